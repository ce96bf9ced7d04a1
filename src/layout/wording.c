/* wording.c — what a drawing says of a thing, in words: its text, how sure it is, quantities, sayings, readings, reasons. */
#include "cjm/layout.h"

struct str layout_join(struct layout *l, const char *separator, const struct str *parts, size_t count)
{
	struct str only = { 0 };
	size_t filled = 0;
	for (size_t i = 0; i < count; i++)
		if (parts[i].len && !filled++)
			only = parts[i];
	if (filled < 2)
		return only.len ? str_copy(l->arena, only) : only;
	struct buf b = { 0 };
	for (size_t i = 0; i < count; i++) {
		if (!parts[i].len)
			continue;
		if (b.len)
			buf_text(&b, separator);
		buf_str(&b, parts[i]);
	}
	struct str joined = buf_take(&b, l->arena);
	buf_finish(&b);
	return joined;
}

struct str layout_items(struct layout *l, const struct str *parts, size_t count)
{
	return layout_join(l, l->plan->locale->point, parts, count);
}

struct str layout_label_with(struct layout *l, enum label id, struct str with)
{
	return with.len ? label_with(l->plan->locale, l->arena, id, with) : (struct str){ 0 };
}

struct str layout_count(struct layout *l, size_t count)
{
	struct buf b = { 0 };
	locale_number(l->plan->locale, (double)count, 0, &b);
	struct str s = buf_take(&b, l->arena);
	buf_finish(&b);
	return s;
}

struct str layout_pair(struct layout *l, enum label id, struct str text)
{
	return text.len ? locale_pair(l->plan->locale, l->arena, id, text) : (struct str){ 0 };
}

struct str layout_saying_text(struct layout *l, const struct saying *s)
{
	struct str parts[] = {
		locale_quoted(l->plan->locale, l->arena, s->thing.text),
		s->date.year ? locale_date(l->plan->locale, l->arena, s->date) : (struct str){ 0 },
	};
	return layout_items(l, parts, 2);
}

struct str layout_doubt(struct layout *l, const struct thing *t)
{
	return locale_doubt(l->plan->locale, l->plan->journey, t);
}

static struct str with_internal(struct layout *l, struct str doubt, const struct thing *t)
{
	bool is_internal = t->basis.internal || thing_basis(t)->internal;
	struct str parts[] = { doubt, is_internal ? label(l->plan->locale, LABEL_internal) : (struct str){ 0 } };
	return layout_items(l, parts, 2);
}

struct str layout_claim_words(struct layout *l, const struct thing *t)
{
	return with_internal(l, layout_doubt(l, t), t);
}

struct str layout_card_words(struct layout *l, const struct thing *t)
{
	return with_internal(l, thing_basis(t)->predicted ? label(l->plan->locale, LABEL_predicted) : (struct str){ 0 }, t);
}

struct str layout_with_doubt(struct layout *l, struct str said, const struct thing *t)
{
	struct str words = layout_claim_words(l, t);
	return words.len && said.len ? LABEL_FILL(l->plan->locale, l->arena, LABEL_in_brackets, said, words) : said;
}

struct str layout_text(struct layout *l, const struct thing *t)
{
	return layout_with_doubt(l, thing_label(t), t);
}

/* "wait 6 min", "wait 6 min (assumed)" */
struct str layout_quantity(struct layout *l, enum label id, const struct quantity *q)
{
	if (!q || !q->value.given)
		return (struct str){ 0 };
	const struct locale *words = l->plan->locale;
	return layout_with_doubt(l, label_with(words, l->arena, id, locale_value(words, l->arena, q->value)), &q->thing);
}

struct str layout_times(struct layout *l, const struct content *c)
{
	struct str times[] = { layout_quantity(l, LABEL_wait, c->wait), layout_quantity(l, LABEL_takes, c->takes) };
	return layout_items(l, times, 2);
}

const struct thing *content_first_time(const struct content *c)
{
	return c->wait && c->wait->value.given ? &c->wait->thing : c->takes ? &c->takes->thing : NULL;
}

struct str layout_labels(struct layout *l, const struct things *things, const char *separator)
{
	if (!things->len)
		return (struct str){ 0 };
	struct str *parts = arena_alloc(l->arena, things->len * sizeof *parts);
	for (size_t i = 0; i < things->len; i++)
		parts[i] = locale_name(l->plan->locale, things->at[i]);
	return layout_join(l, separator, parts, things->len);
}

struct str layout_course(struct layout *l, const struct measure *m)
{
	enum { TOLD_MOST = 6 };
	const struct locale *words = l->plan->locale;
	struct readings earlier = measure_earlier(m);
	struct buf b = { 0 };
	for (size_t i = 0; i < earlier.len; i++) {
		bool is_told = earlier.len <= TOLD_MOST || !i || i + 3 > earlier.len;
		if (!i)
			buf_fmt(&b, "%.*s%s", STR_ARG(locale_date(words, l->arena, earlier.at[0].date)), words->colon);
		if (is_told || i == 1)
			buf_fmt(&b, "%.*s %s ", STR_ARG(is_told ? locale_value(words, l->arena, earlier.at[i].value) : STR("…")), words->becomes);
	}
	if (earlier.len)
		buf_str(&b, locale_value(words, l->arena, measure_value(m)));
	struct str s = buf_take(&b, l->arena);
	buf_finish(&b);
	return s;
}

/* A reason is as sure as what it explains, and as internal, unless it says something else. */
static struct str reason_words(struct layout *l, const struct thing *reason)
{
	bool is_internal = reason->basis.internal && !thing_basis(reason->parent)->internal;
	struct str none = { 0 }, parts[] = { reason_is_as_sure(reason) ? none : layout_doubt(l, reason), is_internal ? label(l->plan->locale, LABEL_internal) : none };
	return layout_items(l, parts, 2);
}

struct str layout_reasons(struct layout *l, const struct things *reasons, const char *between)
{
	struct str *said = arena_alloc(l->arena, (reasons->len + 1) * sizeof *said);
	FOR_EACH(struct thing, r, *reasons) {
		struct str words = reason_words(l, r); /* in brackets, lest they be read of what the reason is for */
		said[r_i] = words.len ? LABEL_FILL(l->plan->locale, l->arena, LABEL_in_brackets, r->text, words) : r->text;
	}
	return layout_join(l, between, said, reasons->len);
}
