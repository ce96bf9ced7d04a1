/* pdf_pages.c — one scene on one page, or on as many as its text needs to stay readable.
 *
 * A tiled scene is a grid of views: its columns and rows, and before them the strips that are repeated. Every shape is
 * entered once in each view that it touches, so a page costs what is on it and not what the whole map holds. */
#include "pdf_pages.h"

#include <math.h>

/* ---- places ---- */

static bool is_tiled(const struct pages *p)
{
	return p->tiling.column_count * p->tiling.row_count > 1;
}

static double length_of(struct pixel_span span)
{
	return span.to > span.from ? span.to - span.from : 0;
}

struct pixel_span pages_turned(const struct pages *p, struct pixel_span span)
{
	if (p->scene->direction == DIRECTION_LTR)
		return span;
	return (struct pixel_span){ p->scene->width - span.to, p->scene->width - span.from };
}

static bool has_labels(const struct pages *p, size_t column)
{
	return column > 0 && length_of(p->tiling.labels) > 0 && p->tiling.columns[column].from >= p->tiling.labels.to - 0.01;
}

static bool has_headings(const struct pages *p, size_t row)
{
	return row > 0 && length_of(p->tiling.headings) > 0 && p->tiling.rows[row].from >= p->tiling.headings.to - 0.01;
}

double pages_indent(const struct pages *p, size_t column)
{
	return has_labels(p, column) ? length_of(p->tiling.labels) : 0;
}

double pages_room(const struct pages *p)
{
	return (p->page_width - 2 * p->margin) / p->tiling.scale;
}

double pages_aside(const struct pages *p, size_t column)
{
	return fmax(0, (pages_room(p) - pages_indent(p, column) - length_of(p->tiling.columns[column])) / 2);
}

/* ---- which shapes are in which view ---- */

static struct page_items *view_at(struct pages *p, size_t column, size_t row)
{
	return &p->views[row * (p->tiling.column_count + 1) + column];
}

/* The first span that ends behind a place. */
static size_t span_at(const struct pixel_span *spans, size_t count, double place)
{
	size_t low = 0, high = count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (spans[middle].to > place)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

static bool span_touches(struct pixel_span span, double from, double to)
{
	return from < span.to && span.from < to;
}

static void enter_row(struct pages *p, size_t item, size_t row, struct pixel_span across)
{
	struct tiling *t = &p->tiling;
	if (span_touches(t->labels, across.from, across.to))
		VEC_PUSH(p->arena, view_at(p, 0, row), item);
	for (size_t i = span_at(t->columns, t->column_count, across.from); i < t->column_count && t->columns[i].from < across.to; i++)
		VEC_PUSH(p->arena, view_at(p, i + 1, row), item);
}

static void enter_item(struct pages *p, size_t item)
{
	struct tiling *t = &p->tiling;
	struct box box = p->boxes[item];
	struct pixel_span across = pages_turned(p, (struct pixel_span){ box.left, box.right });
	if (span_touches(t->headings, box.top, box.bottom))
		enter_row(p, item, 0, across);
	for (size_t i = span_at(t->rows, t->row_count, box.top); i < t->row_count && t->rows[i].from < box.bottom; i++)
		enter_row(p, item, i + 1, across);
}

static void enter_items(struct pages *p)
{
	struct arena *a = p->arena;
	const struct items *items = &p->items;
	p->views = arena_alloc(a, (p->tiling.column_count + 1) * (p->tiling.row_count + 1) * sizeof *p->views);
	p->boxes = arena_alloc(a, items->len * sizeof *p->boxes);
	for (size_t i = 0; i < items->len; i++) {
		p->boxes[i] = box_moved(box_of(items->at[i].shape), items->at[i].x, items->at[i].y);
		if (!item_is_running(p, &items->at[i]))
			enter_item(p, i);
	}
}

/* ---- links ---- */

/* A URI in a PDF is ASCII; what else is in it is percent-encoded, and so is what could end the string it stands in. */
static void add_uri(struct buf *out, struct str link)
{
	static const char HEX[] = "0123456789ABCDEF";
	static const char KEPT[] = "-._~:/?#[]@!$&*+,;=%";
	for (size_t i = 0; i < link.len; i++) {
		unsigned char c = (unsigned char)link.at[i];
		bool is_kept = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || str_find(STR(KEPT), (char)c) < sizeof KEPT - 1;
		if (is_kept)
			buf_char(out, (char)c);
		else
			buf_fmt(out, "%%%c%c", HEX[c >> 4], HEX[c & 15]);
	}
}

static struct element *element_of_link(const struct tree *t, const struct shape *group)
{
	for (size_t i = 0; i < t->links.len; i++)
		if (t->links.at[i].group == group)
			return t->links.at[i].element;
	return NULL;
}

static void begin_link(struct pages *p, const struct shape *group)
{
	static const struct box NOWHERE = { INFINITY, INFINITY, -INFINITY, -INFINITY };
	struct pdf_page *page = &p->pdf->pages.at[p->pdf->pages.len - 1];
	struct buf uri = { 0 };
	add_uri(&uri, group->link);
	struct page_link link = { .uri = buf_take(&uri, &p->pdf->arena), .place = NOWHERE, .element = element_of_link(&p->pdf->tree, group) };
	VEC_PUSH(&p->pdf->arena, &page->links, link);
	buf_finish(&uri);
}

/* Draws shapes in turn; neighbours that lead to the same place are one link. */
static void change_link(struct pages *p, const struct shape **current, const struct shape *link)
{
	if (*current == link)
		return;
	pdf_tag(p->pdf, NULL);
	if (link)
		begin_link(p, link);
	*current = link;
}

static struct box box_of_item(const struct pages *p, size_t item)
{
	const struct canvas_item *i = &p->items.at[item];
	return p->boxes ? p->boxes[item] : box_moved(box_of(i->shape), i->x, i->y);
}

/* The place of a link is around all that is drawn of it. */
static void widen_link(struct pages *p, struct box shown)
{
	struct pdf_page *page = &p->pdf->pages.at[p->pdf->pages.len - 1];
	struct box *place = &page->links.at[page->links.len - 1].place, on_page = ink_on_page(&p->pdf->ink, shown);
	*place = (struct box){ fmin(place->left, on_page.left), fmin(place->top, on_page.top), fmax(place->right, on_page.right), fmax(place->bottom, on_page.bottom) };
}

/* ---- drawing ---- */

void pages_draw_item(struct pages *p, size_t item, bool is_to_be_told)
{
	bool is_told = is_to_be_told && !p->is_told[item];
	pdf_tag(p->pdf, is_told ? p->pdf->tree.items.at[item] : NULL);
	pdf_draw(p->pdf, p->scene, &p->items.at[item]);
	p->is_told[item] |= is_told;
}

static void draw_all(struct pages *p)
{
	const struct shape *link = NULL;
	for (size_t i = 0; i < p->items.len; i++) {
		change_link(p, &link, p->items.at[i].link);
		if (link)
			widen_link(p, box_of_item(p, i));
		pages_draw_item(p, i, true);
	}
	pdf_tag(p->pdf, NULL);
	change_link(p, &link, NULL);
}

/* What is cut by the edges of pages is told where its middle is. */
static bool has_middle_of(struct box part, struct box box)
{
	double x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
	return x >= part.left && x < part.right && y >= part.top && y < part.bottom;
}

static void draw_view(struct pages *p, const struct page_items *view, struct box part)
{
	const struct shape *link = NULL;
	for (size_t i = 0; i < view->len; i++) {
		const struct canvas_item *item = &p->items.at[view->at[i]];
		if (!boxes_overlap(p->boxes[view->at[i]], part) || item_is_carried(p, view->at[i], part))
			continue;
		change_link(p, &link, item->link);
		if (link)
			widen_link(p, box_overlap(p->boxes[view->at[i]], part));
		pages_draw_item(p, view->at[i], has_middle_of(part, p->boxes[view->at[i]]));
	}
	pdf_tag(p->pdf, NULL);
	change_link(p, &link, NULL);
}

/* A part of the scene, its upper left corner so many pixels from that of the page's room. */
static void show_part(struct pages *p, const struct page_items *view, struct pixel_span across, struct pixel_span down, double x, double y)
{
	struct ink *ink = &p->pdf->ink;
	struct pixel_span columns = pages_turned(p, across);
	struct box part = { columns.from, down.from, columns.to, down.to };
	double scale = p->tiling.scale;
	if (!(length_of(across) > 0 && length_of(down) > 0))
		return;
	ink_save(ink);
	ink_move(ink, p->margin + (x - part.left) * scale, p->top + (y - part.top) * scale, scale);
	ink_clip_box(ink, part);
	draw_view(p, view, part);
	pages_draw_carried(p, part);
	ink_restore(ink);
}

static struct pixel_span overlap_of(struct pixel_span a, struct pixel_span b)
{
	return (struct pixel_span){ fmax(a.from, b.from), fmin(a.to, b.to) };
}

/* Where a part begins, counted from the left of the page's room: pages that are read leftwards fill from the right. */
static double place_across(const struct pages *p, double before, struct pixel_span part)
{
	if (p->scene->direction == DIRECTION_LTR)
		return before;
	return pages_room(p) - before - length_of(part);
}

/* How far a band begins behind the lane headings: its last part ends where the lanes end. */
static double lead_of(const struct pages *p, const struct band *band, size_t column)
{
	double lanes = pages_indent(p, column) + length_of(p->tiling.columns[column]);
	if (band->is_cut_as_columns)
		return pages_indent(p, column);
	if (column + 1 == p->tiling.column_count)
		return fmax(column ? band->lead : 0, lanes - length_of(band->across[column]));
	return column ? band->lead : 0;
}

/* Head and foot begin where the lanes do, as long as there is room for them. */
static void draw_band(struct pages *p, const struct band *band, size_t column, struct pixel_span down, double y)
{
	struct pixel_span part = overlap_of(down, band->down), across = band->across[column];
	double lead = lead_of(p, band, column);
	double before = lead + fmax(0, fmin(pages_aside(p, column), pages_room(p) - lead - length_of(across)));
	show_part(p, &band->view, across, part, place_across(p, before, across), y + part.from - down.from);
}

/* What lies between head and foot. */
static void draw_lanes(struct pages *p, size_t column, size_t row, double drop)
{
	const struct tiling *t = &p->tiling;
	struct pixel_span across = t->columns[column], down = t->rows[row], body = down;
	double aside = pages_aside(p, column), indent = pages_indent(p, column);
	if (length_of(p->head.down) > 0)
		body.from = fmax(body.from, p->head.down.to);
	if (length_of(p->foot.down) > 0)
		body.to = fmin(body.to, p->foot.down.from);
	show_part(p, view_at(p, column + 1, row + 1), across, body, place_across(p, aside + indent, across), drop + body.from - down.from);
	if (indent > 0) {
		struct pixel_span lanes = overlap_of(down, t->lanes);
		show_part(p, view_at(p, 0, row + 1), t->labels, lanes, place_across(p, aside, t->labels), drop + lanes.from - down.from);
	}
}

static void draw_tile(struct pages *p, size_t column, size_t row)
{
	const struct tiling *t = &p->tiling;
	double drop = has_headings(p, row) ? length_of(t->headings) : 0, aside = pages_aside(p, column), indent = pages_indent(p, column);
	draw_band(p, &p->head, column, t->rows[row], drop);
	draw_lanes(p, column, row, drop);
	draw_band(p, &p->foot, column, t->rows[row], drop);
	if (drop > 0)
		show_part(p, view_at(p, column + 1, 0), t->columns[column], t->headings, place_across(p, aside + indent, t->columns[column]), 0);
	if (indent > 0 && drop > 0)
		show_part(p, view_at(p, 0, 0), t->labels, t->headings, place_across(p, aside, t->labels), 0);
}

/* In the middle of its page. */
static void draw_whole(struct pages *p)
{
	double scale = p->tiling.scale;
	ink_save(&p->pdf->ink);
	ink_move(&p->pdf->ink, (p->page_width - p->scene->width * scale) / 2, (p->page_height - p->scene->height * scale) / 2, scale);
	draw_all(p);
	ink_restore(&p->pdf->ink);
}

static void draw_background(struct pages *p)
{
	if (p->scene->background.none)
		return;
	ink_set_fill(&p->pdf->ink, p->scene->background);
	ink_rect(&p->pdf->ink, (struct box){ 0, 0, p->page_width, p->page_height }, 0);
	ink_paint(&p->pdf->ink, true, false);
}

/* A page is called as its foot calls it, and where a document has several drawings by the drawing's title before that. */
static void label_page(struct pages *p, size_t number, size_t count)
{
	struct arena *a = p->arena;
	struct str title = line_clean(a, p->scene->title);
	if (p->scene->page.count) {
		number = p->scene->page.number;
		count = p->scene->page.count;
	}
	struct str words = count > 1 ? str_fmt(a, "%zu / %zu", number, count) : (struct str){ 0 };
	if (p->pdf->drawing_count > 1)
		words = words.len ? str_fmt(a, "%.*s %.*s", STR_ARG(title), STR_ARG(words)) : title;
	p->pdf->pages.at[p->pdf->pages.len - 1].label = str_copy(&p->pdf->arena, words);
}

static void show_pages(struct pages *p)
{
	size_t columns = p->tiling.column_count, count = columns * p->tiling.row_count;
	for (size_t i = 0; i < count; i++) {
		pdf_page_begin(p->pdf, p->page_width, p->page_height);
		label_page(p, i + 1, count);
		draw_background(p);
		if (count == 1) {
			draw_whole(p);
		} else {
			draw_tile(p, i % columns, i / columns);
			draw_running(p, i + 1);
		}
		pdf_page_end(p->pdf);
	}
}

/* ---- bookmarks ---- */

static void add_bookmark(struct pages *p, const struct bookmark *bookmark)
{
	const struct tiling *t = &p->tiling;
	double place = p->scene->direction == DIRECTION_LTR ? bookmark->x : p->scene->width - bookmark->x;
	size_t column = span_at(t->columns, t->column_count - 1, place), row = span_at(t->rows, t->row_count - 1, bookmark->y);
	double y = p->top + (bookmark->y - t->rows[row].from + (has_headings(p, row) ? length_of(t->headings) : 0)) * t->scale;
	if (!is_tiled(p))
		y = (p->page_height - p->scene->height * t->scale) / 2 + bookmark->y * t->scale;
	size_t page = p->pdf->pages.len - t->column_count * t->row_count + row * t->column_count + column;
	struct outline_entry entry = { .label = line_clean(&p->pdf->arena, bookmark->label), .level = bookmark->level, .page = (int)page, .top = fmax(y, 0) };
	VEC_PUSH(&p->pdf->arena, &p->pdf->outline, entry);
}

/* ---- paper ---- */

/* One page as large as life, or as large as PDF readers allow. */
static void fit_paper(struct pages *p)
{
	static const double LONGEST_PAGE = 14400; /* points */
	const struct scene *s = p->scene;
	struct arena *a = p->arena;
	double scale = s->page.scale > 0 ? s->page.scale : fmin(0.75, LONGEST_PAGE / fmax(s->width, s->height));
	p->page_width = s->width * scale;
	p->page_height = s->height * scale;
	p->tiling = tile_scene(a, s, s->width, s->height);
	p->tiling.scale = scale;
}

static void tile_pages(struct pages *p)
{
	p->tiling = tile_scene(p->arena, p->scene, p->page_width - 2 * p->margin, p->page_height - p->top - p->bottom);
}

static void choose_paper(struct pages *p)
{
	struct paper_size paper = paper_size(p->pdf->options.paper, p->pdf->options.is_portrait);
	if (!(paper.width > 0) || p->scene->page.scale > 0) {
		fit_paper(p);
		return;
	}
	p->margin = p->top = p->bottom = p->scene->frame.is_one_page ? 0 : paper.margin; /* a slide has margins of its own */
	p->page_width = paper.width;
	p->page_height = paper.height;
	tile_pages(p);
	if (is_tiled(p)) {
		make_room_for_running(p);
		tile_pages(p);
	}
}

bool scene_begins_drawing(const struct scene *s)
{
	return s->page.number <= 1;
}

/* Where a document has several drawings, each is a part of its own, in its own language. */
static struct element *element_of_scene(struct pdf *pdf, const struct scene *s)
{
	if (pdf->drawing_count < 2)
		return pdf->document;
	if (scene_begins_drawing(s)) {
		pdf->part = element_in(&pdf->arena, pdf->document, "Part");
		pdf->part->lang = str_copy(&pdf->arena, s->lang);
	}
	return pdf->part;
}

static void report_fonts(struct pdf *pdf)
{
	if (!pdf->report->pictures.len)
		buf_str(&pdf->report->pictures, buf_as_str(&pdf->pictures.missing));
	typesetter_report(&pdf->letters.type, pdf->report);
}

void pdf_scene(struct pdf *pdf, const struct scene *s)
{
	if (!(s->width > 0 && s->height > 0))
		return;
	struct arena a = { 0 };
	struct pages p = { .pdf = pdf, .scene = s, .arena = &a };
	canvas_list_items(&a, &p.items, s);
	letters_for(&pdf->letters, s);
	p.is_told = arena_alloc(&a, p.items.len + 1);
	if (scene_begins_drawing(s))
		tree_begin_drawing(&pdf->tree);
	tree_scene(&pdf->tree, element_of_scene(pdf, s), s);
	choose_paper(&p);
	if (is_tiled(&p)) {
		enter_items(&p);
		find_bands(&p);
		find_carried(&p);
	}
	show_pages(&p);
	for (size_t i = 0; i < s->bookmarks.len; i++)
		add_bookmark(&p, &s->bookmarks.at[i]);
	report_fonts(pdf);
	arena_finish(&a);
}
