/* pptx_wasm.c — slides are packed by libzip, which a WebAssembly module does not have. */
#include "cjm/paint.h"

enum paint_result paint_pptx(struct scene *const *scenes, size_t count, const struct pptx_options *options, struct buf *out, struct paint_report *report)
{
	(void)scenes, (void)options, (void)out;
	paint_report_clear(report);
	if (count)
		buf_text(&report->message, "writing slides needs the library libzip, which only the native program has");
	return count ? PAINT_NO_LIBRARY : PAINT_OK;
}
