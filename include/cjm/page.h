/* page.h — one HTML file with all that a map gives: every drawing, the map as a table, the report, and what is known of each thing.
 *
 * Nothing is loaded from anywhere: a policy in the file forbids it, and allows only its own style and script, by their SHA-256. Without scripts, and without
 * styles, all of it is there to be read. */
#ifndef CJM_PAGE_H
#define CJM_PAGE_H

#include "cjm/locale.h"

enum { PAGE_THEMES = 3 };

struct page_view {
	const char *name;  /* of its address: "view-flow" */
	struct str title;  /* on its tab */
	struct str svg;    /* the drawing, whose ids begin with the name and a hyphen */
	struct str table;  /* HTML, the same for narrow screens; empty: none of its own */
	struct str language; /* of its texts; empty: the page's */
	struct str words;    /* of its own words, too; empty: the page's */
	struct str back, back_title; /* the address that it was reached from; empty: none */
};

struct page_theme {
	const char *name;     /* "light", "dark", "contrast" */
	struct str variables; /* of CSS, all that the style and the drawings use */
};

struct page {
	const struct locale *words;
	struct str language;
	struct str fonts, font_names; /* rules of embedded fonts, and their names as CSS lists them; empty: none is embedded */
	struct str title, subtitle, family; /* family: the theme's font; empty: none of its own */
	const struct page_view *views; /* none: the report alone */
	size_t view_count;
	struct str contents, report, table, details; /* HTML, as report_html makes it */
	struct str shared;                           /* HTML, that drawings refer to; empty: nothing */
	struct str rules;                            /* of CSS, that the drawings use */
	struct page_theme themes[PAGE_THEMES];       /* the first is the one without a reader's wish, and on paper */
	const char *theme;                           /* shown whatever the reader's system prefers; NULL: none */
};

/* Never fails. The same page gives the same bytes. */
void page_write(const struct page *p, struct buf *out);

#endif
