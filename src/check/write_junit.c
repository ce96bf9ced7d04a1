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

static void add_case(const struct check_report *r, const struct finding *f, bool is_aside, struct buf *out)
{
	struct place_extent e;
	struct buf name = { 0 };
	bool fails = !is_aside && f->severity >= r->fail_on;
	extent_of(r, f->span, &e);
	buf_fmt(&name, "%s, line %d", f->id, (int)e.line);
	buf_text(out, "    <testcase");
	add_attribute(out, "name", buf_as_str(&name));
	add_attribute(out, "classname", e.path);
	buf_text(out, ">\n");
	if (is_aside)
		buf_text(out, "      <skipped message=\"set aside by the baseline\"/>\n");
	buf_fmt(out, "      <%s", fails ? "failure" : "system-out");
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

struct of_file { /* the findings of a file: from, and before */
	size_t from, to, aside_from, aside_to;
};

static size_t cases_of(const struct of_file *f)
{
	size_t cases = f->to - f->from + f->aside_to - f->aside_from;
	return cases ? cases : 1;
}

static void add_suite(const struct check_report *r, struct str path, const struct of_file *f, struct buf *out)
{
	bool is_empty = f->from == f->to && f->aside_from == f->aside_to;
	buf_text(out, "  <testsuite");
	add_attribute(out, "name", path);
	buf_fmt(out, " tests=\"%zu\" failures=\"%zu\" errors=\"0\" skipped=\"%zu\">\n", cases_of(f), count_failures(r, f->from, f->to), f->aside_to - f->aside_from);
	for (size_t i = f->from; i < f->to; i++)
		add_case(r, &r->findings->at[i], false, out);
	for (size_t i = f->aside_from; i < f->aside_to; i++)
		add_case(r, &r->aside->at[i], true, out);
	if (is_empty) {
		buf_text(out, "    <testcase name=\"no findings\"");
		add_attribute(out, "classname", path);
		buf_text(out, "/>\n");
	}
	buf_text(out, "  </testsuite>\n");
}

static size_t end_of_file(const struct findings *found, size_t at, size_t file)
{
	while (found && at < found->len && found->at[at].span.file == file + 1)
		at++;
	return at;
}

/* Findings are ordered by file, so one walk finds each file's. */
void check_write_junit(const struct check_report *r, struct buf *out)
{
	const struct sources *s = r->sources;
	struct arena arena = { 0 };
	struct keys mains = { .arena = &arena };
	struct of_file f = { 0 };
	size_t cases = 0;
	struct buf body = { 0 };
	for (size_t i = 0; i < r->map_count; i++)
		keys_add(&mains, r->maps[i]->file);
	for (size_t file = 0; file < s->files.len; file++) {
		f = (struct of_file){ f.to, end_of_file(r->findings, f.to, file), f.aside_to, end_of_file(r->aside, f.aside_to, file) };
		bool is_silent = f.from == f.to && f.aside_from == f.aside_to;
		if (is_silent && !keys_has(&mains, file + 1)) /* a file that is only read along, and fine */
			continue;
		cases += cases_of(&f);
		add_suite(r, s->files.at[file]->path, &f, &body);
	}
	buf_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	buf_fmt(out, "<testsuites name=\"cjm check\" tests=\"%zu\" failures=\"%zu\" errors=\"0\">\n", cases, count_failures(r, 0, r->findings->len));
	buf_str(out, buf_as_str(&body));
	buf_text(out, "</testsuites>\n");
	buf_finish(&body);
	arena_finish(&arena);
}
