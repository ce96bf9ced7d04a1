/* convert.h — makes a map's text from another text: formats it, adds names, or imports a diagram or a table. Text in, text out; only adding names
 * reads other files, through a project. */
#ifndef CJM_CONVERT_H
#define CJM_CONVERT_H

#include "cjm/exchange.h"
#include "cjm/project.h"

struct conversion { /* the result for one text */
	struct sources sources; /* that were read */
	struct findings found;  /* in them */
	struct buf text;        /* the new text, if there is one */
	struct buf why;         /* a sentence for a failure that is not a finding; may be empty */
	bool is_refused;        /* it is a mistake of who calls */
};

void conversion_init(struct conversion *c);
void conversion_finish(struct conversion *c);

/* Formats a map, as `cjm fmt` does. False if it has errors, which are among the findings, or if formatting would change its meaning: that is a bug
 * in cjm, and `why` says so. */
bool convert_layout(struct conversion *c, struct str path, struct str text);
/* The same after giving a name to everything that can have one. This reads all that it includes, from the project that contains the path. */
bool convert_naming(struct conversion *c, struct project *p, struct str path, struct str text);
/* One of the two, of a map or of each map of a document in Markdown (document.h). */
bool convert_file(struct conversion *c, struct project *p, bool gives_names, struct str path, struct str text);

/* Writes into a map what was edited in its backlog, as `cjm build -f xlsx` or -f csv makes it: status, owner, due date, severity, and the scores of
 * opportunities, each by the id of its row. Nothing else of the text changes; one that is laid out as convert_layout does it stays so. Cells that are
 * mistaken, and what is edited but not written, are among the findings. False if there is no text. */
bool convert_update(struct conversion *c, struct project *p, struct str path, struct str text, struct str table, struct str bytes);

struct import_request {
	enum import_format format; /* IMPORT_FORMAT_COUNT: detected from the file */
	struct import_options options;
};

/* Makes a map from another format. False if there is no result: the findings say why, or `why` says that the options do not apply to such a file. A
 * result may come with findings that are errors: then the map still has errors. */
bool convert_import(struct conversion *c, struct import_request r, struct str path, struct str bytes);

#endif
