/* person.c — takes a description of a person to pieces: first the name, then an age wherever it stands in the first sentence, then the
 * first piece as the role; the rest is about them. */
#include "exchange/words/person.h"
#include "exchange/plain/words.h"
#include "cjm/unicode.h"

enum { ROLE_LONGEST = 80, OLDEST = 120, PIECES_MOST = 12 };

/* ---- words ---- */

enum { OF_AGE, OF_SHORTENED, OF_JOINING, OF_GOING_ON };

static const struct words_row ROWS[] = {
#define AGE_WORDS(text) { .list = OF_AGE, .words = text },
#define JOINING_NAMES(text) { .list = OF_JOINING, .words = text },
#define BEHIND_NAME(text) { .list = OF_GOING_ON, .words = text },
#define SHORTENED(text) { .list = OF_SHORTENED, .words = text },
#include "exchange/words/person.def"
};

static const struct words_table WORDS = WORDS_TABLE(ROWS, ',');

/* The next run of digits or of letters: "67jährig" is two. */
static struct str next_run(struct str *rest, bool *is_number)
{
	size_t from = 0, at = 0, end;
	uint32_t code = 0;
	while (at < rest->len && !unicode_is_word(code = utf8_next(*rest, &at)))
		from = at;
	*is_number = unicode_is_digit(code);
	for (end = at = from; at < rest->len;) {
		code = utf8_next(*rest, &at);
		if (!unicode_is_word(code) || unicode_is_digit(code) != *is_number)
			break;
		end = at;
	}
	struct str run = str_slice(*rest, from, end);
	*rest = str_slice(*rest, end, rest->len);
	return run;
}

static int number_of(struct str run)
{
	int number = 0;
	for (size_t at = 0; at < run.len && number <= OLDEST;)
		number = number * 10 + unicode_digit(utf8_next(run, &at));
	return number;
}

bool person_is_age(struct arena *a, struct str text)
{
	int numbers = 0;
	bool is_number;
	struct str rest = str_lower(a, text);
	for (struct str run; (run = next_run(&rest, &is_number)).len; numbers += is_number)
		if (is_number ? number_of(run) > OLDEST || numbers == 2 : !words_find(&WORDS, OF_AGE, run))
			return false;
	return numbers > 0;
}

/* ---- where things end ---- */

static bool is_comma(uint32_t c) { return c == ',' || c == ';' || c == '|' || c == 0x60C || c == 0x61B || c == 0x3001 || c == 0xFF0C || c == 0xFF1B; }
static bool is_semicolon(uint32_t c) { return c == ';' || c == 0x61B || c == 0xFF1B; }
static bool is_long_dash(uint32_t c) { return c == 0x2014 || c == 0x2013 || c == 0x2015; }
static bool is_stop(uint32_t c) { return c == '.' || c == '!' || c == '?' || c == 0x3002 || c == 0xFF0E || c == 0x6D4; }
static bool is_sign(uint32_t c) { return c == '-' || c == ':' || c == 0xB7 || c == 0x2022 || c == 0xFF1A; }

static struct str word_before(struct str s, size_t end)
{
	size_t from = end;
	while (from && s.at[from - 1] != ' ' && s.at[from - 1] != '.' && s.at[from - 1] != '(')
		from--;
	return str_slice(s, from, end);
}

static bool ends_sentence(struct arena *a, struct str s, size_t here, uint32_t code, size_t after)
{
	if (!is_stop(code) || (code < 0x80 && after < s.len && s.at[after] != ' '))
		return false;
	struct str word = word_before(s, here);
	return code != '.' || !(plain_count(word) == 1 || words_find(&WORDS, OF_SHORTENED, str_lower(a, word)));
}

enum name_end { END_NONE, END_PIECE, END_SENTENCE };

/* A dash of any length needs blanks around it, or "Anna-Lena" would end; a colon one behind it; "14–18" goes on. */
static enum name_end end_at(struct arena *a, struct str s, size_t here, uint32_t code, size_t after)
{
	bool blank_before = here && s.at[here - 1] == ' ', blank_after = after < s.len && s.at[after] == ' ';
	bool digits_around = here && after < s.len && plain_is_digit(s.at[here - 1]) && plain_is_digit(s.at[after]);
	if (ends_sentence(a, s, here, code, after))
		return END_SENTENCE;
	if (is_comma(code) || (is_long_dash(code) && !digits_around))
		return END_PIECE;
	if (is_sign(code))
		return blank_after && (blank_before || code == ':' || code == 0xFF1A) ? END_PIECE : END_NONE;
	return END_NONE;
}

/* Up to the end of a piece or sentence, brackets whole; *next is where it goes on. */
static struct str next_piece(struct arena *a, struct str s, size_t *next, enum name_end *how)
{
	int depth = 0;
	*how = END_NONE;
	for (size_t at = 0; at < s.len;) {
		size_t here = at;
		uint32_t code = utf8_next(s, &at);
		depth += plain_opens_bracket(code) ? 1 : plain_closes_bracket(code) && depth ? -1 : 0;
		*how = depth ? END_NONE : end_at(a, s, here, code, at);
		if (*how != END_NONE) {
			*next = at;
			return plain_trim(str_slice(s, 0, here));
		}
	}
	*next = s.len;
	return plain_trim(s);
}

/* ---- what is said ---- */

static void add_text(struct arena *a, struct str *to, struct str text)
{
	*to = !text.len ? *to : to->len ? str_fmt(a, "%.*s, %.*s", STR_ARG(*to), STR_ARG(text)) : text;
}

/* A piece of the first sentence, or of a bracket behind the name. */
static void take_piece(struct arena *a, struct person_said *said, struct str piece, bool may_be_role)
{
	if (!said->age.len && person_is_age(a, piece))
		said->age = piece;
	else if (may_be_role && !said->role.len && !said->about.len && piece.len <= ROLE_LONGEST)
		said->role = piece;
	else
		add_text(a, &said->about, piece);
}

static void take_sentence(struct arena *a, struct person_said *said, struct str text, bool may_be_role)
{
	enum name_end how = END_PIECE;
	size_t next = 0;
	for (int k = 0; text.len && how == END_PIECE && k < PIECES_MOST; k++) {
		struct str piece = next_piece(a, text, &next, &how);
		if (piece.len)
			take_piece(a, said, piece, may_be_role);
		text = str_slice(text, next, text.len);
	}
	text = plain_trim(text);
	if (text.len)
		said->about = said->about.len ? str_fmt(a, "%.*s%s %.*s", STR_ARG(said->about), how == END_SENTENCE ? "." : ",", STR_ARG(text)) : text;
}

static bool holds_age(struct arena *a, struct str inside)
{
	enum name_end how;
	for (size_t next = 0; inside.len; inside = plain_trim(str_slice(inside, next, inside.len)))
		if (person_is_age(a, next_piece(a, inside, &next, &how)))
			return true;
	return false;
}

/* Where brackets begin that hold an age, with what stands inside and behind them; text.len for none. */
static size_t age_at(struct arena *a, struct str text, struct str *inside, struct str *behind)
{
	size_t open = text.len, from = text.len;
	for (size_t at = 0; at < text.len;) {
		size_t here = at;
		uint32_t code = utf8_next(text, &at);
		if (plain_opens_bracket(code)) {
			open = here;
			from = at;
		} else if (plain_closes_bracket(code) && open < here && holds_age(a, str_slice(text, from, here))) {
			*inside = plain_trim(str_slice(text, from, here));
			*behind = plain_trim(str_slice(text, at, text.len));
			return open;
		}
	}
	return text.len;
}

struct person_said person_read_label(struct arena *a, struct str text)
{
	struct str inside = { 0 }, behind = { 0 };
	size_t end = age_at(a, text, &inside, &behind);
	struct person_said said = { .name = plain_trim(str_slice(text, 0, end)) };
	if (!said.name.len)
		return (struct person_said){ .name = text };
	take_sentence(a, &said, inside, true);
	take_sentence(a, &said, behind, true);
	return said;
}

/* Whether a word of the list stands at a blank, between blanks; its end, or `at` where none does. */
static size_t behind_word_of(struct arena *a, int list, struct str s, size_t at)
{
	struct str rest = str_slice(s, at + 1, s.len), word = str_slice(rest, 0, str_find(rest, ' '));
	bool is_word = s.at[at] == ' ' && word.len && word.len < rest.len && words_find(&WORDS, list, str_lower(a, word));
	return is_word ? at + 1 + word.len : at;
}

/* "A busy parent who has no time": nobody is called so. */
static void cut_long_name(struct arena *a, struct person_said *said)
{
	enum { LONG = 40 };
	struct str all = said->name, about = said->about;
	for (size_t at = 1; plain_count(all) > LONG && at < all.len; at++)
		if (behind_word_of(a, OF_GOING_ON, all, at) > at) {
			said->name = str_slice(all, 0, at);
			said->about = str_slice(all, at + 1, all.len);
			add_text(a, &said->about, about);
			return;
		}
}

struct person_said person_read(struct arena *a, struct str text)
{
	enum name_end how;
	size_t next;
	struct str line = plain_line(a, text), piece = next_piece(a, line, &next, &how);
	struct person_said said = person_read_label(a, piece);
	if (!plain_has_letters(said.name) || person_is_age(a, said.name))
		return (struct person_said){ .name = line };
	take_sentence(a, &said, plain_trim(str_slice(line, next, line.len)), how == END_PIECE);
	return said;
}

/* ---- several ---- */

/* Up to the next sign between names, brackets whole: a semicolon, or where there is none, a comma or a word. */
static struct str next_name(struct arena *a, struct str *rest, bool at_semicolons)
{
	struct str s = *rest;
	int depth = 0;
	for (size_t at = 0; at < s.len;) {
		size_t here = at, end;
		uint32_t code = utf8_next(s, &at);
		depth += plain_opens_bracket(code) ? 1 : plain_closes_bracket(code) && depth ? -1 : 0;
		end = is_semicolon(code) || (!at_semicolons && is_comma(code)) ? at : at_semicolons ? here : behind_word_of(a, OF_JOINING, s, here);
		if (!depth && end > here) {
			*rest = str_slice(s, end, s.len);
			return plain_trim(str_slice(s, 0, here));
		}
	}
	*rest = (struct str){ 0 };
	return plain_trim(s);
}

/* "Ana", "Ben (51)", not "retired engineer" or "67". */
static bool may_be_person(struct arena *a, const struct person_said *said)
{
	enum { WORDS_MOST = 3 };
	size_t words = 1;
	uint32_t first = plain_code_at(said->name, 0);
	for (size_t at = 0; at < said->name.len; at++)
		words += said->name.at[at] == ' ';
	bool is_small = unicode_lower(first) == first && unicode_upper(first) != first;
	return plain_has_letters(said->name) && !is_small && words <= WORDS_MOST && !person_is_age(a, said->name);
}

struct people_said people_read(struct arena *a, struct str text, bool are_several)
{
	struct people_said people = { 0 };
	struct str line = plain_line(a, text);
	bool at_semicolons = str_find(line, ';') < line.len, fits = true;
	for (struct str rest = line; rest.len && fits;) {
		struct str name = next_name(a, &rest, at_semicolons);
		if (!name.len)
			continue;
		struct person_said said = at_semicolons ? person_read(a, name) : person_read_label(a, name);
		fits = may_be_person(a, &said) && (are_several || said.age.len);
		VEC_PUSH(a, &people.list, said);
	}
	if (!fits || people.list.len < 2) {
		people.list.len = 0;
		struct person_said one = person_read(a, text);
		cut_long_name(a, &one);
		VEC_PUSH(a, &people.list, one);
	}
	return people;
}

bool person_key_is_of_several(struct arena *a, struct str key)
{
	static const char *const SEVERAL[] = { "personas", "persona's", "persona’s", "personaer", "personor", "персоны" };
	struct str lower = str_lower(a, key);
	for (size_t i = 0; i < sizeof SEVERAL / sizeof *SEVERAL; i++)
		if (str_find_text(lower, 0, str_of(SEVERAL[i])) < lower.len)
			return true;
	return false;
}
