/* priorities_piles.c — how many piles each column of the matrix has: so many that the whole can be shown as large as possible, without cells that are large and empty. */
#include "view/priorities.h"

#include <math.h>

enum { PILES_MOST = 3, AROUND = 240, EFFORT_AROUND = 60 }; /* AROUND: what stands above and below the zones, about */
static const double SHOWN_AS = 16.0 / 9; /* as wide as a screen is for its height */

static size_t most_cards(const struct priorities *p, int effort)
{
	size_t most = 0;
	for (int impact = 0; impact < LEVELS; impact++) {
		size_t cards = p->zones[impact][effort].pile.cards.len;
		most = cards > most ? cards : most;
	}
	return most;
}

double priorities_heading(const struct priorities *p, int impact)
{
	double height = 0;
	for (int effort = 0; effort < LEVELS; effort++)
		height = layout_at_least(height, role_lines_height(ROLE_KICKER, p->zones[impact][effort].words));
	return height > 0 ? height + 6 : 0;
}

/* A column without cards is as wide as its names. */
double priorities_column_width(const struct priorities *p, int effort, size_t piles)
{
	double names = p->efforts[effort].width + EFFORT_AROUND;
	for (int impact = 0; impact < LEVELS; impact++)
		names = fmax(names, p->zones[impact][effort].words.width + 2 * ZONE_PADDING);
	return piles ? fmax(names, (double)piles * (PRIORITY_CARD + PAGE_GAP) - PAGE_GAP + 2 * ZONE_PADDING) : names;
}

/* A row without cards is as high as its names. */
double priorities_row_least(const struct priorities *p, int impact)
{
	double heading = priorities_heading(p, impact);
	return fmax(role_lines_height(ROLE_LANE, p->impacts[impact]) + 2 * ZONE_PADDING, heading > 0 ? heading + 2 * ZONE_PADDING : 0);
}

static double cell_height(const struct swimlane *pile, size_t piles)
{
	double ends[PILES_MOST] = { 0 }, height = 0;
	for (size_t i = 0; i < pile->cards.len; i++) {
		size_t lowest = 0;
		for (size_t k = 1; k < piles; k++)
			lowest = ends[k] < ends[lowest] ? k : lowest;
		ends[lowest] += pile->cards.at[i]->height + PAGE_GAP;
		height = fmax(height, ends[lowest] - PAGE_GAP);
	}
	return height;
}

static double height_with(const struct priorities *p, const size_t *piles)
{
	double height = AROUND;
	for (int impact = 0; impact < LEVELS; impact++) {
		double row = priorities_row_least(p, impact);
		for (int effort = 0; effort < LEVELS; effort++)
			if (p->zones[impact][effort].pile.cards.len)
				row = fmax(row, priorities_heading(p, impact) + 2 * ZONE_PADDING + cell_height(&p->zones[impact][effort].pile, piles[effort]));
		height += row + PAGE_GAP;
	}
	return height;
}

/* How wide the screen is that it fills: the less, the larger it is shown there. */
static double screen_of(const struct priorities *p, const size_t *piles)
{
	double width = p->l.plan->label_width;
	for (int effort = 0; effort < LEVELS; effort++)
		width += priorities_column_width(p, effort, piles[effort]) + PAGE_GAP;
	return fmax(width, height_with(p, piles) * SHOWN_AS);
}

void priorities_choose_piles(struct priorities *p)
{
	size_t most[LEVELS], tried[LEVELS], combinations = 1;
	double best = INFINITY;
	for (int effort = 0; effort < LEVELS; effort++) {
		most[effort] = most_cards(p, effort) < PILES_MOST ? most_cards(p, effort) : PILES_MOST;
		combinations *= most[effort] ? most[effort] : 1;
		for (int impact = 0; impact < LEVELS; impact++)
			for (size_t i = 0; i < p->zones[impact][effort].pile.cards.len; i++)
				card_measure(&p->l, p->zones[impact][effort].pile.cards.at[i], PRIORITY_CARD);
	}
	for (size_t i = 0; i < combinations; i++) {
		for (size_t effort = 0, rest = i; effort < LEVELS; effort++) {
			tried[effort] = most[effort] ? rest % most[effort] + 1 : 0;
			rest /= most[effort] ? most[effort] : 1;
		}
		double screen = screen_of(p, tried);
		if (screen >= best - 1)
			continue;
		best = screen;
		for (int effort = 0; effort < LEVELS; effort++)
			p->piles[effort] = tried[effort];
	}
}
