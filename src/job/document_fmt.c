/* document_fmt.c — other texts for the maps of a document in Markdown, in their fences: laid out, corrected or renamed. Nothing else of it is touched. */
#include "cjm/document.h"

static size_t end_of_lines(struct str text, size_t at, size_t lines)
{
	for (; lines && at < text.len; lines--)
		at += str_find(str_slice(text, at, text.len), '\n') + 1;
	return at < text.len ? at : text.len;
}

static size_t count_lines(struct str text)
{
	size_t count = 0;
	for (; text.len; count++)
		str_next(&text, '\n');
	return count;
}

/* The lines of the document above it are empty in its text, and not part of it. */
static struct str without_lines_above(const struct document_map *m, struct str text)
{
	for (uint32_t i = 0; i < m->line && str_starts(text, "\n"); i++)
		text = str_slice(text, 1, text.len);
	return text;
}

/* Blanks at the end of an empty line would be changed by the next editor. */
static void put_line(struct buf *out, struct str before, struct str line, bool has_returns)
{
	while (!line.len && before.len && (str_ends(before, " ") || str_ends(before, "\t")))
		before.len--;
	buf_fmt(out, "%.*s%.*s%s", STR_ARG(before), STR_ARG(line), has_returns ? "\r\n" : "\n");
}

/* As many lines as before stay behind what stood in front of each. */
static void put_lines(struct buf *out, const struct markdown_maps *d, const struct document_map *m, struct str text)
{
	bool has_returns = str_find_text(d->text, 0, STR("\r\n")) < d->text.len, is_same_count = count_lines(text) == m->cut.len;
	size_t at = m->first;
	for (size_t i = 0; text.len; i++) {
		struct str line = str_next(&text, '\n');
		put_line(out, is_same_count && line.len ? str_slice(d->text, at, at + m->cut.at[i]) : m->prefix, line, has_returns);
		at = end_of_lines(d->text, at, 1);
	}
}

uint32_t document_offset(const struct markdown_maps *d, const struct document_map *m, const struct source *source, uint32_t at)
{
	uint32_t line = line_of(source, at) - 1, of_map = line > m->line ? line - m->line : 0, column = at - source->lines[line];
	if (of_map < m->cut.len)
		return m->starts.at[of_map] + m->cut.at[of_map] + column;
	return (uint32_t)end_of_lines(d->text, m->first, m->cut.len) + column;
}

void document_put(const struct markdown_maps *d, const struct document_map *m, struct str text, size_t *done, struct buf *out)
{
	size_t end = end_of_lines(d->text, m->first, m->cut.len);
	buf_str(out, str_slice(d->text, *done, m->first));
	put_lines(out, d, m, without_lines_above(m, text));
	*done = end;
}

static bool convert_one(struct conversion *c, struct project *p, bool gives_names, struct str path, struct str text)
{
	return gives_names ? convert_naming(c, p, path, text) : convert_layout(c, path, text);
}

/* Where one of its maps has errors, none is laid out; those of all are told. */
static bool convert_document(struct conversion *c, struct project *p, bool gives_names, const struct markdown_maps *d)
{
	struct buf out = { 0 };
	size_t done = 0;
	bool fine = true;
	for (size_t i = 0; i < d->maps.len; i++) {
		buf_clear(&c->text);
		fine = convert_one(c, p, gives_names, d->path, d->maps.at[i].text) && fine;
		document_place_columns(&c->sources, &d->maps.at[i]);
		if (fine)
			document_put(d, &d->maps.at[i], buf_as_str(&c->text), &done, &out);
	}
	buf_str(&out, str_slice(d->text, done, d->text.len));
	buf_clear(&c->text);
	buf_str(&c->text, buf_as_str(&out));
	buf_finish(&out);
	return fine;
}

bool convert_file(struct conversion *c, struct project *p, bool gives_names, struct str path, struct str text)
{
	struct markdown_maps d;
	if (!path_is_document(path))
		return convert_one(c, p, gives_names, path, text);
	document_read(&d, path, text);
	c->is_refused = !d.maps.len;
	if (c->is_refused)
		document_lacks_map(path, &c->why);
	bool fine = !c->is_refused && convert_document(c, p, gives_names, &d);
	document_finish(&d);
	return fine;
}
