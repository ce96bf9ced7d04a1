/* judged.c — what judges the work on a map and not the journey, a row each: no business of a client's. */
#include "map/judged.h"

static const struct {
	bool of_a_part;  /* told of a part of a map, too: what stands beside it changes nothing */
	const char *figures[4]; /* what `require` asks of it */
} ROWS[JUDGED_COUNT] = {
	[JUDGED_COVERAGE] = { false, { "coverage" } },
	[JUDGED_CELLS] = { true, { NULL } },
	[JUDGED_FINDINGS] = { false, { NULL } },
	[JUDGED_MATURITY] = { false, { NULL } },
	[JUDGED_OWNERS] = { true, { NULL } },
	[JUDGED_CLAIMS] = { true, { "observed", "sources" } },
	[JUDGED_ANSWERS] = { false, { "answered-pains" } },
	[JUDGED_DATES] = { true, { "review-age", "overdue-actions" } },
};

bool map_judges(const struct map *m, enum judged what)
{
	return !m->is_for_client && (ROWS[what].of_a_part || !map_is_part(m));
}

bool judged_asks(const struct thing *t)
{
	for (int row = 0; t->kind == KIND_REQUIRE && row < JUDGED_COUNT; row++)
		for (const char *const *name = ROWS[row].figures; *name; name++)
			if (str_is(t->name, *name))
				return true;
	return false;
}
