/* keep.c — what of a map the others of a run are held against. */
#include "check/check.h"
#include "cjm/rollup.h"

#include <math.h>

struct keeping {
	struct check_kept *kept;
	const struct map *map;
	struct arena *arena;
	struct keys used, deep; /* deep: journeys of other maps that a stage leads to */
};

static struct kept_thing keep_thing(const struct thing *t)
{
	return (struct kept_thing){ t->kind, t->span, t->word, t->name, t->text };
}

/* ---- what is declared, and what is used ---- */

static void keep_declared(struct keeping *k, const struct thing *t, int answer)
{
	if (t->is_declared && t->span.file == k->map->file)
		VEC_PUSH(k->arena, &k->kept->declared, ((struct kept_declared){ keep_thing(t), answer }));
}

static void keep_all_declared(struct keeping *k)
{
	FOR_EACH(struct touchpoint, t, k->map->touchpoints)
		keep_declared(k, &t->thing, t->wanted);
	FOR_EACH(struct persona, p, k->map->personas)
		keep_declared(k, &p->thing, 0);
	FOR_EACH(struct segment, s, k->map->segments) {
		keep_declared(k, &s->thing, s->status);
		FOR_EACH(struct persona, p, s->personas)
			VEC_PUSH(k->arena, &k->kept->pairs, ((struct kept_pair){ s->thing.span, p->thing.span }));
	}
}

static void keep_used(void *keeping, struct thing *named)
{
	struct keeping *k = keeping;
	bool is_judged = named->kind == KIND_TOUCHPOINT || named->kind == KIND_PERSONA;
	if (named->parent || !is_judged || !named->span.file || keys_has(&k->used, key_of(named)))
		return;
	keys_add(&k->used, key_of(named));
	VEC_PUSH(k->arena, &k->kept->used, named->span);
}

static void keep_walked(struct keeping *k, const struct journey *j)
{
	FOR_EACH(struct segment, s, j->segments)
		VEC_PUSH(k->arena, &k->kept->walked, s->thing.span);
	FOR_EACH(struct persona, p, j->personas)
		if (p->segment)
			VEC_PUSH(k->arena, &k->kept->walked, p->segment->thing.span);
}

/* ---- journeys ---- */

/* Only what another measure of the same day and the same source can contradict. */
static void keep_measures(struct keeping *k, const struct things *measures, struct kept_measures *kept)
{
	FOR_EACH(struct measure, m, *measures) {
		bool is_known = m->metric && m->metric->thing.name.len && m->value.given && m->date.year && m->thing.basis.sources.len;
		if (is_known)
			VEC_PUSH(k->arena, &kept->list, ((struct kept_measure){ keep_thing(&m->metric->thing), m->thing.word, measure_value(m), counted_of_metric(m->metric), m->date,
				m->thing.basis.sources.at[0]->name }));
	}
}

static long place_of_journey(const struct keeping *k, const struct journey *j)
{
	return j ? keys_get(&k->deep, key_of(j)) - 1 : -1;
}

static void keep_stages(struct keeping *k, const struct journey *j, const struct courses *courses, struct kept_journey *kept)
{
	FOR_EACH(struct stage, s, j->stages) {
		if (!s->detail)
			continue;
		struct value drop = quantity_value(s->drop);
		bool has_drop = drop.given && drop.is_percent;
		struct kept_stage stage = { .thing = keep_thing(&s->thing), .detail = keep_thing(&s->detail->thing), .journey = place_of_journey(k, s->detail->journey),
			.mean = courses_mean_of_stage(courses, s), .drop = has_drop ? drop.number : NAN, .drop_word = has_drop ? s->drop->thing.word : (struct span){ 0 } };
		keep_measures(k, &s->content.measures, &stage.measures);
		VEC_PUSH(k->arena, &kept->stages, stage);
	}
}

static void keep_journey(struct keeping *k, const struct journey *j)
{
	struct courses courses = courses_of(j, k->arena);
	struct kept_journey kept = { keep_thing(&j->thing), j->kind == JOURNEY_EXPERIENCE, j->state == STATE_FUTURE, j->is_included, courses_mean(&courses), journey_lost(j), { 0 }, { { 0 } } };
	keep_measures(k, &j->measures, &kept.measures);
	if (!j->is_included)
		keep_stages(k, j, &courses, &kept);
	VEC_PUSH(k->arena, &k->kept->journeys, kept);
}

/* Their places among those that are kept, before any of their stages is. */
static void number_journeys(struct keeping *k)
{
	long count = 0;
	struct keys led_to = { .arena = k->arena };
	FOR_EACH(struct journey, j, k->map->journeys)
		for (size_t i = 0; i < j->stages.len && !j->is_included; i++) {
			const struct detail *d = ((const struct stage *)j->stages.at[i])->detail;
			if (d && d->journey)
				keys_add(&led_to, key_of(d->journey));
		}
	FOR_EACH(struct journey, j, k->map->journeys)
		if (!j->is_included || keys_has(&led_to, key_of(j)))
			keys_set(&k->deep, key_of(j), ++count);
}

/* ---- all of it ---- */

static void keep_rules(struct keeping *k, const struct check_options *o)
{
	struct settings s;
	settings_init(&s, k->map, o, k->arena);
	for (size_t i = 0; i < CHECK_COUNT; i++) {
		if (!check_at(i)->needs_all)
			continue;
		VEC_PUSH(k->arena, &k->kept->severities, ((struct kept_severity){ (uint8_t)i, (uint8_t)s.severities[i], (uint8_t)s.running[i], s.is_set[i], s.is_shut[i] }));
		for (size_t r = 0; r < s.places[i].len; r++) {
			const struct place_rule *p = &s.places[i].at[r];
			VEC_PUSH(k->arena, &k->kept->rules, ((struct kept_rule){ (uint8_t)i, (uint8_t)p->severity, p->span }));
		}
	}
}

static enum check_degree degree_of(const struct map *m, const struct check_options *o, struct arena *a)
{
	enum check_degree furthest = DEGREE_SKETCH;
	bool has_journey = false;
	FOR_EACH(struct journey, j, m->journeys) {
		enum check_degree degree = j->is_included ? DEGREE_SKETCH : facts_new(j, o->today, a)->degree;
		has_journey |= !j->is_included;
		furthest = degree > furthest ? degree : furthest;
	}
	return has_journey ? furthest : DEGREE_MAP;
}

void check_keep(struct check_kept *kept, const struct map *m, const struct check_options *o, struct arena *a)
{
	struct keeping k = { kept, m, a, { .arena = a }, { .arena = a } };
	bool has_journey = false;
	*kept = (struct check_kept){ .file = m->file, .lacks_includes = m->lacks_includes, .looks_elsewhere = m->looks_elsewhere, .scale = m->scale };
	keep_all_declared(&k);
	number_journeys(&k);
	FOR_EACH(struct journey, j, m->journeys) {
		if (keys_has(&k.deep, key_of(j)))
			keep_journey(&k, j);
		if (j->is_included)
			continue;
		has_journey = true;
		thing_names(&j->thing, keep_used, &k);
		keep_walked(&k, j);
	}
	for (size_t i = 0; has_journey && i < m->asts.len; i++)
		VEC_PUSH(a, &kept->reached, ((struct span){ m->asts.at[i]->file, 0, 0 }));
	keep_rules(&k, o);
	kept->degree = o->only_count ? (uint8_t)degree_of(m, o, a) : DEGREE_MAP;
}

/* ---- from process to process ---- */

static void carry_thing(struct parcel *p, struct kept_thing *t)
{
	PARCEL(p, t->kind);
	parcel_span(p, &t->span);
	parcel_span(p, &t->word);
	parcel_shared(p, &t->name);
	parcel_shared(p, &t->text);
}

static void carry_measures(struct parcel *p, struct kept_measures *measures)
{
	PARCEL_LIST(p, &measures->list);
	for (size_t i = 0; i < measures->list.len; i++) {
		struct kept_measure *m = &measures->list.at[i];
		struct str *texts[] = { &m->value.unit, &m->value.written, &m->counted.unit, &m->source };
		carry_thing(p, &m->metric);
		parcel_span(p, &m->word);
		PARCEL(p, m->value); /* its texts follow, in the place of what they are to the writer */
		PARCEL(p, m->counted);
		PARCEL(p, m->date);
		for (size_t k = 0; k < sizeof texts / sizeof *texts; k++)
			parcel_shared(p, texts[k]);
	}
}

static void carry_journey(struct parcel *p, struct kept_journey *j)
{
	carry_thing(p, &j->thing);
	PARCEL(p, j->is_experience);
	PARCEL(p, j->is_future);
	PARCEL(p, j->is_included);
	PARCEL(p, j->mean);
	PARCEL(p, j->lost);
	carry_measures(p, &j->measures);
	PARCEL_LIST(p, &j->stages);
	for (size_t i = 0; i < j->stages.len; i++) {
		struct kept_stage *s = &j->stages.at[i];
		carry_thing(p, &s->thing);
		carry_thing(p, &s->detail);
		PARCEL(p, s->journey);
		PARCEL(p, s->mean);
		PARCEL(p, s->drop);
		parcel_span(p, &s->drop_word);
		carry_measures(p, &s->measures);
	}
}

static void carry_spans(struct parcel *p, struct span *at, size_t len)
{
	for (size_t i = 0; i < len; i++)
		parcel_span(p, &at[i]);
}

void check_kept_carry(struct check_kept *k, struct parcel *p)
{
	struct span main = { k->file, 0, 0 };
	parcel_span(p, &main);
	k->file = main.file;
	PARCEL(p, k->lacks_includes);
	PARCEL(p, k->looks_elsewhere);
	PARCEL(p, k->degree);
	PARCEL(p, k->has_errors);
	PARCEL(p, k->scale);
	PARCEL_LIST(p, &k->reached);
	carry_spans(p, k->reached.at, k->reached.len);
	PARCEL_LIST(p, &k->declared);
	for (size_t i = 0; i < k->declared.len; i++) {
		carry_thing(p, &k->declared.at[i].thing);
		PARCEL(p, k->declared.at[i].answer);
	}
	PARCEL_LIST(p, &k->used);
	carry_spans(p, k->used.at, k->used.len);
	PARCEL_LIST(p, &k->walked);
	carry_spans(p, k->walked.at, k->walked.len);
	PARCEL_LIST(p, &k->pairs);
	for (size_t i = 0; i < k->pairs.len; i++) {
		parcel_span(p, &k->pairs.at[i].segment);
		parcel_span(p, &k->pairs.at[i].persona);
	}
	PARCEL_LIST(p, &k->journeys);
	for (size_t i = 0; i < k->journeys.len; i++)
		carry_journey(p, &k->journeys.at[i]);
	PARCEL_LIST(p, &k->severities);
	for (size_t i = 0; i < k->severities.len; i++)
		PARCEL(p, k->severities.at[i]);
	PARCEL_LIST(p, &k->rules);
	for (size_t i = 0; i < k->rules.len; i++) {
		PARCEL(p, k->rules.at[i].check);
		PARCEL(p, k->rules.at[i].severity);
		parcel_span(p, &k->rules.at[i].span);
	}
	parcel_str(p, &k->coverage);
}
