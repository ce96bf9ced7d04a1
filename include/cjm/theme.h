/* theme.h — the colours of a drawing. Four are built in; a map's `theme` statement changes one of them into a brand's own. */
#ifndef CJM_THEME_H
#define CJM_THEME_H

#include "cjm/map.h"
#include "cjm/scene.h"

enum { STAGE_HUES = 8, FEELING_HUES = 5, CHANNEL_HUES = 10, PERSONA_HUES = 6 };

struct theme {
	struct str name;
	struct color background, text, strong_text, label, muted;
	struct color line, card_line;           /* between lanes; around cards */
	struct color step, note, work, work_line;
	struct color pain, pain_edge, gain, gain_edge, opportunity, opportunity_edge, plan_edge;
	struct color pain_strong, opportunity_strong, pill, pill_text; /* of what stands out of its lane */
	struct color ground;                    /* below the line of visibility */
	struct color accent, avatar;
	struct color stages[STAGE_HUES], stage_text;
	int stage_count;
	bool is_grey;                           /* only greys, for a printer without colours */
	struct color feelings[FEELING_HUES];    /* worst to best */
	struct color heat[FEELING_HUES];        /* the same as grounds, with text on them */
	struct color curve, band_good, band_bad, zero_line, star, star_edge;
	double band_opacity;
	struct color bar, bar_met, bar_near, bar_missed, bar_unknown, tick;
	struct color channels[CHANNEL_HUES], personas[PERSONA_HUES];
	const struct theme_spec *spec; /* the map's, where it declares it; NULL for a built-in one */
	struct str family;   /* the brand's font; empty: the built-in ones */
	struct str header, footer;
	struct str logo;     /* the brand's, a PNG; empty for none */
	unsigned int paper;  /* enum paper + 1 of paint.h; 0: none said */
};

/* The theme of this name: one of the map's own, else light, dark, print or contrast. An empty name is the first that the
 * map declares, else light. False when there is none of that name: *theme is light then. `m` may be NULL. */
bool theme_of(const struct map *m, struct str name, struct theme *theme);
const char *theme_base(const struct theme *t); /* the built-in one that it is, or is made of */
/* The same look on the ground of another built-in theme: the brand's font, lines, logo and stages, its accent as far as it can be read there. */
void theme_turned(const struct theme *t, const char *base, struct theme *turned);
/* "light", "dark", "print", "contrast"; NULL behind the last. */
const char *theme_name_at(size_t index);

bool color_read(struct str s, struct color *color); /* #rgb or #rrggbb */
/* WCAG 2: (L1 + 0.05) / (L2 + 0.05), from 1 to 21. */
double color_contrast(struct color a, struct color b);

/* White or black, whichever is read better on the given colour. */
struct color color_readable_on(struct color c);

#endif
