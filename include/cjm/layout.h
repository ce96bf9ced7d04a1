/* layout.h — the ground that every part of a drawing's layout stands on: the plan that is being filled, measures, text in its roles,
 * and what is said of a thing. Each part has a header of its own (cards.h, columns.h, curves.h, header.h, footer.h, lanes.h, strip.h), and
 * src/layout/plan.c calls them in their order; other drawings call those that they need. */
#ifndef CJM_LAYOUT_H
#define CJM_LAYOUT_H

#include "cjm/plan.h"

enum {
	MARGIN = 32, GAP = 6, STAGE_GAP = 14, LABEL_WIDTH = 106, LANE_PADDING = 3, LANE_PADDING_BELOW = 3,
	WIDTH_FULL = 2080, /* of a drawing that has more to say than fits the least width */
	COLUMN_NARROW = 64, COLUMN_LEAST = 116, COLUMN_MOST = 212, COLUMN_HARD_MOST = 420, COLUMN_STRETCHED_MOST = 280, COLUMN_LANDSCAPE_MOST = 640, GRID_LEAST = 1000,
	TEXT_INSET = 12, /* of all text in a column, from the column's edge */
	CHEVRON_INSET = 21, CHEVRON_TIP = 9,
};

struct action_places; /* src/layout/actions.h */
struct curve_ways;    /* src/layout/curve_ways.c */

struct layout {
	struct plan *plan;
	struct arena *arena; /* the plan's */
	struct plan_options options;
	struct action_places *actions; /* NULL until lanes are collected */
	double least_width;            /* of the whole drawing, where its columns may be so wide; 0: what they have to say decides */
	unsigned int shown_lanes;      /* a bit for each built-in lane that the journey wants */
	struct curve_ways *ways;       /* NULL until somebody asks */
	struct curve_people *people; /* curve_people.c */
	const struct courses *courses; /* everybody's, and all ways; the same, and the same for all rows of a drawing */
	const struct paths *paths;
	const struct things *declared; /* what the journey names of what is declared; NULL until somebody counts what is not drawn, which a summary does many times */
	const struct str *keyed_sources; /* to which cards refer by their numbers at the foot: src/layout/sources.h */
	size_t keyed_count;            /* 0: cards name their sources */
	double holds; /* how narrow what was set since this was 0 may be and come out the same */
};

/* A plan with nothing in it yet but its language, its margins and what is counted. */
struct plan *plan_begin(const struct map *m, const struct journey *j, struct ruler *ruler, struct plan_options options);
/* The same in an arena: never freed by itself. */
struct plan *plan_begin_in(struct arena *a, const struct map *m, const struct journey *j, struct ruler *ruler, struct plan_options options);
/* What another, still without places, has come to so far, for a page: its lists are those of the other until they are copied. */
struct plan *plan_like(const struct plan *begun, const struct page_frame *page);
size_t plan_channel_index(struct layout *l, const struct channel *c); /* noted as used, where it wasn't before */

const struct courses *layout_courses(struct layout *l); /* everybody's */
const struct paths *layout_paths(struct layout *l);     /* all ways between steps */

/* Notes that so much of this kind is in the map and not in the drawing: the foot says it. `name` is the word for several. */
void plan_leave_out(struct layout *l, struct str name, size_t count);

/* ---- text in its roles ---- */

double layout_width(struct layout *l, enum role role, struct str text);
struct lines layout_wrap(struct layout *l, enum role role, struct str text, double width);
double role_line_height(enum role role);
double layout_air_below(struct font font, struct str text); /* so much more than other texts does a large one need below it */
/* The baseline at which a block of lines stands in the middle of a height. */
double middle_baseline(enum role role, size_t lines, double height);
double middle_of_lines(enum role role, struct lines lines, double height); /* the same, of lines that may stand further apart */

/* ---- what is said of a thing: empty where there is nothing to say ---- */

struct str layout_count(struct layout *l, size_t count); /* as the language groups digits */
struct str layout_label_with(struct layout *l, enum label id, struct str with); /* the label around it; empty around nothing */
struct str layout_pair(struct layout *l, enum label id, struct str text); /* "Owner: Product"; empty for nothing */
/* What is said of a thing whose certainty no line shows: that it is assumed or predicted, or internal. */
struct str layout_claim_words(struct layout *l, const struct thing *t);
struct str layout_card_words(struct layout *l, const struct thing *t); /* of one whose line is broken where it is assumed */
struct str layout_doubt(struct layout *l, const struct thing *t); /* "assumed", "predicted"; else empty */
struct str layout_reasons(struct layout *l, const struct things *reasons, const char *between); /* in a row; empty where none is shown */
struct str layout_join(struct layout *l, const char *separator, const struct str *parts, size_t count); /* empty ones left out */
struct str layout_items(struct layout *l, const struct str *parts, size_t count); /* with the language's point between them */
/* "Mar 2026: 22 → 28 → 31": a measure's readings, of more than a handful the first and the last ones; empty where there are none before it. */
struct str layout_course(struct layout *l, const struct measure *m);
/* "a seat (assumed)": with its claim words. */
struct str layout_with_doubt(struct layout *l, struct str said, const struct thing *t);
/* How long, or how many, under this label, and whether that is predicted, assumed or internal; empty for NULL. */
struct str layout_quantity(struct layout *l, enum label id, const struct quantity *q);
struct str layout_times(struct layout *l, const struct content *c); /* how long one waits, and how long it takes */
const struct thing *content_first_time(const struct content *c); /* the first that they tell; NULL where they tell none */
struct str layout_saying_text(struct layout *l, const struct saying *s); /* "“I gave up.” · September 2026" */
struct str layout_source(struct layout *l, const struct origin *o); /* "Survey 2026 (n = 840)", but not "12 interviews (n = 12)" */
struct str layout_text(struct layout *l, const struct thing *t); /* its text and its claim words */
struct str layout_labels(struct layout *l, const struct things *things, const char *separator);

#endif
