/* update_values.c — what a cell says, as the language writes it. */
#include "job/update.h"

#include "cjm/fmt.h"

#include <math.h>
#include <string.h>

/* ---- what is wrong ---- */

static const char *noun_of(const struct thing *t)
{
	return kind_noun(t->kind);
}

static struct finding *report_value(struct updating *u, const struct thing *t, enum backlog_column c, const struct import_cell *cell, const char *wanted)
{
	return finding_add(&u->c->found, SEVERITY_ERROR, "update-value", cell->span, "%s of %s “%.*s” is “%.*s”, but must be %s", backlog_keyword(c), noun_of(t), STR_ARG(thing_label(t)),
		STR_ARG(cell->text), wanted);
}

/* ---- words of a list ---- */

static struct str told_choice(const struct updating *u, enum backlog_column c, int choices, unsigned int choice)
{
	if (c == BACKLOG_severity)
		return label_choice(u->told.words, LABEL_degree_low, choice);
	return choices == CHOICES_level ? label_choice(u->told.words, LABEL_level_low, choice) : locale_choice(u->told.words, choices, choice);
}

/* A level's word is a man's or a woman's in some languages: people type either. */
static bool is_level_word(const struct updating *u, int choices, unsigned int choice, struct str word)
{
	return choices == CHOICES_level && (str_equal(word, label_choice(u->told.words, LABEL_degree_low, choice)) || str_equal(word, label_choice(u->told.words, LABEL_level_low, choice)));
}

static bool read_choice(struct updating *u, const struct thing *t, enum backlog_column c, int choices, const struct import_cell *cell, struct str *value)
{
	struct str given = update_folded(u, cell->text);
	struct buf list = { 0 };
	for (unsigned int i = 0; choices_of(choices)[i]; i++) {
		struct str keyword = str_of(choices_of(choices)[i]), told = told_choice(u, c, choices, i + 1);
		buf_fmt(&list, "%s%.*s", i ? ", " : "one of: ", STR_ARG(told));
		if (str_equal(given, update_folded(u, keyword)) || str_equal(given, update_folded(u, told)) || is_level_word(u, choices, i + 1, given))
			*value = keyword;
	}
	if (!value->len)
		report_value(u, t, c, cell, list.at);
	buf_finish(&list);
	return value->len > 0;
}

/* ---- teams ---- */

static struct str quoted(struct updating *u, struct str s)
{
	struct buf line = { 0 }, out = { 0 };
	for (size_t i = 0; i < s.len; i++)
		buf_char(&line, s.at[i] == '\n' ? ' ' : s.at[i]);
	fmt_quote(&out, buf_as_str(&line));
	struct str text = buf_take(&out, &u->arena);
	buf_finish(&line);
	buf_finish(&out);
	return text;
}

static const struct thing *team_called(struct updating *u, struct str words)
{
	struct str folded = update_folded(u, words);
	FOR_EACH(struct team, team, u->map->teams)
		if (thing_is_called(&team->thing, words) || str_equal(folded, update_folded(u, locale_name(u->told.words, &team->thing))))
			return &team->thing;
	return NULL;
}

/* A new one is made by its use, unless it is likely to be a slip of one that there is. */
static bool add_team(struct updating *u, const struct import_cell *cell, struct str words, struct buf *value)
{
	const struct thing *team = team_called(u, words);
	struct names known;
	names_init(&known, &u->arena);
	FOR_EACH(struct team, t, u->map->teams)
		names_add(&known, thing_label(&t->thing), t);
	struct str nearest = names_nearest(&known, words);
	if (!team && nearest.len) {
		struct finding *f = finding_add(&u->c->found, SEVERITY_ERROR, "unknown-name", cell->span, "unknown team “%.*s”", STR_ARG(words));
		f->hint = str_fmt(&u->c->found.arena, "did you mean “%.*s”? To add another, declare it in the map: team NAME \"%.*s\"", STR_ARG(nearest), STR_ARG(words));
		return false;
	}
	buf_fmt(value, "%s%.*s", value->len ? ", " : "", STR_ARG(team && team->name.len ? team->name : quoted(u, team ? team->text : words)));
	return true;
}

/* One team; or several, as a cell lists them: by semicolons, or by the commas of its language. */
static bool read_teams(struct updating *u, bool may_be_several, const struct import_cell *cell, struct str *value)
{
	struct buf teams = { 0 };
	bool is_fine = true;
	if (!may_be_several || team_called(u, cell->text)) {
		is_fine = add_team(u, cell, cell->text, &teams);
	} else {
		struct str between = str_trim(str_of(u->told.words->list)), rest = cell->text;
		while (rest.len) {
			size_t comma = str_find_text(rest, 0, between), semicolon = str_find(rest, ';'), end = comma < semicolon ? comma : semicolon;
			struct str words = str_trim(str_slice(rest, 0, end));
			is_fine &= !words.len || add_team(u, cell, words, &teams);
			rest = str_slice(rest, end + (end == comma ? between.len : 1), rest.len);
		}
	}
	*value = buf_take(&teams, &u->arena);
	buf_finish(&teams);
	return is_fine;
}

/* ---- dates ---- */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Three numbers with signs between them: in which order is the language's. English has two. */
static bool read_local_date(const struct updating *u, struct str s, struct date *d)
{
	int parts[3] = { 0 }, count = 0;
	for (size_t at = 0; at < s.len; at++) {
		if (!is_digit(s.at[at]) && (at == 0 || !is_digit(s.at[at - 1]) || !strchr("./-", s.at[at]) || ++count > 2))
			return false;
		if (is_digit(s.at[at]))
			parts[count] = parts[count] > 9999 ? parts[count] : parts[count] * 10 + s.at[at] - '0';
	}
	bool is_english = strcmp(u->told.words->code, "en") == 0, is_year_first = parts[0] > 31;
	int year = is_year_first ? parts[0] : parts[2], month = parts[1], day = is_year_first ? parts[2] : parts[0];
	if (count != 2 || year < 1000 || year > 9999 || (is_english && !is_year_first && parts[0] <= 12 && parts[1] <= 12 && parts[0] != parts[1]))
		return false;
	if (is_english && !is_year_first && month > 12)
		month = parts[0], day = parts[1];
	struct buf text = { 0 };
	buf_fmt(&text, "%d-%s%d-%s%d", year, month < 10 ? "0" : "", month, day < 10 ? "0" : "", day);
	bool is_date = date_read(buf_as_str(&text), d);
	buf_finish(&text);
	return is_date;
}

/* The year that a text says: four digits, and nothing that would be one more. */
static int year_in(struct str s)
{
	for (size_t at = 0; at + 4 <= s.len; at++) {
		double year;
		bool is_alone = (!at || !is_digit(s.at[at - 1])) && (at + 4 == s.len || !is_digit(s.at[at + 4]));
		if (is_alone && is_digit(s.at[at]) && number_read(str_slice(s, at, at + 4), &year) && year >= 1000)
			return (int)year;
	}
	return 0;
}

/* As the language writes it: a day, a month, a quarter or a year. Of the few hundred that a year has each is written and held against the text. */
static bool read_told_date(struct updating *u, struct str s, struct date *d)
{
	struct str folded = update_folded(u, s);
	struct date is = { .year = (int16_t)year_in(s) };
	for (int quarter = 1; is.year && quarter <= 4; quarter++) {
		struct date q = { .year = is.year, .quarter = (uint8_t)quarter };
		if (str_equal(folded, update_folded(u, locale_date(u->told.words, &u->arena, q))))
			return *d = q, true;
	}
	for (int month = 1; is.year && month <= 12; month++)
		for (int day = 0; day <= 31; day++) {
			struct date m = { .year = is.year, .month = (uint8_t)month, .day = (uint8_t)day };
			struct str written = date_text(&u->arena, m);
			if (str_equal(folded, update_folded(u, locale_date(u->told.words, &u->arena, m))) && date_read(written, d))
				return true;
		}
	return false;
}

/* A month by its whole name, where the language shortens it: "8 janvier 2027". */
static bool read_named_month(struct updating *u, struct str s, struct date *d)
{
	struct str folded = update_folded(u, s);
	for (int month = 0; month < 12; month++) {
		struct str shortened = update_folded(u, str_of(u->told.words->months[month]));
		size_t at = str_find_text(folded, 0, shortened), end = at;
		if (at >= folded.len)
			continue;
		while (end < folded.len && !is_digit(folded.at[end]))
			end++;
		struct str told = str_fmt(&u->arena, "%.*s%s%.*s", STR_ARG(str_slice(folded, 0, at)), u->told.words->months[month], STR_ARG(str_slice(folded, end, folded.len)));
		if (read_told_date(u, told, d))
			return true;
	}
	return false;
}

/* "01/2027" */
static bool read_month(struct str s, struct date *d)
{
	size_t slash = str_find(s, '/');
	struct str month = str_slice(s, 0, slash), year = str_slice(s, slash + 1, s.len);
	double m, y;
	if (slash >= s.len || !number_read(month, &m) || !number_read(year, &y) || year.len != 4 || m < 1 || m > 12 || m != (int)m)
		return false;
	*d = (struct date){ .year = (int16_t)y, .month = (uint8_t)m };
	return true;
}

/* "2027-01-31 15:30" */
static struct str without_time(struct str s)
{
	size_t blank = str_find(s, ' '), colon = str_find(s, ':');
	return blank < colon && colon < s.len ? str_slice(s, 0, blank) : s;
}

/* A day whose cell has lost its format is the number that it has in a workbook; four digits are a year. */
static bool read_serial(const struct updating *u, struct str s, struct date *d)
{
	enum { FIRST = 10000, LAST = 99999 };
	double days;
	struct date zero = u->is_from_1904 ? (struct date){ .year = 1904, .month = 1, .day = 1 } : (struct date){ .year = 1899, .month = 12, .day = 30 };
	bool is = u->has_days && number_read(s, &days) && days >= FIRST && days <= LAST;
	if (is)
		*d = date_of_day(date_last_day(zero) + (long)days);
	return is;
}

static bool read_date(struct updating *u, const struct thing *t, enum backlog_column c, const struct import_cell *cell, struct str *value)
{
	struct date d;
	struct str s = without_time(cell->text);
	if (!date_read(s, &d) && !read_local_date(u, s, &d) && !read_told_date(u, s, &d) && !read_named_month(u, s, &d) && !read_month(s, &d) && !read_serial(u, s, &d)) {
		report_value(u, t, c, cell, "a date such as 2027-01-31");
		return false;
	}
	*value = date_text(&u->arena, d);
	return true;
}

/* ---- numbers ---- */

/* "14 370", "1.200,5", "80 %": blanks and groups are left out, the last sign is the decimal point unless three digits follow it and no other sign says so. */
static bool read_number(struct updating *u, struct str s, double *number, bool *is_percent)
{
	struct buf plain = { 0 };
	*is_percent = str_ends(s, "%");
	s = *is_percent ? str_trim(str_slice(s, 0, s.len - 1)) : s;
	bool has_comma = str_find(s, ',') < s.len, has_point = str_find(s, '.') < s.len, is_comma_decimal = strcmp(u->told.words->decimal, ",") == 0;
	for (size_t at = 0; at < s.len;) {
		uint32_t code = utf8_next(s, &at);
		bool is_last = str_find(str_slice(s, at, s.len), (char)(code < 128 ? code : 0)) == s.len - at;
		bool is_decimal = (code == '.' && !(has_comma && is_comma_decimal)) || (code == ',' && is_comma_decimal && is_last && !(has_point && !is_comma_decimal));
		if (is_decimal)
			buf_char(&plain, '.');
		else if (code != ',' && code != '.' && code != ' ' && code != 0xA0 && code != 0x202F && code != '\'')
			buf_utf8(&plain, code == 0x2212 ? '-' : code);
	}
	bool is_number = number_read(str_trim(buf_as_str(&plain)), number);
	buf_finish(&plain);
	return is_number;
}

struct limits { double low, high; };

static struct limits limits_of(enum statement_kind kind)
{
	static const struct { enum statement_kind kind; double low, high; } LIMITS[] = {
#define NONE HUGE_VAL
#define LIMIT(kind, low, high) { KIND_##kind, low, high },
#include "limits.def"
#undef NONE
	};
	for (size_t i = 0; i < sizeof LIMITS / sizeof *LIMITS; i++)
		if (LIMITS[i].kind == kind)
			return (struct limits){ LIMITS[i].low, LIMITS[i].high };
	return (struct limits){ -HUGE_VAL, HUGE_VAL };
}

static bool read_figure(struct updating *u, const struct thing *t, enum backlog_column c, enum statement_kind kind, const struct import_cell *cell, struct str *value)
{
	enum slot_type type = statement_of(kind)->slots[0].type;
	struct limits limits = limits_of(kind);
	double number = 0;
	bool is_percent, is_share = type == SLOT_PERCENT, is_number = read_number(u, cell->text, &number, &is_percent);
	if (is_share && is_number && !is_percent && number > 0 && number < 1)
		number *= 100;
	if (!is_number || number < limits.low || number > limits.high || (is_percent && !is_share)) {
		struct str high = str_number(&u->arena, limits.high < HUGE_VAL ? limits.high : 0, 0), low = str_number(&u->arena, limits.low > -HUGE_VAL ? limits.low : 0, 0);
		bool has_both = limits.high < HUGE_VAL;
		report_value(u, t, c, cell, has_both ? str_fmt(&u->arena, "a number from %.*s to %.*s", STR_ARG(low), STR_ARG(high)).at : "a number");
		return false;
	}
	*value = str_fmt(&u->arena, "%.*s%s", STR_ARG(str_number(&u->arena, number, 6)), is_share ? "%" : "");
	return true;
}

bool update_value(struct updating *u, const struct thing *t, enum backlog_column c, enum statement_kind kind, const struct import_cell *cell, struct str *value)
{
	const struct slot *slot = &statement_of(kind)->slots[0];
	*value = (struct str){ 0 };
	if (!cell->text.len)
		return true;
	switch (slot->type) {
	case SLOT_CHOICE: return read_choice(u, t, c, slot->detail, cell, value);
	case SLOT_REF: return read_teams(u, false, cell, value);
	case SLOT_REFS: return read_teams(u, true, cell, value);
	case SLOT_DATE: return read_date(u, t, c, cell, value);
	default: return read_figure(u, t, c, kind, cell, value);
	}
}
