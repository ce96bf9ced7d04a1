/* breaks.c — where a line may end: Unicode's rules (UAX 14) in the parts that a map's short texts meet, with French,
 * German and Russian habits of setting where those ask for more. */
#include "breaks.h"
#include "cluster.h"
#include "kinds.h"

#include <string.h>

struct cluster {
	size_t from, to;
	uint32_t code; /* its first character, which decides its kind */
	enum kind kind;
};

/* Where the window's clusters stand; the place in question is between HERE and NEXT. */
enum { BEFORE2, BEFORE, HERE, NEXT, AFTER, RING = 8 };

/* A window that moves over the paragraph. */
struct scan {
	struct ruler *m;
	struct font font;
	struct str text;
	struct cluster ring[RING];
	size_t first;            /* counts up; modulo RING it is where BEFORE2 stands */
	enum kind last;          /* the kind of the last cluster that was no blank */
	size_t run_from, run_to; /* the last run of a script without blanks that was looked up */
	bool run_has_words;
	bool has_items;          /* joined by points: lines end between them rather than within */
	bool has_hiragana;       /* Japanese, whose words can be told by their letters */
};

static const struct cluster *look_at(const struct scan *s, size_t place)
{
	return &s->ring[(s->first + place) % RING];
}

static enum kind kind_at(const struct scan *s, size_t place)
{
	return look_at(s, place)->kind;
}

/* A longer run in which no word was found is many words of a language without a dictionary. */
enum { LONGEST_SOUTHEAST_WORD = 48 };

static bool is_gap(enum kind k)
{
	return k == KIND_NONE || k == KIND_BLANK || k == KIND_GLUE;
}

static bool is_word(enum kind k)
{
	return k == KIND_LETTER || k == KIND_DIGIT || k == KIND_HANGUL || k == KIND_SOUTHEAST;
}

static bool is_wide(enum kind k)
{
	return k == KIND_IDEOGRAPH || k == KIND_NONSTARTER || k == KIND_WIDE_OPENING;
}

static bool is_opening(enum kind k)
{
	return k == KIND_OPENING || k == KIND_WIDE_OPENING;
}

static bool begins_no_line(enum kind k)
{
	return k == KIND_CLOSING || k == KIND_EXCLAIM || k == KIND_POINT || k == KIND_NONSTARTER;
}

/* ---- quotation marks, whose role is told by their neighbours ---- */

/* French « opens; German »…« closes with it: after a word and before a gap. */
static enum kind left_guillemet(enum kind before, enum kind after)
{
	bool follows = is_word(before) || begins_no_line(before);
	return follows && (is_gap(after) || begins_no_line(after)) ? KIND_CLOSING : KIND_OPENING;
}

static enum kind right_guillemet(enum kind before, enum kind after)
{
	bool leads = is_word(after) || after == KIND_QUOTE || is_wide(after);
	return (before == KIND_NONE || before == KIND_BLANK || before == KIND_OPENING) && leads ? KIND_OPENING : KIND_EXCLAIM;
}

static enum kind quote_kind(enum kind k, enum kind before, enum kind after)
{
	if (is_gap(before) || is_opening(before) || before == KIND_DASH)
		return is_gap(after) ? KIND_LETTER : KIND_OPENING;
	if (is_gap(after) || begins_no_line(after))
		return KIND_CLOSING;
	if (k == KIND_QUOTE_LEFT && is_wide(before))
		return KIND_WIDE_OPENING;
	return k == KIND_QUOTE_RIGHT && is_wide(after) ? KIND_NONSTARTER : KIND_QUOTE;
}

static enum kind resolve_kind(enum kind k, enum kind before, enum kind after)
{
	switch (k) {
	case KIND_GUILLEMET_LEFT:
		return left_guillemet(before, after);
	case KIND_GUILLEMET_RIGHT:
		return right_guillemet(before, after);
	case KIND_QUOTE:
	case KIND_QUOTE_LEFT:
	case KIND_QUOTE_RIGHT:
		return quote_kind(k, before, after);
	default:
		return k;
	}
}

/* ---- the window ---- */

/* Plain characters decide by themselves; a picture or a blank may be made of, or unmade by, what joins it. */
static enum kind cluster_kind(struct str cluster, uint32_t code, bool is_alone)
{
	if (!is_alone && cluster_is_emoji(cluster))
		return KIND_EMOJI;
	enum kind k = code_kind(code);
	return k == KIND_BLANK && !is_alone && !cluster_is_blank(cluster) ? KIND_LETTER : k;
}

static struct cluster read_cluster(struct str text, size_t at)
{
	if (at >= text.len)
		return (struct cluster){ text.len, text.len, 0, KIND_NONE };
	unsigned char first = (unsigned char)text.at[at];
	if (first < 0x80 && cluster_plain_length(text, at))
		return (struct cluster){ at, at + 1, first, code_kind(first) };
	struct cluster c = { .from = at, .to = text_cluster_end(text, at) };
	c.code = utf8_next(text, &at);
	c.kind = cluster_kind(str_slice(text, c.from, c.to), c.code, at == c.to);
	return c;
}

static void advance_scan(struct scan *s)
{
	enum kind gone = kind_at(s, HERE);
	if (gone != KIND_NONE && gone != KIND_BLANK)
		s->last = gone;
	s->first++;
	s->ring[(s->first + AFTER) % RING] = read_cluster(s->text, look_at(s, NEXT)->to);
	struct cluster *next = &s->ring[(s->first + NEXT) % RING];
	next->kind = resolve_kind(next->kind, kind_at(s, HERE), kind_at(s, AFTER));
}

/* ---- words without blanks ---- */

static size_t southeast_end(struct str text, size_t at)
{
	while (at < text.len) {
		struct cluster c = read_cluster(text, at);
		if (c.kind != KIND_SOUTHEAST)
			break;
		at = c.to;
	}
	return at;
}

static void look_up_words(struct scan *s)
{
	struct ruler *m = s->m;
	s->run_from = look_at(s, HERE)->from;
	s->run_to = southeast_end(s->text, look_at(s, HERE)->from);
	m->word_breaks.len = 0;
	for (size_t at = s->run_from; at < s->run_to; at++)
		VEC_PUSH(&m->scratch, &m->word_breaks, 0);
	struct shaper *shaper = measure_shaper(m, s->text);
	struct str run = str_slice(s->text, s->run_from, s->run_to);
	s->run_has_words = shaper && shaper_word_breaks(shaper, run, m->word_breaks.at);
}

static enum willingness between_southeast(struct scan *s)
{
	if (look_at(s, NEXT)->from >= s->run_to)
		look_up_words(s);
	if (s->run_has_words)
		return s->m->word_breaks.at[look_at(s, NEXT)->from - s->run_from] ? BREAK_FREELY : BREAK_NEVER;
	return s->run_to - s->run_from > LONGEST_SOUTHEAST_WORD ? BREAK_AT_NEED : BREAK_NEVER;
}

/* ---- the rules ---- */

/* "1. ", "12) ": the number of what follows. */
static bool is_numbering(struct str s)
{
	size_t digits = 0;
	while (digits < s.len && digits < 4 && s.at[digits] >= '0' && s.at[digits] <= '9')
		digits++;
	return digits && digits < s.len && (s.at[digits] == '.' || s.at[digits] == ')') && str_trim(s).len == digits + 1;
}

/* "A → B": by itself it leads nowhere. */
static bool is_arrow(uint32_t code)
{
	return code >= 0x2190 && code <= 0x21FF;
}

static enum willingness after_blanks(const struct scan *s)
{
	enum kind next = kind_at(s, NEXT), after = kind_at(s, AFTER);
	if (is_opening(s->last) || next == KIND_GLUE)
		return BREAK_NEVER;
	if (next == KIND_POINT)
		return look_at(s, NEXT)->code == '.' && is_word(after) ? BREAK_FREELY : BREAK_NEVER;
	if (begins_no_line(next))
		return BREAK_NEVER;
	bool is_pause = (next == KIND_DASH || next == KIND_HYPHEN) && is_gap(after);
	bool is_amount = s->last == KIND_DIGIT && next == KIND_UNIT;
	bool is_after_item = break_point_at_end(str_slice(s->text, 0, look_at(s, HERE)->from));
	if (look_at(s, HERE)->from < 8 && is_numbering(str_slice(s->text, 0, look_at(s, HERE)->to)))
		return BREAK_IN_WORD; /* a number alone on its line looks lost */
	bool is_counted = s->last == KIND_DIGIT && (next == KIND_LETTER || next == KIND_DIGIT); /* "12 mars", "45 min", "1 000" */
	bool is_arrow_alone = is_arrow(look_at(s, BEFORE)->code) && is_gap(kind_at(s, BEFORE2));
	if (is_pause || is_amount || is_counted || is_arrow_alone)
		return BREAK_AT_NEED;
	return s->has_items && !is_after_item ? BREAK_IN_ITEM : BREAK_FREELY;
}

/* Not before digits, for "-5" and "2024-11" stay whole; unwillingly after a single letter, as in "e-mail". */
static enum willingness after_hyphen(const struct scan *s)
{
	enum kind before = kind_at(s, BEFORE), next = kind_at(s, NEXT);
	if (!(is_word(before) || before == KIND_CLOSING) || next == KIND_DIGIT)
		return BREAK_NEVER;
	if (is_opening(next) || next == KIND_EMOJI)
		return BREAK_IN_WORD;
	return is_word(kind_at(s, BEFORE2)) ? BREAK_FREELY : BREAK_IN_WORD;
}

static enum willingness after_dash(const struct scan *s)
{
	if (is_gap(kind_at(s, BEFORE)))
		return BREAK_NEVER;
	return kind_at(s, BEFORE) == KIND_DIGIT && kind_at(s, NEXT) == KIND_DIGIT ? BREAK_AT_NEED : BREAK_FREELY;
}

static enum willingness after_slash(const struct scan *s)
{
	if (is_gap(kind_at(s, BEFORE)) || (kind_at(s, BEFORE) == KIND_DIGIT && kind_at(s, NEXT) == KIND_DIGIT))
		return BREAK_NEVER;
	return kind_at(s, BEFORE) == KIND_SLASH ? BREAK_IN_WORD : BREAK_AT_NEED; /* "https://" is no line by itself */
}

static enum willingness after_sign(const struct scan *s)
{
	enum kind next = kind_at(s, NEXT);
	if (is_wide(next))
		return BREAK_FREELY;
	if (next == KIND_EMOJI)
		return BREAK_AT_NEED;
	bool is_decimal = kind_at(s, HERE) == KIND_POINT && next == KIND_DIGIT;
	return is_word(kind_at(s, BEFORE)) && (is_word(next) || next == KIND_OPENING) && !is_decimal ? BREAK_IN_WORD : BREAK_NEVER;
}

static bool is_capital_within(uint32_t before, uint32_t code)
{
	if (code >= 'a' && code <= 'z')
		return false;
	return unicode_lower(code) != code && unicode_upper(before) != before;
}

/* Katakana but for its dots: a run of them is a word, mostly a borrowed one. */
static bool is_katakana(uint32_t code)
{
	return (code > 0x30A0 && code < 0x3100 && code != 0x30FB) || (code >= 0x31F0 && code < 0x3200) || (code >= 0xFF66 && code < 0xFFA0);
}

/* "サイト", "Webサイト", "5チャネル" */
static bool is_within_katakana(const struct scan *s)
{
	const struct cluster *here = look_at(s, HERE), *next = look_at(s, NEXT);
	bool follows = is_katakana(next->code) && (is_katakana(here->code) || is_word(here->kind));
	return follows || (is_katakana(here->code) && is_word(next->kind));
}

static bool is_hiragana(uint32_t code)
{
	return code > 0x3040 && code < 0x30A0;
}

/* Endings and particles are in hiragana, and behind them the next word begins: lines end there rather than within it. An honorific ("お礼状",
 * "ご予約") belongs to what follows. */
static enum willingness within_japanese(const struct scan *s)
{
	uint32_t here = look_at(s, HERE)->code, next = look_at(s, NEXT)->code;
	bool is_honorific = (here == 0x304A || here == 0x3054) && !is_hiragana(look_at(s, BEFORE)->code);
	bool is_ending = !is_hiragana(next) && !is_katakana(next) && is_katakana(look_at(s, AFTER)->code); /* "買い物リスト" */
	if (is_hiragana(here))
		return is_hiragana(next) || is_honorific || is_ending ? BREAK_AT_NEED : BREAK_FREELY;
	return is_katakana(next) && is_hiragana(look_at(s, BEFORE)->code) ? BREAK_FREELY : BREAK_AT_NEED;
}

/* Between what makes words: letters and katakana hold together, ideographs don't. */
static enum willingness within_text(struct scan *s)
{
	enum kind here = kind_at(s, HERE), next = kind_at(s, NEXT);
	bool has_hangul = here == KIND_HANGUL || next == KIND_HANGUL;
	if (here == KIND_SOUTHEAST && next == KIND_SOUTHEAST)
		return between_southeast(s);
	if (here == KIND_EMOJI || next == KIND_EMOJI) {
		bool are_both = (here == KIND_EMOJI || is_wide(here)) && (next == KIND_EMOJI || is_wide(next));
		return are_both ? BREAK_FREELY : BREAK_AT_NEED;
	}
	bool is_counted = here == KIND_DIGIT && next == KIND_IDEOGRAPH; /* "2027年", "8名" */
	if (is_counted || is_within_katakana(s))
		return BREAK_IN_WORD;
	if (s->has_hiragana && is_wide(here) && is_wide(next))
		return within_japanese(s);
	if (is_wide(here) || is_wide(next))
		return has_hangul && (here == KIND_IDEOGRAPH || next == KIND_IDEOGRAPH) ? BREAK_IN_WORD : BREAK_FREELY;
	if (has_hangul || next == KIND_OPENING)
		return BREAK_IN_WORD;
	return is_capital_within(look_at(s, HERE)->code, look_at(s, NEXT)->code) ? BREAK_IN_WORD : BREAK_NEVER;
}

static enum willingness after_kind(struct scan *s)
{
	switch (kind_at(s, HERE)) {
	case KIND_OPENING:
	case KIND_WIDE_OPENING:
	case KIND_QUOTE:
		return BREAK_NEVER;
	case KIND_SOFT_HYPHEN:
		return is_word(kind_at(s, BEFORE)) && is_word(kind_at(s, NEXT)) ? BREAK_FREELY : BREAK_NEVER;
	case KIND_HYPHEN:
		return after_hyphen(s);
	case KIND_DASH:
		return after_dash(s);
	case KIND_SLASH:
		return after_slash(s);
	case KIND_AFTER:
		return BREAK_FREELY;
	case KIND_POINT:
	case KIND_JOINT:
	case KIND_EXCLAIM:
	case KIND_CLOSING:
		return after_sign(s);
	default:
		return within_text(s);
	}
}

static bool holds_on(enum kind next)
{
	switch (next) {
	case KIND_UNIT:
	case KIND_QUOTE:
	case KIND_HYPHEN:
	case KIND_SOFT_HYPHEN:
	case KIND_DASH:
	case KIND_SLASH:
	case KIND_JOINT:
	case KIND_AFTER:
		return true;
	default:
		return begins_no_line(next);
	}
}

static enum willingness willingness_here(struct scan *s)
{
	if (kind_at(s, NEXT) == KIND_BLANK)
		return BREAK_NEVER; /* blanks stay with what they follow */
	if (kind_at(s, HERE) == KIND_BLANK)
		return after_blanks(s);
	if (kind_at(s, HERE) == KIND_GLUE || kind_at(s, NEXT) == KIND_GLUE || holds_on(kind_at(s, NEXT)))
		return BREAK_NEVER;
	return after_kind(s);
}

/* ---- pieces ---- */

size_t break_point_at_end(struct str s)
{
	static const char *const POINTS[] = { "\xC2\xA0·", "\xC2\xA0|" };
	if (!s.len || (s.at[s.len - 1] != '|' && s.at[s.len - 1] != '\xB7')) /* nearly all */
		return 0;
	for (size_t i = 0; i < sizeof POINTS / sizeof *POINTS; i++)
		if (str_ends(s, POINTS[i]))
			return strlen(POINTS[i]);
	return 0;
}

static bool has_items(struct str paragraph)
{
	for (size_t at = 0; at < paragraph.len; at++)
		if (paragraph.at[at] == ' ' && break_point_at_end(str_slice(paragraph, 0, at)))
			return true;
	return false;
}

static bool has_hiragana(struct str paragraph)
{
	for (size_t at = 0; at + 2 < paragraph.len; at++) /* U+3040 to U+309F */
		if (paragraph.at[at] == '\xE3' && (paragraph.at[at + 1] == '\x81' || (paragraph.at[at + 1] == '\x82' && (unsigned char)paragraph.at[at + 2] < 0xA0)))
			return true;
	return false;
}

static void add_piece(struct scan *s, size_t from, size_t to, enum willingness behind)
{
	struct str ink = str_slice(s->text, from, to), blanks = str_slice(s->text, to, look_at(s, HERE)->to);
	struct piece p = { .from = from, .to = to, .behind = behind };
	p.shown = text_width(s->m, s->font, ink);
	p.width = text_ends_soft(ink) ? text_width(s->m, s->font, str_slice(ink, 0, ink.len - 2)) : p.shown;
	p.blanks = blanks.len ? text_width(s->m, s->font, blanks) : 0;
	VEC_PUSH(&s->m->scratch, &s->m->pieces, p);
}

void cut_pieces(struct ruler *m, struct font font, struct str paragraph)
{
	struct scan s = { .m = m, .font = font, .text = paragraph, .has_items = has_items(paragraph), .has_hiragana = has_hiragana(paragraph) };
	m->pieces.len = 0;
	m->whole = paragraph;
	m->has_joined = false;
	s.ring[AFTER] = read_cluster(paragraph, 0);
	advance_scan(&s);
	size_t from = 0, to = 0;
	while (kind_at(&s, NEXT) != KIND_NONE) {
		advance_scan(&s);
		if (kind_at(&s, HERE) != KIND_BLANK)
			to = look_at(&s, HERE)->to;
		enum willingness behind = kind_at(&s, NEXT) == KIND_NONE ? BREAK_FREELY : willingness_here(&s);
		if (behind == BREAK_NEVER)
			continue;
		add_piece(&s, from, to, behind);
		from = look_at(&s, HERE)->to;
	}
	m->whole.len = 0;
}

bool break_is_bearable(struct str paragraph, size_t before, size_t at)
{
	enum kind left = read_cluster(paragraph, before).kind, right = read_cluster(paragraph, at).kind;
	bool right_hangs = is_gap(right) || holds_on(right) || right == KIND_GUILLEMET_RIGHT || right == KIND_QUOTE_RIGHT;
	return !right_hangs && !is_gap(left) && !is_opening(left) && left != KIND_GUILLEMET_LEFT && left != KIND_QUOTE_LEFT;
}
