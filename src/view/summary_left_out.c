/* summary_left_out.c — what the slide leaves out, for its foot: of each list what goes on, and what a summary never says. */
#include "view/summary.h"

#include "cjm/footer.h"

void summary_leave_out(struct summary *s, enum label name, size_t all, size_t shown)
{
	plan_leave_out(&s->l, label(s->l.plan->locale, name), all > shown ? all - shown : 0);
}

static void skip_all(struct names *skips, const struct things *list, const struct thing *but)
{
	for (size_t i = 0; i < list->len; i++)
		if (list->at[i] != but)
			unshown_note(skips, list->at[i], UNSHOWN_COUNTED);
}

struct learnt {
	struct arena *arena;
	struct things list;
};

static void note_learnt(void *learnt, const struct thing *t)
{
	struct learnt *to = learnt;
	if (t->kind == KIND_INSIGHT || (t->kind == KIND_QUESTION && t->parent->kind == KIND_JOURNEY))
		VEC_PUSH(to->arena, &to->list, (struct thing *)t);
}

/* What is counted by its list: what stands in it goes with it. */
static void skip_counted(struct summary *s, struct names *skips)
{
	const struct digest *d = &s->digest;
	const struct journey *j = s->l.plan->journey;
	struct learnt learnt = { .arena = s->l.arena };
	journey_walk(j, note_learnt, &learnt);
	skip_all(skips, &learnt.list, d->insight ? &d->insight->thing : NULL);
	skip_all(skips, &j->whys, d->insight ? NULL : d->why);
	skip_all(skips, &j->goals, d->goal ? &d->goal->thing : NULL);
	skip_all(skips, &d->events, NULL);
	skip_all(skips, &d->needs, NULL);
	for (size_t i = s->shown_pains; i < s->pains.len; i++)
		unshown_note(skips, s->pains.at[i].thing, UNSHOWN_COUNTED);
	for (size_t i = s->shown_opportunities; i < s->opportunities.len; i++)
		unshown_note(skips, s->opportunities.at[i].thing, UNSHOWN_COUNTED);
	for (size_t i = s->shown_measures; i < s->measures.len; i++)
		unshown_note(skips, &s->measures.at[i].measure->thing, UNSHOWN_COUNTED);
	for (size_t i = 0; i < s->labels.len; i++) /* ways out */
		unshown_note(skips, s->labels.at[i].thing->kind == KIND_NEXT ? s->labels.at[i].thing : &j->thing, UNSHOWN_COUNTED);
	for (size_t i = s->plan.shown; i < s->plan.actions.len; i++)
		unshown_note(skips, &s->plan.actions.at[i].action->thing, UNSHOWN_COUNTED);
}

/* At the curve: the word of a feeling, and that a way, or a step, leads out. */
static bool says_at_curve(const struct curve_label *label, const struct thing *t)
{
	struct str first = label->text.lines.len ? label->text.lines.at[0] : (struct str){ 0 };
	if (t->kind == KIND_STEP)
		return label->thing == t || (label->thing->kind == KIND_NEXT && &((const struct way *)label->thing)->step->thing == t);
	return label->thing == t && first.len && first.len <= t->text.len && str_equal(first, str_slice(t->text, 0, first.len)); /* not its condition alone */
}

/* Only the words of the lowest and the highest faces, and few others, have room there. */
static void count_word(void *summary, const struct thing *t)
{
	struct summary *s = summary;
	bool is_exit = t->kind == KIND_STEP && ((const struct step *)t)->exit, is_said = !is_exit && (!map_is_feeling(t->kind) || !t->text.len);
	for (size_t i = 0; i < s->labels.len && !is_said; i++)
		is_said = says_at_curve(&s->labels.at[i], t);
	s->parts_left_out += !is_said;
}

void summary_leave_out_rest(struct summary *s)
{
	struct names skips;
	names_init(&skips, s->l.arena);
	skip_counted(s, &skips);
	journey_walk(s->l.plan->journey, count_word, s);
	plan_leave_out_unshown(&s->l, ON_SUMMARY, &skips);
	if (!s->l.options.is_counted_elsewhere)
		summary_leave_out(s, LABEL_left_out_details, s->parts_left_out, 0);
}

static struct str note_of(struct summary *s, size_t most)
{
	return layout_label_with(&s->l, LABEL_summary_left_out, layout_left_out_most(&s->l, most));
}

struct str summary_left_out(struct summary *s, double width)
{
	if (s->l.options.is_counted_elsewhere)
		return (struct str){ 0 };
	size_t most = 1;
	for (size_t end = s->l.plan->left_out.len; most < end;) { /* halved: a summary is placed two dozen times */
		size_t middle = (most + end + 1) / 2;
		if (slide_width(&s->l, SLIDE_FOOT, note_of(s, middle)) > width)
			end = middle - 1;
		else
			most = middle;
	}
	return note_of(s, most);
}
