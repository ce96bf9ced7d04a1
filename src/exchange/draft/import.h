/* import.h — what the importers share. */
#ifndef CJM_EXCHANGE_IMPORT_H
#define CJM_EXCHANGE_IMPORT_H

#include "cjm/exchange.h"
#include "exchange/draft/account.h"
#include "exchange/draft/draft.h"
#include "exchange/words/columns.h"

struct import {
	struct sources *sources;
	struct findings *found;
	const struct source *source;
	struct str bytes;        /* of the file, as they are */
	struct buf *written;     /* the map, by what fills no draft */
	uint32_t file;
	struct import_options options;
	bool is_from_1904;       /* a workbook counts its days from there (number_format.h) */
	bool is_exact;           /* a workbook's numbers with all their decimals, formulas without a value and errors as such; else as they are shown */
	struct arena arena;
	struct draft draft;
	struct account account; /* of the words of the original */
	struct column_book columns;
	const struct lexicon *lexicon;    /* of feelings; made when first needed */
	struct pieces people;             /* whom the tables speak of, in small letters */
	bool is_of_several_people; /* several headings name a person each */
	size_t reported_feelings, reported_lines, reported_rows; /* what would be said hundreds of times is said a few times */
};

/* The slice of the source from the first of these lines to the last. */
struct str import_lines(const struct import *i, uint32_t first, uint32_t last);
struct span import_span(const struct import *i, struct str slice_of_source);
/* A finding at a slice of the source. */
struct finding *import_report(struct import *i, enum severity severity, const char *id, struct str at, const char *format, ...)
	__attribute__((format(printf, 5, 6)));
/* What the numbers of feelings were taken for, where the original does not say it or says it another way. */
void import_report_scales(struct import *i);
/* "there is no … in this file", with what would help. */
bool import_report_nothing(struct import *i, const char *what, const char *hint);
/* Whether the one that was asked for, if any, is among so many; else that is told. */
bool import_has_journey(struct import *i, size_t count);
/* The file's name without folder and ending, to call a journey by. */
struct str import_file_title(struct import *i);

#endif
