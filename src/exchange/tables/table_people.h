/* table_people.h — tables that tell people apart: a column or a row for each person, with what she does or feels in each stage. */
#ifndef CJM_EXCHANGE_TABLE_PEOPLE_H
#define CJM_EXCHANGE_TABLE_PEOPLE_H

#include "exchange/tables/table_lanes.h"

/* The names of the people that the tables and the lines above them speak of, in small letters. */
struct pieces people_named(struct import *i, const struct tables *tables);
/* TABLE_STAGE_A_ROW where all columns but the first are people, TABLE_STAGE_A_COLUMN where all rows are; else TABLE_UNKNOWN. */
enum table_shape people_shape(struct import *i, const struct table *t);
/* Such a table names stages, or speaks of feelings: else it may be a list of people with their age and town. */
bool people_are_a_journey(struct import *i, const struct table *t);
/* A person a row, with goals, age, town …; or a column, where what is said of them stands in the rows. */
bool people_are_listed(struct import *i, const struct table *t);
/* They become personas, of the journey where there is just one. */
void people_read_list(struct import *i, const struct table *t);
/* Finds the lanes that are people; all of them where `all`. */
void people_classify(struct table_reader *r, bool all);
/* What the lane's person does or feels there. False where the lane is nobody's. */
bool people_add_cell(struct table_reader *r, struct table_lane *lane, struct draft_step *step, struct table_cell cell);
/* The journey that has all stages of the table; NULL for none. */
struct draft_journey *people_find_journey(struct import *i, const struct table *t, enum table_shape shape);

#endif
