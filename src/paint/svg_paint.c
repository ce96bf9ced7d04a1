/* svg_paint.c — fills and lines of shapes, in each theme of a page. */
#include "svg.h"

/* The colours of a part of a paint, one for each theme. */
static void add_color(struct svg *w, const char *name, size_t member, bool is_fill)
{
	const struct color *colors[SVG_THEMES_MOST] = { 0 };
	double opacities[SVG_THEMES_MOST] = { 0 };
	for (size_t i = 0; i < SVG_THEMES_MOST; i++) {
		const struct paint *p = w->twins[i] ? &w->twins[i]->paint : NULL;
		bool is_drawn = p && (is_fill || p->stroke_width > 0);
		colors[i] = is_drawn ? (const struct color *)((const char *)p + member) : NULL;
		opacities[i] = is_fill && p ? p->fill_opacity : 1;
	}
	look_color(&w->looks, name, colors, opacities);
}

void svg_fill(struct svg *w, const struct paint *p)
{
	if (!p->gradient) {
		add_color(w, "fill", offsetof(struct paint, fill), true);
		return;
	}
	buf_text(w->out, " fill=\"url(#");
	buf_str(w->out, w->gradients[p->gradient - 1]);
	buf_text(w->out, ")\"");
	if (p->fill_opacity != 1)
		look_number(&w->looks, "fill-opacity", p->fill_opacity, "");
}

bool svg_has_stroke(const struct paint *p)
{
	return !p->stroke.none && p->stroke_width > 0;
}

/* A line that only another theme draws is as wide as there. */
static const struct paint *stroked_paint(const struct svg *w)
{
	for (size_t i = 0; i < SVG_THEMES_MOST; i++)
		if (w->twins[i] && svg_has_stroke(&w->twins[i]->paint))
			return &w->twins[i]->paint;
	return NULL;
}

static void add_dashes(struct svg *w, const struct paint *p)
{
	struct buf dashes = { 0 };
	buf_number(&dashes, p->dash, 2);
	buf_char(&dashes, ' ');
	buf_number(&dashes, p->gap, 2);
	look_word(&w->looks, "stroke-dasharray", dashes.at);
	buf_finish(&dashes);
}

void svg_stroke(struct svg *w)
{
	const struct paint *p = stroked_paint(w);
	if (!p)
		return;
	add_color(w, "stroke", offsetof(struct paint, stroke), false);
	if (p->stroke_width != 1)
		look_number(&w->looks, "stroke-width", p->stroke_width, "");
	if (p->dash > 0)
		add_dashes(w, p);
	if (p->round_caps) {
		look_word(&w->looks, "stroke-linecap", "round");
		look_word(&w->looks, "stroke-linejoin", "round");
	}
}
