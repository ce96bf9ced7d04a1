/* utf8.c — code points: reading and writing them; texts in upper and lower case, and how wide a terminal shows them. */
#include "cjm/unicode.h"

uint32_t utf8_next_long(struct str s, size_t *at)
{
	const unsigned char *p = (const unsigned char *)s.at + *at;
	size_t left = s.len - *at;
	int more = p[0] >= 0xC2 && p[0] < 0xE0 ? 1 : p[0] >= 0xE0 && p[0] < 0xF0 ? 2 : p[0] >= 0xF0 && p[0] < 0xF5 ? 3 : -1;
	if (more < 0 || left <= (size_t)more) {
		(*at)++;
		return UTF8_BAD;
	}
	static const uint32_t LEAST[] = { 0, 0x80, 0x800, 0x10000 };
	static const unsigned char LEAD_BITS[] = { 0x7F, 0x1F, 0x0F, 0x07 };
	uint32_t code = p[0] & LEAD_BITS[more];
	for (int i = 1; i <= more; i++) {
		if ((p[i] & 0xC0) != 0x80) {
			(*at)++;
			return UTF8_BAD;
		}
		code = code << 6 | (p[i] & 0x3F);
	}
	if (code < LEAST[more] || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) {
		(*at)++;
		return UTF8_BAD;
	}
	*at += (size_t)more + 1;
	return code;
}

int utf8_encode(uint32_t code, char out[4])
{
	if (code > 0x10FFFF)
		code = 0xFFFD; /* the replacement character: what cannot be said must not become bad bytes */
	if (code < 0x80) {
		out[0] = (char)code;
		return 1;
	}
	int more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
	static const unsigned char LEAD[] = { 0, 0xC0, 0xE0, 0xF0 };
	for (int i = more; i > 0; i--) {
		out[i] = (char)(0x80 | (code & 0x3F));
		code >>= 6;
	}
	out[0] = (char)(LEAD[more] | code);
	return more + 1;
}

int str_columns(struct str s)
{
	int columns = 0;
	for (size_t at = 0; at < s.len;) {
		columns += unicode_columns(utf8_next(s, &at));
	}
	return columns;
}

enum { SHARP_S = 0xDF }; /* ß */

struct str str_upper(struct arena *a, struct str s)
{
	struct buf b = { 0 };
	for (size_t at = 0; at < s.len;) {
		uint32_t code = utf8_next(s, &at);
		if (code == SHARP_S) /* which has no capital that is in use */
			buf_text(&b, "SS");
		else
			buf_utf8(&b, unicode_upper(code));
	}
	struct str upper = buf_take(&b, a);
	buf_finish(&b);
	return upper;
}

struct str str_lower(struct arena *a, struct str s)
{
	struct buf b = { 0 };
	for (size_t at = 0; at < s.len;)
		buf_utf8(&b, unicode_lower(utf8_next(s, &at)));
	struct str lower = buf_take(&b, a);
	buf_finish(&b);
	return lower;
}

/* Latin letters that are written as one and come from two; what has a sign on it, Unicode takes apart. */
static const char *bare_of(uint32_t code)
{
	return code == SHARP_S ? "ss" : code == 0xE6 ? "ae" : code == 0x153 ? "oe" : NULL;
}

struct str str_bare(struct arena *a, struct str s)
{
	struct buf b = { 0 };
	for (size_t at = 0; at < s.len;) {
		uint32_t code = unicode_lower(utf8_next(s, &at)), base = unicode_base(code);
		const char *bare = bare_of(code);
		if (bare)
			buf_text(&b, bare);
		else if (base < 0x80)
			buf_char(&b, (char)base);
		else if (!(code >= 0x300 && code < 0x370)) /* an accent that stands behind its letter */
			buf_utf8(&b, code);
	}
	struct str text = buf_take(&b, a);
	buf_finish(&b);
	return text;
}
