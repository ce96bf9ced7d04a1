/* rename.c — another name for what is named at a place, in all maps of the project: what `cjm rename` does, of this one thing. */
#include "lsp/lsp.h"

#include "cjm/document.h"
#include "cjm/places.h"
#include "cjm/references.h"
#include "cjm/rename.h"

/* What has a name of its own there; NULL, with an error that gives the reason. */
static const struct thing *renamable(struct lsp *l, const struct lsp_spot *s, struct span *word)
{
	const struct thing *t = map_named_at(s->reading->map, s->reading->file, s->at, word);
	const char *noun = t ? kind_noun(t->kind) : "";
	if (!t)
		lsp_fail(l, LSP_REQUEST_FAILED, "nothing here has a name");
	else if (!t->name.len || !span_of_member(t, &t->name).file)
		lsp_fail(l, LSP_REQUEST_FAILED, "%s “%.*s” has no name that could be changed: give it one where it is declared", noun, STR_ARG(thing_label(t)));
	else if (map_name_is_bound(s->reading->map, t))
		lsp_fail(l, LSP_REQUEST_FAILED, "%s `%.*s` cannot be renamed: its name has a special meaning", noun, STR_ARG(t->name));
	return l->error ? NULL : t;
}

void lsp_prepare_rename(struct lsp *l, const struct json_value *params, struct json *out)
{
	struct lsp_spot s;
	struct span word;
	if (!lsp_find(l, params, &s))
		return;
	const struct thing *t = renamable(l, &s, &word);
	if (!t)
		return;
	json_open(out, '{');
	lsp_range(l, out, "range", &s.reading->places, word);
	json_text(out, "placeholder", t->name);
	json_close(out, '}');
}

struct rename_search {
	struct renaming renaming;
	bool is_stopped;
};

static void collect(void *search, struct str path, struct str text)
{
	struct rename_search *r = search;
	if (!r->is_stopped)
		r->is_stopped = renaming_collect(&r->renaming, path, text) != OUTCOME_FINE;
}

/* The editor has not shown it, so it may have a text of it that nobody has told of: its user is asked first. */
static bool is_unseen(const struct lsp *l, const struct renamed_file *f)
{
	const struct lsp_document *d = lsp_document_by_path(l, f->path);
	return path_is_document(f->path) && !(d && d->is_open);
}

static void write_edits(struct lsp *l, struct json *out, const struct renamed_file *f, bool asks)
{
	struct lsp_lines lines;
	lsp_lines_init(&lines, &l->scratch, f->before);
	json_open(out, '[');
	for (size_t i = 0; i < f->edits.len; i++) {
		const struct fix *e = &f->edits.at[i];
		json_item(out);
		json_open(out, '{');
		lsp_write_range(out, "range", &lines, e->span.at, e->span.at + e->span.len, l->is_utf8);
		json_text(out, "newText", e->text);
		if (asks)
			json_text(out, "annotationId", STR("markdown"));
		json_close(out, '}');
	}
	json_close(out, ']');
}

/* Without a version: as it is on the disk. */
static void write_document(struct lsp *l, struct json *out, const struct renamed_file *f)
{
	const struct lsp_document *d = lsp_document_by_path(l, f->path);
	json_item(out);
	json_open(out, '{');
	json_key(out, "textDocument");
	json_open(out, '{');
	json_text(out, "uri", lsp_uri_of_path(l, &l->scratch, f->path));
	json_key(out, "version");
	if (d && d->is_open)
		buf_number(out->out, d->version, 0);
	else
		lsp_null(out);
	json_close(out, '}');
	json_key(out, "edits");
	write_edits(l, out, f, l->has_annotations && is_unseen(l, f));
	json_close(out, '}');
}

static void write_question(struct json *out)
{
	json_key(out, "changeAnnotations");
	json_open(out, '{');
	json_key(out, "markdown");
	json_open(out, '{');
	json_text(out, "label", str_of(said("Maps in Markdown")));
	json_truth(out, "needsConfirmation", true);
	json_text(out, "description", str_of(said("as the file is on the disk")));
	json_close(out, '}');
	json_close(out, '}');
}

static void write_documents(struct lsp *l, struct json *out, const struct renaming *r)
{
	bool asks = false;
	json_key(out, "documentChanges");
	json_open(out, '[');
	for (size_t i = 0; i < r->files.len; i++) {
		write_document(l, out, r->files.at[i]);
		asks |= is_unseen(l, r->files.at[i]);
	}
	json_close(out, ']');
	if (asks && l->has_annotations)
		write_question(out);
}

static void write_renaming(struct lsp *l, struct json *out, const struct renaming *r)
{
	json_open(out, '{');
	if (l->has_document_changes) {
		write_documents(l, out, r);
	} else {
		json_key(out, "changes");
		json_open(out, '{');
		for (size_t i = 0; i < r->files.len; i++) {
			json_key(out, lsp_uri_of_path(l, &l->scratch, r->files.at[i]->path).at);
			write_edits(l, out, r->files.at[i], false);
		}
		json_close(out, '}');
	}
	json_close(out, '}');
}

void lsp_rename(struct lsp *l, const struct json_value *params, struct json *out)
{
	struct lsp_spot s;
	struct rename_search r = { .is_stopped = false };
	if (!lsp_find(l, params, &s))
		return;
	const struct thing *t = renamable(l, &s, NULL);
	if (!t)
		return;
	struct span declared = span_of_member(t, &t->name);
	bool fine = renaming_init(&r.renaming, &l->project, str_of(statement_of(t->kind)->word), t->name, json_text_at(params, "newName"));
	if (fine) {
		renaming_mean(&r.renaming, source_of(&s.reading->sources, declared)->path, declared.at);
		lsp_each_map(l, s.document, collect, &r);
		if (l->has_document_changes) /* else it cannot be told which text of a document is meant, and another may be open somewhere */
			lsp_each_markdown(l, s.document, collect, &r);
		fine = !r.is_stopped && renaming_settle(&r.renaming) == OUTCOME_FINE;
	}
	if (fine)
		write_renaming(l, out, &r.renaming);
	else
		lsp_fail(l, LSP_REQUEST_FAILED, "%.*s", STR_ARG(r.renaming.why));
	renaming_finish(&r.renaming);
}
