/* draw.c — the swimlane in its reading order: title, who and why, stages, lanes from top to bottom, legend. */
#include "scene/drawing.h"
#include "cjm/cards.h"
#include "cjm/unicode.h"

/* ---- header ---- */

/* Lines are slices of one text. */
static struct running_line running_line(struct drawing *d, struct lines lines, const struct shape *shape)
{
	if (!lines.len)
		return (struct running_line){ 0 };
	const char *from = lines.at[0].at, *to = lines.at[lines.len - 1].at + lines.at[lines.len - 1].len;
	return (struct running_line){ str_copy(&d->scene->arena, (struct str){ from, (size_t)(to - from) }), shape };
}

static struct span said_by_theme(const struct drawing *d, enum statement_kind kind)
{
	return d->theme->spec ? thing_says_at(&d->theme->spec->thing, kind) : (struct span){ 0 };
}

void draw_title(struct drawing *d, struct shape *into)
{
	const struct plan *p = d->plan;
	const struct theme *t = d->theme;
	struct shape *g = scene_group(d->scene, into, STR("title"), 0, 0);
	struct span journey = p->journey->thing.span; /* not of the group: the brand's own line is no part of the journey */
	struct shape *brand = draw_lines(d, g, ROLE_META, p->margin, p->brand_y, ANCHOR_LEFT, p->brand_header, t->muted);
	shape_of(brand, said_by_theme(d, KIND_HEADER));
	d->scene->frame.header = running_line(d, p->brand_header, brand);
	if (p->logo.len)
		scene_image(d->scene, g, p->margin, p->title_y - 26, p->logo_width, p->logo_height, p->logo);
	shape_of(draw_lines(d, g, ROLE_TITLE, p->title_x, p->title_y, ANCHOR_LEFT, p->title, t->strong_text), journey);
	shape_of(draw_lines(d, g, ROLE_SUBTITLE, p->title_x, p->subtitle_y, ANCHOR_LEFT, p->subtitle, t->muted), journey);
	double meta_x = p->meta_beside ? p->width - p->margin : p->title_x;
	shape_of(draw_lines(d, g, ROLE_META, meta_x, p->meta_y, p->meta_beside ? ANCHOR_RIGHT : ANCHOR_LEFT, p->meta, t->muted), journey);
}

/* The beginning of a name that has no letters: "24/7", "👁️". */
static struct str first_sign(struct str name)
{
	size_t digits = 0;
	while (digits < name.len && digits < 2 && name.at[digits] >= '0' && name.at[digits] <= '9')
		digits++;
	return str_slice(name, 0, digits ? digits : text_cluster_end(name, 0));
}

/* Up to two initials, kept apart where letters would join. */
static struct str initials_of(struct drawing *d, struct str name)
{
	struct buf b = { 0 };
	size_t comma = str_find(name, ',');
	int count = 0;
	bool at_start = true;
	name = str_slice(name, 0, comma);
	for (size_t at = 0; at < name.len && count < 2;) {
		uint32_t code = utf8_next(name, &at);
		bool letter = unicode_is_letter(code);
		if (letter && at_start) {
			if (count && code >= 0x600 && code < 0x780)
				buf_utf8(&b, 0x200C);
			buf_utf8(&b, unicode_upper(code));
			count++;
		}
		at_start = !letter && !unicode_is_mark(code) && !unicode_is_invisible(code) && code != '-' && code != '\'';
	}
	struct str s = buf_take(&b, &d->scene->arena);
	buf_finish(&b);
	return s.len ? s : first_sign(name);
}

void draw_focus(struct drawing *d, struct shape *image, enum focus focus, struct str alt)
{
	image->keep_x = focus == FOCUS_LEFT ? -1 : focus == FOCUS_RIGHT;
	image->keep_y = focus == FOCUS_TOP ? -1 : focus == FOCUS_BOTTOM;
	image->alt = str_copy(&d->scene->arena, alt);
}

void draw_avatar(struct drawing *d, struct shape *into, double x, double y, double radius, const struct persona *p, struct str picture)
{
	struct color own;
	if (picture.len) {
		struct shape *image = scene_image(d->scene, into, x - radius, y - radius, 2 * radius, 2 * radius, picture);
		image->is_round = true;
		image->span = p->image->thing.span;
		draw_focus(d, image, p->image->focus, p->image->caption);
		return;
	}
	struct shape *ground = scene_circle(d->scene, into, x, y, radius);
	ground->paint.fill = d->theme->avatar;
	if (color_contrast(d->theme->avatar, d->theme->background) < 1.01)
		ground->paint.stroke = d->theme->card_line;
	bool has_own = p->color.len && color_read(p->color, &own) && color_contrast(own, d->theme->avatar) >= 4.5;
	draw_text(d, into, ROLE_INITIALS, x, y + 7, ANCHOR_MIDDLE, initials_of(d, thing_label(&p->thing)), has_own ? own : d->theme->accent);
}

static void draw_header_card(struct drawing *d, struct shape *into, const struct header_card *c)
{
	const char *word = c->persona ? "persona" : c->measure ? "metric" : "purpose";
	struct shape *g = scene_group(d->scene, into, str_of(word), c->x, c->y);
	g->span = c->span;
	draw_id(d, g, word, c->persona ? c->persona->thing.id : c->measure && c->measure->metric ? c->measure->metric->thing.id : (struct str){ 0 });
	struct shape *box = scene_rect(d->scene, g, 0.5, 0.5, c->width - 1, c->height - 1, 10);
	box->paint.fill = d->theme->background;
	box->paint.stroke = d->theme->card_line;
	if (c->has_avatar)
		draw_avatar(d, g, 41, 39, 27, c->persona, c->picture);
	shape_of(draw_lines(d, g, ROLE_KICKER, c->kicker_x, c->kicker_y, ANCHOR_LEFT, c->kicker_lines, d->theme->muted), c->kicker_span);
	draw_blocks(d, g, c->blocks.at, c->blocks.len, d->theme->text);
}

void draw_header(struct drawing *d, struct shape *into)
{
	draw_title(d, into);
	for (size_t i = 0; i < d->plan->header_cards.len; i++)
		draw_header_card(d, into, &d->plan->header_cards.at[i]);
}

/* ---- stages ---- */

struct shape *draw_chevron(struct drawing *d, struct shape *into, double width, double height, bool first, struct color color)
{
	struct shape *s = scene_path(d->scene, into);
	double tip = 14, notch = first ? 0 : tip, half = height / 2;
	path_to(d->scene, s, 'M', (double[]){ 0, 0 });
	path_to(d->scene, s, 'L', (double[]){ width - tip, 0 });
	path_to(d->scene, s, 'L', (double[]){ width, half });
	path_to(d->scene, s, 'L', (double[]){ width - tip, height });
	path_to(d->scene, s, 'L', (double[]){ 0, height });
	path_to(d->scene, s, 'L', (double[]){ notch, half });
	path_to(d->scene, s, 'Z', NULL);
	s->paint.fill = color;
	return s;
}

void draw_carried(struct drawing *d, const struct shape *text, const struct shape *ground)
{
	if (text)
		VEC_PUSH(&d->scene->arena, &d->scene->frame.carried, ((struct carried_text){ text, ground }));
}

/* The run goes up and down again where there are more stages than hues, so that neighbours always differ. */
struct color draw_stage_color(const struct theme *t, size_t index)
{
	size_t count = t->stage_count > 0 ? (size_t)t->stage_count : 1;
	size_t period = count > 1 ? 2 * (count - 1) : 1, at = index % period;
	return t->stages[at < count ? at : period - at];
}

/* A brand's run of colours may go from dark to light. */
struct color draw_stage_ink(const struct theme *t, struct color ground)
{
	return color_contrast(t->stage_text, ground) >= 4.5 ? t->stage_text : color_readable_on(ground);
}

struct str draw_detail_link(struct drawing *d, const struct stage *s)
{
	struct str path = s->detail ? thing_href(&s->detail->thing) : (struct str){ 0 };
	return str_ends(path, ".cjm") ? str_fmt(&d->scene->arena, "%.*s.svg", (int)path.len - 4, path.at) : (struct str){ 0 };
}

static void draw_phase(struct drawing *d, struct shape *into, const struct phase_bar *bar, double height)
{
	struct color ground = d->theme->bar;
	struct font font = role_font(ROLE_LANE);
	double text = (double)bar->title.len * font_line_height(font), air = font_line_height(font) - font_ascent(font) - font_descent(font);
	struct shape *g = scene_group(d->scene, into, STR("phase"), bar->x, 0);
	draw_id(d, g, "phase", bar->phase->thing.id);
	g->span = bar->phase->thing.span;
	struct shape *box = scene_rect(d->scene, g, 0, 0, bar->width, height, 4);
	box->paint.fill = ground;
	struct shape *title = draw_lines(d, g, ROLE_LANE, PHASE_INSET, (height - text + air) / 2 + font_ascent(font), ANCHOR_LEFT, bar->title,
		color_contrast(d->theme->strong_text, ground) >= 4.5 ? d->theme->strong_text : color_readable_on(ground));
	draw_carried(d, title, box);
}

void draw_phases(struct drawing *d, struct shape *into, const struct phase_bars *bars, double x, double y)
{
	if (!bars->list.len)
		return;
	struct shape *g = scene_group(d->scene, into, STR("phases"), x, y - bars->height - PHASE_AIR);
	for (size_t i = 0; i < bars->list.len; i++)
		draw_phase(d, g, &bars->list.at[i], bars->height);
}

void draw_stages(struct drawing *d, struct shape *into)
{
	const struct plan *p = d->plan;
	draw_phases(d, into, &p->phases, 0, p->strip_y);
	struct shape *strip = scene_group(d->scene, into, STR("stages"), 0, p->strip_y);
	for (size_t i = 0; i < p->stages.len; i++) {
		const struct stage_box *box = &p->stages.at[i];
		struct shape *g = scene_group(d->scene, strip, STR("stage"), box->x, 0);
		draw_id(d, g, "stage", box->stage->thing.id);
		g->span = box->stage->thing.span;
		g->link = draw_detail_link(d, box->stage);
		struct color hue = draw_stage_color(d->theme, i);
		const struct shape *chevron = draw_chevron(d, g, box->width, p->chevron_height, i == 0, hue);
		double height = (double)box->title.len * font_line_height(role_font(ROLE_STAGE));
		double baseline = (p->chevron_height - height) / 2 + (height / (double)(box->title.len ? box->title.len : 1)
			- font_ascent(role_font(ROLE_STAGE)) - font_descent(role_font(ROLE_STAGE))) / 2 + font_ascent(role_font(ROLE_STAGE));
		draw_carried(d, draw_lines(d, g, ROLE_STAGE, i == 0 ? 16 : 24, baseline, ANCHOR_LEFT, box->title, draw_stage_ink(d->theme, hue)), chevron);
		draw_blocks(d, g, box->notes.at, box->notes.len, d->theme->text);
	}
	draw_lines(d, strip, ROLE_SUBTITLE, p->margin, p->empty_y, ANCHOR_LEFT, p->empty, d->theme->muted);
}

/* ---- arrows ---- */

static void draw_arrow(struct drawing *d, struct shape *into, const struct arrow *a, double bottom)
{
	struct shape *g = scene_group(d->scene, into, STR("next"), 0, 0);
	g->span = a->span;
	struct color color = d->theme->accent;
	double r = 6, side = a->to_x > a->from_x ? 1 : -1;
	struct shape *s = scene_path(d->scene, g);
	path_to(d->scene, s, 'M', (double[]){ a->from_x, bottom });
	path_to(d->scene, s, 'L', (double[]){ a->from_x, a->y + r });
	path_to(d->scene, s, 'C', (double[]){ a->from_x, a->y, a->from_x, a->y, a->from_x + side * r, a->y });
	path_to(d->scene, s, 'L', (double[]){ a->to_x - side * r, a->y });
	path_to(d->scene, s, 'C', (double[]){ a->to_x, a->y, a->to_x, a->y, a->to_x, a->y + r });
	path_to(d->scene, s, 'L', (double[]){ a->to_x, bottom - 5 });
	s->paint.stroke = color;
	s->paint.stroke_width = 1.5;
	struct shape *head = scene_path(d->scene, g);
	path_to(d->scene, head, 'M', (double[]){ a->to_x - 3.5, bottom - 7 });
	path_to(d->scene, head, 'L', (double[]){ a->to_x + 3.5, bottom - 7 });
	path_to(d->scene, head, 'L', (double[]){ a->to_x, bottom });
	path_to(d->scene, head, 'Z', NULL);
	head->paint.fill = color;
	struct shape *dot = scene_circle(d->scene, g, a->from_x, bottom, 2.2);
	dot->paint.fill = color;
}

static void draw_arrow_label(struct drawing *d, struct shape *into, const struct arrow *a)
{
	if (!a->label.len)
		return;
	struct shape *ground = scene_rect(d->scene, into, a->label_x, a->y - 7.5, a->label_width, 15, 3);
	ground->paint.fill = d->theme->background;
	shape_of(draw_lines(d, into, ROLE_TAG, a->label_x + a->label_width / 2, a->y + 4, ANCHOR_MIDDLE, a->label, d->theme->text), a->span);
}

void draw_arrows(struct drawing *d, struct shape *into)
{
	const struct plan *p = d->plan;
	if (!p->arrows.len)
		return;
	struct shape *g = scene_group(d->scene, into, STR("ways"), 0, p->arrows_y);
	for (size_t i = 0; i < p->arrows.len; i++)
		draw_arrow(d, g, &p->arrows.at[i], p->arrows_height + 8);
	for (size_t i = 0; i < p->arrows.len; i++)
		draw_arrow_label(d, g, &p->arrows.at[i]);
}

/* ---- lanes ---- */

static void draw_service_line(struct drawing *d, struct shape *into, const struct swimlane *lane)
{
	const struct plan *p = d->plan;
	double y = lane->line_y - lane->y; /* in the lane, so that a lane that moves changes one line of the SVG */
	struct shape *line = draw_line(d, into, p->margin, y, p->width - p->margin, y, d->theme->muted, 1.3);
	line->paint.dash = 5;
	line->paint.gap = 4;
	draw_text(d, into, ROLE_LINE, p->width - p->margin, y + 13, ANCHOR_RIGHT, lane->line_label, d->theme->muted);
}

static void draw_separators(struct drawing *d, struct shape *into, const struct swimlane *lane)
{
	const struct plan *p = d->plan;
	if (lane->of_journey) {
		draw_line(d, into, p->margin, 0, p->width - p->margin, 0, d->theme->label, 2);
		return;
	}
	draw_line(d, into, p->margin, 0, p->margin + p->label_width - 8, 0, d->theme->line, 1);
	for (size_t i = 0; i < p->stages.len; i++)
		draw_line(d, into, p->stages.at[i].x, 0, p->stages.at[i].x + p->stages.at[i].width, 0, d->theme->line, 1);
}

static void draw_lane(struct drawing *d, struct shape *into, const struct swimlane *lane)
{
	struct shape *g = scene_group(d->scene, into, str_fmt(&d->scene->arena, "lane %s", lane->class), 0, lane->y);
	draw_id(d, g, "lane", lane->own ? lane->own->thing.id : str_of(lane->class));
	g->span = lane->own ? lane->own->thing.span : (struct span){ 0 };
	if (lane->line_label.len && lane->line_y > 0)
		draw_service_line(d, g, lane);
	else
		draw_separators(d, g, lane);
	draw_lines(d, g, ROLE_LANE, d->plan->margin, lane->label_baseline, ANCHOR_LEFT, lane->label, d->theme->label);
	if (lane->curves)
		draw_feelings(d, g, lane);
	for (size_t i = 0; i < lane->cards.len; i++)
		draw_card(d, g, lane->cards.at[i]);
}

/* ---- footer ---- */

static void draw_edge_sample(struct drawing *d, struct shape *into, double x, double y, bool dashed)
{
	struct shape *s = draw_line(d, into, x + 1, y, x + 17, y, d->theme->muted, 3);
	if (dashed)
		s->paint.dash = 4, s->paint.gap = 2;
}

static void draw_ring_sample(struct drawing *d, struct shape *into, double x, double y, bool dashed)
{
	struct shape *s = scene_circle(d->scene, into, x + 5.5, y, 5);
	s->paint.stroke = d->theme->muted;
	s->paint.stroke_width = 1.4;
	if (dashed)
		s->paint.dash = 2.6, s->paint.gap = 1.9;
}

static void draw_bracket_sample(struct drawing *d, struct shape *into, double x, double y)
{
	struct shape *s = scene_path(d->scene, into);
	const double corners[4][2] = { { x, y + 3 }, { x, y - 1 }, { x + 16, y - 1 }, { x + 16, y + 3 } };
	for (int i = 0; i < 4; i++)
		path_to(d->scene, s, i ? 'L' : 'M', corners[i]);
	s->paint.stroke = d->theme->muted;
	s->paint.stroke_width = 1.2;
}

static void draw_legend_sign(struct drawing *d, struct shape *into, const struct legend_item *item)
{
	double x = item->x, y = item->y - d->plan->footer_y - 4;
	switch (item->kind) {
	case LEGEND_CHANNEL: draw_channel(d, into, x + 1, y, item->channel); break;
	case LEGEND_STAR: draw_star(d, into, x + 5, y, 6.5); break;
	case LEGEND_DOTS: draw_dots(d, into, x + 4, y, 2, 3, d->theme->pain_edge); break;
	case LEGEND_OBSERVED: draw_edge_sample(d, into, x, y, false); break;
	case LEGEND_DASHED: draw_edge_sample(d, into, x, y, true); break;
	case LEGEND_OBSERVED_FACE: draw_ring_sample(d, into, x, y, false); break;
	case LEGEND_DASHED_FACE: draw_ring_sample(d, into, x, y, true); break;
	case LEGEND_ESTIMATED: draw_about(d, into, x + 5.5, y, 9, d->theme->label); break;
	case LEGEND_PERSONA: {
		struct shape *s = draw_line(d, into, x, y, x + 17, y, draw_persona_color(d, item->persona, item->index), 2.5);
		if (item->index % 2)
			s->paint.dash = 5, s->paint.gap = 3;
		break;
	}
	case LEGEND_STAGE: draw_stage_sign(d, into, x + 6, y, d->theme->stages[0]); break;
	case LEGEND_GO: draw_go(d, into, x + 5, y, d->theme->accent); break;
	case LEGEND_DONE: draw_check(d, into, x + 5, y, d->theme->opportunity_edge); break;
	case LEGEND_UNWANTED: draw_unwanted(d, into, x + 5, y, d->theme->pain_edge); break;
	case LEGEND_MISSED: draw_missed(d, into, x + 5, y, d->theme->accent); break;
	case LEGEND_STAGE_FELT: draw_bracket_sample(d, into, x, y); break;
	case LEGEND_NO_PLACE: draw_no_place(d, into, x + 7, y, 6.5, d->theme->muted, false); break;
	case LEGEND_SIDE_WAY: draw_line(d, into, x, y, x + 17, y, d->theme->curve, 1.2); break;
	case LEGEND_WAY_BACK: {
		struct shape *s = draw_line(d, into, x, y, x + 17, y, d->theme->accent, 1.7);
		s->paint.dash = 6, s->paint.gap = 4;
		break;
	}
	case LEGEND_WAY_OUT:
		draw_line(d, into, x, y, x + 7, y, d->theme->curve, 1.2);
		draw_exit(d, into, x + 13, y, d->theme->pain_edge);
		break;
	case LEGEND_COVERED: {
		struct shape *s = scene_rect(d->scene, into, x, y - 5, 14, 10, 3);
		s->paint.fill = d->theme->accent;
		s->paint.fill_opacity = 0.28;
		break;
	}
	case LEGEND_COVERED_ASSUMED: {
		struct shape *s = scene_rect(d->scene, into, x + 0.5, y - 4.5, 13, 9, 3);
		s->paint.stroke = d->theme->accent;
		s->paint.dash = 3, s->paint.gap = 2;
		break;
	}
	case LEGEND_NONE_FOUND: draw_check(d, into, x + 6, y, d->theme->muted); break;
	case LEGEND_GAP: {
		struct shape *s = scene_rect(d->scene, into, x + 0.5, y - 4.5, 13, 9, 3);
		s->paint.stroke = d->theme->pain_edge;
		draw_line(d, into, x + 4, y, x + 10, y, d->theme->pain_edge, 1.4);
		break;
	}
	case LEGEND_CLOCK: draw_clock(d, into, x + 5, y, d->theme->muted); break;
	case LEGEND_EXIT: draw_exit(d, into, x + 5, y, d->theme->pain_edge); break;
	case LEGEND_OWN: break; /* the view draws it */
	}
}

/* Of the channel or the persona whose sign it explains. */
static struct span span_of_item(const struct legend_item *item)
{
	const struct thing *t = item->channel ? &item->channel->thing : item->persona ? &item->persona->thing : NULL;
	return t ? t->span : (struct span){ 0 };
}

void draw_footer(struct drawing *d, struct shape *into)
{
	const struct plan *p = d->plan;
	double top = p->footer_y;
	struct shape *g = scene_group(d->scene, into, STR("legend"), 0, top);
	draw_line(d, g, p->margin, 0, p->width - p->margin, 0, d->theme->line, 1);
	for (size_t i = 0; i < p->legend.len; i++) {
		const struct legend_item *item = &p->legend.at[i];
		draw_legend_sign(d, g, item);
		shape_of(draw_lines(d, g, ROLE_SMALL, item->x + item->sign_room, item->y - top, ANCHOR_LEFT, item->lines, d->theme->muted), span_of_item(item));
	}
	draw_lines(d, g, ROLE_SMALL, p->width - p->margin, p->coverage_y - top, ANCHOR_RIGHT, p->coverage_lines, d->theme->muted);
	struct shape *brand = draw_lines(d, g, ROLE_SMALL, p->margin, p->footer_text_y - top, ANCHOR_LEFT, p->footer_lines, d->theme->muted);
	shape_of(brand, said_by_theme(d, KIND_FOOTER));
	d->scene->frame.footer = running_line(d, p->footer_lines, brand);
}

/* ---- colours that belong to things ---- */

/* A colour of the map's own is kept where the theme can show it: the print theme has only greys, and no theme a colour
 * that vanishes on its paper. */
static bool own_color(const struct theme *t, struct str written, struct color *color)
{
	if (!written.len || !color_read(written, color))
		return false;
	if (t->is_grey) {
		uint8_t grey = (uint8_t)((color->r * 54 + color->g * 183 + color->b * 19) >> 8); /* the luma weights of BT.709 */
		*color = (struct color){ grey, grey, grey, false };
	}
	return color_contrast(*color, t->background) >= 2;
}

struct color draw_channel_color(const struct drawing *d, const struct channel *c)
{
	struct color own;
	if (own_color(d->theme, c->color, &own))
		return own;
	for (size_t i = 0; i < d->plan->channels_used.len; i++)
		if (d->plan->channels_used.at[i] == c)
			return d->theme->channels[i % CHANNEL_HUES];
	return d->theme->muted;
}

void draw_channel(struct drawing *d, struct shape *into, double x, double y, const struct channel *c)
{
	double width = channel_sign_width(d->plan->ruler, c);
	if (channel_is_boxed(c)) {
		struct shape *box = scene_rect(d->scene, into, x + 0.5, y - CHANNEL_BOX / 2.0, width - 1, CHANNEL_BOX, 3);
		box->paint.stroke = draw_channel_color(d, c);
	}
	if (c && c->icon.len) {
		draw_text(d, into, ROLE_TAG, x + width / 2, y + 4, ANCHOR_MIDDLE, c->icon, d->theme->label);
		return;
	}
	struct shape *dot = scene_circle(d->scene, into, x + CHANNEL_DOT / 2.0, y, CHANNEL_DOT / 2.0);
	dot->paint.fill = c ? draw_channel_color(d, c) : (struct color){ .none = true };
	dot->paint.stroke = c ? (struct color){ .none = true } : d->theme->muted;
}

struct color draw_persona_color(const struct drawing *d, const struct persona *p, size_t index)
{
	struct color own;
	if (p && own_color(d->theme, p->color, &own))
		return own;
	return d->theme->personas[index % PERSONA_HUES];
}

/* ---- the whole ---- */

static struct str description_of(struct drawing *d)
{
	const struct plan *p = d->plan;
	struct buf b = { 0 };
	for (size_t i = 0; i < p->subtitle.len; i++)
		buf_fmt(&b, "%s%.*s", i ? " " : "", STR_ARG(p->subtitle.at[i]));
	for (size_t i = 0; i < p->stages.len && i < 12; i++)
		buf_fmt(&b, "%s%.*s", i ? ", " : ": ", STR_ARG(thing_label(&p->stages.at[i].stage->thing)));
	struct str s = buf_take(&b, &d->scene->arena);
	buf_finish(&b);
	return s;
}

static void set_description(struct drawing *d)
{
	const struct plan *p = d->plan;
	struct scene *s = d->scene;
	s->width = p->width;
	s->height = p->height;
	s->background = d->theme->background;
	s->lang = str_copy(&s->arena, p->language);
	s->title = str_copy(&s->arena, thing_label(&p->journey->thing));
	s->description = description_of(d);
	s->author = p->journey->owner ? str_copy(&s->arena, locale_name(p->locale, &p->journey->owner->thing)) : (struct str){ 0 };
	s->family = str_copy(&s->arena, d->theme->family);
}

static void set_cuts(struct drawing *d)
{
	const struct plan *p = d->plan;
	struct scene *s = d->scene;
	s->frame.label_width = p->margin + p->label_width - 4;
	s->frame.heading_top = p->strip_y - phases_room(&p->phases);
	s->frame.heading_bottom = p->strip_y + p->chevron_height;
	for (size_t i = 0; i < p->columns.len; i++) {
		double cut = p->columns.at[i].x + p->columns.at[i].width + 4;
		VEC_PUSH(&s->arena, &s->frame.column_cuts, cut);
		if (i + 1 == p->columns.len || p->columns.at[i + 1].stage != p->columns.at[i].stage)
			VEC_PUSH(&s->arena, &s->frame.stage_cuts, cut);
	}
	for (size_t i = 0; i < p->lanes.len; i++)
		VEC_PUSH(&s->arena, &s->frame.row_cuts, p->lanes.at[i].y + p->lanes.at[i].height);
	struct bookmark top = { .label = s->title, .x = 0, .y = 0, .level = 0 };
	VEC_PUSH(&s->arena, &s->bookmarks, top);
	for (size_t i = 0; i < p->stages.len; i++) {
		struct bookmark b = { .label = str_copy(&s->arena, thing_label(&p->stages.at[i].stage->thing)), .x = p->stages.at[i].x, .y = p->strip_y, .level = 1 };
		VEC_PUSH(&s->arena, &s->bookmarks, b);
	}
}

struct drawing drawing_begin(const struct plan *p, const struct theme *theme)
{
	struct drawing d = { .scene = scene_new(), .plan = p, .theme = theme };
	names_init(&d.ids, &d.scene->arena);
	set_description(&d);
	return d;
}

struct scene *drawing_end(struct drawing *d)
{
	set_cuts(d);
	if (language_is_rtl(d->plan->language)) {
		d->scene->direction = DIRECTION_RTL;
		scene_mirror(d->scene);
	}
	return d->scene;
}

struct scene *draw_swimlane(const struct plan *p, const struct theme *theme)
{
	struct drawing d = drawing_begin(p, theme);
	struct scene *s = d.scene;
	draw_header(&d, &s->root);
	draw_stages(&d, &s->root);
	draw_arrows(&d, &s->root);
	for (size_t i = 0; i < p->lanes.len; i++)
		draw_lane(&d, &s->root, &p->lanes.at[i]);
	draw_footer(&d, &s->root);
	return drawing_end(&d);
}
