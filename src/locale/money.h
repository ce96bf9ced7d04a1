/* money.h — currencies by their codes and signs. */
#ifndef CJM_LOCALE_MONEY_H
#define CJM_LOCALE_MONEY_H

#include "cjm/locale.h"

bool is_money(struct str unit);      /* a code of the table, or a sign */
bool is_money_sign(struct str unit); /* "€", "US$": what English writes before the number */
/* What the language writes for a code, else the unit itself. */
struct str money_sign(const struct locale *l, struct str unit);

#endif
