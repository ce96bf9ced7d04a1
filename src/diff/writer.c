/* writer.c — walks the changes in reading order and opens a heading wherever the place changes. */
#include "diff/writer.h"

static bool figures_differ(const struct diff_journey *j)
{
	for (int i = 0; i < FIGURE_COUNT; i++)
		if (j->figures[i].label.len && !str_equal(j->figures[i].from, j->figures[i].to))
			return true;
	return false;
}

/* A journey in which nothing changed has other figures where a metric's target did: its heading tells them. Gives the index behind
 * `until`, whose own heading is opened by its changes. */
static size_t open_unchanged(const struct diff *d, const struct change_writer *writer, void *page, size_t next, const struct diff_journey *until)
{
	for (; next < d->journeys.len && d->journeys.at[next] != until; next++)
		if (figures_differ(d->journeys.at[next]))
			writer->journey(page, d->journeys.at[next]->title, d->journeys.at[next]);
	return next + 1;
}

static void open_journey(const struct diff *d, const struct change_writer *writer, void *page, const struct diff_journey *j)
{
	writer->journey(page, j ? j->title : label(d->locale, LABEL_diff_declared), j);
	if (j && j->story.len)
		writer->story(page, j->story.at, j->story.len);
}

void diff_write_changes(const struct diff *d, const struct change_writer *writer, void *page)
{
	const struct diff_group *last = NULL; /* whose heading stands above */
	const struct diff_journey *journey = NULL;
	bool is_open = false;
	size_t next = 0; /* of the journeys whose headings are still to come */
	for (size_t i = 0; i < d->changes.len; i++) {
		const struct change *c = &d->changes.at[i];
		const struct diff_group *g = &d->groups.at[c->group];
		if (c->is_written_elsewhere)
			continue;
		bool new_journey = g->journey != journey || !is_open;
		if (new_journey)
			next = open_unchanged(d, writer, page, next, g->journey);
		if (new_journey)
			open_journey(d, writer, page, g->journey);
		journey = g->journey;
		is_open = true;
		if (c->is_in_story)
			continue;
		bool of_whole = g->journey && !g->stage, is_first = !last || last->journey != g->journey;
		if (is_first || last->stage != g->stage) {
			if (g->stage)
				writer->stage(page, g->stage_title);
			else if (of_whole)
				writer->stage(page, label(d->locale, LABEL_diff_whole));
		}
		if (g->step && (is_first || last->step != g->step))
			writer->step(page, g->step_title);
		writer->change(page, c, g->step != NULL);
		last = g;
	}
}
