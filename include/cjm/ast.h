/* ast.h — the text as statements: what was written where, comments included; no name is resolved yet. */
#ifndef CJM_AST_H
#define CJM_AST_H

#include "cjm/date.h"
#include "cjm/source.h"

enum statement_kind {
#define STATEMENT(kind, word, parents, occurs, help, ...) KIND_##kind,
#include "statements.def"
	KIND_NONE, /* the number of statements, and no statement */
	KIND_FILE,
	KIND_COUNT
};

enum slot_type {
	SLOT_END,
	SLOT_NAME,     /* a bare word that names the thing */
	SLOT_WORD,     /* a bare word with a meaning of its own */
	SLOT_WORDS,    /* a list of such */
	SLOT_CHOICE,   /* one word of a CHOICES row */
	SLOT_REF,      /* a name, or a text that makes the thing */
	SLOT_REFS,     /* a list of such */
	SLOT_REF_OR_TEXT, /* a name, or a text that stands for itself (a path) */
	SLOT_TEXT,     /* prose in quotes */
	SLOT_ANY,      /* a word, a text, a number, a date */
	SLOT_NUMBER,
	SLOT_PERCENT,
	SLOT_VALUE,    /* a number, a percentage, or an amount with a unit */
	SLOT_DURATION, /* a number with a unit of time, or a bare unit for one of it */
	SLOT_TIME,     /* the same, or a range of it */
	SLOT_DATE,
	SLOT_RANGE,
	SLOT_COMPARE,  /* <= >= < > = */
	SLOT_COLOR,
	SLOT_COLORS,   /* a list of such */
};

enum { SLOTS_MAX = 4 };

struct slot {
	enum slot_type type;
	bool is_optional;
	int detail; /* CHOICE: enum choices; REF, REFS: the statement_kind referred to */
	bool is_either; /* may be missing where another such slot of the statement is filled */
	bool or_data;   /* may be missing where the statement has `data`, which fills it */
};

enum choices_name {
#define CHOICES(name, ...) CHOICES_##name,
#include "statements.def"
	CHOICES_COUNT
};

struct statement { /* a row of the table */
	const char *word;
	bool is_many;
	bool is_property;      /* the formatter settles its place; else it is content, whose order is the author's */
	const char *help;
	struct slot slots[SLOTS_MAX + 1];
};

const struct statement *statement_of(enum statement_kind kind);
/* The statement of this word that may stand in `parent`; KIND_NONE when there is none. */
enum statement_kind statement_find(enum statement_kind parent, struct str word);
/* Whether it begins with this word: its own, or for a company's fields any that begins with x-. */
bool statement_is_called(enum statement_kind kind, struct str word);
bool statement_fits(enum statement_kind kind, enum statement_kind parent);
/* The statement that was once written with this word, or may be spelled so, and may stand in `parent`; KIND_NONE when there is none.
 * *since is the version that retired the word, NULL for a spelling that stays. From retired.def. */
enum statement_kind statement_once(enum statement_kind parent, struct str word, const char **since);
const char *statement_old_word(enum statement_kind kind, size_t index); /* the index-th such word of the statement; NULL behind the last */
bool statement_is_claim(enum statement_kind kind);  /* it is of IN_CLAIM: it asks where it is known from */
bool statement_takes_color(enum statement_kind kind);
bool statement_has_scope(enum statement_kind kind); /* whether others may stand in it */
/* Whether the word is never a name: it says all by itself, such as `internal`, or joins, such as `from`. */
bool word_is_flag(struct str word);
/* Whether the word is kept for a later edition of the language. From editions.def. */
bool word_is_kept(struct str word);
/* The newest edition of the language that is read here. */
int language_edition(void);
const char *const *choices_of(int choices);         /* ends with NULL */
int choice_find(int choices, struct str word);      /* from 1; 0 when it is none of them. Also as it once was, or in its other number */
/* The word of the row that stands today for another one (`pains` for `pain`), NULL for none; since: from which version, NULL where both are fine. */
const char *choice_once(int choices, struct str word, const char **since);
/* "a text in quotes", "a date such as 2026-10-01" … */
const char *slot_name(enum slot_type type);
/* A line that shows the statement at work in this parent, else wherever it may stand; and the small map whose names such
 * lines use. From examples.def. */
const char *statement_example(enum statement_kind kind, enum statement_kind parent);
const char *examples_cast(void);

enum token_kind { /* what an argument was written as */
	ARG_WORD, ARG_TEXT, ARG_NUMBER, ARG_PERCENT, ARG_AMOUNT, ARG_DATE, ARG_RANGE, ARG_COMPARE, ARG_COLOR,
};

struct arg {
	enum token_kind kind;
	uint8_t slot;     /* which slot of its statement it fills */
	struct span span;
	uint16_t opening, closing; /* of a text: how many bytes are its quotes, with the blanks that belong to them; arg_inside leaves them out */
	struct str text;  /* a text without quotes and escapes; else as written */
	double number;    /* number, percent, amount; the lower end of a range */
	double high;      /* the upper end of a range */
	struct str unit;  /* of an amount, and of a range of time */
	struct date date;
};

struct node {
	enum statement_kind kind;
	bool on_own_line;  /* false: it follows another statement on its line */
	uint8_t filled;    /* which slots are, a bit each; also those filled wrongly, so that a mistake is told once */
	bool is_guess;     /* its word was mistaken and told: what else seems wrong with it may come from that */
	bool in_block;     /* stands in the indented block below its parent rather than on its parent's line */
	bool is_handed_on; /* written behind a reason on the line, it holds for what the reason explains, too: here for that (syntax/hand_on.c) */
	struct span span;  /* from its word to its last argument */
	struct span word;
	struct arg *args;  /* several texts in one slot are its paragraphs */
	uint32_t arg_count;
	struct str own;    /* the word itself where the statement has many, ended by a 0: x-jira; else empty */
	struct node *parent, *first, *last, *next;
};

struct comment {
	struct span span;  /* from '#' to the line's end */
	bool on_own_line;
};

struct ast {
	struct arena arena;
	uint32_t file;
	struct node *root; /* KIND_FILE */
	bool is_newer;     /* it says an edition of the language that is not known here; nothing else of it was read */
	VEC(struct comment) comments; /* in order */
};

/* Reads the whole file whatever it holds: each mistake is a finding, once, and what can be understood is in the tree. */
struct ast *ast_parse(const struct sources *s, uint32_t file, struct findings *found);
void ast_free(struct ast *a); /* accepts NULL */
/* Whether a tree is one: parents, places inside the file, in order. ast_parse asks it of its own; what isn't so is a mistake of cjm's
 * (finding_add_internal). */
bool ast_holds(const struct sources *s, const struct ast *a, struct findings *found);

struct str node_word(const struct node *n); /* what it begins with, as it is written today */
/* The statement behind n in the order of the text: the first that stands in it, else the next beside or around it; NULL behind the last.
 * A loop over it walks a file without recursion, as deep as the language goes. */
struct node *node_after(const struct node *n);
const struct arg *node_arg(const struct node *n, int slot); /* the first that fills it, NULL when none */
struct span arg_inside(const struct arg *arg);       /* where it is written; of a text without its quotes */
/* A statement with all that stands in it: from its word to its last argument, or the last one of what it holds. */
struct span node_extent(const struct node *n);
/* As the author wrote it, but for blanks: "31%", "2 min". A text without its quotes. */
struct str arg_written(struct arena *a, const struct arg *arg);
void ast_dump(const struct ast *a, struct buf *out);        /* a line a statement, for goldens */

/* The index-th word of the language that one which it has not usually stands for ("etape": stage, then step); NULL behind the
 * last. The word is given as str_bare makes it. */
const char *synonym_of(struct str bare, size_t index);
/* The one of the choices that such a word stands for ("faible": low), given as str_bare makes it; NULL for none. */
const char *choice_meant(struct str bare, int choices);
/* The unit of time that a word of another language stands for ("jours": days), given as str_bare makes it; NULL for none. */
const char *unit_meant(struct str bare);
/* Where the time of day that begins there ends ("7:30", "7h30", "7pm", "8:00 - 12:00"), 0 where none does; and what is said of
 * one: the language has none. */
size_t clock_end(struct str s, size_t at);
struct str clock_hint(void);

double unit_days(struct str unit); /* of the language's own: in days; 0 when the word is none */

#endif
