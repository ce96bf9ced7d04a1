/* locale.c — labels, numbers and dates by language. A new language is a file beside this one, three lines in texts.h, and a row in LOCALES. */
#include "cjm/locale.h"
#include "cjm/units.h"
#include "locale/money.h"
#include "locale/texts.h"

#include <math.h>

static const char *const EN_MONTHS[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
static const char *const FR_MONTHS[] = { "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc." };
static const char *const DE_MONTHS[] = { "Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez." };
static const char *const ES_MONTHS[] = { "ene.", "feb.", "mar.", "abr.", "may.", "jun.", "jul.", "ago.", "sept.", "oct.", "nov.", "dic." };
static const char *const AR_MONTHS[] = { "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر" };
static const char *const JA_MONTHS[] = { "1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月" };

#define NBSP "\xC2\xA0"
#define NARROW "\xE2\x80\xAF"
#define LRM "\xE2\x80\x8E" /* keeps a sign at its number where letters around it are written from the right, as CLDR has it */

static const struct locale LOCALES[] = {
	{ "en", &EN, EN_PLACES, ".", ",", "+", "−", "%", "“", "”", "‘", "’", ": ", "D M Y", ", ", "→", true, NULL, EN_MONTHS, PLURALS_ONE_OTHER, 4, NBSP "· ", false, false },
	{ "fr", &FR, FR_PLACES, ",", NARROW, "+", "−", NBSP "%", "«" NBSP, NBSP "»", "“", "”", NBSP ": ", "D M Y", ", ", "→", true, "1er", FR_MONTHS, PLURALS_FRENCH, 4, NBSP "· ", false, false },
	{ "de", &DE, DE_PLACES, ",", ".", "+", "−", NBSP "%", "„", "“", "‚", "‘", ": ", "D. M Y", ", ", "→", true, NULL, DE_MONTHS, PLURALS_ONE_OTHER, 4, NBSP "· ", true, false },
	{ "es", &ES, ES_PLACES, ",", ".", "+", "−", NBSP "%", "«", "»", "“", "”", ": ", "D M Y", ", ", "→", true, NULL, ES_MONTHS, PLURALS_SPANISH, 5, NBSP "· ", false, false },
	{ "ar", &AR, AR_PLACES, ".", ",", LRM "+", LRM "−", LRM "%" LRM, "«", "»", "“", "”", ": ", "D M Y", "، ", "←", false, NULL, AR_MONTHS, PLURALS_ARABIC, 4, NBSP "· ", false, true },
	{ "ja", &JA, JA_PLACES, ".", ",", "+", "−", "%", "「", "」", "『", "』", "：", "Y年MD日", "、", "→", false, NULL, JA_MONTHS, PLURALS_OTHER, 4, NBSP "| ", false, false },
};

/* For Hebrew, Persian and others that have no labels of their own. */
static const struct locale ENGLISH_FROM_RIGHT = { "en", &EN, EN_PLACES, ".", ",", LRM "+", LRM "−", LRM "%" LRM, "“", "”", "‘", "’", ": ", "D M Y", ", ", "←", true, NULL, EN_MONTHS, PLURALS_ONE_OTHER, 4, NBSP "· ", false, true };

enum { LOCALE_COUNT = sizeof LOCALES / sizeof *LOCALES };

/* "fr" of "fr", "FR", "fr-CA" and "fr_FR". */
static bool is_language(struct str code, const char *language)
{
	size_t i = 0;
	while (i < code.len && language[i] && (code.at[i] | 0x20) == language[i])
		i++;
	return !language[i] && (i == code.len || code.at[i] == '-' || code.at[i] == '_');
}

const struct locale *locale_of(struct str code, bool *known)
{
	if (known)
		*known = true;
	for (size_t i = 0; i < LOCALE_COUNT; i++)
		if (is_language(code, LOCALES[i].code))
			return &LOCALES[i];
	if (known)
		*known = false;
	return language_is_rtl(code) ? &ENGLISH_FROM_RIGHT : &LOCALES[0];
}

const struct locale *locale_at(size_t index)
{
	return index < LOCALE_COUNT ? &LOCALES[index] : NULL;
}

bool language_is_rtl(struct str code)
{
	static const char *const CODES[] = { "ar", "he", "fa", "ur", "ps", "ckb", "dv", "yi", "ug", "sd" };
	for (size_t i = 0; i < sizeof CODES / sizeof *CODES; i++)
		if (is_language(code, CODES[i]))
			return true;
	return false;
}

const char *label_own(const struct locale *l, enum label id)
{
	return l->places[id] ? (const char *)l->texts + l->places[id] : NULL;
}

struct str label(const struct locale *l, enum label id)
{
	const char *text = label_own(l, id);
	return str_of(text ? text : label_own(&LOCALES[0], id));
}

struct str label_with(const struct locale *l, struct arena *a, enum label id, struct str with)
{
	struct str pattern = label(l, id);
	size_t at = str_find(pattern, '%');
	struct buf b = { 0 };
	buf_str(&b, str_slice(pattern, 0, at));
	locale_fill(l, with, &b);
	buf_str(&b, str_slice(pattern, at + 2, pattern.len));
	struct str s = buf_take(&b, a);
	buf_finish(&b);
	return s;
}

struct str label_choice(const struct locale *l, enum label first, unsigned int choice)
{
	return choice ? label(l, (enum label)((unsigned int)first + choice - 1)) : (struct str){ 0 };
}

void locale_number(const struct locale *l, double number, int decimals, struct buf *out)
{
	struct buf plain = { 0 };
	buf_number(&plain, number, decimals);
	struct str s = buf_as_str(&plain);
	if (s.len && s.at[0] == '-') {
		buf_text(out, l->minus);
		s = str_slice(s, 1, s.len);
	}
	size_t whole = str_find(s, '.');
	for (size_t i = 0; i < whole; i++) {
		if (i && (whole - i) % 3 == 0 && whole >= (size_t)l->group_from)
			buf_text(out, l->group);
		buf_char(out, s.at[i]);
	}
	if (whole < s.len) {
		buf_text(out, l->decimal);
		buf_str(out, str_slice(s, whole + 1, s.len));
	}
	buf_finish(&plain);
}

void locale_signed(const struct locale *l, double number, int decimals, struct buf *out)
{
	if (number > 0)
		buf_text(out, l->plus);
	locale_number(l, number, decimals, out);
}

/* "4.0" stays "4,0": the author's precision is a statement too. Money has two decimals or none, unless more were written. */
static int decimals_of(struct value v)
{
	int decimals = value_decimals(v.written);
	if (!is_money(v.unit) || decimals > 2)
		return decimals;
	return v.number == floor(v.number) ? 0 : 2;
}

static void add_as_written(const struct locale *l, struct value v, struct buf *out)
{
	int decimals = decimals_of(v);
	size_t before = out->len;
	locale_number(l, v.number, decimals, out);
	struct str made = str_slice(buf_as_str(out), before, out->len);
	size_t decimal_len = str_of(l->decimal).len;
	size_t point = 0;
	while (point < made.len && !str_starts(str_slice(made, point, made.len), l->decimal))
		point++;
	int have = point < made.len ? (int)(made.len - point - decimal_len) : 0;
	if (decimals && have == 0)
		buf_text(out, l->decimal);
	for (; have < decimals; have++)
		buf_char(out, '0');
}

static const struct time_unit {
	const char *words;
	enum label counted, rhythm; /* LABEL_COUNT: none of its own */
} UNITS[] = {
	{ " s sec second seconds ", LABEL_count_second, LABEL_COUNT }, { " min mins minute minutes ", LABEL_count_minute, LABEL_COUNT },
	{ " h hour hours ", LABEL_count_hour, LABEL_COUNT }, { " d day days ", LABEL_count_day, LABEL_rhythm_day },
	{ " week weeks ", LABEL_count_week, LABEL_rhythm_week }, { " month months ", LABEL_count_month, LABEL_rhythm_month },
	{ " quarter quarters ", LABEL_count_quarter, LABEL_rhythm_quarter }, { " year years ", LABEL_count_year, LABEL_rhythm_year },
};

static const struct time_unit *time_unit(struct str unit)
{
	for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++) {
		struct str words = str_of(UNITS[i].words);
		for (size_t at = 0; at + unit.len + 2 <= words.len; at++)
			if (words.at[at] == ' ' && words.at[at + 1 + unit.len] == ' ' && str_equal(str_slice(words, at + 1, at + 1 + unit.len), unit))
				return &UNITS[i];
	}
	return NULL;
}

/* The sign of a number stays before all of it: "−€200". */
static struct str money(const struct locale *l, struct arena *a, struct str unit, struct str number)
{
	const char *written = str_starts(number, l->plus) ? l->plus : str_starts(number, l->minus) ? l->minus : "";
	size_t sign = str_of(written).len;
	struct str amount = LABEL_FILL(l, a, LABEL_value_money, str_slice(number, sign, number.len), unit);
	return sign ? str_fmt(a, "%.*s%.*s", STR_ARG(str_slice(number, 0, sign)), STR_ARG(amount)) : amount;
}

/* A number, as it is written, with its unit. */
static struct str with_unit(const struct locale *l, struct arena *a, struct str unit, double number, struct str written)
{
	if (!unit.len)
		return written;
	const struct time_unit *known = time_unit(unit);
	struct str sign = money_sign(l, unit);
	if (known)
		return label_counted(l, a, known->counted, number, written);
	if (is_money(sign) && !is_money_sign(sign))
		return LABEL_FILL(l, a, LABEL_value_code, written, sign);
	return is_money_sign(sign) ? money(l, a, sign, written) : LABEL_FILL(l, a, LABEL_value_unit, written, sign);
}

static struct str number_text(const struct locale *l, struct arena *a, struct value v)
{
	struct buf b = { 0 };
	if (v.written.len && v.written.at[0] == '+')
		buf_text(&b, l->plus);
	add_as_written(l, v, &b);
	if (v.is_percent)
		buf_text(&b, l->percent);
	struct str s = buf_take(&b, a);
	buf_finish(&b);
	return s;
}

static struct str from_to(const struct locale *l, struct arena *a, struct str low, struct str high)
{
	return label_filled(l, a, LABEL_value_range, (struct str[]){ low, high }, 2);
}

/* "2–5 min": the unit is that of both. */
static struct str both_ends(const struct locale *l, struct arena *a, struct value low, struct value high)
{
	return with_unit(l, a, high.unit, high.number, from_to(l, a, number_text(l, a, low), number_text(l, a, high)));
}

struct str locale_value(const struct locale *l, struct arena *a, struct value v)
{
	if (v.is_range)
		return both_ends(l, a, value_low(v), value_high(v));
	return with_unit(l, a, v.unit, v.number, number_text(l, a, v));
}

bool effect_is_of_points(const struct effect *e)
{
	const struct metric *m = e->metric;
	bool is_signed = e->value.number < 0 || (e->value.written.len && e->value.written.at[0] == '+');
	return m && e->value.is_percent && !e->value.is_range && is_signed && (m->value.is_percent || m->target.is_percent || str_is(m->unit, "%"));
}

struct str locale_effect(const struct locale *l, struct arena *a, const struct effect *e)
{
	struct value v = e->value;
	if (!effect_is_of_points(e))
		return locale_value(l, a, v);
	v.is_percent = false;
	return label_counted(l, a, LABEL_count_point, v.number, number_text(l, a, v));
}

struct str locale_age(const struct locale *l, struct arena *a, struct str age)
{
	double years = 0;
	return age.len < 4 && number_read(age, &years) && years == floor(years) && years > 0 ? label_counted(l, a, LABEL_age, years, age) : age;
}

struct str locale_rhythm(const struct locale *l, struct arena *a, struct value every)
{
	const struct time_unit *known = time_unit(every.unit);
	if (!every.given)
		return (struct str){ 0 };
	if (every.number == 1 && !every.is_range && known && known->rhythm != LABEL_COUNT)
		return label(l, known->rhythm);
	return label_with(l, a, LABEL_every, locale_value(l, a, every));
}

static const struct {
	double least, in_a_day;
	const char *unit;
} LENGTHS[] = { { 730, 1 / 365.25, "year" }, { 90, 12 / 365.25, "month" }, { 1, 1, "day" }, { 1.0 / 24, 24, "h" }, { 1.0 / 1440, 1440, "min" }, { 0, 86400, "s" } };

/* Which length suits it. */
static size_t length_for(double days)
{
	size_t i = 0;
	while (days < LENGTHS[i].least - 1e-9)
		i++;
	return i;
}

static struct value days_value(struct arena *a, double days, size_t length)
{
	double number = round(days * LENGTHS[length].in_a_day * 10) / 10;
	struct buf b = { 0 };
	buf_number(&b, number, 1);
	struct str written = buf_take(&b, a);
	buf_finish(&b);
	return (struct value){ .given = true, .number = number, .unit = str_of(LENGTHS[length].unit), .written = written };
}

/* "22–45 min", "50–70 min" rather than "50 min–1.2 hours", yet "5 min–2 days". */
struct str locale_days(const struct locale *l, struct arena *a, struct range days)
{
	enum { MOST = 100 };
	size_t length = length_for(days.high), lower = days.low > 0 ? length_for(days.low) : length;
	if (days.high * LENGTHS[lower].in_a_day <= MOST)
		length = lower;
	struct value low = days_value(a, days.low, lower), high = days_value(a, days.high, length);
	if (lower != length)
		return from_to(l, a, locale_value(l, a, low), locale_value(l, a, high));
	return low.number == high.number ? locale_value(l, a, high) : both_ends(l, a, low, high);
}

struct str locale_any(const struct locale *l, struct arena *a, struct str text)
{
	struct value v = { .given = true, .written = text, .is_percent = str_ends(text, "%") };
	struct str number = v.is_percent ? str_trim(str_slice(text, 0, text.len - 1)) : text;
	return number_read(number, &v.number) && (v.is_percent || text.len < 4) ? locale_value(l, a, v) : text;
}

struct str locale_percent(const struct locale *l, struct arena *a, double percent)
{
	struct buf b = { 0 };
	if (isnan(percent))
		return STR("–");
	locale_number(l, percent, 0, &b);
	buf_text(&b, l->percent);
	struct str s = buf_take(&b, a);
	buf_finish(&b);
	return s;
}

static void add_day(const struct locale *l, int day, struct buf *out)
{
	if (day == 1 && l->first_day)
		buf_text(out, l->first_day);
	else
		buf_fmt(out, "%d", day);
}

struct str locale_date(const struct locale *l, struct arena *a, struct date d)
{
	struct buf b = { 0 };
	if (d.quarter)
		return LABEL_FILL(l, a, LABEL_quarter, str_fmt(a, "%d", d.quarter), str_fmt(a, "%d", d.year));
	if (!d.month)
		buf_fmt(&b, "%d", d.year);
	else
		for (const char *p = l->day_month_year; *p; p++) {
			/* Without a day, what belongs to it is left out too: all that stands behind it up to the month or the year. */
			while (!d.day && *p == 'D')
				for (p++; *p && *p != 'M' && *p != 'Y';)
					p++;
			if (!*p)
				break;
			if (*p == 'D')
				add_day(l, d.day, &b);
			else if (*p == 'M')
				buf_text(&b, l->months[d.month - 1]);
			else if (*p == 'Y')
				buf_fmt(&b, "%d", d.year);
			else
				buf_text(&b, *p == ' ' ? NBSP : (char[]){ *p, 0 });
		}
	struct str s = buf_take(&b, a);
	buf_finish(&b);
	return s;
}

struct str locale_isolated(const struct locale *l, struct arena *a, struct str text)
{
	static const char FIRST_STRONG[] = "\xE2\x81\xA8", END[] = "\xE2\x81\xA9";
	return text.len && l->is_rtl ? str_fmt(a, "%s%.*s%s", FIRST_STRONG, STR_ARG(text), END) : text;
}

struct str locale_becomes(const struct locale *l, struct arena *a, struct str from, struct str to)
{
	if (!from.len || !to.len)
		return from.len ? from : to;
	struct str old = locale_isolated(l, a, from), new = locale_isolated(l, a, to);
	return str_fmt(a, "%.*s\u00A0%s\u00A0%.*s", STR_ARG(old), l->becomes, STR_ARG(new));
}

struct str locale_pair(const struct locale *l, struct arena *a, enum label id, struct str text)
{
	struct buf b = { 0 };
	buf_str(&b, label(l, id));
	buf_text(&b, l->colon);
	locale_insert(l, text, &b);
	struct str s = buf_take(&b, a);
	buf_finish(&b);
	return s;
}

struct str locale_name(const struct locale *l, const struct thing *t)
{
	static const struct {
		const char *name;
		enum label id;
	} KNOWN[] = {
		{ "web", LABEL_channel_web }, { "app", LABEL_channel_app }, { "email", LABEL_channel_email }, { "phone", LABEL_channel_phone },
		{ "store", LABEL_channel_store }, { "chat", LABEL_channel_chat }, { "sms", LABEL_channel_sms }, { "messaging", LABEL_channel_messaging },
		{ "social", LABEL_channel_social }, { "reviews", LABEL_channel_reviews }, { "press", LABEL_channel_press },
		{ "word-of-mouth", LABEL_channel_word_of_mouth }, { "ads", LABEL_channel_ads }, { "search", LABEL_channel_search },
		{ "mail", LABEL_channel_mail }, { "letter", LABEL_channel_letter }, { "in-person", LABEL_channel_in_person },
		{ "event", LABEL_channel_event }, { "video", LABEL_channel_video }, { "kiosk", LABEL_channel_kiosk },
		{ "delivery", LABEL_channel_delivery }, { "partner", LABEL_channel_partner },
	};
	if (t->text.len)
		return t->text;
	if (t->kind == KIND_SOURCE && choice_find(CHOICES_source_kind, t->name))
		return label_choice(l, LABEL_source_interviews, (unsigned int)choice_find(CHOICES_source_kind, t->name));
	if (t->kind == KIND_CHANNEL || t->kind == KIND_TOUCHPOINT)
		for (size_t i = 0; i < sizeof KNOWN / sizeof *KNOWN; i++)
			if (str_is(t->name, KNOWN[i].name))
				return label(l, KNOWN[i].id);
	return t->name;
}
