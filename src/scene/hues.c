/* hues.c — whose colour is which: of stages by their order, of channels and personas their own or the theme's. */
#include "cjm/drawing.h"

#include <math.h>

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

static uint8_t mix_part(uint8_t a, uint8_t b, double part)
{
	return (uint8_t)(a * part + b * (1 - part) + 0.5);
}

struct color color_mix(struct color a, struct color b, double part)
{
	return (struct color){ mix_part(a.r, b.r, part), mix_part(a.g, b.g, part), mix_part(a.b, b.b, part), false };
}

static const double SEEN = 3.4; /* WCAG 2.2, 1.4.11, asks 3 : 1 of a sign; a tint or a band takes some of it */

/* As near to that of words as a small sign needs to be seen on such a ground, and no nearer. */
static struct color color_seen_on(const struct theme *t, struct color ground, struct color color)
{
	struct color nearer = color;
	for (int tenths = 1; tenths <= 10 && color_contrast(nearer, ground) < SEEN; tenths++)
		nearer = color_mix(t->strong_text, color, tenths / 10.0);
	return nearer;
}

struct color draw_stage_sign_color(const struct theme *t, size_t index)
{
	return color_seen_on(t, t->opportunity_strong, draw_stage_color(t, index));
}

/* A colour of the map's own is kept where the theme can show it: the print theme has only greys, and no theme a colour
 * that vanishes on its paper. */
bool draw_own_color(const struct theme *t, struct str written, struct color *color)
{
	if (!written.len || !color_read(written, color))
		return false;
	if (t->is_grey) {
		uint8_t grey = (uint8_t)((color->r * 54 + color->g * 183 + color->b * 19) >> 8); /* the luma weights of BT.709 */
		*color = (struct color){ grey, grey, grey, false };
	}
	bool is_there = color_contrast(*color, t->background) >= 2;
	*color = color_seen_on(t, t->background, *color);
	return is_there;
}

static struct color contrasting_color(const struct drawing *d, struct color color, double contrast)
{
	enum { NEARER_MOST = 6 };
	for (int i = 0; i < NEARER_MOST && color_contrast(color, d->theme->background) < contrast; i++)
		color = color_mix(color, d->theme->label, 0.5);
	return color;
}

struct color draw_channel_hue(const struct drawing *d, const struct channel *c)
{
	struct color own;
	if (draw_own_color(d->theme, c->color, &own))
		return own;
	for (size_t i = 0; i < d->plan->channels_used.len; i++)
		if (d->plan->channels_used.at[i] == c)
			return d->theme->channels[i % CHANNEL_HUES];
	return d->theme->muted;
}

struct color draw_channel_color(const struct drawing *d, const struct channel *c, bool is_twin)
{
	struct color own;
	bool is_colored = draw_own_color(d->theme, c->color, &own) || is_twin;
	return is_colored ? contrasting_color(d, draw_channel_hue(d, c), SEEN) : d->theme->label;
}

struct color draw_persona_color(const struct drawing *d, const struct persona *p, size_t index)
{
	struct color own;
	if (p && draw_own_color(d->theme, p->color, &own))
		return own;
	return d->theme->personas[index % PERSONA_HUES];
}

enum { CORNERS_MOST = 8 };

/* Of each shape after the circle, as parts of its radius: square, diamond, triangles, hexagon. */
static const struct marker {
	int count;
	double at[CORNERS_MOST][2];
} MARKERS[] = {
	{ 0, { { 0 } } },
	{ 4, { { -0.85, -0.85 }, { 0.85, -0.85 }, { 0.85, 0.85 }, { -0.85, 0.85 } } },
	{ 4, { { 0, -1.2 }, { 1.2, 0 }, { 0, 1.2 }, { -1.2, 0 } } },
	{ 3, { { 0, -1.1 }, { 1.15, 0.85 }, { -1.15, 0.85 } } },
	{ 3, { { 0, 1.1 }, { 1.15, -0.85 }, { -1.15, -0.85 } } },
	{ 6, { { -1.1, 0 }, { -0.55, -0.95 }, { 0.55, -0.95 }, { 1.1, 0 }, { 0.55, 0.95 }, { -0.55, 0.95 } } },
};
enum { MARKER_COUNT = sizeof MARKERS / sizeof *MARKERS };

/* Whoever comes after as many as there are colours begins again with the first of them, and with another shape: thirty-six pairs. */
static size_t marker_of(size_t index)
{
	return (index + index / PERSONA_HUES) % MARKER_COUNT;
}

bool persona_marker_is_shared(size_t index, size_t personas)
{
	for (size_t other = 0; other < personas; other++)
		if (other != index && marker_of(other) == marker_of(index))
			return true;
	return false;
}

void draw_persona_marker(struct drawing *d, struct shape *into, double x, double y, double radius, const struct persona *p, size_t index)
{
	const struct marker *m = &MARKERS[marker_of(index)];
	struct shape *s = m->count ? scene_path(d->scene, into) : scene_circle(d->scene, into, x, y, radius);
	for (int i = 0; i < m->count; i++)
		path_to(d->scene, s, i ? 'L' : 'M', (double[]){ x + m->at[i][0] * radius, y + m->at[i][1] * radius });
	if (m->count)
		path_to(d->scene, s, 'Z', NULL);
	s->paint.fill = draw_persona_color(d, p, index);
	s->paint.stroke = d->theme->background;
	s->paint.stroke_width = 1.5;
}

struct curve_search { /* for a persona's curve */
	const struct persona *persona;
	size_t curves, index;
};

static void search_lanes(struct curve_search *s, const struct plan *p)
{
	for (size_t i = 0; i < p->lanes.len; i++)
		for (const struct curves *c = p->lanes.at[i].curves; c; c = c->next)
			for (size_t k = 0; k < c->list.len; k++, s->curves++)
				s->index = c->list.at[k].persona == s->persona ? c->list.at[k].index : s->index;
}

size_t draw_persona_index(const struct plan *p, const struct persona *persona)
{
	struct curve_search most = { persona, 0, SIZE_MAX };
	search_lanes(&most, p);
	for (size_t i = 0; i < p->rows.len; i++) {
		struct curve_search row = { persona, 0, most.index };
		search_lanes(&row, p->rows.at[i]);
		most = row.curves > most.curves ? row : (struct curve_search){ persona, most.curves, row.index };
	}
	return most.curves > 1 ? most.index : SIZE_MAX;
}

/* It lies between the portrait's ground and the paper, and is seen on both. */
static struct color ring_color(const struct drawing *d, struct color color)
{
	enum { NEARER_MOST = 6 };
	color = contrasting_color(d, color, SEEN);
	for (int i = 0; i < NEARER_MOST && color_contrast(color, d->theme->avatar) < SEEN; i++)
		color = color_mix(color, d->theme->label, 0.7);
	return color;
}

void draw_persona_ring(struct drawing *d, struct shape *into, double x, double y, double radius, const struct persona *p, size_t index)
{
	if (index == SIZE_MAX)
		return;
	struct shape *ring = scene_circle(d->scene, into, x, y, radius + 1);
	ring->paint.stroke = ring_color(d, draw_persona_color(d, p, index));
	ring->paint.stroke_width = 2;
	draw_persona_marker(d, into, x - 0.71 * radius, y + 0.71 * radius, 6, p, index);
}

struct color draw_readable_color(struct drawing *d, struct color color)
{
	static const double READABLE = 6.5; /* on paper; the band takes some of it */
	return contrasting_color(d, color, READABLE);
}

void draw_halo(struct drawing *d, struct shape *text)
{
	text->paint.stroke = d->theme->background;
	text->paint.stroke_width = 3;
}

const double MIXED_TINT = 0.28;

static void note_tint(struct drawing *d, struct color color)
{
	for (size_t i = 0; i < d->tint_count; i++)
		if (d->tints[i].r == color.r && d->tints[i].g == color.g && d->tints[i].b == color.b)
			return;
	if (d->tint_count < sizeof d->tints / sizeof *d->tints)
		d->tints[d->tint_count++] = color;
}

void draw_note_tints(struct drawing *d, const struct curves *curves)
{
	d->tint_count = 0;
	for (size_t i = 0; curves && i < curves->list.len; i++)
		for (size_t k = 0; k < curves->list.at[i].points.len; k++)
			if (curves->list.at[i].points.at[k].kind == POINT_AND)
				note_tint(d, curves->list.at[i].yields ? d->theme->muted : draw_feeling_color(d->theme, curves->list.at[i].points.at[k].level));
}

static double least_contrast(const struct drawing *d, struct color color, const struct color *grounds, size_t count)
{
	double least = 21;
	for (size_t i = 0; i < count; i++) {
		least = fmin(least, color_contrast(color, grounds[i]));
		for (size_t k = 0; k < d->tint_count; k++)
			least = fmin(least, color_contrast(color, color_mix(d->tints[k], grounds[i], MIXED_TINT)));
	}
	return least;
}

struct color draw_band_color(const struct drawing *d, struct color color)
{
	static const double LEAST = 3.1;
	const struct theme *t = d->theme;
	const struct color grounds[] = { color_mix(t->band_good, t->background, t->band_opacity), color_mix(t->band_bad, t->background, t->band_opacity), t->background };
	struct color nearer = color;
	for (int tenths = 1; tenths <= 10 && least_contrast(d, nearer, grounds, sizeof grounds / sizeof *grounds) < LEAST; tenths++)
		nearer = color_mix(t->label, color, tenths / 10.0);
	return nearer;
}

struct color draw_pale_color(const struct drawing *d, struct color color)
{
	static const double SEEN_IN_BAND = 4.2; /* on paper: the ends of the band take a fifth of it */
	double part = 0.45;
	while (part < 0.9 && color_contrast(color_mix(color, d->theme->background, part), d->theme->background) < SEEN_IN_BAND)
		part += 0.05;
	return draw_band_color(d, color_mix(color, d->theme->background, part));
}

struct color line_around(const struct theme *t, struct color fill)
{
	bool is_paper = fill.r == t->background.r && fill.g == t->background.g && fill.b == t->background.b;
	return is_paper ? t->card_line : (struct color){ .none = true };
}
