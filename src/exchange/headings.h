/* headings.h — what a table is called, by the headings that it stands below. */
#ifndef CJM_EXCHANGE_HEADINGS_H
#define CJM_EXCHANGE_HEADINGS_H

#include "exchange/table.h"

/* Each is empty where no heading says it. What is taken counts as kept. */
struct str heading_of_journey(struct import *i, const struct table *t); /* the nearest; without any, the line right above, else the file's name */
struct str heading_of_stage(struct import *i, const struct table *t);   /* the nearest, behind one that names a stage: "Stage 1: Install — Now" */
struct str heading_of_whole(struct import *i, const struct table *t);   /* of which the table is one stage */

#endif
