/* durations.h — a length of time as people write it. */
#ifndef CJM_EXCHANGE_DURATIONS_H
#define CJM_EXCHANGE_DURATIONS_H

#include "exchange/plain/plain.h"

/* "ca. 5 Minuten" → "5 min", "1h30" → "90 min", "2 à 3 jours" → "2..3 days": as `takes` and `wait` have it, in a unit of the language. Empty where
 * the text is anything else ("5 min read", "up to a day", "Monday"). `unit`, from unit_of_heading, is that of plain numbers; empty for none. */
struct str duration_read(struct arena *a, struct str text, struct str unit);
/* "Duration (min)" → "min"; empty where no brackets hold a unit. */
struct str unit_of_heading(struct arena *a, struct str heading);

#endif
