/* merge.h — what the files of a merge share: the three texts as trees whose statements know each other, and edits of ours. */
#ifndef CJM_JOB_MERGE_H
#define CJM_JOB_MERGE_H

#include "cjm/merge.h"

enum merge_side { OF_BASE, OF_OURS, OF_THEIRS, MERGE_SIDES };

struct merge_item { /* a statement */
	const struct node *node;
	enum merge_side side;
	struct merge_item *parent;
	VEC(struct merge_item *) items;         /* in the order of the text */
	struct merge_item *peers[MERGE_SIDES];  /* what it is in the other texts; NULL: it is not there */
	struct str own, key, whole; /* what it says; by what it is known again; what it says with all that is in it */
	size_t index;               /* among its parent's */
	bool is_moved;              /* against the base: in another statement, or out of order */
	bool is_gone;               /* of ours: it is taken out, or put elsewhere */
	bool is_settled;            /* of ours and theirs: nothing is to be done about it any more */
	bool is_put;                /* of theirs: put into ours, at `put_at` */
	bool is_put_as_lines;       /* … of its own, not on that of others */
	uint32_t put_at;
};

struct merge_edit {
	uint32_t at, end; /* of our text; the same: something is put in */
	struct str text;
	size_t turn;
};

struct merge_text {
	struct sources sources;
	struct findings found;
	struct ast *ast;
	struct str text; /* as it was read */
	struct merge_item *root;
	VEC(const struct node *) nodes; /* by where they begin */
};

struct merge_run {
	struct merging *m;
	struct arena *arena;
	struct merge_text sides[MERGE_SIDES];
	VEC(struct merge_edit) edits;
	bool is_given_up;
};

/* ---- trees (merge_match.c) ---- */

void merge_read(struct merge_run *r, enum merge_side side, struct str text);
void merge_match(struct merge_run *r);
bool merge_is_content(const struct merge_item *i); /* in an order that the author chose */

/* ---- places in a text (merge_edits.c) ---- */

struct str merge_source(const struct merge_run *r, enum merge_side side);
uint32_t merge_start(const struct merge_item *i); /* of its keyword */
uint32_t merge_head_end(const struct merge_item *i); /* behind its last argument */
uint32_t merge_end(const struct merge_item *i);   /* behind all that is in it */
uint32_t merge_line_start(const struct merge_run *r, enum merge_side side, uint32_t at);
uint32_t merge_line_end(const struct merge_run *r, enum merge_side side, uint32_t at); /* behind its line feed */
bool merge_is_first_on_line(const struct merge_run *r, const struct merge_item *i);
bool merge_is_one_line(const struct merge_run *r, const struct merge_item *i);
/* Whether its lines hold nothing but it and what is in it. */
bool merge_owns_lines(const struct merge_run *r, const struct merge_item *i);
struct str merge_indentation(const struct merge_run *r, enum merge_side side, uint32_t at);
struct str merge_indentation_in(const struct merge_run *r, const struct merge_item *parent); /* of ours, for what is put on lines of its own */
/* Lines of one of the texts, or its words alone as a line, with another indentation; ended by a line feed. */
struct str merge_lines_of(struct merge_run *r, const struct merge_item *i, struct str indentation);
struct str merge_reindented(struct merge_run *r, struct str lines, struct str old, struct str new);

void merge_edit(struct merge_run *r, uint32_t at, uint32_t end, struct str text);
void merge_take_out(struct merge_run *r, struct merge_item *ours); /* with its line, where it has one of its own */
/* The text of this range with its edits, which are then no longer made. */
struct str merge_edited(struct merge_run *r, uint32_t at, uint32_t end);
void merge_give_up(struct merge_run *r);

/* ---- merging ---- */

/* Where in ours a statement of theirs goes, in `parent` of ours, and as what: on a line of its own, or behind others (merge_places.c). */
void merge_put(struct merge_run *r, struct merge_item *parent, struct merge_item *theirs, struct str lines);
void merge_put_block(struct merge_run *r, struct merge_item *parent, struct merge_item *theirs, struct str block); /* the same, of whole lines */
bool merge_is_at_same_place(const struct merge_item *ours, const struct merge_item *theirs);
uint32_t merge_block_start(const struct merge_run *r, const struct merge_item *parent);

/* Marks a conflict: either may be NULL, where the statement is not there any more (merge_conflicts.c). */
void merge_conflict(struct merge_run *r, struct merge_item *parent, struct merge_item *ours, struct merge_item *theirs);
void merge_remarks(struct merge_run *r); /* comments (merge_remarks.c) */
bool merge_has_same_remarks(const struct merge_run *r, const struct merge_item *a, const struct merge_item *b);
void merge_items(struct merge_run *r);   /* merge_items.c */

#endif
