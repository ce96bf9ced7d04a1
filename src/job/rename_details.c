/* rename_details.c — a journey may be meant from any map of its project (`detail returns`, `detail "returns"`): no name that reading that map alone would know. */
#include "job/rename.h"

#include "cjm/places.h"
#include "job/job.h"

struct quoted_search {
	struct project *project;
	const struct sources *sources;
	struct arena *arena;
	struct str keys[2];
	struct quoted_journeys found;
};

static void look_at_detail(struct quoted_search *s, const struct detail *d)
{
	if (!d || d->journey || !d->thing.text.len)
		return;
	struct str key = title_key(s->arena, d->thing.text), from = source_of(s->sources, d->thing.span)->path;
	bool is_wanted = str_equal(key, s->keys[0]) || str_equal(key, s->keys[1]);
	if (!is_wanted || project_has(s->project, project_path_from(s->project, from, d->thing.text, s->arena))) /* it is a file */
		return;
	struct detail meant = { .thing = d->thing };
	project_find_titled(s->project, NULL, s->sources, &meant, s->arena);
	struct str path = meant.file.len ? project_path_from(s->project, from, meant.file, s->arena) : meant.file;
	VEC_PUSH(s->arena, &s->found.list, ((struct quoted_journey){ str_copy(s->arena, d->thing.text), span_of_member(&d->thing, &d->thing.text), path, d->is_name }));
}

struct quoted_journeys quoted_journeys_of(const struct map *m, const struct sources *s, struct project *p, struct str one, struct str other, struct arena *a)
{
	struct quoted_search search = { .project = p, .sources = s, .arena = a, .keys = { title_key(a, one), title_key(a, other) } };
	FOR_EACH(struct journey, j, m->journeys) {
		look_at_detail(&search, j->follows);
		FOR_EACH(struct stage, stage, j->stages)
			look_at_detail(&search, stage->detail);
	}
	return search.found;
}

bool journey_there_is_titled(const struct project *p, struct str path, uint32_t at, struct str title, struct arena *a)
{
	struct sources sources;
	struct findings found;
	struct buf text = { 0 };
	bool is_titled = false;
	sources_init(&sources);
	findings_init(&found);
	project_look(p, path, &text);
	struct ast *ast = ast_parse(&sources, source_add(&sources, path, buf_as_str(&text), &found), &found);
	for (const struct node *n = ast->root->first; n; n = n->next) {
		const struct arg *name = n->kind == KIND_JOURNEY ? node_arg(n, 0) : NULL, *said = name ? node_arg(n, 1) : NULL;
		is_titled |= said && name->span.at == at && str_equal(title_key(a, said->text), title_key(a, title));
	}
	ast_free(ast);
	findings_finish(&found);
	sources_finish(&sources);
	buf_finish(&text);
	return is_titled;
}
