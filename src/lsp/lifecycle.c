/* lifecycle.c — how a session begins and ends: what the editor can do, what this server can. */
#include "lsp/lsp.h"

static bool list_has(const struct json_value *list, const char *word)
{
	for (const struct json_value *v = list ? list->first : NULL; v; v = v->next)
		if (str_is(v->text, word))
			return true;
	return false;
}

/* The first that both know; UTF-16 is what every editor knows. */
static bool wants_utf8(const struct json_value *params)
{
	const struct json_value *all = json_at(params, "capabilities.general.positionEncodings");
	for (const struct json_value *v = all ? all->first : NULL; v; v = v->next)
		if (str_is(v->text, "utf-8") || str_is(v->text, "utf-16"))
			return str_is(v->text, "utf-8");
	return false;
}

static void read_capabilities(struct lsp *l, const struct json_value *params)
{
	const struct json_value *text = json_at(params, "capabilities.textDocument"), *reports = json_at(text, "publishDiagnostics");
	l->is_utf8 = wants_utf8(params);
	l->has_snippets = json_is_true_at(text, "completion.completionItem.snippetSupport");
	l->has_related = json_is_true_at(reports, "relatedInformation");
	l->has_tags = json_at(reports, "tagSupport.valueSet");
	l->has_code_page = json_is_true_at(reports, "codeDescriptionSupport");
	l->knows_versions = json_is_true_at(reports, "versionSupport");
	l->has_hierarchy = json_is_true_at(text, "documentSymbol.hierarchicalDocumentSymbolSupport");
	l->can_watch = json_is_true_at(json_at(params, "capabilities.workspace"), "didChangeWatchedFiles.dynamicRegistration");
	l->can_show = json_is_true_at(json_at(params, "capabilities.window.showDocument"), "support");
	l->has_document_changes = json_is_true_at(json_at(params, "capabilities.workspace"), "workspaceEdit.documentChanges");
	l->has_annotations = json_at(params, "capabilities.workspace.workspaceEdit.changeAnnotationSupport");
	l->has_created_files = list_has(json_at(params, "capabilities.workspace.workspaceEdit.resourceOperations"), "create");
	l->has_reference_command = list_has(json_at(params, "initializationOptions.commands"), "cjm.showReferences");
	l->has_preview_command = list_has(json_at(params, "initializationOptions.commands"), "cjm.preview");
	l->pages = str_copy(&l->arena, json_text_at(params, "initializationOptions.pages"));
}

static void add_folder(struct lsp *l, struct str uri)
{
	struct str path = lsp_path_of_uri(&l->arena, uri);
	for (size_t i = 0; i < l->folders.list.len; i++)
		if (str_equal(l->folders.list.at[i], path))
			return;
	if (uri.len)
		VEC_PUSH(&l->arena, &l->folders.list, path);
}

static void add_folders(struct lsp *l, const struct json_value *folders)
{
	for (const struct json_value *f = folders ? folders->first : NULL; f; f = f->next)
		add_folder(l, json_text_at(f, "uri"));
}

static void write_capabilities(const struct lsp *l, struct json *out)
{
	json_open(out, '{');
	json_text(out, "positionEncoding", l->is_utf8 ? STR("utf-8") : STR("utf-16"));
	for (size_t i = 0; lsp_method_at(i); i++) {
		const struct lsp_method *m = lsp_method_at(i);
		if (!*m->announced)
			continue;
		json_key(out, m->capability);
		buf_text(out->out, m->announced);
	}
	json_close(out, '}');
}

void lsp_initialize(struct lsp *l, const struct json_value *params, struct json *out)
{
	read_capabilities(l, params);
	struct str locale = json_text_at(params, "locale");
	if (!l->host->has_tongue && locale.len) /* an editor knows better than the environment that it was started in */
		tongue_speak(tongue_of(locale));
	const struct json_value *folders = json_at(params, "workspaceFolders");
	add_folders(l, folders);
	if (!l->folders.list.len)
		add_folder(l, json_text_at(params, "rootUri"));
	l->is_begun = true;
	json_open(out, '{');
	json_key(out, "capabilities");
	write_capabilities(l, out);
	json_key(out, "serverInfo");
	json_open(out, '{');
	json_text(out, "name", STR("cjm"));
	json_text(out, "version", STR(CJM_VERSION));
	json_close(out, '}');
	json_close(out, '}');
}

/* Whatever a map may name. */
void lsp_initialized(struct lsp *l, const struct json_value *params, struct json *out)
{
	struct buf message = { 0 };
	(void)params, (void)out;
	if (!l->can_watch)
		return;
	struct json j = lsp_begin(&message);
	json_number(&j, "id", (double)++l->asked);
	json_text(&j, "method", STR("client/registerCapability"));
	json_key(&j, "params");
	buf_text(&message, "{\"registrations\":[{\"id\":\"files\",\"method\":\"workspace/didChangeWatchedFiles\",\"registerOptions\":"
		"{\"watchers\":[{\"globPattern\":\"**/*.{cjm,csv,png,jpg,jpeg,svg}\"}]}}]}");
	json_close(&j, '}');
	lsp_send(l, &message);
}

void lsp_did_change_folders(struct lsp *l, const struct json_value *params, struct json *out)
{
	(void)out;
	const struct json_value *gone = json_at(params, "event.removed");
	for (const struct json_value *f = gone ? gone->first : NULL; f; f = f->next) {
		struct str path = lsp_path_of_uri(&l->scratch, json_text_at(f, "uri"));
		size_t kept = 0;
		for (size_t i = 0; i < l->folders.list.len; i++)
			if (!str_equal(l->folders.list.at[i], path))
				l->folders.list.at[kept++] = l->folders.list.at[i];
		l->folders.list.len = kept;
	}
	add_folders(l, json_at(params, "event.added"));
}

void lsp_shutdown(struct lsp *l, const struct json_value *params, struct json *out)
{
	(void)params;
	l->is_shut = true;
	lsp_null(out);
}

void lsp_exit(struct lsp *l, const struct json_value *params, struct json *out)
{
	(void)params, (void)out;
	l->has_ended = true;
}

void lsp_ignore(struct lsp *l, const struct json_value *params, struct json *out)
{
	(void)l, (void)params, (void)out;
}
