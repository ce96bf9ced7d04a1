/* structure.c — what a stage needs, and where steps lead. */
#include "check/check.h"

#define JOURNEY(t) ((const struct journey *)(t))

/* ---- what a stage lacks ---- */

static struct things stages_that(struct checking *c, bool (*lacks)(struct checking *c, const struct stage *stage))
{
	struct things found = { 0 };
	FOR_EACH(struct stage, stage, c->journey->stages)
		if (lacks(c, stage))
			VEC_PUSH(c->arena, &found, &stage->thing);
	return found;
}

static void report_stages(struct checking *c, bool (*lacks)(struct checking *c, const struct stage *stage), const char *each, const char *all)
{
	struct things found = stages_that(c, lacks);
	report_lacking(c, &found, c->journey->stages.len, each, all);
}

/* A wide map may say of a stage as a whole what a deep one says of its steps. */
static bool has_own_content(const struct content *c)
{
	return c->feelings.len || c->touches.len || c->pains.len || c->thoughts.len || c->quotes.len;
}

static bool lacks_step(struct checking *c, const struct stage *stage)
{
	bool is_wide = c->journey->kind == JOURNEY_EXPERIENCE && has_own_content(&stage->content);
	return !stage->steps.len && !is_wide && !place_states_none(&stage->content, DIMENSION_STEP);
}

void check_stage_without_step(struct checking *c, const struct thing *t)
{
	(void)t;
	report_stages(c, lacks_step, "%.*s has no steps", "no stage of %.*s has steps");
}

/* A stage without steps is reported as such; what happens off-brand needs no touchpoint. */
static bool lacks_touchpoint(struct checking *c, const struct stage *stage)
{
	return !lacks_step(c, stage) && !stage_is_off_brand(stage) && !stage_covers(stage, COVER_TOUCHPOINT);
}

void check_stage_without_touchpoint(struct checking *c, const struct thing *t)
{
	(void)t;
	report_stages(c, lacks_touchpoint, "%.*s has no touchpoint: none of its steps has `at` or `via`", "no stage of %.*s has a touchpoint");
}

static bool lacks_feeling(struct checking *c, const struct stage *stage)
{
	return !lacks_step(c, stage) && !stage_covers(stage, COVER_FEELING);
}

void check_stage_without_feeling(struct checking *c, const struct thing *t)
{
	(void)t;
	report_stages(c, lacks_feeling, "%.*s has no emotion", "no stage of %.*s has an emotion");
}

void check_phase_without_stage(struct checking *c, const struct thing *t)
{
	if (!((const struct phase *)t)->stages.len)
		REPORT(c, t->word, "%.*s has no stages", STR_ARG(kind_phrase(c, t)));
}

static bool lacks_goal(struct checking *c, const struct stage *stage)
{
	(void)c;
	FOR_EACH(struct step, step, stage->steps)
		if (step->content.goals.len)
			return false;
	return !stage->content.goals.len;
}

void check_stage_without_goal(struct checking *c, const struct thing *t)
{
	(void)t;
	report_stages(c, lacks_goal, "%.*s has no customer goal", "no stage of %.*s has a customer goal");
}

/* ---- how many, and from where to where ---- */

enum { STAGES_LEAST = 3, STAGES_MOST = 9 };

void check_stages_too_few(struct checking *c, const struct thing *t)
{
	size_t count = JOURNEY(t)->stages.len;
	if (!count)
		REPORT(c, t->word, "%.*s has no stages yet", STR_ARG(kind_phrase(c, t)));
	else if (count < STAGES_LEAST && c->facts->degree == DEGREE_MAP)
		REPORT(c, t->word, by_count(count, "%.*s has only %d stage (at least %d recommended)", "%.*s has only %d stages (at least %d recommended)"),
			STR_ARG(kind_phrase(c, t)), (int)count, STAGES_LEAST);
}

void check_stages_too_many(struct checking *c, const struct thing *t)
{
	const struct journey *j = JOURNEY(t);
	if (j->stages.len > STAGES_MOST && j->kind != JOURNEY_DAY)
		REPORT(c, j->stages.at[STAGES_MOST]->word, "%.*s has %d stages (at most %d recommended)", STR_ARG(kind_phrase(c, t)), (int)j->stages.len,
			STAGES_MOST);
}

void check_no_before(struct checking *c, const struct thing *t)
{
	const struct stage *purchase = c->facts->purchase;
	(void)t;
	if (purchase && purchase->index == 0 && c->journey->stages.len > 1)
		REPORT(c, purchase->thing.word, "the map starts at %.*s: the stages before the purchase are missing", STR_ARG(kind_phrase(c, &purchase->thing)));
}

void check_no_after(struct checking *c, const struct thing *t)
{
	const struct stage *purchase = c->facts->purchase;
	(void)t;
	if (purchase && purchase->index + 1 == c->journey->stages.len && c->journey->stages.len > 1)
		REPORT(c, purchase->thing.word, "the map ends at %.*s: the stages after the purchase are missing", STR_ARG(kind_phrase(c, &purchase->thing)));
}

/* ---- ways through ---- */

struct flow { /* the steps of a journey in order, and the ways between them */
	struct paths paths;
	const struct step **steps;
	size_t count;
	bool *ends; /* a way leads from here to an end */
};

static bool falls_through(const struct flow *f, size_t i)
{
	return !f->steps[i]->nexts.len && !f->steps[i]->exit && i + 1 < f->count;
}

/* An exit, or a step that names none to go on to and that the order of the text leads nowhere from: behind it stand only exits of others. */
static void find_last_steps(struct flow *f)
{
	for (size_t i = 0; i < f->count; i++)
		f->ends[i] = f->steps[i]->exit || !f->steps[i]->nexts.len;
	for (size_t i = 0; i < f->paths.ways.len; i++) {
		const struct step *from = f->paths.ways.at[i].from;
		f->ends[from->index] = from->exit;
	}
}

/* Backwards over all ways, from the ends: each way once. */
static void find_ends(struct flow *f, struct arena *a)
{
	size_t *first = arena_alloc(a, (f->count + 1) * sizeof *first), *next = arena_alloc(a, (f->paths.ways.len + 1) * sizeof *next); /* of the ways to each step, + 1 */
	size_t *open = arena_alloc(a, (f->count + 1) * sizeof *open), count = 0;
	find_last_steps(f);
	for (size_t i = 0; i < f->paths.ways.len; i++) {
		size_t *to = &first[f->paths.ways.at[i].to->index];
		next[i] = *to;
		*to = i + 1;
	}
	for (size_t i = 0; i < f->count; i++)
		if (f->ends[i])
			open[count++] = i;
	while (count)
		for (size_t way = first[open[--count]]; way; way = next[way - 1]) {
			size_t from = f->paths.ways.at[way - 1].from->index;
			if (f->ends[from])
				continue;
			f->ends[from] = true;
			open[count++] = from;
		}
}

static void flow_init(struct flow *f, struct checking *c)
{
	*f = (struct flow){ .paths = c->facts->paths };
	f->steps = arena_alloc(c->arena, (c->journey->step_count + 1) * sizeof *f->steps);
	f->ends = arena_alloc(c->arena, c->journey->step_count + 1);
	FOR_EACH(struct stage, stage, c->journey->stages)
		FOR_EACH(struct step, step, stage->steps)
			f->steps[f->count++] = step;
	find_ends(f, c->arena);
}

static bool is_reached(const struct flow *f, size_t i)
{
	return f->paths.places[i] != PATH_APART;
}

static void report_unreachable(struct checking *c, const struct flow *f, size_t i)
{
	struct finding *reported = REPORT(c, f->steps[i]->thing.word, "%.*s cannot be reached from the first step", STR_ARG(kind_phrase(c, &f->steps[i]->thing)));
	if (i && (f->steps[i - 1]->nexts.len || f->steps[i - 1]->exit))
		finding_set_other(reported, f->steps[i - 1]->thing.word, STR("the previous step leads elsewhere"));
}

/* Once for those that follow one another in a stage. */
void check_unreachable_step(struct checking *c, const struct thing *t)
{
	struct flow f;
	bool is_reported = false;
	(void)t;
	if (!c->facts->branches)
		return;
	flow_init(&f, c);
	for (size_t i = 0; i < f.count; i++) {
		const struct thing *step = &f.steps[i]->thing;
		is_reported &= i && !is_reached(&f, i - 1) && f.steps[i - 1]->stage == f.steps[i]->stage;
		if (is_reached(&f, i) || is_reported || !is_asked(c, step, step->word))
			continue;
		report_unreachable(c, &f, i);
		is_reported = true;
	}
}

enum { ARMS_MOST = 12 };

/* One arm of a fork that says neither where it leads nor that it ends, right before another arm: read as it stands, whoever
 * leaves here would come back in there. */
static bool runs_into_other_arm(const struct flow *f, size_t i, const struct step **fork)
{
	if (!falls_through(f, i) || i == 0 || f->steps[i + 1]->exit) /* an exit that a `next` names is met by that way alone */
		return false;
	for (size_t k = i; k-- > 0 && i - k <= ARMS_MOST && f->steps[k]->stage == f->steps[i]->stage;) {
		bool leads_here = false, leads_to_next = false;
		FOR_EACH(struct way, way, f->steps[k]->nexts) {
			leads_here |= way->step == f->steps[i];
			leads_to_next |= way->step == f->steps[i + 1];
		}
		if (f->steps[k]->nexts.len) {
			*fork = f->steps[k];
			return leads_here && leads_to_next;
		}
	}
	return false;
}

void check_dead_end(struct checking *c, const struct thing *t)
{
	struct flow f;
	const struct step *fork;
	bool is_loop_reported = false;
	(void)t;
	if (!c->facts->branches)
		return;
	flow_init(&f, c);
	for (size_t i = 0; i < f.count; i++) {
		const struct thing *step = &f.steps[i]->thing;
		bool is_arm = keys_has(&c->facts->entered, key_of(step)) && runs_into_other_arm(&f, i, &fork);
		if (is_reached(&f, i) && !f.ends[i] && !is_loop_reported && is_asked(c, step, step->word)) {
			REPORT(c, step->word, "%.*s is in a loop that never reaches an exit or the end", STR_ARG(kind_phrase(c, step)));
			is_loop_reported = true;
		} else if (is_arm) {
			struct finding *reported = REPORT(c, step->word, "branch %.*s of %.*s has no `next` or `exit`, so it runs into the other branch, %.*s",
				STR_ARG(thing_phrase(c, step)),
				STR_ARG(thing_phrase(c, &fork->thing)), STR_ARG(thing_phrase(c, &f.steps[i + 1]->thing)));
			finding_set_other(reported, fork->thing.word, STR("the branches begin here"));
		}
	}
}

void check_shares_over_100(struct checking *c, const struct thing *t)
{
	const struct step *s = (const struct step *)t;
	const struct way *last = NULL;
	double sum = 0;
	FOR_EACH(struct way, way, s->nexts)
		if (way->share.given) {
			sum += way->share.number;
			last = way;
		}
	if (last && sum > 100.001) {
		struct finding *f = REPORT(c, last->thing.span, "the next steps of %.*s have shares of %.*s%% in total (at most 100%%)", STR_ARG(kind_phrase(c, t)),
			STR_ARG(number_phrase(c, sum, 1)));
		finding_set_other(f, t->word, STR("the branches begin here"));
	}
}

/* ---- whose work a step is ---- */

static bool begins_with(struct str text, const char *const *words)
{
	for (; *words; words++)
		if (str_starts(text, *words))
			return true;
	return false;
}

/* Of “Shop” and “Shop floor” the longer name is meant. */
static const struct team *team_that_acts(struct checking *c, struct str text)
{
	const struct team *acts = NULL;
	for (size_t i = 1; i < text.len && i <= c->declared->longest_team; i++)
		if (text.at[i] == ' ') {
			const struct team *team = names_find(&c->declared->teams, str_slice(text, 0, i));
			acts = team ? team : acts;
		}
	return acts;
}

static bool person_is_silent(const struct content *c)
{
	return !c->touches.len && !c->feelings.len && !c->thoughts.len && !c->quotes.len && !c->wait && !c->pains.len && !c->evidence.len;
}

void check_internal_activity(struct checking *c, const struct thing *t)
{
	static const char *const WE[] = { "We ", "we ", "Our team", "Our staff", "The company ", "Nous ", "Notre équipe", "Wir ", "Unser Team", "Nosotros ",
		"Nuestro equipo", "نحن ", "当社", "弊社", NULL };
	const struct step *s = (const struct step *)t;
	const struct team *team = team_that_acts(c, t->text);
	bool only_behind = person_is_silent(&s->content) && (s->content.backs.len || s->content.supports.len || s->content.fronts.len);
	if (s->off_brand)
		return;
	if (team)
		REPORT(c, t->word, "%.*s describes the work of %.*s, not the customer's action", STR_ARG(kind_phrase(c, t)), STR_ARG(kind_phrase(c, &team->thing)));
	else if (begins_with(t->text, WE))
		REPORT(c, t->word, "%.*s describes your work, not the customer's action", STR_ARG(kind_phrase(c, t)));
	else if (only_behind)
		REPORT(c, t->word, "%.*s has backstage work but no customer side: no touchpoint, emotion or wait", STR_ARG(kind_phrase(c, t)));
}
