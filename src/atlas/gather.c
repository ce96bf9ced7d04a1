/* gather.c — what is kept of a journey: its figures, computed where all others compute them, and copies of its texts. */
#include "atlas/atlas.h"

#include "cjm/counts.h"
#include "cjm/course.h"
#include "cjm/coverage.h"
#include "cjm/places.h"
#include "cjm/scores.h"
#include "cjm/source.h"
#include "cjm/units.h"

#include <math.h>

struct gathering { /* of one journey */
	struct atlas *atlas;
	struct atlas_row *row;
	const struct map *map;
	const struct journey *journey;
	struct arena scratch;
};

/* ---- texts ---- */

struct str atlas_key(struct arena *a, struct str text)
{
	return str_bare(a, str_trim(text));
}

struct atlas_name atlas_name_of(struct arena *a, struct str text)
{
	struct str copy = str_copy(a, text);
	return (struct atlas_name){ atlas_key(a, copy), copy };
}

static struct str copy(struct gathering *g, struct str text)
{
	return str_copy(&g->atlas->arena, text);
}

static struct str name_of(struct gathering *g, const struct thing *t)
{
	return t ? copy(g, locale_name(g->atlas->words, t)) : (struct str){ 0 };
}

static struct value copy_value(struct gathering *g, struct value v)
{
	v.unit = copy(g, v.unit);
	v.written = copy(g, v.written);
	return v;
}

static const struct thing *stage_of(const struct thing *t)
{
	while (t && t->kind != KIND_STAGE)
		t = t->parent;
	return t;
}

/* ---- stages and curves ---- */

/* By the index of the stage. */
static double *lowest_by_stage(struct gathering *g, const struct courses *all)
{
	double *lowest = arena_alloc(&g->scratch, (g->journey->stages.len + 1) * sizeof *lowest);
	for (size_t i = 0; i < g->journey->stages.len; i++)
		lowest[i] = NAN;
	for (size_t i = 0; i < all->len; i++)
		for (size_t k = 0; k < all->at[i].felts.len; k++) {
			const struct felt *f = &all->at[i].felts.at[k];
			double *of_stage = &lowest[((const struct stage *)stage_of(f->place))->index];
			*of_stage = fmin(*of_stage, feeling_least(f->feeling));
		}
	return lowest;
}

static void take_stage(struct gathering *g, const struct courses *all, const struct stage *s, double lowest)
{
	struct atlas_stage stage = {
		.name = name_of(g, &s->thing), .mean = courses_mean_of_stage(all, s), .lowest = lowest, .has_detail = s->detail != NULL,
		.computed = { .row = ATLAS_NONE, .mean = NAN, .lowest = NAN, .lost = NAN },
	};
	if (s->drop)
		stage.drop = copy_value(g, quantity_value(s->drop));
	if (s->detail && s->detail->journey && !s->detail->journey->is_included)
		stage.detail_id = copy(g, s->detail->journey->thing.id);
	else if (s->detail && s->detail->journey)
		stage.detail = copy(g, thing_label(&s->detail->journey->thing));
	else if (s->detail)
		stage.detail = copy(g, s->detail->thing.text);
	VEC_PUSH(&g->atlas->arena, &g->row->stages, stage);
}

static void take_stops(struct gathering *g, const struct feeling *f, struct atlas_point at)
{
	struct feeling_stop stops[FEELING_STOPS];
	size_t count = feeling_stops(f, stops);
	for (size_t i = 0; i < count; i++) {
		double a = stops[i].first->level, b = stops[i].second->level;
		at.level = (a + b) / 2;
		at.low = fmin(a, b);
		at.high = fmax(a, b);
		VEC_PUSH(&g->atlas->arena, &g->row->points, at);
	}
}

/* What is felt in one place stands side by side there, as on the map. */
static void spread(struct gathering *g, const struct thing *place, size_t from)
{
	static const double PART = 0.7; /* of the width that the place has of its stage */
	const struct step *step = place->kind == KIND_STEP ? (const struct step *)place : NULL;
	double all = step ? (double)step->stage->steps.len : 1, at = step ? (double)(step->index - ((const struct step *)step->stage->steps.at[0])->index) : 0, count = (double)(g->row->points.len - from);
	for (size_t i = from; i < g->row->points.len; i++)
		g->row->points.at[i].at = (at + 0.5 + PART * (((double)(i - from) + 0.5) / count - 0.5)) / all;
}

/* The map's own line, in small. */
static void take_curve(struct gathering *g, const struct course *c, size_t curve)
{
	size_t from = g->row->points.len;
	for (size_t i = 0; i < c->felts.len; i++) {
		const struct felt *f = &c->felts.at[i];
		if (i && f->place != c->felts.at[i - 1].place)
			from = g->row->points.len;
		if (!f->is_point)
			continue;
		bool is_doubt = certainty_is_doubt(certainty_of(g->journey, &f->feeling->thing));
		take_stops(g, f->feeling, (struct atlas_point){ .stage = ((const struct stage *)stage_of(f->place))->index, .curve = curve, .is_doubt = is_doubt });
		spread(g, f->place, from);
	}
}

static void take_course(struct gathering *g)
{
	struct courses all = courses_of(g->journey, &g->scratch);
	g->row->mean = courses_mean(&all);
	g->row->lowest = courses_lowest(&all);
	g->row->highest = courses_highest(&all);
	const double *lowest = lowest_by_stage(g, &all);
	FOR_EACH(struct stage, s, g->journey->stages)
		take_stage(g, &all, s, lowest[s->index]);
	for (size_t i = 0; i < all.len; i++) {
		struct str name = all.at[i].who ? locale_name(g->atlas->words, &all.at[i].who->thing) : (struct str){ 0 };
		VEC_PUSH(&g->atlas->arena, &g->row->curves, atlas_name_of(&g->atlas->arena, name));
		take_curve(g, &all.at[i], i);
	}
}

/* ---- what stands in it ---- */

static void take_pain(struct gathering *g, const struct pain *p, size_t of)
{
	g->row->pain = (struct atlas_pain){
		copy(g, thing_label(&p->thing)), name_of(g, stage_of(&p->thing)), copy(g, locale_any(g->atlas->words, &g->scratch, p->frequency)), p->severity, of, pain_is_rated(p),
	};
}

static void take_pains(struct gathering *g, const struct things *pains)
{
	const struct pain *worst = NULL;
	FOR_EACH(struct pain, p, *pains)
		worst = !worst || pain_order(p, worst) < 0 ? p : worst;
	g->row->pains = pains->len;
	if (worst)
		take_pain(g, worst, pains->len);
}

static bool is_told_late(const struct gathering *g, const struct action *a)
{
	return map_judges(g->map, JUDGED_DATES) && action_is_overdue(a, g->atlas->today);
}

static bool comes_first(const struct action *a, const struct action *b)
{
	if (!b || !a->due.year || !b->due.year)
		return !b || (a->due.year && !b->due.year);
	return date_last_day(a->due) < date_last_day(b->due);
}

/* The address of what is answered → the first to do of the open actions for it. */
static struct names first_actions(struct gathering *g, const struct things *actions)
{
	struct names firsts;
	names_init(&firsts, &g->scratch);
	FOR_EACH(struct action, a, *actions)
		for (size_t i = 0; i < a->answers.len && action_is_open(a); i++) {
			const struct action **first = names_find_address(&firsts, a->answers.at[i]);
			if (!first) {
				first = ARENA_NEW(&g->scratch, const struct action *);
				names_add_address(&firsts, a->answers.at[i], first);
			}
			*first = comes_first(a, *first) ? a : *first;
		}
	return firsts;
}

static void take_idea(struct gathering *g, const struct opportunity *o, const struct names *actions)
{
	const struct action **known = names_find_address(actions, o), *first = known ? *known : NULL;
	struct atlas_idea idea = {
		.name = atlas_name_of(&g->atlas->arena, thing_label(&o->thing)), .stage = name_of(g, stage_of(&o->thing)), .impact = o->impact, .effort = o->effort,
		.value = opportunity_score(o, SCORE_VALUE),
	};
	FOR_EACH(struct thing, t, o->answers)
		if (t->kind == KIND_PAIN && ((const struct pain *)t)->severity > idea.severity)
			idea.severity = ((const struct pain *)t)->severity;
	if (first) {
		idea.due = first->due;
		idea.status = first->status;
		idea.is_late = is_told_late(g, first);
	}
	const struct team *owner = o->owner ? o->owner : first ? first->owner : NULL;
	idea.owner = name_of(g, owner ? &owner->thing : NULL);
	VEC_PUSH(&g->atlas->arena, &g->row->ideas, idea);
}

static void take_action(struct gathering *g, const struct action *a)
{
	g->row->open += action_is_open(a);
	g->row->late += is_told_late(g, a);
}

struct by_kind { struct arena *arena; struct things of[KIND_COUNT]; };

static void gather_kind(void *context, const struct thing *t)
{
	struct by_kind *all = context;
	VEC_PUSH(all->arena, &all->of[t->kind], (struct thing *)t);
}

static void take_lessons(struct gathering *g, const struct things *lessons)
{
	for (size_t i = 0; i < lessons->len; i++) {
		const struct thing *t = lessons->at[i];
		VEC_PUSH(&g->atlas->arena, &g->row->lessons, ((struct atlas_lesson){ t->kind, copy(g, thing_label(t)), name_of(g, stage_of(t)) }));
	}
}

static void take_content(struct gathering *g)
{
	struct by_kind *all = ARENA_NEW(&g->scratch, struct by_kind);
	all->arena = &g->scratch;
	journey_walk(g->journey, gather_kind, all);
	take_pains(g, &all->of[KIND_PAIN]);
	FOR_EACH(struct action, a, all->of[KIND_ACTION])
		take_action(g, a);
	struct names actions = first_actions(g, &all->of[KIND_ACTION]);
	FOR_EACH(struct opportunity, o, all->of[KIND_OPPORTUNITY])
		take_idea(g, o, &actions);
	take_lessons(g, &all->of[KIND_PRACTICE]);
	take_lessons(g, &all->of[KIND_INSIGHT]);
	g->row->required = map_judges(g->map, JUDGED_FINDINGS) ? all->of[KIND_REQUIRE].len : 0;
}

/* ---- touchpoints ---- */

static void take_use(struct gathering *g, const struct touchpoint_use *u)
{
	const struct touchpoint *t = u->touchpoint;
	const struct channel *channel = t->channel ? t->channel : u->channels.len ? (const struct channel *)u->channels.at[0] : NULL;
	struct atlas_use use = {
		.touchpoint = atlas_name_of(&g->atlas->arena, locale_name(g->atlas->words, &t->thing)), .channel = name_of(g, channel ? &channel->thing : NULL), .via = atlas_channel_of(&g->atlas->arena, channel),
		.owner = name_of(g, t->owner ? &t->owner->thing : NULL), .places = u->places, .mean = u->felt ? u->sum / (double)u->felt : NAN,
	};
	VEC_PUSH(&g->atlas->arena, &g->row->uses, use);
}

/* In the order in which the journey meets them. */
static void take_uses(struct gathering *g)
{
	struct touchpoint_uses uses = journey_uses(g->journey, &g->scratch);
	struct things used = journey_touchpoints(g->journey, &g->scratch);
	FOR_EACH(struct touchpoint, t, used)
		take_use(g, names_find_address(&uses.by_touchpoint, t));
}

/* ---- figures ---- */

static void take_figures(struct gathering *g)
{
	struct distinct_measures all = journey_measures(g->journey, &g->scratch);
	struct targets targets = targets_count(&all);
	g->row->met = targets.met;
	g->row->judged = targets.judged;
	for (size_t i = 0; i < all.list.len; i++) {
		const struct measure *m = all.list.at[i].measure;
		const struct thing *stage = stage_of(&m->thing);
		const struct things *sources = &m->thing.basis.sources;
		if (!m->metric || !measure_value(m).given)
			continue;
		struct atlas_figure figure = {
			.metric = { copy(g, m->metric->thing.name), name_of(g, &m->metric->thing) }, .stage = stage ? (long)((const struct stage *)stage)->index : ATLAS_NONE,
			.stage_title = stage ? copy(g, locale_name(g->atlas->words, stage)) : (struct str){ 0 },
			.value = copy_value(g, measure_value(m)), .target = copy_value(g, measure_target(m)), .verdict = measure_verdict(m),
			.source = sources->len ? copy(g, sources->at[0]->name) : (struct str){ 0 }, .date = m->date, .kind = m->metric->kind,
			.counted = counted_of_metric(m->metric),
		};
		figure.counted.unit = copy(g, figure.counted.unit);
		VEC_PUSH(&g->atlas->arena, &g->row->figures, figure);
	}
}

/* ---- the frame ---- */

static void take_people(struct gathering *g)
{
	FOR_EACH(struct persona, p, g->journey->personas) {
		VEC_PUSH(&g->atlas->arena, &g->row->people, atlas_name_of(&g->atlas->arena, locale_name(g->atlas->words, &p->thing)));
		VEC_PUSH(&g->atlas->arena, &g->row->colors, copy(g, p->color));
		if (p->segment)
			names_add(&g->atlas->walked, atlas_key(&g->atlas->arena, thing_label(&p->segment->thing)), g->atlas);
		FOR_EACH(struct segment, s, g->map->segments)
			if (things_hold(&s->personas, &p->thing))
				names_add(&g->atlas->walked, atlas_key(&g->atlas->arena, thing_label(&s->thing)), g->atlas);
	}
	FOR_EACH(struct thing, s, g->journey->segments)
		names_add(&g->atlas->walked, atlas_key(&g->atlas->arena, thing_label(s)), g->atlas);
}

static void take_review(struct gathering *g)
{
	const struct journey *j = g->journey;
	g->row->reviewed = j->reviewed;
	g->row->due = date_after(j->reviewed, j->review_every);
	if (!g->row->due.year || !map_judges(g->map, JUDGED_DATES))
		return;
	long late = g->atlas->today - date_last_day(g->row->due);
	g->row->days_late = late > 0 ? late : 0;
}

static void take_broken(struct gathering *g, const struct findings *broken)
{
	struct span all = thing_extent(&g->journey->thing);
	for (size_t i = 0; broken && i < broken->len; i++) {
		struct span at = broken->at[i].span;
		if (at.file == all.file && at.at >= all.at && at.at < all.at + all.len)
			VEC_PUSH(&g->atlas->arena, &g->row->requirements, copy(g, broken->at[i].message));
	}
	g->row->broken = g->row->requirements.len;
}

static void take_judgements(struct gathering *g, const struct atlas_given *given)
{
	if (map_judges(g->map, JUDGED_COVERAGE) && coverage_is_shown(g->journey)) {
		struct coverage c = coverage_count(g->journey, &g->scratch);
		g->row->has_coverage = c.total > 0;
		g->row->covered = c.covered;
		g->row->cells = c.total;
	}
	if (map_judges(g->map, JUDGED_MATURITY)) {
		struct maturity maturity = maturity_of(g->journey, given->maturity);
		g->row->level = maturity.level;
		for (int i = 0; i < MATURITY_CLAIMS; i++)
			g->row->holds[i] = maturity.holds[i];
	}
	if (map_judges(g->map, JUDGED_FINDINGS))
		take_broken(g, given->broken);
}

static void take_frame(struct gathering *g, const struct atlas_given *given)
{
	const struct journey *j = g->journey;
	struct atlas_row *r = g->row;
	r->file = copy(g, given->file);
	r->place = given->place.len ? copy(g, given->place) : r->file;
	r->is_in_document = given->is_in_document;
	r->path = copy(g, g->map->sources->files.at[g->map->file - 1]->path);
	r->id = copy(g, j->thing.id);
	r->name = copy(g, j->thing.name);
	r->title = name_of(g, &j->thing);
	r->owner = name_of(g, j->owner ? &j->owner->thing : NULL);
	r->owner_name = j->owner ? copy(g, j->owner->thing.name) : (struct str){ 0 };
	r->version = copy(g, j->version);
	r->domain = copy(g, atlas_domain(given->file));
	r->kind = j->kind ? j->kind : JOURNEY_JOURNEY;
	r->state = j->state;
	r->status = j->status;
	r->lost = journey_lost(j);
	r->steps = j->step_count;
}

static size_t own_journeys(const struct map *m)
{
	size_t count = 0;
	FOR_EACH(struct journey, j, m->journeys)
		count += !j->is_included;
	return count;
}

static void take_journey(struct atlas *a, const struct map *m, const struct journey *j, const struct atlas_given *given, bool is_alone)
{
	struct atlas_row row = { .is_alone = is_alone };
	struct gathering g = { .atlas = a, .row = &row, .map = m, .journey = j };
	arena_init(&g.scratch);
	take_frame(&g, given);
	take_people(&g);
	take_review(&g);
	take_judgements(&g, given);
	take_course(&g);
	take_content(&g);
	take_figures(&g);
	take_uses(&g);
	arena_finish(&g.scratch);
	VEC_PUSH(&a->arena, &a->rows, row);
}

static bool is_meant(const struct journey *j, const struct atlas_given *given)
{
	bool is_named = !given->journeys;
	for (size_t i = 0; i < given->journey_count && !is_named; i++)
		is_named = given->journeys[i] == j;
	return is_named && (given->journeys || !j->is_included);
}

static void note_files(struct atlas *a, const struct map *m, const struct atlas_given *given)
{
	struct str path = m->sources->files.at[m->file - 1]->path;
	if (!own_journeys(m))
		VEC_PUSH(&a->arena, &a->libraries, ((struct atlas_library){ str_copy(&a->arena, atlas_domain(given->file)), str_copy(&a->arena, path) }));
	for (size_t i = 0, own = own_journeys(m); own && i < m->asts.len; i++)
		names_add(&a->read, str_copy(&a->arena, m->sources->files.at[m->asts.at[i]->file - 1]->path), a);
}

void atlas_add_faulty(struct atlas *a, const struct map *m)
{
	a->faulty++;
	FOR_EACH(struct journey, j, m->journeys) {
		struct str *title = ARENA_NEW(&a->arena, struct str);
		if (j->is_included)
			continue;
		*title = str_copy(&a->arena, thing_label(&j->thing));
		names_add(&a->faulty_paths, str_copy(&a->arena, m->sources->files.at[m->file - 1]->path), title);
		names_add(&a->faulty_titles, atlas_key(&a->arena, *title), title);
	}
}

void atlas_add(struct atlas *a, const struct map *m, const struct atlas_given *given)
{
	note_files(a, m, given);
	a->words = a->words ? a->words : locale_of(m->language, NULL);
	a->is_for_client |= m->is_for_client;
	FOR_EACH(struct segment, s, m->segments)
		if (s->thing.is_declared)
			names_add(&a->segments, atlas_key(&a->arena, thing_label(&s->thing)), str_terminated(&a->arena, thing_label(&s->thing)));
	bool is_alone = own_journeys(m) == 1;
	FOR_EACH(struct journey, j, m->journeys)
		if (is_meant(j, given))
			take_journey(a, m, j, given, is_alone);
}
