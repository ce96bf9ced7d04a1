/* named.h — checks of one map after another: which one failed, and how. Set map_name first. */
#ifndef CJM_TESTS_NAMED_H
#define CJM_TESTS_NAMED_H

#include "check.h"

#include <stdarg.h>

static char map_name[96];

static void check_that(bool holds, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void check_that(bool holds, const char *format, ...)
{
	if (check_holds(holds))
		return;
	va_list args;
	va_start(args, format);
	printf("%s: ", map_name);
	vprintf(format, args);
	putchar('\n');
	va_end(args);
}

#endif
