/* summary_draw.c — the slide's looks: a heading with a line under it for each part, tinted cards for what hurts and what helps. */
#include "view/summary.h"

enum { EDGE = 4, EDGE_STRONG = 7, PORTRAIT = 28, RADIUS = 8 };

static double below_head(const struct summary_area *a)
{
	return a->y + layout_at_least(a->head.height, a->note.height) + SUMMARY_BELOW_HEAD;
}

/* ---- the header ---- */

static void draw_people(const struct summary *s, struct drawing *d, struct shape *into, double y)
{
	const struct theme *t = d->theme;
	double right = s->width - SLIDE_MARGIN, middle = y + s->header_height / 2;
	if (s->people.len == 1) {
		const struct persona *who = (const struct persona *)s->people.at[0];
		double top = middle - (s->persona.height + s->quote.height) / 2;
		draw_avatar(d, into, right - PORTRAIT, middle, PORTRAIT, who, who->image ? who->image->bytes : (struct str){ 0 }, draw_persona_index(d->plan, who));
		draw_persona_ring(d, into, right - PORTRAIT, middle, PORTRAIT, who, draw_persona_index(d->plan, who));
		slide_draw(d, into, right - 2 * PORTRAIT - 14, top, ANCHOR_RIGHT, s->persona, t->strong_text);
		slide_draw(d, into, right - 2 * PORTRAIT - 14, top + s->persona.height, ANCHOR_RIGHT, s->quote, t->label);
		return;
	}
	double top = y, left = right - s->cast_width;
	for (size_t i = 0; i < s->cast_count; i++) {
		draw_persona_marker(d, into, left + 6, top + slide_line(SLIDE_BODY) / 2, 6, s->cast[i].persona, s->cast[i].index);
		slide_draw(d, into, left + 20, top, ANCHOR_LEFT, s->cast[i].name, t->text);
		top += s->cast[i].name.height;
	}
}

static void draw_top(const struct summary *s, struct drawing *d)
{
	const struct theme *t = d->theme;
	const struct plan *p = d->plan;
	struct shape *g = scene_group(d->scene, &d->scene->root, STR("title"), 0, 0);
	double y = s->header_y;
	struct shape *brand = slide_draw(d, g, SLIDE_MARGIN, SUMMARY_BRAND_TOP, ANCHOR_LEFT, s->brand, t->muted);
	shape_of(brand, drawing_theme_span(d, KIND_HEADER));
	d->scene->frame.header = drawing_running_line(d, s->brand.lines, brand);
	if (p->logo.len)
		scene_image(d->scene, g, SLIDE_MARGIN, y, p->logo_width, p->logo_height, p->logo);
	struct shape *title = slide_draw(d, g, s->title_x, y, ANCHOR_LEFT, s->title, t->strong_text);
	if (title)
		title->part = TEXT_NAME;
	slide_draw(d, g, s->title_x, y + s->title.height + 2, ANCHOR_LEFT, s->subtitle, t->muted);
	struct shape *people = scene_group(d->scene, &d->scene->root, STR("persona"), 0, 0);
	draw_people(s, d, people, y);
}

/* ---- what it is about ---- */

static void draw_cell(const struct summary *s, struct drawing *d, struct shape *into, const struct summary_cell *c)
{
	const struct theme *t = d->theme;
	double y = s->band_y + (s->band_height - c->height) / 2;
	slide_draw(d, into, c->x, y, ANCHOR_LEFT, c->kicker, t->label);
	y += c->kicker.height;
	slide_draw(d, into, c->x, y, ANCHOR_LEFT, c->lead, t->text);
	y += c->lead.height;
	slide_draw(d, into, c->x, y, ANCHOR_LEFT, c->main, t->strong_text);
	slide_draw(d, into, c->x, y + c->main.height, ANCHOR_LEFT, c->meta, t->label);
}

static void draw_band(const struct summary *s, struct drawing *d)
{
	const struct theme *t = d->theme;
	struct shape *g = scene_group(d->scene, &d->scene->root, STR("purpose"), 0, 0);
	struct color fill = color_mix(t->accent, t->background, 0.07);
	draw_box(d, g, SLIDE_MARGIN, s->band_y, s->width - 2 * SLIDE_MARGIN, s->band_height, RADIUS, fill, line_around(t, fill));
	scene_rect(d->scene, g, SLIDE_MARGIN, s->band_y, 6, s->band_height, 0)->paint.fill = t->accent;
	for (size_t i = 0; i < s->cell_count; i++) {
		if (i)
			draw_line(d, g, s->cells[i].x - 18, s->band_y + 12, s->cells[i].x - 18, s->band_y + s->band_height - 12, t->card_line, 1);
		draw_cell(s, d, g, &s->cells[i]);
	}
}

/* ---- cards ---- */

static void draw_meta(struct drawing *d, struct shape *into, const struct summary_item *item, double top)
{
	const struct theme *t = d->theme;
	double x = SUMMARY_INSET + SUMMARY_RANK, middle = top + slide_line(SLIDE_META) / 2;
	if (item->severity) {
		struct shape *sign = draw_told(d, into, locale_choice(d->plan->locale, CHOICES_level, (unsigned)item->severity));
		draw_dots(d, sign, x + 4, middle, item->severity, 3, t->pain_edge);
	}
	if (item->pill.len) { /* all air below, as in a card: Arabic letters reach further down than others */
		double pill = slide_baseline(SLIDE_PILL, top) - font_ascent(slide_font(SLIDE_PILL));
		scene_rect(d->scene, into, x, pill, item->pill_width, SUMMARY_PILL, 4)->paint.fill = t->pill;
		slide_draw_line(d, into, SLIDE_PILL, x + item->pill_width / 2, slide_baseline(SLIDE_PILL, top), ANCHOR_MIDDLE, item->pill, t->pill_text);
	}
	slide_draw(d, into, item->meta_x, top, ANCHOR_LEFT, item->meta, t->text);
}

static void draw_item(struct drawing *d, struct shape *into, const struct summary_item *item, size_t rank, double x, double y, double width)
{
	const struct theme *t = d->theme;
	bool is_pain = item->thing->kind == KIND_PAIN;
	struct color fill = is_pain ? item->is_strong ? t->pain_strong : t->pain : item->is_strong ? t->opportunity_strong : t->opportunity;
	struct shape *g = scene_group(d->scene, into, is_pain ? STR("pain") : STR("opportunity"), x, y);
	draw_id(d, g, is_pain ? "pain" : "opportunity", item->thing->id);
	g->span = item->thing->span;
	draw_box(d, g, 0, 0, width, item->height, RADIUS, fill, line_around(t, fill));
	double edge = item->is_strong ? EDGE_STRONG : EDGE;
	struct shape *line = draw_line(d, g, edge / 2, 0, edge / 2, item->height, is_pain ? t->pain_edge : t->opportunity_edge, edge);
	if (certainty_is_doubt(item->certainty))
		line->paint.dash = 4, line->paint.gap = 3;
	bool has_meta = item->meta.height > 0 || item->severity || item->pill.len;
	double air = item->pill.len ? SUMMARY_PILL_AIR : 0, text = item->title.height + (has_meta ? air + layout_at_least(item->meta.height, slide_line(SLIDE_META)) : 0), top = (item->height - text) / 2;
	slide_draw_line(d, g, SLIDE_RANK, SUMMARY_INSET, slide_baseline(SLIDE_ITEM, top), ANCHOR_LEFT, str_fmt(&d->scene->arena, "%zu", rank), t->text);
	slide_draw(d, g, SUMMARY_INSET + SUMMARY_RANK, top, ANCHOR_LEFT, item->title, t->strong_text);
	draw_meta(d, g, item, top + item->title.height + air);
}

static void draw_items(struct drawing *d, const struct summary_area *a, const struct summary_item *items, size_t count)
{
	struct shape *g = scene_group(d->scene, &d->scene->root, STR("panel"), 0, 0);
	double y = below_head(a);
	summary_draw_head(d, g, a, d->theme->strong_text);
	for (size_t i = 0; i < count; i++) {
		draw_item(d, g, &items[i], i + 1, a->x, y, a->width);
		y += items[i].height + SUMMARY_ITEM_GAP;
	}
}

/* ---- measures ---- */

static void draw_measure(const struct summary *s, struct drawing *d, struct shape *into, const struct summary_area *a, const struct summary_measure *m, double y)
{
	const struct theme *t = d->theme;
	double middle = y + m->height / 2, target = a->x + a->width - s->target_width, bar = SUMMARY_BAR;
	struct shape *g = scene_group(d->scene, into, STR("metric"), 0, 0);
	g->span = m->measure->thing.span;
	slide_draw(d, g, a->x, middle - m->name.height / 2, ANCHOR_LEFT, m->name, t->text);
	slide_draw(d, g, target - bar - 2 * SUMMARY_BAR_GAP, middle - m->value.height / 2, ANCHOR_RIGHT, m->value, t->strong_text);
	if (measure_has_scale(m->measure))
		draw_bar(d, g, target - bar - SUMMARY_BAR_GAP, middle - 3, bar, m->measure);
	slide_draw(d, g, target, middle - m->target.height / 2, ANCHOR_LEFT, m->target, t->muted);
}

static void draw_measures(const struct summary *s, struct drawing *d)
{
	const struct summary_area *a = &s->of_measures;
	struct shape *g = scene_group(d->scene, &d->scene->root, STR("panel"), 0, 0);
	double y = below_head(a);
	summary_draw_head(d, g, a, d->theme->strong_text);
	for (size_t i = 0; i < s->shown_measures; i++) {
		if (i)
			draw_line(d, g, a->x, y, a->x + a->width, y, d->theme->line, 1);
		draw_measure(s, d, g, a, &s->measures.at[i], y);
		y += s->measures.at[i].height;
	}
}

/* ---- the whole ---- */

void summary_draw(const struct summary *s, struct drawing *d)
{
	draw_top(s, d);
	if (s->cell_count)
		draw_band(s, d);
	if (d->plan->stages.len)
		summary_draw_curve(s, d, &d->scene->root);
	if (s->of_pains.height > 0)
		draw_items(d, &s->of_pains, s->pains.at, s->shown_pains);
	if (s->of_opportunities.height > 0)
		draw_items(d, &s->of_opportunities, s->opportunities.at, s->shown_opportunities);
	if (s->of_measures.height > 0)
		draw_measures(s, d);
	if (s->of_plan.height > 0)
		summary_draw_plan(s, d, &d->scene->root);
	if (s->of_decisions.height > 0)
		summary_draw_decisions(s, d, &d->scene->root);
	if (!d->plan->journey->step_count && s->of_pains.height + s->of_opportunities.height + s->of_measures.height + s->of_plan.height + s->of_decisions.height <= 0)
		slide_draw_line(d, &d->scene->root, SLIDE_BODY, SLIDE_MARGIN, s->height / 2, ANCHOR_LEFT, locale_nothing(d->plan->locale, d->plan->map, LABEL_no_steps), d->theme->muted);
	summary_draw_foot(s, d);
}
