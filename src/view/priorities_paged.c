/* priorities_paged.c — the nine zones on pages: each row of them goes on as long as any of its zones has cards, below the efforts that each page says
 * again; then what has no zone. */
#include "view/priorities.h"

#include <math.h>

enum { CARD_LEAST = 240, NARROW = 700, LABEL_BELOW = 8, AROUND_EFFORT = 40, ABOVE_EFFORT = 22, BELOW_NAMES = 4, EMPTY_HIGH = 24 };

static const double EMPTY_SHARE = 0.5; /* of the width of a pile, for zones without cards */

/* ---- widths ---- */

static size_t columns_in(double width)
{
	return (size_t)fmax(1, floor((width + PAGE_GAP) / (CARD_LEAST + PAGE_GAP)));
}

static struct str effort_name(const struct priorities *p, int effort)
{
	return label_choice(p->l.plan->locale, LABEL_effort_low, (unsigned)(LEVEL_LOW + effort));
}

struct effort_width {
	double share, least; /* by how many cards are in its zones; for their names */
};

static struct effort_width wanted(struct priorities *p, int effort)
{
	struct effort_width w = { 0 };
	size_t piles = 0;
	for (int impact = 0; impact < LEVELS; impact++) {
		const struct priority_zone *z = &p->zones[impact][effort];
		size_t need = priorities_side_by_side(z->pile.cards.len);
		piles = need > piles ? need : piles;
		w.least = fmax(w.least, layout_width(&p->l, ROLE_KICKER, z->name) + 2 * ZONE_PADDING);
	}
	w.least = fmax(w.least, text_longest_word(p->l.plan->ruler, role_font(ROLE_STAGE), effort_name(p, effort)) + AROUND_EFFORT);
	w.share = piles ? (double)piles : EMPTY_SHARE;
	return w;
}

static void place_columns(struct priorities *p, const struct page_frame *f)
{
	struct plan *plan = p->l.plan;
	struct effort_width widths[LEVELS];
	double shares = 0, x = plan->margin + plan->label_width, room = f->width - 2 * f->margin - plan->label_width - (LEVELS - 1) * PAGE_GAP;
	for (int effort = 0; effort < LEVELS; effort++) {
		widths[effort] = wanted(p, effort);
		shares += widths[effort].share;
	}
	double lack = 0, spare = 0;
	for (int effort = 0; effort < LEVELS; effort++) {
		double more = room * widths[effort].share / shares - fmin(widths[effort].least, room / LEVELS);
		lack += fmax(0, -more);
		spare += fmax(0, more);
	}
	for (int effort = 0; effort < LEVELS; effort++) { /* what one lacks for its names the others give */
		double own = room * widths[effort].share / shares, more = own - fmin(widths[effort].least, room / LEVELS);
		double width = own - (more < 0 ? more : spare > 0 ? lack * more / spare : 0);
		for (int impact = 0; impact < LEVELS; impact++) {
			p->zones[impact][effort].x = x;
			p->zones[impact][effort].width = width;
		}
		x += width + PAGE_GAP;
	}
}

static void break_names(struct priorities *p)
{
	for (int i = 0; i < LEVELS * LEVELS; i++) {
		struct priority_zone *z = &p->zones[i / LEVELS][i % LEVELS];
		z->words = layout_wrap(&p->l, ROLE_KICKER, z->name, z->width - 2 * ZONE_PADDING);
	}
	p->efforts_height = PRIORITY_EFFORTS;
	for (int effort = 0; effort < LEVELS; effort++) {
		p->efforts[effort] = layout_wrap(&p->l, ROLE_STAGE, effort_name(p, effort), p->zones[0][effort].width - AROUND_EFFORT);
		p->efforts_height = fmax(p->efforts_height, role_lines_height(ROLE_STAGE, p->efforts[effort]) + ABOVE_EFFORT);
	}
}

/* ---- what goes on pages ---- */

static double add_pile(struct priorities *p, struct sheet_band *band, struct swimlane *pile, double width)
{
	size_t columns = columns_in(width);
	double each = (width + PAGE_GAP) / (double)columns - PAGE_GAP;
	struct sheet_lane *lane = sheets_add_lane(p->l.arena, band, columns, PAGE_GAP);
	for (size_t i = 0; i < pile->cards.len; i++) {
		card_measure(&p->l, pile->cards.at[i], each);
		sheets_add_item(p->l.arena, lane, pile->cards.at[i]->height);
	}
	return each;
}

/* A row without any card is as high as its names need. */
static void add_row(struct priorities *p, struct sheets *s, int impact)
{
	struct arena *a = p->l.arena;
	double label = p->l.plan->label_width > 0 ? 0 : role_lines_height(ROLE_LANE, p->impacts[impact]) + LABEL_BELOW, heading = priorities_heading(p, impact);
	struct sheet_group *g = sheets_add_group(a, s);
	*g = (struct sheet_group){ .before = PAGE_GAP, .top = label + ZONE_PADDING + heading, .bottom = ZONE_PADDING, .common = p->efforts_height + PRIORITY_EFFORTS_AIR };
	struct sheet_band *band = sheets_add_band(a, g);
	size_t cards = 0;
	for (int effort = 0; effort < LEVELS; effort++) {
		struct priority_zone *z = &p->zones[impact][effort];
		p->card_widths[effort] = add_pile(p, band, &z->pile, z->width - 2 * ZONE_PADDING);
		cards += z->pile.cards.len;
	}
	if (!cards)
		sheets_add_item(a, &band->lanes.at[0], heading > 0 ? BELOW_NAMES : EMPTY_HIGH);
}

static void add_unscored(struct priorities *p, struct sheets *s)
{
	struct sheet_group *g = sheets_add_group(p->l.arena, s);
	*g = (struct sheet_group){ .before = SECTION_GAP, .head = section_height(), .again = section_height() };
	p->unscored_width = add_pile(p, sheets_add_band(p->l.arena, g), &p->unscored, p->l.plan->width - 2 * p->l.plan->margin);
}

/* ---- places ---- */

static void settle_pile(const struct sheet_lane *lane, struct swimlane *pile, double x, double each)
{
	for (size_t i = 0; i < pile->cards.len; i++) {
		pile->cards.at[i]->x = x + (double)lane->items.at[i].column * (each + PAGE_GAP);
		pile->cards.at[i]->y = lane->items.at[i].y;
	}
}

static void settle(void *view)
{
	struct priorities *p = view;
	for (int i = 0; i < LEVELS * LEVELS && priorities_has_rated(p); i++) {
		struct priority_zone *z = &p->zones[i / LEVELS][i % LEVELS];
		settle_pile(priorities_lane(p, i / LEVELS, i % LEVELS), &z->pile, z->x + ZONE_PADDING, p->card_widths[i % LEVELS]);
	}
	if (p->unscored.cards.len)
		settle_pile(priorities_lane(p, -1, 0), &p->unscored, p->l.plan->margin, p->unscored_width);
}

/* The zones of a row are where the row stands on this page; high 0: it doesn't. */
static void begin_page(void *view)
{
	struct priorities *p = view;
	struct plan *plan = p->l.plan;
	plan->chevron_height = 0;
	p->unscored_y = -1;
	for (int i = 0; i < LEVELS * LEVELS; i++)
		p->zones[i / LEVELS][i % LEVELS].height = 0;
	for (size_t i = 0; i < p->paged->sheets.parts.len; i++) {
		const struct sheet_part *part = &p->paged->sheets.parts.at[i];
		if (part->page != p->paged->page)
			continue;
		if (part->group == p->unscored_group) {
			p->unscored_y = part->y;
			continue;
		}
		double label = p->paged->sheets.groups.at[part->group].top - ZONE_PADDING - priorities_heading(p, (int)part->group);
		for (int effort = 0; effort < LEVELS; effort++) {
			p->zones[part->group][effort].y = part->y + label;
			p->zones[part->group][effort].height = part->bottom - part->y - label;
		}
		if (part->common_y >= 0) {
			plan->strip_y = part->common_y;
			plan->chevron_height = p->efforts_height;
		}
	}
}

static void add_legend(void *view)
{
	priorities_add_legend(view);
}

static void draw_placed(const void *priorities, struct drawing *d)
{
	priorities_draw(priorities, d);
}

void priorities_paged(const struct view_request *r, struct arena *a, struct paged_list *list, struct view_report *report)
{
	struct priorities *p = ARENA_NEW(a, struct priorities);
	const struct page_frame *frame = r->options.page;
	(void)report;
	*p = (struct priorities){ .l = page_begin(r) };
	struct paged *paged = paged_add(a, list, p, &p->l);
	p->l.plan->width = frame->width;
	priorities_collect(p);
	bool is_narrow = frame->width - 2 * frame->margin < NARROW; /* then the names of rows stand above them */
	p->l.plan->label_width = is_narrow ? 0 : LABEL_WIDTH + GAP;
	priorities_name(p, is_narrow ? frame->width - 2 * frame->margin : LABEL_WIDTH - 10);
	place_columns(p, frame);
	break_names(p);
	for (int impact = 0; impact < LEVELS && priorities_has_rated(p); impact++)
		add_row(p, &paged->sheets, impact);
	p->unscored_group = paged->sheets.groups.len;
	if (p->unscored.cards.len)
		add_unscored(p, &paged->sheets);
	p->paged = paged;
	paged->subject = label(p->l.plan->locale, LABEL_view_priorities);
	paged->note = priorities_note(p);
	paged->settle = settle;
	paged->begin_page = begin_page;
	paged->add_legend = add_legend;
	paged->draw = draw_placed;
}
