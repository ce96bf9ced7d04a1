/* table_properties.h — columns that say something of what another column of the same row says: how bad a pain is, what an opportunity would
 * change, the value of a metric. */
#ifndef CJM_EXCHANGE_TABLE_PROPERTIES_H
#define CJM_EXCHANGE_TABLE_PROPERTIES_H

#include "exchange/tables/table_lanes.h"

bool lane_is_property(enum column_kind kind);
const char *property_word(enum column_kind kind); /* "severity" */
/* What the lane speaks of has no lane in this table: then it is one of the team's own. */
bool property_is_alone(const struct table_reader *r, enum column_kind kind);
/* The last of these items may be spoken of in a further cell of the record. */
void property_note_item(struct table_reader *r, struct draft_items *items);
/* Says what the record's cell in this lane says of the record's items, or where it fits none of them of the step or stage that has `otherwise`. */
void property_add(struct table_reader *r, const struct table_lane *lane, struct draft_items *otherwise, struct table_cell cell);

/* "high", "hoch", "🔴": as the language has it; NULL for none. */
const char *level_read(struct arena *a, struct str text);
/* "🔴 It takes long" → "high", and "It takes long" stays; NULL where no sign stands before a text. */
const char *level_take_sign(struct str *text);
/* "NPS: 40" → the value "40", and "NPS" stays; "31% abandon" too. Empty where no value stands apart. */
struct str measure_split(struct arena *a, struct str *text);

#endif
