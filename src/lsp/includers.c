/* includers.c — maps that nobody has opened, of the projects of those that are: what they include may be what is being edited. They are looked for
 * after the open maps were checked, and read one at a time, so that an editor never waits for them. */
#include "lsp/lsp.h"

enum { LOOKED_AT_MOST = 20000 /* files and folders of a project */, READ_MOST = 1000 /* maps that include anything */, TOLD_MOST = 100 };

static struct lsp_includer *includer_at(const struct lsp *l, size_t index)
{
	return l->includers.entries[index].thing;
}

static void forget(struct lsp *l, struct lsp_includer *i)
{
	lsp_drop_reports(l, &i->document);
	buf_finish(&i->document.text);
	i->document.text = (struct buf){ 0 };
	arena_finish(&i->read);
	arena_init(&i->read);
	i->sources = (struct texts){ 0 };
	i->is_there = i->lacks_includes = false;
	i->document.is_told = true;
}

/* ---- which there are ---- */

static struct lsp_includer *includer_of(struct lsp *l, struct str path)
{
	struct lsp_includer *i = names_find(&l->includers, path);
	if (i)
		return i;
	i = ARENA_NEW(&l->arena, struct lsp_includer);
	i->document.path = str_copy(&l->arena, path);
	names_add(&l->includers, i->document.path, i);
	return i;
}

static void take(void *server, struct str path, struct str text)
{
	struct lsp *l = server;
	bool may_include = str_find_text(text, 0, STR("include")) < text.len;
	if (!may_include || l->includers_seen == READ_MOST || lsp_document_by_path(l, path))
		return;
	struct lsp_includer *i = includer_of(l, path);
	l->includers_seen++;
	i->is_seen = true;
	if (i->is_there && str_equal(buf_as_str(&i->document.text), text))
		return;
	buf_clear(&i->document.text);
	buf_str(&i->document.text, text);
	i->is_there = true;
	i->document.is_told = false;
}

/* The roots of open files, each once; a text that was never saved is in none. */
static void look(struct lsp *l)
{
	struct names roots;
	names_init(&roots, &l->scratch);
	l->includers_seen = 0;
	for (size_t k = 0; k < l->documents.len; k++) {
		const struct lsp_document *d = l->documents.entries[k].thing;
		if (!d->is_open || !str_starts(d->uri, "file:"))
			continue;
		project_set_root(&l->project, d->path.at);
		names_add(&roots, str_copy(&l->scratch, buf_as_str(&l->project.root)), l);
	}
	for (size_t k = 0; k < roots.len; k++)
		lsp_each_map_below(l, roots.entries[k].name, LOOKED_AT_MOST, take, l);
	for (size_t k = 0; k < l->includers.len; k++) {
		struct lsp_includer *i = includer_at(l, k);
		if (i->is_there && !i->is_seen)
			forget(l, i);
		i->is_seen = false;
	}
	l->has_looked = true;
}

/* ---- what they read ---- */

static void note_sources(struct lsp_includer *i, const struct lsp_reading *r)
{
	arena_finish(&i->read);
	arena_init(&i->read);
	i->sources = (struct texts){ 0 };
	i->lacks_includes = r->map->lacks_includes;
	for (size_t k = 0; k < r->sources.files.len; k++)
		VEC_PUSH(&i->read, &i->sources.list, str_copy(&i->read, r->sources.files.at[k]->path));
}

static bool has_source(const struct lsp_includer *i, struct str path)
{
	for (size_t k = 0; k < i->sources.list.len; k++)
		if (str_equal(i->sources.list.at[k], path))
			return true;
	return false;
}

static bool reads_open(const struct lsp *l, const struct lsp_includer *i)
{
	for (size_t k = 0; k < i->sources.list.len; k++)
		if (!str_is(path_name(i->sources.list.at[k]), PROJECT_FILE) && lsp_document_by_path(l, i->sources.list.at[k]))
			return true;
	return false;
}

static size_t count_told(const struct lsp *l)
{
	size_t told = 0;
	for (size_t k = 0; k < l->includers.len; k++)
		told += includer_at(l, k)->document.reports.len > 0;
	return told;
}

static void check_includer(struct lsp *l, struct lsp_includer *i)
{
	note_sources(i, lsp_read(l, &i->document));
	lsp_drop_reports(l, &i->document);
	i->document.is_told = true;
	if (reads_open(l, i) && count_told(l) < TOLD_MOST)
		lsp_check_document(l, &i->document);
	lsp_forget_read(&i->document);
}

/* ---- what is due ---- */

void lsp_includers_changed(struct lsp *l, struct str path)
{
	l->has_looked = l->has_looked && path.len;
	for (size_t k = 0; k < l->includers.len; k++) {
		struct lsp_includer *i = includer_at(l, k);
		if (i->is_there && (!path.len || i->lacks_includes || str_is(path_name(path), PROJECT_FILE) || has_source(i, path)))
			i->document.is_told = false;
	}
}

void lsp_includers_look_again(struct lsp *l)
{
	l->has_looked = false;
}

static struct lsp_includer *next_untold(const struct lsp *l)
{
	for (size_t k = 0; k < l->includers.len; k++)
		if (includer_at(l, k)->is_there && !includer_at(l, k)->document.is_told)
			return includer_at(l, k);
	return NULL;
}

bool lsp_includers_are_due(const struct lsp *l)
{
	return !l->has_looked || next_untold(l);
}

void lsp_work_on_includers(struct lsp *l)
{
	struct lsp_includer *i = l->has_looked ? next_untold(l) : NULL;
	if (!l->has_looked)
		look(l);
	else if (i)
		check_includer(l, i);
}

void lsp_forget_includers(struct lsp *l)
{
	for (size_t k = 0; k < l->includers.len; k++) {
		struct lsp_includer *i = includer_at(l, k);
		forget(l, i);
		arena_finish(&i->document.reported);
		arena_finish(&i->read);
	}
}
