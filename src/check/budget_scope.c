/* budget_scope.c — what a `require` is asked of: the journey, the stage or step that it names or stands in, or a part of the coverage. */
#include "check/figures.h"
#include "cjm/places.h"

enum { PLACES_LISTED = 24 };

static void add_name(struct names *known, const struct thing *t)
{
	if (t->name.len)
		names_add(known, t->name, (void *)t);
}

static void add_choices(struct names *known, int choices)
{
	for (const char *const *choice = choices_of(choices); *choice; choice++)
		names_add(known, str_of(*choice), (void *)*choice);
}

/* What `of` can name: of coverage its parts, then stages and steps. */
static struct names known_places(struct checking *c, bool is_coverage)
{
	struct names known;
	names_init(&known, c->arena);
	if (is_coverage) {
		add_choices(&known, CHOICES_dimension);
		add_choices(&known, CHOICES_table);
	}
	FOR_EACH(struct stage, stage, c->journey->stages) {
		add_name(&known, &stage->thing);
		FOR_EACH(struct step, step, stage->steps)
			add_name(&known, &step->thing);
	}
	return known;
}

static void report_unknown_place(struct checking *c, const struct requirement *r, bool is_coverage)
{
	struct names known = known_places(c, is_coverage);
	struct finding *f = REPORT_AS(c, CHECK_unknown_name, span_of_member(&r->thing, &r->of),
		is_coverage ? "unknown stage, step or dimension `%.*s`" : "unknown stage or step `%.*s`", STR_ARG(r->of));
	struct str nearest = names_nearest(&known, r->of);
	struct buf all = { 0 };
	for (size_t i = 0; i < known.len && i < PLACES_LISTED; i++)
		buf_fmt(&all, "%s%.*s", i ? ", " : "", STR_ARG(known.entries[i].name));
	if (nearest.len)
		finding_suggest(c->found, f, nearest);
	else if (all.len)
		finding_set_hint(f, str_fmt(&c->found->arena, "use one of: %.*s", STR_ARG(buf_as_str(&all))));
	else
		finding_set_hint(f, STR("give the stage or step a name: stage payment \"Payment\""));
	buf_finish(&all);
}

static void set_place(struct figure_scope *s, const struct thing *t)
{
	while (t && t->kind != KIND_STAGE && t->kind != KIND_STEP)
		t = t->parent;
	s->stage = t ? place_stage(t) : NULL;
	s->step = t && t->kind == KIND_STEP ? (const struct step *)t : NULL;
}

static void report_ambiguous_place(struct checking *c, const struct requirement *r, const struct named_place *n)
{
	struct finding *f = REPORT_AS(c, CHECK_ambiguous_text, span_of_member(&r->thing, &r->of), "a stage and a step are both named `%.*s`", STR_ARG(r->of));
	finding_set_hint(f, STR("rename one of the two"));
	finding_set_other(f, n->step->word, STR("the step is here"));
}

bool figure_find_scope(struct checking *c, const struct requirement *r, bool is_coverage, struct figure_scope *s)
{
	*s = (struct figure_scope){ .journey = c->journey, .known = r->known };
	set_place(s, r->thing.parent);
	if (!r->of.len)
		return true;
	if (is_coverage && coverage_has_part(r->of)) {
		s->part = r->of;
		return true;
	}
	const struct named_place *named = names_find(&c->facts->places, r->of);
	if (!named) {
		report_unknown_place(c, r, is_coverage);
		return false;
	}
	if (named->stage && named->step) {
		report_ambiguous_place(c, r, named);
		return false;
	}
	set_place(s, named->stage ? named->stage : named->step);
	return true;
}
