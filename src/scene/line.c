/* line.c — the one form in which a line of text enters a scene, so that no painter meets bytes that it cannot show. */
#include "cjm/scene.h"

enum line_meaning { SHOWN, BLANK, DROPPED, BAD };

enum { SOFT_HYPHEN = 0xAD };

static enum line_meaning meaning_of(uint32_t code)
{
	if (code == ' ' || (code >= '\t' && code <= '\r') || code == 0x85 || code == 0x2028 || code == 0x2029)
		return BLANK;
	if (code < 0x20 || (code >= 0x7F && code < 0xA0) || code == SOFT_HYPHEN)
		return DROPPED;
	if (code == UTF8_BAD || code == 0xFFFE || code == 0xFFFF)
		return BAD;
	return SHOWN;
}

/* Nearly all lines are clean already and need not be taken apart. */
static bool line_is_clean(struct str s)
{
	bool was_blank = true;
	for (size_t i = 0; i < s.len;) {
		bool is_blank = s.at[i] == ' ';
		if (is_blank && was_blank)
			return false;
		was_blank = is_blank;
		if (s.at[i] >= ' ' && s.at[i] < 0x7F)
			i++;
		else if (meaning_of(utf8_next(s, &i)) != SHOWN)
			return false;
	}
	return !was_blank || !s.len;
}

static void add_clean(struct buf *line, struct str text)
{
	bool blank_waits = false;
	for (size_t i = 0; i < text.len;) {
		uint32_t code = utf8_next(text, &i);
		enum line_meaning meaning = meaning_of(code);
		blank_waits |= meaning == BLANK;
		if (meaning == BLANK || meaning == DROPPED)
			continue;
		if (blank_waits && line->len)
			buf_char(line, ' ');
		blank_waits = false;
		buf_utf8(line, meaning == BAD ? 0xFFFD : code);
	}
}

struct str line_clean(struct arena *a, struct str text)
{
	if (line_is_clean(text))
		return str_copy(a, text);
	struct buf line = { 0 };
	add_clean(&line, text);
	if (str_ends(text, "\xC2\xAD"))
		buf_char(&line, '-');
	struct str clean = buf_take(&line, a);
	buf_finish(&line);
	return clean;
}
