/* telling.c — walks the changes in reading order and opens a heading wherever the place changes. */
#include "diff/telling.h"

void diff_tell_changes(const struct diff *d, const struct telling *telling, void *page)
{
	const struct diff_group *last = NULL;
	for (size_t i = 0; i < d->changes.len; i++) {
		const struct change *c = &d->changes.at[i];
		const struct diff_group *g = &d->groups.at[c->group];
		if (c->is_told_elsewhere)
			continue;
		bool new_journey = !last || last->journey != g->journey;
		if (new_journey)
			telling->journey(page, g->journey ? g->journey->title : label(d->locale, LABEL_diff_declared), g->journey);
		bool of_whole = g->journey && !g->stage;
		if (new_journey || last->stage != g->stage) {
			if (g->stage)
				telling->stage(page, g->stage_title);
			else if (of_whole)
				telling->stage(page, label(d->locale, LABEL_diff_whole));
		}
		if (g->step && (new_journey || last->step != g->step))
			telling->step(page, g->step_title);
		telling->change(page, c, g->step != NULL);
		last = g;
	}
}
