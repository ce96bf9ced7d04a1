/* formatting.c — a map laid out as `cjm fmt` does it: only the lines that change are sent, so that cursors and marks stay. */
#include "lsp/lsp.h"

#include "cjm/convert.h"
#include "cjm/unified.h"

/* A change belongs to a range that it touches. */
static bool is_asked_for(const struct text_change *c, size_t from, size_t to)
{
	return c->at <= to && from <= c->at + c->len;
}

/* Nothing for a map with errors: what was not understood would be lost. */
static void write_changes(struct lsp *l, const struct json_value *params, const struct json_value *range, struct json *out)
{
	struct lsp_document *d = lsp_open_document(l, params);
	struct conversion c;
	struct lsp_lines lines;
	if (!d)
		return;
	struct str was = buf_as_str(&d->text);
	conversion_init(&c);
	lsp_lines_init(&lines, &l->scratch, was);
	size_t from = range ? lsp_offset_of(l, &lines, json_at(range, "start")) : 0, to = range ? lsp_offset_of(l, &lines, json_at(range, "end")) : was.len;
	bool fine = convert_layout(&c, d->path, was);
	struct text_changes changes = fine ? text_changes(was, buf_as_str(&c.text), &l->scratch) : (struct text_changes){ 0 };
	json_open(out, '[');
	for (size_t i = 0; i < changes.list.len; i++) {
		const struct text_change *change = &changes.list.at[i];
		if (!is_asked_for(change, from, to))
			continue;
		json_item(out);
		json_open(out, '{');
		lsp_write_range(out, "range", &lines, change->at, change->at + change->len, l->is_utf8);
		json_text(out, "newText", change->text);
		json_close(out, '}');
	}
	json_close(out, ']');
	conversion_finish(&c);
}

void lsp_formatting(struct lsp *l, const struct json_value *params, struct json *out)
{
	write_changes(l, params, NULL, out);
}

void lsp_range_formatting(struct lsp *l, const struct json_value *params, struct json *out)
{
	write_changes(l, params, json_at(params, "range"), out);
}
