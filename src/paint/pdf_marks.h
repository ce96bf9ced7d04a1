/* pdf_marks.h — the marks on a page. */
#ifndef CJM_PAINT_PDF_MARKS_H
#define CJM_PAINT_PDF_MARKS_H

#include "pdf.h"
#include "pdf_objects.h"

/* Gives the marks in a page's content their numbers, by the page's elements, and marks the rest as ornament. False where they aren't as many as the
 * elements. */
bool pdf_mark_page(const struct cairo_lib *lib, struct pdf_objects *o, int content, const struct page_marks *marks);

#endif
