/* table.h — a table of any origin, and the journey that it keeps. */
#ifndef CJM_EXCHANGE_TABLE_H
#define CJM_EXCHANGE_TABLE_H

#include "exchange/import.h"

struct table_cell {
	struct str source; /* where it stands in the original, for findings */
	struct str text;   /* what it says; '\n' between lines */
};

struct table_row { VEC(struct table_cell) cells; };

struct heading {
	int level;         /* 1 … 6; HEADING_PARAGRAPH: only the line right above, in bold or not */
	struct str text, source;
};

enum { HEADING_PARAGRAPH = 7, HEADING_LEVELS };

struct table_note { struct str text, source; };

struct table {
	VEC(struct table_row) rows;         /* the first is the head */
	VEC(struct heading) path;           /* the headings that it stands below, from the outermost in */
	struct str line;                    /* its first line, for findings */
	struct str slice;                   /* all of it */
	VEC(struct table_note) notes;       /* the lines above it that belong to it: a title, who walks the journey, the scenario */
};

struct tables { VEC(struct table) list; };

enum table_shape {
	TABLE_UNKNOWN,  /* holds nothing that a journey map would */
	TABLE_STAGE_A_ROW, TABLE_STAGE_A_COLUMN,
	TABLE_ONE_STAGE, /* two columns: lanes, and what one stage has in them */
};

enum table_shape table_shape_of(struct arena *a, const struct table *t);

/* Adds what the table says. `into`, where not NULL, is a journey to which a table of one stage belongs; else a new one is begun.
 * Gives the journey. */
struct draft_journey *table_read(struct import *i, const struct table *t, enum table_shape shape, struct draft_journey *into);

/* The tables of the import's source, a sheet as text: commas between the cells, and the sheet's name (NULL: none) above each table. */
void csv_read_sheet(struct import *i, const struct heading *name, struct tables *tables);

/* Adds all tables that keep a journey, or the one that was asked for. False after telling why there is none. */
bool tables_import(struct import *i, const struct tables *tables);

#endif
