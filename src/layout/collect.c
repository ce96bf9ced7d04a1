/* collect.c — what the cards of all lanes have in common. */
#include "layout/collect.h"

static enum label word_of(const struct thing *t)
{
	static const enum label WORDS[KIND_COUNT] = {
		[KIND_TOUCHPOINT] = LABEL_word_touchpoint, [KIND_OPPORTUNITY] = LABEL_word_opportunity, [KIND_MEASURE] = LABEL_word_measure,
		[KIND_WISH] = LABEL_word_wish, [KIND_INSIGHT] = LABEL_word_insight, [KIND_PRACTICE] = LABEL_word_practice,
		[KIND_RESOURCE] = LABEL_word_resource, [KIND_ACTION] = LABEL_word_action, [KIND_DECISION] = LABEL_word_decision, [KIND_QUESTION] = LABEL_word_question, [KIND_EVENT] = LABEL_word_event,
		[KIND_EVIDENCE] = LABEL_word_evidence, [KIND_PROMISE] = LABEL_word_promise, [KIND_POLICY] = LABEL_word_policy, [KIND_NOTE] = LABEL_word_note, [KIND_KEYWORD] = LABEL_word_keyword,
	};
	return WORDS[t->kind];
}

/* In the strip no lane's heading says what a card is. */
struct str collect_kicker(const struct collector *c, const struct thing *t)
{
	return str_upper(c->l->arena, label(c->words, word_of(t)));
}

struct str collect_called(const struct layout *l, const struct thing *t, struct str text)
{
	return locale_pair(l->plan->locale, l->arena, word_of(t), text);
}

struct card *collect_card(struct collector *c, enum card_style style, const struct thing *thing)
{
	struct card *card = card_new(c->l, c->lane, style, thing);
	card->first_column = c->at.first;
	card->last_column = c->at.last;
	card->of_stage = c->at.of_stage;
	card->of_journey = c->at.of_journey || c->is_aside;
	card->place = c->place;
	card->is_bare = card->of_journey && style != CARD_PAIN && style != CARD_GAIN && style != CARD_OPPORTUNITY;
	if (card->of_journey)
		card_add(c->l, card, ROLE_KICKER, collect_kicker(c, thing));
	return card;
}

struct block *collect_tag(struct collector *c, struct card *card, const struct str *parts, size_t count)
{
	return card_add(c->l, card, ROLE_TAG, layout_items(c->l, parts, count));
}

void collect_severity(struct collector *c, struct card *card, enum level severity, struct str facts)
{
	struct block b = { .role = ROLE_TAG, .mark = severity ? MARK_SEVERITY : MARK_NONE, .text = facts, .count = (int)severity };
	if (severity || facts.len)
		VEC_PUSH(c->l->arena, &card->blocks, b);
}

void collect_none(struct collector *c, const struct content *content, enum dimension dimension)
{
	FOR_EACH(struct nothing, none, content->nones)
		if (none->dimension == dimension) {
			struct card *card = collect_card(c, CARD_NONE, &none->thing);
			struct str parts[] = { none->thing.text.len ? none->thing.text : label(c->words, LABEL_none_found), layout_card_words(c->l, &none->thing) };
			card_add(c->l, card, ROLE_SMALL, layout_items(c->l, parts, 2));
		}
}

struct str collect_pair(const struct collector *c, enum label first, enum label second)
{
	struct str parts[] = { label(c->words, first), label(c->words, second) };
	return layout_join(c->l, PAIR, parts, 2);
}

struct str collect_team(const struct collector *c, const struct team *team)
{
	return team ? locale_name(c->words, &team->thing) : (struct str){ 0 };
}

static const struct content *content_at(const struct thing *place)
{
	return place ? content_of((struct thing *)place) : NULL;
}

/* The step's own owner, else its stage's. */
static const struct team *owner_of_place(const struct thing *place)
{
	const struct content *content = content_at(place);
	if (content && !content->owner && place->kind == KIND_STEP)
		content = &((const struct step *)place)->stage->content;
	return content ? content->owner : NULL;
}

/* Whether it need not be named here. */
static bool hides_owner(struct collector *c, bool is_owner, bool is_nobody)
{
	c->met_unowned |= is_nobody && owner_of_place(c->place);
	c->met_hidden |= is_owner;
	return is_owner && !c->names_owners;
}

struct str collect_other_team(struct collector *c, const struct team *team)
{
	return hides_owner(c, team && team == owner_of_place(c->place), !team) ? (struct str){ 0 } : collect_team(c, team);
}

struct str collect_doers(struct collector *c, const struct things *by)
{
	const struct team *owner = owner_of_place(c->place);
	bool is_owner = owner && by->len == 1 && by->at[0] == &owner->thing;
	return hides_owner(c, is_owner, !by->len) ? (struct str){ 0 } : layout_labels(c->l, by, c->words->list);
}

/* Those that stand here among things that are all addressed. */
static void note_plain(struct names *plain, const struct names *addressed, const struct things *here)
{
	for (size_t i = 0; i < here->len; i++)
		if (here->len > addressed->len || !names_find_address(addressed, here->at[i]))
			return;
	for (size_t i = 0; i < here->len; i++)
		names_add_address(plain, here->at[i], here->at[i]);
}

/* What stands in the strip tells there by what it is addressed. */
static bool tells_itself(const struct collector *c, const struct thing *t)
{
	bool is_wish = t->kind == KIND_WISH && c->l->shown_lanes & 1u << LANE_WISHES, is_of_journey = t->parent && t->parent->kind == KIND_JOURNEY;
	return is_wish && is_of_journey && !c->at.of_journey;
}

/* All of them or none: a list that names some would read as the whole. */
struct str collect_addressed(const struct collector *c, const struct things *answers)
{
	const struct content *here = content_at(c->place);
	bool is_told = false;
	struct things named = { 0 };
	struct names addressed, plain; /* by address */
	names_init(&addressed, c->l->arena);
	names_init(&plain, c->l->arena);
	FOR_EACH(struct thing, t, *answers)
		names_add_address(&addressed, t, t);
	if (here && answers->len) {
		note_plain(&plain, &addressed, &here->pains);
		note_plain(&plain, &addressed, &here->opportunities);
	}
	FOR_EACH(struct thing, t, *answers) {
		is_told |= !names_find_address(&plain, t) && !tells_itself(c, t);
		if (!tells_itself(c, t))
			VEC_PUSH(c->l->arena, &named, t);
	}
	return is_told ? layout_label_with(c->l, LABEL_answers, layout_labels(c->l, &named, c->words->list)) : (struct str){ 0 };
}

void collect_simple(struct collector *c, const struct things *things, enum card_style style, enum role role)
{
	FOR_EACH(struct thing, t, *things) {
		struct card *card = collect_card(c, style, t);
		card_add(c->l, card, role, t->text);
		struct str parts[] = { layout_card_words(c->l, t) };
		collect_tag(c, card, parts, 1);
	}
}
