/* advice.h — what stands ahead (ahead.c), and what a mistaken line is to be instead (advice.c, advice_figures.c, advice_signs.c); for those who tell it. All
 * texts live as long as the findings. */
#ifndef CJM_SYNTAX_ADVICE_H
#define CJM_SYNTAX_ADVICE_H

#include "syntax/build.h"

/* The next word, number or text of the line; without text at a comma, a comment and the line's end. */
struct ahead {
	enum token_kind kind;
	struct str text;
	size_t at, end; /* in the source */
};

struct ahead ahead_of(const struct parser *p, size_t at);

/* The keyword of one of the nodes once more: another such statement is meant, and nothing else by that word. */
bool is_said_again(struct node *const *nodes, int count, struct str word);
/* "write: from interviews, survey", where an "and" of the languages of the drawing or a sign stands between two names (`joint`, in the
 * source), or the keyword once more; else empty. */
struct str list_meant(struct parser *p, const struct node *n, struct str joint);
/* "write: and +1", for `feel -1 et +1`; empty where no second value follows such a word. */
struct str feeling_joined(struct parser *p, const struct node *n, const struct arg *word);
/* Whether it stands so between two names where the statement takes one. */
bool is_list_of_one(struct parser *p, const struct node *n, struct str joint);
/* How `value` can be said besides the one that the statement has. */
struct str one_more_meant(struct parser *p, const struct node *n, struct str value);
/* "//", "--" after a statement: how other languages begin a comment */
bool begins_comment_elsewhere(const struct parser *p, size_t at);
size_t line_end(struct str all, size_t at); /* where the line of `at` ends */
/* Whether what stands at `at` is a value that the statement takes. */
bool value_follows(struct parser *p, enum statement_kind kind, size_t at);
/* Whether the file declares the name by that statement; by the first of several that declare it. */
bool is_declared_as(struct parser *p, struct str name, enum statement_kind kind);

/* The statement that can stand below one of the nodes and that the word stands for: the first that takes what follows, else the
 * first, unless `needs_value`; KIND_NONE for none. */
enum statement_kind word_meant(struct parser *p, struct node *const *nodes, int count, const struct arg *word, bool needs_value);
/* "write: by marc", for `persona marc` */
struct str with_meant(struct parser *p, enum statement_kind kind, const struct arg *word);

/* The line with what the author typed without quotes in them, as far as a word that says something there. */
struct str with_quotes(struct parser *p, const struct node *n, const struct arg *word);
/* Behind a quote at `at` that ends a word and has no other on its line; `at` where there is none. */
size_t behind_stray_quote(struct str all, size_t at);
/* The line without the words that stand behind its text, which is whole, and those as a paragraph of that text. */
struct str with_paragraph(struct parser *p, const struct node *n, const struct arg *word);
/* The same of `prose`, which stands between `end` and `to` behind the text of what begins the line; empty where that cannot go on below. */
struct str with_paragraph_at(struct parser *p, size_t end, struct str prose, size_t to);
/* … and of what stands behind a sign, which goes: `pain "Slow" - very slow`. */
struct str with_paragraph_behind(struct parser *p, size_t sign, size_t from);
/* "write: feel -1 "lost"", for `feel -1 : lost`, where the text is still to come; else empty. */
struct str with_text_behind(struct parser *p, const struct node *n, size_t sign, size_t from);
/* Whether words follow that the statement can only have as its text. */
bool prose_follows(struct parser *p, enum statement_kind kind, size_t at);
/* Whether a word that says something on this line stands there. */
bool keyword_follows(struct parser *p, size_t at);
/* … and that prose alone, as the text that it is. */
struct arg prose_meant(struct parser *p, const struct node *n, const struct arg *word);

/* "write: wait 2..5 days", where a sign or a word stands between the two numbers; the first is `low`, the second is looked for from
 * `at`. Empty where it is no range. */
struct str range_meant(struct parser *p, const struct node *n, struct str low, size_t at);
struct str month_behind_year(struct parser *p, const struct node *n); /* "write: due 2026-06", where a sign stands between the two; else empty */
/* "write: wait 5 min", for `wait 5'` and `wait ~5 min`; empty where the sign is of no time. */
struct str time_meant(struct parser *p, const struct node *n, struct str sign);
/* "1..2 h", for `takes 1h..2h`, in the smaller unit of the two; *span is what stands there instead. An example where the two have no
 * round number in one unit; empty where the value is no range with two units. */
struct str amounts_meant(struct parser *p, const struct node *n, struct span *span, bool *is_example);
struct str percentage_meant(struct parser *p, const struct arg *number); /* of a number that stands where a percentage belongs */
struct str date_meant(struct parser *p, struct str written);
/* "write: due 2027-03", for `due March 2027` and `due Q1 2027`; empty where the words are no date. */
int month_said(struct parser *p, struct str word); /* 12 for "décembre"; 0 for none */
struct str date_in_words(struct parser *p, const struct node *n, const struct arg *word);
/* "write: pain "Too slow"", for `Pain: Too slow`, where a colon stands at `at`; else empty. */
struct str without_colon(struct parser *p, enum statement_kind kind, size_t at);
struct str without_sign(struct parser *p, enum statement_kind kind, size_t behind); /* the same of any sign that ends at `behind` */
struct str hint_for_strange(struct parser *p, struct str sign);
/* Whether the sign begins its line as a bullet does, and what follows is no keyword and none that is meant: all of it is reported with the bullet. */
bool begins_list_of_prose(struct parser *p, struct str sign);
/* The bullet and the blanks up to the keyword of its line; no length for any other sign. */
struct span bullet_before_keyword(struct parser *p, struct str sign);
/* "1." or "2)" before a line, as in a list with numbers; `first` is its first token. */
bool begins_numbered(const struct parser *p, struct span first);

#endif
