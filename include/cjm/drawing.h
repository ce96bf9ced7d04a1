/* drawing.h — what drawings are made of, for the swimlane and for every other view: the scene being made, its theme, small shapes, and
 * the parts that they share. */
#ifndef CJM_DRAWING_H
#define CJM_DRAWING_H

#include "cjm/plan.h"
#include "cjm/theme.h"

struct line_sign;

struct drawn_sign { /* its steps, which the paths of others may share */
	const struct line_sign *sign;
	double x, y, size;
	struct path_step *steps;
};

struct drawing {
	struct scene *scene;
	const struct plan *plan;
	const struct theme *theme;
	struct names ids; /* given so far, so that each is given once */
	const struct channel_look *looks; /* of the channels used (src/scene/signs.h) */
	struct drawn_sign signs[8];       /* the last ones */
	size_t sign_count;
	struct color tints[8];            /* of the mixed feelings whose curve is being drawn: lines cross them */
	size_t tint_count;
};

/* ---- small shapes (shapes.c) ---- */

struct shape *draw_text(struct drawing *d, struct shape *into, enum role role, double x, double baseline, enum anchor anchor, struct str text, struct color color);
struct shape *draw_lines(struct drawing *d, struct shape *into, enum role role, double x, double baseline, enum anchor anchor, struct lines lines, struct color color);
struct shape *draw_line(struct drawing *d, struct shape *into, double x1, double y1, double x2, double y2, struct color color, double width);
struct shape *shape_of(struct shape *s, struct span span); /* says what it stands for; s may be NULL */
struct shape *draw_standing(const struct drawing *d, struct shape *text); /* on pages: it stands on each of them; text may be NULL */
struct shape *draw_star(struct drawing *d, struct shape *into, double x, double y, double radius);
struct face_look {
	bool is_broken;    /* assumed or predicted */
	bool is_estimated; /* nobody said where it stands on the scale: its word did */
	bool is_fine;      /* off the main line */
	bool is_pale;      /* felt before: without its colour */
};
struct face_look face_look_of(const struct feeling *f);
void draw_face(struct drawing *d, struct shape *into, double x, double y, double radius, double level, struct face_look look);
void draw_about(struct drawing *d, struct shape *into, double x, double y, double width, struct color color); /* two waves: "about" */
void draw_clock(struct drawing *d, struct shape *into, double x, double y, struct color color);
void draw_go(struct drawing *d, struct shape *into, double x, double y, struct color color);
void draw_exit(struct drawing *d, struct shape *into, double x, double y, struct color color);
void draw_computed(struct drawing *d, struct shape *into, double x, double y, struct color color);
void draw_clash(struct drawing *d, struct shape *into, double x, double y, struct color color);
void draw_stage_sign(struct drawing *d, struct shape *into, double x, double y, struct color color); /* a small chevron */
void draw_check(struct drawing *d, struct shape *into, double x, double y, struct color color);
void draw_status(struct drawing *d, struct shape *into, double x, double y, enum action_sign sign);
/* The same, with its name for who does not see it; nothing where the map says none. */
void draw_action_status(struct drawing *d, struct shape *into, double x, double y, enum action_status status, const struct locale *words);
void draw_unwanted(struct drawing *d, struct shape *into, double x, double y, struct color color); /* a ring with a stroke through it */
void draw_missed(struct drawing *d, struct shape *into, double x, double y, struct color color); /* a ring with a plus in it */
void draw_dots(struct drawing *d, struct shape *into, double x, double y, int full, int of, struct color color);
void draw_bar(struct drawing *d, struct shape *into, double x, double y, double width, const struct measure *m);
void draw_course(struct drawing *d, struct shape *into, const struct block *b); /* the readings of a measure, and its target */
void draw_no_place(struct drawing *d, struct shape *into, double x, double y, double radius, struct color color, bool is_broken); /* a word without a place on the scale */
void draw_feeling_sign(struct drawing *d, struct shape *into, double x, double y, double radius, const struct feeling *f); /* a face, or that it has no place */
struct color draw_feeling_color(const struct theme *t, double level);
/* Where words stand beside a sign they tell it; where none do, it is told by its title. */
struct shape *draw_told(struct drawing *d, struct shape *into, struct str title);
/* "lane-pain": a name for a group that no other has. */
void draw_id(struct drawing *d, struct shape *group, const char *prefix, struct str id);

/* ---- the frame of every drawing: what it is, and at the end where it may be cut and which way it is read ---- */

struct drawing drawing_begin(const struct plan *p, const struct theme *theme);
const struct channel_look *drawing_looks(const struct plan *p, struct arena *a); /* of the channels used, for a drawing that begins without that */
struct scene *drawing_end(struct drawing *d);
struct running_line drawing_running_line(struct drawing *d, struct lines lines, const struct shape *shape); /* that each page repeats */
struct span drawing_theme_span(const struct drawing *d, enum statement_kind kind); /* where the map's theme says a header, a footer … */

/* ---- parts of the swimlane; the other views use some of them ---- */

void draw_title(struct drawing *d, struct shape *into);
void draw_focus(struct drawing *d, struct shape *image, enum focus focus, struct str alt); /* which part of a picture stays, and what it shows */
void draw_avatar(struct drawing *d, struct shape *into, double x, double y, double radius, const struct persona *p, struct str picture, size_t index);
struct shape *draw_chevron(struct drawing *d, struct shape *into, double width, double height, bool first, struct color color);
/* Its title in the middle of a chevron of this height, beside the notch of all but the first. */
struct shape *draw_stage_title(struct drawing *d, struct shape *into, struct lines title, double height, bool first, struct color color);
struct str draw_detail_link(struct drawing *d, const struct stage *s); /* to the drawing that zooms into it; empty for none */
void draw_carried(struct drawing *d, const struct shape *text, const struct shape *ground); /* the text goes along with its bar from page to page */
struct color line_around(const struct theme *t, struct color fill); /* none where the fill can be seen on the paper */
struct color draw_stage_color(const struct theme *t, size_t index);
struct color draw_stage_sign_color(const struct theme *t, size_t index); /* the same, as it is seen on a card */
struct color draw_stage_ink(const struct theme *t, struct color ground); /* for words on a stage's colour */

void draw_blocks(struct drawing *d, struct shape *into, const struct block *blocks, size_t count, struct color title);
void draw_header(struct drawing *d, struct shape *into);
void draw_stages(struct drawing *d, struct shape *into); /* with the bars of phases above them */
void draw_phases(struct drawing *d, struct shape *into, const struct phase_bars *bars, double x, double y); /* y: of the stages below them */
struct str draw_way_title(struct drawing *d, const struct step *from, const struct step *to); /* "Pays → Leaves" */
void draw_arrows(struct drawing *d, struct shape *into);
void draw_connector(struct drawing *d, struct shape *into, const struct connector *c);
void draw_card(struct drawing *d, struct shape *into, const struct card *c);
/* Feelings as every drawing shows them: from the group's corner on, `top` left out of account. */
void draw_curves(struct drawing *d, struct shape *into, const struct curves *curves);
void draw_feelings(struct drawing *d, struct shape *into, const struct swimlane *lane);
void draw_note(struct drawing *d, struct shape *into, const struct curve_note *n);
void draw_halo(struct drawing *d, struct shape *text); /* in the colour of the paper, so that no line crosses its letters */
/* `part` of a over the rest of b: an opaque tint, so that text on it keeps its contrast in every painter. */
struct color color_mix(struct color a, struct color b, double part);
extern const double MIXED_TINT; /* how much of its colour the band of a mixed feeling has */
void draw_note_tints(struct drawing *d, const struct curves *curves); /* what draw_band_color has to look at from now on, until NULL */
struct color draw_band_color(const struct drawing *d, struct color color); /* of a line over the band of emotions: as near to that of words as it needs to be seen where the band is strongest, and over mixed feelings */
struct color draw_pale_color(const struct drawing *d, struct color color); /* off the brand: as pale as a sign may be that is still seen */
struct color draw_readable_color(struct drawing *d, struct color color); /* the same, nearer to that of other words where it could not be read so small */
void draw_footer(struct drawing *d, struct shape *into);
void draw_legend_sign(struct drawing *d, struct shape *into, const struct legend_item *item, double x, double y); /* y: its middle; none for one that a view draws itself */
struct color draw_channel_hue(const struct drawing *d, const struct channel *c); /* for a ground: its own colour, else the theme's next */
/* Of its sign: its own as far as it can be seen, else that of second words. What looks like another one (a twin) has its hue. */
struct color draw_channel_color(const struct drawing *d, const struct channel *c, bool is_twin);
/* A channel's line sign, its own icon or a letter of its name, in its own colour, else in that of second words; an empty ring for NULL. From its
 * left end, x, in its middle, y. */
void draw_channel(struct drawing *d, struct shape *into, double x, double y, const struct channel *c, double size);
bool draw_own_color(const struct theme *t, struct str written, struct color *color); /* a map's own, as the theme can show it; false where it cannot */
struct color draw_persona_color(const struct drawing *d, const struct persona *p, size_t index);
/* Each persona's own shape in their colour, so that their curves are told apart without it. */
void draw_persona_marker(struct drawing *d, struct shape *into, double x, double y, double radius, const struct persona *p, size_t index);
bool persona_marker_is_shared(size_t index, size_t personas); /* another one of so many has the same shape */
void draw_curve_band(struct drawing *d, struct shape *into, const struct curves *c); /* under the curves: the scale, its numbers, the borders of stages, whose it is */
/* Of their colour and their marker, where several curves are drawn and one is theirs; else SIZE_MAX. */
size_t draw_persona_index(const struct plan *p, const struct persona *persona);
/* Around their portrait, in this colour and with this marker; none for SIZE_MAX. */
void draw_persona_ring(struct drawing *d, struct shape *into, double x, double y, double radius, const struct persona *p, size_t index);

#endif
