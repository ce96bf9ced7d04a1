/* summary.h — a journey on one slide: what stands on it, between collecting, placing and drawing. */
#ifndef CJM_VIEW_SUMMARY_H
#define CJM_VIEW_SUMMARY_H

#include "cjm/digest.h"
#include "view/chart.h"

enum { SUMMARY_BAR = 84, SUMMARY_BAR_GAP = 12, SUMMARY_PERSONAS_MOST = 4, SUMMARY_CELLS_MOST = 3, SUMMARY_GAP = 20, SUMMARY_BELOW_HEAD = 10, SUMMARY_PILL = 22, SUMMARY_PILL_AIR = 4, SUMMARY_ITEM_GAP = 6, SUMMARY_INSET = 14, SUMMARY_RANK = 26, SUMMARY_STAR = 10, SUMMARY_STAGE_NAMED = 56, SUMMARY_NUMBER_AT = 11, SUMMARY_NUMBER_FIRST = 7, SUMMARY_AXIS_INSET = 8, SUMMARY_BRAND_TOP = 11 };

/* How much of each there is room for: what is told in less room first, then what is left out, and counted. */
struct summary_room {
	bool meta, foot, owners; /* meta: who keeps the map, and for whom */
	size_t measures, items, actions, decisions;
};

struct summary_item { /* a pain point or an opportunity */
	const struct thing *thing;
	bool is_strong;
	enum certainty certainty;
	int severity;          /* how many dots; 0: none */
	struct str pill;
	double pill_width;
	struct slide_text title, meta;
	double meta_x, height;
};

struct summary_measure {
	const struct measure *measure;
	struct str said;       /* what it is called, before breaking */
	struct slide_text name, value, target;
	double height;
};

struct summary_decision {
	struct str said, more; /* before breaking */
	struct span span;
	struct slide_text title, detail;
	enum decision_status status;
	double height;
};

struct summary_cell { /* of the band that says what it is about */
	struct slide_text kicker, lead, main, meta;
	double x, width, height;
};

struct summary_area {
	struct slide_text head, note; /* note: at the right end of the heading */
	double x, y, width, height;   /* no height: it isn't there */
};

struct curve_label {
	const struct curves *band; /* its place is from there */
	struct slide_text text;
	double x, top;
	enum anchor anchor;
	const struct thing *thing;
};

static const double SUMMARY_NARROW = 940; /* a sheet so wide has room for two columns, and for the plan alone */

struct summary {
	struct layout l;
	double width, height;    /* of the slide */
	double title_size;       /* 0: as large as it has room */
	struct digest digest;
	struct summary_room room;

	VEC(struct summary_item) pains, opportunities;
	VEC(struct summary_measure) measures;
	struct chart plan;
	VEC(struct summary_decision) decisions;
	size_t shown_pains, shown_opportunities, shown_measures, shown_decisions;
	struct things people;

	struct slide_text brand, title, subtitle, quote, persona;
	struct { const struct persona *persona; size_t index; struct slide_text name; } cast[SUMMARY_PERSONAS_MOST + 1];
	size_t cast_count;
	double title_x, header_y, header_height;
	struct summary_cell cells[SUMMARY_CELLS_MOST];
	size_t cell_count;
	double band_y, band_height;
	struct swimlane feelings;
	bool is_terse;            /* bands so low that they have small faces and no words */
	size_t bands;             /* of people who each have one; 0: there are few, and all share one */
	struct str axis[3];       /* the scale's upper end, middle and lower end */
	double axis_inside;       /* what it takes of the band at its left end; 0: it stands left of the band */
	VEC(struct slide_text) names; /* of each band, left of it */
	VEC(struct curve_label) labels;
	double strip_height, curve_y;
	struct summary_area of_pains, of_opportunities, of_measures, of_plan, of_decisions;
	struct slide_text left_out, foot, brand_foot;
	double signs_width, signs_height, notes_height; /* of the foot: its signs, those above the note, and both */
	double foot_y, value_width, target_width, cast_width;
	size_t resources_unsaid; /* needed, where the map's own decisions take their place */
	bool *stages_named;      /* of each stage: else a number stands for its name */
	size_t stages_unnamed;   /* how many of them */
	size_t parts_left_out;   /* of lines that lacked room for them */
	size_t stages_felt;      /* emotions of whole stages and words without a place: no point of the curve */
	bool is_brand_beside, are_signs_beside, is_asked; /* is_asked: the map says no decision, its plan asks for some */
};

/* ---- what is told (summary_rank.c, summary_decide.c) ---- */

void summary_collect(struct summary *s);
void summary_decide(struct summary *s); /* what is decided and to be decided; after the actions */

/* ---- where (summary_place.c, summary_curve.c, summary_words.c) ---- */

void summary_curve_collect(struct summary *s);
void summary_words_place(struct summary *s);
double summary_curve_place(struct summary *s, double y); /* gives the y below it */
void summary_curve_stretch(struct summary *s, double room); /* so much higher, as far as that helps */
void summary_curve_shrink(struct summary *s); /* of several bands, as low as can be read */
double summary_place_header(struct summary *s, double y); /* these give the y below */
double summary_place_band(struct summary *s, double y);
void summary_leave_out(struct summary *s, enum label name, size_t all, size_t shown);
struct str summary_left_out(struct summary *s, double width); /* what was left out, by as many names as have room */
void summary_leave_out_rest(struct summary *s); /* what it never shows, and what of what it shows (summary_left_out.c) */
struct str summary_sources(struct summary *s, const struct thing *t, double width); /* in one line, as many as have room */
double summary_foot_place(struct summary *s, double y); /* summary_foot.c */
void summary_place(struct summary *s);

/* ---- what it looks like (summary_draw.c, summary_draw_plan.c) ---- */

void summary_draw(const struct summary *s, struct drawing *d);
void summary_draw_foot(const struct summary *s, struct drawing *d);
void summary_draw_head(struct drawing *d, struct shape *into, const struct summary_area *a, struct color color);
void summary_draw_plan(const struct summary *s, struct drawing *d, struct shape *into);
void summary_draw_decisions(const struct summary *s, struct drawing *d, struct shape *into);
void summary_draw_curve(const struct summary *s, struct drawing *d, struct shape *into);

#endif
