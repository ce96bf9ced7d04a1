/* base.h — memory, text and numbers. Everything else builds on it; it knows nothing about journeys.
 *
 * Memory: one arena per stage of the pipeline. Nothing is freed individually; arena_finish frees everything at once.
 * Running out of memory ends the program with a message (arena.c): no caller could do better. */
#ifndef CJM_BASE_H
#define CJM_BASE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CJM_VERSION "0.1.0"

/* ---- arena ---- */

struct arena {
	struct arena_chunk *chunk; /* the newest; it links to the older ones */
	struct arena_large *large; /* likewise: what has grown large */
	size_t total;              /* bytes handed out, for tests of linear growth */
	bool is_kept;              /* it lives longer than an attempt that fails (memory.h) */
};

void arena_init(struct arena *a);
void arena_finish(struct arena *a);                  /* may be called on a zeroed arena */
void *arena_alloc(struct arena *a, size_t size);     /* zeroed, aligned for pointers, doubles and 64-bit numbers */
void *arena_grow(struct arena *a, void *old, size_t old_size, size_t new_size); /* old may be NULL */

/* What was taken since the mark is given back, so nothing of it may be held; a list that had a place before may not have grown meanwhile. */
struct arena_mark {
	struct arena_chunk *chunk;
	size_t used, total;
};
struct arena_mark arena_mark(const struct arena *a);
void arena_rewind(struct arena *a, struct arena_mark to);

#define ARENA_NEW(a, type) ((type *)arena_alloc((a), sizeof(type)))

/* ---- vectors: struct { T *at; size_t len, cap; }, their memory in an arena ---- */

#define VEC(T) struct { T *at; size_t len, cap; }
#define VEC_PUSH(a, v, item) \
	(_Generic((v)->cap, uint32_t: vec_reserve_short, default: vec_reserve)((a), (void **)&(v)->at, (v)->len, &(v)->cap, sizeof *(v)->at), (v)->at[(v)->len++] = (item))
/* Room for one more. What lies behind the items is of any content. */
void vec_reserve(struct arena *a, void **at, size_t len, size_t *cap, size_t item_size);
void vec_reserve_short(struct arena *a, void **at, size_t len, uint32_t *cap, size_t item_size); /* of a list that is there many times */

/* ---- slices of text: not terminated, not owned ---- */

struct str {
	const char *at;
	size_t len;
};

#define STR(literal) ((struct str){ (literal), sizeof(literal) - 1 })
#define STR_ARG(s) (int)(s).len, (s).at /* for "%.*s" */

struct str str_of(const char *terminated); /* NULL gives the empty slice */
bool str_equal(struct str a, struct str b);
bool str_is(struct str s, const char *terminated);
bool str_starts(struct str s, const char *prefix);
bool str_ends(struct str s, const char *suffix);
bool str_is_small(struct str s, const char *lower);          /* the same but for capitals from A to Z in s */
bool str_starts_small(struct str s, const char *lower);
#define STR_MARK "\xEF\xBB\xBF"                             /* what some editors put before a text in UTF-8: no part of it */
struct str str_without_mark(struct str s);
int str_compare(struct str a, struct str b);                 /* byte order, as strcmp */
struct str str_slice(struct str s, size_t from, size_t to);  /* clamped to s */
struct str str_trim(struct str s);                           /* without spaces at either end */
struct str str_copy(struct arena *a, struct str s);          /* the copy is terminated */
char *str_terminated(struct arena *a, struct str s);         /* a C string, for calls to C libraries */
size_t str_find(struct str s, char c);                       /* s.len when absent */
size_t str_find_text(struct str s, size_t from, struct str what); /* from there on; s.len if absent */
/* Removes and returns the text before the next separator, or all of it: for (struct str rest = s; rest.len;) … str_next(&rest, ',') */
struct str str_next(struct str *rest, char separator);

int hex_digit(char c);                                       /* its value; -1 if it is not a digit */

/* The number of single-letter errors (added, dropped, changed, swapped) between two words, ignoring case; limit + 1 if there are more than limit. */
int str_distance(struct str a, struct str b, int limit);

/* ---- a text that grows: freed by buf_finish ---- */

struct buf {
	char *at; /* terminated; NULL until something is added */
	size_t len, cap;
};

void buf_finish(struct buf *b);
void buf_clear(struct buf *b); /* keeps the memory */
void buf_add(struct buf *b, const char *at, size_t len);
bool buf_may_add(struct buf *b, const char *at, size_t len); /* false where there is no memory: for where memory.h allows no other */
void buf_str(struct buf *b, struct str s);
void buf_text(struct buf *b, const char *terminated);
void buf_char(struct buf *b, char c);
void buf_utf8(struct buf *b, uint32_t code);
/* As printf, for %s %.*s %d %zu %c %x only: no floating point, so that the locale has no effect. */
void buf_fmt(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
enum { NUMBER_DECIMALS = 15 };
/* At most `decimals` decimals (0 to NUMBER_DECIMALS), and at most fifteen digits if there are decimals; a point whatever the locale, no trailing
 * zeros, never "-0". */
void buf_number(struct buf *b, double number, int decimals);
/* After a list that is cut short: " and 3 more". */
void buf_and_more(struct buf *b, size_t left);
/* Any text as Markdown that renders as exactly this text, on one line: it never becomes markup, a mention, a reference or a link. */
void buf_markdown(struct buf *b, struct str text);
/* Text that is safe in a terminal: controls of any kind (C0, C1, DEL, direction marks) and bytes that are not UTF-8 are shown by their number,
 * "\u{1B}". So is what a CI log would execute: "::" at the start of a line and "##[" anywhere. Line ends and tabs are also shown this way in a name;
 * in a line they become spaces, in a text they stay. */
enum visible { VISIBLE_NAME, VISIBLE_LINE, VISIBLE_TEXT };
void buf_visible(struct buf *b, struct str s, enum visible as);
/* Text inside XML, as content or as a quoted value: escaped, without controls, and U+FFFD for anything else that XML 1.0 forbids. */
void buf_xml(struct buf *b, struct str text);
bool html_is_bare(struct str value); /* HTML, which XML is not, reads it as one value without quotes */
void buf_html_value(struct buf *b, const char *name, const char *sign, struct str value); /* “ href=#here”: of `sign` and the value, in quotes where it needs them */
bool xml_may_hold(uint32_t code);
void buf_base64(struct buf *b, struct str bytes); /* RFC 4648, section 4 */
void sha256(struct str s, unsigned char digest[32]); /* FIPS 180-4 */
struct str buf_as_str(const struct buf *b);
struct str buf_take(struct buf *b, struct arena *a); /* a copy in the arena; the buffer is emptied */

/* arena-held text in printf's manner; the same conversions as buf_fmt */
struct str str_fmt(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The sentence for one or for several, as gettext's ngettext chooses: `by_count(n, "%zu stage", "%zu stages")`. */
struct str str_number(struct arena *a, double number, int decimals); /* as buf_number writes it */
const char *by_count(size_t count, const char *one, const char *several) __attribute__((format_arg(2), format_arg(3)));
struct str str_fmt_args(struct arena *a, const char *format, va_list args) __attribute__((format(printf, 2, 0)));

/* ---- numbers, whatever the locale ---- */

/* Reads [+-]digits[.digits], all of s; false if s is anything else. */
bool number_read(struct str s, double *number);
/* As programs write it: also with an exponent, "1.2346e+05", or with no digits after the point. */
bool number_read_scaled(struct str s, double *number);

/* ---- a hash table ---- */

struct names {
	struct arena *arena;
	struct name_entry *entries; /* in the order they were added, so that iteration is reproducible */
	size_t len, cap;
	uint32_t *slots; /* index + 1 into entries; a power of two of them */
	size_t slot_count;
};

struct name_entry {
	struct str name;
	void *thing;
	uint32_t hash;
};

void names_init(struct names *n, struct arena *a);
void *names_find(const struct names *n, struct str name);            /* NULL when absent */
void *names_add(struct names *n, struct str name, void *thing);      /* the existing entry of that name, or NULL: then it was added */
/* By what has no name: its address is the key, and is never written anywhere, so that output does not depend on it. */
void *names_find_address(const struct names *n, const void *address);
void *names_add_address(struct names *n, const void *address, void *thing); /* as names_add */
/* The name if it is free, else "name-2", "name-3" …, added with the thing. counts: how far each was counted, so that of thousands with one name none is
 * tried again. */
struct str names_add_numbered(struct names *n, struct names *counts, struct str name, void *thing);
/* The most similar known name, for "did you mean"; empty if none is close. */
struct str names_nearest(const struct names *n, struct str name);
/* The index-th of what people mean by a word for a format, a view or a template ("powerpoint": pptx); NULL past the end. */
const char *said_word_meant(struct str word, size_t index);
/* "did you mean `dark`? ", to put before a list of all that there is: what the word means, else the most similar; nothing if there is none. */
void names_propose(const struct names *n, struct str name, struct buf *b);
/* "did you mean `x`? use one of: x, y", with what leads to the list ("use one of: "). */
void names_propose_all(const struct names *n, struct str name, const char *lead, struct buf *b);
void names_propose_words(const char *const *words, struct str name, const char *lead, struct buf *b); /* the same, of words up to a NULL */

/* ---- UTF-8 ---- */

#define UTF8_BAD 0xFFFFFFFFu

/* The code point at s[*at], advancing *at past it; UTF8_BAD for an ill-formed byte (then *at advances by one). */
uint32_t utf8_next_long(struct str s, size_t *at); /* what is no ASCII */
static inline uint32_t utf8_next(struct str s, size_t *at)
{
	unsigned char first = (unsigned char)s.at[*at];
	if (first >= 0x80)
		return utf8_next_long(s, at);
	++*at; /* nearly all */
	return first;
}

int utf8_encode(uint32_t code, char out[4]); /* the number of bytes */

/* How many characters a part of a text has, and units of UTF-16. Marks on the way save the walk from its beginning, where many ask for one long line. */
struct utf8_count { size_t characters, units; };
struct utf8_marks {
	struct str text;
	VEC(struct utf8_mark { size_t at; struct utf8_count before; }) list;
};
void utf8_marks_make(struct utf8_marks *m, struct arena *a, struct str text);
struct utf8_count utf8_count(const struct utf8_marks *m, size_t from, size_t to); /* `from` is where a character begins */
/* Terminal columns and case of a text, character by character as in cjm/unicode.h, except that ß is SS in capitals. */
int str_columns(struct str s);
struct str str_upper(struct arena *a, struct str s);
struct str str_lower(struct arena *a, struct str s);
/* In lower case, without Latin accents: only for guessing, where "Étape" and "etape" are the same word. */
struct str str_bare(struct arena *a, struct str s);

/* A name for ids, file names and anchors: lower case, letters and digits of any script, one hyphen between words. */
struct str str_slug(struct arena *a, struct str s);

/* ---- paths, as they are written ---- */

struct str path_folder(struct str path);         /* with the slash; empty if there is none */
struct str path_name(struct str path);           /* after the last slash */
/* The path of a file relative to another's folder: "../people.cjm" for "maps/a.cjm" and "people.cjm". Only the name if one path is absolute and the
 * other is not, or if a part of the path has no name: never a folder that exists on one machine only. */
struct str path_from_file(struct arena *a, struct str file, struct str other);
/* As it is typed in a command that a message proposes: in quotes where a shell would read more than one word, or something else, in it. */
struct str path_for_shell(struct arena *a, struct str path);
struct str path_without_ending(struct str path); /* "maps/a" for "maps/a.cjm"; ".cjm" has no extension */
/* The normalized path, without ".", "//", resolved ".." and a final slash: "shared/a.cjm" for "maps/../shared/a.cjm". `out` is empty before, and
 * afterwards if the path is the folder where relative paths begin. Symbolic links are up to a disk. */
void path_tidy(struct buf *out, struct str path);
/* What a file calls `path`, normalized: "deep/a.cjm" for "maps/wide.cjm" and "../deep/a.cjm". */
struct str path_beside(struct arena *a, struct str file, struct str path);
/* Whether a normalized path lies below a normalized folder; "." is the folder where relative paths begin. */
bool path_is_below(struct str folder, struct str path);

/* ---- links ---- */

/* Why a link must not be followed. Allowed are http and https with a host, mailto with an address, and a path relative to the file that contains it,
 * such as "notes/lyon.md#cart". Everything else is refused: what a browser would execute (javascript:, data:, file:), "//host" and what a browser
 * reads as that, and whatever hides its target. */
enum link_fault { LINK_FINE, LINK_LEADS_NOWHERE, LINK_OF_ANOTHER_KIND, LINK_BEGINS_AT_THE_ROOT, LINK_HAS_BACKSLASH, LINK_HIDES };
enum link_fault link_fault(struct str link);
bool link_is_safe(struct str link); /* LINK_FINE */
/* How many folders a relative link climbs above its own: 1 for "../a" and "b/../../a", 0 for an address. */
int link_climb(struct str link);
/* Whether it is a complete address: a safe link with a scheme. A ticket number ("PAY-12") is not, and may only be written as text. */
bool link_is_address(struct str link);
/* A short name for it: the last part of an address if that reads as a name ("PAY-12" for "https://example.org/browse/PAY-12"), else its host
 * ("example.org"); anything else is its own name. A slice of link. */
struct str link_name(struct str link);

#endif
