/* parcel.h — what one process has made, as bytes that another copy of it takes: one walk over the fields writes them and, on the other side, reads them. Only for the same program
 * on the same machine. */
#ifndef CJM_PARCEL_H
#define CJM_PARCEL_H

#include "cjm/source.h"

struct parcel {
	struct buf *out;       /* is written; NULL: is read, from what is left */
	struct str left;
	struct arena *arena;   /* where what is read lives */
	struct names *shared;  /* texts that many have, which are kept once; may be NULL */
	const uint32_t *files; /* by which numbers the reader knows the writer's files, from 1 */
	size_t file_count;
	bool is_broken;        /* these bytes are no such thing; what is read then is empty */
};

void parcel_data(struct parcel *p, void *at, size_t size);
void parcel_size(struct parcel *p, size_t *size);
void parcel_str(struct parcel *p, struct str *s);    /* a copy, terminated */
void parcel_shared(struct parcel *p, struct str *s); /* the same, of a text that many have */
void parcel_seen(struct parcel *p, struct str *s);   /* not copied: lives as long as the bytes, and is terminated */
void parcel_span(struct parcel *p, struct span *span);
void parcel_finding(struct parcel *p, struct finding *f);
/* A list's length, and room for what is read: its items follow. */
void parcel_list(struct parcel *p, void **at, size_t *len, size_t *cap, size_t item_size);

#define PARCEL(p, member) parcel_data((p), &(member), sizeof (member))
#define PARCEL_LIST(p, v) parcel_list((p), (void **)&(v)->at, &(v)->len, &(v)->cap, sizeof *(v)->at)

#endif
