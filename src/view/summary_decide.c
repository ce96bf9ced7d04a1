/* summary_decide.c — what is decided and what is to be decided: as the map says it; where it says nothing of it, what the plan asks of
 * whoever decides: resources that are needed, what open actions cost, and what is due after an event. */
#include "view/summary.h"

#include "cjm/units.h"

/* ---- sums ---- */

struct value summary_sum(struct summary *s, const struct value *values, size_t count)
{
	struct value sum = { 0 };
	int decimals = 0;
	for (size_t i = 0; i < count; i++) {
		struct value v = values[i];
		if (!v.given)
			continue;
		if (v.is_range || v.is_percent || (sum.given && !str_equal(sum.unit, v.unit)))
			return (struct value){ 0 };
		int own = value_decimals(v.written);
		decimals = own > decimals ? own : decimals;
		sum = (struct value){ .given = true, .number = sum.number + v.number, .unit = v.unit };
	}
	struct buf written = { 0 };
	buf_number(&written, sum.number, decimals);
	sum.written = str_copy(s->l.arena, buf_as_str(&written));
	buf_finish(&written);
	return sum;
}

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
	add(s, note_of(s, thing_label(&d->thing), &d->thing), layout_join(l, SEPARATOR, parts, 3), d->thing.span, d->status);
}

struct found { struct layout *l; struct things decisions, resources; };

static void find(void *context, const struct thing *t)
{
	struct found *f = context;
	if (t->kind == KIND_DECISION)
		VEC_PUSH(f->l->arena, &f->decisions, (struct thing *)t);
	if (t->kind == KIND_RESOURCE && ((const struct resource *)t)->need)
		VEC_PUSH(f->l->arena, &f->resources, (struct thing *)t);
}

static bool is_open(const struct decision *d)
{
	return d->status != DECISION_TAKEN && d->status != DECISION_REFUSED;
}

static void add_decisions(struct summary *s, const struct things *decisions)
{
	for (int open = 1; open >= 0; open--)
		FOR_EACH(struct decision, d, *decisions)
			if (is_open(d) == (open == 1))
				add_decision(s, d);
}

/* ---- as the plan asks it ---- */

static void add_resources(struct summary *s, const struct things *resources)
{
	const struct locale *words = s->l.plan->locale;
	FOR_EACH(struct resource, r, *resources) {
		struct str parts[] = { value_text(s, r->cost), label(words, LABEL_need), r->owner ? locale_name(words, &r->owner->thing) : (struct str){ 0 } };
		add(s, note_of(s, thing_label(&r->thing), &r->thing), layout_join(&s->l, SEPARATOR, parts, 3), r->thing.span, DECISION_NONE);
	}
}

/* In one line: "8 000 € + 9 500 €". */
static void add_costs(struct summary *s)
{
	struct str *names = arena_alloc(s->l.arena, (s->actions.len + 1) * sizeof *names);
	struct span first = { 0 };
	size_t count = 0;
	for (size_t i = 0; i < s->actions.len; i++) {
		const struct action *a = s->actions.at[i].action;
		if (!a->cost.given)
			continue;
		names[count++] = LABEL_FILL(s->l.plan->locale, s->l.arena, LABEL_in_brackets, thing_label(&a->thing), value_text(s, a->cost));
		first = first.file ? first : a->thing.span;
	}
	if (count)
		add(s, label(s->l.plan->locale, LABEL_summary_costs), layout_join(&s->l, s->l.plan->locale->list, names, count), first, DECISION_NONE);
}

static bool is_after(const struct action *a, const struct dated *event)
{
	return a->due.year && event->date.year && date_first_day(a->due) > date_last_day(event->date);
}

static void mark_late(struct summary *s)
{
	for (size_t i = 0; i < s->actions.len; i++)
		for (size_t k = 0; k < s->all_events.len; k++)
			s->actions.at[i].is_after_event |= is_after(s->actions.at[i].action, s->all_events.at[k].event);
}

static void add_after(struct summary *s, const struct dated *event)
{
	const struct locale *words = s->l.plan->locale;
	struct str *names = arena_alloc(s->l.arena, (s->actions.len + 1) * sizeof *names);
	size_t count = 0;
	for (size_t i = 0; i < s->actions.len; i++) {
		const struct action *a = s->actions.at[i].action;
		if (is_after(a, event))
			names[count++] = LABEL_FILL(words, s->l.arena, LABEL_in_brackets, thing_label(&a->thing), locale_date(words, s->l.arena, a->due));
	}
	if (!count)
		return;
	add(s, label_with(words, s->l.arena, LABEL_summary_after, thing_label(&event->thing)), layout_join(&s->l, words->list, names, count), event->thing.span, DECISION_NONE);
}

static void set_total(struct summary *s, const struct things *resources)
{
	struct value *costs = arena_alloc(s->l.arena, (resources->len + s->actions.len + 1) * sizeof *costs);
	size_t count = 0;
	FOR_EACH(struct resource, r, *resources)
		costs[count++] = r->cost;
	for (size_t i = 0; i < s->actions.len; i++)
		costs[count++] = s->actions.at[i].action->cost;
	struct str total = value_text(s, summary_sum(s, costs, count));
	s->of_decisions.note = slide_text(&s->l, SLIDE_ITEM, total, SLIDE_WIDTH, (struct span){ 0 });
}

void summary_decide(struct summary *s)
{
	struct found found = { .l = &s->l };
	journey_walk(s->l.plan->journey, find, &found);
	bool says = found.decisions.len > 0;
	s->is_asked = !says;
	s->resources_unsaid = says ? found.resources.len : 0;
	mark_late(s);
	if (says) {
		add_decisions(s, &found.decisions);
	} else {
		add_resources(s, &found.resources);
		add_costs(s);
		for (size_t i = 0; i < s->all_events.len; i++)
			add_after(s, s->all_events.at[i].event);
		set_total(s, &found.resources);
	}
	struct str head = label(s->l.plan->locale, says ? LABEL_decisions : LABEL_summary_asked);
	s->of_decisions.head = slide_text(&s->l, SLIDE_HEAD, head, SLIDE_WIDTH, (struct span){ 0 });
}
