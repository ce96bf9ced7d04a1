/* flow_systems.c — where the systems of a folded flow are: in the layout, and on the page. */
#include "view/flow.h"

size_t system_at(const struct flow_view *f, double x)
{
	for (size_t i = 0; i + 1 < f->systems.len; i++)
		if (x <= f->cuts[f->systems.at[i].last_rank])
			return i;
	return f->systems.len - 1;
}

double system_x(const struct flow_view *f, const struct system *s)
{
	return f->l.plan->margin - s->left;
}

double system_y(const struct system *s)
{
	return s->y + s->chevron_height + 4 + s->note_height + BAND_PADDING - s->top;
}

bool flow_shows(const struct flow_view *f, size_t system)
{
	return !f->paged || f->paged->page == ALL_PAGES || paged_shows(f->paged, f->paged->sheets.groups.at[system].bands.at[0].lanes.at[0].items.at[0].page);
}

bool flow_shows_way(const struct flow_view *f, const struct way_line *w)
{
	for (size_t i = 0; i < w->pieces.len; i++)
		if (flow_shows(f, w->pieces.at[i].system))
			return true;
	return false;
}
