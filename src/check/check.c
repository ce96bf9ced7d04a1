/* check.c — runs the checks over a map: once for what is declared at the top, once for each journey, every thing being shown to
 * the checks of its kind. Rules, --only and --skip decide beforehand which of them run and how loud they are. */
#include "check/check.h"

#include <string.h>

static const struct {
	check_function *function;
	enum statement_kind kind;
} RUNS[CHECK_COUNT] = {
#define CHECK(name, id, severity, family, kind, sentence, way_out, from) [CHECK_##name] = { check_##name, KIND_##kind },
#define FOUND(name, id, severity, family, sentence, way_out, from)
#define TOGETHER(name, id, severity, family, sentence, way_out, from)
#include "check/checks.def"
};

static const enum degree DEGREES[CHECK_COUNT] = {
#define ASKS(name, degree) [CHECK_##name] = DEGREE_##degree,
#include "check/degrees.def"
};

enum degree check_asks_from(enum check_id id)
{
	return DEGREES[id];
}

/* ---- what is to run, and how loud ---- */

struct settings {
	enum severity severities[CHECK_COUNT];
	bool is_set[CHECK_COUNT]; /* by a rule, --only or --skip, rather than by the table */
};

static size_t index_of(const struct check_row *row)
{
	return (size_t)(row - check_at(0));
}

static bool rule_holds(const struct rule *r, long today)
{
	return !r->until.year || today <= date_last_day(r->until);
}

static void apply_rule(struct settings *s, const struct rule *r)
{
	static const enum severity MEANT[] = { [SETTING_OFF] = SEVERITY_NONE, [SETTING_INFO] = SEVERITY_INFO, [SETTING_WARNING] = SEVERITY_WARNING,
		[SETTING_ERROR] = SEVERITY_ERROR };
	const struct check_row *row = check_of(r->thing.name);
	if (!row || r->setting == SETTING_NONE)
		return;
	s->severities[index_of(row)] = MEANT[r->setting];
	s->is_set[index_of(row)] = true;
}

/* The map's own file has the last word over those it includes. */
static void apply_rules(struct settings *s, const struct map *m, long today)
{
	for (int of_main = 0; of_main < 2; of_main++)
		FOR_EACH(struct rule, r, m->rules)
			if ((r->thing.span.file == m->file) == of_main && rule_holds(r, today))
				apply_rule(s, r);
}

static bool is_among(const struct str *ids, size_t count, const char *id)
{
	for (size_t i = 0; i < count; i++)
		if (str_is(ids[i], id))
			return true;
	return false;
}

static void settings_init(struct settings *s, const struct map *m, const struct check_options *o)
{
	*s = (struct settings){ 0 };
	for (size_t i = 0; i < CHECK_COUNT; i++)
		s->severities[i] = check_at(i)->severity;
	apply_rules(s, m, o->today);
	for (size_t i = 0; i < CHECK_COUNT; i++) {
		const char *id = check_at(i)->id;
		/* What a reader could not understand is told whatever was asked for: a check of the rest would be no answer. */
		bool left_out = o->only_count && RUNS[i].function && !is_among(o->only, o->only_count, id);
		bool is_less = RUNS[i].function && s->severities[i] < o->least;
		if (!left_out && !is_less && !is_among(o->skip, o->skip_count, id))
			continue;
		s->severities[i] = SEVERITY_NONE;
		s->is_set[i] = true;
	}
}

static void apply_to_reading(struct sources *sources, size_t first, const struct settings *s)
{
	size_t kept = first;
	for (size_t i = first; i < sources->findings.len; i++) {
		struct finding f = sources->findings.at[i];
		const struct check_row *row = check_of(str_of(f.id));
		if (row && s->is_set[index_of(row)])
			f.severity = s->severities[index_of(row)];
		if (f.severity != SEVERITY_NONE)
			sources->findings.at[kept++] = f;
	}
	sources->findings.len = kept;
}

/* ---- the walk ---- */

struct run {
	struct checking c;
	struct settings settings;
	struct keys used;
	uint8_t first[KIND_COUNT]; /* the first check of a kind, + 1 */
	uint8_t next[CHECK_COUNT];
	enum degree degree;        /* of the journey; of the furthest one, for what is declared at the top */
};

_Static_assert(CHECK_COUNT < 255, "checks are chained in bytes");

static void chain_checks(struct run *r)
{
	for (size_t i = CHECK_COUNT; i-- > 0;) {
		if (!RUNS[i].function || r->settings.severities[i] == SEVERITY_NONE)
			continue;
		r->next[i] = r->first[RUNS[i].kind];
		r->first[RUNS[i].kind] = (uint8_t)(i + 1);
	}
}

static void check_thing(void *run, const struct thing *t)
{
	struct run *r = run;
	for (size_t row = r->first[t->kind]; row; row = r->next[row - 1]) {
		r->c.id = (enum check_id)(row - 1);
		if (DEGREES[row - 1] <= r->degree)
			RUNS[row - 1].function(&r->c, t);
	}
}

static void check_all(struct run *r, const struct things *things)
{
	for (size_t i = 0; i < things->len; i++)
		if (check_concerns(&r->c, things->at[i]))
			check_thing(r, things->at[i]);
}

static void check_declared(struct run *r, const struct map *m)
{
	static const struct thing WHOLE = { .kind = KIND_FILE };
	check_thing(r, &WHOLE);
	for (size_t i = 0; i < m->rules.len; i++)
		check_thing(r, m->rules.at[i]);
	check_all(r, &m->personas);
	FOR_EACH(struct persona, p, m->personas)
		check_all(r, &p->quotes);
	check_all(r, &m->touchpoints);
}

static void add_used(struct run *r, const struct facts *f)
{
	for (size_t i = 0; i < f->used.slot_count; i++)
		keys_add(&r->used, f->used.slots[i].key);
}

/* A check may tell something under another's id that this map's rules have put out. */
void check_drop_silenced(struct sources *s, size_t first)
{
	size_t kept = first;
	for (size_t i = first; i < s->findings.len; i++)
		if (s->findings.at[i].severity != SEVERITY_NONE)
			s->findings.at[kept++] = s->findings.at[i];
	s->findings.len = kept;
}

void check_map(const struct map *m, size_t first, const struct check_options *o)
{
	struct arena arena;
	struct run r = { 0 };
	arena_init(&arena);
	settings_init(&r.settings, m, o);
	apply_to_reading(m->sources, first, &r.settings);
	chain_checks(&r);
	r.used.arena = &arena;
	r.c = (struct checking){ .sources = m->sources, .arena = &arena, .options = o, .map = m, .used = &r.used, .severities = r.settings.severities };
	enum degree furthest = m->journeys.len ? DEGREE_SKETCH : DEGREE_MAP;
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
	check_drop_silenced(m->sources, first);
	arena_finish(&arena);
}

/* What all maps of a run say together is told under the settings of the map whose file it stands in. */
void check_settings(const struct map *m, const struct check_options *o, enum severity severities[CHECK_COUNT])
{
	struct settings s;
	settings_init(&s, m, o);
	memcpy(severities, s.severities, sizeof s.severities);
}

/* ---- what checks call ---- */

struct finding *check_told(enum check_id id, struct finding *f)
{
	f->hint = str_of(check_at(id)->way_out);
	return f;
}

void tell_other(struct finding *f, struct span other, struct str note)
{
	f->other = other;
	f->other_note = note;
}

void tell_hint(struct finding *f, struct str hint)
{
	f->hint = hint;
}

bool check_concerns(const struct checking *c, const struct thing *t)
{
	return t->span.file == c->map->file || keys_has(c->used, key_of(t)) || (t->parent && check_concerns(c, t->parent));
}

void tell_lacking(struct checking *c, const struct things *lacking, size_t of, const char *each, const char *all)
{
	if (lacking->len > 1 && lacking->len == of) {
		REPORT(c, c->journey->thing.word, all, STR_ARG(say_thing(c, &c->journey->thing))); /* NOLINT: formats are literals of this folder */
		return;
	}
	for (size_t i = 0; i < lacking->len; i++)
		REPORT(c, lacking->at[i]->word, each, STR_ARG(say_thing(c, lacking->at[i]))); /* NOLINT */
}
