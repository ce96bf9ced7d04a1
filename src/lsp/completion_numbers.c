/* completion_numbers.c — the places on a scale, each with what it means: an author need not know how far the scale goes. */
#include "lsp/completion.h"

#include <math.h>

enum { PLACES_MOST = 10, PLACES_FEW = 4 }; /* steps between the ends of a scale: each whole number, or few of a longer one */

static const char *meaning(double level)
{
	static const struct {
		double most;
		const char *words;
	} MEANINGS[] = { { -0.75, "very bad" }, { -0.25, "rather bad" }, { 0.25, "neither good nor bad" }, { 0.75, "rather good" }, { 2, "very good" } };
	size_t i = 0;
	while (level > MEANINGS[i].most)
		i++;
	return said(MEANINGS[i].words);
}

static void offer_place(struct lsp_completion *c, double value, bool has_sign, const char *detail, int order)
{
	struct str number = str_number(&c->l->scratch, value, 2);
	struct str label = has_sign && value > 0 ? str_fmt(&c->l->scratch, "+%.*s", STR_ARG(number)) : number;
	lsp_write_item(c, (struct lsp_item){ .kind = ITEM_VALUE, .label = label, .detail = str_of(detail), .order = order });
}

static void offer_scale(struct lsp_completion *c, struct range scale)
{
	double span = scale.high - scale.low;
	bool is_whole = scale.low == floor(scale.low) && span == floor(span) && span <= PLACES_MOST;
	int last = is_whole ? (int)span : PLACES_FEW;
	for (int i = 0; i <= last && span > 0; i++)
		offer_place(c, scale.low + span * i / last, scale.low < 0, meaning(2.0 * i / last - 1), i + 1);
}

void lsp_offer_numbers(struct lsp_completion *c, enum statement_kind kind)
{
	static const struct {
		enum statement_kind kind;
		int high;
	} RATED[] = { { KIND_INTENSITY, 5 }, { KIND_IMPORTANCE, 10 }, { KIND_SATISFACTION, 10 } };
	if (map_is_feeling(kind))
		offer_scale(c, c->spot.reading->map->scale);
	for (size_t i = 0; i < sizeof RATED / sizeof *RATED; i++)
		for (int value = 1; kind == RATED[i].kind && value <= RATED[i].high; value++)
			offer_place(c, value, false, said(statement_of(kind)->help), value);
}
