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

struct curve_people { /* an index of those who feel anything, by their address, once for a journey */
	size_t count;
	struct names index;
};

static struct str key_of(const struct persona *const *who)
{
	return (struct str){ (const char *)who, sizeof *who };
}

static const struct curve_people *people_of(struct layout *l)
{
	if (l->people)
		return l->people;
	const struct courses *courses = layout_courses(l);
	struct curve_people *people = ARENA_NEW(l->arena, struct curve_people);
	names_init(&people->index, l->arena);
	for (size_t i = 0; i < courses->len; i++)
		if (curve_is_felt_by(l, courses->at[i].who)) {
			size_t *index = ARENA_NEW(l->arena, size_t);
			*index = people->count++;
			names_add(&people->index, str_copy(l->arena, key_of(&courses->at[i].who)), index);
		}
	return l->people = people;
}

size_t curve_index_of(struct layout *l, const struct persona *persona)
{
	const struct curve_people *people = people_of(l);
	const size_t *index = people->count > 1 ? names_find(&people->index, key_of(&persona)) : NULL;
	return index ? *index : SIZE_MAX;
}
