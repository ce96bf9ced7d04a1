/* reading.c — whose a word on a line is. */
#include "syntax/reading.h"

#include <string.h>

static const struct close {
	const char *word, *instead, *behind;
} CLOSE_WORDS[] = {
#define CLOSE(word, instead, behind) { word, instead, behind },
#include "readings.def"
};

static void add_kind(struct statement_kinds *k, enum statement_kind kind)
{
	k->bits[kind / 64] |= UINT64_C(1) << kind % 64;
}

static void add_all(struct statement_kinds *k, const struct statement_kinds *others)
{
	for (size_t i = 0; i < sizeof k->bits / sizeof *k->bits; i++)
		k->bits[i] |= others->bits[i];
}

bool kinds_have(const struct statement_kinds *k, enum statement_kind kind)
{
	return k->bits[kind / 64] >> kind % 64 & 1;
}

/* ---- what a statement can have ---- */

bool kinds_have_text(const struct statement_kinds *k, enum statement_kind *first)
{
	for (int kind = 0; kind < KIND_NONE; kind++)
		for (const struct slot *s = statement_of((enum statement_kind)kind)->slots; kinds_have(k, (enum statement_kind)kind) && s->type; s++)
			if (s->type == SLOT_TEXT) {
				*first = (enum statement_kind)kind;
				return true;
			}
	return false;
}

void word_index_init(struct word_index *index)
{
	*index = (struct word_index){ 0 };
	for (int kind = KIND_NONE - 1; kind >= 0; kind--) {
		int letter = statement_of((enum statement_kind)kind)->word[0] - 'a';
		index->next[kind] = index->first[letter];
		index->first[letter] = (uint8_t)(kind + 1);
		index->second[kind] = statement_of((enum statement_kind)kind)->word[1];
	}
#define NEVER_A_NAME(never) index->joins[(never)[0] - 'a'] = true;
#include "readings.def"
}

_Static_assert(KIND_COUNT < 255, "rows are kept in a byte");

/* Of those with the word's first letter; 0 for none. */
static int first_row(const struct word_index *index, struct str word)
{
	return word.len && word.at[0] >= 'a' && word.at[0] <= 'z' ? index->first[word.at[0] - 'a'] : 0;
}

enum statement_kind word_index_find(const struct word_index *index, enum statement_kind parent, struct str word)
{
	char second = word.len > 1 ? word.at[1] : '\0';
	for (int row = first_row(index, word); row; row = index->next[row - 1]) {
		enum statement_kind kind = (enum statement_kind)(row - 1);
		if (index->second[kind] == second && statement_fits(kind, parent) && statement_is_called(kind, word))
			return kind;
	}
	return KIND_NONE;
}

static enum statement_kind find_word(const struct word_index *index, enum statement_kind parent, struct str word)
{
	const char *since;
	enum statement_kind kind = word_index_find(index, parent, word);
	return kind == KIND_NONE ? statement_once(parent, word, &since) : kind;
}

enum statement_kind kinds_taker(const struct word_index *index, const struct statement_kinds *k, struct str word)
{
	for (size_t i = 0; i < sizeof k->bits / sizeof *k->bits; i++) {
		int kind = (int)i * 64;
		for (uint64_t left = k->bits[i]; left; left >>= 1, kind++)
			if (left & 1 && find_word(index, (enum statement_kind)kind, word) != KIND_NONE)
				return (enum statement_kind)kind;
	}
	return KIND_NONE;
}

bool statement_is_flag(enum statement_kind kind)
{
	return statement_of(kind)->slots[0].type == SLOT_END && !statement_has_scope(kind);
}

bool word_index_is_flag(const struct word_index *index, struct str word)
{
	for (int row = first_row(index, word); row; row = index->next[row - 1]) {
		enum statement_kind kind = (enum statement_kind)(row - 1);
		if (statement_is_flag(kind) && str_is(word, statement_of(kind)->word))
			return true;
	}
	return str_is(word, "observed");
}

bool word_index_is_no_name(const struct word_index *index, struct str word)
{
	bool may_join = word.len && word.at[0] >= 'a' && word.at[0] <= 'z' && index->joins[word.at[0] - 'a'];
#define NEVER_A_NAME(never) || (may_join && str_is(word, never))
	return word_index_is_flag(index, word)
#include "readings.def"
		;
}

bool word_is_flag(struct str word)
{
	struct word_index index;
	word_index_init(&index);
	return word_index_is_no_name(&index, word);
}

/* ---- the line ---- */

static bool holds_word(const char *list, const char *word)
{
	size_t len = strlen(word);
	for (const char *at = list; (at = strstr(at, word)); at += len)
		if ((at == list || at[-1] == ' ') && (at[len] == ' ' || !at[len]))
			return true;
	return false;
}

/* The row that refuses the word behind this statement; NULL where it is free to go past it. */
static const struct close *close_to(enum statement_kind before, struct str word)
{
	for (size_t i = 0; i < sizeof CLOSE_WORDS / sizeof *CLOSE_WORDS; i++)
		if (word.at[0] == CLOSE_WORDS[i].word[0] && str_is(word, CLOSE_WORDS[i].word) && holds_word(CLOSE_WORDS[i].behind, statement_of(before)->word))
			return &CLOSE_WORDS[i];
	return NULL;
}

static struct word_reading reading_past(const struct written_words *l, struct word_reading r, struct str word)
{
	for (int i = l->count - 1; i > r.taker; i--) {
		const struct close *c = close_to(l->open[i], word);
		if (c)
			return (struct word_reading){ READ_CLOSE, r.taker, r.kind, l->open[i], c->instead };
	}
	for (int i = l->count - 1; i >= r.taker; i--)
		if ((r.rival = kinds_taker(l->index, &l->closed[i], word)) != KIND_NONE) {
			r.verdict = READ_SKIPS;
			return r;
		}
	return r;
}

struct word_reading line_read(const struct written_words *l, struct str word)
{
	for (int i = l->count - 1; i >= 0; i--) {
		enum statement_kind kind = find_word(l->index, l->open[i], word);
		if (kind == KIND_NONE)
			continue;
		struct word_reading r = { READ_TAKEN, i, kind, KIND_NONE, NULL };
		return reading_past(l, r, word);
	}
	return (struct word_reading){ READ_NOBODY, -1, KIND_NONE, KIND_NONE, NULL };
}

void line_go_back(struct written_words *l, int level)
{
	for (int i = l->count - 1; i > level; i--) {
		add_kind(&l->closed[level], l->open[i]);
		add_all(&l->closed[level], &l->closed[i]);
	}
	l->count = level + 1;
}

bool line_begin(struct written_words *l, int level, enum statement_kind kind)
{
	if (level + 1 == OPEN_MAX)
		return false;
	if (level >= 0)
		line_go_back(l, level);
	l->open[level + 1] = kind;
	l->closed[level + 1] = (struct statement_kinds){ 0 };
	l->count = level + 2;
	return true;
}

struct statement_kinds line_others(const struct written_words *l)
{
	struct statement_kinds all = { 0 };
	for (int i = 0; i < l->count; i++) {
		if (i)
			add_kind(&all, l->open[i]);
		add_all(&all, &l->closed[i]);
	}
	for (int half = KIND_FEEL_AND; half <= KIND_FEEL_OR && l->open[0] == KIND_FEEL; half++)
		all.bits[half / 64] &= ~(UINT64_C(1) << half % 64);
	return all;
}
