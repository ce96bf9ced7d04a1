/* curve_words.c — the words of the feelings. Each is tried below and above its face, shifted a little to either side, and beside it, and
 * takes the first place where it touches no line, no face and no other word; further away where it is crowded. */
#include "layout/curve_words.h"

#include <math.h>

enum { WORD_GAP = 4, WORDS_APART = 4, OFF_LINE = 3, WORD_STEP = 6, NEAR = 24, NEAR_STEPS = 2, WORDS_MOST = 120, TAKEN_MOST = 1000, MARGIN_INSIDE = 3, WHOSE_ROOM = 14, RING = 2, EDGE = 4, NARROW = 84 };

/* What it costs to lie on something; on the line of one that goes before, or of one that yields; on the middle of the scale, a fine line; nearer
 * to another face, which may be another persona's, so that the lane grows for it; behind a box, seen from its face; and each step away. Where two maps are compared, one looks on while more than a little is in the way. */
static const double TAKEN = 1000, ON_LINE = 200, ON_WEAKER = 30, ON_MIDDLE = 5, ON_OTHER_SIDE = 3, AT_ANOTHER_FACE = 20, AT_ANOTHERS_FACE = 160, FURTHER = 2.5, CROWDED = 150, CUT_OFF = 200, LITTLE = 9, OUT_OF_BAND = 0.8;

/* Where a word may stand at its face. */
static const struct stand {
	int beside;   /* -1 left of it, 1 right of it, 0 in the middle, moved by `shift` */
	double shift;
	bool first;   /* on the side that comes first: below the face, as a rule */
	double cost;
} PLACES[] = {
	{ 0, 0, true, 0 }, { 0, -14, true, 1.5 }, { 0, 14, true, 1.5 }, { 0, -28, true, 4 }, { 0, 28, true, 4 },
	{ 0, 0, false, 0 }, { 0, -14, false, 1.5 }, { 0, 14, false, 1.5 }, { 0, -28, false, 4 }, { 0, 28, false, 4 },
	{ 1, 0, true, 6 }, { -1, 0, true, 6 }, { 1, 0, false, 4 }, { -1, 0, false, 4 },
};
enum { PLACE_COUNT = sizeof PLACES / sizeof *PLACES };

struct taken_places { /* what a word must keep off */
	struct arena arena;
	VEC(struct obstacle) list;
	VEC(struct obstacle) boxes; /* those of the list that are boxes at the curve */
};

static void take_place(struct taken_places *t, struct obstacle o)
{
	VEC_PUSH(&t->arena, &t->list, o);
}

/* The band between the two halves of a mixed feeling. */
static struct obstacle band_box(const struct point *a, const struct point *b)
{
	double left = a->x < b->x ? a->x : b->x, right = a->x > b->x ? a->x : b->x;
	double apart = a->y > b->y ? a->y - b->y : b->y - a->y, half = apart > 14 ? apart / 2 : 7, middle = (a->y + b->y) / 2;
	return (struct obstacle){ left - 8, middle - half, right + 8, middle + half };
}

/* ---- the curves' lines ---- */

static double cost_of_line(const struct curve_piece *s, bool yields, struct obstacle r)
{
	return !curve_piece_crosses(s, obstacle_around(r, OFF_LINE)) ? 0 : s->yields && !yields ? ON_WEAKER : ON_LINE;
}

/* All lines that cross the column, and what forks off in it. */
static double lines_inside(const struct spots *spots, bool yields, struct obstacle r)
{
	double cost = 0;
	for (size_t i = 0; i < spots->pieces.len; i++)
		cost += cost_of_line(&spots->pieces.at[i], yields, r);
	for (size_t i = 0; i < spots->list.len && i < WORDS_MOST; i++) {
		struct curve_piece fork = curve_fork(&spots->list.at[i]);
		cost += fork.y1 != fork.y2 ? cost_of_line(&fork, yields, r) : 0;
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

/* A word must not stand at another face as if it were that one's, least of all at that of somebody else. */
static double cost_of_others(const struct spots *spots, struct spot s, struct obstacle r)
{
	double own = distance(r, curve_face_box(curve_point(s))), cost = 0;
	for (size_t i = 0; i < spots->list.len && i < WORDS_MOST; i++) {
		struct spot other = spots->list.at[i];
		if (curve_point(other) != curve_point(s) && distance(r, curve_face_box(curve_point(other))) < own - WORD_GAP)
			cost = fmax(cost, other.curve == s.curve || spots->curves->are_compared ? AT_ANOTHER_FACE : AT_ANOTHERS_FACE);
	}
	return cost;
}

static bool is_at_anothers_face(const struct spots *spots, struct spot s, struct obstacle r)
{
	const struct spots *all[] = { spots, spots->beside[0], spots->beside[1] };
	bool is_there = false;
	for (int i = 0; i < 3; i++)
		is_there |= all[i] && cost_of_others(all[i], s, r) >= AT_ANOTHERS_FACE;
	return is_there;
}

static bool is_on_middle(struct obstacle r)
{
	return r.top < 0 && r.bottom > 0; /* as long as the words are placed, the middle of the scale is 0 */
}

/* ---- a word ---- */

/* Above a face, letters that reach far down come near to the ring of its persona. */
static struct obstacle word_box(const struct curves *c, const struct point *p, const struct stand *place, bool below, double further)
{
	double width = p->label.width, height = p->label.height, ring = (c->list.len > 1 && !c->are_compared) || c->is_one_of_several ? RING : 0;
	double left = p->x + place->shift - width / 2, top = below ? p->y + p->radius + WORD_GAP + further : p->y - p->radius - ring - WORD_GAP - height - further;
	if (place->beside) {
		left = place->beside > 0 ? p->x + p->radius + WORD_GAP + 2 : p->x - p->radius - WORD_GAP - 2 - width;
		top = p->kind == POINT_OR ? p->y - height / 2 : below ? p->y + 4 : p->y - 4 - height; /* so that the line, which leaves the face level, passes it */
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

static double out_of_band(const struct curves *c, struct obstacle box)
{
	return fmax(-c->reach - CURVE_ABOVE + EDGE - box.top, 0) + fmax(box.bottom - c->reach - CURVE_BELOW + EDGE, 0);
}

/* A word belongs to what it stands at: one that has a box between itself and its face would be read as that one's. */
static bool is_cut_off(const struct taken_places *t, struct obstacle word, struct obstacle face)
{
	struct obstacle between = { fmax(word.left, face.left), fmin(word.bottom, face.bottom), fmin(word.right, face.right), fmax(word.top, face.top) };
	bool is_cut = false;
	for (size_t i = 0; i < t->boxes.len; i++)
		is_cut |= obstacles_overlap(between, t->boxes.at[i]);
	return is_cut;
}

/* … from `most` on, any such: it is not taken then. */
static double cost_of(const struct taken_places *t, const struct spots *spots, struct spot s, struct obstacle box, double most)
{
	const struct spots *all[] = { spots, spots->beside[0], spots->beside[1] };
	double cost = (is_on_middle(box) ? ON_MIDDLE : 0) + OUT_OF_BAND * out_of_band(spots->curves, box) + (is_cut_off(t, box, curve_face_box(curve_point(s))) ? CUT_OFF : 0);
	for (int i = 0; i < 3 && cost < most; i++)
		if (all[i])
			cost += lines_inside(all[i], s.curve->yields, box) + cost_of_others(all[i], s, box);
	for (size_t i = t->list.len > TAKEN_MOST ? t->list.len - TAKEN_MOST : 0; i < t->list.len && cost < most; i++) /* those that came last are near */
		cost += obstacles_overlap(box, t->list.at[i]) ? TAKEN : 0;
	return cost;
}

struct found_place {
	struct obstacle box;
	double cost;
	int side;
};

/* Conditions rather beside their face, all others below. */
static double cost_of_stand(const struct stand *place, enum point_kind kind, size_t step)
{
	double off = kind == POINT_OR ? (place->beside ? 0 : 8) : place->cost;
	return off + (place->first ? 0 : ON_OTHER_SIDE) + (double)step * FURTHER;
}

static struct found_place find_place(const struct taken_places *t, const struct spots *spots, struct spot s)
{
	const struct point *p = curve_point(s), *main = p->partner ? &s.curve->points.at[p->partner - 1] : NULL;
	bool below_first = !(main && p->kind == POINT_AND && p->y < main->y);
	struct found_place best = { .cost = 1e9 };
	double enough = spots->curves->are_compared ? LITTLE : ON_LINE;
	size_t steps = t->list.len < WORDS_MOST ? NEAR * (t->list.len + 1) : 1; /* five thousand faces in one step cannot be drawn well, only soon */
	for (size_t step = 0; step < steps && best.cost >= enough && (double)step * FURTHER < best.cost; step++)
		for (size_t i = 0; i < PLACE_COUNT && best.cost > 0; i++) {
			const struct stand *place = &PLACES[i];
			double least = cost_of_stand(place, p->kind, step);
			if (least >= best.cost || (place->beside && step))
				continue;
			struct obstacle box = kept_within(word_box(spots->curves, p, place, place->first == below_first, (double)step * WORD_STEP), spots);
			double cost = least + cost_of(t, spots, s, box, best.cost - least);
			if (cost < best.cost)
				best = (struct found_place){ box, cost, place->beside };
		}
	return best;
}

/* A way out that no box tells of is named before what is felt there: by its share, or in words where nothing else is said. */
struct str curve_word(struct layout *l, const struct spots *s, const struct point *p)
{
	bool is_told = p->is_exit && !s->curves->has_notes;
	struct str word = layout_join(l, "\n", (struct str[]){ is_told ? p->share : (struct str){ 0 }, p->word }, 2);
	return !word.len && !p->more.len && is_told ? label(l->plan->locale, LABEL_exit) : word;
}

static double sign_room(const struct spots *s, const struct point *p)
{
	return p->is_exit && !s->curves->has_notes ? EXIT_ROOM : p->label.has_marker ? WHOSE_ROOM : 0;
}

/* The sign stands before the first line, both in the middle. */
static void set_sign(struct layout *l, struct label_box *word, double room)
{
	double first = word->lines.len ? layout_width(l, ROLE_FELT, word->lines.at[0]) : 0;
	word->first_x = word->x + room / 2;
	word->sign_x = word->first_x - first / 2 - room + 6;
	word->sign_y = word->y - 4;
}

static double first_baseline(enum role role)
{
	struct font font = role_font(role);
	return (role_line_height(role) - font_ascent(font) - font_descent(font)) / 2 + font_ascent(font);
}

static void measure_word(struct layout *l, const struct spots *spots, struct point *p, double most)
{
	struct label_box *word = &p->label;
	double sign = sign_room(spots, p), room = fmin(most, spots->room - 2 * MARGIN_INSIDE) - sign;
	struct str text = curve_word(l, spots, p);
	if (spots->word_most > 0 && room > spots->word_most)
		room = fmin(room, fmax(spots->word_most, fmax(text_longest_word(l->plan->ruler, role_font(ROLE_FELT), text), text_longest_word(l->plan->ruler, role_font(ROLE_WORD), p->more))));
	word->lines = layout_wrap(l, ROLE_FELT, text, room);
	word->more = layout_wrap(l, ROLE_WORD, p->more, room);
	double first = word->lines.len ? layout_width(l, ROLE_FELT, word->lines.at[0]) + sign : 0;
	word->width = fmax(fmax(word->lines.width, word->more.width), first);
	word->height = text_lines_height(role_font(ROLE_FELT), word->lines) + text_lines_height(role_font(ROLE_WORD), word->more);
}

static void set_word(struct label_box *word, struct obstacle box, int side)
{
	word->left = box.left;
	word->top = box.top;
	word->side = -side;
	word->x = side > 0 ? box.left : side < 0 ? box.right : (box.left + box.right) / 2;
	word->y = box.top + first_baseline(ROLE_FELT);
	word->more_y = box.top + text_lines_height(role_font(ROLE_FELT), word->lines) + first_baseline(ROLE_WORD);
}

/* Conditions and reasons are long: in narrower lines they may find a better place. */
static struct found_place find_narrower(struct layout *l, const struct taken_places *t, const struct spots *spots, struct spot s, struct found_place wide)
{
	struct point *p = curve_point(s);
	struct label_box before = p->label;
	measure_word(l, spots, p, fmax(NARROW, text_longest_word(l->plan->ruler, role_font(ROLE_FELT), curve_word(l, spots, p))));
	struct found_place narrow = find_place(t, spots, s);
	if (narrow.cost < wide.cost)
		return narrow;
	p->label = before;
	return wide;
}

static void place_word(struct layout *l, struct taken_places *t, const struct spots *spots, struct spot s, struct feelings *f)
{
	struct point *p = curve_point(s);
	struct label_box *word = &p->label;
	word->has_marker = false;
	measure_word(l, spots, p, spots->room);
	if (!(word->height > 0))
		return;
	struct found_place place = find_place(t, spots, s);
	if (!sign_room(spots, p) && is_at_anothers_face(spots, s, place.box)) {
		word->has_marker = true;
		measure_word(l, spots, p, spots->room);
		place = find_place(t, spots, s);
	}
	if (p->more.len && place.cost > 0 && t->list.len < WORDS_MOST)
		place = find_narrower(l, t, spots, s, place);
	double sign = sign_room(spots, p);
	set_word(word, place.box, sign > 0 ? 0 : place.side);
	if (sign > 0)
		set_sign(l, word, sign);
	f->crowded += place.cost >= CROWDED || distance(place.box, curve_face_box(p)) > WORD_GAP + NEAR_STEPS * WORD_STEP + 2;
	place.box.left -= WORDS_APART;
	place.box.right += WORDS_APART;
	take_place(t, place.box);
}

static void take_notes(struct taken_places *t, const struct spots *spots)
{
	for (size_t i = 0; i < spots->curves->notes.len; i++) {
		const struct curve_note *n = &spots->curves->notes.at[i];
		struct obstacle box = obstacle_around(curve_note_box(n), 3), join = obstacle_around(curve_join_box(n), 2);
		struct obstacle column = { spots->left, -1e9, spots->right, 1e9 };
		if (obstacles_overlap(box, column)) {
			take_place(t, box);
			VEC_PUSH(&t->arena, &t->boxes, box);
		}
		if (n->kind != NOTE_ON && obstacles_overlap(join, column))
			take_place(t, join);
	}
}

static void take_faces(struct taken_places *t, const struct spots *spots)
{
	for (size_t i = 0; i < spots->list.len; i++) {
		const struct point *p = curve_point(spots->list.at[i]);
		take_place(t, curve_face_box(p));
		if (p->is_moment)
			take_place(t, curve_star_box(p));
		if (p->kind == POINT_AND)
			take_place(t, band_box(p, &spots->list.at[i].curve->points.at[p->partner - 1]));
	}
}

/* Those of the column before, which have their places. */
static void take_words(struct taken_places *t, const struct spots *spots)
{
	for (size_t i = 0; i < spots->list.len; i++) {
		const struct label_box *word = &curve_point(spots->list.at[i])->label;
		if (word->height > 0)
			take_place(t, (struct obstacle){ word->left - WORDS_APART, word->top, word->left + word->width + WORDS_APART, word->top + word->height });
	}
}

void curve_words_place(struct layout *l, const struct spots *spots, struct feelings *f)
{
	struct taken_places t = { 0 };
	take_notes(&t, spots);
	take_faces(&t, spots);
	for (int side = 0; side < 2; side++)
		if (spots->beside[side])
			take_faces(&t, spots->beside[side]);
	if (spots->beside[0])
		take_words(&t, spots->beside[0]);
	for (int yields = 0; yields <= 1; yields++)
		for (size_t i = 0; i < spots->list.len; i++)
			if (spots->list.at[i].curve->yields == yields)
				place_word(l, &t, spots, spots->list.at[i], f);
	arena_finish(&t.arena);
}
