/* feeling_parts.c — reads one feeling. Whatever told its level leaves the words, and what parted it from others leaves with it. */
#include "exchange/feelings/feeling_parts.h"

#include <string.h>

enum { JOINT_READ_MOST = 64 }; /* bytes of a text whose first or last word may be a joint */

/* ---- arrows alone ---- */

static bool arrow_level(uint32_t code, double *level)
{
	static const struct {
		uint32_t code;
		double level;
	} ARROWS[] = {
		{ 0x2191, 2 }, { 0x2B06, 2 }, { 0x2197, 1 }, { 0x2192, 0 }, { 0x27A1, 0 }, { 0x2194, 0 }, { 0x2198, -1 }, { 0x2193, -2 }, { 0x2B07, -2 },
	};
	for (size_t i = 0; i < sizeof ARROWS / sizeof *ARROWS; i++)
		if (ARROWS[i].code == code) {
			*level = ARROWS[i].level;
			return true;
		}
	return false;
}

static bool read_lone_arrow(struct str text, double *level)
{
	size_t at = 0;
	bool found = text.len && arrow_level(utf8_next(text, &at), level);
	while (found && at < text.len) {
		uint32_t code = utf8_next(text, &at);
		found = code == 0xFE0F || plain_is_blank(code);
	}
	return found;
}

/* ---- bare words ---- */

static bool is_sign(uint32_t code)
{
	return (code && code < 0x80 && strchr(":=,;/|", (int)code)) || code == 0xB7 || code == 0x2022 || code == 0x3001 || code == 0xFF0C || code == 0xFF1B || code == 0xFF0F ||
		code == 0xFF1A;
}

static bool has_one(struct str s, bool (*fits)(uint32_t code))
{
	for (size_t at = 0; at < s.len;)
		if (fits(utf8_next(s, &at)))
			return true;
	return false;
}

/* ": angry", "— early": of what parts, the sign at the beginning; 0 bytes for none. A hyphen stands alone, a bracket without its fellow. */
static size_t leading_sign(struct str s)
{
	size_t at = 0;
	uint32_t code = s.len ? utf8_next(s, &at) : 0;
	bool alone = plain_closes_bracket(code) || (plain_opens_bracket(code) && !has_one(s, plain_closes_bracket));
	return is_sign(code) || alone || (plain_is_dash(code) && (at == s.len || s.at[at] == ' ')) ? at : 0;
}

static size_t trailing_sign(struct str s)
{
	size_t from = s.len, at;
	while (from && (s.at[--from] & 0xC0) == 0x80)
		;
	at = from;
	uint32_t code = s.len ? utf8_next(s, &at) : 0;
	bool alone = plain_opens_bracket(code) || (plain_closes_bracket(code) && !has_one(s, plain_opens_bracket)), hyphen = code == '-' && from && s.at[from - 1] != ' ';
	return is_sign(code) || alone || (plain_is_dash(code) && !hyphen) ? at - from : 0;
}

/* "then glad", "→ glad": a joint between blanks, or a sign. One that other scripts write without blanks may be the word's own. */
static size_t leading_joint(const struct feeling_cell *c, struct str s)
{
	struct str head = plain_head(s, JOINT_READ_MOST);
	struct str padded = str_lower(c->a, str_fmt(c->a, " %.*s%s", STR_ARG(head), head.len < s.len ? "" : " "));
	if (padded.len != head.len + 1 + (head.len == s.len))
		return 0;
	const struct lexeme *word = lexicon_at(c->l, ROW_JOINT, padded, 0, true), *sign = lexicon_at(c->l, ROW_JOINT, padded, 1, true);
	size_t at = 0;
	bool is_arrow = sign && (sign->value == JOINT_TO || sign->value == JOINT_APART || (sign->value == JOINT_THEN && utf8_next(sign->word, &at) >= 0x80));
	size_t len = word ? word->word.len - 1 : is_arrow ? sign->word.len : 0;
	return len < s.len ? len : s.len;
}

bool feeling_ends_in_joint(const struct feeling_cell *c, struct str text)
{
	size_t last = text.len;
	while (last && text.at[last - 1] != ' ' && text.len - last < JOINT_READ_MOST)
		last--;
	if (last && text.at[last - 1] != ' ')
		return false;
	struct str word = str_lower(c->a, str_fmt(c->a, " %.*s ", (int)(text.len - last), text.at + last));
	const struct lexeme *joint = lexicon_at(c->l, ROW_JOINT, word, 0, true);
	return joint && joint->word.len == word.len;
}

static struct str without_last_word(struct str s)
{
	while (s.len && s.at[s.len - 1] != ' ')
		s.len--;
	return plain_trim(s);
}

/* Both brackets belong together: "(angry)", not "(a) or (b)". */
static bool is_in_brackets(struct str s)
{
	return s.len > 2 && s.at[0] == '(' && str_find(s, ')') == s.len - 1;
}

/* The signs of ":)" part nothing. */
static struct str without_signs(const struct feeling_cell *c, struct str s)
{
	for (size_t len = s.len + 1; len != s.len;) {
		s = plain_trim(s);
		len = s.len;
		const struct lexeme *face = lexicon_at(c->l, ROW_FACES, s, 0, true);
		s = str_slice(s, face ? 0 : leading_sign(s), s.len);
		s = plain_trim(str_slice(s, 0, face && face->word.len == s.len ? s.len : s.len - trailing_sign(s)));
		if (is_in_brackets(s))
			s = str_slice(s, 1, s.len - 1);
	}
	return s;
}

struct str feeling_bare(const struct feeling_cell *c, struct str s)
{
	for (size_t len = s.len + 1; len != s.len;) {
		len = s.len;
		s = without_signs(c, s);
		s = plain_trim(str_slice(s, s.len ? leading_joint(c, s) : 0, s.len));
		if (feeling_ends_in_joint(c, s) && str_find(s, ' ') < s.len)
			s = without_last_word(s);
	}
	return s;
}

struct str feeling_without_number(const struct feeling_cell *c, struct str text, const struct number_found *n)
{
	struct str before = plain_trim(str_slice(text, 0, n->from)), after = plain_trim(str_slice(text, n->to, text.len));
	struct str left = feeling_bare(c, before), right = feeling_bare(c, after);
	if (!left.len || !right.len)
		return plain_line(c->a, left.len ? left : right);
	bool parted = trailing_sign(before) || leading_sign(after);
	return plain_line(c->a, str_fmt(c->a, "%.*s%s%.*s", STR_ARG(left), parted ? ", " : " ", STR_ARG(right)));
}

/* ---- words and faces ---- */

/* The face has told the level, or says no more than the words. */
static bool is_in_words(const struct lexeme *face, struct str s, double level)
{
	return face->value == level || ((face->value == 0 || face->is_either) && plain_has_letters(s)) || (double)face->value * level > 0;
}

/* Variation selectors and joiners of a face that is gone. */
static bool is_of_face(uint32_t code)
{
	return code == 0xFE0F || code == 0x200D;
}

static struct str without_faces_before(const struct feeling_cell *c, struct str s, double level)
{
	for (;;) {
		size_t at = 0;
		s = plain_trim(s);
		const struct lexeme *face = lexicon_at(c->l, ROW_FACES, s, 0, true);
		uint32_t code = s.len ? utf8_next(s, &at) : 0;
		if (face && is_in_words(face, s, level))
			s = str_slice(s, face->word.len, s.len);
		else if (is_of_face(code))
			s = str_slice(s, at, s.len);
		else
			return s;
	}
}

/* The last face where nothing but its own signs stands behind it. */
static const struct lexeme *face_at_end(const struct feeling_cell *c, struct str s, size_t *at)
{
	const struct lexeme *last = NULL;
	for (size_t next = 0; next < s.len;) {
		size_t from = next;
		const struct lexeme *face = lexicon_at(c->l, ROW_FACES, s, from, true);
		uint32_t code = utf8_next(s, &next);
		if (face) {
			last = face;
			*at = from;
			next = from + face->word.len;
		} else if (!is_of_face(code) && !plain_is_blank(code)) {
			last = NULL;
		}
	}
	return last;
}

/* Without the faces at both ends that say no more than the level and the words. */
static struct str without_faces(const struct feeling_cell *c, struct str s, double level)
{
	const struct lexeme *face;
	size_t at;
	s = without_faces_before(c, s, level);
	while (plain_has_letters(s) && (face = face_at_end(c, s, &at)) && is_in_words(face, s, level))
		s = plain_trim(str_slice(s, 0, at));
	return s;
}

/* The words that are left; faces without words are a further feeling, which is no word of this one. */
static void take_words(const struct feeling_cell *c, struct str rest, struct draft_feeling *f)
{
	struct str words = plain_line(c->a, without_signs(c, rest));
	bool is_face = !plain_has_letters(words) && feeling_of_faces(c->l, words).is_known;
	f->word = is_face ? (struct str){ 0 } : words;
	f->further = is_face ? words : (struct str){ 0 };
}

bool feeling_read_words(const struct feeling_cell *c, struct str text, struct draft_feeling *f)
{
	struct word_level words = feeling_of_words(c->l, c->a, text), face = feeling_of_faces(c->l, text);
	*f = (struct draft_feeling){ 0 };
	if (read_lone_arrow(text, &f->level))
		return true;
	bool by_face = face.is_known && (!words.is_known || (face.level != 0 && !face.is_either) || (words.is_either && face.level != 0));
	f->level = by_face ? face.level : words.level;
	f->is_either = by_face ? face.is_either : words.is_either;
	f->is_unplaced = !face.is_known && !words.is_known;
	take_words(c, face.is_known ? without_faces(c, text, f->level) : text, f);
	return !f->is_unplaced;
}

bool feeling_read_one(const struct feeling_cell *c, struct str text, struct draft_feeling *f, double *of)
{
	struct number_found n;
	int count;
	*of = 0;
	if (!number_find(c->l, c->a, text, c->column, &n))
		return signs_read(text, c->column, &f->level, &count) || feeling_read_words(c, text, f);
	feeling_read_words(c, feeling_without_number(c, text, &n), f);
	if (n.is_all && n.to)
		f->word = (struct str){ 0 };
	f->has_value = true;
	f->is_either = false;
	f->has_plus = n.has_plus;
	f->value = n.number;
	*of = n.of;
	return true;
}

/* ---- lines ---- */

static struct str without_bullet(struct str line)
{
	bool bullet = str_starts(line, "- ") || str_starts(line, "* ") || str_starts(line, "\xE2\x80\xA2");
	struct str rest = plain_trim(str_slice(line, str_starts(line, "\xE2") ? 3 : 2, line.len));
	return bullet && rest.len && !plain_is_digit(rest.at[0]) ? rest : line;
}

/* Where a line ends that begins here: at a line feed, or a "<br>" that is still there. */
static size_t line_end(struct str s, size_t *behind)
{
	static const char *const BREAKS[] = { "\n", "<br>", "<br/>", "<br />", "<BR>" };
	for (size_t at = 0; at < s.len; at++)
		for (size_t i = 0; i < sizeof BREAKS / sizeof *BREAKS; i++)
			if (str_starts(str_slice(s, at, s.len), BREAKS[i])) {
				*behind = at + strlen(BREAKS[i]);
				return at;
			}
	return *behind = s.len;
}

static bool begins_with_joint(const struct feeling_cell *c, struct str line)
{
	return feeling_ends_in_joint(c, str_slice(line, 0, str_find(line, ' ')));
}

/* "glad" and below it "4". */
static bool is_number_below(const struct feeling_cell *c, struct str line, bool words_before)
{
	struct number_found n;
	return words_before && number_find(c->l, c->a, line, c->column, &n) && n.is_all;
}

struct str feeling_lines_joined(const struct feeling_cell *c, struct str text)
{
	struct buf out = { 0 };
	bool words_before = false;
	for (struct str rest = text; rest.len;) {
		size_t behind, end = line_end(rest, &behind);
		struct str line = without_bullet(plain_trim(str_slice(rest, 0, end)));
		rest = str_slice(rest, behind, rest.len);
		if (!line.len)
			continue;
		if (out.len)
			buf_text(&out, words_before && plain_has_letters(line) && !begins_with_joint(c, line) && !strchr(",;:.!?-(/", out.at[out.len - 1]) ? ", " : " ");
		buf_fmt(&out, is_number_below(c, line, words_before) ? "(%.*s)" : "%.*s", STR_ARG(line));
		words_before = plain_has_letters(line) && !feeling_ends_in_joint(c, line);
	}
	struct str line = buf_take(&out, c->a);
	buf_finish(&out);
	return plain_line(c->a, line);
}
