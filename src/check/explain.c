/* explain.c — the pages of the checks as text, Markdown and mdoc, and all of them as one manual. */
#include "check/check.h"

#include <string.h>

enum { WIDTH = 78, ROFF_WIDTH = 64 }; /* mandoc counts the bytes of \[u2026] */

static const char *severity_word_of(enum severity severity)
{
	static const char *const WORDS[] = { "off", "info", "warning", "error" };
	return said(WORDS[severity]);
}

/* ---- paragraphs ---- */

/* Behind the blank-free word that `at` is in. */
static size_t word_end(struct str s, size_t at)
{
	while (at < s.len && s.at[at] != ' ')
		at++;
	return at;
}

/* `at "…"`, “A title” */
static size_t quote_end(struct str s)
{
	static const char *const QUOTES[][2] = { { "`", "`" }, { "\"", "\"" }, { "“", "”" } };
	size_t begin = s.at[0] == '(';
	for (size_t i = 0; i < sizeof QUOTES / sizeof *QUOTES; i++) {
		size_t open = strlen(QUOTES[i][0]), close = begin + open;
		if (!str_starts(str_slice(s, begin, s.len), QUOTES[i][0]))
			continue;
		while (close < s.len && !str_starts(str_slice(s, close, s.len), QUOTES[i][1]))
			close++;
		return word_end(s, close < s.len ? close : 0);
	}
	return word_end(s, 0);
}

enum breaking { AT_BLANKS, AROUND_QUOTES, AROUND_SNIPPETS /* also those behind a colon */ };

/* What a line is not broken in where it is wide enough, to be copied as a whole. */
static size_t piece_end(struct str s, int width, enum breaking breaking, bool is_behind_colon)
{
	size_t snippet = is_behind_colon ? word_end(s, str_find(s, ';')) : 0, quote = breaking ? quote_end(s) : 0;
	if (snippet && str_columns(str_slice(s, 0, snippet)) <= width)
		return snippet;
	return quote && str_columns(str_slice(s, 0, quote)) <= width ? quote : word_end(s, 0);
}

/* Broken at blanks, nothing cut. */
static void add_wrapped(struct buf *out, int width, enum breaking breaking, const char *lead, const char *text)
{
	struct str rest = str_of(text);
	int column = str_columns(str_of(lead));
	buf_text(out, lead);
	bool first = true, is_behind_colon = false;
	while (rest.len) {
		size_t end = piece_end(rest, width, breaking, is_behind_colon);
		struct str word = str_slice(rest, 0, end);
		is_behind_colon = breaking == AROUND_SNIPPETS && str_ends(word, ":");
		rest = str_slice(rest, end + 1, rest.len);
		int wide = str_columns(word);
		if (!first && column + 1 + wide > width) {
			buf_char(out, '\n');
			column = 0;
		} else if (!first) {
			buf_char(out, ' ');
			column++;
		}
		buf_str(out, word);
		column += wide;
		first = false;
	}
	buf_char(out, '\n');
}

/* An example map. */
static void add_indented(struct buf *out, const char *text, const char *indent)
{
	struct arena arena = { 0 };
	struct str rest = example_said(&arena, text);
	while (rest.len) {
		size_t end = str_find(rest, '\n');
		buf_fmt(out, "%s%.*s\n", end ? indent : "", (int)end, rest.at);
		rest = str_slice(rest, end + 1, rest.len);
	}
	arena_finish(&arena);
}

static bool has_example(const struct check_row *row)
{
	return row->trips != NULL;
}

/* From which degree on it applies, as one more sentence of what it means. */
static const char *waits_for(const struct check_row *row)
{
	static const char *const SENTENCES[] = { "", " Skipped for early drafts.", " Skipped for drafts." };
	return said(SENTENCES[check_asks_from((enum check_id)(row - check_at(0)))]);
}

static const char *meaning_of(const struct check_row *row, struct arena *a)
{
	return str_terminated(a, str_fmt(a, "%s%s", said(row->means), waits_for(row)));
}

static void add_page_text(const struct check_row *row, struct buf *out)
{
	struct arena arena = { 0 };
	buf_fmt(out, "%s — %s (%s)\n\n", row->id, severity_word_of(row->severity), said(check_heading(row)));
	add_wrapped(out, WIDTH, AROUND_QUOTES, "", said(row->sentence));
	buf_char(out, '\n');
	add_wrapped(out, WIDTH, AROUND_QUOTES, "", meaning_of(row, &arena));
	arena_finish(&arena);
	buf_char(out, '\n');
	add_wrapped(out, WIDTH, AROUND_QUOTES, said("Why: "), said(row->why));
	if (*row->from)
		add_wrapped(out, WIDTH, AROUND_QUOTES, said("Based on: "), said(row->from));
	buf_char(out, '\n');
	add_wrapped(out, WIDTH, AROUND_SNIPPETS, said("How to fix it: "), said(row->way_out));
	if (!has_example(row))
		return;
	buf_said(out, "\nA map with this finding:\n\n");
	add_indented(out, row->trips, "    ");
	buf_said(out, "\nA map without it:\n\n");
	add_indented(out, row->quiet, "    ");
	if (!check_may_be_off(row))
		return;
	buf_fmt(out, "\nTo switch the check off for a while, add this line to the map:\n\n    rule %s off \"the reason\" until 2027-03-31\n", row->id);
}

/* ---- Markdown ---- */

/* A map that is `wrong` is not built by the test of the documents: it has mistakes, or reads a file. */
static void add_fence(struct buf *out, const char *text, bool is_whole)
{
	buf_fmt(out, "```cjm%s\n", is_whole ? "" : " wrong");
	buf_example(out, text);
	buf_text(out, "```\n\n");
}

static bool stands_alone(const struct check_row *row)
{
	return strcmp(row->family, "data") != 0 && strcmp(row->id, "include") != 0;
}

static void add_page_markdown(const struct check_row *row, struct buf *out)
{
	buf_fmt(out, "### %s\n\n*%s* — %s.\n\n", row->id, severity_word_of(row->severity), said(row->sentence));
	buf_fmt(out, "%s%s\n\n**Why:** %s\n\n**How to fix it:** %s\n\n", said(row->means), waits_for(row), said(row->why), said(row->way_out));
	if (*row->from)
		buf_fmt(out, "**Based on:** %s\n\n", said(row->from));
	if (!has_example(row))
		return;
	buf_said(out, "With this finding:\n\n");
	add_fence(out, row->trips, false);
	buf_said(out, "Without it:\n\n");
	add_fence(out, row->quiet, stands_alone(row));
}

/* ---- mdoc ---- */

/* A backslash is \e, and no line of text may look like a request. */
static void add_roff(struct buf *out, const char *text)
{
	bool at_start = true;
	for (; *text; text++) {
		if (at_start && (*text == '.' || *text == '\''))
			buf_text(out, "\\&");
		if (*text == '\\')
			buf_text(out, "\\e");
		else
			buf_char(out, *text);
		at_start = *text == '\n';
	}
}

/* Where a sentence ends: behind ". " and a capital. mdoc wants a new line there. */
static size_t sentence_end(struct str s)
{
	for (size_t i = 0; i + 2 < s.len; i++)
		if ((s.at[i] == '.' || s.at[i] == '?') && s.at[i + 1] == ' ' && s.at[i + 2] >= 'A' && s.at[i + 2] <= 'Z')
			return i + 1;
	return s.len;
}

/* Prose, a new line a sentence, none longer than a terminal. */
static void add_roff_line(struct buf *out, const char *text)
{
	struct arena arena = { 0 };
	for (struct str rest = str_of(text); rest.len;) {
		size_t end = sentence_end(rest);
		struct buf wrapped = { 0 };
		add_wrapped(&wrapped, ROFF_WIDTH, AT_BLANKS, "", str_terminated(&arena, str_slice(rest, 0, end)));
		add_roff(out, wrapped.at);
		buf_finish(&wrapped);
		rest = str_slice(rest, end + 1, rest.len);
	}
	arena_finish(&arena);
}

static void add_display(struct buf *out, const char *text)
{
	struct arena arena = { 0 };
	buf_text(out, ".Bd -literal -offset indent\n");
	add_roff(out, str_terminated(&arena, example_said(&arena, text)));
	buf_text(out, ".Ed\n");
	arena_finish(&arena);
}

static void add_page_man(const struct check_row *row, struct buf *out)
{
	struct arena arena = { 0 };
	buf_fmt(out, ".Ss %s\n", row->id);
	buf_fmt(out, ".Em %s :\n", severity_word_of(row->severity));
	add_roff_line(out, said(row->sentence));
	buf_text(out, ".Pp\n");
	add_roff_line(out, meaning_of(row, &arena));
	arena_finish(&arena);
	buf_said(out, ".Pp\nWhy:\n");
	add_roff_line(out, said(row->why));
	buf_said(out, ".Pp\nHow to fix it:\n");
	add_roff_line(out, said(row->way_out));
	if (*row->from) {
		buf_said(out, ".Pp\nBased on:\n");
		add_roff_line(out, said(row->from));
	}
	if (!has_example(row))
		return;
	buf_said(out, ".Pp\nWith this finding:\n");
	add_display(out, row->trips);
	buf_said(out, "Without it:\n");
	add_display(out, row->quiet);
}

void check_write_page(const struct check_row *row, enum page_form form, struct buf *out)
{
	static void (*const FORMS[])(const struct check_row *row, struct buf *out) = { add_page_text, add_page_markdown, add_page_man };
	FORMS[form](row, out);
}

/* ---- all of them ---- */

static bool begins_family(const struct check_row *row)
{
	const struct check_row *before = row > check_at(0) ? row - 1 : NULL;
	return !before || strcmp(before->family, row->family) != 0;
}

void check_write_list(struct buf *out)
{
	buf_said(out, "The checks of cjm. For details: cjm explain ID\n");
	for (size_t i = 0; check_at(i); i++) {
		const struct check_row *row = check_at(i);
		if (begins_family(row))
			buf_fmt(out, "\n%s\n", said(check_heading(row)));
		buf_fmt(out, "  %-27s %-8s %s\n", row->id, severity_word_of(row->severity), said(row->sentence));
	}
}

/* The chapters before the pages: a paragraph an entry; one that begins with a tab is an example. */
static const struct {
	const char *heading;
	const char *paragraphs[8];
} CHAPTERS[] = {
#define CHAPTER(heading, ...) { heading, { __VA_ARGS__ } },
#include "check/chapters.def"
};

static void add_chapters(enum page_form form, struct buf *out)
{
	for (size_t i = 0; i < sizeof CHAPTERS / sizeof *CHAPTERS; i++) {
		if (form == PAGE_MAN)
			buf_fmt(out, ".Sh %s\n", said(CHAPTERS[i].heading));
		else
			buf_fmt(out, "## %s\n\n", said(CHAPTERS[i].heading));
		for (size_t k = 0; CHAPTERS[i].paragraphs[k]; k++) {
			const char *p = said(CHAPTERS[i].paragraphs[k]);
			if (*p == '\t' && form == PAGE_MAN)
				add_display(out, p + 1);
			else if (*p == '\t')
				add_fence(out, p + 1, false);
			else if (form == PAGE_MAN) {
				buf_text(out, k ? ".Pp\n" : "");
				add_roff_line(out, p);
			} else {
				buf_fmt(out, "%s\n\n", p);
			}
		}
	}
}

static void add_figures(enum page_form form, struct buf *out)
{
	buf_said(out, form == PAGE_MAN ? ".Sh FIGURES\nThe figures that\n.Ic require\ncan limit, besides the metrics of the map, and how each is counted:\n.Bl -tag -width Ds\n"
		: "## FIGURES\n\nThe figures that `require` can limit, besides the metrics of the map, and how each is counted:\n\n");
	for (size_t i = 0; figure_at(i); i++) {
		buf_fmt(out, form == PAGE_MAN ? ".It Cm %s\n" : "- **%s**: ", figure_at(i)->name);
		if (form == PAGE_MAN)
			add_roff_line(out, said(figure_at(i)->formula));
		else
			buf_fmt(out, "%s\n", said(figure_at(i)->formula));
	}
	buf_text(out, form == PAGE_MAN ? ".El\n" : "\n");
}

static void add_heading(const struct check_row *row, enum page_form form, struct buf *out)
{
	struct arena arena = { 0 };
	buf_said(out, form == PAGE_MAN ? ".Sh CHECKS: " : "## CHECKS: ");
	buf_str(out, str_upper(&arena, str_of(said(check_heading(row)))));
	arena_finish(&arena);
	buf_text(out, form == PAGE_MAN ? "\n" : "\n\n");
}

static void end_manual(struct buf *out, enum page_form form)
{
	if (form == PAGE_MAN) {
		buf_said(out, ".Sh SEE ALSO\n.Xr cjm 1 ,\n.Xr cjm 5\n");
		return;
	}
	while (out->len > 1 && out->at[out->len - 1] == '\n' && out->at[out->len - 2] == '\n')
		out->at[--out->len] = 0;
}

void check_write_manual(enum page_form form, struct buf *out)
{
	if (form == PAGE_MAN)
		buf_text(out, ".\\\" Generated by make reference from src/check; make changes there.\n.Dd November 21, 2026\n.Dt CJM-CHECKS 7\n.Os\n.Sh NAME\n"
			".Nm cjm-checks\n.Nd checks for customer journey maps\n");
	else
		buf_text(out, "# Checks\n\nGenerated by `make reference` from src/check; make changes there.\n\n");
	add_chapters(form, out);
	add_figures(form, out);
	for (size_t i = 0; check_at(i); i++) {
		if (begins_family(check_at(i)))
			add_heading(check_at(i), form, out);
		check_write_page(check_at(i), form, out);
	}
	end_manual(out, form);
}
