/* outline_stages.c — which nodes of an outline are lanes, which are stages, and whether they make a journey. Prose, minutes, personas and plans
 * have labels, too: a journey is known by lanes that only a journey has, and by headings that say so. */
#include "exchange/documents/outline.h"
#include "exchange/tables/table_lanes.h"

#define A(kind) OUTLINE_LANE(COLUMN_##kind)

enum { ITEM_WORDS = 4 };

static bool names_any(struct outline *o, const struct outline_node *n, bool (*names)(struct outline *, struct str))
{
	return n->kind != OUTLINE_ROOT && names(o, outline_name_of(o, n));
}

static bool has_items(const struct outline_node *n)
{
	for (size_t k = 0; k < n->children.len; k++)
		if (n->children.at[k]->kind == OUTLINE_ITEM)
			return true;
	return false;
}

/* "Steps": a list of stages, each with what is done in it. */
static bool lists_stages(struct outline *o, const struct outline_node *n)
{
	bool any = false;
	for (size_t k = 0; k < n->children.len && !any; k++)
		any = n->children.at[k]->number && has_items(n->children.at[k]);
	return any && names_any(o, n, outline_names_stages);
}

/* ---- lanes ---- */

static bool names_lane(struct outline *o, struct outline_node *n)
{
	if (n->kind == OUTLINE_ITEM && !n->label.len && n->children.len && n->lines.len == 1)
		n->lane = outline_lane_of(o, n->lines.at[0], ITEM_WORDS);
	return n->kind != OUTLINE_TEXT && n->kind != OUTLINE_TITLE && lane_is_known(n->lane) && !lists_stages(o, n);
}

static uint64_t lanes_below(const struct outline_node *n)
{
	uint64_t lanes = 0;
	for (size_t k = 0; k < n->children.len; k++)
		lanes |= n->children.at[k]->is_lane ? OUTLINE_LANE(n->children.at[k]->lane) : 0;
	return lanes;
}

/* "**Pain points:**" with labels below is a lane all the same where lanes stand beside it; the heading "Problem recognition" is not. */
static bool is_lane_with_labels(struct outline *o, const struct outline_node *n)
{
	uint64_t lanes = lanes_below(n);
	bool holds_several = n->holds_sections || (lanes & (lanes - 1));
	return !outline_names_stage(o, outline_name_of(o, n)) && !(n->kind == OUTLINE_HEADING && holds_several);
}

static bool is_plain_lane_among(struct outline *o, struct outline_node *n)
{
	bool any = false;
	for (size_t k = 0; k < n->children.len; k++) {
		struct outline_node *c = n->children.at[k];
		c->is_lane = names_lane(o, c) && !c->holds_lanes && !c->holds_sections;
		any = any || c->is_lane;
	}
	return any;
}

void outline_judge(struct outline *o, struct outline_node *n)
{
	for (size_t k = 0; k < n->children.len; k++)
		outline_judge(o, n->children.at[k]);
	bool among_lanes = is_plain_lane_among(o, n);
	for (size_t k = 0; k < n->children.len; k++) {
		struct outline_node *c = n->children.at[k];
		if (!c->is_lane && among_lanes && names_lane(o, c) && is_lane_with_labels(o, c)) {
			c->is_lane = true;
			c->holds_lanes = c->holds_sections = false;
		}
		n->holds_lanes = n->holds_lanes || c->is_lane;
		c->is_section = !c->is_lane && c->holds_lanes && !outline_is_aside(o, outline_name_of(o, c));
		n->holds_leaf = n->holds_leaf || (c->is_section && !c->holds_sections);
		n->holds_sections = n->holds_sections || (!c->is_lane && (c->is_section || c->holds_sections));
	}
}

/* ---- stages ---- */

/* Above others that hold lanes: a stage with its steps, or a journey with its stages? */
static bool is_stage_of_steps(struct outline *o, const struct outline_node *n)
{
	if (names_any(o, n, outline_names_stage))
		return true;
	bool is_beside_stages = n->parent->holds_leaf, is_of_journey = names_any(o, n->parent, outline_names_journey);
	return (is_beside_stages || is_of_journey) && !names_any(o, n, outline_names_journey) && !names_any(o, n, outline_is_aside);
}

static bool is_stage(struct outline *o, const struct outline_node *n)
{
	if (n->is_lane || n->kind == OUTLINE_TEXT || names_any(o, n, outline_is_aside))
		return false;
	if (n->holds_sections)
		return is_stage_of_steps(o, n);
	return n->is_section || (has_items(n) && (names_any(o, n, outline_names_stage) || (n->number && names_any(o, n->parent, outline_names_stages))));
}

/* ---- is that a journey? ---- */

struct stage_evidence {
	uint64_t lanes;
	size_t sections, stages, named, tables;
	size_t listed; /* sections that say what is done in items without a label */
	size_t with[COLUMN_COUNT]; /* sections that have the lane */
	bool is_written; /* a heading says that it is a journey */
};

bool outline_is_core(enum column_kind lane)
{
	static const uint64_t CORE = A(STEP) | A(TOUCHPOINT) | A(CHANNEL) | A(FEELING) | A(THOUGHT) | A(PAIN) | A(FRONT) |
		A(BACK);
	return CORE & OUTLINE_LANE(lane);
}

static uint64_t lanes_of_stage(const struct outline_node *n)
{
	uint64_t lanes = lanes_below(n);
	for (size_t k = 0; k < n->children.len; k++)
		if (n->children.at[k]->is_section)
			lanes |= lanes_below(n->children.at[k]);
	return lanes;
}

static size_t count_bits(uint64_t bits)
{
	size_t count = 0;
	for (; bits; bits &= bits - 1)
		count++;
	return count;
}

/* Stages are made alike. */
static bool is_regular(const struct stage_evidence *e)
{
	for (int lane = 0; lane < COLUMN_COUNT; lane++)
		if (outline_is_core((enum column_kind)lane) && e->with[lane] > 1 && 2 * e->with[lane] >= e->sections)
			return true;
	return false;
}

static bool is_journey(const struct stage_evidence *e)
{
	static const uint64_t INNER = A(FEELING) | A(THOUGHT) | A(MOMENT), OUTER = A(STEP) | A(TOUCHPOINT) | A(CHANNEL),
		BEHIND = A(FRONT) | A(BACK) | A(SUPPORT), WISHES = A(PAIN) | A(OPPORTUNITY) | A(GAIN) | A(EXPECTS) | A(QUOTE);
	size_t kinds = count_bits(e->lanes);
	if (!e->sections)
		return e->is_written && e->named > 1;
	if (e->stages < 2 && !e->named)
		return false;
	bool is_walked = e->tables || (e->lanes & (INNER | OUTER | BEHIND)), is_felt = kinds > 1 && (e->lanes & INNER), is_staged = kinds > 1 && (e->lanes & BEHIND) && (e->lanes & OUTER);
	bool has_actions = e->listed > 1 && e->listed == e->sections && !(e->lanes & OUTLINE_LANE(COLUMN_STEP)); /* items that are what the person does */
	bool is_named = (e->named || e->is_written) && count_bits(e->lanes & (INNER | OUTER | BEHIND | WISHES)) + (e->tables > 0) + has_actions > 1;
	return is_walked && (is_named || (is_regular(e) && (is_felt || is_staged)));
}

static bool lists_actions(const struct outline_node *n)
{
	for (size_t k = 0; k < n->children.len; k++)
		if (n->children.at[k]->kind == OUTLINE_ITEM && !n->children.at[k]->label.len)
			return true;
	return false;
}

static void count_lanes(struct stage_evidence *e, uint64_t lanes)
{
	e->lanes |= lanes;
	for (int lane = 0; lane < COLUMN_COUNT; lane++)
		e->with[lane] += lanes & OUTLINE_LANE(lane) ? 1 : 0;
}

/* Asked from above downwards: what was said above a node is remembered there. */
static bool belongs_to_journey(struct outline *o, struct outline_node *n)
{
	n->is_of_journey = n->parent ? n->parent->is_of_journey || names_any(o, n, outline_names_journey) : outline_names_journey(o, import_file_title(o->i));
	return n->is_of_journey;
}

bool outline_is_journey_of(const struct outline_node *n, uint64_t lanes, size_t stages)
{
	struct stage_evidence e = { .sections = 1, .stages = stages, .is_written = n->is_of_journey };
	for (size_t k = 0; k < stages; k++)
		count_lanes(&e, lanes);
	return is_journey(&e);
}

static bool looks_like(struct outline *o, const struct outline_node *c, const struct outline_node *stage)
{
	return stage && c->rank == stage->rank && c->kind == stage->kind && !c->is_lane && !c->holds_sections && !names_any(o, c, outline_is_aside);
}

/* "3. Comes back" with items below, before or behind a stage of the same list. */
static void go_on_counting(struct outline *o, struct outline_node *n, size_t from, int by)
{
	for (size_t k = from, next = k + (size_t)by; next < n->children.len; k = next, next += (size_t)by) {
		struct outline_node *stage = n->children.at[k], *c = n->children.at[next];
		if (!stage->number || c->number != stage->number + by || !has_items(c) || !looks_like(o, c, stage))
			return;
		c->is_stage = true;
	}
}

/* What stands among the stages, and looks as they do, is one, too, though it has no lane. */
static void fill_gaps(struct outline *o, struct outline_node *n)
{
	size_t first = n->children.len, last = 0;
	for (size_t k = 0; k < n->children.len; k++)
		if (n->children.at[k]->is_stage) {
			first = first < n->children.len ? first : k;
			last = k;
		}
	for (size_t k = 0; first < n->children.len && k < n->children.len; k++) {
		struct outline_node *c = n->children.at[k];
		bool is_inside = k >= first && k < last;
		c->is_stage = c->is_stage || (looks_like(o, c, n->children.at[first]) && (is_inside || names_any(o, c, outline_names_stage)));
	}
	if (first < n->children.len) {
		go_on_counting(o, n, first, -1);
		go_on_counting(o, n, last, 1);
	}
}

/* "Context: goal, owner" beside stages is none of them. */
static void drop_strangers(struct outline *o, struct outline_node *n)
{
	uint64_t common = 0;
	for (size_t k = 0; k < n->children.len; k++) {
		uint64_t lanes = n->children.at[k]->is_stage ? lanes_of_stage(n->children.at[k]) : 0;
		for (int lane = 0; lane < COLUMN_COUNT; lane++)
			if ((lanes & OUTLINE_LANE(lane)) && outline_is_core((enum column_kind)lane))
				common |= lanes;
	}
	for (size_t k = 0; k < n->children.len; k++) {
		struct outline_node *c = n->children.at[k];
		if (c->is_stage && c->is_section && !(lanes_of_stage(c) & common) && !names_any(o, c, outline_names_stage))
			c->is_stage = false;
	}
}

bool outline_find_stages(struct outline *o, struct outline_node *n)
{
	struct stage_evidence e = { .is_written = belongs_to_journey(o, n) };
	for (size_t k = 0; k < n->children.len; k++)
		n->children.at[k]->is_stage = is_stage(o, n->children.at[k]);
	drop_strangers(o, n);
	for (size_t k = 0; k < n->children.len; k++) {
		struct outline_node *c = n->children.at[k];
		if (!c->is_stage)
			continue;
		e.stages++;
		e.sections += c->is_section || c->holds_sections;
		e.tables += c->holds_table; /* which may say what is done */
		e.listed += lists_actions(c);
		e.named += c->is_called_stage || names_any(o, c, outline_names_stage) || names_any(o, n, outline_names_stages);
		count_lanes(&e, lanes_of_stage(c));
	}
	bool good = e.stages && is_journey(&e);
	if (good)
		fill_gaps(o, n);
	for (size_t k = 0; !good && k < n->children.len; k++)
		n->children.at[k]->is_stage = false;
	return good;
}
