/* deck_place.c — where the rows of tables and bars stand on a deck's slides, and how many slides they take. */
#include "view/deck.h"

#include <math.h>

enum {
	TOP = 24, BELOW_TITLE = 16, ABOVE_FOOT = 10, FOOT = 14, HEADING_BELOW = 6, HEAD_PADDING = 5, ROW_PADDING = 7, ROW_PADDING_TIGHT = 4, COLUMN_GAP = 22, TABLES_APART = 22, NATURAL_MOST = 230, SHARE_LEAST = 70,
	EVEN_TRIES = 12, AIR_MOST = 34,
};

static const double SPARE = 1.1, BOLD_PART = 0.94; /* other programs set Japanese wider, and have no semibold */

struct deck_section deck_begin(const struct view_request *r, struct str title)
{
	struct deck_section s = { .request = r, .l = page_begin(r), .title = title, .part = 1 };
	s.l.plan->margin = SLIDE_MARGIN;
	s.l.plan->label_width = 0;
	return s;
}

void deck_finish(struct deck_section *s)
{
	page_finish(&s->l);
}

struct deck_table *deck_add_table(struct deck_section *s, struct str heading)
{
	VEC_PUSH(s->l.arena, &s->tables, ((struct deck_table){ .heading = heading }));
	return &s->tables.at[s->tables.len - 1];
}

void deck_add_column(struct deck_table *t, struct str head, double share, enum anchor anchor)
{
	t->columns[t->count++] = (struct deck_column){ .head = head, .share = share, .anchor = anchor };
}

struct deck_row *deck_add_row(struct deck_section *s, struct span span)
{
	VEC_PUSH(s->l.arena, &s->rows, ((struct deck_row){ .table = s->tables.len - 1, .span = span }));
	return &s->rows.at[s->rows.len - 1];
}

static enum slide_role role_of(size_t column)
{
	return column ? SLIDE_BODY : SLIDE_ITEM;
}

/* ---- columns ---- */

/* A column in which nothing stands has no place. */
static void drop_empty(struct deck_section *s, size_t table)
{
	struct deck_table *t = &s->tables.at[table];
	size_t kept = 0;
	for (size_t c = 0; c < t->count; c++) {
		bool is_used = c == 0;
		for (size_t i = 0; i < s->rows.len; i++)
			is_used |= s->rows.at[i].table == table && s->rows.at[i].cells[c].len;
		for (size_t i = 0; i < s->rows.len && is_used; i++)
			if (s->rows.at[i].table == table)
				s->rows.at[i].cells[kept] = s->rows.at[i].cells[c];
		if (is_used)
			t->columns[kept++] = t->columns[c];
	}
	t->count = kept;
}

static double natural_width(struct deck_section *s, size_t table, size_t column)
{
	struct deck_table *t = &s->tables.at[table];
	double widest = slide_width(&s->l, SLIDE_CAPS, str_upper(s->l.arena, t->columns[column].head));
	for (size_t i = 0; i < s->rows.len; i++)
		if (s->rows.at[i].table == table)
			widest = fmax(widest, slide_width(&s->l, role_of(column), s->rows.at[i].cells[column]));
	return fmin(ceil(widest * SPARE), NATURAL_MOST);
}

/* In which no word is broken. */
static double least_width(struct deck_section *s, size_t table, size_t column)
{
	struct deck_table *t = &s->tables.at[table];
	struct ruler *ruler = s->l.plan->ruler;
	double widest = text_longest_word(ruler, slide_font(SLIDE_CAPS), str_upper(s->l.arena, t->columns[column].head));
	for (size_t i = 0; i < s->rows.len; i++)
		if (s->rows.at[i].table == table)
			widest = fmax(widest, text_longest_word(ruler, slide_font(role_of(column)), s->rows.at[i].cells[column]));
	return fmin(ceil(widest * SPARE), NATURAL_MOST);
}

/* Where little is left for those that share it, the others give what they have beyond their longest word. */
static double narrow_columns(struct deck_section *s, size_t table, double room, double wanted)
{
	struct deck_table *t = &s->tables.at[table];
	double spare = 0, least[DECK_COLUMNS_MOST] = { 0 };
	for (size_t c = 0; c < t->count; c++) {
		least[c] = t->columns[c].share > 0 ? 0 : least_width(s, table, c);
		spare += t->columns[c].width > least[c] ? t->columns[c].width - least[c] : 0;
	}
	double part = spare > 0 ? fmin((wanted - room) / spare, 1) : 0;
	for (size_t c = 0; c < t->count; c++)
		t->columns[c].width -= t->columns[c].width > least[c] ? part * (t->columns[c].width - least[c]) : 0;
	return room + part * spare;
}

static void place_columns(struct deck_section *s, size_t table)
{
	struct deck_table *t = &s->tables.at[table];
	double room = s->width - 2 * SLIDE_MARGIN - COLUMN_GAP * (double)(t->count - 1), shares = 0, x = SLIDE_MARGIN;
	for (size_t c = 0; c < t->count; c++) {
		t->columns[c].width = t->columns[c].share > 0 ? 0 : natural_width(s, table, c);
		room -= t->columns[c].width;
		shares += t->columns[c].share;
	}
	if (room < shares * SHARE_LEAST)
		room = narrow_columns(s, table, room, shares * SHARE_LEAST);
	t->head_height = 0;
	for (size_t c = 0; c < t->count; c++) {
		struct deck_column *column = &t->columns[c];
		if (column->share > 0)
			column->width = fmax(room, 1) * column->share / shares;
		column->x = x;
		x += column->width + COLUMN_GAP;
		column->lines = slide_wrap(&s->l, SLIDE_CAPS, str_upper(s->l.arena, column->head), column->width);
		t->head_height = fmax(t->head_height, slide_height(SLIDE_CAPS, column->lines));
	}
	t->head_height += t->head_height > 0 ? 2 * HEAD_PADDING : 0;
	t->height = t->head_height + (t->heading.len ? slide_line(SLIDE_HEAD) + HEADING_BELOW : 0);
}

static void place_row(struct deck_section *s, struct deck_row *row)
{
	const struct deck_table *t = &s->tables.at[row->table];
	row->height = 0;
	for (size_t c = 0; c < t->count; c++) {
		row->texts[c] = slide_text(&s->l, role_of(c), row->cells[c], t->columns[c].width * (c || t->columns[c].share <= 0 ? 1 : BOLD_PART), row->span);
		row->height = fmax(row->height, row->texts[c].height);
	}
	row->height += 2 * (s->is_tight ? ROW_PADDING_TIGHT : ROW_PADDING);
}

/* ---- slides ---- */

static double table_height(const struct deck_section *s, size_t table)
{
	double height = s->tables.at[table].height;
	for (size_t i = 0; i < s->rows.len; i++)
		height += s->rows.at[i].table == table ? s->rows.at[i].height : 0;
	return height;
}

/* Rows on each slide as they have room within so much height; gives how many slides that takes. */
static size_t share_rows(struct deck_section *s, double most, bool keeps_tables)
{
	size_t page = 0;
	double used = 0;
	for (size_t i = 0; i < s->rows.len; i++) {
		struct deck_row *row = &s->rows.at[i];
		bool is_first = !i || s->rows.at[i - 1].table != row->table;
		double head = s->tables.at[row->table].height, need = row->height + (is_first ? head + (used > 0 ? TABLES_APART : 0) : 0);
		double wanted = is_first && keeps_tables ? TABLES_APART + table_height(s, row->table) : need;
		if (used > 0 && used + fmax(need, wanted) > most) {
			page++;
			used = 0;
			need = row->height + head;
		}
		row->page = page;
		used += need;
	}
	return s->rows.len ? page + 1 : 0;
}

static size_t share_bars(struct deck_section *s, double most)
{
	size_t page = 0;
	double used = 0;
	for (size_t i = 0; i < s->chart.actions.len; i++) {
		double need = s->chart.actions.at[i].height;
		if (used > 0 && used + need > most - s->chart.axis_height) {
			page++;
			used = 0;
		}
		s->chart_pages[i] = page;
		used += need;
	}
	return s->chart.actions.len ? page + 1 : 0;
}

static size_t share(struct deck_section *s, double most)
{
	return s->chart.actions.len ? share_bars(s, most) : share_rows(s, most, false);
}

/* No slide is much fuller than another; tables stay whole where that takes no more slides. */
static void share_evenly(struct deck_section *s)
{
	double most = s->bottom - s->top, least = 0;
	s->pages = share(s, most);
	if (s->tables.len > 1 && share_rows(s, most, true) == s->pages)
		return;
	for (int i = 0; i < EVEN_TRIES; i++) {
		double middle = (least + most) / 2;
		if (share(s, middle) <= s->pages)
			most = middle;
		else
			least = middle;
	}
	share(s, most);
}

static double height_of_page(const struct deck_section *s, size_t page, size_t *rows)
{
	double height = s->chart.actions.len ? s->chart.axis_height : 0;
	size_t table = SIZE_MAX;
	*rows = 0;
	for (size_t i = 0; i < s->rows.len; i++) {
		const struct deck_row *row = &s->rows.at[i];
		if (row->page != page)
			continue;
		height += row->height + (row->table == table ? 0 : s->tables.at[row->table].height + (table == SIZE_MAX ? 0 : TABLES_APART));
		table = row->table;
		++*rows;
	}
	for (size_t i = 0; i < s->chart.actions.len; i++) {
		height += s->chart_pages[i] == page ? s->chart.actions.at[i].height : 0;
		*rows += s->chart_pages[i] == page;
	}
	return height;
}

/* What even the fullest slide leaves is shared among the rows. */
static void spread(struct deck_section *s)
{
	s->air = AIR_MOST;
	for (size_t page = 0; page < s->pages; page++) {
		size_t rows;
		double free = s->bottom - s->top - height_of_page(s, page, &rows);
		s->air = fmax(fmin(s->air, free / (double)rows), 0);
	}
	for (size_t i = 0; i < s->rows.len; i++)
		s->rows.at[i].height += s->air;
	for (size_t i = 0; i < s->chart.actions.len; i++)
		s->chart.actions.at[i].height += s->air;
}

struct slide_text deck_title(struct deck_section *s, struct str title, double width)
{
	struct span journey = s->l.plan->journey->thing.span;
	return slide_title(&s->l, s->request->slide_title * s->part, title, width, journey);
}

static void place_frame(struct deck_section *s)
{
	struct layout *l = &s->l;
	double width = s->width - 2 * SLIDE_MARGIN;
	struct span nowhere = { 0 };
	s->brand = slide_text(l, SLIDE_FOOT, l->options.brand_header, width / 2, nowhere);
	s->head = deck_title(s, s->title, width - s->brand.lines.width - 30);
	s->foot = slide_text(l, SLIDE_FOOT, l->options.brand_footer, width / 2, nowhere);
	s->under = slide_text(l, SLIDE_META, s->note, width, s->l.plan->journey->thing.span);
	s->top = TOP + fmax(s->head.height + (s->states.len ? slide_line(SLIDE_META) : s->under.height), s->brand.height) + BELOW_TITLE;
	s->bottom = s->height - FOOT - fmax(s->foot.height, slide_line(SLIDE_FOOT)) - ABOVE_FOOT;
}

static void place_at(struct deck_section *s, double width, double height)
{
	s->width = s->l.plan->width = width;
	s->height = s->l.plan->height = height;
	place_frame(s);
	for (size_t i = 0; i < s->tables.len; i++)
		place_columns(s, i);
	for (size_t i = 0; i < s->rows.len; i++)
		place_row(s, &s->rows.at[i]);
	s->chart.shown = s->chart.actions.len;
	if (s->chart.actions.len)
		chart_place(&s->chart, width - 2 * SLIDE_MARGIN);
	share_evenly(s);
}

void deck_place(struct deck_section *s, double width, double height)
{
	static const double PARTS[] = { 0.7, 0.8, 0.9, 0.95, 1 };
	s->chart.l = &s->l;
	s->chart_pages = arena_alloc(s->l.arena, (s->chart.actions.len + 1) * sizeof *s->chart_pages);
	for (size_t i = 0; i < s->tables.len; i++)
		drop_empty(s, i);
	if (!s->rows.len && !s->chart.actions.len)
		return;
	place_at(s, width, height);
	size_t pages = s->pages;
	s->is_tight = pages > 1;
	if (s->is_tight)
		place_at(s, width, height);
	s->is_tight = s->pages < pages;
	pages = s->pages;
	for (size_t i = 0; i == 0 || s->pages > pages; i++) {
		s->part = PARTS[i];
		place_at(s, width * PARTS[i], height * PARTS[i]);
	}
	spread(s);
}
