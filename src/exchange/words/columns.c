/* columns.c — looks a heading up in columns.def: the longest phrase that it holds, and of equals the one that comes first. */
#include "exchange/words/columns.h"
#include "cjm/unicode.h"

#include <string.h>

enum { WORDS_MOST = 24, HEADING_LONGEST = 160, WHOLE_BONUS = 1000 };

struct column_heading {
	struct str text;  /* small letters, one blank between words, without brackets and signs */
	struct str words[WORDS_MOST];
	size_t count;
	bool holds[256]; /* which bytes stand in the text: most phrases are ruled out by their first one */
};

static bool is_kept(uint32_t code)
{
	return unicode_is_word(code) || code == '#' || code == '\'' || code == 0xB0 || code == 0x2116 || code == '.';
}

/* Signs become blanks; what stands in brackets only qualifies. */
static void add_simplified(struct str s, bool with_brackets, struct buf *out)
{
	int depth = 0;
	bool gap = false;
	for (size_t at = 0; at < s.len;) {
		uint32_t code = utf8_next(s, &at);
		depth += plain_opens_bracket(code) ? 1 : plain_closes_bracket(code) && depth ? -1 : 0;
		code = code == 0x2019 ? '\'' : code;
		if ((depth && !with_brackets) || !is_kept(code)) {
			gap = out->len > 0;
			continue;
		}
		if (gap)
			buf_char(out, ' ');
		gap = false;
		buf_utf8(out, unicode_lower(code));
	}
}

static void read_heading(struct arena *a, struct str s, struct column_heading *h)
{
	struct buf out = { 0 };
	s = str_slice(s, 0, HEADING_LONGEST);
	add_simplified(s, false, &out);
	if (!out.len)
		add_simplified(s, true, &out);
	*h = (struct column_heading){ .text = buf_take(&out, a) };
	buf_finish(&out);
	for (size_t i = 0; i < h->text.len; i++)
		h->holds[(unsigned char)h->text.at[i]] = true;
	for (struct str rest = h->text; rest.len && h->count < WORDS_MOST;)
		h->words[h->count++] = str_next(&rest, ' ');
}

/* ---- one phrase ---- */

static bool has_accent(uint32_t code) { return code >= 0xC0 && code < 0x250; }

/* "etape" is "étape": many leave accents out. */
static bool word_fits(struct str word, struct str pattern)
{
	bool is_start = str_ends(pattern, "*");
	size_t at = 0, len = pattern.len - is_start;
	for (size_t k = 0; k < len;) {
		uint32_t wanted = utf8_next(pattern, &k), code = at < word.len ? utf8_next(word, &at) : 0;
		if (code != wanted && !(code < 0x80 && has_accent(wanted) && code == unicode_base(wanted)))
			return false;
	}
	return is_start || at == word.len;
}

static struct str next_word(struct str *rest)
{
	size_t end = 0;
	while (end < rest->len && rest->at[end] != ' ' && rest->at[end] != '-')
		end++;
	struct str word = str_slice(*rest, 0, end);
	*rest = str_slice(*rest, end + 1, rest->len);
	return word;
}

static bool words_fit(const struct column_heading *h, size_t from, struct str phrase)
{
	for (; phrase.len; from++) {
		struct str pattern = next_word(&phrase);
		if (from == h->count || !word_fits(h->words[from], pattern))
			return false;
	}
	return true;
}

static bool has_blanks_between_words(struct str phrase)
{
	size_t at = 0;
	return phrase.len && utf8_next(phrase, &at) < 0x2E80;
}

/* Where the phrase begins; h->text.len when it is not there. */
static size_t place_of_phrase(const struct column_heading *h, struct str phrase)
{
	if (!has_blanks_between_words(phrase))
		return str_find_text(h->text, 0, phrase);
	for (size_t i = 0; i < h->count; i++)
		if (words_fit(h, i, phrase))
			return (size_t)(h->words[i].at - h->text.at);
	return h->text.len;
}

/* How well the phrase fits: 0 for not at all. */
static int weight_of(const struct column_heading *h, struct str phrase, size_t *place)
{
	bool is_whole_name = str_starts(phrase, "=");
	struct str name = str_slice(phrase, is_whole_name, phrase.len);
	*place = 0;
	size_t first = 0;
	if (!name.len || (!h->holds[(unsigned char)*name.at] && !has_accent(utf8_next(name, &first))))
		return 0;
	if (is_whole_name)
		return word_fits(h->text, name) ? WHOLE_BONUS + plain_count(phrase) : 0;
	*place = place_of_phrase(h, phrase);
	if (*place == h->text.len)
		return 0;
	bool whole = !str_ends(phrase, "*") && word_fits(h->text, phrase);
	int weight = plain_count(phrase) * (has_blanks_between_words(phrase) ? 1 : 3); /* a sign says as much as a few letters */
	return weight + (whole ? WHOLE_BONUS : 0);
}

static size_t words_in(struct str phrase)
{
	size_t count = 0;
	while (phrase.len)
		next_word(&phrase), count++;
	return count;
}

/* "You look for step-by-step pain points", but not "What does the customer think?" */
static bool is_in_sentence(const struct column_heading *h, struct str part, struct str phrase)
{
	enum { SHORT_WORDS = 4, SHARE = 3, SHORT_LETTERS = 12, SHARE_OF_LETTERS = 6 };
	if (str_ends(part, "?") || str_ends(part, "？") || str_find(part, ':') < part.len)
		return false;
	if (has_blanks_between_words(phrase))
		return h->count > SHORT_WORDS && SHARE * words_in(phrase) < h->count;
	return plain_count(h->text) > SHORT_LETTERS && SHARE_OF_LETTERS * plain_count(phrase) < plain_count(h->text);
}

static struct column_guess guess_part(struct arena *a, struct str part)
{
	static const struct {
		enum column_kind kind;
		const char *language, *phrases;
	} ROWS[] = {
#define COLUMN(kind, language, phrases) { COLUMN_##kind, language, phrases },
#include "exchange/words/columns.def"
	};
	struct column_heading h;
	struct column_guess best = { 0 };
	int best_weight = 0;
	size_t best_place = 0;
	read_heading(a, part, &h);
	for (size_t i = 0; h.text.len && i < sizeof ROWS / sizeof *ROWS; i++)
		for (struct str rest = str_of(ROWS[i].phrases); rest.len;) {
			size_t place;
			struct str phrase = str_trim(str_next(&rest, ','));
			int weight = weight_of(&h, phrase, &place);
			if (weight && weight == best_weight && place == best_place && best.kind == ROWS[i].kind && best.language && strcmp(best.language, ROWS[i].language) != 0)
				best.language = NULL; /* "Fase", in half a dozen languages */
			if (!weight || weight < best_weight || (weight == best_weight && place >= best_place))
				continue;
			best = (struct column_guess){ .kind = ROWS[i].kind, .language = ROWS[i].language, .is_whole = weight >= WHOLE_BONUS,
				.is_in_sentence = is_in_sentence(&h, part, phrase) };
			best_weight = weight;
			best_place = place;
		}
	return best;
}

/* "Actions & pain points", "Мысли и эмоции", "思考・感情" */
static size_t joint_at(struct str s, size_t at)
{
	static const char *const JOINTS[] = { "&", "/", "+", ",", "\xE3\x83\xBB", "\xE3\x80\x81", "\xEF\xBC\x8F", " and ", " et ", " und ", " y ", " e ", " и ", "と", "与", "和" };
	for (size_t i = 0; i < sizeof JOINTS / sizeof *JOINTS; i++)
		if (str_starts(str_slice(s, at, s.len), JOINTS[i]))
			return strlen(JOINTS[i]);
	return 0;
}

struct column_guess column_guess(struct arena *a, struct str heading)
{
	struct column_guess first = { 0 };
	bool thinks = false, feels = false;
	size_t from = 0, parts = 0;
	heading = str_slice(heading, 0, HEADING_LONGEST);
	for (size_t at = 0; at <= heading.len; at++) {
		size_t joint = at < heading.len ? joint_at(heading, at) : 1;
		if (!joint)
			continue;
		struct column_guess part = guess_part(a, str_slice(heading, from, at));
		first = first.kind == COLUMN_OWN ? part : first;
		thinks = thinks || part.kind == COLUMN_THOUGHT;
		feels = feels || part.kind == COLUMN_FEELING;
		from = at + joint;
		at = from - 1;
		parts++;
	}
	if (parts < 2)
		return first;
	if (thinks && feels) {
		first.kind = COLUMN_THOUGHT;
		first.also_feels = true;
	}
	/* The whole may be one name in spite of the joint: "jobs to be done", "voice of customer / quotes". */
	return first.kind == COLUMN_OWN ? guess_part(a, heading) : first;
}

enum column_kind column_kind_of(struct arena *a, struct str heading)
{
	return column_guess(a, heading).kind;
}
