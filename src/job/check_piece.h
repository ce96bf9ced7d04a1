/* check_piece.h — what a map that was checked hands to the check of all of them. */
#ifndef CJM_JOB_CHECK_PIECE_H
#define CJM_JOB_CHECK_PIECE_H

#include "cjm/parcel.h"
#include "job/job.h"

struct check_file { /* that was read */
	struct str path, place; /* by which it is known, and where it lies */
	struct str text;
};

struct check_settings { /* of the project */
	uint32_t file; /* 0: there are none */
	int fail_on;
};

void check_file_carry(struct check_file *f, struct parcel *p);
void check_place_carry(struct check_place *place, struct parcel *p);

/* The file by this path; one that is known already is not taken twice. */
uint32_t check_job_take_file(struct check_job *c, struct str path, struct str text);
/* What stages name that is not among the maps (check_details.c). */
void check_job_read_details(struct check_job *c);

struct check_options check_options_of(const struct request *r);
/* Whether messages have to be known in English as well: what a baseline and a fingerprint keep. */
bool check_needs_english(const struct request *r);
/* From the same list in English, in the same order. */
void findings_take_english(struct findings *found, const struct findings *english);

#endif
