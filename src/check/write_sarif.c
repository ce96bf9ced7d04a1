/* write_sarif.c — SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0): findings for code scanning. */
#include "cjm/json.h"
#include "check/write.h"

static const char *level_of(enum severity severity)
{
	static const char *const LEVELS[] = { "none", "note", "warning", "error" };
	return LEVELS[severity];
}

static void add_message(struct json *j, const char *key, struct str text)
{
	json_key(j, key);
	json_open(j, '{');
	json_text(j, "text", text);
	json_close(j, '}');
}

/* ---- rules ---- */

static void add_help(struct json *j, const struct check_row *row)
{
	struct buf text = { 0 }, markdown = { 0 };
	check_write_page(row, PAGE_TEXT, &text);
	check_write_page(row, PAGE_MARKDOWN, &markdown);
	json_key(j, "help");
	json_open(j, '{');
	json_text(j, "text", buf_as_str(&text));
	json_text(j, "markdown", buf_as_str(&markdown));
	json_close(j, '}');
	buf_finish(&text);
	buf_finish(&markdown);
}

static void add_rule(struct json *j, const struct check_row *row)
{
	json_open(j, '{');
	json_text(j, "id", str_of(row->id));
	add_message(j, "shortDescription", str_of(said(row->sentence)));
	add_message(j, "fullDescription", str_of(said(row->means)));
	add_help(j, row);
	json_key(j, "defaultConfiguration");
	json_open(j, '{');
	json_text(j, "level", str_of(level_of(row->severity)));
	json_close(j, '}');
	json_key(j, "properties");
	json_open(j, '{');
	struct str family = str_of(row->family);
	json_texts(j, "tags", &family, 1);
	json_close(j, '}');
	json_close(j, '}');
}

/* Only the rules that were broken, in the table's order: a result names its rule by its place among them. */
struct rules {
	int index[CHECK_COUNT]; /* -1: not among them */
	int count;
};

static void note_rules(const struct findings *found, bool used[CHECK_COUNT])
{
	for (size_t i = 0; found && i < found->len; i++) {
		const struct check_row *row = check_of(str_of(found->at[i].id));
		if (row)
			used[row - check_at(0)] = true;
	}
}

static void find_rules(const struct check_report *r, struct rules *rules)
{
	bool used[CHECK_COUNT] = { false };
	note_rules(r->findings, used);
	note_rules(r->aside, used);
	rules->count = 0;
	for (size_t i = 0; i < CHECK_COUNT; i++)
		rules->index[i] = used[i] ? rules->count++ : -1;
}

static void add_tool(struct json *j, const struct check_report *r, const struct rules *rules)
{
	json_key(j, "tool");
	json_open(j, '{');
	json_key(j, "driver");
	json_open(j, '{');
	json_text(j, "name", STR("cjm"));
	json_text(j, "semanticVersion", r->tool_version);
	json_key(j, "rules");
	json_open(j, '[');
	for (size_t i = 0; i < CHECK_COUNT; i++)
		if (rules->index[i] >= 0) {
			json_item(j);
			add_rule(j, check_at(i));
		}
	json_close(j, ']');
	json_close(j, '}');
	json_close(j, '}');
}

/* ---- results ---- */

/* A path as a relative URI: what is not plain is written as %XX. */
static struct str uri_of(struct fingerprints *p, struct str path)
{
	struct buf uri = { 0 };
	for (size_t i = 0; i < path.len; i++) {
		unsigned char c = (unsigned char)path.at[i];
		bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~' || c == '/';
		if (plain)
			buf_char(&uri, (char)c);
		else
			buf_fmt(&uri, "%%%X%X", c >> 4, c & 15u);
	}
	struct str s = buf_take(&uri, &p->arena);
	buf_finish(&uri);
	return s;
}

static void add_location(struct json *j, const struct check_report *r, struct span span, struct str note, struct fingerprints *prints)
{
	struct place_extent e;
	extent_of(r, span, &e);
	json_item(j);
	json_open(j, '{');
	json_key(j, "physicalLocation");
	json_open(j, '{');
	json_key(j, "artifactLocation");
	json_open(j, '{');
	json_text(j, "uri", uri_of(prints, e.path));
	json_close(j, '}');
	json_key(j, "region");
	json_open(j, '{');
	json_number(j, "startLine", e.line);
	json_number(j, "startColumn", e.column);
	json_number(j, "endLine", e.end_line);
	json_number(j, "endColumn", e.end_column);
	json_close(j, '}');
	json_close(j, '}');
	if (note.len)
		add_message(j, "message", note);
	json_close(j, '}');
}

/* SARIF ranks from 100 down to 0. */
static double sarif_rank(const struct check_report *r, size_t rank)
{
	size_t count = r->findings->len;
	return 100 * (double)(count - rank + 1) / (double)count;
}

/* What is set aside stays among the results: an alert that is missing counts as corrected, and would be opened anew. */
static void add_state(struct json *j, bool is_aside)
{
	json_text(j, "baselineState", is_aside ? STR("unchanged") : STR("new"));
	json_key(j, "suppressions");
	json_open(j, '[');
	if (is_aside) {
		json_item(j);
		json_open(j, '{');
		json_text(j, "kind", STR("external"));
		json_text(j, "justification", STR("set aside by the baseline"));
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void add_result(struct json *j, const struct check_report *r, const struct finding *f, size_t rank, const struct rules *rules, struct fingerprints *prints)
{
	bool is_aside = !rank;
	const struct check_row *row = check_of(str_of(f->id));
	struct buf text = { 0 };
	buf_fmt(&text, "%.*s%s%.*s", STR_ARG(f->message), f->hint.len ? "\n" : "", STR_ARG(f->hint));
	json_open(j, '{');
	json_text(j, "ruleId", str_of(f->id));
	if (row)
		json_number(j, "ruleIndex", rules->index[row - check_at(0)]);
	json_text(j, "level", str_of(level_of(f->severity)));
	if (!is_aside)
		json_number(j, "rank", sarif_rank(r, rank));
	add_message(j, "message", buf_as_str(&text));
	json_key(j, "locations");
	json_open(j, '[');
	add_location(j, r, f->span, (struct str){ 0 }, prints);
	json_close(j, ']');
	if (f->other.file) {
		json_key(j, "relatedLocations");
		json_open(j, '[');
		add_location(j, r, f->other, f->other_note, prints);
		json_close(j, ']');
	}
	json_key(j, "partialFingerprints");
	json_open(j, '{');
	json_text(j, "cjmLine/v1", fingerprint_of(prints, r, f));
	json_close(j, '}');
	if (r->aside)
		add_state(j, is_aside);
	json_close(j, '}');
	buf_finish(&text);
}

void check_write_sarif(const struct check_report *r, struct buf *out)
{
	struct json j = { .out = out };
	struct fingerprints prints;
	struct rules rules;
	find_rules(r, &rules);
	fingerprints_init(&prints);
	size_t *ranks = check_ranks(r->findings, &prints.arena);
	json_open(&j, '{');
	json_text(&j, "$schema", STR("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"));
	json_text(&j, "version", STR("2.1.0"));
	json_key(&j, "runs");
	json_open(&j, '[');
	json_item(&j);
	json_open(&j, '{');
	add_tool(&j, r, &rules);
	json_text(&j, "columnKind", STR("unicodeCodePoints"));
	json_key(&j, "results");
	json_open(&j, '[');
	for (size_t i = 0; i < r->findings->len; i++) {
		json_item(&j);
		add_result(&j, r, &r->findings->at[i], ranks[i], &rules, &prints);
	}
	for (size_t i = 0; r->aside && i < r->aside->len; i++) {
		json_item(&j);
		add_result(&j, r, &r->aside->at[i], 0, &rules, &prints);
	}
	json_close(&j, ']');
	json_close(&j, '}');
	json_close(&j, ']');
	json_close(&j, '}');
	buf_char(out, '\n');
	fingerprints_finish(&prints);
}
