/* diff.h — what the files of `cjm diff` share: the two maps of one call. */
#ifndef CJM_CLI_DIFF_H
#define CJM_CLI_DIFF_H

#include "cli/cli.h"

enum diff_format { FORMAT_TEXT, FORMAT_MD, FORMAT_JSON, FORMAT_SVG, FORMAT_PNG, FORMAT_PDF, FORMAT_COUNT };

struct side { /* one of the two maps */
	const char *file;  /* where it is read from */
	struct str path;   /* what it is called and where its includes are looked for */
	struct project project;
	struct sources sources;
	struct findings found;
	struct map *map;
	bool is_read;
	bool is_drawn;   /* its pictures are wanted */
	bool for_client; /* what is internal is left out as soon as it is read: no output knows of it */
};

struct comparison { /* one call of the command */
	const struct options *o;
	enum diff_format format;
	double scale;
	int paper; /* -1: the theme's, else fit */
	struct files files;
	bool for_git; /* nothing but a failure of the world may end with another code than 0 */
	struct side old, new;
	struct arena arena;
	VEC(struct diff *) diffs;
};

/* As SVG, PNG or PDF; gives a status after telling why there is none. */
int comparison_draw(struct comparison *c, struct buf *out);

#endif
