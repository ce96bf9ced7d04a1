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

struct traded {
	size_t lane;
	struct card *card;
	size_t first, last;    /* its columns */
	double begin;          /* its width at first */
	double heights[KNOWN]; /* 0: not known */
};

struct trades {
	struct layout l; /* its texts are broken in an arena that is thrown away */
	size_t columns, lanes;
	VEC(struct traded) cards;
	VEC(size_t) *of_column;
	double *widths, *stacks; /* of the columns; lane × column */
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

static double height_at(struct trades *t, struct traded *c, double width)
{
	long step = lround((width - c->begin) / STEP) + KNOWN / 2;
	double *known = step >= 0 && step < KNOWN ? &c->heights[step] : NULL;
	if (known && *known > 0)
		return *known;
	double height = measured_height(t, c->card, width);
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
}

static void widen(struct trades *t, size_t column, double by)
{
	for (size_t i = 0; i < t->of_column[column].len; i++) {
		struct traded *c = &t->cards.at[t->of_column[column].at[i]];
		double width = width_of(t, c);
		stack_card(t, c, height_at(t, c, width + by) - height_at(t, c, width));
	}
	t->widths[column] += by;
}

static double lane_height(const struct trades *t, size_t lane)
{
	double height = 0;
	for (size_t i = 0; i < t->columns; i++)
		height = fmax(height, t->stacks[lane * t->columns + i]);
	return height;
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
	double by = 0;
	for (; *stack > goal && by < WIDEN_MOST; by += STEP)
		widen(t, column, STEP);
	if (*stack <= goal)
		return by;
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
	double cheapest = 0;
	for (size_t i = 0; i < t->columns; i++) {
		if (t->widths[i] - STEP < t->least[i])
			continue;
		widen(t, i, -STEP);
		double height = total_height(t) - t->widths[i] * 1e-6;
		widen(t, i, STEP);
		if (best == t->columns || height < cheapest) {
			best = i;
			cheapest = height;
		}
	}
	if (best < t->columns)
		widen(t, best, -STEP);
	return best < t->columns;
}

static void give_back(struct trades *t, const double *widths)
{
	for (size_t i = 0; i < t->columns; i++)
		if (fabs(t->widths[i] - widths[i]) > 0.1)
			widen(t, i, widths[i] - t->widths[i]);
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
	stack_card(t, added, height_at(t, added, added->begin) + STACK_GAP);
}

static void collect_cards(struct trades *t)
{
	const struct plan *p = t->l.plan;
	t->of_column = arena_alloc(t->l.arena, t->columns * sizeof *t->of_column);
	t->widths = arena_alloc(t->l.arena, t->columns * sizeof *t->widths);
	t->stacks = arena_alloc(t->l.arena, (t->lanes * t->columns + 1) * sizeof *t->stacks);
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
