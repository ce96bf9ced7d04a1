/* phrases.h — phrases that a table of words lists, looked for in a heading.
 *
 *   word     the word, anywhere          wor*   words that begin so
 *   two wor* words that follow one another
 * Scripts without blanks between words are found inside longer names. */
#ifndef CJM_EXCHANGE_PHRASES_H
#define CJM_EXCHANGE_PHRASES_H

#include "exchange/plain/plain.h"

enum { PHRASE_WORDS_MOST = 64 };

struct phrase_text { /* what phrases are looked for in */
	struct str text;  /* small letters, one blank between words, without signs */
	struct str words[PHRASE_WORDS_MOST];
	size_t count;
	bool holds[256];  /* which bytes stand in the text: most phrases are ruled out by their first one */
	bool begins[256]; /* which ones its words begin with */
	bool is_exact;
};

struct phrase_style { /* how headings of a kind are looked into */
	const char *signs;     /* kept as if they were letters */
	size_t words_most;     /* no phrase begins behind so many, at most PHRASE_WORDS_MOST */
	bool without_brackets; /* what stands in them only qualifies, and is none of the text where anything else is */
	bool is_exact;         /* accents count; else "etape" is "étape", as many leave them out */
};

struct phrase_text phrase_text_of(struct arena *a, struct str s, struct phrase_style style);
/* The next of a list, apart by commas, that may be there, with the sign before it; empty after the last. */
struct str phrase_next(const struct phrase_text *t, const char **list);
/* Where the phrase begins; text.len where it is not there. */
size_t phrase_at(const struct phrase_text *t, struct str phrase);
/* Whether the phrase is all of the text; as it stands, for scripts without blanks, too. */
bool phrase_is_all(const struct phrase_text *t, struct str phrase);
bool phrase_has_blanks(struct str phrase); /* of a script with blanks between words */
size_t phrase_words(struct str phrase);

#endif
