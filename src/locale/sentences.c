/* sentences.c — what takes more than one word: labels with several blanks, feelings, lists. Whole patterns are translated,
 * so that each language keeps its own order and grammar. */
#include "cjm/locale.h"

void locale_fill(const struct locale *l, struct str with, struct buf *out)
{
	bool elides = str_is(STR("fr"), l->code) && (str_starts(with, "il ") || str_starts(with, "ils ")) && str_ends(buf_as_str(out), "si ");
	if (elides) {
		out->len -= 2;
		buf_text(out, "’");
	}
	buf_str(out, with);
}

struct str label_filled(const struct locale *l, struct arena *a, enum label id, const struct str *with, size_t count)
{
	struct str pattern = label(l, id);
	struct buf b = { 0 };
	for (size_t at = 0; at < pattern.len; at++) {
		size_t blank = pattern.at[at] == '%' && at + 1 < pattern.len ? (size_t)(pattern.at[at + 1] - '1') : count;
		if (blank < count) {
			locale_fill(l, with[blank], &b);
			at++;
		} else {
			buf_char(&b, pattern.at[at]);
		}
	}
	struct str s = buf_take(&b, a);
	buf_finish(&b);
	return s;
}

struct str locale_list(const struct locale *l, struct arena *a, const struct str *parts, size_t count)
{
	struct buf b = { 0 };
	for (size_t i = 0; i < count; i++)
		if (parts[i].len) {
			if (b.len)
				buf_str(&b, label(l, LABEL_list_comma));
			buf_str(&b, parts[i]);
		}
	struct str s = buf_take(&b, a);
	buf_finish(&b);
	return s;
}

struct str locale_names(const struct locale *l, struct arena *a, const struct things *things)
{
	struct buf b = { 0 };
	for (size_t i = 0; i < things->len; i++) {
		if (i)
			buf_str(&b, label(l, LABEL_list_comma));
		buf_str(&b, locale_name(l, things->at[i]));
	}
	struct str s = buf_take(&b, a);
	buf_finish(&b);
	return s;
}

struct str locale_score(const struct locale *l, struct arena *a, struct range scale, double value)
{
	struct buf b = { 0 };
	if (scale.low < 0 && value > 0)
		buf_char(&b, '+');
	locale_number(l, value, 2, &b);
	struct str s = buf_take(&b, a);
	buf_finish(&b);
	return s;
}

struct str locale_feeling_part(const struct locale *l, struct arena *a, struct range scale, const struct feeling *f)
{
	struct str parts[] = { locale_score(l, a, scale, f->value), f->thing.text };
	return f->thing.text.len ? label_filled(l, a, LABEL_feeling, parts, 2) : parts[0];
}

struct str locale_feeling(const struct locale *l, struct arena *a, struct range scale, const struct feeling *f)
{
	struct str said = locale_feeling_part(l, a, scale, f);
	if (f->and)
		said = label_filled(l, a, LABEL_feeling_and, (struct str[]){ said, locale_feeling_part(l, a, scale, f->and) }, 2);
	if (f->to)
		said = label_filled(l, a, LABEL_feeling_to, (struct str[]){ said, locale_feeling_part(l, a, scale, f->to) }, 2);
	if (f->or) {
		struct str with[] = { said, locale_feeling_part(l, a, scale, f->or), f->or->if_text };
		said = label_filled(l, a, f->or->if_text.len ? LABEL_feeling_or_if : LABEL_feeling_or, with, 3);
	}
	return said;
}
