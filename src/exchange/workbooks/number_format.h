/* number_format.h — a number of a workbook as people read it there: dates, times, durations, percents, currencies. */
#ifndef CJM_EXCHANGE_NUMBER_FORMAT_H
#define CJM_EXCHANGE_NUMBER_FORMAT_H

#include "cjm/base.h"

/* The code of a format that has only a number; empty for "General". */
struct str number_format_known(int id);

/* Adds the number as the code has it: the days as 2026-11-28 (a month or a year where the code shows no more), the time as 09:30, a
 * duration as 1 h 30 min, 0.31 as 31%, other numbers with the code's decimals and what stands around them ("12.50 €"), without
 * thousands apart. An empty code, and what has no simple number in it (fractions, powers of ten), gives all digits.
 * `from_1904`: days are counted from 1904-01-01, as in old Macs' files, else from 1900 with the 29th of February that there was not. */
/* is_exact: with all decimals that the number has, where the format shows fewer. */
void number_format_add(struct buf *out, double number, struct str code, bool from_1904, bool is_exact);

#endif
