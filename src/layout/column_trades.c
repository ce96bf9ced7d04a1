/* column_trades.c — what column_shares.c estimates, measured: a lane is as high as its tallest stack, so a few pixels that spare it a line are
 * worth a line of the whole drawing, and those that spare no line are worth nothing.
 *
 * Lane by lane, the columns of its tallest stacks are widened until these have a line less. The width is taken, four pixels at a time,
 * from the columns that it costs the least. What makes the drawing no lower is undone. */
#include "layout/column_trades.h"

#include "cjm/cards.h"

#include <math.h>

enum {
	STEP = 4, WIDEN_MOST = 48, NEEDED_MOST = 96, /* px of one column, of all columns of a lane */
	KNOWN = 64,                                  /* heights that are remembered of each card, by its width in steps */
	TRADES_MOST = 4, COLUMNS_MOST = 24,               /* more columns than that are narrow enough to be folded */
	LINE = 10, STACK_GAP = 5,
};

/* All widths are whole steps apart: the columns were shared out in such. */
struct traded {
	size_t lane;
	struct card *card;
	size_t first, last;    /* its columns */
	double begin;          /* its width at first */
	int steps;             /* by which it is wider now */
	double height;         /* now */
	double narrower;       /* its height if it were a step narrower; 0: not known */
	double heights[KNOWN]; /* at so many steps, from -KNOWN / 2; 0: not known */
};

struct trades {
	struct layout l; /* its texts are broken in an arena that is thrown away */
	size_t columns, lanes;
	VEC(struct traded) cards;
	VEC(size_t) *of_column;
	double *widths, *stacks; /* of the columns; lane × column */
	double *highest;         /* of the stacks of each lane; below 0: to be found again */
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

static double height_at(struct trades *t, struct traded *c, int steps)
{
	int place = steps + KNOWN / 2;
	double *known = place >= 0 && place < KNOWN ? &c->heights[place] : NULL;
	if (known && *known > 0)
		return *known;
	double height = measured_height(t, c->card, c->begin + (double)steps * STEP);
	if (known)
		*known = height;
	return height;
}

static double width_of(const struct trades *t, const struct traded *c)
{
	double width = 0;
	for (size_t i = c->first; i <= c->last; i++)
		width += t->widths[i] + (i < c->last ? GAP : 0);
	return width;
}

static void stack_card(struct trades *t, const struct traded *c, double height)
{
	for (size_t i = c->first; i <= c->last; i++)
		t->stacks[c->lane * t->columns + i] += height;
	t->highest[c->lane] = -1;
}

static void widen(struct trades *t, size_t column, int steps)
{
	for (size_t i = 0; i < t->of_column[column].len; i++) {
		struct traded *c = &t->cards.at[t->of_column[column].at[i]];
		double before = c->height;
		c->steps += steps;
		c->height = height_at(t, c, c->steps);
		c->narrower = 0;
		if (c->height != before)
			stack_card(t, c, c->height - before);
	}
	t->widths[column] += (double)steps * STEP;
}

/* Stacks as they were if the column were a step narrower, and back again. False where all cards are as high. */
static bool stack_narrower(struct trades *t, size_t column, bool is_back)
{
	bool any = false;
	for (size_t i = 0; i < t->of_column[column].len; i++) {
		struct traded *c = &t->cards.at[t->of_column[column].at[i]];
		if (!(c->narrower > 0))
			c->narrower = height_at(t, c, c->steps - 1);
		if (c->narrower != c->height)
			stack_card(t, c, is_back ? c->height - c->narrower : c->narrower - c->height);
		any |= c->narrower != c->height;
	}
	return any;
}

static double lane_height(const struct trades *t, size_t lane)
{
	double height = 0;
	if (t->highest[lane] >= 0)
		return t->highest[lane];
	for (size_t i = 0; i < t->columns; i++) {
		double stack = t->stacks[lane * t->columns + i];
		height = stack > height ? stack : height;
	}
	return t->highest[lane] = height;
}

static double total_height(const struct trades *t)
{
	double height = 0;
	for (size_t i = 0; i < t->lanes; i++)
		height += lane_height(t, i);
	return height;
}

/* By so much that its stack is lower than `goal`; 0, and nothing widened, where that would be too much. */
static double widen_until(struct trades *t, size_t lane, size_t column, double goal)
{
	const double *stack = &t->stacks[lane * t->columns + column];
	int by = 0;
	for (; *stack > goal && by * STEP < WIDEN_MOST; by++)
		widen(t, column, 1);
	if (*stack <= goal)
		return by * STEP;
	widen(t, column, -by);
	return 0;
}

/* What all tallest stacks of a lane need to lose a line; 0 where one of them would need too much. */
static double widen_tallest(struct trades *t, size_t lane)
{
	double goal = lane_height(t, lane) - LINE, needed = 0;
	for (size_t i = 0; i < t->columns; i++) {
		if (t->stacks[lane * t->columns + i] <= goal)
			continue;
		double more = widen_until(t, lane, i, goal);
		if (!(more > 0))
			return 0;
		needed += more;
	}
	return needed;
}

/* From the column that it costs the least, and of equals from the widest. */
static bool take_step(struct trades *t)
{
	size_t best = t->columns;
	double cheapest = 0, now = total_height(t);
	for (size_t i = 0; i < t->columns; i++) {
		if (t->widths[i] - STEP < t->least[i])
			continue;
		bool is_changed = stack_narrower(t, i, false);
		double height = (is_changed ? total_height(t) : now) - (t->widths[i] - STEP) * 1e-6;
		if (is_changed)
			stack_narrower(t, i, true);
		if (best == t->columns || height < cheapest) {
			best = i;
			cheapest = height;
		}
	}
	if (best < t->columns)
		widen(t, best, -1);
	return best < t->columns;
}

static void give_back(struct trades *t, const double *widths)
{
	for (size_t i = 0; i < t->columns; i++)
		if (fabs(t->widths[i] - widths[i]) > 0.1)
			widen(t, i, (int)lround((widths[i] - t->widths[i]) / STEP));
}

/* By how much lower the drawing becomes; 0, and nothing changed, where it doesn't. */
static double trade_for(struct trades *t, size_t lane, double *before)
{
	double height = total_height(t), needed;
	for (size_t i = 0; i < t->columns; i++)
		before[i] = t->widths[i];
	needed = widen_tallest(t, lane);
	bool is_paid = needed > 0 && needed <= NEEDED_MOST;
	for (double taken = 0; is_paid && taken < needed - 0.1; taken += STEP)
		is_paid = take_step(t) && total_height(t) < height - 1;
	if (!is_paid)
		give_back(t, before);
	return is_paid ? height - total_height(t) : 0;
}

/* The trade that is worth most. False where none is worth anything. */
static bool trade_best(struct trades *t, double *before)
{
	size_t best = t->lanes;
	double most = 0;
	for (size_t i = 0; i < t->lanes; i++) {
		double gain = trade_for(t, i, before);
		give_back(t, before);
		if (gain > most) {
			most = gain;
			best = i;
		}
	}
	return best < t->lanes && trade_for(t, best, before) > 0;
}

/* A stage's bar goes beside those of its steps, as in place.c. */
static void take_free_columns(const struct trades *t, struct traded *c)
{
	const double *stacks = t->stacks + c->lane * t->columns;
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
	for (size_t i = 0; i < t->columns; i++)
		t->widths[i] = p->columns.at[i].width;
	for (size_t i = 0; i < t->lanes; i++)
		for (size_t k = 0; k < p->lanes.at[i].cards.len && !p->lanes.at[i].of_journey; k++)
			add_card(t, i, p->lanes.at[i].cards.at[k]);
}

/* Trades while one is worth anything; gives how high the drawing is then. */
static double trade_all(struct trades *t, double *before)
{
	for (int i = 0; i < TRADES_MOST && trade_best(t, before); i++)
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
	give_back(t, widths);
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
	double *before = arena_alloc(&scratch, t.columns * sizeof *before), height = trade_all(&t, before);
	for (size_t i = 0; i < t.columns; i++)
		l->plan->columns.at[i].width = t.widths[i];
	bool is_better = share_evenly(&t, before) && trade_all(&t, before) < height - 1;
	for (size_t i = 0; i < t.columns && is_better; i++)
		l->plan->columns.at[i].width = t.widths[i];
	arena_finish(&scratch);
}
