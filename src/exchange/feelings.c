/* feelings.c — reads a cell of feelings: one or two of them, each by its number, its face or its words. */
#include "exchange/feelings.h"
#include "cjm/unicode.h"

#include <string.h>

enum { JOINS_MOST = 8 }; /* places where a cell may fall in two */

struct cell { /* what one reading needs */
	const struct lexicon *l;
	struct arena *a;
	struct feeling_column column;
};

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

/* ---- one feeling ---- */

static struct str without(struct arena *a, struct str s, size_t from, size_t to)
{
	return plain_line(a, str_fmt(a, "%.*s %.*s", (int)from, s.at, (int)(s.len - to), s.at + to));
}

static bool has_letters(struct str s)
{
	for (size_t at = 0; at < s.len;) {
		uint32_t code = utf8_next(s, &at);
		if (unicode_is_letter(code))
			return true;
	}
	return false;
}

/* "(angry)", ": angry" beside a number that is gone. */
static struct str bare_words(struct str s)
{
	s = plain_trim(s);
	while (s.len && strchr(":=,;", s.at[0]))
		s = plain_trim(str_slice(s, 1, s.len));
	while (s.len && strchr(":=", s.at[s.len - 1]))
		s = plain_trim(str_slice(s, 0, s.len - 1));
	bool in_brackets = s.len > 2 && s.at[0] == '(' && str_find(s, ')') == s.len - 1;
	return in_brackets ? plain_trim(str_slice(s, 1, s.len - 1)) : s;
}

/* Without the faces at its beginning that have told the level, or that say no more than the words. */
static struct str without_faces(const struct cell *c, struct str s, double level)
{
	for (;;) {
		size_t at = 0;
		s = plain_trim(s);
		const struct lexeme *face = lexicon_at(c->l, ROW_FACES, s, 0, true);
		uint32_t code = s.len ? utf8_next(s, &at) : 0;
		if (face && (face->value == level || (face->value == 0 && has_letters(s)) || (double)face->value * level > 0))
			s = str_slice(s, face->word.len, s.len);
		else if (code == 0xFE0F || code == 0x200D)
			s = str_slice(s, at, s.len);
		else
			return plain_line(c->a, s);
	}
}

/* By its words and faces. */
static bool read_words(const struct cell *c, struct str text, struct draft_feeling *f)
{
	struct told_level words = feeling_of_words(c->l, c->a, text), face = feeling_of_faces(c->l, text);
	*f = (struct draft_feeling){ 0 };
	if (read_lone_arrow(text, &f->level))
		return true;
	f->level = face.is_known && (face.level != 0 || !words.is_known) ? face.level : words.level;
	f->word = face.is_known ? without_faces(c, text, f->level) : plain_line(c->a, text);
	f->is_unplaced = !face.is_known && !words.is_known;
	return !f->is_unplaced;
}

/* By its number, where it has one, else by its words. */
static bool read_one(const struct cell *c, struct str text, struct draft_feeling *f, double *of)
{
	struct number_found n;
	int count;
	*of = 0;
	if (!number_find(c->l, c->a, text, c->column, &n))
		return signs_read(text, c->column, &f->level, &count) || read_words(c, text, f);
	read_words(c, bare_words(without(c->a, text, n.from, n.to)), f);
	if (n.is_all && n.to)
		f->word = (struct str){ 0 };
	f->has_value = true;
	f->has_plus = n.has_plus;
	f->value = n.number;
	*of = n.of;
	return true;
}

/* ---- two of them ---- */

static bool is_inside_brackets(struct str s, size_t at)
{
	int depth = 0;
	for (size_t i = 0; i < at; i++)
		depth += s.at[i] == '(' ? 1 : s.at[i] == ')' && depth ? -1 : 0;
	return depth > 0;
}

static const char *joint_word(int joint)
{
	static const char *const WORDS[] = { [JOINT_TO] = "to", [JOINT_AND] = "and", [JOINT_OR] = "or", [JOINT_KEPT] = "and" };
	return WORDS[joint];
}

static bool on_two_sides(const struct draft_feeling *f)
{
	return (f[0].level < 0) != (f[1].level < 0) && f[0].level != f[1].level;
}

static bool take_two(struct feeling_guess *g, const struct draft_feeling *two, int joint)
{
	g->feelings[0] = two[0];
	g->feelings[1] = two[1];
	g->joint = joint_word(joint);
	g->is_known = true;
	return true;
}

/* "curious → tense", "2/5 → 4/5" */
static bool read_change(const struct cell *c, struct str text, struct feeling_guess *g)
{
	int tries = 0;
	for (size_t at = 1; at < text.len && at < FEELING_READ_MOST && tries < JOINS_MOST; at++) {
		const struct lexeme *joint = lexicon_at(c->l, ROW_JOINT, text, at, true);
		struct draft_feeling two[2] = { { 0 } };
		if (!joint || joint->value != JOINT_TO)
			continue;
		tries++;
		bool first = read_one(c, plain_trim(str_slice(text, 0, at)), &two[0], &g->of[0]);
		bool second = read_one(c, plain_trim(str_slice(text, at + joint->word.len, text.len)), &two[1], &g->of[1]);
		g->has_number = two[0].has_value || two[1].has_value;
		if ((first || second) && two[0].has_value == two[1].has_value) /* one number is that of the whole */
			return take_two(g, two, JOINT_TO);
	}
	g->of[0] = g->of[1] = 0;
	return g->has_number = false;
}

static bool is_one_word(struct str s)
{
	return s.len && str_find(s, ' ') == s.len;
}

/* "from angry to calm", "怒りから安心へ": words around two feelings. */
static bool read_from_to(const struct cell *c, struct str text, struct feeling_guess *g)
{
	static const struct {
		const char *from, *to;
	} ROWS[] = {
#define FROM_TO(from, to) { from, to },
#include "map/feelings.def"
	};
	struct str lower = str_lower(c->a, text);
	for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS && lower.len == text.len; i++) {
		bool is_wide = (unsigned char)ROWS[i].to[0] >= 0xE2 || (unsigned char)ROWS[i].from[0] >= 0xE2, has_from = *ROWS[i].from;
		struct str to = is_wide ? str_of(ROWS[i].to) : str_fmt(c->a, " %s ", ROWS[i].to), from = is_wide ? str_of(ROWS[i].from) : str_fmt(c->a, "%s ", ROWS[i].from);
		if (has_from && !str_starts(lower, from.at))
			continue;
		size_t begin = has_from ? from.len : 0;
		for (size_t at = begin + 1; at < lower.len && at < FEELING_READ_MOST; at++) {
			struct draft_feeling two[2] = { { 0 } };
			if (!str_starts(str_slice(lower, at, lower.len), to.at))
				continue;
			struct str first = plain_trim(str_slice(text, begin, at)), second = plain_trim(str_slice(text, at + to.len, text.len));
			bool fits = has_from || is_wide || (is_one_word(first) && is_one_word(second));
			if (fits && read_words(c, first, &two[0]) && read_words(c, second, &two[1]) && (has_from ? two[0].level != two[1].level : two[0].level * two[1].level < 0))
				return take_two(g, two, JOINT_TO);
		}
	}
	return false;
}

/* A mixture: two that are known, on two sides of the middle. */
static bool read_mixture(const struct cell *c, struct str text, struct feeling_guess *g)
{
	struct str lower = str_lower(c->a, text);
	int tries = 0;
	for (size_t at = 1; at < text.len && at < FEELING_READ_MOST && tries < JOINS_MOST; at++) {
		const struct lexeme *joint = lexicon_at(c->l, ROW_JOINT, lower.len == text.len ? lower : text, at, true);
		struct draft_feeling two[2] = { { 0 } };
		if (!joint || joint->value == JOINT_TO || is_inside_brackets(text, at))
			continue;
		tries++;
		bool first = read_words(c, plain_trim(str_slice(text, 0, joint->value == JOINT_KEPT ? at + joint->word.len : at)), &two[0]), second = read_words(c, plain_trim(str_slice(text, at + joint->word.len, text.len)), &two[1]);
		if (first && second && on_two_sides(two))
			return take_two(g, two, joint->value);
	}
	return false;
}

/* "delight or" ⏎ "anger", "delight" ⏎ "or anger": the lines are joined already. */
static bool ends_in_joint(const struct lexicon *l, struct arena *a, struct str text)
{
	size_t last = text.len;
	while (last && text.at[last - 1] != ' ')
		last--;
	struct str word = str_lower(a, str_fmt(a, " %.*s ", (int)(text.len - last), text.at + last));
	const struct lexeme *joint = lexicon_at(l, ROW_JOINT, word, 0, true);
	return joint && joint->word.len == word.len;
}

/* "😊😡", "😊 glad 😡 cross": the first face of the other side begins a second feeling. Where each face is to lead its words, not
 * in "😤 cross but relieved 😊". */
static bool read_faces(const struct cell *c, struct str text, bool each_leads, struct feeling_guess *g)
{
	int before = 0;
	for (size_t at = 0; at < text.len && at < FEELING_READ_MOST; utf8_next(text, &at)) {
		const struct lexeme *face = lexicon_at(c->l, ROW_FACES, text, at, true);
		struct draft_feeling two[2] = { { 0 } };
		if (face && before * face->value < 0) {
			bool leads = lexicon_at(c->l, ROW_FACES, text, 0, true) && has_letters(str_slice(text, 0, at)) == has_letters(str_slice(text, at, text.len));
			if (each_leads && (!leads || ends_in_joint(c->l, c->a, plain_trim(str_slice(text, 0, at)))))
				return false;
			read_words(c, plain_trim(str_slice(text, 0, at)), &two[0]);
			read_words(c, plain_trim(str_slice(text, at, text.len)), &two[1]);
			return take_two(g, two, JOINT_AND);
		}
		before = face && face->value ? face->value : before;
	}
	return false;
}

/* ---- a whole cell ---- */

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

/* Lines become a list, so that words of one do not run into the next. */
static struct str joined_lines(const struct lexicon *l, struct arena *a, struct str text)
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
			buf_text(&out, words_before && has_letters(line) && !ends_in_joint(l, a, str_slice(line, 0, str_find(line, ' '))) && !strchr(",;:.!?-(/", out.at[out.len - 1]) ? ", " : " ");
		buf_str(&out, line);
		words_before = has_letters(line) && !ends_in_joint(l, a, line);
	}
	struct str line = buf_take(&out, a);
	buf_finish(&out);
	return plain_line(a, line);
}

struct feeling_guess feeling_read(const struct lexicon *l, struct arena *a, struct str text, struct feeling_column column)
{
	struct cell c = { l, a, column };
	struct feeling_guess g = { 0 };
	struct number_found n;
	int count;
	text = joined_lines(l, a, text);
	if (signs_read(text, column, &g.feelings[0].level, &count)) {
		g.is_known = true;
	} else if (column.has_numbers && number_is_missing(l, a, text)) {
		g.is_missing = true;
	} else if (number_find(l, a, text, column, &n) && n.is_all) {
		g.is_known = g.has_number = g.is_only_number = true;
		read_one(&c, text, &g.feelings[0], &g.of[0]);
	} else if (!read_change(&c, text, &g) && !read_from_to(&c, text, &g)) {
		bool has_number = number_find(l, a, text, column, &n);
		if (has_number || (!read_faces(&c, text, true, &g) && !read_mixture(&c, text, &g) && !read_faces(&c, text, false, &g)))
			g.is_known = read_one(&c, text, &g.feelings[0], &g.of[0]);
		g.has_number = g.feelings[0].has_value;
	}
	return g;
}
