/* future.c — a future state and the map that it follows. It says what is to become, not what is: what it is silent about has not
 * gone. So nothing is told as missing but steps on the way, and first of all comes what it answers, as a product owner would tell
 * it: pains closed by which opportunity, the feelings before and after, figures with their targets, what is new. */
#include "diff/work.h"

#include "cjm/units.h"

#include <stdlib.h>

/* ---- silence ---- */

static bool is_place(enum statement_kind kind)
{
	return kind == KIND_STAGE || kind == KIND_STEP || kind == KIND_JOURNEY;
}

/* What is covered, and where a measure stands, is said of what was looked into: not of a state that is to come. */
static bool is_silence(const struct change *c)
{
	if (c->property && str_is(str_of(c->property), "coverage"))
		return true;
	if (c->sign == CHANGE_MOVED)
		return !is_place(c->kind);
	return c->sign == CHANGE_REMOVED && c->better <= 0 && (c->property || !is_place(c->kind));
}

void diff_leave_out_silence(struct diff *d)
{
	size_t kept = 0;
	for (size_t i = 0; i < d->changes.len && d->options.is_future; i++)
		if (!is_silence(&d->changes.at[i]))
			d->changes.at[kept++] = d->changes.at[i];
	if (d->options.is_future)
		d->changes.len = kept;
}

/* ---- the story ---- */

enum { CLOSED_MOST = 3, MEASURES_MOST = 3, NAMES_MOST = 3 }; /* all of it fits on twenty lines, headings included */

struct story_writing {
	struct diff *d;
	struct diff_journey *j;
	struct story_part *part; /* that is being told */
	struct names seen, measured;
};

static void start_part(struct story_writing *s, enum label heading)
{
	struct story_part part = { .heading = label(s->d->locale, heading) };
	VEC_PUSH(&s->d->arena, &s->j->story, part);
	s->part = &s->j->story.at[s->j->story.len - 1];
}

static void end_part(struct story_writing *s)
{
	if (!s->part->lines.len)
		s->j->story.len--;
}

static void add_line(struct story_writing *s, struct str line, int better)
{
	struct story_line one = { line, better };
	if (line.len)
		VEC_PUSH(&s->d->arena, &s->part->lines, one);
}

static bool is_of(const struct story_writing *s, const struct change *c)
{
	return s->d->groups.at[c->group].journey == s->j;
}

static struct str how_many_more(struct diff *d, size_t count)
{
	return label_with(d->locale, &d->arena, LABEL_more, str_fmt(&d->arena, "%zu", count));
}

/* "“A”, “B”, 3 more" */
static struct str names_text(struct diff *d, const struct things *things)
{
	struct str names[NAMES_MOST + 1];
	size_t count = 0;
	for (; count < things->len && count < NAMES_MOST; count++)
		names[count] = diff_thing_label(d, things->at[count]);
	size_t more = things->len - count;
	if (more)
		names[count++] = how_many_more(d, more);
	return locale_list(d->locale, &d->arena, names, count);
}

/* ---- what it answers ---- */

static bool is_closing(const struct change *c)
{
	return c->kind == KIND_PAIN && c->sign == CHANGE_REMOVED && c->better > 0 && !c->property;
}

/* "closed: pain point “…” — opportunity “…” (step “…”)" */
static struct str closed_text(struct diff *d, const struct change *c)
{
	return FILL(d, diff_closed_by, diff_thing_phrase(d, c->old), diff_closing_text(d, c->old));
}

/* The worst come first; those that find no room are named. */
static void write_closed(struct story_writing *s)
{
	struct things more = { 0 };
	for (int severity = LEVEL_HIGH; severity >= LEVEL_NONE; severity--)
		for (size_t i = 0; i < s->d->changes.len; i++) {
			struct change *c = &s->d->changes.at[i];
			if (!is_of(s, c) || !is_closing(c) || (int)((const struct pain *)c->old)->severity != severity)
				continue;
			c->is_in_story = s->part->lines.len < CLOSED_MOST;
			if (c->is_in_story)
				add_line(s, closed_text(s->d, c), c->better);
			else
				VEC_PUSH(&s->d->arena, &more, (struct thing *)c->old);
		}
	if (more.len)
		add_line(s, FILL(s->d, diff_closed_too, names_text(s->d, &more)), 1);
}

struct gathered { /* opportunities that are realised though no pain is closed by them; pains that nothing closes */
	struct story_writing *s;
	struct things found;
	struct str last; /* the only one, with what realises it */
};

static bool closes_a_pain(const struct diff *d, const struct opportunity *o)
{
	for (size_t i = 0; o && i < o->answers.len; i++)
		if (diff_settled_through(d, o->answers.at[i]) == &o->thing && !diff_new_of(d, o->answers.at[i]))
			return true;
	return false;
}

static void find_realised(void *context, const struct thing *t)
{
	struct gathered *g = context;
	const struct things *realises = t->kind == KIND_STEP ? &((const struct step *)t)->realises : t->kind == KIND_GAIN ? &((const struct gain *)t)->realises : NULL;
	for (size_t i = 0; realises && i < realises->len; i++) {
		const struct opportunity *o = (const struct opportunity *)realises->at[i], *meant = (const struct opportunity *)diff_pairs_find(&g->s->d->work->meant, &o->thing);
		if (o->thing.kind != KIND_OPPORTUNITY || closes_a_pain(g->s->d, meant) || names_add(&g->s->seen, o->thing.id, g))
			continue;
		VEC_PUSH(&g->s->d->arena, &g->found, realises->at[i]);
		g->last = FILL(g->s->d, diff_with, diff_thing_phrase(g->s->d, &o->thing), diff_thing_phrase(g->s->d, t));
	}
}

static void find_unanswered(void *context, const struct thing *t)
{
	struct gathered *g = context;
	if (t->kind == KIND_PAIN && !diff_new_of(g->s->d, t) && !diff_settled_by(g->s->d, t, true))
		VEC_PUSH(&g->s->d->arena, &g->found, (struct thing *)t);
}

static void write_answers(struct story_writing *s)
{
	struct gathered realised = { .s = s }, unanswered = { .s = s };
	start_part(s, LABEL_diff_story_answers);
	write_closed(s);
	journey_walk(s->j->new, find_realised, &realised);
	if (realised.found.len)
		add_line(s, FILL(s->d, diff_realised, realised.found.len == 1 ? realised.last : names_text(s->d, &realised.found)), 0);
	journey_walk(s->j->old, find_unanswered, &unanswered);
	if (unanswered.found.len)
		add_line(s, FILL(s->d, diff_unanswered, names_text(s->d, &unanswered.found)), 0);
	end_part(s);
}

/* ---- feelings ---- */

static void write_feelings(struct story_writing *s)
{
	start_part(s, LABEL_lane_feelings);
	add_line(s, diff_curve_text(s->d, s->j), s->j->figures[FIGURE_FEELING].better);
	add_line(s, diff_curve_by_stage(s->d, s->j), 0);
	add_line(s, diff_ways_out_text(s->d, s->j), 0);
	end_part(s);
}

/* ---- figures with their targets ---- */

static const struct metric *measured_metric(const struct change *c)
{
	bool is_value = c->kind == KIND_MEASURE && (c->property ? str_is(str_of(c->property), "value") : true) && c->new;
	return is_value ? ((const struct measure *)c->new)->metric : NULL;
}

/* "Time to pay: 2 min, target 2 min (Mar 2027, predicted)" */
static struct str new_measure(struct diff *d, const struct measure *m)
{
	struct value value = measure_value(m), target = measure_target(m);
	struct str lines[] = {
		value.given ? locale_value(d->locale, &d->arena, value) : (struct str){ 0 },
		target.given ? label_with(d->locale, &d->arena, LABEL_target, locale_value(d->locale, &d->arena, target)) : (struct str){ 0 },
	};
	struct str all = locale_list(d->locale, &d->arena, lines, 2);
	return all.len ? str_fmt(&d->arena, "%.*s%s%.*s", STR_ARG(diff_thing_label(d, &m->metric->thing)), d->locale->colon, STR_ARG(all)) : all;
}

/* "Click rate: 2.1% → 3%" for each that found no room, as many as one line holds */
static struct str names_more(struct story_writing *s, struct change *const *changes, size_t count)
{
	struct things metrics = { 0 };
	for (size_t i = 0; i < count; i++)
		VEC_PUSH(&s->d->arena, &metrics, (struct thing *)&measured_metric(changes[i])->thing);
	return FILL(s->d, diff_also, names_text(s->d, &metrics));
}

/* The same metric is often told of the whole and where it was measured. */
static bool is_repeated(const struct story_writing *s, struct str sentence)
{
	for (size_t i = 0; i < s->part->lines.len; i++)
		if (str_equal(s->part->lines.at[i].text, sentence))
			return true;
	return false;
}

/* Those that stood in the map before come first; one that finds no room keeps it for how many more there are. */
static void write_measures(struct story_writing *s)
{
	VEC(struct change *) lines = { 0 };
	for (int is_new = 0; is_new < 2; is_new++)
		for (size_t i = 0; i < s->d->changes.len; i++) {
			struct change *c = &s->d->changes.at[i];
			const struct metric *m = is_of(s, c) ? measured_metric(c) : NULL;
			if (m && (c->old == NULL) == is_new && !names_add(&s->measured, m->thing.id, c))
				VEC_PUSH(&s->d->arena, &lines, c);
		}
	start_part(s, LABEL_lane_measures);
	size_t room = lines.len > MEASURES_MOST ? MEASURES_MOST - 1 : lines.len;
	for (size_t i = 0; i < room; i++)
		add_line(s, lines.at[i]->old ? lines.at[i]->sentence : new_measure(s->d, (const struct measure *)lines.at[i]->new), lines.at[i]->better);
	for (size_t i = 0; i < s->d->changes.len; i++)
		s->d->changes.at[i].is_in_story |= is_of(s, &s->d->changes.at[i]) && is_repeated(s, s->d->changes.at[i].sentence);
	if (lines.len > room)
		add_line(s, names_more(s, lines.at + room, lines.len - room), 0);
	end_part(s);
}

/* ---- what is new ---- */

static struct str new_ones(struct story_writing *s, enum statement_kind kind, enum label label)
{
	struct things found = { 0 };
	for (size_t i = 0; i < s->d->changes.len; i++) {
		const struct change *c = &s->d->changes.at[i];
		if (is_of(s, c) && c->kind == kind && c->sign == CHANGE_ADDED && !c->property && !diff_part_of(s->d, c->new))
			VEC_PUSH(&s->d->arena, &found, (struct thing *)c->new);
	}
	return found.len ? locale_pair(s->d->locale, &s->d->arena, label, names_text(s->d, &found)) : (struct str){ 0 };
}

static void write_new(struct story_writing *s)
{
	struct str gains, pains;
	start_part(s, LABEL_diff_story_new);
	add_line(s, new_ones(s, KIND_STEP, LABEL_col_steps), 0);
	gains = new_ones(s, KIND_GAIN, LABEL_lane_gains);
	pains = new_ones(s, KIND_PAIN, LABEL_lane_pains);
	add_line(s, locale_points(s->d->locale, &s->d->arena, (struct str[]){ gains, pains }, 2), 0);
	end_part(s);
}

void diff_write_story(struct diff *d, struct diff_journey *j)
{
	struct story_writing s = { .d = d, .j = j };
	if (!d->options.is_future || !j->old || !j->new)
		return;
	names_init(&s.seen, &d->arena);
	names_init(&s.measured, &d->arena);
	write_answers(&s);
	write_feelings(&s);
	write_measures(&s);
	write_new(&s);
}
