/* pptx_vector_wasm.c — SVG pictures are drawn by librsvg and cairo, which a WebAssembly module does not have. */
#include "pptx.h"
#include "cjm/said.h"

bool pptx_draw_vector(struct paint_report *report, struct str bytes, struct buf *out)
{
	(void)bytes, (void)out;
	if (!report->pictures.len)
		buf_said(&report->pictures, "PNG and PDF (but not SVG) need the libraries cairo and Pango, which only the native program has");
	return false;
}
