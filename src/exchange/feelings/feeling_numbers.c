/* feeling_numbers.c — numbers of feelings, as people write them. */
#include "exchange/feelings/feeling_numbers.h"
#include "cjm/unicode.h"

#include <string.h>

enum { SIGNS_MOST = 3, STARS_USUAL = 5, WHOLE_PERCENT = 100, NUMBER_LARGEST = 1000 };

static size_t behind_blanks(struct str s, size_t at)
{
	for (size_t next = at; at < s.len && plain_is_blank(utf8_next(s, &next));)
		at = next;
	return at;
}

static bool is_minus(uint32_t code)
{
	return code == '-' || (code >= 0x2010 && code <= 0x2014) || code == 0x2212 || code == 0xFE63 || code == 0xFF0D;
}

/* ---- one number ---- */

static size_t digits_end(struct str s, size_t at)
{
	size_t end = at;
	while (end < s.len && (plain_is_digit(s.at[end]) || ((s.at[end] == '.' || s.at[end] == ',') && end > at && end + 1 < s.len && plain_is_digit(s.at[end + 1]))))
		end++;
	return end;
}

/* Where the number ends that begins here, with its sign; `at` where there is none. */
static size_t read_number(struct arena *a, struct str s, size_t at, double *number)
{
	uint32_t code = plain_code_at(s, at);
	size_t from = at;
	if (code == '+' || is_minus(code))
		utf8_next(s, &from);
	size_t end = digits_end(s, from);
	struct str copy = str_copy(a, str_slice(s, from, end));
	for (size_t i = 0; i < copy.len; i++)
		if (copy.at[i] == ',')
			((char *)copy.at)[i] = '.';
	if (end == from || copy.len >= 10 || !number_read(copy, number) || *number > NUMBER_LARGEST)
		return at;
	*number = is_minus(code) ? -*number : *number;
	return end;
}

/* Behind a word of the row and the blanks around it; `at` where there is none. */
static size_t behind_word(const struct lexicon *l, enum word_row row, struct str s, size_t at)
{
	size_t from = behind_blanks(s, at);
	const struct lexeme *word = lexicon_at(l, row, s, from, true);
	return word ? behind_blanks(s, from + word->word.len) : at;
}

static bool is_whole(double of)
{
	static const double WHOLES[] = { 3, 4, 5, 6, 7, 9, 10, 20, 100 };
	for (size_t i = 0; i < sizeof WHOLES / sizeof *WHOLES; i++)
		if (of == WHOLES[i])
			return true;
	return false;
}

/* "2/3" is something else more often than not. */
static bool is_usual_whole(double of)
{
	return of == 5 || of == 7 || of == 10 || of == 100;
}

struct amount {
	double number, of;
	size_t end;
	bool is_exact, has_slash, has_plus;
};

/* "4", "4-5", and the middle of it. */
static bool read_plain(const struct lexicon *l, struct arena *a, struct str s, size_t at, struct amount *n)
{
	double high;
	size_t from = behind_word(l, ROW_ABOUT, s, at);
	*n = (struct amount){ .is_exact = from == at, .has_plus = plain_code_at(s, from) == '+' };
	n->end = read_number(a, s, from, &n->number);
	if (n->end == from)
		return false;
	size_t second = behind_word(l, ROW_RANGE, s, n->end), end = second > n->end ? read_number(a, s, second, &high) : second;
	if (end > second && high > n->number) {
		n->number = (n->number + high) / 2;
		n->is_exact = false;
		n->end = end;
	}
	return true;
}

/* With its whole and its unit: "3/5", "4 out of 5", "80%", "2 ★", "3 points". */
static bool read_amount(const struct lexicon *l, struct arena *a, struct str s, size_t at, struct amount *n)
{
	double of;
	if (!read_plain(l, a, s, at, n))
		return false;
	size_t second = behind_word(l, ROW_WHOLE, s, n->end), end = second > n->end ? read_number(a, s, second, &of) : second;
	size_t percent = behind_blanks(s, n->end);
	if (end > second && is_whole(of) && n->number >= 0 && n->number <= of) {
		n->has_slash = plain_code_at(s, behind_blanks(s, n->end)) == '/';
		n->of = of;
		n->end = end;
	} else if ((plain_code_at(s, percent) == '%' || plain_code_at(s, percent) == 0xFF05) && n->number >= 0 && n->number <= WHOLE_PERCENT) {
		n->of = WHOLE_PERCENT;
		utf8_next(s, &percent);
		n->end = percent;
	}
	size_t stars = behind_word(l, ROW_STARS, s, n->end), unit = behind_word(l, ROW_UNIT, s, n->end);
	if (stars > n->end && n->number >= 0 && n->number <= 2 * STARS_USUAL)
		n->of = n->of > 0 ? n->of : n->number > STARS_USUAL ? 2 * STARS_USUAL : STARS_USUAL;
	n->end = stars > n->end ? stars : unit;
	return true;
}

/* "★★★☆☆" */
static bool read_stars(struct str s, size_t at, struct amount *n)
{
	int all = 0, stars = 0;
	size_t end = at;
	for (size_t next = at; next < s.len; end = next) {
		uint32_t code = utf8_next(s, &next);
		if (code != 0x2605 && code != 0x2606 && code != 0x2B50 && code != 0x1F31F && code != 0xFE0F)
			break;
		stars += code != 0x2606 && code != 0xFE0F;
		all += code != 0xFE0F;
	}
	*n = (struct amount){ stars, all > STARS_USUAL ? 2 * STARS_USUAL : STARS_USUAL, end, true, false, false };
	return stars > 0 && stars <= 2 * STARS_USUAL;
}

/* ---- where it stands in a cell ---- */

static bool has_two_stars(struct str s)
{
	struct amount n;
	return read_stars(s, 0, &n) && n.number + (plain_code_at(s, n.end) == 0) >= 2;
}

static bool set_found(struct amount amount, size_t from, size_t to, struct number_found *n)
{
	*n = (struct number_found){ amount.is_exact ? from : 0, amount.is_exact ? to : 0, amount.number, amount.of, false, amount.has_plus };
	return true;
}

/* The whole cell, brackets around it or not. */
static bool find_alone(const struct lexicon *l, struct arena *a, struct str s, struct number_found *n)
{
	struct amount amount;
	bool in_brackets = s.len > 2 && s.at[0] == '(' && s.at[s.len - 1] == ')';
	struct str inside = in_brackets ? str_slice(s, 0, s.len - 1) : s;
	if (!read_stars(inside, in_brackets, &amount) && !read_amount(l, a, inside, in_brackets, &amount))
		return false;
	if (behind_blanks(inside, amount.end) < inside.len)
		return false;
	set_found(amount, 0, s.len, n);
	n->is_all = true;
	return true;
}

/* "-2 (angry)", "4 relieved", "★★ slow" */
static bool find_before_words(const struct lexicon *l, struct arena *a, struct str s, struct feeling_column column, struct number_found *n)
{
	struct amount amount;
	bool stars = read_stars(s, 0, &amount), has_sign = s.len && (s.at[0] == '+' || is_minus(plain_code_at(s, 0)));
	if (!stars && !read_amount(l, a, s, 0, &amount))
		return false;
	uint32_t next = plain_code_at(s, amount.end), then = plain_code_at(s, behind_blanks(s, amount.end));
	bool is_fraction = amount.has_slash && is_usual_whole(amount.of);
	bool apart = plain_is_blank(next) || (next < 0x80 && strchr("(:;,=-", (int)next)) || (stars && next != '/') || (amount.end && plain_is_blank(plain_code_at(s, amount.end - 1)));
	bool means_it = column.has_numbers || is_fraction || (stars && (then == '(' || has_two_stars(s))) || (has_sign && amount.number >= -STARS_USUAL && amount.number <= STARS_USUAL && amount.of == 0);
	return apart && means_it && set_found(amount, 0, amount.end, n);
}

/* "careful — 3": a dash with a blank before it, which no other number is left of. */
static bool is_behind_dash(struct str s, size_t from)
{
	size_t at = from;
	while (at && (s.at[--at] & 0xC0) == 0x80)
		;
	size_t blank = at;
	while (blank && s.at[blank - 1] == ' ')
		blank--;
	return from && is_minus(plain_code_at(s, at)) && blank < at && blank && !plain_is_digit(s.at[blank - 1]);
}

/* "Happy (5)", "Happy: 5", "Happy — 5", "Angry -2", "😀 5"; "Happy (3/5)" in any column. */
static bool find_behind_words(const struct lexicon *l, struct arena *a, struct str s, struct feeling_column column, struct number_found *n)
{
	for (size_t at = 1; at < s.len; at++) {
		struct amount amount;
		char before = s.at[at - 1];
		if (!plain_is_digit(s.at[at]) && s.at[at] != '+' && !is_minus(plain_code_at(s, at)))
			continue;
		if (plain_is_digit(before) || before == '.' || before == ',' || !read_amount(l, a, s, at, &amount))
			continue;
		size_t end = behind_blanks(s, amount.end), from = at;
		while (from && s.at[from - 1] == ' ')
			from--;
		char mark = from ? s.at[from - 1] : 0;
		bool in_brackets = mark == '(' && plain_code_at(s, end) == ')', has_sign = !plain_is_digit(s.at[at]) && (before == ' ' || before == '(');
		bool at_end = in_brackets || end == s.len, is_behind_face = !plain_has_letters(str_slice(s, 0, from)) && feeling_of_faces(l, str_slice(s, 0, from)).is_known;
		if (amount.has_slash && is_usual_whole(amount.of))
			return set_found(amount, from - in_brackets, in_brackets ? end + 1 : amount.end, n);
		bool is_signed = has_sign && amount.number >= -STARS_USUAL && amount.number <= STARS_USUAL && amount.of == 0;
		if (at_end && (column.has_numbers || is_signed) && (in_brackets || mark == ':' || mark == '=' || has_sign || amount.of > 0 || is_behind_dash(s, from) || is_behind_face))
			return set_found(amount, in_brackets || mark == ':' || mark == '=' ? from - 1 : at, end + in_brackets, n);
	}
	return false;
}

bool number_find(const struct lexicon *l, struct arena *a, struct str text, struct feeling_column column, struct number_found *n)
{
	struct str s = plain_lower_in_place(a, str_slice(text, 0, FEELING_READ_MOST));
	return find_alone(l, a, s, n) || find_before_words(l, a, s, column, n) || find_behind_words(l, a, s, column, n);
}

bool signs_read(struct str text, struct feeling_column column, double *level, int *count)
{
	int plus = 0, minus = 0, other = 0, zero = str_is(text, "0") || str_is(text, "o") || str_is(text, "\xC2\xB1");
	for (size_t at = 0; at < text.len && !zero;) {
		uint32_t code = utf8_next(text, &at);
		plus += code == '+' || code == 0xFF0B;
		minus += is_minus(code);
		other += code != '+' && code != 0xFF0B && !is_minus(code) && code != '/' && !plain_is_blank(code);
	}
	*count = plus;
	bool both = plus == 1 && minus == 1;
	if (other || plus > SIGNS_MOST || minus > SIGNS_MOST || (plus && minus && !both) || !(plus || minus || zero) || ((minus || zero) && !column.signs))
		return false;
	static const double LEVELS[2][SIGNS_MOST + 1] = { { 0, 1, 2, 2 }, { 0, 0.7, 1.3, 2 } }; /* where two signs are the most, and three */
	const double *levels = LEVELS[column.signs > 2];
	*level = both || zero ? 0 : plus ? levels[plus] : -levels[minus];
	return true;
}

bool number_is_missing(const struct lexicon *l, struct arena *a, struct str text)
{
	struct str lower = str_lower(a, plain_line(a, text));
	const struct lexeme *word = lexicon_at(l, ROW_EMPTY, lower, 0, true);
	return word && word->word.len == lower.len;
}

/* ---- headings ---- */

/* "0-10", "-5 to +5"; not "2023-2024". */
static bool find_range(const struct lexicon *l, struct arena *a, struct str s, struct stated_scale *scale)
{
	uint32_t before = ' ';
	for (size_t at = 0, next = 0; at < s.len; at = next) {
		double low, high;
		bool may_begin = !(before >= '0' && before <= '9') && before != '.' && (plain_is_blank(before) || before >= 0x2E80 || !unicode_is_letter(before));
		before = utf8_next(s, &next);
		if (!may_begin)
			continue;
		size_t end = read_number(a, s, at, &low);
		size_t second = end > at ? behind_word(l, ROW_RANGE, s, end) : end;
		if (end > at && second == end && (s.at[end < s.len ? end : at] == '/')) /* "-3/+3" */
			second = low < 0 ? end + 1 : end;
		if (end == at || second == end || read_number(a, s, second, &high) == second || high - low < (low <= 0 ? 1 : 2) || low < -100 || high > 100)
			continue;
		*scale = (struct stated_scale){ .is_stated = true, .low = low, .high = high };
		return true;
	}
	return false;
}

/* "1 = very happy … 5 = very angry": the numbers that words explain, and how these feel. */
static void find_meanings(const struct lexicon *l, struct arena *a, struct str s, struct stated_scale *scale)
{
	double numbers[2] = { 0 }, levels[2] = { 0 }; /* of the first and the last */
	size_t found = 0, from = 0;
	for (size_t at = 0; at < s.len;) {
		double number;
		size_t end = !at || !plain_is_digit(s.at[at - 1]) ? read_number(a, s, at, &number) : at;
		size_t words = end > at ? behind_blanks(s, end) : at;
		if (words == at || !(plain_code_at(s, words) == '=' || plain_code_at(s, words) == ':' || (words > end && unicode_is_letter(plain_code_at(s, words))))) {
			utf8_next(s, &at);
			continue;
		}
		for (from = at = words; at < s.len && read_number(a, s, at, &(double){ 0 }) == at;)
			utf8_next(s, &at);
		numbers[found > 0] = number;
		levels[found > 0] = feeling_of_words(l, a, str_slice(s, from, at)).level;
		found++;
	}
	bool first_is_low = found > 1 ? numbers[0] < numbers[1] : numbers[0] <= 1;
	double low = first_is_low ? levels[0] : levels[1], high = first_is_low ? levels[1] : levels[0];
	if (found > 1 && low != high && !scale->is_stated)
		*scale = (struct stated_scale){ .is_stated = true, .low = numbers[!first_is_low], .high = numbers[first_is_low] };
	scale->is_turned = found && (found > 1 ? low > high : low > 0 || high < 0);
}

struct stated_scale scale_of_heading(const struct lexicon *l, struct arena *a, struct str heading)
{
	struct stated_scale scale = { 0 };
	struct str s = plain_lower_in_place(a, plain_line(a, str_slice(heading, 0, FEELING_READ_MOST)));
	find_range(l, a, s, &scale);
	find_meanings(l, a, s, &scale);
	for (size_t at = 0; at < s.len && !scale.is_stated; at++) {
		bool at_word = !at || !unicode_is_letter((unsigned char)s.at[at - 1]);
		const struct lexeme *grades = lexicon_at(l, ROW_GRADES, s, at, at_word);
		size_t number = behind_word(l, ROW_WHOLE, s, at);
		double whole;
		if (grades)
			scale = (struct stated_scale){ true, true, 1, grades->value, 0 };
		else if (at_word && number > at && read_number(a, s, number, &whole) > number && is_whole(whole))
			scale.whole = whole;
		else if (s.at[at] == '%')
			scale.whole = WHOLE_PERCENT;
	}
	for (size_t at = 0; at < s.len; at++) /* "Schulnote (1-5)" */
		scale.is_turned = scale.is_turned || lexicon_at(l, ROW_GRADES, s, at, !at || !unicode_is_letter((unsigned char)s.at[at - 1]));
	return scale;
}
