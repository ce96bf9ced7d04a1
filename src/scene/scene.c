/* scene.c — shapes come to life at the end of a group. Knows nothing of themes, painters and files. */
#include "cjm/scene.h"

#include <stdlib.h>

static const struct color NOTHING = { .none = true };

static const struct paint UNPAINTED = {
	.fill = { .none = true },
	.stroke = { .none = true },
	.fill_opacity = 1,
	.stroke_width = 1,
};

struct scene *scene_new(void)
{
	struct arena arena;
	arena_init(&arena);
	struct scene *s = ARENA_NEW(&arena, struct scene);
	s->background = NOTHING;
	s->root.kind = SHAPE_GROUP;
	s->arena = arena;
	return s;
}

void scene_free(struct scene *s)
{
	if (!s)
		return;
	struct arena arena = s->arena; /* the scene itself lies in it */
	arena_finish(&arena);
}

static struct shape *add_shape(struct scene *s, struct shape *into, enum shape_kind kind, double x, double y)
{
	struct shape *shape = ARENA_NEW(&s->arena, struct shape);
	shape->kind = kind;
	if (kind != SHAPE_GROUP)
		shape->paint = UNPAINTED;
	shape->x = x;
	shape->y = y;
	if (into->last)
		into->last->next = shape;
	else
		into->first = shape;
	into->last = shape;
	return shape;
}

/* Groups of a kind follow each other: a class is copied once for all of them. */
static struct str class_in(struct scene *s, struct str class)
{
	if (!class.len || !str_equal(class, s->last_class))
		s->last_class = str_copy(&s->arena, class);
	return s->last_class;
}

struct shape *scene_group(struct scene *s, struct shape *into, struct str class, double x, double y)
{
	struct shape *group = add_shape(s, into, SHAPE_GROUP, x, y);
	group->class = class_in(s, class);
	return group;
}

struct shape *scene_rect(struct scene *s, struct shape *into, double x, double y, double width, double height, double radius)
{
	struct shape *rect = add_shape(s, into, SHAPE_RECT, x, y);
	rect->width = width;
	rect->height = height;
	rect->radius = radius;
	return rect;
}

struct shape *scene_circle(struct scene *s, struct shape *into, double x, double y, double radius)
{
	struct shape *circle = add_shape(s, into, SHAPE_CIRCLE, x, y);
	circle->radius = radius;
	return circle;
}

struct shape *scene_path(struct scene *s, struct shape *into)
{
	return add_shape(s, into, SHAPE_PATH, 0, 0);
}

int path_numbers(char op)
{
	return op == 'C' ? 6 : op == 'Z' ? 0 : 2;
}

/* The room is always a power of two, so that it need not be remembered. */
static void make_room(struct scene *s, struct shape *path)
{
	size_t count = path->step_count, size = sizeof *path->steps;
	if (count == 0)
		path->steps = arena_alloc(&s->arena, 4 * size);
	else if (count >= 4 && (count & (count - 1)) == 0)
		path->steps = arena_grow(&s->arena, path->steps, count * size, 2 * count * size);
}

void path_to(struct scene *s, struct shape *path, char op, const double *at)
{
	make_room(s, path);
	struct path_step *step = &path->steps[path->step_count++];
	*step = (struct path_step){ .op = op };
	for (int i = 0; i < path_numbers(op); i++)
		step->at[i] = at[i];
}

static struct shape *add_text(struct scene *s, struct shape *into, struct font font, double x, double baseline, enum anchor anchor)
{
	struct shape *text = add_shape(s, into, SHAPE_TEXT, x, baseline);
	text->paint.fill = (struct color){ 0 };
	text->font = font;
	text->anchor = anchor;
	return text;
}

static void copy_lines(struct scene *s, struct shape *text, const struct str *lines, size_t count)
{
	text->lines = arena_alloc(&s->arena, count * sizeof *lines);
	text->line_count = count;
	for (size_t i = 0; i < count; i++) {
		text->lines[i] = line_clean(&s->arena, lines[i]);
		text->font = font_for_text(text->font, text->lines[i]);
	}
	text->line_height = text_pitch(text->font, text->lines, count);
}

/* Lines that were wrapped are slices of one text: between them stands what the end of a line takes the place of. */
static void note_joints(struct shape *text, const struct str *lines, size_t count)
{
	for (size_t i = 0; i + 1 < count && i < 16; i++) {
		bool is_glued = lines[i].len && lines[i].at + lines[i].len == lines[i + 1].at;
		text->glued = (uint16_t)(text->glued | is_glued << i);
		text->hyphened = (uint16_t)(text->hyphened | (is_glued && str_ends(lines[i], "\xC2\xAD")) << i);
	}
}

struct shape *scene_text(struct scene *s, struct shape *into, struct font font, double x, double baseline, enum anchor anchor, struct str text)
{
	struct shape *shape = add_text(s, into, font, x, baseline, anchor);
	copy_lines(s, shape, &text, 1);
	return shape;
}

struct shape *scene_lines(struct scene *s, struct shape *into, struct font font, double x, double baseline, enum anchor anchor, struct lines lines)
{
	struct shape *shape = add_text(s, into, font, x, baseline, anchor);
	copy_lines(s, shape, lines.at, lines.len);
	note_joints(shape, lines.at, lines.len);
	shape->width = lines.width;
	return shape;
}

struct shape *scene_image(struct scene *s, struct shape *into, double x, double y, double width, double height, struct str picture)
{
	struct shape *image = add_shape(s, into, SHAPE_IMAGE, x, y);
	image->width = width;
	image->height = height;
	image->bytes = str_copy(&s->arena, picture);
	return image;
}

int scene_gradient(struct scene *s, struct str id, const struct stop *stops, int count)
{
	struct gradient gradient = { .id = str_copy(&s->arena, id) };
	for (; gradient.count < count && gradient.count < 4; gradient.count++)
		gradient.stops[gradient.count] = stops[gradient.count];
	VEC_PUSH(&s->arena, &s->gradients, gradient);
	return (int)s->gradients.len;
}
