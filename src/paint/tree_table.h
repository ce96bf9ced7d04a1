/* tree_table.h — lanes and stages as a table: which column a thing stands in is told by its place. */
#ifndef CJM_PAINT_TREE_TABLE_H
#define CJM_PAINT_TREE_TABLE_H

#include "tree.h"

struct tagged_table {
	struct arena *arena;
	struct element *element;
	const struct shape *heads; /* the group of its columns */
	bool leftwards;
	VEC(struct box) columns; /* in the order of reading */
	VEC(struct element *) shorter; /* rows without what stands behind the last column */
	bool has_far;
};

struct layer { /* one row of cells; where cells of one lane overlap, the lane has several */
	struct element **cells; /* by column; what stands behind the last one comes last */
};

struct tagged_row {
	struct tagged_table *table;
	const char *kind; /* of its cells: "TD", or "TH" for the names of columns */
	struct element *head; /* NULL: nothing heads it */
	VEC(struct layer) layers;
};

struct tagged_row row_begin(struct tagged_table *t, const char *kind, bool has_head);
struct element *row_cell(struct tagged_row *r, struct box box); /* in which something with this box stands */
void row_end(struct tagged_row *r); /* into the table */
void table_end(struct tagged_table *t);

#endif
