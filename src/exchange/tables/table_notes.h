/* table_notes.h — the lines above a table that belong to it: what the journey is called, who walks it, when; and its heads. */
#ifndef CJM_EXCHANGE_TABLE_NOTES_H
#define CJM_EXCHANGE_TABLE_NOTES_H

#include "exchange/tables/table_lanes.h"

/* Says them of the journey and its people; what says neither becomes a comment. */
void notes_read(struct table_reader *r);
/* What each lane was taken for, and the heads of the table as it stood, as comments: it can be checked, and the original names are not lost. */
void heads_note(struct table_reader *r, enum table_shape shape, const struct table *t);

#endif
