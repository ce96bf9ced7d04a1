/* workbook.c — which sheets a workbook has, in their order. */
#include "workbook/book.h"

static void write_sheets(struct out_book *b)
{
	write_journey_sheet(b);
	write_backlog_sheet(b);
	write_ratio_sheet(b);
	write_stage_sheet(b);
	write_measure_sheets(b);
	write_touchpoint_sheet(b);
	write_coverage_sheet(b);
	write_source_sheet(b);
	write_glossary_sheet(b);
}

const struct journey *book_journey(struct out_book *b, size_t i)
{
	b->map = b->maps[i];
	return b->journeys[i];
}

enum workbook_result workbook_write(const struct map *const *maps, const struct journey *const *journeys, size_t count, struct workbook_options options, struct buf *out,
	struct buf *message)
{
	struct str language = options.language.len ? options.language : maps[0]->language;
	struct out_book b = { .map = maps[0], .maps = maps, .journeys = journeys, .journey_count = count, .words = locale_of(language, NULL), .is_rtl = language_is_rtl(language) };
	bool is_open = book_open(&b, message);
	if (is_open)
		write_sheets(&b);
	bool is_too_large = b.is_too_large, is_fine = book_close(&b, options, out, message);
	if (is_open && is_too_large)
		buf_text(message, "a workbook holds at most 32767 characters in a cell and a million rows in a sheet");
	return is_too_large ? WORKBOOK_TOO_LARGE : is_fine ? WORKBOOK_FINE : WORKBOOK_NO_LIBRARY;
}
