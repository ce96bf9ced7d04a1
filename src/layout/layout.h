/* layout.h — shared by the files of this folder: one context, and the steps that fill the plan in their order. */
#ifndef CJM_LAYOUT_LAYOUT_H
#define CJM_LAYOUT_LAYOUT_H

#include "cjm/plan.h"

enum {
	MARGIN = 36, GAP = 8, LABEL_WIDTH = 132, LANE_PADDING = 10,
	COLUMN_LEAST = 128, COLUMN_MOST = 212, COLUMN_HARD_MOST = 420, COLUMN_STRETCHED_MOST = 280, GRID_LEAST = 1000,
	CHEVRON_INSET = 24, CHEVRON_TIP = 14,
};

#define SEPARATOR "\xC2\xA0· " /* a line may end here, and then without the point (src/text/breaks.h) */

struct action_places { /* the journey's actions, by what they answer */
	struct things *of_columns, *of_stages; /* one list a column, a stage */
	struct things of_journey;              /* that answer nothing, or things of several stages */
};

struct layout {
	struct plan *plan;
	struct arena *arena;
	struct plan_options options;
	struct action_places actions;
};

/* ---- cards (cards.c) ---- */

struct padding {
	double left, right, top, bottom;
};

struct padding card_padding(enum card_style style);
struct card *card_new(struct layout *l, struct swimlane *lane, enum card_style style, const struct thing *thing);
struct block *card_add(struct layout *l, struct card *c, enum role role, struct str text); /* NULL for an empty text */
struct block *card_mark(struct layout *l, struct card *c, enum role role, enum mark mark, struct str text);
/* The width at which the card's texts take about `lines` lines and no word is broken. */
double card_wanted_width(struct layout *l, const struct card *c, int lines);
double block_indent(struct layout *l, const struct block *b); /* what its sign takes, before its text */
double card_longest_word(struct layout *l, const struct card *c);
void card_measure(struct layout *l, struct card *c, double width); /* breaks its texts and sets its height */

/* Blocks set below each other from (x, y): used by cards, header cards and the notes under a chevron. The y behind the last. */
double blocks_set(struct layout *l, struct block *blocks, size_t count, double x, double y, double width);

/* ---- lanes (lanes.c) ---- */

void lanes_collect(struct layout *l); /* every lane with content, its cards anchored to columns */
void actions_give_places(struct layout *l); /* (actions.c) before the lanes are collected */

/* ---- the rest, in the order in which they run ---- */

void columns_make(struct layout *l);           /* a column a step */
void columns_give_widths(struct layout *l);    /* from what the cards want */
void stages_measure(struct layout *l);
void arrows_route(struct layout *l);
void lanes_place(struct layout *l);            /* cards in rows, lanes below each other */
/* ---- a feeling, whole: what every drawing shows of it (feelings.c) ---- */

struct feeling_part {
	const struct feeling *feeling;
	enum point_kind kind;
	struct str joint; /* between it and the part before it: "+", an arrow */
	struct str words; /* the word, the condition, the reasons, a line each; a reason of all parts stands at the last of them */
};

struct feeling_parts {
	struct feeling_part at[4];
	size_t len;
};

/* The halves of a mixed feeling are worth the same: the better one comes first, whichever is written first. */
struct feeling_parts feeling_parts(struct layout *l, const struct feeling *f);

/* Whose feelings are drawn, and the courses that their curves follow. These may be of another journey than the one that is drawn (in
 * a diff, of the old one): then `column` and `drawn_as` say what stands for what. */
struct curve_source {
	size_t count;
	const struct persona **who;
	const struct course **courses;
	size_t (*column)(void *context, size_t course, const struct thing *place); /* SIZE_MAX: it has none; NULL for the journey's own */
	bool (*drawn_as)(void *context, const struct feeling *felt, const struct feeling *drawn); /* NULL for its own feelings */
	void *context;
	bool words_by_stage; /* columns are narrower than words, which may stand anywhere in their stage */
};

void curves_collect(struct layout *l, struct swimlane *lane); /* everybody's, as courses_of says */
void curves_collect_from(struct layout *l, struct swimlane *lane, struct curve_source source);
double curves_wanted_width(struct layout *l, struct curves *curves, size_t column);
double curves_longest_word(struct layout *l, struct curves *curves, const struct stage_box *box); /* in a stage, with what stands beside it */
void curves_place(struct layout *l, struct swimlane *lane);
void header_place(struct layout *l);
double header_rows_place(struct layout *l, double y); /* gives the y below them */
void footer_place(struct layout *l);

/* ---- the parts that the other views use too (src/view) ---- */

/* A plan with nothing in it yet but its language, its margins and what is counted. */
struct plan *plan_begin(const struct map *m, const struct journey *j, struct ruler *ruler, struct plan_options options);
/* Title, subtitle, notes and logo in plan.width; `what` names the drawing in the subtitle, empty for the map's own kind.
 * Gives the y at which the rest begins. */
double title_place(struct layout *l, struct str what);
/* What is said of a thing whose certainty no line shows: that it is assumed or predicted, or internal. */
struct str layout_claim_words(struct layout *l, const struct thing *t);
struct str layout_card_words(struct layout *l, const struct thing *t); /* of one whose line is broken where it is assumed */
struct str layout_doubt(struct layout *l, const struct thing *t); /* "assumed", "predicted"; else empty */
struct str layout_reasons(struct layout *l, const struct things *reasons, const char *between); /* in a row; empty where none is shown */
struct str segment_label(struct layout *l, const struct segment *s); /* with its share, and whether it is served or aimed at */
struct str persona_title(struct layout *l, const struct persona *p); /* the name, and the age unless the name says it */
void chevrons_measure(struct layout *l); /* the titles of plan.stages, broken to their widths, and chevron_height */
/* The bars of phases over stages, told in their order and with their places. */
void phases_add(struct layout *l, struct phase_bars *bars, const struct stage *stage, double x, double width);
void phases_measure(struct layout *l, struct phase_bars *bars); /* breaks their texts */
void phases_place(struct layout *l); /* those of plan.stages: above strip_y, which moves down */
struct str coverage_text(struct layout *l);
void legend_add(struct layout *l, struct legend_item item); /* left out when it has no text */
/* What a drawing shows of how sure its claims are: whole and broken lines of cards, whole and broken faces, estimated places. */
struct shown_basis {
	bool is_shown[CERTAINTY_PREDICTED + 1];
	enum { SHOWN_ON_FACES, SHOWN_ON_CARDS, SHOWN_ON_CELLS } sign; /* what it is explained by: the one furthest behind of those that occur */
	bool is_estimated; /* the place of a face */
};
void legend_note_card(struct shown_basis *s, const struct card *c);
void legend_note_face(struct shown_basis *s, const struct feeling *f);
void legend_add_basis(struct layout *l, struct shown_basis s); /* names as many as there are */
struct shown_curves { /* what curves show beside faces and the main line */
	bool star, side_way, way_out, stage_felt, no_place;
	struct shown_basis basis;
};
void legend_note_curves(struct shown_curves *shown, const struct curves *curves);
void legend_add_curves(struct layout *l, const struct shown_curves *shown); /* all but the star and the basis, which others have too */
/* The legend and a note at its right, from plan.footer_y on, then the brand's line: sets plan.height. */
void footer_set(struct layout *l, struct str note);

/* ---- small things that several need ---- */

double layout_width(struct layout *l, enum role role, struct str text);
struct lines layout_wrap(struct layout *l, enum role role, struct str text, double width);
double role_line_height(enum role role);
struct str layout_join(struct layout *l, const char *separator, const struct str *parts, size_t count); /* empty ones left out */
/* "Mar 2026: 22 → 28 → 31": a measure's readings, of more than a handful the first and the last ones; empty where there are none before it. */
struct str layout_course(struct layout *l, const struct measure *m);
/* "a seat (assumed)": with its claim words. */
struct str layout_with_doubt(struct layout *l, struct str said, const struct thing *t);
/* How long, or how many, under this label, and whether that is predicted, assumed or internal; empty for NULL. */
struct str layout_quantity(struct layout *l, enum label id, const struct quantity *q);
struct str layout_saying(struct layout *l, const struct saying *s); /* "“I gave up.” · September 2026" */
struct str layout_told(struct layout *l, const struct thing *t); /* its text and its claim words */
struct str layout_labels(struct layout *l, const struct things *things, const char *separator);
/* The size of a PNG in pixels; 0 of none. */
void layout_picture_size(struct str png, double *width, double *height);
size_t plan_channel_index(struct plan *p, const struct channel *c);
size_t column_of_step(const struct plan *p, const struct step *step); /* of the plan's own journey */
size_t middle_column(const struct stage_box *box);

#endif
