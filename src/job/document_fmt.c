/* document_fmt.c — the maps of a document in Markdown, laid out in their fences: nothing else of it is touched. */
#include "cjm/document.h"

static size_t end_of_lines(struct str text, size_t at, size_t lines)
{
	for (; lines && at < text.len; lines--)
		at += str_find(str_slice(text, at, text.len), '\n') + 1;
	return at < text.len ? at : text.len;
}

/* Blanks at the end of an empty line would be changed by the next editor. */
static void add_lines(struct buf *out, struct str prefix, struct str text, bool has_returns)
{
	while (text.len) {
		struct str line = str_next(&text, '\n'), before = prefix;
		while (!line.len && before.len && (str_ends(before, " ") || str_ends(before, "\t")))
			before.len--;
		buf_fmt(out, "%.*s%.*s%s", STR_ARG(before), STR_ARG(line), has_returns ? "\r\n" : "\n");
	}
}

/* The lines of the document above it are empty in its text, and not part of it. */
static struct str without_empty_lines(struct str text)
{
	while (str_starts(text, "\n"))
		text = str_slice(text, 1, text.len);
	return text;
}

bool document_format(struct conversion *c, struct str path, struct str text)
{
	struct markdown_maps d;
	struct buf out = { 0 };
	size_t done = 0;
	bool fine = true, has_returns = str_find_text(text, 0, STR("\r\n")) < text.len;
	document_read(&d, path, text);
	for (size_t i = 0; i < d.maps.len && fine; i++) {
		const struct document_map *m = &d.maps.at[i];
		buf_str(&out, str_slice(text, done, m->first));
		buf_clear(&c->text);
		fine = convert_layout(c, path, m->text);
		done = end_of_lines(text, m->first, m->cut.len);
		if (fine)
			add_lines(&out, m->prefix, without_empty_lines(buf_as_str(&c->text)), has_returns);
	}
	buf_str(&out, str_slice(text, done, text.len));
	buf_clear(&c->text);
	buf_str(&c->text, buf_as_str(&out));
	buf_finish(&out);
	document_finish(&d);
	return fine;
}
