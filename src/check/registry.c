/* registry.c — the rows of checks.def and pages.def, with the maps of tests/checks that show them. */
#include "check/check.h"

#include <string.h>

static const struct check_row ROWS[] = {
#define ROW(name, id_, severity_, family_, sentence_, way_out_, from_) \
	[CHECK_##name].id = id_, [CHECK_##name].severity = SEVERITY_##severity_, [CHECK_##name].family = family_, \
	[CHECK_##name].sentence = sentence_, [CHECK_##name].way_out = way_out_, [CHECK_##name].from = from_,
#define CHECK(name, id, severity, family, kind, sentence, way_out, from) ROW(name, id, severity, family, sentence, way_out, from)
#define FOUND(name, id, severity, family, sentence, way_out, from) \
	ROW(name, id, severity, family, sentence, way_out, from) [CHECK_##name].keeps_from_reading = SEVERITY_##severity == SEVERITY_ERROR,
#define DRAWN_WITHOUT(name, id, severity, family, sentence, way_out, from) \
	ROW(name, id, severity, family, sentence, way_out, from) [CHECK_##name].is_drawn_without = true,
#define TOGETHER(name, id, severity, family, sentence, way_out, from) ROW(name, id, severity, family, sentence, way_out, from) [CHECK_##name].needs_all = true,
#include "check/checks.def"
#define PAGE(name, means_, why_) [CHECK_##name].means = means_, [CHECK_##name].why = why_,
#include "check/pages.def"
#define EXAMPLE(name, trips_, quiet_) [CHECK_##name].trips = trips_, [CHECK_##name].quiet = quiet_,
#include "check/examples.def"
};

const struct check_row *check_at(size_t index)
{
	return index < CHECK_COUNT ? &ROWS[index] : NULL;
}

const struct check_row *check_of(struct str id)
{
	for (size_t i = 0; i < CHECK_COUNT; i++)
		if (str_is(id, ROWS[i].id))
			return &ROWS[i];
	return NULL;
}

bool check_may_be_off(const struct check_row *row)
{
	static const char *const OF_READING[] = { "text", "data", "import" };
	for (size_t i = 0; i < sizeof OF_READING / sizeof *OF_READING; i++)
		if (!strcmp(row->family, OF_READING[i]))
			return false;
	return !row->keeps_from_reading;
}

const char *check_id_of(enum check_id id)
{
	return ROWS[id].id;
}

struct str check_nearest(struct str id, struct arena *a)
{
	struct names known;
	names_init(&known, a);
	for (size_t i = 0; i < CHECK_COUNT; i++)
		names_add(&known, str_of(ROWS[i].id), (void *)&ROWS[i]);
	return names_nearest(&known, id);
}
