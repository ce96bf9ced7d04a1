/* synonyms.c — what a word means that the language has not: for messages only, nothing is taken silently. */
#include "cjm/ast.h"

struct synonym_meaning {
	const char *word, *meant;
};

static const struct synonym_meaning SYNONYMS[] = {
#define MEANS(word, meant) { word, meant },
#include "synonyms.def"
};

static const struct synonym_meaning UNITS[] = {
#define UNIT(word, meant) { word, meant },
#include "units.def"
};

static const struct synonym_meaning CHOICES[] = {
#define CHOSEN(word, meant) { word, meant },
#include "choice_words.def"
};

struct str term_bare(struct arena *a, struct str words)
{
	struct str bare = str_bare(a, words);
	struct buf b = { 0 };
	for (size_t at = 0; at < bare.len;) {
		uint32_t code = utf8_next(bare, &at);
		bool parts = code == ' ' || code == '\'' || code == 0x2019;
		if (!parts || (b.len && b.at[b.len - 1] != '-'))
			buf_utf8(&b, parts ? '-' : code);
	}
	struct str taken = buf_take(&b, a);
	buf_finish(&b);
	return taken;
}

static const char *find_meaning(const struct synonym_meaning *rows, size_t count, struct str bare, size_t index)
{
	for (size_t i = 0; i < count; i++)
		if (bare.len && rows[i].word[0] == bare.at[0] && str_is(bare, rows[i].word) && index-- == 0) /* the letter first: asked of every unit of every number */
			return rows[i].meant;
	return NULL;
}

const char *synonym_of(struct str bare, size_t index)
{
	return find_meaning(SYNONYMS, sizeof SYNONYMS / sizeof *SYNONYMS, bare, index);
}

static const char *row_at(const struct synonym_meaning *rows, size_t count, size_t index, const char **meant)
{
	*meant = index < count ? rows[index].meant : NULL;
	return index < count ? rows[index].word : NULL;
}

const char *synonym_at(size_t index, const char **meant)
{
	return row_at(SYNONYMS, sizeof SYNONYMS / sizeof *SYNONYMS, index, meant);
}

const char *choice_word_at(size_t index, const char **meant)
{
	return row_at(CHOICES, sizeof CHOICES / sizeof *CHOICES, index, meant);
}

const char *unit_word_at(size_t index, const char **meant)
{
	return row_at(UNITS, sizeof UNITS / sizeof *UNITS, index, meant);
}

const char *unit_meant(struct str bare)
{
	return find_meaning(UNITS, sizeof UNITS / sizeof *UNITS, bare, 0);
}

const char *choice_meant(struct str bare, int choices)
{
	const char *meant;
	for (size_t i = 0; (meant = find_meaning(CHOICES, sizeof CHOICES / sizeof *CHOICES, bare, i)); i++)
		if (choice_find(choices, str_of(meant)))
			return meant;
	return NULL;
}
