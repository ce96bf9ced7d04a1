/* deck_sources.c — what the map rests on and how it came about: its sources with what each of them supports, who was asked and when, and who has a say. */
#include "view/deck.h"

#include "cjm/digest.h"
#include "cjm/header.h"

/* ---- what rests on a source ---- */

struct resting {
	const struct origin *origin;
	size_t counts[KIND_COUNT];
	size_t claims; /* as in the report: what rests on it and is no claim (a step, an action) is named, and not counted as one */
};

struct source_search {
	struct arena *arena;
	VEC(struct resting) list; /* in the order in which they are first named */
	struct claims claims;
};

static struct resting *resting_on(struct source_search *s, const struct origin *o)
{
	for (size_t i = 0; i < s->list.len; i++)
		if (s->list.at[i].origin == o)
			return &s->list.at[i];
	VEC_PUSH(s->arena, &s->list, ((struct resting){ .origin = o }));
	return &s->list.at[s->list.len - 1];
}

static void note_resting(struct source_search *s, const struct thing *t, bool is_claim)
{
	const struct things *sources = thing_sources(t);
	for (size_t i = 0; sources && i < sources->len; i++) {
		struct resting *r = resting_on(s, (const struct origin *)sources->at[i]);
		r->counts[t->kind]++;
		r->claims += is_claim;
	}
}

static void note_sources(void *search, const struct thing *t)
{
	struct source_search *s = search;
	note_resting(s, t, thing_is_claim(t));
	claims_add(&s->claims, t);
}

/* What is said of a persona is no claim of the journey. */
static void note_of_persona(void *search, const struct thing *t)
{
	note_resting(search, t, false);
}

/* What several of a kind are called; of others the word for one stands before the number. */
static struct str name_of(const struct locale *words, enum statement_kind kind)
{
	static const enum label SEVERAL[KIND_COUNT] = {
		[KIND_STEP] = LABEL_col_steps, [KIND_FEEL] = LABEL_lane_feelings, [KIND_THINK] = LABEL_lane_thoughts, [KIND_QUOTE] = LABEL_lane_quotes, [KIND_PAIN] = LABEL_lane_pains, [KIND_GAIN] = LABEL_lane_gains,
		[KIND_OPPORTUNITY] = LABEL_lane_opportunities, [KIND_MEASURE] = LABEL_lane_measures, [KIND_KEYWORD] = LABEL_lane_keywords, [KIND_PROMISE] = LABEL_lane_promises, [KIND_INSIGHT] = LABEL_lane_insights,
		[KIND_WISH] = LABEL_lane_wishes, [KIND_PRACTICE] = LABEL_lane_practices, [KIND_EVIDENCE] = LABEL_lane_evidence, [KIND_EVENT] = LABEL_lane_events, [KIND_ACTION] = LABEL_summary_actions,
	};
	return SEVERAL[kind] ? label(words, SEVERAL[kind]) : locale_word(words, kind);
}

static struct str counts_of(struct layout *l, const struct resting *r)
{
	const struct locale *words = l->plan->locale;
	struct str parts[KIND_COUNT];
	size_t count = 0;
	for (int kind = 0; kind < KIND_COUNT; kind++)
		if (r->counts[kind])
			parts[count++] = LABEL_FILL(words, l->arena, LABEL_in_brackets, locale_within(words, l->arena, name_of(words, (enum statement_kind)kind)), layout_count(l, r->counts[kind]));
	return layout_join(l, words->list, parts, count);
}

static void add_sources(struct deck_section *s, const struct source_search *found)
{
	const struct locale *words = s->l.plan->locale;
	struct deck_table *t = found->list.len ? deck_add_table(s, (struct str){ 0 }) : NULL;
	if (!t)
		return;
	deck_add_column(t, label(words, LABEL_col_source), 3, ANCHOR_LEFT);
	deck_add_column(t, label(words, LABEL_col_kind), 0, ANCHOR_LEFT);
	deck_add_column(t, label(words, LABEL_col_n), 0, ANCHOR_RIGHT);
	deck_add_column(t, label(words, LABEL_col_date), 0, ANCHOR_LEFT);
	deck_add_column(t, label(words, LABEL_col_claims), 0, ANCHOR_RIGHT);
	deck_add_column(t, label(words, LABEL_col_supports), 4, ANCHOR_LEFT);
	for (size_t i = 0; i < found->list.len; i++) {
		const struct origin *o = found->list.at[i].origin;
		struct deck_row *row = deck_add_row(s, o->thing.span);
		row->link = thing_href(&o->thing);
		row->cells[0] = locale_name(words, &o->thing);
		row->cells[1] = locale_choice(words, CHOICES_source_kind, o->kind);
		row->cells[2] = o->n.given ? locale_value(words, s->l.arena, o->n) : (struct str){ 0 };
		row->cells[3] = o->date.year ? locale_date(words, s->l.arena, o->date) : (struct str){ 0 };
		row->cells[4] = layout_count(&s->l, found->list.at[i].claims);
		row->cells[5] = counts_of(&s->l, &found->list.at[i]);
	}
}

/* ---- how it came about ---- */

static void add_fact(struct deck_section *s, enum label name, struct str said, struct span span)
{
	if (!said.len)
		return;
	struct deck_row *row = deck_add_row(s, span);
	row->cells[0] = label(s->l.plan->locale, name);
	row->cells[1] = said;
}

static void add_dated(struct deck_section *s, enum label name, const struct things *things)
{
	const struct locale *words = s->l.plan->locale;
	FOR_EACH(struct dated, d, *things) {
		struct str date = d->date.year ? locale_date(words, s->l.arena, d->date) : (struct str){ 0 };
		bool has_both = d->thing.text.len && date.len;
		add_fact(s, name, has_both ? LABEL_FILL(words, s->l.arena, LABEL_in_brackets, d->thing.text, date) : d->thing.text.len ? d->thing.text : date, d->thing.span);
	}
}

static void add_claims(struct deck_section *s, const struct claims *c)
{
	const struct layout *l = &s->l;
	const struct { enum label name; size_t count; } FACTS[] = { { LABEL_claims_assumed, c->assumed }, { LABEL_claims_predicted, c->predicted }, { LABEL_claims_silent, c->silent } };
	struct span journey = l->plan->journey->thing.span;
	if (!c->all || !map_judges(l->plan->map, JUDGED_CLAIMS))
		return;
	add_fact(s, LABEL_claims_observed, LABEL_FILL(l->plan->locale, l->arena, LABEL_some_of, layout_count(&s->l, c->observed), layout_count(&s->l, c->all)), journey);
	for (size_t i = 0; i < 3; i++)
		if (FACTS[i].count)
			add_fact(s, FACTS[i].name, layout_count(&s->l, FACTS[i].count), journey);
}

static void add_segments(struct deck_section *s, enum label name, const struct things *segments)
{
	FOR_EACH(struct segment, segment, *segments)
		add_fact(s, name, segment_label(&s->l, segment), segment->thing.span);
}

static void add_method(struct deck_section *s, const struct claims *claims)
{
	const struct journey *j = s->request->journey;
	const struct locale *words = s->l.plan->locale;
	struct str review[] = { j->reviewed.year ? locale_date(words, s->l.arena, j->reviewed) : (struct str){ 0 }, locale_rhythm(words, s->l.arena, j->review_every) };
	struct deck_table *t = deck_add_table(s, label(words, LABEL_report_frame));
	deck_add_column(t, (struct str){ 0 }, 1, ANCHOR_LEFT);
	deck_add_column(t, (struct str){ 0 }, 4, ANCHOR_LEFT);
	struct things open = map_open_segments(s->request->map, s->l.arena);
	if (j->owner)
		add_fact(s, LABEL_owner, locale_name(words, &j->owner->thing), j->thing.span);
	add_segments(s, LABEL_segment, &j->segments);
	add_segments(s, LABEL_segments_open, &open);
	add_fact(s, LABEL_last_review, layout_items(&s->l, review, 2), j->thing.span);
	add_dated(s, LABEL_workshop, &j->workshops);
	add_dated(s, LABEL_walked_through, &j->tests);
	add_dated(s, LABEL_seen_by_customers, &j->validations);
	add_claims(s, claims);
}

static void add_stakeholders(struct deck_section *s)
{
	const struct things *teams = &s->request->journey->stakeholders;
	const struct locale *words = s->l.plan->locale;
	struct deck_table *t = teams->len ? deck_add_table(s, label(words, LABEL_stakeholders)) : NULL;
	if (!t)
		return;
	static const enum label HEADS[] = { LABEL_word_team, LABEL_col_kind, LABEL_word_influence, LABEL_word_interest }; /* what they are is above the table */
	for (size_t i = 0; i < 4; i++)
		deck_add_column(t, label(words, HEADS[i]), i ? 1 : 2, ANCHOR_LEFT);
	FOR_EACH(struct team, team, *teams) {
		struct deck_row *row = deck_add_row(s, team->thing.span);
		row->cells[0] = locale_name(words, &team->thing);
		row->cells[1] = locale_choice(words, CHOICES_team_kind, team->kind);
		row->cells[2] = locale_choice(words, CHOICES_level, team->influence);
		row->cells[3] = locale_choice(words, CHOICES_level, team->interest);
	}
}

struct wish_search {
	struct arena *arena;
	struct things wishes, answered;
};

static void note_wish(void *search, const struct thing *t)
{
	struct wish_search *w = search;
	const struct things none = { 0 }, *answers = t->kind == KIND_OPPORTUNITY ? &((const struct opportunity *)t)->answers : t->kind == KIND_ACTION ? &((const struct action *)t)->answers : &none;
	if (t->kind == KIND_WISH)
		VEC_PUSH(w->arena, &w->wishes, (struct thing *)t);
	FOR_EACH(struct thing, wish, *answers)
		VEC_PUSH(w->arena, &w->answered, wish);
}

/* A wish is named by what answers it: its row in the table of opportunities, or the action's in the plan. */
static size_t count_unanswered(const struct journey *j, struct arena *a)
{
	struct wish_search w = { .arena = a };
	size_t count = 0;
	journey_walk(j, note_wish, &w);
	FOR_EACH(struct thing, wish, w.wishes)
		count += !things_hold(&w.answered, wish);
	return count;
}

/* How many of what a lane would hold no slide shows. The summary, the first slide, counts itself what it has no room for; opportunities and actions have slides. */
static size_t left_of(const struct layout *l, const struct digest *d, const struct not_drawn *n)
{
	const struct { enum lane_id id; size_t shown; } ELSEWHERE[] = {
		{ LANE_QUESTIONS, d->question != NULL }, { LANE_INSIGHTS, d->insight != NULL }, { LANE_RESOURCES, d->needs.len }, { LANE_EVENTS, d->events.len },
		{ LANE_FEELINGS, n->count }, { LANE_PAINS, d->pains.len }, { LANE_MEASURES, n->count }, { LANE_OPPORTUNITIES, n->count }, { LANE_PLAN, n->count },
	};
	for (size_t i = 0; i < sizeof ELSEWHERE / sizeof *ELSEWHERE; i++)
		if (str_equal(locale_choice(l->plan->locale, CHOICES_lane, (int)ELSEWHERE[i].id), n->name))
			return n->count > ELSEWHERE[i].shown ? n->count - ELSEWHERE[i].shown : 0;
	size_t unanswered = str_equal(locale_choice(l->plan->locale, CHOICES_lane, LANE_WISHES), n->name) ? count_unanswered(l->plan->journey, l->arena) : n->count;
	return unanswered < n->count ? unanswered : n->count;
}

/* What only the lanes of stages would say; the others are told, or counted, by slides of their own. */
static bool is_of_stages(enum statement_kind kind)
{
	return kind != KIND_QUESTION && kind != KIND_INSIGHT && kind != KIND_RESOURCE && kind != KIND_EVENT && kind != KIND_FEEL && kind != KIND_PAIN && kind != KIND_MEASURE &&
		kind != KIND_OPPORTUNITY && kind != KIND_ACTION && kind != KIND_DECISION && kind != KIND_WISH;
}

/* What no slide shows: what stages and their lanes leave out, and what none of the forms of a deck says. */
static struct str left_out(struct deck_section *s, const struct plan *stages)
{
	struct layout *l = &s->l;
	struct names notes;
	if (l->options.is_counted_elsewhere)
		return (struct str){ 0 };
	struct digest digest = digest_of(l->plan->journey, l->arena);
	names_init(&notes, l->arena);
	for (size_t i = 0; i < stages->left_out.len; i++)
		plan_leave_out(l, stages->left_out.at[i].name, left_of(l, &digest, &stages->left_out.at[i]));
	FOR_EACH(struct thing, t, stages->unlisted)
		if (is_of_stages(t->kind))
			unshown_note(&notes, t, UNSHOWN_COUNTED);
	plan_leave_out_unshown(l, ON_DECK | (header_has_small_cast(l->plan) ? ON_SMALL_CAST : 0), &notes);
	struct str parts[] = { label(l->plan->locale, LABEL_deck_left_out), layout_left_out_names(l) };
	return parts[1].len ? layout_join(l, l->plan->locale->colon, parts, 2) : parts[1];
}

struct deck_section deck_sources(const struct view_request *r, const struct plan *stages, double width, double height)
{
	struct deck_section s = deck_begin(r, (struct str){ 0 });
	struct source_search found = { .arena = s.l.arena };
	s.title = label(s.l.plan->locale, LABEL_deck_sources);
	journey_walk(r->journey, note_sources, &found);
	journey_walk_personas(r->journey, note_of_persona, &found);
	s.note = left_out(&s, stages);
	s.is_noted_last = true;
	add_sources(&s, &found);
	add_method(&s, &found.claims);
	add_stakeholders(&s);
	deck_place(&s, width, height);
	return s;
}
