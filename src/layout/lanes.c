/* lanes.c — the table of lanes, and which of them a journey has. What stands in them is in collect_customer.c and collect_company.c. */
#include "cjm/curves.h"
#include "cjm/lanes.h"
#include "layout/actions.h"
#include "layout/collect.h"

enum lane_zone { ZONE_CUSTOMER, ZONE_FRONT, ZONE_BACK, ZONE_SUPPORT };

struct lane_row {
	const char *class;
	bool is_even;
	enum lane_zone zone;
	void (*collect)(struct collector *, const struct content *);
};

static const struct lane_row ROWS[LANE_COUNT] = {
#define LANE(id, class, even, zone, collect) [LANE_##id] = { class, even, zone, collect },
#include "layout/lanes.def"
};

static void collect_content(struct collector *c, void (*collect)(struct collector *, const struct content *))
{
	struct plan *p = c->l->plan;
	for (size_t i = 0; i < p->stages.len; i++) {
		const struct stage_box *box = &p->stages.at[i];
		for (size_t col = box->first_column; col <= box->last_column; col++) {
			const struct step *step = p->columns.at[col].step;
			if (!step)
				continue;
			c->place = &step->thing;
			c->at = (struct anchor_at){ col, col, false, false };
			collect(c, &step->content);
		}
		c->place = &box->stage->thing;
		c->at = (struct anchor_at){ box->first_column, box->last_column, true, false };
		collect(c, &box->stage->content);
		if (c->id == LANE_QUESTIONS)
			collect_questions(c, &box->stage->questions);
	}
}

static void ignore_content(struct collector *c, const struct content *content)
{
	(void)c;
	(void)content;
}

static struct str line_before(const struct plan *p, enum lane_zone zone)
{
	static const enum label LINES[] = { [ZONE_FRONT] = LABEL_line_interaction, [ZONE_BACK] = LABEL_line_visibility, [ZONE_SUPPORT] = LABEL_line_internal };
	return zone == ZONE_CUSTOMER ? (struct str){ 0 } : label(p->locale, LINES[zone]);
}

static bool is_first_of_zone(const struct plan *p, enum lane_zone zone)
{
	for (size_t i = 0; i < p->lanes.len; i++)
		if (ROWS[p->lanes.at[i].id].zone == zone)
			return false;
	return true;
}

static bool only_states_none(const struct swimlane *lane)
{
	for (size_t i = 0; i < lane->cards.len; i++)
		if (lane->cards.at[i]->style != CARD_NONE)
			return false;
	return true;
}

/* What stages and steps say. */
static void add_lane(struct layout *l, enum lane_id id, const struct lane *own)
{
	const struct lane_row *row = &ROWS[id];
	struct swimlane lane = { .id = id, .own = own, .class = row->class, .is_even = row->is_even };
	struct collector c = { .l = l, .words = l->plan->locale, .id = id, .own = own, .lane = &lane };
	if (id == LANE_FEELINGS) {
		curves_collect(l, &lane);
		if (!lane.curves)
			return;
	} else {
		bool is_of_fields = own && statement_is_called(KIND_OWN, own->thing.name);
		collect_content(&c, is_of_fields ? collect_own : row->collect ? row->collect : ignore_content);
		if (!lane.cards.len || (own == NULL && only_states_none(&lane) && id != LANE_PAINS))
			return;
	}
	struct str name = own ? thing_label(&own->thing) : locale_choice(l->plan->locale, CHOICES_lane, id);
	lane.label = layout_wrap(l, ROLE_LANE, name, LABEL_WIDTH - 10);
	if (is_first_of_zone(l->plan, row->zone))
		lane.line_label = line_before(l->plan, row->zone);
	VEC_PUSH(l->arena, &l->plan->lanes, lane);
}

static const struct lane *own_lane_named(const struct journey *j, struct str name)
{
	FOR_EACH(struct lane, lane, j->lanes)
		if (str_equal(lane->thing.name, name))
			return lane;
	return NULL;
}

/* The journey's own cards go to the strip. */
static void add_to_strip(struct layout *l, struct swimlane *strip, enum lane_id id)
{
	struct collector c = { .l = l, .words = l->plan->locale, .id = id, .lane = strip, .at = { 0, l->plan->columns.len - 1, true, true } };
	collect_journey(&c, l->plan->journey);
}

static void add_lanes(struct layout *l, struct swimlane *strip)
{
	const struct journey *j = l->plan->journey;
	const struct texts *order = &j->lane_order;
	for (size_t i = 0; i < order->list.len; i++) {
		int id = choice_find(CHOICES_lane, order->list.at[i]);
		const struct lane *own = id ? NULL : own_lane_named(j, order->list.at[i]);
		if (id || own)
			add_lane(l, id ? (enum lane_id)id : LANE_NOTES, own);
		add_to_strip(l, strip, (enum lane_id)id);
	}
	if (order->list.len)
		return;
	for (int id = LANE_NONE + 1; id < LANE_COUNT; id++) {
		add_lane(l, (enum lane_id)id, NULL);
		add_to_strip(l, strip, (enum lane_id)id);
		if (id == LANE_NOTES)
			FOR_EACH(struct lane, own, j->lanes)
				add_lane(l, LANE_NOTES, own);
	}
}

void lanes_collect(struct layout *l)
{
	struct swimlane strip = { .class = "journey", .of_journey = true };
	actions_give_places(l);
	add_lanes(l, &strip);
	if (!strip.cards.len)
		return;
	strip.label = layout_wrap(l, ROLE_LANE, label(l->plan->locale, LABEL_lane_journey), LABEL_WIDTH - 10);
	VEC_PUSH(l->arena, &l->plan->lanes, strip);
}
