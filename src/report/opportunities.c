/* opportunities.c — what could be done, the most for the effort first, and which ranks a small error would not change. */
#include "report/report.h"

#include "cjm/scores.h"

#include <math.h>
#include <stdlib.h>

struct ranked_opportunity { /* an opportunity as one score sees it */
	const struct opportunity *opportunity;
	enum score by;
	double score;
	struct range range;
	size_t order;
};

static int by_score(const void *left, const void *right)
{
	const struct ranked_opportunity *a = left, *b = right;
	int order = opportunity_score_order(a->opportunity, b->opportunity, a->by);
	return order ? order : a->order < b->order ? -1 : 1;
}

static struct ranked_opportunity *rank_opportunities(struct report *r, const struct things *opportunities, enum score score)
{
	struct ranked_opportunity *ranked = arena_alloc(&r->arena, opportunities->len * sizeof *ranked);
	for (size_t i = 0; i < opportunities->len; i++) {
		const struct opportunity *o = (const struct opportunity *)opportunities->at[i];
		ranked[i] = (struct ranked_opportunity){ o, score, opportunity_score(o, score), opportunity_score_range(o, score), i };
	}
	qsort(ranked, opportunities->len, sizeof *ranked, by_score);
	return ranked;
}

/* ---- the table ---- */

struct md md_score(struct report *r, const struct opportunity *o, enum score score)
{
	double s = opportunity_score(o, score);
	return isnan(s) ? MD_NONE : md_number(r, s, score_decimals(s));
}

static void add_row(struct report *r, struct text_table *t, const struct opportunity *o)
{
	const struct md cells[] = {
		md_text(r, thing_label(&o->thing)), md_names(r, &o->answers), md_names(r, &o->by), md_place(r, &o->thing), md_choice(r, LABEL_level_low, o->impact),
		md_choice(r, LABEL_level_low, o->effort), md_value(r, o->importance), md_value(r, o->satisfaction), md_score(r, o, SCORE_ULWICK), md_value(r, o->reach), md_value(r, o->confidence), md_score(r, o, SCORE_RICE),
		o->owner ? md_name(r, &o->owner->thing) : MD_NONE, md_basis(r, &o->thing), md_ticket(r, &o->thing),
	};
	table_row(r, t, cells);
}

/* ---- which ranks hold ---- */

/* Marks the ranks that no single input, of this opportunity or another, can change by being a step off. Best and worst
 * scores of those above and below are gathered in two passes, so that thousands are no trouble. */
static bool *find_firm(struct report *r, const struct ranked_opportunity *ranked, size_t count)
{
	bool *firm = arena_alloc(&r->arena, count * sizeof *firm);
	double least_above = INFINITY, most_below = -INFINITY;
	for (size_t i = 0; i < count; i++) {
		bool alone = i == 0 || ranked[i - 1].score > ranked[i].range.high;
		firm[i] = alone && least_above > ranked[i].score;
		least_above = ranked[i].range.low < least_above ? ranked[i].range.low : least_above;
	}
	for (size_t i = count; i-- > 0;) {
		bool alone = i + 1 == count || ranked[i + 1].score < ranked[i].range.low;
		firm[i] &= alone && most_below < ranked[i].score;
		most_below = ranked[i].range.high > most_below ? ranked[i].range.high : most_below;
	}
	return firm;
}

static size_t count_scored(const struct ranked_opportunity *ranked, size_t count)
{
	size_t scored = 0;
	while (scored < count && !isnan(ranked[scored].score))
		scored++;
	return scored;
}

/* "1 One-step payment, 4 Spare kit" */
static struct md firm_names(struct report *r, const struct ranked_opportunity *ranked, const bool *firm, size_t count)
{
	struct buf b = { 0 };
	for (size_t i = 0; i < count; i++)
		if (firm[i]) {
			struct md name = md_text(r, thing_label(&ranked[i].opportunity->thing));
			struct md with[] = { md_number(r, (double)i + 1, 0), name };
			buf_fmt(&b, "%.*s%.*s", STR_ARG(b.len ? label(r->words, LABEL_list_semicolon) : STR("")), STR_ARG(md_fill(r, LABEL_ranked, with, 2).s));
		}
	struct md m = { str_copy(&r->arena, buf_as_str(&b)) };
	buf_finish(&b);
	return m;
}

static bool write_firmness(struct report *r, const struct things *opportunities, enum score score, struct md model)
{
	struct ranked_opportunity *ranked = rank_opportunities(r, opportunities, score);
	size_t count = count_scored(ranked, opportunities->len), firm_count = 0;
	bool *firm = find_firm(r, ranked, count);
	for (size_t i = 0; i < count; i++)
		firm_count += firm[i];
	/* With three levels each for impact and effort hardly any rank is firm: worth a word only where one is. */
	if (count < 2 || (score == SCORE_VALUE && !firm_count))
		return false;
	if (firm_count == count)
		write_bullet(r, MD_FILL(r, LABEL_firm_all, model));
	else if (!firm_count)
		write_bullet(r, MD_FILL(r, LABEL_firm_none, model));
	else
		write_bullet(r, MD_FILL(r, LABEL_firm_some, model, firm_names(r, ranked, firm, count)));
	return true;
}

/* ---- which of them a step or a gain realises ---- */

struct realised { /* an opportunity of this journey, or of the one that it follows */
	const struct thing *opportunity;
	struct things by;
};

struct realising {
	struct report *r;
	struct names known; /* struct realised, by opportunity */
	VEC(struct realised *) found;
};

static struct realised *realised_of(struct realising *all, const struct thing *opportunity)
{
	struct realised *known = names_find_address(&all->known, opportunity);
	if (known)
		return known;
	known = ARENA_NEW(&all->r->arena, struct realised);
	known->opportunity = opportunity;
	names_add_address(&all->known, opportunity, known);
	VEC_PUSH(&all->r->arena, &all->found, known);
	return known;
}

static void gather_realised(void *context, const struct thing *t)
{
	struct realising *all = context;
	const struct things *realises = t->kind == KIND_STEP ? &((const struct step *)t)->realises : t->kind == KIND_GAIN ? &((const struct gain *)t)->realises : NULL;
	for (size_t i = 0; realises && i < realises->len; i++)
		VEC_PUSH(&all->r->arena, &realised_of(all, realises->at[i])->by, (struct thing *)t);
}

static void write_realised(struct report *r)
{
	struct realising all = { .r = r };
	names_init(&all.known, &r->arena);
	journey_walk(r->journey, gather_realised, &all);
	for (size_t i = 0; i < all.found.len; i++)
		write_bullet(r, MD_FILL(r, LABEL_realised_by, md_name(r, all.found.at[i]->opportunity), md_names(r, &all.found.at[i]->by)));
}

void report_opportunities(struct report *r)
{
	static const struct text_column COLUMNS[] = {
		{ LABEL_col_opportunity, false }, { LABEL_col_for, false }, { LABEL_persona, false }, { LABEL_col_where, false }, { LABEL_col_impact, false },
		{ LABEL_col_effort, false }, { LABEL_col_for_customers, true }, { LABEL_col_satisfaction, true }, { LABEL_col_ulwick, true },
		{ LABEL_col_reach, true }, { LABEL_col_confidence, true }, { LABEL_col_rice, true }, { LABEL_owner, false },
		{ LABEL_col_evidence, false }, { LABEL_col_link, false },
	};
	struct things opportunities = things_of(r, KIND_OPPORTUNITY);
	struct text_table table = table_of(COLUMNS, sizeof COLUMNS / sizeof *COLUMNS);
	struct ranked_opportunity *ranked = rank_opportunities(r, &opportunities, SCORE_VALUE);
	for (size_t i = 0; i < opportunities.len; i++)
		add_row(r, &table, ranked[i].opportunity);
	bool has_ratio = opportunities.len && !isnan(opportunity_score(ranked[0].opportunity, SCORE_VALUE)); /* what has none stands behind */
	write_heading(r, 2, md_label(r, has_ratio ? LABEL_report_opportunities : LABEL_lane_opportunities));
	write_table(r, &table);
	write_realised(r);
	bool any = write_firmness(r, &opportunities, SCORE_VALUE, md_label(r, LABEL_model_value));
	any |= write_firmness(r, &opportunities, SCORE_ULWICK, md_label(r, LABEL_model_ulwick));
	any |= write_firmness(r, &opportunities, SCORE_RICE, md_label(r, LABEL_model_rice));
	if (any)
		write_paragraph(r, md_label(r, LABEL_firm_step));
}
