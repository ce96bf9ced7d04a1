/* collect_company.c — the lanes of what the company knows, plans and does: a function a lane turns a stage's or step's content into
 * cards; and what the journey itself adds to each. */
#include "layout/actions.h"
#include "layout/collect.h"

/* What stands in the same step or stage is drawn above it: that need not be said. */
static bool answers_elsewhere(const struct opportunity *o)
{
	for (size_t i = 0; i < o->answers.len; i++)
		if (o->answers.at[i]->parent != o->thing.parent)
			return true;
	return false;
}

static void add_opportunities(struct collector *c, const struct things *opportunities)
{
	FOR_EACH(struct opportunity, o, *opportunities) {
		struct card *card = collect_card(c, CARD_OPPORTUNITY, &o->thing);
		card_add(c->l, card, ROLE_BODY, o->thing.text);
		struct str parts[] = {
			layout_labels(c->l, &o->by, c->words->list),
			layout_label_with(c->l, LABEL_impact, label_choice(c->words, LABEL_level_low, o->impact)),
			layout_label_with(c->l, LABEL_effort, label_choice(c->words, LABEL_level_low, o->effort)),
			collect_team(c, o->owner), link_name(o->link), layout_card_words(c->l, &o->thing),
			answers_elsewhere(o) ? layout_label_with(c->l, LABEL_answers, layout_labels(c->l, &o->answers, c->words->list)) : (struct str){ 0 },
		};
		collect_tag(c, card, parts, 7);
	}
}

void collect_opportunities(struct collector *c, const struct content *content)
{
	add_opportunities(c, &content->opportunities);
	collect_none(c, content, DIMENSION_OPPORTUNITY);
}

static void add_measure(struct collector *c, const struct measure *m)
{
	if (!m->metric || m->later)
		return;
	struct card *card = collect_card(c, CARD_MEASURE, &m->thing);
	struct value value = measure_value(m), target = measure_target(m);
	struct block *title = card_add(c->l, card, ROLE_BODY, locale_name(c->words, &m->metric->thing));
	if (!title)
		return;
	title->span = thing_declared_at(&m->metric->thing);
	title->right = value.given ? locale_value(c->words, c->l->arena, value) : STR("–");
	if (target.given)
		title->right_muted = str_fmt(c->l->arena, "%s/ %.*s", language_is_rtl(c->l->plan->language) ? "\xE2\x80\x8F" : "",
			STR_ARG(locale_isolated(c->words, c->l->arena, locale_value(c->words, c->l->arena, target))));
	struct block bar = { .role = ROLE_TAG, .mark = MARK_BAR, .measure = m };
	if (value.given)
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

void collect_keywords(struct collector *c, const struct content *content)
{
	FOR_EACH(struct keyword, k, content->keywords) {
		struct card *card = collect_card(c, CARD_NOTE, &k->thing);
		card_add(c->l, card, ROLE_BODY, k->thing.text);
		struct str volume = { 0 };
		if (k->volume.given)
			volume = label_counted(c->words, c->l->arena, LABEL_volume, k->volume.number, locale_value(c->words, c->l->arena, k->volume));
		struct str position = k->position.given ? locale_value(c->words, c->l->arena, k->position) : (struct str){ 0 };
		struct str parts[] = { label_choice(c->words, LABEL_intent_informational, k->intent), k->topic, volume, layout_label_with(c->l, LABEL_position, position),
			rivals_of(c, k), layout_card_words(c->l, &k->thing) };
		collect_tag(c, card, parts, 6);
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
		struct str parts[] = {
			r->have ? label(c->words, LABEL_have) : r->need ? label(c->words, LABEL_need) : (struct str){ 0 },
			collect_team(c, r->owner), layout_label_with(c->l, LABEL_answers, layout_labels(c->l, &r->answers, c->words->list)), effects_of(c, &r->effects),
			r->cost.given ? locale_value(c->words, c->l->arena, r->cost) : (struct str){ 0 }, layout_card_words(c->l, &r->thing),
		};
		collect_tag(c, card, parts, 6);
	}
}

void collect_resources(struct collector *c, const struct content *content)
{
	add_resources(c, &content->resources);
	collect_none(c, content, DIMENSION_RESOURCE);
}

static void add_plan(struct collector *c, const struct things *actions)
{
	FOR_EACH(struct action, a, *actions) {
		struct card *card = collect_card(c, CARD_PLAN, &a->thing);
		struct block *title = card_add(c->l, card, ROLE_BODY, a->thing.text);
		if (title && a->status == ACTION_DONE)
			title->mark = MARK_CHECK;
		struct str parts[] = {
			label_choice(c->words, LABEL_status_idea, a->status), collect_team(c, a->owner),
			a->due.year ? layout_label_with(c->l, LABEL_by_date, locale_date(c->words, c->l->arena, a->due)) : (struct str){ 0 },
			layout_label_with(c->l, LABEL_answers, layout_labels(c->l, &a->answers, c->words->list)), effects_of(c, &a->effects),
			a->cost.given ? locale_value(c->words, c->l->arena, a->cost) : (struct str){ 0 }, a->result, link_name(a->link), layout_card_words(c->l, &a->thing),
		};
		collect_tag(c, card, parts, 9);
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
		struct str parts[] = { layout_labels(c->l, &w->by, c->words->list), layout_card_words(c->l, &w->thing) };
		collect_tag(c, card, parts, 2);
	}
	collect_none(c, content, dimension);
}

void collect_fronts(struct collector *c, const struct content *content) { add_work(c, &content->fronts, content, DIMENSION_FRONT); }
void collect_backs(struct collector *c, const struct content *content) { add_work(c, &content->backs, content, DIMENSION_BACK); }
void collect_supports(struct collector *c, const struct content *content) { add_work(c, &content->supports, content, DIMENSION_SUPPORT); }

void collect_questions(struct collector *c, const struct things *questions)
{
	FOR_EACH(struct question, q, *questions) {
		struct card *card = collect_card(c, CARD_NOTE, &q->thing);
		struct str parts[] = { layout_card_words(c->l, &q->thing) };
		card_add(c->l, card, ROLE_BODY, q->thing.text);
		collect_tag(c, card, parts, 1);
		if (q->answer)
			block_of(card_add(c->l, card, ROLE_TAG, layout_text(c->l, &q->answer->thing)), &q->answer->thing);
	}
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

void collect_journey(struct collector *c, const struct journey *j)
{
	switch (c->id) {
	case LANE_TOUCHPOINTS: collect_missed(c); break;
	case LANE_OPPORTUNITIES: add_opportunities(c, &j->opportunities); break;
	case LANE_MEASURES: add_unmeasured(c, &j->measures); break;
	case LANE_WISHES: collect_simple(c, &j->wishes, CARD_NOTE, ROLE_BODY); break;
	case LANE_INSIGHTS: collect_simple(c, &j->insights, CARD_NOTE, ROLE_BODY); break;
	case LANE_PRACTICES: collect_simple(c, &j->practices, CARD_NOTE, ROLE_BODY); break;
	case LANE_RESOURCES: add_resources(c, &j->resources); break;
	case LANE_PLAN: add_decisions(c, &j->decisions); add_plan(c, &c->l->actions->of_journey); break;
	case LANE_QUESTIONS: collect_questions(c, &j->questions); break;
	case LANE_EVENTS: add_events(c, &j->events); break;
	default: break;
	}
}
