/* pdf_carried.c — texts that go along with a bar over several pages: on each it is told what the bar says. */
#include "pdf_pages.h"

void find_carried(struct pages *p)
{
	const struct items *items = &p->items;
	struct carried found = { 0 };
	p->is_carried = arena_alloc(p->arena, items->len * sizeof *p->is_carried);
	for (size_t k = 0, i = 0; k < items->len && i < p->scene->frame.carried.len; k++) { /* both are in the order of painting */
		const struct carried_text *c = &p->scene->frame.carried.at[i];
		found.ground = items->at[k].shape == c->ground ? k : found.ground;
		if (items->at[k].shape != c->text)
			continue;
		found.text = k;
		p->is_carried[k] = true;
		VEC_PUSH(p->arena, &p->carried, found);
		i++;
	}
}

static struct pixel_span span_across(const struct pages *p, struct box box)
{
	return pages_turned(p, (struct pixel_span){ box.left, box.right });
}

static bool begins_before(const struct pages *p, size_t item, struct box part)
{
	return span_across(p, p->boxes[item]).from < span_across(p, part).from - 0.01;
}

bool item_is_carried(const struct pages *p, size_t item, struct box part)
{
	return p->is_carried[item] && begins_before(p, item, part);
}

static void draw_moved(struct pages *p, const struct carried *c, struct box part)
{
	struct ink *ink = &p->pdf->ink;
	struct box bar = p->boxes[c->ground];
	double by = span_across(p, part).from - span_across(p, bar).from;
	ink_save(ink);
	ink_clip_box(ink, bar);
	ink_move(ink, p->scene->direction == DIRECTION_LTR ? by : -by, 0, 1);
	pages_draw_item(p, c->text, true);
	pdf_tag(p->pdf, NULL);
	ink_restore(ink);
}

void pages_draw_carried(struct pages *p, struct box part)
{
	for (size_t i = 0; i < p->carried.len; i++)
		if (boxes_overlap(p->boxes[p->carried.at[i].ground], part) && begins_before(p, p->carried.at[i].text, part))
			draw_moved(p, &p->carried.at[i], part);
}
