/* column_trades.c — what column_shares.c estimates, measured: a lane is as high as its tallest stack, so a few pixels that spare it a line are
 * worth a line of the whole drawing, and those that spare no line are worth nothing.
 *
 * Lane by lane, the columns of its tallest stacks are widened until these have a line less. The width is taken, four pixels at a time,
 * from the columns that it costs the least. What makes the drawing no lower is undone. */
#include "layout/column_trades.h"

#include "cjm/cards.h"

#include <limits.h>
#include <math.h>
#include <string.h>

enum {
	STEP = 4, WIDEN_MOST = 72, NEEDED_MOST = 144, /* px of one column, of all columns of a lane */
	KNOWN = 64,                                  /* heights that are remembered of each card, by its width in steps */
	TRADES_MOST = 6, COLUMNS_MOST = 24,          /* more columns than that are narrow enough to be folded */
	PART = 1024,                                 /* of a px: heights are whole numbers, so that their sums are exact */
	LINE = 10 * PART, STACK_GAP = 5 * PART, WORTH = PART,
};

/* All widths are whole steps apart: the columns were shared out in such. */
struct traded {
	size_t lane;
	struct card *card;
	size_t first, last; /* its columns */
	double begin;       /* its width at first */
	int steps;          /* by which it is wider now */
	long height;        /* now; of this and all other heights, the parts of a px */
	long narrower;      /* its height if it were a step narrower; 0: not known */
	int heights[KNOWN]; /* at so many steps, from -KNOWN / 2; 0: not known */
};

struct trades {
	struct layout l; /* its texts are broken in an arena that is thrown away */
	size_t columns, lanes;
	VEC(struct traded) cards;
	VEC(size_t) *of_column; /* lane by lane */
	double *widths;         /* of the columns */
	long *stacks;           /* lane × column */
	long *highest;          /* of the stacks of each lane; below 0: to be found again */
	long *costs;            /* of a step less of each column; below LONG_MAX while nothing that they depend on has changed */
	uint64_t *depends;      /* of each column: on the heights of which lanes its cost does; a bit for each, several to one where there are many */
	uint64_t changed;       /* lanes */
	const double *least;
};

/* A title is measured as if it were strong, where it may be: the widths must not depend on whether it is, or another severity would move the
 * whole drawing. */
static double measured_height(struct trades *t, struct card *card, double width)
{
	bool may_be_strong = card->blocks.len && (card->style == CARD_PAIN || card->style == CARD_OPPORTUNITY);
	enum role role = card->blocks.len ? card->blocks.at[0].role : ROLE_BODY;
	if (may_be_strong && role == ROLE_BODY)
		card->blocks.at[0].role = ROLE_STRONG;
	card_measure(&t->l, card, width);
	if (may_be_strong)
		card->blocks.at[0].role = role;
	return card->height;
}

static long new_height_at(struct trades *t, struct traded *c, int steps)
{
	int place = steps + KNOWN / 2;
	int *known = place >= 0 && place < KNOWN ? &c->heights[place] : NULL;
	double width = c->begin + (double)steps * STEP;
	long height = lround(measured_height(t, c->card, width) * PART);
	if (known && height < INT_MAX)
		for (*known = (int)height; known > c->heights && known[-1] == 0 && (width -= STEP) >= t->l.holds;)
			*--known = (int)height;
	return height;
}

static long height_at(struct trades *t, struct traded *c, int steps)
{
	int place = steps + KNOWN / 2;
	return place >= 0 && place < KNOWN && c->heights[place] > 0 ? c->heights[place] : new_height_at(t, c, steps);
}

static double width_of(const struct trades *t, const struct traded *c)
{
	double width = 0;
	for (size_t i = c->first; i <= c->last; i++)
		width += t->widths[i] + (i < c->last ? GAP : 0);
	return width;
}

static uint64_t bit_of(size_t lane)
{
	return (uint64_t)1 << lane % 64;
}

static void stack_card(struct trades *t, const struct traded *c, long height)
{
	for (size_t i = c->first; i <= c->last; i++)
		t->stacks[c->lane * t->columns + i] += height;
	t->highest[c->lane] = -1;
}

static void widen(struct trades *t, size_t column, int steps)
{
	for (size_t i = 0; i < t->of_column[column].len; i++) {
		struct traded *c = &t->cards.at[t->of_column[column].at[i]];
		long before = c->height;
		c->steps += steps;
		c->height = height_at(t, c, c->steps);
		c->narrower = 0;
		for (size_t k = c->first; k <= c->last; k++)
			t->costs[k] = LONG_MAX;
		if (c->height == before)
			continue;
		stack_card(t, c, c->height - before);
		t->changed |= bit_of(c->lane);
	}
	t->widths[column] += (double)steps * STEP;
}

static long highest_stack(const struct trades *t, size_t lane)
{
	const long *stacks = t->stacks + lane * t->columns;
	long height = 0;
	for (size_t i = 0; i < t->columns; i++)
		height = stacks[i] > height ? stacks[i] : height;
	return height;
}

static long lane_height(const struct trades *t, size_t lane)
{
	return t->highest[lane] >= 0 ? t->highest[lane] : (t->highest[lane] = highest_stack(t, lane));
}

static long total_height(const struct trades *t)
{
	long height = 0;
	for (size_t i = 0; i < t->lanes; i++)
		height += lane_height(t, i);
	return height;
}

/* ---- what a lane needs ---- */

/* How much higher the lane's cards over a column are if it is so many steps wider. */
static long higher_by(struct trades *t, size_t lane, size_t column, int steps)
{
	long higher = 0;
	for (size_t i = 0; i < t->of_column[column].len; i++) {
		struct traded *c = &t->cards.at[t->of_column[column].at[i]];
		if (c->lane == lane)
			higher += height_at(t, c, c->steps + steps) - c->height;
	}
	return higher;
}

/* By so many px that its stack is no higher than `goal`; 0, and nothing widened, where that would be too much. */
static double widen_until(struct trades *t, size_t lane, size_t column, long goal)
{
	long stack = t->stacks[lane * t->columns + column];
	int by = WIDEN_MOST / STEP + 1;
	while (by > 1 && stack + higher_by(t, lane, column, by - 1) <= goal)
		by--;
	if (by * STEP > WIDEN_MOST)
		return 0;
	widen(t, column, by);
	return by * STEP;
}

/* What all tallest stacks of a lane need to lose a line; 0 where that would be too much. */
static double widen_tallest(struct trades *t, size_t lane)
{
	long goal = lane_height(t, lane) - LINE;
	double needed = 0;
	for (size_t i = 0; i < t->columns; i++) {
		if (t->stacks[lane * t->columns + i] <= goal)
			continue;
		double more = widen_until(t, lane, i, goal);
		needed += more;
		if (!(more > 0) || needed > NEEDED_MOST)
			return 0;
	}
	return needed;
}

/* ---- what it is taken from ---- */

static long narrower_by(struct trades *t, struct traded *c)
{
	if (!c->narrower)
		c->narrower = height_at(t, c, c->steps - 1);
	return c->narrower - c->height;
}

/* How much higher a lane becomes with some of its cards a step narrower. */
static long higher_lane(struct trades *t, const size_t *cards, size_t count, uint64_t *depends)
{
	size_t lane = t->cards.at[cards[0]].lane;
	long before = lane_height(t, lane), after = 0;
	bool is_any = false, is_alone = true;
	for (size_t i = 0; i < count; i++) {
		struct traded *c = &t->cards.at[cards[i]];
		long by = narrower_by(t, c);
		is_any |= by != 0;
		is_alone &= by >= 0 && c->first == c->last;
		after += by;
	}
	if (!is_any)
		return 0;
	*depends |= bit_of(lane);
	after += t->stacks[lane * t->columns + t->cards.at[cards[0]].first];
	if (is_alone) /* it is no lower, and all others stay */
		return after > before ? after - before : 0;
	for (size_t i = 0; i < count; i++)
		stack_card(t, &t->cards.at[cards[i]], narrower_by(t, &t->cards.at[cards[i]]));
	after = highest_stack(t, lane);
	for (size_t i = 0; i < count; i++)
		stack_card(t, &t->cards.at[cards[i]], -narrower_by(t, &t->cards.at[cards[i]]));
	t->highest[lane] = before;
	return after - before;
}

/* How much higher the drawing becomes with this column a step narrower. */
static long cost_of_step(struct trades *t, size_t column)
{
	const size_t *cards = t->of_column[column].at;
	long cost = 0;
	if (t->costs[column] < LONG_MAX)
		return t->costs[column];
	t->depends[column] = 0;
	for (size_t first = 0, end; first < t->of_column[column].len; first = end) {
		for (end = first + 1; end < t->of_column[column].len && t->cards.at[cards[end]].lane == t->cards.at[cards[first]].lane;)
			end++;
		cost += higher_lane(t, cards + first, end - first, &t->depends[column]);
	}
	return t->costs[column] = cost;
}

/* From the column that it costs the least, and of equals from the widest. */
static bool take_step(struct trades *t)
{
	size_t best = t->columns;
	long cheapest = 0;
	for (size_t i = 0; i < t->columns && t->changed; i++)
		t->costs[i] = t->depends[i] & t->changed ? LONG_MAX : t->costs[i];
	t->changed = 0;
	for (size_t i = 0; i < t->columns; i++) {
		if (t->widths[i] - STEP < t->least[i])
			continue;
		long cost = cost_of_step(t, i);
		if (best == t->columns || cost < cheapest || (cost == cheapest && t->widths[i] > t->widths[best])) {
			best = i;
			cheapest = cost;
		}
	}
	if (best < t->columns)
		widen(t, best, -1);
	return best < t->columns;
}

/* ---- trades ---- */

static void go_to(struct trades *t, const double *widths)
{
	for (size_t i = 0; i < t->columns; i++)
		if (fabs(t->widths[i] - widths[i]) > 0.1)
			widen(t, i, (int)lround((widths[i] - t->widths[i]) / STEP));
}

/* Leaves the columns as they are after it. Gives by how much lower the drawing is then; 0 where it is no use. */
static long trade_for(struct trades *t, size_t lane)
{
	long height = total_height(t);
	double needed = widen_tallest(t, lane);
	bool is_paid = needed > 0;
	for (double taken = 0; is_paid && taken < needed - 0.1; taken += STEP)
		is_paid = take_step(t) && total_height(t) < height - WORTH;
	return is_paid ? height - total_height(t) : 0;
}

/* The trade that is worth most. False where none is worth anything. */
static bool trade_best(struct trades *t, double *before, double *best)
{
	long most = 0;
	memcpy(before, t->widths, t->columns * sizeof *before);
	for (size_t i = 0; i < t->lanes; i++) {
		long gain = trade_for(t, i);
		if (gain > most) {
			most = gain;
			memcpy(best, t->widths, t->columns * sizeof *best);
		}
		go_to(t, before);
	}
	if (most > 0)
		go_to(t, best);
	return most > 0;
}

/* A stage's bar goes beside those of its steps, as in place.c. */
static void take_free_columns(const struct trades *t, struct traded *c)
{
	const long *stacks = t->stacks + c->lane * t->columns;
	size_t end = c->last;
	for (size_t i = c->first; i <= end; i++)
		if (stacks[i] < stacks[c->first])
			c->first = i;
	for (c->last = c->first; c->last < end && stacks[c->last + 1] <= stacks[c->first];)
		c->last++;
}

static void add_card(struct trades *t, size_t lane, struct card *card)
{
	struct traded c = { .lane = lane, .card = card, .first = card->first_column, .last = card->last_column };
	if (card->style == CARD_MEASURE && card->of_stage)
		take_free_columns(t, &c);
	c.begin = width_of(t, &c);
	for (size_t i = c.first; i <= c.last; i++)
		VEC_PUSH(t->l.arena, &t->of_column[i], t->cards.len);
	VEC_PUSH(t->l.arena, &t->cards, c);
	struct traded *added = &t->cards.at[t->cards.len - 1];
	added->height = height_at(t, added, 0);
	stack_card(t, added, added->height + STACK_GAP);
}

static void collect_cards(struct trades *t)
{
	const struct plan *p = t->l.plan;
	t->of_column = arena_alloc(t->l.arena, t->columns * sizeof *t->of_column);
	t->widths = arena_alloc(t->l.arena, t->columns * sizeof *t->widths);
	t->stacks = arena_alloc(t->l.arena, (t->lanes * t->columns + 1) * sizeof *t->stacks);
	t->highest = arena_alloc(t->l.arena, (t->lanes + 1) * sizeof *t->highest);
	t->costs = arena_alloc(t->l.arena, t->columns * sizeof *t->costs);
	t->depends = arena_alloc(t->l.arena, t->columns * sizeof *t->depends);
	for (size_t i = 0; i < t->columns; i++) {
		t->widths[i] = p->columns.at[i].width;
		t->costs[i] = LONG_MAX;
	}
	for (size_t i = 0; i < t->lanes; i++)
		for (size_t k = 0; k < p->lanes.at[i].cards.len && !p->lanes.at[i].of_journey; k++)
			add_card(t, i, p->lanes.at[i].cards.at[k]);
}

/* Trades while one is worth anything; gives how high the drawing is then. `room`: for the widths of all columns, twice. */
static long trade_all(struct trades *t, double *room)
{
	for (int i = 0; i < TRADES_MOST && trade_best(t, room, room + t->columns); i++)
		continue;
	return total_height(t);
}

/* Every column as wide as it needs, and what is left in equal parts, in whole steps. False where nothing is left. */
static bool share_evenly(struct trades *t, double *widths)
{
	double left = 0;
	for (size_t i = 0; i < t->columns; i++) {
		widths[i] = ceil(t->least[i] / STEP) * STEP;
		left += t->widths[i] - widths[i];
	}
	if (left < STEP)
		return false;
	for (size_t i = 0; left >= STEP; i = (i + 1) % t->columns, left -= STEP)
		widths[i] += STEP;
	widths[0] += left;
	go_to(t, widths);
	return true;
}

/* From the widths as they were shared, and from equal shares: trades end where no single one helps, which need not be the best there is. */
void columns_trade(struct layout *l, const double *least)
{
	struct arena scratch;
	struct trades t = { .l = *l, .columns = l->plan->columns.len, .lanes = l->plan->lanes.len, .least = least };
	if (t.columns < 2 || t.columns > COLUMNS_MOST)
		return;
	arena_init(&scratch);
	t.l.arena = &scratch;
	collect_cards(&t);
	double *room = arena_alloc(&scratch, 2 * t.columns * sizeof *room);
	long height = trade_all(&t, room);
	for (size_t i = 0; i < t.columns; i++)
		l->plan->columns.at[i].width = t.widths[i];
	bool is_better = share_evenly(&t, room) && trade_all(&t, room) < height - WORTH;
	for (size_t i = 0; i < t.columns && is_better; i++)
		l->plan->columns.at[i].width = t.widths[i];
	arena_finish(&scratch);
}
