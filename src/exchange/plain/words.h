/* words.h — words as the tables of this folder list them: in a row, apart by commas or blanks. */
#ifndef CJM_EXCHANGE_WORDS_H
#define CJM_EXCHANGE_WORDS_H

#include "cjm/base.h"

/* Whether the row has the word, as it stands. In a row "legend:*" is a beginning, "*ing" an end with something before it. */
bool words_have(const char *row, char separator, struct str word);
/* Whether one of the rows has it, apart by commas. */
bool words_in_rows(const char *const *rows, size_t count, struct str word);
#define WORDS_IN(rows, word) words_in_rows(rows, sizeof rows / sizeof *rows, word)

/* Lists in the code, which end with NULL. */
bool text_is_one_of(struct str text, const char *const *list);
bool text_starts_with_one_of(struct str text, const char *const *list);

#endif
