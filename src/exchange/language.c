/* language.c — the language of what was imported, so that the drawing's own words fit it. Only those that have labels count. */
#include "exchange/draft.h"
#include "cjm/locale.h"

struct counts {
	int arabic, kana, letters;
	int words[4];
};

static const struct {
	const char *language, *words; /* short words that the others do not have */
} SHORT_WORDS[4] = {
	{ "en", " the and of to with for is in on " },
	{ "fr", " le la les des du une et pour avec sur son dans au aux est " },
	{ "de", " der die das und mit für den ein eine im zum zur auf ist nicht " },
	{ "es", " el los las una para con del y por en su sus al que " },
};

static bool has_word(const char *words, struct str word)
{
	for (struct str rest = str_slice(str_of(words), 1, SIZE_MAX); rest.len;) {
		size_t end = str_find(rest, ' ');
		if (str_equal(str_slice(rest, 0, end), word))
			return true;
		rest = str_slice(rest, end + 1, rest.len);
	}
	return false;
}

static void count_text(struct arena *a, struct str text, struct counts *c)
{
	struct str lower = str_lower(a, text);
	size_t from = 0;
	for (size_t at = 0; at <= lower.len;) {
		size_t here = at;
		uint32_t code = at < lower.len ? utf8_next(lower, &at) : (at++, ' ');
		c->letters += code > 0x7F || (code >= 'a' && code <= 'z');
		c->arabic += code >= 0x600 && code < 0x780;
		c->kana += code >= 0x3041 && code < 0x3100;
		if (code != ' ' && code != '\'' && code != 0x2019)
			continue;
		for (int i = 0; i < 4; i++)
			c->words[i] += has_word(SHORT_WORDS[i].words, str_slice(lower, from, here));
		from = at;
	}
}

static void count_items(struct arena *a, const struct draft_items *items, struct counts *c)
{
	for (size_t i = 0; i < items->list.len; i++)
		count_text(a, items->list.at[i].text, c);
}

static void count_journey(struct arena *a, const struct draft_journey *j, struct counts *c)
{
	count_text(a, j->text, c);
	for (size_t i = 0; i < j->stages.len; i++) {
		const struct draft_stage *stage = j->stages.at[i];
		count_text(a, stage->text, c);
		count_items(a, &stage->items, c);
		for (size_t k = 0; k < stage->steps.len; k++) {
			count_text(a, stage->steps.at[k]->text, c);
			count_items(a, &stage->steps.at[k]->items, c);
		}
	}
}

/* English is what a map speaks anyway; another language has to be clear. */
static const char *language_of(const struct counts *c)
{
	int best = 0;
	if (c->arabic * 3 > c->letters)
		return "ar";
	if (c->kana * 8 > c->letters)
		return "ja";
	for (int i = 1; i < 4; i++)
		best = c->words[i] > c->words[best] ? i : best;
	return best && c->words[best] >= 3 && c->words[best] * 2 > c->words[0] * 3 ? SHORT_WORDS[best].language : "";
}

void draft_guess_language(struct draft *d)
{
	struct counts c = { 0 };
	struct arena scratch;
	bool known;
	arena_init(&scratch);
	for (size_t i = 0; i < d->journeys.len; i++)
		count_journey(&scratch, d->journeys.at[i], &c);
	const char *told = language_of(&c);
	arena_finish(&scratch);
	if (*told)
		d->language = str_of(told);
	locale_of(d->language, &known);
	if (!known || str_is(d->language, "en"))
		d->language = (struct str){ 0 };
}
