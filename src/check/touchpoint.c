/* touchpoint.c — touchpoints: their channel, their owner, and whether they are the ones that are wanted. */
#include "check/check.h"

/* ---- wanted or not ---- */

void check_touchpoint_unwanted_used(struct checking *c, const struct thing *t)
{
	struct keys reported = { .arena = c->arena };
	(void)t;
	for (size_t i = 0; i < c->facts->uses.len; i++) {
		const struct name_use *u = &c->facts->uses.at[i];
		if (u->touchpoint->wanted != ANSWER_NO || keys_has(&reported, key_of(u->touchpoint)) || !is_asked(c, &u->touch->thing, u->touch->thing.word))
			continue;
		keys_add(&reported, key_of(u->touchpoint));
		struct finding *f = REPORT(c, u->touch->thing.word, "%.*s is used although it is marked `wanted no`",
			STR_ARG(kind_phrase(c, &u->touchpoint->thing)));
		finding_set_other(f, u->touchpoint->thing.word, STR("it is marked `wanted no` here"));
	}
}

/* ---- channel and owner ---- */

/* What is lacking, by touchpoint, in order of use; `of` counts those that could have it. */
static struct things touchpoints_lacking(struct checking *c, bool (*counts)(const struct touchpoint *p), bool (*has)(const struct name_use *u), size_t *of)
{
	struct keys seen = { .arena = c->arena }, fine = { .arena = c->arena };
	struct things found = { 0 };
	for (size_t i = 0; i < c->facts->uses.len; i++)
		if (has(&c->facts->uses.at[i]))
			keys_add(&fine, key_of(c->facts->uses.at[i].touchpoint));
	*of = 0;
	for (size_t i = 0; i < c->facts->uses.len; i++) {
		const struct touchpoint *p = c->facts->uses.at[i].touchpoint;
		if (!counts(p) || keys_has(&seen, key_of(p)))
			continue;
		keys_add(&seen, key_of(p));
		++*of;
		if (!keys_has(&fine, key_of(p)))
			VEC_PUSH(c->arena, &found, (struct thing *)&p->thing);
	}
	return found;
}

static bool any_touchpoint(const struct touchpoint *p)
{
	(void)p;
	return true;
}

static bool is_declared(const struct touchpoint *p)
{
	return p->thing.is_declared;
}

static bool has_channel(const struct name_use *u)
{
	return touch_channel(u->content, u->touch, u->touchpoint) != NULL;
}

static bool has_owner(const struct name_use *u)
{
	return u->touchpoint->owner != NULL;
}

void check_touchpoint_without_channel(struct checking *c, const struct thing *t)
{
	size_t of;
	struct things found = touchpoints_lacking(c, any_touchpoint, has_channel, &of);
	(void)t;
	report_lacking(c, &found, of, "%.*s has no channel", "no touchpoint of %.*s has a channel");
}

void check_touchpoint_without_owner(struct checking *c, const struct thing *t)
{
	size_t of;
	struct things found = touchpoints_lacking(c, is_declared, has_owner, &of);
	(void)t;
	report_lacking(c, &found, of, "%.*s has no owner", "no touchpoint of %.*s has an owner");
}

/* A touchpoint may be met in several ways; that its own says one and a step another is as often a slip. Reported once for each touchpoint. */
void check_channel_differs(struct checking *c, const struct thing *t)
{
	struct keys reported = { .arena = c->arena };
	(void)t;
	for (size_t i = 0; i < c->facts->uses.len; i++) {
		const struct name_use *u = &c->facts->uses.at[i];
		const struct channel *own = u->touchpoint->channel, *here = touch_channel(u->content, u->touch, u->touchpoint);
		if (!own || !here || own == here || keys_has(&reported, key_of(u->touchpoint)) || !is_asked(c, &u->touch->thing, u->touch->thing.word))
			continue;
		keys_add(&reported, key_of(u->touchpoint));
		struct finding *f = REPORT(c, u->touch->thing.word, "%.*s is declared via %.*s, but is used here via %.*s", STR_ARG(kind_phrase(c, &u->touchpoint->thing)),
			STR_ARG(thing_phrase(c, &own->thing)), STR_ARG(thing_phrase(c, &here->thing)));
		finding_set_other(f, u->touchpoint->thing.word, STR("its channel is declared here"));
	}
}

/* In many languages "mail" is e-mail; here it is post, as in English. */
void check_mail_or_email(struct checking *c, const struct thing *t)
{
	(void)t;
	if (str_starts(c->map->language, "en"))
		return;
	for (size_t i = 0; i < c->facts->uses.len; i++) {
		const struct name_use *u = &c->facts->uses.at[i];
		const struct channel *channel = touch_channel(u->content, u->touch, u->touchpoint);
		if (!channel || channel->thing.is_declared || !str_is(channel->thing.name, "mail") || !is_asked(c, &u->touch->thing, u->touch->thing.word))
			continue;
		REPORT(c, u->touch->thing.word, "`via mail` means post on paper, not e-mail");
		return;
	}
}

/* ---- from one team to another ---- */

/* No team hands over from an advertisement to a review site: only owned and partner channels count. */
static bool is_ours(const struct channel *channel)
{
	return channel && (channel->kind == CHANNEL_OWNED || channel->kind == CHANNEL_PARTNER);
}

static const struct team *owner_of(const struct step *s)
{
	FOR_EACH(struct touch, touch, s->content.touches)
		FOR_EACH(struct touchpoint, p, touch->touchpoints)
			if (is_ours(touch_channel(&s->content, touch, p)))
				return s->content.owner ? s->content.owner : p->owner;
	return NULL;
}

static bool explains_what_happens(const struct content *c)
{
	return c->backs.len || c->supports.len || c->fronts.len || c->policies.len || c->notes.len || c->evidence.len || c->wait;
}

/* Where a map looks behind the scenes at all, a step from one team's hands into another's inside one stage is worth a word. */
void check_handoff_unnamed(struct checking *c, const struct thing *t)
{
	(void)t;
	if (c->facts->count[KIND_BACK] < 2)
		return;
	FOR_EACH(struct stage, stage, c->journey->stages)
		for (size_t i = 1; i < stage->steps.len; i++) {
			const struct step *from = (const struct step *)stage->steps.at[i - 1], *to = (const struct step *)stage->steps.at[i];
			const struct team *giver = owner_of(from), *taker = owner_of(to);
			bool says = explains_what_happens(&from->content) || explains_what_happens(&to->content) || from->nexts.len || from->exit;
			if (!giver || !taker || giver == taker || says)
				continue;
			struct finding *f = REPORT(c, to->thing.word, "the owner changes from %.*s to %.*s between %.*s and %.*s, but no handover is described",
				STR_ARG(thing_phrase(c, &giver->thing)), STR_ARG(thing_phrase(c, &taker->thing)), STR_ARG(thing_phrase(c, &from->thing)), STR_ARG(thing_phrase(c, &to->thing)));
			finding_set_other(f, from->thing.word, STR("the previous step"));
		}
}

void check_critical_without_support(struct checking *c, const struct thing *t)
{
	const struct touchpoint *p = (const struct touchpoint *)t;
	if (p->critical && !p->proactive)
		REPORT(c, t->word, "critical touchpoint %.*s has no proactive support", STR_ARG(thing_phrase(c, t)));
}

/* ---- which families of channels ---- */

enum { USES_LEAST = 4 };

/* People hear of what they buy in all three ways; a service that nobody shops around for has no need of them. So this asks for
 * a purchase, and a stage before it. */
void check_channel_family_missing(struct checking *c, const struct thing *t)
{
	static const char *const SENTENCES[] = {
		[CHANNEL_OWNED] = "%.*s uses no owned channel", [CHANNEL_PAID] = "%.*s uses no paid channel", [CHANNEL_EARNED] = "%.*s uses no earned channel",
	};
	bool met[CHANNEL_PARTNER + 1] = { false };
	if (!c->facts->purchase || c->facts->purchase->index == 0 || c->facts->uses.len < USES_LEAST)
		return;
	for (size_t i = 0; i < c->facts->uses.len; i++) {
		const struct channel *channel = touch_channel(c->facts->uses.at[i].content, c->facts->uses.at[i].touch, c->facts->uses.at[i].touchpoint);
		if (channel)
			met[channel->kind] = true;
	}
	for (int kind = CHANNEL_OWNED; kind <= CHANNEL_EARNED; kind++)
		if (!met[kind])
			REPORT(c, t->word, SENTENCES[kind], STR_ARG(kind_phrase(c, t)));
}

/* ---- how many ---- */

enum { STAGES_LEAST = 3 };

void check_one_touchpoint(struct checking *c, const struct thing *t)
{
	struct keys stages = { .arena = c->arena };
	const struct touchpoint *first = c->facts->uses.len ? c->facts->uses.at[0].touchpoint : NULL;
	for (size_t i = 0; i < c->facts->uses.len; i++) {
		if (c->facts->uses.at[i].touchpoint != first)
			return;
		keys_add(&stages, key_of(place_stage(c->facts->uses.at[i].touch->thing.parent)));
	}
	if (stages.len >= STAGES_LEAST)
		REPORT(c, c->facts->uses.at[0].touch->thing.word, "%.*s has only one touchpoint: %.*s", STR_ARG(kind_phrase(c, t)),
			STR_ARG(thing_phrase(c, &first->thing)));
}
