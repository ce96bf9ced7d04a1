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
const char *tongue_word(enum task task, size_t index);
const char *order_word(enum task task, size_t index);
const char *kind_words(enum task task, size_t index);
const char *no_words(enum task task, size_t index);

bool word_is(struct str said, const char *word); /* in capitals or not (settings.c) */

/* ---- taking a setting ---- */

struct asked { /* one setting of one request */
	struct request *request;
	const struct request_setting *setting;
	struct str word;
	struct buf *why;
};

/* Which of its words it is; -1 after saying which there are (settings.c). */
int choose_word(struct asked *a);
bool set_flag(struct asked *a, bool *flag);
const char *setting_name(const struct request_setting *s);

/* Of a check (settings_check.c). */
bool set_fail_on(struct asked *a);
bool set_min_severity(struct asked *a);
bool set_statistics(struct asked *a);
bool set_only(struct asked *a);
bool set_skip(struct asked *a);
bool set_coverage(struct asked *a);
bool set_baseline(struct asked *a);
bool set_write_baseline(struct asked *a);
bool set_prune_baseline(struct asked *a);
bool check_settings_fit(const struct request *r, struct buf *why); /* together; false with a sentence */

#endif
