/* personas_draw.c — the sheets in their colours. */
#include "view/personas.h"

const struct sheet_lane *persona_lane(const struct personas *p, size_t sheet, size_t band)
{
	return &p->paged->sheets.groups.at[sheet].bands.at[band].lanes.at[0];
}

bool persona_shows(const struct personas *p, size_t sheet, size_t band, size_t item)
{
	return !p->paged || p->paged->page == ALL_PAGES || paged_shows(p->paged, persona_lane(p, sheet, band)->items.at[item].page);
}

static void draw_ribbon(struct drawing *d, struct shape *into, const struct trace *t)
{
	for (size_t i = 0; i < t->plan->stages.len; i++) {
		const struct stage_box *box = &t->plan->stages.at[i];
		struct shape *g = scene_group(d->scene, into, STR("stage"), box->x, t->ribbon_y), *chevron = scene_path(d->scene, g);
		g->span = box->stage->thing.span;
		double tip = 9, notch = i ? tip : 0, height = t->ribbon_height;
		const double points[6][2] = { { 0, 0 }, { box->width - tip, 0 }, { box->width, height / 2 }, { box->width - tip, height }, { 0, height }, { notch, height / 2 } };
		for (int k = 0; k < 6; k++)
			path_to(d->scene, chevron, k ? 'L' : 'M', points[k]);
		path_to(d->scene, chevron, 'Z', NULL);
		struct color hue = draw_stage_color(d->theme, box->stage->hue);
		chevron->paint.fill = hue;
		draw_lines(d, g, ROLE_LANE, i ? 16 : 10, middle_of_lines(ROLE_LANE, box->title, height), ANCHOR_LEFT, box->title,
			draw_stage_ink(d->theme, hue));
	}
}

static void draw_trace(struct drawing *d, struct shape *into, const struct trace *t)
{
	draw_phases(d, into, &t->plan->phases, 0, t->ribbon_y);
	draw_ribbon(d, into, t);
	if (t->feelings.curves)
		draw_feelings(d, into, &t->feelings);
}

/* The ground of a sheet, or of the part of it that stands on one page. */
static struct shape *begin_sheet(struct drawing *d, struct shape *into, const struct persona_sheet *s, double y, double height)
{
	struct shape *g = scene_group(d->scene, into, STR("persona"), s->x, y);
	draw_id(d, g, "persona", s->persona->thing.id);
	g->span = s->persona->thing.span;
	draw_box(d, g, 0, 0, s->width, height, 12, d->theme->background, d->theme->card_line);
	return g;
}

static void draw_portrait(struct drawing *d, struct shape *into, const struct persona_sheet *s, double top)
{
	draw_avatar(d, into, SHEET_PADDING + PORTRAIT, top + PORTRAIT, PORTRAIT, s->persona, s->picture, s->index);
	draw_persona_ring(d, into, SHEET_PADDING + PORTRAIT, top + PORTRAIT, PORTRAIT, s->persona, s->index);
}

static void draw_sheet(struct drawing *d, struct shape *into, const struct persona_sheet *s)
{
	struct shape *g = begin_sheet(d, into, s, s->y, s->height);
	draw_portrait(d, g, s, SHEET_PADDING);
	draw_blocks(d, g, s->who, s->who_len, d->theme->text);
	for (size_t i = 0; i < s->panels.cards.len; i++)
		draw_card(d, g, s->panels.cards.at[i]);
	if (s->traces.len)
		draw_trace(d, g, &s->traces.at[0]);
}

/* ---- on pages ---- */

/* With the portrait in the first item, and all text where that is the only one. */
static void draw_who(const struct personas *p, struct drawing *d, struct shape *into, const struct sheet_part *part)
{
	const struct persona_sheet *s = &p->sheets.at[part->group];
	const struct sheet_lane *lane = persona_lane(p, part->group, WHO_BAND);
	for (size_t i = 0; i < lane->items.len; i++) {
		const struct sheet_item *item = &lane->items.at[i];
		if (item->page != part->page)
			continue;
		struct shape *g = scene_group(d->scene, into, STR("who"), 0, item->y - part->y);
		if (!i)
			draw_portrait(d, g, s, 0);
		draw_blocks(d, g, i ? &s->who[i - 1] : s->who, i ? 1 : lane->items.len == 1 ? s->who_len : 0, d->theme->text);
	}
}

static void draw_again(struct drawing *d, struct shape *into, const struct persona_sheet *s)
{
	double baseline = SHEET_PADDING + font_ascent(role_font(ROLE_STRONG));
	struct shape *name = draw_lines(d, into, ROLE_STRONG, SHEET_PADDING, baseline, ANCHOR_LEFT, s->again, d->theme->strong_text);
	if (name)
		name->part = TEXT_ORNAMENT; /* said where the sheet begins */
}

static void draw_part(const struct personas *p, struct drawing *d, struct shape *into, const struct sheet_part *part)
{
	const struct persona_sheet *s = &p->sheets.at[part->group];
	const struct sheet_lane *panels = persona_lane(p, part->group, PANELS_BAND), *traces = persona_lane(p, part->group, TRACES_BAND);
	struct shape *g = begin_sheet(d, into, s, part->y, part->bottom - part->y);
	if (!part->begins)
		draw_again(d, g, s);
	draw_who(p, d, g, part);
	for (size_t i = 0; i < panels->items.len; i++)
		if (panels->items.at[i].page == part->page)
			draw_card(d, g, s->panels.cards.at[i]);
	for (size_t i = 0; i < traces->items.len; i++)
		if (traces->items.at[i].page == part->page)
			draw_trace(d, scene_group(d->scene, g, STR("trace"), 0, traces->items.at[i].y - part->y), &s->traces.at[i]);
}

static void draw_page(const struct personas *p, struct drawing *d, struct shape *into)
{
	const struct sheets *s = &p->paged->sheets;
	for (size_t i = 0; i < s->parts.len; i++)
		if (s->parts.at[i].page == p->paged->page)
			draw_part(p, d, into, &s->parts.at[i]);
}

/* ---- the whole ---- */

static void draw_sheets(const struct personas *p, struct drawing *d, struct shape *into)
{
	for (size_t i = 0; i < p->sheets.len; i++) {
		draw_sheet(d, into, &p->sheets.at[i]);
		VEC_PUSH(&d->scene->arena, &d->scene->frame.row_cuts, p->sheets.at[i].y + p->sheets.at[i].height + 12);
	}
}

void personas_draw(const struct personas *p, struct drawing *d)
{
	struct shape *root = &d->scene->root;
	draw_title(d, root);
	(p->paged ? draw_page : draw_sheets)(p, d, root);
	if (!p->sheets.len)
		draw_empty(d, root, d->plan->strip_y, locale_nothing(d->plan->locale, d->plan->map, LABEL_no_personas));
	draw_footer(d, root);
}
