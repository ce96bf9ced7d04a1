/* collect_company.c — the lanes of what the company knows, plans and does: a function a lane turns a stage's or step's content into
 * cards; and what the journey itself adds to each. */
#include "layout/actions.h"
#include "layout/collect.h"

#include "cjm/counts.h"

/* "high / low" below the lane's heading, which says what stands before the stroke and what behind it; one alone says what it is. */
static struct str impact_and_effort(struct collector *c, const struct opportunity *o)
{
	struct str impact = label_choice(c->words, LABEL_level_low, o->impact), effort = label_choice(c->words, LABEL_level_low, o->effort);
	if (!impact.len || !effort.len || c->at.of_journey) {
		struct str parts[] = { layout_label_with(c->l, LABEL_impact, impact), layout_label_with(c->l, LABEL_effort, effort) };
		return layout_items(c->l, parts, 2);
	}
	c->lane->means = collect_pair(c, LABEL_word_impact, LABEL_word_effort);
	struct str parts[] = { impact, effort };
	return layout_join(c->l, PAIR, parts, 2);
}

static void add_opportunities(struct collector *c, const struct things *opportunities)
{
	FOR_EACH(struct opportunity, o, *opportunities) {
		struct card *card = collect_card(c, CARD_OPPORTUNITY, &o->thing);
		card->is_strong = opportunity_is_quick(o);
		card_add(c->l, card, card->is_strong ? ROLE_STRONG : ROLE_BODY, o->thing.text);
		if (card->is_strong)
			card_mark(c->l, card, ROLE_PILL, MARK_PILL, label(c->words, LABEL_quick_win));
		struct str parts[] = {
			layout_labels(c->l, &o->by, c->words->list), card->is_strong ? (struct str){ 0 } : impact_and_effort(c, o),
			collect_other_team(c, o->owner), link_name(o->link), layout_card_words(c->l, &o->thing), collect_addressed(c, &o->answers),
		};
		collect_tag(c, card, parts, 6);
	}
}

void collect_opportunities(struct collector *c, const struct content *content)
{
	add_opportunities(c, &content->opportunities);
	collect_none(c, content, DIMENSION_OPPORTUNITY);
}

/* Beside bars of its steps, that of a stage says whose it is. */
static struct str measure_name(const struct collector *c, const struct measure *m)
{
	struct str name = locale_name(c->words, &m->metric->thing);
	const struct stage *stage = c->place && c->place->kind == KIND_STAGE ? (const struct stage *)c->place : NULL;
	bool is_beside = false;
	for (size_t i = 0; stage && i < stage->steps.len; i++)
		is_beside |= ((const struct step *)stage->steps.at[i])->content.measures.len > 0;
	return is_beside ? LABEL_FILL(c->words, c->l->arena, LABEL_in_brackets, name, label(c->words, LABEL_stage)) : name;
}

static void add_measure(struct collector *c, const struct measure *m)
{
	if (!m->metric || m->later)
		return;
	struct card *card = collect_card(c, CARD_MEASURE, &m->thing);
	struct value value = measure_value(m), target = measure_target(m);
	struct block *title = card_add(c->l, card, ROLE_BODY, measure_name(c, m));
	if (!title)
		return;
	title->span = thing_declared_at(&m->metric->thing);
	title->right = value.given ? locale_value(c->words, c->l->arena, value) : STR("–");
	if (value.given && str_equal(value.unit, target.unit))
		target.unit = (struct str){ 0 };
	if (target.given)
		title->right_muted = str_fmt(c->l->arena, "/ %.*s", STR_ARG(locale_isolated(c->words, c->l->arena, locale_value(c->words, c->l->arena, target))));
	struct block bar = { .role = ROLE_TAG, .mark = MARK_BAR, .measure = m };
	if (measure_has_scale(m))
		VEC_PUSH(c->l->arena, &card->blocks, bar);
	struct block course = { .role = ROLE_TAG, .mark = MARK_COURSE, .measure = m };
	if (measure_earlier(m).len)
		VEC_PUSH(c->l->arena, &card->blocks, course);
	struct str parts[] = { layout_course(c->l, m), layout_card_words(c->l, &m->thing) };
	collect_tag(c, card, parts, 2);
}

/* The header shows the journey's measures that have a value. */
static void add_unmeasured(struct collector *c, const struct things *measures)
{
	FOR_EACH(struct measure, m, *measures)
		if (!measure_value(m).given)
			add_measure(c, m);
}

void collect_measures(struct collector *c, const struct content *content)
{
	FOR_EACH(struct measure, m, content->measures)
		add_measure(c, m);
	collect_none(c, content, DIMENSION_METRIC);
}

/* "Relais (3)" */
static struct str rivals_of(const struct collector *c, const struct keyword *k)
{
	struct str *names = arena_alloc(c->l->arena, (k->rivals.len + 1) * sizeof *names);
	FOR_EACH(struct rival, r, k->rivals)
		names[r_i] = locale_rival(c->words, c->l->arena, r);
	struct str rivals = layout_join(c->l, c->words->list, names, k->rivals.len);
	return rivals.len ? locale_pair(c->words, c->l->arena, LABEL_col_rivals, rivals) : rivals;
}

/* "5,400 / 14", as the lane's heading says; one alone says what it is. */
static struct str searches_of(struct collector *c, const struct keyword *k)
{
	struct str position = k->position.given ? locale_value(c->words, c->l->arena, k->position) : (struct str){ 0 };
	if (!k->volume.given)
		return layout_label_with(c->l, LABEL_position, position);
	struct str volume = locale_value(c->words, c->l->arena, k->volume);
	if (!position.len)
		return label_counted(c->words, c->l->arena, LABEL_volume, k->volume.number, volume);
	c->lane->means = label(c->words, LABEL_keyword_figures);
	struct str parts[] = { volume, position };
	return layout_join(c->l, PAIR, parts, 2);
}

void collect_keywords(struct collector *c, const struct content *content)
{
	FOR_EACH(struct keyword, k, content->keywords) {
		struct card *card = collect_card(c, CARD_PLAIN, &k->thing);
		struct block *words = card_add(c->l, card, ROLE_BODY, k->thing.text);
		struct str figures = searches_of(c, k);
		if (words)
			words->right_muted = figures;
		struct str parts[] = { rivals_of(c, k), layout_card_words(c->l, &k->thing) };
		collect_tag(c, card, parts, 2);
	}
	collect_none(c, content, DIMENSION_KEYWORD);
}

void collect_promises(struct collector *c, const struct content *content)
{
	FOR_EACH(struct promise, p, content->promises) {
		struct card *card = collect_card(c, CARD_NOTE, &p->thing);
		card_add(c->l, card, ROLE_BODY, p->thing.text);
		struct str parts[] = { label_choice(c->words, LABEL_kept_yes, p->delivered), layout_card_words(c->l, &p->thing) };
		collect_tag(c, card, parts, 2);
	}
}

void collect_policies(struct collector *c, const struct content *content) { collect_simple(c, &content->policies, CARD_NOTE, ROLE_BODY); }
void collect_wishes(struct collector *c, const struct content *content) { collect_simple(c, &content->wishes, CARD_NOTE, ROLE_BODY); }
void collect_insights(struct collector *c, const struct content *content) { collect_simple(c, &content->insights, CARD_NOTE, ROLE_BODY); }
void collect_practices(struct collector *c, const struct content *content) { collect_simple(c, &content->practices, CARD_NOTE, ROLE_BODY); }

/* The lane of the team's own that is being collected; the built-in lane takes the notes that name none. */
void collect_notes(struct collector *c, const struct content *content)
{
	FOR_EACH(struct note, n, content->notes) {
		if (n->lane != c->own)
			continue;
		struct card *card = collect_card(c, CARD_NOTE, &n->thing);
		card_add(c->l, card, ROLE_BODY, n->thing.text);
		struct str parts[] = { layout_card_words(c->l, &n->thing) };
		collect_tag(c, card, parts, 1);
	}
}

static struct str effects_of(const struct collector *c, const struct things *effects)
{
	struct str *said = arena_alloc(c->l->arena, (effects->len + 1) * sizeof *said);
	FOR_EACH(struct effect, e, *effects)
		said[e_i] = e->metric && e->value.given ? str_fmt(c->l->arena, "%.*s %.*s", STR_ARG(locale_name(c->words, &e->metric->thing)),
			STR_ARG(locale_effect(c->words, c->l->arena, e))) : (struct str){ 0 };
	return layout_join(c->l, c->words->list, said, effects->len);
}

static bool stands_in(const struct thing *t, const struct thing *place)
{
	while (t && t->kind != KIND_STEP && t->kind != KIND_STAGE)
		t = t->parent;
	return t == place;
}

static void add_own(void *collector, const struct thing *t)
{
	struct collector *c = collector;
	struct str value = thing_own(t, c->own->thing.name);
	if (!value.len || !stands_in(t, c->place))
		return;
	struct card *card = collect_card(c, CARD_NOTE, t);
	card_add(c->l, card, ROLE_BODY, locale_any(c->words, c->l->arena, value));
	struct str parts[] = { t == c->place ? (struct str){ 0 } : thing_label(t) };
	collect_tag(c, card, parts, 1);
}

void collect_own(struct collector *c, const struct content *content)
{
	(void)content;
	thing_walk(c->place, add_own, c);
}

static void add_resources(struct collector *c, const struct things *resources)
{
	FOR_EACH(struct resource, r, *resources) {
		struct card *card = collect_card(c, CARD_NOTE, &r->thing);
		card_add(c->l, card, ROLE_BODY, r->thing.text);
		struct str none = { 0 }, parts[] = {
			r->have ? label(c->words, LABEL_have) : none, r->need ? label(c->words, LABEL_need) : none,
			collect_team(c, r->owner), layout_label_with(c->l, LABEL_answers, layout_labels(c->l, &r->answers, c->words->list)), effects_of(c, &r->effects),
			r->cost.given ? locale_value(c->words, c->l->arena, r->cost) : (struct str){ 0 }, layout_card_words(c->l, &r->thing),
		};
		collect_tag(c, card, parts, 7);
	}
}

void collect_resources(struct collector *c, const struct content *content)
{
	add_resources(c, &content->resources);
	collect_none(c, content, DIMENSION_RESOURCE);
}

/* Its sign tells how far an action is, but for an idea and for what was dropped: those are words. */
static enum action_sign sign_of(enum action_status status)
{
	return status == ACTION_DONE ? ACTION_FINISHED : status == ACTION_DOING ? ACTION_UNDER_WAY : ACTION_OPEN;
}

static bool has_sign(enum action_status status)
{
	return status == ACTION_TODO || status == ACTION_DOING || status == ACTION_DONE;
}

/* The heading says that dates are due dates; in the strip each says so itself. */
static struct str due_of(struct collector *c, struct date due)
{
	struct str date = due.year ? locale_date(c->words, c->l->arena, due) : (struct str){ 0 };
	if (!date.len || c->at.of_journey)
		return layout_label_with(c->l, LABEL_by_date, date);
	c->lane->means = label(c->words, LABEL_word_deadline);
	return date;
}

static void add_plan(struct collector *c, const struct things *actions)
{
	FOR_EACH(struct action, a, *actions) {
		struct card *card = collect_card(c, CARD_PLAN, &a->thing);
		card_add(c->l, card, ROLE_BODY, a->thing.text);
		struct str cost = a->cost.given ? locale_value(c->words, c->l->arena, a->cost) : (struct str){ 0 };
		struct str parts[] = {
			has_sign(a->status) ? (struct str){ 0 } : label_choice(c->words, LABEL_status_idea, a->status),
			due_of(c, a->due), cost, collect_other_team(c, a->owner), collect_addressed(c, &a->answers), link_name(a->link), layout_card_words(c->l, &a->thing),
		};
		struct block state = { .role = ROLE_TAG, .mark = has_sign(a->status) ? MARK_STATUS : MARK_NONE, .count = (int)sign_of(a->status), .text = layout_items(c->l, parts, 7) };
		if (!state.text.len && state.mark)
			state.text = label_choice(c->words, LABEL_status_idea, a->status);
		if (state.text.len)
			VEC_PUSH(c->l->arena, &card->blocks, state);
		/* What is to come of it is for the report; of what is done, it says what came of it. */
		bool tells_effects = c->at.of_journey;
		plan_leave_out(c->l, label(c->words, LABEL_col_effect), tells_effects || (c->l->plan->page && c->l->plan->page->is_told_elsewhere) ? 0 : a->effects.len);
		struct str more[] = { tells_effects ? effects_of(c, &a->effects) : (struct str){ 0 }, a->result };
		collect_tag(c, card, more, 2);
	}
}

/* Between the actions it says what it is; in the strip every card does. */
static void add_decisions(struct collector *c, const struct things *decisions)
{
	FOR_EACH(struct decision, d, *decisions) {
		struct card *card = collect_card(c, CARD_PLAN, &d->thing);
		if (!c->at.of_journey)
			card_add(c->l, card, ROLE_KICKER, collect_kicker(c, &d->thing));
		struct block *title = card_add(c->l, card, ROLE_BODY, d->thing.text);
		if (title && d->status == DECISION_TAKEN)
			title->mark = MARK_CHECK;
		struct str parts[] = {
			label_choice(c->words, LABEL_decision_asked, d->status), layout_labels(c->l, &d->by, c->words->list),
			d->due.year ? layout_label_with(c->l, LABEL_by_date, locale_date(c->words, c->l->arena, d->due)) : (struct str){ 0 }, layout_card_words(c->l, &d->thing),
		};
		collect_tag(c, card, parts, 4);
	}
}

void collect_plan(struct collector *c, const struct content *content)
{
	size_t column = c->at.first;
	add_decisions(c, &content->decisions);
	add_plan(c, &content->actions);
	add_plan(c, c->at.of_stage ? &c->l->actions->of_stages[c->l->plan->columns.at[column].stage->index] : &c->l->actions->of_columns[column]);
}

static void add_work(struct collector *c, const struct things *works, const struct content *content, enum dimension dimension)
{
	FOR_EACH(struct work, w, *works) {
		struct card *card = collect_card(c, CARD_WORK, &w->thing);
		card_add(c->l, card, ROLE_BODY, w->thing.text);
		struct str parts[] = { locale_choice(c->words, CHOICES_work_kind, w->kind), collect_doers(c, &w->by), layout_card_words(c->l, &w->thing) };
		struct block *doers = collect_tag(c, card, parts, 3);
		if (doers)
			doers->is_tail = true;
	}
	collect_none(c, content, dimension);
}

void collect_fronts(struct collector *c, const struct content *content) { add_work(c, &content->fronts, content, DIMENSION_FRONT); }
void collect_backs(struct collector *c, const struct content *content) { add_work(c, &content->backs, content, DIMENSION_BACK); }
void collect_supports(struct collector *c, const struct content *content) { add_work(c, &content->supports, content, DIMENSION_SUPPORT); }

/* What is known of it: "2 teams, 2 forms, 1 address". */
static void add_insights_into(struct collector *c, struct card *card, const struct question *q)
{
	FOR_EACH(struct insight, i, c->l->plan->journey->insights)
		for (size_t k = 0; k < i->questions.len; k++)
			if (i->questions.at[k] == &q->thing)
				block_of(card_add(c->l, card, ROLE_TAG, layout_text(c->l, &i->thing)), &i->thing);
}

void collect_questions(struct collector *c, const struct things *questions)
{
	FOR_EACH(struct question, q, *questions) {
		struct card *card = collect_card(c, CARD_NOTE, &q->thing);
		struct str parts[] = { layout_card_words(c->l, &q->thing) };
		card_add(c->l, card, ROLE_STRONG, q->thing.text);
		collect_tag(c, card, parts, 1);
		if (q->answer)
			block_of(card_mark(c->l, card, ROLE_BODY, MARK_GO, layout_text(c->l, &q->answer->thing)), &q->answer->thing);
		if (c->l->shown_lanes & 1u << LANE_INSIGHTS)
			add_insights_into(c, card, q);
	}
}

/* One into a question that is drawn stands below it. */
static void add_insights(struct collector *c, const struct things *insights)
{
	struct things others = { 0 };
	FOR_EACH(struct insight, i, *insights)
		if (!i->questions.len || !(c->l->shown_lanes & 1u << LANE_QUESTIONS))
			VEC_PUSH(c->l->arena, &others, &i->thing);
	collect_simple(c, &others, CARD_NOTE, ROLE_BODY);
}

static void add_events(struct collector *c, const struct things *events)
{
	FOR_EACH(struct dated, d, *events) {
		struct card *card = collect_card(c, CARD_NOTE, &d->thing);
		card_add(c->l, card, ROLE_BODY, d->thing.text);
		struct str parts[] = { d->date.year ? locale_date(c->words, c->l->arena, d->date) : (struct str){ 0 }, layout_card_words(c->l, &d->thing) };
		collect_tag(c, card, parts, 2);
	}
}

void collect_events(struct collector *c, const struct content *content) { add_events(c, &content->events); }

/* ---- wishes of the whole journey, with the opportunities for them ---- */

static void note_addressing(void *by_wish, const struct thing *t)
{
	const struct opportunity *o = (const struct opportunity *)t;
	for (size_t i = 0; t->kind == KIND_OPPORTUNITY && i < o->answers.len; i++) {
		struct things *opportunities = names_find_address(by_wish, o->answers.at[i]);
		if (opportunities)
			VEC_PUSH(((struct names *)by_wish)->arena, opportunities, (struct thing *)t);
	}
}

static void add_wishes(struct collector *c, const struct things *wishes)
{
	struct things *opportunities = arena_alloc(c->l->arena, (wishes->len + 1) * sizeof *opportunities); /* of each */
	struct names by_wish;
	names_init(&by_wish, c->l->arena);
	FOR_EACH(struct thing, wish, *wishes)
		names_add_address(&by_wish, wish, &opportunities[wish_i]);
	if (wishes->len)
		thing_walk(&c->l->plan->journey->thing, note_addressing, &by_wish);
	FOR_EACH(struct thing, wish, *wishes) {
		struct card *card = collect_card(c, CARD_NOTE, wish);
		card_add(c->l, card, ROLE_BODY, wish->text);
		struct str parts[] = { layout_pair(c->l, LABEL_col_answer, layout_labels(c->l, &opportunities[wish_i], c->words->list)), layout_card_words(c->l, wish) };
		collect_tag(c, card, parts, 2);
	}
}

void collect_journey(struct collector *c, const struct journey *j)
{
	switch (c->id) {
	case LANE_TOUCHPOINTS: collect_missed(c); break;
	case LANE_OPPORTUNITIES: add_opportunities(c, &j->opportunities); break;
	case LANE_MEASURES: add_unmeasured(c, &j->measures); break;
	case LANE_WISHES: add_wishes(c, &j->wishes); break;
	case LANE_INSIGHTS: add_insights(c, &j->insights); break;
	case LANE_PRACTICES: collect_simple(c, &j->practices, CARD_NOTE, ROLE_BODY); break;
	case LANE_RESOURCES: add_resources(c, &j->resources); break;
	case LANE_PLAN: add_decisions(c, &j->decisions); add_plan(c, &c->l->actions->of_journey); break;
	case LANE_QUESTIONS: collect_questions(c, &j->questions); break;
	case LANE_EVENTS: add_events(c, &j->events); break;
	default: break;
	}
}
