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

const char *synonym_at(size_t index, const char **meant)
{
	bool is_there = index < sizeof SYNONYMS / sizeof *SYNONYMS;
	*meant = is_there ? SYNONYMS[index].meant : NULL;
	return is_there ? SYNONYMS[index].word : NULL;
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
