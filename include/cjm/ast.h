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
	SLOT_REF_OR_TEXT, /* a name, or a literal text (a path) */
	SLOT_TEXT,     /* prose in quotes */
	SLOT_ANY,      /* a word, a text, a number, a date */
	SLOT_NUMBER,
	SLOT_PERCENT,
	SLOT_VALUE,    /* a number, a percentage, or an amount with a unit */
	SLOT_DURATION, /* a number with a unit of time, or a bare unit, which means one */
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
	bool is_either; /* may be missing if another such slot of the statement is filled */
	bool or_data;   /* may be missing if the statement has `data`, which fills it */
};

enum choices_name {
#define CHOICES(name, ...) CHOICES_##name,
#include "statements.def"
	CHOICES_COUNT
};

struct statement { /* a row of the table */
	const char *word;
	bool is_many;
	bool is_property;      /* the formatter orders it; else it is content, in the author's order */
	const char *help;
	struct slot slots[SLOTS_MAX + 1];
};

const struct statement *statement_of(enum statement_kind kind);
/* The statement with this keyword that is allowed in `parent`; KIND_NONE if there is none. */
enum statement_kind statement_find(enum statement_kind parent, struct str word);
/* Whether it begins with this keyword: its own, or for a company's fields any that begins with x-. */
bool statement_is_called(enum statement_kind kind, struct str word);
bool statement_fits(enum statement_kind kind, enum statement_kind parent);
/* The statement that has this word as a former or alternative keyword and is allowed in `parent`; KIND_NONE if there is none.
 * *since is the version that retired the word, NULL for a spelling that stays. From retired.def. */
enum statement_kind statement_once(enum statement_kind parent, struct str word, const char **since);
const char *statement_old_word(enum statement_kind kind, size_t index); /* the index-th such word of the statement; NULL past the end */
bool statement_is_claim(enum statement_kind kind);  /* listed in IN_CLAIM: it needs a source */
bool statement_takes_color(enum statement_kind kind);
bool statement_has_scope(enum statement_kind kind); /* whether it may contain statements */
/* Whether the word is never a name: a flag such as `internal`, or a connecting word such as `from`. */
bool word_is_flag(struct str word);
/* Whether the word is reserved for a later edition of the language. From editions.def. */
bool word_is_kept(struct str word);
/* The newest edition of the language that is read here. */
int language_edition(void);
const char *const *choices_of(int choices);         /* ends with NULL */
int choice_find(int choices, struct str word);      /* from 1; 0 if it is none of them. Accepts former spellings and the other number, singular or plural */
/* The current word of the row for another one (`pains` for `pain`), NULL if there is none; since: from which version, NULL if both are valid. */
const char *choice_once(int choices, struct str word, const char **since);
/* "a text in quotes", "a date such as 2026-10-01" … */
const char *slot_name(enum slot_type type);
/* An example line of the statement in this parent, else wherever it is allowed; and the small map whose names such lines use. From examples.def. */
const char *statement_example(enum statement_kind kind, enum statement_kind parent);
/* For people: where the keyword goes, what it takes and contains, and an example; and the list of all keywords, by where they first go. */
void statement_write_help(enum statement_kind kind, struct buf *out);
void statements_write_words(struct buf *out);
struct json;
void statements_write_json(struct json *j); /* the items of a list, one per statement: where it goes, what it takes and contains, its example */
const char *examples_cast(void);

enum token_kind { /* what an argument was written as */
	ARG_WORD, ARG_TEXT, ARG_NUMBER, ARG_PERCENT, ARG_AMOUNT, ARG_DATE, ARG_RANGE, ARG_COMPARE, ARG_COLOR,
};

struct arg {
	enum token_kind kind;
	uint8_t slot;     /* which slot of its statement it fills */
	struct span span;
	uint16_t opening, closing; /* of a text: the bytes of its quotes with the spaces that belong to them; arg_inside leaves them out */
	struct str text;  /* a text without quotes and escapes; else as written */
	double number;    /* number, percent, amount; the lower end of a range */
	double high;      /* the upper end of a range */
	struct str unit;  /* of an amount, and of a range of time */
	struct date date;
};

struct node {
	enum statement_kind kind;
	bool on_own_line;  /* false: it follows another statement on its line */
	uint8_t filled;    /* which slots are filled, a bit each; also those filled wrongly, so that an error is reported once */
	bool is_guess;     /* its keyword is wrong and was reported: its other errors may follow from that */
	bool in_block;     /* is in the indented block under its parent, not on the parent's line */
	bool is_handed_on; /* follows a reason on the line and also applies to what the reason explains: this is that copy (syntax/hand_on.c) */
	struct span span;  /* from its word to its last argument */
	struct span word;
	struct arg *args;  /* several texts in one slot are its paragraphs */
	uint32_t arg_count;
	struct str own;    /* the keyword itself if the statement has many, ended by a 0: x-jira; else empty */
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
	bool is_newer;     /* it requires an unknown edition of the language; nothing else of it was read */
	VEC(struct comment) comments; /* in order */
	VEC(struct node *) strays;    /* statements that stand where they cannot, each told: outside the tree, but what they name is known */
};

/* Reads the whole file, whatever its errors: each error is one finding, and what can be understood is in the tree. */
struct ast *ast_parse(const struct sources *s, uint32_t file, struct findings *found);
void ast_free(struct ast *a); /* accepts NULL */
/* Whether a tree is valid: parents, and places inside the file, in order. ast_parse checks its result; a violation is a bug in cjm
 * (finding_add_internal). */
bool ast_holds(const struct sources *s, const struct ast *a, struct findings *found);

struct str node_word(const struct node *n); /* its current keyword */
/* The statement after n in the order of the text: its first child, else the next sibling of it or of an ancestor; NULL past the end.
 * A loop over it walks a file without recursion, as deep as the language goes. */
struct node *node_after(const struct node *n);
const struct arg *node_arg(const struct node *n, int slot); /* the first that fills it, NULL when none */
struct span arg_inside(const struct arg *arg);       /* where it is written; of a text without its quotes */
/* A statement with its contents: from its keyword to its last argument, or the last argument of its contents. */
struct span node_extent(const struct node *n);
/* As the author wrote it, apart from spaces: "31%", "2 min". A text without its quotes. */
struct str arg_written(struct arena *a, const struct arg *arg);
void ast_dump(const struct ast *a, struct buf *out);        /* a line a statement, for goldens */

/* As such words are looked up, of one part or several: "temps d'attente" is temps-d-attente. */
struct str term_bare(struct arena *a, struct str words);
/* The index-th keyword that a foreign word usually means ("etape": stage, then step); NULL past the end. The word is passed as str_bare returns
 * it. */
const char *synonym_of(struct str bare, size_t index);
/* The index-th row of that table: the foreign word, as str_bare returns it, and what it means; NULL past the end. */
const char *synonym_at(size_t index, const char **meant);
/* The choice that such a word means ("faible": low), passed as str_bare returns it; NULL for none. */
const char *choice_meant(struct str bare, int choices);
/* The unit of time that a word of another language means ("jours": days), passed as str_bare returns it; NULL for none. */
const char *unit_meant(struct str bare);
/* The index-th rows of these tables, as of synonym_at. */
const char *choice_word_at(size_t index, const char **meant);
const char *unit_word_at(size_t index, const char **meant);
/* Where the time of day that begins there ends ("7:30", "7h30", "7pm", "8:00 - 12:00"), 0 if none begins; and the message for one, which the
 * language does not have. */
size_t clock_end(struct str s, size_t at);
struct str clock_hint(void);

double unit_days(struct str unit); /* of the language's units: in days; 0 if the word is not a unit */
const char *unit_at(size_t index);  /* the words for them; NULL past the end */

#endif
