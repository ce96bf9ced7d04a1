/* collect.c — what the cards of all lanes have in common. */
#include "layout/collect.h"

/* In the strip no lane's heading says what a card is. */
struct str collect_kicker(const struct collector *c, const struct thing *t)
{
	static const enum label WORDS[KIND_COUNT] = {
		[KIND_TOUCHPOINT] = LABEL_word_touchpoint, [KIND_OPPORTUNITY] = LABEL_word_opportunity, [KIND_MEASURE] = LABEL_word_measure,
		[KIND_WISH] = LABEL_word_wish, [KIND_INSIGHT] = LABEL_word_insight, [KIND_PRACTICE] = LABEL_word_practice,
		[KIND_RESOURCE] = LABEL_word_resource, [KIND_ACTION] = LABEL_word_action, [KIND_DECISION] = LABEL_word_decision, [KIND_QUESTION] = LABEL_word_question, [KIND_EVENT] = LABEL_word_event,
	};
	return str_upper(c->l->arena, label(c->words, WORDS[t->kind]));
}

struct card *collect_card(struct collector *c, enum card_style style, const struct thing *thing)
{
	struct card *card = card_new(c->l, c->lane, style, thing);
	card->first_column = c->at.first;
	card->last_column = c->at.last;
	card->of_stage = c->at.of_stage;
	card->of_journey = c->at.of_journey;
	card->place = c->place;
	if (c->at.of_journey)
		card_add(c->l, card, ROLE_KICKER, collect_kicker(c, thing));
	return card;
}

void collect_tag(struct collector *c, struct card *card, const struct str *parts, size_t count)
{
	card_add(c->l, card, ROLE_TAG, layout_join(c->l, SEPARATOR, parts, count));
}

void collect_none(struct collector *c, const struct content *content, enum dimension dimension)
{
	FOR_EACH(struct nothing, none, content->nones)
		if (none->dimension == dimension) {
			struct card *card = collect_card(c, CARD_NONE, &none->thing);
			struct str parts[] = { none->thing.text.len ? none->thing.text : label(c->words, LABEL_none_found), layout_card_words(c->l, &none->thing) };
			card_add(c->l, card, ROLE_SMALL, layout_join(c->l, SEPARATOR, parts, 2));
		}
}

struct str collect_team(const struct collector *c, const struct team *team)
{
	return team ? locale_name(c->words, &team->thing) : (struct str){ 0 };
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
