/* mermaid_finder.h — what the two halves of mermaid_find() share: the lines of a file, and the block that some of them make. */
#ifndef CJM_EXCHANGE_MERMAID_FINDER_H
#define CJM_EXCHANGE_MERMAID_FINDER_H

#include "exchange/mermaid/mermaid.h"

struct finder {
	const struct source *source;
	struct arena *arena;
	uint32_t line;        /* the next one, from 1 */
	uint32_t fresh;       /* from here on nothing was read yet */
	bool is_all_diagrams; /* the file holds nothing else */
	struct str heading, heading_source;
	struct pieces markup; /* of the block that is being read */
	struct mermaid_blocks blocks;
};

bool finder_at_end(const struct finder *f);
struct str finder_next(struct finder *f);
size_t line_indentation(struct str line);
bool line_contains(struct str s, const char *what);
/* Behind "> ". */
struct str line_without_quote_mark(struct str line);
/* ``` or ~~~ or :::, at least three of them; 0 for any other line. */
size_t line_fence(struct str trimmed);
/* What ends the place that holds a diagram, whatever that is: a fence, a tag, a shortcode, a rule. */
bool line_closes(struct str trimmed);

void finder_mark(struct finder *f, struct str markup);
/* Adds the block that these lines make, with what was marked; false where they make none. */
bool finder_take(struct finder *f, const struct pieces *lines, bool in_html);

/* Whether this line opens something that may hold a diagram, which is then read to its end. */
bool finder_read_container(struct finder *f, struct str line);

#endif
