/* workbook.c — which sheets a workbook has, in their order. */
#include "workbook/book.h"
#include "cjm/said.h"

static void write_sheets(struct out_book *b)
{
	write_journey_sheet(b);
	write_backlog_sheet(b);
	write_ratio_sheet(b);
	write_stage_sheet(b);
	write_measure_sheets(b);
	write_touchpoint_sheet(b);
	write_coverage_sheet(b);
	write_named_sheets(b);
	write_source_sheet(b);
	write_glossary_sheet(b);
}

const struct journey *book_journey(struct out_book *b, size_t i)
{
	b->map = b->maps[i];
	return b->journey = b->journeys[i];
}

/* That of an atlas where the maps have several. */
static struct range scale_of_all(struct out_book *b)
{
	b->scale = b->maps[0]->scale;
	for (size_t i = 1; i < b->journey_count; i++)
		if (!book_shares_scale(b, b->maps[i]))
			return (struct range){ .given = true, .low = -2, .high = 2 };
	return b->scale;
}

enum workbook_result workbook_write(const struct map *const *maps, const struct journey *const *journeys, size_t count, struct workbook_options options, struct buf *out,
	struct buf *message)
{
	struct str language = options.language.len ? options.language : maps[0]->language;
	struct out_book b = { .map = maps[0], .maps = maps, .journeys = journeys, .journey_count = count, .words = locale_of(language, NULL), .is_rtl = language_is_rtl(language) };
	b.scale = scale_of_all(&b);
	field_order_all(&b.fields);
	b.title = count ? thing_label(&journeys[0]->thing) : (struct str){ 0 };
	return book_make(&b, write_sheets, options, out, message);
}
