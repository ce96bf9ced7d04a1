/* writer.h — the order in which changes are written, shared by the outputs that people read. */
#ifndef CJM_DIFF_WRITER_H
#define CJM_DIFF_WRITER_H

#include "diff/work.h"

struct change_writer { /* what an output does with each part of it; titles are plain text */
	void (*journey)(void *page, struct str title, const struct diff_journey *j); /* j: NULL for what stands outside */
	void (*story)(void *page, const struct story_part *parts, size_t count); /* of a future state, before its changes */
	void (*stage)(void *page, struct str title);
	void (*step)(void *page, struct str title);
	void (*change)(void *page, const struct change *c, bool in_step);
};

/* Calls for every change that is to be read, and for its headings where they change. */
void diff_write_changes(const struct diff *d, const struct change_writer *writer, void *page);
const char *diff_sign_of_change(const struct change *c); /* "+", "−", "~", "↔" */

#endif
