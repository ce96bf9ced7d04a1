/* curve.c — the feelings: which faces stand where, and what stands beside them.
 *
 * A curve goes through the faces of one persona with level tangents at each of them, so it never rises above or falls
 * below its points. A face's height is its feeling, so faces that would lie on each other are moved apart sideways; their
 * columns are made wide enough for it. */
#include "cjm/columns.h"
#include "cjm/curves.h"
#include "layout/curve_asides.h"
#include "layout/curve_columns.h"
#include "layout/curve_edges.h"
#include "layout/curve_faces.h"
#include "layout/curve_lines.h"
#include "layout/curve_notes.h"
#include "layout/curve_words.h"

#include <math.h>

enum { BELOW_BAND = 10, BANDS_APART = 8, PART_LEAST = 340, WORD_MOST = 132, GROW = 8, GROW_MOST = 6, GROWN_POINTS_MOST = 400, NAME_AIR = 8, EDGE = 4, OVERHANG = 36, AXIS_ROOM = 16, WORTH = 24 };

static struct feelings *feelings_of(struct curves *curves)
{
	return (struct feelings *)curves; /* its first member */
}

/* ---- how much room a column's faces and words want ---- */

/* The second of a pair moves its word towards the middle of the column. */
static double word_room(const struct feelings *f, const struct point *p)
{
	return 12 + (p->kind == POINT_TO ? PAIR_APART / 2.0 : 0) + (p->is_exit && !f->curves.has_notes ? EXIT_ROOM : 0);
}

static double words_width(struct layout *l, const struct feelings *f, const struct spots *s)
{
	double widest = 0;
	for (size_t i = 0; i < s->list.len; i++) {
		const struct point *p = curve_point(s->list.at[i]);
		double word = text_longest_word(l->plan->ruler, role_font(ROLE_FELT), curve_word(l, s, p)), more = text_longest_word(l->plan->ruler, role_font(ROLE_WORD), p->more);
		widest = fmax(widest, fmax(word, more) + word_room(f, p));
	}
	return widest;
}

static double wanted_width(struct layout *l, const struct feelings *f, size_t column)
{
	const struct spots *s = &f->columns[column];
	double widest = f->aside_widths[column];
	if (s->list.len && !f->source.words_by_stage)
		widest = fmax(widest, words_width(l, f, s));
	return s->list.len ? fmax(widest, curve_column_width(s, column)) : widest;
}

double curves_wanted_width(struct layout *l, struct curves *curves, size_t column)
{
	double widest = 0;
	for (struct curves *c = curves; c; c = c->next)
		widest = fmax(widest, wanted_width(l, feelings_of(c), column));
	return widest;
}

double curves_longest_word(struct layout *l, struct curves *curves, const struct stage_box *box)
{
	double longest = 0;
	for (size_t i = box->first_column; i <= box->last_column; i++)
		longest = fmax(longest, words_width(l, feelings_of(curves), &feelings_of(curves)->columns[i]));
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
	s->room = p->columns.at[column].width;
	if (is_alone) {
		const struct stage_box *box = stage_box_of(p, (const struct stage *)place);
		for (size_t i = box->first_column; i <= box->last_column; i++)
			if (i != column && columns[i].list.len)
				return;
		s->left = box->x;
		s->right = box->x + box->width;
		s->room = box->width;
	}
}

/* Once the faces stand in the middle of their columns, their words may reach a little into the next ones. */
static void set_overhang(struct layout *l, struct spots *columns, size_t column)
{
	struct spots *s = &columns[column];
	const struct plan *p = l->plan;
	const struct stage *stage = p->columns.at[column].stage;
	bool is_wider = s->room > p->columns.at[column].width;
	for (int side = 0; side < 2 && !is_wider; side++) {
		size_t next = side ? column + 1 : column - 1; /* before the first there is none */
		s->beside[side] = next < p->columns.len && p->columns.at[next].stage == stage ? &columns[next] : NULL;
		if (s->beside[side])
			*(side ? &s->right : &s->left) += side ? OVERHANG : -OVERHANG;
	}
}

static void extend_range(double y, double *least, double *most)
{
	*least = y < *least ? y : *least;
	*most = y > *most ? y : *most;
}

static void extend_by(const struct point *p, double *top, double *bottom)
{
	struct obstacle face = curve_face_box(p), star = curve_star_box(p);
	extend_range(fmin(face.top, star.top) - EDGE, top, bottom);
	extend_range(face.bottom + EDGE, top, bottom);
	if (p->label.height > 0) {
		extend_range(p->label.top - EDGE, top, bottom);
		extend_range(p->label.top + p->label.height + EDGE, top, bottom);
	}
}

static void move_curve(struct curve *c, double by)
{
	for (size_t i = 0; i < c->points.len; i++) {
		struct point *p = &c->points.at[i];
		p->y += by;
		p->star_y += by;
		p->label.y += by;
		p->label.more_y += by;
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
	for (size_t i = 0; i < c->notes.len; i++) {
		c->notes.at[i].top += c->zero;
		c->notes.at[i].join[0].y += c->zero;
		c->notes.at[i].join[1].y += c->zero;
	}
	for (size_t i = 0; i < c->brackets.len; i++)
		c->brackets.at[i].y += c->brackets.at[i].feeling ? c->zero : 0;
	double below = curve_asides_place(l, f, true), end = c->band_top + c->band_height;
	curve_asides_move(c, true, end + BELOW_BAND);
	c->height = curve_edges_set(l, f, end + (below > 0 ? BELOW_BAND + below : 0));
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
	s.room = width_of_columns(p, first, last);
	s.right = s.left + s.room;
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
			if (f->columns[i].list.len)
				set_overhang(l, f->columns, i);
		for (size_t i = 0; i < p->columns.len; i++)
			curve_words_place(l, &f->columns[i], f);
		return;
	}
	for (size_t i = 0; i < p->stages.len; i++)
		for (size_t first = p->stages.at[i].first_column, last; first <= p->stages.at[i].last_column; first = last + 1) {
			last = last_of_part(p, &p->stages.at[i], first);
			struct spots s = join_columns(l, f, first, last);
			curve_words_place(l, &s, f);
		}
}

static void set_borders(struct layout *l, struct curves *c)
{
	const struct plan *p = l->plan;
	c->left = c->zero_left = p->margin + p->label_width;
	c->right = p->width - p->margin;
	for (size_t i = 1; i < p->stages.len; i++) {
		double x = (p->stages.at[i - 1].x + p->stages.at[i - 1].width + p->stages.at[i].x) / 2;
		VEC_PUSH(l->arena, &c->borders, x);
	}
}

/* All faces first, then the lines and the boxes, then all words, so that a word yields to everything and knows where the curve goes. */
static size_t place_band(struct layout *l, struct feelings *f, double reach)
{
	const struct plan *p = l->plan;
	f->crowded = 0;
	f->curves.reach = reach;
	f->curves.brackets.len = 0;
	for (size_t col = 0; col < p->columns.len; col++) {
		f->columns[col].pieces.len = f->columns[col].full = 0;
		if (!f->columns[col].list.len)
			continue;
		set_reach(l, f->columns, col);
		curve_column_place(&f->columns[col]);
	}
	curve_lines_place(l, f);
	curve_edges_place(l, f);
	curve_notes_place(l, f);
	place_words(l, f);
	return f->crowded;
}

static size_t count_points(const struct curves *c)
{
	size_t count = 0;
	for (size_t i = 0; i < c->list.len; i++)
		count += c->list.at[i].points.len;
	return count;
}

struct band_extent {
	double top, bottom;
};

static struct band_extent extent_of(struct layout *l, const struct feelings *f)
{
	bool is_band = f->curves.called.len;
	struct band_extent e = { -f->curves.reach - (is_band ? CURVE_SMALL_ABOVE : CURVE_ABOVE), f->curves.reach + (is_band ? CURVE_SMALL_BELOW : CURVE_BELOW) };
	for (size_t col = 0; col < l->plan->columns.len; col++)
		for (size_t i = 0; i < f->columns[col].list.len; i++)
			extend_by(curve_point(f->columns[col].list.at[i]), &e.top, &e.bottom);
	for (size_t i = 0; i < f->curves.notes.len; i++) {
		struct obstacle box = curve_note_box(&f->curves.notes.at[i]);
		extend_range(box.top - EDGE, &e.top, &e.bottom);
		extend_range(box.bottom + EDGE, &e.top, &e.bottom);
	}
	return e;
}

/* Its height, and what it is worth that a word or a box finds a free place near its face. */
static double cost_of_reach(struct layout *l, struct feelings *f, double reach)
{
	double crowded = (double)place_band(l, f, reach);
	struct band_extent e = extent_of(l, f);
	return e.bottom - e.top + crowded * WORTH;
}

static double least_reach(const struct feelings *f)
{
	return !f->curves.called.len ? CURVE_REACH : f->source.is_dense ? CURVE_DENSE_REACH : CURVE_SMALL_REACH;
}

/* Grows until the words and boxes have room, as far as growing helps. */
static void place_growing(struct layout *l, struct feelings *f)
{
	double air = l->plan->page ? l->plan->page->curve_air / 2 : 0, least = least_reach(f) + air, best = least, cheapest = cost_of_reach(l, f, least);
	size_t most = count_points(&f->curves) > GROWN_POINTS_MOST ? 0 : GROW_MOST;
	if (!f->crowded || !most)
		return;
	for (size_t i = 1; i <= most; i++) {
		double reach = least + (double)(i * GROW), cost = cost_of_reach(l, f, reach);
		if (cost < cheapest) {
			best = reach;
			cheapest = cost;
		}
	}
	place_band(l, f, best);
}

static void place_curves(struct layout *l, struct feelings *f)
{
	set_borders(l, &f->curves);
	place_growing(l, f);
	struct band_extent e = extent_of(l, f);
	stack_bands(l, f, e.top, e.bottom);
}

static double axis_room(struct layout *l, const struct curves *c)
{
	double axis = 0;
	for (int i = 0; i < 3 && c; i++)
		axis = fmax(axis, layout_width(l, ROLE_SMALL, c->axis[i]));
	return axis + AXIS_ROOM;
}

double curves_name_width(struct layout *l, const struct curves *curves)
{
	double widest = 0;
	for (const struct curves *c = curves; c; c = c->next)
		if (c->called.len)
			widest = fmax(widest, text_longest_whole(l->plan->ruler, role_font(ROLE_WORD), c->called) + CURVES_NAME_LEFT + axis_room(l, c));
	return widest;
}

/* The numbers of the scale stand beside the lane's name: that is broken again where it would reach them. */
static void narrow_label(struct layout *l, struct swimlane *lane)
{
	double room = l->plan->label_width - axis_room(l, lane->curves);
	if (lane->label.len < 2 || lane->label.width <= room)
		return;
	const struct str *first = lane->label.at, *last = first + lane->label.len - 1;
	lane->label = layout_wrap(l, ROLE_LANE, (struct str){ first->at, (size_t)(last->at + last->len - first->at) }, room); /* lines are slices of one text */
}

/* At the middle of the scale; below the lane's name. */
static void place_name(struct layout *l, struct curves *c, double least)
{
	if (!c->called.len)
		return;
	c->name = layout_wrap(l, ROLE_WORD, c->called, l->plan->label_width - CURVES_NAME_LEFT - axis_room(l, c));
	double line = role_line_height(ROLE_WORD), height = (double)c->name.len * line, top = fmax(c->zero - height / 2, least);
	struct font font = role_font(ROLE_WORD);
	c->name_y = top + (line - font_ascent(font) - font_descent(font)) / 2 + font_ascent(font);
	c->height = fmax(c->height, top + height);
}

void curves_place(struct layout *l, struct swimlane *lane)
{
	double y = 0;
	narrow_label(l, lane);
	for (struct curves *c = lane->curves; c; c = c->next) {
		if (c != lane->curves && feelings_of(c)->source.is_dense)
			c->axis[0] = c->axis[1] = c->axis[2] = (struct str){ 0 };
		place_curves(l, feelings_of(c));
		place_name(l, c, c == lane->curves ? (double)lane->label.len * role_line_height(ROLE_LANE) + NAME_AIR : 0);
		c->offset = y;
		y += c->height + (c->next ? BANDS_APART : 0);
	}
	lane->curves->height = y;
}
