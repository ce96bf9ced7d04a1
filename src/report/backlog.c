/* backlog.c — pains, wishes, opportunities, decisions and actions as rows that a tracker imports. */
#include "cjm/backlog.h"
#include "cjm/csv.h"
#include "cjm/report.h"

/* ---- rows ---- */

struct gathering { /* of one journey */
	struct backlog *b;
	const struct journey *journey;
};

static bool is_of_backlog(const struct thing *t)
{
	return t->kind == KIND_PAIN || t->kind == KIND_OPPORTUNITY || t->kind == KIND_ACTION || t->kind == KIND_DECISION || t->kind == KIND_WISH;
}

static void add_row(void *gathering, const struct thing *t)
{
	struct gathering *g = gathering;
	struct backlog_row row = { t, g->journey };
	if (!is_of_backlog(t))
		return;
	for (size_t i = 0; i < t->own.list.len; i++)
		names_add(&g->b->own, t->own.list.at[i].name, g->b);
	VEC_PUSH(g->b->arena, &g->b->rows, row);
}

struct backlog backlog_of(const struct journey *const *journeys, size_t count, const struct locale *words, struct arena *a)
{
	struct backlog b = { .arena = a, .words = words, .has_journeys = count > 1 };
	names_init(&b.own, a);
	for (size_t i = 0; i < count; i++)
		journey_walk(journeys[i], add_row, &(struct gathering){ &b, journeys[i] });
	return b;
}

/* ---- cells ---- */

static bool needs_quotes(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.at[i] == '"' || s.at[i] == ',' || s.at[i] == '\n' || s.at[i] == '\r')
			return true;
	return s.len && (s.at[0] == ' ' || s.at[s.len - 1] == ' ');
}

static void write_cell(struct str s, bool is_first, struct buf *out)
{
	bool quotes = needs_quotes(s);
	buf_text(out, is_first ? "" : ",");
	buf_text(out, quotes ? "\"" : "");
	buf_text(out, text_is_formula(s) ? "'" : "");
	for (size_t i = 0; i < s.len; i++) {
		if (s.at[i] == '"')
			buf_char(out, '"');
		buf_char(out, s.at[i]);
	}
	buf_text(out, quotes ? "\"" : "");
}

/* ---- the file ---- */

static void write_heads(const struct backlog *b, struct buf *out)
{
	for (int c = 0; c < BACKLOG_COLUMNS; c++)
		write_cell(backlog_head(b, (enum backlog_column)c), c == 0, out);
	for (size_t i = 0; i < b->own.len; i++)
		write_cell(b->own.entries[i].name, false, out);
	buf_text(out, "\r\n");
}

static void write_row(const struct backlog *b, const struct backlog_row *r, struct buf *out)
{
	for (int c = 0; c < BACKLOG_COLUMNS; c++)
		write_cell(backlog_cell(b, r, (enum backlog_column)c).text, c == 0, out);
	for (size_t i = 0; i < b->own.len; i++)
		write_cell(thing_own(r->thing, b->own.entries[i].name), false, out);
	buf_text(out, "\r\n");
}

void report_backlog(const struct journey *const *journeys, size_t count, struct report_options options, struct buf *out)
{
	struct arena a = { 0 };
	struct backlog b = backlog_of(journeys, count, NULL, &a);
	(void)options;
	write_heads(&b, out);
	for (size_t i = 0; i < b.rows.len; i++)
		write_row(&b, &b.rows.at[i], out);
	arena_finish(&a);
}
