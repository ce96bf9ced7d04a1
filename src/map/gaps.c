/* gaps.c — what a part of a map doesn't show between two of its places. */
#include "cjm/paths.h"

static const struct stage *stage_of_place(const struct thing *place)
{
	return place->kind == KIND_STEP ? ((const struct step *)place)->stage : (const struct stage *)place;
}

/* Where in its stage the look for a gap begins: at the step, or with the first. */
static size_t place_in_stage(const struct thing *place)
{
	const struct things *steps = &stage_of_place(place)->steps;
	return place->kind == KIND_STEP ? ((const struct step *)place)->index - ((const struct step *)steps->at[0])->index : 0;
}

bool places_have_gap(const struct thing *one, const struct thing *other)
{
	const struct stage *first = stage_of_place(one), *last = stage_of_place(other);
	size_t until = place_in_stage(other);
	for (size_t i = first->index; first->journey->lacks_stages && i <= last->index; i++) {
		const struct things *steps = &((const struct stage *)first->journey->stages.at[i])->steps;
		for (size_t k = i == first->index ? place_in_stage(one) : 0; k < (i == last->index ? until : steps->len); k++) {
			const struct step *step = (const struct step *)steps->at[k];
			if (step->aways.len && !step->nexts.len)
				return true;
		}
	}
	return false;
}
