/* documents.c — the texts that an editor holds, and what was read of them. A text is read anew as a whole after each change: that takes a few
 * milliseconds, and nothing can be out of date. */
#include "lsp/lsp.h"

#include "cjm/places.h"

#include <stdlib.h>

/* ---- which there are ---- */

struct lsp_document *lsp_document_of(struct lsp *l, struct str uri)
{
	struct lsp_document *d = names_find(&l->documents, uri);
	return d && d->is_open ? d : NULL;
}

struct lsp_document *lsp_document_by_path(const struct lsp *l, struct str path)
{
	for (size_t i = 0; i < l->documents.len; i++) {
		struct lsp_document *d = l->documents.entries[i].thing;
		if (d->is_open && str_equal(d->path, path))
			return d;
	}
	return NULL;
}

/* ---- what was read ---- */

static void finish_reading(struct lsp_document *d)
{
	struct lsp_reading *r = d->reading;
	d->reading = NULL;
	if (!r)
		return;
	struct arena arena = r->arena;
	map_free(r->map);
	map_free(r->settings);
	findings_finish(&r->found);
	sources_finish(&r->sources);
	arena_finish(&arena);
}

static void finish_check(struct lsp_document *d)
{
	struct lsp_check *c = d->check;
	d->check = NULL;
	d->is_checked = false;
	if (!c)
		return;
	struct arena arena = c->arena;
	check_job_finish(&c->job);
	arena_finish(&arena);
}

void lsp_forget_read(struct lsp_document *d)
{
	finish_reading(d);
	finish_check(d);
}

struct lsp_reading *lsp_read(struct lsp *l, struct lsp_document *d)
{
	if (d->reading)
		return d->reading;
	struct arena arena;
	arena_init(&arena);
	struct lsp_reading *r = ARENA_NEW(&arena, struct lsp_reading);
	sources_init(&r->sources);
	findings_init(&r->found);
	project_set_root(&l->project, d->path.at);
	r->map = project_text_read(&l->project, &r->sources, d->path, buf_as_str(&d->text), false, &r->settings, &r->found);
	r->file = r->map->file;
	r->ast = r->map->asts.at[0];
	r->arena = arena;
	r->places = (struct lsp_places){ .arena = &r->arena, .sources = &r->sources };
	d->reading = r;
	return r;
}

struct lsp_check *lsp_check_of(struct lsp *l, struct lsp_document *d)
{
	if (d->check && d->is_checked)
		return d->check;
	struct arena arena;
	finish_check(d);
	arena_init(&arena);
	struct lsp_check *c = ARENA_NEW(&arena, struct lsp_check);
	check_job_init(&c->job, &l->request, &l->project);
	check_job_add(&c->job, d->path, buf_as_str(&d->text));
	check_job_settle(&c->job);
	check_job_leave_out(&c->job);
	c->arena = arena;
	c->places = (struct lsp_places){ .arena = &c->arena, .sources = &c->job.sources };
	d->check = c;
	d->is_checked = true;
	return c;
}

/* ---- changes ---- */

static bool has_source(const struct sources *s, struct str path)
{
	for (size_t i = 0; i < s->files.len; i++)
		if (str_equal(s->files.at[i]->path, path))
			return true;
	return false;
}

static bool may_have_read(const struct lsp_document *d, struct str path)
{
	if (!path.len || str_equal(d->path, path) || str_is(path_name(path), PROJECT_FILE))
		return true;
	const struct check_kept *checked = d->check && d->check->job.maps.len ? d->check->job.maps.at[0] : NULL;
	if (d->check && (has_source(&d->check->job.sources, path) || (checked && (checked->lacks_includes || checked->looks_elsewhere))))
		return true;
	const struct map *read = d->reading ? d->reading->map : NULL;
	return read && (has_source(&d->reading->sources, path) || read->lacks_includes || read->looks_elsewhere);
}

void lsp_changed(struct lsp *l, struct str path)
{
	for (size_t i = 0; i < l->documents.len; i++) {
		struct lsp_document *d = l->documents.entries[i].thing;
		if (!d->is_open || !may_have_read(d, path))
			continue;
		finish_reading(d);
		d->is_checked = d->is_told = false;
	}
	lsp_includers_changed(l, path);
	l->is_due = true;
	if (l->host->changed)
		l->host->changed(l->host->context);
}

/* The text of a file is what the editor holds. */
static void hold(struct lsp *l, struct lsp_document *d)
{
	struct str text = buf_as_str(&d->text), file = lsp_path_of_uri(&l->scratch, d->uri);
	project_overlay(&l->project, file.at, text.at ? text : STR(""));
	d->path = str_copy(&l->arena, project_path(&l->project, file.at));
}

void lsp_project_begin(struct lsp *l)
{
	project_init(&l->project, l->host->disk);
	for (size_t i = 0; i < l->documents.len; i++) {
		struct lsp_document *d = l->documents.entries[i].thing;
		if (d->is_open)
			hold(l, d);
	}
}

static void take_text(struct lsp_document *d, struct str text, double version)
{
	struct buf taken = { 0 };
	buf_str(&taken, text);
	buf_finish(&d->text);
	d->text = taken;
	d->version = version;
}

void lsp_did_open(struct lsp *l, const struct json_value *params, struct json *out)
{
	(void)out;
	struct str uri = json_text_at(params, "textDocument.uri");
	struct lsp_document *d = names_find(&l->documents, uri);
	if (!uri.len)
		return;
	if (!d) {
		d = ARENA_NEW(&l->arena, struct lsp_document);
		d->uri = str_copy(&l->arena, uri);
		names_add(&l->documents, d->uri, d);
	}
	d->is_open = true;
	l->recent = d;
	take_text(d, json_text_at(params, "textDocument.text"), json_number_at(params, "textDocument.version", 0));
	hold(l, d);
	lsp_includers_look_again(l);
	lsp_changed(l, d->path);
}

static void change(struct lsp *l, struct lsp_document *d, const struct json_value *edit)
{
	struct str text = json_text_at(edit, "text"), was = buf_as_str(&d->text);
	struct buf is = { 0 };
	if (json_at(edit, "range")) {
		struct lsp_lines lines;
		lsp_lines_init(&lines, &l->scratch, was);
		size_t from = lsp_offset(&lines, json_number_at(edit, "range.start.line", 0), json_number_at(edit, "range.start.character", 0), l->is_utf8);
		size_t to = lsp_offset(&lines, json_number_at(edit, "range.end.line", 0), json_number_at(edit, "range.end.character", 0), l->is_utf8);
		buf_str(&is, str_slice(was, 0, from < to ? from : to));
		buf_str(&is, text);
		buf_str(&is, str_slice(was, from < to ? to : from, was.len));
	} else {
		buf_str(&is, text);
	}
	buf_finish(&d->text);
	d->text = is;
}

void lsp_did_change(struct lsp *l, const struct json_value *params, struct json *out)
{
	(void)out;
	struct lsp_document *d = lsp_document_of(l, json_text_at(params, "textDocument.uri"));
	const struct json_value *edits = json_at(params, "contentChanges");
	if (!d)
		return;
	for (const struct json_value *e = edits ? edits->first : NULL; e; e = e->next)
		change(l, d, e);
	l->recent = d;
	d->version = json_number_at(params, "textDocument.version", d->version);
	hold(l, d);
	lsp_changed(l, d->path);
}

void lsp_did_save(struct lsp *l, const struct json_value *params, struct json *out)
{
	(void)params, (void)out;
	if (!l->can_watch) /* pictures and data may have come with it */
		lsp_changed(l, (struct str){ 0 });
}

void lsp_did_close(struct lsp *l, const struct json_value *params, struct json *out)
{
	(void)out;
	struct lsp_document *d = lsp_document_of(l, json_text_at(params, "textDocument.uri"));
	if (!d)
		return;
	d->is_open = false;
	lsp_forget_read(d);
	lsp_includers_look_again(l);
	lsp_drop_reports(l, d);
	project_overlay(&l->project, lsp_path_of_uri(&l->scratch, d->uri).at, (struct str){ 0 });
	lsp_changed(l, d->path);
}

/* What is on the disk may be another project by now. */
void lsp_did_change_files(struct lsp *l, const struct json_value *params, struct json *out)
{
	(void)params, (void)out;
	lsp_changed(l, (struct str){ 0 });
	project_finish(&l->project);
	lsp_project_begin(l);
}

void lsp_forget_documents(struct lsp *l)
{
	for (size_t i = 0; i < l->documents.len; i++) {
		struct lsp_document *d = l->documents.entries[i].thing;
		lsp_forget_read(d);
		buf_finish(&d->text);
		arena_finish(&d->reported);
	}
}
