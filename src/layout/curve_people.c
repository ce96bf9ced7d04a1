/* curve_people.c — who has a curve, and so a colour and a marker of their own. */
#include "layout/curve.h"

/* A feeling that names whose it is needs nobody to take part in the step. */
static bool content_is_felt_by(const struct content *c, const struct persona *who, bool takes_part)
{
	FOR_EACH(struct feeling, f, c->feelings)
		if (feeling_is_of(f, who) && (takes_part || f->by.len))
			return true;
	return false;
}

bool curve_is_felt_by(const struct layout *l, const struct persona *who)
{
	FOR_EACH(struct stage, stage, l->plan->journey->stages) {
		if (content_is_felt_by(&stage->content, who, true))
			return true;
		FOR_EACH(struct step, step, stage->steps)
			if (content_is_felt_by(&step->content, who, step_is_of(step, who)))
				return true;
	}
	return false;
}

struct curve_people { /* a number for each, once for a journey: first those who feel anything, then the others as they are asked for */
	size_t felt, count;
	struct names numbers; /* size_t, by the address of the persona */
};

static size_t number_next(struct layout *l, struct curve_people *people, const struct persona *who)
{
	size_t *number = ARENA_NEW(l->arena, size_t);
	*number = people->count++;
	names_add_address(&people->numbers, who, number);
	return *number;
}

static struct curve_people *people_of(struct layout *l)
{
	if (l->people)
		return l->people;
	const struct courses *courses = layout_courses(l);
	struct curve_people *people = ARENA_NEW(l->arena, struct curve_people);
	names_init(&people->numbers, l->arena);
	for (size_t i = 0; i < courses->len; i++)
		if (curve_is_felt_by(l, courses->at[i].who))
			number_next(l, people, courses->at[i].who);
	people->felt = people->count;
	return l->people = people;
}

bool curves_are_several(struct layout *l)
{
	return people_of(l)->felt > 1;
}

size_t curve_number_of(struct layout *l, const struct persona *persona)
{
	struct curve_people *people = people_of(l);
	const size_t *number = names_find_address(&people->numbers, persona);
	return number ? *number : number_next(l, people, persona);
}

size_t curve_index_of(struct layout *l, const struct persona *persona)
{
	const struct curve_people *people = people_of(l);
	const size_t *number = people->felt > 1 ? names_find_address(&people->numbers, persona) : NULL;
	return number && *number < people->felt ? *number : SIZE_MAX;
}
