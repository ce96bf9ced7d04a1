/* flow.h — the flow between its placing and its drawing.
 *
 * Steps stand in ranks from left to right, a stage's ranks before those of the next. A long flow is folded into systems, as
 * music is: what is cut at a system's end goes on at the next one's beginning, at the same height, under the same number. */
#ifndef CJM_VIEW_FLOW_H
#define CJM_VIEW_FLOW_H

#include "cjm/flow.h"
#include "cjm/graph.h"
#include "view/sheets.h"

enum { BOX_PADDING = 10, BOX_LEFT = 18, BOX_FACE = 11, FACES_MOST = 3, BAND_PADDING = 16, MARKER = 10, MARKER_ROOM = 16, EXIT_SIGN = 15 };

struct step_face {
	double level, last;        /* what is felt first, and last */
	double x;                  /* its middle, from the left of the first face */
	enum certainty certainty;  /* of what is least in doubt among what it stands for */
	bool is_estimated;         /* the place of some of it */
	struct str title;          /* who feels so, in full */
	size_t people[2];          /* whose markers stand below it */
	struct lines more;         /* how many others feel so */
	struct span span;          /* of the feeling; no place where it stands for several */
	size_t count, unnamed;     /* of those; of those whose markers are left out */
};

struct step_box {
	const struct step *step;
	enum certainty certainty;
	VEC(struct block) blocks;
	double width, height, x, y; /* the corner, in its system */
	VEC(struct step_face) faces; /* in the order of the personas */
	double faces_width, face_radius;
	bool is_moment;
	size_t system;
};

struct along_run { /* samples of a way that lie on another one */
	size_t first, count;
};

struct way_piece { /* a way, or the part of it that lies in one system; its spots in that system */
	size_t system;
	VEC(struct flow_spot) points;
	VEC(struct flow_spot) samples; /* of its line, a few pixels apart */
	VEC(struct along_run) along;
	bool comes, goes;     /* cut at this end */
	size_t comes_as, goes_as; /* the number there, which the piece at the other side of the cut has too; 0: it is the only one that is cut there */
};

struct way_line {
	const struct path_way *edge;
	struct lines share, when;
	double label_x, label_y, label_width, label_height; /* the corner, in its system */
	size_t label_system;
	double weight;        /* of the line */
	bool goes_back, leads_out;
	bool runs_along;      /* a way back, on or beside another one: it lies over that, with a rim there */
	bool is_covered;      /* its label found no free place: it gets a ground of its own */
	VEC(struct way_piece) pieces;
	struct flow_spot tip;
};

/* How far the head of its arrow reaches to either side: as wide as the line needs. */
static inline double way_head_half(const struct way_line *w)
{
	return 3.2 + w->weight * 0.55;
}

struct stage_part { /* the part of a stage that lies in one system */
	const struct stage *stage;
	double x, width;
	struct lines title;
	VEC(struct block) notes; /* what is said of it as a whole; from the band's top */
	bool is_first;        /* of the system: its chevron has no notch */
};

struct system {
	size_t first_rank, last_rank;
	double left, right, top, bottom; /* in the layout */
	double y;                        /* of its chevrons, on the page */
	double chevron_height, note_height, band_height;
	struct phase_bars phases;        /* above its chevrons */
	VEC(struct stage_part) parts;
};

struct flow_view {
	struct layout l;
	struct paths paths;
	const struct step **next_on_line; /* by step: where the main line, drawn a bit heavier, goes from there */
	struct flow_picture picture;
	struct things personas;
	struct str *initials;   /* of each persona: beside the marker, where another one has the same; else empty */
	size_t *indices;        /* of each persona's colour and marker */
	VEC(struct step_box) boxes;
	VEC(struct way_line) ways;
	VEC(struct system) systems;
	double *rank_left, *rank_right, *rank_top, *rank_bottom, *cuts; /* by rank; cuts[r] lies behind rank r */
	size_t rank_count;
	size_t *ways_over;      /* the end of each rank */
	const struct stage **rank_stages;
	double room;            /* on pages: how wide a system may be; 0: as wide as looks best */
	bool is_narrow;         /* a page on which two steps beside each other would else have no room */
	const struct paged *paged; /* NULL: it is one drawing */
};

struct blocks {
	struct block at[4];
	size_t len;
};

/* What a feeling says, a block a part, each with its face, and whose it is; none where its face alone, which stands in a step's corner,
 * tells it all, unless `always`. Nothing of what is left out. */
struct blocks flow_felt(struct layout *l, const struct feeling *f, bool always);

/* Each in turn; the second asks Graphviz. */
void flow_collect(struct flow_view *f);
enum flow_result flow_place(struct flow_view *f, struct buf *message);
void flow_place_as(struct flow_view *f, const struct flow_picture *placed); /* in place of that: as before, when it was the same */
void flow_fold(struct flow_view *f);

/* A step's faces, and the room that they and the star take from its texts: so wide at the right, down to there. */
void flow_name_personas(struct flow_view *f);
void flow_collect_faces(struct flow_view *f, struct step_box *b);
double faces_beside(const struct step_box *b);
double faces_bottom(const struct step_box *b);
void draw_faces(const struct flow_view *f, struct drawing *d, struct shape *into, const struct step_box *b);
/* Whose a marker below a face is; nothing where no step has two faces. */
void flow_add_persona_legend(struct flow_view *f);
void draw_persona_legend(const struct flow_view *f, struct drawing *d, struct shape *into);

/* The steps of flow_fold, in their order. */
void flow_part_tips(struct flow_view *f);
void flow_cut_ways(struct flow_view *f);
void flow_find_along(struct flow_view *f);
void flow_place_labels(struct flow_view *f);
void flow_measure_systems(struct flow_view *f);
size_t system_at(const struct flow_view *f, double x); /* by the layout's x */

bool flow_shows(const struct flow_view *f, size_t system); /* on the page that is drawn */
bool flow_shows_way(const struct flow_view *f, const struct way_line *w); /* a piece of it */
void flow_add_legend(struct flow_view *f); /* of what is shown */
void flow_draw(const struct flow_view *f, struct drawing *d);

/* Where a system's own origin stands on the page. */
double system_x(const struct flow_view *f, const struct system *s);
double system_y(const struct system *s);

#endif
