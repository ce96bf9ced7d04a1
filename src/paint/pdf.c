/* pdf.c — the document: its data, its outline, its scenes one after the other. The pages are in pdf_pages.c. */
#include "pdf.h"

/* Cairo writes what it is given only when it is good UTF-8; it ignores no mistake. */
static const char *clean_text(struct pdf *pdf, struct str text)
{
	return line_clean(&pdf->arena, text).at;
}

static void set_metadata(struct pdf *pdf, cairo_pdf_metadata_t what, struct str text)
{
	if (text.len)
		pdf->lib->cairo_pdf_surface_set_metadata(pdf->surface, what, clean_text(pdf, text));
}

static void describe_document(struct pdf *pdf, const struct scene *s)
{
	const char *date = pdf->options.date;
	set_metadata(pdf, CAIRO_PDF_METADATA_TITLE, s->title);
	set_metadata(pdf, CAIRO_PDF_METADATA_SUBJECT, s->description);
	set_metadata(pdf, CAIRO_PDF_METADATA_AUTHOR, s->author);
	set_metadata(pdf, CAIRO_PDF_METADATA_CREATOR, STR("cjm"));
	set_metadata(pdf, CAIRO_PDF_METADATA_CREATE_DATE, str_of(date ? date : "1970-01-01T00:00:00Z"));
}

void pdf_bookmark(struct pdf *pdf, const struct bookmark *bookmark, int page, double x, double y)
{
	int deepest = (int)(sizeof pdf->outline / sizeof *pdf->outline) - 1;
	int level = bookmark->level < 0 ? 0 : bookmark->level > deepest ? deepest : bookmark->level;
	int parent = level ? pdf->outline[level - 1] : CAIRO_PDF_OUTLINE_ROOT;
	struct str place = str_fmt(&pdf->arena, "page=%d pos=[%d %d]", page, (int)x, (int)y);
	cairo_pdf_outline_flags_t flags = level ? 0 : CAIRO_PDF_OUTLINE_FLAG_OPEN;
	int entry = pdf->lib->cairo_pdf_surface_add_outline(pdf->surface, parent, clean_text(pdf, bookmark->label), place.at, flags);
	for (int i = level; i <= deepest; i++)
		pdf->outline[i] = entry;
}

static cairo_status_t write_bytes(void *closure, const unsigned char *bytes, unsigned int count)
{
	buf_add(closure, (const char *)bytes, count);
	return CAIRO_STATUS_SUCCESS;
}

/* What went wrong, if anything did. */
static cairo_status_t write_document(struct pdf *pdf, struct scene *const *scenes, size_t count)
{
	describe_document(pdf, scenes[0]);
	for (size_t i = 0; i < count; i++)
		pdf_scene(pdf, scenes[i]);
	cairo_status_t status = pdf->lib->cairo_status(pdf->cr);
	pdf->lib->cairo_destroy(pdf->cr);
	pdf->lib->cairo_surface_finish(pdf->surface);
	if (status == CAIRO_STATUS_SUCCESS)
		status = pdf->lib->cairo_surface_status(pdf->surface);
	pdf->lib->cairo_surface_destroy(pdf->surface);
	return status;
}

enum paint_result paint_pdf(struct scene *const *scenes, size_t count, struct pdf_options options, struct buf *out, struct paint_report *report)
{
	struct cairo_lib lib;
	paint_report_clear(report);
	if (!count || !cairo_lib_load(&lib, &report->message))
		return count ? PAINT_NO_LIBRARY : PAINT_OK;
	struct buf bytes = { 0 };
	struct pdf pdf = { .lib = &lib, .options = options, .report = report };
	pdf.surface = lib.cairo_pdf_surface_create_for_stream(write_bytes, &bytes, 1, 1);
	pdf.cr = lib.cairo_create(pdf.surface);
	cairo_status_t status = write_document(&pdf, scenes, count);
	if (status == CAIRO_STATUS_SUCCESS) {
		buf_str(out, buf_as_str(&bytes));
	} else {
		paint_report_clear(report);
		buf_fmt(&report->message, "The PDF could not be drawn: %s.", lib.cairo_status_to_string(status));
	}
	buf_finish(&bytes);
	arena_finish(&pdf.arena);
	return status == CAIRO_STATUS_SUCCESS ? PAINT_OK : PAINT_FAILED;
}
