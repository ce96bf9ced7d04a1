/* plain.h — text as people wrote it, out of the markup that it stands in. */
#ifndef CJM_EXCHANGE_PLAIN_H
#define CJM_EXCHANGE_PLAIN_H

#include "cjm/base.h"

struct pieces { VEC(struct str) list; };

/* A character that no map may hold: a control or an invisible control of direction. */
bool plain_is_unwanted(uint32_t code);
enum { PLAIN_NO_NUMBER = 0x110000 };
/* The number of "#27" and "#x1B", as browsers take it; PLAIN_NO_NUMBER for anything else. */
uint32_t plain_entity_number(struct str name);
/* The character that Windows-1252 has at this byte, where Latin-1 has a control; the byte itself elsewhere. 0: it has none. */
uint32_t plain_windows_1252(uint32_t byte);
bool plain_is_blank(uint32_t code); /* zero-width blanks and the byte-order mark, too */
bool plain_is_digit(char c);
bool plain_is_dash(uint32_t code); /* of any length, a minus sign, too */
bool plain_opens_bracket(uint32_t code);
bool plain_closes_bracket(uint32_t code);
bool plain_has_letters(struct str s);
/* The character at a place; 0 behind the end. */
uint32_t plain_code_at(struct str s, size_t at);
/* How many characters, marks included. */
int plain_count(struct str s);
/* Without blanks of any kind at either end. */
struct str plain_trim(struct str s);
/* Its first characters, at most so many bytes. */
struct str plain_head(struct str s, size_t most);
/* Trimmed, each run of blanks inside made one space, unwanted characters left out: a slice of it where that is so. */
struct str plain_line(struct arena *a, struct str s);

/* Small letters in the same places; the text as it is where they take more or fewer bytes. */
struct str plain_lower_in_place(struct arena *a, struct str text);

/* As much as is quoted in a message: whole characters, no more bytes than this and one character. Says whether that is less than all. */
struct str plain_quoted(struct str s, size_t most, bool *is_cut);

/* Adds the text without what no map may hold, also where that is written as "&#27;"; carriage returns become line ends. How many were left out. */
size_t plain_clean(struct str text, struct buf *out);

/* The character that an entity between '&' (or '#', as Mermaid has it) and ';' stands for; 0 when it is none. */
uint32_t plain_entity(struct str name);
/* With "&amp;" and the like replaced. */
struct str plain_unescape_html(struct arena *a, struct str s);

/* What a cell of a Markdown table says: without emphasis, code marks, backslashes and tags; a link as its text and address. The cell itself where that is so.
 * Line breaks ("<br>", list items) stay as '\n'. */
struct str plain_markdown(struct arena *a, struct str cell);

/* The items of a cell: its lines, bullets and semicolons, each trimmed and without bullet; nothing for an empty cell or one that
 * holds only a dash. With commas: also what stands between commas outside brackets and quotes. */
struct pieces plain_items(struct arena *a, struct str text, bool with_commas);
/* When the whole text is sentences in quotes, each of them; else just the text. Without its quotes. */
void plain_sentences(struct arena *a, struct str text, struct pieces *out);

/* As grammar/cjm.l has it: a letter of any script; not a digit, sign or picture. */
bool plain_may_begin_name(uint32_t code);
/* What the language's lexer takes as a name, made of a text: "Marketing team" → "marketing-team"; empty where nothing is left. */
struct str plain_name(struct arena *a, struct str text);

#endif
