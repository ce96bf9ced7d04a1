/* work.h — shared by the files of this folder: which things belong together, and how a change is noted. */
#ifndef CJM_DIFF_WORK_H
#define CJM_DIFF_WORK_H

#include "cjm/diff.h"
#include "cjm/unicode.h"
#include "cjm/fields.h"

/* ---- pairs (pairs.c) ---- */

struct pairs { /* from things to things; only looked up, never walked, so that no address can show */
	const struct thing **from, **to;
	size_t len, cap;
};

struct diff_work {
	struct pairs to_new, to_old;
	struct pairs settled; /* from pains that one map no longer tells to what closed them there, and from a told `no pain` to its pain (settled.c) */
	struct pairs settled_through; /* from such pains to the opportunity that was done or realised */
	struct pairs meant;           /* from an opportunity that a step or a gain realises to the same one in the other map */
	struct pairs part_of; /* from steps that only one map has to the step of the other one that they are a part of (split.c) */
	struct pairs written_apart; /* feelings of which each one's share was told; with themselves */
	const struct merged_stage *stage; /* which is being compared, and which step of it; NULL outside */
	size_t step;
	size_t group; /* where changes are noted at the moment */
	bool is_folded;        /* what is noted now is told by what it stands in */
	bool is_whole_journey; /* it came or went: nothing in it became better or worse */
	uint16_t *rows[KIND_COUNT]; /* of each parent: indices into FIELDS, ended by FIELD_COUNT */
};

const struct thing *diff_pairs_find(const struct pairs *p, const struct thing *from);
void diff_pairs_set(struct arena *a, struct pairs *p, const struct thing *from, const struct thing *to);
void diff_pairs_join(struct diff *d, const struct thing *old, const struct thing *new);
bool diff_pairs_hold(const struct diff *d, const struct thing *old, const struct thing *new);

/* ---- rows of fields.def by parent (rows.c) ---- */

void diff_rows_index(struct diff *d);
/* Everything that is said in `parent` itself and is a thing of its own, in the order of the table. */
void diff_children_walk(const struct diff *d, enum statement_kind parent, const void *at,
	void (*visit)(void *context, const struct field *f, struct thing *t), void *context);
/* The same of one row. */
void diff_row_walk(const struct field *f, const void *at, void (*visit)(void *context, const struct field *f, struct thing *t), void *context);

/* ---- likeness (likeness.c) ---- */

struct grams { /* runs of letters of a text, or what a thing holds, as sorted numbers */
	uint32_t *at;
	size_t len;
};

struct grams diff_grams_of_text(struct arena *a, struct str text);
struct grams diff_grams_of_content(struct diff *d, struct arena *a, const struct thing *t);
/* The same with all properties, and with what stands in that in turn. */
struct grams diff_grams_of_everything(struct diff *d, struct arena *a, const struct thing *t);
/* Twice what both have over what they have together (Dice): 0 nothing in common … 1 the same. */
double diff_likeness(struct grams a, struct grams b);

/* ---- matching (match.c) ---- */

void diff_match_all(struct diff *d);

/* ---- order (merge.c) ---- */

/* Marks in `keeps` the most things that stand in the same order as before; place[i]: where the i-th stood, ascending when
 * nothing moved. */
void diff_longest_run(struct arena *a, const size_t *place, size_t count, bool *keeps);
void diff_merge_stages(struct diff *d, struct diff_journey *j);

/* ---- steps that were divided, or became one (split.c) ---- */

/* Finds them in the merged stages; true where a step was given a partner, so that they are to be merged again. */
bool diff_find_parts(struct diff *d, const struct diff_journey *j);
/* From the step before that stayed to the one behind it that stayed, both included where there are any. */
size_t diff_stretch_start(const struct merged_stage *m, size_t i);
size_t diff_stretch_end(const struct merged_stage *m, size_t i);

/* ---- noting (note.c) ---- */

void diff_group_open(struct diff *d, const struct diff_journey *j, const struct thing *stage, const struct thing *step); /* where changes are noted from now on */
struct change *diff_note_change(struct diff *d, enum change_sign sign, const struct thing *old, const struct thing *new);
struct change *diff_note_property(struct diff *d, const struct thing *old, const struct thing *new, const char *property, struct str from, struct str to);

/* ---- comparing (compare.c) ---- */

void diff_compare_all(struct diff *d);
void diff_compare_pair(struct diff *d, const struct thing *old, const struct thing *new);

/* ---- better or worse (verdict.c) ---- */

/* +1, -1 for the customer; 0 where the direction is unknown, or either says nothing. */
int diff_better_member(const struct diff *d, const struct thing *t, enum statement_kind property, enum member_type type, const void *old, const void *new);

/* ---- what became of a pain (settled.c) ---- */

void diff_settle(struct diff *d, const struct diff_journey *j);
/* What the other map says in its stead: an action that is done, `no pain`; NULL where it only says nothing. */
const struct thing *diff_settled_by(const struct diff *d, const struct thing *pain, bool is_old);
const struct thing *diff_settled_through(const struct diff *d, const struct thing *pain); /* the opportunity; NULL where none was needed */

/* ---- how each sort of change is told (special.c, feelings.c, touches.c, fold.c) ---- */

/* `rest` is said of t, which is named before it unless a heading names it already. */
void diff_write_sentence(struct diff *d, struct change *c, const struct thing *t, struct str rest);
void diff_write_thing(struct diff *d, struct change *c); /* came or went */
struct str diff_closing_text(struct diff *d, const struct thing *pain); /* what closed a pain of the old map */
void diff_write_move(struct diff *d, struct change *c, const struct thing *from, const struct thing *to);
void diff_write_step_move(struct diff *d, struct change *c, const struct merged_stage *s, size_t index);
void diff_write_stage_move(struct diff *d, struct change *c, const struct diff_journey *j, size_t index);
void diff_write_wording(struct diff *d, struct change *c);
void diff_write_name(struct diff *d, struct change *c);
void diff_write_rewritten(struct diff *d, struct change *c, struct str from, struct str to);
void diff_write_text(struct diff *d, struct change *c, enum statement_kind kind); /* one of several sentences of a property */
void diff_write_coverage(struct diff *d, const struct stage *old, const struct stage *new, bool is_gained);
void diff_write_member(struct diff *d, struct change *c, enum statement_kind property, enum member_type type,
	const void *old, const void *new, struct str from, struct str to);
void diff_fold_changes(struct diff *d, size_t first); /* what one sentence says is not told twice; among the changes from `first` on */
void diff_compare_feelings(struct diff *d, const struct feeling *old, const struct feeling *new);
/* Those without a partner, in a step or stage of both maps: what everybody felt and only some feel now, and the other way round;
 * a feeling that says nobody is of those who take the step, else of the journey's people. */
void diff_compare_shared_feelings(struct diff *d, const struct thing *old, const struct thing *new);
void diff_compare_touches(struct diff *d, const struct content *old, const struct content *new); /* either may be NULL */

/* ---- what values look like (values.c) ---- */

struct texts diff_own_texts(struct diff *d, const struct own_fields *own); /* "x-jira: ABC-12", each */
bool diff_member_is_empty(const void *member, enum member_type type);
bool diff_values_equal(struct value a, struct value b);
/* A path as seen from the folder of its side's map, so that it makes no difference which file says it. */
struct str diff_path_seen(struct diff *d, const struct thing *t, struct str path, bool is_old);
/* As the author writes it, and as the map's language has it. `slot` is that of the statement which holds the member. */
struct str diff_member_written(struct diff *d, const void *member, enum member_type type, enum statement_kind kind, int slot);
struct str diff_member_text(struct diff *d, const void *member, enum member_type type, enum statement_kind kind, int slot);
struct str diff_thing_written(struct diff *d, const struct thing *t); /* its name, else its text, else what it is about */
struct str diff_feeling_text(struct diff *d, const struct feeling *f);
struct range diff_scale(const struct diff *d); /* on which the feelings of both maps are told */
double diff_on_scale(const struct diff *d, double level);

/* ---- phrases (phrases.c) ---- */

struct str diff_tidy_text(struct diff *d, struct str text); /* one line without control characters */
struct str diff_quoted_text(struct diff *d, struct str text);
#define FILL(d, pattern, ...) LABEL_FILL((d)->locale, &(d)->arena, LABEL_##pattern, __VA_ARGS__)
struct str diff_kind_word(struct diff *d, enum statement_kind kind); /* "pain point" */
struct str diff_property_word(struct diff *d, const struct thing *t, enum statement_kind property); /* the same, as said of t */
struct str diff_named(struct diff *d, enum statement_kind kind, struct str called); /* "metric NPS", 測定値「NPS」 */
struct str diff_thing_phrase(struct diff *d, const struct thing *t);   /* "pain point “…”" */
struct str diff_thing_facts(struct diff *d, const struct thing *t); /* its properties, in a row */
struct str diff_thing_described(struct diff *d, const struct thing *t); /* the same with its properties behind it */
struct str diff_thing_label(struct diff *d, const struct thing *t); /* "“…”", or what it is about */
struct str diff_limit_text(struct diff *d, const struct requirement *r); /* without what it is of: "Coverage ≥ 10%" */
struct str diff_becomes_text(struct diff *d, struct str from, struct str to); /* "a → b" */
struct str diff_word_and(struct diff *d, enum statement_kind kind, struct str value); /* "severity: high" */
/* Fills in what a change is about, once it is told: a reason that came is said of its pain. */
void diff_set_about(struct diff *d, struct change *c);
bool diff_has_a_heading(const struct thing *t); /* a journey, a stage, a step, or the file */

/* ---- the feelings of a whole journey (curve.c); empty where there is nothing to tell ---- */

struct str diff_curve_text(struct diff *d, const struct diff_journey *j);
struct str diff_curve_by_stage(struct diff *d, const struct diff_journey *j);
/* The largest share of those at a fork that leave there, in percent; NAN for none, or none that says how many. */
double diff_way_out(struct diff *d, const struct journey *j, struct str *text);
struct str diff_ways_out_text(struct diff *d, const struct diff_journey *j);

/* ---- a future state (future.c) ---- */

void diff_leave_out_silence(struct diff *d); /* changes that only say that it does not repeat something */
void diff_write_story(struct diff *d, struct diff_journey *j);

/* ---- figures (figures.c) ---- */

void diff_figures_count(struct diff *d, struct diff_journey *j);

#endif
