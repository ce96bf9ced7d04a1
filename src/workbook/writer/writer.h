/* writer.h — writes workbooks as libxlsxwriter 1.1.4 does, the same parts byte for byte, for the WebAssembly module, which cannot load it: the functions
 * that src/workbook calls, under its types, and no others. What it hands out and takes back are our own structs behind the library's names. */
#ifndef CJM_WORKBOOK_WRITER_WRITER_H
#define CJM_WORKBOOK_WRITER_WRITER_H

#include "workbook/library/xlsx_lib.h"

#define FUNCTION(name) __typeof__(name) writer_##name;
#include "workbook/library/xlsx_lib.def"
#undef FUNCTION

/* All of them. */
void writer_functions(struct xlsx_lib *lib);
/* The package, once, instead of workbook_close: this frees all that belongs to it. What formats and charts were told stands where it stood until then. */
void writer_finish(lxw_workbook *file, struct buf *out);

/* ---- what is written ---- */

struct writer_format {
	const char *code; /* of numbers; empty: none */
	bool is_bold, is_underlined, wraps;
	uint32_t color, background, line; /* of the text, the ground, the line below; 0: none of its own */
	uint8_t bottom, vertical, indent;
	int look; /* which of the book's it is, once it was used; 0 before */
};

struct writer_texts { /* each once, in their order */
	struct names numbers;
};

struct writer_looks { /* as they are written, each once */
	struct writer_texts codes, fonts, fills, borders, all;
};

struct writer_cell {
	lxw_col_t column;
	enum { CELL_BLANK, CELL_NUMBER, CELL_TEXT } kind;
	struct writer_format *format;
	double number;
	size_t text; /* which of the book's */
};

struct writer_row {
	bool is_there;
	double height; /* 0: that of all rows */
	VEC(struct writer_cell) cells; /* from left to right */
};

struct writer_link {
	lxw_row_t row;
	lxw_col_t column;
	struct str address, place; /* behind its # */
	bool has_place;
};

struct writer_column { /* as it was set */
	lxw_col_t first, last;
	double width;
};

struct writer_range {
	lxw_row_t first_row, last_row;
	lxw_col_t first_column, last_column;
};

struct writer_choices {
	struct writer_range range;
	struct str words; /* with commas between them */
};

struct writer_scale { /* of three colours */
	struct writer_range range;
	double values[3];
	uint32_t colors[3];
};

struct writer_sheet {
	struct writer_book *book;
	struct str name;
	size_t number; /* from 0 */
	bool is_rtl, is_landscape, is_fitted, has_filter, repeats_rows, reaches_any;
	uint8_t paper;
	uint16_t pages_wide, pages_high;
	lxw_row_t frozen_rows, repeat_first, repeat_last;
	lxw_col_t frozen_columns;
	struct writer_range filter, reach; /* where anything is */
	VEC(struct writer_row) rows; /* by number */
	VEC(struct writer_column) columns;
	VEC(struct writer_link) links;
	VEC(struct writer_choices) choices;
	VEC(struct writer_scale) scales;
	VEC(struct writer_chart *) charts;
};

struct writer_cells { /* that a chart shows */
	struct str sheet; /* empty: none */
	struct writer_range range;
};

struct writer_series {
	struct writer_chart *chart;
	struct writer_cells name, categories, values;
	uint8_t marker, marker_size;
	bool has_fill, has_marker_fill, has_marker_line, has_labels, labels_name;
	uint32_t fill;
	uint32_t marker_color;
	uint8_t marker_transparency;
};

struct writer_axis {
	struct str name, code; /* of its numbers; empty: none */
	bool is_reversed, has_least, has_most, has_no_ticks, has_lines;
	double least, most, step; /* 0: none */
	uint16_t every;
	uint8_t labels;
};

struct writer_chart {
	struct writer_book *book;
	uint8_t type, blanks, legend;
	uint16_t gap; /* 0: none */
	struct str title, description;
	struct writer_axis x, y;
	VEC(struct writer_series *) series;
	lxw_row_t row; /* where it stands */
	lxw_col_t column;
	double x_offset, y_offset, width, height; /* pixels */
};

struct writer_book {
	struct arena arena;
	VEC(struct writer_sheet *) sheets;
	struct writer_texts texts; /* of all cells */
	size_t text_uses;
	struct writer_looks looks;
	struct str title;
	time_t created;
};

/* ---- words.c: what parts are made of ---- */

extern const char WRITER_HEAD[];
/* As libxlsxwriter has it: the three or five characters that XML needs, and no others. */
void put_data(struct buf *out, struct str text);
void put_value(struct buf *out, struct str text);
void put_whole(struct buf *out, size_t number);
void put_double(struct buf *out, double number); /* "%.16G", whatever the locale (number.c) */
void put_cell_name(struct buf *out, lxw_row_t row, lxw_col_t column, bool is_fixed); /* "B2", "$B$2" */
void put_range(struct buf *out, const struct writer_range *r, bool is_fixed);        /* "B2:C3"; "B2" where it is one */
void put_sheet_name(struct buf *out, struct str name); /* as in formulas, in quotes where it needs them */
bool is_one_cell(const struct writer_range *r);
/* Its number, from 0; it is added where it was not there. */
size_t text_number(struct arena *a, struct writer_texts *t, struct str text);

/* ---- cells.c ---- */

const struct writer_cell *find_cell(const struct writer_sheet *s, lxw_row_t row, lxw_col_t column); /* NULL: none */

/* ---- parts ---- */

void begin_looks(struct writer_book *b);
int look_of(struct writer_book *b, struct writer_format *f); /* 0 for NULL */
void put_styles(const struct writer_book *b, struct buf *out);
void put_sheet(struct writer_sheet *s, bool has_chart, struct buf *out);
void put_sheet_links(const struct writer_sheet *s, size_t drawing, struct buf *out); /* drawing from 1; 0: none. Empty where there are none at all */
void put_chart(const struct writer_chart *c, struct buf *out);
void put_drawing(const struct writer_sheet *s, struct buf *out);
void put_book(const struct writer_book *b, struct buf *out);
void put_program(const struct writer_book *b, struct buf *out); /* docProps/app.xml */
void put_facts_of_book(const struct writer_book *b, struct buf *out); /* docProps/core.xml */
void put_theme(struct buf *out);

#endif
