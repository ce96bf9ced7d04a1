/* write_statistics.c — how often each check has a finding in each map: what to begin with, and where. */
#include "check/write.h"

#include <stdlib.h>
#include <string.h>

enum { COLUMN_LEAST = 4 };

struct check_count { /* a check that has findings */
	const char *id;
	enum severity severity; /* the worst that it has */
	size_t total;
	size_t *counts; /* by column */
};

struct statistics {
	struct arena arena;
	struct names known; /* id → struct check_count */
	VEC(struct check_count *) rows;
	VEC(struct str) files;  /* with findings, in their order */
	size_t *column_of;  /* by file */
	int lead, severity, each; /* columns of a terminal: of the checks' names, of their severity, and of a count */
};

static int digits_of(size_t count)
{
	int digits = 1;
	for (; count >= 10; count /= 10)
		digits++;
	return digits;
}

static int by_weight(const void *left, const void *right)
{
	const struct check_count *a = *(struct check_count *const *)left, *b = *(struct check_count *const *)right;
	if (a->severity != b->severity)
		return a->severity > b->severity ? -1 : 1;
	if (a->total != b->total)
		return a->total > b->total ? -1 : 1;
	return strcmp(a->id, b->id);
}

static size_t column_of(struct statistics *s, const struct check_report *r, const struct finding *f)
{
	size_t file = f->span.file;
	if (!s->column_of[file]) {
		VEC_PUSH(&s->arena, &s->files, file ? r->sources->files.at[file - 1]->path : STR("-"));
		s->column_of[file] = s->files.len;
	}
	return s->column_of[file] - 1;
}

static struct check_count *row_of(struct statistics *s, const struct check_report *r, const struct finding *f)
{
	struct check_count *row = names_find(&s->known, str_of(f->id));
	if (row)
		return row;
	row = ARENA_NEW(&s->arena, struct check_count);
	row->id = f->id;
	row->counts = arena_alloc(&s->arena, (r->sources->files.len + 1) * sizeof *row->counts);
	memset(row->counts, 0, (r->sources->files.len + 1) * sizeof *row->counts);
	names_add(&s->known, str_of(f->id), row);
	VEC_PUSH(&s->arena, &s->rows, row);
	return row;
}

static void count_all(struct statistics *s, const struct check_report *r)
{
	size_t most = 0;
	for (size_t i = 0; i < r->findings->len; i++) {
		const struct finding *f = &r->findings->at[i];
		struct check_count *row = row_of(s, r, f);
		row->counts[column_of(s, r, f)]++;
		row->severity = f->severity > row->severity ? f->severity : row->severity;
		most = ++row->total > most ? row->total : most;
		s->lead = (int)strlen(row->id) > s->lead ? (int)strlen(row->id) : s->lead;
	}
	int widest = digits_of(most) > digits_of(s->files.len) ? digits_of(most) : digits_of(s->files.len);
	s->each = widest + 2 > COLUMN_LEAST ? widest + 2 : COLUMN_LEAST;
	if (s->rows.len)
		qsort(s->rows.at, s->rows.len, sizeof *s->rows.at, by_weight);
}

/* Columns of the word for a severity: at least those of the English ones. */
static int severity_columns(void)
{
	int most = 8;
	for (int severity = SEVERITY_INFO; severity <= SEVERITY_ERROR; severity++) {
		int columns = str_columns(str_of(said(severity_name((enum severity)severity))));
		most = columns > most ? columns : most;
	}
	return most;
}

/* The maps from `from` on, as many as there is room for. */
static void write_block(const struct statistics *s, size_t from, size_t to, struct buf *out)
{
	bool is_last = to == s->files.len;
	buf_fmt(out, "%-*s", s->lead + 2 + s->severity, "");
	for (size_t i = from; i < to; i++)
		buf_fmt(out, "%*zu", s->each, i + 1);
	struct str all = str_of(said("all"));
	buf_fmt(out, is_last ? "%*s%.*s\n" : "\n", s->each + 1 > str_columns(all) ? s->each + 1 - str_columns(all) : 1, "", STR_ARG(all));
	for (size_t i = 0; i < s->rows.len; i++) {
		const struct check_count *row = s->rows.at[i];
		struct str severity = str_of(said(severity_name(row->severity)));
		buf_fmt(out, "%-*s  %.*s%*s", s->lead, row->id, STR_ARG(severity), s->severity - str_columns(severity), "");
		for (size_t k = from; k < to; k++)
			if (row->counts[k])
				buf_fmt(out, "%*zu", s->each, row->counts[k]);
			else
				buf_fmt(out, "%*s", s->each, ".");
		if (is_last)
			buf_fmt(out, "%*zu", s->each + 1, row->total);
		buf_char(out, '\n');
	}
	buf_char(out, '\n');
}

void check_write_statistics(const struct check_report *r, int width, struct buf *out)
{
	struct statistics s = { 0 };
	arena_init(&s.arena);
	names_init(&s.known, &s.arena);
	s.column_of = arena_alloc(&s.arena, (r->sources->files.len + 1) * sizeof *s.column_of);
	memset(s.column_of, 0, (r->sources->files.len + 1) * sizeof *s.column_of);
	count_all(&s, r);
	s.severity = severity_columns();
	int room = (width - s.lead - s.severity - 3) / s.each - 1;
	size_t each = room > 1 ? (size_t)room : 1;
	for (size_t at = 0; at < s.files.len; at += each)
		write_block(&s, at, at + each < s.files.len ? at + each : s.files.len, out);
	for (size_t i = 0; i < s.files.len; i++) {
		buf_fmt(out, "%*zu  ", s.each, i + 1);
		buf_visible(out, s.files.at[i], VISIBLE_NAME);
		buf_text(out, i + 1 < s.files.len ? "\n" : "\n\n");
	}
	arena_finish(&s.arena);
}
