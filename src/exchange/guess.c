/* guess.c — what a file is: by what stands in it, and where that may be several things, by how its name ends. */
#include "exchange/importers.h"
#include "exchange/mermaid/mermaid.h"
#include "exchange/plain/decode.h"
#include "exchange/plain/words.h"
#include "cjm/picture.h"
#include "cjm/unicode.h"

#include <string.h>

struct guesser {
	struct str path;
	struct sources sources;       /* of its own, as what is found there: what was changed to read it is told when it is imported */
	struct findings found;
	const struct source *source;
	struct arena arena;
};

static struct str name_of(struct str path)
{
	return str_is(path, "-") ? said_str(STR("standard input")) : path;
}

static bool report_none(struct findings *found, struct str path, const char *what, const char *hint)
{
	struct finding *f = finding_add(found, SEVERITY_ERROR, "import-nothing", (struct span){ 0 }, "%.*s %s", STR_ARG(name_of(path)), said(what));
	f->hint = str_of(hint);
	return false;
}

/* ---- by the first bytes ---- */

static bool is_workbook(struct str bytes)
{
	return str_starts(bytes, "PK\x03\x04") || str_starts(bytes, "PK\x05\x06") || str_starts(bytes, "\xD0\xCF\x11\xE0");
}

static const char *no_text(struct str bytes)
{
	static const struct {
		const char *begins, *what;
	} ROWS[] = {
		{ "%PDF", "is a PDF, which cannot be converted" }, { "GIF8", "is a picture, which cannot be converted" }, { "{\\rtf", "is a word processor document, which cannot be converted" },
	};
	bool is_utf16 = str_starts(bytes, "\xFF\xFE") || str_starts(bytes, "\xFE\xFF");
	for (size_t k = 0; k < sizeof ROWS / sizeof *ROWS; k++)
		if (str_starts(bytes, ROWS[k].begins))
			return ROWS[k].what;
	if (picture_kind_of(bytes) != PICTURE_IS_NONE)
		return "is a picture, which cannot be converted";
	struct str first = str_slice(bytes, 0, 4096);
	return !is_utf16 && !is_workbook(bytes) && str_find(first, '\0') < first.len ? "is not a text, diagram or table" : NULL;
}

/* ---- by its lines ---- */

static bool ends_in(const struct guesser *g, const char *const *endings)
{
	for (; *endings; endings++) {
		size_t len = strlen(*endings);
		struct str end = str_slice(g->path, g->path.len > len ? g->path.len - len : 0, g->path.len);
		if (str_distance(end, str_of(*endings), 0) == 0)
			return true;
	}
	return false;
}

static struct str trimmed_line(const struct guesser *g, uint32_t line)
{
	return plain_trim(line_text(g->source, line));
}

static bool is_map(const struct guesser *g)
{
	static const char *const MAP[] = { ".cjm", NULL }, *const OPENINGS[] = { "journey \"", "journey “", "journey „", "journey «", NULL };
	for (uint32_t line = 1; line <= g->source->line_count; line++)
		if (text_starts_with_one_of(line_text(g->source, line), OPENINGS))
			return true;
	return ends_in(g, MAP);
}

/* The line below the head of a table in Markdown, or in a drawn one: dashes, bars, colons. */
static bool is_rule_of_table(struct str s)
{
	bool dash = false, bar = false;
	for (size_t k = 0; k < s.len; k++) {
		if (!strchr("|+:- \t", s.at[k]))
			return false;
		dash = dash || s.at[k] == '-';
		bar = bar || s.at[k] == '|' || s.at[k] == '+';
	}
	return (dash && bar) || str_is(s, "|===");
}

static bool has_line(const struct guesser *g, bool (*claim)(struct str))
{
	for (uint32_t line = 1; line <= g->source->line_count; line++)
		if (claim(trimmed_line(g, line)))
			return true;
	return false;
}

static bool is_html(struct str s)
{
	static const char *const TAGS[] = { "<!doctype html", "<html", "<table", NULL };
	for (int k = 0; TAGS[k]; k++)
		if (str_distance(str_slice(s, 0, strlen(TAGS[k])), str_of(TAGS[k]), 0) == 0)
			return true;
	return false;
}

/* Outside quotes. */
static size_t separators_in(struct str s, char separator)
{
	size_t count = 0;
	bool quoted = false;
	for (size_t k = 0; k < s.len; k++) {
		quoted = quoted != (s.at[k] == '"');
		count += !quoted && s.at[k] == separator;
	}
	return count;
}

static bool closes_quotes(struct str s)
{
	size_t quotes = 0;
	for (size_t k = 0; k < s.len; k++)
		quotes += s.at[k] == '"';
	return quotes % 2 == 0;
}

/* Most lines have as many of one separator as the first: prose hasn't. A line that a quote goes on over does not count. */
static bool has_columns(const struct guesser *g, char separator)
{
	size_t wanted = 0, same = 0, lines = 0;
	for (uint32_t line = 1; line <= g->source->line_count && lines < 50; line++) {
		struct str s = line_text(g->source, line);
		bool is_whole = closes_quotes(s) && plain_trim(s).len;
		size_t count = separators_in(s, separator);
		wanted = wanted ? wanted : count;
		lines += is_whole;
		same += is_whole && count == wanted;
	}
	return wanted && lines > 1 && same * 2 > lines;
}

/* A sign by itself, or the letter that word processors have for an inner bullet. */
static bool is_lone_sign(struct str s)
{
	size_t at = 0;
	uint32_t code = s.len ? utf8_next(s, &at) : 0;
	return at && at == s.len && (code == 'o' || !unicode_is_word(code)) && code != '"' && code != '|';
}

/* "•\tSearches the web": such tabs part no columns, where there are no others. */
static bool has_tabs_of_bullets(const struct guesser *g)
{
	bool any = false;
	for (uint32_t line = 1; line <= g->source->line_count; line++) {
		struct str s = trimmed_line(g, line);
		size_t tab = str_find(s, '\t');
		if (tab < s.len && (!is_lone_sign(plain_trim(str_slice(s, 0, tab))) || str_find(str_slice(s, tab + 1, s.len), '\t') < s.len - tab - 1))
			return false;
		any = any || tab < s.len;
	}
	return any;
}

static bool is_csv(const struct guesser *g)
{
	static const char SEPARATORS[] = ",;\t|";
	for (int k = 0; SEPARATORS[k]; k++)
		if (has_columns(g, SEPARATORS[k]) && !(SEPARATORS[k] == '\t' && has_tabs_of_bullets(g)))
			return true;
	return str_starts(g->source->text, "sep=");
}

/* "Feelings: hopeful, tired": what parts the words behind a label parts no columns. */
static bool is_labelled(struct str s)
{
	enum { LABEL_LONGEST = 40 };
	for (size_t at = 0; at < s.len && at < LABEL_LONGEST && !strchr(",;\t|\"", s.at[at]); at++)
		if (s.at[at] == ':' && at && !plain_is_digit(s.at[at - 1]))
			return at + 1 == s.len || s.at[at + 1] == ' ';
	return false;
}

static bool is_of_labels(const struct guesser *g)
{
	enum { LINES_MOST = 50 };
	size_t labels = 0, lines = 0;
	for (uint32_t line = 1; line <= g->source->line_count && lines < LINES_MOST; line++) {
		struct str s = trimmed_line(g, line);
		lines += s.len > 0;
		labels += is_labelled(s);
	}
	return labels > 2 && labels * 2 > lines;
}

static bool is_heading_or_item(struct str s)
{
	static const char *const MARKS[] = { "# ", "## ", "### ", "- ", "* ", "**", NULL };
	return text_starts_with_one_of(s, MARKS);
}

static bool is_json(struct str text)
{
	text = plain_trim(text);
	struct str inside = plain_trim(str_slice(text, 1, text.len));
	return str_starts(text, "{") && (str_starts(inside, "\"") || str_starts(inside, "}"));
}

static bool is_fence(struct str s)
{
	return str_starts(s, "```") || str_starts(s, "~~~");
}

static enum import_format guess_text(struct guesser *g)
{
	static const char *const JSON[] = { ".json", NULL }, *const MERMAID[] = { ".mmd", ".mermaid", NULL }, *const CSV[] = { ".csv", ".tsv", NULL },
		*const MARKDOWN[] = { ".md", ".markdown", ".html", ".htm", ".rst", ".adoc", ".org", NULL };
	if (is_json(g->source->text) || ends_in(g, JSON))
		return IMPORT_JSON;
	if (mermaid_find(g->source, &g->arena).list.len)
		return IMPORT_MERMAID;
	if (has_line(g, is_rule_of_table))
		return IMPORT_MARKDOWN;
	if (is_map(g) && !has_line(g, is_fence)) /* else a text about maps */
		return IMPORT_FORMAT_COUNT;
	if (has_line(g, is_html))
		return IMPORT_MARKDOWN;
	if (ends_in(g, MERMAID))
		return IMPORT_MERMAID;
	if (ends_in(g, CSV) || ends_in(g, MARKDOWN))
		return ends_in(g, CSV) ? IMPORT_CSV : IMPORT_MARKDOWN;
	return !has_line(g, is_heading_or_item) && !is_of_labels(g) && is_csv(g) ? IMPORT_CSV : IMPORT_MARKDOWN;
}

/* ---- the whole ---- */

static void report_guess(struct findings *found, const struct guesser *g, enum import_format format)
{
	const struct importer *taken_for = importer_of(format);
	struct finding *f = finding_add(found, SEVERITY_INFO, "import-kind", (struct span){ 0 }, "%.*s was read as %s", STR_ARG(name_of(g->path)), said(taken_for->what));
	if (format == IMPORT_MERMAID && has_line(g, is_rule_of_table))
		f->hint = str_fmt(&found->arena, "to read its tables: cjm import markdown %.*s", STR_ARG(path_for_shell(&found->arena, g->path)));
	else if (taken_for->otherwise)
		f->hint = str_fmt(&found->arena, "to read it as something else: cjm import %s %.*s", taken_for->otherwise, STR_ARG(path_for_shell(&found->arena, g->path)));
}

bool import_guess(struct str path, struct str bytes, enum import_format *format, struct findings *found)
{
	const char *what = no_text(bytes);
	if (!bytes.len)
		return report_none(found, path, "is empty", "");
	if (what)
		return report_none(found, path, what, "copy its table into a workbook or a text file");
	struct guesser g = { .path = path };
	sources_init(&g.sources);
	findings_init(&g.found);
	arena_init(&g.arena);
	import_add_source(&g.sources, path, is_workbook(bytes) ? (struct str){ 0 } : bytes, &g.found);
	g.source = g.sources.files.at[0];
	*format = is_workbook(bytes) ? IMPORT_XLSX : guess_text(&g);
	bool is_found = *format != IMPORT_FORMAT_COUNT;
	if (is_found)
		report_guess(found, &g, *format);
	else
		report_none(found, path, "is already a map", "to draw it: cjm build; to format it: cjm fmt");
	findings_finish(&g.found);
	sources_finish(&g.sources);
	arena_finish(&g.arena);
	return is_found;
}
