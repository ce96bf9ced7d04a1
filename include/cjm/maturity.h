/* maturity.h — how far a map is as an instrument, told from facts of the file. A level asks for what is there, in date and free of
 * errors, never for presence alone; nothing that it asks for trips a check. The rows are in src/map/maturity.def, what each takes
 * in docs/report.md. */
#ifndef CJM_MATURITY_H
#define CJM_MATURITY_H

#include "cjm/map.h"

enum { MATURITY_LEVELS = 5, MATURITY_CLAIMS = 17 };

struct maturity {
	int level;                   /* 1 to MATURITY_LEVELS: the highest whose every claim holds, as those of all below do */
	bool holds[MATURITY_CLAIMS]; /* by the rows of src/map/maturity.def */
};

struct maturity_given { /* what the file doesn't say itself */
	struct date today;  /* year 0: dates are held against the last review */
	size_t errors;      /* that the checks find in the map */
};

struct maturity maturity_of(const struct journey *j, struct maturity_given given);
int maturity_claim_level(int claim); /* the level that asks for it */

#endif
