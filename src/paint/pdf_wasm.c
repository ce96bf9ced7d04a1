/* pdf_wasm.c — PDFs are drawn by cairo and Pango, which a WebAssembly module does not have. */
#include "cjm/paint.h"
#include "cjm/said.h"

enum paint_result paint_pdf(struct scene *const *scenes, size_t count, struct pdf_options options, struct buf *out, struct paint_report *report)
{
	(void)scenes, (void)options, (void)out;
	paint_report_clear(report);
	if (count)
		buf_said(&report->message, "PNG and PDF (but not SVG) need the libraries cairo and Pango, which only the native program has");
	return count ? PAINT_NO_LIBRARY : PAINT_OK;
}
