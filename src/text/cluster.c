/* cluster.c — where one cluster ends and the next begins (UAX 29), and which way a text runs. */
#include "cluster.h"

enum { ZERO_WIDTH_JOINER = 0x200D, KEYCAP = 0x20E3, EMOJI_SELECTOR = 0xFE0F, LEAST_JOINING_BYTE = 0xCC }; /* that of U+0300: nothing below it joins what stands before */

/* Signs that ask for the next letter of their script, which is stacked below or joined: conjuncts, as later versions of UAX 29 have them. */
static const uint32_t STACKERS[] = { 0x94D, 0x9CD, 0xA4D, 0xACD, 0xB4D, 0xC4D, 0xCCD, 0xD4D, 0xDCA, 0x1039, 0x17D2, 0x1A60, 0xA9C0, 0x11133 };

/* Direction marks. Nothing is seen of them, and what they direct stands before them: a line begins behind them. */
static bool is_direction_mark(uint32_t code)
{
	return code == 0x61C || code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) || (code >= 0x2061 && code < 0x2070);
}

bool code_is_mark(uint32_t code)
{
	if (code < 0x300 || code_is_plain_letter(code) || code_is_plain_ideograph(code))
		return false;
	enum unicode_cluster c = unicode_cluster(code);
	return c == CLUSTER_EXTEND || c == CLUSTER_SPACING || c == CLUSTER_ZWJ || (c == CLUSTER_CONTROL && unicode_is_invisible(code));
}

bool code_is_blank(uint32_t code)
{
	if (code < 0x80)
		return code == ' ' || (code >= '\t' && code <= '\r');
	return unicode_break(code) == BREAK_ZW || (unicode_is_blank(code) && unicode_break(code) != BREAK_GL);
}

bool code_is_simple(uint32_t code)
{
	return code < 0x590 || (code >= 0x10A0 && code < 0x1200) || (code >= 0x13A0 && code < 0x1700) ||
	       (code >= 0x1D00 && code < 0xA800) || (code >= 0xAC00 && code < 0xFB1D) || (code >= 0xFE10 && code < 0xFE70) ||
	       (code >= 0xFF00 && code < 0x10000) || code >= 0x1D000;
}

bool code_is_jamo_tail(uint32_t code)
{
	return code >= 0x1160 && code < 0xD800 && (unicode_cluster(code) == CLUSTER_V || unicode_cluster(code) == CLUSTER_T);
}

/* What has been read of a cluster. */
struct cluster_reading {
	uint32_t last;
	enum unicode_cluster was; /* its kind */
	uint32_t stacker;         /* the last mark that was no joiner; 0 when a letter came after it */
	bool is_picture;          /* a picture, and marks that stay with it */
	bool flag_is_whole;
};

static bool is_stacked(uint32_t stacker, uint32_t code)
{
	if (stacker >> 7 != code >> 7 || !unicode_is_letter(code))
		return false;
	for (size_t i = 0; i < COUNT(STACKERS); i++)
		if (STACKERS[i] == stacker)
			return true;
	return false;
}

static bool hangul_goes_on(enum unicode_cluster was, enum unicode_cluster is)
{
	if (was == CLUSTER_L)
		return is == CLUSTER_L || is == CLUSTER_V || is == CLUSTER_LV || is == CLUSTER_LVT;
	if (was == CLUSTER_V || was == CLUSTER_LV)
		return is == CLUSTER_V || is == CLUSTER_T;
	return (was == CLUSTER_T || was == CLUSTER_LVT) && is == CLUSTER_T;
}

/* What isn't seen is not kept at a blank, so that trimming it can't lose it. */
static bool joins_before(const struct cluster_reading *r, uint32_t code, enum unicode_cluster is)
{
	bool joins = is == CLUSTER_EXTEND || is == CLUSTER_SPACING || is == CLUSTER_ZWJ || is_direction_mark(code);
	return joins && !(code_is_blank(r->last) && unicode_is_invisible(code));
}

static bool goes_on(const struct cluster_reading *r, uint32_t code)
{
	enum unicode_cluster is = unicode_cluster(code);
	if (is == CLUSTER_CONTROL || is == CLUSTER_CR || is == CLUSTER_LF)
		return joins_before(r, code, is);
	if (joins_before(r, code, is) || r->was == CLUSTER_PREPEND)
		return true;
	if (r->was == CLUSTER_REGIONAL)
		return is == CLUSTER_REGIONAL && !r->flag_is_whole;
	if (r->was == CLUSTER_ZWJ && unicode_is_picture(code))
		return r->is_picture;
	return hangul_goes_on(r->was, is) || (r->stacker && is_stacked(r->stacker, code));
}

static void take_code(struct cluster_reading *r, uint32_t code)
{
	enum unicode_cluster is = unicode_cluster(code);
	bool is_joiner = code == ZERO_WIDTH_JOINER || code == 0x200C;
	if (!is_joiner)
		r->stacker = code_is_mark(code) ? code : 0;
	r->flag_is_whole = is == CLUSTER_REGIONAL && r->was == CLUSTER_REGIONAL;
	r->is_picture = unicode_is_picture(code) || (r->is_picture && (is == CLUSTER_EXTEND || is == CLUSTER_ZWJ));
	r->was = is;
	r->last = code;
}

/* Controls and separators are clusters of their own, which no mark joins. */
static bool stands_alone(uint32_t code, enum unicode_cluster is)
{
	return code == UTF8_BAD || ((is == CLUSTER_CONTROL || is == CLUSTER_CR || is == CLUSTER_LF) && !is_direction_mark(code));
}

static size_t long_cluster_end(struct str text, size_t at)
{
	struct cluster_reading r = { 0 };
	take_code(&r, utf8_next(text, &at));
	r.stacker = 0;
	if (stands_alone(r.last, r.was))
		return at;
	while (at < text.len && ((unsigned char)text.at[at] >= LEAST_JOINING_BYTE || r.was == CLUSTER_PREPEND)) {
		size_t behind = at;
		uint32_t code = utf8_next(text, &behind);
		if (r.was != CLUSTER_PREPEND && (code_is_plain_letter(code) || code_is_plain_ideograph(code)))
			break;
		if (!goes_on(&r, code))
			break;
		take_code(&r, code);
		at = behind;
	}
	return at;
}

size_t text_cluster_end(struct str text, size_t at)
{
	if (at >= text.len)
		return text.len;
	size_t plain = cluster_plain_length(text, at);
	if (plain)
		return at + plain;
	return str_starts(str_slice(text, at, text.len), "\r\n") ? at + 2 : long_cluster_end(text, at);
}

bool cluster_is_emoji(struct str cluster)
{
	for (size_t at = 0; at < cluster.len;) {
		uint32_t code = utf8_next(cluster, &at);
		if (code == EMOJI_SELECTOR || code == KEYCAP || (code >= 0x1F000 && code < 0x1FB00))
			return true;
	}
	return false;
}

bool cluster_is_blank(struct str cluster)
{
	size_t at = 0;
	return cluster.len && code_is_blank(utf8_next(cluster, &at)) && (at == cluster.len || str_is(cluster, "\r\n"));
}

static size_t last_code_start(struct str text)
{
	size_t at = text.len - 1;
	while (at > 0 && text.len - at < 4 && ((unsigned char)text.at[at] & 0xC0) == 0x80)
		at--;
	return at;
}

static bool ends_blank(struct str text)
{
	if (!text.len)
		return false;
	size_t at = last_code_start(text);
	uint32_t code = utf8_next(text, &at);
	return at == text.len && code_is_blank(code);
}

bool text_ends_soft(struct str text)
{
	return text.len >= 2 && text.at[text.len - 1] == '\xAD' && text.at[text.len - 2] == '\xC2';
}

/* Between plain characters that are seen, which nothing joins to others, nothing is to be left out. */
static bool is_seen(struct str text, size_t at)
{
	return text.at[at] > ' ' && text.at[at] < 0x7F;
}

struct str text_trim(struct str text)
{
	if (text.len && is_seen(text, 0) && is_seen(text, text.len - 1))
		return text;
	while (ends_blank(text))
		text.len = last_code_start(text);
	while (text.len) {
		size_t end = text_cluster_end(text, 0);
		if (!cluster_is_blank(str_slice(text, 0, end)))
			break;
		text = str_slice(text, end, text.len);
	}
	return text;
}

/* ---- direction ---- */

enum { LEFT_TO_RIGHT_MARK = 0x200E };

static enum direction direction_of(struct str text, enum direction otherwise)
{
	size_t isolated = 0; /* how deep in parts that are set apart and don't count */
	for (size_t at = 0; at < text.len;) {
		uint32_t code = utf8_next(text, &at);
		bool is_mark = code == LEFT_TO_RIGHT_MARK && otherwise == DIRECTION_RTL;
		if (code >= 0x2066 && code <= 0x2068)
			isolated++;
		else if (code == 0x2069)
			isolated -= isolated > 0;
		else if (!isolated && !is_mark && unicode_way(code) != WAY_NONE)
			return unicode_way(code) == WAY_RTL ? DIRECTION_RTL : DIRECTION_LTR;
	}
	return otherwise;
}

enum direction text_direction(struct str text)
{
	return direction_of(text, DIRECTION_LTR);
}

enum direction text_direction_from_right(struct str text)
{
	return direction_of(text, DIRECTION_RTL);
}
