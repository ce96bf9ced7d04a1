/* write_junit.c — JUnit XML: a suite a file, a case a finding; a file without any is one case that passes. Findings below what
 * fails the run pass, with what they say as output. */
#include "check/write.h"

static void add_xml(struct buf *out, struct str s, enum visible as)
{
	struct buf shown = { 0 };
	buf_visible(&shown, s, as);
	buf_xml(out, buf_as_str(&shown));
	buf_finish(&shown);
}

static void add_attribute(struct buf *out, const char *name, struct str value)
{
	buf_fmt(out, " %s=\"", name);
	add_xml(out, value, VISIBLE_LINE);
	buf_char(out, '"');
}

static void add_case(const struct check_report *r, const struct finding *f, struct buf *out)
{
	struct place_extent e;
	struct buf name = { 0 };
	bool fails = f->severity >= r->fail_on;
	extent_of(r, f->span, &e);
	buf_fmt(&name, "%s, line %d", f->id, (int)e.line);
	buf_text(out, "    <testcase");
	add_attribute(out, "name", buf_as_str(&name));
	add_attribute(out, "classname", e.path);
	buf_fmt(out, ">\n      <%s", fails ? "failure" : "system-out");
	if (fails) {
		add_attribute(out, "type", str_of(severity_name(f->severity)));
		add_attribute(out, "message", f->message);
	}
	buf_char(out, '>');
	add_xml(out, e.path, VISIBLE_LINE);
	buf_fmt(out, ":%d:%d: %s: ", (int)e.line, (int)e.column, severity_name(f->severity));
	add_xml(out, f->message, VISIBLE_TEXT);
	if (f->hint.len) {
		buf_char(out, '\n');
		add_xml(out, f->hint, VISIBLE_TEXT);
	}
	buf_fmt(out, "</%s>\n    </testcase>\n", fails ? "failure" : "system-out");
	buf_finish(&name);
}

static size_t count_failures(const struct check_report *r, size_t from, size_t to)
{
	size_t count = 0;
	for (size_t i = from; i < to; i++)
		count += r->findings->at[i].severity >= r->fail_on;
	return count;
}

static void add_suite(const struct check_report *r, struct str path, size_t from, size_t to, struct buf *out)
{
	size_t cases = to > from ? to - from : 1;
	buf_text(out, "  <testsuite");
	add_attribute(out, "name", path);
	buf_fmt(out, " tests=\"%zu\" failures=\"%zu\" errors=\"0\" skipped=\"0\">\n", cases, count_failures(r, from, to));
	for (size_t i = from; i < to; i++)
		add_case(r, &r->findings->at[i], out);
	if (from == to) {
		buf_text(out, "    <testcase name=\"no findings\"");
		add_attribute(out, "classname", path);
		buf_text(out, "/>\n");
	}
	buf_text(out, "  </testsuite>\n");
}

/* Findings are ordered by file, so one walk finds each file's. */
void check_write_junit(const struct check_report *r, struct buf *out)
{
	const struct sources *s = r->sources;
	const struct findings *found = r->findings;
	struct arena arena = { 0 };
	struct keys mains = { .arena = &arena };
	size_t at = 0, cases = 0;
	struct buf body = { 0 };
	for (size_t i = 0; i < r->map_count; i++)
		keys_add(&mains, r->maps[i]->file);
	for (size_t file = 0; file < s->files.len; file++) {
		size_t from = at;
		while (at < found->len && found->at[at].span.file == file + 1)
			at++;
		if (at == from && !keys_has(&mains, file + 1)) /* a file that is only read along, and fine */
			continue;
		cases += at > from ? at - from : 1;
		add_suite(r, s->files.at[file]->path, from, at, &body);
	}
	buf_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	buf_fmt(out, "<testsuites name=\"cjm check\" tests=\"%zu\" failures=\"%zu\" errors=\"0\">\n", cases, count_failures(r, 0, found->len));
	buf_str(out, buf_as_str(&body));
	buf_text(out, "</testsuites>\n");
	buf_finish(&body);
	arena_finish(&arena);
}
