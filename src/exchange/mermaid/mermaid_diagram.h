/* mermaid_diagram.h — one diagram while it is read, and what can only be told when all of it is. */
#ifndef CJM_EXCHANGE_MERMAID_DIAGRAM_H
#define CJM_EXCHANGE_MERMAID_DIAGRAM_H

#include "exchange/draft/import.h"
#include "exchange/mermaid/mermaid.h"

struct diagram {
	struct import *i;
	struct draft_journey *journey;
	struct draft_stage *stage; /* NULL before the first section */
	struct str title, acc_title, front_title;
	struct pieces description; /* its lines */
	struct pieces remarks;     /* to stand before what comes next */
	struct str journey_line, here; /* slices of the source, for findings */
	bool is_copy;              /* the line is read from a copy of `here`, in which entities of HTML are signs */
	bool in_directive, in_description, awaits_description, in_settings;
	double lowest, highest;
	bool has_score;
	size_t task_count, nameless_sections;
	struct str nobody;         /* the first task that names no one, in the source */
	size_t nobody_count;
	VEC(struct draft_step *) tasks;
};

/* Adds the journey that the block holds, and tells what had to be guessed. */
void diagram_read(struct import *i, const struct mermaid_block *b);
/* The people of tasks, the scale, what may be swapped: settled and told. */
void diagram_settle(struct diagram *d);

#endif
