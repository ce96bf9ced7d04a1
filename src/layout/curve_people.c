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

size_t curve_index_of(struct layout *l, const struct persona *persona)
{
	const struct courses *courses = layout_courses(l);
	size_t count = 0, found = SIZE_MAX;
	for (size_t i = 0; i < courses->len; i++)
		if (curve_is_felt_by(l, courses->at[i].who)) {
			found = courses->at[i].who == persona ? count : found;
			count++;
		}
	return count > 1 ? found : SIZE_MAX;
}
