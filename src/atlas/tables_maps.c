/* tables_maps.c — an atlas as tables: figures, maps and their detailed maps, and the maps themselves. */
#include "atlas/atlas.h"

#include "cjm/rollup.h"

#include <math.h>

/* ---- figures ---- */

static struct str stage_at(const struct atlas_row *r, long stage)
{
	return stage == ATLAS_NONE ? (struct str){ 0 } : r->stages.at[stage].name;
}

struct atlas_table atlas_table_of_missed(const struct atlas *a, struct arena *arena)
{
	struct atlas_table table;
	struct tabling t = tabling_begin(a, arena, &table, label(a->words, LABEL_atlas_missed));
	tabling_column(&t, LABEL_col_journey, false), tabling_column(&t, LABEL_col_measure, false), tabling_column(&t, LABEL_col_stage, false), tabling_column(&t, LABEL_col_value, true);
	tabling_column(&t, LABEL_col_target, true);
	for (size_t i = 0; i < a->rows.len; i++)
		for (size_t k = 0; k < a->rows.at[i].figures.len; k++) {
			const struct atlas_figure *f = &a->rows.at[i].figures.at[k];
			if (f->verdict >= 0)
				continue;
			tabling_row(&t);
			tabling_journey(&t, i);
			tabling_put(&t, f->metric.text);
			tabling_put(&t, stage_at(&a->rows.at[i], f->stage));
			tabling_value(&t, f->value);
			tabling_value(&t, f->target);
		}
	return table;
}

/* ---- maps and their detailed maps ---- */

/* "NPS: 31; days to deliver (Waits): 2 days": of the whole journey, then of its stages. */
static struct str figures_of(struct tabling *t, const struct atlas_computed *c)
{
	struct buf b = { 0 };
	for (int of_stages = 0; of_stages < 2; of_stages++)
		for (size_t i = 0; i < c->figure_count; i++) {
			const struct atlas_figure *f = &c->figures[i];
			if ((f->stage != ATLAS_NONE) == of_stages)
				buf_fmt(&b, "%s%.*s", b.len ? label(t->words, LABEL_list_semicolon).at : "", STR_ARG(locale_figure_of(t->words, t->arena, f->metric.text, f->stage_title, f->value)));
		}
	struct str text = buf_take(&b, t->arena);
	buf_finish(&b);
	return text;
}

struct atlas_table atlas_table_of_rollup(const struct atlas *a, struct arena *arena)
{
	struct atlas_table table;
	struct tabling t = tabling_begin(a, arena, &table, label(a->words, LABEL_atlas_rollup));
	tabling_column(&t, LABEL_col_journey, false), tabling_column(&t, LABEL_col_stage, false), tabling_column(&t, LABEL_atlas_said, true), tabling_column(&t, LABEL_col_detail, false);
	tabling_column(&t, LABEL_atlas_computed, true), tabling_column(&t, LABEL_atlas_computed_lowest, true), tabling_column(&t, atlas_pain_head(a), false);
	tabling_column(&t, LABEL_col_lost, true), tabling_column(&t, LABEL_lane_measures, false);
	for (size_t i = 0; i < a->rows.len; i++)
		for (size_t k = 0; k < a->rows.at[i].stages.len; k++) {
			const struct atlas_stage *s = &a->rows.at[i].stages.at[k];
			if (!s->computed.title.len)
				continue;
			tabling_row(&t);
			tabling_journey(&t, i);
			tabling_put(&t, s->name);
			tabling_score(&t, s->mean);
			tabling_put(&t, s->computed.shown)->row = s->computed.row;
			tabling_score(&t, s->computed.mean);
			tabling_score(&t, s->computed.lowest);
			tabling_put(&t, tabling_pain(&t, &s->computed.pain));
			tabling_percent(&t, lost_told(s->computed.lost));
			tabling_put(&t, figures_of(&t, &s->computed));
		}
	return table;
}

struct atlas_table atlas_table_of_open_stages(const struct atlas *a, struct arena *arena)
{
	struct atlas_table table;
	struct tabling t = tabling_begin(a, arena, &table, label(a->words, LABEL_atlas_open_stages));
	tabling_column(&t, LABEL_col_journey, false), tabling_column(&t, LABEL_col_stage, false), tabling_column(&t, LABEL_curve_mean, true), tabling_column(&t, LABEL_curve_lowest, true);
	for (size_t i = 0; i < a->open_stages.len; i++) {
		const struct atlas_stage *s = &a->rows.at[a->open_stages.at[i].row].stages.at[a->open_stages.at[i].index];
		tabling_row(&t);
		tabling_journey(&t, a->open_stages.at[i].row);
		tabling_put(&t, s->name);
		tabling_score(&t, s->mean);
		tabling_score(&t, s->lowest);
	}
	return table;
}

static struct str about_words(struct tabling *t, const struct atlas_clash *c)
{
	return c->about == ROLLUP_FIGURE ? c->here->metric.text : label(t->words, c->about == ROLLUP_DROP ? LABEL_col_lost : LABEL_curve_mean);
}

static void put_side(struct tabling *t, const struct atlas_figure *f, double mean)
{
	if (f)
		tabling_value(t, f->value);
	else
		tabling_score(t, mean);
}

static void put_said(struct tabling *t, const struct atlas_clash *c, const struct atlas_stage *s)
{
	if (c->about == ROLLUP_DROP)
		tabling_value(t, s->drop);
	else
		put_side(t, c->here, s->mean);
}

static void put_computed(struct tabling *t, const struct atlas_clash *c, const struct atlas_stage *s)
{
	if (c->about == ROLLUP_DROP)
		tabling_percent(t, lost_told(s->computed.lost));
	else
		put_side(t, c->there, s->computed.mean);
}

struct atlas_table atlas_table_of_clashes(const struct atlas *a, struct arena *arena)
{
	struct atlas_table table;
	struct tabling t = tabling_begin(a, arena, &table, label(a->words, LABEL_atlas_clashes));
	tabling_column(&t, LABEL_col_journey, false), tabling_column(&t, LABEL_col_stage, false), tabling_column(&t, LABEL_col_measure, false), tabling_column(&t, LABEL_atlas_here, true);
	tabling_column(&t, LABEL_col_detail, false), tabling_column(&t, LABEL_atlas_there, true);
	for (size_t i = 0; i < a->clashes.len && !a->is_for_client; i++) {
		const struct atlas_clash *c = &a->clashes.at[i];
		const struct atlas_stage *s = &a->rows.at[c->row].stages.at[c->stage];
		tabling_row(&t);
		tabling_journey(&t, (size_t)c->row);
		tabling_put(&t, s->name);
		tabling_put(&t, about_words(&t, c));
		put_said(&t, c, s);
		tabling_put(&t, s->computed.shown)->row = s->computed.row;
		put_computed(&t, c, s);
	}
	return table;
}

static struct str fault_words(struct tabling *t, const struct atlas_fault *f)
{
	static const enum label WORDS[FAULT_KINDS] = { [FAULT_MISSING] = LABEL_fault_missing, [FAULT_FAULTY] = LABEL_fault_faulty, [FAULT_SEVERAL] = LABEL_fault_several, [FAULT_AMBIGUOUS] = LABEL_fault_ambiguous, [FAULT_CYCLE] = LABEL_fault_cycle, [FAULT_SKIPPED] = LABEL_fault_skipped, [FAULT_ORPHAN] = LABEL_fault_orphan };
	return f->other.len ? label_with(t->words, t->arena, WORDS[f->kind], locale_quoted(t->words, t->arena, f->other)) : label(t->words, WORDS[f->kind]);
}

struct atlas_table atlas_table_of_faults(const struct atlas *a, struct arena *arena)
{
	struct atlas_table table;
	struct tabling t = tabling_begin(a, arena, &table, label(a->words, LABEL_atlas_faults));
	tabling_column(&t, LABEL_col_journey, false), tabling_column(&t, LABEL_col_stage, false), tabling_column(&t, LABEL_atlas_fault, false);
	for (size_t i = 0; i < a->faults.len && !a->is_for_client; i++) {
		tabling_row(&t);
		tabling_journey(&t, (size_t)a->faults.at[i].row);
		tabling_put(&t, stage_at(&a->rows.at[a->faults.at[i].row], a->faults.at[i].stage));
		tabling_put(&t, fault_words(&t, &a->faults.at[i]));
	}
	return table;
}

/* ---- the maps themselves ---- */

static const enum label MISSING[MATURITY_CLAIMS] = {
#define MATURITY(id, level) LABEL_missing_##id,
#include "map/maturity.def"
};

static struct str missing_of(struct tabling *t, const struct atlas_row *r)
{
	struct str missing[MATURITY_CLAIMS];
	size_t count = 0;
	for (int i = 0; i < MATURITY_CLAIMS; i++)
		if (!r->holds[i] && maturity_claim_level(i) == r->level + 1)
			missing[count++] = label(t->words, MISSING[i]);
	struct buf b = { 0 };
	for (size_t i = 0; i < count; i++)
		buf_fmt(&b, "%s%.*s", i ? label(t->words, LABEL_list_semicolon).at : "", STR_ARG(missing[i]));
	struct str text = buf_take(&b, t->arena);
	buf_finish(&b);
	return text;
}

/* What a level still needs: how many; nothing where the map has that level. */
static size_t count_missing(const struct atlas_row *r, int level)
{
	size_t count = 0;
	for (int i = 0; i < MATURITY_CLAIMS; i++)
		count += !r->holds[i] && maturity_claim_level(i) == level;
	return count;
}

struct atlas_table atlas_table_of_maturity(const struct atlas *a, struct arena *arena)
{
	struct atlas_table table;
	struct tabling t = tabling_begin(a, arena, &table, label(a->words, LABEL_diff_maturity));
	tabling_column(&t, LABEL_col_journey, false), tabling_column(&t, LABEL_diff_maturity, true);
	for (int level = 2; level <= MATURITY_LEVELS; level++)
		tabling_head(&t, LABEL_FILL(a->words, arena, LABEL_atlas_missing_for, tabling_number(&t, level, 0)), true);
	tabling_column(&t, LABEL_atlas_missing, false);
	for (size_t i = 0; i < a->rows.len; i++) {
		const struct atlas_row *r = &a->rows.at[i];
		if (!r->level)
			continue;
		tabling_row(&t);
		tabling_journey(&t, i);
		tabling_maturity(&t, r->level);
		for (int level = 2; level <= MATURITY_LEVELS; level++)
			tabling_figure(&t, level <= r->level ? NAN : (double)count_missing(r, level), 0);
		tabling_put(&t, missing_of(&t, r));
	}
	return table;
}

struct atlas_table atlas_table_of_lessons(const struct atlas *a, struct arena *arena)
{
	struct atlas_table table;
	struct tabling t = tabling_begin(a, arena, &table, label(a->words, LABEL_atlas_lessons));
	tabling_column(&t, LABEL_col_kind, false), tabling_column(&t, LABEL_col_text, false), tabling_column(&t, LABEL_col_journey, false), tabling_column(&t, LABEL_col_stage, false);
	for (size_t i = 0; i < a->rows.len; i++)
		for (size_t k = 0; k < a->rows.at[i].lessons.len; k++) {
			const struct atlas_lesson *l = &a->rows.at[i].lessons.at[k];
			tabling_row(&t);
			tabling_put(&t, locale_word(a->words, l->kind));
			tabling_put(&t, l->text);
			tabling_journey(&t, i);
			tabling_put(&t, l->stage);
		}
	return table;
}
