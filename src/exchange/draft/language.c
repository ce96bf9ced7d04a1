/* language.c — the language of what was imported, so that the drawing's own words fit it: by its letters, its short words (tongues.def),
 * and where these leave it open by the names of its lanes. */
#include "exchange/draft/draft.h"
#include "exchange/plain/words.h"
#include "cjm/locale.h"
#include "cjm/unicode.h"

static const struct {
	const char *code, *words, *letters;
} TONGUES[] = {
#define TONGUE(code, words, letters) { code, words, letters },
#include "exchange/draft/tongues.def"
};

enum { TONGUE_COUNT = sizeof TONGUES / sizeof *TONGUES, WORDS_MOST = 3000 /* further ones tell nothing new */, HITS_LEAST = 4 };

struct letter_counts {
	int words, letters, arabic, kana, other; /* other: neither Latin nor one of these */
	int hits[TONGUE_COUNT];
};

/* ---- counting ---- */

static bool has_letter(const char *letters, uint32_t code)
{
	struct str s = str_of(letters);
	for (size_t at = 0; at < s.len;)
		if (utf8_next(s, &at) == code)
			return true;
	return false;
}

static void count_word(struct str word, struct letter_counts *c)
{
	c->words++;
	for (int i = 0; i < TONGUE_COUNT; i++)
		c->hits[i] += words_have(TONGUES[i].words, ' ', word);
}

static void count_letter(uint32_t code, struct letter_counts *c)
{
	c->letters++;
	c->arabic += code >= 0x600 && code < 0x780;
	c->kana += code >= 0x3041 && code < 0x3100;
	c->other += code >= 0x370 && !(code >= 0x600 && code < 0x780) && !(code >= 0x3041 && code < 0x3100) && !(code >= 0x1E00 && code < 0x1F00);
	for (int i = 0; code > 0x7F && i < TONGUE_COUNT; i++)
		c->hits[i] += has_letter(TONGUES[i].letters, code);
}

/* "A" is the label of something, no word of any language. */
static bool is_letter_alone(struct str text)
{
	return text.len == 1;
}

static void count_text(struct arena *a, struct str text, struct letter_counts *c)
{
	if (is_letter_alone(text))
		return;
	struct arena_mark before = arena_mark(a);
	struct str lower = str_lower(a, text);
	size_t from = 0;
	for (size_t at = 0; at <= lower.len && c->words < WORDS_MOST;) {
		size_t here = at;
		uint32_t code = at < lower.len ? utf8_next(lower, &at) : (at++, ' ');
		if (code == 0xBF || code == 0xA1 || unicode_is_letter(code))
			count_letter(code, c);
		if (unicode_is_word(code))
			continue;
		if (here > from)
			count_word(str_slice(lower, from, here), c);
		from = at;
	}
	arena_rewind(a, before);
}

static void count_items(struct arena *a, const struct draft_items *items, struct letter_counts *c)
{
	for (size_t i = 0; i < items->list.len; i++) {
		count_text(a, items->list.at[i].is_bare ? (struct str){ 0 } : items->list.at[i].text, c);
		for (int k = 0; k < 2; k++)
			count_text(a, items->list.at[i].feelings[k].word, c);
	}
}

static void count_journey(struct arena *a, const struct draft_journey *j, struct letter_counts *c)
{
	count_text(a, j->text, c);
	count_items(a, &j->items, c);
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

/* ---- telling ---- */

static bool is_in_arabic_letters(int tongue)
{
	size_t at = 0;
	return utf8_next(str_of(TONGUES[tongue].words), &at) >= 0x600;
}

static bool has_labels(struct str code)
{
	bool known;
	locale_of(code, &known);
	return known;
}

/* The row with the most hits of those with labels, or of those without. */
static int most_hits(const struct letter_counts *c, bool in_arabic_letters, bool with_labels)
{
	int best = -1;
	for (int i = 0; i < TONGUE_COUNT; i++)
		if (is_in_arabic_letters(i) == in_arabic_letters && has_labels(str_of(TONGUES[i].code)) == with_labels && (best < 0 || c->hits[i] > c->hits[best]))
			best = i;
	return best;
}

/* `otherwise` where the text does not tell. English is what a map speaks anyway; another language has to be clear. */
static struct str language_of(const struct letter_counts *c, struct str otherwise)
{
	bool is_arabic = c->arabic * 3 > c->letters, is_foreign = c->other * 3 > c->letters;
	int ours = most_hits(c, is_arabic, true), foreign = most_hits(c, is_arabic, false);
	int best = c->hits[foreign] > c->hits[ours] ? foreign : ours;
	bool is_open = c->hits[best] < HITS_LEAST || c->hits[foreign] == c->hits[ours] || (best && c->hits[best] * 2 <= c->hits[0] * 3);
	if (c->kana * 8 > c->letters)
		return STR("ja");
	if (is_foreign) /* where the lanes have Japanese names, nothing but Chinese signs may be Japanese */
		return str_is(otherwise, "ja") ? otherwise : STR("?");
	return is_open && !is_arabic ? otherwise : str_of(TONGUES[best].code);
}

void draft_guess_language(struct draft *d)
{
	struct letter_counts c = { 0 };
	struct arena scratch;
	arena_init(&scratch);
	for (size_t i = 0; i < d->journeys.len; i++)
		count_journey(&scratch, d->journeys.at[i], &c);
	arena_finish(&scratch);
	d->language = language_of(&c, d->language);
	d->has_no_labels = d->language.len && !has_labels(d->language);
	if (d->has_no_labels || str_is(d->language, "en"))
		d->language = (struct str){ 0 };
}
