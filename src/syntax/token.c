/* token.c — tokens as input methods write them, read as what they are. */
#include "cjm/token.h"

enum { FULL_WIDTH_FIRST = 0xFF01, FULL_WIDTH_LAST = 0xFF5E, FULL_WIDTH_SHIFT = 0xFEE0, IDEOGRAPHIC_BLANK = 0x3000 };

bool token_is_ascii(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)s.at[i] >= 0x80)
			return false;
	return true;
}

/* ---- plain forms ---- */

/* Signs that mean what one of ASCII means, or that have a form of full width and one that isn't. */
static const struct {
	uint32_t code, plain;
} SIGNS[] = {
	{ 0x60C, ',' }, { 0x66A, '%' }, { 0x66B, '.' }, { 0x2212, '-' }, { 0x2266, 0x2264 }, { 0x2267, 0x2265 }, { 0x3001, ',' }, { 0xFF64, ',' },
	{ 0xFFE0, 0xA2 }, { 0xFFE1, 0xA3 }, { 0xFFE5, 0xA5 }, { 0xFFE6, 0x20A9 },
};

uint32_t token_plain_code(uint32_t code)
{
	if (code < 0x80)
		return code;
	if (code >= FULL_WIDTH_FIRST && code <= FULL_WIDTH_LAST)
		return code - FULL_WIDTH_SHIFT;
	for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++)
		if (SIGNS[i].code == code)
			return SIGNS[i].plain;
	return unicode_is_digit(code) ? '0' + (uint32_t)unicode_digit(code) : code;
}

struct str token_plain(struct arena *a, struct str token)
{
	if (token_is_ascii(token))
		return token;
	struct buf b = { 0 };
	struct str nfc = str_nfc(a, token);
	for (size_t at = 0; at < nfc.len;)
		buf_utf8(&b, token_plain_code(utf8_next(nfc, &at)));
	struct str plain = str_equal(buf_as_str(&b), token) ? token : buf_take(&b, a);
	buf_finish(&b);
	return plain;
}

size_t token_find_hash(struct str comment)
{
	size_t at = 0;
	for (size_t next = 0; next < comment.len && token_plain_code(utf8_next(comment, &next)) != '#';)
		at = next;
	return at;
}

/* ---- texts ---- */

static const struct {
	const char *open, *close;
} MARKS[] = {
	{ "\"", "\"" }, { "“", "”" }, { "„", "“" }, { "«", "»" }, { "「", "」" }, { "『", "』" }, { "｢", "｣" }, { "＂", "＂" },
};

const char *token_closing_mark(struct str s)
{
	for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++)
		if (str_starts(s, MARKS[i].open))
			return MARKS[i].close;
	return NULL;
}

bool token_text_follows(struct str s)
{
	size_t at = 0;
	for (size_t next = 0; next < s.len && unicode_is_blank(utf8_next(s, &next)) && s.at[at] != '\n';)
		at = next;
	return token_closing_mark(str_slice(s, at, s.len)) != NULL;
}

bool token_is_empty(struct str text)
{
	for (size_t at = 0; at < text.len;) {
		uint32_t code = utf8_next(text, &at);
		if (!unicode_is_blank(code) && !unicode_is_invisible(code))
			return false;
	}
	return true;
}

/* ---- names ---- */

bool token_has_fault(struct str name, uint32_t *code, struct str *fault)
{
	for (size_t at = 0; at < name.len;) {
		size_t from = at;
		*code = utf8_next(name, &at);
		*fault = str_slice(name, from, at);
		bool fits = from ? unicode_is_word(*code) || *code == '-' || *code == '_' : unicode_is_letter(*code);
		if (!fits)
			return true;
	}
	return false;
}

/* ---- indentation ---- */

int token_columns(struct str indentation)
{
	int columns = 0;
	for (size_t at = 0; at < indentation.len;) {
		uint32_t code = utf8_next(indentation, &at);
		columns = code == '\t' ? (columns / 8 + 1) * 8 : columns + unicode_columns(code);
	}
	return columns;
}

struct str token_plain_indentation(struct arena *a, struct str indentation)
{
	if (token_is_ascii(indentation))
		return indentation;
	struct buf b = { 0 };
	for (size_t at = 0; at < indentation.len;) {
		uint32_t code = utf8_next(indentation, &at);
		buf_text(&b, code == '\t' ? "\t" : code == IDEOGRAPHIC_BLANK ? "  " : " ");
	}
	struct str plain = buf_take(&b, a);
	buf_finish(&b);
	return plain;
}
