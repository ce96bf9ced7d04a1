/* document_choose.c — one map of a document in Markdown, for who takes a single one: by its journey, which it keeps wherever its block stands. */
#include "cjm/document.h"
#include "job/job.h"

static bool has_journey(const struct document_map *m, struct str called, struct arena *a)
{
	struct sources sources;
	struct findings found;
	bool has_it = false;
	sources_init(&sources);
	findings_init(&found);
	struct ast *ast = ast_parse(&sources, source_add(&sources, STR("map"), m->text, &found), &found);
	for (const struct node *n = ast->root->first; n; n = n->next)
		for (uint32_t i = 0; n->kind == KIND_JOURNEY && i < n->arg_count; i++)
			has_it |= str_equal(title_key(a, n->args[i].text), title_key(a, called));
	ast_free(ast);
	findings_finish(&found);
	sources_finish(&sources);
	return has_it;
}

const struct document_map *document_choose(struct markdown_maps *d, struct str journey, struct buf *why)
{
	if (!d->maps.len)
		document_lacks_map(d->path, why);
	if (d->maps.len == 1)
		return &d->maps.at[0];
	for (size_t i = 0; i < d->maps.len && journey.len; i++)
		if (has_journey(&d->maps.at[i], journey, &d->arena))
			return &d->maps.at[i];
	if (d->maps.len && !journey.len)
		buf_fmt(why, "%.*s has %zu maps; choose the journey of one with --journey", STR_ARG(d->path), d->maps.len);
	return NULL;
}

bool document_refuse(struct conversion *c, struct str path, struct str text)
{
	struct markdown_maps d;
	struct findings unread; /* its text is no map */
	if (!path_is_document(path))
		return false;
	findings_init(&unread);
	uint32_t file = source_add(&c->sources, path, text, &unread);
	findings_finish(&unread);
	document_read(&d, path, text);
	uint32_t at = d.maps.len ? c->sources.files.at[file - 1]->lines[d.maps.at[0].line - 1] : 0;
	finding_add(&c->found, SEVERITY_ERROR, "misplaced", (struct span){ file, at, 0 }, "this command does not read maps in Markdown")->hint = STR("copy the map into a .cjm file");
	document_finish(&d);
	return true;
}

/* ---- by a path: "README.md#morning-coffee" ---- */

static struct str key_of(struct arena *a, const struct document_map *m)
{
	struct sources sources;
	struct findings found;
	struct str key = { 0 };
	sources_init(&sources);
	findings_init(&found);
	struct ast *ast = ast_parse(&sources, source_add(&sources, STR("map"), m->text, &found), &found);
	for (const struct node *n = ast->root->first; n && !key.len; n = n->next)
		if (n->kind == KIND_JOURNEY && n->arg_count)
			key = str_slug(a, n->args[n->arg_count - 1].text);
	ast_free(ast);
	findings_finish(&found);
	sources_finish(&sources);
	return key;
}

struct texts document_keys(struct markdown_maps *d, struct arena *a)
{
	struct texts keys = { 0 };
	struct names taken;
	names_init(&taken, a);
	for (size_t i = 0; i < d->maps.len; i++) {
		struct str key = key_of(a, &d->maps.at[i]), other = key.len ? key : (key = STR("map"));
		for (size_t n = 2; names_add(&taken, other, d); n++)
			other = str_fmt(a, "%.*s-%zu", STR_ARG(key), n);
		VEC_PUSH(a, &keys.list, other);
	}
	return keys;
}

bool document_split(struct str path, struct str *document, struct str *key)
{
	size_t at = path.len;
	while (at && path.at[at - 1] != '#')
		at--;
	*document = str_slice(path, 0, at ? at - 1 : 0);
	*key = str_slice(path, at, path.len);
	return at && path_is_document(*document);
}
