/* plurals.c — counted nouns: which form goes with a number, and a label in that form. */
#include "cjm/locale.h"

#include <math.h>

const struct plural_rule PLURALS_ONE_OTHER[] = { { .form = PLURAL_ONE, .low = 1, .high = 1, .is_without_decimals = true }, { .form = PLURAL_OTHER } };
const struct plural_rule PLURALS_FRENCH[] = {
	{ .form = PLURAL_ONE, .low = 0, .high = 1, .is_of_whole = true },
	{ .form = PLURAL_MANY, .modulus = 1e6, .is_of_whole = true, .is_without_decimals = true },
	{ .form = PLURAL_OTHER },
};
const struct plural_rule PLURALS_SPANISH[] = {
	{ .form = PLURAL_ONE, .low = 1, .high = 1 },
	{ .form = PLURAL_MANY, .modulus = 1e6, .is_of_whole = true, .is_without_decimals = true },
	{ .form = PLURAL_OTHER },
};
const struct plural_rule PLURALS_ARABIC[] = {
	{ .form = PLURAL_ZERO, .low = 0, .high = 0 },
	{ .form = PLURAL_ONE, .low = 1, .high = 1 },
	{ .form = PLURAL_TWO, .low = 2, .high = 2 },
	{ .form = PLURAL_FEW, .modulus = 100, .low = 3, .high = 10 },
	{ .form = PLURAL_MANY, .modulus = 100, .low = 11, .high = 99 },
	{ .form = PLURAL_OTHER },
};
const struct plural_rule PLURALS_OTHER[] = { { .form = PLURAL_OTHER } };

/* A modulus never takes a number below it for its own multiple: 0 is no million. */
static bool rule_holds(const struct plural_rule *rule, double number, bool has_decimals)
{
	double n = fabs(number), whole = floor(n), of = rule->is_of_whole ? whole : n;
	if (rule->form == PLURAL_OTHER)
		return true;
	if ((rule->is_without_decimals && has_decimals) || (rule->modulus > 0 && rule->high == 0 && whole < rule->modulus))
		return false;
	if (rule->modulus > 0)
		of = fmod(of, rule->modulus);
	return of == floor(of) && of >= rule->low && of <= rule->high;
}

static size_t rule_for(const struct plural_rule *rules, double number, bool has_decimals)
{
	size_t i = 0;
	while (!rule_holds(&rules[i], number, has_decimals))
		i++;
	return i;
}

enum plural_form locale_plural(const struct locale *l, double number, bool has_decimals)
{
	return l->plurals[rule_for(l->plurals, number, has_decimals)].form;
}

size_t locale_plural_forms(const struct locale *l)
{
	size_t forms = 1;
	while (l->plurals[forms - 1].form != PLURAL_OTHER)
		forms++;
	return forms;
}

/* The index-th of "day|days"; the last where there are fewer: a single one serves every number. */
static struct str form_at(struct str forms, size_t index)
{
	size_t end = str_find(forms, '|');
	for (; index && end < forms.len; index--) {
		forms = str_slice(forms, end + 1, forms.len);
		end = str_find(forms, '|');
	}
	return str_slice(forms, 0, end);
}

static bool is_found(struct str text, const char *part)
{
	for (size_t at = 0; at < text.len; at++)
		if (str_starts(str_slice(text, at, text.len), part))
			return true;
	return false;
}

/* Whether that is all that is written of it: no sign, no decimals, no other end. */
static bool is_bare(const struct locale *l, double number, struct str written)
{
	struct buf b = { 0 };
	locale_number(l, fabs(number), 0, &b);
	bool is = str_equal(buf_as_str(&b), written);
	buf_finish(&b);
	return is;
}

struct str label_counted(const struct locale *l, struct arena *a, enum label id, double number, struct str written)
{
	struct str forms = label(l, id);
	struct str form = form_at(forms, rule_for(l->plurals, number, is_found(written, l->decimal)));
	if (!is_found(form, "%1") && !is_bare(l, number, written))
		form = form_at(forms, locale_plural_forms(l) - 1);
	return text_filled(l, a, form, &written, 1);
}
