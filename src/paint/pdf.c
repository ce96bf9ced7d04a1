/* pdf.c — the document: its data, its scenes one after the other, and what cairo has to do for it. The pages are in pdf_pages.c. */
#include "pdf.h"
#include "cjm/memory.h"
#include "cjm/said.h"

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

/* ---- pages ---- */

static const char ARTIFACT[] = "/Artifact BMC\n";

static void begin_artifact(struct pdf *pdf)
{
	buf_text(&pdf->ink.out, ARTIFACT);
	pdf->artifact = pdf->ink.out.len;
	pdf->tagged = NULL;
}

/* Where nothing was drawn that belongs to none, there was no need to say so. */
static void end_mark(struct pdf *pdf)
{
	if (pdf->artifact == pdf->ink.out.len)
		pdf->ink.out.len -= sizeof ARTIFACT - 1;
	else
		buf_text(&pdf->ink.out, "EMC\n");
	pdf->artifact = 0;
}

static void begin_element(struct pdf *pdf, struct element *e)
{
	struct pdf_page *page = &pdf->pages.at[pdf->pages.len - 1];
	buf_fmt(&pdf->ink.out, "/%s << /MCID %zu", e->has_pictures ? "Span" : e->kind, page->elements.len);
	if (e->has_pictures) { /* of which no letters are left: whoever copies or searches the page finds them here; readers look for it in a Span */
		buf_text(&pdf->ink.out, " /ActualText ");
		pdf_string(&pdf->ink.out, e->words);
	}
	buf_text(&pdf->ink.out, " >> BDC\n");
	VEC_PUSH(&pdf->arena, &page->elements, e);
	pdf->tagged = e;
}

void pdf_tag(struct pdf *pdf, struct element *e)
{
	if (pdf->tagged == e)
		return;
	end_mark(pdf);
	if (e)
		begin_element(pdf, e);
	else
		begin_artifact(pdf);
}

struct pdf_page *pdf_page_begin(struct pdf *pdf, double width, double height)
{
	VEC_PUSH(&pdf->arena, &pdf->pages, ((struct pdf_page){ .width = width, .height = height }));
	ink_begin(&pdf->ink, &pdf->arena, height);
	begin_artifact(pdf);
	ink_turn(&pdf->ink);
	return &pdf->pages.at[pdf->pages.len - 1];
}

void pdf_page_end(struct pdf *pdf)
{
	struct pdf_page *page = &pdf->pages.at[pdf->pages.len - 1];
	end_mark(pdf);
	page->operators = buf_take(&pdf->ink.out, &pdf->arena);
	page->texts.at = pdf->ink.texts.at;
	page->texts.len = pdf->ink.texts.len;
	buf_finish(&pdf->ink.out);
}

/* All letters, on the last page of those that cairo writes. */
static void show_letters(struct pdf *pdf)
{
	enum { SIDE = 1000 };
	pdf->lib->cairo_pdf_surface_set_size(pdf->surface, SIDE, SIDE);
	letters_show(&pdf->letters, pdf->cr);
	pdf->lib->cairo_show_page(pdf->cr);
}

/* What went wrong, if anything did. */
static cairo_status_t write_document(struct pdf *pdf, struct scene *const *scenes, size_t count)
{
	describe_document(pdf, scenes[0]);
	pdf->tree.arena = &pdf->arena;
	pdf->document = element_new(&pdf->arena, "Document");
	for (size_t i = 0; i < count; i++)
		pdf_scene(pdf, scenes[i]);
	show_letters(pdf);
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
	letters_drop(&h->pdf->letters);
}

static void drop_all(void *held)
{
	struct pdf_objects_held *h = held;
	drop_objects(held);
	buf_finish(&h->bytes);
}

static void finish_objects(struct pdf_objects_held *held)
{
	drop_objects(held);
	letters_finish(&held->pdf->letters);
	pictures_finish(&held->pdf->pictures, held->pdf->lib);
	memory_adopt(held->bytes.at);
}

/* What is cairo's comes last: whoever calls guards it. */
static void begin_document(struct pdf *pdf, struct pdf_objects_held *held)
{
	letters_init(&pdf->letters, pdf->lib, &pdf->arena);
	VEC_PUSH(&pdf->arena, &pdf->opacities, 1);
	pdf->surface = pdf->lib->cairo_pdf_surface_create_for_stream(write_bytes, held, 1, 1);
	pdf->lib->cairo_pdf_surface_restrict_to_version(pdf->surface, CAIRO_PDF_VERSION_1_4); /* its objects can be read one by one */
	pdf->cr = pdf->lib->cairo_create(pdf->surface);
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
	begin_document(&pdf, &held);
	struct memory_guard guard = { .undo = drop_all, .context = &held };
	memory_guard(&guard);
	cairo_status_t status = write_document(&pdf, scenes, count);
	memory_unguard(&guard);
	finish_objects(&held);
	if (held.lacks_memory || status == CAIRO_STATUS_NO_MEMORY)
		memory_lacks();
	if (report->lacks_library) {
		buf_finish(&held.bytes);
		arena_finish(&pdf.arena);
		return PAINT_NO_LIBRARY;
	}
	const char *failure = status == CAIRO_STATUS_SUCCESS ? NULL : lib.cairo_status_to_string(status);
	if (!failure && !pdf_write(&pdf, buf_as_str(&held.bytes), scenes[0]->lang, out))
		failure = said("this version of cairo writes fonts in a way that is not supported");
	if (failure) {
		paint_report_clear(report);
		buf_fmt(&report->message, "The PDF could not be drawn: %s.", failure);
	}
	buf_finish(&held.bytes);
	arena_finish(&pdf.arena);
	return failure ? PAINT_FAILED : PAINT_OK;
}
