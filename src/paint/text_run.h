/* text_run.h — lines of a text that are written in one direction. */
#ifndef CJM_PAINT_TEXT_RUN_H
#define CJM_PAINT_TEXT_RUN_H

#include "cjm/scene.h"

struct text_run {
	size_t from, to; /* lines; both 0 before the first call */
	enum direction direction;
};

/* Moves to the next run of lines; false behind the last. A paragraph keeps the direction of its first line, though a
 * later line may begin with a foreign word. */
bool text_run_next(const struct shape *text, struct text_run *run);

#endif
