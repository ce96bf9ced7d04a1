/* pptx.h — what the parts of a presentation share. Lengths in a package are EMU, 12,700 a point; a scene's pixels are turned into them at the last moment. */
#ifndef CJM_PAINT_PPTX_H
#define CJM_PAINT_PPTX_H

#include "cjm/paint.h"

#include "box.h"

enum { EMU_A_POINT = 12700, PPTX_COLORS = 12, PPTX_TEXTS_MOST = 12 };

struct pptx_part {
	struct str name;         /* "ppt/slides/slide1.xml" */
	struct str content_type; /* empty: by its ending */
	struct str bytes;
};

struct pptx_color { /* how a colour comes from one of the theme's */
	struct color color;
	int index;                       /* of the theme's colour; PPTX_COLORS: from none */
	int saturation, lightness, more; /* times, times, plus; DrawingML's parts */
};

struct pptx {
	struct arena arena;
	const struct pptx_options *options;
	struct scene *const *scenes;
	const struct scene *first; /* for what is the document's as a whole */
	struct paint_report *report;
	double width, height;      /* of all slides, points */
	VEC(struct pptx_part) parts;
	VEC(struct pptx_color) colors; /* met so far */
	VEC(struct str) media;     /* the bytes of a picture, and at the same index of… */
	VEC(struct str) media_names; /* …this list its part: "picture1.png"; empty: it cannot be shown */
	size_t slide_count;
	struct names told;         /* by statement: the first slide that tells it; empty until a link is asked for */
	bool has_notes;
};

struct pptx_form { /* that a connector may hold on to */
	size_t id;
	double x, y, width, height; /* pixels of the scene */
};

/* A slide that is being written. */
struct pptx_slide {
	struct pptx *deck;
	const struct scene *scene;
	struct buf *out;
	struct buf relations;       /* rId1 is the layout's */
	VEC(struct str) targets;    /* of relations: what each id leads to */
	size_t first_target;        /* the first one's id */
	double scale, left, top;    /* points a pixel; points */
	const struct shape *title;  /* the text that is the slide's title; NULL: it has no text */
	size_t ids;
	struct str link;            /* where what is being written leads; empty: nowhere */
	size_t jump;                /* the slide that it leads to, from 1; 0: to none */
	VEC(struct pptx_form) forms; /* written so far */
	struct str run_link;        /* the same of words alone: those of a cell, which is no shape */
};

struct pptx_box { /* EMU */
	int x, y, width, height;
};

/* ---- pptx.c ---- */
void pptx_add(struct pptx *p, struct str name, const char *content_type, struct buf *bytes); /* the buffer is emptied */
struct str pptx_relation(struct pptx_slide *s, const char *type, struct str target, bool is_external); /* the id of the one relation to it: "rId3" */

/* ---- pptx_vector.c: an SVG picture as a PNG; false after reporting why not ---- */
bool pptx_draw_vector(struct paint_report *report, struct str bytes, struct buf *out);

/* ---- pptx_frame.c: what stands around the slides: master, layout, theme, the document's own data ---- */
void pptx_frame(struct pptx *p);
void pptx_notes(struct pptx *p, struct str notes, struct str lang, size_t number); /* of the slide of this number */

/* ---- pptx_colors.c ---- */
void pptx_theme_colors(const struct theme *t, struct color colors[PPTX_COLORS]); /* tx1 bg1 tx2 bg2 accent1 … accent6 hlink folHlink */
void pptx_color(struct pptx_slide *s, struct color c, double opacity);

/* ---- pptx_shapes.c ---- */
void pptx_shapes(struct pptx_slide *s);

/* ---- pptx_looks.c ---- */
struct slide_item;
int pptx_emu(double points);
struct pptx_box pptx_box_of(const struct pptx_slide *s, double left, double top, double right, double bottom); /* of pixels */
void pptx_xfrm(struct buf *out, const char *name, struct pptx_box box);
void pptx_gradient(struct pptx_slide *s, const struct gradient *g, double opacity);
void pptx_fill(struct pptx_slide *s, const struct paint *p);
void pptx_line(struct pptx_slide *s, const struct paint *p); /* nothing where there is none */
/* Geometry of a shape that fills the box, both absolute in pixels. */
void pptx_path(struct pptx_slide *s, const struct shape *path, const struct shape *edge, double x, double y, struct pptx_box box); /* the line of such a shape is its edge's; NULL: its own */

struct pptx_chevron { double tip, notch; }; /* pixels; no tip: it is none */
struct pptx_chevron pptx_chevron_of(const struct slide_item *item);
void pptx_chevron(struct buf *out, struct pptx_chevron c, const struct shape *shape);

/* ---- pptx_text.c ---- */
struct pptx_text { /* a text, where its group is, in pixels */
	const struct shape *text;
	double x, y;
};
double pptx_text_top(const struct shape *text);  /* of its first line, the whole pitch */
double pptx_text_bottom(const struct shape *text);
double pptx_text_width(const struct shape *text);
double pptx_text_left(const struct shape *text);
/* A txBody with these texts below each other; insets in pixels. Each is at its own indent where it begins further in. */
void pptx_text_body(struct pptx_slide *s, const struct pptx_text *texts, size_t count, double left, double top, double right);

void pptx_paragraphs(struct pptx_slide *s, const struct shape *text); /* of one text, without a body around them */

/* ---- pptx_cards.c ---- */
struct slide_item {
	const struct shape *shape;
	const struct shape *edge;               /* the line along one side of it; NULL: there is none */
	struct pptx_text texts[PPTX_TEXTS_MOST]; /* on it */
	size_t text_count;
	bool is_held; /* it is another one's text or edge */
};
struct slide_level { /* the children of a group that show something, in pixels of the scene from x, y */
	struct slide_item *items;
	size_t count;
	double x, y;
};
struct slide_level pptx_level_of(struct pptx_slide *s, const struct shape *group, double x, double y);
bool pptx_is_straight(const struct shape *path);
bool pptx_has_words(const struct shape *text);
bool pptx_is_seen(const struct shape *shape);
struct box pptx_bare_box(const struct shape *shape, double x, double y); /* without its line's width, which PowerPoint does not count either */
double pptx_inset(const struct shape *ground); /* how far inside its box the text of a ground begins by itself */

/* ---- pptx_table.c ---- */
bool pptx_is_table(const struct shape *group);
void pptx_table(struct pptx_slide *s, const struct shape *table, double x, double y, struct str name);

/* ---- pptx_links.c ---- */
void pptx_note_form(struct pptx_slide *s, const struct shape *form, double x, double y); /* with the id that was given last */
bool pptx_is_connectors(const struct shape *group);
void pptx_connectors(struct pptx_slide *s, const struct shape *group, double x, double y); /* after what they connect */
size_t pptx_slide_of(const struct pptx_slide *s, const struct shape *group); /* the slide that tells what it sums up, from 1; 0: none does */

/* ---- pptx_picture.c ---- */
/* The relation to the picture's part; empty: it cannot be shown, and the report says why. */
struct str pptx_picture(struct pptx_slide *s, struct str bytes);
/* What it is to who does not see it: what it says itself, the brand's line where it is the brand's logo, else what it stands with is called. */
struct str pptx_picture_alt(const struct pptx_slide *s, const struct shape *image, struct str around);

#endif
