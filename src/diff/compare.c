/* compare.c — all pairs and what stands in them, stages and steps in their merged order, then what stands outside the journeys.
 * Whatever has a telling of its own is told in special.c. */
#include "diff/members.h"

#include "cjm/unicode.h"

#include <stdlib.h>
#include <string.h>

/* ---- things that stand in others ---- */

struct children {
	struct diff *d;
	const struct thing *old, *new; /* the parents; NULL where there is none */
};

static bool is_compared_elsewhere(const struct children *c, const struct field *f)
{
	return f->kind == KIND_STAGE || f->kind == KIND_STEP || f->kind == KIND_AT || f->kind == KIND_JOURNEY || f->kind == KIND_FEEL_AND ||
		f->kind == KIND_FEEL_TO || f->kind == KIND_FEEL_OR || (f->kind == KIND_BECAUSE && map_is_feeling(f->parent)) || diff_differs_by_nature(c->d, f->parent, f->kind);
}

/* With a step that came or went, what stands in it came or went too; its pains and opportunities are worth a line each, the
 * step's own line tells the rest. */
static void note_thing(struct diff *d, enum change_sign sign, const struct thing *old, const struct thing *new)
{
	struct change *c = diff_note_change(d, sign, old, new);
	c->is_written_elsewhere &= c->kind != KIND_PAIN && c->kind != KIND_OPPORTUNITY;
	diff_write_thing(d, c);
}

static void visit_old(void *context, const struct field *f, struct thing *t)
{
	struct children *c = context;
	if (!is_compared_elsewhere(c, f) && !inline_value(f->kind) && !diff_new_of(c->d, t) && !diff_pairs_find(&c->d->work->written_apart, t))
		note_thing(c->d, CHANGE_REMOVED, t, NULL);
}

/* A metric that was measured again is told beside the last reading of it that both maps hold. */
static const struct thing *reading_before(const struct diff *d, const struct thing *t)
{
	const struct measure *m = (const struct measure *)t;
	const struct thing *old = NULL;
	for (size_t i = t->kind == KIND_MEASURE ? m->earlier.len : 0; i-- > 0 && !old;)
		if (m->earlier.at[i].measure)
			old = diff_old_of(d, &m->earlier.at[i].measure->thing);
	return old;
}

static void visit_new(void *context, const struct field *f, struct thing *t)
{
	struct children *c = context;
	const struct thing *old = diff_old_of(c->d, t);
	if (!old)
		old = reading_before(c->d, t);
	if (is_compared_elsewhere(c, f) || diff_pairs_find(&c->d->work->written_apart, t))
		return;
	if (!old) {
		if (!inline_value(f->kind))
			note_thing(c->d, CHANGE_ADDED, NULL, t);
		return;
	}
	bool was_folded = c->d->work->is_folded;
	c->d->work->is_folded = false;
	if (!diff_pairs_hold(c->d, old->parent, t->parent))
		diff_write_move(c->d, diff_note_change(c->d, CHANGE_MOVED, old, t), old->parent, t->parent);
	diff_compare_pair(c->d, old, t);
	c->d->work->is_folded = was_folded;
}

static void compare_children(struct diff *d, enum statement_kind parent, const struct thing *old, const struct thing *new)
{
	struct children c = { d, old, new };
	if (old)
		diff_children_walk(d, parent, old, visit_old, &c);
	if (new)
		diff_children_walk(d, parent, new, visit_new, &c);
}

static void add_reasons(struct names *reasons, const struct feeling *part)
{
	for (size_t k = 0; part && k < part->because.len; k++)
		names_add(reasons, str_fold_same(reasons->arena, part->because.at[k]->text), part->because.at[k]);
}

/* The reasons of a feeling are told with it; here, what those that both have rest on. A reason of all its parts stands in each. */
static void compare_reasons(struct diff *d, const struct feeling *old, const struct feeling *new)
{
	const struct feeling *was[] = { old, old->and, old->to, old->or }, *is[] = { new, new->and, new->to, new->or };
	struct names before, told; /* by their words; the first of several */
	struct arena a;
	arena_init(&a);
	names_init(&before, &a);
	names_init(&told, &a);
	for (int i = 0; i < 4; i++)
		add_reasons(&before, was[i]);
	for (int i = 0; i < 4; i++) {
		for (size_t k = 0; is[i] && k < is[i]->because.len; k++) {
			struct str words = str_fold_same(&a, is[i]->because.at[k]->text);
			const struct thing *reason = names_find(&before, words);
			if (reason && !names_find(&told, words))
				diff_compare_basis(d, reason, is[i]->because.at[k]);
		}
		add_reasons(&told, is[i]);
	}
	arena_finish(&a);
}

void diff_compare_pair(struct diff *d, const struct thing *old, const struct thing *new)
{
	if (old == new)
		return;
	diff_compare_words(d, old, new);
	if (diff_is_written_as_one(new))
		diff_compare_as_one(d, old, new);
	size_t first = d->changes.len;
	diff_compare_arguments(d, old, new);
	diff_compare_fields(d, new->kind, old, new);
	diff_compare_basis(d, old, new);
	if (new->kind == KIND_FEEL)
		compare_reasons(d, (const struct feeling *)old, (const struct feeling *)new);
	diff_fold_changes(d, first);
	if (new->kind == KIND_STEP || new->kind == KIND_STAGE)
		diff_compare_shared_feelings(d, old, new);
	compare_children(d, new->kind, old, new);
	if (new->kind == KIND_STEP || new->kind == KIND_STAGE)
		diff_compare_touches(d, content_of((struct thing *)old), content_of((struct thing *)new));
}

/* ---- in the order of the journey ---- */

static void compare_step(struct diff *d, const struct diff_journey *j, const struct merged_stage *s, size_t index)
{
	const struct merged_step *m = &s->steps.at[index];
	const struct thing *stage = s->new ? &s->new->thing : &s->old->thing;
	const struct thing *old = m->old ? &m->old->thing : NULL, *new = m->new ? &m->new->thing : NULL;
	d->work->stage = s;
	d->work->step = index;
	if (!new && m->is_moved)
		return;
	if (old && new) {
		diff_group_open(d, j, stage, new);
		if (m->is_moved)
			diff_write_step_move(d, diff_note_change(d, CHANGE_MOVED, old, new), s, index);
		diff_compare_pair(d, old, new);
		return;
	}
	diff_group_open(d, j, stage, NULL);
	diff_write_thing(d, diff_note_change(d, new ? CHANGE_ADDED : CHANGE_REMOVED, old, new));
	diff_group_open(d, j, stage, new ? new : old);
	d->work->is_folded = true;
	compare_children(d, KIND_STEP, old, new);
	diff_compare_touches(d, old ? &m->old->content : NULL, new ? &m->new->content : NULL);
	d->work->is_folded = false;
}

static void compare_stage(struct diff *d, const struct diff_journey *j, size_t index)
{
	const struct merged_stage *s = &j->stages.at[index];
	const struct thing *old = s->old ? &s->old->thing : NULL, *new = s->new ? &s->new->thing : NULL;
	diff_group_open(d, j, new ? new : old, NULL);
	d->work->stage = s;
	d->work->step = s->steps.len;
	if (old && new) {
		if (s->is_moved)
			diff_write_stage_move(d, diff_note_change(d, CHANGE_MOVED, old, new), j, index);
		diff_compare_pair(d, old, new);
		diff_write_coverage(d, s->old, s->new, true);
		diff_write_coverage(d, s->old, s->new, false);
	} else {
		diff_write_thing(d, diff_note_change(d, new ? CHANGE_ADDED : CHANGE_REMOVED, old, new));
		d->work->is_folded = true;
		compare_children(d, KIND_STAGE, old, new);
		diff_compare_touches(d, old ? &s->old->content : NULL, new ? &s->new->content : NULL);
		d->work->is_folded = false;
	}
	for (size_t i = 0; i < s->steps.len; i++)
		compare_step(d, j, s, i);
}

static void compare_journey(struct diff *d, const struct diff_journey *j)
{
	const struct thing *old = j->old ? &j->old->thing : NULL, *new = j->new ? &j->new->thing : NULL;
	diff_group_open(d, j, NULL, NULL);
	d->work->is_whole_journey = !old || !new;
	if (old && new) {
		if (!d->options.is_future)
			diff_compare_words(d, old, new);
		diff_compare_fields(d, KIND_JOURNEY, old, new);
		diff_compare_basis(d, old, new);
		compare_children(d, KIND_JOURNEY, old, new);
	} else {
		diff_write_thing(d, diff_note_change(d, new ? CHANGE_ADDED : CHANGE_REMOVED, old, new));
		d->work->is_folded = true;
		compare_children(d, KIND_JOURNEY, old, new);
		d->work->is_folded = false;
	}
	for (size_t i = 0; i < j->stages.len; i++)
		compare_stage(d, j, i);
	d->work->stage = NULL;
	d->work->is_whole_journey = false;
}

/* ---- what stands outside the journeys ---- */

/* What came into being by its use is told where it is used. */
static void visit_old_declaration(void *context, const struct field *f, struct thing *t)
{
	struct diff *d = context;
	if (f->kind != KIND_JOURNEY && t->is_declared && !diff_new_of(d, t))
		diff_write_thing(d, diff_note_change(d, CHANGE_REMOVED, t, NULL));
}

static void visit_new_declaration(void *context, const struct field *f, struct thing *t)
{
	struct diff *d = context;
	const struct thing *old = diff_old_of(d, t);
	if (f->kind == KIND_JOURNEY)
		return;
	if (old && (t->is_declared || old->is_declared))
		diff_compare_pair(d, old, t);
	else if (!old && t->is_declared)
		diff_write_thing(d, diff_note_change(d, CHANGE_ADDED, NULL, t));
}

/* Of a file that was added or deleted, and of one whose includes are gone (git hands over one file at a time), nobody knows
 * in which language it was, and on which scale. */
static bool is_known_whole(const struct map *m)
{
	return m->asts.len && m->asts.at[0]->root->first && !m->lacks_includes;
}

static void compare_file_members(struct diff *d)
{
	const struct map *a = d->old.map, *b = d->new.map;
	bool is_whole_a = is_known_whole(a), is_whole_b = is_known_whole(b);
	struct member language = { NULL, NULL, &a->language, &b->language, MEMBER_STR, KIND_LANGUAGE, 0, "language", false };
	struct range was = a->scale, is = b->scale; /* where none is said, there is one all the same */
	was.given = is.given = true;
	struct member scale = { NULL, NULL, &was, &is, MEMBER_RANGE, KIND_SCALE, 0, "scale", false };
	if ((a->has_language || is_whole_a) && (b->has_language || is_whole_b))
		diff_compare_member(d, &language);
	if ((a->scale.given || is_whole_a) && (b->scale.given || is_whole_b))
		diff_compare_member(d, &scale);
}

/* Where a whole map came or went, its journeys say so. */
static void compare_declarations(struct diff *d)
{
	diff_group_open(d, NULL, NULL, NULL);
	d->work->is_folded = (d->old.map->journeys.len == 0) != (d->new.map->journeys.len == 0);
	compare_file_members(d);
	diff_children_walk(d, KIND_FILE, d->old.map, visit_old_declaration, d);
	diff_children_walk(d, KIND_FILE, d->new.map, visit_new_declaration, d);
	d->work->is_folded = false;
}

/* ---- what matters most comes first ---- */

/* What stands in a thing goes with it: the effect of an action is told beside the action. */
static int rank_of(const struct change *c)
{
	static const enum statement_kind RANKS[] = {
		KIND_FEEL, KIND_MOMENT, KIND_PAIN, KIND_NO, KIND_GAIN, KIND_OPPORTUNITY, KIND_ACTION, KIND_DECISION, KIND_MEASURE, KIND_PROMISE, KIND_AT,
	};
	enum { RANK_COUNT = sizeof RANKS / sizeof *RANKS };
	if (c->kind == KIND_STAGE || c->kind == KIND_STEP || c->kind == KIND_JOURNEY)
		return !c->property || c->sign == CHANGE_MOVED || str_is(str_of(c->property), "text") ? -1 : RANK_COUNT;
	bool is_nested = c->about && c->about != c->new && c->about != c->old;
	enum statement_kind kind = is_nested ? c->about->kind : c->kind;
	for (int i = 0; i < RANK_COUNT; i++)
		if (RANKS[i] == kind)
			return i;
	return RANK_COUNT;
}

static int by_rank(const void *a, const void *b)
{
	const struct change *x = a, *y = b;
	if (x->group != y->group)
		return x->group < y->group ? -1 : 1;
	int order = rank_of(x) - rank_of(y);
	return order ? order : (x->index > y->index) - (x->index < y->index);
}

void diff_compare_all(struct diff *d)
{
	for (size_t i = 0; i < d->journeys.len; i++)
		compare_journey(d, d->journeys.at[i]);
	compare_declarations(d);
	diff_leave_out_silence(d);
	for (size_t i = 0; i < d->changes.len; i++) {
		d->changes.at[i].index = i;
		diff_set_about(d, &d->changes.at[i]);
	}
	if (d->changes.len)
		qsort(d->changes.at, d->changes.len, sizeof *d->changes.at, by_rank);
}
