/* pdf_tree.c — the tree of a document as objects of its PDF (ISO 32000-1, 14.7 and 14.8). */
#include "pdf.h"

struct adding {
	struct pdf *pdf;
	struct pdf_objects *objects;
	struct buf parents; /* the parent tree: of each page the elements of its marks, of each link its element */
};

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
	struct arena *a = d->objects->arena;
	for (size_t i = 0; i < d->pdf->pages.len; i++) {
		const struct pdf_page *page = &d->pdf->pages.at[i];
		for (size_t k = 0; k < page->elements.len; k++)
			add_mark(a, page->elements.at[k], (int)i, (int)k);
		for (size_t k = 0; k < page->links.len; k++)
			if (page->links.at[k].element)
				add_annotation(a, page->links.at[k].element, (int)i, (int)k);
	}
}

/* An empty cell keeps its place in a row that is told. */
static bool is_kept(const struct element *e)
{
	return e->is_told || (e->parent && e->parent->is_told && e->kind[0] == 'T' && (e->kind[1] == 'D' || e->kind[1] == 'H') && !e->kind[2]);
}

static void number_elements(struct adding *d, struct element *e)
{
	if (!is_kept(e))
		return;
	e->number = pdf_objects_add(d->objects, (struct str){ 0 });
	for (struct element *child = e->first; child; child = child->next)
		number_elements(d, child);
}

/* ---- elements ---- */

static void write_kids(const struct adding *d, const struct element *e, struct buf *out)
{
	int page = e->first_mark ? e->first_mark->page : -1;
	if (page >= 0)
		buf_fmt(out, " /Pg %d 0 R", d->pdf->pages.at[page].number);
	buf_text(out, " /K [");
	for (const struct element_mark *m = e->first_mark; m; m = m->next) {
		if (m->page == page)
			buf_fmt(out, " %d", m->id);
		else
			buf_fmt(out, " << /Type /MCR /Pg %d 0 R /MCID %d >>", d->pdf->pages.at[m->page].number, m->id);
	}
	for (const struct annotation *a = e->annotations; a; a = a->next)
		buf_fmt(out, " << /Type /OBJR /Pg %d 0 R /Obj %d 0 R >>", d->pdf->pages.at[a->page].number, d->pdf->pages.at[a->page].links.at[a->index].number);
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
	d->objects->list.at[e->number] = buf_take(&out, d->objects->arena);
	buf_finish(&out);
	for (const struct element *child = e->first; child; child = child->next)
		write_element(d, child, e->number);
}

/* ---- the whole ---- */

/* Of each page the elements of its marks, under the page's key; of each link its element, under the keys behind those. */
static int add_parents(struct adding *d)
{
	const struct pdf *pdf = d->pdf;
	int key = (int)pdf->pages.len;
	for (size_t i = 0; i < pdf->pages.len; i++) {
		buf_fmt(&d->parents, "\n%zu [", i);
		for (size_t k = 0; k < pdf->pages.at[i].elements.len; k++)
			buf_fmt(&d->parents, " %d 0 R", pdf->pages.at[i].elements.at[k]->number);
		buf_text(&d->parents, " ]");
	}
	for (size_t i = 0; i < pdf->pages.len; i++)
		for (size_t k = 0; k < pdf->pages.at[i].links.len; k++, key++)
			if (pdf->pages.at[i].links.at[k].element)
				buf_fmt(&d->parents, "\n%d %d 0 R", key, pdf->pages.at[i].links.at[k].element->number);
	return key;
}

int pdf_add_tree(struct pdf *pdf, struct pdf_objects *o)
{
	struct adding d = { .pdf = pdf, .objects = o };
	spread_marks(&d);
	tell(pdf->document);
	number_elements(&d, pdf->document);
	int root = pdf_objects_add(o, (struct str){ 0 }), next = add_parents(&d);
	write_element(&d, pdf->document, root);
	o->list.at[root] = str_fmt(o->arena, "<< /Type /StructTreeRoot /K %d 0 R /ParentTreeNextKey %d /ParentTree << /Nums [%.*s\n] >> >>\n",
		pdf->document->number, next, STR_ARG(buf_as_str(&d.parents)));
	buf_finish(&d.parents);
	return root;
}
