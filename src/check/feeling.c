/* feeling.c — the curve: its low points with their reasons and opportunities, its peak and its end. */
#include "check/check.h"

#include <math.h>

#define LOW (-0.49) /* from the second of four notches down: -1 on a scale from -2 to 2 */

/* The lower of its two ends. */
static double low_level(const struct feeling *f)
{
	return fmin(feeling_start(f), feeling_finish(f));
}

static const struct feeling *lowest_of(const struct content *c)
{
	const struct feeling *lowest = NULL;
	FOR_EACH(struct feeling, f, c->feelings)
		if (!lowest || !(low_level(f) >= low_level(lowest)))
			lowest = f;
	return lowest && low_level(lowest) < LOW ? lowest : NULL;
}

struct low { /* a step or a stage where the curve is low */
	const struct thing *place;
	const struct content *content;
	const struct stage *stage;
	const struct feeling *feeling;
	bool is_exit;
};

struct lows { VEC(struct low) list; };

/* Off-brand moments are not for the company to explain or to improve. */
static struct lows lows_of(struct checking *c)
{
	struct lows lows = { 0 };
	FOR_EACH(struct stage, stage, c->journey->stages) {
		struct low low = { &stage->thing, &stage->content, stage, lowest_of(&stage->content), false };
		if (low.feeling)
			VEC_PUSH(c->arena, &lows.list, low);
		FOR_EACH(struct step, step, stage->steps) {
			struct low at_step = { &step->thing, &step->content, stage, lowest_of(&step->content), step->exit };
			if (at_step.feeling && !step->off_brand)
				VEC_PUSH(c->arena, &lows.list, at_step);
		}
	}
	return lows;
}

/* By the part that is low: "feel +1 to -2 because …". */
static bool has_reason(const struct feeling *f)
{
	const struct feeling *parts[] = { f, f->and, f->to };
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (parts[i] && parts[i]->because.len && parts[i]->level <= low_level(f) + 1e-9)
			return true;
	return false;
}

/* A pain of the step or of its whole stage, a reason, or a wait. Who leaves does so for what hurt before. */
static bool is_explained(const struct checking *checking, const struct low *low)
{
	const struct content *c = low->content;
	bool is_said = c->pains.len || low->stage->content.pains.len || c->because.len || has_reason(low->feeling) || c->wait;
	return is_said || place_states_none(c, DIMENSION_PAIN) || (low->is_exit && keys_has(&checking->facts->hurting, key_of(low->stage)));
}

static void report_no_cause(struct checking *c, const struct low *low, size_t of)
{
	struct finding *f = REPORT(c, low->feeling->thing.span, "low point %.*s (%.*s) has no pain point or reason", STR_ARG(thing_phrase(c, low->place)),
		STR_ARG(feeling_phrase(c, low_level(low->feeling))));
	if (of > 1)
		f->message = str_fmt(&c->found->arena, "%.*s (and %d more)", STR_ARG(f->message), (int)of - 1);
}

enum { REPORTED_SINGLY = 3 };

static struct lows lows_unexplained(struct checking *c, const struct lows *lows, enum severity severity)
{
	struct lows found = { 0 };
	for (size_t i = 0; i < lows->list.len; i++) {
		const struct low *low = &lows->list.at[i];
		if (!is_explained(c, low) && severity_asked(c, &low->feeling->thing, low->feeling->thing.span) == severity)
			VEC_PUSH(c->arena, &found.list, *low);
	}
	return found;
}

/* Of an early draft, and of a map with many, only the lowest is reported. */
void check_low_without_cause(struct checking *c, const struct thing *t)
{
	struct lows all = lows_of(c);
	(void)t;
	for (EACH_SEVERITY(severity)) {
		struct lows lows = lows_unexplained(c, &all, severity);
		size_t lowest = 0, count = lows.list.len;
		for (size_t i = 0; i < count; i++)
			lowest = low_level(lows.list.at[i].feeling) < low_level(lows.list.at[lowest].feeling) ? i : lowest;
		if (count > (c->facts->degree == DEGREE_SKETCH ? 1 : REPORTED_SINGLY) && !c->options->is_singly)
			report_no_cause(c, &lows.list.at[lowest], count);
		else
			for (size_t i = 0; i < count; i++)
				report_no_cause(c, &lows.list.at[i], 1);
	}
}

static bool any_answered(struct checking *c, const struct things *pains)
{
	for (size_t i = 0; i < pains->len; i++)
		if (keys_has(&c->facts->answered, key_of(pains->at[i])))
			return true;
	return false;
}

static bool is_answered(struct checking *c, const struct low *low)
{
	const struct content *of_stage = &low->stage->content;
	return low->content->opportunities.len || of_stage->opportunities.len || low->content->actions.len || of_stage->actions.len ||
		any_answered(c, &low->content->pains) || any_answered(c, &of_stage->pains) || place_states_none(low->content, DIMENSION_OPPORTUNITY) ||
		place_states_none(of_stage, DIMENSION_OPPORTUNITY);
}

/* First the reason, then the opportunity; where there is a pain point, the opportunity is reported for that. */
static void report_no_opportunity(struct checking *c, const struct low *low)
{
	if (is_explained(c, low) && !low->content->pains.len && !low->is_exit && !is_answered(c, low) && feeling_least(low->feeling) <= courses_lowest(&c->facts->courses) + 1e-9)
		REPORT(c, low->feeling->thing.span, "lowest point %.*s (%.*s) has no opportunity", STR_ARG(thing_phrase(c, low->place)),
			STR_ARG(feeling_phrase(c, low_level(low->feeling))));
}

void check_low_without_opportunity(struct checking *c, const struct thing *t)
{
	struct lows lows = lows_of(c);
	(void)t;
	for (size_t i = 0; i < lows.list.len; i++)
		report_no_opportunity(c, &lows.list.at[i]);
}

/* ---- words without a place ---- */

static void add_unplaced(struct checking *c, struct things *unplaced, const struct content *content)
{
	FOR_EACH(struct feeling, f, content->feelings) {
		struct feeling *parts[] = { f, f->and, f->to, f->or };
		for (int i = 0; i < 4; i++)
			if (parts[i] && !parts[i]->is_placed && parts[i]->thing.text.len) /* without a word, too, it was reported as such */
				VEC_PUSH(&c->found->arena, unplaced, &parts[i]->thing);
	}
}

void check_feeling_without_place(struct checking *c, const struct thing *t)
{
	struct things unplaced = { 0 };
	(void)t;
	FOR_EACH(struct stage, stage, c->journey->stages) {
		add_unplaced(c, &unplaced, &stage->content);
		FOR_EACH(struct step, step, stage->steps)
			add_unplaced(c, &unplaced, &step->content);
	}
	for (EACH_SEVERITY(severity)) {
		struct things asked = things_asked(c, &unplaced, severity);
		if (asked.len)
			REPORT(c, asked.at[0]->word, by_count(asked.len, "emotion %.*s has no known value on the scale", "emotions %.*s have no known value on the scale"),
				STR_ARG(names_phrase(c, &asked)));
	}
}

/* ---- the whole curve ---- */

enum { FEELINGS_LEAST = 4 };

void check_flat_curve(struct checking *c, const struct thing *t)
{
	const struct courses *all = &c->facts->courses;
	if (courses_placed(all) >= FEELINGS_LEAST && courses_highest(all) - courses_lowest(all) < 1e-9)
		REPORT(c, t->word, "all emotions of %.*s are the same (%.*s)", STR_ARG(kind_phrase(c, t)), STR_ARG(feeling_phrase(c, courses_lowest(all))));
}

void check_ends_low(struct checking *c, const struct thing *t)
{
	const struct courses *all = &c->facts->courses;
	struct keys ends = { .arena = c->arena }; /* several personas may share the last emotion: it is reported once */
	size_t count = courses_placed(all) < FEELINGS_LEAST - 1 ? 0 : all->len;
	(void)t;
	for (size_t i = 0; i < count; i++) {
		const struct course *course = &all->at[i];
		const struct feeling *f = course->end ? course->end->feeling : NULL;
		if (!f || feeling_finish(f) >= -1e-9 || keys_has(&ends, key_of(f)))
			continue;
		keys_add(&ends, key_of(f));
		struct str whose = f->by.len ? thing_phrase(c, f->by.at[0]) : said_str(STR("the customer"));
		REPORT(c, f->thing.span, "the journey ends on a negative emotion for %.*s (%.*s)", STR_ARG(whose), STR_ARG(feeling_phrase(c, feeling_finish(f))));
	}
}

/* Of which the check is asked. */
static const struct felt *first_at(const struct checking *c, const struct courses *all, double level)
{
	for (size_t i = 0; i < all->len; i++)
		for (size_t k = 0; k < all->at[i].felts.len; k++) {
			const struct felt *felt = &all->at[i].felts.at[k];
			if (feeling_least(felt->feeling) <= level + 1e-9 && is_asked(c, &felt->feeling->thing, felt->feeling->thing.span))
				return felt;
		}
	return NULL;
}

void check_peak_is_negative(struct checking *c, const struct thing *t)
{
	const struct courses *all = &c->facts->courses;
	double lowest = courses_lowest(all), highest = courses_highest(all);
	(void)t;
	if (courses_placed(all) < FEELINGS_LEAST || -lowest <= highest + 1e-9 || lowest > LOW)
		return;
	const struct felt *first = first_at(c, all, lowest);
	if (first)
		REPORT(c, first->feeling->thing.span, "the emotional peak is negative: %.*s (%.*s); the highest emotion is %.*s",
			STR_ARG(thing_phrase(c, first->place)), STR_ARG(feeling_phrase(c, lowest)), STR_ARG(feeling_phrase(c, highest)));
}
