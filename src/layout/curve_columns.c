/* curve_columns.c — faces beside each other. A face's height is its feeling, so faces that would lie on each other are moved apart
 * sideways; their columns are made wide enough for it. */
#include "layout/curve_columns.h"

#include <math.h>

enum { RADIUS = CURVE_FACE, FACES_APART = 5, STEP_ASIDE = 6, FACES_MOST = 60, FAR_LEFT = 100, PAIR_LEAST = 40, PAIR_GAP = 2, EDGE_APART = 4 };

static bool circles_touch(double dx, double dy, double radii)
{
	return dx * dx + dy * dy < (radii + FACES_APART) * (radii + FACES_APART);
}

/* The halves of a mixed emotion may stand closer above each other: the band holds them together. */
static bool is_pair(const struct spots *s, const struct point *a, const struct point *b)
{
	double apart = a->y > b->y ? a->y - b->y : b->y - a->y;
	return s->curves->list.len == 1 && b->kind == POINT_AND && a->x == b->x && apart >= a->radius + b->radius + PAIR_GAP;
}

/* Faces, and the star at the upper right of a moment of truth. */
static bool points_touch(const struct point *a, const struct point *b)
{
	double dx = a->x - b->x, dy = a->y - b->y;
	return circles_touch(dx, dy, a->radius + b->radius)
		|| (a->is_moment && circles_touch(dx + STAR_ASIDE, dy - STAR_UP, STAR_RADIUS + b->radius - 2))
		|| (b->is_moment && circles_touch(dx - STAR_ASIDE, dy + STAR_UP, a->radius + STAR_RADIUS - 2))
		|| (a->is_moment && b->is_moment && circles_touch(dx, dy, 2 * STAR_RADIUS));
}

/* A condition stands straight above or below its face, unless another face is in its way. */
static double fork_x(const struct spot *spots, size_t i, const struct point *main)
{
	const struct point *p = curve_point(spots[i]);
	for (size_t k = i; k-- > 0 && curve_point(spots[k]) != main;) { /* what came before its face stands left of it */
		const struct point *other = curve_point(spots[k]);
		if ((other->y - main->y) * (other->y - p->y) <= 0 && other->x == main->x)
			return main->x + FORK_APART;
	}
	return main->x;
}

/* The points of one curve in one column. Feelings follow each other to the right, so that the curve never runs back; the
 * second of a mixed one stands above or below the first, a change or a condition leads to the right. */
static double set_group(const struct spots *s, size_t first, size_t count, double pair)
{
	const struct spot *spots = s->list.at + first;
	double end = 0;
	size_t near = 0; /* all before it are too far left to touch: each face stands right of those that came before it, and what belongs to a face right of it */
	for (size_t i = 0; i < count; i++) {
		struct point *p = curve_point(spots[i]);
		const struct point *main = p->partner ? &spots[i].curve->points.at[p->partner - 1] : NULL;
		p->y = -p->level * s->curves->reach;
		p->x = main && p->kind == POINT_OR ? fork_x(spots, i, main) : main ? main->x + (p->kind == POINT_TO ? pair : 0) : i ? end + 2 * RADIUS + FACES_APART : 0;
		while (!main && near < i && curve_point(spots[near])->x + FAR_LEFT < p->x)
			near++;
		for (size_t k = near; k < i; k++)
			if (points_touch(curve_point(spots[k]), p) && !is_pair(s, curve_point(spots[k]), p)) {
				p->x = fmax(p->x + 1, curve_point(spots[k])->x + curve_point(spots[k])->radius + p->radius + FACES_APART);
				k = near - 1; /* what it passed may be in its new place's way */
			}
		end = p->x > end ? p->x : end;
	}
	return end;
}

static void shift_group(const struct spot *spots, size_t count, double dx, double dy)
{
	for (size_t i = 0; i < count; i++) {
		curve_point(spots[i])->x += dx;
		curve_point(spots[i])->y += dy;
	}
}

static size_t group_len(const struct spots *s, size_t first)
{
	size_t count = 1;
	while (first + count < s->list.len && s->list.at[first + count].curve == s->list.at[first].curve)
		count++;
	return count;
}

static bool touches_earlier(const struct spots *s, size_t first, size_t count)
{
	for (size_t i = first; i < first + count; i++)
		for (size_t k = 0; k < first; k++)
			if (points_touch(curve_point(s->list.at[k]), curve_point(s->list.at[i])))
				return true;
	return false;
}

static bool finds_aside(const struct spots *s, size_t first, size_t count, double from, double to)
{
	const struct spot *group = s->list.at + first;
	for (double aside = from; aside <= to; aside += STEP_ASIDE)
		for (int side = -1; side <= 1; side += 2) {
			shift_group(group, count, side * aside, 0);
			if (!touches_earlier(s, first, count))
				return true;
			shift_group(group, count, -side * aside, 0);
		}
	return false;
}

/* Tries ever further to both sides, also beyond the column, in which keep_in_column moves them closer again: a face's height is its feeling. Only in a map, where
 * a column that is as wide as any may be still lacks the room, faces stand further below: there none may lie on another. */
static void find_room(const struct spots *s, size_t first, size_t count, double room)
{
	const struct spot *group = s->list.at + first;
	bool is_small = true; /* those of a summary: of a condition alone they are in a map too */
	for (size_t i = 0; i < s->list.len; i++)
		is_small &= curve_point(s->list.at[i])->radius < CURVE_SMALL_FACE;
	if (first >= FACES_MOST || !touches_earlier(s, first, count))
		return;
	if (is_small) {
		finds_aside(s, first, count, STEP_ASIDE, HUGE_VAL);
		return;
	}
	while (!finds_aside(s, first, count, STEP_ASIDE, room)) {
		shift_group(group, count, 0, STEP_ASIDE);
		if (!touches_earlier(s, first, count))
			return;
	}
}

/* Where a column is too narrow for its faces they stand closer, lest they stand in another one or out of the drawing. */
static void keep_in_column(const struct spots *s)
{
	enum { RIM = RADIUS + 5 };
	double left = s->right, right = s->left;
	for (size_t i = 0; i < s->list.len; i++) {
		left = fmin(left, curve_point(s->list.at[i])->x);
		right = fmax(right, curve_point(s->list.at[i])->x);
	}
	if (left >= s->left && right <= s->right)
		return;
	double first = fmin(s->left + RIM, (s->left + s->right) / 2), last = fmax(s->right - RIM, (s->left + s->right) / 2);
	for (size_t i = 0; i < s->list.len; i++) {
		struct point *p = curve_point(s->list.at[i]);
		p->x = right > left ? first + (p->x - left) * (last - first) / (right - left) : (first + last) / 2;
	}
}

/* The band ends with its first and last columns, however narrow they are: there a face stands in the next one rather than over its edge. */
static void keep_in_band(const struct spots *s)
{
	const struct curves *c = s->curves;
	for (size_t i = 0; i < s->list.len && c->right > c->left; i++) {
		struct point *p = curve_point(s->list.at[i]);
		double rim = p->radius + (p->radius < CURVE_SMALL_FACE ? EDGE_APART : 0); /* in a map columns have air enough */
		p->x = fmin(fmax(p->x, c->left + rim), fmax(c->right - rim, c->left + rim));
	}
}

static void place_faces(const struct spots *s)
{
	for (size_t i = 0, count; i < s->list.len; i += count) {
		count = group_len(s, i);
		double width = set_group(s, i, count, PAIR_APART), all = s->right - s->left - 2 * RADIUS - 2;
		if (width > all)
			width = set_group(s, i, count, PAIR_LEAST);
		double room = (all - width) / 2;
		shift_group(s->list.at + i, count, (s->left + s->right - width) / 2, 0);
		find_room(s, i, count, room > 0 ? room : 0);
	}
	keep_in_column(s);
}

void curve_column_place(const struct spots *s)
{
	place_faces(s);
	keep_in_band(s);
	for (size_t i = 0; i < s->list.len; i++) {
		struct point *p = curve_point(s->list.at[i]);
		p->star_x = p->x + STAR_ASIDE;
		p->star_y = p->y - STAR_UP;
	}
}

/* Sets the faces as if there were all the room in the world, and looks how far they reach. A point's x is its column
 * before and after. */
double curve_column_width(const struct spots *spots, size_t column)
{
	struct spots s = *spots;
	double left = 0, right = 0;
	s.left = -COLUMN_HARD_MOST;
	s.right = COLUMN_HARD_MOST;
	place_faces(&s);
	for (size_t i = 0; i < s.list.len; i++) {
		struct point *p = curve_point(s.list.at[i]);
		left = p->x < left ? p->x : left;
		right = p->x > right ? p->x : right;
		p->x = (double)column;
	}
	/* Both sides alike: the middle of the column stays the middle of the faces. */
	return 2 * (right > -left ? right : -left) + 2 * RADIUS + 2 + STEP_ASIDE;
}
