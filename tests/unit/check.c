/* check.c — the counting of the tests themselves: a case passes once, and no failure is lost in it. */
#include "check.h"

static void count_case(int looks, int failures)
{
	check_case();
	for (int i = 0; i < looks; i++)
		check_holds(i >= failures);
}

int main(void)
{
	check_holds(true);
	check_holds(false);
	count_case(3, 0);
	count_case(3, 2);
	count_case(3, 1);
	count_case(0, 0);
	count_case(1, 0);
	check_case_end();
	check_holds(true);
	int passed = checks_passed, failed = checks_failed;
	checks_passed = checks_failed = 0;
	CHECK(passed == 4);
	CHECK(failed == 4);
	return check_report();
}
