/* courses.c — whose courses a journey has, and what all of them say of it, of a stage and of a place. */
#include "cjm/course.h"
#include "cjm/units.h"

#include <math.h>

static bool content_names_people(const struct content *c)
{
	FOR_EACH(struct feeling, f, c->feelings)
		if (f->by.len)
			return true;
	return false;
}

struct felt_people {
	struct arena *arena;
	struct names known; /* by address */
	struct things list;
};

static void add_people(struct felt_people *people, const struct things *more)
{
	for (size_t i = 0; i < more->len; i++)
		if (!names_add_address(&people->known, more->at[i], more->at[i]))
			VEC_PUSH(people->arena, &people->list, more->at[i]);
}

bool journey_is_by_person(const struct journey *j)
{
	FOR_EACH(struct stage, stage, j->stages) {
		if (content_names_people(&stage->content))
			return true;
		FOR_EACH(struct step, step, stage->steps)
			if (step->by.len || content_names_people(&step->content))
				return true;
	}
	return false;
}

static struct things people_of(const struct journey *j, struct arena *a)
{
	struct felt_people people = { .arena = a };
	names_init(&people.known, a);
	add_people(&people, &j->personas);
	FOR_EACH(struct stage, stage, j->stages) {
		FOR_EACH(struct feeling, f, stage->content.feelings)
			add_people(&people, &f->by);
		FOR_EACH(struct step, step, stage->steps) {
			add_people(&people, &step->by);
			FOR_EACH(struct feeling, of_step, step->content.feelings)
				add_people(&people, &of_step->by);
		}
	}
	return people.list;
}

double courses_mean(const struct courses *c)
{
	double sum = 0;
	size_t count = 0;
	for (size_t i = 0; i < c->len; i++)
		if (c->at[i].placed) {
			sum += c->at[i].mean;
			count++;
		}
	return count ? sum / (double)count : NAN;
}

double courses_lowest(const struct courses *c)
{
	double lowest = NAN;
	for (size_t i = 0; i < c->len; i++)
		lowest = fmin(lowest, c->at[i].lowest);
	return lowest;
}

double courses_highest(const struct courses *c)
{
	double highest = NAN;
	for (size_t i = 0; i < c->len; i++)
		highest = fmax(highest, c->at[i].highest);
	return highest;
}

struct times courses_times(const struct courses *c, const struct stage *stage)
{
	struct times longest = { .all.given = false };
	for (size_t i = 0; i < c->len; i++) {
		struct times t = course_times(&c->at[i], stage);
		longest = !longest.all.given || t.all.high > longest.all.high ? t : longest;
	}
	return longest;
}

size_t courses_placed(const struct courses *c)
{
	size_t placed = 0;
	for (size_t i = 0; i < c->len; i++)
		placed += c->at[i].placed;
	return placed;
}

/* ---- the feelings of one place ---- */

struct mean {
	double sum;
	size_t count;
};

static void add_feeling(struct mean *m, const struct feeling *f)
{
	if (isnan(feeling_mean(f)))
		return;
	m->sum += feeling_mean(f);
	m->count++;
}

static void add_content(struct mean *m, const struct content *c)
{
	FOR_EACH(struct feeling, f, c->feelings)
		add_feeling(m, f);
}

static double mean_of(const struct mean *m)
{
	return m->count ? m->sum / (double)m->count : NAN;
}

double content_feeling(const struct content *c)
{
	struct mean m = { 0 };
	add_content(&m, c);
	return mean_of(&m);
}

static const struct stage *stage_of(const struct thing *place)
{
	return place->kind == KIND_STAGE ? (const struct stage *)place : ((const struct step *)place)->stage;
}

/* Once for all stages: a map has thousands, and checks ask for each. */
static void sum_stages(struct courses *c, const struct journey *j, struct arena *a)
{
	c->stage_sums = arena_alloc(a, j->stages.len * sizeof *c->stage_sums);
	c->stage_counts = arena_alloc(a, j->stages.len * sizeof *c->stage_counts);
	for (size_t i = 0; i < c->len; i++)
		for (size_t k = 0; k < c->at[i].felts.len; k++) {
			const struct felt *f = &c->at[i].felts.at[k];
			struct mean m = { 0 };
			add_feeling(&m, f->feeling);
			c->stage_sums[stage_of(f->place)->index] += m.sum;
			c->stage_counts[stage_of(f->place)->index] += m.count;
		}
}

struct courses courses_of(const struct journey *j, struct arena *a)
{
	struct things people = { 0 };
	if (journey_is_by_person(j))
		people = people_of(j, a);
	struct courses c = { .at = arena_alloc(a, (people.len + 1) * sizeof *c.at) };
	for (size_t i = 0; i < people.len && people.len > 1; i++, c.len++) {
		const struct persona *who = (const struct persona *)people.at[i];
		c.at[i] = i ? course_of_another(&c.at[0], who, a) : course_of(j, who, a);
	}
	if (!c.len)
		c.at[c.len++] = course_of(j, NULL, a);
	sum_stages(&c, j, a);
	return c;
}

double courses_mean_of_stage(const struct courses *c, const struct stage *stage)
{
	struct mean m = { c->stage_sums[stage->index], c->stage_counts[stage->index] };
	if (!m.count) {
		add_content(&m, &stage->content);
		FOR_EACH(struct step, step, stage->steps)
			add_content(&m, &step->content);
	}
	return mean_of(&m);
}
