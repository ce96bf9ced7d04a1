/* fmt_columns.c — declarations of one kind that follow one another, each on a line of its own, are a table: what all of them
 * say at the same place stands in a column. */
#include "syntax/fmt.h"

enum { CELLS_MOST = 16, SLOT_SIGN = KIND_COUNT };

struct fmt_row {
	struct entry *entry;
	struct str cells[CELLS_MOST];
	int signs[CELLS_MOST]; /* which slot or property the cell is */
	int count;
};

struct fmt_table {
	VEC(struct fmt_row) rows;
	int shared; /* as many cells are alike in all rows */
	int columns[CELLS_MOST];
};

static bool is_row(const struct entry *e)
{
	if (e->paragraphs.len > 1 || e->at_foot.list.len || e->at_top.list.len)
		return false;
	for (const struct entry *child = e->first; child; child = child->next)
		if (!child->on_parents_line)
			return false;
	return true;
}

static bool follows_row(const struct entry *e, const struct entry *above)
{
	return e && e->node->kind == above->node->kind && is_row(e) && !e->blank_before && !e->before.list.len;
}

static bool push_cell(struct fmt_row *r, struct str text, int sign)
{
	if (r->count == CELLS_MOST)
		return false;
	r->cells[r->count] = text;
	r->signs[r->count++] = sign;
	return true;
}

/* Where a property's words end in the line: its own and those of what stands in it. */
static size_t length_on_line(const struct entry *e)
{
	size_t length = e->line.len;
	for (const struct entry *child = e->first; child; child = child->next)
		length += 1 + length_on_line(child);
	return length;
}

static bool read_row(struct entry *e, struct fmt_row *r)
{
	size_t at = 0;
	*r = (struct fmt_row){ .entry = e };
	for (int slot = 0; statement_of(e->node->kind)->slots[slot].type; slot++)
		if (e->ends[slot] > at) {
			if (!push_cell(r, str_slice(e->line, at, e->ends[slot]), SLOT_SIGN + slot))
				return false;
			at = e->ends[slot] + 1;
		}
	at = e->line.len + 1;
	for (const struct entry *child = e->first; child; child = child->next) {
		size_t length = length_on_line(child);
		if (!push_cell(r, str_slice(e->whole, at, at + length), (int)child->node->kind))
			return false;
		at += length + 1;
	}
	return true;
}

/* As many cells as say the same thing in every row; the last of a row needs no padding. */
static void find_shared(struct fmt_table *t)
{
	t->shared = CELLS_MOST;
	for (size_t i = 0; i < t->rows.len; i++) {
		const struct fmt_row *r = &t->rows.at[i];
		int same = 0;
		while (same < t->shared && same < r->count && r->signs[same] == t->rows.at[0].signs[same])
			same++;
		t->shared = same;
	}
	for (int c = 0; c < t->shared; c++)
		for (size_t i = 0; i < t->rows.len; i++) {
			int columns = str_columns(t->rows.at[i].cells[c]);
			t->columns[c] = columns > t->columns[c] ? columns : t->columns[c];
		}
}

static struct str padded_row(const struct fmt_table *t, const struct fmt_row *r, struct arena *arena)
{
	struct buf line = { 0 };
	for (int c = 0; c < r->count; c++) {
		int missing = c < t->shared && c + 1 < r->count ? t->columns[c] - str_columns(r->cells[c]) : 0;
		buf_fmt(&line, "%s%.*s%*s", c ? " " : "", STR_ARG(r->cells[c]), missing, "");
	}
	struct str text = buf_take(&line, arena);
	buf_finish(&line);
	return text;
}

static void align_table(struct fmt_table *t, struct arena *arena)
{
	struct str *lines = arena_alloc(arena, t->rows.len * sizeof *lines);
	find_shared(t);
	for (size_t i = 0; i < t->rows.len; i++) {
		lines[i] = padded_row(t, &t->rows.at[i], arena);
		if (str_columns(lines[i]) > FMT_COLUMNS)
			return;
	}
	for (size_t i = 0; i < t->rows.len; i++)
		t->rows.at[i].entry->whole = lines[i];
}

void fmt_align_columns(struct entry *root, struct arena *arena)
{
	for (struct entry *e = root->first; e; e = e->next) {
		struct fmt_table table = { 0 };
		struct fmt_row row;
		if (!is_row(e) || !read_row(e, &row))
			continue;
		VEC_PUSH(arena, &table.rows, row);
		while (follows_row(e->next, e) && read_row(e->next, &row)) {
			VEC_PUSH(arena, &table.rows, row);
			e = e->next;
		}
		if (table.rows.len > 1)
			align_table(&table, arena);
	}
}
