/* build.h — what the files of `cjm build` share: one call, one map of it, and the table of formats. */
#ifndef CJM_CLI_BUILD_H
#define CJM_CLI_BUILD_H

#include "cli/cli.h"

struct job;

struct format {
	const char *name;     /* what -f takes and what its files end in */
	bool holds_all;       /* one file for all journeys of a map, not one for each */
	bool needs_a_journey; /* without one there is nothing to make */
	bool is_drawing;      /* lays out and measures text */
	/* Makes one file, of the journeys from `first` on, `count` of them; gives a status. */
	int (*make)(struct job *j, size_t first, size_t count, struct buf *out);
};

/* The n-th format, NULL behind the last; the first is what is made where none is named. */
const struct format *format_at(size_t index);
/* By its name; NULL for one that there is not. */
const struct format *format_named(struct str name);

/* ---- the call ---- */

struct build { /* one call of the command */
	const struct options *o;
	const struct format *format;
	const struct format *embedded; /* the drawing that a report shows, written beside it; NULL for none */
	const struct view *view;
	bool has_today; /* somebody said which day it is; else nothing is held against today */
	long today;
	double scale;
	int paper; /* -1: the theme's, else fit */
	struct arena arena;
	struct files files;
	struct project project;
	VEC(struct job *) jobs;
	struct ruler *ruler;
	bool to_stdout, to_folder;
	size_t drawn; /* maps */
	int status;
};

struct made { /* a file that is to be written */
	const char *path;
	struct buf bytes;
};

struct job { /* one map of it */
	struct build *b;
	const char *path;
	int operand;      /* that named it, or its folder */
	struct buf text;
	bool has_text;    /* it is read already */
	struct str below; /* the folder that was named, where the map was found in one */
	bool is_lost;     /* it could not be read */
	struct sources sources;
	struct findings found;
	struct map *map;
	struct selection shown;
	struct theme theme;
	VEC(const struct journey *) journeys;
	VEC(struct made) made;
	struct arena arena;
};

/* A finding about no place; `format` has one %.*s, filled with `what`. */
struct finding *note_finding(struct job *j, enum severity severity, const char *id, const char *format, struct str what);
/* Where a format's file of a journey goes: "map.svg"; with several journeys "map-NAME.svg"; another view "map-VIEW.svg". */
const char *output_path(struct job *j, const struct format *f, const struct journey *journey);

#endif
