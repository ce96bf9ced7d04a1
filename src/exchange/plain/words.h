/* words.h — words as the tables of this folder list them: in a row, apart by commas or blanks. */
#ifndef CJM_EXCHANGE_WORDS_H
#define CJM_EXCHANGE_WORDS_H

#include "cjm/base.h"

#include <string.h>

/* Whether the row has the word, as it stands. In a row "legend:*" is a beginning, "*ing" an end with something before it. */
bool words_have(const char *row, char separator, struct str word);

/* Up to the next of these; the whole where there is none. */
static inline size_t words_part(const char *at, char separator)
{
	const char *end = strchr(at, separator);
	return end ? (size_t)(end - at) : strlen(at);
}

struct words_row {
	int list;          /* which of its table's lists it belongs to */
	const char *words;
	int value;         /* what they stand for: one of these, as the table has it */
	double number;
	const char *name;
};

struct words_table {
	const struct words_row *rows;
	size_t count;
	char separator;
};
#define WORDS_TABLE(rows, separator) { rows, sizeof rows / sizeof *rows, separator }

/* The first row of the list that has the word; NULL for none. */
const struct words_row *words_find(const struct words_table *t, int list, struct str word);

/* Lists in the code, which end with NULL. */
bool text_is_one_of(struct str text, const char *const *list);
bool text_starts_with_one_of(struct str text, const char *const *list);

#endif
