/* pdf.c — the document: its data, its outline, its scenes one after the other. The pages are in pdf_pages.c. */
#include "pdf.h"
#include "cjm/memory.h"

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

void pdf_tag(struct pdf *pdf, struct element *e)
{
	if (pdf->tagged == e)
		return;
	if (pdf->tagged)
		pdf->lib->cairo_tag_end(pdf->cr, "Span");
	if (e) {
		pdf->lib->cairo_tag_begin(pdf->cr, "Span", NULL);
		VEC_PUSH(&pdf->arena, &pdf->marks.at[pdf->marks.len - 1].elements, e);
	}
	pdf->tagged = e;
}

void pdf_note_link(struct pdf *pdf, struct element *e)
{
	VEC_PUSH(&pdf->arena, &pdf->marks.at[pdf->marks.len - 1].annotations, e);
}

/* What went wrong, if anything did. */
static cairo_status_t write_document(struct pdf *pdf, struct scene *const *scenes, size_t count)
{
	describe_document(pdf, scenes[0]);
	pdf->tree.arena = &pdf->arena;
	pdf->document = element_new(&pdf->arena, "Document");
	for (size_t i = 0; i < count; i++)
		pdf_scene(pdf, scenes[i]);
	cairo_status_t status = pdf->lib->cairo_status(pdf->cr);
	pdf->lib->cairo_destroy(pdf->cr);
	pdf->cr = NULL;
	pdf->lib->cairo_surface_finish(pdf->surface);
	return status == CAIRO_STATUS_SUCCESS ? pdf->lib->cairo_surface_status(pdf->surface) : status;
}

struct pdf_objects_held { /* of cairo's, and what it has written so far, which belongs to no attempt */
	struct pdf *pdf;
	struct buf bytes;
	bool lacks_memory; /* for more of them: cairo says only that something could not be written */
};

static cairo_status_t write_bytes(void *held, const unsigned char *bytes, unsigned int count)
{
	struct pdf_objects_held *h = held;
	bool fine = buf_may_add(&h->bytes, (const char *)bytes, count);
	h->lacks_memory |= !fine;
	return fine ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_NO_MEMORY;
}

static void drop_objects(void *held)
{
	struct pdf_objects_held *h = held;
	if (h->pdf->cr)
		h->pdf->lib->cairo_destroy(h->pdf->cr);
	h->pdf->lib->cairo_surface_destroy(h->pdf->surface);
}

static void drop_all(void *held)
{
	struct pdf_objects_held *h = held;
	drop_objects(held);
	buf_finish(&h->bytes);
}

static void finish_document(struct pdf *pdf, struct str written, struct str lang, struct buf *out)
{
	struct buf tagged = { 0 };
	bool is_tagged = pdf_add_tree(pdf, written, lang, &tagged);
	buf_str(out, is_tagged ? buf_as_str(&tagged) : written);
	if (!is_tagged)
		buf_fmt(&pdf->report->message, "%sThe PDF is not tagged for screen readers: cairo %s writes it in a way that is not supported.",
			pdf->report->message.len ? " " : "", pdf->lib->cairo_version_string());
	buf_finish(&tagged);
}

enum paint_result paint_pdf(struct scene *const *scenes, size_t count, struct pdf_options options, struct buf *out, struct paint_report *report)
{
	struct cairo_lib lib;
	paint_report_clear(report);
	if (!count || !cairo_lib_load(&lib, &report->message))
		return count ? PAINT_NO_LIBRARY : PAINT_OK;
	struct pdf pdf = { .lib = &lib, .options = options, .report = report };
	struct pdf_objects_held held = { .pdf = &pdf };
	for (size_t i = 0; i < count; i++)
		pdf.drawing_count += scene_begins_drawing(scenes[i]);
	pdf.surface = lib.cairo_pdf_surface_create_for_stream(write_bytes, &held, 1, 1);
	lib.cairo_pdf_surface_restrict_to_version(pdf.surface, CAIRO_PDF_VERSION_1_4); /* its objects can be read one by one */
	pdf.cr = lib.cairo_create(pdf.surface);
	struct memory_guard guard = { .undo = drop_all, .context = &held };
	memory_guard(&guard);
	cairo_status_t status = write_document(&pdf, scenes, count);
	memory_unguard(&guard);
	drop_objects(&held);
	memory_adopt(held.bytes.at);
	if (held.lacks_memory || status == CAIRO_STATUS_NO_MEMORY)
		memory_lacks();
	if (status == CAIRO_STATUS_SUCCESS) {
		finish_document(&pdf, buf_as_str(&held.bytes), scenes[0]->lang, out);
	} else {
		paint_report_clear(report);
		buf_fmt(&report->message, "The PDF could not be drawn: %s.", lib.cairo_status_to_string(status));
	}
	buf_finish(&held.bytes);
	arena_finish(&pdf.arena);
	return status == CAIRO_STATUS_SUCCESS ? PAINT_OK : PAINT_FAILED;
}
