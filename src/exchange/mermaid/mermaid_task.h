/* mermaid_task.h — one line of a diagram as a task: "name: score: people". */
#ifndef CJM_EXCHANGE_MERMAID_TASK_H
#define CJM_EXCHANGE_MERMAID_TASK_H

#include "exchange/plain/plain.h"

enum task_guess { TASK_AS_WRITTEN, TASK_WITH_COMMA, TASK_WITH_ARROW, TASK_WITHOUT_SCORE };

struct mermaid_task {
	struct str name, people; /* slices of the line */
	struct str unread;       /* what stands where the score should, when it is none */
	struct str remark;       /* behind a hash or "%%" at the end */
	struct str number;       /* the score as it is written */
	bool has_score;
	double score;
	enum task_guess guess;   /* how it was understood */
};

/* A name may hold colons, so the last number between two colons is the score. The line is trimmed. */
struct mermaid_task mermaid_read_task(struct str line);

/* Behind "title", "section" …, whatever their case, where what follows is a blank or a sign. */
bool mermaid_begins_with(struct str line, const char *word, struct str *rest);
/* Where the first statement of the line ends: at a semicolon that stands behind a whole one, and before another or nothing; else at
 * the line's end. Names hold semicolons, and so do entities. */
size_t mermaid_statement_end(struct str line);
/* The semicolon at this place ends "#59;" or "&amp;". */
bool mermaid_ends_entity(struct str line, size_t semicolon);

/* Whether the line has a colon, the wide one of Chinese and Japanese included. */
bool mermaid_has_colon(struct str line);
/* "title: 5: Me" is a task with an unlucky name. */
bool mermaid_is_task_named(struct str line);

#endif
