/* pains.c — what hurts, the worst first. */
#include "report/report.h"

#include "cjm/counts.h"
#include "cjm/scores.h"

#include <stdlib.h>

struct ranked_pain {
	const struct pain *pain;
	size_t order;
};

static int by_pain(const void *left, const void *right)
{
	const struct ranked_pain *a = left, *b = right;
	int order = pain_order(a->pain, b->pain);
	return order ? order : a->order < b->order ? -1 : 1;
}

static void add_row(struct report *r, struct text_table *t, const struct ranked_pain *ranked, const struct answers *answers)
{
	const struct pain *p = ranked->pain;
	struct things answer = answers_to(answers, p, &r->arena);
	const struct md cells[] = {
		md_text(r, thing_label(&p->thing)), md_place(r, &p->thing), md_names(r, &p->by), md_level(r, p->severity),
		md_text(r, locale_any(r->words, &r->arena, p->frequency)), md_reasons(r, &p->because), md_basis(r, &p->thing),
		p->owner ? md_name(r, &p->owner->thing) : MD_NONE, md_names(r, &answer), md_ticket(r, &p->thing),
	};
	table_row(r, t, cells);
}

void report_pains(struct report *r)
{
	static const struct text_column COLUMNS[] = {
		{ LABEL_col_pain, false }, { LABEL_col_where, false }, { LABEL_persona, false }, { LABEL_col_severity, false },
		{ LABEL_col_frequency, false }, { LABEL_col_because, false }, { LABEL_col_evidence, false }, { LABEL_owner, false },
		{ LABEL_col_answer, false }, { LABEL_col_link, false },
	};
	struct things pains = things_of(r, KIND_PAIN);
	struct answers *answers = answers_new(r->journey, &r->arena);
	size_t answered = 0, ours = 0;
	struct ranked_pain *ranked = arena_alloc(&r->arena, pains.len * sizeof *ranked);
	struct text_table table = table_of(COLUMNS, sizeof COLUMNS / sizeof *COLUMNS);
	for (size_t i = 0; i < pains.len; i++) {
		const struct pain *p = (const struct pain *)pains.at[i];
		ranked[i] = (struct ranked_pain){ p, i };
		ours += pain_is_ours(p);
		answered += pain_is_ours(p) && pain_is_answered(answers, p);
	}
	qsort(ranked, pains.len, sizeof *ranked, by_pain);
	for (size_t i = 0; i < pains.len; i++)
		add_row(r, &table, &ranked[i], answers);
	bool has_severity = pains.len && ranked[0].pain->severity; /* the most severe stands first */
	write_heading(r, 2, md_label(r, has_severity ? LABEL_report_pains : LABEL_lane_pains));
	write_table(r, &table);
	if (ours && map_judges(r->map, JUDGED_ANSWERS))
		write_fact(r, LABEL_pains_answered, MD_FILL(r, LABEL_some_of, md_number(r, (double)answered, 0), md_number(r, (double)ours, 0)));
}
