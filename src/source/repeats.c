/* repeats.c — findings of many maps: those of a file that several maps include are printed once. */
#include "cjm/source.h"

void repeats_init(struct repeats *r, struct arena *a)
{
	*r = (struct repeats){ .arena = a };
	names_init(&r->printed, a);
}

bool repeats_add(struct repeats *r, struct str path, struct str findings)
{
	enum { NAMED_MOST = 3 };
	if (!names_find(&r->printed, findings)) {
		names_add(&r->printed, str_copy(r->arena, findings), r);
		return true;
	}
	if (r->other_count++ < NAMED_MOST)
		buf_fmt(&r->others, "%s%.*s", r->others.len ? ", " : "", STR_ARG(path));
	else if (r->other_count == NAMED_MOST + 1)
		buf_text(&r->others, ", …");
	return false;
}

struct str repeats_finish(struct repeats *r)
{
	struct str others = buf_as_str(&r->others), none = { 0 };
	struct str note = r->other_count ? str_fmt(r->arena, by_count(r->other_count, "%zu more map has the same findings: %.*s", "%zu more maps have the same findings: %.*s"), r->other_count, STR_ARG(others)) : none;
	buf_finish(&r->others);
	return note;
}
