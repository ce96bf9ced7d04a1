/* pptx_colors.c — colours in DrawingML (ECMA-376, part 1, 20.1.2.3). A colour that the theme has is named, and a tint or a shade of one is told as such, so
 * that another theme recolours the slides. */
#include "pptx.h"

#include <math.h>
#include <stdlib.h>

enum { WHOLE = 100000 }; /* DrawingML's 100 % */

struct hsl {
	double hue, saturation, lightness; /* 0 … 6; 0 … 1 */
};

/* Text and ground, what is less loud, the stages' hues, what hurts and what helps, the accent. A link has the accent, and one that was followed the fifth
 * stage's hue: in a deck, who has followed it is nobody's business. */
void pptx_theme_colors(const struct theme *t, struct color colors[PPTX_COLORS])
{
	enum { STAGES = 5 };
	static const int STAGE_AT[STAGES] = { 4, 5, 6, 7, 11 };
	const struct color most[PPTX_COLORS] = { t->text, t->background, t->muted, t->step, [8] = t->pain_edge, t->opportunity_edge, t->accent };
	for (int i = 0; i < PPTX_COLORS; i++)
		colors[i] = most[i];
	for (int i = 0; i < STAGES; i++)
		colors[STAGE_AT[i]] = t->stage_count ? t->stages[i % t->stage_count] : t->accent;
}

static struct hsl hsl_of(struct color c)
{
	double r = c.r / 255.0, g = c.g / 255.0, b = c.b / 255.0, most = fmax(r, fmax(g, b)), least = fmin(r, fmin(g, b)), range = most - least;
	struct hsl h = { 0, 0, (most + least) / 2 };
	if (range <= 0)
		return h;
	h.saturation = range / (1 - fabs(2 * h.lightness - 1));
	h.hue = most == r ? fmod((g - b) / range + 6, 6) : most == g ? (b - r) / range + 2 : (r - g) / range + 4;
	return h;
}

static uint8_t part_of(double part)
{
	return (uint8_t)lround(fmin(fmax(part, 0), 1) * 255);
}

static struct color color_of(struct hsl h)
{
	double chroma = (1 - fabs(2 * h.lightness - 1)) * h.saturation, low = h.lightness - chroma / 2;
	double parts[3]; /* red, green and blue are each the same wave, a third of the circle apart */
	for (int i = 0; i < 3; i++)
		parts[i] = low + chroma * fmin(fmax(2 - fabs(fmod(h.hue - 2 * i + 9, 6) - 3), 0), 1);
	return (struct color){ part_of(parts[0]), part_of(parts[1]), part_of(parts[2]), false };
}

static int distance(struct color a, struct color b)
{
	int r = abs(a.r - b.r), g = abs(a.g - b.g), blue = abs(a.b - b.b);
	return r > g ? (r > blue ? r : blue) : g > blue ? g : blue;
}

/* As Office's own menus make lighter and darker ones: part of the way to white or to black. */
static struct pptx_color derive(struct hsl from, struct hsl to)
{
	struct pptx_color d = { .saturation = WHOLE, .lightness = WHOLE };
	if (from.saturation > 0)
		d.saturation = (int)lround(to.saturation / from.saturation * WHOLE);
	if (to.lightness < from.lightness)
		d.lightness = (int)lround(to.lightness / from.lightness * WHOLE);
	else if (from.lightness < 1)
		d.lightness = (int)lround((1 - to.lightness) / (1 - from.lightness) * WHOLE);
	d.more = to.lightness > from.lightness ? WHOLE - d.lightness : 0;
	return d;
}

static struct color color_derived(struct hsl from, const struct pptx_color *d)
{
	from.saturation = fmin(from.saturation * d->saturation / WHOLE, 1);
	from.lightness = from.lightness * d->lightness / WHOLE + (double)d->more / WHOLE;
	return color_of(from);
}

/* From the one that it resembles most: a hue changes less by far than how strong and how light it is. */
static struct pptx_color derived_from_theme(const struct theme *t, struct color c)
{
	enum { SAME_TO_THE_EYE = 3, STRONGER_MOST = 2 * WHOLE }; /* of what is nearly grey no colour is made: in another theme it may be a loud one */
	struct color theme[PPTX_COLORS];
	struct pptx_color best = { c, PPTX_COLORS, WHOLE, WHOLE, 0 };
	double least = INFINITY;
	struct hsl to = hsl_of(c);
	pptx_theme_colors(t, theme);
	for (int i = 0; i < PPTX_COLORS; i++) {
		struct hsl from = hsl_of(theme[i]);
		struct pptx_color d = derive(from, to);
		double far = distance(theme[i], c) ? 0.01 + fabs(to.saturation - from.saturation) + fabs(to.lightness - from.lightness) : 0;
		d.index = i;
		d.color = c;
		if (far < least && d.saturation <= STRONGER_MOST && distance(color_derived(from, &d), c) <= SAME_TO_THE_EYE) {
			best = far > 0 ? d : (struct pptx_color){ c, i, WHOLE, WHOLE, 0 };
			least = far;
		}
	}
	return best;
}

static struct pptx_color known_color(struct pptx *p, struct color c)
{
	for (size_t i = 0; i < p->colors.len; i++)
		if (!distance(p->colors.at[i].color, c))
			return p->colors.at[i];
	VEC_PUSH(&p->arena, &p->colors, derived_from_theme(p->options->theme, c));
	return p->colors.at[p->colors.len - 1];
}

static void add_part(struct buf *out, const char *name, int value, int none)
{
	if (value != none)
		buf_fmt(out, "<a:%s val=\"%d\"/>", name, value);
}

void pptx_color(struct pptx_slide *s, struct color c, double opacity)
{
	static const char DIGITS[] = "0123456789ABCDEF";
	static const char *const NAMES[PPTX_COLORS] = { "tx1", "bg1", "tx2", "bg2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink" };
	struct pptx_color d = known_color(s->deck, c);
	const char *kind = d.index < PPTX_COLORS ? "schemeClr" : "srgbClr";
	if (d.index < PPTX_COLORS)
		buf_fmt(s->out, "<a:schemeClr val=\"%s\">", NAMES[d.index]);
	else
		buf_fmt(s->out, "<a:srgbClr val=\"%c%c%c%c%c%c\">", DIGITS[c.r >> 4], DIGITS[c.r & 15], DIGITS[c.g >> 4], DIGITS[c.g & 15], DIGITS[c.b >> 4], DIGITS[c.b & 15]);
	add_part(s->out, "satMod", d.saturation, WHOLE);
	add_part(s->out, "lumMod", d.lightness, WHOLE);
	add_part(s->out, "lumOff", d.more, 0);
	add_part(s->out, "alpha", opacity < 1 ? (int)lround(opacity * WHOLE) : WHOLE, WHOLE);
	buf_fmt(s->out, "</a:%s>", kind);
}
