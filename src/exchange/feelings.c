/* feelings.c — reads feelings by the rows of feelings.def. */
#include "exchange/feelings.h"

#include <string.h>

enum { READ_MOST = 400, JOINS_MOST = 6 }; /* bytes of a cell that are searched; places where it may fall in two */

enum degree { DEGREE_NONE, DEGREE_NOT, DEGREE_MORE, DEGREE_LESS };

struct reading { /* of one text */
	double level;
	bool is_known;
};

static int letters_of(struct str s)
{
	int count = 0;
	for (size_t at = 0; at < s.len; count++)
		utf8_next(s, &at);
	return count;
}

static bool in_words(const char *list, struct str lower, size_t at, size_t *len, bool at_word)
{
	for (struct str rest = str_of(list); rest.len;) {
		size_t end = str_find(rest, ' ');
		struct str word = str_slice(rest, 0, end);
		rest = str_slice(rest, end + 1, rest.len);
		size_t first = 0;
		bool latin = word.len && utf8_next(word, &first) < 0x2E80;
		if (!word.len || at + word.len > lower.len || lower.at[at] != word.at[0] || memcmp(lower.at + at, word.at, word.len) != 0 || (latin && !at_word))
			continue;
		size_t behind = at + word.len;
		bool ends = behind == lower.len || !utf8_is_letter(utf8_next(lower, &(size_t){ behind }));
		if (latin && letters_of(word) <= 3 && !ends) /* "fun" is no "function" */
			continue;
		if (word.len > *len)
			*len = word.len;
	}
	return *len > 0;
}

static double level_at(struct str lower, size_t at, bool at_word, size_t *len)
{
	static const struct {
		int level;
		const char *words;
	} ROWS[] = {
#define FEELING(level, words) { level, words },
#include "exchange/feelings.def"
	};
	double level = 0;
	*len = 0;
	for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
		size_t found = 0;
		if (in_words(ROWS[i].words, lower, at, &found, at_word) && found > *len) {
			*len = found;
			level = ROWS[i].level;
		}
	}
	return level;
}

static enum degree degree_at(struct str lower, size_t at)
{
	static const struct {
		enum degree degree;
		const char *words;
	} ROWS[] = {
#define DEGREE(kind, words) { DEGREE_##kind, words },
#include "exchange/feelings.def"
	};
	for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
		if (in_words(ROWS[i].words, lower, at, &(size_t){ 0 }, true))
			return ROWS[i].degree;
	return DEGREE_NONE;
}

static double by_degree(double level, enum degree degree)
{
	if (degree == DEGREE_NOT)
		return level > 0 ? -1 : level < 0 ? 1 : 0;
	if (degree == DEGREE_MORE)
		return level > 0 ? 2 : level < 0 ? -2 : 0;
	return degree == DEGREE_LESS ? (level > 0 ? 1 : level < 0 ? -1 : 0) : level;
}

static double face_level(struct str s, size_t at, size_t *len)
{
	static const struct {
		int level;
		const char *faces;
	} ROWS[] = {
#define FACES(level, faces) { level, faces },
#include "exchange/feelings.def"
	};
	for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
		*len = 0;
		if (in_words(ROWS[i].faces, s, at, len, true))
			return ROWS[i].level;
	}
	*len = 0;
	return 0;
}

/* "cautiously optimistic": how, not what. */
static bool is_adverb(struct str lower, size_t at)
{
	size_t end = at;
	while (end < lower.len && lower.at[end] >= 'a' && lower.at[end] <= 'z')
		end++;
	return str_ends(str_slice(lower, at, end), "ly");
}

/* The first word that is known, as what stands before it turns it. */
static struct reading read_words(struct arena *a, struct str text)
{
	struct str lower = str_lower(a, text);
	struct reading r = { 0 }, only = { 0 };
	enum degree degree = DEGREE_NONE;
	bool at_word = true;
	for (size_t at = 0; at < lower.len && at < READ_MOST && !r.is_known;) {
		size_t len = 0, from = at;
		bool may_begin = at_word || (unsigned char)lower.at[from] >= 0xE2; /* within a word only signs of scripts without blanks */
		double level = may_begin ? level_at(lower, from, at_word, &len) : 0;
		if (len && is_adverb(lower, from))
			only = only.is_known ? only : (struct reading){ by_degree(level, degree), true };
		else if (len)
			r = (struct reading){ by_degree(level, degree), true };
		else if (at_word && degree_at(lower, from) != DEGREE_NONE)
			degree = degree_at(lower, from);
		uint32_t code = utf8_next(lower, &at);
		at_word = !utf8_is_letter(code) && !utf8_is_mark(code) && code != '\'';
	}
	return r.is_known ? r : only;
}

static struct reading read_faces(struct str text)
{
	struct reading r = { 0 };
	for (size_t at = 0; at < text.len && at < READ_MOST && !r.is_known;) {
		size_t len;
		double level = (unsigned char)text.at[at] >= 0xE2 || text.at[at] == ':' || text.at[at] == ';' ? face_level(text, at, &len) : (len = 0, 0.0);
		if (len)
			r = (struct reading){ level, true };
		utf8_next(text, &at);
	}
	return r;
}

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

/* "+", "--", "★★★☆☆" */
static bool read_signs(struct str text, double *level, double *of)
{
	int stars = 0, all = 0;
	if (str_is(text, "+") || str_is(text, "++") || str_is(text, "-") || str_is(text, "--")) {
		*level = text.at[0] == '+' ? (double)text.len : -(double)text.len;
		return true;
	}
	for (size_t at = 0; at < text.len; all++) {
		uint32_t code = utf8_next(text, &at);
		if (code != 0x2605 && code != 0x2606 && code != 0x2B50 && code != 0xFE0F)
			return false;
		stars += code == 0x2605 || code == 0x2B50;
		all -= code == 0xFE0F;
	}
	*of = all > 5 ? 10 : 5;
	*level = stars;
	return stars > 0;
}

/* ---- numbers ---- */

static size_t number_end(struct str s, size_t at)
{
	size_t end = at;
	while (end < s.len && (plain_is_digit(s.at[end]) || ((s.at[end] == '.' || s.at[end] == ',') && end > at && end + 1 < s.len && plain_is_digit(s.at[end + 1]))))
		end++;
	return end;
}

static bool read_decimal(struct arena *a, struct str s, double *number)
{
	struct str copy = str_copy(a, s);
	for (size_t i = 0; i < copy.len; i++)
		if (copy.at[i] == ',')
			((char *)copy.at)[i] = '.';
	return copy.len < 10 && number_read(copy, number);
}

struct found_number {
	size_t from, to; /* in the text, brackets around it included */
	double number, of;
};

/* "3/5", "(3.5/5)", "2-4/5" (its middle), "7/10". */
static bool find_fraction(struct arena *a, struct str s, struct found_number *f)
{
	for (size_t slash = 1; slash + 1 < s.len; slash++) {
		size_t from = slash, end = number_end(s, slash + 1);
		double low, high;
		if (s.at[slash] != '/' || end == slash + 1 || !read_decimal(a, str_slice(s, slash + 1, end), &f->of) || (f->of != 5 && f->of != 10 && f->of != 7 && f->of != 100))
			continue;
		while (from && (plain_is_digit(s.at[from - 1]) || s.at[from - 1] == '.' || s.at[from - 1] == ','))
			from--;
		if (!read_decimal(a, str_slice(s, from, slash), &high))
			continue;
		f->number = high;
		size_t dash = from, first = from;
		if (dash > 1 && s.at[dash - 1] == '-') {
			first = dash - 1;
			while (first && (plain_is_digit(s.at[first - 1]) || s.at[first - 1] == '.'))
				first--;
			if (read_decimal(a, str_slice(s, first, dash - 1), &low))
				f->number = (low + high) / 2;
			else
				first = from;
		}
		bool in_brackets = first && s.at[first - 1] == '(' && end < s.len && s.at[end] == ')';
		f->from = first < from ? 0 : first - in_brackets; /* a range says more than its middle: its words stay */
		f->to = first < from ? 0 : end + in_brackets;
		return f->number <= f->of;
	}
	return false;
}

/* The whole text, or the text's beginning before words: "4", "+1", "-2 annoyed", "3,5". */
static bool find_plain_number(struct arena *a, struct str s, bool anywhere_first, struct found_number *f)
{
	size_t sign = s.len && (s.at[0] == '+' || s.at[0] == '-') ? 1 : str_starts(s, "\xE2\x88\x92") ? 3 : 0;
	size_t end = number_end(s, sign);
	bool alone = end == s.len, before_words = anywhere_first && end < s.len && plain_is_blank((unsigned char)s.at[end]);
	if (end == sign || !(alone || before_words) || !read_decimal(a, str_slice(s, sign, end), &f->number))
		return false;
	f->number = sign && s.at[0] != '+' ? -f->number : f->number;
	f->from = 0;
	f->to = end;
	f->of = 0;
	return true;
}

static struct str without(struct arena *a, struct str s, size_t from, size_t to)
{
	return plain_line(a, str_fmt(a, "%.*s %.*s", (int)from, s.at, (int)(s.len - to), s.at + to));
}

/* ---- one feeling ---- */

/* Without the faces at its beginning that have told the level, and without signs that only joined them. */
static struct str words_of(struct arena *a, struct str s)
{
	for (;;) {
		size_t len, at = 0;
		s = plain_trim(s);
		face_level(s, 0, &len);
		uint32_t code = s.len ? utf8_next(s, &at) : 0;
		if (len && len < s.len + 1)
			s = str_slice(s, len, s.len);
		else if (code == 0xFE0F || code == 0x200D)
			s = str_slice(s, at, s.len);
		else
			return plain_line(a, s);
	}
}

static bool read_one(struct arena *a, struct str text, struct draft_feeling *f)
{
	struct reading words = read_words(a, text), face = read_faces(text);
	*f = (struct draft_feeling){ .word = words_of(a, text) };
	if (read_lone_arrow(text, &f->level)) {
		f->word = (struct str){ 0 };
		return true;
	}
	f->level = face.is_known && (face.level != 0 || !words.is_known) ? face.level : words.level;
	return face.is_known || words.is_known;
}

/* ---- two of them ---- */

/* How a text may fall in two at this place: "to", "and", "or"; NULL where it does not. */
static const char *joint_at(struct str s, size_t at, size_t *len)
{
	static const struct {
		const char *joint, *sign;
	} JOINTS[] = {
		{ "to", "\xE2\x86\x92" }, { "to", "->" }, { "to", "=>" }, { "to", "\xE2\x9E\x9C" }, { "to", "\xE2\x9E\xA1" }, { "or", " or " }, { "or", " ou " },
		{ "or", " oder " }, { "or", " или " }, { "or", " o " }, { "and", "/" }, { "and", "\xEF\xBC\x8F" }, { "and", "," }, { "and", ";" }, { "and", "+" },
		{ "and", "\xE3\x80\x81" }, { "and", "\xEF\xBC\x8C" }, { "and", "\xC2\xB7" }, { "and", " but " }, { "and", " mais " }, { "and", " pero " },
		{ "and", " aber " }, { "and", " mas " }, { "and", " ma " }, { "and", " но " }, { "and", " and " }, { "and", " et " }, { "and", " und " },
		{ "and", " y " }, { "and", " e " }, { "and", " и " },
	};
	for (size_t i = 0; i < sizeof JOINTS / sizeof *JOINTS; i++)
		if (str_starts(str_slice(s, at, s.len), JOINTS[i].sign)) {
			*len = strlen(JOINTS[i].sign);
			return JOINTS[i].joint;
		}
	return NULL;
}

static bool is_inside_brackets(struct str s, size_t at)
{
	int depth = 0;
	for (size_t i = 0; i < at; i++)
		depth += s.at[i] == '(' ? 1 : s.at[i] == ')' && depth ? -1 : 0;
	return depth > 0;
}

/* Two feelings where the text falls into two that are known and differ; for a mixture they must lie on two sides. */
static bool read_two(struct arena *a, struct str text, bool changes, struct feeling_guess *g)
{
	int tries = 0;
	for (size_t at = 1; at < text.len && at < READ_MOST && tries < JOINS_MOST; at++) {
		size_t len;
		struct draft_feeling first, second;
		const char *joint = joint_at(text, at, &len);
		if (!joint || (strcmp(joint, "to") == 0) != changes || (!changes && is_inside_brackets(text, at)))
			continue;
		tries++;
		bool known_first = read_one(a, plain_trim(str_slice(text, 0, at)), &first);
		bool known_second = read_one(a, plain_trim(str_slice(text, at + len, text.len)), &second);
		bool two_sides = (first.level < 0) != (second.level < 0) && first.level != second.level;
		if (!(changes ? known_first || known_second : known_first && known_second && two_sides))
			continue;
		g->feelings[0] = first;
		g->feelings[1] = second;
		g->joint = joint;
		g->is_known = true;
		return true;
	}
	return false;
}

/* ---- a whole cell ---- */

struct feeling_guess feeling_read(struct arena *a, struct str text, bool numbers_count)
{
	struct feeling_guess g = { 0 };
	struct found_number n;
	double of = 0, level = 0;
	text = plain_line(a, text);
	g.has_number = find_fraction(a, text, &n) || (numbers_count && find_plain_number(a, text, true, &n));
	if (g.has_number) {
		read_one(a, without(a, text, n.from, n.to), &g.feelings[0]);
		g.feelings[0].has_value = g.is_known = true;
		g.feelings[0].value = n.number;
		g.of = n.of;
	} else if (read_signs(text, &level, &of)) {
		g.is_known = true;
		g.has_number = of > 0;
		g.of = of;
		g.feelings[0] = (struct draft_feeling){ .has_value = of > 0, .value = level, .level = level };
	} else if (!read_two(a, text, true, &g) && !read_two(a, text, false, &g)) {
		g.is_known = read_one(a, text, &g.feelings[0]);
	}
	return g;
}
