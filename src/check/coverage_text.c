/* coverage_text.c — coverage as tables for a terminal: stages are rows where there are many columns, numbered so that the other
 * tables can have them as columns. */
#include "check/figures.h"
#include "cjm/locale.h"
#include "cjm/unicode.h"

enum { LABEL_LEAST = 12, NUMBER_WIDTH = 3 };

/* The heads of columns, from one message: a word each, in their order. */
static void take_heads(const char *words, struct str heads[], size_t count)
{
	struct str rest = str_of(words);
	for (size_t i = 0; i < count; i++)
		heads[i] = str_next(&rest, ' ');
}

/* Exactly `width` columns of a terminal: cut with an ellipsis, or filled up. */
static void add_cut(struct buf *out, struct str text, int width)
{
	int columns = str_columns(text), used = 0;
	for (size_t at = 0; at < text.len;) {
		size_t from = at;
		int wide = unicode_columns(utf8_next(text, &at));
		if (text.at[from] == '\n' || used + wide > width - (columns > width))
			break;
		buf_add(out, text.at + from, at - from);
		used += wide;
	}
	if (columns > width && used < width) {
		buf_text(out, "…");
		used++;
	}
	buf_fmt(out, "%*s", width - used, "");
}

static void add_centered(struct buf *out, struct str text, int width)
{
	int columns = str_columns(text), room = width > columns ? width - columns : 0, before = room / 2;
	buf_fmt(out, "%*s%.*s%*s", before, "", STR_ARG(text), room - before, "");
}

static void add_mark(struct buf *out, bool covered, int width)
{
	add_centered(out, covered ? STR("●") : STR("·"), width);
}

/* What is only assumed is a ring. */
static void add_known_mark(struct buf *out, const struct stage *stage, enum coverage_dimension d, int width)
{
	bool is_assumed = coverage_is_of_world(d) && stage_covers(stage, d) && !stage_observes(stage, d);
	if (is_assumed)
		add_centered(out, STR("○"), width);
	else
		add_mark(out, stage_covers(stage, d), width);
}

static void end_line(struct buf *out)
{
	while (out->len && out->at[out->len - 1] == ' ')
		out->at[--out->len] = 0;
	buf_char(out, '\n');
}

static void add_numbered(struct buf *out, size_t number, struct str text, int width)
{
	buf_fmt(out, "%2zu ", number);
	add_cut(out, text, width - NUMBER_WIDTH - 1);
	buf_char(out, ' ');
}

static void add_percent(struct buf *out, size_t covered, size_t of)
{
	if (of)
		buf_number(out, coverage_percent(covered, of), 0);
	buf_text(out, of ? "%" : "–");
}

/* ---- stages × dimensions ---- */

static void add_share(struct buf *out, size_t covered, size_t of, int width)
{
	struct buf share = { 0 };
	add_percent(&share, covered, of);
	add_centered(out, buf_as_str(&share), width);
	buf_finish(&share);
}

static void add_stages(const struct journey *j, const struct coverage *c, int width, struct buf *out)
{
	struct str heads[COVER_COUNT];
	int words = 0;
	take_heads(said("step touch emotion think pain opp metric owner source"), heads, COVER_COUNT);
	for (int d = 0; d < COVER_COUNT; d++)
		words += str_columns(heads[d]);
	int gap = width - words - 2 * COVER_COUNT > LABEL_LEAST ? 2 : 1, taken = words + gap * COVER_COUNT;
	int label = width - taken < LABEL_LEAST ? LABEL_LEAST : width - taken;
	buf_fmt(out, "%*s", label, "");
	for (int d = 0; d < COVER_COUNT; d++)
		buf_fmt(out, "%*s%.*s", gap, "", STR_ARG(heads[d]));
	end_line(out);
	FOR_EACH(struct stage, stage, j->stages) {
		add_numbered(out, stage_i + 1, thing_label(&stage->thing), label);
		for (int d = 0; d < COVER_COUNT; d++)
			add_known_mark(out, stage, (enum coverage_dimension)d, str_columns(heads[d]) + gap);
		end_line(out);
	}
	add_cut(out, str_of(said("   covered")), label - 1);
	buf_char(out, ' ');
	for (int d = 0; d < COVER_COUNT; d++)
		add_share(out, c->by_dimension[d], c->stage_count, str_columns(heads[d]) + gap);
	end_line(out);
}

/* ---- the other tables ---- */

static void add_heads(struct buf *out, size_t from, size_t to, const struct str *heads, int label, int cell)
{
	buf_fmt(out, "%*s", label, "");
	for (size_t column = from; column < to; column++) {
		struct buf number = { 0 };
		buf_fmt(&number, "%zu", column + 1);
		add_centered(out, heads ? heads[column] : buf_as_str(&number), cell);
		buf_finish(&number);
	}
	end_line(out);
}

/* Column heads are given or numbers; a table too wide is shown in pieces. */
static void add_table(const char *title, const struct coverage_table *t, const struct str *heads, int width, struct buf *out)
{
	int cell = heads ? 8 : 3, label = width / 3 < 20 ? 20 : width / 3;
	size_t fit = (size_t)((width - label) / cell > 0 ? (width - label) / cell : 1);
	if (!t->rows.len || !t->columns)
		return;
	buf_fmt(out, "\n%s: ", said(title));
	add_percent(out, t->covered, coverage_cells(t));
	buf_fmt(out, " (%zu of %zu)\n", t->covered, coverage_cells(t));
	for (size_t from = 0; from < t->columns; from += fit) {
		size_t to = from + fit < t->columns ? from + fit : t->columns;
		add_heads(out, from, to, heads, label, cell);
		for (size_t row = 0; row < t->rows.len; row++) {
			add_cut(out, locale_name(message_words(), t->rows.at[row]), label - 1);
			buf_char(out, ' ');
			for (size_t column = from; column < to; column++)
				add_mark(out, coverage_cell(t, row, column), cell);
			end_line(out);
		}
	}
}

/* ---- what is missing, by name ---- */

static void add_gaps(const struct coverage *c, int width, struct buf *out)
{
	struct arena arena = { 0 };
	if (!c->gaps.len)
		return;
	buf_said(out, "\nMissing:\n");
	for (size_t i = 0; i < c->gaps.len;) {
		const struct stage *stage = c->gaps.at[i].stage;
		struct buf line = { 0 };
		buf_fmt(&line, "  %.*s:", STR_ARG(thing_label(&stage->thing)));
		for (bool first = true; i < c->gaps.len && c->gaps.at[i].stage == stage; i++, first = false)
			buf_fmt(&line, "%s %.*s", first ? "" : ",", STR_ARG(part_label(&arena, str_of(coverage_word(c->gaps.at[i].dimension)))));
		add_cut(out, buf_as_str(&line), width > str_columns(buf_as_str(&line)) ? str_columns(buf_as_str(&line)) : width);
		buf_char(out, '\n');
		buf_finish(&line);
	}
	arena_finish(&arena);
}

void check_cover_text(const struct map *m, const struct journey *j, int width, struct buf *out)
{
	struct arena arena = { 0 };
	struct coverage c = coverage_count(j, &arena);
	struct coverage_table personas = coverage_personas(j, &arena), channels = coverage_channels(j, &arena), touchpoints = coverage_touchpoints(m, j, &arena);
	struct str title = thing_label(&j->thing), heads[TOUCHPOINT_COLUMNS];
	take_heads(said("used channel owner emotion metric"), heads, TOUCHPOINT_COLUMNS);
	buf_fmt(out, "\n%.*s\nCoverage: ", STR_ARG(title));
	add_percent(out, c.covered, c.total);
	buf_fmt(out, " (%zu of %zu)\n", c.covered, c.total);
	buf_fmt(out, "Sources: ● %zu of %zu observed, ○ %zu assumed\n\n", c.observed, c.observable, c.assumed);
	if (j->stages.len)
		add_stages(j, &c, width, out);
	add_table("Personas by stage", &personas, NULL, width, out);
	add_table("Channels by stage", &channels, NULL, width, out);
	add_table("Touchpoints", &touchpoints, heads, width, out);
	add_gaps(&c, width, out);
	arena_finish(&arena);
}
