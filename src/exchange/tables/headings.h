/* headings.h — what a table is called, by the headings that it stands below. */
#ifndef CJM_EXCHANGE_HEADINGS_H
#define CJM_EXCHANGE_HEADINGS_H

#include "exchange/tables/table.h"

/* Only what kind of thing follows is said by it, in one of the languages of generic.def: "Journey Overview", "Schritt für Schritt". */
bool heading_is_generic(struct arena *a, struct str text);

/* The nearest heading, whatever it says; without any, the line right above; NULL where nothing stands there. */
const struct heading *heading_right_above(const struct table *t);
/* The nearest that says more than what kind of thing follows, else the outermost; NULL where there is none. */
const struct heading *heading_nearest(struct import *i, const struct table *t);
/* Of which the table is one stage: the nearest above that one which names no stage itself; NULL where there is none. */
const struct heading *heading_above(struct import *i, const struct table *t);
/* Both NULL, or the same words in the same place of the original. */
bool heading_is_same(const struct heading *a, const struct heading *b);
/* "Flow 2: Leaving", "Return journey". */
bool heading_names_journey(struct import *i, const struct heading *h);

/* "Persona: Ana" above one table, "Persona: Ben" above another. */
bool headings_name_several_people(struct import *i, const struct tables *tables);

/* What is taken counts as kept. Generic headings are climbed past. */
struct str heading_of_journey(struct import *i, const struct table *t); /* the nearest, but for that of its only person; else the file's name */
struct str heading_of_stage(struct import *i, const struct table *t);   /* the nearest, behind one that names a stage: "Stage 1: Install — Now"; empty where there is none */
struct str heading_of_whole(struct import *i, const struct table *t);   /* the one above, else the file's name */
/* Those that were climbed past become comments before the journey. */
void heading_note_generic(struct import *i, const struct table *t, struct draft_journey *j);

#endif
