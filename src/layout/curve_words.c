/* curve_words.c — the words of the feelings. Each is tried below and above its face, shifted a little to either side, and beside it, and
 * takes the place where it touches no face, no other word and as little of the curves as possible; further away where it is
 * crowded. */
#include "layout/curve_words.h"

#include <math.h>

enum { WORD_GAP = 5, WORDS_APART = 4, SAMPLE_EVERY = 8, WORD_STEP = 12, NEAR = 12, WORDS_MOST = 120, MARGIN_INSIDE = 3 };

/* What it costs to lie on something; for each sample of a line, of one that goes before, or of one that yields; on the middle of
 * the scale, a fine line; nearer to another face; and each step away. What yields looks on while more than a little is in its way. */
static const double TAKEN = 1000, ON_LINE = 4, ON_STRONGER = 8, ON_WEAKER = 2, ON_MIDDLE = 5, ON_OTHER_SIDE = 3, AT_ANOTHER_FACE = 20, FURTHER = 5, LITTLE = 9;

/* Where a word may stand at its face. */
static const struct stand {
	int beside;   /* -1 left of it, 1 right of it, 0 in the middle, moved by `shift` */
	double shift;
	bool first;   /* on the side that comes first: below the face, as a rule */
	double cost;
} PLACES[] = {
	{ 0, 0, true, 0 }, { 0, -14, true, 1.5 }, { 0, 14, true, 1.5 }, { 0, -28, true, 4 }, { 0, 28, true, 4 },
	{ 0, 0, false, 0 }, { 0, -14, false, 1.5 }, { 0, 14, false, 1.5 }, { 0, -28, false, 4 }, { 0, 28, false, 4 },
	{ 1, 0, true, 4 }, { -1, 0, true, 4 }, { 1, 0, false, 1 }, { -1, 0, false, 1 },
};
enum { PLACE_COUNT = sizeof PLACES / sizeof *PLACES };

struct taken_places { /* what a word must keep off */
	VEC(struct obstacle) list;
};

static void take_place(struct layout *l, struct taken_places *t, struct obstacle o)
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

/* ---- the curves' lines ---- */

/* How many samples of the line between two faces fall into a rectangle: a cubic with level tangents and its controls
 * half way, x = a + (b−a)(1.5t − 1.5t² + t³), y = a + (b−a)(3t² − 2t³). */
static int samples_inside(const struct curve_piece *s, struct obstacle r)
{
	double dx = s->x2 - s->x1, dy = s->y2 - s->y1;
	if (fmax(s->x1, s->x2) < r.left - 2 || fmin(s->x1, s->x2) > r.right + 2 || fmax(s->y1, s->y2) < r.top - 2 || fmin(s->y1, s->y2) > r.bottom + 2)
		return 0;
	int inside = 0, count = 8 + (int)((fabs(dx) + fabs(dy)) / SAMPLE_EVERY);
	for (int i = 1; i < count; i++) {
		double t = i / (double)count;
		double x = s->x1 + dx * (1.5 * t - 1.5 * t * t + t * t * t);
		double y = s->y1 + dy * (3 * t * t - 2 * t * t * t);
		inside += x > r.left - 2 && x < r.right + 2 && y > r.top - 2 && y < r.bottom + 2;
	}
	return inside;
}

static double cost_of_sample(bool yields, bool other_yields)
{
	return yields == other_yields ? ON_LINE : other_yields ? ON_WEAKER : ON_STRONGER;
}

/* All lines that cross the column, and what forks off in it: the broken line to the face of a condition has a line's shape. */
static double lines_inside(const struct spots *spots, struct spot s, struct obstacle r)
{
	bool yields = s.curve->yields;
	double cost = 0;
	for (size_t i = 0; i < spots->pieces.len; i++)
		cost += cost_of_sample(yields, spots->pieces.at[i].yields) * samples_inside(&spots->pieces.at[i], r);
	for (size_t i = 0; i < spots->list.len && i < WORDS_MOST; i++) {
		const struct spot other = spots->list.at[i];
		const struct point *p = curve_point(other), *main = p->partner ? &other.curve->points.at[p->partner - 1] : NULL;
		if (main && p->kind == POINT_OR)
			cost += cost_of_sample(yields, other.curve->yields) * samples_inside(&(struct curve_piece){ main->x, main->y, p->x, p->y, false }, r);
	}
	return cost;
}

static double apart(double low, double high, double other_low, double other_high)
{
	return other_low > high ? other_low - high : low > other_high ? low - other_high : 0;
}

static double distance(struct obstacle a, struct obstacle b)
{
	return apart(a.left, a.right, b.left, b.right) + apart(a.top, a.bottom, b.top, b.bottom);
}

/* A word must not stand at another face as if it were that one's. */
static bool is_at_another_face(const struct spots *spots, struct spot s, struct obstacle r)
{
	double own = distance(r, curve_face_box(curve_point(s)));
	for (size_t i = 0; i < spots->list.len && i < WORDS_MOST; i++)
		if (curve_point(spots->list.at[i]) != curve_point(s) && distance(r, curve_face_box(curve_point(spots->list.at[i]))) < own - WORD_GAP)
			return true;
	return false;
}

static bool is_on_middle(struct obstacle r)
{
	return r.top < 0 && r.bottom > 0; /* as long as the words are placed, the middle of the scale is 0 */
}

/* ---- a word ---- */

static struct obstacle word_box(const struct point *p, const struct stand *place, bool below, double further)
{
	double width = p->label.width, height = p->label.height, above = p->is_moment ? curve_face_box(p).top + 1 : p->y - p->radius;
	double left = p->x + place->shift - width / 2, top = below ? p->y + p->radius + WORD_GAP + further : above - WORD_GAP - height - further;
	if (place->beside) {
		left = place->beside > 0 ? p->x + p->radius + WORD_GAP + 2 : p->x - p->radius - WORD_GAP - 2 - width;
		top = below ? p->y + 2 : p->y - 2 - height; /* so that the line, which leaves the face level, passes it */
	}
	return (struct obstacle){ left, top, left + width, top + height };
}

static struct obstacle kept_within(struct obstacle o, const struct spots *s)
{
	double left = s->left + MARGIN_INSIDE, right = s->right - MARGIN_INSIDE;
	double move = o.left < left ? left - o.left : o.right > right ? right - o.right : 0;
	o.left += move;
	o.right += move;
	return o;
}

static double cost_of(const struct taken_places *t, const struct spots *spots, struct spot s, struct obstacle box)
{
	double cost = lines_inside(spots, s, box) + (is_on_middle(box) ? ON_MIDDLE : 0) + (is_at_another_face(spots, s, box) ? AT_ANOTHER_FACE : 0);
	for (size_t i = 0; i < t->list.len; i++)
		cost += overlap(box, t->list.at[i]) ? TAKEN : 0;
	return cost;
}

static struct obstacle find_place(const struct taken_places *t, const struct spots *spots, struct spot s)
{
	const struct point *p = curve_point(s), *main = p->partner ? &s.curve->points.at[p->partner - 1] : NULL;
	bool below_first = !(main && p->kind == POINT_AND && p->y < main->y);
	struct obstacle best = { 0 };
	double best_cost = 1e9;
	size_t steps = t->list.len < WORDS_MOST ? NEAR * (t->list.len + 1) : 1; /* five thousand faces in one step cannot be drawn well, only soon */
	for (size_t step = 0; step < steps && best_cost >= (s.curve->yields ? LITTLE : TAKEN); step++)
		for (size_t i = 0; i < PLACE_COUNT && best_cost > 0; i++) {
			const struct stand *place = &PLACES[i];
			double least = place->cost + (place->first ? 0 : ON_OTHER_SIDE) + (double)step * FURTHER;
			if (least >= best_cost || (place->beside && step))
				continue;
			struct obstacle box = kept_within(word_box(p, place, place->first == below_first, (double)step * WORD_STEP), spots);
			double cost = least + cost_of(t, spots, s, box);
			if (cost < best_cost) {
				best_cost = cost;
				best = box;
			}
		}
	return best;
}

/* A way out is named before what is felt there: by its share, or in words where nothing else is said. */
struct str curve_word(struct layout *l, const struct point *p)
{
	struct str word = layout_join(l, "\n", (struct str[]){ p->share, p->words }, 2);
	return !word.len && p->is_exit ? label(l->plan->locale, LABEL_exit) : word;
}

/* The sign of a way out stands before the first line, both in the middle. */
static void set_sign(struct layout *l, struct label_box *word)
{
	double first = layout_width(l, ROLE_WORD, word->lines.at[0]);
	word->first_x = word->x + EXIT_ROOM / 2.0;
	word->sign_x = word->first_x - first / 2 - EXIT_ROOM + 6;
	word->sign_y = word->y - 4;
}

static void place_word(struct layout *l, struct taken_places *t, const struct spots *spots, struct spot s)
{
	struct font font = role_font(ROLE_WORD);
	struct point *p = curve_point(s);
	struct label_box *word = &p->label;
	double sign = p->is_exit ? EXIT_ROOM : 0, room = spots->right - spots->left - 2 * MARGIN_INSIDE - sign;
	struct str text = curve_word(l, p);
	if (spots->word_most > 0 && room > spots->word_most)
		room = fmin(room, fmax(spots->word_most, text_longest_word(l->plan->ruler, font, text)));
	word->lines = layout_wrap(l, ROLE_WORD, text, room);
	if (!word->lines.len)
		return;
	word->width = fmax(word->lines.width, layout_width(l, ROLE_WORD, word->lines.at[0]) + sign);
	word->height = (double)word->lines.len * role_line_height(ROLE_WORD);
	struct obstacle box = find_place(t, spots, s);
	word->left = box.left;
	word->top = box.top;
	word->x = (box.left + box.right) / 2;
	word->y = box.top + (role_line_height(ROLE_WORD) - font_ascent(font) - font_descent(font)) / 2 + font_ascent(font);
	if (p->is_exit)
		set_sign(l, word);
	box.left -= WORDS_APART;
	box.right += WORDS_APART;
	take_place(l, t, box);
}

void curve_words_place(struct layout *l, const struct spots *spots)
{
	struct taken_places t = { 0 };
	for (size_t i = 0; i < spots->list.len; i++) {
		const struct point *p = curve_point(spots->list.at[i]);
		take_place(l, &t, curve_face_box(p));
		if (p->kind == POINT_AND)
			take_place(l, &t, band_box(p, &spots->list.at[i].curve->points.at[p->partner - 1]));
	}
	for (int yields = 0; yields <= 1; yields++)
		for (size_t i = 0; i < spots->list.len; i++)
			if (spots->list.at[i].curve->yields == yields)
				place_word(l, &t, spots, spots->list.at[i]);
}
