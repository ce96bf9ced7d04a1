/* feeling_words.c — looks words up in feelings.def, and lets what stands around them turn them. */
#include "cjm/feeling_words.h"
#include "cjm/unicode.h"

#include <string.h>

enum { WIDE = 0x2E80, SHORT_WORD = 3, TURNS_OVER = 3, FILLERS_MOST = 8 }; /* scripts without blanks begin at WIDE */
enum { PLACES = 4096 }; /* for words by their first bytes: whole alphabets begin with the same one or two */

struct lexicon {
	struct arena *arena;
	const struct lexeme *by_start[2][PLACES]; /* of one or two bytes; of more */
};

static uint32_t code_at(struct str s, size_t at)
{
	return at < s.len ? utf8_next(s, &at) : 0;
}

static bool is_letter_at(struct str s, size_t at)
{
	uint32_t code = code_at(s, at);
	return unicode_is_letter(code);
}

static uint32_t last_code(struct str s)
{
	size_t at = s.len ? s.len - 1 : 0;
	while (at && ((unsigned char)s.at[at] & 0xC0) == 0x80) /* within a character */
		at--;
	return code_at(s, at);
}

static bool has_more_than(struct str s, int letters)
{
	int count = 0;
	for (size_t at = 0; at < s.len && count <= letters; count++)
		utf8_next(s, &at);
	return count > letters;
}

/* ---- the rows ---- */

static size_t place_of_word(struct str s, bool is_long)
{
	size_t hash = 0;
	for (size_t i = 0; i < (is_long ? 3 : 1); i++)
		hash = hash * 37 + (unsigned char)s.at[i];
	return hash % PLACES;
}

/* "no_longer": with a blank. */
static struct str spaced_out(struct arena *a, struct str s)
{
	if (!memchr(s.at, '_', s.len))
		return s;
	struct str copy = str_copy(a, s);
	for (size_t i = 0; i < copy.len; i++)
		if (copy.at[i] == '_')
			((char *)copy.at)[i] = ' ';
	return copy;
}

/* "=good", "drop*"; thousands of them, before the first is looked up. */
static struct lexeme *read_word(struct lexicon *l, enum word_row row, int value, struct str text)
{
	struct lexeme *word = ARENA_NEW(l->arena, struct lexeme);
	bool is_marked_whole = row == ROW_FEELING && text.at[0] == '=', open = row != ROW_FEELING && text.len > 1 && str_ends(text, "*");
	struct str spaced = spaced_out(l->arena, str_slice(text, is_marked_whole, text.len - open));
	bool apart = is_letter_at(spaced, 0) && code_at(spaced, 0) < WIDE && row != ROW_FACES && row != ROW_JOINT;
	bool whole = row == ROW_FEELING ? is_marked_whole || !has_more_than(spaced, SHORT_WORD) : row != ROW_PREFIX && !open;
	uint32_t last = apart && whole ? last_code(spaced) : 0;
	*word = (struct lexeme){ row, value, spaced, last && last < WIDE && unicode_is_letter(last), apart, false, NULL };
	return word;
}

static void add_words(struct lexicon *l, enum word_row row, int value, bool is_either, const char *words)
{
	for (struct str rest = str_of(words); rest.len;) {
		size_t end = str_find(rest, ' ');
		struct str text = str_slice(rest, 0, end);
		rest = str_slice(rest, end + 1, rest.len);
		if (!text.len)
			continue;
		struct lexeme *word = read_word(l, row, value, text);
		word->is_either = is_either;
		size_t place = place_of_word(word->word, word->word.len > 2);
		word->next = l->by_start[word->word.len > 2][place];
		l->by_start[word->word.len > 2][place] = word;
	}
}

struct lexicon *lexicon_new(struct arena *a)
{
	static const struct {
		enum word_row row;
		int value;
		const char *words;
		bool is_either;
	} ROWS[] = {
#define FEELING(level, faces, words) { ROW_FACES, level, faces, false }, { ROW_FEELING, level, words, false },
#define EITHER(level, faces, words) { ROW_FACES, level, faces, true }, { ROW_FEELING, level, words, true },
#define LEVEL(level, words) { ROW_LEVEL, level, words, false },
#define DEGREE(kind, words) { DEGREE_##kind == DEGREE_PREFIX ? ROW_PREFIX : ROW_DEGREE, DEGREE_##kind, words, false },
#define BEHIND(kind, words) { ROW_BEHIND, BEHIND_##kind, words, false },
#define JOINT(kind, words) { ROW_JOINT, JOINT_##kind, words, false },
#define WHEN(words) { ROW_WHEN, 0, words, false },
#define NUMBER(kind, words) { ROW_##kind, 0, words, false },
#define GRADES(worst, words) { ROW_GRADES, worst, words, false },
#include "map/feelings.def"
	};
	struct lexicon *l = ARENA_NEW(a, struct lexicon);
	l->arena = a;
	for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
		add_words(l, ROWS[i].row, ROWS[i].value, ROWS[i].is_either, ROWS[i].words);
	return l;
}

static bool stands_at(const struct lexeme *word, struct str lower, size_t at, bool at_word)
{
	struct str w = word->word;
	if (w.len > lower.len - at || memcmp(lower.at + at, w.at, w.len) != 0 || (word->begins_word && !at_word))
		return false;
	return !word->is_whole || !is_letter_at(lower, at + w.len); /* "fun" is no "function" */
}

const struct lexeme *lexicon_at(const struct lexicon *l, enum word_row row, struct str lower, size_t at, bool at_word)
{
	const struct lexeme *best = NULL;
	struct str rest = str_slice(lower, at, lower.len);
	for (int is_long = 0; is_long < 2 && rest.len > 2 * (size_t)is_long; is_long++)
		for (const struct lexeme *w = l->by_start[is_long][place_of_word(rest, is_long)]; w; w = w->next)
			if (w->row == row && (!best || w->word.len > best->word.len) && stands_at(w, lower, at, at_word))
				best = w;
	return best;
}

struct str feeling_lower(struct arena *a, struct str text)
{
	struct buf out = { 0 };
	for (size_t at = 0; at < text.len;) {
		uint32_t code = utf8_next(text, &at);
		buf_utf8(&out, code == 0x2019 || code == 0x02BC ? '\'' : unicode_lower(code));
	}
	struct str lower = buf_take(&out, a);
	buf_finish(&out);
	return lower;
}

/* ---- what turns a word ---- */

struct turning { /* by what stands before a word */
	bool turned, neither;
	int strength, since; /* words since then */
};

static double sign_of(double level)
{
	return level > 0 ? 1 : level < 0 ? -1 : 0;
}

static double turned_level(double level, struct turning t, bool turned)
{
	level = t.neither ? 0 : turned ? -sign_of(level) : level;
	return t.strength > 0 ? 2 * sign_of(level) : t.strength < 0 ? sign_of(level) : level;
}

static void take_degree(struct turning *t, enum feeling_degree degree)
{
	t->since = 0;
	if (degree == DEGREE_BREAK)
		*t = (struct turning){ .neither = t->neither };
	t->neither = t->neither || degree == DEGREE_NEITHER;
	if ((degree == DEGREE_MORE || degree == DEGREE_LESS) && !t->turned) /* "not very happy" is no strong feeling */
		t->strength = degree == DEGREE_MORE ? 1 : -1;
	t->turned = t->turned != (degree == DEGREE_TURNS);
}

static bool ends_clause(uint32_t code)
{
	return (code < 0x80 && code && strchr(",;.!?()", (int)code)) || code == 0x3001 || code == 0x3002 || code == 0xFF0C || code == 0xFF1B || code == 0x2014 || code == 0x2013;
}

/* "Trust: low", "confidence drops", "stress-free", "満足していない": behind the word, only fillers between. */
static bool is_turned_behind(const struct lexicon *l, struct str lower, size_t at, bool is_wide)
{
	while (!is_wide && is_letter_at(lower, at) && code_at(lower, at) < WIDE)
		utf8_next(lower, &at);
	for (int fillers = 0; fillers < FILLERS_MOST; fillers++) {
		bool hyphen = false;
		for (uint32_t code = code_at(lower, at); code && (unicode_is_blank(code) || strchr(":=-(", code < 0x80 ? (int)code : '?') || code == 0xFE0F || code == 0xFF1A); code = code_at(lower, at)) {
			hyphen = code == '-';
			utf8_next(lower, &at);
		}
		const struct lexeme *w = lexicon_at(l, ROW_BEHIND, lower, at, true);
		if (!w)
			return false;
		at += w->word.len;
		size_t next = at;
		while (next < lower.len && lower.at[next] == ' ')
			next++;
		const struct lexeme *then = lexicon_at(l, ROW_DEGREE, lower, next, true);
		if (w->value == BEHIND_TURNS || (w->value == BEHIND_LAST && (hyphen || !is_letter_at(lower, next) || (then && then->value == DEGREE_BREAK))))
			return true;
		if (w->value == BEHIND_LAST)
			return false;
	}
	return false;
}

/* "d'espoir", "l'angoisse", "dell'attesa": a word that is joined to a small one before it begins behind the apostrophe. */
static bool is_elision(struct str lower, size_t apostrophe)
{
	static const char *const SMALL[] = { "d", "l", "n", "j", "m", "t", "s", "c", "qu", "un", "all", "dell", "nell", "dall", "sull" };
	size_t from = apostrophe;
	while (from && is_letter_at(lower, from - 1))
		from--;
	for (size_t i = 0; i < sizeof SMALL / sizeof *SMALL; i++)
		if (str_is(str_slice(lower, from, apostrophe), SMALL[i]))
			return true;
	return false;
}

struct word_found {
	size_t len; /* 0 for none */
	double level;
	bool is_either;
};

/* A word at this place, by itself or behind what is joined to it: "unhappy". */
static struct word_found feeling_at(const struct lexicon *l, struct str lower, size_t at, bool at_word)
{
	const struct lexeme *word = lexicon_at(l, ROW_FEELING, lower, at, at_word), *prefix = lexicon_at(l, ROW_PREFIX, lower, at, at_word);
	const struct lexeme *joined = prefix ? lexicon_at(l, ROW_FEELING, lower, at + prefix->word.len, true) : NULL;
	size_t both = joined && (code_at(joined->word, 0) >= WIDE || has_more_than(joined->word, SHORT_WORD)) ? prefix->word.len + joined->word.len : 0;
	size_t alone = word ? word->word.len : 0;
	if (both > alone)
		return (struct word_found){ both, joined->is_either ? 0 : -sign_of(joined->value), false };
	return word ? (struct word_found){ alone, word->value, word->is_either } : (struct word_found){ 0 };
}

/* "cautiously optimistic": how, not what. */
static bool is_adverb(struct str lower, size_t at)
{
	size_t end = at;
	while (end < lower.len && lower.at[end] >= 'a' && lower.at[end] <= 'z')
		end++;
	return str_ends(str_slice(lower, at, end), "ly");
}

/* "Low", "high: they wait": a whole cell, or all of it before a sign. */
static struct word_level read_level(const struct lexicon *l, struct str lower)
{
	size_t at = 0;
	while (at < lower.len && !is_letter_at(lower, at))
		utf8_next(lower, &at);
	const struct lexeme *word = lexicon_at(l, ROW_LEVEL, lower, at, true);
	while (word && at + word->word.len < lower.len && lower.at[at + word->word.len] == ' ')
		at++;
	return word && !is_letter_at(lower, at + word->word.len) ? (struct word_level){ word->value, true, false } : (struct word_level){ 0 };
}

struct word_level feeling_of_words(const struct lexicon *l, struct arena *a, struct str text)
{
	struct str lower = feeling_lower(a, str_slice(text, 0, FEELING_READ_MOST));
	struct word_level only = { 0 };
	struct turning t = { 0 };
	bool at_word = true;
	for (size_t at = 0; at < lower.len;) {
		bool is_wide = code_at(lower, at) >= WIDE, begins = (at_word || (unsigned char)lower.at[at] >= 0xE2) && !unicode_is_blank(code_at(lower, at));
		struct word_found found = begins ? feeling_at(l, lower, at, at_word) : (struct word_found){ 0 };
		const struct lexeme *degree = begins ? lexicon_at(l, ROW_DEGREE, lower, at, at_word) : NULL;
		if (found.len && (!degree || found.len >= degree->word.len)) {
			struct str word = str_slice(lower, at, at + found.len);
			bool turned = t.turned != is_turned_behind(l, lower, at + found.len, last_code(word) >= WIDE);
			struct word_level r = { turned_level(found.level, t, turned), true, found.is_either && !turned };
			r.level = found.is_either && turned ? 0 : r.level; /* "no surprise" is neither */
			if (!found.is_either && !is_adverb(lower, at))
				return r;
			only = only.is_known && !only.is_either ? only : r;
		} else if (degree) {
			take_degree(&t, degree->value);
			at += degree->word.len;
			at_word = is_wide || str_ends(degree->word, "'") || !is_letter_at(lower, at);
			continue;
		} else if (ends_clause(code_at(lower, at)) || (begins && is_letter_at(lower, at) && ++t.since > TURNS_OVER)) {
			t = (struct turning){ .neither = t.neither };
		}
		uint32_t code = utf8_next(lower, &at);
		at_word = code == '\'' ? is_elision(lower, at - 1) : !unicode_is_letter(code) && !unicode_is_mark(code) && !unicode_is_invisible(code);
	}
	return only.is_known ? only : read_level(l, lower);
}

struct word_level feeling_of_faces(const struct lexicon *l, struct str text)
{
	for (size_t at = 0; at < text.len && at < FEELING_READ_MOST; utf8_next(text, &at)) {
		const struct lexeme *face = lexicon_at(l, ROW_FACES, text, at, true);
		if (face)
			return (struct word_level){ face->value, true, face->is_either };
	}
	return (struct word_level){ 0 };
}
