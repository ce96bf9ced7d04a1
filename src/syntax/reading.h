/* reading.h — whose a word on a line is. One rule for the parser, which follows a line as it comes, and for the formatter, which
 * plans one: a word goes to the nearest statement begun on its line that can have it, and is refused where that is not the only
 * way to read it. */
#ifndef CJM_SYNTAX_READING_H
#define CJM_SYNTAX_READING_H

#include "cjm/ast.h"

enum { OPEN_MAX = 16 };

struct statement_kinds { /* a set of statements, a bit each */
	uint64_t bits[KIND_COUNT / 64 + 1];
};

struct word_index { /* the rows of the statement table by the first letter of their words, + 1; 0 for none */
	uint8_t first[26], next[KIND_COUNT];
	char second[KIND_COUNT]; /* letters of their words: looked at before all else */
	bool joins[26]; /* whether a word that joins begins with the letter */
};

struct written_words { /* the statements of a line: those that go on, outermost first, and what each of them left behind */
	enum statement_kind open[OPEN_MAX];
	struct statement_kinds closed[OPEN_MAX]; /* begun on this line in the statement of that level, and gone past since */
	int count;
	const struct word_index *index;
};

enum verdict {
	READ_NOBODY,  /* no statement of the line can have it */
	READ_TAKEN,
	READ_SKIPS,   /* a statement that was gone past could have had it as well */
	READ_CLOSE,   /* people give it to the statement directly before it, which cannot have it (grammar/readings.def) */
};

struct word_reading {
	enum verdict verdict;
	int taker;                 /* the level in line.open */
	enum statement_kind kind;  /* which statement the word begins there */
	enum statement_kind rival; /* SKIPS, CLOSE: whose else it could be */
	const char *instead;       /* CLOSE: the word that the rival has for it; "" for none */
};

void word_index_init(struct word_index *index);
/* As statement_find, through the index. */
enum statement_kind word_index_find(const struct word_index *index, enum statement_kind parent, struct str word);

struct word_reading line_read(const struct written_words *l, struct str word);
/* The text or value of a statement is the level's: what was begun in it is gone past. */
void line_go_back(struct written_words *l, int level);
/* A statement begins in that of the level. False, and nothing is done, where there are too many. */
bool line_begin(struct written_words *l, int level, enum statement_kind kind);
/* All statements of the line but its first, whose the lines below are. The halves of a feeling are left out below it: what stands
 * there is said of the whole. */
struct statement_kinds line_others(const struct written_words *l);

bool kinds_have(const struct statement_kinds *k, enum statement_kind kind);
/* Whether one of the set has a text, which a text on the line below could go on with; *first is it. */
bool kinds_have_text(const struct statement_kinds *k, enum statement_kind *first);
/* The first of the set that can have the word, also as it once was; KIND_NONE for none. */
enum statement_kind kinds_taker(const struct word_index *index, const struct statement_kinds *k, struct str word);
bool statement_is_flag(enum statement_kind kind); /* its word is one: word_is_flag */
bool word_index_is_flag(const struct word_index *index, struct str word);
/* A flag, or a word that joins (grammar/readings.def): as word_is_flag, through the index. */
bool word_index_is_no_name(const struct word_index *index, struct str word);

#endif
