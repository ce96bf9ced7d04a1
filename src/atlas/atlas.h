/* atlas.h — what the files of this folder share. */
#ifndef CJM_ATLAS_PRIVATE_H
#define CJM_ATLAS_PRIVATE_H

#include "cjm/atlas.h"
#include "cjm/json.h"

struct atlas_name atlas_name_of(struct arena *a, struct str text); /* copied */
struct str atlas_key(struct arena *a, struct str text);
const struct channel *atlas_channel_of(struct arena *a, const struct channel *c); /* what its sign depends on, copied; NULL for NULL */
/* Fills what a stage's journey computes, and finds what contradicts it (rollup.c). */
void atlas_roll_up(struct atlas *a);
/* What is wrong with the levels, once they are rolled up (levels.c). */
void atlas_tell_apart(struct atlas *a); /* what readers see of titles that several have: first */
void atlas_find_faults(struct atlas *a);
/* What each journey is part of, and which domains have none (hierarchy.c). */
struct str atlas_domain(struct str file);
void atlas_rank(struct atlas *a);
struct str atlas_rank_word(enum atlas_rank rank); /* for programs */
struct atlas_table atlas_table_of_hierarchy(const struct atlas *a, struct arena *arena);
struct atlas_table atlas_table_of_open_domains(const struct atlas *a, struct arena *arena);
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
void tabling_head(struct tabling *t, struct str head, bool is_number); /* of a column, whose head is no label */
void tabling_row(struct tabling *t);
struct atlas_cell *tabling_put(struct tabling *t, struct str text);
void tabling_journey(struct tabling *t, size_t row);
void tabling_score(struct tabling *t, double level);
struct str tabling_number(struct tabling *t, double n, int decimals);
void tabling_figure(struct tabling *t, double n, int decimals);
void tabling_percent(struct tabling *t, double percent);
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
struct atlas_table atlas_table_of_open_stages(const struct atlas *a, struct arena *arena);
struct atlas_table atlas_table_of_clashes(const struct atlas *a, struct arena *arena);
struct atlas_table atlas_table_of_faults(const struct atlas *a, struct arena *arena);
struct atlas_table atlas_table_of_maturity(const struct atlas *a, struct arena *arena);
struct atlas_table atlas_table_of_lessons(const struct atlas *a, struct arena *arena);

/* ---- JSON (json_told.c): nothing is written of what is not said ---- */

void atlas_json_text(struct json *j, const char *name, struct str text);
void atlas_json_level(struct json *j, const char *name, double level);
void atlas_json_number(struct json *j, const char *name, double number);
void atlas_json_choice(struct json *j, const char *name, int choices, unsigned int choice);
void atlas_json_date(struct json *j, const char *name, struct date d);
void atlas_json_value(struct json *j, const char *name, struct value v);

/* ---- an older atlas of the same maps (since.c) ---- */

/* Which rows are new or have other figures, and which of those that were asked for are no more; before rows are chosen. */
void atlas_find_changes(struct atlas *a);
bool atlas_is_asked_for(struct atlas *a, const struct atlas_row *r, struct atlas_wish wish);
/* Once they are chosen and in order. */
void atlas_list_changes(struct atlas *a, struct atlas_wish wish);
struct atlas_table atlas_table_of_changes(const struct atlas *a, struct arena *arena);
void atlas_write_changes(struct json *j, const struct atlas *a); /* a member; none where nobody asked */

#endif
