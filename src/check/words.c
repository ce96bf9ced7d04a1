/* words.c — things as they are named in a sentence: in the author's words, in quotation marks, never longer than a line. */
#include "check/check.h"
#include "cjm/locale.h"
#include "cjm/unicode.h"
#include "cjm/units.h"

enum { LONGEST = 56, NAMES_MOST = 3 };

const struct locale *message_words(void)
{
	return locale_of(str_of(tongue_code()), NULL);
}

static struct str cut_text(struct checking *c, struct str text)
{
	size_t at = 0, count = 0;
	while (at < text.len && count < LONGEST && text.at[at] != '\n') {
		utf8_next(text, &at);
		count++;
	}
	return at < text.len ? str_fmt(&c->found->arena, "%.*s…", (int)at, text.at) : text;
}

struct str text_phrase(struct checking *c, struct str text)
{
	return str_fmt(&c->found->arena, "“%.*s”", STR_ARG(cut_text(c, text)));
}

/* "stage", "pain point": what it is called in a sentence. */
static struct str noun_of(const struct thing *t)
{
	return locale_word(message_words(), t->kind);
}

struct str thing_phrase(struct checking *c, const struct thing *t)
{
	struct str called = locale_name(message_words(), t); /* a well-known channel has a label */
	if (called.len && !str_equal(called, t->name))
		return text_phrase(c, called);
	return t->name.len ? str_fmt(&c->found->arena, "`%.*s`", STR_ARG(t->name)) : str_fmt(&c->found->arena, "this %.*s", STR_ARG(noun_of(t)));
}

struct str kind_phrase(struct checking *c, const struct thing *t)
{
	const struct metric *metric = t->kind == KIND_MEASURE ? ((const struct measure *)t)->metric : NULL;
	if (metric) /* a measured value is called as what it measures */
		return str_fmt(&c->found->arena, "metric %.*s", STR_ARG(thing_phrase(c, &metric->thing)));
	if (!t->text.len && !t->name.len)
		return str_fmt(&c->found->arena, "this %.*s", STR_ARG(noun_of(t)));
	return str_fmt(&c->found->arena, "%.*s %.*s", STR_ARG(noun_of(t)), STR_ARG(thing_phrase(c, t)));
}

static struct thing thing_of_kept(const struct kept_thing *t)
{
	return (struct thing){ .kind = t->kind, .name = t->name, .text = t->text };
}

struct str kept_phrase(struct checking *c, const struct kept_thing *t)
{
	struct thing thing = thing_of_kept(t);
	return thing_phrase(c, &thing);
}

struct str kept_kind_phrase(struct checking *c, const struct kept_thing *t)
{
	struct thing thing = thing_of_kept(t);
	return kind_phrase(c, &thing);
}

struct str number_phrase(struct checking *c, double number, int decimals)
{
	return str_number(&c->found->arena, number, decimals);
}

struct str value_phrase(struct checking *c, struct value v)
{
	if (v.is_range)
		return v.written;
	struct str number = number_phrase(c, v.number, v.written.len ? value_decimals(v.written) : 4);
	return str_fmt(&c->found->arena, "%.*s%s%.*s", STR_ARG(number), v.is_percent ? "%" : v.unit.len ? " " : "", STR_ARG(v.unit));
}

struct str time_phrase(struct checking *c, struct value v)
{
	return str_is(str_of(tongue_code()), "en") ? value_phrase(c, v) : locale_value(message_words(), &c->found->arena, v);
}

struct str day_phrase(struct checking *c, long day)
{
	return date_text(&c->found->arena, date_of_day(day));
}

struct str days_phrase(struct checking *c, long days)
{
	return str_fmt(&c->found->arena, by_count((size_t)days, "%ld day", "%ld days"), days);
}

struct str names_phrase(struct checking *c, const struct things *things)
{
	struct buf b = { 0 };
	size_t shown = things->len <= NAMES_MOST + 1 || c->options->is_singly ? things->len : NAMES_MOST;
	for (size_t i = 0; i < shown; i++) {
		bool is_last = i + 1 == shown && shown == things->len;
		buf_fmt(&b, "%s%.*s", !i ? "" : is_last ? said(" and ") : ", ", STR_ARG(thing_phrase(c, things->at[i])));
	}
	if (shown < things->len)
		buf_and_more(&b, things->len - shown);
	struct str s = buf_take(&b, &c->found->arena);
	buf_finish(&b);
	return s;
}

struct str feeling_phrase(struct checking *c, double level)
{
	return feeling_phrase_on(c, c->map->scale, level);
}

struct str feeling_phrase_on(struct checking *c, struct range r, double level)
{
	double value = (r.low + r.high) / 2 + level * (r.high - r.low) / 2;
	struct str s = number_phrase(c, value, 1);
	return r.low < 0 && value > 0.05 ? str_fmt(&c->found->arena, "+%.*s", STR_ARG(s)) : s;
}

/* ---- looking for words ---- */

static bool is_apart(uint32_t code)
{
	return !unicode_is_word(code) && !unicode_is_invisible(code);
}

/* Scripts that put no blanks between words. */
static bool has_no_blanks(uint32_t code)
{
	return code >= 0x2E80 && code < 0xE000;
}

static size_t match_at(struct str text, size_t at, struct str word)
{
	for (size_t w = 0; w < word.len;) {
		if (at >= text.len || unicode_lower(utf8_next(text, &at)) != unicode_lower(utf8_next(word, &w)))
			return 0;
	}
	return at;
}

static bool contains_word(struct str text, struct str word)
{
	size_t first = 0;
	bool anywhere = has_no_blanks(utf8_next(word, &first)), at_start = true;
	for (size_t at = 0; at < text.len;) {
		size_t end = at_start || anywhere ? match_at(text, at, word) : 0, next = end;
		if (end && (anywhere || end >= text.len || is_apart(utf8_next(text, &next))))
			return true;
		at_start = is_apart(utf8_next(text, &at));
	}
	return false;
}

bool word_is_in(struct str text, const char *const *words)
{
	for (; *words; words++)
		if (contains_word(text, str_of(*words)))
			return true;
	return false;
}

bool words_are(struct str text, const char *const *words)
{
	for (; *words; words++)
		if (text.len && match_at(text, 0, str_of(*words)) == text.len)
			return true;
	return false;
}
