/* mermaid.h — where the journey diagrams of a file are. */
#ifndef CJM_EXCHANGE_MERMAID_H
#define CJM_EXCHANGE_MERMAID_H

#include "cjm/source.h"
#include "exchange/plain/plain.h"

struct mermaid_block {
	struct pieces front;     /* the lines between dashes above it */
	struct pieces lines;     /* slices of the source, from what stands before `journey` on, without that word */
	struct pieces markup;    /* slices that only hold it: fences, tags, the word `journey` */
	struct str journey_line;
	struct str heading;      /* what stands above it in a document; may be empty */
	struct str heading_source;
	bool in_html;            /* its text is escaped as in a page */
};

struct mermaid_blocks {
	VEC(struct mermaid_block) list;
	struct pieces markup;    /* tags between them */
};

/* Every diagram of the file: the whole of it, or the fenced blocks of Markdown, the directives of reStructuredText, the elements of
 * an HTML page, and bare ones among prose. */
struct mermaid_blocks mermaid_find(const struct source *source, struct arena *a);

struct import;
/* Fills the draft; false when there is nothing in the file that it understands, which it has told. */
bool import_mermaid(struct import *i);

#endif
