/* feelings.c — reads a cell of feelings: where it falls in two, and how the two belong together. */
#include "exchange/feelings/feelings.h"
#include "exchange/feelings/feeling_parts.h"

#include <string.h>

enum { SEAMS_MOST = 8, JOINT_LONGEST = 12 }; /* places where a cell may fall in two; bytes of a joint without blanks */

struct seam { /* a joint of the text */
	size_t at, behind;
	enum joint joint;
};

static bool is_inside_brackets(struct str s, size_t at)
{
	int depth = 0;
	for (size_t i = 0; i < at; i++)
		depth += s.at[i] == '(' ? 1 : s.at[i] == ')' && depth ? -1 : 0;
	return depth > 0;
}

static bool is_between_digits(struct str s, size_t at, size_t behind)
{
	while (at && s.at[at - 1] == ' ')
		at--;
	while (behind < s.len && s.at[behind] == ' ')
		behind++;
	return at && behind < s.len && plain_is_digit(s.at[at - 1]) && plain_is_digit(s.at[behind]);
}

/* "3/5", "3,5", "3 / 5": a sign of the number; in brackets only "(3 → 5)" is a joint. */
static bool is_no_joint(struct str s, size_t at, const struct lexeme *joint)
{
	size_t behind = at + joint->word.len;
	bool is_slash = behind == at + 1 && s.at[at] != ';', in_number = is_between_digits(s, at, behind);
	return is_inside_brackets(s, at) ? joint->value != JOINT_TO || !in_number : is_slash && in_number;
}

static bool seam_next(const struct feeling_cell *c, struct str lower, size_t from, struct seam *seam)
{
	for (size_t at = from ? from : 1; at < lower.len && at < FEELING_READ_MOST; at++) {
		const struct lexeme *joint = lexicon_at(c->l, ROW_JOINT, lower, at, true);
		if (!joint || is_no_joint(lower, at, joint))
			continue;
		*seam = (struct seam){ at, at + joint->word.len, joint->value };
		return true;
	}
	return false;
}

static struct str before_seam(const struct feeling_cell *c, struct str text, const struct seam *s)
{
	return feeling_bare(c, str_slice(text, 0, s->joint == JOINT_KEPT ? s->behind : s->at));
}

static struct str behind_seam(const struct feeling_cell *c, struct str text, const struct seam *s)
{
	return feeling_bare(c, str_slice(text, s->behind, text.len));
}

/* ---- two that belong together ---- */

struct two {
	struct draft_feeling feelings[2];
	struct str text[2];
	double of[2];
	bool is_known[2];
};

static struct two read_two(const struct feeling_cell *c, struct str first, struct str second)
{
	struct two t = { .text = { first, second } };
	for (int k = 0; k < 2; k++)
		t.is_known[k] = feeling_read_one(c, t.text[k], &t.feelings[k], &t.of[k]);
	return t;
}

static bool are_known(const struct two *t)
{
	return t->is_known[0] && t->is_known[1];
}

static bool one_is_known(const struct two *t)
{
	return t->is_known[0] || t->is_known[1];
}

static bool parts_differ(const struct two *t)
{
	const struct draft_feeling *f = t->feelings;
	return are_known(t) && (f[0].has_value ? f[0].value != f[1].value : f[0].level != f[1].level);
}

static bool on_two_sides(const struct two *t)
{
	const struct draft_feeling *f = t->feelings;
	return parts_differ(t) && (f[0].has_value || (!f[0].is_either && !f[1].is_either && (f[0].level < 0) != (f[1].level < 0)));
}

/* Which joints make two feelings of which. One number is that of the whole. */
struct pairing {
	unsigned joints;
	bool (*fits)(const struct two *t);
};

static const struct pairing CHANGE = { 1u << JOINT_TO, one_is_known }, COURSE = { 1u << JOINT_THEN, parts_differ }, LIST = { 1u << JOINT_APART, parts_differ },
	MIXTURE = { 1u << JOINT_APART | 1u << JOINT_AND | 1u << JOINT_OR | 1u << JOINT_KEPT, on_two_sides };

static const char *joint_word(enum joint joint)
{
	static const char *const WORDS[] = { [JOINT_NONE] = "", [JOINT_TO] = "to", [JOINT_THEN] = "to", [JOINT_APART] = "and", [JOINT_AND] = "and", [JOINT_OR] = "or",
		[JOINT_KEPT] = "and" };
	return WORDS[joint];
}

static bool take_two(struct feeling_guess *g, const struct two *t, enum joint joint)
{
	for (int k = 0; k < 2; k++) {
		g->feelings[k] = t->feelings[k];
		g->of[k] = t->of[k];
	}
	g->joint = joint_word(joint);
	g->has_number = t->feelings[0].has_value;
	return g->is_known = true;
}

/* The first joint at which the text falls in two of that kind. */
static bool find_two(const struct feeling_cell *c, struct str text, const struct pairing *p, struct two *t, struct seam *seam)
{
	struct str lower = plain_lower_in_place(c->a, text);
	size_t from = 0;
	for (int tries = 0; tries < SEAMS_MOST && seam_next(c, lower, from, seam); from = seam->behind) {
		if (!(p->joints >> seam->joint & 1))
			continue;
		tries++;
		*t = read_two(c, before_seam(c, text, seam), behind_seam(c, text, seam));
		if (t->feelings[0].has_value == t->feelings[1].has_value && p->fits(t))
			return true;
	}
	return false;
}

static bool read_two_of(const struct feeling_cell *c, struct str text, const struct pairing *p, struct feeling_guess *g)
{
	struct two t;
	struct seam seam;
	return find_two(c, text, p, &t, &seam) && take_two(g, &t, seam.joint);
}

/* ---- changes ---- */

/* "cross → keen — 3/10 → 7/10": the words change as the numbers do. */
static void spread_words(const struct feeling_cell *c, struct two *t)
{
	struct number_found n;
	struct two words;
	struct seam seam;
	int k = t->feelings[0].word.len ? 0 : 1;
	if (!t->feelings[0].has_value || t->feelings[!k].word.len || !number_find(c->l, c->a, t->text[k], c->column, &n))
		return;
	if (!find_two(c, feeling_without_number(c, t->text[k], &n), &CHANGE, &words, &seam) || words.feelings[0].has_value)
		return;
	for (int i = 0; i < 2; i++)
		t->feelings[i].word = words.feelings[i].word;
}

static bool is_about_when(const struct feeling_cell *c, struct str words)
{
	struct str lower = str_lower(c->a, words);
	const struct lexeme *when = lexicon_at(c->l, ROW_WHEN, lower, 0, true);
	return when && when->word.len == lower.len;
}

/* "nervous — 2/10 early → 5/10 later": behind the numbers, words that say no more than the change does. */
static bool drop_when(const struct feeling_cell *c, struct two *t)
{
	bool drops = false;
	for (int k = 0; k < 2; k++) {
		struct number_found n;
		if (!number_find(c->l, c->a, t->text[k], c->column, &n) || !is_about_when(c, feeling_bare(c, str_slice(t->text[k], n.to, t->text[k].len))))
			continue;
		struct str rest = str_slice(t->text[k], 0, n.to);
		feeling_read_one(c, rest, &t->feelings[k], &t->of[k]);
		drops = true;
	}
	return drops;
}

/* "cross → calm → glad": the third comes after the two. */
static void part_third(const struct feeling_cell *c, struct two *t, struct feeling_guess *g)
{
	struct two later;
	struct seam seam;
	bool found = find_two(c, t->text[1], &CHANGE, &later, &seam) || find_two(c, t->text[1], &COURSE, &later, &seam);
	if (!found || later.feelings[0].has_value != t->feelings[1].has_value || !later.is_known[0] || !later.is_known[1])
		return;
	t->feelings[1] = later.feelings[0];
	t->of[1] = later.of[0];
	g->then = later.text[1];
}

static bool read_change(const struct feeling_cell *c, struct str text, const struct pairing *p, struct feeling_guess *g)
{
	struct two t;
	struct seam seam;
	if (!find_two(c, text, p, &t, &seam))
		return false;
	part_third(c, &t, g);
	for (int k = 0; k < 2 && t.feelings[0].has_value; k++) /* faces say what the numbers do */
		t.feelings[k].further = (struct str){ 0 };
	g->leaves_words = drop_when(c, &t);
	spread_words(c, &t);
	return take_two(g, &t, seam.joint);
}

static bool is_one_word(struct str s)
{
	return s.len && str_find(s, ' ') == s.len;
}

/* The "から" of "それから". */
static bool is_inside_joint(const struct feeling_cell *c, struct str lower, size_t at)
{
	for (size_t from = at > JOINT_LONGEST ? at - JOINT_LONGEST : 0; from < at; from++) {
		const struct lexeme *joint = lexicon_at(c->l, ROW_JOINT, lower, from, true);
		if (joint && joint->value == JOINT_THEN && from + joint->word.len > at)
			return true;
	}
	return false;
}

/* "from angry to calm", "怒りから安心へ": words around two feelings. */
static bool read_from_to(const struct feeling_cell *c, struct str text, struct feeling_guess *g)
{
	static const struct {
		const char *from, *to;
	} ROWS[] = {
#define FROM_TO(from, to) { from, to },
#include "map/feelings.def"
	};
	struct str lower = plain_lower_in_place(c->a, text);
	for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
		bool is_wide = (unsigned char)ROWS[i].to[0] >= 0xE2 || (unsigned char)ROWS[i].from[0] >= 0xE2, has_from = *ROWS[i].from;
		struct str to = is_wide ? str_of(ROWS[i].to) : str_fmt(c->a, " %s ", ROWS[i].to), from = is_wide ? str_of(ROWS[i].from) : str_fmt(c->a, "%s ", ROWS[i].from);
		if (has_from && !str_starts(lower, from.at))
			continue;
		size_t begin = has_from ? from.len : 0;
		for (size_t at = begin + 1; at < lower.len && at < FEELING_READ_MOST; at++) {
			if (!str_starts(str_slice(lower, at, lower.len), to.at) || is_inside_joint(c, lower, at))
				continue;
			struct two t = { .text = { plain_trim(str_slice(text, begin, at)), plain_trim(str_slice(text, at + to.len, text.len)) } };
			bool fits = has_from || is_wide || (is_one_word(t.text[0]) && is_one_word(t.text[1]));
			const struct draft_feeling *f = t.feelings;
			bool known = fits && feeling_read_words(c, t.text[0], &t.feelings[0]) && feeling_read_words(c, t.text[1], &t.feelings[1]);
			if (known && (has_from ? f[0].level != f[1].level : f[0].level * f[1].level < 0)) {
				part_third(c, &t, g);
				return take_two(g, &t, JOINT_TO);
			}
		}
	}
	return false;
}

/* ---- faces ---- */

static bool take_at_face(const struct feeling_cell *c, struct str text, size_t at, struct feeling_guess *g)
{
	struct two t = read_two(c, feeling_bare(c, str_slice(text, 0, at)), feeling_bare(c, str_slice(text, at, text.len)));
	return take_two(g, &t, JOINT_AND);
}

/* "😊😡", "😊 glad 😡 cross": the first face of the other side begins a second feeling. Where each face is to lead its words, not
 * in "😤 cross but relieved 😊". */
static bool read_faces(const struct feeling_cell *c, struct str text, bool each_leads, struct feeling_guess *g)
{
	int before = 0;
	for (size_t at = 0; at < text.len && at < FEELING_READ_MOST; utf8_next(text, &at)) {
		const struct lexeme *face = lexicon_at(c->l, ROW_FACES, text, at, true);
		if (face && before * face->value < 0) {
			bool leads = lexicon_at(c->l, ROW_FACES, text, 0, true) && plain_has_letters(str_slice(text, 0, at)) == plain_has_letters(str_slice(text, at, text.len));
			bool fits = !each_leads || (leads && !feeling_ends_in_joint(c, plain_trim(str_slice(text, 0, at))));
			return fits && take_at_face(c, text, at, g);
		}
		before = face && face->value ? face->value : before;
	}
	return false;
}

/* "😊😐", "😟/😡": where there are no words, each other face says something of its own. */
static bool read_bare_faces(const struct feeling_cell *c, struct str text, struct feeling_guess *g)
{
	const struct lexeme *first = NULL;
	for (size_t at = 0; at < text.len && at < FEELING_READ_MOST && !plain_has_letters(text); utf8_next(text, &at)) {
		const struct lexeme *face = lexicon_at(c->l, ROW_FACES, text, at, true);
		if (face && first && face->value != first->value)
			return take_at_face(c, text, at, g);
		first = first ? first : face;
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

/* Lines become a list, so that words of one do not run into the next. */
static struct str joined_lines(const struct feeling_cell *c, struct str text)
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

/* From what says the most to what says the least. */
static bool read_several(const struct feeling_cell *c, struct str text, struct feeling_guess *g)
{
	struct number_found n;
	if (read_change(c, text, &CHANGE, g) || read_from_to(c, text, g) || read_change(c, text, &COURSE, g))
		return true;
	if (number_find(c->l, c->a, text, c->column, &n))
		return read_two_of(c, text, &MIXTURE, g);
	return read_faces(c, text, true, g) || read_two_of(c, text, &MIXTURE, g) ||
		read_faces(c, text, false, g) || read_two_of(c, text, &LIST, g) || read_bare_faces(c, text, g);
}

struct feeling_guess feeling_read(const struct lexicon *l, struct arena *a, struct str text, struct feeling_column column)
{
	struct feeling_cell c = { l, a, column };
	struct feeling_guess g = { 0 };
	struct number_found n;
	int count;
	text = joined_lines(&c, text);
	if (signs_read(text, column, &g.feelings[0].level, &count)) {
		g.is_known = true;
	} else if (column.has_numbers && number_is_missing(l, a, text)) {
		g.is_missing = true;
	} else if (number_find(l, a, text, column, &n) && n.is_all) {
		g.is_known = g.has_number = g.is_only_number = true;
		feeling_read_one(&c, text, &g.feelings[0], &g.of[0]);
	} else if (!read_several(&c, text, &g)) {
		g.is_known = feeling_read_one(&c, text, &g.feelings[0], &g.of[0]);
		g.has_number = g.feelings[0].has_value;
	}
	return g;
}
