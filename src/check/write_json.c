/* write_json.c — findings and coverage as JSON of our own (docs/schema/check.schema.json), and as GitLab's code quality. */
#include "cjm/json.h"
#include "check/write.h"

static void add_extent(struct json *j, const struct place_extent *e)
{
	json_text(j, "file", e->path);
	json_number(j, "line", e->line);
	json_number(j, "column", e->column);
	json_number(j, "endLine", e->end_line);
	json_number(j, "endColumn", e->end_column);
}

static void add_finding(struct json *j, const struct check_report *r, const struct finding *f, size_t rank, struct fingerprints *prints)
{
	const struct check_row *row = check_of(str_of(f->id));
	struct place_extent e;
	json_open(j, '{');
	json_text(j, "id", str_of(f->id));
	json_text(j, "severity", str_of(severity_name(f->severity)));
	json_number(j, "rank", (double)rank);
	if (row)
		json_text(j, "family", str_of(row->family));
	json_text(j, "message", f->message);
	if (f->hint.len)
		json_text(j, "hint", f->hint);
	extent_of(r, f->span, &e);
	add_extent(j, &e);
	if (f->other.file) {
		extent_of(r, f->other, &e);
		json_key(j, "other");
		json_open(j, '{');
		json_text(j, "note", f->other_note);
		add_extent(j, &e);
		json_close(j, '}');
	}
	json_text(j, "fingerprint", fingerprint_of(prints, r, f));
	json_close(j, '}');
}

static void add_summary(struct json *j, const struct check_report *r)
{
	size_t counts[SEVERITY_ERROR + 1] = { 0 };
	for (size_t i = 0; i < r->findings->len; i++)
		counts[r->findings->at[i].severity]++;
	json_key(j, "summary");
	json_open(j, '{');
	json_number(j, "maps", (double)r->map_count);
	json_number(j, "errors", (double)counts[SEVERITY_ERROR]);
	json_number(j, "warnings", (double)counts[SEVERITY_WARNING]);
	json_number(j, "infos", (double)counts[SEVERITY_INFO]);
	if (r->aside)
		json_number(j, "setAside", (double)r->aside->len);
	if (r->below)
		json_number(j, "notShown", (double)r->below);
	json_close(j, '}');
}

/* ---- coverage ---- */

static void add_gaps(struct json *j, const struct coverage *c)
{
	json_key(j, "gaps");
	json_open(j, '[');
	for (size_t i = 0; i < c->gaps.len; i++) {
		json_item(j);
		json_open(j, '{');
		json_text(j, "stage", thing_label(&c->gaps.at[i].stage->thing));
		json_text(j, "dimension", str_of(coverage_word(c->gaps.at[i].dimension)));
		json_close(j, '}');
	}
	json_close(j, ']');
}

/* Rows by name, each with the names of the columns that it covers. */
static void add_table(struct json *j, const char *key, const struct coverage_table *t, struct str (*column_name)(const struct journey *journey, size_t column),
	const struct journey *journey)
{
	json_key(j, key);
	json_open(j, '{');
	json_share(j, t->covered, coverage_cells(t));
	json_key(j, "rows");
	json_open(j, '[');
	for (size_t row = 0; row < t->rows.len; row++) {
		json_item(j);
		json_open(j, '{');
		json_text(j, "name", thing_label(t->rows.at[row]));
		json_key(j, "has");
		json_open(j, '[');
		for (size_t column = 0; column < t->columns; column++)
			if (coverage_cell(t, row, column)) {
				json_item(j);
				json_string(j->out, column_name(journey, column));
			}
		json_close(j, ']');
		json_close(j, '}');
	}
	json_close(j, ']');
	json_close(j, '}');
}

static struct str stage_name(const struct journey *journey, size_t column)
{
	return thing_label(journey->stages.at[column]);
}

static struct str touchpoint_column(const struct journey *journey, size_t column)
{
	(void)journey;
	return str_of(touchpoint_column_word((enum touchpoint_column)column));
}

/* Items of the list in a report, which stands in its object. */
void check_cover_json(const struct map *m, const struct journey *journey, int width, struct buf *out)
{
	struct json writer = { .out = out, .depth = 2 }, *j = &writer;
	struct arena arena = { 0 };
	struct coverage c = coverage_count(journey, &arena);
	struct coverage_table personas = coverage_personas(journey, &arena), channels = coverage_channels(journey, &arena);
	struct coverage_table touchpoints = coverage_touchpoints(m, journey, &arena);
	(void)width;
	json_item(j);
	json_open(j, '{');
	json_text(j, "file", m->sources->files.at[m->file - 1]->path);
	json_text(j, "journey", thing_label(&journey->thing));
	json_share(j, c.covered, c.total);
	json_number(j, "observed", (double)c.observed);
	json_number(j, "assumed", (double)c.assumed);
	json_number(j, "observable", (double)c.observable);
	json_dimensions(j, &c);
	add_gaps(j, &c);
	add_table(j, "personas", &personas, stage_name, journey);
	add_table(j, "channels", &channels, stage_name, journey);
	add_table(j, "touchpoints", &touchpoints, touchpoint_column, journey);
	json_close(j, '}');
	arena_finish(&arena);
}

static void add_coverage(struct json *j, const struct check_report *r)
{
	json_key(j, "coverage");
	json_open(j, '[');
	for (size_t i = 0; i < r->map_count; i++) {
		struct str items = r->maps[i]->coverage;
		buf_str(j->out, str_slice(items, j->first && items.len, items.len));
		j->first &= !items.len;
	}
	json_close(j, ']');
}

void check_write_json(const struct check_report *r, struct buf *out)
{
	struct json j = { .out = out };
	struct fingerprints prints;
	fingerprints_init(&prints);
	size_t *ranks = check_ranks(r->findings, &prints.arena);
	json_open(&j, '{');
	json_text(&j, "cjm", r->tool_version);
	add_summary(&j, r);
	json_key(&j, "findings");
	json_open(&j, '[');
	for (size_t i = 0; i < r->findings->len; i++) {
		json_item(&j);
		add_finding(&j, r, &r->findings->at[i], ranks[i], &prints);
	}
	json_close(&j, ']');
	add_coverage(&j, r);
	json_close(&j, '}');
	buf_char(out, '\n');
	fingerprints_finish(&prints);
}

/* ---- GitLab: https://docs.gitlab.com/ci/testing/code_quality/ ---- */

static void add_issue(struct json *j, const struct check_report *r, const struct finding *f, struct fingerprints *prints)
{
	static const char *const SEVERITIES[] = { "info", "info", "minor", "major" };
	struct place_extent e;
	struct buf description = { 0 };
	extent_of(r, f->span, &e);
	buf_fmt(&description, "%.*s%s%.*s", STR_ARG(f->message), f->hint.len ? " — " : "", STR_ARG(f->hint));
	json_open(j, '{');
	json_text(j, "type", STR("issue"));
	json_text(j, "check_name", str_of(f->id));
	json_text(j, "description", buf_as_str(&description));
	json_text(j, "severity", str_of(SEVERITIES[f->severity]));
	json_text(j, "fingerprint", fingerprint_of(prints, r, f));
	json_key(j, "location");
	json_open(j, '{');
	json_text(j, "path", e.path);
	json_key(j, "lines");
	json_open(j, '{');
	json_number(j, "begin", e.line);
	json_number(j, "end", e.end_line);
	json_close(j, '}');
	json_close(j, '}');
	json_close(j, '}');
	buf_finish(&description);
}

void check_write_gitlab(const struct check_report *r, struct buf *out)
{
	struct json j = { .out = out };
	struct fingerprints prints;
	fingerprints_init(&prints);
	json_open(&j, '[');
	for (size_t i = 0; i < r->findings->len; i++) {
		json_item(&j);
		add_issue(&j, r, &r->findings->at[i], &prints);
	}
	json_close(&j, ']');
	buf_char(out, '\n');
	fingerprints_finish(&prints);
}
