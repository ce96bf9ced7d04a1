/* history_write.c — the course of a map over its revisions: a table a journey for people, one document for programs. */
#include "cjm/history.h"

#include "cjm/json.h"

#include <math.h>

enum { COMMIT_SHOWN = 9, FIXED_COLUMNS = 6 };

struct history_row {
	VEC(struct str) cells;
};

struct history_table {
	struct arena arena;
	const struct locale *words;
	VEC(struct history_row) rows; /* the headings first */
	VEC(struct history_figure) metrics; /* of all entries, in the order in which they come */
};

/* ---- the cells ---- */

static void add_cell(struct history_table *t, struct str text)
{
	VEC_PUSH(&t->arena, &t->rows.at[t->rows.len - 1].cells, text);
}

static const struct history_figure *figure_in(const struct history_entry *e, struct str metric)
{
	for (size_t i = 0; i < e->figures.len; i++)
		if (str_equal(e->figures.at[i].metric, metric))
			return &e->figures.at[i];
	return NULL;
}

static void find_metrics(struct history_table *t, const struct history_journey *j)
{
	for (size_t i = 0; i < j->entries.len; i++)
		for (size_t k = 0; k < j->entries.at[i].figures.len; k++) {
			const struct history_figure *f = &j->entries.at[i].figures.at[k];
			bool is_known = false;
			for (size_t n = 0; n < t->metrics.len; n++)
				is_known |= str_equal(t->metrics.at[n].metric, f->metric);
			if (!is_known)
				VEC_PUSH(&t->arena, &t->metrics, *f);
		}
}

static void add_headings(struct history_table *t)
{
	static const enum label LABELS[FIXED_COLUMNS] = { LABEL_col_date, LABEL_col_revision, LABEL_diff_mean_feeling, LABEL_coverage, LABEL_lane_pains, LABEL_pains_closed };
	VEC_PUSH(&t->arena, &t->rows, (struct history_row){ 0 });
	for (int i = 0; i < FIXED_COLUMNS; i++)
		add_cell(t, label(t->words, LABELS[i]));
	for (size_t i = 0; i < t->metrics.len; i++)
		add_cell(t, t->metrics.at[i].name);
	add_cell(t, label(t->words, LABEL_diff_what));
}

static struct str date_written(struct history_table *t, struct str date)
{
	double year, month, day;
	bool fine = date.len == 10 && number_read(str_slice(date, 0, 4), &year) && number_read(str_slice(date, 5, 7), &month) && number_read(str_slice(date, 8, 10), &day);
	return fine ? locale_date(t->words, &t->arena, (struct date){ .year = (int)year, .month = (int)month, .day = (int)day }) : date;
}

static void add_entry(struct history_table *t, const struct history_entry *e)
{
	const struct locale *l = t->words;
	bool is_shown = !e->errors;
	VEC_PUSH(&t->arena, &t->rows, (struct history_row){ 0 });
	add_cell(t, date_written(t, e->revision->date));
	add_cell(t, str_slice(e->revision->commit, 0, COMMIT_SHOWN));
	add_cell(t, is_shown ? e->scored : label(l, LABEL_map_has_errors));
	add_cell(t, isnan(e->coverage) ? (struct str){ 0 } : locale_percent(l, &t->arena, e->coverage));
	add_cell(t, is_shown ? str_number(&t->arena, (double)e->open, 0) : (struct str){ 0 });
	add_cell(t, is_shown ? str_number(&t->arena, (double)e->closed, 0) : (struct str){ 0 });
	for (size_t i = 0; i < t->metrics.len; i++) {
		const struct history_figure *f = figure_in(e, t->metrics.at[i].metric);
		add_cell(t, f ? f->written : (struct str){ 0 });
	}
	add_cell(t, e->revision->subject);
}

static void make_table(struct history_table *t, const struct history *h, const struct history_journey *j)
{
	*t = (struct history_table){ .words = locale_of(h->language, NULL) };
	arena_init(&t->arena);
	find_metrics(t, j);
	add_headings(t);
	for (size_t i = 0; i < j->entries.len; i++)
		add_entry(t, &j->entries.at[i]);
}

/* ---- for people ---- */

static struct str shown_cell(struct history_table *t, struct str cell)
{
	struct buf b = { 0 };
	buf_visible(&b, cell, VISIBLE_NAME);
	struct str s = buf_take(&b, &t->arena);
	buf_finish(&b);
	return s;
}

static void write_text_table(struct history_table *t, struct buf *out)
{
	size_t columns = t->rows.at[0].cells.len;
	int *widths = arena_alloc(&t->arena, columns * sizeof *widths);
	for (size_t i = 0; i < t->rows.len; i++)
		for (size_t k = 0; k < columns; k++) {
			struct str *cell = &t->rows.at[i].cells.at[k];
			*cell = shown_cell(t, *cell);
			widths[k] = str_columns(*cell) > widths[k] ? str_columns(*cell) : widths[k];
		}
	for (size_t i = 0; i < t->rows.len; i++)
		for (size_t k = 0; k < columns; k++) {
			struct str cell = t->rows.at[i].cells.at[k];
			bool is_last = k + 1 == columns;
			buf_fmt(out, "%.*s%*s%s", STR_ARG(cell), is_last ? 0 : widths[k] - str_columns(cell) + 2, "", is_last ? "\n" : "");
		}
}

static void write_markdown_table(struct history_table *t, struct buf *out)
{
	size_t columns = t->rows.at[0].cells.len;
	for (size_t i = 0; i < t->rows.len; i++) {
		for (size_t k = 0; k < columns; k++) {
			buf_text(out, k ? " " : "| ");
			buf_markdown(out, t->rows.at[i].cells.at[k]);
			buf_text(out, " |");
		}
		buf_char(out, '\n');
		for (size_t k = 0; !i && k < columns; k++)
			buf_fmt(out, "%s%s |", k ? " " : "| ", k < 2 || k + 1 == columns ? "---" : "---:");
		buf_text(out, i ? "" : "\n");
	}
}

static void write_for_people(const struct history *h, bool is_markdown, struct buf *out)
{
	for (size_t i = 0; i < h->journeys.len; i++) {
		struct history_table t;
		make_table(&t, h, &h->journeys.at[i]);
		buf_text(out, i ? "\n" : "");
		buf_text(out, is_markdown ? "## " : "");
		if (is_markdown)
			buf_markdown(out, h->journeys.at[i].title);
		else
			buf_visible(out, h->journeys.at[i].title, VISIBLE_NAME);
		buf_text(out, is_markdown ? "\n\n" : "\n");
		if (is_markdown)
			write_markdown_table(&t, out);
		else
			write_text_table(&t, out);
		arena_finish(&t.arena);
	}
}

/* ---- for programs ---- */

static void add_figures_json(struct json *j, const struct history_entry *e)
{
	json_key(j, "metrics");
	json_open(j, '[');
	for (size_t i = 0; i < e->figures.len; i++) {
		const struct history_figure *f = &e->figures.at[i];
		json_item(j);
		json_open(j, '{');
		json_text(j, "metric", f->metric);
		json_text(j, "name", f->name);
		if (!isnan(f->value))
			json_number(j, "value", f->value);
		json_text(j, "text", f->written);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void add_entry_json(struct json *j, const struct history_entry *e)
{
	json_item(j);
	json_open(j, '{');
	json_text(j, "date", e->revision->date);
	json_text(j, "commit", e->revision->commit);
	json_text(j, "subject", e->revision->subject);
	json_text(j, "path", e->revision->path);
	if (e->errors)
		json_number(j, "errors", (double)e->errors);
	if (!isnan(e->feeling))
		json_number(j, "feeling", e->feeling);
	if (!isnan(e->coverage))
		json_number(j, "coverage", e->coverage);
	if (!e->errors) {
		json_number(j, "pains", (double)e->open);
		json_number(j, "pains closed", (double)e->closed);
		add_figures_json(j, e);
	}
	json_close(j, '}');
}

static void write_for_programs(const struct history *h, struct buf *out)
{
	struct json j = { .out = out };
	json_open(&j, '{');
	json_number(&j, "cjm-log", 1);
	json_text(&j, "language", h->language);
	json_key(&j, "journeys");
	json_open(&j, '[');
	for (size_t i = 0; i < h->journeys.len; i++) {
		json_item(&j);
		json_open(&j, '{');
		json_text(&j, "id", h->journeys.at[i].id);
		json_text(&j, "title", h->journeys.at[i].title);
		json_key(&j, "revisions");
		json_open(&j, '[');
		for (size_t k = 0; k < h->journeys.at[i].entries.len; k++)
			add_entry_json(&j, &h->journeys.at[i].entries.at[k]);
		json_close(&j, ']');
		json_close(&j, '}');
	}
	json_close(&j, ']');
	json_close(&j, '}');
	buf_char(out, '\n');
}

void history_write(const struct history *h, enum history_form form, struct buf *out)
{
	if (form == HISTORY_JSON)
		write_for_programs(h, out);
	else
		write_for_people(h, form == HISTORY_MARKDOWN, out);
}
