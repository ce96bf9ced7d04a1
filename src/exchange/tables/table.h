/* table.h — a table of any origin, and the journey that it keeps. */
#ifndef CJM_EXCHANGE_TABLE_H
#define CJM_EXCHANGE_TABLE_H

#include "exchange/draft/import.h"

struct table_cell {
	struct str source; /* where it stands in the original, for findings */
	struct str text;   /* what it says; '\n' between lines */
	const struct table_cell *also; /* what was merged into it stands elsewhere, too; NULL for nothing */
	const struct lane_choice *choice; /* of a head: what it means, where that was said by hand */
};

struct table_row { VEC(struct table_cell) cells; };

struct heading {
	int level;         /* 1 … 6; HEADING_PARAGRAPH: only the line right above, in bold or not */
	struct str text, source;
	bool is_journey;   /* the name of one, out of a column */
	struct table_cell column; /* what that column is called */
	bool is_label;     /* a line right above that tells apart tables below one heading */
};

enum { HEADING_PARAGRAPH = 7, HEADING_LEVELS };

struct table_note { struct str text, source; };

enum table_section { SECTION_NONE, SECTION_BEGINS, SECTION_GOES_ON, SECTION_IS_STEP };

struct table {
	VEC(struct table_row) rows;         /* the first is the head */
	VEC(struct heading) path;           /* the headings that it stands below, from the outermost in */
	struct str line;                    /* its first line, for findings */
	struct str slice;                   /* all of it */
	bool is_ruled;                      /* the head says how many cells a row has, as in Markdown */
	enum table_section section;         /* of an outline: the first stage of a journey, a further one, a step of the stage before; the last of the path is
	                                       the stage's name, the head is empty, and the rows are label | content. SECTION_NONE for a real table */
	VEC(struct table_note) notes;       /* the lines above it that belong to it: a title, who walks the journey, the scenario */
};

struct tables { VEC(struct table) list; };

enum table_shape {
	TABLE_UNKNOWN,  /* holds nothing that a journey map would */
	TABLE_STAGE_A_ROW, TABLE_STAGE_A_COLUMN,
	TABLE_ONE_STAGE, /* two columns: lanes, and what one stage has in them */
};

/* What a table, or several with the same head, say of which way they stand. */
struct table_evidence {
	size_t in_head, head_cells, in_side, side_cells; /* names of lanes, of the cells that there are */
	size_t width, tables;
	bool corner_is_empty, corner_names_stages, head_names_stages, head_is_bare /* holds no names of stages: "Layer | Detail" */;
};

void table_add_evidence(struct column_book *columns, const struct table *t, struct table_evidence *e);
enum table_shape table_shape_by(const struct table_evidence *e);
enum table_shape table_shape_of(struct column_book *columns, const struct table *t);
/* The rows are records without a stage of their own: the table is one stage. */
bool table_is_one_stage(struct import *i, const struct table *t, enum table_shape shape);

/* How a table is read. */
struct table_how {
	enum table_shape shape;
	bool stage_goes_on; /* its first records belong to the journey's last stage, as long as they name no other */
	bool are_people;    /* all its lanes are people */
	bool merges;        /* the journey has its stages already */
};

/* Adds what the table says to the journey. */
void table_read(struct import *i, const struct table *t, struct table_how how, struct draft_journey *journey);

/* The tables of the import's source, a sheet as text: commas between the cells, and the sheet's name (NULL: none) above each table. */
void csv_read_sheet(struct import *i, const struct heading *name, struct tables *tables);

/* Fills the draft; false when there is nothing in the file that it understands, which it has told. */
bool import_csv(struct import *i);

/* Adds all tables that keep a journey, or the one that was asked for. False after telling why there is none. */
bool tables_import(struct import *i, const struct tables *tables);

#endif
