/* matrix.h — the coverage matrix between its placing and its drawing: stages across, what may cover them below. */
#ifndef CJM_VIEW_MATRIX_H
#define CJM_VIEW_MATRIX_H

#include "view/sheets.h"

enum matrix_state {
	CELL_QUIET,      /* empty, and nothing is wrong with it */
	CELL_COVERED,
	CELL_ASSUMED,    /* covered, and all of it is assumed or predicted */
	CELL_NONE_FOUND, /* `no pain "…"` */
	CELL_GAP,
	CELL_STATES,
};

struct matrix_face { /* a part of what is felt */
	const struct feeling *feeling;
	struct str joint, title; /* before it; who hovers over it reads */
	bool is_aside;           /* off the main line */
	bool of_stage;
};

struct matrix_cell {
	enum matrix_state state;
	struct span span;    /* of what it stands for: where the first of its names is met, or what says that there is none; no place: the stage */
	size_t count;        /* of things; 0: no number is written */
	struct lines names;  /* of touchpoints, over each other */
	VEC(struct matrix_face) faces;
};

struct matrix_row {
	struct lines label;
	const struct channel *channel; /* its sign stands before the label */
	const struct persona *persona;
	size_t persona_index;
	double sign_room;              /* before the label */
	double y, height;
	struct matrix_cell *cells;     /* one a stage */
	struct lines across;           /* in their stead: a text across all stages */
	struct span across_span;       /* of the first thing that it names */
	size_t most;                   /* the largest count: the strongest tint */
	size_t covered;                /* stages */
};

struct matrix_section {
	struct str title;
	const char *class;
	double y;
	size_t first, end; /* rows */
	bool is_judged;    /* an empty cell in it is a gap */
};

struct matrix {
	struct layout l;
	VEC(struct matrix_section) sections;
	VEC(struct matrix_row) rows;
	double label_width, stage_width, sum_x, sum_width; /* sum_width: 0 where nothing is summed up */
	size_t *stage_covered; /* dimensions, one a stage; NULL where nothing of it is told */
	double share_y, grid_end;
	size_t first_stage, last_stage; /* those that have columns: on pages too narrow for all some of them */
	const struct paged *paged;      /* NULL: it is one drawing */
	bool is_title_only;             /* a page on which nothing else has room */
	bool has_assumed;               /* of what is in sight */
};

enum { MATRIX_SUM_WIDTH = 96, MATRIX_SUM_GAP = 8, MATRIX_CELL = 32, MATRIX_ROW_GAP = 5, MATRIX_FACE = 9, MATRIX_SMALL_FACE = 6, MATRIX_FACE_STEP = 32, MATRIX_PADDING = 8, MATRIX_SHARE = 30 };

size_t matrix_count(struct matrix *m, const struct stage *stage, enum coverage_dimension d); /* of things, of touchpoints or teams, each once */
enum matrix_state matrix_state_of(const struct stage *stage, enum coverage_dimension d, size_t count);
bool matrix_has(const struct matrix *m, const struct stage *stage); /* a column for it */
bool matrix_shows(const struct matrix *m, size_t row); /* on the page that is drawn */
bool matrix_is_ticked(const struct matrix_cell *c); /* covered, by nothing that could be named, counted or felt */
double matrix_label_width(struct matrix *m); /* what the names of rows ask for, and a stage's column */
double matrix_stage_width(struct matrix *m);
double matrix_add_columns(struct matrix *m, double x); /* of its stages; gives where the next would begin */
void matrix_begin(struct matrix *m);
void matrix_collect(struct matrix *m); /* its columns have their places */
void matrix_add_legend(struct matrix *m);
struct str matrix_note(struct matrix *m); /* for the foot: what is left out, and the coverage */
struct str matrix_subject(struct matrix *m);
size_t faces_in_row(double width); /* how many stand side by side in a cell */
void matrix_draw(const struct matrix *m, struct drawing *d);

#endif
