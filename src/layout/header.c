/* header.c — below the title, who, why and what for: a row of cards. */
#include "cjm/cards.h"
#include "cjm/curves.h"
#include "cjm/header.h"
#include "layout/page.h"
#include "layout/used.h"

enum { FIGURES_MOST = 6, AVATAR = 54, SMALL_AVATAR = 40 };

static const struct span none; /* what is said by the card as a whole */

static struct header_card *add_card(struct layout *l, struct str kicker, const struct thing *of)
{
	struct header_card c = { .kicker = str_upper(l->arena, kicker), .span = of->span };
	VEC_PUSH(l->arena, &l->plan->header_cards, c);
	return &l->plan->header_cards.at[l->plan->header_cards.len - 1];
}

static void add_block(struct layout *l, struct header_card *c, enum role role, struct str text, struct span span)
{
	struct block b = { .role = role, .text = text, .span = span };
	if (text.len)
		VEC_PUSH(l->arena, &c->blocks, b);
}

/* `at`: where its words stand; its certainty is that of t. */
static void add_claim(struct layout *l, struct header_card *c, enum role role, struct str text, const struct thing *t, struct span at)
{
	struct str parts[] = { text, layout_claim_words(l, t) };
	add_block(l, c, role, layout_items(l, parts, 2), at);
}

static void begin_section(struct layout *l, struct header_card *c, enum label id)
{
	VEC_PUSH(l->arena, &c->sections, c->blocks.len);
	add_block(l, c, ROLE_KICKER, str_upper(l->arena, label(l->plan->locale, id)), none);
}

/* On a page for which a list is too long, its beginning; how many more there are is said where it ends. */
static size_t most_of(struct layout *l, size_t count)
{
	size_t most = l->plan->page ? l->plan->page->header_most : 0;
	return most && count > most ? most : count;
}

static struct str more_than(struct layout *l, size_t shown, size_t count)
{
	return shown < count ? label_with(l->plan->locale, l->arena, LABEL_more, layout_count(l, count - shown)) : (struct str){ 0 };
}

/* A section of its own, a line for each. */
static void add_things(struct layout *l, struct header_card *c, enum label id, const struct things *things)
{
	size_t shown = most_of(l, things->len);
	if (things->len)
		begin_section(l, c, id);
	for (size_t i = 0; i < shown; i++)
		add_block(l, c, ROLE_GOAL, layout_text(l, things->at[i]), things->at[i]->span);
	add_block(l, c, ROLE_SMALL, more_than(l, shown, things->len), none);
}

/* Of the cards from `first` on: the others are one that says how many they are. */
static void shorten_cards(struct layout *l, size_t first, enum label what)
{
	size_t count = l->plan->header_cards.len - first, shown = most_of(l, count);
	l->plan->header_cards.len = first + shown;
	if (shown < count)
		add_block(l, add_card(l, label(l->plan->locale, what), &l->plan->journey->thing), ROLE_SMALL, more_than(l, shown, count), none);
}

struct str persona_title(struct layout *l, const struct persona *p)
{
	bool has_age = str_find(thing_label(&p->thing), ',') < thing_label(&p->thing).len; /* "Camille, 34 ans" */
	struct str age = has_age ? (struct str){ 0 } : locale_age(l->plan->locale, l->arena, p->age);
	struct str name[] = { thing_label(&p->thing), age };
	return layout_join(l, l->plan->locale->list, name, 2);
}

static struct header_card *add_persona(struct layout *l, const struct persona *p, struct str kicker, double avatar)
{
	const struct locale *words = l->plan->locale;
	struct header_card *c = add_card(l, kicker, &p->thing);
	c->persona = p;
	c->persona_index = curve_index_of(l, p);
	c->avatar = avatar;
	c->picture = p->image ? p->image->bytes : (struct str){ 0 };
	add_block(l, c, ROLE_HEADING, persona_title(l, p), none);
	enum statement_kind first = p->role.len ? KIND_ROLE : p->location.len ? KIND_LOCATION : KIND_PERSONA_SEGMENT;
	struct str facts[] = {
		p->role, p->location, p->segment ? locale_name(words, &p->segment->thing) : (struct str){ 0 },
		p->about.len && avatar > SMALL_AVATAR ? (struct str){ 0 } : layout_claim_words(l, &p->thing),
	};
	add_block(l, c, ROLE_GOAL, layout_items(l, facts, 4), thing_statement_at(&p->thing, first));
	return c;
}

/* Of many people a name and a line: what else is said of them is on their sheets (`--view personas`), and counted at the foot. */
static void small_persona_card(struct layout *l, const struct persona *p)
{
	add_persona(l, p, (struct str){ 0 }, SMALL_AVATAR)->is_small = true;
}

static void persona_card(struct layout *l, const struct persona *p)
{
	const struct locale *words = l->plan->locale;
	struct header_card *c = add_persona(l, p, label(words, LABEL_persona), AVATAR);
	add_claim(l, c, ROLE_GOAL, p->about, &p->thing, thing_statement_at(&p->thing, KIND_ABOUT));
	size_t quotes = most_of(l, p->quotes.len);
	for (size_t i = 0; i < quotes; i++) {
		const struct saying *q = (const struct saying *)p->quotes.at[i];
		add_claim(l, c, words->slants ? ROLE_ITALIC : ROLE_GOAL, layout_saying_text(l, q), &q->thing, q->thing.span);
	}
	add_block(l, c, ROLE_SMALL, more_than(l, quotes, p->quotes.len), none);
	add_things(l, c, LABEL_wants, &p->goals);
	add_things(l, c, LABEL_needs, &p->needs);
	add_things(l, c, LABEL_expects, &p->expects);
	add_things(l, c, LABEL_frustrations, &p->frustrations);
	if (p->prefers.len)
		begin_section(l, c, LABEL_prefers);
	add_block(l, c, ROLE_GOAL, layout_labels(l, &p->prefers, words->list), thing_statement_at(&p->thing, KIND_PREFERS));
}

static struct str goal_figures(struct layout *l, const struct goal *g)
{
	const struct locale *words = l->plan->locale;
	struct str from = g->from.given ? locale_value(words, l->arena, g->from) : (struct str){ 0 };
	struct str to = g->to.given ? locale_value(words, l->arena, g->to) : (struct str){ 0 };
	struct str figures = locale_becomes(words, l->arena, from, to);
	if (g->metric && !figures.len)
		return locale_name(words, &g->metric->thing);
	if (g->metric)
		figures = str_fmt(l->arena, "%.*s%s%.*s", STR_ARG(locale_name(words, &g->metric->thing)), words->colon, STR_ARG(figures));
	return figures;
}

static void add_goals(struct layout *l, struct header_card *c)
{
	const struct things *goals = &l->plan->journey->goals;
	size_t shown = most_of(l, goals->len);
	for (size_t i = 0; i < shown; i++) {
		const struct goal *g = (const struct goal *)goals->at[i];
		add_claim(l, c, ROLE_STRONG, g->thing.text, &g->thing, g->thing.span);
		struct str parts[] = { goal_figures(l, g), g->due.year ? layout_label_with(l, LABEL_by_date, locale_date(l->plan->locale, l->arena, g->due)) : (struct str){ 0 } };
		add_block(l, c, ROLE_GOAL, layout_items(l, parts, 2), g->thing.span);
	}
	add_block(l, c, ROLE_SMALL, more_than(l, shown, goals->len), none);
}

/* Why the map was made and what is to be reached belong together: one card, two headings. */
static void purpose_card(struct layout *l)
{
	const struct journey *j = l->plan->journey;
	bool has_why = j->whys.len || j->scenario.len;
	if (!has_why && !j->goals.len)
		return;
	struct header_card *c = add_card(l, label(l->plan->locale, j->whys.len ? LABEL_why : has_why ? LABEL_scenario : LABEL_goal), &j->thing);
	size_t whys = most_of(l, j->whys.len);
	for (size_t i = 0; i < whys; i++) {
		const struct thing *why = j->whys.at[i];
		add_claim(l, c, ROLE_BODY, why->text, why, why->span);
	}
	add_block(l, c, ROLE_SMALL, more_than(l, whys, j->whys.len), none);
	add_block(l, c, ROLE_GOAL, j->whys.len ? layout_pair(l, LABEL_scenario, j->scenario) : j->scenario, thing_statement_at(&j->thing, KIND_SCENARIO));
	if (has_why && j->goals.len)
		begin_section(l, c, LABEL_goal);
	add_goals(l, c);
}

static void measure_card(struct layout *l, const struct measure *m)
{
	const struct locale *words = l->plan->locale;
	struct value value = measure_value(m), target = measure_target(m);
	if (!m->metric || m->later || !value.given)
		return;
	struct header_card *c = add_card(l, locale_name(words, &m->metric->thing), m->thing.span.file ? &m->thing : &m->metric->thing);
	c->measure = m;
	c->kicker_span = thing_declared_at(&m->metric->thing);
	add_block(l, c, ROLE_NUMBER, locale_value(words, l->arena, value), none);
	struct block bar = { .role = ROLE_TAG, .mark = MARK_BAR, .measure = m };
	if (measure_has_scale(m))
		VEC_PUSH(l->arena, &c->blocks, bar);
	struct block course = { .role = ROLE_TAG, .mark = MARK_COURSE, .measure = m };
	if (measure_earlier(m).len)
		VEC_PUSH(l->arena, &c->blocks, course);
	add_block(l, c, ROLE_SMALL, layout_course(l, m), none);
	struct str parts[] = {
		target.given ? layout_label_with(l, LABEL_target, locale_value(words, l->arena, target)) : (struct str){ 0 },
		layout_doubt(l, &m->thing),
	};
	add_block(l, c, ROLE_SMALL, layout_items(l, parts, 2), none);
}

/* A metric that is declared with a value speaks for the whole journey that uses it; one that the journey measures itself
 * comes first, then those of its goals. */
static void measure_cards(struct layout *l)
{
	const struct journey *j = l->plan->journey;
	struct used used = used_by(j, l->arena);
	size_t shown = 0;
	FOR_EACH(struct measure, m, j->measures)
		measure_card(l, m);
	FOR_EACH(struct metric, metric, used.metrics) {
		bool measured = false;
		FOR_EACH(struct measure, m, j->measures)
			measured |= m->metric == metric;
		bool is_of_goal = false; /* the lane of measures has the others as well */
		FOR_EACH(struct goal, g, j->goals)
			is_of_goal |= g->metric == metric;
		if (measured || !metric->value.given || (!is_of_goal && shown++ >= FIGURES_MOST))
			continue;
		struct measure *m = ARENA_NEW(l->arena, struct measure);
		m->thing.kind = KIND_MEASURE;
		m->metric = metric;
		measure_card(l, m);
	}
}

bool header_has_small_cast(const struct plan *p)
{
	enum { LARGE_MOST = 2 };
	return p->journey->personas.len > LARGE_MOST;
}

void header_collect(struct layout *l)
{
	const struct plan *p = l->plan;
	FOR_EACH(struct persona, persona, p->journey->personas)
		(header_has_small_cast(p) ? small_persona_card : persona_card)(l, persona);
	shorten_cards(l, 0, LABEL_personas);
	purpose_card(l);
	size_t before = p->header_cards.len;
	measure_cards(l);
	shorten_cards(l, before, LABEL_lane_measures);
}

void header_place(struct layout *l)
{
	struct plan *p = l->plan;
	if (p->page && !p->page->has_header) {
		p->strip_y = page_title_place(l) + 4;
		return;
	}
	double y = title_place(l, (struct str){ 0 });
	header_collect(l);
	p->header_bottom = p->page && p->page->header_bottom > 0 ? p->page->header_bottom : header_rows_place(l, y);
	p->strip_y = page_marks_place(l, p->header_bottom, true);
}
