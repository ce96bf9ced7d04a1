/* diff.c — the order in which two maps are compared: what belongs together, in which order it stands, what differs. */
#include "diff/work.h"
#include "cjm/memory.h"

static struct str language_of(const struct diff *d)
{
	bool has_new = d->new.map->journeys.len || !d->old.map->journeys.len; /* where the map was deleted, the old one speaks */
	return d->options.language.len ? d->options.language : has_new ? d->new.map->language : d->old.map->language;
}

struct diff *diff_new(struct diff_side old, struct diff_side new, struct diff_options options)
{
	struct diff *d = memory_new(sizeof *d);
	arena_init(&d->arena);
	d->old = old;
	d->new = new;
	d->options = options;
	d->language = str_copy(&d->arena, language_of(d));
	d->locale = locale_of(d->language, NULL);
	d->work = ARENA_NEW(&d->arena, struct diff_work);
	diff_rows_index(d);
	diff_match_all(d);
	for (size_t i = 0; i < d->journeys.len; i++) {
		struct diff_journey *j = d->journeys.at[i];
		j->title = diff_tidy_text(d, thing_label(j->new ? &j->new->thing : &j->old->thing));
		diff_merge_stages(d, j);
		if (diff_find_parts(d, j))
			diff_merge_stages(d, j);
		diff_settle(d, j);
		diff_figures_count(d, j);
	}
	diff_compare_all(d);
	for (size_t i = 0; i < d->journeys.len; i++)
		diff_write_story(d, d->journeys.at[i]);
	return d;
}

void diff_free(struct diff *d)
{
	if (!d)
		return;
	arena_finish(&d->arena);
	memory_free(d);
}

bool diff_is_same(const struct diff *d)
{
	return d->changes.len == 0;
}
