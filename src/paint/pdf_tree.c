/* pdf_tree.c — the tree of a document as objects of its PDF (ISO 32000-1, 14.7 and 14.8), in place of the one that cairo wrote, which has neither
 * language nor alternative texts, and no order but that of painting. */
#include "pdf_marks.h"

struct adding {
	struct pdf *pdf;
	struct pdf_objects objects;
	VEC(int) pages;    /* numbers of their objects */
	struct buf parents; /* the parent tree: of each page the elements of its marks, of each link its element */
	int last_key;
};

/* ---- what cairo wrote ---- */

static bool read_pages(struct adding *d)
{
	struct str catalog = pdf_object(&d->objects, d->objects.root), pages = pdf_object(&d->objects, pdf_number_of(catalog, "/Pages "));
	for (int page; (page = pdf_reference_in(pages, "/Kids [", d->pages.len)) > 0;)
		VEC_PUSH(d->objects.arena, &d->pages, page);
	return d->pages.len == d->pdf->marks.len;
}

static void drop_object(struct adding *d, int number)
{
	if (pdf_object(&d->objects, number).len)
		d->objects.list.at[number] = (struct str){ 0 };
}

/* Its own elements, and what leads from pages to them. */
static void drop_tree(struct adding *d)
{
	int root = pdf_number_of(pdf_object(&d->objects, d->objects.root), "/StructTreeRoot ");
	drop_object(d, pdf_number_of(pdf_object(&d->objects, root), "/ParentTree "));
	drop_object(d, root);
	for (size_t i = 1; i < d->objects.list.len; i++) {
		if (str_starts(d->objects.list.at[i], "<< /Type /StructElem"))
			drop_object(d, (int)i);
	}
}

/* ---- numbers ---- */

static void tell(struct element *e)
{
	for (; e && !e->is_told; e = e->parent)
		e->is_told = true;
}

static void add_mark(struct arena *a, struct element *e, int page, int id)
{
	struct element_mark *mark = ARENA_NEW(a, struct element_mark);
	*mark = (struct element_mark){ page, id, NULL };
	if (e->last_mark)
		e->last_mark->next = mark;
	else
		e->first_mark = mark;
	e->last_mark = mark;
	tell(e);
}

static void add_annotation(struct arena *a, struct element *e, int page, int index)
{
	struct annotation *annotation = ARENA_NEW(a, struct annotation), **last = &e->annotations;
	while (*last)
		last = &(*last)->next;
	*annotation = (struct annotation){ page, index, NULL };
	*last = annotation;
	tell(e);
}

static void spread_marks(struct adding *d)
{
	struct arena *a = d->objects.arena;
	for (size_t i = 0; i < d->pdf->marks.len; i++) {
		const struct page_marks *marks = &d->pdf->marks.at[i];
		for (size_t k = 0; k < marks->elements.len; k++)
			add_mark(a, marks->elements.at[k], (int)i, (int)k);
		for (size_t k = 0; k < marks->annotations.len; k++)
			if (marks->annotations.at[k])
				add_annotation(a, marks->annotations.at[k], (int)i, (int)k);
	}
}

/* An empty cell keeps its place in a row that is told. */
static bool is_kept(const struct element *e)
{
	return e->is_told || (e->parent && e->parent->is_told && e->kind[0] == 'T' && (e->kind[1] == 'D' || e->kind[1] == 'H') && !e->kind[2]);
}

/* The heading of a column that was told on an earlier page has no letters on this one. What else it holds is told instead of its words. */
static void tell_headings(struct element *e)
{
	bool is_heading = e->words.len && str_is(str_of(e->kind), "TH");
	if (is_heading && e->is_told)
		e->words.len = 0;
	else if (is_heading)
		tell(e);
	for (struct element *child = e->first; child; child = child->next)
		tell_headings(child);
}

static void number_elements(struct adding *d, struct element *e)
{
	if (!is_kept(e))
		return;
	e->number = pdf_objects_add(&d->objects, (struct str){ 0 });
	for (struct element *child = e->first; child; child = child->next)
		number_elements(d, child);
}

/* ---- elements ---- */

static int annotation_at(const struct adding *d, int page, int index)
{
	return pdf_reference_in(pdf_object(&d->objects, d->pages.at[page]), "/Annots [", (size_t)index);
}

static void write_kids(const struct adding *d, const struct element *e, struct buf *out)
{
	int page = e->first_mark ? e->first_mark->page : -1;
	if (page >= 0)
		buf_fmt(out, " /Pg %d 0 R", d->pages.at[page]);
	buf_text(out, " /K [");
	for (const struct element_mark *m = e->first_mark; m; m = m->next) {
		if (m->page == page)
			buf_fmt(out, " %d", m->id);
		else
			buf_fmt(out, " << /Type /MCR /Pg %d 0 R /MCID %d >>", d->pages.at[m->page], m->id);
	}
	for (const struct annotation *a = e->annotations; a; a = a->next)
		buf_fmt(out, " << /Type /OBJR /Pg %d 0 R /Obj %d 0 R >>", d->pages.at[a->page], annotation_at(d, a->page, a->index));
	for (const struct element *child = e->first; child; child = child->next)
		if (child->number)
			buf_fmt(out, " %d 0 R", child->number);
	buf_text(out, " ]");
}

static void write_text(struct buf *out, const char *key, struct str text)
{
	if (!text.len)
		return;
	buf_text(out, key);
	pdf_string(out, text);
}

static void write_cell(const struct element *e, struct buf *out)
{
	if (!e->scope && e->columns < 2 && e->rows < 2)
		return;
	buf_text(out, " /A << /O /Table");
	if (e->scope)
		buf_fmt(out, " /Scope /%s", e->scope);
	if (e->columns > 1)
		buf_fmt(out, " /ColSpan %d", e->columns);
	if (e->rows > 1)
		buf_fmt(out, " /RowSpan %d", e->rows);
	buf_text(out, " >>");
}

static void write_element(struct adding *d, const struct element *e, int parent)
{
	if (!e->number)
		return;
	struct buf out = { 0 };
	buf_fmt(&out, "<< /Type /StructElem /S /%s /P %d 0 R", e->kind, parent);
	write_text(&out, " /Alt ", e->alt);
	write_text(&out, " /ActualText ", e->words);
	write_text(&out, " /Lang ", e->lang);
	write_cell(e, &out);
	write_kids(d, e, &out);
	buf_text(&out, " >>\n");
	d->objects.list.at[e->number] = buf_take(&out, d->objects.arena);
	buf_finish(&out);
	for (const struct element *child = e->first; child; child = child->next)
		write_element(d, child, e->number);
}

/* ---- pages ---- */

static void add_parent(struct adding *d, int key)
{
	buf_fmt(&d->parents, "\n%d ", key);
	if (key > d->last_key)
		d->last_key = key;
}

/* Links of a page have keys before that of the page itself. */
static bool note_links(struct adding *d, size_t page)
{
	const struct page_marks *marks = &d->pdf->marks.at[page];
	for (size_t i = 0; i < marks->annotations.len; i++) {
		int number = annotation_at(d, (int)page, (int)i), key = pdf_number_of(pdf_object(&d->objects, number), "/StructParent ");
		if (key < 0)
			return false;
		if (!marks->annotations.at[i])
			continue;
		add_parent(d, key);
		buf_fmt(&d->parents, "%d 0 R", marks->annotations.at[i]->number);
	}
	return true;
}

static bool note_page(struct adding *d, size_t page)
{
	const struct page_marks *marks = &d->pdf->marks.at[page];
	struct str *object = &d->objects.list.at[d->pages.at[page]];
	int key = pdf_number_of(*object, "/StructParents ");
	*object = pdf_with(d->objects.arena, *object, STR("/Tabs /S"));
	if (!marks->elements.len)
		return true;
	add_parent(d, key);
	buf_char(&d->parents, '[');
	for (size_t i = 0; i < marks->elements.len; i++)
		buf_fmt(&d->parents, " %d 0 R", marks->elements.at[i]->number);
	buf_text(&d->parents, " ]");
	return key >= 0;
}

static bool mark_pages(struct adding *d)
{
	for (size_t i = 0; i < d->pages.len; i++) {
		int content = pdf_number_of(pdf_object(&d->objects, d->pages.at[i]), "/Contents ");
		if (!note_links(d, i) || !note_page(d, i) || !pdf_mark_page(d->pdf->lib, &d->objects, content, &d->pdf->marks.at[i]))
			return false;
	}
	return true;
}

/* ---- the whole ---- */

static void write_catalog(struct adding *d, int root, struct str lang)
{
	struct buf entry = { 0 };
	struct str *catalog = &d->objects.list.at[d->objects.root];
	buf_fmt(&entry, "/StructTreeRoot %d 0 R /MarkInfo << /Marked true >> /ViewerPreferences << /DisplayDocTitle true >>", root);
	write_text(&entry, " /Lang ", lang);
	*catalog = pdf_with(d->objects.arena, pdf_without(d->objects.arena, *catalog, "/StructTreeRoot "), buf_as_str(&entry));
	buf_finish(&entry);
}

static bool add_tree(struct adding *d, struct str lang)
{
	if (!read_pages(d))
		return false;
	drop_tree(d);
	spread_marks(d);
	tell(d->pdf->document);
	tell_headings(d->pdf->document);
	number_elements(d, d->pdf->document);
	if (!mark_pages(d))
		return false;
	int root = pdf_objects_add(&d->objects, (struct str){ 0 });
	write_element(d, d->pdf->document, root);
	d->objects.list.at[root] = str_fmt(d->objects.arena, "<< /Type /StructTreeRoot /K %d 0 R /ParentTreeNextKey %d /ParentTree << /Nums [%.*s\n] >> >>\n",
		d->pdf->document->number, d->last_key + 1, STR_ARG(buf_as_str(&d->parents)));
	write_catalog(d, root, lang);
	return true;
}

bool pdf_add_tree(struct pdf *pdf, struct str written, struct str lang, struct buf *out)
{
	struct adding d = { .pdf = pdf };
	bool is_done = pdf_objects_read(&d.objects, &pdf->arena, written) && add_tree(&d, lang)
		&& pdf_objects_write(&d.objects, pdf->lib, out);
	buf_finish(&d.parents);
	return is_done;
}
