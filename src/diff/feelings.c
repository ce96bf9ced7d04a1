/* feelings.c — how a feeling that changed is told, and whose it was and is. */
#include "diff/work.h"

#include "cjm/course.h"
#include "cjm/unicode.h"

#include <math.h>

static bool same_place(const struct feeling *a, const struct feeling *b)
{
	bool is_known_alike = a->is_placed == b->is_placed && a->is_guessed == b->is_guessed;
	return is_known_alike && (!a->is_placed || fabs(a->level - b->level) < 1e-9);
}

static bool holds_all(const struct things *reasons, const struct things *these)
{
	struct arena a;
	struct names known;
	bool holds = true;
	arena_init(&a);
	names_init(&known, &a);
	for (size_t i = 0; i < reasons->len && these->len; i++)
		names_add(&known, str_fold_same(&a, reasons->at[i]->text), reasons->at[i]);
	for (size_t i = 0; i < these->len && holds; i++)
		holds = names_find(&known, str_fold_same(&a, these->at[i]->text));
	arena_finish(&a);
	return holds;
}

/* The same words in whatever order; what a reason rests on is told of the reason. */
static bool same_reasons(const struct things *a, const struct things *b)
{
	return a->len == b->len && holds_all(a, b) && holds_all(b, a);
}

static bool same_part(const struct feeling *a, const struct feeling *b)
{
	if (!a || !b)
		return a == b;
	return same_place(a, b) && str_is_same(a->thing.text, b->thing.text) && str_is_same(a->if_text, b->if_text) && same_reasons(&a->because, &b->because);
}

/* "joy and fear" is "fear and joy". */
static bool same_both(const struct feeling *old, const struct feeling *new)
{
	return (same_part(old, new) && same_part(old->and, new->and)) ||
		(old->and && new->and && same_part(old, new->and) && same_part(old->and, new));
}

static bool feels_the_same(const struct feeling *old, const struct feeling *new)
{
	return same_both(old, new) && same_part(old->to, new->to) && same_part(old->or, new->or);
}

static int sign_of(double number)
{
	return number > 1e-9 ? 1 : number < -1e-9 ? -1 : 0;
}

static double lowest_level(const struct feeling *f)
{
	return f->or && f->or->is_placed ? fmin(feeling_least(f), f->or->level) : feeling_least(f);
}

/* No mean hides the worse case: one that got better while its worst got worse is only another. */
static int better_feeling(const struct feeling *old, const struct feeling *new)
{
	int mean = sign_of(feeling_mean(new) - feeling_mean(old)), worst = sign_of(lowest_level(new) - lowest_level(old));
	return mean * worst < 0 ? 0 : mean ? mean : worst;
}

/* All its parts at once: "feels better: −1 “doubt” → +1 “sure”"; whose it is stands behind. */
static void write_feeling_change(struct diff *d, const struct feeling *old, const struct feeling *new, struct str whose)
{
	struct change *c = diff_note_change(d, CHANGE_CHANGED, &old->thing, &new->thing);
	struct str change = diff_becomes_text(d, diff_feeling_text(d, old), diff_feeling_text(d, new));
	c->from = diff_thing_written(d, &old->thing);
	c->to = diff_thing_written(d, &new->thing);
	c->better = better_feeling(old, new);
	c->sentence = c->better > 0 ? FILL(d, diff_feels_better, change) : c->better < 0 ? FILL(d, diff_feels_worse, change) : FILL(d, diff_feels_other, change);
	if (whose.len)
		c->sentence = FILL(d, diff_with, c->sentence, whose);
	c->detail = c->sentence;
}

void diff_compare_feelings(struct diff *d, const struct feeling *old, const struct feeling *new)
{
	if (!feels_the_same(old, new))
		write_feeling_change(d, old, new, new->by.len ? diff_member_text(d, &new->by, MEMBER_THINGS, KIND_SAID_BY, 0) : (struct str){ 0 });
}

/* ---- everybody's feeling that became each one's, and the other way round ---- */

struct shared_feeling { /* without a partner that is felt by the very same people */
	const struct feeling *feeling;
	struct things people, left; /* as the new map knows them; those of whom nothing is told yet */
	bool is_written;
};

struct shared_feelings {
	VEC(struct shared_feeling) old, new;
	struct things named; /* everybody of whom the two speak */
};

static void add_people(struct diff *d, struct things *into, const struct things *people, bool is_old)
{
	for (size_t i = 0; i < people->len; i++) {
		const struct thing *partner = is_old ? diff_new_of(d, people->at[i]) : NULL;
		struct thing *person = partner ? (struct thing *)partner : people->at[i];
		if (!things_hold(into, person))
			VEC_PUSH(&d->arena, into, person);
	}
}

static void gather_shared(struct diff *d, struct shared_feelings *s, const struct content *c, bool is_old)
{
	FOR_EACH(struct feeling, f, c->feelings) {
		struct shared_feeling shared = { .feeling = f };
		if (is_old ? diff_new_of(d, &f->thing) : diff_old_of(d, &f->thing))
			continue;
		add_people(d, &shared.people, &f->by, is_old);
		add_people(d, &s->named, &f->by, is_old);
		if (is_old)
			VEC_PUSH(&d->arena, &s->old, shared);
		else
			VEC_PUSH(&d->arena, &s->new, shared);
	}
}

/* A feeling that doesn't say whose it is is of those who take the step; else everybody's: of the journey's people, and of whoever is named beside it. */
static void find_whose(struct diff *d, struct shared_feeling *f, const struct shared_feelings *s, const struct thing *place, bool is_old)
{
	const struct step *step = place->kind == KIND_STEP ? (const struct step *)place : NULL;
	const struct stage *stage = step ? step->stage : (const struct stage *)place;
	if (!f->people.len && step)
		add_people(d, &f->people, &step->by, is_old);
	if (!f->people.len) {
		add_people(d, &f->people, &stage->journey->personas, is_old);
		add_people(d, &f->people, &s->named, false);
	}
	add_people(d, &f->left, &f->people, false);
}

static struct things in_both(struct diff *d, const struct things *a, const struct things *b)
{
	struct things both = { 0 };
	for (size_t i = 0; i < a->len; i++)
		if (things_hold(b, a->at[i]))
			VEC_PUSH(&d->arena, &both, a->at[i]);
	return both;
}

static void take_out(struct things *from, const struct things *these)
{
	size_t len = 0;
	for (size_t i = 0; i < from->len; i++)
		if (!things_hold(these, from->at[i]))
			from->at[len++] = from->at[i];
	from->len = len;
}

static void compare_shared(struct diff *d, struct shared_feeling *old, struct shared_feeling *new)
{
	struct things people = in_both(d, &old->people, &new->people);
	if (!people.len)
		return;
	bool is_of_all = people.len == old->people.len && people.len == new->people.len;
	if (!feels_the_same(old->feeling, new->feeling))
		write_feeling_change(d, old->feeling, new->feeling, is_of_all ? (struct str){ 0 } : diff_member_text(d, &people, MEMBER_THINGS, KIND_SAID_BY, 0));
	take_out(&old->left, &people);
	take_out(&new->left, &people);
	old->is_written = new->is_written = true;
}

/* Of some it is told how they feel now; of the others, nothing is any more, or was before. */
static void write_the_others(struct diff *d, const struct shared_feeling *f, bool is_old)
{
	const struct thing *t = &f->feeling->thing;
	if (!f->is_written)
		return;
	diff_pairs_set(&d->arena, &d->work->written_apart, t, t);
	if (!f->left.len)
		return;
	struct change *c = is_old ? diff_note_change(d, CHANGE_REMOVED, t, NULL) : diff_note_change(d, CHANGE_ADDED, NULL, t);
	struct str text = FILL(d, diff_with, diff_thing_phrase(d, t), diff_member_text(d, &f->left, MEMBER_THINGS, KIND_SAID_BY, 0));
	c->sentence = c->detail = is_old ? FILL(d, diff_removed, text) : FILL(d, diff_added, text);
}

void diff_compare_shared_feelings(struct diff *d, const struct thing *old, const struct thing *new)
{
	struct shared_feelings s = { 0 };
	gather_shared(d, &s, content_of((struct thing *)old), true);
	gather_shared(d, &s, content_of((struct thing *)new), false);
	for (size_t i = 0; i < s.old.len; i++)
		find_whose(d, &s.old.at[i], &s, old, true);
	for (size_t i = 0; i < s.new.len; i++)
		find_whose(d, &s.new.at[i], &s, new, false);
	for (size_t i = 0; i < s.old.len; i++)
		for (size_t k = 0; k < s.new.len; k++)
			compare_shared(d, &s.old.at[i], &s.new.at[k]);
	for (size_t i = 0; i < s.old.len; i++)
		write_the_others(d, &s.old.at[i], true);
	for (size_t i = 0; i < s.new.len; i++)
		write_the_others(d, &s.new.at[i], false);
}
