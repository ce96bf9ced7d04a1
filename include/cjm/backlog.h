/* backlog.h — pain points, wishes, opportunities, decisions and actions as a table: a row each, a cell for each column of backlog.def. The CSV, the
 * workbook and `cjm update` all have their cells from here. */
#ifndef CJM_BACKLOG_H
#define CJM_BACKLOG_H

#include "cjm/locale.h"

enum backlog_column {
#define BACKLOG(id, head, label, width, is_edited) BACKLOG_##id,
#include "report/backlog.def"
	BACKLOG_COLUMNS
};

/* What stands in a cell: its text is how it is read; a value or a date is what it is, where it is one. */
struct told_cell {
	struct str text;
	struct value value; /* a number that programs can count with; never a range */
	struct date date;
	struct str link;    /* where it leads; empty for none */
	struct str code;    /* how a spreadsheet is to show the value; empty: as the text does */
};

struct backlog_row {
	const struct thing *thing;
	const struct journey *journey;
};

struct backlog {
	struct arena *arena;
	const struct locale *words; /* NULL: the keywords of the language and ids, as programs read them; else names in the words of a language */
	bool has_journeys;          /* several: they are told apart */
	VEC(struct backlog_row) rows; /* in the order of the text */
	struct names own;           /* fields of the company → their column + 1, in the order in which they are first said */
};

/* Lives in the arena. */
struct backlog backlog_of(const struct journey *const *journeys, size_t count, const struct locale *words, struct arena *a);
struct told_cell backlog_cell(const struct backlog *b, const struct backlog_row *r, enum backlog_column c);
struct str backlog_head(const struct backlog *b, enum backlog_column c); /* the keyword, or the label in the backlog's words */
const char *backlog_keyword(enum backlog_column c);
int backlog_width(enum backlog_column c);    /* in characters, as a spreadsheet counts them */
bool backlog_is_edited(enum backlog_column c); /* `cjm update` takes it back into the map */
/* Which words may stand in this cell (CHOICES_…); -1 where it isn't a choice. */
int backlog_choices(const struct thing *t, enum backlog_column c);

#endif
