/* dates.c — every day of the calendar, counted one by one, against its number; and what is no date. */
#include "check.h"

#include "cjm/date.h"

static bool is_day(long number, int year, int month, int day)
{
	struct date d = date_of_day(number);
	return d.year == year && d.month == month && d.day == day && date_first_day(d) == number && date_last_day(d) == number;
}

/* As a calendar on a wall has it: from one day to the next. */
static void count_days(void)
{
	int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	long number = -719162, wrong = 0; /* 0001-01-01 */
	for (int year = 1; year < 10000; year++) {
		lengths[1] = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0) ? 29 : 28;
		for (int month = 1; month <= 12; month++)
			for (int day = 1; day <= lengths[month - 1]; day++)
				wrong += !is_day(number++, year, month, day);
	}
	CHECK(wrong == 0);
	CHECK(number == 2932897); /* 10000-01-01 */
	CHECK(is_day(0, 1970, 1, 1));
}

static void read_and_write(void)
{
	static const char *const DATES[] = { "2026-10-01", "2026-10", "2026-Q4", "2026", "2024-02-29", "0001-01-01" };
	static const char *const NONE[] = { "", "26", "2026-13", "2026-00", "2026-04-31", "2026-02-29", "1900-02-29", "2026-Q5", "2026-Q0", "2026-1-1", "2026/10/01", "20261001", "2026-10-", "2026-10-01 " };
	struct arena a;
	struct date d;
	arena_init(&a);
	for (size_t i = 0; i < sizeof DATES / sizeof *DATES; i++)
		CHECK(date_read(str_of(DATES[i]), &d) && str_is(date_text(&a, d), DATES[i]));
	for (size_t i = 0; i < sizeof NONE / sizeof *NONE; i++)
		CHECK(!date_read(str_of(NONE[i]), &d));
	arena_finish(&a);
}

static long length_of(const char *written)
{
	struct date d;
	return date_read(str_of(written), &d) ? date_last_day(d) - date_first_day(d) + 1 : -1;
}

int main(void)
{
	count_days();
	read_and_write();
	CHECK(length_of("2026-10") == 31 && length_of("2024-02") == 29 && length_of("2023-02") == 28);
	CHECK(length_of("2026-Q1") == 90 && length_of("2024-Q1") == 91 && length_of("2024") == 366 && length_of("2026-10-15") == 1);
	return check_report();
}
