/* rollup.c — the stages of one journey that another journey tells in detail: what that one computes, and where the two contradict each other. */
#include "atlas/atlas.h"

#include "cjm/rollup.h"

enum { FIND_PATH, FIND_ID, FIND_TITLE, FIND_TWIN, FIND_BESIDE, FIND_COUNT }; /* FIND_TWIN: another with that title; FIND_BESIDE: another of that file */

struct journeys_by { struct names tables[FIND_COUNT]; };

static struct str key_of_id(struct arena *a, struct str path, struct str id)
{
	return str_fmt(a, "%.*s#%.*s", STR_ARG(path), STR_ARG(id));
}

static void note_title(struct atlas *a, struct journeys_by *by, struct str title, struct atlas_row *r)
{
	struct str key = atlas_key(&a->arena, title);
	const struct atlas_row *known = key.len ? names_add(&by->tables[FIND_TITLE], key, r) : r;
	if (known && known != r)
		names_add(&by->tables[FIND_TWIN], key, r);
}

static void note_journeys(struct atlas *a, struct journeys_by *by)
{
	for (int i = 0; i < FIND_COUNT; i++)
		names_init(&by->tables[i], &a->arena);
	for (size_t i = 0; i < a->rows.len; i++) {
		struct atlas_row *r = &a->rows.at[i];
		if (names_add(&by->tables[FIND_PATH], r->path, r))
			names_add(&by->tables[FIND_BESIDE], r->path, r);
		names_add(&by->tables[FIND_ID], key_of_id(&a->arena, r->path, r->id), r);
		note_title(a, by, r->title, r);
		note_title(a, by, r->name, r);
	}
}

static const struct atlas_row *journey_titled(struct atlas *a, const struct journeys_by *by, struct atlas_stage *s)
{
	struct str key = atlas_key(&a->arena, s->detail), *faulty = names_find(&a->faulty_titles, key);
	const struct atlas_row *found = names_find(&by->tables[FIND_TITLE], key);
	s->is_ambiguous = found && names_find(&by->tables[FIND_TWIN], key);
	s->faulty = !found && faulty ? *faulty : (struct str){ 0 };
	return s->is_ambiguous ? NULL : found;
}

static const struct atlas_row *journey_of(struct atlas *a, const struct journeys_by *by, const struct atlas_row *r, struct atlas_stage *s)
{
	if (s->detail_id.len)
		return names_find(&by->tables[FIND_ID], key_of_id(&a->arena, r->path, s->detail_id));
	if (!s->detail.len)
		return NULL;
	struct str path = path_beside(&a->arena, r->path, s->detail), *faulty = names_find(&a->faulty_paths, path);
	const struct atlas_row *found = names_find(&by->tables[FIND_PATH], path);
	if (!found && !faulty)
		return journey_titled(a, by, s);
	const struct atlas_row *other = found ? names_find(&by->tables[FIND_BESIDE], path) : NULL;
	s->faulty = !found ? *faulty : (struct str){ 0 };
	s->several = other ? str_fmt(&a->arena, "%.*s, %.*s", STR_ARG(found->title), STR_ARG(other->title)) : (struct str){ 0 };
	return other ? NULL : found;
}

/* ---- whether both say the same: as the check `rollup-disagrees` has it ---- */

static const struct atlas_figure *figure_like(const struct atlas_row *deep, const struct atlas_figure *f)
{
	for (size_t i = 0; i < deep->figures.len; i++) {
		const struct atlas_figure *other = &deep->figures.at[i];
		bool is_like = other->stage == ATLAS_NONE && f->metric.key.len && str_equal(other->metric.key, f->metric.key) && date_is_same(other->date, f->date) && f->source.len && str_equal(other->source, f->source);
		if (is_like)
			return other;
	}
	return NULL;
}

static void compare_figures(struct atlas *a, struct atlas_clash clash, const struct atlas_row *r, const struct atlas_row *deep)
{
	for (size_t i = 0; i < r->figures.len; i++) {
		const struct atlas_figure *f = &r->figures.at[i];
		int order;
		clash.here = f;
		clash.there = f->stage == (long)clash.stage ? figure_like(deep, f) : NULL;
		if (clash.there && value_order(f->value, clash.there->value, f->counted, &order) && order)
			VEC_PUSH(&a->arena, &a->clashes, clash);
	}
}

static void roll_up_stage(struct atlas *a, const struct journeys_by *by, size_t row, size_t stage)
{
	struct atlas_row *r = &a->rows.at[row];
	struct atlas_stage *s = &r->stages.at[stage];
	const struct atlas_row *deep = s->has_detail ? journey_of(a, by, r, s) : NULL;
	s->is_itself = deep == r;
	if (!deep || deep == r)
		return;
	struct atlas_clash clash = { .row = (long)row, .stage = stage, .about = ROLLUP_FEELING };
	s->computed = (struct atlas_computed){ deep->title, deep->shown, deep - a->rows.at, deep->mean, deep->lowest, deep->lost, deep->pain, deep->figures.at, deep->figures.len };
	if (feelings_contradict(s->mean, deep->mean))
		VEC_PUSH(&a->arena, &a->clashes, clash);
	clash.about = ROLLUP_DROP;
	if (s->drop.given && s->drop.is_percent && drops_contradict(s->drop.number, deep->lost))
		VEC_PUSH(&a->arena, &a->clashes, clash);
	clash.about = ROLLUP_FIGURE;
	compare_figures(a, clash, r, deep);
}

void atlas_roll_up(struct atlas *a)
{
	struct journeys_by by;
	note_journeys(a, &by);
	for (size_t i = 0; i < a->rows.len; i++)
		for (size_t k = 0; k < a->rows.at[i].stages.len; k++)
			roll_up_stage(a, &by, i, k);
}
