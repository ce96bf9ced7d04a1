/* bare.h — whether a text is a value of the language, as grammar/cjm.l reads it. */
#ifndef CJM_EXCHANGE_BARE_H
#define CJM_EXCHANGE_BARE_H

#include "cjm/ast.h"

bool bare_is_name(struct str s);
bool bare_is_number(struct str s);
bool bare_is_unit(struct str s); /* a name, or the sign of a currency */
/* What a slot of this type takes: "3", "31%", "2 min" or "month", or any of "4.1", "31%", "40 EUR". */
bool bare_is_value(enum slot_type type, struct str s);
bool bare_is_color(struct str s);
bool bare_is_compare(struct str s);

#endif
