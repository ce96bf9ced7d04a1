/* html.h — tables in HTML, by themselves, in Markdown or in a page. What a page would do is not done: scripts and styles are passed over. */
#ifndef CJM_EXCHANGE_HTML_H
#define CJM_EXCHANGE_HTML_H

#include "exchange/tables/table.h"

struct html_tag {
	size_t from, to;   /* in the text, from '<' to behind '>' */
	struct str name;   /* in small letters */
	struct str inside; /* all between the two */
	bool closes;       /* "</td>" */
};

/* The next tag at *at or behind, moving *at behind it; false where there is none. Comments and declarations are no tags. Behind a script or a style *at
 * stands behind its end. */
bool html_next_tag(struct arena *a, struct str text, size_t *at, struct html_tag *tag);
/* What only programs read, such as "<![if …]>" of an office program, counts as markup; what a person may have written in a comment doesn't. */
void html_mark_for_programs(struct import *i, struct str text);
bool html_is_inline(struct str name); /* does not end a line */
/* Without tags and comments, entities as what they mean; '\n' where a tag breaks the line, other blanks as one space. */
struct str html_text(struct arena *a, struct str html);
/* Tags that only lay text out count as markup, wherever they stand. */
void html_mark_layout(struct import *i);
/* The table whose tag begins at *at, moving *at behind it; false where it is never closed, and ends with the text. A merged cell stands in the first of its places,
 * the others are empty. The tags count as markup. */
bool html_read_table(struct import *i, struct str text, size_t *at, struct table *t);

#endif
