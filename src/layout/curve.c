/* curve.c — the feelings: which faces stand where, and what stands beside them.
 *
 * A curve goes through the faces of one persona with level tangents at each of them, so it never rises above or falls
 * below its points. A face's height is its feeling, so faces that would lie on each other are moved apart sideways; their
 * columns are made wide enough for it. */
#include "cjm/curves.h"
#include "layout/curve_asides.h"
#include "layout/curve_columns.h"
#include "layout/curve_faces.h"
#include "layout/curve_lines.h"
#include "layout/curve_words.h"

#include <math.h>

enum { BAND_HEIGHT = CURVE_BAND, BELOW_BAND = 10, PART_LEAST = 340, WORD_MOST = 132 };

/* Until the widths are known, a point's x is its column. */
void curves_collect_from(struct layout *l, struct swimlane *lane, struct curve_source source)
{
	struct feelings *f = ARENA_NEW(l->arena, struct feelings);
	f->source = source;
	f->columns = arena_alloc(l->arena, l->plan->columns.len * sizeof *f->columns);
	f->aside_widths = arena_alloc(l->arena, l->plan->columns.len * sizeof *f->aside_widths);
	for (size_t i = 0; i < l->plan->columns.len; i++)
		f->columns[i].curves = &f->curves;
	for (size_t i = 0; i < source.count; i++)
		VEC_PUSH(l->arena, &f->curves.list, ((struct curve){ .persona = source.who[i], .index = i }));
	curve_faces_collect(l, f);
	bool any = f->curves.asides[0].len || f->curves.asides[1].len;
	for (size_t i = 0; i < f->curves.list.len; i++)
		any |= f->curves.list.at[i].points.len > 0;
	if (!any)
		return;
	curve_lines_collect(l, f);
	lane->curves = &f->curves;
}

/* A feeling that names whose it is needs nobody to take part in the step. */
static bool content_is_felt_by(const struct content *c, const struct persona *who, bool takes_part)
{
	FOR_EACH(struct feeling, f, c->feelings)
		if (feeling_is_of(f, who) && (takes_part || f->by.len))
			return true;
	return false;
}

static bool feels_anything(const struct layout *l, const struct persona *who)
{
	FOR_EACH(struct stage, stage, l->plan->journey->stages) {
		if (content_is_felt_by(&stage->content, who, true))
			return true;
		FOR_EACH(struct step, step, stage->steps)
			if (content_is_felt_by(&step->content, who, step_is_of(step, who)))
				return true;
	}
	return false;
}

void curves_collect(struct layout *l, struct swimlane *lane)
{
	struct courses courses = courses_of(l->plan->journey, l->arena);
	struct curve_source source = { .courses = arena_alloc(l->arena, courses.len * sizeof(struct course *)), .who = arena_alloc(l->arena, courses.len * sizeof(struct persona *)) };
	for (size_t i = 0; i < courses.len; i++)
		if (feels_anything(l, courses.at[i].who)) {
			source.courses[source.count] = &courses.at[i];
			source.who[source.count++] = courses.at[i].who;
		}
	curves_collect_from(l, lane, source);
}

static struct feelings *feelings_of(struct curves *curves)
{
	return (struct feelings *)curves; /* its first member */
}

/* ---- how much room a column's faces and words want ---- */

static double words_width(struct layout *l, const struct spots *s)
{
	double widest = 0;
	for (size_t i = 0; i < s->list.len; i++) {
		const struct point *p = curve_point(s->list.at[i]);
		double word = text_longest_word(l->plan->ruler, role_font(ROLE_WORD), curve_word(l, p)) + 12 + (p->kind == POINT_MAIN ? 0 : PAIR_APART) + (p->is_exit ? EXIT_ROOM : 0);
		widest = word > widest ? word : widest;
	}
	return widest;
}
double curves_wanted_width(struct layout *l, struct curves *curves, size_t column)
{
	const struct feelings *f = feelings_of(curves);
	const struct spots *s = &f->columns[column];
	double widest = f->aside_widths[column];
	if (s->list.len && !f->source.words_by_stage)
		widest = fmax(widest, words_width(l, s));
	return s->list.len ? fmax(widest, curve_column_width(s, column)) : widest;
}

double curves_longest_word(struct layout *l, struct curves *curves, const struct stage_box *box)
{
	double longest = 0;
	for (size_t i = box->first_column; i <= box->last_column; i++)
		longest = fmax(longest, words_width(l, &feelings_of(curves)->columns[i]));
	return longest;
}

/* ---- setting it all ---- */

/* Over its whole stage, where that is all that is felt in it. */
static void set_reach(struct layout *l, struct spots *columns, size_t column)
{
	struct spots *s = &columns[column];
	const struct plan *p = l->plan;
	const struct thing *place = curve_point(s->list.at[0])->place;
	bool is_alone = place->kind == KIND_STAGE;
	for (size_t i = 0; i < s->list.len; i++)
		is_alone &= curve_point(s->list.at[i])->place == place;
	s->left = p->columns.at[column].x;
	s->right = s->left + p->columns.at[column].width;
	if (is_alone) {
		const struct stage_box *box = &p->stages.at[((const struct stage *)place)->index];
		for (size_t i = box->first_column; i <= box->last_column; i++)
			if (i != column && columns[i].list.len)
				return;
		s->left = box->x;
		s->right = box->x + box->width;
	}
}

static void extend_range(double y, double *least, double *most)
{
	*least = y < *least ? y : *least;
	*most = y > *most ? y : *most;
}

static void extend_by(const struct point *p, double *top, double *bottom)
{
	extend_range(curve_face_box(p).top - 8, top, bottom);
	extend_range(curve_face_box(p).bottom + 8, top, bottom);
	if (p->label.lines.len) {
		extend_range(p->label.top - 8, top, bottom);
		extend_range(p->label.top + p->label.height + 8, top, bottom);
	}
}

static void move_curve(struct curve *c, double by)
{
	for (size_t i = 0; i < c->points.len; i++) {
		struct point *p = &c->points.at[i];
		p->y += by;
		p->star_y += by;
		p->label.y += by;
		p->label.top += by;
		p->label.sign_y += by;
	}
	for (size_t i = 0; i < c->lines.len; i++)
		for (size_t k = 0; k < c->lines.at[i].stops.len; k++)
			c->lines.at[i].stops.at[k].y += by;
}

/* The band below what is said of stages, and below it what has no place on the scale. */
static void stack_bands(struct layout *l, struct feelings *f, double top, double bottom)
{
	struct curves *c = &f->curves;
	c->band_top = curve_asides_place(l, f, false);
	c->band_height = bottom - top;
	c->zero = c->band_top - top;
	for (size_t i = 0; i < c->list.len; i++)
		move_curve(&c->list.at[i], c->zero);
	for (size_t i = 0; i < c->brackets.len; i++)
		c->brackets.at[i].y += c->brackets.at[i].feeling ? c->zero : 0;
	double below = curve_asides_place(l, f, true), end = c->band_top + c->band_height;
	curve_asides_move(c, true, end + BELOW_BAND);
	c->height = end + (below > 0 ? BELOW_BAND + below : 0);
}

static double width_of_columns(const struct plan *p, size_t first, size_t last)
{
	return p->columns.at[last].x + p->columns.at[last].width - p->columns.at[first].x;
}

/* So many columns that words have room in them; the rest of a stage where it would be too little. */
static size_t last_of_part(const struct plan *p, const struct stage_box *box, size_t first)
{
	size_t last = first;
	while (last < box->last_column && (width_of_columns(p, first, last) < PART_LEAST || width_of_columns(p, last + 1, box->last_column) < PART_LEAST))
		last++;
	return last;
}

static struct spots join_columns(struct layout *l, const struct feelings *f, size_t first, size_t last)
{
	const struct plan *p = l->plan;
	struct spots s = { .curves = &f->curves, .left = p->columns.at[first].x, .word_most = WORD_MOST };
	s.right = s.left + width_of_columns(p, first, last);
	for (size_t i = first; i <= last; i++) {
		const struct spots *column = &f->columns[i];
		for (size_t k = 0; k < column->list.len; k++)
			VEC_PUSH(l->arena, &s.list, column->list.at[k]);
		for (size_t k = 0; k < column->pieces.len; k++)
			if (i == first || fmin(column->pieces.at[k].x1, column->pieces.at[k].x2) >= p->columns.at[i].x) /* else it was met before */
				VEC_PUSH(l->arena, &s.pieces, column->pieces.at[k]);
	}
	return s;
}

static void place_words(struct layout *l, struct feelings *f)
{
	const struct plan *p = l->plan;
	if (!f->source.words_by_stage) {
		for (size_t i = 0; i < p->columns.len; i++)
			curve_words_place(l, &f->columns[i]);
		return;
	}
	for (size_t i = 0; i < p->stages.len; i++)
		for (size_t first = p->stages.at[i].first_column, last; first <= p->stages.at[i].last_column; first = last + 1) {
			last = last_of_part(p, &p->stages.at[i], first);
			struct spots s = join_columns(l, f, first, last);
			curve_words_place(l, &s);
		}
}

/* All faces first, then all words, so that a word yields to every face and knows where the curve goes. */
void curves_place(struct layout *l, struct swimlane *lane)
{
	struct feelings *f = feelings_of(lane->curves);
	const struct plan *p = l->plan;
	double top = -BAND_HEIGHT / 2.0, bottom = BAND_HEIGHT / 2.0;
	f->curves.left = p->margin + p->label_width;
	f->curves.right = p->width - p->margin;
	for (size_t col = 0; col < p->columns.len; col++)
		if (f->columns[col].list.len) {
			set_reach(l, f->columns, col);
			curve_column_place(&f->columns[col]);
		}
	curve_lines_place(l, f);
	place_words(l, f);
	for (size_t col = 0; col < p->columns.len; col++)
		for (size_t i = 0; i < f->columns[col].list.len; i++)
			extend_by(curve_point(f->columns[col].list.at[i]), &top, &bottom);
	stack_bands(l, f, top, bottom);
}
