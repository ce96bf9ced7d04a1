/* account.h — where the words of an original went. Importers say which bytes they kept and which are only markup; whatever nobody
 * spoke for was left out, and is told. So what an importer forgets is told, and never lost. */
#ifndef CJM_EXCHANGE_ACCOUNT_H
#define CJM_EXCHANGE_ACCOUNT_H

#include "cjm/source.h"

struct account_block { /* a table, a diagram: what is left out of it is one note */
	struct str slice;
	bool is_foreign; /* it belongs to no journey: the note says so */
};

struct account {
	struct arena *arena;
	const struct source *source;
	uint32_t file;
	unsigned char *spoken_for; /* one for each byte of the source: 0, or why it is */
	VEC(struct account_block) blocks;
	struct account *also;   /* of another text of the same original, such as a workbook's other sheets; NULL for none */
};

/* The arena holds what the account remembers; the source has to stay. */
void account_init(struct account *a, struct arena *arena, const struct source *source, uint32_t file);
/* The words of this slice of the source are in the map, as a thing, a property or a comment; or it is markup, which says nothing. A slice of
 * another text is no business of the account's. */
void account_keep(struct account *a, struct str slice);
void account_markup(struct account *a, struct str slice);
/* Blocks do not overlap, and come in the order in which they stand. */
void account_block(struct account *a, struct str slice, bool is_foreign);
/* Adds a finding for what was left out of each block, and for each run of lines between what was kept. */
void account_report(const struct account *a, struct findings *found);

#endif
