/* tree_shared.c — a change of a file that many maps include is told once, with that file. */
#include "job/trees.h"

static struct str words_of_change(struct trees *t, const struct change *c)
{
	struct str old = c->old ? c->old->id : STR(""), new = c->new ? c->new->id : STR("");
	return str_fmt(&t->arena, "%d %d %s\n%.*s\n%.*s\n%.*s\n%.*s", (int)c->kind, (int)c->sign, c->property ? c->property : "", STR_ARG(old), STR_ARG(new), STR_ARG(c->from), STR_ARG(c->to));
}

static bool has_other_figures(const struct diff *d)
{
	for (size_t i = 0; i < d->journeys.len; i++)
		for (int k = 0; k < FIGURE_COUNT; k++)
			if (!str_equal(d->journeys.at[i]->figures[k].from, d->journeys.at[i]->figures[k].to))
				return true;
	return false;
}

/* In whatever layout. */
static bool says_the_same(const struct comparison *c)
{
	struct str old = c->old.sources.files.at[0]->text, new = c->new.sources.files.at[0]->text;
	struct buf of_old = { 0 }, of_new = { 0 };
	bool same = str_equal(old, new);
	if (!same) {
		write_facts(STR("map.cjm"), old, &of_old);
		write_facts(STR("map.cjm"), new, &of_new);
		same = str_equal(buf_as_str(&of_old), buf_as_str(&of_new));
	}
	buf_finish(&of_old);
	buf_finish(&of_new);
	return same;
}

void tree_note_changes(struct trees *t, struct tree_pair *pair, const struct comparison *c)
{
	const struct diff *d = c->diffs.at[0];
	pair->is_whole_told = str_equal(pair->old, pair->new) && says_the_same(c) && !has_other_figures(d);
	for (size_t i = 0; i < d->changes.len; i++) {
		if (d->groups.at[d->changes.at[i].group].journey)
			pair->is_whole_told = false;
		else
			VEC_PUSH(&t->arena, &pair->changes, words_of_change(t, &d->changes.at[i]));
	}
}

void trees_find_told_elsewhere(struct trees *t)
{
	struct names told;
	names_init(&told, &t->arena);
	for (size_t i = 0; i < t->pairs.len; i++)
		for (size_t k = 0; !t->pairs.at[i].is_whole_told && k < t->pairs.at[i].changes.len; k++)
			names_add(&told, t->pairs.at[i].changes.at[k], t);
	for (size_t i = 0; i < t->pairs.len; i++) {
		struct tree_pair *pair = &t->pairs.at[i];
		pair->is_told_elsewhere = pair->state == PAIR_CHANGED && pair->is_whole_told;
		for (size_t k = 0; k < pair->changes.len; k++)
			pair->is_told_elsewhere = pair->is_told_elsewhere && names_find(&told, pair->changes.at[k]);
	}
}
