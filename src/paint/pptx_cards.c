/* pptx_cards.c — which shapes of a drawing are one on a slide: a ground, the edge of a card along it, and the texts that stand on it. */
#include "pptx.h"

#include <math.h>

enum { LOOK_BACK = 24 };

static const double SAME = 0.3;             /* pixels */
static const double CORNER = 0.29289321881; /* 1 - cos 45°: of a corner's radius, where the text of a rounded box begins */

/* ---- what there is to see ---- */

static bool has_line(const struct paint *p)
{
	return !p->stroke.none && p->stroke_width > 0;
}

static bool has_fill(const struct paint *p)
{
	return p->gradient || !p->fill.none;
}

bool pptx_has_words(const struct shape *text)
{
	for (size_t i = 0; i < text->line_count; i++)
		if (text->lines[i].len)
			return !text->paint.fill.none;
	return false;
}

bool pptx_is_seen(const struct shape *shape)
{
	switch (shape->kind) {
	case SHAPE_TEXT: return pptx_has_words(shape);
	case SHAPE_IMAGE: return shape->width > 0 && shape->height > 0;
	case SHAPE_RECT: return shape->width > 0 && shape->height > 0 && (has_fill(&shape->paint) || has_line(&shape->paint));
	case SHAPE_CIRCLE: return shape->radius > 0 && (has_fill(&shape->paint) || has_line(&shape->paint));
	case SHAPE_PATH: return shape->step_count > 1 && (has_fill(&shape->paint) || has_line(&shape->paint));
	case SHAPE_GROUP: break;
	}
	for (const struct shape *child = shape->first; child; child = child->next)
		if (pptx_is_seen(child))
			return true;
	return false;
}

struct box pptx_bare_box(const struct shape *shape, double x, double y)
{
	struct shape bare = *shape;
	bare.paint.stroke.none = true;
	if (shape->kind == SHAPE_TEXT)
		return box_moved((struct box){ pptx_text_left(shape), pptx_text_top(shape), pptx_text_left(shape) + pptx_text_width(shape), pptx_text_bottom(shape) }, x, y);
	return box_moved(box_of(&bare), x, y);
}

/* ---- which text stands on which ground ---- */

static bool is_ground(const struct shape *shape)
{
	return (shape->kind == SHAPE_RECT || shape->kind == SHAPE_CIRCLE || (shape->kind == SHAPE_PATH && shape->steps[shape->step_count - 1].op == 'Z')) && has_fill(&shape->paint);
}

double pptx_inset(const struct shape *ground)
{
	return ground->kind == SHAPE_RECT ? CORNER * fmin(ground->radius, fmin(ground->width, ground->height) / 2) : ground->kind == SHAPE_CIRCLE ? CORNER * ground->radius : 0;
}

bool pptx_is_straight(const struct shape *path)
{
	return path->step_count == 2 && path->steps[0].op == 'M' && path->steps[1].op == 'L';
}

static bool is_within(struct box inner, struct box outer, double inset)
{
	return inner.left >= outer.left + inset && inner.right <= outer.right + SAME && inner.top >= outer.top + inset && inner.bottom <= outer.bottom + SAME;
}

static bool goes_below(const struct pptx_text *last, const struct shape *text)
{
	const struct shape *above = last->text;
	bool is_aligned = text->anchor == above->anchor && (text->anchor == ANCHOR_LEFT ? text->x >= above->x - SAME : fabs(text->x - above->x) < SAME);
	return is_aligned && pptx_text_top(text) - pptx_text_bottom(above) > -SAME;
}

static bool can_take(const struct slide_item *ground, const struct shape *text)
{
	struct box box = pptx_bare_box(ground->shape, 0, 0);
	bool is_centred = text->anchor != ANCHOR_MIDDLE || fabs(text->x - (box.left + box.right) / 2) < SAME;
	bool has_room = !ground->text_count || (ground->text_count < PPTX_TEXTS_MOST && text->x >= ground->texts[0].text->x - SAME && goes_below(&ground->texts[ground->text_count - 1], text));
	return is_centred && has_room;
}

static void take_text(const struct pptx_slide *s, struct slide_level *l, size_t index)
{
	const struct shape *text = l->items[index].shape;
	struct box box = pptx_bare_box(text, 0, 0);
	for (size_t i = index; i-- > 0 && i + LOOK_BACK > index && text != s->title;) {
		struct slide_item *ground = &l->items[i];
		if (ground->shape->kind == SHAPE_GROUP || ground->is_held || !is_ground(ground->shape) || !is_within(box, pptx_bare_box(ground->shape, 0, 0), pptx_inset(ground->shape)))
			continue;
		if (can_take(ground, text)) {
			ground->texts[ground->text_count++] = (struct pptx_text){ text, l->x, l->y };
			l->items[index].is_held = true;
		}
		return; /* what lies in front would hide it */
	}
}

/* A card's coloured edge: a line as high as its ground, inside it at its left or right. A shape has one line: where the ground has one itself, they stay two. */
static void take_edge(struct slide_level *l, size_t index)
{
	const struct shape *line = l->items[index].shape;
	struct slide_item *ground = index ? &l->items[index - 1] : NULL;
	if (!ground || ground->shape->kind != SHAPE_PATH || !is_ground(ground->shape) || has_line(&ground->shape->paint) || !pptx_is_straight(line) || line->steps[0].at[0] != line->steps[1].at[0])
		return;
	struct box box = pptx_bare_box(ground->shape, 0, 0), along = pptx_bare_box(line, 0, 0);
	double half = line->paint.stroke_width / 2;
	bool is_beside = fabs(along.left - half - box.left) < SAME || fabs(along.right + half - box.right) < SAME;
	if (!is_beside || fabs(along.top - box.top) > SAME || fabs(along.bottom - box.bottom) > SAME)
		return;
	ground->edge = line;
	l->items[index].is_held = true;
}

struct slide_level pptx_level_of(struct pptx_slide *s, const struct shape *group, double x, double y)
{
	struct slide_level l = { .x = x + group->x, .y = y + group->y };
	size_t count = 0;
	for (const struct shape *child = group->first; child; child = child->next)
		count++;
	l.items = arena_alloc(&s->deck->arena, (count + 1) * sizeof *l.items);
	for (const struct shape *child = group->first; child; child = child->next) {
		if (!pptx_is_seen(child))
			continue;
		l.items[l.count] = (struct slide_item){ .shape = child };
		if (child->kind == SHAPE_TEXT)
			take_text(s, &l, l.count);
		else if (child->kind == SHAPE_PATH)
			take_edge(&l, l.count);
		l.count++;
	}
	return l;
}
