/* sight.c — walks a scene, adds up the places of its groups, and turns every shape into straight pieces. */
#include "sight.h"

#include <stdlib.h>
#include <string.h>

enum { CIRCLE_SIDES = 24, CURVE_PARTS = 8 };

bool boxes_apart(struct box a, struct box b, double slack)
{
	return a.right <= b.left + slack || b.right <= a.left + slack || a.bottom <= b.top + slack || b.bottom <= a.top + slack;
}

bool box_within(struct box inner, struct box outer, double slack)
{
	return inner.left >= outer.left - slack && inner.right <= outer.right + slack && inner.top >= outer.top - slack && inner.bottom <= outer.bottom + slack;
}

struct box box_at(double x, double y, double width, double height)
{
	return (struct box){ x, y, x + width, y + height };
}

/* ---- from the scene to items ---- */

struct where {
	double x, y;
	bool in_curve, in_ways;
};

static void add_text(struct sight *v, const struct shape *s, struct where at)
{
	for (size_t i = 0; i < s->line_count; i++) {
		double width = text_width(v->ruler, s->font, s->lines[i]), x = at.x + s->x, y = at.y + s->y + (double)i * s->line_height;
		x -= s->anchor == ANCHOR_MIDDLE ? width / 2 : s->anchor == ANCHOR_RIGHT ? width : 0;
		struct item item = { .shape = s, .line = s->lines[i], .in_curve = at.in_curve, .in_ways = at.in_ways };
		item.box = (struct box){ x, y - 0.74 * s->font.size, x + width, y + 0.2 * s->font.size };
		VEC_PUSH(&v->arena, &v->texts, v->items.len);
		VEC_PUSH(&v->arena, &v->items, item);
	}
}

static void add_spot(struct sight *v, struct item *item, size_t *room, double x, double y, bool begins)
{
	if (item->outline_len == *room) {
		item->outline = arena_grow(&v->arena, item->outline, *room * sizeof *item->outline, (*room * 2 + 8) * sizeof *item->outline);
		*room = *room * 2 + 8;
	}
	item->outline[item->outline_len++] = (struct spot){ x, y, begins };
}

static void outline_circle(struct sight *v, struct item *item, size_t *room, double x, double y, double r)
{
	static const double QUARTER[CIRCLE_SIDES / 4][2] = { { 1, 0 }, { 0.9659, 0.2588 }, { 0.8660, 0.5 }, { 0.7071, 0.7071 }, { 0.5, 0.8660 }, { 0.2588, 0.9659 } };
	for (int i = 0; i <= CIRCLE_SIDES; i++) {
		const double *p = QUARTER[i % (CIRCLE_SIDES / 4)];
		static const int TURN[4][4] = { { 1, 0, 0, 1 }, { 0, -1, 1, 0 }, { -1, 0, 0, -1 }, { 0, 1, -1, 0 } };
		const int *t = TURN[i / (CIRCLE_SIDES / 4) % 4];
		add_spot(v, item, room, x + r * (t[0] * p[0] + t[1] * p[1]), y + r * (t[2] * p[0] + t[3] * p[1]), i == 0);
	}
}

static void outline_path(struct sight *v, struct item *item, size_t *room, const struct shape *s, struct where at)
{
	double x = 0, y = 0, begin_x = 0, begin_y = 0;
	for (size_t i = 0; i < s->step_count; i++) {
		const struct path_step *p = &s->steps[i];
		const double *to = p->at + path_numbers(p->op) - 2;
		for (int k = 1; p->op == 'C' && k < CURVE_PARTS; k++) {
			double t = k / (double)CURVE_PARTS, u = 1 - t;
			double a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
			add_spot(v, item, room, at.x + a * x + b * p->at[0] + c * p->at[2] + d * p->at[4], at.y + a * y + b * p->at[1] + c * p->at[3] + d * p->at[5], false);
		}
		if (p->op == 'Z') {
			x = begin_x;
			y = begin_y;
		} else {
			x = to[0];
			y = to[1];
		}
		if (p->op == 'M') {
			begin_x = x;
			begin_y = y;
		}
		add_spot(v, item, room, at.x + x, at.y + y, p->op == 'M');
	}
}

static void outline_rect(struct sight *v, struct item *item, size_t *room, struct box b)
{
	double xs[] = { b.left, b.right, b.right, b.left, b.left }, ys[] = { b.top, b.top, b.bottom, b.bottom, b.top };
	for (int i = 0; i < 5; i++)
		add_spot(v, item, room, xs[i], ys[i], i == 0);
}

static void add_shape(struct sight *v, const struct shape *s, struct where at)
{
	bool filled = !s->paint.fill.none || s->paint.gradient || s->kind == SHAPE_IMAGE;
	if (!filled && s->paint.stroke.none)
		return;
	struct item item = { .shape = s, .is_filled = filled, .in_curve = at.in_curve, .in_ways = at.in_ways };
	size_t room = 0;
	if (s->kind == SHAPE_PATH)
		outline_path(v, &item, &room, s, at);
	else if (s->kind == SHAPE_CIRCLE)
		outline_circle(v, &item, &room, at.x + s->x, at.y + s->y, s->radius);
	else
		outline_rect(v, &item, &room, box_at(at.x + s->x, at.y + s->y, s->width, s->height));
	if (!item.outline_len)
		return;
	item.box = (struct box){ item.outline[0].x, item.outline[0].y, item.outline[0].x, item.outline[0].y };
	for (size_t i = 1; i < item.outline_len; i++) {
		const struct spot *p = &item.outline[i];
		item.box.left = p->x < item.box.left ? p->x : item.box.left;
		item.box.right = p->x > item.box.right ? p->x : item.box.right;
		item.box.top = p->y < item.box.top ? p->y : item.box.top;
		item.box.bottom = p->y > item.box.bottom ? p->y : item.box.bottom;
	}
	VEC_PUSH(&v->arena, &v->items, item);
}

static void add_group(struct sight *v, const struct shape *group, struct where at)
{
	at.in_curve |= str_is(group->class, "curve");
	at.in_ways |= str_is(group->class, "ways");
	for (const struct shape *s = group->first; s; s = s->next) {
		struct where inside = at;
		inside.x += s->x;
		inside.y += s->y;
		if (s->kind == SHAPE_GROUP)
			add_group(v, s, inside);
		else if (s->kind == SHAPE_TEXT)
			add_text(v, s, at);
		else
			add_shape(v, s, at);
	}
}

void sight_init(struct sight *v, const struct scene *s, struct ruler *ruler)
{
	*v = (struct sight){ .scene = s, .ruler = ruler };
	arena_init(&v->arena);
	add_group(v, &s->root, (struct where){ s->root.x, s->root.y, false, false });
}

void sight_finish(struct sight *v)
{
	arena_finish(&v->arena);
}

/* ---- what lies where ---- */

static bool line_crosses(struct spot p, struct spot q, struct box b)
{
	double from = 0, to = 1, d[2] = { q.x - p.x, q.y - p.y }, low[2] = { b.left - p.x, b.top - p.y }, high[2] = { b.right - p.x, b.bottom - p.y };
	for (int i = 0; i < 2; i++) {
		if (d[i] == 0) {
			if (low[i] > 0 || high[i] < 0)
				return false;
			continue;
		}
		double in = low[i] / d[i], out = high[i] / d[i];
		from = (in < out ? in : out) > from ? (in < out ? in : out) : from;
		to = (in < out ? out : in) < to ? (in < out ? out : in) : to;
	}
	return from <= to;
}

bool item_contains(const struct item *item, double x, double y)
{
	bool inside = false;
	if (x < item->box.left || x > item->box.right || y < item->box.top || y > item->box.bottom)
		return false;
	for (size_t i = 1; i < item->outline_len; i++) {
		struct spot p = item->outline[i - 1], q = item->outline[i];
		if (!q.begins && (p.y > y) != (q.y > y) && x < p.x + (y - p.y) * (q.x - p.x) / (q.y - p.y))
			inside = !inside;
	}
	return inside;
}

bool outline_crosses(const struct item *item, struct box b)
{
	for (size_t i = 1; i < item->outline_len; i++)
		if (!item->outline[i].begins && line_crosses(item->outline[i - 1], item->outline[i], b))
			return true;
	return false;
}

/* ---- colours ---- */

static struct color blend_colors(struct color under, struct color over, double opacity)
{
	return (struct color){
		(uint8_t)(under.r + (over.r - under.r) * opacity + 0.5), (uint8_t)(under.g + (over.g - under.g) * opacity + 0.5),
		(uint8_t)(under.b + (over.b - under.b) * opacity + 0.5), false,
	};
}

static struct color gradient_over(struct color under, const struct gradient *g, double part)
{
	int i = 1;
	while (i + 1 < g->count && g->stops[i].offset < part)
		i++;
	const struct stop *a = &g->stops[i - 1], *b = &g->stops[i];
	double span = b->offset - a->offset, t = span > 0 ? (part - a->offset) / span : 0;
	t = t < 0 ? 0 : t > 1 ? 1 : t;
	return blend_colors(under, blend_colors(a->color, b->color, t), a->opacity + (b->opacity - a->opacity) * t);
}

struct color color_at(const struct sight *v, size_t index, double x, double y)
{
	struct color c = v->scene->background;
	for (size_t i = 0; i < index; i++) {
		const struct item *s = &v->items.at[i];
		if (!s->is_filled || s->shape->kind == SHAPE_TEXT || s->shape->kind == SHAPE_IMAGE || !item_contains(s, x, y))
			continue;
		const struct paint *p = &s->shape->paint;
		c = p->gradient ? gradient_over(c, &v->scene->gradients.at[p->gradient - 1], (y - s->box.top) / (s->box.bottom - s->box.top))
			: blend_colors(c, p->fill, p->fill_opacity);
	}
	return c;
}

/* ---- whether a text is there, however it is broken into lines ---- */

static void without_breaks(struct str text, struct buf *out)
{
	for (size_t i = 0; i < text.len;) {
		size_t from = i;
		uint32_t c = utf8_next(text, &i);
		if (c != ' ' && c != '\t' && c != '\n' && c != '-' && c != 0xA0 && c != 0xAD && c != 0x2010 && c != 0xFFFD && c >= 0x20)
			buf_str(out, str_slice(text, from, i));
	}
}

struct str all_text(struct sight *v)
{
	struct buf all = { 0 };
	for (size_t i = 0; i < v->texts.len; i++)
		without_breaks(v->items.at[v->texts.at[i]].line, &all);
	struct str said = buf_take(&all, &v->arena);
	buf_finish(&all);
	return said;
}

bool is_written(struct str said, struct str text)
{
	struct buf seek = { 0 };
	without_breaks(text, &seek);
	bool found = !seek.len;
	for (size_t i = 0; i + seek.len <= said.len && !found; i++)
		found = !memcmp(said.at + i, seek.at, seek.len);
	buf_finish(&seek);
	return found;
}

static bool are_written(struct str said, const struct things *reasons)
{
	for (size_t i = 0; i < reasons->len; i++)
		if (!is_written(said, reasons->at[i]->text))
			return false;
	return true;
}

const struct feeling *unsaid_part(struct str said, const struct feeling *f)
{
	const struct feeling *parts[] = { f, f->and, f->to, f->or };
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (parts[i] && (!is_written(said, parts[i]->thing.text) || !is_written(said, parts[i]->if_text) || !are_written(said, &parts[i]->because)))
			return parts[i];
	return NULL;
}

const struct item *item_outside(const struct sight *v)
{
	struct box whole = { 0, 0, v->scene->width, v->scene->height };
	for (size_t i = 0; i < v->items.len; i++)
		if (!box_within(v->items.at[i].box, whole, SIGHT_SLACK))
			return &v->items.at[i];
	return NULL;
}

static const struct sight *sorting;

static int by_top(const void *a, const void *b)
{
	double x = sorting->items.at[*(const size_t *)a].box.top, y = sorting->items.at[*(const size_t *)b].box.top;
	return (x > y) - (x < y);
}

bool texts_overlap(struct sight *v, const struct item **a, const struct item **b)
{
	size_t *order = arena_alloc(&v->arena, v->texts.len * sizeof *order + 1);
	memcpy(order, v->texts.at, v->texts.len * sizeof *order);
	sorting = v;
	qsort(order, v->texts.len, sizeof *order, by_top);
	for (size_t i = 0; i < v->texts.len; i++) {
		*a = &v->items.at[order[i]];
		for (size_t k = i + 1; k < v->texts.len && v->items.at[order[k]].box.top < (*a)->box.bottom; k++) {
			*b = &v->items.at[order[k]];
			if (!boxes_apart((*a)->box, (*b)->box, SIGHT_SLACK))
				return true;
		}
	}
	*a = *b = NULL;
	return false;
}

struct str brief_text(struct str s)
{
	enum { SHOWN = 60 };
	size_t end = 0;
	while (end < s.len && end < SHOWN)
		utf8_next(s, &end);
	return str_slice(s, 0, end);
}
