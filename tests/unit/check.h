/* check.h — what a unit test needs: a line for each check that failed, and the count at the end. Include it in the one
 * file that has main. */
#ifndef CJM_TESTS_CHECK_H
#define CJM_TESTS_CHECK_H

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static int checks_passed, checks_failed;
static struct { bool is_open, is_looked_at; int failed_before; } check_now;

/* Ends the case, where there is one: it passed as a whole, or was counted as it failed. */
static inline void check_case_end(void)
{
	checks_passed += check_now.is_open && check_now.is_looked_at && checks_failed == check_now.failed_before;
	check_now.is_open = false;
}

/* What follows is one case, such as one map or one text: it passes once, however much of it is looked at. Whatever fails in it counts. */
static inline void check_case(void)
{
	check_case_end();
	check_now.is_open = true;
	check_now.is_looked_at = false;
	check_now.failed_before = checks_failed;
}

static inline bool check_holds(bool holds)
{
	check_now.is_looked_at = true;
	checks_passed += holds && !check_now.is_open;
	checks_failed += !holds;
	return holds;
}

static inline void check_count(int passed, const char *file, int line, const char *what, const char *detail)
{
	if (!check_holds(passed))
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
	check_case_end();
	printf("%d passed, %d failed\n", checks_passed, checks_failed);
	fflush(stdout); /* a sanitiser may end the program before exit does it */
	return checks_failed > 0;
}

#endif
