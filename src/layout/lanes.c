/* lanes.c — the table of lanes, and which of them a journey has. What stands in them is in collect_customer.c and collect_company.c. */
#include "cjm/columns.h"
#include "cjm/curves.h"
#include "cjm/lanes.h"
#include "layout/actions.h"
#include "layout/collect.h"
#include "layout/sources.h"

#include <math.h>
#include <string.h>

enum lane_aside { ASIDE_NEVER, ASIDE_IF_UNLISTED, ASIDE_IF_SINGLE };
enum lane_zone { ZONE_CUSTOMER, ZONE_FRONT, ZONE_BACK, ZONE_SUPPORT };

struct lane_row {
	const char *class;
	enum lane_zone zone;
	void (*collect)(struct collector *, const struct content *);
	enum lane_aside aside;
};

static const struct lane_row ROWS[LANE_COUNT] = {
#define LANE(id, class, zone, collect, aside) [LANE_##id] = { class, zone, collect, aside },
#include "layout/lanes.def"
};

typedef void collect_fn(struct collector *, const struct content *);

static void collect_place(struct collector *c, const struct thing *place, struct anchor_at at, collect_fn *const *collects)
{
	c->place = place;
	c->at = at;
	for (; *collects; collects++)
		(*collects)(c, content_of((struct thing *)place));
}

/* `collects` ends with NULL. */
static void collect_content(struct collector *c, collect_fn *const *collects)
{
	struct plan *p = c->l->plan;
	for (size_t i = 0; i < p->stages.len; i++) {
		const struct stage_box *box = &p->stages.at[i];
		for (size_t col = box->first_column; col <= box->last_column; col++)
			if (p->columns.at[col].step)
				collect_place(c, &p->columns.at[col].step->thing, (struct anchor_at){ col, col, false, false }, collects);
		collect_place(c, &box->stage->thing, (struct anchor_at){ box->first_column, box->last_column, true, false }, collects);
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

/* ---- two lanes in one, where that loses nothing ---- */

typedef size_t count_fn(const struct content *);

struct lane_pair {
	enum lane_id first, second;
	count_fn *count_first, *count_second;
	bool one_a_place;   /* no step and no stage may have some of both */
	size_t most_second; /* of the second, in all */
	enum label label;
};

static size_t count_nones(const struct content *c, enum dimension dimension)
{
	size_t count = 0;
	FOR_EACH(struct nothing, none, c->nones)
		count += none->dimension == dimension;
	return count;
}

static size_t count_thoughts(const struct content *c) { return c->thoughts.len + count_nones(c, DIMENSION_THOUGHT); }
static size_t count_quotes(const struct content *c) { return c->quotes.len + count_nones(c, DIMENSION_QUOTE); }
static size_t count_pains(const struct content *c) { return c->pains.len + count_nones(c, DIMENSION_PAIN); }
static size_t count_gains(const struct content *c) { return c->gains.len + count_nones(c, DIMENSION_GAIN); }

static const struct lane_pair PAIRS[] = {
	{ LANE_THOUGHTS, LANE_QUOTES, count_thoughts, count_quotes, true, SIZE_MAX, LABEL_lane_sayings },
	{ LANE_PAINS, LANE_GAINS, count_pains, count_gains, false, 2, LABEL_lane_pains_gains },
};

struct pair_count {
	size_t firsts, seconds, in_both;
};

static void count_place(struct pair_count *t, const struct lane_pair *pair, const struct content *c)
{
	size_t firsts = pair->count_first(c), seconds = pair->count_second(c);
	t->firsts += firsts;
	t->seconds += seconds;
	t->in_both += firsts && seconds;
}

static bool pair_fits(const struct lane_pair *pair, const struct journey *j)
{
	struct pair_count t = { 0 };
	FOR_EACH(struct stage, stage, j->stages) {
		count_place(&t, pair, &stage->content);
		FOR_EACH(struct step, step, stage->steps)
			count_place(&t, pair, &step->content);
	}
	return t.firsts && t.seconds && t.seconds <= pair->most_second && !(pair->one_a_place && t.in_both);
}

/* NULL where each has a lane of its own. */
static const struct lane_pair *pair_of(const struct journey *j, enum lane_id id, enum lane_id next)
{
	for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++)
		if (PAIRS[i].first == id && PAIRS[i].second == next && pair_fits(&PAIRS[i], j))
			return &PAIRS[i];
	return NULL;
}

/* ---- which lanes there are, and in which order ---- */

struct wanted_lane {
	enum lane_id id;
	const struct lane *own; /* NULL for a built-in one */
};

struct wanted_lanes {
	VEC(struct wanted_lane) list;
};

/* What stages and steps say. Owners that are those of their step or stage are left out, unless a card has none at all: nobody could tell the two apart. */
static void collect_named(struct collector *c, collect_fn *const *collects)
{
	struct plan *p = c->l->plan;
	size_t kinds = p->left_out.len;
	struct not_drawn *before = arena_alloc(c->l->arena, (kinds + 1) * sizeof *before);
	if (kinds)
		memcpy(before, p->left_out.at, kinds * sizeof *before);
	collect_content(c, collects);
	if (!c->met_unowned || !c->met_hidden)
		return;
	if (kinds)
		memcpy(p->left_out.at, before, kinds * sizeof *before);
	p->left_out.len = kinds;
	c->lane->cards.len = 0;
	c->names_owners = true;
	collect_content(c, collects);
}

/* What a service blueprint begins with: what the customer meets and does, then what is done in sight, out of sight, and behind both; the rest follows
 * in the order of the table. */
static const enum lane_id BLUEPRINT[] = { LANE_EVIDENCE, LANE_STEPS, LANE_TOUCHPOINTS, LANE_FRONT, LANE_BACK, LANE_SUPPORT, LANE_POLICIES };
enum { BLUEPRINT_LANES = sizeof BLUEPRINT / sizeof *BLUEPRINT };

static bool is_first_in_blueprint(enum lane_id id)
{
	for (int i = 0; i < BLUEPRINT_LANES; i++)
		if (BLUEPRINT[i] == id)
			return true;
	return false;
}

static bool stands_aside(const struct layout *l, const struct lane_row *row, const struct swimlane *lane)
{
	bool is_listed = l->plan->journey->lane_order.list.len > 0 || (l->plan->journey->kind == JOURNEY_BLUEPRINT && is_first_in_blueprint(lane->id));
	return lane->cards.len == 1 && lane->cards.at[0]->style != CARD_NONE && row->aside != ASIDE_NEVER && (row->aside == ASIDE_IF_SINGLE || !is_listed);
}

/* ---- the only card of a lane: a line on its step's card or below its stage's name ---- */

/* "good practice: A call on day ten · assumed": all that the card says. */
static struct str chip_text(struct layout *l, const struct card *c)
{
	struct str *parts = arena_alloc(l->arena, (2 * c->blocks.len + 1) * sizeof *parts);
	size_t count = 0;
	for (size_t i = 0; i < c->blocks.len; i++) {
		parts[count++] = c->blocks.at[i].text;
		parts[count++] = c->blocks.at[i].right_muted;
	}
	parts[count++] = layout_doubt(l, c->thing);
	return collect_called(l, c->thing, layout_items(l, parts, count));
}

static struct card *card_of_step(const struct plan *p, const struct thing *step)
{
	for (size_t i = 0; i < p->lanes.len; i++)
		for (size_t k = 0; k < p->lanes.at[i].cards.len && p->lanes.at[i].id == LANE_STEPS && !p->lanes.at[i].own; k++)
			if (p->lanes.at[i].cards.at[k]->thing == step)
				return p->lanes.at[i].cards.at[k];
	return NULL;
}

/* False where no card of a step is there yet. */
static bool add_chip(struct layout *l, const struct card *c)
{
	struct block chip = { .role = ROLE_TAG, .text = chip_text(l, c), .span = c->span };
	struct card *of_step = card_of_step(l->plan, c->place);
	struct stage_box *box = c->place->kind == KIND_STAGE ? stage_box_of(l->plan, (const struct stage *)c->place) : NULL;
	if (box)
		VEC_PUSH(l->arena, &box->chips, chip);
	else if (of_step)
		VEC_PUSH(l->arena, &of_step->blocks, chip);
	return box || of_step;
}

/* Where there is no room for a line, it stands in the strip, and its place, which no column shows there, is told in words. */
static void set_aside(struct layout *l, struct swimlane *strip, enum lane_id id, const struct card *only)
{
	struct collector c = { .l = l, .words = l->plan->locale, .id = id, .lane = strip, .is_aside = true };
	size_t before = strip->cards.len;
	if (id != LANE_QUESTIONS && id != LANE_INSIGHTS && add_chip(l, only))
		return;
	collect_content(&c, (collect_fn *[]){ ROWS[id].collect ? ROWS[id].collect : ignore_content, NULL });
	for (size_t i = before; i < strip->cards.len; i++)
		card_add(l, strip->cards.at[i], ROLE_TAG, thing_label(strip->cards.at[i]->place));
}

static void add_lane(struct layout *l, struct swimlane *strip, enum lane_id id, const struct lane *own, const struct lane_pair *pair)
{
	const struct lane_row *row = &ROWS[id];
	struct swimlane lane = { .id = id, .own = own, .class = row->class };
	struct collector c = { .l = l, .words = l->plan->locale, .id = id, .own = own, .lane = &lane };
	if (id == LANE_FEELINGS) {
		curves_collect(l, &lane, NULL);
		if (!lane.curves)
			return;
	} else {
		bool is_of_fields = own && statement_is_called(KIND_OWN, own->thing.name);
		collect_fn *first = is_of_fields ? collect_own : row->collect ? row->collect : ignore_content;
		collect_named(&c, (collect_fn *[]){ first, pair ? ROWS[pair->second].collect : NULL, NULL });
		if (!lane.cards.len)
			return;
	}
	if (!own && stands_aside(l, row, &lane)) {
		set_aside(l, strip, id, lane.cards.at[0]);
		return;
	}
	struct str name = own ? thing_label(&own->thing) : pair ? label(l->plan->locale, pair->label) : locale_choice(l->plan->locale, CHOICES_lane, (int)id);
	lane.heading = name;
	lane.is_below = row->zone >= ZONE_BACK;
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

static void want(struct layout *l, struct wanted_lanes *wanted, enum lane_id id)
{
	VEC_PUSH(l->arena, &wanted->list, ((struct wanted_lane){ id, NULL }));
	if (id == LANE_NOTES)
		FOR_EACH(struct lane, own, l->plan->journey->lanes)
			VEC_PUSH(l->arena, &wanted->list, ((struct wanted_lane){ LANE_NOTES, own }));
}

static void want_all(struct layout *l, struct wanted_lanes *wanted)
{
	bool is_blueprint = l->plan->journey->kind == JOURNEY_BLUEPRINT;
	for (int i = 0; i < BLUEPRINT_LANES && is_blueprint; i++)
		want(l, wanted, BLUEPRINT[i]);
	for (int id = LANE_NONE + 1; id < LANE_COUNT; id++)
		if (!is_blueprint || !is_first_in_blueprint((enum lane_id)id))
			want(l, wanted, (enum lane_id)id);
}

/* As the journey lists them, else all. */
static struct wanted_lanes wanted_lanes_of(struct layout *l)
{
	const struct journey *j = l->plan->journey;
	struct wanted_lanes wanted = { 0 };
	for (size_t i = 0; i < j->lane_order.list.len; i++) {
		struct str name = j->lane_order.list.at[i];
		int id = choice_find(CHOICES_lane, name);
		const struct lane *own = id ? NULL : own_lane_named(j, name);
		if (id || own)
			VEC_PUSH(l->arena, &wanted.list, ((struct wanted_lane){ id ? (enum lane_id)id : LANE_NOTES, own }));
	}
	if (!j->lane_order.list.len)
		want_all(l, &wanted);
	return wanted;
}

struct answered_wishes {
	struct layout *l;
	struct things wishes;
};

/* A wish is its text, and the cards of what answers it say that. */
static void note_answered(void *answered, const struct thing *t)
{
	struct answered_wishes *a = answered;
	const struct things none = { 0 }, *answers = t->kind == KIND_OPPORTUNITY && a->l->shown_lanes & 1u << LANE_OPPORTUNITIES ? &((const struct opportunity *)t)->answers
		: t->kind == KIND_ACTION && a->l->shown_lanes & 1u << LANE_PLAN ? &((const struct action *)t)->answers : &none;
	FOR_EACH(struct thing, wish, *answers)
		if (wish->kind == KIND_WISH)
			things_note(a->l->arena, &a->wishes, wish);
}

/* Of several touchpoints of a step one card tells, with a name and a sign for each. */
static size_t count_told(const struct swimlane *lane, const struct things *elsewhere)
{
	size_t count = 0;
	for (size_t i = 0; i < lane->cards.len; i++) {
		size_t names = 0;
		if (things_hold(elsewhere, lane->cards.at[i]->thing))
			continue;
		for (size_t k = 0; k < lane->cards.at[i]->blocks.len; k++)
			names += lane->cards.at[i]->blocks.at[k].mark == MARK_CHANNEL;
		count += names ? names : 1;
	}
	return count;
}

/* A step that has no lane may still have some for what is in it, and so may a step or a stage whose picture has none. */
static void note_unlisted(struct layout *l, const struct swimlane *lane, const struct things *elsewhere)
{
	for (size_t i = 0; i < lane->cards.len; i++) {
		const struct thing *t = lane->cards.at[i]->thing;
		if (t && t->kind != KIND_STEP && t->kind != KIND_STAGE && !things_hold(elsewhere, t))
			VEC_PUSH(l->arena, &l->plan->unlisted, (struct thing *)t);
	}
}

static void note_feeling(void *layout, const struct thing *t)
{
	struct layout *l = layout;
	if (t->kind == KIND_FEEL)
		VEC_PUSH(l->arena, &l->plan->unlisted, (struct thing *)t);
}

/* What the journey's list of lanes leaves out is counted, as cards that nobody sees. */
static void count_left_out(struct layout *l)
{
	size_t channels = l->plan->channels_used.len;
	struct answered_wishes answered = { .l = l };
	journey_walk(l->plan->journey, note_answered, &answered);
	for (int id = LANE_NONE + 1; id < LANE_COUNT; id++) {
		const struct lane_row *row = &ROWS[id];
		struct str name = locale_choice(l->plan->locale, CHOICES_lane, id);
		struct swimlane unseen = { .id = (enum lane_id)id };
		struct collector c = { .l = l, .words = l->plan->locale, .id = (enum lane_id)id, .lane = &unseen };
		size_t noted = l->plan->unlisted.len;
		if (l->shown_lanes & 1u << id)
			continue;
		if (id == LANE_FEELINGS) {
			journey_walk(l->plan->journey, note_feeling, l);
			plan_leave_out(l, name, l->plan->unlisted.len - noted);
		}
		collect_content(&c, (collect_fn *[]){ row->collect ? row->collect : ignore_content, NULL });
		add_to_strip(l, &unseen, (enum lane_id)id);
		plan_leave_out(l, name, count_told(&unseen, &answered.wishes));
		note_unlisted(l, &unseen, &answered.wishes);
	}
	l->plan->channels_used.len = channels;
}

static void add_lanes(struct layout *l, struct swimlane *strip)
{
	struct wanted_lanes wanted = wanted_lanes_of(l);
	for (size_t i = 0; i < wanted.list.len; i++)
		l->shown_lanes |= wanted.list.at[i].own ? 0 : 1u << wanted.list.at[i].id;
	for (size_t i = 0; i < wanted.list.len; i++) {
		const struct wanted_lane *w = &wanted.list.at[i], *next = i + 1 < wanted.list.len ? w + 1 : NULL;
		const struct lane_pair *pair = next && !w->own && !next->own ? pair_of(l->plan->journey, w->id, next->id) : NULL;
		add_lane(l, strip, w->id, w->own, pair);
		if (!w->own)
			add_to_strip(l, strip, w->id);
		i += pair != NULL;
	}
	count_left_out(l);
}

/* ---- headings ---- */

enum { LABEL_APART = 10, LABEL_MOST = 150, LABEL_OF_NAMES_MOST = 200 };

static double longest(struct layout *l, enum role role, struct str text, double before)
{
	double word = text_longest_whole(l->plan->ruler, role_font(role), text) + LABEL_APART;
	return word > before ? word : before;
}

/* The column of headings is as wide as its longest word, so that none is broken; a name has no shorter way to be said, and may make it wider still. */
static void set_headings(struct layout *l)
{
	struct plan *p = l->plan;
	double width = LABEL_WIDTH, names = 0;
	for (size_t i = 0; i < p->lanes.len; i++) {
		const struct swimlane *lane = &p->lanes.at[i];
		width = longest(l, ROLE_LANE, lane->heading, longest(l, ROLE_SMALL, lane->means, longest(l, ROLE_LINE, lane->line_label, width)));
		names = fmax(names, curves_name_width(l, lane->curves) - GAP);
	}
	p->label_width = ceil(fmax(fmin(width, LABEL_MOST), fmin(names, LABEL_OF_NAMES_MOST))) + GAP;
	for (size_t i = 0; i < p->lanes.len; i++) {
		struct swimlane *lane = &p->lanes.at[i];
		lane->label = layout_wrap(l, ROLE_LANE, lane->heading, p->label_width - GAP - LABEL_APART);
		lane->hint = layout_wrap(l, ROLE_SMALL, lane->means, p->label_width - GAP - LABEL_APART);
	}
}

void lanes_collect(struct layout *l)
{
	struct swimlane strip = { .class = "journey", .of_journey = true };
	actions_give_places(l);
	sources_choose_keys(l);
	add_lanes(l, &strip);
	strip.heading = label(l->plan->locale, LABEL_lane_journey);
	if (strip.cards.len)
		VEC_PUSH(l->arena, &l->plan->lanes, strip);
	set_headings(l);
}
