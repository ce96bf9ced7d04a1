/* summary.c — the report's opening: what the journey comes down to, in words, in the order of the slide (`--view summary`). All of it stands with
 * more beside it in a section below. */
#include "report/report.h"

#include "cjm/counts.h"
#include "cjm/digest.h"

/* "4 more", below the list: a heading that counted would move its anchor with every pain point. */
static void write_more(struct report *r, size_t shown, size_t all)
{
	if (all > shown)
		write_paragraph(r, md_with(r, LABEL_more, md_number(r, (double)(all - shown), 0)));
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static struct md owner_of(struct report *r, const struct team *owner)
{
	return owner ? MD_JOIN(r, r->words->colon, md_label(r, LABEL_word_owner), md_name(r, &owner->thing)) : MD_NONE;
}

/* What stands first in a line, in bold, with what it rests on. */
static struct md lead(struct report *r, const struct thing *t)
{
	return md_with_basis(r, md_bold(r, md_text(r, thing_label(t))), t);
}

/* ---- what it is about ---- */

static void write_question(struct report *r, const struct digest *d)
{
	if (d->question)
		write_bullet(r, MD_JOIN(r, label(r->words, LABEL_list_dash).at, md_bold(r, md_text(r, d->question->thing.text)), md_reply(r, d->question->answer)));
	if (d->insight)
		write_fact(r, LABEL_col_insight, md_with_basis(r, md_text(r, thing_label(&d->insight->thing)), &d->insight->thing));
	if (d->goal)
		write_fact(r, LABEL_goal, md_goal(r, d->goal));
}

/* ---- the worst and the best ---- */

static struct md pain_words(struct report *r, const struct pain *p)
{
	struct md severity = p->severity ? MD_JOIN(r, r->words->colon, md_label(r, LABEL_severity), md_choice(r, LABEL_level_low, p->severity)) : MD_NONE;
	return MD_JOIN(r, label(r->words, LABEL_list_point).at, lead(r, &p->thing), md_place(r, &p->thing), md_names(r, &p->by), severity, md_text(r, locale_any(r->words, &r->arena, p->frequency)),
		md_with(r, LABEL_because, md_reasons(r, &p->because)));
}

static struct md opportunity_words(struct report *r, const struct opportunity *o)
{
	bool is_quick = opportunity_is_quick(o);
	struct md impact = is_quick || !o->impact ? MD_NONE : md_with(r, LABEL_impact, md_choice(r, LABEL_level_low, o->impact));
	struct md effort = is_quick || !o->effort ? MD_NONE : md_with(r, LABEL_effort, md_choice(r, LABEL_level_low, o->effort));
	return MD_JOIN(r, label(r->words, LABEL_list_point).at, lead(r, &o->thing), md_place(r, &o->thing), is_quick ? md_label(r, LABEL_quick_win) : MD_NONE, impact, effort, owner_of(r, o->owner),
		md_with(r, LABEL_answers, md_names(r, &o->answers)));
}

static void write_items(struct report *r, const struct digest *d)
{
	size_t pains = least(DIGEST_ITEMS, d->pains.len), opportunities = least(DIGEST_ITEMS, d->opportunities.len);
	write_heading(r, 3, md_label(r, digest_ranks_pains(d) ? LABEL_summary_pains : LABEL_lane_pains));
	for (size_t i = 0; i < pains; i++)
		write_item(r, pain_words(r, (const struct pain *)d->pains.at[i]));
	write_more(r, pains, d->pains.len);
	write_heading(r, 3, md_label(r, digest_ranks_opportunities(d) ? LABEL_summary_opportunities : LABEL_lane_opportunities));
	for (size_t i = 0; i < opportunities; i++)
		write_item(r, opportunity_words(r, (const struct opportunity *)d->opportunities.at[i]));
	write_more(r, opportunities, d->opportunities.len);
}

/* ---- measures ---- */

static bool is_measured_twice(const struct digest *d, const struct measure *m)
{
	size_t count = 0;
	for (size_t i = 0; i < d->measures.len; i++)
		count += d->measures.at[i].measure->metric == m->metric;
	return count > 1;
}

static void write_measures(struct report *r, const struct digest *d)
{
	size_t shown = least(DIGEST_MEASURES, d->measures.len);
	write_heading(r, 3, md_label(r, LABEL_lane_measures));
	for (size_t i = 0; i < shown; i++) {
		const struct measure *m = d->measures.at[i].measure;
		struct md name = m->metric ? md_name(r, &m->metric->thing) : md_text(r, thing_label(&m->thing)), place = is_measured_twice(d, m) ? md_place(r, &m->thing) : MD_NONE;
		struct md target = md_with(r, LABEL_target, md_value(r, measure_target(m))), value = md_with_doubt(r, md_value(r, measure_value(m)), &m->thing);
		write_named(r, md_is_empty(place) ? name : MD_FILL(r, LABEL_in_brackets, name, place), MD_JOIN(r, label(r->words, LABEL_list_point).at, value, target));
	}
	write_more(r, shown, d->measures.len);
}

/* ---- what is decided, what is to be decided ---- */

static struct md decision_words(struct report *r, const struct decision *d)
{
	struct md due = d->due.year ? md_with(r, LABEL_by_date, md_date(r, d->due)) : MD_NONE;
	return MD_JOIN(r, label(r->words, LABEL_list_point).at, lead(r, &d->thing), md_choice(r, LABEL_decision_asked, d->status), md_names(r, &d->by), due);
}

static struct md need_words(struct report *r, const struct resource *n)
{
	return MD_JOIN(r, label(r->words, LABEL_list_point).at, lead(r, &n->thing), md_value(r, n->cost), md_label(r, LABEL_need), owner_of(r, n->owner));
}

struct named_actions { struct md all; size_t count; }; /* a few actions, each with a figure, and how many more there are */

static void name_action(struct report *r, struct named_actions *n, const struct action *a, struct md figure)
{
	if (n->count++ < DIGEST_ACTIONS)
		n->all = MD_JOIN(r, r->words->list, n->all, MD_FILL(r, LABEL_in_brackets, md_with_doubt(r, md_text(r, thing_label(&a->thing)), &a->thing), figure));
}

static struct md names_of(struct report *r, const struct named_actions *n)
{
	struct md more = n->count > DIGEST_ACTIONS ? md_with(r, LABEL_more, md_number(r, (double)(n->count - DIGEST_ACTIONS), 0)) : MD_NONE;
	return MD_JOIN(r, r->words->list, n->all, more);
}

static void write_costs(struct report *r, const struct digest *d)
{
	struct named_actions named = { .all = MD_NONE };
	FOR_EACH(struct action, a, d->actions)
		if (a->cost.given)
			name_action(r, &named, a, md_value(r, a->cost));
	write_fact(r, LABEL_summary_costs, names_of(r, &named));
}

static void write_late(struct report *r, const struct digest *d, const struct dated *event)
{
	struct named_actions named = { .all = MD_NONE };
	FOR_EACH(struct action, a, d->actions)
		if (action_is_after(a, event))
			name_action(r, &named, a, md_date(r, a->due));
	write_named(r, md_with(r, LABEL_summary_after, md_quoted(r, thing_label(&event->thing))), names_of(r, &named));
}

/* Where the map says no decision, what its plan asks of whoever decides. */
static void write_asked(struct report *r, const struct digest *d)
{
	struct md head = md_label(r, LABEL_summary_asked), cost = md_value(r, d->cost);
	write_heading(r, 3, md_is_empty(cost) ? head : MD_FILL(r, LABEL_in_brackets, head, cost));
	FOR_EACH(struct resource, n, d->needs)
		write_bullet(r, need_words(r, n));
	write_costs(r, d);
	FOR_EACH(struct dated, event, d->events)
		write_late(r, d, event);
}

static void write_decisions(struct report *r, const struct digest *d)
{
	size_t shown = least(DIGEST_DECISIONS, d->decisions.len);
	if (!d->decisions.len)
		write_asked(r, d);
	write_heading(r, 3, md_label(r, LABEL_decisions));
	for (size_t i = 0; i < shown; i++)
		write_bullet(r, decision_words(r, (const struct decision *)d->decisions.at[i]));
	write_more(r, shown, d->decisions.len);
}

/* The curve alone is no summary: its section says the same in a few lines. */
static bool says_more(const struct digest *d)
{
	return d->question || d->goal || d->pains.len || d->opportunities.len || d->measures.len || d->decisions.len || d->needs.len || d->actions.len;
}

void report_summary(struct report *r)
{
	struct digest d = digest_of(r->journey, &r->arena);
	write_heading(r, 2, md_label(r, LABEL_view_summary));
	write_question(r, &d);
	if (says_more(&d))
		report_extremes(r);
	write_items(r, &d);
	write_measures(r, &d);
	write_decisions(r, &d);
}
