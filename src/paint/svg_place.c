/* svg_place.c — what a part of a drawing stands for: where it is said in the map's text, and in a page whose it is. */
#include "svg.h"

static void add_file(struct svg *w, struct buf *out, struct span span)
{
	const struct source *own = source_of(w->options.lines_of, (struct span){ .file = w->options.file }), *other = source_of(w->options.lines_of, span);
	if (!own || own == other)
		return;
	buf_text(out, " data-file=\"");
	buf_xml(out, path_from_file(&w->ids.arena, own->path, other->path));
	buf_char(out, '"');
}

static bool is_same_span(struct span a, struct span b)
{
	return a.file == b.file && a.at == b.at && a.len == b.len;
}

struct str svg_place(struct svg *w, struct span span)
{
	const struct sources *sources = w->options.lines_of;
	struct buf place = { 0 };
	if (!sources || !span.file || span.file > sources->files.len || is_same_span(span, w->around))
		return (struct str){ 0 };
	struct place at = place_of(sources, span);
	buf_fmt(&place, " data-line=\"%d\" data-column=\"%d\"", (int)at.line, (int)at.column);
	add_file(w, &place, span);
	struct str said = str_copy(&w->ids.arena, buf_as_str(&place));
	buf_finish(&place);
	return said;
}

static struct str owner_of(const struct svg *w, const struct shape *shape)
{
	const struct svg_page *page = w->options.page;
	bool is_said_around = w->in_link || is_same_span(shape->span, w->around);
	return page && page->belongs_to && shape->span.file && !is_said_around ? page->belongs_to(page->context, shape->span) : (struct str){ 0 };
}

bool svg_has_place(const struct svg *w, const struct shape *shape)
{
	return shape->span.file && !is_same_span(shape->span, w->around);
}

void svg_owner(struct svg *w, const struct shape *shape)
{
	struct str told = owner_of(w, shape);
	if (told.len)
		svg_word(&w->looks, " data-of=\"", told);
}
