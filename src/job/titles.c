/* titles.c — the journeys of a project by what they are called, so that a map may name one without its file. */
#include "job/job.h"

#include <stdlib.h>

struct title_scan { /* through all maps below the root */
	struct project *project;
	struct names seen; /* files, by where they lie */
};

struct str title_key(struct arena *a, struct str title)
{
	return str_bare(a, str_trim(title));
}

struct titled_place { /* of a journey */
	struct str real;
	uint32_t line;
	struct str name; /* where that is its name */
};

struct titled_places { VEC(struct titled_place) list; };

static void note_title(struct project *p, struct str title, struct titled_place place)
{
	struct str key = title_key(&p->arena, title);
	struct titled_places *all = key.len ? names_find(&p->titles, key) : NULL;
	if (!key.len)
		return;
	if (!all) {
		all = ARENA_NEW(&p->arena, struct titled_places);
		names_add(&p->titles, key, all);
	}
	const struct titled_place *last = all->list.len ? &all->list.at[all->list.len - 1] : NULL;
	if (!last || last->line != place.line || !str_equal(last->real, place.real)) /* its name may be its title */
		VEC_PUSH(&p->arena, &all->list, place);
}

/* The text alone says what its journeys are called: what it includes is not read. */
static void note_journeys(struct project *p, struct str real, struct str text)
{
	struct sources sources;
	struct findings found;
	sources_init(&sources);
	findings_init(&found);
	uint32_t file = source_add(&sources, real, text, &found);
	struct ast *ast = ast_parse(&sources, file, &found);
	for (const struct node *n = ast->root->first; n; n = n->next)
		for (int slot = 0; n->kind == KIND_JOURNEY && slot < 2; slot++) {
			const struct arg *said = node_arg(n, slot);
			if (said)
				note_title(p, said->text, (struct titled_place){ real, line_of(sources.files.at[file - 1], n->word.at), slot ? STR("") : str_copy(&p->arena, said->text) });
		}
	ast_free(ast);
	findings_finish(&found);
	sources_finish(&sources);
}

static void scan_file(void *scan, const char *path)
{
	struct title_scan *s = scan;
	struct buf real = { 0 }, text = { 0 };
	project_real(s->project, str_of(path), &real);
	struct str known = str_copy(&s->project->arena, buf_as_str(&real));
	if (path_is_below(buf_as_str(&s->project->root), known) && !names_add(&s->seen, known, s) && project_look(s->project, known, &text) == HELD_READ)
		note_journeys(s->project, known, buf_as_str(&text));
	buf_finish(&real);
	buf_finish(&text);
}

static void scan_root(struct project *p)
{
	struct title_scan s = { .project = p };
	names_init(&s.seen, &p->arena);
	names_init(&p->titles, &p->arena);
	p->titles_of = str_copy(&p->arena, buf_as_str(&p->root));
	for (size_t i = 0; i < p->overlays.len; i++)
		if (str_ends(p->overlays.entries[i].name, ".cjm"))
			scan_file(&s, str_terminated(&p->arena, p->overlays.entries[i].name));
	if (p->disk && p->disk->each_map)
		p->disk->each_map(p->disk->context, p->root.at, scan_file, &s);
}

static int by_path(const void *left, const void *right)
{
	const struct titled_place *a = left, *b = right;
	int order = str_compare(a->real, b->real);
	return order ? order : a->line < b->line ? -1 : a->line > b->line;
}

static const struct titled_places *known_titled(struct project *p, struct str title, struct arena *a)
{
	if (!p->titles_of.len || !str_equal(p->titles_of, buf_as_str(&p->root)))
		scan_root(p);
	return names_find(&p->titles, title_key(a, title));
}

bool project_has_journey(void *project, struct str name)
{
	struct arena a = { 0 };
	bool has_it = false;
	const struct project *p = project;
	if (p->takes_names)
		return true;
	const struct titled_places *known = known_titled(project, name, &a);
	for (size_t i = 0; known && i < known->list.len; i++)
		has_it |= str_equal(known->list.at[i].name, name);
	arena_finish(&a);
	return has_it;
}

static struct titled_places places_titled(struct project *p, struct str title, struct arena *a)
{
	struct titled_places all = { { 0 } };
	const struct titled_places *known = known_titled(p, title, a);
	for (size_t i = 0; known && i < known->list.len; i++)
		VEC_PUSH(a, &all.list, known->list.at[i]);
	if (all.list.len)
		qsort(all.list.at, all.list.len, sizeof *all.list.at, by_path);
	return all;
}

/* ---- what a map means by a title ---- */

struct str project_path_from(struct project *p, struct str from, struct str path, struct arena *a)
{
	bool is_beside = !str_starts(path, "/") && !str_is(from, "-");
	return project_path(p, str_fmt(a, "%.*s%.*s", STR_ARG(is_beside ? path_folder(from) : STR("")), STR_ARG(path)).at);
}

enum { MEANT_HERE, MEANT_FIRST, MEANT_ELSEWHERE, MEANT_COUNT }; /* the nearest that there is */

void project_find_titled(struct project *p, const struct names *first, const struct sources *s, struct detail *d, struct arena *a)
{
	struct buf real = { 0 };
	struct titled_places all = places_titled(p, d->thing.text, a);
	struct str from = source_of(s, d->thing.span)->path;
	int nearest = MEANT_COUNT;
	project_real(p, str_is(from, "-") ? STR("./-") : from, &real);
	for (size_t i = 0; i < all.list.len; i++) {
		const struct titled_place *place = &all.list.at[i];
		struct str path = path_from_file(a, buf_as_str(&real), place->real), known = project_path_from(p, from, path, a);
		int near = str_equal(place->real, buf_as_str(&real)) ? MEANT_HERE : first && names_find(first, known) ? MEANT_FIRST : MEANT_ELSEWHERE;
		if (near > nearest)
			continue;
		if (near < nearest)
			d->rivals.list.len = 0;
		nearest = near;
		d->file = path;
		VEC_PUSH(a, &d->rivals.list, str_fmt(a, "%.*s:%u", STR_ARG(known), (unsigned)place->line));
	}
	if (d->rivals.list.len > 1)
		d->file = (struct str){ 0 };
	else
		d->rivals.list.len = 0;
	buf_finish(&real);
}

bool journey_is_called(const struct journey *j, struct str title, struct arena *a)
{
	struct str key = title_key(a, title);
	return str_equal(title_key(a, j->thing.text), key) || (j->thing.name.len && str_equal(title_key(a, j->thing.name), key));
}

struct title_search { /* for the journeys of a text */
	size_t count;
	struct str title;
};

static struct title_search titles_of(struct str path, struct str text, struct arena *a)
{
	struct title_search s = { 0 };
	struct sources sources;
	struct findings found;
	sources_init(&sources);
	findings_init(&found);
	struct ast *ast = ast_parse(&sources, source_add(&sources, path, text, &found), &found);
	for (const struct node *n = ast->root->first; n; n = n->next) {
		const struct arg *title = n->kind != KIND_JOURNEY ? NULL : node_arg(n, 1) ? node_arg(n, 1) : node_arg(n, 0);
		s.count += n->kind == KIND_JOURNEY;
		if (title)
			s.title = str_copy(a, str_trim(title->text));
	}
	ast_free(ast);
	findings_finish(&found);
	sources_finish(&sources);
	return s;
}

static void note_title_of_file(struct project *p, const struct map *m, struct detail *d, struct arena *a)
{
	struct buf text = { 0 }, real = { 0 }, why = { 0 };
	if (!d || d->journey || !str_ends(d->thing.text, ".cjm"))
		return;
	if (project_read(p, source_of(m->sources, d->thing.span)->path, d->thing.text, &text, &real, &why)) {
		struct title_search s = titles_of(buf_as_str(&real), buf_as_str(&text), a);
		d->title = s.count == 1 ? s.title : (struct str){ 0 };
	}
	buf_finish(&text);
	buf_finish(&real);
	buf_finish(&why);
}

void project_note_titles_of_files(struct project *p, const struct map *m, struct arena *a)
{
	FOR_EACH(struct journey, j, m->journeys) {
		note_title_of_file(p, m, j->follows, a);
		FOR_EACH(struct stage, s, j->stages)
			note_title_of_file(p, m, s->detail, a);
	}
}

void project_forget_titles(struct project *p)
{
	p->titles_of = (struct str){ 0 };
}
