/* dump.c — a scene as text: one line a shape, so that a golden's diff shows what moved. */
#include "cjm/scene.h"

static void add_number(struct buf *out, double number)
{
	buf_char(out, ' ');
	buf_number(out, number, 2);
}

static void add_size(struct buf *out, double width, double height)
{
	add_number(out, width);
	buf_char(out, 'x');
	buf_number(out, height, 2);
}

static void add_color(struct buf *out, struct color color)
{
	if (color.none)
		buf_text(out, " none");
	else
		buf_fmt(out, " #%c%c%c%c%c%c", "0123456789abcdef"[color.r >> 4], "0123456789abcdef"[color.r & 15],
			"0123456789abcdef"[color.g >> 4], "0123456789abcdef"[color.g & 15],
			"0123456789abcdef"[color.b >> 4], "0123456789abcdef"[color.b & 15]);
}

static void add_quoted(struct buf *out, struct str text)
{
	buf_text(out, " \"");
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];
		if (c == '"' || c == '\\')
			buf_char(out, '\\');
		if (c == '\n')
			buf_text(out, "\\n");
		else
			buf_char(out, c);
	}
	buf_char(out, '"');
}

static void add_named(struct buf *out, const char *name, struct str text)
{
	if (!text.len)
		return;
	buf_text(out, name);
	add_quoted(out, text);
}

static void add_paint(const struct scene *s, const struct paint *p, struct buf *out)
{
	if (p->gradient) {
		buf_text(out, " fill @");
		buf_str(out, s->gradients.at[p->gradient - 1].id);
	} else if (!p->fill.none) {
		buf_text(out, " fill");
		add_color(out, p->fill);
	}
	if (p->fill_opacity != 1) {
		buf_text(out, " opacity");
		add_number(out, p->fill_opacity);
	}
	if (p->stroke.none || !(p->stroke_width > 0))
		return;
	buf_text(out, " stroke");
	add_color(out, p->stroke);
	add_number(out, p->stroke_width);
	if (p->dash > 0) {
		buf_text(out, " dash");
		add_number(out, p->dash);
		add_number(out, p->gap);
	}
	if (p->round_caps)
		buf_text(out, " round");
}

static void dump_group(const struct shape *group, struct buf *out)
{
	if (group->id.len)
		buf_fmt(out, " #%.*s", STR_ARG(group->id));
	if (group->class.len)
		buf_fmt(out, " .%.*s", STR_ARG(group->class));
	add_number(out, group->x);
	add_number(out, group->y);
	add_named(out, " title", group->title);
	add_named(out, " link", group->link);
}

static void dump_path(const struct shape *path, struct buf *out)
{
	for (size_t i = 0; i < path->step_count; i++) {
		const struct path_step *step = &path->steps[i];
		buf_char(out, ' ');
		buf_char(out, step->op);
		for (int k = 0; k < path_numbers(step->op); k++)
			add_number(out, step->at[k]);
	}
}

static void dump_text(const struct shape *text, struct buf *out)
{
	static const char *const FACES[FACE_COUNT] = { "regular", "italic", "semibold", "bold" };
	static const char *const ANCHORS[] = { "left", "middle", "right" };
	add_number(out, text->x);
	add_number(out, text->y);
	buf_fmt(out, " %s %s", ANCHORS[text->anchor], FACES[text->font.face]);
	add_number(out, text->font.size);
	if (text->font.spacing != 0) {
		buf_text(out, " spacing");
		add_number(out, text->font.spacing);
	}
	if (text->struck)
		buf_text(out, " struck");
	buf_text(out, " width");
	add_number(out, text->width);
	for (size_t i = 0; i < text->line_count; i++)
		add_quoted(out, text->lines[i]);
}

static void dump_particulars(const struct shape *shape, struct buf *out)
{
	if (shape->kind == SHAPE_PATH) {
		dump_path(shape, out);
		return;
	}
	if (shape->kind == SHAPE_TEXT) {
		dump_text(shape, out);
		return;
	}
	add_number(out, shape->x);
	add_number(out, shape->y);
	if (shape->kind != SHAPE_CIRCLE)
		add_size(out, shape->width, shape->height);
	if (shape->kind != SHAPE_IMAGE && shape->radius != 0) {
		buf_text(out, " radius");
		add_number(out, shape->radius);
	}
	if (shape->kind == SHAPE_IMAGE)
		buf_fmt(out, " %zu bytes%s", shape->bytes.len, shape->is_round ? " round" : "");
}

static void dump_shape(const struct scene *s, const struct shape *shape, int depth, struct buf *out)
{
	static const char *const KINDS[] = { "group", "rect", "circle", "path", "text", "image" };
	for (int i = 0; i < depth; i++)
		buf_char(out, '\t');
	buf_text(out, KINDS[shape->kind]);
	if (shape->kind != SHAPE_GROUP) {
		dump_particulars(shape, out);
		add_paint(s, &shape->paint, out);
		buf_char(out, '\n');
		return;
	}
	dump_group(shape, out);
	buf_char(out, '\n');
	for (const struct shape *child = shape->first; child; child = child->next)
		dump_shape(s, child, depth + 1, out);
}

static void dump_gradient(const struct gradient *gradient, struct buf *out)
{
	buf_fmt(out, "gradient @%.*s", STR_ARG(gradient->id));
	for (int i = 0; i < gradient->count; i++) {
		add_number(out, gradient->stops[i].offset);
		add_color(out, gradient->stops[i].color);
		add_number(out, gradient->stops[i].opacity);
	}
	buf_char(out, '\n');
}

static void dump_cuts(const char *name, const double *cuts, size_t count, struct buf *out)
{
	if (!count)
		return;
	buf_text(out, name);
	for (size_t i = 0; i < count; i++)
		add_number(out, cuts[i]);
	buf_char(out, '\n');
}

static void dump_frame(const struct frame *frame, struct buf *out)
{
	if (frame->label_width > 0 || frame->heading_bottom > 0) {
		buf_text(out, "frame labels");
		add_number(out, frame->label_width);
		buf_text(out, " heading");
		add_number(out, frame->heading_top);
		add_number(out, frame->heading_bottom);
		buf_char(out, '\n');
	}
	dump_cuts("columns", frame->column_cuts.at, frame->column_cuts.len, out);
	dump_cuts("rows", frame->row_cuts.at, frame->row_cuts.len, out);
}

static void dump_bookmark(const struct bookmark *bookmark, struct buf *out)
{
	buf_fmt(out, "bookmark %d", bookmark->level);
	add_number(out, bookmark->x);
	add_number(out, bookmark->y);
	add_quoted(out, bookmark->label);
	buf_char(out, '\n');
}

static void dump_words(const char *name, struct str words, struct buf *out)
{
	if (!words.len)
		return;
	add_named(out, name, words);
	buf_char(out, '\n');
}

void scene_dump(const struct scene *s, struct buf *out)
{
	buf_text(out, "scene");
	add_size(out, s->width, s->height);
	add_color(out, s->background);
	buf_text(out, s->direction == DIRECTION_RTL ? " rtl" : " ltr");
	add_named(out, " lang", s->lang);
	add_named(out, " family", s->family);
	buf_char(out, '\n');
	dump_words("title", s->title, out);
	dump_words("description", s->description, out);
	dump_words("author", s->author, out);
	for (size_t i = 0; i < s->gradients.len; i++)
		dump_gradient(&s->gradients.at[i], out);
	for (size_t i = 0; i < s->bookmarks.len; i++)
		dump_bookmark(&s->bookmarks.at[i], out);
	dump_frame(&s->frame, out);
	dump_shape(s, &s->root, 0, out);
}
