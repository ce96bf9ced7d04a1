/* columns.h — which lane a heading means. */
#ifndef CJM_EXCHANGE_COLUMNS_H
#define CJM_EXCHANGE_COLUMNS_H

#include "exchange/plain/plain.h"

enum column_kind {
	COLUMN_OWN, /* none that the field knows: a lane of the team's own */
	COLUMN_JOURNEY, /* of which the row is a part */
	COLUMN_STAGE, COLUMN_NUMBER, COLUMN_NAME, COLUMN_STEP, COLUMN_TOUCHPOINT, COLUMN_CHANNEL, COLUMN_FEELING, COLUMN_SCORE, COLUMN_THOUGHT,
	COLUMN_QUOTE, COLUMN_PAIN, COLUMN_GAIN, COLUMN_OPPORTUNITY, COLUMN_GOAL, COLUMN_EXPECTS, COLUMN_QUESTION, COLUMN_METRIC, COLUMN_FRONT,
	COLUMN_BACK, COLUMN_SUPPORT, COLUMN_EVIDENCE, COLUMN_OWNER, COLUMN_PERSON, COLUMN_KEYWORD, COLUMN_INSIGHT, COLUMN_MOMENT, COLUMN_LABEL,
	COLUMN_PHASE, /* stages that belong together: told from the stages beside it */
	COLUMN_TAKES, COLUMN_WAIT, /* lengths of time; what is none stays a note */
	COLUMN_SEVERITY, COLUMN_FREQUENCY, COLUMN_IMPACT, COLUMN_EFFORT, COLUMN_PRIORITY, COLUMN_VALUE, COLUMN_TARGET, /* of what stands beside */
	COLUMN_DESCRIPTION, /* of a step that has only a number; else a lane of the team's own */
	COLUMN_ONE_PERSON,  /* called by the name of a person, not by what it holds */
	COLUMN_COUNT,
};

struct column_guess {
	enum column_kind kind;
	const char *language;  /* of the row that fitted; NULL where none did, or rows of several languages */
	bool is_in_sentence;   /* the words that name it are few among many: this is no heading */
	bool is_whole;         /* the heading is the name of a lane, rather than holding it */
	bool also_feels;       /* "thoughts and feelings": one lane for both */
};

/* What headings were looked up: the same ones stand above one table after the other, and are asked for again and again. */
struct column_book {
	struct arena *arena;
	struct names known; /* heading → struct column_guess */
};

void column_book_init(struct column_book *c, struct arena *a);
/* By the rows of columns.def. Where a heading names two lanes, the first of them. */
struct column_guess column_guess(struct column_book *c, struct str heading);
enum column_kind column_kind_of(struct column_book *c, struct str heading);

#endif
