/* teams.c — what was promised and whether it is kept; where one team hands the customer over to the next. */
#include "report/report.h"

/* ---- promises ---- */

/* "2 kept · 1 not kept" */
static struct md kept_words(struct report *r, const struct things *promises)
{
	size_t counts[DELIVERED_NO + 1] = { 0 };
	struct md parts[DELIVERED_NO + 1] = { MD_NONE };
	FOR_EACH(struct promise, p, *promises)
		counts[p->delivered]++;
	for (unsigned int d = DELIVERED_YES; d <= DELIVERED_NO; d++)
		parts[d] = md_counted_choice(r, LABEL_count_kept_yes, d, counts[d]);
	return md_join(r, label(r->words, LABEL_list_point).at, parts, DELIVERED_NO + 1);
}

void report_promises(struct report *r)
{
	static const struct text_column COLUMNS[] = { { LABEL_col_promise, false }, { LABEL_col_where, false }, { LABEL_col_state, false } };
	struct things promises = things_of(r, KIND_PROMISE);
	struct text_table table = table_of(COLUMNS, sizeof COLUMNS / sizeof *COLUMNS);
	FOR_EACH(struct promise, p, promises) {
		const struct md cells[] = { md_with_doubt(r, md_text(r, thing_label(&p->thing)), &p->thing), md_place(r, &p->thing), md_choice(r, LABEL_kept_yes, p->delivered) };
		table_row(r, &table, cells);
	}
	write_heading(r, 2, md_label(r, LABEL_lane_promises));
	write_paragraph(r, kept_words(r, &promises));
	write_table(r, &table);
}

/* ---- handovers ---- */

enum { HANDOFFS_NAMED = 8 };

static const struct team *team_of(const struct step *s)
{
	return s->content.owner ? s->content.owner : s->stage->content.owner;
}

/* "Marketing → Sales (Decide › Asks for a quote)": the step is the first of the team that takes over. */
static struct md handoff_words(struct report *r, const struct team *from, const struct step *to)
{
	struct md way = MD_JOIN(r, " ", md_name(r, &from->thing), md_text(r, str_of(r->words->becomes)), md_name(r, &team_of(to)->thing));
	return MD_FILL(r, LABEL_in_brackets, way, MD_JOIN(r, " › ", md_name(r, &to->stage->thing), md_name(r, &to->thing)));
}

/* Between the steps that are theirs: what others do while they feel something is handed over to nobody of theirs. A step without an owner leaves open
 * whose it is: nothing is handed over there, nor to what follows it. */
static void write_handoffs(struct report *r, const struct course *c)
{
	struct md all = MD_NONE;
	size_t count = 0;
	const struct step *before = NULL;
	for (size_t i = 0; i < c->paths.line_count; i++) {
		const struct step *step = c->paths.line[i];
		if (step->is_by_others || !step_is_of(step, c->who))
			continue;
		const struct team *from = before ? team_of(before) : NULL, *to = team_of(step);
		before = step;
		if (!from || !to || from == to)
			continue;
		if (count++ < HANDOFFS_NAMED)
			all = MD_JOIN(r, label(r->words, LABEL_list_semicolon).at, all, handoff_words(r, from, step));
	}
	struct md more = count > HANDOFFS_NAMED ? md_with(r, LABEL_more, md_number(r, (double)(count - HANDOFFS_NAMED), 0)) : MD_NONE;
	struct md name = c->who && r->courses.len > 1 ? MD_FILL(r, LABEL_in_brackets, md_label(r, LABEL_handoffs), md_name(r, &c->who->thing)) : md_label(r, LABEL_handoffs);
	if (count)
		write_named(r, name, MD_JOIN(r, label(r->words, LABEL_list_dash).at, md_number(r, (double)count, 0), MD_JOIN(r, label(r->words, LABEL_list_semicolon).at, all, more)));
}

void report_handoffs(struct report *r)
{
	for (size_t i = 0; i < r->courses.len; i++)
		write_handoffs(r, &r->courses.at[i]);
}
