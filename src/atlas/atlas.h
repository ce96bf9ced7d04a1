/* atlas.h — what the files of this folder share. */
#ifndef CJM_ATLAS_PRIVATE_H
#define CJM_ATLAS_PRIVATE_H

#include "cjm/atlas.h"

struct atlas_name atlas_name_of(struct arena *a, struct str text); /* copied */
struct str atlas_key(struct arena *a, struct str text);
/* Fills what a stage's journey computes, and finds what contradicts it (rollup.c). */
void atlas_roll_up(struct atlas *a);
/* What is wrong with the levels, once they are rolled up (levels.c). */
void atlas_find_faults(struct atlas *a);
/* Gathers what the rows have in common (merge.c). */
void atlas_merge(struct atlas *a);

/* ---- filling a table (tabling.c) ---- */

struct tabling {
	const struct atlas *atlas;
	const struct locale *words;
	struct arena *arena;
	struct atlas_table *table;
	struct atlas_cell *cells; /* of the row that is being filled */
	size_t filled;
};

struct tabling tabling_begin(const struct atlas *a, struct arena *arena, struct atlas_table *table, struct str title);
void tabling_column(struct tabling *t, enum label head, bool is_number);
void tabling_row(struct tabling *t);
struct atlas_cell *tabling_put(struct tabling *t, struct str text);
void tabling_journey(struct tabling *t, size_t row);
void tabling_score(struct tabling *t, double level);
struct str tabling_number(struct tabling *t, double n, int decimals);
void tabling_figure(struct tabling *t, double n, int decimals);
void tabling_value(struct tabling *t, struct value v);
void tabling_date(struct tabling *t, struct date d);
void tabling_count(struct tabling *t, size_t count, bool is_late);
struct str tabling_points(struct tabling *t, struct str a, struct str b);
struct str tabling_pain(struct tabling *t, const struct atlas_pain *p);
void tabling_maturity(struct tabling *t, int level); /* 0: not told */
struct str tabling_level(struct tabling *t, enum level level);

/* ---- tables that have a file of their own (tables_maps.c) ---- */

struct atlas_table atlas_table_of_missed(const struct atlas *a, struct arena *arena);
struct atlas_table atlas_table_of_rollup(const struct atlas *a, struct arena *arena);
struct atlas_table atlas_table_of_clashes(const struct atlas *a, struct arena *arena);
struct atlas_table atlas_table_of_faults(const struct atlas *a, struct arena *arena);
struct atlas_table atlas_table_of_maturity(const struct atlas *a, struct arena *arena);
struct atlas_table atlas_table_of_lessons(const struct atlas *a, struct arena *arena);

#endif
