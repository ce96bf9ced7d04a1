/* tiling.c — pages end where the frame allows a cut, the last one that fits; what is wider than a page is cut anyway.
 *
 * All is counted in the direction of reading: where a scene runs to the left, 0 is its right edge. */
#include "tiling.h"

#include <math.h>

static const double LARGEST_SCALE = 0.75;        /* 96 pixels an inch, 72 points an inch: never larger than life */
static const double SMALLEST_SCALE = 6.0 / 13.0; /* body text of 13 pixels stays at 6 points */

struct axis {
	double length;
	const double *cuts;
	size_t cut_count;
	struct span strip; /* repeated on every page that begins behind it */
};

struct spans {
	struct span *at;
	size_t len, cap;
};

static double length_of(struct span span)
{
	return span.to - span.from;
}

static bool strip_is_repeated(const struct axis *axis, double from)
{
	return length_of(axis->strip) > 0 && from >= axis->strip.to - 0.01;
}

/* Where a page that begins at `from` ends: *next is the first cut not yet behind. */
static double end_of_page(const struct axis *axis, double from, double room, size_t *next)
{
	double reach = from + room - (strip_is_repeated(axis, from) ? length_of(axis->strip) : 0), end = reach;
	if (reach >= axis->length)
		return axis->length;
	while (*next < axis->cut_count && axis->cuts[*next] <= reach) {
		if (axis->cuts[*next] > from + 0.01)
			end = axis->cuts[*next];
		(*next)++;
	}
	return end;
}

/* How many pages an axis takes; they are kept when somebody asks for them. */
static size_t cut_axis(const struct axis *axis, double room, struct arena *a, struct spans *spans)
{
	size_t count = 0, next = 0;
	for (double from = 0; from < axis->length - 0.01; count++) {
		struct span page = { from, end_of_page(axis, from, room, &next) };
		if (spans)
			VEC_PUSH(a, spans, page);
		from = page.to;
	}
	return count;
}

static struct axis columns_of(struct arena *a, const struct scene *s)
{
	size_t count = s->frame.column_cuts.len;
	const double *given = s->frame.column_cuts.at;
	double *cuts = arena_alloc(a, count * sizeof *cuts);
	for (size_t i = 0; i < count; i++)
		cuts[i] = s->direction == DIRECTION_RTL ? s->width - given[count - 1 - i] : given[i];
	return (struct axis){ s->width, cuts, count, { 0, s->frame.label_width } };
}

static struct axis rows_of(const struct scene *s)
{
	return (struct axis){ s->height, s->frame.row_cuts.at, s->frame.row_cuts.len, { s->frame.heading_top, s->frame.heading_bottom } };
}

/* What would fill half a page by itself is not repeated. */
static void drop_large_strip(struct axis *axis, double room)
{
	if (!(length_of(axis->strip) < room / 2))
		axis->strip = (struct span){ 0 };
}

/* The largest scale that needs no more pages than the smallest does. */
static double scale_for(const struct axis *columns, const struct axis *rows, double width, double height)
{
	enum { TRIES = 40 };
	size_t fewest = cut_axis(columns, width / SMALLEST_SCALE, NULL, NULL) * cut_axis(rows, height / SMALLEST_SCALE, NULL, NULL);
	for (int i = 0; i < TRIES; i++) {
		double scale = LARGEST_SCALE - (LARGEST_SCALE - SMALLEST_SCALE) * i / TRIES;
		size_t pages = cut_axis(columns, width / scale, NULL, NULL) * cut_axis(rows, height / scale, NULL, NULL);
		if (pages <= fewest)
			return scale;
	}
	return SMALLEST_SCALE;
}

static struct span lanes_of(const struct scene *s)
{
	size_t count = s->frame.row_cuts.len;
	return (struct span){ s->frame.heading_top, count ? s->frame.row_cuts.at[count - 1] : s->height };
}

struct tiling tile_scene(struct arena *a, const struct scene *s, double width, double height)
{
	struct axis columns = columns_of(a, s), rows = rows_of(s);
	double fitting = fmin(LARGEST_SCALE, fmin(width / s->width, height / s->height));
	bool fits = fitting >= SMALLEST_SCALE;
	drop_large_strip(&columns, width / LARGEST_SCALE);
	drop_large_strip(&rows, height / LARGEST_SCALE);
	double scale = fits ? fitting : scale_for(&columns, &rows, width, height);
	struct spans across = { 0 }, down = { 0 };
	cut_axis(&columns, fits ? s->width : width / scale, a, &across);
	cut_axis(&rows, fits ? s->height : height / scale, a, &down);
	return (struct tiling){
		.scale = scale,
		.columns = across.at, .column_count = across.len,
		.rows = down.at, .row_count = down.len,
		.labels = columns.strip,
		.headings = rows.strip,
		.lanes = lanes_of(s),
	};
}
