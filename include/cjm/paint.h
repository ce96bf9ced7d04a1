/* paint.h — from a scene to bytes. Painters decide which bytes, never what it looks like. */
#ifndef CJM_PAINT_H
#define CJM_PAINT_H

#include "cjm/scene.h"
#include "cjm/theme.h"

enum { SVG_THEMES_MOST = 3 };

/* The looks of a page's drawings: equal ones are one class, and a colour is a variable that each theme sets. */
struct svg_styles;
struct svg_styles *svg_styles_new(size_t theme_count);
void svg_styles_free(struct svg_styles *styles);                                              /* accepts NULL */
void svg_styles_rules(const struct svg_styles *styles, struct buf *out);                      /* "._1{…}": of all drawings painted so far */
void svg_styles_colors(const struct svg_styles *styles, size_t theme, struct buf *out);      /* "--a1:#fff;…" of the theme: all of the first one, and what is other than there */

/* What a page's drawings have more than once, apart from its place: it can stand in the page once. */
struct svg_pieces;
struct svg_pieces *svg_pieces_new(void);
void svg_pieces_free(struct svg_pieces *p); /* accepts NULL */
void svg_pieces_settle(struct svg_pieces *p, struct buf *shared); /* once all are painted: HTML that stands before them, if there is any */
/* The drawing that was painted as the n-th, from 0, as it then is. */
void svg_pieces_put(const struct svg_pieces *p, size_t drawing, struct str svg, struct buf *out);

struct svg_page { /* what a drawing is painted into, with others */
	struct svg_styles *styles;
	struct svg_pieces *pieces;                 /* of all its drawings; NULL: each is written whole */
	struct scene *others[SVG_THEMES_MOST - 1]; /* the same drawing in the styles' other themes, in their order; NULL: there are no more */
	struct str prefix;                         /* of its ids, so that they are the page's only ones */
	struct str (*leads_to)(void *context, struct span span); /* where a click on what a statement is drawn as leads; empty: nowhere of the page's. May be NULL */
	struct str (*belongs_to)(void *context, struct span span); /* the same of what is not clicked by itself: a line, a band, an arrow. May be NULL */
	void *context;
};

struct svg_options {
	const struct sources *lines_of; /* of the scene's spans: each part then says where it stands in the text. NULL: none does, so that the
	                                   bytes don't change when a line moves */
	const struct svg_page *page;    /* it is a part of one: looks are classes, nothing is indented, the ground is the page's. NULL: a file of its own */
	struct str fonts;               /* rules of a style sheet (cjm/fonts.h), which a file of its own then has; empty: it has none */
	uint32_t file;                  /* in lines_of: the map's own; what stands in another says in which, as this one would name it */
};

/* SVG 1.1: real text, presentation attributes, no script, no foreign objects, no style sheet but that of fonts. Never fails.
 * Where a part stands: data-line and data-column, from 1 and in characters, and data-file where it isn't the map's own. */
void paint_svg(const struct scene *s, struct svg_options options, struct buf *out);

enum paint_result {
	PAINT_OK,
	PAINT_NO_LIBRARY, /* cairo or Pango is not installed */
	PAINT_TOO_LARGE,  /* a side would be over 32,767 pixels, the limit of cairo's images */
	PAINT_FAILED,     /* the library said no: out of memory, say */
};

/* What went wrong, and what the reader should know though it went well. */
struct paint_report {
	struct buf message;  /* one sentence for a person, with the way out; empty when there is nothing to say */
	struct buf pictures; /* why pictures of the scene are missing, as such a sentence; empty: none is */
	bool lacks_library;  /* the painting ended with PAINT_NO_LIBRARY */
	bool fonts_missing;  /* neither the theme's font nor Inter nor Liberation Sans is on this machine */
};
void paint_report_clear(struct paint_report *r); /* what an earlier painting said is not said again */
void paint_report_finish(struct paint_report *r);

enum { PNG_LONGEST_SIDE = 32767 }; /* in pixels: cairo's images end here */
/* A PNG, `scale` pixels for each pixel of the scene. The same bytes for the same scene, scale and fonts. */
enum paint_result paint_png(const struct scene *s, double scale, struct buf *out, struct paint_report *report);

enum paper { PAPER_FIT, PAPER_A0, PAPER_A1, PAPER_A2, PAPER_A3, PAPER_A4, PAPER_A5, PAPER_LETTER, PAPER_TABLOID, PAPER_16_9, PAPER_4_3, PAPER_COUNT };

struct paper_size { /* in points */
	double width, height, margin;
	bool is_slide;
};
struct paper_size paper_size(enum paper paper, bool is_portrait); /* all 0 for PAPER_FIT */

struct pdf_options {
	enum paper paper;    /* PAPER_FIT: one page as large as the drawing. Others: landscape; a drawing that is no page is scaled down to
	                        the page as long as its body text stays at 6 points or more, otherwise it is tiled */
	bool is_portrait;    /* the paper stands on its short side */
	const char *date;    /* CreationDate, "YYYY-MM-DDThh:mm:ssZ"; never the clock's */
};

/* One PDF with each scene in turn: vectors, real text in embedded fonts, title, author, an outline of journeys and stages. It is tagged (ISO 32000-1, 14.8):
 * each text of the scene once, in the order of reading, figures by their titles, all else as ornament. */
enum paint_result paint_pdf(struct scene *const *scenes, size_t count, struct pdf_options options, struct buf *out, struct paint_report *report);

struct pptx_options {
	enum paper paper;          /* the size of the slides; PAPER_FIT: as large as the largest drawing */
	bool is_portrait;
	const char *date;          /* as in struct pdf_options */
	const struct theme *theme; /* that the scenes were drawn in: its colours are the presentation's own */
	const struct str *notes;   /* a speaker's, for each scene, a paragraph a line; empty: it has none. NULL: none has */
	struct str (*word)(const void *words, struct str class); /* what stands for a class where a name is needed and nothing has one, as for "logo"; may be empty */
	const void *words;         /* of which language */
};

/* A presentation (ECMA-376) with a slide for each scene: native shapes and text that can be edited, pictures only where the scene has them. What stands on
 * a filled shape is that shape's text. The same bytes for the same scenes, on every machine. Needs no library but for SVG pictures, which librsvg
 * draws. */
enum paint_result paint_pptx(struct scene *const *scenes, size_t count, const struct pptx_options *options, struct buf *out, struct paint_report *report);

#endif
