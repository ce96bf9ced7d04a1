/* mistakes_said.c — values as people say them: "minus 1", "an hour", "3 December 2026", "1 to 5". Each is reported as one, with the value that is meant. */
#include "syntax/hints.h"

#include <string.h>

static void report_said(struct parser *p, struct node *n, int slot, struct span span, const char *sentence, struct str value)
{
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, "wrong-value", span, sentence, hint_word(n), STR_ARG(hint_taken(p, &statement_of(n->kind)->slots[slot])));
	f->hint = str_fmt(hint_arena(p), "write: %s %.*s", hint_word(n), STR_ARG(value));
	finding_add_fix(p->found, f, span, value);
	n->filled |= (uint8_t)(1u << slot);
	p->skipping = false;
	p->told_until = span.at + span.len;
}

static struct span span_to(struct span from, size_t end)
{
	from.len = (uint32_t)end - from.at;
	return from;
}

/* What a word of some languages says; NULL where it is none of these. */
static const char *said_by(struct parser *p, struct str word, const char *const (*rows)[2], size_t count)
{
	struct str bare = str_bare(hint_arena(p), word);
	for (size_t i = 0; i < count; i++)
		if (str_is(bare, rows[i][0]))
			return rows[i][1];
	return NULL;
}

/* `feel moins 1` */
static bool report_sign(struct parser *p, struct node *n, const struct arg *word)
{
	static const char *const SIGNS[][2] = { { "minus", "-" }, { "moins", "-" }, { "menos", "-" }, { "plus", "+" }, { "mas", "+" } };
	const char *sign = said_by(p, word->text, SIGNS, sizeof SIGNS / sizeof *SIGNS);
	struct ahead number = ahead_of(p, word->span.at + word->span.len);
	int slot = slot_for(n, ARG_NUMBER);
	if (!sign || n->kind != KIND_FEEL || number.kind != ARG_NUMBER || !number.text.len || slot < 0)
		return false;
	report_said(p, n, slot, span_to(word->span, number.end), "`%s` takes %.*s", str_fmt(hint_arena(p), "%s%.*s", sign, STR_ARG(number.text)));
	return true;
}

/* `wait une heure` */
static bool report_amount(struct parser *p, struct node *n, const struct arg *word)
{
	static const char *const NUMBERS[][2] = { { "a", "1" }, { "an", "1" }, { "one", "1" }, { "un", "1" }, { "une", "1" }, { "ein", "1" }, { "eine", "1" }, { "two", "2" }, { "deux", "2" }, { "zwei", "2" }, { "dos", "2" },
		{ "three", "3" }, { "trois", "3" }, { "drei", "3" }, { "tres", "3" }, { "four", "4" }, { "quatre", "4" }, { "vier", "4" }, { "five", "5" }, { "cinq", "5" }, { "ten", "10" }, { "dix", "10" }, { "zehn", "10" },
		{ "quinze", "15" }, { "vingt", "20" }, { "trente", "30" } };
	const char *number = said_by(p, word->text, NUMBERS, sizeof NUMBERS / sizeof *NUMBERS);
	struct ahead unit = ahead_of(p, word->span.at + word->span.len);
	struct str bare = unit.kind == ARG_WORD ? str_bare(hint_arena(p), unit.text) : (struct str){ 0 };
	struct str right = unit_days(bare) > 0 ? bare : bare.len && unit_meant(bare) ? str_of(unit_meant(bare)) : (struct str){ 0 };
	if (!number || !right.len || n->arg_count || !slot_is_time(statement_of(n->kind)->slots[0].type))
		return false;
	report_said(p, n, 0, span_to(word->span, unit.end), "`%s` takes %.*s, not a word", str_fmt(hint_arena(p), "%s %.*s", number, STR_ARG(right)));
	return true;
}

bool report_said_word(struct parser *p, struct node *n, const struct arg *word)
{
	return report_sign(p, n, word) || report_amount(p, n, word);
}

/* `due 3 décembre 2026` */
static bool report_day_first(struct parser *p, struct node *n, const struct arg *day)
{
	struct ahead month = ahead_of(p, day->span.at + day->span.len), year = ahead_of(p, month.end);
	int slot = slot_for(n, ARG_DATE), number = month.kind == ARG_WORD && month.text.len ? month_said(p, month.text) : 0;
	if (slot < 0 || statement_of(n->kind)->slots[slot].type != SLOT_DATE || !number || year.kind != ARG_NUMBER || year.text.len != 4)
		return false;
	struct str date = str_fmt(hint_arena(p), "%.*s-%02d-%02d", STR_ARG(year.text), number, (int)day->number % 100);
	if (!date_read(date, &(struct date){ 0 }))
		return false;
	report_said(p, n, slot, span_to(day->span, year.end), "`%s` takes %.*s, not a number", date);
	return true;
}

/* `scale 1 à 5` */
static bool report_range_said(struct parser *p, struct node *n, const struct arg *low)
{
	static const char *const TO[][2] = { { "to", "" }, { "a", "" }, { "bis", "" }, { "until", "" }, { "hasta", "" } };
	struct ahead to = ahead_of(p, low->span.at + low->span.len), high = ahead_of(p, to.end);
	if (n->arg_count || statement_of(n->kind)->slots[0].type != SLOT_RANGE || to.kind != ARG_WORD || !said_by(p, to.text, TO, sizeof TO / sizeof *TO) || high.kind != ARG_NUMBER || !high.text.len)
		return false;
	report_said(p, n, 0, span_to(low->span, high.end), "`%s` takes %.*s, not a number", str_fmt(hint_arena(p), "%.*s..%.*s", STR_ARG(low->text), STR_ARG(high.text)));
	return true;
}

bool report_said_number(struct parser *p, struct node *n, const struct arg *number)
{
	return number->kind == ARG_NUMBER && (report_day_first(p, n, number) || report_range_said(p, n, number));
}
