/* summary_rank.c — what goes onto the slide, in the order of the digest, and how it looks. */
#include "view/summary.h"

#include "cjm/counts.h"

static void add_items(struct summary *s, const struct digest *d)
{
	FOR_EACH(struct thing, t, d->pains)
		VEC_PUSH(s->l.arena, &s->pains, ((struct summary_item){ .thing = t }));
	FOR_EACH(struct thing, t, d->opportunities)
		VEC_PUSH(s->l.arena, &s->opportunities, ((struct summary_item){ .thing = t }));
	FOR_EACH(struct action, a, d->actions)
		VEC_PUSH(s->l.arena, &s->plan.actions, ((struct chart_action){ .action = a }));
	FOR_EACH(struct dated, e, d->events)
		VEC_PUSH(s->l.arena, &s->plan.all_events, ((struct chart_event){ .event = e }));
	for (size_t i = 0; i < d->measures.len; i++)
		VEC_PUSH(s->l.arena, &s->measures, ((struct summary_measure){ .measure = d->measures.at[i].measure }));
}

static void set_looks(struct summary *s)
{
	const struct journey *j = s->l.plan->journey;
	for (size_t i = 0; i < s->pains.len; i++) {
		struct summary_item *item = &s->pains.at[i];
		item->severity = (int)((const struct pain *)item->thing)->severity;
		item->is_strong = item->severity == LEVEL_HIGH;
		item->certainty = certainty_of(j, item->thing);
	}
	for (size_t i = 0; i < s->opportunities.len; i++) {
		struct summary_item *item = &s->opportunities.at[i];
		const struct opportunity *o = (const struct opportunity *)item->thing;
		item->is_strong = opportunity_is_quick(o);
		item->pill = item->is_strong ? label(s->l.plan->locale, LABEL_quick_win) : (struct str){ 0 };
		item->certainty = certainty_of(j, item->thing);
	}
}

void summary_collect(struct summary *s)
{
	s->digest = digest_of(s->l.plan->journey, s->l.arena);
	add_items(s, &s->digest);
	set_looks(s);
}
