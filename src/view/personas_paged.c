/* personas_paged.c — the sheets on pages: who it is across the whole width, then the panels in columns, then the course in parts as wide as the page. A
 * sheet begins on a page of its own where it would else be parted; where it goes on, its person's name stands above. */
#include "view/personas.h"

#include <math.h>

enum { PORTRAIT_GAP = 18, WHO_HIGH = 170, AGAIN_BELOW = 10, SHEET_GAP = 24, APART = 14, TRACES_APART = 16 };

static const double PANEL_MOST = 0.4; /* of a page's height: a higher panel is parted */

/* ---- who ---- */

/* Beside the portrait, or below it a block an item. */
static void add_who(struct layout *l, struct persona_sheet *s, struct sheet_lane *lane, double width)
{
	double beside = SHEET_PADDING + 2 * PORTRAIT + PORTRAIT_GAP, height = blocks_set(l, s->who, s->who_len, beside, 0, SHEET_PADDING + width - beside);
	if (height <= WHO_HIGH) {
		blocks_set(l, s->who, s->who_len, beside, fmax(0, PORTRAIT - height / 2), SHEET_PADDING + width - beside);
		sheets_add_item(l->arena, lane, fmax(height, 2 * PORTRAIT));
		return;
	}
	sheets_add_item(l->arena, lane, 2 * PORTRAIT);
	for (size_t i = 0; i < s->who_len; i++)
		sheets_add_item(l->arena, lane, blocks_set(l, &s->who[i], 1, SHEET_PADDING, 0, width));
}

/* ---- panels ---- */

/* What of it has no room goes on in another under the same heading. NULL: it has room. */
static struct card *part_panel(struct layout *l, struct card *panel, double width, double most)
{
	size_t kept = panel->blocks.len;
	card_measure(l, panel, width);
	if (panel->height <= most || kept < 3)
		return NULL;
	while (kept > 2 && panel->blocks.at[kept - 1].y > most)
		kept--;
	struct card *rest = ARENA_NEW(l->arena, struct card);
	*rest = *panel;
	rest->blocks.at = arena_alloc(l->arena, panel->blocks.len * sizeof *rest->blocks.at);
	rest->blocks.len = 0;
	rest->blocks.cap = panel->blocks.len;
	VEC_PUSH(l->arena, &rest->blocks, panel->blocks.at[0]);
	for (size_t i = kept; i < panel->blocks.len; i++)
		VEC_PUSH(l->arena, &rest->blocks, panel->blocks.at[i]);
	if (rest->blocks.len < 2)
		return NULL;
	panel->blocks.len = kept;
	card_measure(l, panel, width);
	return rest;
}

static void add_panels(struct layout *l, struct persona_sheet *s, struct sheet_band *band, double width, double most)
{
	size_t panels = s->panels.cards.len, columns = panels_beside(l, s, width);
	struct card **cards = s->panels.cards.at;
	struct sheet_lane *lane = sheets_add_lane(l->arena, band, columns, PAGE_GAP);
	s->panel_width = (width + PAGE_GAP) / (double)columns - PAGE_GAP;
	s->panels = (struct swimlane){ 0 };
	for (size_t i = 0; i < panels; i++)
		for (struct card *panel = cards[i]; panel;) {
			struct card *rest = part_panel(l, panel, s->panel_width, most);
			VEC_PUSH(l->arena, &s->panels.cards, panel);
			sheets_add_item(l->arena, lane, panel->height);
			panel = rest;
		}
}

/* ---- the whole ---- */

static void add_sheet(struct personas *p, struct paged *paged, struct persona_sheet *s, const struct page_frame *frame)
{
	struct layout *l = &p->l;
	struct sheet_group *g = sheets_add_group(l->arena, &paged->sheets);
	double width = frame->width - 2 * frame->margin, inner = width - 2 * SHEET_PADDING;
	s->again = layout_wrap(l, ROLE_STRONG, thing_label(&s->persona->thing), inner);
	*g = (struct sheet_group){ .before = SHEET_GAP, .apart = APART, .top = SHEET_PADDING, .bottom = SHEET_PADDING, .again = role_lines_height(ROLE_STRONG, s->again) + AGAIN_BELOW, .is_whole = true };
	s->x = l->plan->margin;
	s->width = width;
	add_who(l, s, sheets_add_lane(l->arena, sheets_add_band(l->arena, g), 1, 2), inner);
	add_panels(l, s, sheets_add_band(l->arena, g), inner, frame->height * PANEL_MOST);
	paged->is_too_wide |= !trace_fold(l, s, width);
	struct sheet_lane *traces = sheets_add_lane(l->arena, sheets_add_band(l->arena, g), 1, TRACES_APART);
	for (size_t i = 0; i < s->traces.len; i++)
		sheets_add_item(l->arena, traces, trace_place(l, &s->traces.at[i], width, 0));
}

static void settle(void *view)
{
	struct personas *p = view;
	for (size_t i = 0; i < p->paged->sheets.parts.len; i++) {
		const struct sheet_part *part = &p->paged->sheets.parts.at[i];
		struct persona_sheet *s = &p->sheets.at[part->group];
		const struct sheet_lane *panels = persona_lane(p, part->group, PANELS_BAND);
		for (size_t k = 0; k < panels->items.len; k++) {
			const struct sheet_item *item = &panels->items.at[k];
			if (item->page != part->page)
				continue;
			s->panels.cards.at[k]->x = SHEET_PADDING + (double)item->column * (s->panel_width + PAGE_GAP);
			s->panels.cards.at[k]->y = item->y - part->y;
		}
	}
}

static void add_legend(void *view)
{
	personas_add_legend(view);
}

static void draw_placed(const void *personas, struct drawing *d)
{
	personas_draw(personas, d);
}

void personas_paged(const struct view_request *r, struct arena *a, struct paged_list *list, struct view_report *report)
{
	struct personas *p = ARENA_NEW(a, struct personas);
	(void)report;
	*p = (struct personas){ .l = page_begin(r) };
	struct paged *paged = paged_add(a, list, p, &p->l);
	p->paged = paged;
	p->l.plan->label_width = 0;
	page_note_channels(&p->l);
	personas_collect(p);
	for (size_t i = 0; i < p->sheets.len; i++)
		add_sheet(p, paged, &p->sheets.at[i], r->options.page);
	paged->subject = label(p->l.plan->locale, LABEL_view_personas);
	paged->note = unshown_foot(&p->l, ON_PERSONAS, NULL);
	paged->settle = settle;
	paged->add_legend = add_legend;
	paged->draw = draw_placed;
}
