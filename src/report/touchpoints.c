/* touchpoints.c — where the person and the company meet: who answers for each, and what is used against what is wanted. */
#include "report/report.h"

#include "cjm/counts.h"

static void add_row(struct report *r, struct text_table *table, const struct touchpoint_use *u)
{
	const struct touchpoint *t = u->touchpoint;
	struct md remarks = MD_JOIN(r, label(r->words, LABEL_list_comma).at, t->critical ? md_label(r, LABEL_critical) : MD_NONE, t->proactive ? md_label(r, LABEL_proactive) : MD_NONE);
	const struct md cells[] = {
		md_name(r, &t->thing), md_names(r, &u->channels), t->owner ? md_name(r, &t->owner->thing) : MD_NONE, md_count(r, u->places),
		md_yes_no(r, t->wanted), md_level(r, t->importance), md_level(r, t->priority), remarks,
	};
	table_row(r, table, cells);
}

/* ---- used against wanted ---- */

static bool is_unwanted_used(const struct touchpoint_uses *u, const struct touchpoint *t)
{
	return t->wanted == ANSWER_NO && names_find_address(&u->by_touchpoint, &t->thing);
}

static bool is_unowned(const struct touchpoint_uses *u, const struct touchpoint *t)
{
	return !t->owner && names_find_address(&u->by_touchpoint, &t->thing);
}

static void write_missed(struct report *r)
{
	struct things missed = { 0 };
	FOR_EACH(struct touchpoint, t, r->map->touchpoints)
		if (touchpoint_is_missed(r->map, t))
			VEC_PUSH(&r->arena, &missed, &t->thing);
	write_fact(r, LABEL_wanted_unused, md_names(r, &missed));
}

static void write_those(struct report *r, enum label id, const struct touchpoint_uses *u,
	bool (*is)(const struct touchpoint_uses *u, const struct touchpoint *t))
{
	struct things those = { 0 };
	FOR_EACH(struct touchpoint, t, r->map->touchpoints)
		if (is(u, t))
			VEC_PUSH(&r->arena, &those, &t->thing);
	write_fact(r, id, md_names(r, &those));
}

/* What the map itself says of its channels; the well-known ones need no word. */
static void write_channels(struct report *r, const struct touchpoint_uses *u)
{
	struct things said = { 0 };
	struct names known;
	names_init(&known, &r->arena);
	for (size_t i = 0; i < u->list.len; i++)
		FOR_EACH(struct thing, c, u->list.at[i]->channels)
			if (c->is_declared && !md_is_empty(md_facts(r, c)) && !names_find_address(&known, c)) {
				names_add_address(&known, c, c);
				VEC_PUSH(&r->arena, &said, c);
			}
	write_fact(r, LABEL_channels, md_names_with_facts(r, &said));
}

void report_touchpoints(struct report *r)
{
	static const struct text_column COLUMNS[] = {
		{ LABEL_col_touchpoint, false }, { LABEL_col_channel, false }, { LABEL_owner, false }, { LABEL_col_uses, true },
		{ LABEL_col_wanted, false }, { LABEL_col_for_customers, false }, { LABEL_col_for_us, false }, { LABEL_col_remarks, false },
	};
	struct touchpoint_uses uses = journey_uses(r->journey, &r->arena);
	struct text_table table = table_of(COLUMNS, sizeof COLUMNS / sizeof *COLUMNS);
	write_heading(r, 2, md_label(r, LABEL_lane_touchpoints));
	for (size_t i = 0; i < uses.list.len; i++)
		add_row(r, &table, uses.list.at[i]);
	write_table(r, &table);
	write_channels(r, &uses);
	write_missed(r);
	write_those(r, LABEL_unwanted_used, &uses, is_unwanted_used);
	if (map_judges(r->map, JUDGED_OWNERS))
		write_those(r, LABEL_unowned, &uses, is_unowned);
}
