/* collect.c — what stands in which lane: a function a lane turns a stage's or step's content into cards. */
#include "layout/collect.h"

static const struct locale *words(const struct collector *c)
{
	return c->l->plan->locale;
}

static struct str say(const struct collector *c, enum label id, struct str with)
{
	return with.len ? label_with(words(c), c->l->arena, id, with) : (struct str){ 0 };
}

/* In the strip no lane's heading says what a card is. */
static struct str kicker(const struct collector *c, const struct thing *t)
{
	static const enum label WORDS[KIND_COUNT] = {
		[KIND_TOUCHPOINT] = LABEL_word_touchpoint, [KIND_OPPORTUNITY] = LABEL_word_opportunity, [KIND_MEASURE] = LABEL_word_measure,
		[KIND_WISH] = LABEL_word_wish, [KIND_INSIGHT] = LABEL_word_insight, [KIND_PRACTICE] = LABEL_word_practice,
		[KIND_RESOURCE] = LABEL_word_resource, [KIND_ACTION] = LABEL_word_action, [KIND_DECISION] = LABEL_word_decision, [KIND_QUESTION] = LABEL_word_question, [KIND_EVENT] = LABEL_word_event,
	};
	return str_upper(c->l->arena, label(words(c), WORDS[t->kind]));
}

static struct card *add(struct collector *c, enum card_style style, const struct thing *thing)
{
	struct card *card = card_new(c->l, c->lane, style, thing);
	card->first_column = c->at.first;
	card->last_column = c->at.last;
	card->of_stage = c->at.of_stage;
	card->of_journey = c->at.of_journey;
	card->place = c->place;
	if (c->at.of_journey)
		card_add(c->l, card, ROLE_KICKER, kicker(c, thing));
	return card;
}

static struct str claim_words(const struct collector *c, const struct thing *t)
{
	return layout_claim_words(c->l, t);
}

/* A reason is as sure as what it explains, and as internal, unless it says something else. */
static struct str reason_words(struct layout *l, const struct thing *reason)
{
	bool is_internal = reason->basis.internal && !thing_basis(reason->parent)->internal;
	struct str none = { 0 }, parts[] = { reason_is_as_sure(reason) ? none : layout_doubt(l, reason), is_internal ? label(l->plan->locale, LABEL_internal) : none };
	return layout_join(l, SEPARATOR, parts, 2);
}

struct str layout_reasons(struct layout *l, const struct things *reasons, const char *between)
{
	struct str *said = arena_alloc(l->arena, (reasons->len + 1) * sizeof *said);
	FOR_EACH(struct thing, r, *reasons) {
		struct str parts[] = { r->text, reason_words(l, r) };
		said[r_i] = layout_join(l, SEPARATOR, parts, 2);
	}
	return layout_join(l, between, said, reasons->len);
}

static struct str card_words(const struct collector *c, const struct thing *t)
{
	return layout_card_words(c->l, t);
}

static void add_tag(struct collector *c, struct card *card, const struct str *parts, size_t count)
{
	card_add(c->l, card, ROLE_TAG, layout_join(c->l, SEPARATOR, parts, count));
}

static void add_none(struct collector *c, const struct content *content, enum dimension dimension)
{
	FOR_EACH(struct nothing, none, content->nones)
		if (none->dimension == dimension) {
			struct card *card = add(c, CARD_NONE, &none->thing);
			struct str parts[] = { none->thing.text.len ? none->thing.text : label(words(c), LABEL_none_found), card_words(c, &none->thing) };
			card_add(c->l, card, ROLE_SMALL, layout_join(c->l, SEPARATOR, parts, 2));
		}
}

static struct str team_label(const struct collector *c, const struct team *team)
{
	return team ? locale_name(words(c), &team->thing) : (struct str){ 0 };
}

static void add_simple(struct collector *c, const struct things *things, enum card_style style, enum role role)
{
	FOR_EACH(struct thing, t, *things) {
		struct card *card = add(c, style, t);
		card_add(c->l, card, role, t->text);
		struct str parts[] = { card_words(c, t) };
		add_tag(c, card, parts, 1);
	}
}

/* ---- lane by lane ---- */

/* "realises: One-step payment" */
static struct str realised(const struct collector *c, const struct things *opportunities)
{
	return say(c, LABEL_realises, layout_labels(c->l, opportunities, words(c)->list));
}

static void add_ways(struct collector *c, struct card *card, const struct step *step)
{
	FOR_EACH(struct way, way, step->nexts) {
		if (!way->step)
			continue;
		/* An arrow shows where it leads; without a condition there is nothing more to say than the step itself. */
		struct str parts[] = {
			way->share.given ? locale_value(words(c), c->l->arena, way->share) : (struct str){ 0 },
			way->when.len ? say(c, LABEL_condition, way->when) : say(c, LABEL_goes_to, thing_label(&way->step->thing)),
		};
		card_mark(c->l, card, ROLE_TAG, MARK_GO, layout_with_doubt(c->l, layout_join(c->l, " ", parts, 2), &way->thing));
	}
}

static struct str reasons_of(const struct collector *c, const struct things *reasons)
{
	return say(c, LABEL_because, layout_reasons(c->l, reasons, label(words(c), LABEL_list_semicolon).at));
}

static struct str say_owner(const struct collector *c, const struct team *owner)
{
	return locale_pair(words(c), c->l->arena, LABEL_owner, team_label(c, owner));
}

/* What the person wants of this step and expects of it; a stage says it below its name. */
static void add_wishes_of_person(struct collector *c, struct card *card, const struct content *content)
{
	FOR_EACH(struct thing, goal, content->goals)
		card_add(c->l, card, ROLE_TAG, locale_pair(words(c), c->l->arena, LABEL_wants, layout_told(c->l, goal)));
	FOR_EACH(struct thing, expected, content->expects)
		card_add(c->l, card, ROLE_TAG, locale_pair(words(c), c->l->arena, LABEL_expects, layout_told(c->l, expected)));
}

void collect_step(struct collector *c, const struct content *content)
{
	if (!c->place || c->place->kind != KIND_STEP) {
		add_none(c, content, DIMENSION_STEP);
		return;
	}
	const struct step *step = (const struct step *)c->place;
	struct card *card = add(c, CARD_STEP, &step->thing);
	card->is_exit = step->exit;
	card->is_off_brand = step->off_brand;
	card_add(c->l, card, ROLE_BODY, thing_label(&step->thing));
	if (step->by.len)
		card_add(c->l, card, ROLE_TAG, layout_labels(c->l, &step->by, words(c)->list));
	add_wishes_of_person(c, card, content);
	struct str doubt = content->moment ? claim_words(c, content->moment) : (struct str){ 0 };
	if (content->moment && (content->moment->text.len || !content->feelings.len || doubt.len)) {
		struct str moment[] = { content->moment->text.len ? content->moment->text : label(words(c), LABEL_moment), doubt };
		card_mark(c->l, card, ROLE_TAG, MARK_STAR, layout_join(c->l, SEPARATOR, moment, 2));
	}
	struct str times[] = { layout_quantity(c->l, LABEL_wait, content->wait), layout_quantity(c->l, LABEL_takes, content->takes) };
	card_mark(c->l, card, ROLE_TAG, MARK_CLOCK, layout_join(c->l, SEPARATOR, times, 2));
	add_ways(c, card, step);
	if (step->exit)
		card_mark(c->l, card, ROLE_TAG, MARK_EXIT, label(words(c), LABEL_exit));
	struct buf stakes = { 0 };
	if (content->intensity.given)
		buf_number(&stakes, content->intensity.number, 0);
	struct str parts[] = {
		step->off_brand ? label(words(c), LABEL_off_brand) : (struct str){ 0 },
		say(c, LABEL_stakes, buf_as_str(&stakes)),
		reasons_of(c, &content->because),
		realised(c, &step->realises),
		content->owner ? say_owner(c, content->owner) : (struct str){ 0 },
		card_words(c, &step->thing),
	};
	add_tag(c, card, parts, 6);
	buf_finish(&stakes);
}

/* One that is wanted and met nowhere stands in the strip. */
static void add_touchpoint(struct collector *c, const struct touchpoint *t, const struct channel *way)
{
	struct card *card = add(c, CARD_TOUCHPOINT, &t->thing);
	struct str name = locale_name(words(c), &t->thing), channel = way ? locale_name(words(c), &way->thing) : (struct str){ 0 };
	struct block *title = card_mark(c->l, card, ROLE_BODY, MARK_CHANNEL, name);
	if (title)
		title->channel = way;
	if (way)
		plan_channel_index(c->l->plan, way);
	struct str parts[] = { str_equal(channel, name) ? (struct str){ 0 } : channel, team_label(c, t->owner) };
	card_add(c->l, card, ROLE_SMALL, layout_join(c->l, SEPARATOR, parts, 2));
	if (c->at.of_journey)
		card_mark(c->l, card, ROLE_SMALL, MARK_MISSED, label(words(c), LABEL_touch_missed));
	else if (t->wanted == ANSWER_NO)
		card_mark(c->l, card, ROLE_SMALL, MARK_UNWANTED, label(words(c), LABEL_touch_unwanted));
}

void collect_touchpoints(struct collector *c, const struct content *content)
{
	FOR_EACH(struct touch, touch, content->touches)
		FOR_EACH(struct touchpoint, t, touch->touchpoints)
			add_touchpoint(c, t, touch_channel(content, touch, t));
	add_none(c, content, DIMENSION_TOUCHPOINT);
}

static void add_missed(struct collector *c)
{
	const struct map *m = c->l->plan->map;
	FOR_EACH(struct touchpoint, t, m->touchpoints)
		if (touchpoint_is_missed(m, t))
			add_touchpoint(c, t, t->channel);
}

void collect_evidence(struct collector *c, const struct content *content)
{
	add_simple(c, &content->evidence, CARD_NOTE, ROLE_BODY);
	add_none(c, content, DIMENSION_EVIDENCE);
}

void collect_images(struct collector *c, const struct content *content)
{
	const struct image *image = content->image;
	if (!image || (!image->png.len && !image->caption.len))
		return;
	struct card *card = add(c, CARD_IMAGE, c->place);
	card->picture = image->png;
	card->focus = image->focus;
	layout_picture_size(image->png, &card->natural_width, &card->natural_height);
	card_add(c->l, card, ROLE_SMALL, image->caption);
}

static struct str said_on(const struct collector *c, struct date d)
{
	return d.year ? locale_date(words(c), c->l->arena, d) : (struct str){ 0 };
}

static void add_sayings(struct collector *c, const struct things *sayings, bool with_sources)
{
	FOR_EACH(struct saying, s, *sayings) {
		struct card *card = add(c, CARD_THOUGHT, &s->thing);
		card_add(c->l, card, words(c)->slants ? ROLE_ITALIC : ROLE_BODY, locale_quoted(words(c), c->l->arena, s->thing.text));
		struct str parts[] = {
			layout_labels(c->l, &s->by, words(c)->list),
			with_sources ? layout_labels(c->l, &s->thing.basis.sources, words(c)->list) : (struct str){ 0 },
			said_on(c, s->date),
			card_words(c, &s->thing),
		};
		add_tag(c, card, parts, 4);
	}
}

void collect_thoughts(struct collector *c, const struct content *content)
{
	add_sayings(c, &content->thoughts, false);
	add_none(c, content, DIMENSION_THOUGHT);
}

void collect_quotes(struct collector *c, const struct content *content)
{
	add_sayings(c, &content->quotes, true);
	add_none(c, content, DIMENSION_QUOTE);
}

void collect_pains(struct collector *c, const struct content *content)
{
	FOR_EACH(struct pain, p, content->pains) {
		struct card *card = add(c, CARD_PAIN, &p->thing);
		struct block *title = card_add(c->l, card, ROLE_BODY, p->thing.text);
		if (title && p->severity) {
			title->mark = MARK_DOTS;
			title->count = (int)p->severity;
		}
		struct str parts[] = {
			layout_labels(c->l, &p->by, words(c)->list), say(c, LABEL_frequency, locale_any(words(c), c->l->arena, p->frequency)), reasons_of(c, &p->because), team_label(c, p->owner),
			link_name(p->link), card_words(c, &p->thing),
		};
		add_tag(c, card, parts, 6);
	}
	add_none(c, content, DIMENSION_PAIN);
}

void collect_gains(struct collector *c, const struct content *content)
{
	FOR_EACH(struct gain, g, content->gains) {
		struct card *card = add(c, CARD_GAIN, &g->thing);
		card_add(c->l, card, ROLE_BODY, g->thing.text);
		struct str parts[] = { layout_labels(c->l, &g->by, words(c)->list), reasons_of(c, &g->because), realised(c, &g->realises), card_words(c, &g->thing) };
		add_tag(c, card, parts, 4);
	}
	add_none(c, content, DIMENSION_GAIN);
}

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
		struct card *card = add(c, CARD_OPPORTUNITY, &o->thing);
		card_add(c->l, card, ROLE_BODY, o->thing.text);
		struct str parts[] = {
			layout_labels(c->l, &o->by, words(c)->list),
			say(c, LABEL_impact, label_choice(words(c), LABEL_level_low, o->impact)),
			say(c, LABEL_effort, label_choice(words(c), LABEL_level_low, o->effort)),
			team_label(c, o->owner), link_name(o->link), card_words(c, &o->thing),
			answers_elsewhere(o) ? say(c, LABEL_answers, layout_labels(c->l, &o->answers, words(c)->list)) : (struct str){ 0 },
		};
		add_tag(c, card, parts, 7);
	}
}

void collect_opportunities(struct collector *c, const struct content *content)
{
	add_opportunities(c, &content->opportunities);
	add_none(c, content, DIMENSION_OPPORTUNITY);
}

static void add_measure(struct collector *c, const struct measure *m)
{
	if (!m->metric || m->later)
		return;
	struct card *card = add(c, CARD_MEASURE, &m->thing);
	struct value value = measure_value(m), target = measure_target(m);
	struct block *title = card_add(c->l, card, ROLE_BODY, locale_name(words(c), &m->metric->thing));
	if (!title)
		return;
	title->right = value.given ? locale_value(words(c), c->l->arena, value) : STR("–");
	if (target.given)
		title->right_muted = str_fmt(c->l->arena, "%s/ %.*s", language_is_rtl(c->l->plan->language) ? "\xE2\x80\x8F" : "",
			STR_ARG(locale_value(words(c), c->l->arena, target)));
	struct block bar = { .role = ROLE_TAG, .mark = MARK_BAR, .measure = m };
	if (value.given)
		VEC_PUSH(c->l->arena, &card->blocks, bar);
	struct block course = { .role = ROLE_TAG, .mark = MARK_COURSE, .measure = m };
	if (measure_earlier(m).len)
		VEC_PUSH(c->l->arena, &card->blocks, course);
	struct str parts[] = { layout_course(c->l, m), card_words(c, &m->thing) };
	add_tag(c, card, parts, 2);
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
	add_none(c, content, DIMENSION_METRIC);
}

/* "Relais (3)" */
static struct str rivals_of(const struct collector *c, const struct keyword *k)
{
	struct str *names = arena_alloc(c->l->arena, (k->rivals.len + 1) * sizeof *names);
	FOR_EACH(struct rival, r, k->rivals)
		names[r_i] = locale_rival(words(c), c->l->arena, r);
	struct str rivals = layout_join(c->l, words(c)->list, names, k->rivals.len);
	return rivals.len ? locale_pair(words(c), c->l->arena, LABEL_col_rivals, rivals) : rivals;
}

void collect_keywords(struct collector *c, const struct content *content)
{
	FOR_EACH(struct keyword, k, content->keywords) {
		struct card *card = add(c, CARD_NOTE, &k->thing);
		card_add(c->l, card, ROLE_BODY, k->thing.text);
		struct str volume = k->volume.given ? locale_value(words(c), c->l->arena, k->volume) : (struct str){ 0 };
		struct str position = k->position.given ? locale_value(words(c), c->l->arena, k->position) : (struct str){ 0 };
		struct str parts[] = { label_choice(words(c), LABEL_intent_informational, k->intent), k->topic, say(c, LABEL_volume, volume), say(c, LABEL_position, position),
			rivals_of(c, k), card_words(c, &k->thing) };
		add_tag(c, card, parts, 6);
	}
	add_none(c, content, DIMENSION_KEYWORD);
}

void collect_promises(struct collector *c, const struct content *content)
{
	FOR_EACH(struct promise, p, content->promises) {
		struct card *card = add(c, CARD_NOTE, &p->thing);
		card_add(c->l, card, ROLE_BODY, p->thing.text);
		struct str parts[] = { label_choice(words(c), LABEL_kept_yes, p->delivered), card_words(c, &p->thing) };
		add_tag(c, card, parts, 2);
	}
}

void collect_policies(struct collector *c, const struct content *content) { add_simple(c, &content->policies, CARD_NOTE, ROLE_BODY); }
void collect_wishes(struct collector *c, const struct content *content) { add_simple(c, &content->wishes, CARD_NOTE, ROLE_BODY); }
void collect_insights(struct collector *c, const struct content *content) { add_simple(c, &content->insights, CARD_NOTE, ROLE_BODY); }
void collect_practices(struct collector *c, const struct content *content) { add_simple(c, &content->practices, CARD_NOTE, ROLE_BODY); }

/* The lane of the team's own that is being collected; the built-in lane takes the notes that name none. */
void collect_notes(struct collector *c, const struct content *content)
{
	FOR_EACH(struct note, n, content->notes) {
		if (n->lane != c->own)
			continue;
		struct card *card = add(c, CARD_NOTE, &n->thing);
		card_add(c->l, card, ROLE_BODY, n->thing.text);
		struct str parts[] = { card_words(c, &n->thing) };
		add_tag(c, card, parts, 1);
	}
}

static struct str effects_of(const struct collector *c, const struct things *effects)
{
	struct str *said = arena_alloc(c->l->arena, (effects->len + 1) * sizeof *said);
	FOR_EACH(struct effect, e, *effects)
		said[e_i] = e->metric && e->value.given ? str_fmt(c->l->arena, "%.*s %.*s", STR_ARG(locale_name(words(c), &e->metric->thing)),
			STR_ARG(locale_value(words(c), c->l->arena, e->value))) : (struct str){ 0 };
	return layout_join(c->l, words(c)->list, said, effects->len);
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
	struct card *card = add(c, CARD_NOTE, t);
	card_add(c->l, card, ROLE_BODY, locale_any(words(c), c->l->arena, value));
	struct str parts[] = { t == c->place ? (struct str){ 0 } : thing_label(t) };
	add_tag(c, card, parts, 1);
}

void collect_own(struct collector *c, const struct content *content)
{
	(void)content;
	thing_walk(c->place, add_own, c);
}

static void add_resources(struct collector *c, const struct things *resources)
{
	FOR_EACH(struct resource, r, *resources) {
		struct card *card = add(c, CARD_NOTE, &r->thing);
		card_add(c->l, card, ROLE_BODY, r->thing.text);
		struct str parts[] = {
			r->have ? label(words(c), LABEL_have) : r->need ? label(words(c), LABEL_need) : (struct str){ 0 },
			team_label(c, r->owner), say(c, LABEL_answers, layout_labels(c->l, &r->answers, words(c)->list)), effects_of(c, &r->effects),
			r->cost.given ? locale_value(words(c), c->l->arena, r->cost) : (struct str){ 0 }, card_words(c, &r->thing),
		};
		add_tag(c, card, parts, 6);
	}
}

void collect_resources(struct collector *c, const struct content *content)
{
	add_resources(c, &content->resources);
	add_none(c, content, DIMENSION_RESOURCE);
}

static void add_plan(struct collector *c, const struct things *actions)
{
	FOR_EACH(struct action, a, *actions) {
		struct card *card = add(c, CARD_PLAN, &a->thing);
		struct block *title = card_add(c->l, card, ROLE_BODY, a->thing.text);
		if (title && a->status == ACTION_DONE)
			title->mark = MARK_CHECK;
		struct str parts[] = {
			label_choice(words(c), LABEL_status_idea, a->status), team_label(c, a->owner),
			a->due.year ? say(c, LABEL_by_date, locale_date(words(c), c->l->arena, a->due)) : (struct str){ 0 },
			say(c, LABEL_answers, layout_labels(c->l, &a->answers, words(c)->list)), effects_of(c, &a->effects),
			a->cost.given ? locale_value(words(c), c->l->arena, a->cost) : (struct str){ 0 }, a->result, link_name(a->link), card_words(c, &a->thing),
		};
		add_tag(c, card, parts, 9);
	}
}

/* Between the actions it says what it is; in the strip every card does. */
static void add_decisions(struct collector *c, const struct things *decisions)
{
	FOR_EACH(struct decision, d, *decisions) {
		struct card *card = add(c, CARD_PLAN, &d->thing);
		if (!c->at.of_journey)
			card_add(c->l, card, ROLE_KICKER, kicker(c, &d->thing));
		struct block *title = card_add(c->l, card, ROLE_BODY, d->thing.text);
		if (title && d->status == DECISION_TAKEN)
			title->mark = MARK_CHECK;
		struct str parts[] = {
			label_choice(words(c), LABEL_decision_asked, d->status), layout_labels(c->l, &d->by, words(c)->list),
			d->due.year ? say(c, LABEL_by_date, locale_date(words(c), c->l->arena, d->due)) : (struct str){ 0 }, card_words(c, &d->thing),
		};
		add_tag(c, card, parts, 4);
	}
}

void collect_plan(struct collector *c, const struct content *content)
{
	size_t column = c->at.first;
	add_decisions(c, &content->decisions);
	add_plan(c, &content->actions);
	add_plan(c, c->at.of_stage ? &c->l->actions.of_stages[c->l->plan->columns.at[column].stage->index] : &c->l->actions.of_columns[column]);
}

static void add_work(struct collector *c, const struct things *works, const struct content *content, enum dimension dimension)
{
	FOR_EACH(struct work, w, *works) {
		struct card *card = add(c, CARD_WORK, &w->thing);
		card_add(c->l, card, ROLE_BODY, w->thing.text);
		struct str parts[] = { layout_labels(c->l, &w->by, words(c)->list), card_words(c, &w->thing) };
		add_tag(c, card, parts, 2);
	}
	add_none(c, content, dimension);
}

void collect_fronts(struct collector *c, const struct content *content) { add_work(c, &content->fronts, content, DIMENSION_FRONT); }
void collect_backs(struct collector *c, const struct content *content) { add_work(c, &content->backs, content, DIMENSION_BACK); }
void collect_supports(struct collector *c, const struct content *content) { add_work(c, &content->supports, content, DIMENSION_SUPPORT); }

void collect_questions(struct collector *c, const struct things *questions)
{
	FOR_EACH(struct question, q, *questions) {
		struct card *card = add(c, CARD_NOTE, &q->thing);
		struct str parts[] = { card_words(c, &q->thing) };
		card_add(c->l, card, ROLE_BODY, q->thing.text);
		add_tag(c, card, parts, 1);
		if (q->answer)
			card_add(c->l, card, ROLE_TAG, layout_told(c->l, &q->answer->thing));
	}
}

static void add_events(struct collector *c, const struct things *events)
{
	FOR_EACH(struct dated, d, *events) {
		struct card *card = add(c, CARD_NOTE, &d->thing);
		card_add(c->l, card, ROLE_BODY, d->thing.text);
		struct str parts[] = { d->date.year ? locale_date(words(c), c->l->arena, d->date) : (struct str){ 0 }, card_words(c, &d->thing) };
		add_tag(c, card, parts, 2);
	}
}

void collect_events(struct collector *c, const struct content *content) { add_events(c, &content->events); }

void collect_journey(struct collector *c, const struct journey *j)
{
	switch (c->id) {
	case LANE_TOUCHPOINTS: add_missed(c); break;
	case LANE_OPPORTUNITIES: add_opportunities(c, &j->opportunities); break;
	case LANE_MEASURES: add_unmeasured(c, &j->measures); break;
	case LANE_WISHES: add_simple(c, &j->wishes, CARD_NOTE, ROLE_BODY); break;
	case LANE_INSIGHTS: add_simple(c, &j->insights, CARD_NOTE, ROLE_BODY); break;
	case LANE_PRACTICES: add_simple(c, &j->practices, CARD_NOTE, ROLE_BODY); break;
	case LANE_RESOURCES: add_resources(c, &j->resources); break;
	case LANE_PLAN: add_decisions(c, &j->decisions); add_plan(c, &c->l->actions.of_journey); break;
	case LANE_QUESTIONS: collect_questions(c, &j->questions); break;
	case LANE_EVENTS: add_events(c, &j->events); break;
	default: break;
	}
}
