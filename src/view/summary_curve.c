/* summary_curve.c — the stages and the curve over all steps, with small faces: as wide as the slide, whatever there is of both. Of four people and more
 * each has a curve of their own. */
#include "view/summary.h"

#include "cjm/course.h"

#include <math.h>

enum { FACE = 10, SMALL_FACE = 9, TINY_FACE = 6, DOT = 3, CHEVRON = 28, CHEVRON_LEFT = 12, CHEVRON_RIGHT = 14, STRIP_GAP = 4, COLUMN_GAP = 3, BROKEN_LEAST = 136, NAME_LINES = 5, NUMBER_AFTER = 8, RIM = 7, ABOVE = 34, BELOW = 40,
	COLUMN_SLIM = 12, BANDS_APART = 6, NAME_MOST = 170, NAME_APART = 18, MARKER_ROOM = 20, AXIS_APART = 12, REACH_MOST = 92, REACH_LEAST = 22, REACH_TERSE = 15, TERSE_FACE = 6, TERSE_RIM = 3, FACES_APART = 5, NUMBER_AIR = 3 };

/* ---- columns, and who feels ---- */

static void collect_curves(struct summary *s, struct courses *courses)
{
	struct layout *l = &s->l;
	s->bands = curves_collect_apart(l, &s->feelings, SUMMARY_PERSONAS_MOST);
	if (s->bands)
		return;
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
	s->stages_felt += c->asides[0].len + c->asides[1].len;
	c->asides[0].len = c->asides[1].len = 0;
}

/* At the left of the curve the scale, and whose it is: as in the map of the whole, and larger. */
static void set_labels(struct summary *s)
{
	struct plan *p = s->l.plan;
	struct range scale = p->map->scale;
	double values[] = { scale.high, (scale.low + scale.high) / 2, scale.low }, names = 0, axis = 0;
	for (int i = 0; i < 3 && s->feelings.curves; i++) {
		s->axis[i] = locale_score(p->locale, s->l.arena, scale, values[i]);
		axis = fmax(axis, slide_width(&s->l, SLIDE_META, s->axis[i]));
	}
	for (const struct curves *c = s->feelings.curves; c; c = c->next) {
		struct slide_text name = slide_text(&s->l, SLIDE_META, c->called, NAME_MOST, c->list.at[0].persona ? c->list.at[0].persona->thing.span : (struct span){ 0 });
		VEC_PUSH(s->l.arena, &s->names, name);
		names = fmax(names, name.lines.len ? MARKER_ROOM + name.lines.width + NAME_APART : 0);
	}
	/* Before the first face, where the columns leave it room: so the curve begins where all else does. */
	double before_face = (s->width - 2 * SLIDE_MARGIN) / (double)p->columns.len / 2 - FACE - RIM;
	s->axis_inside = s->feelings.curves && names <= 0 && axis + AXIS_APART + SUMMARY_AXIS_INSET <= before_face ? axis + AXIS_APART : 0;
	p->label_width = s->feelings.curves && s->axis_inside <= 0 ? ceil(names + axis + AXIS_APART) : 0;
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
	for (struct curves *c = s->feelings.curves; c; c = c->next)
		make_small(s, c);
	set_labels(s);
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
static void shrink_faces(struct curves *first, double part)
{
	for (struct curves *c = first; c; c = c->next)
	for (size_t i = 0; i < c->list.len; i++)
		for (size_t k = 0; k < c->list.at[i].points.len; k++)
			c->list.at[i].points.at[k].radius = fmax(c->list.at[i].points.at[k].radius * part, TINY_FACE);
}

/* Equal, but for those whose faces need more; where all need more than there is, each gets its part. */
static void set_columns(struct summary *s)
{
	struct plan *p = s->l.plan;
	double room = s->width - 2 * SLIDE_MARGIN - p->label_width, x = SLIDE_MARGIN + p->label_width, all = 0, *wanted = arena_alloc(s->l.arena, (p->columns.len + 1) * sizeof *wanted);
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

/* Where all want more than there is, none gets more than its part. */
static double stage_needs(struct summary *s, size_t index)
{
	const struct plan *p = s->l.plan;
	return fmin(stage_wants(s, index), (s->width - 2 * SLIDE_MARGIN - p->label_width) / (double)p->stages.len - 1e-6);
}

/* What a stage lacks the others give, as far as they have more than they need. False where nothing was to be given, or not enough. */
static bool share_room(struct summary *s, double (*wants)(struct summary *s, size_t index))
{
	struct plan *p = s->l.plan;
	double missing = 0, spare = 0, x = SLIDE_MARGIN + p->label_width, *wanted = arena_alloc(s->l.arena, (p->stages.len + 1) * sizeof *wanted);
	for (size_t i = 0; i < p->stages.len; i++) {
		double more = stage_width(p, &p->stages.at[i]) - (wanted[i] = wants(s, i));
		missing -= fmin(more, 0);
		spare += fmax(more, 0);
	}
	if (missing <= 0 || missing > spare)
		return false;
	for (size_t i = 0; i < p->stages.len; i++) {
		const struct stage_box *box = &p->stages.at[i];
		double width = stage_width(p, box), more = width - wanted[i], factor = (more < 0 ? width - more : width - more * missing / spare) / width;
		for (size_t k = box->first_column; k <= box->last_column; k++) {
			p->columns.at[k].width *= factor;
			p->columns.at[k].x = x;
			x += p->columns.at[k].width;
		}
	}
	return true;
}

/* Letters below each other are no name, and neither is a tower of words. */
static bool is_named(struct summary *s, size_t index, struct lines name)
{
	double width = s->l.plan->stages.at[index].width;
	return name.len <= NAME_LINES && width >= SUMMARY_STAGE_NAMED && (width >= BROKEN_LEAST || width + COLUMN_GAP + 0.5 >= stage_wants(s, index));
}

/* Where not even that has room, the chevron alone says that there is a stage. */
static struct lines number_in(struct summary *s, const struct stage_box *box, size_t index)
{
	struct lines number = slide_wrap(&s->l, SLIDE_STAGE, layout_count(&s->l, index + 1), s->width);
	return number.width + (index ? SUMMARY_NUMBER_AT : SUMMARY_NUMBER_FIRST) + NUMBER_AFTER <= box->width ? number : (struct lines){ 0 };
}

static void set_stages(struct summary *s)
{
	struct plan *p = s->l.plan;
	p->chevron_height = CHEVRON;
	s->stages_unnamed = 0;
	s->stages_named = arena_alloc(s->l.arena, (p->stages.len + 1) * sizeof *s->stages_named);
	for (size_t i = 0; i < p->stages.len; i++) {
		struct stage_box *box = &p->stages.at[i];
		const struct column *last = &p->columns.at[box->last_column];
		box->x = p->columns.at[box->first_column].x;
		box->width = last->x + last->width - box->x - (i + 1 < p->stages.len ? COLUMN_GAP : 0);
		double left = i ? CHEVRON_LEFT + 8 : CHEVRON_LEFT, room = box->width - left - CHEVRON_RIGHT;
		struct lines name = slide_wrap(&s->l, SLIDE_STAGE, thing_label(&box->stage->thing), room);
		bool has_name = is_named(s, i, name);
		box->title = has_name ? name : number_in(s, box, i);
		s->stages_named[i] = has_name;
		s->stages_unnamed += !has_name;
		p->chevron_height = fmax(p->chevron_height, slide_height(SLIDE_STAGE, box->title) + 8);
	}
}

/* ---- how high ---- */

/* As high as what stands on it, the numbers of its scale, and its name. */
static void trim_band(const struct summary *s, struct curves *c, const struct slide_text *name)
{
	double rim = s->is_terse ? TERSE_RIM : RIM, number = slide_line(SLIDE_META) / 2 + (s->is_terse ? 0 : NUMBER_AIR), beside = fmax(c->reach + number, name->height / 2), top = c->zero - beside, bottom = c->zero + beside;
	for (size_t i = 0; i < c->list.len; i++)
		for (size_t k = 0; k < c->list.at[i].points.len; k++) {
			const struct point *p = &c->list.at[i].points.at[k];
			top = fmin(top, fmin(p->y - p->radius, p->is_moment ? p->star_y - SUMMARY_STAR : p->y) - rim);
			bottom = fmax(bottom, p->y + p->radius + rim);
		}
	for (size_t i = 0; i < s->labels.len; i++) {
		if (s->labels.at[i].band != c)
			continue;
		top = fmin(top, s->labels.at[i].top - RIM + 2);
		bottom = fmax(bottom, s->labels.at[i].top + s->labels.at[i].text.height + RIM - 2);
	}
	c->band_top = top;
	c->band_height = bottom - top;
}

/* The bands below each other, from the chevrons down. */
static void set_bands(struct summary *s)
{
	double y = s->l.plan->chevron_height + STRIP_GAP;
	size_t band = 0;
	summary_words_place(s);
	for (struct curves *c = s->feelings.curves; c; c = c->next) {
		trim_band(s, c, &s->names.at[band++]);
		c->offset = y - c->band_top;
		y += c->band_height + (c->next ? BANDS_APART : 0);
	}
	s->strip_height = s->feelings.curves ? y : s->l.plan->chevron_height;
}

/* Where steps are so close that faces would touch, those that bring nothing new are dots: of a run at one level, and on the way up or down. One that
 * is a moment of truth is always shown, and so is each end. */
static bool is_turn(const struct curve *c, size_t i)
{
	const struct point *p = &c->points.at[i];
	if (i == 0 || i + 1 == c->points.len || p->is_moment || p->partner || !p->is_on_main)
		return true;
	double before = p->level - c->points.at[i - 1].level, after = c->points.at[i + 1].level - p->level;
	return before * after < 0 || (fabs(before) > 0 && fabs(after) <= 0);
}

static bool meets(const struct curve *c, size_t i, size_t k)
{
	const struct point *p = &c->points.at[i], *q = &c->points.at[k];
	return !q->is_dot && hypot(p->x - q->x, p->y - q->y) < p->radius + q->radius + FACES_APART;
}

/* Only what lies less than `reach` beside it can touch it. */
static bool has_room(const struct curve *c, size_t i, double reach)
{
	double x = c->points.at[i].x;
	bool is_for_turn = is_turn(c, i), has = true;
	for (size_t k = i; has && k-- > 0 && x - c->points.at[k].x < reach;)
		has = !meets(c, i, k);
	for (size_t k = i + 1; has && !is_for_turn && k < c->points.len && c->points.at[k].x - x < reach; k++)
		has = !(is_turn(c, k) && meets(c, i, k));
	return has;
}

/* How far beside each other faces may still touch; without end where they come in another order than from left to right. */
static double reach_of_faces(const struct curve *c)
{
	double widest = 0;
	for (size_t i = 0; i < c->points.len; i++) {
		if (i && c->points.at[i].x < c->points.at[i - 1].x)
			return INFINITY;
		widest = fmax(widest, c->points.at[i].radius);
	}
	return 2 * widest + FACES_APART;
}

static void thin_out(struct curve *c)
{
	double reach = reach_of_faces(c);
	for (size_t i = 0; i < c->points.len; i++)
		c->points.at[i].is_dot = !c->points.at[i].is_moment && !c->points.at[i].partner && !has_room(c, i, reach);
	for (size_t i = 0; i < c->points.len; i++)
		c->points.at[i].radius = c->points.at[i].is_dot ? DOT : c->points.at[i].radius;
}

static void place_faces(struct summary *s)
{
	set_columns(s);
	if (!share_room(s, stage_wants))
		share_room(s, stage_needs);
	set_stages(s);
	for (struct curves *c = s->feelings.curves; c; c = c->next)
		c->borders.len = 0;
	if (s->feelings.curves)
		curves_place(&s->l, &s->feelings);
}

static bool axis_has_room(const struct summary *s)
{
	const struct curves *c = s->feelings.curves;
	double end = c->left + s->axis_inside;
	bool is_free = true;
	for (size_t i = 0; i < c->list.len; i++)
		for (size_t k = 0; k < c->list.at[i].points.len; k++)
			is_free &= c->list.at[i].points.at[k].x - c->list.at[i].points.at[k].radius - RIM > end;
	for (size_t i = 0; i < c->brackets.len; i++)
		is_free &= c->brackets.at[i].left > end;
	return is_free;
}

/* All but how far down it stands is the same however much room the rest takes. */
static void place_once(struct summary *s)
{
	place_faces(s);
	if (s->axis_inside > 0 && !axis_has_room(s)) {
		s->l.plan->label_width = ceil(s->axis_inside);
		s->axis_inside = 0;
		place_faces(s);
	}
	for (struct curves *c = s->feelings.curves; c; c = c->next) {
		c->zero_left = c->left + s->axis_inside;
		c->name = (struct lines){ 0 }; /* it stands there in larger letters */
		for (size_t i = 0; i < c->list.len; i++)
			thin_out(&c->list.at[i]);
	}
	set_bands(s);
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

void summary_curve_shrink(struct summary *s)
{
	s->is_terse = true;
	for (struct curves *c = s->feelings.curves; c; c = c->next) {
		stretch(c, REACH_TERSE / c->reach);
		for (size_t i = 0; i < c->list.len; i++)
			for (size_t k = 0; k < c->list.at[i].points.len; k++)
				c->list.at[i].points.at[k].radius = fmin(c->list.at[i].points.at[k].radius, TERSE_FACE);
	}
	set_bands(s);
}

void summary_curve_stretch(struct summary *s, double room)
{
	double bands = s->bands ? (double)s->bands : 1;
	for (struct curves *c = s->feelings.curves; c; c = c->next) {
		double by = fmin(1 + 0.8 * room / bands / (2 * c->reach), REACH_MOST / c->reach);
		stretch(c, fmax(by, fmin(REACH_LEAST / c->reach, 1))); /* the numbers of the scale keep off each other */
	}
	set_bands(s);
}

double summary_curve_place(struct summary *s, double y)
{
	struct plan *p = s->l.plan;
	p->strip_y = y;
	if (!p->stages.len)
		return y;
	if (s->strip_height <= 0)
		place_once(s);
	s->curve_y = y;
	return y + s->strip_height + 8;
}
