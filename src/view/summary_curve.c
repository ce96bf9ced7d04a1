/* summary_curve.c — the stages and the curve over all steps, with small faces. Words stand only at the lowest and the highest point, at the worst pain
 * point, at exits and at forks; where no place is free there, the face says it alone. */
#include "view/summary.h"

#include "cjm/course.h"

#include <math.h>

enum { FACE = 10, SMALL_FACE = 9, TINY_FACE = 6, CHEVRON = 28, CHEVRON_LEFT = 12, CHEVRON_RIGHT = 14, STRIP_GAP = 4, COLUMN_GAP = 3, LABEL_WIDTH_MOST = 250, AWAY = 14, AIR = 3, SAMPLES = 24, STAR = 10, STAGE_LEAST = 62, BEYOND_TOP = 16, BEYOND_BOTTOM = 4, RIM = 7, PAIR = 9, ABOVE = 34, BELOW = 40, STRETCH_MOST = 3, COLUMN_SLIM = 12 };

/* ---- columns, and who feels ---- */

static void collect_curves(struct summary *s, struct courses *courses)
{
	struct layout *l = &s->l;
	struct curve_source source = { .has_notes = false, .words_by_stage = true };
	source.courses = arena_alloc(l->arena, (courses->len + 1) * sizeof *source.courses);
	source.who = arena_alloc(l->arena, (courses->len + 1) * sizeof *source.who);
	for (size_t i = 0; i < courses->len; i++) {
		source.courses[source.count] = &courses->at[i];
		source.who[source.count++] = courses->at[i].who;
	}
	curves_collect_from(l, &s->feelings, source);
}

/* The faces stand without their words, and what has no place on the scale stands in the map of the whole. */
static void make_small(struct summary *s, struct curves *c)
{
	for (size_t i = 0; i < c->list.len; i++)
		for (size_t k = 0; k < c->list.at[i].points.len; k++) {
			struct point *p = &c->list.at[i].points.at[k];
			p->radius = p->radius > 12 ? FACE : SMALL_FACE;
			p->word = p->more = p->share = (struct str){ 0 };
			p->is_exit = false;
		}
	s->stages_felt = c->asides[0].len + c->asides[1].len;
	c->asides[0].len = c->asides[1].len = 0;
}

void summary_curve_collect(struct summary *s)
{
	struct courses *courses = ARENA_NEW(s->l.arena, struct courses);
	s->people = page_personas(&s->l);
	*courses = courses_of(s->l.plan->journey, s->l.arena);
	columns_make(&s->l);
	if (!s->l.plan->columns.len)
		return;
	collect_curves(s, courses);
	if (s->feelings.curves)
		make_small(s, s->feelings.curves);
}

/* What the columns that want more leave to each of the others; negative where there is less than all want. */
static double even_width(const double *wanted, size_t count, double room)
{
	double even = room / (double)count;
	for (size_t wide = 0, before = 1; wide != before;) {
		double rest = room;
		before = wide;
		wide = 0;
		for (size_t i = 0; i < count; i++)
			if (wanted[i] > even) {
				rest -= wanted[i];
				wide++;
			}
		even = wide < count ? rest / (double)(count - wide) : -1;
	}
	return even;
}

/* Where the columns have less than half of what their faces want, these are smaller by as much, as long as one sees what they are. */
static void shrink_faces(struct curves *c, double part)
{
	for (size_t i = 0; c && i < c->list.len; i++)
		for (size_t k = 0; k < c->list.at[i].points.len; k++)
			c->list.at[i].points.at[k].radius = fmax(c->list.at[i].points.at[k].radius * part, TINY_FACE);
}

/* Equal, but for those whose faces need more; where all need more than there is, each gets its part. */
static void set_columns(struct summary *s)
{
	struct plan *p = s->l.plan;
	double room = s->width - 2 * SLIDE_MARGIN, x = SLIDE_MARGIN, all = 0, *wanted = arena_alloc(s->l.arena, (p->columns.len + 1) * sizeof *wanted);
	for (size_t i = 0; i < p->columns.len; i++)
		all += wanted[i] = fmax(s->feelings.curves ? curves_wanted_width(&s->l, s->feelings.curves, i) : 0, COLUMN_SLIM);
	double even = even_width(wanted, p->columns.len, room);
	if (all > 2 * room)
		shrink_faces(s->feelings.curves, room / all);
	for (size_t i = 0; i < p->columns.len; i++) {
		p->columns.at[i].x = x;
		p->columns.at[i].width = all > room ? wanted[i] * room / all : fmax(wanted[i], even);
		x += p->columns.at[i].width;
	}
	p->width = s->width;
}

/* So wide that a letter of its name has room. */
static void widen_stages(struct plan *p)
{
	double moved = 0;
	for (size_t i = 0; i < p->stages.len; i++) {
		const struct stage_box *box = &p->stages.at[i];
		double width = 0, count = (double)(box->last_column - box->first_column + 1);
		for (size_t k = box->first_column; k <= box->last_column; k++)
			width += p->columns.at[k].width;
		double more = fmax(STAGE_LEAST - width, 0) / count;
		for (size_t k = box->first_column; k <= box->last_column; k++) {
			p->columns.at[k].x += moved;
			p->columns.at[k].width += more;
			moved += more;
		}
	}
	p->width += moved;
}

static double stage_width(const struct plan *p, const struct stage_box *box)
{
	double width = 0;
	for (size_t k = box->first_column; k <= box->last_column; k++)
		width += p->columns.at[k].width;
	return width;
}

/* In which no word of its name is broken. */
static double stage_wants(struct summary *s, size_t index)
{
	struct str name = thing_label(&s->l.plan->stages.at[index].stage->thing);
	return text_longest_word(s->l.plan->ruler, slide_font(SLIDE_STAGE), name) + (index ? CHEVRON_LEFT + 8 : CHEVRON_LEFT) + CHEVRON_RIGHT + COLUMN_GAP + 1;
}

/* What a name lacks the other stages give, as far as they have more than theirs need. */
static void share_for_names(struct summary *s)
{
	struct plan *p = s->l.plan;
	double missing = 0, spare = 0, x = SLIDE_MARGIN;
	for (size_t i = 0; i < p->stages.len; i++) {
		double more = stage_width(p, &p->stages.at[i]) - stage_wants(s, i);
		missing -= fmin(more, 0);
		spare += fmax(more, 0);
	}
	if (missing <= 0 || missing > spare)
		return;
	for (size_t i = 0; i < p->stages.len; i++) {
		const struct stage_box *box = &p->stages.at[i];
		double width = stage_width(p, box), more = width - stage_wants(s, i), factor = (more < 0 ? width - more : width - more * missing / spare) / width;
		for (size_t k = box->first_column; k <= box->last_column; k++) {
			p->columns.at[k].width *= factor;
			p->columns.at[k].x = x;
			x += p->columns.at[k].width;
		}
	}
}

static void set_stages(struct summary *s)
{
	struct plan *p = s->l.plan;
	p->chevron_height = CHEVRON;
	for (size_t i = 0; i < p->stages.len; i++) {
		struct stage_box *box = &p->stages.at[i];
		const struct column *last = &p->columns.at[box->last_column];
		box->x = p->columns.at[box->first_column].x;
		box->width = last->x + last->width - box->x - (i + 1 < p->stages.len ? COLUMN_GAP : 0);
		double left = i ? CHEVRON_LEFT + 8 : CHEVRON_LEFT;
		box->title = slide_wrap(&s->l, SLIDE_STAGE, thing_label(&box->stage->thing), box->width - left - CHEVRON_RIGHT);
		p->chevron_height = fmax(p->chevron_height, slide_height(SLIDE_STAGE, box->title) + 8);
	}
}

/* ---- words ---- */

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

static bool is_free(const struct summary *s, const struct curve_label *label)
{
	const struct curves *c = s->feelings.curves;
	struct word_box b = box_of(label, label->text.lines.width);
	if (b.left < c->left || b.right > c->right || b.top < c->band_top - BEYOND_TOP || b.bottom > c->band_top + c->band_height + BEYOND_BOTTOM || meets_border(c, b))
		return false;
	if (b.top < c->zero && b.bottom > c->zero) /* no word on the line of no feeling */
		return false;
	for (size_t i = 0; i < s->labels.len; i++)
		if (overlap(b, box_of(&s->labels.at[i], s->labels.at[i].text.lines.width)))
			return false;
	return !meets_face(c, b) && !meets_line(c, b);
}

/* Below, above, right, left; the first that meets nothing. */
static bool find_place(struct summary *s, struct curve_label *label, const struct point *p)
{
	double h = label->text.height, away = p->radius + 5, w = label->text.lines.width / 2;
	const struct { double x, top; enum anchor anchor; } places[] = {
		{ p->x + away, p->y - h / 2, ANCHOR_LEFT }, { p->x - away, p->y - h / 2, ANCHOR_RIGHT }, { p->x, p->y + away, ANCHOR_MIDDLE }, { p->x, p->y - away - h, ANCHOR_MIDDLE },
		{ p->x + w * 0.5, p->y + away, ANCHOR_MIDDLE }, { p->x - w * 0.5, p->y + away, ANCHOR_MIDDLE }, { p->x + w * 0.5, p->y - away - h, ANCHOR_MIDDLE },
		{ p->x - w * 0.5, p->y - away - h, ANCHOR_MIDDLE }, { p->x + away + AWAY, p->y - h / 2, ANCHOR_LEFT }, { p->x - away - AWAY, p->y - h / 2, ANCHOR_RIGHT },
		{ p->x + w * 0.9, p->y + away, ANCHOR_MIDDLE }, { p->x - w * 0.9, p->y + away, ANCHOR_MIDDLE }, { p->x + w * 0.9, p->y - away - h, ANCHOR_MIDDLE }, { p->x - w * 0.9, p->y - away - h, ANCHOR_MIDDLE },
	};
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		label->x = places[i].x;
		label->top = places[i].top;
		label->anchor = places[i].anchor;
		if (is_free(s, label))
			return true;
	}
	return false;
}

static void add_label(struct summary *s, const struct point *p, struct str said, const struct thing *thing, bool is_strong)
{
	static const double WIDTHS[] = { LABEL_WIDTH_MOST, 180, 130 };
	for (size_t i = 0; i < s->labels.len; i++)
		if (s->labels.at[i].thing == thing)
			return;
	for (int i = 0; i < 3 && p && said.len; i++) {
		struct curve_label label = { .thing = thing, .text = slide_text(&s->l, is_strong ? SLIDE_PILL : SLIDE_META, said, WIDTHS[i], thing->span) };
		if (label.text.lines.len <= 3 && find_place(s, &label, p)) {
			VEC_PUSH(s->l.arena, &s->labels, label);
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
static void label_extreme(struct summary *s, bool is_low)
{
	struct curve_extreme e = curves_extreme(s->feelings.curves, is_low);
	const struct thing *said = !e.p ? NULL : e.cause ? e.cause : &e.p->feeling->thing;
	if (said)
		add_label(s, e.p, said->text, said, true);
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

static void label_ways(struct summary *s)
{
	const struct curves *c = s->feelings.curves;
	for (size_t i = 0; i < c->list.len; i++)
		for (size_t k = 0; k < c->list.at[i].lines.len; k++) {
			const struct curve_line *line = &c->list.at[i].lines.at[k];
			const struct way *way = line->branch ? line->branch->first.way : NULL;
			if (line->kind == LINE_OUT && line->stops.len) {
				const struct curve_stop *last = &line->stops.at[line->stops.len - 1];
				struct str said = way ? way_text(s, way) : label(s->l.plan->locale, LABEL_exit);
				add_label(s, &c->list.at[last->curve].points.at[last->first], said, way ? &way->thing : last->place, true);
			}
		}
}

static void label_forks(struct summary *s)
{
	const struct curves *c = s->feelings.curves;
	for (size_t i = 0; i < c->list.len; i++)
		for (size_t k = 0; k < c->list.at[i].points.len; k++) {
			const struct point *p = &c->list.at[i].points.at[k];
			if (p->kind == POINT_OR)
				add_label(s, p, layout_label_with(&s->l, LABEL_condition, p->feeling->if_text), &p->feeling->thing, false);
		}
}

static void place_labels(struct summary *s)
{
	const struct curves *c = s->feelings.curves;
	label_ways(s);
	label_extreme(s, true);
	label_extreme(s, false);
	if (s->pains.len) {
		const struct thing *pain = s->pains.at[0].thing;
		add_label(s, face_of_pain(c, (const struct pain *)pain), thing_label(pain), pain, true);
	}
	label_forks(s);
}

/* As high as what stands on it. */
static void trim_band(struct summary *s)
{
	struct curves *c = s->feelings.curves;
	double top = c->zero - c->reach / 2, bottom = c->zero + c->reach / 2;
	for (size_t i = 0; i < c->list.len; i++)
		for (size_t k = 0; k < c->list.at[i].points.len; k++) {
			const struct point *p = &c->list.at[i].points.at[k];
			top = fmin(top, fmin(p->y - p->radius, p->is_moment ? p->star_y - STAR : p->y) - RIM);
			bottom = fmax(bottom, p->y + p->radius + RIM);
		}
	for (size_t i = 0; i < s->labels.len; i++) {
		top = fmin(top, s->labels.at[i].top - RIM + 2);
		bottom = fmax(bottom, s->labels.at[i].top + s->labels.at[i].text.height + RIM - 2);
	}
	c->band_top = top;
	c->band_height = bottom - top;
}

/* All but how far down it stands is the same however much room the rest takes. */
static void place_once(struct summary *s)
{
	struct plan *p = s->l.plan;
	set_columns(s);
	share_for_names(s);
	widen_stages(p);
	set_stages(s);
	if (s->feelings.curves) {
		curves_place(&s->l, &s->feelings);
		place_labels(s);
		trim_band(s);
	}
	s->strip_height = p->chevron_height + (s->feelings.curves ? STRIP_GAP + s->feelings.curves->band_height : 0);
}

static void stretch(struct curves *c, double by)
{
	for (size_t i = 0; i < c->list.len; i++) {
		struct curve *curve = &c->list.at[i];
		for (size_t k = 0; k < curve->points.len; k++) {
			struct point *p = &curve->points.at[k];
			double more = (p->y - c->zero) * (by - 1);
			p->y += more;
			p->star_y += more;
		}
		for (size_t k = 0; k < curve->lines.len; k++)
			for (size_t n = 0; n < curve->lines.at[k].stops.len; n++)
				curve->lines.at[k].stops.at[n].y = c->zero + (curve->lines.at[k].stops.at[n].y - c->zero) * by;
	}
	for (size_t i = 0; i < c->brackets.len; i++)
		c->brackets.at[i].y = c->zero + (c->brackets.at[i].y - c->zero) * by;
	c->reach *= by;
	c->band_top = c->zero - c->reach - ABOVE;
	c->band_height = 2 * c->reach + ABOVE + BELOW;
}

void summary_curve_stretch(struct summary *s, double room)
{
	struct curves *c = s->feelings.curves;
	if (!c)
		return;
	stretch(c, fmin(1 + 0.8 * room / (2 * c->reach), STRETCH_MOST));
	s->labels.len = 0;
	place_labels(s);
	trim_band(s);
	s->strip_height = s->l.plan->chevron_height + STRIP_GAP + c->band_height;
}

double summary_curve_place(struct summary *s, double y)
{
	struct plan *p = s->l.plan;
	p->strip_y = y;
	if (!p->stages.len)
		return y;
	if (s->strip_height <= 0)
		place_once(s);
	s->curve_y = y + p->chevron_height + STRIP_GAP - (s->feelings.curves ? s->feelings.curves->band_top : 0);
	return y + s->strip_height + 8;
}
