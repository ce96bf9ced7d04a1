/* tiling.c — as few pages as readable text needs, about equally full, and then as large as the fullest of them allows.
 *
 * Pages end where the frame allows a cut, with a stage rather than within one; what is wider than a page is cut anyway.
 * All is counted in the direction of reading: where a scene runs to the left, 0 is its right edge. */
#include "tiling.h"

#include <math.h>

static const double LARGEST_SCALE = 0.75;        /* 96 pixels an inch, 72 points an inch: never larger than life */
static const double SMALLEST_SCALE = 6.0 / 13.0; /* body text of 13 pixels stays at 6 points */
static const double LEAST_KEPT = 0.8;            /* of the scale, where pages end with stages */

struct cuts {
	double *at;
	size_t len;
};

struct axis {
	double length;
	struct cuts cuts, stages; /* the second are some of the first: no card goes across them */
	struct cuts within;       /* for what no cut parts, and is longer than a page */
	struct pixel_span strip;        /* repeated on every page that begins behind it */
};

struct tile_spans {
	struct pixel_span *at;
	size_t len, cap;
};

static double length_of(struct pixel_span span)
{
	return span.to - span.from;
}

static bool strip_is_repeated(const struct axis *axis, double from)
{
	return length_of(axis->strip) > 0 && from >= axis->strip.to - 0.01;
}

/* The last cut behind `from` that a page still reaches; `from` where there is none. */
static double last_cut(struct cuts cuts, double from, double reach)
{
	size_t low = 0, high = cuts.len;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (cuts.at[middle] <= reach)
			low = middle + 1;
		else
			high = middle;
	}
	return low && cuts.at[low - 1] > from + 0.01 ? cuts.at[low - 1] : from;
}

static double end_of_page(const struct axis *axis, double from, double room)
{
	double reach = from + room - (strip_is_repeated(axis, from) ? length_of(axis->strip) : 0);
	if (reach >= axis->length)
		return axis->length;
	double cut = last_cut(axis->cuts, from, reach);
	cut = cut > from ? cut : last_cut(axis->within, from, reach);
	return cut > from ? cut : reach;
}

/* The longest that no cut parts. */
static double longest_between(const struct axis *axis, struct cuts cuts, double from, double to)
{
	double longest = 0;
	for (size_t i = 0; i <= cuts.len && from < to; i++) {
		double end = i < cuts.len && cuts.at[i] < to ? cuts.at[i] : to, strip = strip_is_repeated(axis, from) ? length_of(axis->strip) : 0;
		if (end <= from + 0.01)
			continue;
		longest = fmax(longest, end - from + strip);
		from = end;
	}
	return longest;
}

/* What a page holds at least, lest anything be cut: 0 where the drawing doesn't say where it may be. */
static double least_whole(const struct axis *axis, double room)
{
	double longest = 0, from = 0;
	for (size_t i = 0; i <= axis->cuts.len && axis->cuts.len; i++) {
		double to = i < axis->cuts.len ? axis->cuts.at[i] : axis->length, whole = longest_between(axis, (struct cuts){ 0 }, from, to);
		longest = fmax(longest, whole <= room ? whole : longest_between(axis, axis->within, from, to));
		from = fmax(from, to);
	}
	return longest;
}

/* How many pages an axis takes; they are kept when somebody asks for them. */
static size_t cut_axis(const struct axis *axis, double room, struct arena *a, struct tile_spans *spans)
{
	size_t count = 0;
	for (double from = 0; from < axis->length - 0.01; count++) {
		struct pixel_span page = { from, end_of_page(axis, from, room) };
		if (spans)
			VEC_PUSH(a, spans, page);
		from = page.to;
	}
	return count;
}

/* The narrowest room in which an axis still takes no more pages than in the widest: so the pages are about equally full. */
static double least_room(const struct axis *axis, size_t pages, double widest)
{
	enum { TRIES = 30 };
	double too_narrow = fmax(axis->length / (double)pages / 2, least_whole(axis, widest) - 0.01), room = widest;
	for (int i = 0; i < TRIES; i++) {
		double middle = (too_narrow + room) / 2;
		if (middle > 2 * length_of(axis->strip) && cut_axis(axis, middle, NULL, NULL) <= pages)
			room = middle;
		else
			too_narrow = middle;
	}
	return room;
}

/* Counted in the direction of reading. */
static struct cuts cuts_of(struct arena *a, const struct scene *s, const double *given, size_t count)
{
	struct cuts cuts = { arena_alloc(a, count * sizeof *cuts.at), count };
	for (size_t i = 0; i < count; i++)
		cuts.at[i] = s->direction == DIRECTION_RTL ? s->width - given[count - 1 - i] : given[i];
	return cuts;
}

static struct axis columns_of(struct arena *a, const struct scene *s)
{
	const struct frame *f = &s->frame;
	return (struct axis){
		.length = s->width, .strip = { 0, f->label_width },
		.cuts = cuts_of(a, s, f->column_cuts.at, f->column_cuts.len), .stages = cuts_of(a, s, f->stage_cuts.at, f->stage_cuts.len),
	};
}

static struct axis rows_of(const struct scene *s)
{
	const struct frame *f = &s->frame;
	return (struct axis){ .length = s->height, .strip = { f->heading_top, f->heading_bottom }, .cuts = { f->row_cuts.at, f->row_cuts.len }, .within = { f->card_cuts.at, f->card_cuts.len } };
}

/* What would fill half a page by itself is not repeated. */
static void drop_large_strip(struct axis *axis, double room)
{
	if (!(length_of(axis->strip) < room / 2))
		axis->strip = (struct pixel_span){ 0 };
}

struct room {
	double width, height; /* pixels: what the fullest page holds */
	double scale;
};

static double scale_of(struct room room, double width, double height)
{
	return fmin(LARGEST_SCALE, fmin(width / room.width, height / room.height));
}

/* As large as the fewest pages allow; smaller than text should be where a card would have to be cut. */
static struct room room_for(const struct axis *columns, const struct axis *rows, double width, double height)
{
	double widest = width / SMALLEST_SCALE, highest = height / SMALLEST_SCALE;
	struct room room = { 0 };
	widest = fmax(widest, least_whole(columns, widest));
	highest = fmax(highest, least_whole(rows, highest));
	room.width = least_room(columns, cut_axis(columns, widest, NULL, NULL), widest);
	room.height = least_room(rows, cut_axis(rows, highest, NULL, NULL), highest);
	room.scale = scale_of(room, width, height);
	return room;
}

/* ---- ends of stages ---- */

struct tile_end { /* a place where a page may end, and the best way to come there: few pages, then few that end within a stage */
	double at;
	bool ends_stage;
	size_t pages, within, before; /* before: the end of the page before */
};

struct ends {
	struct tile_end *at;
	size_t len; /* the first is the beginning of the axis, the last its end */
};

static struct ends ends_of(struct arena *a, const struct axis *axis)
{
	struct ends ends = { arena_alloc(a, (axis->cuts.len + 2) * sizeof *ends.at), 1 };
	size_t stage = 0;
	for (size_t i = 0; i < axis->cuts.len && axis->cuts.at[i] < axis->length; i++) {
		double at = axis->cuts.at[i];
		while (stage < axis->stages.len && axis->stages.at[stage] < at - 0.01)
			stage++;
		ends.at[ends.len++] = (struct tile_end){ .at = at, .ends_stage = stage < axis->stages.len && axis->stages.at[stage] < at + 0.01 };
	}
	ends.at[ends.len++] = (struct tile_end){ .at = axis->length, .ends_stage = true };
	return ends;
}

/* False where something is wider than the room. */
static bool find_way_to(const struct axis *axis, struct ends ends, size_t i, double room)
{
	struct tile_end *end = &ends.at[i];
	end->pages = SIZE_MAX;
	for (size_t k = i; k-- > 0;) {
		const struct tile_end *from = &ends.at[k];
		double most = room - (strip_is_repeated(axis, from->at) ? length_of(axis->strip) : 0);
		if (end->at - from->at > room)
			break;
		size_t within = from->within + !end->ends_stage;
		if (end->at - from->at > most || from->pages + 1 > end->pages || (from->pages + 1 == end->pages && within >= end->within))
			continue;
		end->pages = from->pages + 1;
		end->within = within;
		end->before = k;
	}
	return end->pages != SIZE_MAX;
}

/* How many pages would end within a stage; SIZE_MAX where there would be more pages than that. */
static size_t ends_within(const struct axis *axis, struct ends ends, double room, size_t pages)
{
	for (size_t i = 1; i < ends.len; i++)
		if (!find_way_to(axis, ends, i, room))
			return SIZE_MAX;
	return ends.at[ends.len - 1].pages <= pages ? ends.at[ends.len - 1].within : SIZE_MAX;
}

/* The narrowest room in which no more pages end within a stage than in the widest. */
static double room_for_stages(const struct axis *axis, struct ends ends, size_t pages, double narrowest, double widest)
{
	enum { TRIES = 30 };
	size_t fewest = ends_within(axis, ends, widest, pages);
	for (int i = 0; i < TRIES; i++) {
		double middle = (narrowest + widest) / 2;
		if (ends_within(axis, ends, middle, pages) <= fewest)
			widest = middle;
		else
			narrowest = middle;
	}
	return widest;
}

/* Lets pages end with stages, where that costs no page and not much of the size. */
static void move_to_stages(struct arena *a, const struct axis *axis, struct tile_spans *pages, struct room *room, double width, double height)
{
	struct ends ends = ends_of(a, axis);
	double widest = fmin(width / SMALLEST_SCALE, width / (room->scale * LEAST_KEPT));
	if (ends_within(axis, ends, widest, pages->len) == SIZE_MAX)
		return;
	room->width = room_for_stages(axis, ends, pages->len, room->width, widest);
	room->scale = scale_of(*room, width, height);
	ends_within(axis, ends, room->width, pages->len);
	for (size_t i = ends.len - 1, page = ends.at[i].pages; i; i = ends.at[i].before)
		pages->at[--page] = (struct pixel_span){ ends.at[ends.at[i].before].at, ends.at[i].at };
}

/* ---- the whole ---- */

static struct pixel_span lanes_of(const struct scene *s)
{
	size_t count = s->frame.row_cuts.len;
	return (struct pixel_span){ s->frame.heading_top, count ? s->frame.row_cuts.at[count - 1] : s->height };
}

struct tiling tile_scene(struct arena *a, const struct scene *s, double width, double height)
{
	struct axis columns = columns_of(a, s), rows = rows_of(s);
	double fitting = fmin(LARGEST_SCALE, fmin(width / s->width, height / s->height));
	bool fits = s->frame.is_one_page || fitting >= SMALLEST_SCALE;
	drop_large_strip(&columns, width / LARGEST_SCALE);
	drop_large_strip(&rows, height / LARGEST_SCALE);
	struct room room = fits ? (struct room){ s->width, s->height, fitting } : room_for(&columns, &rows, width, height);
	struct tile_spans across = { 0 }, down = { 0 };
	cut_axis(&columns, room.width, a, &across);
	cut_axis(&rows, room.height, a, &down);
	if (across.len > 1)
		move_to_stages(a, &columns, &across, &room, width, height);
	return (struct tiling){
		.scale = room.scale,
		.columns = across.at, .column_count = across.len,
		.rows = down.at, .row_count = down.len,
		.labels = columns.strip,
		.headings = rows.strip,
		.lanes = lanes_of(s),
	};
}
