/* curve_note_places.c — where the boxes at the curve stand: beside their face, joined to it by a level line, else above or below it. None
 * lies on a face, a star, a line, another box or the border between two stages; of the places that are left, each takes the nearest
 * one that leaves the words their room. */
#include "layout/curve_notes.h"
#include "cjm/columns.h"

#include <math.h>

enum {
	FACE_OFF = 4, LINE_OFF = 7, NOTE_OFF = 6, EDGE_OFF = 4, BORDER_OFF = 5, STUB = 15, JOIN_GAP = 3,
	STEP = 8, ASIDE_MOST = 240, SHIFT_MOST = 96, AWAY_MOST = 480, SEEN_MOST = 520, OBSTACLES_MOST = 400, WORD_WIDTH = 120, WORD_HEIGHT = 20,
};
static const double FREE = 1e6, ON_WORD = 40, OUT_OF_BAND = 4, TO_THE_LEFT = 10, UPRIGHT = 60, UNJOINED = 400, ON_BORDER = 250;

struct line_in_way { /* a piece of a line, the box around it, and how high it was between the two x that were asked for last */
	struct curve_piece piece;
	struct obstacle box;
	double left, right, top, bottom;
};

struct seeking { /* a place for one box */
	struct layout *l;
	const struct feelings *f;
	const struct curve_note *n;
	const struct point *face; /* NULL: it belongs to the line */
	VEC(struct obstacle) solid, words;
	VEC(struct line_in_way) lines;
};

struct note_place {
	struct obstacle box;
	double cost;
	bool is_joined;
	double from_x, from_y, to_x, to_y;
};

void curve_note_measure(struct curve_note *n)
{
	double sign = n->kind == NOTE_OUT ? NOTE_SIGN : 0, pad = n->kind == NOTE_ON ? 0 : NOTE_PADDING, air = n->kind == NOTE_ON ? 0 : NOTE_AIR;
	n->width = fmax(fmax(n->kicker.width, n->title.width + sign), n->detail.width) + 2 * pad;
	n->height = text_lines_height(role_font(ROLE_KICKER), n->kicker) + text_lines_height(role_font(ROLE_LANE), n->title)
		+ text_lines_height(role_font(ROLE_SMALL), n->detail) + 2 * air;
}

/* ---- what is in the way ---- */

static void note_line(struct seeking *s, struct curve_piece p)
{
	struct obstacle box = { fmin(p.x1, p.x2), fmin(p.y1, p.y2), fmax(p.x1, p.x2), fmax(p.y1, p.y2) };
	VEC_PUSH(s->l->arena, &s->lines, ((struct line_in_way){ .piece = p, .box = box, .left = NAN }));
}

/* About where its word will stand: below it, or above where another face is in the way. */
static struct obstacle place_of_word(struct layout *l, const struct spots *column, const struct point *p)
{
	double half = fmin(layout_width(l, ROLE_FELT, p->word), WORD_WIDTH) / 2;
	struct obstacle below = { p->x - half, p->y + p->radius + 3, p->x + half, p->y + p->radius + WORD_HEIGHT };
	struct obstacle above = { below.left, p->y - p->radius - WORD_HEIGHT, below.right, p->y - p->radius - 3 };
	bool is_taken = false;
	for (size_t i = 0; i < column->list.len && i < OBSTACLES_MOST; i++)
		is_taken |= curve_point(column->list.at[i]) != p && obstacles_overlap(curve_face_box(curve_point(column->list.at[i])), below);
	return is_taken ? above : below;
}

static void note_point(struct seeking *s, const struct spots *column, const struct spot *spot)
{
	const struct point *p = curve_point(*spot);
	struct curve_piece fork = curve_fork(spot);
	VEC_PUSH(s->l->arena, &s->solid, obstacle_around(curve_face_box(p), p == s->face ? 0 : FACE_OFF));
	if (p->is_moment)
		VEC_PUSH(s->l->arena, &s->solid, obstacle_around(curve_star_box(p), 1));
	if (fork.y1 != fork.y2)
		note_line(s, fork);
	if (p->kind == POINT_AND) {
		const struct point *main = &spot->curve->points.at[p->partner - 1];
		struct obstacle band = { fmin(p->x, main->x) - 8, fmin(p->y, main->y), fmax(p->x, main->x) + 8, fmax(p->y, main->y) };
		VEC_PUSH(s->l->arena, &s->solid, obstacle_around(band, FACE_OFF));
	}
	if (p->word.len)
		VEC_PUSH(s->l->arena, &s->words, place_of_word(s->l, column, p));
}

/* A line that crosses several columns is noted in the first. */
static void note_column(struct seeking *s, const struct spots *column, double begins)
{
	for (size_t i = 0; i < column->list.len && s->solid.len < OBSTACLES_MOST; i++)
		note_point(s, column, &column->list.at[i]);
	for (size_t i = 0; i < column->pieces.len; i++)
		if (fmin(column->pieces.at[i].x1, column->pieces.at[i].x2) >= begins)
			note_line(s, column->pieces.at[i]);
}

static void note_all(struct seeking *s, double x)
{
	const struct plan *p = s->l->plan;
	const struct curves *c = &s->f->curves;
	size_t first = curve_column_at(p, x - SEEN_MOST), last = curve_column_at(p, x + SEEN_MOST);
	for (size_t i = first; i <= last; i++)
		note_column(s, &s->f->columns[i], i > first ? p->columns.at[i].x : -FREE);
	for (size_t i = 0; i < c->notes.len; i++) {
		struct obstacle box = curve_note_box(&c->notes.at[i]), join = curve_join_box(&c->notes.at[i]);
		if (box.right < x - SEEN_MOST || box.left > x + SEEN_MOST)
			continue;
		VEC_PUSH(s->l->arena, &s->solid, obstacle_around(box, NOTE_OFF));
		if (c->notes.at[i].kind != NOTE_ON)
			VEC_PUSH(s->l->arena, &s->solid, obstacle_around(join, JOIN_GAP));
	}
}

/* ---- what a place costs ---- */

static bool is_solid(const struct seeking *s, struct obstacle o)
{
	for (size_t i = 0; i < s->solid.len; i++)
		if (obstacles_overlap(s->solid.at[i], o))
			return true;
	return false;
}

/* As curve_piece_crosses says: thousands of boxes are held against the same lines, many of them at the same x. */
static bool crosses(struct line_in_way *line, struct obstacle o)
{
	const struct obstacle *box = &line->box;
	if (o.left > box->right || box->left > o.right || box->bottom < o.top || box->top > o.bottom)
		return false;
	double left = o.left > box->left ? o.left : box->left, right = o.right < box->right ? o.right : box->right;
	if (line->left != left || line->right != right) {
		struct obstacle between = curve_piece_between(&line->piece, left, right);
		line->left = left;
		line->right = right;
		line->top = between.top;
		line->bottom = between.bottom;
	}
	return line->top < o.bottom && line->bottom > o.top;
}

/* The lines of its own face begin where the line to the box does. */
static bool is_on_line(const struct seeking *s, struct obstacle o, bool is_join)
{
	for (size_t i = 0; i < s->lines.len; i++) {
		const struct curve_piece *p = &s->lines.at[i].piece;
		bool is_own = is_join && s->face && ((p->x1 == s->face->x && p->y1 == s->face->y) || (p->x2 == s->face->x && p->y2 == s->face->y));
		if (!is_own && crosses(&s->lines.at[i], o))
			return true;
	}
	return false;
}

static bool is_at_border(const struct seeking *s, struct obstacle o)
{
	const struct curves *c = &s->f->curves;
	for (size_t i = 0; i < c->borders.len; i++)
		if (o.left - BORDER_OFF < c->borders.at[i] && c->borders.at[i] < o.right + BORDER_OFF)
			return true;
	return false;
}

static bool is_outside(const struct seeking *s, struct obstacle o)
{
	const struct curves *c = &s->f->curves;
	return o.left < c->left + EDGE_OFF || o.right > c->right - EDGE_OFF;
}

static double out_of_band(const struct seeking *s, struct obstacle o)
{
	double reach = s->f->curves.reach, above = -reach - CURVE_ABOVE + EDGE_OFF - o.top, below = o.bottom - reach - CURVE_BELOW + EDGE_OFF;
	return fmax(above, 0) + fmax(below, 0);
}

static double soft_cost(const struct seeking *s, struct obstacle o)
{
	double cost = OUT_OF_BAND * out_of_band(s, o) + (is_at_border(s, o) ? ON_BORDER : 0);
	for (size_t i = 0; i < s->words.len; i++)
		cost += obstacles_overlap(s->words.at[i], o) ? ON_WORD : 0;
	return cost;
}

static bool is_free(const struct seeking *s, struct obstacle o)
{
	double off = s->n->kind == NOTE_ON ? JOIN_GAP : LINE_OFF;
	return !is_outside(s, o) && !is_solid(s, o) && !is_on_line(s, obstacle_around(o, off), false);
}

/* As wide as the drawing allows. */
static struct obstacle moved_inside(const struct seeking *s, struct obstacle o)
{
	const struct curves *c = &s->f->curves;
	double by = fmax(c->left + EDGE_OFF - o.left, 0) + fmin(c->right - EDGE_OFF - o.right, 0);
	return (struct obstacle){ o.left + by, o.top, o.right + by, o.bottom };
}

static void take_cheaper(const struct seeking *s, struct note_place c, struct note_place *best)
{
	if (c.cost >= best->cost || (c.cost += soft_cost(s, c.box)) >= best->cost || !is_free(s, c.box))
		return;
	struct obstacle join = { fmin(c.from_x, c.to_x) - 1, fmin(c.from_y, c.to_y) - 1, fmax(c.from_x, c.to_x) + 1, fmax(c.from_y, c.to_y) + 1 };
	if (!c.is_joined || (!is_solid(s, join) && !is_on_line(s, join, true)))
		*best = c;
}

/* ---- where it may stand ---- */

static void seek_beside(const struct seeking *s, int side, struct note_place *best)
{
	const struct point *p = s->face;
	double w = s->n->width, h = s->n->height, edge = p->x + side * (p->radius + FACE_OFF);
	for (double aside = STUB; aside <= ASIDE_MOST && 0.5 * (aside - STUB) < best->cost; aside += STEP)
		for (double shift = 0, cost; shift <= h / 2 - STEP && (cost = (side < 0 ? TO_THE_LEFT : 0) + 0.5 * (aside - STUB) + 0.4 * shift) < best->cost; shift += STEP / 2.0)
			for (int way = shift > 0 ? -1 : 1; way <= 1; way += 2) {
				double near = p->x + side * (p->radius + aside), top = p->y - h / 2 + way * shift, left = side > 0 ? near : near - w;
				struct note_place c = { .box = { left, top, left + w, top + h }, .cost = cost, .is_joined = true, .from_x = edge, .from_y = p->y, .to_x = near, .to_y = p->y };
				take_cheaper(s, c, best);
			}
}

static void seek_upright(const struct seeking *s, int side, bool is_joined, struct note_place *best)
{
	const struct point *p = s->face;
	double w = s->n->width, h = s->n->height, edge = p->y + side * (p->radius + FACE_OFF), most = is_joined ? w / 2 - STEP : w / 2 + SHIFT_MOST;
	for (double away = STUB; away <= AWAY_MOST && UPRIGHT + 0.5 * (away - STUB) < best->cost; away += STEP / 2.0)
		for (double shift = 0, cost; shift <= most && (cost = UPRIGHT + (is_joined ? 0 : UNJOINED) + 0.5 * (away - STUB) + 0.3 * shift) < best->cost; shift += STEP)
			for (int way = shift > 0 ? -1 : 1; way <= 1; way += 2) {
				double near = p->y + side * (p->radius + away), left = p->x - w / 2 + way * shift, top = side > 0 ? near : near - h;
				struct obstacle box = { left, top, left + w, top + h };
				struct note_place c = { .box = is_joined ? box : moved_inside(s, box), .cost = cost, .is_joined = is_joined, .from_x = p->x, .from_y = edge, .to_x = p->x, .to_y = near };
				take_cheaper(s, c, best);
			}
}

/* How high the main line is at an x; its middle where it doesn't pass. */
static double main_y(const struct curve *c, double x)
{
	for (size_t i = 1; c->lines.len && i < c->lines.at[0].stops.len; i++) {
		const struct curve_stop *a = &c->lines.at[0].stops.at[i - 1], *b = a + 1;
		if ((a->x - x) * (b->x - x) <= 0)
			return curve_piece_y(&(struct curve_piece){ a->x, a->y, b->x, b->y, false }, x);
	}
	return 0;
}

static void seek_on_line(const struct seeking *s, double x1, double x2, struct note_place *best)
{
	const struct curve *line = &s->f->curves.list.at[s->n->curve];
	double w = s->n->width, h = s->n->height, middle = (x1 + x2) / 2, most = fmax((x2 - x1) / 2, STEP);
	for (double away = 0; away <= AWAY_MOST && best->cost > away; away += STEP / 2.0)
		for (double shift = 0; shift <= most && away + 0.1 * shift < best->cost; shift += STEP)
			for (int way = shift > 0 ? -1 : 1; way <= 1; way += 2)
				for (int side = -1; side <= 1; side += 2) {
					double x = middle + way * shift, left = x - w / 2, near = main_y(line, x) + side * (JOIN_GAP + 2 + away), top = side > 0 ? near : near - h;
					struct note_place c = { .box = { left, top, left + w, top + h }, .cost = away + 0.1 * shift + (side > 0 ? 4 : 0) };
					take_cheaper(s, c, best);
				}
}

static double step_x(const struct plan *p, const struct step *step)
{
	const struct column *c = &p->columns.at[column_of_step(p, step)];
	return c->x + c->width / 2;
}

/* None that costs as much as `most`. */
static struct note_place seek_place(struct layout *l, const struct feelings *f, const struct curve_note *n, const struct path_way *on, double most)
{
	struct seeking s = { .l = l, .f = f, .n = n, .face = on ? NULL : &f->curves.list.at[n->curve].points.at[n->point] };
	struct note_place best = { .cost = most };
	double x1 = on ? fmin(step_x(l->plan, on->from), step_x(l->plan, on->to)) : 0, x2 = on ? fmax(step_x(l->plan, on->from), step_x(l->plan, on->to)) : 0;
	note_all(&s, s.face ? s.face->x : (x1 + x2) / 2);
	if (on)
		seek_on_line(&s, x1, x2, &best);
	for (int side = 1; side >= -1 && s.face; side -= 2)
		seek_beside(&s, side, &best);
	for (int side = 1; side >= -1 && s.face && best.cost > UPRIGHT; side -= 2)
		seek_upright(&s, side, true, &best);
	for (int side = 1; side >= -1 && s.face && best.cost > UNJOINED; side -= 2)
		seek_upright(&s, side, false, &best);
	return best;
}

double curve_note_place(struct layout *l, struct feelings *f, size_t index)
{
	struct curve_note *n = &f->curves.notes.at[index];
	const struct note_work *w = &f->note_works.at[index];
	n->detail = w->narrow;
	n->title = w->title;
	curve_note_measure(n);
	struct note_place best = seek_place(l, f, n, w->on, FREE);
	if (w->wide.len) {
		struct curve_note wide = *n;
		wide.detail = w->wide;
		wide.title = w->wide_title;
		curve_note_measure(&wide);
		struct note_place other = seek_place(l, f, &wide, w->on, best.cost);
		if (other.cost < best.cost) {
			*n = wide;
			best = other;
		}
	}
	n->left = best.box.left;
	n->top = best.box.top;
	n->is_joined = best.is_joined;
	n->join[0].x = best.from_x, n->join[0].y = best.from_y;
	n->join[1].x = best.to_x, n->join[1].y = best.to_y;
	return best.cost;
}
