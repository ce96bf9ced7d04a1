/* units.h — what amounts are counted in, which can be told in each other, and the calendar. Targets, limits, ranges, checks and
 * comparisons of two maps all ask here, so that 5 min, 0.08 h and 300 s are the same to each of them. */
#ifndef CJM_UNITS_H
#define CJM_UNITS_H

#include "cjm/map.h"

/* What a figure or a metric is counted in, beside what its values say themselves. */
struct counted {
	struct str unit;    /* of a plain number: "min", "EUR", "%", "stages"; empty where nothing is said */
	bool is_closed;     /* a number with a unit speaks of something else, unless it is this one: how many stages, a feeling */
	struct range range; /* 0 to 100: a plain number is a percentage; 0 to 1: a part of one */
};

struct counted counted_of_metric(const struct metric *m); /* NULL: nothing is said */

/* `v` as a number in the unit of `like`: "30 min" beside "2 h" is 0.5. NAN when either is not given, or when they have nothing in common.
 *   The same are: equal words, one of several ("1 call", "5 calls"), € and EUR.
 *   Told in each other are: units of time; a unit led by k or M and the unit itself, of which it is a thousand or a million, where
 *     that is money ("3 kEUR", "2 MEUR").
 *   A plain number is counted in what the metric is counted in; where that is not said, in what its fellow is counted in. A percentage
 *     and a plain number have nothing in common, unless the range says that the numbers are percentages or parts of one. */
double value_in_unit_of(struct value v, struct value like, struct counted c);
/* A length of time in days, from the least to the most that it may be; not given where there is none. */
struct range value_days(struct value v);
/* A range's end as a value of its own: the lower, or the higher; any other value itself. */
struct value value_low(struct value v);
struct value value_high(struct value v);
/* As a plain number of the metric, as its range is told: "2 h" of a metric with `unit min` is 120. */
double value_plain(struct value v, struct counted c);
/* -1, 0, 1: a number is less than another, the same but for what is lost in reckoning (a billionth of a thousandth), or more. Where one is NAN, -1. */
int number_order(double a, double b);
/* The same of two values; false when they have nothing in common. */
bool value_order(struct value a, struct value b, struct counted c, int *order);
/* Whether two values speak of one scale, so that they can stand in one column or on one bar: a plain number takes the unit of its fellows. */
bool value_shares_scale(struct value a, struct value b, struct counted c);
/* In the unit of the first that is given ("18 k€" and "500 €"); not given where there is none, or two have nothing in common (percentages have
 * with each other), or one is a range. What is written of it is in the arena. */
struct value values_sum(const struct value *values, size_t count, struct arena *a);
/* Places behind the point, as the author wrote them; at most NUMBER_DECIMALS. */
int value_decimals(struct str written);

/* ---- the calendar ---- */

/* A date and a time after it. Months, quarters and years are the calendar's: the 31st of January and a month is the last of February;
 * what is left of them (half a month) and all shorter units are days, a month being a twelfth of 365.25. A date that names a month, a
 * quarter or a year stays as it is told where that says it ("2026-Q3" and three months is "2026-Q4"); otherwise time runs from its last
 * month or day. No date where there is none to begin with, or the sum lies beyond the year 9999. */
struct date date_after(struct date from, struct value time);

#endif
