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
static void write_changes(struct lsp *l, const struct lsp_document *d, size_t from, size_t to, struct json *out)
{
	struct conversion c;
	struct str was = buf_as_str(&d->text);
	struct lsp_lines lines;
	conversion_init(&c);
	lsp_lines_init(&lines, &l->scratch, was);
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
	struct lsp_spot s;
	if (lsp_find(l, params, &s))
		write_changes(l, s.document, 0, s.document->text.len, out);
}

void lsp_range_formatting(struct lsp *l, const struct json_value *params, struct json *out)
{
	struct lsp_spot s;
	if (lsp_find(l, params, &s))
		write_changes(l, s.document, lsp_at(l, &s, json_at(params, "range.start")), lsp_at(l, &s, json_at(params, "range.end")), out);
}
