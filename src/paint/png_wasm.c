/* png_wasm.c — pixels are drawn by cairo and Pango, which a WebAssembly module does not have. */
#include "cjm/paint.h"
#include "cjm/said.h"

enum paint_result paint_png(const struct scene *s, double scale, struct buf *out, struct paint_report *report)
{
	(void)s, (void)scale, (void)out;
	paint_report_clear(report);
	buf_said(&report->message, "PNG and PDF (but not SVG) need the libraries cairo and Pango, which only the native program has");
	return PAINT_NO_LIBRARY;
}
