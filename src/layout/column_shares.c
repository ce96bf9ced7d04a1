/* column_shares.c — an estimate of how high each lane becomes, and the column that is worth most if it is widened.
 *
 * A card of width w is estimated as its padding and, for each text, its whole length divided by the room that w leaves for it: the estimate
 * is smooth, so that a little more width is worth a little. The height of a lane is the 8-norm of its columns' stacks, close to the tallest
 * of them but not blind to the second. */
#include "layout/column_shares.h"

#include "cjm/cards.h"
#include "layout/collected.h"

#include <math.h>

enum {
	STEP = 8,          /* px handed out at a time */
	OTHER_HEIGHT = 420 /* px of what stands above and below the lanes, and of the curve */
};
static const double WIDE = 1.5;     /* a drawing this much wider than high needs no more width */
static const double RAGGED = 1.08;  /* lines end before the room does */

struct wished_text {
	double whole, indent, line;
};

struct wished {
	size_t lane;
	double padding, fixed; /* px of its width and of its height that no text takes */
	VEC(struct wished_text) texts;
	const struct card *card;
};

struct shares {
	struct layout *l;
	struct arena arena; /* of all this: it is gone when the columns have their widths */
	size_t columns, lanes;
	VEC(struct wished) cards;
	VEC(size_t) *of_column; /* the cards over each column */
	double *widths;         /* of the columns */
	double *stacks;         /* lane × column: px */
	double *sums;           /* of a lane: its stacks to the eighth power */
};

double gap_after(const struct plan *p, size_t column)
{
	if (column + 1 >= p->columns.len)
		return 0;
	return p->columns.at[column].stage == p->columns.at[column + 1].stage ? GAP : STAGE_GAP;
}

static void wish_for(struct shares *s, size_t lane, const struct card *card)
{
	struct padding pad = card_padding(card);
	struct wished w = { .lane = lane, .padding = pad.left + pad.right, .fixed = pad.top + pad.bottom + GAP, .card = card };
	for (size_t i = 0; i < card->blocks.len; i++) {
		const struct block *b = &card->blocks.at[i];
		struct wished_text text = { layout_width(s->l, b->role, b->text) * RAGGED, block_indent(s->l, b), role_line_height(b->role) };
		VEC_PUSH(&s->arena, &w.texts, text);
	}
	for (size_t i = card->first_column; i <= card->last_column; i++)
		VEC_PUSH(&s->arena, &s->of_column[i], s->cards.len);
	VEC_PUSH(&s->arena, &s->cards, w);
}

static double width_of(const struct shares *s, const struct card *c)
{
	double width = 0;
	for (size_t i = c->first_column; i <= c->last_column; i++)
		width += s->widths[i] + (i < c->last_column ? GAP : 0);
	return width;
}

static double height_at(const struct wished *w, double width)
{
	double height = w->fixed;
	for (size_t i = 0; i < w->texts.len; i++) {
		const struct wished_text *t = &w->texts.at[i];
		double room = width - w->padding - t->indent, lines = room > 1 ? t->whole / room : t->whole;
		height += t->line * (lines > 0.5 ? lines + 0.5 : 1);
	}
	return height;
}

static double eighth_power(double x)
{
	double square = x * x, fourth = square * square;
	return fourth * fourth;
}

static double eighth_root(double x)
{
	return x > 0 ? sqrt(sqrt(sqrt(x))) : 0;
}

static double *stack_at(const struct shares *s, size_t lane, size_t column)
{
	return &s->stacks[lane * s->columns + column];
}

/* Adds a card's height to the stacks that it stands in, or takes it away. */
static void stack_card(struct shares *s, const struct wished *w, double height)
{
	for (size_t i = w->card->first_column; i <= w->card->last_column; i++) {
		double *stack = stack_at(s, w->lane, i);
		s->sums[w->lane] -= eighth_power(*stack);
		*stack += height;
		s->sums[w->lane] += eighth_power(*stack);
	}
}

static void widen(struct shares *s, size_t column, double by)
{
	for (size_t i = 0; s->of_column && i < s->of_column[column].len; i++) {
		const struct wished *w = &s->cards.at[s->of_column[column].at[i]];
		double width = width_of(s, w->card);
		stack_card(s, w, height_at(w, width + by) - height_at(w, width));
	}
	s->widths[column] += by;
}

static double total_height(const struct shares *s)
{
	double height = 0;
	for (size_t i = 0; i < s->lanes; i++)
		height += eighth_root(s->sums[i]);
	return height;
}

static double total_width(const struct shares *s)
{
	double width = 0;
	for (size_t i = 0; i < s->columns; i++)
		width += s->widths[i] + gap_after(s->l->plan, i);
	return width;
}

/* The column whose widening makes the drawing lowest; s->columns where none may be widened. */
static size_t best_column(struct shares *s, double most)
{
	size_t best = s->columns;
	double lowest = 0;
	for (size_t i = 0; i < s->columns; i++) {
		if (s->widths[i] + STEP > (s->l->plan->columns.at[i].is_narrow ? COLUMN_LEAST : most))
			continue;
		widen(s, i, STEP);
		double height = total_height(s) + s->widths[i] * 1e-6; /* of equals, the narrowest */
		widen(s, i, -STEP);
		if (best == s->columns || height < lowest) {
			best = i;
			lowest = height;
		}
	}
	return best;
}

/* Widths in steps of four pixels, so that a small change of a text rarely moves its neighbours. */
static double round_up(struct shares *s)
{
	for (size_t i = 0; i < s->columns; i++)
		widen(s, i, ceil(s->widths[i] / 4) * 4 - s->widths[i]);
	return total_width(s);
}

static struct shares shares_of(struct layout *l)
{
	struct plan *p = l->plan;
	struct shares s = { .l = l, .columns = p->columns.len, .lanes = p->lanes.len };
	s.of_column = arena_alloc(&s.arena, s.columns * sizeof *s.of_column);
	s.widths = arena_alloc(&s.arena, s.columns * sizeof *s.widths);
	s.stacks = arena_alloc(&s.arena, (s.lanes * s.columns + 1) * sizeof *s.stacks);
	s.sums = arena_alloc(&s.arena, (s.lanes + 1) * sizeof *s.sums);
	for (size_t i = 0; i < s.columns; i++)
		s.widths[i] = p->columns.at[i].width;
	for (size_t i = 0; i < s.lanes; i++)
		for (size_t k = 0; k < p->lanes.at[i].cards.len; k++)
			if (!p->lanes.at[i].cards.at[k]->of_journey)
				wish_for(&s, i, p->lanes.at[i].cards.at[k]);
	for (size_t i = 0; i < s.cards.len; i++)
		stack_card(&s, &s.cards.at[i], height_at(&s.cards.at[i], width_of(&s, s.cards.at[i].card)));
	return s;
}

/* The columns as they begin, rounded up, without what stands in them. */
static struct shares begun_shares(struct layout *l, double *width)
{
	struct plan *p = l->plan;
	struct shares s = { .l = l, .columns = p->columns.len, .widths = arena_alloc(l->arena, p->columns.len * sizeof *s.widths) };
	for (size_t i = 0; i < s.columns; i++)
		s.widths[i] = p->columns.at[i].width;
	*width = round_up(&s);
	return s;
}

static void give_columns(const struct shares *s)
{
	for (size_t i = 0; i < s->columns; i++)
		s->l->plan->columns.at[i].width = s->widths[i];
}

/* The same columns on a wider page were shared out already: which of them gets the next step has nothing to do with how many steps there are. False, and
 * nothing done, where that isn't known. */
static bool share_again(const struct shares *s, double width, const struct shared_steps *known, double grid)
{
	for (size_t i = 0; width + STEP <= grid && !(i == known->columns.len && known->is_over); i++, width += STEP) {
		if (i == known->columns.len)
			return false;
		s->widths[known->columns.at[i]] += STEP;
	}
	give_columns(s);
	return true;
}

void columns_share(struct layout *l, double most)
{
	double full = l->options.page ? l->options.page->width : WIDTH_FULL;
	double grid = full - 2 * l->plan->margin - l->plan->label_width;
	double width;
	struct shares begun = begun_shares(l, &width);
	if (width + STEP > grid) { /* nothing to share out, and so many columns that what each is worth takes long to find out */
		give_columns(&begun);
		return;
	}
	struct shared_steps *steps = collected_steps(l);
	if (steps && share_again(&begun, width, steps, grid))
		return;
	if (steps)
		steps->columns.len = 0;
	struct shares s = shares_of(l);
	width = round_up(&s);
	for (; width + STEP <= grid; width += STEP) {
		double whole = width + 2 * l->plan->margin + l->plan->label_width;
		bool may_narrow = !l->options.page && !l->plan->is_tight && width >= GRID_LEAST && whole >= l->least_width;
		size_t best = may_narrow && whole >= WIDE * (total_height(&s) + OTHER_HEIGHT) ? s.columns : best_column(&s, most);
		if (steps && best < s.columns)
			collected_note_step(l, steps, best);
		else if (steps)
			steps->is_over = true;
		if (best == s.columns)
			break;
		widen(&s, best, STEP);
	}
	give_columns(&s);
	arena_finish(&s.arena);
}
