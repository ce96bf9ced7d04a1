/* settings.c — which checks run, and how loud: the table's severities, the rules of the files, the rules of a journey, a stage or a
 * step, which hold for what is told of it, and --only and --skip, which have the last word. */
#include "check/check.h"

static size_t index_of(const struct check_row *row)
{
	return (size_t)(row - check_at(0));
}

static bool rule_holds(const struct rule *r, long today)
{
	const struct check_row *row = check_of(r->thing.name);
	bool hides = row && r->setting == SETTING_OFF && !check_may_be_off(row);
	return r->setting != SETTING_NONE && row && !hides && (!r->until.year || today <= date_last_day(r->until));
}

static enum severity severity_meant(const struct rule *r)
{
	static const enum severity MEANT[] = { [SETTING_OFF] = SEVERITY_NONE, [SETTING_INFO] = SEVERITY_INFO, [SETTING_WARNING] = SEVERITY_WARNING,
		[SETTING_ERROR] = SEVERITY_ERROR };
	return MEANT[r->setting];
}

/* ---- the rules of the files ---- */

static void apply_rule(struct settings *s, const struct rule *r, long today)
{
	if (!rule_holds(r, today))
		return;
	size_t check = index_of(check_of(r->thing.name));
	s->severities[check] = severity_meant(r);
	s->is_set[check] = true;
}

/* The map's own file has the last word over those it includes, and these over the project. */
static void apply_rules(struct settings *s, const struct map *m, long today)
{
	if (m->project)
		FOR_EACH(struct rule, r, m->project->rules)
			apply_rule(s, r, today);
	for (int of_main = 0; of_main < 2; of_main++)
		FOR_EACH(struct rule, r, m->rules)
			if ((r->thing.span.file == m->file) == of_main)
				apply_rule(s, r, today);
}

/* ---- the rules of a place ---- */

struct rule_gathering {
	struct settings *settings;
	const struct map *map;
	struct arena *arena;
	long today;
	uint32_t file; /* of the statements */
	VEC(const struct node *) statements;
};

static const struct node *root_of(const struct map *m, uint32_t file)
{
	for (size_t i = 0; i < m->asts.len; i++)
		if (m->asts.at[i]->file == file)
			return m->asts.at[i]->root;
	return NULL;
}

static void note_statements(struct rule_gathering *g, const struct node *n)
{
	for (; n; n = n->next) {
		if (n->is_handed_on)
			continue;
		VEC_PUSH(g->arena, &g->statements, n);
		note_statements(g, n->first);
	}
}

/* The statement of this kind that begins there; NULL when none does. Of one file all are listed once, in the order of their places. */
static const struct node *node_at(struct rule_gathering *g, enum statement_kind kind, struct span place)
{
	if (!g->statements.len || g->file != place.file) {
		g->statements.len = 0;
		g->file = place.file;
		note_statements(g, root_of(g->map, place.file));
	}
	size_t first = 0, end = g->statements.len;
	while (first < end) {
		size_t middle = first + (end - first) / 2;
		if (g->statements.at[middle]->span.at < place.at)
			first = middle + 1;
		else
			end = middle;
	}
	while (first < g->statements.len && g->statements.at[first]->span.at == place.at && g->statements.at[first]->kind != kind)
		first++;
	return first < g->statements.len && g->statements.at[first]->span.at == place.at ? g->statements.at[first] : NULL;
}

/* Where what comes behind it, and all that stands in it, begins. */
static uint32_t end_of(const struct node *n)
{
	while (n && !n->next)
		n = n->parent;
	return n ? n->next->span.at : UINT32_MAX;
}

static void gather_rule(void *gathering, const struct thing *t)
{
	struct rule_gathering *g = gathering;
	const struct rule *r = (const struct rule *)t;
	if (t->kind != KIND_RULE || !t->parent || !rule_holds(r, g->today))
		return;
	const struct span place = t->parent->span;
	const struct node *n = node_at(g, t->parent->kind, place);
	struct place_rule at = { severity_meant(r), { place.file, place.at, end_of(n) - place.at } };
	size_t check = index_of(check_of(t->name));
	if (!n)
		return;
	VEC_PUSH(g->arena, &g->settings->places[check], at);
	if (severity_meant(r) > g->settings->running[check])
		g->settings->running[check] = severity_meant(r);
}

static void gather_rules(struct settings *s, const struct map *m, long today, struct arena *a)
{
	struct rule_gathering g = { .settings = s, .map = m, .arena = a, .today = today };
	FOR_EACH(struct journey, j, m->journeys)
		if (!j->is_included)
			journey_walk(j, gather_rule, &g);
}

/* ---- the options ---- */

static bool is_among(const struct str *ids, size_t count, const char *id)
{
	for (size_t i = 0; i < count; i++)
		if (str_is(ids[i], id))
			return true;
	return false;
}

/* What could not be read is always reported, whatever --only says: a check of the rest alone would mislead. */
static bool is_shut(size_t check, const struct check_options *o)
{
	const char *id = check_at(check)->id;
	bool left_out = o->only_count && check_may_be_off(check_at(check)) && !is_among(o->only, o->only_count, id);
	return left_out || is_among(o->skip, o->skip_count, id);
}

static void apply_options(struct settings *s, const struct check_options *o)
{
	s->least = o->least;
	for (size_t i = 0; i < CHECK_COUNT; i++) {
		bool is_less = check_is_of_map((enum check_id)i) && s->running[i] < o->least;
		s->is_shut[i] = is_shut(i, o) || is_less;
		if (!s->is_shut[i])
			continue;
		s->severities[i] = s->running[i] = SEVERITY_NONE;
		s->is_set[i] = true;
	}
}

void settings_init(struct settings *s, const struct map *m, const struct check_options *o, struct arena *a)
{
	*s = (struct settings){ 0 };
	for (size_t i = 0; i < CHECK_COUNT; i++)
		s->severities[i] = check_at(i)->severity;
	apply_rules(s, m, o->today);
	for (size_t i = 0; i < CHECK_COUNT; i++)
		s->running[i] = s->severities[i];
	gather_rules(s, m, o->today, a);
	apply_options(s, o);
}

void settings_of_kept(struct settings *s, const struct check_kept *k, const struct check_options *o, struct arena *a)
{
	s->least = o->least;
	for (size_t i = 0; i < k->severities.len; i++) {
		const struct kept_severity *of = &k->severities.at[i];
		s->severities[of->check] = (enum severity)of->severity;
		s->running[of->check] = (enum severity)of->running;
		s->is_set[of->check] = of->is_set;
		s->is_shut[of->check] = of->is_shut;
		s->places[of->check].len = 0;
	}
	for (size_t i = 0; i < k->rules.len; i++)
		VEC_PUSH(a, &s->places[k->rules.at[i].check], ((struct place_rule){ (enum severity)k->rules.at[i].severity, k->rules.at[i].span }));
}

/* ---- findings ---- */

/* The innermost of them; of two in one place the later. */
static const struct place_rule *rule_at(const struct settings *s, size_t check, struct span span)
{
	const struct place_rule *found = NULL;
	for (size_t i = 0; i < s->places[check].len; i++) {
		const struct place_rule *p = &s->places[check].at[i];
		bool is_there = p->span.file == span.file && p->span.at <= span.at && span.at - p->span.at < p->span.len;
		if (is_there && (!found || p->span.len <= found->span.len))
			found = p;
	}
	return found;
}

/* What was reported while reading keeps its severity, unless a rule sets another, or it is of no use but to who draws. */
static enum severity severity_checked(enum check_id id, enum severity told)
{
	const struct check_row *row = check_at(id);
	return row->is_drawn_without ? row->severity : told;
}

enum severity settings_severity(const struct settings *s, enum check_id id, struct span place, enum severity told)
{
	const struct place_rule *rule = s->is_shut[id] ? NULL : rule_at(s, id, place);
	bool is_set_anew = s->is_set[id] || s->running[id] != s->severities[id];
	enum severity severity = rule ? rule->severity : is_set_anew ? s->severities[id] : severity_checked(id, told);
	return check_is_of_map(id) && severity < s->least ? SEVERITY_NONE : severity;
}

static enum severity severity_at(const struct settings *s, const struct finding *f)
{
	const struct check_row *row = check_of(str_of(f->id));
	return row ? settings_severity(s, (enum check_id)index_of(row), f->span, f->severity) : f->severity;
}

void settings_apply(const struct settings *s, const struct findings *found, struct findings *to)
{
	for (size_t i = 0; i < found->len; i++) {
		struct finding f = found->at[i];
		f.severity = severity_at(s, &f);
		if (f.severity != SEVERITY_NONE)
			finding_copy(to, &f);
	}
}
