/* locale.c — tests of src/locale: figures, units and quotation marks as each language writes them; shares as they are shown. */
#include "check.h"

#include "cjm/coverage.h"
#include "cjm/locale.h"

/* ---- shares ---- */

static void test_shares(void)
{
	CHECK(coverage_percent(24, 36) == 67);
	CHECK(coverage_percent(5, 9) == 56);
	CHECK(coverage_percent(4, 9) == 44);
	CHECK(coverage_percent(1, 8) == 13);
	CHECK(coverage_percent(0, 9) == 0);
	CHECK(coverage_percent(1, 9000) == 1);
	CHECK(coverage_percent(8999, 9000) == 99);
	CHECK(coverage_percent(9, 9) == 100);
	CHECK(coverage_percent(0, 0) == 100);
}

int main(void)
{
	test_shares();
	return check_report();
}
