/* priorities_draw.c — nine quiet grounds, the best of them tinted, and the opportunities on them as the swimlane shows them. */
#include "view/priorities.h"

enum { IMPACT_BELOW = 8 }; /* where the name of a row stands above it */

const struct sheet_lane *priorities_lane(const struct priorities *p, int impact, int effort)
{
	size_t group = impact >= 0 ? (size_t)impact : p->unscored_group;
	return &p->paged->sheets.groups.at[group].bands.at[0].lanes.at[impact >= 0 ? effort : 0];
}

bool priorities_shows(const struct priorities *p, int impact, int effort, size_t card)
{
	return !p->paged || p->paged->page == ALL_PAGES || paged_shows(p->paged, priorities_lane(p, impact, effort)->items.at[card].page);
}

static void draw_cards(const struct priorities *p, struct drawing *d, struct shape *into, const struct swimlane *pile, int impact, int effort)
{
	for (size_t i = 0; i < pile->cards.len; i++)
		if (priorities_shows(p, impact, effort, i))
			draw_card(d, into, pile->cards.at[i]);
}

static void draw_zone(const struct priorities *p, struct drawing *d, struct shape *into, int impact, int effort)
{
	const struct priority_zone *z = &p->zones[impact][effort];
	const struct theme *t = d->theme;
	struct color fill = z->is_best ? color_mix(t->accent, t->background, 0.10) : t->step;
	struct shape *g = scene_group(d->scene, into, STR("zone"), 0, 0);
	draw_box(d, g, z->x, z->y, z->width, z->height, 10, fill, line_around(t, fill));
	double baseline = z->y + ZONE_PADDING - 2 + middle_baseline(ROLE_KICKER, 1, role_line_height(ROLE_KICKER));
	draw_standing(d, draw_lines(d, g, ROLE_KICKER, z->x + ZONE_PADDING, baseline, ANCHOR_LEFT, z->words, t->muted));
	draw_cards(p, d, g, &z->pile, impact, effort);
}

static void draw_efforts(const struct priorities *p, struct drawing *d, struct shape *into)
{
	double height = d->plan->chevron_height;
	for (int i = 0; i < LEVELS; i++) {
		const struct priority_zone *z = &p->zones[0][i];
		struct shape *g = scene_group(d->scene, into, STR("effort"), z->x, d->plan->strip_y);
		draw_chevron(d, g, z->width, height, i == 0, d->theme->stages[0]);
		draw_standing(d, draw_lines(d, g, ROLE_STAGE, i ? 24 : 16, middle_of_lines(ROLE_STAGE, p->efforts[i], height), ANCHOR_LEFT, p->efforts[i], d->theme->stage_text));
	}
}

static void draw_impacts(const struct priorities *p, struct drawing *d, struct shape *into)
{
	for (int i = 0; i < LEVELS; i++) {
		const struct priority_zone *z = &p->zones[i][0];
		if (p->paged && z->height <= 0)
			continue;
		bool is_above = d->plan->label_width <= 0;
		double above = is_above ? role_lines_height(ROLE_LANE, p->impacts[i]) + IMPACT_BELOW : 0;
		struct shape *g = scene_group(d->scene, into, STR("impact"), 0, z->y - above);
		if (!is_above)
			draw_line(d, g, d->plan->margin, 0, d->plan->margin + d->plan->label_width - PAGE_GAP, 0, d->theme->line, 1);
		draw_standing(d, draw_lines(d, g, ROLE_LANE, d->plan->margin, (is_above ? 2 : 12) + font_ascent(role_font(ROLE_LANE)), ANCHOR_LEFT, p->impacts[i], d->theme->label));
	}
}

static void draw_grid(const struct priorities *p, struct drawing *d, struct shape *into)
{
	draw_efforts(p, d, into);
	draw_impacts(p, d, into);
	for (int i = 0; i < LEVELS; i++)
		for (int k = 0; k < LEVELS; k++)
			if (!p->paged || p->zones[i][k].height > 0)
				draw_zone(p, d, into, i, k);
	for (int i = 0; i < LEVELS && !p->paged; i++)
		VEC_PUSH(&d->scene->arena, &d->scene->frame.row_cuts, p->zones[i][0].y + p->zones[i][0].height + PAGE_GAP / 2.0);
}

void priorities_draw(const struct priorities *p, struct drawing *d)
{
	struct shape *root = &d->scene->root;
	draw_title(d, root);
	if (d->plan->chevron_height > 0)
		draw_grid(p, d, root);
	if (p->unscored.cards.len && p->unscored_y >= 0) {
		struct shape *g = scene_group(d->scene, root, STR("unscored"), 0, 0);
		draw_section(d, g, p->unscored_y, label(d->plan->locale, LABEL_unscored));
		draw_cards(p, d, g, &p->unscored, -1, 0);
	}
	if (p->is_empty)
		draw_empty(d, root, d->plan->strip_y, locale_nothing(d->plan->locale, d->plan->map, LABEL_no_opportunities));
	draw_footer(d, root);
}
