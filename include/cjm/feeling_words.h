/* feeling_words.h — how words and faces feel, by the rows of feelings.def. */
#ifndef CJM_FEELING_WORDS_H
#define CJM_FEELING_WORDS_H

#include "cjm/base.h"

enum { FEELING_READ_MOST = 400 }; /* bytes of a cell that are searched for words */

enum word_row {
	ROW_FEELING, ROW_FACES, ROW_LEVEL,              /* value: the level */
	ROW_DEGREE, ROW_PREFIX, ROW_BEHIND,             /* value: which of the kinds below */
	ROW_JOINT, ROW_WHEN,
	ROW_EMPTY, ROW_ABOUT, ROW_STARS, ROW_UNIT, ROW_WHOLE, ROW_RANGE, /* beside numbers */
	ROW_GRADES,                                     /* value: the worst grade */
};

enum feeling_degree { DEGREE_TURNS, DEGREE_MORE, DEGREE_LESS, DEGREE_NEITHER, DEGREE_NONE, DEGREE_BREAK, DEGREE_PREFIX };
enum behind { BEHIND_TURNS, BEHIND_LAST, BEHIND_FILLER };
enum joint { JOINT_NONE, JOINT_TO, JOINT_THEN, JOINT_APART, JOINT_AND, JOINT_OR, JOINT_KEPT };

struct lexeme {
	enum word_row row;
	int value;
	struct str word;
	bool is_whole, begins_word; /* what must stand around it */
	bool is_either;             /* a feeling that may be good or bad */
	const struct lexeme *next;  /* that may begin with the same bytes */
};

struct word_level { /* of one text */
	double level;
	bool is_known;
	bool is_either; /* what told it may mean the other side as well: surprise */
};

/* All rows of feelings.def, ready to be looked up; belongs to the arena. */
struct lexicon *lexicon_new(struct arena *a);
/* The longest word of a row that stands at this place of a text in small letters, NULL for none. A word that begins one must be
 * at the beginning of one, which the caller says. */
const struct lexeme *lexicon_at(const struct lexicon *l, enum word_row row, struct str lower, size_t at, bool at_word);
/* Small letters, and every apostrophe the straight one: as long as the text in letters, not always in bytes. */
struct str feeling_lower(struct arena *a, struct str text);

/* The first word that is known, as what stands around it turns it; one that may be either only where there is no other. */
struct word_level feeling_of_words(const struct lexicon *l, struct arena *a, struct str text);
/* The first face. */
struct word_level feeling_of_faces(const struct lexicon *l, struct str text);

#endif
