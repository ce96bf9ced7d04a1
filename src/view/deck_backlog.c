/* deck_backlog.c — all opportunities in a table, the best first: what they answer, what they are worth, and what is done about them. */
#include "view/deck.h"

#include "cjm/digest.h"
#include "cjm/scores.h"

#include <math.h>

struct action_list {
	struct layout *l;
	const struct thing *opportunity;
	struct str said;
};

/* "Merge the two forms", and below it "in progress · 8 Jan 2027" */
static void add_action(void *list, const struct thing *t)
{
	struct action_list *s = list;
	const struct action *a = (const struct action *)t;
	if (t->kind != KIND_ACTION || !things_hold(&a->answers, s->opportunity))
		return;
	const struct locale *words = s->l->plan->locale;
	struct str facts[] = { locale_choice(words, CHOICES_action_status, a->status), a->due.year ? locale_date(words, s->l->arena, a->due) : (struct str){ 0 } };
	s->said = layout_join(s->l, "\n", (struct str[]){ s->said, thing_label(t), layout_items(s->l, facts, 2) }, 3);
}

static struct str actions_of(struct layout *l, const struct opportunity *o)
{
	struct action_list list = { .l = l, .opportunity = &o->thing };
	journey_walk(l->plan->journey, add_action, &list);
	return list.said;
}

static struct str score_of(struct layout *l, const struct opportunity *o, enum score score)
{
	double number = opportunity_score(o, score);
	struct buf b = { 0 };
	if (isnan(number))
		return (struct str){ 0 };
	locale_number(l->plan->locale, number, score_decimals(number), &b);
	struct str said = str_copy(l->arena, buf_as_str(&b));
	buf_finish(&b);
	return said;
}

static void add_columns(struct deck_section *s)
{
	static const struct { enum label head; double share; enum anchor anchor; } COLUMNS[] = {
		{ LABEL_col_opportunity, 3, ANCHOR_LEFT }, { LABEL_col_for, 2.4, ANCHOR_LEFT }, { LABEL_col_impact, 0, ANCHOR_LEFT }, { LABEL_col_effort, 0, ANCHOR_LEFT }, { LABEL_col_rice, 0, ANCHOR_RIGHT },
		{ LABEL_col_ulwick, 0, ANCHOR_RIGHT }, { LABEL_owner, 0, ANCHOR_LEFT }, { LABEL_lane_plan, 3, ANCHOR_LEFT },
	};
	struct deck_table *t = deck_add_table(s, (struct str){ 0 });
	for (size_t i = 0; i < sizeof COLUMNS / sizeof *COLUMNS; i++)
		deck_add_column(t, label(s->l.plan->locale, COLUMNS[i].head), COLUMNS[i].share, COLUMNS[i].anchor);
}

static void add_row(struct deck_section *s, const struct opportunity *o)
{
	struct layout *l = &s->l;
	const struct locale *words = l->plan->locale;
	struct str owner = o->owner ? locale_name(words, &o->owner->thing) : (struct str){ 0 };
	const struct str cells[DECK_COLUMNS_MOST] = {
		layout_with_doubt(l, thing_label(&o->thing), &o->thing), layout_labels(l, &o->answers, words->list), locale_choice(words, CHOICES_level, o->impact), locale_choice(words, CHOICES_level, o->effort),
		score_of(l, o, SCORE_RICE), score_of(l, o, SCORE_ULWICK), owner, actions_of(l, o),
	};
	struct deck_row *row = deck_add_row(s, o->thing.span);
	for (size_t i = 0; i < DECK_COLUMNS_MOST; i++)
		row->cells[i] = cells[i];
}

struct deck_section deck_backlog(const struct view_request *r, double width, double height)
{
	struct deck_section s = deck_begin(r, (struct str){ 0 });
	struct digest digest = digest_of(r->journey, s.l.arena);
	const struct locale *words = s.l.plan->locale;
	bool is_rated = digest.opportunities.len && !isnan(opportunity_score((const struct opportunity *)digest.opportunities.at[0], SCORE_VALUE));
	s.title = label(words, is_rated ? LABEL_report_opportunities : LABEL_lane_opportunities);
	if (digest.opportunities.len)
		add_columns(&s);
	FOR_EACH(struct opportunity, o, digest.opportunities)
		add_row(&s, o);
	deck_place(&s, width, height);
	return s;
}
