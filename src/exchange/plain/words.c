/* words.c — looks words up in rows. */
#include "exchange/plain/words.h"
static bool word_fits(struct str pattern, struct str word)
{
	size_t len = pattern.len - 1;
	if (str_ends(pattern, "*"))
		return str_equal(str_slice(pattern, 0, len), str_slice(word, 0, len));
	if (str_starts(pattern, "*"))
		return word.len > len && str_equal(str_slice(pattern, 1, pattern.len), str_slice(word, word.len - len, word.len));
	return str_equal(pattern, word);
}

/* Nearly all words of a row begin with another letter. */
bool words_have(const char *row, char separator, struct str word)
{
	char first = word.len ? *word.at : '\0';
	for (const char *at = row; *at;) {
		while (*at == ' ')
			at++;
		size_t len = words_part(at, separator);
		bool may_fit = len && (*at == first || *at == '*' || !word.len);
		if (may_fit && word_fits(str_trim((struct str){ at, len }), word))
			return true;
		at += len + (at[len] == separator);
	}
	return false;
}

const struct words_row *words_find(const struct words_table *t, int list, struct str word)
{
	for (size_t i = 0; i < t->count; i++)
		if (t->rows[i].list == list && words_have(t->rows[i].words, t->separator, word))
			return &t->rows[i];
	return NULL;
}

bool text_is_one_of(struct str text, const char *const *list)
{
	for (; *list; list++)
		if (str_is(text, *list))
			return true;
	return false;
}

bool text_starts_with_one_of(struct str text, const char *const *list)
{
	for (; *list; list++)
		if (str_starts(text, *list))
			return true;
	return false;
}
