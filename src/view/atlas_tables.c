/* atlas_tables.c — below the journeys, the tables of what they have in common: two beside each other where there is room, a page's full width else. */
#include "view/atlas_sheet.h"

#include <math.h>
#include <string.h>

enum { PILL_AIR = 8, PART_AIR = 4, COLUMNS_BROAD = 9 };

struct table_plan {
	const struct atlas_table *table;
	double x, width;
	double *widths;
	size_t rows; /* how many are shown */
};

/* ---- columns: as wide as their longest word at least, the rest by what stands in them ---- */

static enum sheet_role role_of(const struct atlas_cell *c)
{
	return c->is_late ? SHEET_LATE : !isnan(c->level) || c->is_strong ? SHEET_STRONG : SHEET_BODY;
}

static void plan_columns(struct atlas_sheet *s, struct table_plan *p)
{
	const struct atlas_table *t = p->table;
	size_t count = t->columns.len, flexible = 0;
	double *least = arena_alloc(s->arena, count * sizeof *least), *wished = arena_alloc(s->arena, count * sizeof *wished), all_least = 0, all_wished = 0;
	p->widths = arena_alloc(s->arena, count * sizeof *p->widths);
	for (size_t c = 0; c < count; c++) {
		bool is_free = !(t->columns.at[c].width > 0);
		least[c] = is_free ? sheet_widest_word(s, t, c, p->rows) : t->columns.at[c].width;
		wished[c] = is_free ? fmax(sheet_widest_cell(s, t, c, p->rows), least[c]) : least[c];
		all_least += least[c];
		all_wished += wished[c];
		flexible += is_free;
	}
	double room = p->width - (double)(count - 1) * COLUMN_GAP, part = all_wished > all_least ? fmin(1, fmax(0, (room - all_least) / (all_wished - all_least))) : 1;
	double air = flexible ? fmax(0, (room - all_least - part * (all_wished - all_least)) / (double)flexible) : 0;
	for (size_t c = 0; c < count; c++)
		p->widths[c] = least[c] + part * (wished[c] - least[c]) + (t->columns.at[c].width > 0 ? 0 : air);
}

/* ---- cells: a text, or a list with a small cell of heat before each of its parts ---- */

static double part_lead(const struct atlas_cell *c)
{
	for (size_t i = 0; i < c->part_count; i++)
		if (!isnan(c->parts[i].level))
			return LEAD;
	return 0;
}

static double cell_height(struct atlas_sheet *s, const struct atlas_cell *c, double width)
{
	double height = c->part_count ? -PART_AIR : sheet_lay(s, role_of(c), c->text, width - sheet_beside(s, c)).height;
	for (size_t i = 0; i < c->part_count; i++)
		height += sheet_lay(s, SHEET_BODY, c->parts[i].text, width - part_lead(c)).height + PART_AIR;
	return height;
}

static void draw_parts(struct atlas_sheet *s, struct shape *into, const struct atlas_cell *c, double x, double y, double width)
{
	double lead = part_lead(c), line = sheet_line(SHEET_BODY);
	for (size_t i = 0; i < c->part_count; i++) {
		const struct atlas_cell *part = &c->parts[i];
		if (!isnan(part->level)) {
			struct color fill = sheet_heat(s, part->level);
			struct shape *box = scene_rect(s->d.scene, into, x, y - 1, lead - 8, line + 2, 4);
			box->paint.fill = fill;
			box->paint.stroke = line_around(s->theme, fill);
			sheet_put(s, into, x + (lead - 8) / 2, y, ANCHOR_MIDDLE, sheet_lay(s, SHEET_STRONG, atlas_score(s->atlas, s->arena, part->level), lead), s->theme->strong_text);
		}
		y = sheet_say(s, into, SHEET_BODY, x + lead, y, width - lead, part->text, s->theme->text) + PART_AIR;
	}
}

/* ---- rows ---- */

static double row_height(struct atlas_sheet *s, const struct table_plan *p, const struct atlas_cell *cells)
{
	double height = sheet_line(SHEET_BODY);
	for (size_t c = 0; c < p->table->columns.len; c++)
		height = fmax(height, cell_height(s, &cells[c], p->widths[c]));
	return height + 2 * CELL_AIR;
}

/* Over two columns; false where they have no room for it. */
static bool draw_quick_win(struct atlas_sheet *s, struct shape *into, struct str text, double x, double y, double width)
{
	struct sheet_text pill = sheet_lay(s, SHEET_META, text, width - 2 * PILL_AIR);
	if (!text.len || pill.lines.len > 1 || pill.lines.width > width - 2 * PILL_AIR)
		return false;
	scene_rect(s->d.scene, into, x, y - 1, pill.lines.width + 2 * PILL_AIR, pill.height + 2, 4)->paint.fill = s->theme->pill;
	sheet_put(s, into, x + PILL_AIR, y, ANCHOR_LEFT, pill, s->theme->pill_text);
	s->has_pill = true;
	return true;
}

static void draw_table_cell(struct atlas_sheet *s, struct shape *into, const struct atlas_cell *cell, double x, double y, double width, double height)
{
	bool has_heat = !isnan(cell->level);
	if (cell->felt) {
		sheet_draw_felt(s, into, cell, x, y, width, height);
		return;
	}
	if (cell->part_count) {
		draw_parts(s, into, cell, x, y + CELL_AIR, width);
		return;
	}
	if (has_heat) {
		struct color fill = sheet_heat(s, cell->level);
		struct shape *box = scene_rect(s->d.scene, into, x, y + 2, fmin(width, 64), height - 4, 4);
		box->paint.fill = fill;
		box->paint.stroke = line_around(s->theme, fill);
	}
	draw_action_status(&s->d, into, x + CELL_SIGN / 2.0 - 2, y + CELL_AIR + sheet_line(SHEET_BODY) / 2, cell->status, s->atlas->words);
	s->has_status[cell->status] = true;
	sheet_draw_channel(s, into, x, y + CELL_AIR + sheet_line(SHEET_BODY) / 2, cell);
	sheet_say(s, into, role_of(cell), x + (has_heat ? CHIP : sheet_beside(s, cell)), y + CELL_AIR, width - sheet_beside(s, cell), cell->text, cell->is_late ? sheet_late(s) : s->theme->text);
}

static double draw_table_row(struct atlas_sheet *s, const struct table_plan *p, const struct atlas_cell *cells, double y, double height)
{
	double x = p->x;
	struct shape *g = scene_group(s->d.scene, &s->d.scene->root, STR("entry"), 0, 0);
	for (size_t c = 0; c < p->table->columns.len; c++) {
		double both = c + 1 < p->table->columns.len ? p->widths[c] + COLUMN_GAP + p->widths[c + 1] : 0;
		bool is_pill = draw_quick_win(s, g, cells[c].pill, x, y + CELL_AIR, both);
		if (!is_pill)
			draw_table_cell(s, g, &cells[c], x, y, p->widths[c], height);
		x += is_pill ? both + COLUMN_GAP : p->widths[c] + COLUMN_GAP;
		c += is_pill;
	}
	draw_line(&s->d, g, p->x, y + height, p->x + p->width, y + height, s->theme->line, 1);
	return y + height;
}

static struct sheet_text head_of(struct atlas_sheet *s, const struct atlas_column *c, double width)
{
	bool is_title = c->width > 0;
	return sheet_lay(s, is_title ? SHEET_META : SHEET_CAPS, is_title ? c->head : str_upper(s->arena, c->head), width);
}

/* Where journeys are columns, all heads end on the line that their cells begin at: titles have more lines than other heads. */
static double draw_column_heads(struct atlas_sheet *s, struct shape *into, const struct table_plan *p, double y)
{
	double x = p->x, height = 0;
	bool has_titles = false;
	for (size_t c = 0; c < p->table->columns.len; c++) {
		height = fmax(height, head_of(s, &p->table->columns.at[c], p->widths[c]).height);
		has_titles |= p->table->columns.at[c].width > 0;
	}
	for (size_t c = 0; c < p->table->columns.len; c++) {
		struct sheet_text head = head_of(s, &p->table->columns.at[c], p->widths[c]);
		bool is_title = p->table->columns.at[c].width > 0;
		sheet_put(s, into, is_title ? x + p->widths[c] / 2 : x, has_titles ? y + height - head.height : y, is_title ? ANCHOR_MIDDLE : ANCHOR_LEFT, head, is_title ? s->theme->text : s->theme->label);
		x += p->widths[c] + COLUMN_GAP;
	}
	return y + height;
}

static double draw_table_head(struct atlas_sheet *s, const struct table_plan *p, double y)
{
	const struct atlas_table *t = p->table;
	struct shape *g = scene_group(s->d.scene, &s->d.scene->root, STR("heads"), 0, 0);
	struct sheet_text note = sheet_lay(s, SHEET_META, t->note, p->width / 3);
	sheet_put(s, g, p->x + p->width, y + 6, ANCHOR_RIGHT, note, s->theme->muted);
	y = sheet_say(s, g, SHEET_HEAD, p->x, y, p->width - note.lines.width - 12, t->title, s->theme->strong_text) + 4;
	draw_line(&s->d, g, p->x, y, p->x + p->width, y, s->theme->strong_text, 1.6);
	y = draw_column_heads(s, g, p, y + 7) + 5;
	draw_line(&s->d, g, p->x, y, p->x + p->width, y, s->theme->line, 1);
	return y;
}

static struct str not_shown(struct atlas_sheet *s, size_t count)
{
	return label_with(s->atlas->words, s->arena, LABEL_atlas_more, str_number(s->arena, (double)count, 0));
}

/* What is left out is told below it. */
static double draw_rest(struct atlas_sheet *s, const struct table_plan *p, double y)
{
	size_t rest = p->table->rows.len - p->rows;
	struct shape *g = scene_group(s->d.scene, &s->d.scene->root, STR("legend"), 0, 0);
	if (!rest)
		return y;
	return sheet_say(s, g, SHEET_META, p->x, y + 5, p->width, not_shown(s, rest), s->theme->muted);
}

/* ---- one drawing: short tables; pages: all rows ---- */

/* A list in a cell is no longer than a table. */
static void shorten_list(struct atlas_sheet *s, struct atlas_cell *c)
{
	size_t rest = c->part_count > SHORT_ROWS ? c->part_count - SHORT_ROWS : 0;
	if (!rest)
		return;
	struct atlas_cell *parts = arena_alloc(s->arena, (SHORT_ROWS + 1) * sizeof *parts);
	memcpy(parts, c->parts, SHORT_ROWS * sizeof *parts);
	parts[SHORT_ROWS] = (struct atlas_cell){ .text = not_shown(s, rest), .level = NAN, .row = ATLAS_NONE };
	c->parts = parts;
	c->part_count = SHORT_ROWS + 1;
}

static double draw_short(struct atlas_sheet *s, struct table_plan *p, double y)
{
	p->rows = p->table->rows.len < SHORT_ROWS ? p->table->rows.len : SHORT_ROWS;
	for (size_t r = 0; r < p->rows; r++)
		for (size_t c = 0; c < p->table->columns.len; c++)
			shorten_list(s, &p->table->rows.at[r][c]);
	plan_columns(s, p);
	y = draw_table_head(s, p, y);
	for (size_t r = 0; r < p->rows; r++)
		y = draw_table_row(s, p, p->table->rows.at[r], y, row_height(s, p, p->table->rows.at[r]));
	return draw_rest(s, p, y);
}

static size_t parts_that_fit(struct atlas_sheet *s, const struct atlas_cell *c, double width, double room)
{
	double height = -PART_AIR;
	for (size_t i = 0; i < c->part_count; i++) {
		height += sheet_lay(s, SHEET_BODY, c->parts[i].text, width - part_lead(c)).height + PART_AIR;
		if (height > room)
			return i;
	}
	return c->part_count;
}

/* What its lists have no room for here, as a row of its own with the same name; NULL: nothing of it can be moved. */
static struct atlas_cell *split_row(struct atlas_sheet *s, const struct table_plan *p, struct atlas_cell *cells, double room)
{
	size_t count = p->table->columns.len;
	struct atlas_cell *rest = arena_alloc(s->arena, count * sizeof *rest);
	bool is_any = false;
	for (size_t c = 0; c < count; c++) {
		size_t fit = parts_that_fit(s, &cells[c], p->widths[c], room - 2 * CELL_AIR);
		bool goes_on = fit < cells[c].part_count;
		rest[c] = goes_on || !c ? cells[c] : (struct atlas_cell){ .level = NAN, .row = ATLAS_NONE };
		is_any |= goes_on && fit;
		if (!goes_on)
			continue;
		rest[c].parts += fit;
		rest[c].part_count -= fit;
		cells[c].part_count = fit;
		if (!fit)
			cells[c].text = (struct str){ 0 }; /* it is all in the rest */
	}
	return is_any ? rest : NULL;
}

enum { ROW_LEAST = 140 };

static void turn_in_table(struct atlas_sheet *s, const struct table_plan *p)
{
	sheet_turn(s);
	s->y = draw_table_head(s, p, s->y);
}

/* A row with a list that is high for a page begins where the others end, and goes on on the next. */
static void draw_on_pages(struct atlas_sheet *s, const struct table_plan *p, const struct atlas_cell *cells)
{
	double height = row_height(s, p, cells);
	while (!sheet_fits(s, height)) {
		bool is_high = height > s->height / 3;
		struct atlas_cell *now = arena_alloc(s->arena, p->table->columns.len * sizeof *now);
		memcpy(now, cells, p->table->columns.len * sizeof *now);
		if (!is_high || !sheet_fits(s, ROW_LEAST))
			turn_in_table(s, p);
		if (sheet_fits(s, height))
			break;
		struct atlas_cell *rest = split_row(s, p, now, sheet_room(s));
		if (!rest)
			break;
		s->y = draw_table_row(s, p, now, s->y, row_height(s, p, now));
		turn_in_table(s, p);
		cells = rest;
		height = row_height(s, p, cells);
	}
	sheet_note_height(s, height);
	s->y = draw_table_row(s, p, cells, s->y, height);
}

static void draw_whole(struct atlas_sheet *s, struct table_plan *p)
{
	p->rows = p->table->rows.len;
	plan_columns(s, p);
	if (!sheet_fits(s, ROW_LEAST))
		sheet_turn(s);
	s->y = draw_table_head(s, p, s->y);
	for (size_t r = 0; r < p->rows; r++)
		draw_on_pages(s, p, p->table->rows.at[r]);
	s->y += TABLES_GAP;
}

static double whole_width(const struct atlas_sheet *s)
{
	return s->width - 2 * SHEET_MARGIN;
}

static double left_width(const struct atlas_sheet *s)
{
	return (whole_width(s) - TABLES_GAP) * 0.46;
}

static void draw_pair(struct atlas_sheet *s, const struct atlas_table *left, const struct atlas_table *right)
{
	double half = right ? left_width(s) : whole_width(s);
	struct table_plan one = { .table = left, .x = SHEET_MARGIN, .width = half }, other = { .table = right, .x = SHEET_MARGIN + half + TABLES_GAP, .width = whole_width(s) - half - TABLES_GAP };
	double y = draw_short(s, &one, s->y), below = right ? draw_short(s, &other, s->y) : y;
	s->y = fmax(y, below) + TABLES_GAP;
}

/* Without columns in which no row says anything. */
static struct atlas_table filled_columns(const struct atlas_table *t, struct arena *a)
{
	struct atlas_table filled = *t;
	VEC(size_t) kept = { 0 };
	filled.columns.len = filled.columns.cap = 0, filled.columns.at = NULL;
	for (size_t c = 0; c < t->columns.len; c++) {
		bool is_filled = !t->rows.len;
		for (size_t r = 0; r < t->rows.len && !is_filled; r++)
			is_filled = t->rows.at[r][c].text.len || t->rows.at[r][c].part_count;
		if (!is_filled)
			continue;
		VEC_PUSH(a, &kept, c);
		VEC_PUSH(a, &filled.columns, t->columns.at[c]);
	}
	filled.rows.len = filled.rows.cap = 0, filled.rows.at = NULL;
	for (size_t r = 0; r < t->rows.len; r++) {
		struct atlas_cell *cells = arena_alloc(a, (kept.len + 1) * sizeof *cells);
		for (size_t c = 0; c < kept.len; c++)
			cells[c] = t->rows.at[r][kept.at[c]];
		VEC_PUSH(a, &filled.rows, cells);
	}
	return filled;
}

/* Each of its tables below the one before. */
static void draw_matrix(struct atlas_sheet *s, const struct sheet_matrix *m)
{
	for (size_t i = 0; i < m->len; i++) {
		struct table_plan p = { .table = &m->tables[i], .x = SHEET_MARGIN, .width = m->widths[i] };
		if (s->height > 0)
			draw_whole(s, &p);
		else
			s->y = draw_short(s, &p, s->y) + TABLES_GAP;
	}
}

/* In half of the width its rows would be as high as a paragraph. */
static bool is_broad(const struct atlas_table *t)
{
	return t->columns.len >= COLUMNS_BROAD;
}

/* A table, with the next one beside it where both have room; gives how many. */
static size_t draw_next(struct atlas_sheet *s, const struct atlas_table *table, const struct atlas_table *next)
{
	size_t rows = table->rows.len < SHORT_ROWS ? table->rows.len : SHORT_ROWS;
	bool is_beside = next && !is_broad(table) && !is_broad(next);
	struct sheet_matrix half = is_beside ? sheet_matrix_of(s, table, left_width(s), rows, SHORT_ROWS) : (struct sheet_matrix){ 0 };
	struct sheet_matrix whole = half.len == 1 ? (struct sheet_matrix){ 0 } : sheet_matrix_of(s, table, whole_width(s), rows, SHORT_ROWS);
	if (whole.len) {
		draw_matrix(s, &whole);
		return 1;
	}
	draw_pair(s, half.len == 1 ? half.tables : table, is_beside ? next : NULL);
	return is_beside ? 2 : 1;
}

static void draw_on_all_pages(struct atlas_sheet *s, const struct atlas_table *table)
{
	struct sheet_matrix matrix = sheet_matrix_of(s, table, whole_width(s), table->rows.len, SIZE_MAX - 1);
	if (matrix.len)
		draw_matrix(s, &matrix);
	else
		draw_whole(s, &(struct table_plan){ .table = table, .x = SHEET_MARGIN, .width = whole_width(s) });
}

void sheet_tables(struct atlas_sheet *s)
{
	struct atlas_tables all = atlas_common_tables_of(s->atlas, s->arena);
	bool is_wide = s->width >= 1700;
	for (size_t i = 0; i < all.list.len; i++)
		all.list.at[i] = filled_columns(&all.list.at[i], s->arena);
	for (size_t i = 0; i < all.list.len;) {
		const struct atlas_table *table = &all.list.at[i];
		if (s->height > 0)
			draw_on_all_pages(s, table), i++;
		else
			i += draw_next(s, table, is_wide && i + 1 < all.list.len ? table + 1 : NULL);
	}
}
