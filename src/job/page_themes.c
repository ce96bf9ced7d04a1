/* page_themes.c — the looks of a page. */
#include "job/page_themes.h"

static const char *const THEMES[PAGE_THEMES] = { "light", "dark", "contrast" };

const char *page_themes_of(const struct theme *own, struct theme themes[PAGE_THEMES])
{
	const char *base = theme_base(own), *chosen = NULL;
	for (size_t i = 0; i < PAGE_THEMES; i++)
		theme_turned(own, THEMES[i], &themes[i]);
	for (size_t i = 1; i < PAGE_THEMES; i++)
		chosen = str_is(str_of(base), THEMES[i]) ? THEMES[i] : chosen;
	if (!chosen)
		themes[0] = *own; /* light, or made for a printer without colours */
	return chosen;
}

struct page_theme page_theme_of(const struct theme *t, const struct svg_styles *styles, size_t index, struct arena *a)
{
	const struct { const char *name; struct color color; } VARIABLES[] = {
		{ "bg", t->background }, { "ink", t->text }, { "soft", t->label }, { "meta", t->muted }, { "line", t->line }, { "edge", t->card_line }, { "card", t->step },
		{ "accent", t->accent }, { "on-accent", color_readable_on(t->accent) }, { "pain", t->pain }, { "pain-edge", t->pain_edge }, { "gain", t->gain },
		{ "gain-edge", t->gain_edge }, { "opp", t->opportunity }, { "opp-edge", t->opportunity_edge },
	};
	struct buf b = { 0 };
	for (size_t i = 0; i < sizeof VARIABLES / sizeof *VARIABLES; i++) {
		struct color c = VARIABLES[i].color;
		buf_fmt(&b, "--%s:#%x%x%x%x%x%x;", VARIABLES[i].name, c.r >> 4, c.r & 15, c.g >> 4, c.g & 15, c.b >> 4, c.b & 15);
	}
	svg_styles_colors(styles, index, &b);
	struct page_theme theme = { THEMES[index], buf_take(&b, a) };
	buf_finish(&b);
	return theme;
}

struct str page_shared(struct svg_pieces *pieces, struct page_view *views, size_t count, struct arena *a)
{
	struct buf b = { 0 };
	svg_pieces_settle(pieces, &b);
	struct str shared = buf_take(&b, a);
	for (size_t i = 0; i < count; i++) {
		svg_pieces_put(pieces, i, views[i].svg, &b);
		views[i].svg = buf_take(&b, a);
	}
	buf_finish(&b);
	return shared;
}
