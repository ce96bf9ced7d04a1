/* pdf_write.c — the objects of a document (ISO 32000-1, 7.7): pages, what they are drawn with, the outline, labels, links. */
#include "pdf.h"

#include <math.h>

struct assembling {
	struct pdf *pdf;
	struct pdf_objects objects;
	int pages, resources; /* numbers */
};

/* ---- what cairo wrote ---- */

static struct str page_of(const struct assembling *w, int pages, size_t index, int *number)
{
	*number = pdf_reference_in(pdf_object(&w->objects, pages), "/Kids [", index);
	return pdf_object(&w->objects, *number);
}

static void drop(struct assembling *w, int number)
{
	if (number > 0 && (size_t)number < w->objects.list.len)
		w->objects.list.at[number] = (struct str){ 0 };
}

/* A page becomes a form: the same operators with the same resources, in a rectangle. */
static bool make_form(struct assembling *w, struct pdf_form *form, struct str page)
{
	struct buf object = { 0 };
	int resources = pdf_number_of(page, "/Resources ");
	form->number = pdf_number_of(page, "/Contents ");
	struct str content = pdf_object(&w->objects, form->number), bytes = pdf_stream_bytes(&w->objects, content);
	buf_text(&object, "<< /Type /XObject /Subtype /Form /BBox [0 0 ");
	ink_number(&object, form->width, 3);
	ink_number(&object, form->height, 3);
	buf_fmt(&object, "] /Group << /S /Transparency /I true /CS /DeviceRGB >> /Resources %d 0 R /Filter /FlateDecode /Length %zu >>\nstream\n", resources, bytes.len);
	buf_str(&object, bytes);
	buf_text(&object, "\nendstream\n");
	drop(w, pdf_number_of(content, "/Length "));
	if (resources > 0 && bytes.len)
		w->objects.list.at[form->number] = buf_take(&object, w->objects.arena);
	buf_finish(&object);
	return resources > 0 && bytes.len;
}

/* The last page has all letters; it is not needed behind this. */
static bool read_letters(struct assembling *w, struct str page)
{
	struct buf content = { 0 };
	int number = pdf_number_of(page, "/Contents "), resources = pdf_number_of(page, "/Resources ");
	struct str object = pdf_object(&w->objects, number);
	bool is_known = pdf_unpack(w->pdf->lib, pdf_stream_bytes(&w->objects, object), &content)
		&& letters_read(&w->pdf->letters, &w->objects, pdf_object(&w->objects, resources), buf_as_str(&content));
	buf_finish(&content);
	drop(w, pdf_number_of(object, "/Length "));
	drop(w, number);
	drop(w, resources);
	return is_known;
}

static bool take_apart(struct assembling *w)
{
	struct str catalog = pdf_object(&w->objects, w->objects.root);
	int pages = pdf_number_of(catalog, "/Pages "), number;
	bool is_known = true;
	for (size_t i = 0; is_known && i < w->pdf->forms.len; i++) {
		is_known = make_form(w, &w->pdf->forms.at[i], page_of(w, pages, i, &number));
		drop(w, number);
	}
	is_known = is_known && read_letters(w, page_of(w, pages, w->pdf->forms.len, &number));
	drop(w, number);
	drop(w, pages);
	drop(w, w->objects.root);
	return is_known;
}

/* ---- what pages are drawn with ---- */

static void add_stop(struct buf *out, const struct stop *stop, bool is_mask)
{
	if (is_mask) {
		ink_number(out, stop->opacity, 4);
		return;
	}
	ink_number(out, stop->color.r / 255.0, 3);
	ink_number(out, stop->color.g / 255.0, 3);
	ink_number(out, stop->color.b / 255.0, 3);
}

/* From each stop to the next one, stitched. */
static void add_function(struct buf *out, const struct gradient *g, bool is_mask)
{
	buf_text(out, "/Function << /FunctionType 3 /Domain [0 1] /Functions [");
	for (int i = 1; i < g->count; i++) {
		buf_text(out, "<< /FunctionType 2 /Domain [0 1] /N 1 /C0 [");
		add_stop(out, &g->stops[i - 1], is_mask);
		buf_text(out, "] /C1 [");
		add_stop(out, &g->stops[i], is_mask);
		buf_text(out, "] >> ");
	}
	buf_text(out, "] /Bounds [");
	for (int i = 1; i + 1 < g->count; i++)
		ink_number(out, g->stops[i].offset, 6);
	buf_text(out, "] /Encode [");
	for (int i = 1; i < g->count; i++)
		buf_text(out, "0 1 ");
	buf_text(out, "] >>");
}

/* Along the first of its axes from 0 to 1: whoever uses it has scaled the page by then. */
static int add_shading(struct assembling *w, const struct gradient *g, bool is_mask)
{
	struct buf out = { 0 };
	buf_fmt(&out, "<< /ShadingType 2 /ColorSpace /%s /Coords [0 0 0 1] /Extend [true true] ", is_mask ? "DeviceGray" : "DeviceRGB");
	add_function(&out, g, is_mask);
	buf_text(&out, " >>\n");
	int number = pdf_objects_add(&w->objects, buf_take(&out, w->objects.arena));
	buf_finish(&out);
	return number;
}

/* How opaque it is, as the lightness of a form. */
static bool add_mask(struct assembling *w, const struct pdf_shading *shading, int *number)
{
	struct buf form = { 0 }, entry = { 0 };
	buf_fmt(&entry, " /Type /XObject /Subtype /Form /BBox [-100000 -1 100000 2] /Group << /S /Transparency /CS /DeviceGray >> /Resources << /Shading << /S %d 0 R >> >>",
		add_shading(w, &shading->gradient, true));
	bool is_packed = pdf_stream(w->pdf->lib, buf_as_str(&entry), STR("/S sh\n"), &form);
	int group = pdf_objects_add_plain(&w->objects, buf_take(&form, w->objects.arena));
	*number = pdf_objects_add(&w->objects, str_fmt(w->objects.arena, "<< /SMask << /S /Luminosity /G %d 0 R >> >>\n", group));
	buf_finish(&form);
	buf_finish(&entry);
	return is_packed;
}

static void add_opacities(const struct assembling *w, struct buf *out)
{
	buf_text(out, "<< /ExtGState <<");
	for (size_t i = 0; i < w->pdf->opacities.len; i++) {
		buf_fmt(out, " /O%zu << /ca ", i);
		ink_number(out, w->pdf->opacities.at[i], 4);
		buf_text(out, ">>");
	}
}

static bool add_resources(struct assembling *w)
{
	struct buf out = { 0 }, shadings = { 0 };
	bool is_packed = true;
	add_opacities(w, &out);
	for (size_t i = 0; i < w->pdf->shadings.len; i++) {
		const struct pdf_shading *s = &w->pdf->shadings.at[i];
		int mask;
		buf_fmt(&shadings, " /S%zu %d 0 R", i, add_shading(w, &s->gradient, false));
		if (!s->has_mask)
			continue;
		is_packed &= add_mask(w, s, &mask);
		buf_fmt(&out, " /M%zu %d 0 R", i, mask);
	}
	buf_fmt(&out, " >> /Shading <<%.*s >> /Font <<", STR_ARG(buf_as_str(&shadings)));
	for (size_t i = 0; i < w->pdf->letters.resources.len; i++)
		buf_fmt(&out, " /F%zu %d 0 R", i, w->pdf->letters.resources.at[i].number);
	buf_text(&out, " >> /XObject <<");
	for (size_t i = 0; i < w->pdf->forms.len; i++)
		buf_fmt(&out, " /P%zu %d 0 R", i, w->pdf->forms.at[i].number);
	buf_text(&out, " >> >>\n");
	w->resources = pdf_objects_add(&w->objects, buf_take(&out, w->objects.arena));
	buf_finish(&out);
	buf_finish(&shadings);
	return is_packed;
}

/* ---- pages ---- */

/* The operators, with each line of text at its place. */
static void join_operators(const struct assembling *w, const struct pdf_page *page, struct buf *out)
{
	size_t from = 0;
	for (size_t i = 0; i < page->texts.len; i++) {
		const struct ink_text *t = &page->texts.at[i];
		buf_str(out, str_slice(page->operators, from, t->at));
		letters_write(&w->pdf->letters, t->line, t->x, t->y, t->size, t->squeeze, out);
		from = t->at;
	}
	buf_str(out, str_slice(page->operators, from, page->operators.len));
}

static bool add_operators(struct assembling *w, const struct pdf_page *page, int *number)
{
	struct buf plain = { 0 }, stream = { 0 };
	join_operators(w, page, &plain);
	bool is_packed = pdf_stream(w->pdf->lib, (struct str){ 0 }, buf_as_str(&plain), &stream);
	*number = pdf_objects_add_plain(&w->objects, buf_take(&stream, w->objects.arena));
	buf_finish(&plain);
	buf_finish(&stream);
	return is_packed;
}

static void add_box(struct buf *out, const char *key, struct box box)
{
	buf_text(out, key);
	buf_text(out, " [");
	ink_number(out, box.left, 3);
	ink_number(out, box.top, 3);
	ink_number(out, box.right, 3);
	ink_number(out, box.bottom, 3);
	buf_text(out, "]");
}

/* Keys of the tree's parents: of the pages first, then of all links. */
static void add_links(struct assembling *w, struct pdf_page *page, int *key, struct buf *out)
{
	if (page->links.len)
		buf_text(out, " /Annots [");
	for (size_t i = 0; i < page->links.len; i++, ++*key) {
		struct page_link *link = &page->links.at[i];
		struct buf object = { 0 };
		buf_fmt(&object, "<< /Type /Annot /Subtype /Link /StructParent %d /Border [0 0 0]", *key);
		add_box(&object, " /Rect", link->place);
		buf_fmt(&object, " /A << /Type /Action /S /URI /URI (%.*s) >> >>\n", STR_ARG(link->uri));
		link->number = pdf_objects_add_plain(&w->objects, buf_take(&object, w->objects.arena));
		buf_finish(&object);
		buf_fmt(out, " %d 0 R", link->number);
	}
	if (page->links.len)
		buf_text(out, " ]");
}

static bool add_page(struct assembling *w, size_t index, int *key)
{
	struct pdf_page *page = &w->pdf->pages.at[index];
	struct buf out = { 0 };
	int content;
	bool is_packed = add_operators(w, page, &content);
	buf_fmt(&out, "<< /Type /Page /Parent %d 0 R /Contents %d 0 R /Resources %d 0 R /StructParents %zu /Tabs /S", w->pages, content, w->resources, index);
	add_box(&out, " /MediaBox", (struct box){ 0, 0, page->width, page->height });
	buf_text(&out, " /Group << /Type /Group /S /Transparency /I true /CS /DeviceRGB >>");
	add_links(w, page, key, &out);
	buf_text(&out, " >>\n");
	page->number = pdf_objects_add(&w->objects, buf_take(&out, w->objects.arena));
	buf_finish(&out);
	return is_packed;
}

static bool add_pages(struct assembling *w)
{
	struct pdf *pdf = w->pdf;
	struct buf kids = { 0 };
	int key = (int)pdf->pages.len;
	bool is_packed = true;
	w->pages = pdf_objects_add(&w->objects, (struct str){ 0 });
	for (size_t i = 0; i < pdf->pages.len; i++) {
		is_packed &= add_page(w, i, &key);
		buf_fmt(&kids, " %d 0 R", pdf->pages.at[i].number);
	}
	w->objects.list.at[w->pages] = str_fmt(w->objects.arena, "<< /Type /Pages /Kids [%.*s ] /Count %zu >>\n", STR_ARG(buf_as_str(&kids)), pdf->pages.len);
	buf_finish(&kids);
	return is_packed;
}

/* ---- outline ---- */

enum { DEEPEST = 7 };

/* Each hangs below the latest one of a higher level. Numbers of objects are known for all of them. */
static void join_outline(struct pdf *pdf, struct outline_entry *root)
{
	struct outline_entry *latest[DEEPEST + 2] = { root };
	for (size_t i = 0; i < pdf->outline.len; i++) {
		struct outline_entry *e = &pdf->outline.at[i];
		int depth = 1 + (e->level < 0 ? 0 : e->level > DEEPEST ? DEEPEST : e->level), above = depth - 1;
		while (!latest[above])
			above--;
		struct outline_entry *parent = e->parent = latest[above];
		e->previous = parent->last;
		if (parent->last)
			parent->last->next = e;
		else
			parent->first = e;
		parent->last = e;
		parent->count++;
		latest[depth] = e;
		for (int k = depth + 1; k <= DEEPEST + 1; k++)
			latest[k] = NULL;
	}
}

static void add_reference(struct buf *out, const char *key, const struct outline_entry *e)
{
	if (e)
		buf_fmt(out, " /%s %d 0 R", key, e->number);
}

/* Journeys are open, what is below them is not. */
static void write_entry(struct assembling *w, const struct outline_entry *e)
{
	const struct pdf_page *page = &w->pdf->pages.at[e->page];
	struct buf out = { 0 };
	buf_text(&out, "<< /Title ");
	pdf_string(&out, e->label);
	add_reference(&out, "Parent", e->parent);
	add_reference(&out, "Prev", e->previous);
	add_reference(&out, "Next", e->next);
	add_reference(&out, "First", e->first);
	add_reference(&out, "Last", e->last);
	if (e->count)
		buf_fmt(&out, " /Count %s%d", e->level > 0 ? "-" : "", e->count);
	buf_fmt(&out, " /Dest [%d 0 R /XYZ 0 ", page->number);
	ink_number(&out, page->height - e->top, 3);
	buf_text(&out, "0] >>\n");
	w->objects.list.at[e->number] = buf_take(&out, w->objects.arena);
	buf_finish(&out);
}

/* Its number; 0: there is none. */
static int add_outline(struct assembling *w)
{
	struct pdf *pdf = w->pdf;
	struct outline_entry root = { 0 };
	if (!pdf->outline.len)
		return 0;
	root.number = pdf_objects_add(&w->objects, (struct str){ 0 });
	for (size_t i = 0; i < pdf->outline.len; i++)
		pdf->outline.at[i].number = pdf_objects_add(&w->objects, (struct str){ 0 });
	join_outline(pdf, &root);
	int shown = root.count;
	for (size_t i = 0; i < pdf->outline.len; i++) {
		write_entry(w, &pdf->outline.at[i]);
		shown += pdf->outline.at[i].parent == &root ? pdf->outline.at[i].count : 0;
	}
	w->objects.list.at[root.number] = str_fmt(w->objects.arena, "<< /Type /Outlines /First %d 0 R /Last %d 0 R /Count %d >>\n", root.first->number, root.last->number, shown);
	return root.number;
}

/* ---- the whole ---- */

/* A number at the end of a label is one that readers count. */
static void add_label(struct buf *out, size_t page, struct str label)
{
	size_t digits = label.len;
	while (digits > 0 && label.len - digits < 6 && label.at[digits - 1] >= '0' && label.at[digits - 1] <= '9')
		digits--;
	bool has_number = digits < label.len && label.at[digits] != '0';
	buf_fmt(out, " %zu <<", page);
	if (has_number)
		buf_fmt(out, " /S /D /St %.*s", STR_ARG(str_slice(label, digits, label.len)));
	if (!has_number || digits) {
		buf_text(out, " /P ");
		pdf_wide_string(out, str_slice(label, 0, has_number ? digits : label.len));
	}
	buf_text(out, " >>");
}

static void add_labels(const struct pdf *pdf, struct buf *out)
{
	bool has_any = false;
	for (size_t i = 0; i < pdf->pages.len; i++)
		has_any |= pdf->pages.at[i].label.len > 0;
	if (!has_any)
		return;
	buf_text(out, " /PageLabels << /Nums [");
	for (size_t i = 0; i < pdf->pages.len; i++)
		add_label(out, i, pdf->pages.at[i].label);
	buf_text(out, " ] >>");
}

static void add_catalog(struct assembling *w, int outline, int tree, struct str lang)
{
	struct buf out = { 0 };
	buf_fmt(&out, "<< /Type /Catalog /Pages %d 0 R /StructTreeRoot %d 0 R /MarkInfo << /Marked true >> /ViewerPreferences << /DisplayDocTitle true >>", w->pages, tree);
	if (outline)
		buf_fmt(&out, " /Outlines %d 0 R /PageMode /UseOutlines", outline);
	add_labels(w->pdf, &out);
	if (lang.len) {
		buf_text(&out, " /Lang ");
		pdf_string(&out, lang);
	}
	buf_text(&out, " >>\n");
	w->objects.root = pdf_objects_add(&w->objects, buf_take(&out, w->objects.arena));
	buf_finish(&out);
}

bool pdf_write(struct pdf *pdf, struct str written, struct str lang, struct buf *out)
{
	struct assembling w = { .pdf = pdf };
	if (!pdf_objects_read(&w.objects, &pdf->arena, written) || !take_apart(&w))
		return false;
	bool is_packed = add_resources(&w);
	is_packed &= add_pages(&w);
	int outline = add_outline(&w), tree = pdf_add_tree(pdf, &w.objects);
	add_catalog(&w, outline, tree, lang);
	if (!is_packed || !pdf_objects_write(&w.objects, pdf->lib, out))
		memory_lacks();
	return true;
}
