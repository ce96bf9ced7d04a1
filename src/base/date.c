/* date.c — dates as the language writes them, and their days in the Gregorian calendar. */
#include "cjm/date.h"

static bool is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_length(int year, int month)
{
	static const int LENGTHS[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	return month == 2 && is_leap(year) ? 29 : LENGTHS[month - 1];
}

static bool digits(struct str s, int *number)
{
	*number = 0;
	for (size_t i = 0; i < s.len; i++) {
		if (s.at[i] < '0' || s.at[i] > '9')
			return false;
		*number = *number * 10 + (s.at[i] - '0');
	}
	return s.len > 0 && s.len < 6;
}

bool date_read(struct str s, struct date *date)
{
	int year, month = 0, day = 0;
	*date = (struct date){ 0 };
	if (s.len < 4 || !digits(str_slice(s, 0, 4), &year) || year < 1)
		return false;
	if (s.len == 7 && s.at[4] == '-' && (s.at[5] == 'Q' || s.at[5] == 'q') && s.at[6] >= '1' && s.at[6] <= '4') {
		*date = (struct date){ .year = (int16_t)year, .quarter = (uint8_t)(s.at[6] - '0') };
		return true;
	}
	bool has_month = s.len >= 7 && s.at[4] == '-', has_day = s.len == 10 && s.at[7] == '-';
	if ((s.len != 4 && s.len != 7 && s.len != 10) || (s.len >= 7 && !has_month) || (s.len == 10 && !has_day))
		return false;
	if (has_month && (!digits(str_slice(s, 5, 7), &month) || month < 1 || month > 12))
		return false;
	if (has_day && (!digits(str_slice(s, 8, 10), &day) || day < 1 || day > month_length(year, month)))
		return false;
	*date = (struct date){ .year = (int16_t)year, .month = (uint8_t)month, .day = (uint8_t)day };
	return true;
}

/* Days since 1970-01-01 in the Gregorian calendar: years counted from March, so that the leap day is the last one. */
static long days_of(int year, int month, int day)
{
	long y = month <= 2 ? year - 1 : year;
	long era_day = 365 * y + y / 4 - y / 100 + y / 400;
	long year_day = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
	return era_day + year_day - 719468;
}

long date_first_day(struct date d)
{
	int month = d.month ? d.month : d.quarter ? d.quarter * 3 - 2 : 1;
	return days_of(d.year, month, d.day ? d.day : 1);
}

bool date_is_same(struct date a, struct date b)
{
	return a.year && a.year == b.year && a.month == b.month && a.day == b.day && a.quarter == b.quarter;
}

long date_last_day(struct date d)
{
	int month = d.month ? d.month : d.quarter ? d.quarter * 3 : 12;
	return days_of(d.year, month, d.day ? d.day : month_length(d.year, month));
}

void date_write(struct date d, struct buf *out)
{
	buf_fmt(out, "%04d", d.year);
	if (d.quarter)
		buf_fmt(out, "-Q%d", d.quarter);
	if (d.month)
		buf_fmt(out, "-%02d", d.month);
	if (d.day)
		buf_fmt(out, "-%02d", d.day);
}

struct date date_of_day(long day)
{
	int year = 1970 + (int)(day / 365.2425);
	while (days_of(year, 1, 1) > day)
		year--;
	while (days_of(year + 1, 1, 1) <= day)
		year++;
	int month = 12;
	while (days_of(year, month, 1) > day)
		month--;
	return (struct date){ .year = (int16_t)year, .month = (uint8_t)month, .day = (uint8_t)(day - days_of(year, month, 1) + 1) };
}

struct str date_text(struct arena *a, struct date d)
{
	struct buf b = { 0 };
	date_write(d, &b);
	struct str s = buf_take(&b, a);
	buf_finish(&b);
	return s;
}
