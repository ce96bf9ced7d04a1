/* money.c — which units are money, and how each language writes them. */
#include "locale/money.h"

#include <string.h>

static const struct currency { const char *code, *en, *fr, *de, *es, *ar, *ja; } CURRENCIES[] = {
#define CURRENCY(code, ...) { code, __VA_ARGS__ },
#include "locale/currencies.def"
};

static const struct currency *currency_called(struct str code)
{
	for (size_t i = 0; i < sizeof CURRENCIES / sizeof *CURRENCIES; i++)
		if (str_is(code, CURRENCIES[i].code))
			return &CURRENCIES[i];
	return NULL;
}

/* In this language; NULL: its code. */
static const char *sign_of(const struct locale *l, const struct currency *c)
{
	const struct { const char *code, *sign; } signs[] = { { "en", c->en }, { "fr", c->fr }, { "de", c->de }, { "es", c->es }, { "ar", c->ar }, { "ja", c->ja } };
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (strcmp(l->code, signs[i].code) == 0)
			return signs[i].sign;
	return NULL;
}

bool is_money_sign(struct str unit)
{
	static const char *const SIGNS[] = { "€", "$", "£", "¥", "₹", "₩", "฿", "$US", "US$", "£GB", "UK£", "JP¥" };
	for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++)
		if (str_is(unit, SIGNS[i]))
			return true;
	return false;
}

bool is_money(struct str unit)
{
	return currency_called(unit) || is_money_sign(unit);
}

struct str money_sign(const struct locale *l, struct str unit)
{
	const struct currency *c = currency_called(unit);
	const char *sign = c ? sign_of(l, c) : NULL;
	return sign ? str_of(sign) : unit;
}
