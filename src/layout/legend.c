/* legend.c — where the entries of a legend stand: on lines of which the last is not left to one of them. */
#include "cjm/footer.h"

enum { ITEM_GAP = 16 };

static const size_t NOWHERE = SIZE_MAX;

double legend_width(struct layout *l)
{
	double width = 0;
	for (size_t i = 0; i < l->plan->legend.len; i++)
		width += l->plan->legend.at[i].sign_room + layout_width(l, ROLE_SMALL, l->plan->legend.at[i].text) + ITEM_GAP;
	return width;
}

/* Each after the one before it, on a line of its own where it has no room, in several where it is longer than any. `begins`: an entry that begins a line in any case. */
static double set_entries(struct layout *l, double y, double width, size_t begins)
{
	struct plan *p = l->plan;
	double x = p->margin, last = y;
	for (size_t i = 0; i < p->legend.len; i++) {
		struct legend_item *item = &p->legend.at[i];
		double sign = item->sign_room;
		item->lines = layout_wrap(l, ROLE_SMALL, item->text, width - sign);
		if (x > p->margin && (i == begins || x + sign + item->lines.width > p->margin + width)) {
			x = p->margin;
			y = last + role_line_height(ROLE_SMALL) + 4;
		}
		item->x = x;
		item->y = y;
		x += sign + item->lines.width + ITEM_GAP;
		double end = y + (double)(item->lines.len - 1) * role_line_height(ROLE_SMALL);
		last = end > last ? end : last;
	}
	return last;
}

/* The entry that goes down to the only one of the last line; NOWHERE where that has company, or would leave another alone. */
static size_t company_of_last(const struct plan *p)
{
	size_t count = p->legend.len;
	const struct legend_item *end = p->legend.at + count;
	bool is_alone = count > 3 && end[-1].x <= p->margin && end[-2].x > p->margin && end[-3].x > p->margin;
	return is_alone ? count - 2 : NOWHERE;
}

double legend_place(struct layout *l, double y, double width)
{
	double last = set_entries(l, y, width, NOWHERE);
	size_t company = company_of_last(l->plan);
	double even = company == NOWHERE ? last : set_entries(l, y, width, company);
	return even > last ? set_entries(l, y, width, NOWHERE) : even;
}
