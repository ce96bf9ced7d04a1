/* work.h — shared by the files of this folder: which things belong together, and how a change is noted. */
#ifndef CJM_DIFF_WORK_H
#define CJM_DIFF_WORK_H

#include "cjm/diff.h"
#include "map/fields.h"

/* ---- pairs (pairs.c) ---- */

struct pairs { /* from things to things; only looked up, never walked, so that no address can show */
	const struct thing **from, **to;
	size_t len, cap;
};

struct diff_work {
	struct pairs to_new, to_old;
	size_t group; /* where changes are noted at the moment */
	bool is_folded;    /* what is noted now is told by what it stands in */
	bool is_whole_map; /* the whole journey came or went */
	uint16_t *rows[KIND_COUNT]; /* of each parent: indices into FIELDS, ended by FIELD_COUNT */
};

const struct thing *pairs_find(const struct pairs *p, const struct thing *from);
void pairs_set(struct arena *a, struct pairs *p, const struct thing *from, const struct thing *to);
void pairs_join(struct diff *d, const struct thing *old, const struct thing *new);
bool pairs_hold(const struct diff *d, const struct thing *old, const struct thing *new);

/* ---- rows of fields.def by parent (rows.c) ---- */

void rows_index(struct diff *d);
/* Everything that is said in `parent` itself and is a thing of its own, in the order of the table. */
void children_walk(const struct diff *d, enum statement_kind parent, const void *at, void (*visit)(void *context, const struct field *f, struct thing *t), void *context);

/* ---- likeness (likeness.c) ---- */

struct grams { /* runs of letters of a text, or what a thing holds, as sorted numbers */
	uint32_t *at;
	size_t len;
};

struct grams grams_of_text(struct arena *a, struct str text);
struct grams grams_of_content(struct diff *d, struct arena *a, const struct thing *t);
/* Twice what both have over what they have together (Dice): 0 nothing in common … 1 the same. */
double likeness(struct grams a, struct grams b);

/* ---- matching (match.c) ---- */

void match_all(struct diff *d);

/* ---- order (merge.c) ---- */

/* Marks in `keeps` the most things that stand in the same order as before; place[i]: where the i-th stood, ascending when
 * nothing moved. */
void longest_run(struct arena *a, const size_t *place, size_t count, bool *keeps);
void merge_stages(struct diff *d, struct diff_journey *j);

/* ---- comparing (compare.c) ---- */

void compare_all(struct diff *d);
void compare_pair(struct diff *d, const struct thing *old, const struct thing *new);
struct change *note_change(struct diff *d, enum change_sign sign, const struct thing *old, const struct thing *new);
struct change *note_property(struct diff *d, const struct thing *old, const struct thing *new, const char *property, struct str from, struct str to);

/* ---- how each sort of change is told (special.c, touches.c, fold.c) ---- */

/* `rest` is said of t, which is named before it unless a heading names it already. */
void say_of(struct diff *d, struct change *c, const struct thing *t, struct str rest);
void tell_thing(struct diff *d, struct change *c); /* came or went */
void tell_move(struct diff *d, struct change *c, const struct thing *from, const struct thing *to);
void tell_step_move(struct diff *d, struct change *c, const struct merged_stage *s, size_t index);
void tell_stage_move(struct diff *d, struct change *c, const struct diff_journey *j, size_t index);
void tell_wording(struct diff *d, struct change *c);
void tell_name(struct diff *d, struct change *c);
void tell_rewritten(struct diff *d, struct change *c, struct str from, struct str to);
void tell_text(struct diff *d, struct change *c, enum statement_kind kind); /* one of several sentences of a property */
void tell_coverage(struct diff *d, const struct stage *old, const struct stage *new, bool is_gained);
void tell_member(struct diff *d, struct change *c, enum statement_kind property, enum member_type type, const void *old, const void *new, struct str from, struct str to);
void fold_changes(struct diff *d, size_t first); /* what one sentence says is not told twice; among the changes from `first` on */
bool thing_is_a_feeling(const struct thing *t);
void compare_feelings(struct diff *d, const struct feeling *old, const struct feeling *new);
void compare_touches(struct diff *d, const struct content *old, const struct content *new); /* either may be NULL */

/* ---- what values look like (values.c) ---- */

bool member_is_empty(const void *member, enum member_type type);
bool values_equal(struct value a, struct value b);
/* As the author writes it, and as the map's language has it. `slot` is that of the statement which holds the member. */
struct str member_written(struct diff *d, const void *member, enum member_type type, enum statement_kind kind, int slot);
struct str member_told(struct diff *d, const void *member, enum member_type type, enum statement_kind kind, int slot);
struct str thing_written(struct diff *d, const struct thing *t); /* its name, else its text, else what it is about */
struct str feeling_told(struct diff *d, const struct feeling *f);
double feeling_mean(const struct feeling *f); /* of all its parts, -1 … 1 */

/* ---- telling (tell.c) ---- */

struct str tidy_text(struct diff *d, struct str text); /* one line without control characters */
struct str quoted_text(struct diff *d, struct str text);
#define FILL(d, pattern, ...) LABEL_FILL((d)->locale, &(d)->arena, LABEL_##pattern, __VA_ARGS__)
struct str word_told(struct diff *d, enum statement_kind kind); /* "pain point" */
struct str thing_told(struct diff *d, const struct thing *t);   /* "pain point “…”" */
struct str thing_facts(struct diff *d, const struct thing *t); /* its properties, in a row */
struct str thing_described(struct diff *d, const struct thing *t); /* the same with its properties behind it */
struct str thing_label_told(struct diff *d, const struct thing *t); /* "“…”", or what it is about */
struct str tell_becomes(struct diff *d, struct str from, struct str to); /* "a → b" */
struct str word_and(struct diff *d, enum statement_kind kind, struct str value); /* "severity: high" */
enum label word_label(enum statement_kind kind); /* LABEL_COUNT: none yet */

/* ---- figures (figures.c) ---- */

void figures_count(struct diff *d, struct diff_journey *j);

#endif
