/* build.h — between building the tree (build.c) and wording what is wrong with it (mistakes_first.c, mistakes_words.c, mistakes.c). */
#ifndef CJM_SYNTAX_BUILD_H
#define CJM_SYNTAX_BUILD_H

#include "syntax/parser.h"

/* ---- looking up (lookup.c) ---- */

/* As statement_find, but through the parser's index. */
enum statement_kind word_find(const struct parser *p, enum statement_kind parent, struct str word);
/* Whether the word begins a statement anywhere; *only says which, KIND_NONE where several share the word. */
bool word_find_anywhere(struct str word, enum statement_kind *only);
bool slot_takes_word(enum slot_type type);
bool slot_is_time(enum slot_type type);
bool slot_takes(enum slot_type type, enum token_kind kind);
/* The first empty slot that takes this kind of token; -1 when there is none. */
int slot_for(const struct node *n, enum token_kind kind);

/* Where a further paragraph goes; -1 for a statement that has no text. */
int build_text_slot(const struct node *n);

/* ---- nodes (nodes.c) ---- */

struct node *build_node(struct parser *p, struct span span); /* of no kind, outside the tree */
void build_push(struct parser *p, struct node *n, const struct arg *arg, int slot);
/* Gives the statement prose that stands without quotes, as told, in the place of what it had taken of it: `word` is of that prose. */
void build_take_prose(struct parser *p, struct node *n, const struct arg *word);

/* All words that could follow on this line: what each open statement takes, innermost first (hints.c). */
void words_here(struct parser *p, struct names *known);

/* ---- reporting: nothing is said of a guess, whose word was mistaken already ---- */

/* The statement below `parent` that is probably meant by a word of another language, in capitals, or a slip; KIND_NONE for none.
 * Nothing is told. */
enum statement_kind meant_first(struct parser *p, const struct node *parent, struct str word);
/* What the author probably meant by an unknown first word, so that its block can still be read. */
/* Where the parent's word is one that people say for another, below which `word` may stand, that is told, and the parent is taken as
 * that other from now on: `phase` with steps below it. False where there is none. */
bool report_parent_meant(struct parser *p, struct node *parent, const struct arg *word, enum statement_kind *kind);
/* Whether the word stands for one word of the language alone, which may stand there: what is below it is then told as well. */
bool meant_surely(struct parser *p, const struct node *parent, struct str word);
enum statement_kind report_unknown_first(struct parser *p, const struct node *parent, const struct arg *word);
void report_nothing_below(struct parser *p, const struct node *parent, struct span word);
void report_retired(struct parser *p, enum statement_kind kind, const struct arg *word);
/* A flag such as `internal` where a name stands. */
void report_flag_as_name(struct parser *p, const struct node *n, const struct arg *word);
/* A word that can be read in two ways, with both spelled out (doubts.c). */
void report_doubt(struct parser *p, const struct doubt *d);
/* A text on a line of its own that may go on with one text of the line above or with another. */
void report_text_in_doubt(struct parser *p, const struct arg *text, const struct node *n, const struct node *rival);
/* `cjm 2`, once that line has been read: a newer edition is told, and nothing else of the file is read. */
void report_edition(struct parser *p);
void report_repeated(struct parser *p, const struct node *first, struct span word);
void report_unknown_word(struct parser *p, struct node *n, const struct arg *word);
void report_wrong_choice(struct parser *p, struct node *n, int choices, const struct arg *arg);
void report_unfitting(struct parser *p, struct node *n, const struct arg *arg);
bool report_unit_first(struct parser *p, const struct node *n, const struct arg *number); /* "wait min 3" */
bool report_month_first(struct parser *p, struct node *n, const struct arg *month); /* "date 09/2026": told as one */
bool report_odd_minutes(struct parser *p, const struct node *n, const struct arg *minutes); /* "1 h 30" */
/* A range that is not written with two dots, such as "2-5": its lower end as it is written, and what stands behind it. */
bool report_range(struct parser *p, const struct node *n, struct str low, const struct arg *between);
/* "1h..2h", "1 h to 2 h": a range with a unit at each end. False, and nothing is told, where the value is none. */
bool report_two_units(struct parser *p, struct node *n);
/* `via phone or chat`: a list where one name is taken. False, and nothing is told, where it is none. */
bool report_list_of_one(struct parser *p, struct node *n, const struct arg *word);
bool report_name_alone(struct parser *p, struct node *n, const struct arg *word); /* mistakes_names.c */
void report_list(struct parser *p, struct node *n, enum slot_type type, struct span item);
void report_comma_within(struct parser *p, const struct arg *value); /* a comma stands before a value that the statement still takes */
bool report_comma_before(struct parser *p, const struct arg *word); /* a keyword with a value stands where a name of a list could: tells so; false otherwise */
/* Of a word that can stand in the block of `home`, and not so far left. `like` is how the lines of that block are indented;
 * empty where there are none yet. */
void report_too_far_left(struct parser *p, const struct node *home, struct str like, const struct arg *word);
void report_no_word(struct parser *p, struct span first);
void report_no_statement(struct parser *p, struct span text);
void report_missing(struct parser *p, const struct node *n, const struct slot *slot);
void report_missing_either(struct parser *p, const struct node *n, const struct slot *one, const struct slot *other);
/* A number past the limits that the statement has; INFINITY for no upper one. */
struct limit { /* what the numbers of a statement can be: grammar/limits.def */
	enum statement_kind kind;
	double low, high;
	bool of_percent; /* only what is said in per cent */
	bool is_whole, is_some;
};
void report_out_of_limits(struct parser *p, const struct node *n, const struct arg *number, const struct limit *l);
/* Gives the statement's last number or range the word as its unit, told where it is none of the language's; false for another word. */
bool build_take_unit(struct parser *p, struct node *n, const struct arg *word);
/* Whether the word means a unit of time, in another language or as in "1h30". */
bool unit_is_meant(struct parser *p, struct str word);
void report_no_such_unit(struct parser *p, struct node *n, const struct arg *number, const struct arg *unit);
void report_no_unit(struct parser *p, const struct node *n, const struct arg *number);

#endif
