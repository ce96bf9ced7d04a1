/* details.h — what a page tells of each thing, and by which id it is found. */
#ifndef CJM_REPORT_DETAILS_H
#define CJM_REPORT_DETAILS_H

#include "report/report.h"

struct article {
	const struct thing *thing;
	struct str id;      /* "pain-twice": an address that lasts */
	struct str number;  /* "1f": the same within the page, which names it many times */
	struct md link;     /* its title as a link to it; empty until it is first asked for */
	struct things back; /* what names it, or what stands in that: each once */
};

struct details {
	struct report *r;
	struct names known; /* thing → struct article */
	struct names ids, id_counts;
	struct things touches;       /* struct touch: told with their touchpoints */
	bool tells_named;            /* facts say also what is known of a thing that they name */
	VEC(struct article *) list; /* in reading order; what is declared for all journeys behind what stands in this one */
};

void details_gather(struct details *d, struct report *r);
struct article *detail_of(const struct details *d, const struct thing *t); /* NULL: nothing is told of it */
void details_write(struct details *d);                                         /* an <article> each */
void details_table(struct details *d);                                         /* the map as a table: stages and steps by lanes */

/* Into a <dl>: what t says by this row of fields.def; a name with its value; what t rests on. Nothing where that is empty. */
void details_put_field(struct details *d, const struct thing *t, const struct field *f);
void details_put_fact(struct details *d, struct md name, struct md value);
void details_put_name(struct details *d, struct md name); /* its values follow */
void details_put_scores(struct details *d, const struct opportunity *o);
void details_put_back(struct details *d, const struct article *article); /* a <dl> of what names it */
void details_put_own(struct details *d, const struct thing *t); /* a company's own fields */
struct md details_own(struct details *d, const struct thing *t); /* the same in a row */
void details_put_basis(struct details *d, const struct thing *t);

struct md detail_word(struct details *d, enum statement_kind kind); /* "Pain point" */
struct md detail_held(struct details *d, const struct thing *t);    /* what stands in a thing: a link where it has an article, else all that it says */
/* What is named has an article that tells the rest; where all is to be in one place (tells_named), that too. */
struct md detail_named(struct details *d, const struct thing *t);
struct md detail_title(struct details *d, const struct thing *t); /* what it is called, never empty */
struct md detail_link(struct details *d, const struct thing *t);  /* the same as a link to what is told of it */

void details_put_language(struct buf *out, struct str language); /* the attribute that says it; nothing where it is empty */

#endif
