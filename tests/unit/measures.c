/* measures.c — whether a target is met, whatever units the value and the target are told in; the calendar; numbers of any size. */
#include "check.h"

#include "cjm/units.h"

static void check_scale(const struct measure *m, int scale, const char *text)
{
	if (scale >= 0)
		check_count(measure_has_scale(m) == scale, __FILE__, __LINE__, "another answer whether it has a scale", text);
}

/* scale: whether it has one; -1: whatever */
static void check_measure(const char *metric, const char *measured, int verdict, int scale)
{
	struct sources sources;
	struct findings found;
	struct buf text = { 0 };
	buf_fmt(&text, "metric m \"M\" %s\njourney \"J\"\n  stage \"S\"\n    step \"T\"\n      metric m %s\n", metric, measured);
	sources_init(&sources);
	findings_init(&found);
	struct map *map = map_read(&sources, source_add(&sources, STR("map.cjm"), buf_as_str(&text), &found), NULL, &found);
	const struct stage *stage = (const struct stage *)((const struct journey *)map->journeys.at[0])->stages.at[0];
	const struct measure *m = (const struct measure *)((const struct step *)stage->steps.at[0])->content.measures.at[0];
	check_count(measure_verdict(m) == verdict, __FILE__, __LINE__, "another verdict", text.at);
	check_scale(m, scale, text.at);
	map_free(map);
	findings_finish(&found);
	sources_finish(&sources);
	buf_finish(&text);
}

static void check_verdict(const char *metric, const char *measured, int verdict)
{
	check_measure(metric, measured, verdict, -1);
}

/* A bar says how much of something a number is. */
static void check_scales(void)
{
	check_measure("", "37", 0, false);
	check_measure("unit min", "37", 0, false);
	check_measure("unit min range 0..60", "37", 0, true);
	check_measure("unit min", "37 target 40", 0, true);
	check_measure("unit min", "37 target 4 EUR", 0, false);
	check_measure("range 0..60", "", 0, false);
	check_measure("target 60", "", 0, false);
	check_measure("", "37%", 0, true);
	check_measure("unit \"%\"", "37", 0, true);
	check_measure("", "137%", 0, false);
	check_measure("", "-3%", 0, false);
}

static void check_date(const char *from, double number, const char *unit, const char *expected)
{
	struct date date;
	struct buf written = { 0 };
	date_read(str_of(from), &date);
	date = date_after(date, (struct value){ .given = true, .number = number, .unit = str_of(unit) });
	if (date.year)
		date_write(date, &written);
	check_count(str_is(buf_as_str(&written), expected), __FILE__, __LINE__, "another date", written.at ? written.at : "none");
	buf_finish(&written);
}

static void check_calendar(void)
{
	check_date("2026-09-30", 3, "months", "2026-12-30");
	check_date("2026-01-31", 1, "month", "2026-02-28");
	check_date("2028-01-31", 1, "month", "2028-02-29");
	check_date("2026-09", 3, "months", "2026-12");
	check_date("2026-Q3", 3, "months", "2026-Q4");
	check_date("2026-Q3", 1, "quarter", "2026-Q4");
	check_date("2026-Q3", 2, "quarters", "2027-Q1");
	check_date("2026-Q3", 1, "month", "2026-10");
	check_date("2026", 1, "year", "2027");
	check_date("2026", 6, "months", "2027-06");
	check_date("2026-05-15", 0.5, "years", "2026-11-15");
	check_date("2026-05-15", 1.5, "years", "2027-11-15");
	check_date("2026-05-01", 1.5, "months", "2026-06-16");
	check_date("2026-05-15", 0.5, "quarters", "2026-06-30"); /* a month, and fifteen days of the half that is left */
	check_date("2026-09", 2, "weeks", "2026-10-14");
	check_date("2026-09-30", 10, "days", "2026-10-10");
	check_date("2026-09-30", 36, "h", "2026-10-02");
	check_date("2026-09-30", 100000, "years", "");
	check_date("2026-09-30", 3, "EUR", "");
}

static void check_number(double number, int decimals, const char *expected)
{
	struct buf written = { 0 };
	buf_number(&written, number, decimals);
	check_count(str_is(buf_as_str(&written), expected), __FILE__, __LINE__, expected, written.at);
	buf_finish(&written);
}

static void check_numbers(void)
{
	check_number(1e9, 9, "1000000000");
	check_number(7123456789.5, 9, "7123456789.5");
	check_number(1e12, 6, "1000000000000");
	check_number(1234567890123456, 2, "1234567890123456");
	check_number(1e18, 0, "1000000000000000000");
	check_number(-2e21, 6, "-2000000000000000000000");
	check_number(0.0000001, 7, "0.0000001");
	check_number(31.27, 15, "31.27");
	check_number(0.1, NUMBER_DECIMALS, "0.1");
	check_number(-0.04, 1, "0");
	check_number(0.05, 1, "0.1");
	check_number(99.995, 2, "100");
}

/* What several amounts come to, as it is written; "none" where they have no sum. */
static void check_sum(const char *first, const char *first_unit, const char *second, const char *second_unit, const char *expected)
{
	struct arena arena = { 0 };
	struct value values[] = {
		{ .given = true, .unit = str_of(first_unit), .written = str_of(first) }, { .given = false }, { .given = true, .unit = str_of(second_unit), .written = str_of(second) },
	};
	number_read(values[0].written, &values[0].number);
	number_read(values[2].written, &values[2].number);
	values[2].is_percent = str_is(values[2].unit, "%");
	struct value sum = values_sum(values, 3, &arena);
	struct str told = sum.given ? str_fmt(&arena, "%.*s %.*s", STR_ARG(sum.written), STR_ARG(sum.unit)) : STR("none");
	check_count(str_is(told, expected), __FILE__, __LINE__, "another sum", told.at);
	arena_finish(&arena);
}

static void check_sums(void)
{
	check_sum("18000", "EUR", "9500", "EUR", "27500 EUR");
	check_sum("0.5", "h", "30", "min", "1 h");
	check_sum("18", "kEUR", "500", "EUR", "18.5 kEUR");
	check_sum("1.25", "€", "1", "EUR", "2.25 €");
	check_sum("5", "EUR", "5", "USD", "none");
	check_sum("5", "", "5", "EUR", "none");
	check_sum("5", "EUR", "5", "%", "none");
	struct arena arena = { 0 };
	CHECK(!values_sum(NULL, 0, &arena).given);
	arena_finish(&arena);
}

int main(void)
{
	check_scales();
	check_calendar();
	check_sums();
	check_numbers();
	check_verdict("better lower target 5 min", "4 min", 1);
	check_verdict("better lower target 5 min", "18 min", -1);
	check_verdict("better lower target 5 min", "0.5 h", -1);
	check_verdict("better lower target 30 min", "0.5 h", 1);
	check_verdict("better higher target 30 min", "0.5 h", 1);
	check_verdict("better lower target 30 days", "8 weeks", -1);
	check_verdict("better lower target 30 days", "4 weeks", 1);
	check_verdict("better lower", "2 h target 90 min", -1);
	check_verdict("unit min better lower target 5", "0.5 h", -1); /* a plain number is in the metric's unit */
	check_verdict("unit min better lower target 1 h", "18", 1);
	check_verdict("better lower target 5", "4 min", 1);           /* or in that of its fellow */
	check_verdict("better higher target 5 calls", "1 call", -1);  /* one of several */
	check_verdict("better higher target 30%", "31%", 1);
	check_verdict("better lower target 5 EUR", "4 min", 0);       /* nothing to compare */
	check_verdict("better lower target 5 EUR", "4 EUROCENT", 0);  /* no other words of the same beginning */
	check_verdict("better lower target 5 EUR", "4 €", 1);
	check_verdict("better higher target 1000 EUR", "3 kEUR", 1);
	check_verdict("better lower target 1000 EUR", "3 kEUR", -1);
	check_verdict("better higher target 2 MEUR", "1900 kEUR", -1);
	check_verdict("better higher target 5 kg", "6000 g", 0);      /* no table of all that can be weighed */
	check_verdict("better higher target 5 queries", "6 query", 1);
	check_verdict("better higher target 5 Anrufe", "6 Anruf", 1);
	check_verdict("better higher target 30%", "0.31", 0);         /* a percentage, or a part? */
	check_verdict("range 0..1 better higher target 30%", "0.31", 1);
	check_verdict("range 0..1 better higher target 0.5", "31%", -1);
	check_verdict("range 0..100 better higher target 30%", "31", 1);
	check_verdict("unit \"%\" better higher target 30", "31%", 1);
	check_verdict("better higher target 5000000000", "4999999999", -1);
	check_verdict("better higher target 5000000000", "5000000001", 1);
	check_verdict("better lower target 0.0000002", "0.0000003", -1);
	check_verdict("target 5 min", "4 min", 0);
	check_verdict("better lower target 5 min", "", 0);
	return check_report();
}
