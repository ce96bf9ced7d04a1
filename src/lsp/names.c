/* names.c — what is named at a place: where it is declared, and where else it is named, in this map and in all others of the project that read its
 * declaration. */
#include "lsp/lsp.h"

#include "cjm/places.h"
#include "cjm/references.h"

struct span lsp_declared_at(const struct thing *t)
{
	struct span name = span_of_member(t, &t->name);
	return name.file ? name : span_of_member(t, &t->text);
}

static const struct thing *named(const struct lsp_spot *s, struct span *word)
{
	return map_named_at(s->reading->map, s->reading->file, s->at, word);
}

/* The file of an include, where the place is in its path; 0: none. */
static uint32_t included_at(const struct lsp_spot *s)
{
	const struct map *m = s->reading->map;
	size_t index = 0;
	for (const struct node *n = s->reading->ast->root->first; n; n = n->next) {
		if (n->kind != KIND_INCLUDE)
			continue;
		if (lsp_arg_at(n, s->at))
			return index < m->included.len ? m->included.at[index] : 0;
		index++;
	}
	return 0;
}

void lsp_definition(struct lsp *l, const struct json_value *params, struct json *out)
{
	struct lsp_spot s;
	if (!lsp_find(l, params, &s))
		return;
	const struct thing *t = named(&s, NULL);
	struct span declared = t ? lsp_declared_at(t) : (struct span){ included_at(&s), 0, 0 };
	if (declared.file)
		lsp_write_location(l, out, &s.reading->places, declared);
}

/* ---- everywhere ---- */

struct found_places { /* of a search through the project */
	struct lsp *l;
	struct json *out;
	struct str path;  /* of the file in which it is declared */
	uint32_t at;      /* there */
	bool has_declaration;
	struct names seen; /* places that are told already */
};

static void add_place(struct found_places *f, struct lsp_places *places, struct span span)
{
	struct str key = str_fmt(&f->l->scratch, "%.*s:%u", STR_ARG(source_of(places->sources, span)->path), (unsigned)span.at);
	if (names_add(&f->seen, key, f))
		return;
	json_item(f->out);
	lsp_write_location(f->l, f->out, places, span);
}

struct declared_search {
	const struct found_places *f;
	const struct sources *sources;
	const struct thing *found;
};

static void look_at(void *search, const struct thing *t)
{
	struct declared_search *s = search;
	struct span span = t->is_declared ? lsp_declared_at(t) : (struct span){ 0 };
	if (!s->found && span.file && span.at == s->f->at && str_equal(source_of(s->sources, span)->path, s->f->path))
		s->found = t;
}

static void add_places_of(struct found_places *f, struct lsp_places *places, const struct map *m)
{
	struct declared_search s = { f, places->sources, NULL };
	map_walk(m, NULL, look_at, &s);
	if (!s.found)
		return;
	struct references refs = map_references_of(m, s.found, &f->l->scratch);
	if (f->has_declaration)
		add_place(f, places, lsp_declared_at(s.found));
	for (size_t i = 0; i < refs.list.len; i++)
		add_place(f, places, refs.list.at[i]->span);
}

/* A map that the editor has open was read already, perhaps. */
static void search_map(void *search, struct str path, struct str text)
{
	struct found_places *f = search;
	struct sources sources;
	struct findings found;
	struct map *settings;
	struct lsp_document *d = lsp_document_by_path(f->l, path);
	if (d) {
		struct lsp_reading *r = lsp_read(f->l, d);
		add_places_of(f, &r->places, r->map);
		return;
	}
	sources_init(&sources);
	findings_init(&found);
	project_set_root(&f->l->project, str_terminated(&f->l->scratch, path));
	struct map *m = project_text_read(&f->l->project, &sources, path, text, false, &settings, &found);
	struct lsp_places places = { .arena = &f->l->scratch, .sources = &sources };
	add_places_of(f, &places, m);
	map_free(m);
	map_free(settings);
	findings_finish(&found);
	sources_finish(&sources);
}

void lsp_references(struct lsp *l, const struct json_value *params, struct json *out)
{
	struct lsp_spot s;
	if (!lsp_find(l, params, &s))
		return;
	const struct thing *t = named(&s, NULL);
	struct found_places f = { .l = l, .out = out, .has_declaration = json_is_true_at(params, "context.includeDeclaration") };
	names_init(&f.seen, &l->scratch);
	json_open(out, '[');
	struct span declared = t ? lsp_declared_at(t) : (struct span){ 0 };
	if (t && declared.file) {
		f.path = str_copy(&l->scratch, source_of(&s.reading->sources, declared)->path);
		f.at = declared.at;
		lsp_each_map(l, s.document, search_map, &f);
	} else if (t) { /* that everyone knows: in this map alone */
		struct references refs = map_references_of(s.reading->map, t, &l->scratch);
		for (size_t i = 0; i < refs.list.len; i++)
			add_place(&f, &s.reading->places, refs.list.at[i]->span);
	}
	json_close(out, ']');
}

/* ---- in the document ---- */

enum { HIGHLIGHT_READ = 2, HIGHLIGHT_WRITE = 3 };

static void write_highlight(struct lsp *l, struct json *out, const struct lsp_spot *s, struct span span, int kind)
{
	if (span.file != s->reading->file)
		return;
	json_item(out);
	json_open(out, '{');
	lsp_range(l, out, "range", &s->reading->places, span);
	json_number(out, "kind", kind);
	json_close(out, '}');
}

void lsp_highlight(struct lsp *l, const struct json_value *params, struct json *out)
{
	struct lsp_spot s;
	if (!lsp_find(l, params, &s))
		return;
	lsp_point(l, params); /* editors ask where the cursor rests */
	const struct thing *t = named(&s, NULL);
	struct references refs = t ? map_references_of(s.reading->map, t, &l->scratch) : (struct references){ 0 };
	json_open(out, '[');
	if (t)
		write_highlight(l, out, &s, lsp_declared_at(t), HIGHLIGHT_WRITE);
	for (size_t i = 0; i < refs.list.len; i++)
		write_highlight(l, out, &s, refs.list.at[i]->span, HIGHLIGHT_READ);
	json_close(out, ']');
}
