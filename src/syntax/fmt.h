/* fmt.h — a statement about to be written: its place among the others, the comments around it, how it stands on lines. */
#ifndef CJM_SYNTAX_FMT_H
#define CJM_SYNTAX_FMT_H

#include "cjm/fmt.h"

struct remark { /* a comment on a line of its own */
	struct str text;
	bool blank_before; /* an empty line stands before it */
};

struct remarks { VEC(struct remark) list; };

struct paragraph { /* a text that continues the one above it */
	struct str text;
	struct remarks before;
	struct str at_end; /* the comment behind it, empty for none */
};

struct entry {
	const struct node *node;
	struct entry *parent, *first, *last, *next;
	struct remarks before;   /* right above it */
	struct remarks at_top;   /* first thing in its block, apart from what follows */
	struct remarks at_foot;  /* last thing in its block */
	struct str at_end;       /* the comment behind its line, empty for none */
	bool blank_before;       /* an empty line stands before it, behind the comments above it */
	bool on_parents_line;
	int columns;             /* of its own words, without what follows on the line */
	struct str line;         /* its own words */
	struct str whole;        /* the same with what follows on the line */
	size_t ends[SLOTS_MAX];  /* where in the line each slot ends, for columns */
	VEC(struct paragraph) paragraphs;
};

/* The texts of each entry, a paragraph each (fmt_texts.c). */
void fmt_make_paragraphs(struct entry *root, struct arena *arena);
/* Where the first of them ends: at a line break between two lines that say something. */
size_t fmt_paragraph_end(struct str text);
bool fmt_is_prose(const struct entry *e, const struct arg *a);

/* Gives every comment and every empty line to the statement that it belongs to (fmt_remarks.c). The entries stand in the
 * author's order. */
void fmt_attach_remarks(const struct sources *s, const struct ast *a, struct entry *root, struct arena *arena);

/* Comments at the beginning of a block with an empty line below them speak of the block, not of its first statement. */
void fmt_lift_remarks(struct entry *block, struct arena *arena);

/* The words of each entry, and which entries stand on their parents' lines (fmt_line.c). The entries stand
 * in the settled order. */
void fmt_make_lines(struct entry *root, struct arena *arena);
bool fmt_has_remarks(const struct entry *e);

/* Puts what stands in parent into the settled order, and e among it (fmt_order.c). */
void fmt_order(struct entry *parent, struct arena *arena);
void fmt_insert(struct entry *parent, struct entry *e);

/* Pads the lines of declarations that follow one another at the top of a file, so that they read as a table (fmt_columns.c). */
void fmt_align_columns(struct entry *root, struct arena *arena);

#endif
