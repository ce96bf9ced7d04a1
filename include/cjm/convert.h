/* convert.h — a map's text made of another text: laid out anew, given names, or made of a diagram or a table. Texts come in and go out; only
 * what gives names reads other files, through a project. */
#ifndef CJM_CONVERT_H
#define CJM_CONVERT_H

#include "cjm/exchange.h"
#include "cjm/project.h"

struct conversion { /* what came of one text */
	struct sources sources; /* that were read */
	struct findings found;  /* in them */
	struct buf text;        /* the new text, where there is one */
	struct buf why;         /* a sentence for what is no finding; empty for none */
};

void conversion_init(struct conversion *c);
void conversion_finish(struct conversion *c);

/* Lays a map out anew, as `cjm fmt` does. False where it has mistakes, which are found; or where laying it out would change what it says: that is a
 * mistake of cjm's, and `why` says so. */
bool convert_layout(struct conversion *c, struct str path, struct str text);
/* The same after everything that may have a name was given one. For that all that it includes is read, of the project that the path is in. */
bool convert_naming(struct conversion *c, struct project *p, struct str path, struct str text);

struct import_request {
	enum import_format format; /* IMPORT_FORMAT_COUNT: as the file says */
	struct import_options options;
};

/* Makes a map of what is none. False where nothing comes of it: the findings say why, or `why` says that what was asked for is not for such
 * a file. With a text there may be findings that are errors, too: then it has mistakes still. */
bool convert_import(struct conversion *c, struct import_request r, struct str path, struct str bytes);

#endif
