/* curves.h — a whole emotion as every drawing shows it, and the curves of an emotion lane. */
#ifndef CJM_CURVES_H
#define CJM_CURVES_H

#include "cjm/layout.h"

struct feeling_part {
	const struct feeling *feeling;
	enum point_kind kind;
	struct str joint; /* between it and the part before it: "+", an arrow */
	struct str words; /* the word, the condition, the reasons, a line each; a reason of all parts is at the last one */
	struct str more;  /* the same without the word */
};

struct feeling_parts {
	struct feeling_part at[4];
	size_t len;
};

/* The halves of a mixed emotion have equal weight: the better one comes first, whichever is written first. */
struct feeling_parts feeling_parts(struct layout *l, const struct feeling *f);

/* The emotions to draw, and the courses that their curves follow. They may belong to another journey than the one that is drawn (in a diff, the old
 * one): then `column` and `drawn_as` map them to it. */
struct curve_source {
	size_t count;
	const struct persona **who;
	const struct course **courses;
	size_t (*column)(void *context, size_t course, const struct thing *place); /* SIZE_MAX: it has none; NULL for the journey's columns */
	bool (*drawn_as)(void *context, const struct feeling *felt, const struct feeling *drawn); /* NULL for its own feelings */
	void *context;
	bool words_by_stage; /* columns are narrower than words, which may be anywhere in their stage */
	bool has_notes;      /* ways out and on, the lowest and the highest point are told in boxes */
	size_t first_index;  /* of the first persona's colour and marker */
	bool last_is_before; /* the last is what was felt before the others */
	bool is_one_of_several; /* a curve that stands alone shows whose it is */
	bool is_dense;       /* of many bands: each is lower, and the first alone has the numbers of the scale */
	const struct curves *whole; /* of the whole journey, of which these are a page: its lowest and its highest point are told, wherever they are; NULL: these are the whole */
};

/* The number of a persona's colour and marker in every drawing of the journey; SIZE_MAX where it needs none: it is the only one who feels anything. */
size_t curve_index_of(struct layout *l, const struct persona *persona);
/* The same, and for those who feel nothing a number of their own, where several are shown all the same. */
size_t curve_number_of(struct layout *l, const struct persona *persona);
bool curves_are_several(struct layout *l); /* in all of the journey; drawings then say whose each is */

/* Everybody's, as courses_of says. */
void curves_collect(struct layout *l, struct swimlane *lane, const struct curves *whole);
/* Of so many people, or over so many columns, that each has a band of their own: the first of them, without notes. Gives how many; 0, and nothing is collected, where
 * all of them share one. */
size_t curves_collect_apart(struct layout *l, struct swimlane *lane, size_t most);
void curves_collect_from(struct layout *l, struct swimlane *lane, struct curve_source source);
double curves_wanted_width(struct layout *l, struct curves *curves, size_t column);
double curves_longest_word(struct layout *l, struct curves *curves, const struct stage_box *box); /* in a stage, with what is beside it */
/* What the column of headings needs beside the numbers of the scale, so that no word of a name is broken; 0 where no band has one. */
double curves_name_width(struct layout *l, const struct curves *curves);
void curves_place(struct layout *l, struct swimlane *lane);

struct curve_extreme { /* a point of a main line, and what makes it: a pain point or a gain of its step, or of a stage that has no other step */
	size_t curve, point;
	const struct point *p;
	const struct thing *cause; /* NULL where the map names none */
	int weight;                /* of the pain point */
	size_t times;              /* in how many places main lines reach it */
};
/* The lowest or the highest point; of equals a moment of truth, then the one with the worst pain point or without a condition. p is NULL
 * where there are too few points for one, all are at one height, or a face that is on no main line lies beyond: it would be said of the wrong one. */
struct curve_extreme curves_extreme(const struct curves *curves, bool is_low);

/* Whether the curve of the swimlane shows this way of the plan's journey, with its share, its condition and its doubt: one that leads out to an
 * exit's face, or the way on of the main line past it. May be asked before the curves are collected. */
bool curve_shows_way(struct layout *l, const struct path_way *way);

#endif
