/* hues.c — whose colour is which: of stages by their order, of channels and personas their own or the theme's. */
#include "cjm/drawing.h"

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

/* Where a theme gives cells the colour of the paper, a line holds them together. */
struct color line_around(const struct theme *t, struct color fill)
{
	bool is_paper = fill.r == t->background.r && fill.g == t->background.g && fill.b == t->background.b;
	return is_paper ? t->card_line : (struct color){ .none = true };
}
