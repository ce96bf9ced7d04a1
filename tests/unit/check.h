/* check.h — what a unit test needs: a line for each check that failed, and the count at the end. Include it in the one
 * file that has main. */
#ifndef CJM_CHECK_H
#define CJM_CHECK_H

#include <stdio.h>
#include <string.h>

static int checks_passed, checks_failed;

static inline void check_count(int passed, const char *file, int line, const char *what, const char *detail)
{
	if (passed) {
		checks_passed++;
		return;
	}
	checks_failed++;
	printf("%s:%d: %s%s%s\n", file, line, what, *detail ? " — " : "", detail);
}

static inline void check_texts(const char *a, const char *b, const char *file, int line)
{
	char detail[512];
	snprintf(detail, sizeof detail, "got \"%s\", want \"%s\"", a ? a : "(null)", b ? b : "(null)");
	check_count(a && b && strcmp(a, b) == 0, file, line, "texts differ", detail);
}

#define CHECK(cond) check_count(!!(cond), __FILE__, __LINE__, #cond, "")
#define CHECK_STR(got, want) check_texts((got), (want), __FILE__, __LINE__)

/* Something that this machine lacks, so that what needs it isn't tested. tests/run says so again at its end, and fails in CI. */
static inline void left_out(const char *missing)
{
	printf("left out: %s is not installed\n", missing);
}

/* What main returns: 1 when any check failed. */
static inline int check_report(void)
{
	printf("%d passed, %d failed\n", checks_passed, checks_failed);
	fflush(stdout); /* a sanitiser may end the program before exit does it */
	return checks_failed > 0;
}

#endif
