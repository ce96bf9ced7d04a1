/* parser.h — the state that lexing, grammar and building share while one file is read. */
#ifndef CJM_SYNTAX_PARSER_H
#define CJM_SYNTAX_PARSER_H

#include "cjm/ast.h"
#include "syntax/lexer.h"
#include "syntax/reading.h"

enum { DEPTH_MAX = 60, DOUBTS_MAX = 8 };

struct doubt { /* a word that can be read in two ways, told at the end of its line, when what it says is known */
	const struct node *n, *owner; /* the word's statement, and the one that it was given to */
	const struct node *rival;     /* whose else it could be */
	enum verdict verdict;
	const char *instead;
	bool is_below;                /* on a line of its own, below that of the rival */
	struct str misfit;            /* what was written behind it, where it takes no such thing */
};

struct indentation {
	uint32_t at, len;
};

struct extent { /* a part of the text */
	uint32_t at, end;
};

enum first_token { FIRST_WORD, FIRST_TEXT, FIRST_OTHER }; /* what a line begins with */

/* A line that stood too far left and was told. Those below it go on where the lines above it were. */
struct stray {
	bool is_open;        /* no line has gone on yet that stands as far left, or fits where the lines above it stood */
	bool is_read;        /* as part of a block of its own on top of the others; else it was left out */
	int columns, above;  /* where it stands, and the innermost block of the lines above it */
	struct node *parent; /* whose block its own goes on with; NULL once that has begun */
};

struct parser {
	struct findings *found;
	struct ast *ast;
	const struct source *source;

	/* lexing */
	struct lexer lexer;
	enum raw_token previous;
	void *scanner;
	struct indentation levels[DEPTH_MAX + 1];
	int depth;
	struct indentation line_indentation;
	bool line_has_tokens, reported_mixing, reported_depth;
	bool indentation_is_reported; /* of this line: where it stands is not held against it a second time */
	int pending_dedents; /* to give before the held token */
	bool pending_indent; /* … and then, when this line begins a block */
	struct stray stray;
	bool line_is_strange, line_is_dropped; /* a character that means nothing was told in it; all that follows is left alone */
	uint32_t taken_until; /* tokens that begin before it were read as part of an earlier one */
	VEC(struct extent) left_out; /* the marks and the other versions of a merge that nobody settled, in order */
	size_t left_out_next;
	bool has_held;
	int held_token;
	struct arg held;
	struct span held_span;

	/* building */
	struct word_index words;
	struct node *parents[DEPTH_MAX + 2]; /* whose block each level is */
	struct node *latest[DEPTH_MAX + 2];  /* the statement last seen in each block */
	int block;
	struct written_words line;                 /* the statements begun on this line, outermost first */
	struct node *open[OPEN_MAX];      /* the same, as nodes */
	struct statement_kinds on_line[DEPTH_MAX + 2]; /* what the line of latest[…] holds beside it */
	struct statement_kinds on_head[DEPTH_MAX + 2]; /* the same of parents[…] */
	struct doubt doubts[DOUBTS_MAX];
	int doubt_count;
	struct names own;                 /* a company's fields → their nodes, by what they stand in and their names */
	struct names declared;            /* for advice, made when first needed */
	bool declared_is_made;
	bool skipping;                    /* until the next known word: what follows belongs to a word that is not */
	uint32_t told_until;                /* what begins before it belongs to what was reported as a whole, such as a time of day */
};

/* Called by the grammar, a call a rule (build.c). */
void build_statement(struct parser *p, const struct arg *word);
void build_continuation(struct parser *p, const struct arg *text);
void build_item(struct parser *p, const struct arg *arg);
void build_list_item(struct parser *p, const struct arg *arg);
void build_line_end(struct parser *p);
void build_line_skipped(struct parser *p);
void build_block_begin(struct parser *p);
void build_block_end(struct parser *p);

/* Called by the generated parser (parse.c). */
int cjm_parse_lex(struct arg *value, struct span *span, struct parser *p);
void cjm_parse_error(const struct span *span, struct parser *p, const char *message);
/* … when a token fits no rule. */
void parse_report(struct parser *p, int token, struct span span);

/* For a line that begins with this token: the blocks to close and to open before it. False for a line that is told and left
 * out (indentation.c). */
bool indentation_begin_line(struct parser *p, enum first_token token, const struct arg *first);

/* Tells of each unsettled merge, and fills left_out (conflict.c). */
void conflicts_find(struct parser *p);
/* For a line that begins at `at`: how far what is left out goes; 0 for a line that is read. To be asked in order. */
uint32_t conflict_until(struct parser *p, uint32_t at);

void build_init(struct parser *p);
void build_check_missing(struct parser *p); /* after the last line: required slots that stayed empty */

#endif
