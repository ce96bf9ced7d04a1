/* items.c — several things in one cell: lines, bullets, semicolons, sentences in quotes. */
#include "exchange/plain/plain.h"

static const struct {
	uint32_t open, close;
} PAIRS[] = {
	{ '(', ')' }, { '[', ']' }, { '{', '}' }, { 0xFF08, 0xFF09 }, { 0x3010, 0x3011 }, { '"', '"' }, { 0x201C, 0x201D }, { 0x201E, 0x201C },
	{ 0xAB, 0xBB }, { 0x300C, 0x300D }, { 0x300E, 0x300F },
};

enum { PAIR_COUNT = sizeof PAIRS / sizeof *PAIRS, FIRST_QUOTE = 5 };

static int pair_opened_by(uint32_t code)
{
	for (int i = 0; i < PAIR_COUNT; i++)
		if (PAIRS[i].open == code)
			return i;
	return -1;
}

/* The place behind what closes the pair that was opened before `at`; s.len + 1 where nothing does. */
static size_t behind_close(struct str s, size_t at, uint32_t close)
{
	while (at < s.len)
		if (utf8_next(s, &at) == close)
			return at;
	return s.len + 1;
}

static bool is_bullet(uint32_t code)
{
	return code == 0x2022 || code == 0x25CF || code == 0x25CB || code == 0x25AA || code == 0x25E6 || code == 0x2023 || code == 0x30FB || code == 0xB7;
}

/* "- item", "* item", "• item" */
static struct str without_bullet(struct str s)
{
	size_t at = 0;
	uint32_t code = s.len ? utf8_next(s, &at) : 0;
	bool spaced = at < s.len && plain_is_blank(plain_code_at(s, at));
	bool is_mark = is_bullet(code) || ((plain_is_dash(code) || code == '*' || code == '+' || code == 0x1F4A1) && spaced);
	return is_mark ? plain_trim(str_slice(s, at, s.len)) : s;
}

static bool is_only_dashes(struct str s)
{
	for (size_t at = 0; at < s.len;)
		if (!plain_is_dash(utf8_next(s, &at)))
			return false;
	return true;
}

static void push_item(struct arena *a, struct str s, struct pieces *out)
{
	s = without_bullet(plain_line(a, s));
	if (!is_only_dashes(s))
		VEC_PUSH(a, &out->list, s);
}

static bool is_cjk(uint32_t code)
{
	return (code >= 0x3040 && code < 0xA000) || (code >= 0xAC00 && code < 0xD7B0) || code == 0x300D || code == 0xFF09 || code == 0x300C;
}

/* "検索/書店": between words of scripts without blanks a slash lists. */
static bool slash_lists(uint32_t before, uint32_t after)
{
	return !plain_is_blank(before) && !plain_is_blank(after) && before && after && (is_cjk(before) || is_cjk(after));
}

static bool is_separator(struct str s, uint32_t before, uint32_t code, size_t after_at, bool with_commas)
{
	uint32_t after = plain_code_at(s, after_at);
	if (code == ';' || code == 0xFF1B || code == 0x2022 || code == 0x25CF)
		return true;
	if (code == '/' || code == 0xFF0F)
		return slash_lists(before, after);
	if (!with_commas || (code != ',' && code != 0x3001 && code != 0xFF0C))
		return false;
	return !(before < 0x80 && plain_is_digit((char)before) && after < 0x80 && plain_is_digit((char)after));
}

/* Nothing separates inside brackets and quotes that are closed on the same line. */
static void split_line(struct arena *a, struct str s, bool with_commas, struct pieces *out)
{
	size_t from = 0, unclosed = 0; /* a bit for each pair that is known not to close any more */
	uint32_t before = 0;
	for (size_t at = 0; at < s.len;) {
		size_t here = at;
		uint32_t code = utf8_next(s, &at);
		int pair = pair_opened_by(code);
		if (pair >= 0 && !(unclosed >> pair & 1)) {
			size_t end = behind_close(s, at, PAIRS[pair].close);
			unclosed |= end > s.len ? (size_t)1 << pair : 0;
			at = end > s.len ? at : end;
		} else if (is_separator(s, before, code, at, with_commas)) {
			push_item(a, str_slice(s, from, here), out);
			from = at;
		}
		before = code;
	}
	push_item(a, str_slice(s, from, s.len), out);
}

struct pieces plain_items(struct arena *a, struct str text, bool with_commas)
{
	struct pieces items = { 0 };
	while (text.len)
		split_line(a, str_next(&text, '\n'), with_commas, &items);
	return items;
}

static bool is_between_sentences(uint32_t code)
{
	return plain_is_blank(code) || code == ',' || code == ';' || code == '/' || code == '.' || code == 0x3001 || code == 0xFF0C || code == 0x3002;
}

void plain_sentences(struct arena *a, struct str text, struct pieces *out)
{
	struct pieces found = { 0 };
	for (size_t at = 0; at < text.len;) {
		uint32_t code = utf8_next(text, &at);
		int pair = pair_opened_by(code);
		size_t end = pair >= FIRST_QUOTE ? behind_close(text, at, PAIRS[pair].close) : text.len + 1;
		if (end <= text.len) {
			struct str inside = str_slice(text, at, end - (PAIRS[pair].close < 0x80 ? 1 : PAIRS[pair].close < 0x800 ? 2 : 3));
			VEC_PUSH(a, &found.list, plain_line(a, inside));
			at = end;
		} else if (!is_between_sentences(code)) {
			VEC_PUSH(a, &out->list, text);
			return;
		}
	}
	for (size_t i = 0; i < found.list.len; i++)
		if (found.list.at[i].len)
			VEC_PUSH(a, &out->list, found.list.at[i]);
}
