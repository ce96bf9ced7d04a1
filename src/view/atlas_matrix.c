/* atlas_matrix.c — lists of journeys as columns, one for each journey: what is felt in the same journey is in one line, down the rows. */
#include "view/atlas_sheet.h"

#include <math.h>

enum { HEAD_LEAST = 58, HEAD_MOST = 116, HEAD_LINES = 3, FIXED_MOST = 150 };

struct journey_matrix {
	struct atlas_sheet *sheet;
	const struct atlas_table *of;
	size_t list, rows;    /* the column with the lists; how many rows are shown */
	size_t lines;         /* of the lists, as high as they would be */
	double fixed;         /* the width of all other columns */
	double head;          /* that of a journey's */
	VEC(size_t) journeys; /* of these rows, in the order of the atlas */
};

static bool is_list(const struct atlas_cell *c)
{
	for (size_t i = 0; i < c->part_count; i++)
		if (c->parts[i].row != ATLAS_NONE && !isnan(c->parts[i].level))
			return true;
	return false;
}

static bool find_list(struct journey_matrix *m)
{
	for (size_t r = 0; r < m->rows; r++)
		for (m->list = 0; m->list < m->of->columns.len; m->list++)
			if (is_list(&m->of->rows.at[r][m->list]))
				return true;
	return false;
}

/* False where a row has a journey twice, for two things of that name are in it, or names something else. */
static bool find_journeys(struct journey_matrix *m, size_t most)
{
	const struct atlas *a = m->sheet->atlas;
	size_t *last = arena_alloc(m->sheet->arena, (a->rows.len + 1) * sizeof *last);
	for (size_t i = 0; i < a->rows.len; i++)
		last[i] = 0;
	for (size_t r = 0; r < m->rows; r++) {
		const struct atlas_cell *c = &m->of->rows.at[r][m->list];
		m->lines += c->part_count > most ? most + 1 : c->part_count;
		for (size_t i = 0; i < c->part_count; i++) {
			size_t *seen = c->parts[i].row == ATLAS_NONE ? NULL : &last[c->parts[i].row];
			if (!seen || *seen == r + 1)
				return false;
			*seen = r + 1;
		}
	}
	for (size_t i = 0; i < a->rows.len; i++)
		if (last[i])
			VEC_PUSH(m->sheet->arena, &m->journeys, i);
	return true;
}

static struct str title_of(const struct journey_matrix *m, size_t index)
{
	return m->sheet->atlas->rows.at[m->journeys.at[index]].shown;
}

/* All of the same width: that of the longest word, and wide enough for titles of a few lines. */
static void measure(struct journey_matrix *m)
{
	m->head = HEAD_LEAST;
	for (size_t i = 0; i < m->journeys.len; i++) {
		double wished = fmax(sheet_longest(m->sheet, SHEET_META, title_of(m, i)), sheet_width(m->sheet, SHEET_META, title_of(m, i)) * 1.2 / HEAD_LINES);
		m->head = fmin(HEAD_MOST, fmax(m->head, wished));
	}
	for (size_t c = 0; c < m->of->columns.len; c++)
		if (c != m->list)
			m->fixed += fmax(sheet_widest_word(m->sheet, m->of, c, m->rows), fmin(FIXED_MOST, sheet_widest_cell(m->sheet, m->of, c, m->rows))) + COLUMN_GAP;
	m->fixed -= COLUMN_GAP;
}

/* ---- a table ---- */

/* Both are in the order of the atlas: `at` is as far as the list was read for the journeys before. */
static struct atlas_cell felt_in(const struct journey_matrix *m, const struct atlas_cell *list, size_t journey, size_t *at)
{
	while (*at < list->part_count && list->parts[*at].row < (long)journey)
		++*at;
	if (*at == list->part_count || list->parts[*at].row != (long)journey)
		return (struct atlas_cell){ .level = NAN, .row = ATLAS_NONE, .felt = FELT_ABSENT };
	double level = list->parts[*at].level;
	return (struct atlas_cell){ .text = atlas_score(m->sheet->atlas, m->sheet->arena, level), .level = level, .row = (long)journey, .felt = isnan(level) ? FELT_NOTHING : FELT_SOMETHING };
}

/* The figure of the whole row comes last, as a sum does, and without a ground: no journey is meant. */
static struct atlas_cell summed(const struct atlas_cell *c)
{
	struct atlas_cell cell = *c;
	cell.level = NAN;
	cell.is_strong = true;
	return cell;
}

static void add_columns(const struct journey_matrix *m, struct atlas_table *t, size_t from, size_t count, double head)
{
	for (int is_number = 0; is_number < 2; is_number++) {
		for (size_t c = 0; c < m->of->columns.len; c++)
			if (c != m->list && m->of->columns.at[c].is_number == is_number)
				VEC_PUSH(m->sheet->arena, &t->columns, m->of->columns.at[c]);
		for (size_t i = 0; i < count && !is_number; i++)
			VEC_PUSH(m->sheet->arena, &t->columns, ((struct atlas_column){ .head = title_of(m, from + i), .width = head }));
	}
}

static struct atlas_cell *row_of(const struct journey_matrix *m, const struct atlas_cell *cells, size_t from, size_t count)
{
	struct atlas_cell *row = arena_alloc(m->sheet->arena, (m->of->columns.len + count) * sizeof *row), *next = row;
	size_t at = 0;
	for (int is_number = 0; is_number < 2; is_number++) {
		for (size_t c = 0; c < m->of->columns.len; c++)
			if (c != m->list && m->of->columns.at[c].is_number == is_number)
				*next++ = is_number ? summed(&cells[c]) : cells[c];
		for (size_t i = 0; i < count && !is_number; i++)
			*next++ = felt_in(m, &cells[m->list], m->journeys.at[from + i], &at);
	}
	return row;
}

/* "10 of 12 · Journeys: 21–40 of 40" */
static struct str note_of(const struct journey_matrix *m, size_t from, size_t count)
{
	struct arena *a = m->sheet->arena;
	const struct locale *words = m->sheet->atlas->words;
	struct str some = LABEL_FILL(words, a, LABEL_some_of, str_fmt(a, "%zu–%zu", from + 1, from + count), sheet_count(m->sheet, m->journeys.len));
	struct str part = count < m->journeys.len ? locale_pair(words, a, LABEL_sheet_journeys, some) : (struct str){ 0 };
	return atlas_points(m->sheet->atlas, a, (struct str[]){ from ? (struct str){ 0 } : m->of->note, part }, 2);
}

static struct atlas_table block_of(const struct journey_matrix *m, size_t from, size_t count, double head)
{
	struct atlas_table t = { .title = m->of->title, .note = note_of(m, from, count) };
	bool is_last = from + count == m->journeys.len; /* below it, how many rows are not shown */
	add_columns(m, &t, from, count, head);
	for (size_t r = 0; r < (is_last ? m->of->rows.len : m->rows); r++)
		VEC_PUSH(m->sheet->arena, &t.rows, row_of(m, m->of->rows.at[r], from, count));
	return t;
}

/* ---- in as many tables as it needs ---- */

/* In lines of text: a row of a table is higher than one, and each table has a heading. */
static bool is_lower(const struct journey_matrix *m, size_t blocks)
{
	enum { HEADING = 5 };
	return blocks * (m->rows * 3 / 2 + HEADING) <= m->lines;
}

struct sheet_matrix sheet_matrix_of(struct atlas_sheet *s, const struct atlas_table *t, double width, size_t rows, size_t most_of_list)
{
	struct journey_matrix m = { .sheet = s, .of = t, .rows = rows };
	struct sheet_matrix all = { 0 };
	if (!find_list(&m) || !find_journeys(&m, most_of_list))
		return all;
	measure(&m);
	double room = width - m.fixed;
	size_t fit = room > m.head + COLUMN_GAP ? (size_t)(room / (m.head + COLUMN_GAP)) : 0, blocks = fit ? (m.journeys.len + fit - 1) / fit : 0;
	if (!blocks || (blocks > 1 && !is_lower(&m, blocks)))
		return all;
	size_t each = (m.journeys.len + blocks - 1) / blocks;
	double head = fmin(HEAD_MOST, floor(room / (double)each) - COLUMN_GAP);
	all.tables = arena_alloc(s->arena, blocks * sizeof *all.tables);
	all.widths = arena_alloc(s->arena, blocks * sizeof *all.widths);
	for (size_t from = 0; from < m.journeys.len; from += each) {
		size_t count = m.journeys.len - from < each ? m.journeys.len - from : each;
		all.tables[all.len] = block_of(&m, from, count, head);
		all.widths[all.len++] = width - (double)(each - count) * (head + COLUMN_GAP);
	}
	return all;
}

/* ---- its cells ---- */

enum { DOT = 1, CELL_OVER = 4 };

void sheet_draw_felt(struct atlas_sheet *s, struct shape *into, const struct atlas_cell *c, double x, double y, double width, double height)
{
	double middle = x + width / 2, line = sheet_line(SHEET_STRONG);
	if (c->felt == FELT_ABSENT) {
		scene_circle(s->d.scene, into, middle, y + height / 2, DOT)->paint.fill = s->theme->muted;
		return;
	}
	struct color fill = sheet_heat(s, c->level);
	struct shape *box = scene_rect(s->d.scene, into, x - CELL_OVER, y + 2, width + 2 * CELL_OVER, height - 4, 4);
	box->paint.fill = fill;
	box->paint.stroke = c->felt == FELT_NOTHING ? s->theme->card_line : line_around(s->theme, fill);
	if (c->felt == FELT_NOTHING) {
		draw_check(&s->d, draw_told(&s->d, into, label(s->atlas->words, LABEL_atlas_unfelt)), middle, y + height / 2, s->theme->label);
		s->has_unfelt = true;
		return;
	}
	sheet_put(s, into, middle, y + (height - line) / 2, ANCHOR_MIDDLE, sheet_lay(s, SHEET_STRONG, c->text, width + 2 * CELL_OVER), s->theme->strong_text);
}
