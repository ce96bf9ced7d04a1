/* decode.c — bytes to text. Files come out of spreadsheets and editors in their own encodings; a map is UTF-8 without controls. */
#include "exchange/plain/decode.h"
#include "exchange/plain/plain.h"

/* What is no UTF-8 is taken as Windows-1252, byte by byte: of two encodings in one file both are read. */
static bool add_mixed(struct str bytes, struct buf *out)
{
	bool is_mixed = false;
	for (size_t at = 0; at < bytes.len;) {
		size_t from = at;
		uint32_t code = utf8_next(bytes, &at);
		unsigned char c = (unsigned char)bytes.at[from];
		if (code == UTF8_BAD) {
			code = plain_windows_1252(c);
			is_mixed = true;
		}
		buf_utf8(out, code || !c ? code : '?');
	}
	return is_mixed;
}

static uint32_t unit_at(struct str bytes, size_t at, bool big)
{
	unsigned char a = (unsigned char)bytes.at[at], b = (unsigned char)bytes.at[at + 1];
	return big ? (uint32_t)a << 8 | b : (uint32_t)b << 8 | a;
}

static void add_utf16(struct str bytes, bool big, struct buf *out)
{
	for (size_t at = 2; at + 1 < bytes.len; at += 2) {
		uint32_t code = unit_at(bytes, at, big);
		bool pair = code >= 0xD800 && code < 0xDC00 && at + 3 < bytes.len;
		uint32_t low = pair ? unit_at(bytes, at + 2, big) : 0;
		if (low >= 0xDC00 && low < 0xE000) {
			code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
			at += 2;
		}
		buf_utf8(out, code >= 0xD800 && code < 0xE000 ? '?' : code);
	}
}

static const char *decode_bytes(struct str bytes, struct buf *out)
{
	bool little = str_starts(bytes, "\xFF\xFE"), big = str_starts(bytes, "\xFE\xFF");
	if (little || big) {
		add_utf16(bytes, big, out);
		return "UTF-16";
	}
	return add_mixed(str_without_mark(bytes), out) ? "Windows-1252" : NULL;
}

static bool is_kept(uint32_t code)
{
	return code == '\n' || code == '\t' || !plain_is_unwanted(code);
}

/* "&#27;", "&#x202E;": the length of what is written so and isn't wanted either; 0 for anything else. */
static size_t unwanted_entity(struct str rest)
{
	enum { LONGEST = 11 };
	struct str entity = str_starts(rest, "&#") ? str_slice(rest, 1, LONGEST) : (struct str){ 0 };
	size_t end = str_find(entity, ';');
	uint32_t code = end < entity.len ? plain_entity_number(str_slice(entity, 0, end)) : PLAIN_NO_NUMBER;
	return code != PLAIN_NO_NUMBER && code != '\r' && !is_kept(code) ? end + 2 : 0;
}

size_t plain_clean(struct str text, struct buf *out)
{
	size_t left_out = 0;
	for (size_t at = 0; at < text.len;) {
		size_t from = at;
		uint32_t code = utf8_next(text, &at);
		size_t entity = code == '&' ? unwanted_entity(str_slice(text, from, text.len)) : 0;
		if (code == '\r')
			buf_text(out, at < text.len && text.at[at] == '\n' ? "" : "\n");
		else if (is_kept(code) && !entity)
			buf_add(out, text.at + from, at - from);
		else
			left_out++;
		at = entity ? from + entity : at;
	}
	return left_out;
}

uint32_t import_add_source(struct sources *s, struct str path, struct str bytes, struct findings *found)
{
	struct buf decoded = { 0 }, cleaned = { 0 };
	const char *encoding = decode_bytes(bytes, &decoded);
	size_t left_out = plain_clean(buf_as_str(&decoded), &cleaned);
	uint32_t file = source_add(s, path, buf_as_str(&cleaned), found);
	if (encoding) {
		struct finding *f = finding_add(found, SEVERITY_INFO, "import-encoding", (struct span){ 0 }, "%.*s was read as %s", STR_ARG(path), encoding);
		f->hint = STR("if characters are wrong, save it as UTF-8 and import it again");
	}
	if (left_out)
		finding_add(found, SEVERITY_INFO, "import-encoding", (struct span){ 0 }, by_count(left_out, "%zu invisible control character was left out",
			"%zu invisible control characters were left out"), left_out);
	buf_finish(&decoded);
	buf_finish(&cleaned);
	return file;
}
