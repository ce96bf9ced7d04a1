/* kept.h — what a run over many maps keeps of each: what the others are held against, and no more. The map itself may go. */
#ifndef CJM_KEPT_H
#define CJM_KEPT_H

#include "cjm/parcel.h"
#include "cjm/units.h"

struct kept_thing {
	enum statement_kind kind;
	struct span span, word;
	struct str name, text;
};

struct kept_declared { /* in the map's own file: a touchpoint, a persona or a segment */
	struct kept_thing thing;
	int answer; /* of a touchpoint enum answer: whether it is wanted; of a segment enum served */
};

struct kept_measure { /* of one day and one source, so that another can contradict it */
	struct kept_thing metric;
	struct span word;
	struct value value;
	struct counted counted;
	struct date date;
	struct str source;
};

struct kept_measures { VEC(struct kept_measure) list; };

struct kept_stage { /* with a detailed map */
	struct kept_thing thing, detail;
	long journey; /* that the detail means, by its place among the map's; -1: it is to be looked for */
	double mean;  /* of its emotions; NAN for none */
	double drop;  /* in percent; NAN where it says none */
	struct span drop_word;
	struct kept_measures measures;
	/* Where it is not among the maps of the run, as it was found in the project once they are settled; these are not carried. */
	const struct kept_journey *elsewhere;
	bool has_file;             /* of a journey that is called so */
	struct str faulty;         /* that file, or the one it names, where it has errors */
	VEC(struct str) among;     /* the titles of the journeys of the file that it names, where they are several */
	VEC(struct str) rivals;    /* places of those that are, where they are several: "maps/a.cjm:3" */
};

struct kept_journey {
	struct kept_thing thing;
	bool is_experience, is_future;
	bool is_included; /* it belongs to another map; only those that a stage leads to */
	double mean;
	double lost; /* in percent: who drops off at one of its stages; NAN where no stage says it */
	VEC(struct kept_stage) stages;
	struct kept_measures measures;
};

struct kept_severity { /* of a check that holds maps against each other */
	uint8_t check; /* its row */
	uint8_t severity, running;
	bool is_set, is_shut;
};

struct kept_rule { /* of a part of the map */
	uint8_t check, severity;
	struct span span;
};

struct kept_pair { struct span segment, persona; };

struct check_kept {
	uint32_t file;
	bool lacks_includes, looks_elsewhere;
	uint8_t degree;           /* how far its journeys are, the furthest of them; only where the run is of some checks: see check_was_run */
	bool has_errors;          /* so that nobody knows what its journeys say */
	struct range scale;       /* of its emotions */
	VEC(struct span) reached; /* the files of a map with a journey */
	VEC(struct kept_declared) declared;
	VEC(struct span) used;    /* touchpoints and personas of its journeys, each once */
	VEC(struct span) walked;  /* segments of its journeys */
	VEC(struct kept_pair) pairs; /* segments, and the personas that they name */
	VEC(struct kept_journey) journeys;
	VEC(struct kept_severity) severities;
	VEC(struct kept_rule) rules;
	struct str coverage;      /* as the format writes it; empty where it does not */
};

/* The fields of one, with all that is in it (cjm/parcel.h). */
void check_kept_carry(struct check_kept *k, struct parcel *p);

#endif
