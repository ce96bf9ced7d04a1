/* hints.h — what a hint is made of; for whoever words a mistake. All texts live as long as the findings. */
#ifndef CJM_SYNTAX_HINTS_H
#define CJM_SYNTAX_HINTS_H

#include "syntax/advice.h"

#define PROSE "put text in double quotes: " /* begins a hint that holds the line with them */

struct arena *hint_arena(struct parser *p);
struct str hint_text(struct parser *p, struct buf *b); /* empties the buffer */
const char *hint_word(const struct node *n); /* what it begins with */

/* What was said of the token itself, as of the comma of a number; NULL where it is fine. */
struct finding *finding_at(struct parser *p, struct span span);

/* Values as people say them, reported with what they are to be (mistakes_said.c). */
bool report_said_word(struct parser *p, struct node *n, const struct arg *word);     /* "minus 1", "an hour" */
bool report_said_number(struct parser *p, struct node *n, const struct arg *number); /* "3 December 2026", "1 to 5" */

/* "under stage, under step" */
struct str hint_places(struct parser *p, struct str word);
/* Two statements may share a word, and only the other one can have this: which is which. Empty where none can. `besides`: the
 * statement that this one has by the word itself, KIND_NONE for none. */
struct str hint_of_namesake(struct parser *p, const struct node *n, struct str word, enum statement_kind besides);
/* What may stand below the nodes, the last one's first. */
void words_below(struct parser *p, struct node *const *nodes, int count, struct names *known);
void words_of_choice(struct parser *p, int choices, struct names *known);
/* "it is one of: low, medium, high" */
struct str hint_one_of(struct parser *p, int choices);
/* The keywords themselves if they are few; nobody reads forty. */
struct str hint_what_may_stand(struct parser *p, const struct node *n, const struct names *known, bool is_first);
/* The keyword that this word means, if it is allowed here. */
struct str hint_synonym(struct parser *p, const struct names *known, struct str word);
/* The keywords allowed here that this word can mean, the most common first; those allowed only in other places go into `elsewhere`. */
void hint_meanings(struct parser *p, const struct names *known, struct str word, struct names *here, struct names *elsewhere);
struct str hint_did_you_mean(struct parser *p, struct str meant);
/* All keywords that a word of another language can mean, with the places of those not allowed here. Empty for a word that means none;
 * *meant is the likeliest. */
struct str hint_by_meaning(struct parser *p, const struct names *known, struct str word, struct str *meant);
/* "severity high": the keywords under `n` that take a value written without one, such as one of their choices or a number, and are not given yet. */
struct str hint_taken(struct parser *p, const struct slot *s); /* "low, medium or high", "a number such as 3 or -1.5" */
bool hint_is_full_of(const struct node *n, enum statement_kind kind); /* it has one, and takes no second */
struct str hint_with_word(struct parser *p, const struct node *n, const struct arg *arg);
/* The same for a word that is one of their choices, or that people write for one: "severity high" for `grave`. */
struct str hint_with_choice(struct parser *p, const struct node *n, const struct arg *word);
/* "reviewed", for `review 2026-10-01`: a keyword that begins like that of `n`, could be in its place, and takes what follows; empty for none. */
struct str hint_near_keyword(struct parser *p, const struct node *n, const struct arg *arg);
/* "for example: at checkout", the first line of the statement's example. */
struct str hint_such_as(struct parser *p, const struct node *n);
/* "time 7:30": a time of day after the word is reported with it. */
bool hint_is_clock_behind(struct parser *p, struct span word);
/* "kind blueprint", where a word before the line's first text is a choice of a statement under `kind`. */
struct str hint_choice_before_text(struct parser *p, enum statement_kind kind, const struct arg *first);

#endif
