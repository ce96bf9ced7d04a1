/* settings_words.h — the words that settings take: the index-th of one; NULL behind the last (settings_words.c). */
#ifndef CJM_JOB_SETTINGS_WORDS_H
#define CJM_JOB_SETTINGS_WORDS_H

#include "job/job.h"

const char *format_word(enum task task, size_t index);
const char *severity_word(enum task task, size_t index);
const char *view_word(enum task task, size_t index);
const char *embed_word(enum task task, size_t index);
const char *paper_word(enum task task, size_t index);
const char *csv_reader_word(enum task task, size_t index);
const char *lang_word(enum task task, size_t index);
const char *order_word(enum task task, size_t index);
const char *kind_words(enum task task, size_t index);
const char *no_words(enum task task, size_t index);

bool word_is(struct str said, const char *word); /* in capitals or not (settings.c) */

#endif
