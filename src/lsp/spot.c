/* spot.c — where a request points to, and places in answers. */
#include "lsp/lsp.h"

static void make_lines(struct lsp_places *p, struct lsp_lines *lines, uint32_t file)
{
	lsp_lines_init(lines, p->arena, p->sources->files.at[file - 1]->text);
}

const struct lsp_lines *lsp_lines_of(struct lsp_places *p, uint32_t file)
{
	if (p->count < p->sources->files.len) {
		size_t size = sizeof *p->of;
		p->of = arena_grow(p->arena, p->of, p->count * size, p->sources->files.len * size);
		p->count = p->sources->files.len;
	}
	struct lsp_lines *lines = &p->of[file - 1];
	if (!lines->starts.len)
		make_lines(p, lines, file);
	return lines;
}

struct lsp_document *lsp_open_document(struct lsp *l, const struct json_value *params)
{
	struct str uri = json_text_at(params, "textDocument.uri");
	struct lsp_document *d = lsp_document_of(l, uri);
	if (!d)
		lsp_fail(l, LSP_INVALID_PARAMS, "no document `%.*s` is open", STR_ARG(uri));
	return d;
}

size_t lsp_offset_of(const struct lsp *l, const struct lsp_lines *lines, const struct json_value *position)
{
	return lsp_offset(lines, json_number_at(position, "line", 0), json_number_at(position, "character", 0), l->is_utf8);
}

bool lsp_find(struct lsp *l, const struct json_value *params, struct lsp_spot *spot)
{
	struct lsp_document *d = lsp_open_document(l, params);
	*spot = (struct lsp_spot){ .document = d };
	if (!d)
		return false;
	spot->reading = lsp_read(l, d);
	spot->at = lsp_at(l, spot, json_at(params, "position"));
	return true;
}

uint32_t lsp_at(const struct lsp *l, const struct lsp_spot *s, const struct json_value *position)
{
	const struct lsp_lines *lines = lsp_lines_of(&s->reading->places, s->reading->file);
	return (uint32_t)lsp_offset_of(l, lines, position);
}

void lsp_range(struct lsp *l, struct json *out, const char *key, struct lsp_places *places, struct span span)
{
	lsp_write_range(out, key, lsp_lines_of(places, span.file), span.at, span.at + span.len, l->is_utf8);
}

void lsp_write_location(struct lsp *l, struct json *out, struct lsp_places *places, struct span span)
{
	json_open(out, '{');
	json_text(out, "uri", lsp_uri_of_path(l, &l->scratch, source_of(places->sources, span)->path));
	lsp_range(l, out, "range", places, span);
	json_close(out, '}');
}

void lsp_write_edit(struct lsp *l, struct json *out, struct lsp_places *places, struct span span, struct str text)
{
	json_open(out, '{');
	lsp_range(l, out, "range", places, span);
	json_text(out, "newText", text);
	json_close(out, '}');
}

struct node *lsp_node_at(const struct lsp_spot *s, uint32_t at)
{
	struct node *found = s->reading->ast->root;
	for (struct node *n = found->first; n && n->span.at <= at; n = node_after(n))
		if (!n->is_handed_on && at <= n->span.at + n->span.len && (found->kind == KIND_FILE || n->span.at >= found->span.at))
			found = n;
	return found;
}

const struct arg *lsp_arg_at(const struct node *n, uint32_t at)
{
	for (uint32_t i = 0; i < n->arg_count; i++)
		if (n->args[i].span.at <= at && at <= n->args[i].span.at + n->args[i].span.len)
			return &n->args[i];
	return NULL;
}

void lsp_null(struct json *out)
{
	buf_text(out->out, "null");
}

void lsp_write_markdown(struct json *out, const char *key, struct str text)
{
	json_key(out, key);
	json_open(out, '{');
	json_text(out, "kind", STR("markdown"));
	json_text(out, "value", text);
	json_close(out, '}');
}

void lsp_add_plain(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];
		bool is_mark = (c > ' ' && c < '0') || (c > '9' && c < 'A') || (c > 'Z' && c < 'a') || (c > 'z' && c <= '~');
		if (is_mark)
			buf_char(out, '\\');
		buf_char(out, c == '\n' ? ' ' : c);
	}
}

void lsp_add_code(struct buf *out, struct str text)
{
	size_t longest = 0, run = 0;
	for (size_t i = 0; i < text.len; i++) {
		run = text.at[i] == '`' ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	for (int end = 0; end < 2; end++) {
		for (size_t i = 0; i < (longest < 3 ? 3 : longest + 1); i++)
			buf_char(out, '`');
		if (!end)
			buf_fmt(out, "cjm\n%.*s\n", STR_ARG(text));
	}
	buf_char(out, '\n');
}
