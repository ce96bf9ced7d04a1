/* date.h — a day, a month, a quarter or a year: as it is written, and the days of the Gregorian calendar that it covers. */
#ifndef CJM_DATE_H
#define CJM_DATE_H

#include "cjm/base.h"

struct date {
	int16_t year;  /* 0: none */
	uint8_t month; /* 0: only the year or the quarter is known */
	uint8_t day;   /* 0: only the month is known */
	uint8_t quarter;
};

bool date_read(struct str s, struct date *date); /* 2026-10-01, 2026-10, 2026-Q4, 2026; false also for the 31st of April */
bool date_is_same(struct date a, struct date b); /* a month is not its last day; what has no year is the same as nothing */
void date_write(struct date d, struct buf *out); /* the same forms */
struct str date_text(struct arena *a, struct date d);

/* The first and the last day that the date covers, as days since 1970-01-01; and the date of such a day, for any year from 1 on. */
long date_first_day(struct date d);
long date_last_day(struct date d);
struct date date_of_day(long day);

#endif
