/* nfc.c — Normalization Form C (UAX 15), and what two texts that are the same to a reader have in common. */
#include "unicode_data.h"

#include <stdlib.h>
#include <string.h>

/* Hangul syllables, reckoned from their letters as the Unicode Standard says in its section 3.12. */
enum { S_BASE = 0xAC00, L_BASE = 0x1100, V_BASE = 0x1161, T_BASE = 0x11A7, L_COUNT = 19, V_COUNT = 21, T_COUNT = 28, S_COUNT = L_COUNT * V_COUNT * T_COUNT };
enum { FIRST_COMBINING_BYTE = 0xCC }; /* that of U+0300: all below is NFC and joins nothing */

struct composed {
	uint32_t *at;
	size_t len;
};

static uint8_t combining_class(uint32_t code)
{
	return code < 0x300 || code == UTF8_BAD ? 0 : unicode_kind_of(code)->combining;
}

/* ---- whether there is anything to do ---- */

bool str_is_nfc(struct str s)
{
	uint8_t before = 0;
	for (size_t at = 0; at < s.len;) {
		if ((unsigned char)s.at[at] < FIRST_COMBINING_BYTE) {
			before = 0;
			at++;
			continue;
		}
		uint32_t code = utf8_next(s, &at);
		const struct unicode_kind *k = unicode_kind_of(code);
		if ((k->flags & (NFC_MAYBE | NFC_NO)) || (k->combining && k->combining < before))
			return false;
		before = k->combining;
	}
	return true;
}

/* ---- taking apart ---- */

static int compare_whole(const void *key, const void *row)
{
	uint32_t code = *(const uint32_t *)key, whole = ((const struct unicode_parts *)row)->whole;
	return (code > whole) - (code < whole);
}

static void add_parts(struct composed *l, uint32_t code)
{
	uint32_t syllable = code - S_BASE;
	if (syllable < S_COUNT) {
		l->at[l->len++] = L_BASE + syllable / (V_COUNT * T_COUNT);
		l->at[l->len++] = V_BASE + syllable % (V_COUNT * T_COUNT) / T_COUNT;
		if (syllable % T_COUNT)
			l->at[l->len++] = T_BASE + syllable % T_COUNT;
		return;
	}
	const struct unicode_parts *parts = bsearch(&code, UNICODE_PARTS, UNICODE_PART_COUNT, sizeof *parts, compare_whole);
	if (!parts) {
		l->at[l->len++] = code;
		return;
	}
	add_parts(l, parts->first);
	if (parts->second)
		l->at[l->len++] = parts->second; /* a second part has no parts */
}

uint32_t unicode_base(uint32_t code)
{
	const struct unicode_parts *parts = code < 0xC0 ? NULL : bsearch(&code, UNICODE_PARTS, UNICODE_PART_COUNT, sizeof *parts, compare_whole);
	return parts ? unicode_base(parts->first) : code;
}

/* Ill-formed bytes are kept as numbers that no character has. */
enum { BYTE = 0x40000000 };

static void take_apart(struct composed *l, struct str s)
{
	for (size_t at = 0; at < s.len;) {
		size_t here = at;
		uint32_t code = utf8_next(s, &at);
		if (code == UTF8_BAD)
			l->at[l->len++] = BYTE | (unsigned char)s.at[here];
		else if (code < 0xC0)
			l->at[l->len++] = code;
		else
			add_parts(l, code);
	}
}

/* Signs on one letter into the order of their classes; those of one class keep theirs. By counting, for a letter may have thousands. */
static void order_signs_of_one(uint32_t *signs, size_t len, uint32_t *spare)
{
	size_t place[257] = { 0 };
	for (size_t i = 0; i < len; i++)
		place[combining_class(signs[i]) + 1]++;
	for (size_t class = 1; class < 257; class++)
		place[class] += place[class - 1];
	memcpy(spare, signs, len * sizeof *signs);
	for (size_t i = 0; i < len; i++)
		signs[place[combining_class(spare[i])]++] = spare[i];
}

static void order_signs(struct composed *l, uint32_t *spare)
{
	for (size_t from = 0, to; from < l->len; from = to) {
		size_t first = combining_class(l->at[from]) ? from : from + 1;
		bool is_ordered = true;
		for (to = from + 1; to < l->len && combining_class(l->at[to]); to++)
			is_ordered = is_ordered && (to == first || combining_class(l->at[to - 1]) <= combining_class(l->at[to]));
		if (!is_ordered)
			order_signs_of_one(l->at + first, to - first, spare);
	}
}

/* ---- putting together ---- */

static uint32_t syllable_of(uint32_t first, uint32_t second)
{
	if (first - L_BASE < L_COUNT && second - V_BASE < V_COUNT)
		return S_BASE + ((first - L_BASE) * V_COUNT + (second - V_BASE)) * T_COUNT;
	bool is_open = first - S_BASE < S_COUNT && (first - S_BASE) % T_COUNT == 0;
	return is_open && second > T_BASE && second < T_BASE + T_COUNT ? first + (second - T_BASE) : 0;
}

/* The one character of two parts; 0 for none. */
static uint32_t whole_of(uint32_t first, uint32_t second)
{
	size_t low = 0, high = UNICODE_PAIR_COUNT;
	while (low < high) {
		size_t middle = (low + high) / 2;
		const struct unicode_parts *parts = &UNICODE_PARTS[UNICODE_PAIRS[middle]];
		if (parts->first == first && parts->second == second)
			return parts->whole;
		if (parts->first < first || (parts->first == first && parts->second < second))
			low = middle + 1;
		else
			high = middle;
	}
	return syllable_of(first, second);
}

/* A sign joins its letter unless another of its class, or no sign at all, stands between them. */
static void put_together(struct composed *l)
{
	size_t len = 0, letter = SIZE_MAX;
	for (size_t i = 0; i < l->len; i++) {
		uint32_t code = l->at[i];
		uint8_t mine = combining_class(code);
		bool is_free = letter != SIZE_MAX && (letter + 1 == len || combining_class(l->at[len - 1]) < mine);
		uint32_t whole = is_free ? whole_of(l->at[letter], code) : 0;
		if (whole) {
			l->at[letter] = whole;
			continue;
		}
		if (!mine)
			letter = len;
		l->at[len++] = code;
	}
	l->len = len;
}

static struct str composed_bytes(struct arena *a, const struct composed *l)
{
	struct buf b = { 0 };
	for (size_t i = 0; i < l->len; i++)
		if (l->at[i] & BYTE)
			buf_char(&b, (char)(l->at[i] & 0xFF));
		else
			buf_utf8(&b, l->at[i]);
	struct str text = buf_take(&b, a);
	buf_finish(&b);
	return text;
}

struct str str_nfc(struct arena *a, struct str s)
{
	if (str_is_nfc(s))
		return s;
	struct arena scratch;
	arena_init(&scratch);
	size_t most = s.len * 2; /* two bytes give three parts at most, three give four */
	struct composed l = { arena_alloc(&scratch, most * sizeof *l.at), 0 };
	take_apart(&l, s);
	order_signs(&l, arena_alloc(&scratch, most * sizeof *l.at));
	put_together(&l);
	struct str text = composed_bytes(a, &l);
	arena_finish(&scratch);
	return str_equal(text, s) ? s : text;
}

/* ---- the same to a reader ---- */

/* Soft hyphens, zero-width blanks, word joiners, the byte-order mark. */
static bool guides_lines(uint32_t code)
{
	return code == 0xAD || (code >= 0x200B && (unicode_break(code) == BREAK_ZW || unicode_break(code) == BREAK_WJ));
}

/* Nothing but single blanks between what is ASCII: the commonest texts, told at a glance. */
static bool is_plain(struct str s)
{
	bool blank = true;
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.at[i];
		if (c <= ' ' ? c != ' ' || blank : c >= 0x80)
			return false;
		blank = c == ' ';
	}
	return !blank || !s.len;
}

struct str str_fold_same(struct arena *a, struct str s)
{
	if (is_plain(s))
		return s;
	struct buf b = { 0 };
	struct str nfc = str_nfc(a, s);
	bool gap = false;
	for (size_t at = 0; at < nfc.len;) {
		size_t here = at;
		uint32_t code = utf8_next(nfc, &at);
		if (unicode_is_blank(code)) {
			gap = b.len > 0;
			continue;
		}
		if (guides_lines(code))
			continue;
		if (gap)
			buf_char(&b, ' ');
		gap = false;
		buf_add(&b, nfc.at + here, at - here);
	}
	struct str folded = str_equal(buf_as_str(&b), s) ? s : buf_take(&b, a);
	buf_finish(&b);
	return folded;
}

bool str_is_same(struct str a, struct str b)
{
	if (str_equal(a, b) || (is_plain(a) && is_plain(b)))
		return str_equal(a, b);
	struct arena arena = { 0 };
	bool same = str_equal(str_fold_same(&arena, a), str_fold_same(&arena, b));
	arena_finish(&arena);
	return same;
}
