/* in_lane.c — in which lane what a map says is drawn: so that a lane can be left out of everything that is made of the map, not of one
 * drawing alone. */
#include "map/leave_out.h"

#include "cjm/unicode.h"

/* Beside the lane's own things, their declarations: without the touchpoints of the way, those of the inventory say nothing. */
static const uint8_t LANES[KIND_COUNT] = {
	[KIND_STEP] = LANE_STEPS, [KIND_AT] = LANE_TOUCHPOINTS, [KIND_TOUCHPOINT] = LANE_TOUCHPOINTS, [KIND_EVIDENCE] = LANE_EVIDENCE,
	[KIND_IMAGE] = LANE_IMAGES, [KIND_FEEL] = LANE_FEELINGS, [KIND_THINK] = LANE_THOUGHTS, [KIND_QUOTE] = LANE_QUOTES, [KIND_PAIN] = LANE_PAINS,
	[KIND_GAIN] = LANE_GAINS, [KIND_OPPORTUNITY] = LANE_OPPORTUNITIES, [KIND_MEASURE] = LANE_MEASURES, [KIND_KEYWORD] = LANE_KEYWORDS,
	[KIND_PROMISE] = LANE_PROMISES, [KIND_POLICY] = LANE_POLICIES, [KIND_WISH] = LANE_WISHES, [KIND_INSIGHT] = LANE_INSIGHTS,
	[KIND_PRACTICE] = LANE_PRACTICES, [KIND_NOTE] = LANE_NOTES, [KIND_RESOURCE] = LANE_RESOURCES, [KIND_ACTION] = LANE_PLAN,
	[KIND_DECISION] = LANE_PLAN, [KIND_QUESTION] = LANE_QUESTIONS, [KIND_EVENT] = LANE_EVENTS, [KIND_FRONT] = LANE_FRONT,
	[KIND_BACK] = LANE_BACK, [KIND_SUPPORT] = LANE_SUPPORT,
};

/* What was looked for and not found stands where it would have stood. */
static enum lane_id lane_of_nothing(const struct nothing *n)
{
	static const uint8_t OF_DIMENSION[] = {
		[DIMENSION_STEP] = LANE_STEPS, [DIMENSION_TOUCHPOINT] = LANE_TOUCHPOINTS, [DIMENSION_FEELING] = LANE_FEELINGS, [DIMENSION_THOUGHT] = LANE_THOUGHTS,
		[DIMENSION_PAIN] = LANE_PAINS, [DIMENSION_GAIN] = LANE_GAINS, [DIMENSION_OPPORTUNITY] = LANE_OPPORTUNITIES, [DIMENSION_METRIC] = LANE_MEASURES,
		[DIMENSION_KEYWORD] = LANE_KEYWORDS, [DIMENSION_FRONT] = LANE_FRONT, [DIMENSION_BACK] = LANE_BACK, [DIMENSION_SUPPORT] = LANE_SUPPORT,
		[DIMENSION_EVIDENCE] = LANE_EVIDENCE, [DIMENSION_RESOURCE] = LANE_RESOURCES, [DIMENSION_QUOTE] = LANE_QUOTES,
	};
	return n->dimension < sizeof OF_DIMENSION / sizeof *OF_DIMENSION ? (enum lane_id)OF_DIMENSION[n->dimension] : LANE_NONE;
}

/* A persona has quotes and a picture, too. */
static bool is_in_lanes(const struct thing *t)
{
	return !t->parent || t->parent->kind == KIND_JOURNEY || t->parent->kind == KIND_STAGE || t->parent->kind == KIND_STEP;
}

enum lane_id thing_lane(const struct thing *t)
{
	if (!is_in_lanes(t) || (t->kind == KIND_NOTE && ((const struct note *)t)->lane))
		return LANE_NONE;
	return t->kind == KIND_NO ? lane_of_nothing((const struct nothing *)t) : (enum lane_id)LANES[t->kind];
}

/* ---- lanes by their words ---- */

static const struct lane *own_lane(const struct journey *j, struct str word)
{
	FOR_EACH(struct lane, lane, j->lanes)
		if (thing_is_called(&lane->thing, word))
			return lane;
	return NULL;
}

struct str lane_word(const struct journey *j, struct str word)
{
	const struct lane *own = own_lane(j, word);
	int id = own ? 0 : choice_find(CHOICES_lane, word);
	return own ? own->thing.name : id ? str_of(choices_of(CHOICES_lane)[id - 1]) : (struct str){ 0 };
}

static void note_filling(void *filled, const struct thing *t)
{
	struct filled_lanes *f = filled;
	const struct lane *own = t->kind == KIND_NOTE ? ((const struct note *)t)->lane : NULL;
	f->has[thing_lane(t)] = true;
	if (own)
		names_add_address(&f->noted, own, f);
	for (size_t i = 0; i < t->own.list.len; i++)
		if (t->own.list.at[i].value.len)
			names_add(&f->fields, t->own.list.at[i].name, f);
}

struct filled_lanes journey_filled_lanes(const struct journey *j, struct arena *a)
{
	struct filled_lanes f = { .arena = a };
	struct names *all[] = { &f.lanes, &f.texts, &f.noted, &f.fields };
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		names_init(all[i], a);
	FOR_EACH(struct thing, lane, j->lanes) {
		names_add(&f.lanes, lane->name, lane);
		names_add(&f.lanes, lane->id, lane);
		names_add(&f.texts, str_fold_same(a, lane->text), lane);
	}
	journey_walk(j, note_filling, &f);
	return f;
}

bool lane_is_filled(const struct filled_lanes *f, struct str word)
{
	const struct thing *called = word.len ? names_find(&f->lanes, word) : NULL, *titled = word.len && !called ? names_find(&f->texts, str_fold_same(f->arena, word)) : NULL;
	const struct thing *own = called ? called : titled;
	int id = own ? 0 : choice_find(CHOICES_lane, word);
	if (own)
		return names_find_address(&f->noted, own) || names_find(&f->fields, own->name);
	return id && f->has[id];
}
