/* course.c — feelings and times along the main line. After Kahneman, memory keeps the strongest moment and the end rather than
 * the sum; where a good and a bad moment are equally strong the bad one is kept, and of several the latest. */
#include "cjm/course.h"
#include "cjm/units.h"

#include <math.h>

#define NEAR 1e-9
#define QUARTER_OF_SCALE 0.5 /* the scale goes from -1 to 1 */
enum { WEIGHS_FROM = 10 };   /* percent */

/* ---- one feeling ---- */

static double mean_of_two(double a, double b)
{
	return isnan(a) ? b : isnan(b) ? a : (a + b) / 2;
}

static double level_of(const struct feeling *part)
{
	return part ? part->level : NAN;
}

double feeling_start(const struct feeling *f)
{
	return mean_of_two(f->level, level_of(f->and));
}

double feeling_finish(const struct feeling *f)
{
	return isnan(level_of(f->to)) ? feeling_start(f) : f->to->level;
}

double feeling_mean(const struct feeling *f)
{
	return mean_of_two(feeling_start(f), feeling_finish(f));
}

double feeling_least(const struct feeling *f)
{
	return fmin(fmin(f->level, level_of(f->and)), level_of(f->to)); /* fmin passes over NAN */
}

double feeling_most(const struct feeling *f)
{
	return fmax(fmax(f->level, level_of(f->and)), level_of(f->to));
}

size_t feeling_stops(const struct feeling *f, struct feeling_stop stops[FEELING_STOPS])
{
	const struct feeling *first = isnan(f->level) ? f->and : f, *second = isnan(level_of(f->and)) ? f : f->and;
	size_t count = 0;
	if (!isnan(feeling_start(f)))
		stops[count++] = (struct feeling_stop){ first, second };
	if (!isnan(level_of(f->to)))
		stops[count++] = (struct feeling_stop){ f->to, f->to };
	return count;
}

bool feeling_is_of(const struct feeling *f, const struct persona *who)
{
	return things_are_of(&f->by, who);
}

/* ---- gathering them along the line ---- */

struct course_gathering {
	struct course *c;
	struct arena *arena;
	bool *steps_feel;   /* by stage: one of its steps on the line does */
	size_t steps;       /* of the line, so far */
};

/* What names nobody is felt by those who take the step. */
static bool is_theirs_at(const struct feeling *f, const struct thing *place, const struct persona *who)
{
	return feeling_is_of(f, who) && (f->by.len || place->kind != KIND_STEP || step_is_of((const struct step *)place, who));
}

static void add_felt(struct course_gathering *g, const struct content *content, const struct thing *place, bool is_point)
{
	FOR_EACH(struct feeling, f, content->feelings) {
		struct felt felt = { f, place, g->steps, is_point };
		if (is_theirs_at(f, place, g->c->who))
			VEC_PUSH(g->arena, &g->c->felts, felt);
	}
}

static void pass_stage(struct course_gathering *g, const struct stage *stage)
{
	if (g->c->passes[stage->index])
		return;
	g->c->passes[stage->index] = true;
	add_felt(g, &stage->content, &stage->thing, !g->steps_feel[stage->index]);
}

/* A stage without steps holds nothing but what is said of it as a whole. */
static void pass_empty_stage(struct course_gathering *g, size_t index)
{
	const struct stage *stage = (const struct stage *)g->c->paths.journey->stages.at[index];
	if (!stage->steps.len)
		pass_stage(g, stage);
}

static void take_step(struct course_gathering *g, const struct step *step)
{
	add_felt(g, &step->content, &step->thing, true);
	g->steps++;
}

static bool anyone_feels(const struct step *step, const struct persona *who)
{
	FOR_EACH(struct feeling, f, step->content.feelings)
		if (is_theirs_at(f, &step->thing, who))
			return true;
	return false;
}

static void gather_course(struct course_gathering *g)
{
	const struct paths *p = &g->c->paths;
	size_t stages = p->journey->stages.len;
	g->c->passes = arena_alloc(g->arena, stages);
	g->steps_feel = arena_alloc(g->arena, stages);
	for (size_t i = 0; i < p->line_count; i++)
		g->steps_feel[p->line[i]->stage->index] |= anyone_feels(p->line[i], g->c->who);
	for (size_t i = 0, passed = 0; i < p->line_count; i++) {
		const struct stage *stage = p->line[i]->stage;
		for (; passed < stage->index; passed++)
			pass_empty_stage(g, passed);
		pass_stage(g, stage);
		take_step(g, p->line[i]);
	}
	for (size_t i = 0; i < stages; i++)
		pass_empty_stage(g, i);
}

/* ---- what follows from them ---- */

static bool is_placed_point(const struct felt *f)
{
	return f->is_point && !isnan(feeling_mean(f->feeling));
}

static void take_extremes(struct course *c)
{
	double sum = 0;
	c->highest = c->lowest = NAN;
	for (size_t i = 0; i < c->felts.len; i++) {
		const struct feeling *f = c->felts.at[i].feeling;
		c->highest = fmax(c->highest, feeling_most(f));
		c->lowest = fmin(c->lowest, feeling_least(f));
		sum += isnan(feeling_mean(f)) ? 0 : feeling_mean(f);
		c->placed += !isnan(feeling_mean(f));
	}
	c->mean = c->placed ? sum / (double)c->placed : NAN;
}

static void note_drop(struct course *c, const struct felt *from, const struct felt *to, double drop)
{
	if (drop <= c->drop + NEAR)
		return;
	c->drop = drop;
	c->drop_from = from;
	c->drop_to = to;
}

static void find_drop(struct course *c)
{
	const struct felt *before = NULL;
	for (size_t i = 0; i < c->felts.len; i++) {
		const struct felt *f = &c->felts.at[i];
		if (!is_placed_point(f))
			continue;
		if (before && !places_have_gap(before->place, f->place))
			note_drop(c, before, f, feeling_finish(before->feeling) - feeling_start(f->feeling));
		note_drop(c, f, f, feeling_start(f->feeling) - feeling_finish(f->feeling));
		before = f;
	}
}

/* In stages that a part of the map doesn't show: how it ends stands there. */
static bool goes_on(const struct course *c)
{
	const struct paths *p = &c->paths;
	return p->line_count && p->line[p->line_count - 1]->aways.len;
}

/* Out of a low within the feeling itself is no recovery of the journey's: it counts from the next point on. */
static void find_recovery(struct course *c)
{
	double least = -NEAR;
	for (size_t i = 0; i < c->felts.len; i++)
		if (is_placed_point(&c->felts.at[i]) && feeling_least(c->felts.at[i].feeling) <= least + NEAR) {
			least = fmin(least, feeling_least(c->felts.at[i].feeling));
			c->low = least < -NEAR ? &c->felts.at[i] : NULL;
		}
	for (const struct felt *f = c->low ? c->low + 1 : NULL; f && f < c->felts.at + c->felts.len && !c->recovery; f++) {
		bool is_after_gap = places_have_gap((f - 1)->place, f->place);
		c->is_recovery_unknown |= is_after_gap || (f->is_point && !is_placed_point(f));
		if (is_after_gap)
			return;
		if (is_placed_point(f) && feeling_mean(f->feeling) >= -NEAR) {
			c->recovery = f;
			c->recovery_steps = f->step - c->low->step;
			c->is_recovery_in_steps = f->place->kind == KIND_STEP && c->low->place->kind == KIND_STEP;
		}
	}
	c->is_recovery_unknown |= goes_on(c);
}

static void find_end(struct course *c)
{
	if (goes_on(c))
		return;
	for (size_t i = c->felts.len; i-- > 0 && !c->last;)
		if (c->felts.at[i].is_point)
			c->last = &c->felts.at[i];
	c->end = c->last && is_placed_point(c->last) ? c->last : NULL;
}

static bool is_stronger(double level, double than)
{
	double strength = fabs(level), most = fabs(than);
	if (isnan(level) || isnan(than))
		return !isnan(level);
	return strength > most + NEAR || (strength > most - NEAR && (level < 0 || than >= 0));
}

static struct value_felt find_peak(const struct course *c, bool with_conditions)
{
	struct value_felt peak = { 0 };
	for (size_t i = 0; i < c->felts.len; i++) {
		const struct feeling *f = c->felts.at[i].feeling, *parts[] = { f, f->and, f->to, with_conditions ? f->or : NULL };
		for (int k = 0; k < 4; k++)
			if (parts[k] && is_stronger(parts[k]->level, level_of(peak.part)))
				peak = (struct value_felt){ &c->felts.at[i], parts[k] };
	}
	return peak;
}

static enum memory memory_of(double peak, double end)
{
	double level = (peak + end) / 2;
	if (isnan(level))
		return MEMORY_NONE;
	return level >= QUARTER_OF_SCALE - NEAR ? MEMORY_GOOD : level <= -QUARTER_OF_SCALE + NEAR ? MEMORY_BAD : MEMORY_MIXED;
}

static void find_memory(struct course *c)
{
	double end = c->end ? feeling_finish(c->end->feeling) : NAN, or = c->end ? level_of(c->end->feeling->or) : NAN;
	struct value_felt worst = find_peak(c, true);
	c->peak = find_peak(c, false);
	if (c->paths.journey->lacks_stages) /* where the strongest moment may be */
		return;
	c->memory = memory_of(level_of(c->peak.part), end);
	c->memory_if = memory_of(level_of(worst.part), fmin(end, or));
	if (c->memory_if <= c->memory)
		c->memory_if = c->memory;
	else
		c->memory_condition = c->end && or < end ? c->end->feeling->or : worst.part;
}

static struct course course_along(struct paths paths, struct arena *a)
{
	struct course c = { .who = paths.who, .paths = paths };
	struct course_gathering g = { .c = &c, .arena = a };
	gather_course(&g);
	take_extremes(&c);
	find_drop(&c);
	find_recovery(&c);
	find_end(&c);
	find_memory(&c);
	return c;
}

struct course course_of(const struct journey *j, const struct persona *who, struct arena *a)
{
	return course_along(paths_of(j, who, a), a);
}

struct course course_of_another(const struct course *c, const struct persona *who, struct arena *a)
{
	return course_along(paths_of_another(&c->paths, who, a), a);
}

/* ---- times ---- */

static struct range range_plus(struct range a, struct range b)
{
	if (!a.given || !b.given)
		return a.given ? a : b;
	return (struct range){ true, a.low + b.low, a.high + b.high };
}

static void add_days(struct range *sum, const struct quantity *q)
{
	*sum = range_plus(*sum, value_days(quantity_value(q)));
}

static void add_stage_times(struct times *t, const struct stage *stage)
{
	add_days(&t->waits, stage->content.wait);
	add_days(&t->takes, stage->content.takes);
}

static void add_step_times(struct times *t, const struct course *c, const struct step *step)
{
	if (step->is_by_others || !step_is_of(step, c->who))
		return;
	add_days(&t->waits, step->stage->content.wait ? NULL : step->content.wait);
	add_days(&t->takes, step->stage->content.takes ? NULL : step->content.takes);
}

struct times course_times(const struct course *c, const struct stage *only)
{
	struct times t = { .all.given = false };
	if (only && c->passes[only->index])
		add_stage_times(&t, only);
	for (size_t i = 0; only && i < only->steps.len; i++) {
		const struct step *step = (const struct step *)only->steps.at[i];
		if (c->paths.places[step->index] == PATH_MAIN)
			add_step_times(&t, c, step);
	}
	for (size_t i = 0; !only && i < c->paths.journey->stages.len; i++)
		if (c->passes[i])
			add_stage_times(&t, (const struct stage *)c->paths.journey->stages.at[i]);
	for (size_t i = 0; !only && i < c->paths.line_count; i++)
		add_step_times(&t, c, c->paths.line[i]);
	t.all = range_plus(t.waits, t.takes);
	return t;
}

/* ---- ways out ---- */

static const struct feeling *worst_of(const struct content *content, const struct persona *who)
{
	const struct feeling *worst = NULL;
	FOR_EACH(struct feeling, f, content->feelings)
		if (feeling_is_of(f, who) && (!worst || feeling_least(f) < feeling_least(worst)))
			worst = f;
	return worst;
}

const struct feeling *branch_feeling(const struct branch *b, const struct persona *who)
{
	bool ends = b->kind == BRANCH_OUT || b->kind == BRANCH_END; /* else the end is no step of its own */
	const struct feeling *at_end = ends ? worst_of(&b->end->content, who) : NULL, *worst = NULL;
	for (size_t i = 0; i < b->step_count && !at_end; i++) {
		const struct feeling *f = worst_of(&b->steps[i]->content, who);
		worst = f && (!worst || feeling_least(f) < feeling_least(worst)) ? f : worst;
	}
	return at_end ? at_end : worst;
}

bool branch_weighs(const struct branch *b)
{
	return b->kind == BRANCH_OUT && !(b->share < WEIGHS_FROM - NEAR);
}
