/* fonts.h — fonts as parts of a file: of the families that a text asks for, only the characters that it has, as rules of CSS.
 *
 * HarfBuzz's subsetter cuts them down, fontconfig finds them; both are loaded at the first call. The same text and fonts give the same bytes. */
#ifndef CJM_FONTS_H
#define CJM_FONTS_H

#include "cjm/base.h"

enum { FONT_FAMILIES_MOST = 12 };

enum embed_result {
	EMBED_FINE,
	EMBED_NO_LIBRARY, /* the message says which one is not installed */
	EMBED_NO_FONT,    /* none of the families is installed, or none may be embedded */
};

struct embedding {
	/* asked for */
	struct str families[FONT_FAMILIES_MOST]; /* best first: each has what those before it lack */
	size_t family_count;
	struct str text;    /* UTF-8, which may hold more than what is shown */
	/* made */
	struct buf css;     /* "@font-face{…}", one for each face; every byte may stand in a style sheet of XML or HTML */
	struct buf names;   /* of the families in it, as CSS lists them; empty: none */
	struct buf refused; /* families whose licence bits forbid it, as a list */
	struct buf message;
	uint32_t missing;   /* the first character that none of the families has; 0: none is missing */
};

/* In four faces, as far as a family has them: regular, italic, semibold and bold. */
enum embed_result fonts_embed(struct embedding *e);
void embedding_finish(struct embedding *e);

#endif
