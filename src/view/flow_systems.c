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
