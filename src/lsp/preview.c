/* preview.c — a live drawing beside the text: where it is shown, where the cursor is, and what was clicked there. The drawing itself is the host's. */
#include "lsp/lsp.h"

/* {"uri"}, or as other requests have it {"textDocument": {"uri"}}. */
static struct str uri_of(const struct json_value *params)
{
	struct str uri = json_text_at(params, "uri");
	return uri.len ? uri : json_text_at(params, "textDocument.uri");
}

/* By which the project knows it. */
static struct str path_of(struct lsp *l, struct str uri)
{
	const struct lsp_document *d = lsp_document_of(l, uri);
	return d ? d->path : project_path(&l->project, lsp_path_of_uri(&l->scratch, uri).at);
}

void lsp_preview(struct lsp *l, const struct json_value *params, struct json *out)
{
	struct buf url = { 0 }, why = { 0 };
	struct str uri = uri_of(params);
	if (!uri.len) {
		lsp_fail(l, LSP_INVALID_PARAMS, "missing `uri`");
	} else if (!l->host->preview) {
		lsp_fail(l, LSP_REQUEST_FAILED, "a preview needs the program cjm");
	} else if (!l->host->preview(l->host->context, path_of(l, uri), &url, &why)) {
		lsp_fail(l, LSP_REQUEST_FAILED, "%s", why.at);
	} else {
		json_open(out, '{');
		json_text(out, "url", buf_as_str(&url));
		json_close(out, '}');
	}
	buf_finish(&url);
	buf_finish(&why);
}

void lsp_point(struct lsp *l, const struct json_value *params)
{
	struct str uri = uri_of(params);
	double line = json_number_at(params, "position.line", 0);
	if (l->host->pointed && uri.len && line >= 0 && line < UINT32_MAX)
		l->host->pointed(l->host->context, path_of(l, uri), (size_t)line + 1);
}

void lsp_cursor(struct lsp *l, const struct json_value *params, struct json *out)
{
	(void)out;
	lsp_point(l, params);
}

/* ---- for the host ---- */

void lsp_hold(const struct lsp *l, struct project *p)
{
	project_overlay_as(p, &l->project);
}

bool lsp_can_show(const struct lsp *l)
{
	return l->can_show;
}

/* The byte of a column, which counts characters. */
static size_t byte_of(const struct lsp_lines *lines, size_t line, size_t column)
{
	size_t at = line < lines->starts.len ? lines->starts.at[line] : lines->text.len;
	for (size_t i = 1; i < column && at < lines->text.len && lines->text.at[at] != '\n' && lines->text.at[at] != '\r'; i++)
		utf8_next(lines->text, &at);
	return at;
}

void lsp_show(struct lsp *l, struct str path, size_t line, size_t column)
{
	struct buf message = { 0 }, text = { 0 }, why = { 0 };
	struct lsp_lines lines;
	if (!l->can_show || !project_text(&l->project, str_terminated(&l->scratch, path), &text, &why)) {
		buf_finish(&why);
		return;
	}
	lsp_lines_init(&lines, &l->scratch, buf_as_str(&text));
	size_t at = byte_of(&lines, line - 1, column), end = byte_of(&lines, line - 1, SIZE_MAX);
	struct json j = lsp_begin(&message);
	json_number(&j, "id", (double)++l->asked);
	json_text(&j, "method", STR("window/showDocument"));
	json_key(&j, "params");
	json_open(&j, '{');
	json_text(&j, "uri", lsp_uri_of_path(l, &l->scratch, path));
	json_truth(&j, "takeFocus", true);
	lsp_write_range(&j, "selection", &lines, at, end, l->is_utf8);
	json_close(&j, '}');
	json_close(&j, '}');
	lsp_send(l, &message);
	buf_finish(&text);
}
