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

/* "week" for 1, "weeks" for more. */
static struct str counted_unit(struct str number, struct str unit)
{
	return str_slice(unit, 0, unit.len - (str_is(number, "1") && unit.len > 1 && str_ends(unit, "s")));
}

/* The unit as the language has it; empty for none. */
static struct str unit_said(struct parser *p, struct ahead unit)
{
	struct str bare = unit.kind == ARG_WORD && unit.text.len ? str_bare(hint_arena(p), unit.text) : (struct str){ 0 };
	return unit_days(bare) > 0 ? bare : bare.len && unit_meant(bare) ? str_of(unit_meant(bare)) : (struct str){ 0 };
}

/* "une demi-heure", "un quart d'heure" */
static struct str part_of_unit(struct parser *p, struct ahead unit, size_t *end)
{
	struct str bare = unit.kind == ARG_WORD && unit.text.len ? str_bare(hint_arena(p), unit.text) : (struct str){ 0 };
	struct ahead next = ahead_of(p, unit.end);
	if (str_is(bare, "quart") && str_is(term_bare(hint_arena(p), next.text), "d-heure")) {
		*end = next.end;
		return STR("15 min");
	}
	struct ahead half = unit;
	half.text = str_starts(bare, "demi-") ? str_slice(bare, 5, bare.len) : (struct str){ 0 };
	struct str right = unit_said(p, half);
	*end = unit.end;
	return right.len ? str_fmt(hint_arena(p), "0.5 %.*s", STR_ARG(right)) : right;
}

/* `wait environ 5 min`: what it is about is for the author to say. `takes entre 5 et 10 min` is a range. */
static bool report_about(struct parser *p, struct node *n, const struct arg *word)
{
	static const char *const ABOUT[][2] = { { "environ", "" }, { "env", "" }, { "about", "" }, { "around", "" }, { "circa", "" }, { "ca", "" }, { "etwa", "" }, { "ungefahr", "" }, { "vers", "" }, { "unos", "" } };
	static const char *const BETWEEN[][2] = { { "entre", "" }, { "de", "" }, { "between", "" }, { "zwischen", "" }, { "von", "" } };
	struct ahead low = ahead_of(p, word->span.at + word->span.len), and = ahead_of(p, low.end), high = ahead_of(p, and.end);
	bool is_range = said_by(p, word->text, BETWEEN, sizeof BETWEEN / sizeof *BETWEEN) && high.kind == ARG_NUMBER && high.text.len;
	struct str right = unit_said(p, is_range ? ahead_of(p, high.end) : and);
	if (n->arg_count || !slot_is_time(statement_of(n->kind)->slots[0].type) || low.kind != ARG_NUMBER || !low.text.len || !right.len)
		return false;
	if (is_range) {
		report_said(p, n, 0, span_to(word->span, ahead_of(p, high.end).end), "`%s` takes %.*s, not a word", str_fmt(hint_arena(p), "%.*s..%.*s %.*s", STR_ARG(low.text), STR_ARG(high.text), STR_ARG(right)));
		return true;
	}
	if (!said_by(p, word->text, ABOUT, sizeof ABOUT / sizeof *ABOUT))
		return false;
	report_said(p, n, 0, span_to(word->span, and.end), "`%s` takes %.*s, not a word", str_fmt(hint_arena(p), "%.*s %.*s", STR_ARG(low.text), STR_ARG(right)));
	p->found->at[p->found->len - 1].fix_count = 0; /* a fix would lose the word */
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
	struct str right = unit_said(p, unit), part = { 0 };
	size_t end = unit.end;
	if (number && !right.len && str_is(str_of(number), "1"))
		part = part_of_unit(p, unit, &end);
	if (!number || (!right.len && !part.len) || n->arg_count || !slot_is_time(statement_of(n->kind)->slots[0].type))
		return false;
	if (part.len) {
		report_said(p, n, 0, span_to(word->span, end), "`%s` takes %.*s, not a word", part);
		p->taken_until = (uint32_t)end; /* with its apostrophe */
		return true;
	}
	report_said(p, n, 0, span_to(word->span, unit.end), "`%s` takes %.*s, not a word", str_fmt(hint_arena(p), "%s %.*s", number, STR_ARG(counted_unit(str_of(number), right))));
	return true;
}

/* `review tous les 6 mois` */
static bool report_interval(struct parser *p, struct node *n, const struct arg *word)
{
	static const char *const EACH[][2] = { { "tous", "" }, { "toutes", "" }, { "chaque", "" }, { "alle", "" }, { "jede", "" }, { "jeden", "" }, { "jedes", "" }, { "cada", "" }, { "each", "" } };
	static const char *const ARTICLES[][2] = { { "les", "" }, { "los", "" }, { "las", "" } };
	if (!said_by(p, word->text, EACH, sizeof EACH / sizeof *EACH) || !statement_fits(KIND_EVERY, n->kind) || hint_is_full_of(n, KIND_EVERY))
		return false;
	struct ahead next = ahead_of(p, word->span.at + word->span.len);
	if (next.kind == ARG_WORD && said_by(p, next.text, ARTICLES, sizeof ARTICLES / sizeof *ARTICLES))
		next = ahead_of(p, next.end);
	struct ahead unit = next.kind == ARG_NUMBER ? ahead_of(p, next.end) : next;
	struct str right = unit_said(p, unit);
	if (!right.len)
		return false;
	struct span all = span_to(word->span, unit.end);
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, "unknown-word", word->span, "unexpected word `%.*s`", STR_ARG(word->text));
	struct str number = next.kind == ARG_NUMBER ? next.text : STR("1");
	struct str every = str_fmt(hint_arena(p), "every %.*s %.*s", STR_ARG(number), STR_ARG(counted_unit(number, right)));
	f->hint = str_fmt(hint_arena(p), "write: %s %.*s", hint_word(n), STR_ARG(every));
	finding_add_fix(p->found, f, all, every);
	p->skipping = false;
	p->told_until = all.at + all.len;
	return true;
}

/* Behind the year of the date in words that begins at `at`; `at` where none ends within a few words. */
static size_t end_of_date(struct parser *p, size_t at)
{
	enum { WORDS = 4 };
	size_t end = at;
	for (int i = 0; i < WORDS; i++) {
		struct ahead word = ahead_of(p, end);
		end = word.end;
		if (word.kind == ARG_NUMBER && word.text.len == 4)
			return end;
	}
	return at;
}

/* `action "Mend" avant juin 2026`, `pour fin 2026`, `juin 2026` */
static bool report_due_said(struct parser *p, struct node *n, const struct arg *word)
{
	static const char *const BY[][2] = { { "avant", "" }, { "pour", "" }, { "d-ici", "" }, { "before", "" }, { "until", "" }, { "bis", "" }, { "vor", "" }, { "antes", "" } };
	struct ahead first = ahead_of(p, word->span.at), next = ahead_of(p, first.end);
	bool is_by = said_by(p, term_bare(hint_arena(p), first.text), BY, sizeof BY / sizeof *BY);
	struct ahead begin = is_by ? next : first;
	const struct node due = { .kind = KIND_DUE };
	const struct arg said_first = { .kind = ARG_WORD, .text = begin.text, .span = { p->ast->file, (uint32_t)begin.at, (uint32_t)begin.text.len } };
	if (!n->arg_count || word_find(p, n->kind, STR("due")) != KIND_DUE || hint_is_full_of(n, KIND_DUE) || begin.kind != ARG_WORD || !begin.text.len || word_find(p, n->kind, begin.text) != KIND_NONE)
		return false;
	struct str date = date_in_words(p, &due, &said_first);
	if (!date.len)
		return false;
	finding_add(p->found, SEVERITY_ERROR, "unknown-word", word->span, "unexpected word `%.*s`", STR_ARG(word->text))->hint = date;
	p->taken_until = p->told_until = (uint32_t)end_of_date(p, begin.at);
	p->skipping = false;
	return true;
}

bool report_said_word(struct parser *p, struct node *n, const struct arg *word)
{
	return report_sign(p, n, word) || report_amount(p, n, word) || report_about(p, n, word) || report_interval(p, n, word) || report_due_said(p, n, word);
}

/* What stands behind a number, without the letters of "1er", "2nd" or "3rd" and the point of "1.". */
static struct ahead behind_number(struct parser *p, const struct arg *number)
{
	static const char *const ORDINALS[] = { "er", "e", "eme", "ere", "st", "nd", "rd", "th", "." };
	size_t end = number->span.at + number->span.len;
	struct ahead next = ahead_of(p, end);
	for (size_t i = 0; i < sizeof ORDINALS / sizeof *ORDINALS; i++)
		if (next.at == end && str_is(str_bare(hint_arena(p), next.text), ORDINALS[i]))
			return ahead_of(p, next.end);
	return next;
}

/* `due 2e trimestre 2026` */
static struct str quarter_said(struct parser *p, const struct arg *number, struct ahead word, struct ahead year)
{
	static const char *const QUARTERS[] = { "trim", "quar" };
	struct str bare = word.kind == ARG_WORD ? str_bare(hint_arena(p), word.text) : (struct str){ 0 };
	for (size_t i = 0; i < sizeof QUARTERS / sizeof *QUARTERS; i++)
		if (str_starts(bare, QUARTERS[i]) && number->number >= 1 && number->number <= 4)
			return str_fmt(hint_arena(p), "%.*s-Q%d", STR_ARG(year.text), (int)number->number);
	return (struct str){ 0 };
}

/* `due 3 décembre 2026`, `due 1er mai 2026`, `due 15 janv. 2026` */
static bool report_day_first(struct parser *p, struct node *n, const struct arg *day)
{
	struct ahead month = behind_number(p, day), year = ahead_of(p, month.end);
	int slot = slot_for(n, ARG_DATE), number = month.kind == ARG_WORD && month.text.len ? month_said(p, month.text) : 0;
	if (slot < 0 || statement_of(n->kind)->slots[slot].type != SLOT_DATE || year.kind != ARG_NUMBER || year.text.len != 4)
		return false;
	struct str date = number ? str_fmt(hint_arena(p), "%.*s-%02d-%02d", STR_ARG(year.text), number, (int)day->number % 100) : quarter_said(p, day, month, year);
	if (!date.len || !date_read(date, &(struct date){ 0 }))
		return false;
	p->taken_until = (uint32_t)year.end; /* with the point of "janv." */
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
