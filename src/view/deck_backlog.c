/* deck_backlog.c — all opportunities in a table, the best first: what they answer, what they are worth, and what is done about them. */
#include "view/deck.h"

#include "cjm/digest.h"
#include "cjm/scores.h"

#include <math.h>

struct action_list { VEC(struct str) said; }; /* for one opportunity */

struct action_lists {
	struct layout *l;
	struct names by_opportunity; /* its address → struct action_list */
};

static struct action_list *list_for(struct action_lists *all, const struct thing *opportunity)
{
	struct action_list *list = names_find_address(&all->by_opportunity, opportunity);
	if (list)
		return list;
	list = ARENA_NEW(all->l->arena, struct action_list);
	names_add_address(&all->by_opportunity, opportunity, list);
	return list;
}

/* "Merge the two forms", and below it "in progress · 8 Jan 2027" */
static void add_action(void *lists, const struct thing *t)
{
	struct action_lists *all = lists;
	const struct action *a = (const struct action *)t;
	if (t->kind != KIND_ACTION || !a->answers.len)
		return;
	const struct locale *words = all->l->plan->locale;
	struct str facts[] = { locale_choice(words, CHOICES_action_status, a->status), a->due.year ? locale_date(words, all->l->arena, a->due) : (struct str){ 0 } };
	struct str said = layout_join(all->l, "\n", (struct str[]){ thing_label(t), layout_items(all->l, facts, 2) }, 2);
	for (size_t i = 0; i < a->answers.len; i++)
		VEC_PUSH(all->l->arena, &list_for(all, a->answers.at[i])->said, said);
}

static struct str actions_of(struct action_lists *all, const struct opportunity *o)
{
	const struct action_list *list = names_find_address(&all->by_opportunity, o);
	return list ? layout_join(all->l, "\n", list->said.at, list->said.len) : (struct str){ 0 };
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

static void add_row(struct deck_section *s, struct action_lists *actions, const struct opportunity *o)
{
	struct layout *l = &s->l;
	const struct locale *words = l->plan->locale;
	struct str owner = o->owner ? locale_name(words, &o->owner->thing) : (struct str){ 0 };
	const struct str cells[DECK_COLUMNS_MOST] = {
		layout_with_doubt(l, thing_label(&o->thing), &o->thing), layout_labels(l, &o->answers, words->list), locale_choice(words, CHOICES_level, o->impact), locale_choice(words, CHOICES_level, o->effort),
		score_of(l, o, SCORE_RICE), score_of(l, o, SCORE_ULWICK), owner, actions_of(actions, o),
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
	struct action_lists actions = { .l = &s.l };
	names_init(&actions.by_opportunity, s.l.arena);
	journey_walk(r->journey, add_action, &actions);
	FOR_EACH(struct opportunity, o, digest.opportunities)
		add_row(&s, &actions, o);
	deck_place(&s, width, height);
	return s;
}
