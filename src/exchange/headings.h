/* headings.h — what a table is called, by the headings that it stands below. */
#ifndef CJM_EXCHANGE_HEADINGS_H
#define CJM_EXCHANGE_HEADINGS_H

#include "exchange/table.h"

/* Only what kind of thing follows is said by it, in one of the languages of generic.def: "Journey Overview", "Schritt für Schritt". */
bool heading_is_generic(struct arena *a, struct str text);

/* Each is empty where no heading says it, and climbs past generic ones. What is taken counts as kept. */
struct str heading_of_journey(struct import *i, const struct table *t); /* the nearest; where all are generic, the outermost; without any, the line right above, else the file's name */
struct str heading_of_stage(struct import *i, const struct table *t);   /* the nearest, behind one that names a stage: "Stage 1: Install — Now" */
struct str heading_of_whole(struct import *i, const struct table *t);   /* of which the table is one stage */
/* Those that were climbed past become comments before the journey. */
void heading_note_generic(struct import *i, const struct table *t, struct draft_journey *j);

#endif
