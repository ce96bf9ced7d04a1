/* draft.h — a map in the making: what an importer understood, before it is written as text. */
#ifndef CJM_EXCHANGE_DRAFT_H
#define CJM_EXCHANGE_DRAFT_H

#include "cjm/ast.h"
#include "exchange/words/person.h"

struct draft_feeling {
	bool has_value, has_plus; /* "+2" */
	double value;
	struct draft_scale *scale; /* of the value; NULL for the map's */
	double level;   /* where it has none: -2 … +2, as its word or face tells */
	bool is_unplaced; /* nothing tells it: the word stands alone */
	bool is_either;   /* it may as well be on the other side, as surprise may */
	struct str word;
	struct str further; /* a face of the original that says more than both, and has no place in the map */
};

struct draft_scale { /* that numbers in a table stand on */
	bool is_stated;       /* from low to high, as the heading says; else low and high are found when the scale is settled */
	bool is_turned;       /* the lowest is the best */
	double low, high;
	double whole;         /* of "3/5": 5; else 0 */
	const void *journey;  /* to which plain numbers without a statement belong */
	size_t count;         /* of its numbers, */
	double lowest, highest;
	bool has_fractions;   /* among its numbers */
	bool is_widened;      /* they go beyond what was stated */
	struct str source;    /* where it is said or met first, for findings */
};

struct draft_person;

struct draft_property { /* said on the line of an item */
	enum statement_kind kind; /* KIND_MEASURE: the metric's value, which needs no word */
	struct str name;          /* of a field of the company's own */
	struct str text;
	bool is_bare;             /* stands without quotes */
};

struct draft_item { /* what is said of a stage or step, or of the journey */
	enum statement_kind kind;
	struct str text;
	struct str name;          /* of a note: its lane */
	bool is_bare;             /* the text stands without quotes: a length of time */
	VEC(struct draft_property) properties;
	struct draft_feeling feelings[2]; /* of a feel */
	const struct draft_person *person; /* of a feel: whose it is; NULL for everybody's */
	const char *joint;        /* "and", "to", "or" or NULL: how the second feeling follows the first */
	struct str remark;        /* a comment before it; empty for none */
};

struct draft_items {
	VEC(struct draft_item) list;
	VEC(enum statement_kind) once; /* those of its kinds that may not be said again */
};

struct draft_people {
	VEC(struct draft_person *) list;
	bool is_journeys; /* of a journey; else of a step */
};

struct draft_person {
	struct str name, text;
	struct draft_items items; /* age, role, goal … */
	const struct draft_people *seen[2]; /* the latest step's and journey's list that has the person */
};

struct draft_step {
	struct str text;
	struct pieces remarks; /* comments before it */
	struct draft_items items;
	struct draft_people people;
};

struct draft_stage {
	struct str text, phase; /* the phase is empty for none */
	struct pieces remarks;
	struct draft_items items;
	VEC(struct draft_step *) steps;
};

struct draft_journey {
	struct str text;
	struct pieces remarks;
	struct draft_items items; /* scenario, lane … */
	struct draft_people people;
	VEC(struct draft_stage *) stages;
	struct names stages_by_name; /* the first of each name, however it is numbered */
	struct pieces remarks_at_end;
};

struct draft {
	struct arena *arena;
	struct str language;  /* empty for none */
	bool has_no_labels;   /* the text is in another language than those that the drawing's own words come in */
	bool has_scale;
	double low, high;     /* of feelings; -2 … 2 where has_scale is not set */
	VEC(struct draft_scale *) scales; /* of the numbers in tables */
	VEC(struct draft_journey *) journeys;
	struct names people_by_text, used_names, name_counts;
	VEC(struct draft_person *) people;
	struct names teams_by_text;
	VEC(struct draft_team *) teams;
};

struct draft_team { struct str name, text; };

void draft_init(struct draft *d, struct arena *arena);
struct draft_journey *draft_add_journey(struct draft *d, struct str text);
struct draft_stage *draft_add_stage(struct draft *d, struct draft_journey *j, struct str text);
/* The stage of that name, however it is numbered; NULL for none. */
struct draft_stage *draft_find_stage(struct draft *d, const struct draft_journey *j, struct str text);
struct draft_step *draft_add_step(struct draft *d, struct draft_stage *stage, struct str text);
/* The person of that name, made when first met. */
struct draft_person *draft_person(struct draft *d, struct str text);
/* The person that a text describes ("Nadia (67), retired engineer"): one that was met by the name alone or with the same words, else a new one. */
struct draft_person *draft_describe_person(struct draft *d, struct person_said said);
/* Says one thing more of a person; what may be said once only goes on in the same place. */
void draft_add_fact(struct draft *d, struct draft_person *person, enum statement_kind kind, struct str text);
/* The name of the team that is called so, declared when first met. */
struct str draft_team(struct draft *d, struct str text);
/* False where the list has the person already. */
bool draft_add_person(struct draft *d, struct draft_people *people, struct draft_person *person);
void draft_add_item(struct draft *d, struct draft_items *items, enum statement_kind kind, struct str text);
void draft_add_remark(struct draft *d, struct pieces *remarks, struct str text);
/* Lanes are told apart by their text; the name serves for notes. */
struct str draft_lane(struct draft *d, struct draft_journey *j, struct str text);
/* Numbers from..to become the scale, or widen the one there is. */
void draft_widen_scale(struct draft *d, double low, double high);
/* The scale that is like this one, made when first met. */
struct draft_scale *draft_scale_like(struct draft *d, struct draft_scale wanted);
/* A number of a feeling out of a table: its scale is made to hold it, and below zero, too, where it has a plus sign. */
void draft_note_number(struct draft_scale *scale, double number, bool has_plus);
/* Finds where the scales of the tables begin and end. That of the most numbers becomes the map's; the others' numbers are brought
 * to it when they are written. */
void draft_settle_scale(struct draft *d);
/* On the map's scale, once that is settled. */
double draft_value(const struct draft *d, const struct draft_feeling *f);
/* The labels' language: what the text tells, else what `language` says so far. Empty where it is English, or one without labels. */
void draft_guess_language(struct draft *d);

void draft_write(const struct draft *d, struct buf *out);

#endif
