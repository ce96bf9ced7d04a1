/* workbook_wasm.c — workbooks are written by libxlsxwriter, which a WebAssembly module does not have. */
#include "cjm/workbook.h"
#include "cjm/said.h"

static enum workbook_result refuse(struct buf *message)
{
	buf_said(message, "writing workbooks needs the library libxlsxwriter, which only the native program has");
	return WORKBOOK_NO_LIBRARY;
}

enum workbook_result workbook_write(const struct map *const *maps, const struct journey *const *journeys, size_t count, struct workbook_options options, struct buf *out,
	struct buf *message)
{
	(void)maps, (void)journeys, (void)count, (void)options, (void)out;
	return refuse(message);
}

enum workbook_result workbook_write_atlas(const struct atlas *a, struct workbook_options options, struct buf *out, struct buf *message)
{
	(void)a, (void)options, (void)out;
	return refuse(message);
}
