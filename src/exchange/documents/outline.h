/* outline.h — a journey that is kept as an outline: headings, labels ("**Actions:** …") and lists, read into a tree; what is a stage of a
 * journey in it becomes a table of one stage each, so that tables.c reads both. */
#ifndef CJM_EXCHANGE_OUTLINE_H
#define CJM_EXCHANGE_OUTLINE_H

#include "exchange/words/columns.h"
#include "exchange/tables/table.h"

enum outline_kind { OUTLINE_ROOT, OUTLINE_HEADING, OUTLINE_TITLE /* a line in bold, as people write headings */, OUTLINE_LABEL, OUTLINE_ITEM, OUTLINE_TEXT };

struct outline_node {
	enum outline_kind kind;
	int rank;            /* stands below what has a smaller one */
	struct outline_node *parent;
	VEC(struct outline_node *) children;
	VEC(struct str) lines; /* of the original, without marks of lists and quotations */
	int indent, number;  /* of an item; the number 0 where it has a bullet */
	char mark;           /* the bullet, or what stands behind the number */
	struct str label;    /* what stands before the colon, or in bold at the beginning; a slice of the first line */
	struct str said;     /* what stands behind it */
	bool is_strong, has_colon, is_quote;
	bool follows_gap;    /* an empty line stands before it */
	int depth;           /* of the root 0 */
	enum column_kind lane; /* that its label, or the whole heading, names; COLUMN_OWN for none */
	bool is_lane, is_section /* holds lanes */, is_stage;
	bool holds_lanes, holds_sections, holds_leaf /* a section without further ones */;
	bool is_of_text;     /* a heading in plain letters, in a text without others */
	bool is_called_stage; /* the line says that it is one: "Phase: Search" */
	bool is_labelled, labels_have_colons; /* holds labels that only a journey has */
	bool holds_table;    /* a real one stands below it */
	bool is_of_journey;  /* a heading above, or its own, says that it is one */
	bool is_done, gave_notes;
};

struct outline {
	struct import *i;
	struct outline_node *root, *open; /* the latest node: what is deeper goes below it */
	bool after_gap, after_rule, is_html /* else Markdown */;
};

void outline_init(struct outline *o, struct import *i);
/* Lines in the order of the original, with what stands before them; headings (1 … 6) apart. Empty ones count. */
void outline_add_heading(struct outline *o, int level, struct str source);
void outline_add_line(struct outline *o, struct str line, bool is_quote);
/* The number is that of a list that counts, plus one; 0 where it has bullets. */
void outline_add_item(struct outline *o, int indent, int number, struct str source);
/* "Actions" of "Actions\n: Sees a leaflet". */
void outline_add_term(struct outline *o, struct str line);
/* Code or a rule ends the lists before it; so does a table, which belongs to the heading above. */
void outline_break(struct outline *o);
void outline_add_table(struct outline *o);
/* A table for each stage, in the order in which they stand; none where the outline keeps no journey. */
void outline_add_tables(struct outline *o, struct tables *tables);

/* ---- between the files of the outline ---- */

struct outline_item {
	int indent, number;
	char mark;
	struct str text;
};

/* Columns before the first sign, which is at *first. */
int outline_indent_of(struct str line, size_t *first);
/* False for a line that is no item. */
bool outline_read_item(struct str line, struct outline_item *item);

/* What stands before the colon of a line, or in bold at its beginning; false where it has no label. */
bool outline_read_label(struct str line, struct outline_node *node);
struct str outline_plain(struct outline *o, struct str source); /* without markup */
size_t outline_words_in(struct str s);
/* The lane that a label names; COLUMN_OWN for none, and for what is too long to be a label. */
enum column_kind outline_lane_of(struct outline *o, struct str label, size_t words_most);
/* What a lane is called; what a stage or step is; whether more stands behind the name; and what does. All without markup. */
struct str outline_label_of(struct outline *o, const struct outline_node *n);
struct str outline_name_of(struct outline *o, const struct outline_node *n);
bool outline_goes_on_behind_name(struct outline *o, const struct outline_node *n);
struct str outline_text_behind(struct outline *o, const struct outline_node *n); /* all of it where it has no label */
struct str outline_text_of(struct outline *o, const struct outline_node *n); /* the label included */
/* Lanes that only a journey has among its first ones. */
bool outline_is_core(enum column_kind lane);
/* Finds lanes and what holds them; then which children of a node are the stages of a journey, if that is one. */
void outline_judge(struct outline *o, struct outline_node *n);
bool outline_find_stages(struct outline *o, struct outline_node *n);

/* A set of kinds of lanes, a bit each. */
#define OUTLINE_LANE(kind) (UINT64_C(1) << (kind))
_Static_assert(COLUMN_COUNT <= 64, "a set of kinds of lanes is one number");

/* The other way: a lane a heading, the stages below each; false where it does not stand so. Fills all but path and notes. */
bool outline_turn(struct outline *o, const struct outline_node *n, struct table *table);
bool outline_is_journey_of(const struct outline_node *n, uint64_t lanes, size_t stages);
/* What stands below a node, a line each; where it stands, with all below it; and whole lines. */
void outline_add_lines(struct outline *o, const struct outline_node *n, struct buf *out);
struct str outline_source_of(const struct outline_node *n);
struct str outline_lines_between(struct outline *o, const struct outline_node *first, const struct outline_node *last);

/* By outlines.def. */
bool outline_names_stage(struct outline *o, struct str name);   /* "Stage 2: Pay", "Phase de choix" */
bool outline_names_stages(struct outline *o, struct str name);  /* "Steps", "The stages": all of them stand below it */
bool outline_names_journey(struct outline *o, struct str name); /* "Customer journey map" */
bool outline_is_aside(struct outline *o, struct str name);      /* "Persona: Anna", "Summary": no stage */
bool outline_is_of_people(struct outline *o, struct str name);

#endif
