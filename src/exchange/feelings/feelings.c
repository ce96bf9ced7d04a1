/* feelings.c — reads a cell of feelings: where it falls in two, and how the two belong together. */
#include "exchange/feelings/feelings.h"
#include "exchange/feelings/feeling_parts.h"

#include <string.h>

enum { SEAMS_MOST = 8, JOINT_LONGEST = 12, PIECES_MOST = 12 }; /* places where a cell may fall in two; bytes of a joint without blanks; feelings of a list */

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

static bool take_one(struct feeling_guess *g, const struct two *t)
{
	g->feelings[0] = t->feelings[0];
	g->of[0] = t->of[0];
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

static size_t words_in(struct str s)
{
	size_t words = 1;
	for (size_t at = 0; at < s.len; at++)
		words += s.at[at] == ' ';
	return words;
}

/* Without the words at its beginning or end that say when: "at first", "später". */
static struct str without_when(const struct feeling_cell *c, struct str words)
{
	struct str lower = plain_lower_in_place(c->a, words);
	const struct lexeme *when = lexicon_at(c->l, ROW_WHEN, lower, 0, true);
	size_t bracket = str_ends(words, ")") ? str_find(words, '(') : words.len;
	if (is_about_when(c, words))
		return (struct str){ 0 };
	if (bracket < words.len && is_about_when(c, str_slice(words, bracket + 1, words.len - 1)))
		return feeling_bare(c, str_slice(words, 0, bracket));
	uint32_t next = when ? plain_code_at(lower, when->word.len) : 0;
	if (plain_is_blank(next) || next == ',' || next == ':')
		return feeling_bare(c, str_slice(words, when->word.len, words.len));
	for (size_t at = 1; at < lower.len; at++) {
		when = lower.at[at - 1] == ' ' ? lexicon_at(c->l, ROW_WHEN, lower, at, true) : NULL;
		if (when && at + when->word.len == lower.len && words_in(plain_trim(str_slice(words, 0, at))) <= 2) /* not "worried about the end" */
			return feeling_bare(c, str_slice(words, 0, at));
	}
	return words;
}

/* "nervous — 2/10 early → 5/10 later": words that say no more than the change does. Gives in how many of the two. */
static int drop_when(const struct feeling_cell *c, struct two *t)
{
	int dropped = 0;
	for (int k = 0; k < 2; k++) {
		struct str word = without_when(c, t->feelings[k].word);
		dropped += word.len < t->feelings[k].word.len;
		t->feelings[k].word = word;
	}
	return dropped;
}

static bool find_later(const struct feeling_cell *c, struct str text, bool changes, struct two *later)
{
	struct seam seam;
	return changes ? find_two(c, text, &CHANGE, later, &seam) || find_two(c, text, &COURSE, later, &seam) : find_two(c, text, &MIXTURE, later, &seam);
}

/* "cross → calm → glad", "cross, glad, tired": the third comes after the two. */
static void part_third(const struct feeling_cell *c, struct two *t, bool changes, struct feeling_guess *g)
{
	struct two later;
	if (!find_later(c, t->text[1], changes, &later) || later.feelings[0].has_value != t->feelings[1].has_value || !are_known(&later))
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
	part_third(c, &t, true, g);
	for (int k = 0; k < 2 && t.feelings[0].has_value; k++) /* faces say what the numbers do */
		t.feelings[k].further = (struct str){ 0 };
	g->leaves_words = drop_when(c, &t) > 0;
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

/* Without a word before the first, only what is on another side: "happy to help" is no change. */
static bool becomes(const struct two *t, bool has_from)
{
	const struct draft_feeling *f = t->feelings;
	if (!are_known(t) || f[0].has_value != f[1].has_value)
		return false;
	if (f[0].has_value)
		return has_from && f[0].value != f[1].value;
	return has_from ? f[0].level != f[1].level : f[0].level * f[1].level < 0 || (f[0].level == 0 && f[1].level != 0);
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
			struct two t = read_two(c, plain_trim(str_slice(text, begin, at)), plain_trim(str_slice(text, at + to.len, text.len)));
			bool fits = has_from || is_wide || (is_one_word(t.text[0]) && is_one_word(t.text[1]));
			if (fits && becomes(&t, has_from)) {
				part_third(c, &t, true, g);
				return take_two(g, &t, JOINT_TO);
			}
		}
	}
	return false;
}

/* ---- mixtures ---- */

/* Two that are felt at different times, by the words at them, are a change: "2/10 at first, 6/10 at the end". */
static bool take_timed(const struct feeling_cell *c, struct feeling_guess *g, const struct two *t)
{
	struct two timed = *t;
	if (drop_when(c, &timed) < 2)
		return false;
	g->leaves_words = true;
	return take_two(g, &timed, JOINT_TO);
}

/* What signs part: "glad / calm; cross". Gives how many; each with where it begins in the text. */
static size_t list_pieces(const struct feeling_cell *c, struct str text, struct str *pieces, size_t *starts)
{
	struct str lower = plain_lower_in_place(c->a, text);
	struct seam seam = { 0 };
	size_t count = 0, from = 0;
	for (bool found = true; found && count < PIECES_MOST;) {
		found = seam_next(c, lower, seam.behind, &seam);
		if (found && seam.joint != JOINT_APART)
			continue;
		starts[count] = from;
		pieces[count++] = feeling_bare(c, str_slice(text, from, found ? seam.at : text.len));
		from = seam.behind;
	}
	return count;
}

/* Neighbours that feel the same are one, as is a word that nothing is known of; a third comes after the first two. */
static bool read_list(const struct feeling_cell *c, struct str text, struct feeling_guess *g)
{
	enum { SHORT_WORDS = 3 };
	struct str pieces[PIECES_MOST];
	size_t starts[PIECES_MOST], count = list_pieces(c, text, pieces, starts), groups = 0;
	struct two t = { 0 };
	for (size_t k = 0; k < count && !g->then.len; k++) {
		struct draft_feeling f = { 0 }, *last = groups ? &t.feelings[groups - 1] : NULL;
		bool is_known = plain_has_letters(pieces[k]) && feeling_read_one(c, pieces[k], &f, &t.of[0]);
		if (count < 2 || count == PIECES_MOST || f.has_value || f.further.len || !f.word.len || (!is_known && (!last || count == 2 || words_in(pieces[k]) > SHORT_WORDS)))
			return false;
		if (last && (!is_known || f.level == last->level))
			last->word = str_fmt(c->a, "%.*s, %.*s", STR_ARG(last->word), STR_ARG(f.word));
		else if (groups == 2)
			g->then = str_slice(text, starts[k], text.len);
		else
			t.feelings[groups++] = f;
	}
	return groups < 2 ? take_one(g, &t) : (!g->then.len && take_timed(c, g, &t)) || take_two(g, &t, JOINT_APART);
}

static bool read_mixture(const struct feeling_cell *c, struct str text, const struct pairing *p, struct feeling_guess *g)
{
	struct two t;
	struct seam seam;
	if (!find_two(c, text, p, &t, &seam))
		return false;
	if (seam.joint != JOINT_OR && take_timed(c, g, &t))
		return true;
	if (!t.feelings[0].has_value)
		part_third(c, &t, false, g);
	return take_two(g, &t, seam.joint);
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

/* From what says the most to what says the least. */
static bool read_several(const struct feeling_cell *c, struct str text, struct feeling_guess *g)
{
	struct number_found n;
	if (read_change(c, text, &CHANGE, g) || read_from_to(c, text, g) || read_change(c, text, &COURSE, g))
		return true;
	if (number_find(c->l, c->a, text, c->column, &n))
		return read_mixture(c, text, &MIXTURE, g);
	return read_list(c, text, g) || read_faces(c, text, true, g) || read_mixture(c, text, &MIXTURE, g) ||
		read_faces(c, text, false, g) || read_mixture(c, text, &LIST, g) || read_bare_faces(c, text, g);
}

struct feeling_guess feeling_read(const struct lexicon *l, struct arena *a, struct str text, struct feeling_column column)
{
	struct feeling_cell c = { l, a, column };
	struct feeling_guess g = { 0 };
	struct number_found n;
	int count;
	text = feeling_lines_joined(&c, text);
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
