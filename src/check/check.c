/* check.c — runs the checks over a map: once for what is declared at the top, once for each journey, every thing being shown to
 * the checks of its kind. Rules, --only and --skip (settings.c) decide which of them run and how loud they are. */
#include "check/check.h"

static const struct {
	check_function *function;
	enum statement_kind kind;
} RUNS[CHECK_COUNT] = {
#define CHECK(name, id, severity, family, kind, sentence, way_out, from) [CHECK_##name] = { check_##name, KIND_##kind },
#define FOUND(name, id, severity, family, sentence, way_out, from)
#define TOGETHER(name, id, severity, family, sentence, way_out, from)
#include "check/checks.def"
};

static const enum check_degree DEGREES[CHECK_COUNT] = {
#define ASKS(name, degree) [CHECK_##name] = DEGREE_##degree,
#include "check/degrees.def"
};

enum check_degree check_asks_from(enum check_id id)
{
	return DEGREES[id];
}

static bool is_of_journeys(enum statement_kind kind)
{
	return kind == KIND_JOURNEY || kind == KIND_STAGE || kind == KIND_STEP;
}

bool check_was_run(const struct check_row *row, struct check_kept *const *maps, size_t count)
{
	size_t id = (size_t)(row - check_at(0));
	bool is_asked = false;
	for (size_t i = 0; i < count; i++) {
		if (is_of_journeys(RUNS[id].kind) && !maps[i]->reached.len) /* it only declares, or includes journeys */
			continue;
		if (maps[i]->degree >= DEGREES[id])
			return true;
		is_asked = true;
	}
	return !is_asked;
}

bool check_skips_drafts(const struct check_row *row)
{
	return DEGREES[row - check_at(0)] == DEGREE_MAP;
}

bool check_is_of_map(enum check_id id)
{
	return RUNS[id].function != NULL;
}

/* ---- the walk ---- */

struct check_run {
	struct checking c;
	struct settings settings;
	struct keys used;
	struct declared_names declared;
	uint8_t first[KIND_COUNT]; /* the first check of a kind, + 1 */
	uint8_t next[CHECK_COUNT];
	enum check_degree degree;        /* of the journey; of the furthest one, for what is declared at the top */
};

_Static_assert(CHECK_COUNT < 255, "checks are chained in bytes");

static void chain_checks(struct check_run *r)
{
	for (size_t i = CHECK_COUNT; i-- > 0;) {
		if (!RUNS[i].function || r->settings.running[i] == SEVERITY_NONE)
			continue;
		r->next[i] = r->first[RUNS[i].kind];
		r->first[RUNS[i].kind] = (uint8_t)(i + 1);
	}
}

static void check_thing(void *run, const struct thing *t)
{
	struct check_run *r = run;
	for (size_t row = r->first[t->kind]; row; row = r->next[row - 1]) {
		r->c.id = (enum check_id)(row - 1);
		if (DEGREES[row - 1] <= r->degree)
			RUNS[row - 1].function(&r->c, t);
	}
}

static void check_all(struct check_run *r, const struct things *things)
{
	for (size_t i = 0; i < things->len; i++)
		if (check_concerns(&r->c, things->at[i]))
			check_thing(r, things->at[i]);
}

static void check_declared(struct check_run *r, const struct map *m)
{
	static const struct thing WHOLE = { .kind = KIND_FILE };
	check_thing(r, &WHOLE);
	for (size_t i = 0; i < m->rules.len; i++)
		check_thing(r, m->rules.at[i]);
	for (size_t i = 0; m->settings && i < m->settings->rules.len; i++)
		check_thing(r, m->settings->rules.at[i]);
	check_all(r, &m->personas);
	FOR_EACH(struct persona, p, m->personas)
		check_all(r, &p->quotes);
	check_all(r, &m->touchpoints);
}

static void add_used(struct check_run *r, const struct facts *f)
{
	for (size_t i = 0; i < f->used.slot_count; i++)
		keys_add(&r->used, f->used.slots[i].key);
}

static void name_declared(struct declared_names *d, const struct map *m, struct arena *a)
{
	names_init(&d->metrics, a);
	names_init(&d->teams, a);
	FOR_EACH(struct metric, metric, m->metrics)
		names_add(&d->metrics, metric->thing.name, metric);
	FOR_EACH(struct team, team, m->teams) {
		names_add(&d->teams, team->thing.text, team);
		d->longest_team = team->thing.text.len > d->longest_team ? team->thing.text.len : d->longest_team;
	}
}

void check_map(const struct map *m, const struct findings *read, const struct check_options *o, struct findings *found)
{
	struct arena arena;
	struct findings own;
	struct check_run r = { 0 };
	arena_init(&arena);
	findings_init(&own);
	settings_init(&r.settings, m, o, &arena);
	chain_checks(&r);
	r.used.arena = &arena;
	name_declared(&r.declared, m, &arena);
	r.c = (struct checking){ .sources = m->sources, .found = &own, .arena = &arena, .options = o, .map = m, .used = &r.used, .declared = &r.declared, .severities = r.settings.running, .settings = &r.settings };
	enum check_degree furthest = m->journeys.len ? DEGREE_SKETCH : DEGREE_MAP;
	FOR_EACH(struct journey, j, m->journeys) {
		if (j->is_included)
			continue;
		r.c.journey = j;
		r.c.facts = facts_new(j, o->today, &arena);
		r.degree = r.c.facts->degree;
		furthest = r.degree > furthest ? r.degree : furthest;
		add_used(&r, r.c.facts);
		journey_walk(j, check_thing, &r);
	}
	r.c.journey = NULL;
	r.c.facts = NULL;
	r.degree = furthest;
	check_declared(&r, m);
	settings_apply(&r.settings, read, found);
	settings_apply(&r.settings, &own, found);
	findings_finish(&own);
	arena_finish(&arena);
}

/* ---- what checks call ---- */

struct finding *check_add_way_out(enum check_id id, struct finding *f)
{
	f->hint = str_of(check_at(id)->way_out);
	return f;
}

void finding_set_other(struct finding *f, struct span other, struct str note)
{
	f->other = other;
	f->other_note = note;
}

void finding_set_hint(struct finding *f, struct str hint)
{
	f->hint = hint;
}

bool check_concerns(const struct checking *c, const struct thing *t)
{
	return t->span.file == c->map->file || keys_has(c->used, key_of(t)) || (t->parent && check_concerns(c, t->parent));
}
