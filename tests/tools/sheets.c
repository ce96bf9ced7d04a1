/* sheets.c — the program, but for this: a PDF's pages are written as SVGs, one after the other, so that a browser can measure what stands on
 * paper and slides. Linked with -Wl,--wrap=paint_pdf: everything before the painter is the program's own. */
#include "cjm/all.h"
#include "cjm/paint.h"

enum paint_result __wrap_paint_pdf(struct scene *const *scenes, size_t count, struct pdf_options options, struct buf *out, struct paint_report *report);

enum paint_result __wrap_paint_pdf(struct scene *const *scenes, size_t count, struct pdf_options options, struct buf *out, struct paint_report *report)
{
	(void)options, (void)report;
	for (size_t i = 0; i < count; i++)
		paint_svg(scenes[i], (struct svg_options){ 0 }, out);
	return PAINT_OK;
}
