/* words.c — the words of the feelings. Each is tried below and above its face, shifted a little to either side, and takes the
 * place where it touches no face, no other word and as little of the curve as possible; further away where it is crowded. */
#include "layout/curve.h"

enum { WORD_GAP = 5, SAMPLES = 24, WORD_STEP = 12, NEAR = 12, WORDS_MOST = 120, MARGIN_INSIDE = 3 };

/* What it costs to lie on something; on the middle of the scale, a fine line; above the face instead of below. */
static const double TAKEN = 1000, ON_MIDDLE = 5, ON_OTHER_SIDE = 3;

struct taken { /* what a word must keep off */
	VEC(struct obstacle) list;
};

static void take(struct layout *l, struct taken *t, struct obstacle o)
{
	VEC_PUSH(l->arena, &t->list, o);
}

static bool overlap(struct obstacle a, struct obstacle b)
{
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/* The band between the two halves of a mixed feeling. */
static struct obstacle band_box(const struct point *a, const struct point *b)
{
	double left = a->x < b->x ? a->x : b->x, right = a->x > b->x ? a->x : b->x;
	double apart = a->y > b->y ? a->y - b->y : b->y - a->y, half = apart > 14 ? apart / 2 : 7, middle = (a->y + b->y) / 2;
	return (struct obstacle){ left - 8, middle - half, right + 8, middle + half };
}

/* ---- the curve's line ---- */

static const struct point *neighbour(const struct curve *c, size_t i, int step)
{
	for (size_t k = i + (size_t)step; k < c->points.len; k += (size_t)step)
		if (c->points.at[k].on_curve)
			return &c->points.at[k];
	return NULL;
}

/* How many samples of the line between two faces fall into a rectangle: a cubic with level tangents and its controls
 * half way, x = a + (b−a)(1.5t − 1.5t² + t³), y = a + (b−a)(3t² − 2t³). */
static int samples_inside(const struct point *a, const struct point *b, struct obstacle r)
{
	int inside = 0;
	for (int i = 1; a && b && i < SAMPLES; i++) {
		double t = i / (double)SAMPLES;
		double x = a->x + (b->x - a->x) * (1.5 * t - 1.5 * t * t + t * t * t);
		double y = a->y + (b->y - a->y) * (3 * t * t - 2 * t * t * t);
		inside += x > r.left - 2 && x < r.right + 2 && y > r.top - 2 && y < r.bottom + 2;
	}
	return inside;
}

/* The line on both sides of the face, or of the one that this face belongs to. */
static int curve_inside(struct spot s, struct obstacle r)
{
	const struct point *p = curve_point(s);
	size_t index = p->on_curve || !p->partner ? s.index : p->partner - 1;
	const struct point *on = &s.curve->points.at[index];
	return samples_inside(neighbour(s.curve, index, -1), on, r) + samples_inside(on, neighbour(s.curve, index, 1), r);
}

/* The broken line to the face of a condition, which begins or ends here; it has the curve's shape. */
static int fork_inside(struct spot s, struct obstacle r)
{
	const struct point *p = curve_point(s), *next = s.index + 1 < s.curve->points.len ? p + 1 : NULL;
	if (p->kind == POINT_OR)
		return samples_inside(&s.curve->points.at[p->partner - 1], p, r);
	return next && next->kind == POINT_OR && next->partner == s.index + 1 ? samples_inside(p, next, r) : 0;
}

static bool is_on_middle(struct obstacle r)
{
	return r.top < 0 && r.bottom > 0; /* as long as the words are placed, the middle of the scale is 0 */
}

/* ---- a word ---- */

static struct obstacle word_box(const struct point *p, bool below, double shift, double further)
{
	double width = p->label.width, height = p->label.height, above = p->is_moment ? curve_face_box(p).top + 1 : p->y - p->radius;
	double top = below ? p->y + p->radius + WORD_GAP + further : above - WORD_GAP - height - further;
	return (struct obstacle){ p->x + shift - width / 2, top, p->x + shift + width / 2, top + height };
}

static struct obstacle kept_within(struct obstacle o, const struct spots *s)
{
	double left = s->left + MARGIN_INSIDE, right = s->right - MARGIN_INSIDE;
	double move = o.left < left ? left - o.left : o.right > right ? right - o.right : 0;
	o.left += move;
	o.right += move;
	return o;
}

static double cost_of(const struct taken *t, struct spot s, struct obstacle box)
{
	double cost = 4 * (curve_inside(s, box) + fork_inside(s, box)) + (is_on_middle(box) ? ON_MIDDLE : 0);
	for (size_t i = 0; i < t->list.len; i++)
		cost += overlap(box, t->list.at[i]) ? TAKEN : 0;
	return cost;
}

static struct obstacle find_place(const struct taken *t, const struct spots *spots, struct spot s)
{
	static const double SHIFTS[] = { 0, -14, 14, -28, 28 };
	enum { SHIFT_COUNT = sizeof SHIFTS / sizeof *SHIFTS };
	const struct point *p = curve_point(s), *main = p->partner ? &s.curve->points.at[p->partner - 1] : NULL;
	bool below_first = !(main && p->kind == POINT_AND && p->y < main->y);
	struct obstacle best = { 0 };
	double best_cost = 1e9;
	size_t steps = t->list.len < WORDS_MOST ? NEAR * (t->list.len + 1) : 1; /* five thousand faces in one step cannot be drawn well, only soon */
	for (size_t step = 0; step < steps && best_cost >= TAKEN; step++)
		for (size_t i = 0; i < 2 * SHIFT_COUNT; i++) {
			bool below = (i < SHIFT_COUNT) == below_first;
			struct obstacle box = kept_within(word_box(p, below, SHIFTS[i % SHIFT_COUNT], (double)step * WORD_STEP), spots);
			double cost = cost_of(t, s, box) + (below == below_first ? 0 : ON_OTHER_SIDE) + (double)((i % SHIFT_COUNT + 1) / 2) * 1.5 + (double)step;
			if (cost < best_cost) {
				best_cost = cost;
				best = box;
			}
		}
	return best;
}

struct str curve_word(struct layout *l, const struct point *p)
{
	struct str parts[] = {
		p->feeling->thing.text,
		p->feeling->if_text.len ? label_with(l->plan->locale, l->arena, LABEL_condition, p->feeling->if_text) : (struct str){ 0 },
		p->feeling->because,
	};
	return layout_join(l, "\n", parts, 3);
}

static void place_word(struct layout *l, struct taken *t, const struct spots *spots, struct spot s)
{
	struct font font = role_font(ROLE_WORD);
	struct label_box *word = &curve_point(s)->label;
	word->lines = layout_wrap(l, ROLE_WORD, curve_word(l, curve_point(s)), spots->right - spots->left - 2 * MARGIN_INSIDE);
	if (!word->lines.len)
		return;
	word->width = word->lines.width;
	word->height = (double)word->lines.len * role_line_height(ROLE_WORD);
	struct obstacle box = find_place(t, spots, s);
	word->left = box.left;
	word->top = box.top;
	word->x = (box.left + box.right) / 2;
	word->y = box.top + (role_line_height(ROLE_WORD) - font_ascent(font) - font_descent(font)) / 2 + font_ascent(font);
	take(l, t, box);
}

void curve_words_place(struct layout *l, const struct spots *spots)
{
	struct taken t = { 0 };
	for (size_t i = 0; i < spots->list.len; i++) {
		const struct point *p = curve_point(spots->list.at[i]);
		take(l, &t, curve_face_box(p));
		if (p->kind == POINT_AND)
			take(l, &t, band_box(p, &spots->list.at[i].curve->points.at[p->partner - 1]));
	}
	for (size_t i = 0; i < spots->list.len; i++)
		place_word(l, &t, spots, spots->list.at[i]);
}
