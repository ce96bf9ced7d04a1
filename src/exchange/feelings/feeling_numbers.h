/* feeling_numbers.h — numbers of feelings: in a cell, and the scale that a heading says. */
#ifndef CJM_EXCHANGE_FEELING_NUMBERS_H
#define CJM_EXCHANGE_FEELING_NUMBERS_H

#include "exchange/plain/plain.h"
#include "cjm/feeling_words.h"

/* What the cells around hold, as far as it says how one of them is meant. */
struct feeling_column {
	bool has_numbers; /* one cell at least is nothing but a number */
	int signs;        /* the most of "+" in a cell, 0 for none: then "-" and "--" say something, too */
};

struct number_found {
	size_t from, to;  /* what may leave the text, brackets around it included; nothing where the number is not exact */
	double number, of; /* of: 0 where no whole was said */
	bool is_all;      /* nothing else stands there */
	bool has_plus;    /* "+2": the scale goes below zero */
};

/* "4", "+1", "–2 (angry)", "ca. 3", "4-5" (its middle), "3/5", "4 out of 5", "80%", "★★★☆☆", "Happy (5)". What only means a
 * number among numbers is one where the column has some. */
bool number_find(const struct lexicon *l, struct arena *a, struct str text, struct feeling_column column, struct number_found *n);
/* "+", "--", "±" where the column has such signs; "+" and "++" anywhere. */
bool signs_read(struct str text, struct feeling_column column, double *level, int *count);
/* "-", "n/a": nothing, in a column of numbers. */
bool number_is_missing(const struct lexicon *l, struct arena *a, struct str text);

struct stated_scale {
	bool is_stated, is_turned; /* turned: the lowest number is the best */
	double low, high;
	double whole;              /* "out of 10": without where it begins; else 0 */
};

/* "Emotion (0-10)", "(1 = very happy … 5 = very angry)", "(/10)", "Schulnote". */
struct stated_scale scale_of_heading(const struct lexicon *l, struct arena *a, struct str heading);

#endif
