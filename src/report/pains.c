/* pains.c — what hurts, the worst first. */
#include "report/report.h"

#include "cjm/scores.h"

#include <stdlib.h>

struct ranked_pain {
	const struct pain *pain;
	size_t order;
};

static int compare(const void *left, const void *right)
{
	const struct ranked_pain *a = left, *b = right;
	int order = pain_order(a->pain, b->pain);
	return order ? order : a->order < b->order ? -1 : 1;
}

static struct md causes_of(struct report *r, const struct pain *p)
{
	struct buf b = { 0 };
	FOR_EACH(struct thing, cause, p->causes)
		if (!leaves_out(r, cause))
			buf_fmt(&b, "%.*s%.*s", STR_ARG(b.len ? label(r->words, LABEL_list_semicolon) : STR("")), STR_ARG(md_text(r, cause->text).s));
	struct md m = { str_copy(&r->arena, buf_as_str(&b)) };
	buf_finish(&b);
	return m;
}

/* From a pain to the opportunities that say they are for it. */
static struct names answers_of(struct report *r)
{
	struct names answers;
	struct things opportunities = things_of(r, KIND_OPPORTUNITY);
	names_init(&answers, &r->arena);
	FOR_EACH(struct opportunity, o, opportunities)
		FOR_EACH(struct thing, pain, o->answers) {
			struct things *known = known_of(&answers, pain);
			if (!known) {
				known = ARENA_NEW(&r->arena, struct things);
				know(r, &answers, pain, known);
			}
			VEC_PUSH(&r->arena, known, &o->thing);
		}
	return answers;
}

static void add_row(struct report *r, struct table *t, const struct ranked_pain *ranked, const struct names *answers)
{
	const struct pain *p = ranked->pain;
	const struct things *answer = known_of(answers, &p->thing);
	struct md basis = md_basis(r, &p->thing.basis);
	const struct md cells[] = {
		md_text(r, thing_label(&p->thing)), md_place(r, &p->thing), md_names(r, &p->by), md_level(r, p->severity),
		md_text(r, locale_any(r->words, &r->arena, p->frequency)), causes_of(r, p), md_is_empty(basis) ? md_label(r, LABEL_assumed) : basis,
		p->owner ? md_name(r, &p->owner->thing) : MD_NONE, answer ? md_names(r, answer) : MD_NONE,
	};
	table_row(r, t, cells);
}

void report_pains(struct report *r)
{
	static const struct column COLUMNS[] = {
		{ LABEL_col_pain, NULL, false }, { LABEL_col_where, NULL, false }, { LABEL_persona, NULL, false }, { LABEL_col_severity, NULL, false },
		{ LABEL_col_frequency, NULL, false }, { LABEL_col_cause, NULL, false }, { LABEL_col_evidence, NULL, false }, { LABEL_owner, NULL, false },
		{ LABEL_col_answer, NULL, false },
	};
	struct things pains = things_of(r, KIND_PAIN);
	struct names answers = answers_of(r);
	struct ranked_pain *ranked = arena_alloc(&r->arena, pains.len * sizeof *ranked);
	struct table table = table_of(COLUMNS, sizeof COLUMNS / sizeof *COLUMNS);
	for (size_t i = 0; i < pains.len; i++) {
		const struct pain *p = (const struct pain *)pains.at[i];
		ranked[i] = (struct ranked_pain){ p, i };
	}
	qsort(ranked, pains.len, sizeof *ranked, compare);
	for (size_t i = 0; i < pains.len; i++)
		add_row(r, &table, &ranked[i], &answers);
	say_heading(r, 2, md_label(r, LABEL_report_pains));
	say_table(r, &table);
}
