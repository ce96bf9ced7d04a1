/* tables.c — an atlas as tables: the journeys, and what they have in common. */
#include "atlas/atlas.h"

#include "cjm/coverage.h"

#include <math.h>

/* ---- the journeys ---- */

static struct str people_of(struct tabling *t, const struct atlas_row *r)
{
	struct str *names = arena_alloc(t->arena, (r->people.len + 1) * sizeof *names);
	for (size_t i = 0; i < r->people.len; i++)
		names[i] = r->people.at[i].text;
	return locale_list(t->words, t->arena, names, r->people.len);
}

static struct str state_of(struct tabling *t, const struct atlas_row *r)
{
	struct str state = r->state ? label_choice(t->words, LABEL_state_current, r->state) : (struct str){ 0 };
	struct str version = r->version.len ? label_with(t->words, t->arena, LABEL_version, r->version) : (struct str){ 0 };
	struct str status = r->status ? label_choice(t->words, LABEL_map_draft, r->status) : (struct str){ 0 };
	return atlas_points(t->atlas, t->arena, (struct str[]){ state, version, status }, 3);
}

static struct str some_of(struct tabling *t, size_t some, size_t all)
{
	return all ? LABEL_FILL(t->words, t->arena, LABEL_some_of, tabling_number(t, (double)some, 0), tabling_number(t, (double)all, 0)) : (struct str){ 0 };
}

static void put_judgements(struct tabling *t, const struct atlas_row *r)
{
	tabling_maturity(t, r->level);
	tabling_percent(t, r->has_coverage ? coverage_percent(r->covered, r->cells) : NAN);
	tabling_count(t, r->late, true);
	tabling_figure(t, r->required ? (double)r->broken : NAN, 0);
	t->cells[t->filled - 1].is_late = r->broken > 0;
}

static void put_frame(struct tabling *t, size_t row)
{
	const struct atlas_row *r = &t->atlas->rows.at[row];
	tabling_journey(t, row);
	tabling_put(t, r->owner);
	tabling_put(t, label_choice(t->words, LABEL_map_journey, r->kind));
	tabling_put(t, state_of(t, r));
	tabling_put(t, people_of(t, r));
	tabling_date(t, r->reviewed);
	struct atlas_cell *due = tabling_put(t, atlas_review(t->atlas, t->arena, r));
	due->is_late = r->days_late > 0;
	due->date = r->due;
	due->days_late = r->days_late;
}

static void put_summary(struct tabling *t, size_t row)
{
	const struct atlas_row *r = &t->atlas->rows.at[row];
	tabling_journey(t, row);
	tabling_score(t, r->mean);
	tabling_score(t, r->lowest);
	tabling_put(t, tabling_pain(t, &r->pain));
	tabling_count(t, r->open, false);
	tabling_put(t, some_of(t, r->met, r->judged));
	if (!t->atlas->is_for_client)
		put_judgements(t, r);
}

struct column_head { enum label head; bool is_number; };

static struct atlas_table table_of_rows(const struct atlas *a, struct arena *arena, enum label title, const struct column_head *heads, size_t count, void (*fill)(struct tabling *t, size_t row))
{
	struct atlas_table table;
	struct tabling t = tabling_begin(a, arena, &table, label(a->words, title));
	for (size_t i = 0; i < count; i++)
		tabling_column(&t, heads[i].head, heads[i].is_number);
	for (size_t i = 0; i < a->rows.len; i++) {
		tabling_row(&t);
		fill(&t, i);
	}
	return table;
}

static struct atlas_table table_of_journeys(const struct atlas *a, struct arena *arena)
{
	static const struct column_head HEADS[] = {
		{ LABEL_col_journey, false }, { LABEL_owner, false }, { LABEL_col_kind, false }, { LABEL_col_journey_state, false }, { LABEL_personas, false }, { LABEL_last_review, false },
		{ LABEL_atlas_due, false },
	};
	return table_of_rows(a, arena, LABEL_sheet_journeys, HEADS, sizeof HEADS / sizeof *HEADS, put_frame);
}

struct atlas_table atlas_summary_table_of(const struct atlas *a, struct arena *arena)
{
	const struct column_head HEADS[] = {
		{ LABEL_col_journey, false }, { LABEL_curve_mean, true }, { LABEL_curve_lowest, true }, { atlas_pain_head(a), false }, { LABEL_atlas_open, true }, { LABEL_targets_met, true },
		{ LABEL_diff_maturity, true }, { LABEL_coverage, true }, { LABEL_figure_overdue, true }, { LABEL_atlas_broken, true },
	};
	enum { JUDGEMENTS = 4 };
	return table_of_rows(a, arena, LABEL_view_summary, HEADS, sizeof HEADS / sizeof *HEADS - (a->is_for_client ? JUDGEMENTS : 0), put_summary);
}

/* ---- their stages ---- */

static struct atlas_table table_of_stages(const struct atlas *a, struct arena *arena)
{
	struct atlas_table table;
	struct tabling t = tabling_begin(a, arena, &table, label(a->words, LABEL_diff_stages));
	tabling_column(&t, LABEL_col_journey, false), tabling_column(&t, LABEL_col_stage, false), tabling_column(&t, LABEL_curve_mean, true), tabling_column(&t, LABEL_curve_lowest, true);
	tabling_column(&t, LABEL_col_lost, true);
	for (size_t i = 0; i < a->rows.len; i++)
		for (size_t k = 0; k < a->rows.at[i].stages.len; k++) {
			const struct atlas_stage *s = &a->rows.at[i].stages.at[k];
			tabling_row(&t);
			tabling_journey(&t, i);
			tabling_put(&t, s->name);
			tabling_score(&t, s->mean);
			tabling_score(&t, s->lowest);
			tabling_value(&t, s->drop);
		}
	return table;
}

/* ---- what they have in common ---- */

/* A list of journeys: as a text, and each by itself. */
static void put_parts(struct tabling *t, struct atlas_cell *parts, const struct str *texts, size_t count)
{
	struct buf b = { 0 };
	for (size_t i = 0; i < count; i++)
		buf_fmt(&b, "%s%.*s", i ? label(t->words, LABEL_list_semicolon).at : "", STR_ARG(texts[i]));
	struct atlas_cell *cell = tabling_put(t, buf_take(&b, t->arena));
	cell->parts = parts;
	cell->part_count = count;
	buf_finish(&b);
}

static void put_uses(struct tabling *t, const struct atlas_shared *s)
{
	struct atlas_cell *parts = arena_alloc(t->arena, s->told.len * sizeof *parts);
	struct str *texts = arena_alloc(t->arena, s->told.len * sizeof *texts);
	for (size_t i = 0; i < s->told.len; i++) {
		double mean = atlas_use_told(t->atlas, s->told.at[i])->mean;
		struct str score = atlas_score(t->atlas, t->arena, mean), title = t->atlas->rows.at[s->told.at[i].row].shown;
		parts[i] = (struct atlas_cell){ .text = title, .level = mean, .row = (long)s->told.at[i].row };
		texts[i] = score.len ? LABEL_FILL(t->words, t->arena, LABEL_in_brackets, title, score) : title;
	}
	put_parts(t, parts, texts, s->told.len);
}

static struct atlas_table table_of_shared(const struct atlas *a, struct arena *arena)
{
	struct atlas_table table;
	struct tabling t = tabling_begin(a, arena, &table, label(a->words, LABEL_atlas_shared));
	table.note = some_of(&t, a->shared.len, a->touchpoints);
	tabling_column(&t, LABEL_col_touchpoint, false), tabling_column(&t, LABEL_col_channel, false), tabling_column(&t, LABEL_owner, false), tabling_column(&t, LABEL_curve_mean, true);
	tabling_column(&t, LABEL_sheet_journeys, false);
	for (size_t i = 0; i < a->shared.len; i++) {
		tabling_row(&t);
		tabling_put(&t, a->shared.at[i].name.text);
		tabling_put(&t, a->shared.at[i].channel)->via = a->shared.at[i].via;
		tabling_put(&t, a->shared.at[i].owner);
		tabling_score(&t, a->shared.at[i].mean);
		put_uses(&t, &a->shared.at[i]);
	}
	return table;
}

static void put_places(struct tabling *t, const struct atlas_ranked *ranked)
{
	struct atlas_cell *parts = arena_alloc(t->arena, ranked->told.len * sizeof *parts);
	struct str *texts = arena_alloc(t->arena, ranked->told.len * sizeof *texts);
	for (size_t i = 0; i < ranked->told.len; i++) {
		texts[i] = tabling_points(t, t->atlas->rows.at[ranked->told.at[i].row].shown, atlas_idea_told(t->atlas, ranked->told.at[i])->stage);
		parts[i] = (struct atlas_cell){ .text = texts[i], .level = NAN, .row = (long)ranked->told.at[i].row };
	}
	put_parts(t, parts, texts, ranked->told.len);
}

/* Of several tellings, the one whose action is due first says when, and who. */
const struct atlas_idea *atlas_idea_due(const struct atlas *a, const struct atlas_ranked *ranked)
{
	const struct atlas_idea *first = atlas_idea_told(a, ranked->told.at[0]);
	for (size_t i = 1; i < ranked->told.len; i++) {
		const struct atlas_idea *other = atlas_idea_told(a, ranked->told.at[i]);
		if (other->due.year && (!first->due.year || date_last_day(other->due) < date_last_day(first->due)))
			first = other;
	}
	return first;
}

static void put_idea(struct tabling *t, size_t rank, const struct atlas_ranked *ranked)
{
	const struct atlas_idea *i = atlas_idea_told(t->atlas, ranked->told.at[0]), *planned = atlas_idea_due(t->atlas, ranked);
	struct str due = planned->due.year ? locale_date(t->words, t->arena, planned->due) : (struct str){ 0 };
	tabling_figure(t, (double)rank, 0);
	t->cells[t->filled - 1].is_strong = true;
	tabling_put(t, i->name.text);
	put_places(t, ranked);
	tabling_put(t, tabling_level(t, i->impact))->pill = atlas_idea_is_quick(i) ? label(t->words, LABEL_quick_win) : (struct str){ 0 };
	tabling_put(t, tabling_level(t, i->effort));
	tabling_figure(t, i->value, 2);
	struct atlas_cell *cell = tabling_put(t, tabling_points(t, due, planned->is_late ? label(t->words, LABEL_overdue) : (struct str){ 0 }));
	cell->is_late = planned->is_late;
	cell->date = planned->due;
	cell->status = planned->due.year ? planned->status : ACTION_NONE;
	cell->days_late = planned->is_late ? t->atlas->today - date_last_day(planned->due) : 0;
	tabling_put(t, planned->owner.len ? planned->owner : i->owner);
}

static struct atlas_table table_of_ideas(const struct atlas *a, struct arena *arena)
{
	struct atlas_table table;
	struct tabling t = tabling_begin(a, arena, &table, label(a->words, LABEL_report_opportunities));
	tabling_column(&t, LABEL_col_rank, true), tabling_column(&t, LABEL_col_opportunity, false), tabling_column(&t, LABEL_sheet_journeys, false), tabling_column(&t, LABEL_col_impact, false);
	tabling_column(&t, LABEL_col_effort, false), tabling_column(&t, LABEL_col_ratio, true), tabling_column(&t, LABEL_col_due, false), tabling_column(&t, LABEL_owner, false);
	for (size_t i = 0; i < a->ranked.len; i++) {
		tabling_row(&t);
		put_idea(&t, i + 1, &a->ranked.at[i]);
	}
	return table;
}

static struct atlas_table table_of_people(const struct atlas *a, struct arena *arena)
{
	struct atlas_table table;
	struct tabling t = tabling_begin(a, arena, &table, label(a->words, LABEL_atlas_people));
	tabling_column(&t, LABEL_persona, false), tabling_column(&t, LABEL_sheet_journeys, false);
	for (size_t i = 0; i < a->people.len; i++) {
		const struct atlas_person *p = &a->people.at[i];
		struct str *titles = arena_alloc(arena, (p->rows.len + 1) * sizeof *titles);
		struct atlas_cell *parts = arena_alloc(arena, (p->rows.len + 1) * sizeof *parts);
		for (size_t k = 0; k < p->rows.len; k++) {
			titles[k] = a->rows.at[p->rows.at[k]].shown;
			parts[k] = (struct atlas_cell){ .text = titles[k], .level = NAN, .row = (long)p->rows.at[k] };
		}
		tabling_row(&t);
		tabling_put(&t, p->name.text);
		put_parts(&t, parts, titles, p->rows.len);
	}
	return table;
}

static struct atlas_table table_of_segments(const struct atlas *a, struct arena *arena)
{
	struct atlas_table table;
	struct tabling t = tabling_begin(a, arena, &table, label(a->words, LABEL_atlas_segments));
	tabling_column(&t, LABEL_segment, false);
	for (size_t i = 0; i < a->open_segments.len; i++) {
		tabling_row(&t);
		tabling_put(&t, a->open_segments.at[i]);
	}
	return table;
}

struct table_maker { struct atlas_table (*make)(const struct atlas *a, struct arena *arena); };

static struct atlas_tables made_of(const struct atlas *a, struct arena *arena, const struct table_maker *makers, size_t count)
{
	struct atlas_tables all = { { 0 } };
	for (size_t i = 0; i < count; i++) {
		struct atlas_table table = makers[i].make(a, arena);
		if (table.rows.len)
			VEC_PUSH(arena, &all.list, table);
	}
	return all;
}

struct atlas_tables atlas_tables_of(const struct atlas *a, struct arena *arena)
{
	static const struct table_maker MAKERS[] = {
		{ table_of_journeys }, { atlas_summary_table_of }, { atlas_table_of_changes }, { table_of_stages }, { table_of_shared }, { table_of_ideas }, { atlas_table_of_missed }, { table_of_people }, { atlas_table_of_hierarchy }, { atlas_table_of_open_domains }, { table_of_segments }, { atlas_table_of_rollup }, { atlas_table_of_open_stages }, { atlas_table_of_clashes }, { atlas_table_of_faults },
		{ atlas_table_of_lessons }, { atlas_table_of_maturity },
	};
	return made_of(a, arena, MAKERS, sizeof MAKERS / sizeof *MAKERS);
}

struct atlas_tables atlas_common_tables_of(const struct atlas *a, struct arena *arena)
{
	static const struct table_maker MAKERS[] = { { atlas_table_of_changes }, { table_of_shared }, { table_of_ideas }, { atlas_table_of_clashes }, { atlas_table_of_faults }, { atlas_table_of_rollup }, { atlas_table_of_hierarchy }, { atlas_table_of_open_domains }, { table_of_people }, { table_of_segments }, { atlas_table_of_open_stages }, { atlas_table_of_missed }, { atlas_table_of_lessons }, { atlas_table_of_maturity } };
	return made_of(a, arena, MAKERS, sizeof MAKERS / sizeof *MAKERS);
}
