/* changes_lanes.c — what changed beside steps and feelings, in lanes: a card for every change under the step or stage that it belongs
 * to. */
#include "view/changes.h"

#include <stdlib.h>

static const struct change_lane {
	const char *class;
	enum label label;
	enum card_style style;
	enum statement_kind kinds[4];
	bool if_many; /* else its changes stand with the others */
} LANES[] = {
	{ "touchpoints", LABEL_lane_touchpoints, CARD_TOUCHPOINT, { KIND_AT, KIND_NONE }, false },
	{ "pains", LABEL_lane_pains, CARD_PAIN, { KIND_PAIN, KIND_NO, KIND_NONE }, false },
	{ "gains", LABEL_lane_gains, CARD_GAIN, { KIND_GAIN, KIND_NONE }, false },
	{ "opportunities", LABEL_lane_opportunities, CARD_OPPORTUNITY, { KIND_OPPORTUNITY, KIND_NONE }, false },
	{ "measures", LABEL_lane_measures, CARD_NOTE, { KIND_MEASURE, KIND_NONE }, false },
	{ "promises", LABEL_lane_promises, CARD_NOTE, { KIND_PROMISE, KIND_NONE }, false },
	{ "thoughts", LABEL_lane_thoughts, CARD_NOTE, { KIND_THINK, KIND_QUOTE, KIND_NONE }, false },
	{ "actions", LABEL_lane_plan, CARD_PLAN, { KIND_ACTION, KIND_DECISION, KIND_NONE }, false },
	{ "keywords", LABEL_lane_keywords, CARD_NOTE, { KIND_KEYWORD, KIND_NONE }, true },
	{ "wishes", LABEL_lane_wishes, CARD_NOTE, { KIND_WISH, KIND_NONE }, true },
	{ "practices", LABEL_lane_practices, CARD_NOTE, { KIND_PRACTICE, KIND_NONE }, true },
	{ "evidence", LABEL_lane_evidence, CARD_NOTE, { KIND_EVIDENCE, KIND_NONE }, true },
	{ "front", LABEL_lane_front, CARD_NOTE, { KIND_FRONT, KIND_NONE }, true },
	{ "back", LABEL_lane_back, CARD_NOTE, { KIND_BACK, KIND_NONE }, true },
	{ "support", LABEL_lane_support, CARD_NOTE, { KIND_SUPPORT, KIND_NONE }, true },
	{ "policies", LABEL_lane_policies, CARD_NOTE, { KIND_POLICY, KIND_NONE }, true },
	{ "notes", LABEL_lane_notes, CARD_NOTE, { KIND_NOTE, KIND_NONE }, true },
	{ "other", LABEL_diff_other, CARD_NOTE, { KIND_NONE }, false },
	{ "declared", LABEL_diff_declared, CARD_NOTE, { KIND_NONE }, false },
};
enum { LANE_FEW = 3 };
enum { LANE_ROWS = sizeof LANES / sizeof *LANES, ROW_DECLARED = LANE_ROWS - 1, ROW_OTHER = LANE_ROWS - 2 };

/* What stands in another thing is said on that one's card. */
static bool is_nested(const struct change *c)
{
	return c->about && c->about != c->new && c->about != c->old;
}

static size_t lane_of(const struct changes_view *v, const struct change *c)
{
	const struct thing *t = c->new ? c->new : c->old;
	enum statement_kind kind = is_nested(c) ? c->about->kind : c->kind;
	bool of_other = c->kind == KIND_NO && ((const struct nothing *)t)->dimension != DIMENSION_PAIN;
	if (!v->d->groups.at[c->group].journey)
		return ROW_DECLARED;
	for (size_t i = 0; i < LANE_ROWS && !of_other; i++)
		for (int k = 0; LANES[i].kinds[k] != KIND_NONE; k++)
			if (LANES[i].kinds[k] == kind)
				return i;
	return ROW_OTHER;
}

struct placed_change { /* a change and where its card goes */
	const struct change *change;
	int rank;                   /* what left comes first, then what came, then what changed */
	size_t look;                /* the lane whose cards it looks like */
	size_t lane, stage, column; /* stage: plan.stages.len for the journey's own; column: columns.len for the stage's own */
};

struct places { /* where things of both maps are drawn */
	size_t *of_new_step, *of_old_step, *of_new_stage, *of_old_stage;
};

static size_t *room_for(struct changes_view *v, size_t count)
{
	return arena_alloc(v->l.arena, (count + 1) * sizeof(size_t));
}

static struct places find_places(struct changes_view *v)
{
	const struct journey *old = v->j->old, *new = v->j->new;
	struct places p = {
		room_for(v, new ? new->step_count : 0), room_for(v, old ? old->step_count : 0), room_for(v, new ? new->stages.len : 0), room_for(v, old ? old->stages.len : 0),
	};
	for (size_t i = 0; i < v->columns.len; i++) {
		const struct change_column *c = &v->columns.at[i];
		if (c->here)
			p.of_new_step[c->here->new->index] = i;
		for (size_t k = 0; k < c->gone_run; k++)
			p.of_old_step[c->gone[k].old->index] = i;
	}
	for (size_t i = 0; i < v->j->stages.len; i++) {
		const struct merged_stage *m = &v->j->stages.at[i];
		if (m->new)
			p.of_new_stage[m->new->index] = i;
		else
			p.of_old_stage[m->old->index] = i;
	}
	return p;
}

/* The group of a thing that is gone names the old one. */
static bool is_of(const struct journey *j, const struct thing *t)
{
	if (!j)
		return false;
	if (t->kind == KIND_STEP)
		return ((const struct step *)t)->stage->journey == j;
	return ((const struct stage *)t)->journey == j;
}

/* A card shows the thing: one that lost a property is not gone, one that was given a reason is not new. */
static enum change_sign sign_on_card(const struct change *c)
{
	bool is_partly = c->subject.len && c->kind != KIND_AT && (c->property || is_nested(c));
	return is_partly && c->sign != CHANGE_MOVED ? CHANGE_CHANGED : c->sign;
}

static int rank_of(enum change_sign sign)
{
	return sign == CHANGE_REMOVED ? 0 : sign == CHANGE_ADDED ? 1 : 2;
}

static struct placed_change place_of_change(struct changes_view *v, const struct places *p, const struct change *c)
{
	const struct diff_group *g = &v->d->groups.at[c->group];
	struct placed_change at = { c, 0, lane_of(v, c), lane_of(v, c), v->l.plan->stages.len, v->columns.len };
	at.rank = v->by_stage && at.lane != ROW_OTHER ? rank_of(sign_on_card(c)) : 0;
	if (g->stage) {
		size_t index = ((const struct stage *)g->stage)->index;
		at.stage = is_of(v->j->new, g->stage) ? p->of_new_stage[index] : p->of_old_stage[index];
	}
	if (g->step) {
		size_t index = ((const struct step *)g->step)->index;
		at.column = is_of(v->j->new, g->step) ? p->of_new_step[index] : p->of_old_step[index];
	}
	return at;
}

static int by_place(const void *a, const void *b)
{
	const struct placed_change *x = a, *y = b;
	if (x->lane != y->lane)
		return x->lane < y->lane ? -1 : 1;
	if (x->stage != y->stage)
		return x->stage < y->stage ? -1 : 1;
	if (x->rank != y->rank)
		return x->rank - y->rank;
	if (x->column != y->column)
		return x->column < y->column ? -1 : 1;
	return (x->change > y->change) - (x->change < y->change);
}

/* Several changes of one thing stand on one card. */
static bool goes_on_about(const struct change *before, const struct change *c)
{
	return c->group == before->group && c->about && c->about == before->about && c->subject.len;
}

static void add_more(struct changes_view *v, struct change_card *card, const struct change *c)
{
	struct block *last = &card->card.blocks.at[card->card.blocks.len - 1];
	if (v->by_stage && last->role == ROLE_TAG)
		last->text = layout_items(&v->l, (struct str[]){ last->text, c->detail }, 2);
	else
		card_add(&v->l, &card->card, ROLE_TAG, c->detail);
	card->title = str_fmt(v->l.arena, "%.*s; %.*s", STR_ARG(card->title), STR_ARG(c->sentence));
	card->better = card->better && c->better && card->better != c->better ? 0 : card->better ? card->better : c->better;
}

/* Where a lane holds many kinds of things, or usually others, a card says what it is about; so it does in the strip. */
static struct str words_on_card(const struct change *c, const struct change_lane *lane, bool of_journey)
{
	enum statement_kind kind = c->about ? c->about->kind : c->kind;
	bool is_understood = c->kind == KIND_NO || c->kind == KIND_AT || (kind == lane->kinds[0] && !of_journey);
	return !c->subject.len ? c->sentence : is_understood || !c->named.len ? c->subject : c->named;
}

static void add_change(struct changes_view *v, struct swimlane *lane, const struct placed_change *at)
{
	static const char *const WORDS[CHANGE_SIGNS] = { "added", "removed", "changed", "moved" };
	const struct change *c = at->change;
	struct plan *p = v->l.plan;
	bool of_journey = at->stage == p->stages.len, of_stage = at->column == v->columns.len;
	size_t first = of_journey ? 0 : of_stage ? p->stages.at[at->stage].first_column : at->column;
	size_t last = of_journey ? p->columns.len - 1 : of_stage ? p->stages.at[at->stage].last_column : at->column;
	struct change_card *before = lane->cards.len ? (struct change_card *)lane->cards.at[lane->cards.len - 1] : NULL;
	if (before && before->change && goes_on_about(before->change, c)) {
		add_more(v, before, c);
		return;
	}
	struct change_card *card = changes_add_card(v, lane, c->kind == KIND_NO ? CARD_NOTE : LANES[at->look].style, first, last);
	card->change = c;
	card->card.of_stage = of_stage;
	card->card.of_journey = of_journey;
	card->has_sign = true;
	card->sign = sign_on_card(c);
	card->card.has_rim = card->sign == CHANGE_MOVED;
	card->card.has_thick_edge = card->sign == CHANGE_ADDED;
	card->better = c->better;
	card->is_struck = card->sign == CHANGE_REMOVED && !c->property;
	card->class = str_fmt(v->l.arena, "%s %s", c->kind == KIND_FILE ? "map" : kind_word(c->about && is_nested(c) ? c->about->kind : c->kind), WORDS[card->sign]);
	card->title = c->sentence;
	card->card.span = changes_span(v, c->new, c->old);
	card->card.certainty = c->about ? certainty_of(thing_journey(c->about), c->about) : CERTAINTY_UNSAID;
	card_add(&v->l, &card->card, ROLE_BODY, words_on_card(c, &LANES[at->lane], of_journey));
	if (c->subject.len)
		card_add(&v->l, &card->card, ROLE_TAG, c->detail);
}

/* The stages, the steps and the curves themselves show it. */
static bool is_structural(const struct change *c)
{
	if (c->kind == KIND_STAGE || c->kind == KIND_STEP || c->kind == KIND_JOURNEY)
		return !c->property || str_is(str_of(c->property), "text");
	bool is_level = c->kind == KIND_FEEL && c->sign == CHANGE_CHANGED && !c->property && c->better;
	return is_level || (c->kind == KIND_FEEL && !c->property && c->sign != CHANGE_CHANGED);
}

/* What stands outside the journeys belongs to each of them. */
static bool is_shown(const struct changes_view *v, const struct change *c)
{
	const struct diff_journey *j = v->d->groups.at[c->group].journey;
	return (!j || j == v->j) && !c->is_written_elsewhere && !is_structural(c);
}

/* Where room is scarce, what would leave a lane nearly empty stands with the other changes; where it is not, so does all that has a lane only if it is much. */
static void give_up_lanes(const struct changes_view *v, struct placed_change *list, size_t count)
{
	size_t in_lane[LANE_ROWS] = { 0 };
	for (size_t i = 0; i < count; i++)
		in_lane[list[i].lane] += list[i].stage != v->l.plan->stages.len;
	for (size_t i = 0; i < count; i++) {
		bool is_few = v->by_stage ? list[i].stage != v->l.plan->stages.len && in_lane[list[i].lane] <= LANE_FEW : LANES[list[i].lane].if_many;
		if (is_few) {
			list[i].lane = ROW_OTHER;
			list[i].rank = 0;
		}
	}
}

/* "Backstage (20)" where there are too many to be counted at a glance. */
static struct str heading_of(struct changes_view *v, size_t row, size_t cards)
{
	struct str name = label(v->l.plan->locale, LANES[row].label);
	return v->by_stage && cards > LANE_FEW ? LABEL_FILL(v->l.plan->locale, v->l.arena, LABEL_in_brackets, name, layout_count(&v->l, cards)) : name;
}

void changes_add_lanes(struct changes_view *v)
{
	struct places places = find_places(v);
	VEC(struct placed_change) list = { 0 };
	for (size_t i = 0; i < v->d->changes.len; i++)
		if (is_shown(v, &v->d->changes.at[i]))
			VEC_PUSH(v->l.arena, &list, place_of_change(v, &places, &v->d->changes.at[i]));
	give_up_lanes(v, list.at, list.len);
	if (list.len)
		qsort(list.at, list.len, sizeof *list.at, by_place);
	size_t next = 0;
	struct swimlane strip = { .of_journey = true };
	for (size_t row = 0; row < LANE_ROWS; row++) {
		struct swimlane lane = { 0 };
		for (; next < list.len && list.at[next].lane == row; next++)
			add_change(v, list.at[next].stage == v->l.plan->stages.len ? &strip : &lane, &list.at[next]);
		if (v->by_stage)
			(row == ROW_OTHER ? changes_loosen : changes_pair)(v, &lane);
		changes_push_lane(v, &lane, LANES[row].class, heading_of(v, row, lane.cards.len));
	}
	changes_push_lane(v, &strip, "journey", label(v->l.plan->locale, LABEL_lane_journey));
}
