/* summary_decide.c — what is decided and what is to be decided: as the map says it; where it says nothing of it, what the plan asks of
 * whoever decides: resources that are needed, what open actions cost, and what is due after an event. */
#include "view/summary.h"

#include "cjm/counts.h"

static struct str value_text(struct summary *s, struct value v)
{
	return v.given ? locale_value(s->l.plan->locale, s->l.arena, v) : (struct str){ 0 };
}

/* ---- as the map says it ---- */

static void add(struct summary *s, struct str title, struct str detail, struct span span, enum decision_status status)
{
	struct summary_decision d = { .said = title, .more = detail, .span = span, .status = status };
	VEC_PUSH(s->l.arena, &s->decisions, d);
}

static struct str note_of(struct summary *s, struct str said, const struct thing *t)
{
	return layout_with_doubt(&s->l, said, t);
}

static void add_decision(struct summary *s, const struct decision *d)
{
	struct layout *l = &s->l;
	const struct locale *words = l->plan->locale;
	struct str parts[] = {
		label_choice(words, LABEL_decision_asked, d->status), layout_labels(l, &d->by, words->list),
		d->due.year ? layout_label_with(l, LABEL_by_date, locale_date(words, l->arena, d->due)) : (struct str){ 0 },
	};
	add(s, note_of(s, thing_label(&d->thing), &d->thing), layout_items(l, parts, 3), d->thing.span, d->status);
}

/* ---- as the plan asks it ---- */

static void add_resources(struct summary *s, const struct things *resources)
{
	const struct locale *words = s->l.plan->locale;
	FOR_EACH(struct resource, r, *resources) {
		struct str parts[] = { value_text(s, r->cost), label(words, LABEL_need), r->owner ? locale_name(words, &r->owner->thing) : (struct str){ 0 } };
		add(s, note_of(s, thing_label(&r->thing), &r->thing), layout_items(&s->l, parts, 3), r->thing.span, DECISION_NONE);
	}
}

/* In one line: "8 000 € + 9 500 €". */
static void add_costs(struct summary *s)
{
	struct str *names = arena_alloc(s->l.arena, (s->plan.actions.len + 1) * sizeof *names);
	struct span first = { 0 };
	size_t count = 0;
	for (size_t i = 0; i < s->plan.actions.len; i++) {
		const struct action *a = s->plan.actions.at[i].action;
		if (!a->cost.given)
			continue;
		names[count++] = LABEL_FILL(s->l.plan->locale, s->l.arena, LABEL_in_brackets, thing_label(&a->thing), value_text(s, a->cost));
		first = first.file ? first : a->thing.span;
	}
	if (count)
		add(s, label(s->l.plan->locale, LABEL_summary_costs), layout_join(&s->l, s->l.plan->locale->list, names, count), first, DECISION_NONE);
}

static void add_after(struct summary *s, const struct dated *event)
{
	const struct locale *words = s->l.plan->locale;
	struct str *names = arena_alloc(s->l.arena, (s->plan.actions.len + 1) * sizeof *names);
	size_t count = 0;
	for (size_t i = 0; i < s->plan.actions.len; i++) {
		const struct action *a = s->plan.actions.at[i].action;
		if (action_is_after(a, event))
			names[count++] = LABEL_FILL(words, s->l.arena, LABEL_in_brackets, thing_label(&a->thing), locale_date(words, s->l.arena, a->due));
	}
	if (!count)
		return;
	add(s, label_with(words, s->l.arena, LABEL_summary_after, thing_label(&event->thing)), layout_join(&s->l, words->list, names, count), event->thing.span, DECISION_NONE);
}

void summary_decide(struct summary *s)
{
	const struct digest *d = &s->digest;
	const struct locale *words = s->l.plan->locale;
	s->is_asked = !d->decisions.len;
	s->resources_unsaid = s->is_asked ? 0 : d->needs.len;
	chart_note_late(&s->plan);
	FOR_EACH(struct decision, said, d->decisions)
		add_decision(s, said);
	if (s->is_asked) {
		add_resources(s, &d->needs);
		add_costs(s);
		for (size_t i = 0; i < s->plan.all_events.len; i++)
			add_after(s, s->plan.all_events.at[i].event);
		s->of_decisions.note = slide_text(&s->l, SLIDE_ITEM, value_text(s, d->cost), s->width, (struct span){ 0 });
	}
	s->of_decisions.head = slide_text(&s->l, SLIDE_HEAD, label(words, s->is_asked ? LABEL_summary_asked : LABEL_decisions), s->width, (struct span){ 0 });
}
