/* xml.c — text inside markup. */
#include "cjm/base.h"
#include "cjm/unicode.h"
#include <string.h>

/* Bytes that need no thought; others are escaped, dropped or decoded. */
static bool is_plain(unsigned char c)
{
	static const bool CARE[256] = { ['&'] = true, ['<'] = true, ['>'] = true, ['"'] = true, [0x7F] = true };
	return c >= ' ' && c < 0x80 && !CARE[c];
}

bool xml_may_hold(uint32_t code)
{
	return code == '\t' || code == '\n' || (!unicode_is_control(code) && code != 0xFFFE && code != 0xFFFF && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF));
}

static void add_escaped(struct buf *out, uint32_t code)
{
	switch (code) {
	case '&': buf_add(out, "&amp;", 5); break;
	case '<': buf_add(out, "&lt;", 4); break;
	case '>': buf_add(out, "&gt;", 4); break;
	case '"': buf_add(out, "&quot;", 6); break;
	case '\t':
	case '\n': buf_char(out, (char)code); break;
	default:
		if (!unicode_is_control(code))
			buf_utf8(out, 0xFFFD);
	}
}

void buf_xml(struct buf *out, struct str text)
{
	size_t done = 0, at = 0;
	while (at < text.len) {
		unsigned char c = (unsigned char)text.at[at];
		if (is_plain(c)) {
			at++;
			continue;
		}
		size_t here = at;
		uint32_t code = utf8_next(text, &at);
		if (code >= 0x80 && xml_may_hold(code))
			continue;
		buf_add(out, text.at + done, here - done);
		add_escaped(out, code);
		done = at;
	}
	buf_add(out, text.at + done, at - done);
}

/* Letters, digits and few signs: no more than what everything that reads HTML agrees upon. */
bool html_is_bare(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!((s.at[i] >= 'a' && s.at[i] <= 'z') || (s.at[i] >= 'A' && s.at[i] <= 'Z') || (s.at[i] >= '0' && s.at[i] <= '9') || strchr("-_.#", s.at[i])))
			return false;
	return s.len;
}

void buf_html_value(struct buf *out, const char *name, const char *sign, struct str value)
{
	const char *quote = html_is_bare(value) ? "" : "\"";
	buf_text(out, name);
	buf_text(out, "=");
	buf_text(out, quote);
	buf_text(out, sign);
	buf_xml(out, value);
	buf_text(out, quote);
}
