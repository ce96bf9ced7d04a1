/* json_coverage.c — how much of each journey is filled in, with what rests on sources. */
#include "map/json_parts.h"

#include "cjm/coverage.h"

static void add_gaps(struct json *out, const struct coverage *c)
{
	json_key(out, "gaps");
	json_open(out, '[');
	for (size_t i = 0; i < c->gaps.len; i++) {
		json_item(out);
		json_open(out, '{');
		json_text(out, "stage", c->gaps.at[i].stage->thing.id);
		json_text(out, "dimension", str_of(coverage_word(c->gaps.at[i].dimension)));
		json_close(out, '}');
	}
	json_close(out, ']');
}

void json_share(struct json *out, size_t covered, size_t of)
{
	json_number(out, "covered", (double)covered);
	json_number(out, "of", (double)of);
	if (of)
		json_number(out, "percent", coverage_percent(covered, of));
}

void json_dimensions(struct json *out, const struct coverage *c)
{
	json_key(out, "dimensions");
	json_open(out, '{');
	for (int d = 0; d < COVER_COUNT; d++) {
		json_key(out, coverage_word((enum coverage_dimension)d));
		json_open(out, '{');
		json_share(out, c->by_dimension[d], c->stage_count);
		if (coverage_is_of_world((enum coverage_dimension)d))
			json_number(out, "observed", (double)c->observed_by[d]);
		json_close(out, '}');
	}
	json_close(out, '}');
}

/* Where a thing is: the stages of the journey by their ids, or what is known of a touchpoint by its words. */
static void add_cells(struct json *out, const struct coverage_table *t, size_t row, const struct journey *stages)
{
	json_key(out, "has");
	json_open(out, '[');
	for (size_t c = 0; c < t->columns; c++)
		if (coverage_cell(t, row, c)) {
			json_item(out);
			json_string(out->out, stages ? stages->stages.at[c]->id : str_of(touchpoint_column_word((enum touchpoint_column)c)));
		}
	json_close(out, ']');
}

static void add_table(struct json *out, const char *name, const struct coverage_table *t, const struct journey *stages)
{
	json_key(out, name);
	json_open(out, '{');
	json_share(out, t->covered, coverage_cells(t));
	json_key(out, "rows");
	json_open(out, '[');
	for (size_t i = 0; i < t->rows.len; i++) {
		json_item(out);
		json_open(out, '{');
		json_text(out, "id", t->rows.at[i]->id);
		add_cells(out, t, i, stages);
		json_close(out, '}');
	}
	json_close(out, ']');
	json_close(out, '}');
}

static void add_id(struct json *out, const struct thing *t)
{
	json_item(out);
	json_string(out->out, t->id);
}

static void add_against_wishes(struct json *out, const struct map *m, const struct coverage_table *touchpoints)
{
	json_key(out, "wanted_unused");
	json_open(out, '[');
	FOR_EACH(struct touchpoint, missed, m->touchpoints)
		if (touchpoint_is_missed(m, missed))
			add_id(out, &missed->thing);
	json_close(out, ']');
	json_key(out, "unwanted_used");
	json_open(out, '[');
	FOR_EACH(struct touchpoint, t, touchpoints->rows)
		if (t->wanted == ANSWER_NO && coverage_cell(touchpoints, t_i, TOUCHPOINT_USED))
			add_id(out, &t->thing);
	json_close(out, ']');
}

static void add_claims(struct json *out, const struct journey *j)
{
	const struct claims c = claims_of(&j->thing);
	json_key(out, "claims");
	json_open(out, '{');
	json_number(out, "of", (double)c.all);
	json_number(out, "observed", (double)c.observed);
	json_number(out, "predicted", (double)c.predicted);
	json_number(out, "assumed", (double)c.assumed);
	json_number(out, "silent", (double)c.silent);
	json_close(out, '}');
}

/* As `cjm check -f json` tells it, but with ids, which lead into the model above. */
static void add_journey_coverage(struct json *out, const struct map *m, const struct journey *j)
{
	struct arena arena = { 0 };
	struct coverage c = coverage_count(j, &arena);
	const struct coverage_table personas = coverage_personas(j, &arena), channels = coverage_channels(j, &arena);
	const struct coverage_table touchpoints = coverage_touchpoints(m, j, &arena);
	json_open(out, '{');
	json_text(out, "journey", j->thing.id);
	json_share(out, c.covered, c.total);
	json_number(out, "observed", (double)c.observed);
	json_number(out, "assumed", (double)c.assumed);
	json_number(out, "observable", (double)c.observable);
	add_claims(out, j);
	json_dimensions(out, &c);
	add_gaps(out, &c);
	add_table(out, "personas", &personas, j);
	add_table(out, "channels", &channels, j);
	add_table(out, "touchpoints", &touchpoints, NULL);
	add_against_wishes(out, m, &touchpoints);
	json_close(out, '}');
	arena_finish(&arena);
}

void json_coverage(struct json *out, const struct map *m)
{
	json_key(out, "coverage");
	json_open(out, '[');
	FOR_EACH(struct journey, j, m->journeys) {
		json_item(out);
		add_journey_coverage(out, m, j);
	}
	json_close(out, ']');
}
