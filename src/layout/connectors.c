/* connectors.c — in a service blueprint: what is done in sight rests on what is done out of sight, and that on its support; where nothing is done out of
 * sight, what is done in sight rests on the support. Cards of one step, or of a step and its stage, are tied by their place. What no place ties is tied to
 * the nearest card of the same team in its stage (`by`), else to one of a step that its step leads to (`next`). */
#include "cjm/columns.h"
#include "cjm/lanes.h"
#include "cjm/layout.h"

#include <math.h>
#include <stdlib.h>

enum { TIERS = 3, TURN = 3, TURN_AGAIN = 8, TURNS = 2 }; /* where a connector turns aside, below its card: above the line of the blueprint, or below it */

struct tied { /* two cards, each in its lane */
	const struct card *upper, *lower;
};

struct blueprint {
	struct layout *l;
	const struct swimlane *tiers[TIERS]; /* front, back, support; NULL: it isn't among the lanes that follow each other */
	VEC(struct tied) ties;
};

static bool covers(const struct card *c, size_t column)
{
	return c->style != CARD_NONE && c->first_column <= column && column <= c->last_column;
}

/* Of those in this column the one that is nearest to the other lane; NULL: there is none. */
static const struct card *card_at(const struct swimlane *lane, size_t column, bool is_above)
{
	const struct card *found = NULL;
	for (size_t i = 0; lane && i < lane->cards.len; i++) {
		const struct card *c = lane->cards.at[i];
		bool is_nearer = !found || (is_above ? c->y + c->height > found->y + found->height : c->y < found->y);
		found = covers(c, column) && is_nearer ? c : found;
	}
	return found;
}

static bool is_tied(const struct blueprint *b, const struct card *c, bool is_upper)
{
	for (size_t i = 0; i < b->ties.len; i++)
		if ((is_upper ? b->ties.at[i].upper : b->ties.at[i].lower) == c)
			return true;
	return false;
}

static double middle_between(const struct plan *p, size_t first, size_t last)
{
	return (p->columns.at[first].x + p->columns.at[last].x + p->columns.at[last].width) / 2;
}

/* Where nothing of the lane is in the way. */
static double below_cards(const struct swimlane *lane)
{
	double bottom = 0;
	for (size_t i = 0; i < lane->cards.len; i++)
		bottom = fmax(bottom, lane->cards.at[i]->y + lane->cards.at[i]->height);
	return lane->y + bottom + TURN;
}

static void tie(struct blueprint *b, int upper, int lower, struct tied t, double from_x, double to_x)
{
	const struct swimlane *above = b->tiers[upper], *below = b->tiers[lower];
	struct connector c = { .x = from_x, .to_x = to_x, .top = above->y + t.upper->y + t.upper->height, .turn = below_cards(above), .bottom = below->y + t.lower->y };
	VEC_PUSH(b->l->arena, &b->l->plan->connectors, c);
	VEC_PUSH(b->l->arena, &b->ties, t);
}

/* ---- by place ---- */

static size_t later(size_t a, size_t b)
{
	return a > b ? a : b;
}

static void tie_column(struct blueprint *b, int upper, size_t column)
{
	const struct card *above = card_at(b->tiers[upper], column, true), *below = card_at(b->tiers[upper + 1], column, false);
	if (!above || !below)
		return;
	size_t first = later(above->first_column, below->first_column), last = above->last_column < below->last_column ? above->last_column : below->last_column;
	double x = middle_between(b->l->plan, first, last);
	if (column == first) /* once for each pair */
		tie(b, upper, upper + 1, (struct tied){ above, below }, x, x);
}

/* Past the lane between, in columns where it is empty; not where both rest on something there already. */
static void tie_past(struct blueprint *b, size_t column)
{
	const struct swimlane *front = b->tiers[0], *back = b->tiers[1], *support = b->tiers[2];
	const struct card *above = card_at(front, column, true), *below = card_at(support, column, false);
	if (!above || !below || card_at(back, column, true) || (is_tied(b, above, true) && is_tied(b, below, false)))
		return;
	size_t last = column;
	while (last < above->last_column && last < below->last_column && !card_at(back, last + 1, true))
		last++;
	double x = middle_between(b->l->plan, column, last);
	tie(b, 0, 2, (struct tied){ above, below }, x, x);
}

/* ---- by team, by way ---- */

static const struct stage *stage_of(const struct card *c)
{
	return !c->place ? NULL : c->place->kind == KIND_STEP ? ((const struct step *)c->place)->stage : (const struct stage *)c->place;
}

static bool share_team(const struct card *a, const struct card *b)
{
	const struct things *teams = &((const struct work *)a->thing)->by;
	for (size_t i = 0; i < teams->len; i++)
		if (things_hold(&((const struct work *)b->thing)->by, teams->at[i]))
			return stage_of(a) == stage_of(b);
	return false;
}

static bool way_leads(const struct card *a, const struct card *b)
{
	if (!a->place || !b->place || a->place->kind != KIND_STEP || b->place->kind != KIND_STEP)
		return false;
	FOR_EACH(struct way, way, ((const struct step *)a->place)->nexts)
		if (&way->step->thing == b->place)
			return true;
	return false;
}

/* Between the two lanes there is no card where the connector goes down. */
static bool is_free(const struct blueprint *b, int upper, int lower, const struct card *below)
{
	return lower == upper + 1 || !card_at(b->tiers[1], (below->first_column + below->last_column) / 2, true);
}

static bool is_work(const struct card *c)
{
	return c->style != CARD_NONE && c->thing && (c->thing->kind == KIND_FRONT || c->thing->kind == KIND_BACK || c->thing->kind == KIND_SUPPORT);
}

static bool is_loose(const struct blueprint *b, struct tied t)
{
	return !is_tied(b, t.upper, true) || !is_tied(b, t.lower, false);
}

/* Both stand at the gap, so that no other card is crossed, and one of them is tied to nothing. */
static bool may_be_tied(const struct blueprint *b, int upper, int lower, struct tied t)
{
	size_t above = (t.upper->first_column + t.upper->last_column) / 2, below = (t.lower->first_column + t.lower->last_column) / 2;
	return is_loose(b, t) && card_at(b->tiers[upper], above, true) == t.upper && card_at(b->tiers[lower], below, false) == t.lower && is_free(b, upper, lower, t.lower);
}

static double from_left(const struct plan *p, const struct card *c)
{
	return middle_between(p, c->first_column, c->last_column);
}

struct tie_meant {
	struct tied tied;
	double far;
	size_t order;
};

static int by_distance(const void *left, const void *right)
{
	const struct tie_meant *a = left, *b = right;
	return a->far < b->far ? -1 : a->far > b->far ? 1 : a->order < b->order ? -1 : a->order > b->order;
}

/* The nearest first; of those as near, the one further on. */
static void tie_nearest(struct blueprint *b, int upper, int lower, bool (*is_meant)(const struct card *, const struct card *))
{
	const struct plan *p = b->l->plan;
	VEC(struct tie_meant) meant = { 0 };
	for (size_t i = 0; b->tiers[upper] && b->tiers[lower] && i < b->tiers[upper]->cards.len; i++)
		for (size_t k = 0; k < b->tiers[lower]->cards.len; k++) {
			struct tied t = { b->tiers[upper]->cards.at[i], b->tiers[lower]->cards.at[k] };
			double apart = from_left(p, t.lower) - from_left(p, t.upper);
			if (is_work(t.upper) && is_work(t.lower) && is_meant(t.upper, t.lower) && may_be_tied(b, upper, lower, t)) {
				struct tie_meant one = { t, fabs(apart) - (apart > 0 ? 0.5 : 0), meant.len };
				VEC_PUSH(b->l->arena, &meant, one);
			}
		}
	if (meant.len)
		qsort(meant.at, meant.len, sizeof *meant.at, by_distance);
	for (size_t i = 0; i < meant.len; i++)
		if (is_loose(b, meant.at[i].tied))
			tie(b, upper, lower, meant.at[i].tied, from_left(p, meant.at[i].tied.upper), from_left(p, meant.at[i].tied.lower));
}

static bool lie_over(const struct connector *a, const struct connector *b)
{
	return fmin(a->x, a->to_x) <= fmax(b->x, b->to_x) && fmin(b->x, b->to_x) <= fmax(a->x, a->to_x);
}

static bool crosses_another(const struct plan *p, size_t count, const struct connector *c)
{
	for (size_t i = 0; i < count; i++) {
		const struct connector *other = &p->connectors.at[i];
		if (other->x != other->to_x && other->turn == c->turn && lie_over(c, other))
			return true;
	}
	return false;
}

/* Two that turn aside below the same lane do so at different heights where they would lie on each other. Of more than have room there,
 * the nearest are drawn: nobody could tell the others apart, and they would run through the cards below. */
static void turn_aside(struct plan *p)
{
	size_t kept = 0;
	for (size_t i = 0; i < p->connectors.len; i++) {
		struct connector c = p->connectors.at[i];
		int turns = 1;
		for (; c.x != c.to_x && crosses_another(p, kept, &c) && turns <= TURNS; turns++)
			c.turn += TURN_AGAIN - TURN;
		if (turns <= TURNS)
			p->connectors.at[kept++] = c;
	}
	p->connectors.len = kept;
}

/* ---- all of them ---- */

static int tier_of(const struct swimlane *lane)
{
	return lane->own ? -1 : lane->id == LANE_FRONT ? 0 : lane->id == LANE_BACK ? 1 : lane->id == LANE_SUPPORT ? 2 : -1;
}

/* Lanes that follow each other, each of a later tier than the one before. */
static size_t take_tiers(struct blueprint *b, const struct plan *p, size_t first)
{
	int last = -1;
	size_t i = first;
	for (; i < p->lanes.len && tier_of(&p->lanes.at[i]) > last; i++) {
		last = tier_of(&p->lanes.at[i]);
		b->tiers[last] = &p->lanes.at[i];
	}
	return i > first ? i : first + 1;
}

void connectors_place(struct layout *l)
{
	struct plan *p = l->plan;
	bool is_blueprint = p->journey->kind == JOURNEY_BLUEPRINT || (p->page && p->page->is_apart);
	p->connectors.len = 0;
	for (size_t i = 0; i < p->lanes.len && is_blueprint;) {
		struct blueprint b = { .l = l };
		i = take_tiers(&b, p, i);
		for (int upper = 0; upper + 1 < TIERS; upper++)
			for (size_t column = 0; column < p->columns.len; column++)
				tie_column(&b, upper, column);
		for (size_t column = 0; column < p->columns.len; column++)
			tie_past(&b, column);
		static bool (*const MEANT[])(const struct card *, const struct card *) = { share_team, way_leads };
		for (int how = 0; how < 2; how++)
			for (int pair = 0; pair < TIERS; pair++) /* front and back, back and support, front and support */
				tie_nearest(&b, pair % 2, pair ? 2 : 1, MEANT[how]);
	}
	turn_aside(p);
}
