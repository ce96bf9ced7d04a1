/* cards.h — a card is a few runs of text, one below the other, broken to a width, with their signs. */
#ifndef CJM_CARDS_H
#define CJM_CARDS_H

#include "cjm/layout.h"

struct padding {
	double left, right, top, bottom;
};

struct padding card_padding(const struct card *c);
struct card *card_new(struct layout *l, struct swimlane *lane, enum card_style style, const struct thing *thing);
struct block *card_add(struct layout *l, struct card *c, enum role role, struct str text); /* NULL for an empty text */
void card_expect(struct layout *l, struct card *c, size_t blocks); /* it will have so many, mostly: where it has none yet, it has room for them at once */
struct block *card_mark(struct layout *l, struct card *c, enum role role, enum mark mark, struct str text);
struct block *block_of(struct block *b, const struct thing *t); /* its meaning; either may be NULL */
struct block *block_at(struct block *b, struct span span);
struct span thing_at(const struct thing *t); /* no place for NULL */
struct span thing_statement_at(const struct thing *t, enum statement_kind kind); /* its statement of this kind; no place where it has none */
struct span thing_declared_at(const struct thing *t); /* no place for one that its use alone has made */
const struct thing *things_first(const struct things *list); /* NULL of none: what a text stands for that tells several */
/* The width at which no word of the card is broken and its title takes three lines at most. */
double card_least_width(struct layout *l, const struct card *c);
double block_indent(struct layout *l, const struct block *b); /* what its sign takes, before its text */
double card_longest_word(struct layout *l, const struct card *c);
void card_measure(struct layout *l, struct card *c, double width); /* breaks its texts and sets its height; l->holds: at which widths it has the same */

/* Stacks blocks downwards from (x, y): used by cards, header cards and the notes under a chevron. Returns the y after the last. */
double blocks_set(struct layout *l, struct block *blocks, size_t count, double x, double y, double width);

#endif
