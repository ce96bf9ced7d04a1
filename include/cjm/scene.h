/* scene.h — the display list: what is drawn, where, in which colours; the same for SVG, PNG and PDF.
 *
 * Units are pixels (1/96 inch), x to the right, y down; a group moves its children by (x, y). Drawing code adds
 * shapes in reading order; painters walk them and never decide anything about looks. A scene owns all it holds. */
#ifndef CJM_SCENE_H
#define CJM_SCENE_H

#include "cjm/source.h"
#include "cjm/text.h"

enum shape_kind { SHAPE_GROUP, SHAPE_RECT, SHAPE_CIRCLE, SHAPE_PATH, SHAPE_TEXT, SHAPE_IMAGE };

struct color {
	uint8_t r, g, b;
	bool none; /* nothing is painted */
};

struct paint {
	struct color fill, stroke;
	double fill_opacity; /* 1 unless said otherwise */
	double stroke_width;
	double dash, gap;    /* 0, 0: a solid line */
	int gradient;        /* index + 1 into scene.gradients; it replaces the fill; 0: none */
	bool round_caps;     /* round line ends and joins */
};

struct stop {
	double offset; /* 0 … 1, top to bottom */
	struct color color;
	double opacity;
};

struct gradient { /* vertical, over the height of the shape that it fills */
	struct str id;
	struct stop stops[4];
	int count;
};

enum text_part {
	TEXT_WORDS,
	TEXT_NAME,     /* what its group is called: the title of a drawing, of a stage, of a lane */
	TEXT_KICKER,   /* of what kind its group is: "Persona"; its name where it has no other */
	TEXT_ORNAMENT, /* says in short what stands beside it in full: initials in place of a portrait */
};

enum anchor { ANCHOR_LEFT, ANCHOR_MIDDLE, ANCHOR_RIGHT }; /* physical sides, whatever the direction of the text */

/* One step of a path, absolute: 'M' x y, 'L' x y, 'C' x1 y1 x2 y2 x y, 'Z'. */
struct path_step {
	char op;
	double at[6];
};

/* What a kind does not use shares memory with what another kind needs: a long map has a million shapes. */
struct shape {
	enum shape_kind kind;
	struct span span;   /* the statement that it stands for, of which it may be one of several; no place: that of the group around it, or none */
	struct shape *next; /* the sibling drawn after (over) this one */
	double x, y;        /* rect, image: a corner; circle: the middle; text: the anchor; group: where its children's 0, 0 is */
	union {
		struct { /* group */
			struct shape *first, *last;
			struct str id;    /* stable, from the map's names; empty: none */
			struct str class; /* in the language's words: "stage", "step pain" */
			struct str title; /* for screen readers and tooltips; empty: none */
			struct str link;  /* the group leads there; only http, https, mailto and relative links may leave a painter */
		};
		struct { /* all others */
			struct paint paint;
			double width; /* rect, image; a text's is that of its widest line as measured, 0 when nobody measured */
			union {
				double height;      /* rect, image */
				double line_height; /* text */
			};
			union {
				double radius; /* circle; a rect's corners */
				struct {       /* path */
					struct path_step *steps;
					size_t step_count;
				};
				struct { /* text: the first line's baseline is at y, the next ones line_height below each other; paint.fill colours it; a
				            stroke is a halo: it lies behind the letters, half of its width around them */
					struct font font;
					enum anchor anchor : 8;
					enum text_part part : 8;
					bool struck : 1;      /* struck through */
					bool is_standing : 1; /* on every page that has its place, told on the first: the name of a lane, what a sign means */
					bool is_from_right : 1; /* in a drawing that is read from the right: so is a text without letters */
					uint16_t glued, hyphened; /* bit i: line i + 1 goes on without a blank; line i ends in a hyphen that wrapping put there */
					struct str *lines; /* each as line_clean leaves it */
					size_t line_count;
				};
				struct { /* image: a PNG that covers x, y, width, height; paint.stroke, if any, is its edge */
					struct str bytes; /* of a picture that picture_read let pass */
					struct str alt;       /* what it shows, for who does not see it; may be empty */
					int keep_x, keep_y;   /* what stays where it is cut: its left or top (-1), its middle, its right or bottom (1) */
					bool is_round; /* clipped to the ellipse in its rectangle */
				};
			};
		};
	};
};

struct bookmark { /* for a PDF's outline */
	struct str label;
	double x, y;
	int level; /* 0 the journey, 1 a stage */
};

struct running_line { /* the brand's: in the drawing where that is on one page, else on each of its pages */
	struct str text;
	const struct shape *shape; /* in the drawing; NULL: there is none */
};

struct carried_text { /* at the beginning of a bar: where a page begins within the bar, the text stands there again */
	const struct shape *text, *ground;
};

/* Where a tiled PDF may cut, and what it repeats on every page. */
struct frame {
	double label_width;             /* the lane headings: 0 … label_width is repeated at the left of every page (where the
	                                   scene is written from the right: the last label_width, at the right) */
	double heading_top, heading_bottom; /* the stage chevrons: repeated at the top of every page below them */
	VEC(double) column_cuts;        /* x where a page may be cut, ascending (between stages and between steps) */
	VEC(double) stage_cuts;         /* those of them where a page is best cut: no card goes across */
	VEC(double) row_cuts;           /* y where a page may be cut, ascending (the ends of lanes) */
	VEC(double) card_cuts;          /* the same within lanes, between cards: for a lane that is higher than a page */
	bool is_one_page;               /* a slide: however small it becomes, it is not cut */
	struct running_line header, footer;
	VEC(struct carried_text) carried;
};

struct scene {
	struct arena arena;
	double width, height;
	struct color background;
	struct str lang;        /* BCP 47, as in the map's `language` */
	enum direction direction;
	struct str title, description, author;
	struct str family;      /* the theme's own font, tried before the built-in ones; empty: none */
	struct shape root;      /* a group */
	struct str last_class;  /* of the group made last */
	VEC(struct gradient) gradients;
	VEC(struct bookmark) bookmarks;
	struct frame frame;
	struct {
		size_t number, count; /* from 1; count 0: the scene is no page, and a painter cuts it as it likes */
		double scale;         /* points a pixel: the scene then covers its paper */
	} page;
};

struct scene *scene_new(void);
void scene_free(struct scene *s); /* accepts NULL */
/* What makes a scene none, in a few words: numbers that are none, groups that don't end. NULL when it is one; else it is a mistake of cjm's. */
const char *scene_fault(const struct scene *s);

/* Each adds one shape at the end of `into` and returns it for the caller to fill; text given is copied into the scene.
 * A new shape has neither fill nor stroke, a new text is black. */
struct shape *scene_group(struct scene *s, struct shape *into, struct str class, double x, double y);
struct shape *scene_rect(struct scene *s, struct shape *into, double x, double y, double width, double height, double radius);
struct shape *scene_circle(struct scene *s, struct shape *into, double x, double y, double radius);
struct shape *scene_path(struct scene *s, struct shape *into);
void path_to(struct scene *s, struct shape *path, char op, const double *at); /* op as in struct path_step */
int path_numbers(char op); /* how many of path_step.at the op has: 2, 6 or 0 */
struct shape *scene_text(struct scene *s, struct shape *into, struct font font, double x, double baseline, enum anchor anchor, struct str text);
struct shape *scene_lines(struct scene *s, struct shape *into, struct font font, double x, double baseline, enum anchor anchor, struct lines lines);
struct shape *scene_image(struct scene *s, struct shape *into, double x, double y, double width, double height, struct str picture);
int scene_gradient(struct scene *s, struct str id, const struct stop *stops, int count); /* gives paint.gradient */

/* What a group is to who hears or feels a drawing instead of seeing it. Each group is told it by the first word of its class (parts.def). */
enum part {
	PART_NONE,    /* nothing by itself: what is in it belongs to the group around */
	PART_HEAD,    /* what the drawing is */
	PART_COLUMNS, /* the heads of columns: stages, and phases above them; the rows that follow stand below them */
	PART_COLUMN,  /* one of them; where no rows follow, it is a section of what lies within its borders */
	PART_ROW,     /* a lane: what stands below a column in it belongs to that column */
	PART_FIGURE,  /* a sign, told by its title */
	PART_ITEM,    /* a card, a sheet, a legend: all that is none of the above */
};
enum part group_part(const struct shape *group);
/* The text that says what it is called; NULL: none does. */
const struct shape *group_name_text(const struct shape *group);
/* What it is called, as one line: by that text, else by its first words. Empty when it has no text of its own. */
struct str group_name(struct arena *a, const struct shape *group);
/* The words of a text, as they were before they were wrapped to its lines; a 17th break and those after it count as blanks. */
struct str text_words(struct arena *a, const struct shape *text);

/* Text as one line that every painter can show: bad bytes become U+FFFD, control characters go, blanks and ends of
 * lines become one blank each, a soft hyphen shows at the end of the line and nowhere else. */
struct str line_clean(struct arena *a, struct str text);

/* Turns the whole scene about its vertical middle, for languages written from the right: places change sides, texts
 * change anchors, nothing else changes. */
void scene_mirror(struct scene *s);

/* One line a shape, indented by depth: the form that goldens hold. */
void scene_dump(const struct scene *s, struct buf *out);

#endif
