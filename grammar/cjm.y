/* cjm.y — tokens to statements: one call of src/syntax/build.c a rule. Which words may stand where is not here but
 * in statements.def, so that adding a statement never touches the grammar. */
%require "3.8"
%define api.pure full
%define api.prefix {cjm_parse_}
%define api.value.type {struct arg}
%define api.location.type {struct span}
%define parse.error custom
%define parse.lac full
%locations
%expect 0
%param {struct parser *parser}

%code requires {
#include "syntax/parser.h"
}

%code {
#include "cjm/memory.h"

#define YYMALLOC(size) memory_grow(NULL, size)
#define YYFREE memory_free
/* A statement's place runs from its first token to its last. */
#define YYLLOC_DEFAULT(whole, parts, count) \
	do { \
		(whole) = (count) ? YYRHSLOC(parts, 1) : YYRHSLOC(parts, 0); \
		if (count) \
			(whole).len = YYRHSLOC(parts, count).at + YYRHSLOC(parts, count).len - (whole).at; \
		else \
			(whole).len = 0; \
	} while (0)
}

%token END 0      "the end of the file"
%token NEWLINE    "the end of the line"
%token INDENT     "an indented line"
%token DEDENT     "the end of an indented block"
%token WORD       "a word"
%token TEXT       "a text in quotes"
%token NUMBER     "a number"
%token PERCENT    "a percentage"
%token DATE       "a date"
%token RANGE      "a range"
%token COMPARE    "a comparison"
%token COLOR      "a colour"
%token COMMA      "a comma"

%%

file: lines;

lines:
    %empty
  | lines line
  ;

line:
    head NEWLINE       { build_line_end(parser); yyerrok; }
    blocks
  ;

head:
    statement
  | error              { build_line_skipped(parser); }
  ;

blocks:
    %empty
  | blocks block
  ;

block:
    INDENT             { build_block_begin(parser); }
    lines DEDENT       { build_block_end(parser); }
  ;

statement:
    WORD               { build_statement(parser, &$1); }
    items
  | TEXT               { build_continuation(parser, &$1); }
  ;

items:
    %empty
  | items list
  ;

list:
    item               { build_item(parser, &$1); }
  | list COMMA item    { build_list_item(parser, &$3); }
  ;

item: WORD | TEXT | NUMBER | PERCENT | DATE | RANGE | COMPARE | COLOR;

%%

static int yyreport_syntax_error(const yypcontext_t *context, struct parser *parser)
{
	parse_report(parser, yypcontext_token(context) == YYSYMBOL_COMMA ? COMMA
		: yypcontext_token(context) == YYSYMBOL_NEWLINE ? NEWLINE
		: yypcontext_token(context) == YYSYMBOL_YYEOF ? END : WORD, *yypcontext_location(context));
	return 0;
}
