/* exchange.h — maps that come from elsewhere: Mermaid diagrams, tables in Markdown, CSV and workbooks, our own JSON. An importer understands what
 * it can, keeps the rest, and says as findings what it had to guess, each at its line of the original. */
#ifndef CJM_EXCHANGE_H
#define CJM_EXCHANGE_H

#include "cjm/source.h"

enum import_format {
#define IMPORTER(format, word, read, what, otherwise, traits) IMPORT_##format,
#include "exchange/importers.def"
	IMPORT_FORMAT_COUNT
};

/* The word for it, such as "mermaid"; and which one a word means, IMPORT_FORMAT_COUNT for none. */
const char *import_format_name(enum import_format format);
enum import_format import_format_named(struct str word);
/* "did you mean `csv`? use one of: …" of a format that there is not, and the same of a lane. */
void import_propose_format(struct str word, struct buf *out);
void import_propose_lane(struct str word, struct buf *out);
/* Whether a file of this name is no map, but something to import. */
bool import_is_named(struct str path);
bool import_has_lanes(enum import_format format);  /* columns that --lane may name */
bool import_has_sheets(enum import_format format);

struct import_options {
	int journey; /* only this diagram or table of the file, from 1; 0: all of them */
	const char *const *lanes; /* which columns are which: lane_count times "HEAD=LANE", each of which import_lane_is_known */
	size_t lane_count;
	struct str sheet; /* only this one of a workbook, by its name or its number from 1; empty: all that are not hidden */
};

/* What a file is, by its bytes, else by how its name ends: told as a finding. False where it is none of them, a map already or nothing
 * that can be read, which is told with the way out. */
bool import_guess(struct str path, struct str bytes, enum import_format *format, struct findings *found);

/* "Failure control=support": a head, and a lane that there is. */
bool import_lane_is_known(struct str choice);
/* "phase", "stage", "step" …; empty behind the last. */
struct str import_lane_at(size_t index);

/* Writes a file's bytes, in whatever encoding they were saved (UTF-8, UTF-16 with a mark, else Windows-1252), as a formatted map that
 * has no mistakes. What was read is added to `s` under this path, for the places of findings. False when there is nothing to import,
 * with a finding that says so. */
bool import_map(enum import_format format, struct sources *s, struct str path, struct str bytes, struct import_options options, struct buf *out,
	struct findings *found);

/* ---- tables as they are: for an edited backlog, which is no journey ---- */

struct import_cell {
	struct str text;  /* without what keeps it from being a formula; a date as 2026-10-01, a percentage as 31% */
	struct span span; /* where it stands: for findings */
};

struct import_row { VEC(struct import_cell) cells; };

struct import_sheet {
	struct str name; /* empty for CSV */
	VEC(struct import_row *) rows;
};

struct import_sheets {
	VEC(struct import_sheet *) list;
	bool has_days, is_from_1904; /* of a workbook: a day may be shown as its number, counted from 1904 or from 1900 */
};

/* The cells of a workbook's sheets that are not hidden, or of a table in CSV, in the arena or in `s`. Numbers have all their decimals, whatever is shown of
 * them; a formula whose value is not in the file is itself: "=7*100". False after telling why it cannot be read. */
bool import_sheets_of(struct sources *s, struct str path, struct str bytes, struct arena *a, struct import_sheets *sheets, struct findings *found);

#endif
