/* table_lanes.h — a table on its way to a journey: records × lanes, whichever way it stands, and what each lane means. */
#ifndef CJM_EXCHANGE_TABLE_LANES_H
#define CJM_EXCHANGE_TABLE_LANES_H

#include "exchange/words/columns.h"
#include "exchange/feelings/feeling_numbers.h"
#include "exchange/tables/table.h"

enum { CLASSIFIED_MOST = 200 }; /* further lanes of a table are the team's own */

struct table_lane { /* what a column, or a row of a table that stands the other way, holds */
	enum column_kind kind;
	struct str head;
	struct str name;   /* of a lane of the team's own */
	bool also_feels, is_whole; /* as column_guess has them */
	bool is_by_hand;   /* --lane said so */
	bool is_of_faces;  /* nothing but faces stands in it, and nothing else tells what is felt */
	struct draft_person *person;  /* whose it is */
	bool is_given;     /* to a person whom its head names: "Emotion (Ana)" */
	bool feels;        /* of a person: it holds what they feel; else what they do */
	struct feeling_column column; /* of feelings or scores: what the cells hold, */
	struct draft_scale *scale;    /* and what plain numbers stand on */
};

struct said { struct draft_items *items; size_t at; };

struct table_reader {
	struct import *i;
	struct draft_journey *journey;
	struct draft_stage *stage;
	const struct table *table;
	struct table_lane *lanes;
	size_t lane_count;
	bool is_turned;          /* a stage a column */
	size_t stage_lane;       /* lane_count for none */
	struct str stage_label;  /* of the record before */
	bool has_new_stage;      /* the stage was begun for the table, and no record has been read yet */
	struct str phase;        /* of the records from here on */
	bool drops_numbers;      /* the stages are only counted */
	bool counts_steps;       /* the lane of stages holds only numbers, of steps; */
	bool is_counted;         /* 1, 2, 3 … */
	bool numbers_steps;      /* the lane of numbers numbers the steps, not the stages */
	struct run { size_t count, actions; } run; /* of the stage: its records, and those with an action */
	struct draft_person *felt_by; /* who feels what the record tells of a stage; NULL for everybody */
	size_t person_record;    /* the latest that names a person; 0 for none */
	bool merges;             /* stages of the same name are there already */
	bool joins;              /* the record goes on with the step before */
	bool repeats;            /* it names that step again: what it says a second time is said once */
	bool has_reported_steps;
	VEC(struct said) said;   /* in the record: the pains, opportunities and metrics of which other cells may speak */
	const char *language;    /* most of the heads' */
};

struct table_cell table_cell_at(const struct table *t, size_t row, size_t column); /* empty where the row is shorter, or there is none */
size_t table_width(const struct table *t);
void cell_keep(struct table_reader *r, struct table_cell cell); /* its words are in the map; with all that was merged into it */
struct table_cell lane_cell(const struct table_reader *r, size_t record, size_t lane);
size_t record_count(const struct table_reader *r); /* the head included: records count from 1 */

/* Counts the lanes, gives every one its meaning, and finds the one that names the stages. */
void lanes_classify(struct table_reader *r);
/* Words of a face and points of the same feeling belong together; and what numbers stand on. */
void lanes_settle_scores(struct table_reader *r);
bool lane_is_numbering_steps(const struct table_reader *r);                     /* stages that are only numbered, with steps beside them, are one */
/* Declares the lanes of the team's own that hold something, in the order in which they stand. */
void lanes_declare_own(struct table_reader *r);
size_t lane_find(const struct table_reader *r, enum column_kind kind);          /* lane_count when there is none */
void lane_make_own(struct table_reader *r, size_t lane);
void lane_name(struct table_reader *r, struct table_lane *lane);                      /* declares it, a lane of the team's own */
/* What numbers in this lane stand on, by what the heading says of it, else by the numbers. */
void lane_settle_scale(struct table_reader *r, size_t lane, struct str heading);
bool lane_is_of_points(const struct table_reader *r, size_t lane); /* more of its cells are a number, a face or an arrow without words than anything else */
/* Of numbers in this lane, of a whole (0 where none is said). */
struct draft_scale *lane_scale(struct table_reader *r, const struct table_lane *lane, double of);
bool lane_is_known(enum column_kind kind);                                /* a lane of the field: no stage, number or heading, and none that tells only beside others */
bool lane_is_counting(const struct table_reader *r, size_t lane);               /* 1, 2, 3 … */
/* More lanes of the same stages, each of which it has once. */
bool table_is_layer_of(struct import *i, const struct table *t, enum table_shape shape, const struct table *other, enum table_shape other_shape);
struct str lane_number(const struct table_reader *r, size_t record, size_t lane); /* of "#1", "1." and "(1)": "1" */

#endif
