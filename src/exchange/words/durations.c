/* durations.c — reads a length of time word by word, by durations.def. A word that says anything else makes it none. */
#include "exchange/words/durations.h"
#include "exchange/plain/words.h"
#include "cjm/ast.h"
#include "cjm/unicode.h"

#include <math.h>

enum { PARTS_MOST = 6, LONGEST = 80 };

struct duration_part { /* "1 h" of "1 h 30 min" */
	double number;
	const char *unit; /* as ours is called; NULL for none yet */
};

struct duration_reading {
	struct arena *arena;
	struct duration_part parts[PARTS_MOST];
	size_t count, second; /* second: where the higher end of a range begins; 0 for none */
	double number;        /* the word for one stands before: 1 of "an"; 0 for none */
	bool is_wrong;
};

/* ---- words ---- */

enum { OF_ABOUT, OF_TO, OF_BETWEEN, OF_UNITS, OF_NUMBERS };

static const struct words_row ROWS[] = {
#define TIME_ABOUT(text) { .list = OF_ABOUT, .words = text },
#define TIME_TO(text) { .list = OF_TO, .words = text },
#define TIME_BETWEEN(text) { .list = OF_BETWEEN, .words = text },
#define TIME_UNIT(unit, text) { .list = OF_UNITS, .words = text, .name = unit },
#define TIME_NUMBER(count, text) { .list = OF_NUMBERS, .words = text, .number = count },
#include "exchange/words/durations.def"
};

static const struct words_table TIMES = WORDS_TABLE(ROWS, ',');

static const char *unit_called(struct str word)
{
	const struct words_row *row = words_find(&TIMES, OF_UNITS, word);
	return row ? row->name : NULL;
}

/* "an", "deux"; 0 for none. */
static double number_called(struct str word)
{
	const struct words_row *row = words_find(&TIMES, OF_NUMBERS, word);
	return row ? row->number : 0;
}

/* "2 to 3", "between 2 and 3" */
static bool is_joint(struct str word)
{
	return words_find(&TIMES, OF_TO, word) || words_find(&TIMES, OF_BETWEEN, word);
}

static bool is_opening(struct str word)
{
	return words_find(&TIMES, OF_ABOUT, word) || words_find(&TIMES, OF_BETWEEN, word);
}

/* ---- reading ---- */

static void add_part(struct duration_reading *r, double number, const char *unit)
{
	r->is_wrong = r->is_wrong || r->count == PARTS_MOST;
	if (!r->is_wrong)
		r->parts[r->count++] = (struct duration_part){ number, unit };
}

static void begin_second(struct duration_reading *r)
{
	r->is_wrong = r->is_wrong || !r->count || r->second;
	r->second = r->count;
}

/* "m" is a minute behind hours; alone it may be a month, or a metre. */
static const char *unit_here(const struct duration_reading *r, struct str word)
{
	const char *before = r->count > 1 ? r->parts[r->count - 2].unit : NULL;
	return str_is(word, "m") && before && str_is(str_of(before), "h") ? "min" : unit_called(word);
}

static void take_word(struct duration_reading *r, struct str word)
{
	const char *unit = unit_here(r, word);
	struct duration_part *last = r->count && r->count != r->second ? &r->parts[r->count - 1] : NULL;
	if (unit && last && !last->unit)
		last->unit = unit;
	else if (unit && r->number > 0)
		add_part(r, r->number, unit);
	else if (last && !r->second && is_joint(word))
		begin_second(r);
	else if (r->number > 0 && !last && !r->second && is_joint(word)) { /* "two to three weeks" */
		add_part(r, r->number, NULL);
		begin_second(r);
	} else if (!last && r->number == 0 && number_called(word) > 0) {
		r->number = number_called(word);
		return;
	} else if (last || r->number > 0 || !is_opening(word))
		r->is_wrong = true;
	r->number = 0;
}

static void take_sign(struct duration_reading *r, uint32_t code)
{
	bool is_wave = code == '~' || code == 0x301C || code == 0xFF5E;
	if (plain_is_dash(code) || (is_wave && r->count))
		begin_second(r);
	else if (!is_wave && code != 0x2248 && code != '.' && code != ',' && !plain_is_blank(code))
		r->is_wrong = true;
}

static bool goes_on_number(struct str s, size_t at)
{
	return at + 1 < s.len && (s.at[at] == '.' || s.at[at] == ',') && plain_is_digit(s.at[at + 1]);
}

/* "2.5", "2,5" */
static size_t take_number(struct duration_reading *r, struct str s, size_t from)
{
	double number = 0, place = 1;
	bool has_point = false;
	size_t at = from;
	while (at < s.len) {
		size_t next = at;
		uint32_t code = utf8_next(s, &next);
		if (!has_point && goes_on_number(s, at)) {
			has_point = true;
		} else if (unicode_is_digit(code)) {
			place = has_point ? place / 10 : place;
			number = has_point ? number + unicode_digit(code) * place : number * 10 + unicode_digit(code);
		} else {
			break;
		}
		at = next;
	}
	add_part(r, number, NULL);
	return at;
}

/* "½ h", "1½ h" */
static void take_half(struct duration_reading *r)
{
	if (r->count && r->count != r->second && !r->parts[r->count - 1].unit)
		r->parts[r->count - 1].number += 0.5;
	else
		add_part(r, 0.5, NULL);
}

static size_t word_end(struct str s, size_t at)
{
	for (size_t next = at; next < s.len; at = next) {
		uint32_t code = utf8_next(s, &next);
		if (!unicode_is_word(code) || unicode_is_digit(code))
			return at;
	}
	return s.len;
}

static struct duration_reading read_all(struct arena *a, struct str s)
{
	struct duration_reading r = { .arena = a };
	for (size_t at = 0; at < s.len && !r.is_wrong;) {
		size_t next = at, end;
		uint32_t code = utf8_next(s, &next);
		if (unicode_is_digit(code)) {
			at = take_number(&r, s, at);
		} else if (code == 0xBD) {
			take_half(&r);
			at = next;
		} else if (unicode_is_word(code)) {
			end = word_end(s, at);
			take_word(&r, str_slice(s, at, end));
			at = end;
		} else {
			take_sign(&r, code);
			at = next;
		}
	}
	return r;
}

/* ---- what it comes to ---- */

/* A month has no whole number of weeks. */
static bool is_exact(const char *unit)
{
	return unit_days(str_of(unit)) <= 7;
}

static double part_in_unit(struct duration_part p, const char *unit)
{
	bool same = str_is(str_of(p.unit), unit);
	return same ? p.number : is_exact(p.unit) && is_exact(unit) ? p.number * unit_days(str_of(p.unit)) / unit_days(str_of(unit)) : NAN;
}

/* Parts from..to in the unit of the last; "1 h 30" counts minutes. */
static struct duration_part sum_of(struct duration_reading *r, size_t from, size_t to, const char *unit)
{
	struct duration_part *parts = r->parts;
	if (to == from)
		return (struct duration_part){ NAN, unit };
	if (!parts[to - 1].unit)
		parts[to - 1].unit = to - from == 1 ? unit : parts[to - 2].unit && str_is(str_of(parts[to - 2].unit), "h") ? "min" : NULL;
	struct duration_part sum = { 0, parts[to - 1].unit };
	for (size_t i = from; i < to && sum.unit; i++) {
		bool falls = i == from || (parts[i - 1].unit && unit_days(str_of(parts[i - 1].unit)) > unit_days(str_of(sum.unit)));
		sum.number = falls && parts[i].unit ? sum.number + part_in_unit(parts[i], sum.unit) : NAN;
	}
	return sum.unit ? sum : (struct duration_part){ NAN, NULL };
}

static struct str written_duration(struct arena *a, double low, double high, const char *unit)
{
	struct buf out = { 0 };
	struct str word = str_of(unit);
	bool is_one = low == high && low == 1 && str_ends(word, "s") && word.len > 1;
	buf_number(&out, low, 3);
	if (low != high) {
		buf_text(&out, "..");
		buf_number(&out, high, 3);
	}
	buf_fmt(&out, " %.*s", STR_ARG(is_one ? str_slice(word, 0, word.len - 1) : word));
	struct str s = buf_take(&out, a);
	buf_finish(&out);
	return s;
}

struct str duration_read(struct arena *a, struct str text, struct str unit)
{
	struct str s = str_lower(a, plain_trim(text));
	struct duration_reading r = read_all(a, s);
	if (r.is_wrong || r.number > 0 || !r.count || r.second == r.count || s.len > LONGEST)
		return (struct str){ 0 };
	const char *plain = unit.len ? unit_called(unit) : NULL;
	struct duration_part high = sum_of(&r, r.second, r.count, plain), low = r.second ? sum_of(&r, 0, r.second, high.unit) : high;
	if (!low.unit || !high.unit)
		return (struct str){ 0 };
	const char *smaller = unit_days(str_of(low.unit)) < unit_days(str_of(high.unit)) ? low.unit : high.unit;
	double from = part_in_unit(low, smaller), to = part_in_unit(high, smaller);
	return from <= to ? written_duration(a, from, to, smaller) : (struct str){ 0 };
}

struct str unit_of_heading(struct arena *a, struct str heading)
{
	struct str s = str_lower(a, heading);
	size_t from = 0, end;
	for (size_t i = 0; i < s.len; i++)
		from = s.at[i] == '(' || s.at[i] == '[' ? i + 1 : from;
	for (end = from; end < s.len && s.at[end] != ')' && s.at[end] != ']';)
		end++;
	struct str inside = plain_trim(str_slice(s, from, end));
	if (str_starts(inside, "in "))
		inside = str_slice(inside, 3, inside.len);
	if (str_ends(inside, "."))
		inside.len--;
	return from && unit_called(inside) ? inside : (struct str){ 0 };
}
