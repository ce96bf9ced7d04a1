/* summary_words.c — words stand only at the lowest and the highest point, at the worst pain point, at exits and at forks; where no place is free
 * there, the face says it alone. */
#include "view/summary.h"

#include <math.h>

enum { LABEL_WIDTH_MOST = 250, AWAY = 14, AIR = 3, SAMPLES = 24, STAR = SUMMARY_STAR, BEYOND_TOP = 16, BEYOND_BOTTOM = 4, PAIR = 9 };

struct word_box { double left, top, right, bottom; };

static bool overlap(struct word_box a, struct word_box b)
{
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

static bool meets_line(const struct curves *c, struct word_box b)
{
	for (size_t i = 0; i < c->list.len; i++)
		for (size_t k = 0; k < c->list.at[i].lines.len; k++) {
			const struct curve_line *line = &c->list.at[i].lines.at[k];
			for (size_t n = 1; n < line->stops.len; n++) {
				const struct curve_stop *from = &line->stops.at[n - 1], *to = from + 1;
				for (int part = 0; part <= SAMPLES; part++) {
					double t = (double)part / SAMPLES, x = from->x + (to->x - from->x) * (1.5 * t - 1.5 * t * t + t * t * t), y = from->y + (to->y - from->y) * (3 * t * t - 2 * t * t * t);
					if (x > b.left && x < b.right && y > b.top && y < b.bottom)
						return true;
				}
			}
		}
	return false;
}

static bool meets_face(const struct curves *c, struct word_box b)
{
	for (size_t i = 0; i < c->list.len; i++)
		for (size_t k = 0; k < c->list.at[i].points.len; k++) {
			const struct point *p = &c->list.at[i].points.at[k], *main = p->partner ? &c->list.at[i].points.at[p->partner - 1] : p;
			double r = p->radius + 3;
			struct word_box face = { p->x - r, p->y - r, p->x + r, p->y + r }, star = { p->star_x - STAR, p->star_y - STAR, p->star_x + STAR, p->star_y + STAR };
			struct word_box fork = { fmin(p->x, main->x) - PAIR, fmin(p->y, main->y) - PAIR, fmax(p->x, main->x) + PAIR, fmax(p->y, main->y) + PAIR };
			if (overlap(face, b) || (p->is_moment && overlap(star, b)) || (p->partner && overlap(fork, b)))
				return true;
		}
	for (size_t i = 0; i < c->brackets.len; i++)
		if (overlap(b, (struct word_box){ c->brackets.at[i].left, c->brackets.at[i].y - 5, c->brackets.at[i].right, c->brackets.at[i].y + 5 }))
			return true;
	return false;
}

static struct word_box box_of(const struct curve_label *label, double width)
{
	double left = label->anchor == ANCHOR_LEFT ? label->x : label->anchor == ANCHOR_RIGHT ? label->x - width : label->x - width / 2;
	return (struct word_box){ left - AIR, label->top, left + width + AIR, label->top + label->text.height };
}

static bool meets_border(const struct curves *c, struct word_box b)
{
	for (size_t i = 0; i < c->borders.len; i++)
		if (c->borders.at[i] + 2 > b.left && c->borders.at[i] - 2 < b.right)
			return true;
	return false;
}

static bool is_free(const struct summary *s, const struct curve_label *label, bool may_cross)
{
	const struct curves *c = label->band;
	struct word_box b = box_of(label, label->text.lines.width);
	if (b.left < c->left + s->axis_inside || b.right > c->right || b.top < c->band_top - BEYOND_TOP || b.bottom > c->band_top + c->band_height + BEYOND_BOTTOM || (!may_cross && meets_border(c, b)))
		return false;
	if (b.top < c->zero && b.bottom > c->zero) /* no word on the line of no feeling */
		return false;
	for (size_t i = 0; i < s->labels.len; i++)
		if (s->labels.at[i].band == c && overlap(b, box_of(&s->labels.at[i], s->labels.at[i].text.lines.width)))
			return false;
	return !meets_face(c, b) && !meets_line(c, b);
}

/* Below, above, right, left; the first that meets nothing. */
static bool find_place(struct summary *s, struct curve_label *label, const struct point *p, bool may_cross)
{
	double h = label->text.height, away = p->radius + 5, w = label->text.lines.width / 2;
	const struct { double x, top; enum anchor anchor; } places[] = {
		{ p->x + away, p->y - h / 2, ANCHOR_LEFT }, { p->x - away, p->y - h / 2, ANCHOR_RIGHT }, { p->x, p->y + away, ANCHOR_MIDDLE }, { p->x, p->y - away - h, ANCHOR_MIDDLE },
		{ p->x + w * 0.3, p->y + away, ANCHOR_MIDDLE }, { p->x - w * 0.3, p->y + away, ANCHOR_MIDDLE }, { p->x + w * 0.5, p->y + away, ANCHOR_MIDDLE }, { p->x - w * 0.5, p->y + away, ANCHOR_MIDDLE }, { p->x + w * 0.5, p->y - away - h, ANCHOR_MIDDLE },
		{ p->x - w * 0.5, p->y - away - h, ANCHOR_MIDDLE }, { p->x + away + AWAY, p->y - h / 2, ANCHOR_LEFT }, { p->x - away - AWAY, p->y - h / 2, ANCHOR_RIGHT },
		{ p->x + away + AWAY, p->y - h, ANCHOR_LEFT }, { p->x - away - AWAY, p->y - h, ANCHOR_RIGHT },
		{ p->x + w * 0.9, p->y + away, ANCHOR_MIDDLE }, { p->x - w * 0.9, p->y + away, ANCHOR_MIDDLE }, { p->x + w * 0.9, p->y - away - h, ANCHOR_MIDDLE }, { p->x - w * 0.9, p->y - away - h, ANCHOR_MIDDLE },
	};
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		label->x = places[i].x;
		label->top = places[i].top;
		label->anchor = places[i].anchor;
		if (is_free(s, label, may_cross))
			return true;
	}
	return false;
}

/* In the face's own stage; what matters most, where that is too narrow for it, over the border of the next one: its halo keeps it readable. */
static void add_label(struct summary *s, struct curves *band, const struct point *p, struct str said, const struct thing *thing, bool is_strong)
{
	static const double WIDTHS[] = { LABEL_WIDTH_MOST, 180, 130 };
	for (size_t i = 0; i < s->labels.len; i++)
		if (s->labels.at[i].thing == thing)
			return;
	for (int i = 0; i < (is_strong ? 6 : 3) && p && said.len; i++) {
		struct curve_label label = { .band = band, .thing = thing, .text = slide_text(&s->l, is_strong ? SLIDE_PILL : SLIDE_META, said, WIDTHS[i % 3], thing->span) };
		if (label.text.lines.len <= 3 && find_place(s, &label, p, i >= 3)) {
			struct word_box b = box_of(&label, label.text.lines.width);
			VEC_PUSH(s->l.arena, &s->labels, label);
			VEC_PUSH(s->l.arena, &band->gaps, ((struct border_gap){ b.left, b.right, b.top, b.bottom }));
			return;
		}
	}
}

/* The lowest face that whoever has it shows there. */
static const struct point *face_of_pain(const struct curves *c, const struct pain *pain)
{
	const struct point *lowest = NULL;
	for (size_t i = 0; i < c->list.len; i++)
		for (size_t k = 0; k < c->list.at[i].points.len && things_are_of(&pain->by, c->list.at[i].persona); k++) {
			const struct point *p = &c->list.at[i].points.at[k];
			if (p->place == pain->thing.parent && (!lowest || p->level < lowest->level))
				lowest = p;
		}
	return lowest;
}

/* What makes it, else the feeling itself. */
static void label_extreme(struct summary *s, struct curves *band, bool is_low)
{
	struct curve_extreme e = curves_extreme(band, is_low);
	const struct thing *said = !e.p ? NULL : e.cause ? e.cause : s->bands ? NULL : &e.p->feeling->thing; /* low bands have room for what matters */
	if (said)
		add_label(s, band, e.p, e.cause ? layout_with_doubt(&s->l, said->text, said) : said->text, said, true);
}

static struct str way_text(struct summary *s, const struct way *way)
{
	const struct locale *words = s->l.plan->locale;
	struct str none = { 0 }, parts[] = {
		way->share.given ? label_with(words, s->l.arena, LABEL_curve_leave, locale_value(words, s->l.arena, way->share)) : none, layout_label_with(&s->l, LABEL_condition, way->when),
	};
	struct str said = layout_items(&s->l, parts, 2);
	return said.len ? layout_with_doubt(&s->l, said, &way->thing) : label(words, LABEL_exit);
}

enum { LABELS_TRIED_MOST = 500 }; /* of ways out, and of forks: a slide has room for a few dozen */

static void label_ways(struct summary *s, struct curves *c)
{
	size_t tried = 0;
	for (size_t i = 0; i < c->list.len; i++)
		for (size_t k = 0; k < c->list.at[i].lines.len && tried < LABELS_TRIED_MOST; k++) {
			const struct curve_line *line = &c->list.at[i].lines.at[k];
			const struct way *way = line->branch ? line->branch->first.way : NULL;
			if (line->kind == LINE_OUT && line->stops.len) {
				tried++;
				const struct curve_stop *last = &line->stops.at[line->stops.len - 1];
				struct str said = way ? way_text(s, way) : label(s->l.plan->locale, LABEL_exit);
				add_label(s, c, &c->list.at[last->curve].points.at[last->first], said, way ? &way->thing : last->place, true);
			}
		}
}

static void label_lone_exits(struct summary *s, struct curves *c)
{
	for (size_t i = 0; i < c->list.len; i++)
		for (size_t k = 0; k < c->list.at[i].points.len; k++)
			if (c->list.at[i].points.at[k].is_exit_alone)
				add_label(s, c, &c->list.at[i].points.at[k], label(s->l.plan->locale, LABEL_exit), c->list.at[i].points.at[k].place, true);
}

static void label_forks(struct summary *s, struct curves *c)
{
	size_t tried = 0;
	for (size_t i = 0; i < c->list.len; i++)
		for (size_t k = 0; k < c->list.at[i].points.len && tried < LABELS_TRIED_MOST; k++) {
			const struct point *p = &c->list.at[i].points.at[k];
			if (p->kind != POINT_OR)
				continue;
			tried++;
			add_label(s, c, p, layout_label_with(&s->l, LABEL_condition, p->feeling->if_text), &p->feeling->thing, false);
		}
}

/* Of several who meet it, the one who feels worst. */
static void label_worst(struct summary *s)
{
	const struct thing *pain = s->pains.len ? s->pains.at[0].thing : NULL;
	struct curves *band = NULL;
	const struct point *lowest = NULL;
	for (struct curves *c = s->feelings.curves; c && pain; c = c->next) {
		const struct point *p = face_of_pain(c, (const struct pain *)pain);
		if (!p || (lowest && p->level >= lowest->level))
			continue;
		lowest = p;
		band = c;
	}
	if (lowest)
		add_label(s, band, lowest, layout_with_doubt(&s->l, thing_label(pain), pain), pain, true);
}

void summary_words_place(struct summary *s)
{
	s->labels.len = 0;
	for (struct curves *c = s->feelings.curves; c; c = c->next)
		c->gaps.len = 0;
	if (s->is_terse)
		return;
	for (struct curves *c = s->feelings.curves; c; c = c->next) {
		label_ways(s, c);
		label_lone_exits(s, c);
		label_extreme(s, c, true);
		label_extreme(s, c, false);
	}
	label_worst(s);
	for (struct curves *c = s->feelings.curves; c; c = c->next)
		label_forks(s, c);
}
