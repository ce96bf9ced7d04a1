/* units.c — a word behind a number as its unit; what is said of a length of time whose unit is another language's, or that has two. */
#include "syntax/hints.h"

#include <math.h>

/* "h30" of "1h30": 30; -1 for another word. */
static int minutes_of(struct str bare)
{
	size_t at = bare.len;
	while (at && bare.at[at - 1] >= '0' && bare.at[at - 1] <= '9')
		at--;
	struct str hours = str_slice(bare, 0, at);
	bool is_hours = at && (unit_days(hours) == 1.0 / 24 || (unit_meant(hours) && str_is(str_of(unit_meant(hours)), "h")));
	double minutes = -1;
	return is_hours && bare.len - at <= 2 && number_read(str_slice(bare, at, bare.len), &minutes) && minutes < 60 ? (int)minutes : -1;
}

bool unit_is_meant(struct parser *p, struct str word)
{
	struct str bare = str_bare(hint_arena(p), word);
	return unit_meant(bare) || unit_days(bare) > 0 || minutes_of(bare) >= 0;
}

/* "1.5 h" for whole quarters of an hour, else "80 min". */
static struct str hours_and_minutes(struct parser *p, double hours, double minutes)
{
	struct buf b = { 0 };
	bool quarters = fmod(minutes, 15) == 0;
	buf_number(&b, quarters ? hours + minutes / 60 : hours * 60 + minutes, 2);
	buf_text(&b, quarters ? " h" : " min");
	return hint_text(p, &b);
}

/* The amount as it is to be written; empty where nobody knows what the unit means. */
static struct str amount_meant(struct parser *p, const struct arg *number, struct str unit)
{
	struct str bare = str_bare(hint_arena(p), unit);
	struct buf b = { 0 };
	int minutes = minutes_of(bare);
	if (minutes >= 0 && number->kind == ARG_NUMBER)
		return hours_and_minutes(p, number->number, minutes);
	struct str right = unit_meant(bare) ? str_of(unit_meant(bare)) : unit_days(bare) > 0 ? bare : (struct str){ 0 };
	if (!right.len)
		return right;
	if (number->kind == ARG_RANGE)
		buf_str(&b, number->text);
	else
		buf_number(&b, number->number, 6);
	buf_fmt(&b, " %.*s", (int)(right.len - (number->kind == ARG_NUMBER && number->number == 1 && right.len > 1 && str_ends(right, "s"))), right.at);
	return hint_text(p, &b);
}

struct finding *finding_at(struct parser *p, struct span span)
{
	for (size_t i = p->found->len; i-- > 0;) {
		struct finding *f = &p->found->at[i];
		if (f->span.file == span.file && f->span.at == span.at)
			return f;
	}
	return NULL;
}

/* In place of all from the number on; instead of what was said of the number alone. */
static void put_amount(struct parser *p, struct finding *f, struct span number, struct span end, struct str right)
{
	f->fix_count = 0;
	finding_add_fix(p->found, f, (struct span){ number.file, number.at, end.at + end.len - number.at }, right);
}

void report_no_such_unit(struct parser *p, struct node *n, const struct arg *number, const struct arg *unit)
{
	struct str right = amount_meant(p, number, unit->text);
	if (report_two_units(p, n))
		return;
	if (!right.len && report_range(p, n, number->text, unit))
		return;
	struct finding *f = finding_at(p, number->span);
	if (!f)
		f = finding_add(p->found, SEVERITY_ERROR, "wrong-value", unit->span, "`%.*s` is not a unit of time", STR_ARG(unit->text));
	if (right.len)
		put_amount(p, f, number->span, unit->span, right);
	f->hint = right.len ? str_fmt(hint_arena(p), "write: %s %.*s", hint_word(n), STR_ARG(right)) : STR("units of time are s, min, h, day, week, month, quarter and year");
}

/* "1 h 30" */
bool report_odd_minutes(struct parser *p, const struct node *n, const struct arg *minutes)
{
	const struct arg *hours = n->arg_count ? &n->args[n->arg_count - 1] : NULL;
	bool is_time = hours && hours->kind == ARG_AMOUNT && slot_is_time(statement_of(n->kind)->slots[hours->slot].type);
	bool are_minutes = minutes->kind == ARG_NUMBER && minutes->number >= 0 && minutes->number < 60;
	if (!is_time || !are_minutes || unit_days(hours->unit) != 1.0 / 24)
		return false;
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, "wrong-value", minutes->span, "a duration has one number and one unit");
	struct str right = hours_and_minutes(p, hours->number, minutes->number);
	f->hint = str_fmt(hint_arena(p), "write: %s %.*s", hint_word(n), STR_ARG(right));
	put_amount(p, f, hours->span, minutes->span, right);
	p->skipping = true;
	return true;
}

bool report_unit_first(struct parser *p, const struct node *n, const struct arg *number)
{
	const struct arg *unit = n->arg_count ? &n->args[n->arg_count - 1] : NULL;
	if (!unit || unit->kind != ARG_AMOUNT || !str_equal(unit->text, unit->unit) || number->kind != ARG_NUMBER)
		return false;
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, "wrong-value", unit->span, "a duration begins with its number");
	struct str right = str_fmt(hint_arena(p), "%.*s %.*s", STR_ARG(number->text), STR_ARG(unit->unit));
	f->hint = str_fmt(hint_arena(p), "write: %s %.*s", hint_word(n), STR_ARG(right));
	put_amount(p, f, unit->span, number->span, right);
	p->skipping = true;
	return true;
}

/* ---- a word behind a number ---- */

static bool is_slip_of(struct parser *p, const struct arg *word, enum statement_kind kind)
{
	struct str name = str_of(statement_of(kind)->word);
	bool is_plural = word->text.len == name.len + 1 && str_starts(word->text, name.at) && str_ends(word->text, "s");
	bool is_near = !is_plural && str_distance(word->text, name, 2) <= (word->text.len < 6 ? 1 : 2);
	return is_near && (statement_is_flag(kind) || value_follows(p, kind, word->span.at + word->span.len));
}

/* "targt" behind a number is a slip of `target` rather than a unit, where a value of `target` follows; "12 notes" are notes. */
static bool is_slip_of_word(struct parser *p, const struct arg *word)
{
	for (int i = 0; i < p->line.count && word->text.len >= 4 && unit_days(word->text) == 0; i++)
		for (int kind = 0; kind < KIND_NONE; kind++)
			if (statement_fits((enum statement_kind)kind, p->open[i]->kind) && is_slip_of(p, word, (enum statement_kind)kind))
				return true;
	return false;
}

bool build_take_unit(struct parser *p, struct node *n, const struct arg *word)
{
	struct arg *last = n->arg_count ? &n->args[n->arg_count - 1] : NULL;
	if (!last || (last->kind != ARG_NUMBER && last->kind != ARG_RANGE) || last->unit.len || word_index_is_flag(&p->words, word->text))
		return false;
	enum slot_type type = statement_of(n->kind)->slots[last->slot].type;
	if (type != SLOT_VALUE && !slot_is_time(type) && type != SLOT_ANY)
		return false;
	bool is_known = slot_is_time(type) && unit_days(word->text) > 0, is_foreign = slot_is_time(type) && !is_known, is_meant = is_known || (is_foreign && unit_is_meant(p, word->text));
	if (!is_meant && (is_slip_of_word(p, word) || word_meant(p, p->open, p->line.count, word, true) != KIND_NONE))
		return false;
	if (is_foreign)
		report_no_such_unit(p, n, last, word);
	p->skipping = is_foreign; /* "2 jours ouvrés": the rest belongs to it */
	last->kind = last->kind == ARG_RANGE ? ARG_RANGE : ARG_AMOUNT;
	last->unit = word->text;
	last->span.len = word->span.at + word->span.len - last->span.at;
	n->span.len = word->span.at + word->span.len - n->span.at;
	return true;
}
