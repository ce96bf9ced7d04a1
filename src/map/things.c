/* things.c — lists of things. */
#include "cjm/map.h"

bool things_hold(const struct things *list, const struct thing *t)
{
	for (size_t i = 0; i < list->len; i++)
		if (list->at[i] == t)
			return true;
	return false;
}

bool things_are_of(const struct things *by, const struct persona *who)
{
	return !who || !by->len || things_hold(by, &who->thing);
}

bool things_note(struct arena *a, struct things *list, const struct thing *t)
{
	if (!t || things_hold(list, t))
		return false;
	VEC_PUSH(a, list, (struct thing *)t);
	return true;
}
