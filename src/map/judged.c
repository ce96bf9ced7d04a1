/* judged.c — what judges the work on a map and not the journey, a row each: no business of a client's. */
#include "map/judged.h"

/* Of how small a part it is still told, because what is left out changes nothing of it. */
enum judged_of { OF_THE_WHOLE, OF_WHOLE_STAGES, OF_ANY_PART };

static const struct {
	enum judged_of of;
	const char *figures[4]; /* what `require` asks of it */
} ROWS[JUDGED_COUNT] = {
	[JUDGED_COVERAGE] = { OF_THE_WHOLE, { "coverage" } },
	[JUDGED_CELLS] = { OF_WHOLE_STAGES, { NULL } },
	[JUDGED_FINDINGS] = { OF_THE_WHOLE, { NULL } },
	[JUDGED_MATURITY] = { OF_THE_WHOLE, { NULL } },
	[JUDGED_OWNERS] = { OF_ANY_PART, { NULL } },
	[JUDGED_CLAIMS] = { OF_ANY_PART, { "observed", "sources" } },
	[JUDGED_ANSWERS] = { OF_THE_WHOLE, { "answered-pains" } },
	[JUDGED_DATES] = { OF_ANY_PART, { "review-age", "overdue-actions" } },
};

bool map_judges(const struct map *m, enum judged what)
{
	return !m->is_for_client && (!map_is_part(m) || ROWS[what].of >= (map_is_thinned(m) ? OF_ANY_PART : OF_WHOLE_STAGES));
}

bool judged_asks(const struct thing *t)
{
	for (int row = 0; t->kind == KIND_REQUIRE && row < JUDGED_COUNT; row++)
		for (const char *const *name = ROWS[row].figures; *name; name++)
			if (str_is(t->name, *name))
				return true;
	return false;
}
