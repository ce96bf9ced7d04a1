/* header_sections.c — sections keep their order: each column takes some that follow each other. */
#include "layout/header_sections.h"

#include "cjm/cards.h"

#include <math.h>

enum { SECTIONS_MOST = 8, COLUMN_GAP = 22, COLUMN_NARROWEST = 118, SECTION_AIR = 10 };
static const double FIRST_LEAST = 1.3, FIRST_MOST = 2.4; /* the first of three columns and more, to one of the others */

struct sections {
	struct layout *l;
	struct header_card *card;
	size_t count, starts[SECTIONS_MOST + 1]; /* and the end */
	double heights[SECTIONS_MOST];
	double top, y, first_width, width; /* of the columns */
	double word;                       /* the longest of all but the first section: none is broken */
	double wished;                     /* of the first column: none of its texts takes two lines */
};

/* They are the same at every width, and a card is tried at many. */
static void measure_texts(struct layout *l, struct header_card *c, const struct sections *s)
{
	for (size_t i = s->starts[1]; i < c->blocks.len && s->count > 1; i++) {
		double word = text_longest_word(l->plan->ruler, role_font(c->blocks.at[i].role), c->blocks.at[i].text);
		c->section_word = word > c->section_word ? word : c->section_word;
	}
	for (size_t i = 0; i < s->starts[1]; i++)
		c->section_wish = fmax(c->section_wish, layout_width(l, c->blocks.at[i].role, c->blocks.at[i].text) + 1);
	c->is_measured = true;
}

static struct sections sections_of(struct layout *l, struct header_card *c)
{
	struct sections s = { .l = l, .card = c, .count = 1 };
	for (size_t i = 0; i < c->sections.len && s.count < SECTIONS_MOST; i++)
		s.starts[s.count++] = c->sections.at[i];
	s.starts[s.count] = c->blocks.len;
	if (!c->is_measured)
		measure_texts(l, c, &s);
	s.word = c->section_word;
	s.wished = c->section_wish;
	return s;
}

static double set_from(const struct sections *s, size_t first, size_t last, double x, double y, double width)
{
	return blocks_set(s->l, s->card->blocks.at + s->starts[first], s->starts[last] - s->starts[first], x, y, width);
}

static void give_widths(struct sections *s, size_t columns, double width)
{
	double rest = width - (double)(columns - 1) * COLUMN_GAP, others = (double)columns - 1;
	double least = columns > 2 ? FIRST_LEAST : 1, most = columns > 2 ? FIRST_MOST : 1;
	s->first_width = fmin(fmax(s->wished, rest * least / (others + least)), rest * most / (others + most));
	s->width = columns > 1 ? (rest - s->first_width) / others : s->first_width;
}

static double section_height(const struct sections *s, size_t section, double width)
{
	struct header_card *c = s->card;
	for (size_t i = 0; i < c->section_sizes.len; i++) {
		const struct section_size *known = &c->section_sizes.at[i];
		if (known->section == section && width >= known->holds && width <= known->width)
			return known->height;
	}
	s->l->holds = 0;
	struct section_size size = { .section = section, .width = width, .height = set_from(s, section, section + 1, 0, 0, width) };
	size.holds = fmin(s->l->holds, width);
	VEC_PUSH(s->l->arena, &c->section_sizes, size);
	return size.height;
}

static void measure_heights(struct sections *s)
{
	for (size_t i = 0; i < s->count; i++)
		s->heights[i] = section_height(s, i, i ? s->width : s->first_width);
}

/* The bottom of the lowest column where column k ends before section ends[k]. */
static double bottom_of(const struct sections *s, const size_t *ends, size_t columns)
{
	double lowest = 0;
	for (size_t k = 0, i = 0; k < columns; k++) {
		double y = k ? s->top : s->y;
		for (size_t first = i; i < ends[k]; i++)
			y += s->heights[i] + (i > first ? SECTION_AIR : 0);
		lowest = y > lowest ? y : lowest;
	}
	return lowest;
}

/* The next way to part the sections into columns, in the order of their ends; false after the last. */
static bool next_ends(size_t *ends, size_t columns, size_t count)
{
	for (size_t k = columns - 1; k-- > 0;) {
		if (ends[k] + columns - 1 - k >= count)
			continue;
		ends[k]++;
		for (size_t i = k + 1; i + 1 < columns; i++)
			ends[i] = ends[i - 1] + 1;
		return true;
	}
	return false;
}

static double best_ends(const struct sections *s, size_t columns, size_t *best)
{
	size_t ends[SECTIONS_MOST];
	for (size_t k = 0; k < columns; k++)
		best[k] = ends[k] = k + 1 < columns ? k + 1 : s->count;
	double lowest = bottom_of(s, ends, columns);
	while (next_ends(ends, columns, s->count)) {
		double bottom = bottom_of(s, ends, columns);
		if (bottom >= lowest)
			continue;
		lowest = bottom;
		for (size_t k = 0; k < columns; k++)
			best[k] = ends[k];
	}
	return lowest;
}

static double set_columns(const struct sections *s, const size_t *ends, size_t columns, double left)
{
	double x = left, bottom = 0;
	for (size_t k = 0, first = 0; k < columns; first = ends[k++]) {
		double width = k ? s->width : s->first_width;
		double y = set_from(s, first, ends[k], x, k ? s->top : s->y, width);
		bottom = y > bottom ? y : bottom;
		x += width + COLUMN_GAP;
	}
	return bottom;
}

double header_sections_set(struct layout *l, struct header_card *c, double left, double top, double y, double width)
{
	struct sections s = sections_of(l, c);
	size_t ends[SECTIONS_MOST], best[SECTIONS_MOST] = { s.count }, columns = 1;
	double lowest = 0;
	s.top = top;
	s.y = y;
	for (size_t k = s.count; k > 0; k--) {
		if (k > 1 && (width - (double)(k - 1) * COLUMN_GAP) / (double)k < COLUMN_NARROWEST)
			continue;
		give_widths(&s, k, width);
		if (k > 1 && s.width < s.word)
			continue;
		measure_heights(&s);
		double bottom = best_ends(&s, k, ends);
		if (lowest > 0 && bottom > lowest - 1)
			break;
		lowest = bottom;
		columns = k;
		for (size_t i = 0; i < k; i++)
			best[i] = ends[i];
	}
	give_widths(&s, columns, width);
	return set_columns(&s, best, columns, left);
}
