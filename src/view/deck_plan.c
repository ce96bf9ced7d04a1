/* deck_plan.c — the action plan: all actions, what is open by its date first, then what is done and what was dropped. */
#include "view/deck.h"

#include "cjm/counts.h"
#include "cjm/digest.h"

/* ---- what an action says beside its name, its owner, its date and its cost ---- */

static struct str effects_of(struct layout *l, const struct action *a)
{
	const struct locale *words = l->plan->locale;
	struct str *parts = arena_alloc(l->arena, (a->effects.len + 1) * sizeof *parts);
	FOR_EACH(struct effect, e, a->effects)
		parts[e_i] = str_fmt(l->arena, "%.*s %.*s", STR_ARG(e->metric ? locale_name(words, &e->metric->thing) : thing_label(&e->thing)), STR_ARG(locale_effect(words, l->arena, e)));
	return layout_pair(l, LABEL_col_effect, layout_join(l, words->list, parts, a->effects.len));
}

static struct str more_of(struct layout *l, const struct action *a)
{
	const struct locale *words = l->plan->locale;
	struct str answers[] = { layout_labels(l, &a->answers, words->list), layout_labels(l, &a->questions, words->list) };
	struct str parts[] = {
		locale_choice(words, CHOICES_action_status, a->status), layout_label_with(l, LABEL_answers, layout_join(l, words->list, answers, 2)), effects_of(l, a), layout_pair(l, LABEL_col_result, a->result),
	};
	return layout_items(l, parts, 4);
}

/* ---- which ---- */

struct plan_search {
	struct deck_section *section;
	enum action_status status;
};

static void add_action(struct deck_section *s, const struct action *a)
{
	struct chart_action row = { .action = a, .more = more_of(&s->l, a) };
	VEC_PUSH(s->l.arena, &s->chart.actions, row);
}

static void add_closed(void *search, const struct thing *t)
{
	struct plan_search *p = search;
	if (t->kind == KIND_ACTION && ((const struct action *)t)->status == p->status)
		add_action(p->section, (const struct action *)t);
}

/* "3 to do", "4 in progress", each behind its sign: that is what the signs mean. */
static void add_states(struct deck_section *s, double width)
{
	for (unsigned i = ACTION_IDEA; i <= ACTION_DROPPED; i++) {
		size_t count = 0;
		for (size_t k = 0; k < s->chart.actions.len; k++)
			count += s->chart.actions.at[k].action->status == (enum action_status)i;
		struct str said = label_counted(s->l.plan->locale, s->l.arena, (enum label)(LABEL_count_status_idea + i - ACTION_IDEA), (double)count, layout_count(&s->l, count));
		if (count)
			VEC_PUSH(s->l.arena, &s->states, ((struct deck_state){ (enum action_status)i, slide_text(&s->l, SLIDE_META, said, width, s->l.plan->journey->thing.span) }));
	}
}

struct deck_section deck_plan(const struct view_request *r, double width, double height)
{
	struct deck_section s = deck_begin(r, (struct str){ 0 });
	struct digest digest = digest_of(r->journey, s.l.arena);
	s.title = label(s.l.plan->locale, LABEL_lane_plan);
	s.chart.is_apart = true;
	FOR_EACH(struct action, a, digest.actions)
		add_action(&s, a);
	for (enum action_status status = ACTION_DONE; status <= ACTION_DROPPED; status++)
		journey_walk(r->journey, add_closed, &(struct plan_search){ &s, status });
	FOR_EACH(struct dated, e, digest.events)
		VEC_PUSH(s.l.arena, &s.chart.all_events, ((struct chart_event){ .event = e }));
	chart_note_late(&s.chart);
	add_states(&s, width);
	deck_place(&s, width, height);
	return s;
}
