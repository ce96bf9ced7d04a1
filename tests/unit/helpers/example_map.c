#include "example_map.h"

/* The files that examples name: a table for their metrics, an empty map for `include`. */
static bool read_named(void *context, struct str from, struct str path, struct buf *text, struct buf *found, struct buf *why)
{
	(void)context, (void)from, (void)why;
	buf_str(found, path);
	if (str_ends(path, ".csv"))
		buf_text(text, "stage,month,rate,visits\npurchase,2026-09,2.1,840\n");
	return true;
}

/* The edition stands on the first line, any other below the last line of the cast. */
static void wrap_example(const char *example, int indent, bool is_first_line, struct buf *out)
{
	if (!is_first_line)
		buf_text(out, examples_cast());
	buf_fmt(out, "%*s", indent, "");
	for (const char *at = example; *at; at++) {
		buf_char(out, *at);
		if (*at == '\n')
			buf_fmt(out, "%*s", indent, "");
	}
	buf_char(out, '\n');
	if (is_first_line)
		buf_text(out, examples_cast());
}

static struct map *read_wrapped(struct sources *s, const char *lines, int indent, bool is_first_line, struct findings *found)
{
	static const struct reader READER = { .read = read_named };
	struct buf text = { 0 };
	wrap_example(lines, indent, is_first_line, &text);
	struct map *m = map_read(s, source_add(s, STR("example.cjm"), buf_as_str(&text), found), &READER, found);
	buf_finish(&text);
	return m;
}

struct map *read_example_map(struct sources *s, enum statement_kind kind, enum statement_kind parent, int indent, struct findings *found)
{
	return read_wrapped(s, statement_example(kind, parent), indent, kind == KIND_EDITION, found);
}

struct map *read_below_cast(struct sources *s, const char *lines, int indent, struct findings *found)
{
	return read_wrapped(s, lines, indent, false, found);
}
