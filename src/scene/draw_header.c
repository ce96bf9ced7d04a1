/* draw_header.c — above the stages: what the drawing is, and cards that tell who, why and what for. */
#include "cjm/drawing.h"
#include "cjm/unicode.h"

/* Beside a slide's title; the lane of measures has them as well. */
static void draw_figures(struct drawing *d, struct shape *into)
{
	const struct theme *t = d->theme;
	for (size_t i = 0; i < d->plan->figures.len; i++) {
		const struct title_figure *f = &d->plan->figures.at[i];
		struct shape *g = scene_group(d->scene, into, STR("metric"), 0, 0);
		g->span = f->measure->thing.span;
		draw_text(d, g, ROLE_SMALL, f->name_x, f->y, ANCHOR_RIGHT, f->name, t->text)->part = TEXT_ORNAMENT;
		draw_text(d, g, ROLE_STRONG, f->value_x, f->y, ANCHOR_RIGHT, f->value, t->strong_text)->part = TEXT_ORNAMENT;
		draw_bar(d, g, f->bar_x, f->y - 8, f->bar_width, f->measure);
		draw_text(d, g, ROLE_SMALL, f->target_x, f->y, ANCHOR_LEFT, f->target, t->muted)->part = TEXT_ORNAMENT;
	}
}

enum { LOGO_DOWN = 5 }; /* from the top of the title */

static struct shape *draw_set_lines(struct drawing *d, struct shape *into, struct font font, enum text_part part, double x, double baseline, struct lines lines, struct color color)
{
	if (!lines.len)
		return NULL;
	struct shape *s = scene_lines(d->scene, into, font, x, baseline, ANCHOR_LEFT, lines);
	s->paint.fill = color;
	s->part = part;
	return s;
}

void draw_title(struct drawing *d, struct shape *into)
{
	const struct plan *p = d->plan;
	const struct theme *t = d->theme;
	struct shape *g = scene_group(d->scene, into, STR("title"), 0, 0);
	struct span journey = p->journey->thing.span; /* not of the group: the brand's own line is no part of the journey */
	struct shape *brand = draw_lines(d, g, ROLE_META, p->meta_beside ? p->width - p->margin : p->margin, p->brand_y, p->meta_beside ? ANCHOR_RIGHT : ANCHOR_LEFT, p->brand_header, t->muted);
	shape_of(brand, drawing_theme_span(d, KIND_HEADER));
	draw_standing(d, brand);
	d->scene->frame.header = drawing_running_line(d, p->brand_header, brand);
	if (p->logo.len)
		scene_image(d->scene, g, p->margin, p->title_y - font_ascent(p->title_font) + LOGO_DOWN, p->logo_width, p->logo_height, p->logo);
	struct shape *title = shape_of(draw_set_lines(d, g, p->title_font, TEXT_NAME, p->title_x, p->title_y, p->title, t->strong_text), journey);
	if (title && p->page && p->page->number > 1)
		title->part = TEXT_ORNAMENT; /* a slide before it was called so */
	shape_of(draw_lines(d, g, ROLE_SUBTITLE, p->title_x, p->subtitle_y, ANCHOR_LEFT, p->subtitle, t->muted), journey);
	shape_of(draw_set_lines(d, g, p->title_font, TEXT_ORNAMENT, p->title_x, p->title_y, p->running, t->strong_text), journey);
	draw_figures(d, g);
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

/* Of the scripts whose letters join, and reach far below their line. */
static bool is_joined(uint32_t code)
{
	return code >= 0x600 && code < 0x780;
}

static bool hangs(struct str text)
{
	for (size_t at = 0; at < text.len;)
		if (is_joined(utf8_next(text, &at)))
			return true;
	return false;
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
			if (count && is_joined(code))
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

/* The persona's, where it can be read: of several that of their curve, of one their own. */
static struct color initials_color(struct drawing *d, const struct persona *p, size_t index)
{
	struct color own;
	bool has_own = p->color.len && color_read(p->color, &own);
	if (index != SIZE_MAX)
		own = draw_readable_color(d, draw_persona_color(d, p, index));
	return (has_own || index != SIZE_MAX) && color_contrast(own, d->theme->avatar) >= 4.5 ? own : d->theme->accent;
}

void draw_avatar(struct drawing *d, struct shape *into, double x, double y, double radius, const struct persona *p, struct str picture, size_t index)
{
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
	struct color ink = initials_color(d, p, index);
	struct str initials = initials_of(d, thing_label(&p->thing));
	double down = (radius < 24 ? 4 : 7) - (hangs(initials) ? radius < 24 ? 2 : 3 : 0);
	draw_text(d, into, radius < 24 ? ROLE_STRONG : ROLE_INITIALS, x, y + down, ANCHOR_MIDDLE, initials, ink);
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
	double radius = c->avatar / 2, middle = radius + (c->is_small ? 8 : 10); /* beside the name, however high the row is */
	size_t index = c->persona ? c->persona_index : SIZE_MAX;
	if (c->avatar > 0 && c->persona) {
		draw_avatar(d, g, radius + 12, middle, radius, c->persona, c->picture, index);
		draw_persona_ring(d, g, radius + 12, middle, radius, c->persona, index);
	}
	shape_of(draw_lines(d, g, ROLE_KICKER, c->kicker_x, c->kicker_y, ANCHOR_LEFT, c->kicker_lines, d->theme->muted), c->kicker_span);
	draw_blocks(d, g, c->blocks.at, c->blocks.len, d->theme->text);
}

void draw_header(struct drawing *d, struct shape *into)
{
	draw_title(d, into);
	for (size_t i = 0; i < d->plan->header_cards.len; i++)
		draw_header_card(d, into, &d->plan->header_cards.at[i]);
}
