/* sources.c — how sources are named: at the foot, and by a key in the cards where many cards name some. */
#include "layout/sources.h"
#include "layout/used.h"

enum { SOURCES_NAMED = 12, KEYS_FROM = 4 /* cards that name sources */ };

static bool is_digit_at(struct str s, size_t at)
{
	return at < s.len && s.at[at] >= '0' && s.at[at] <= '9';
}

/* What may part the thousands of a number: "1 240". */
static size_t group_mark_at(struct str s, size_t at)
{
	static const char *const MARKS[] = { " ", "\xC2\xA0", "\xE2\x80\xAF", ",", ".", "'", "’" };
	for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++)
		if (str_starts(str_slice(s, at, s.len), MARKS[i]) && is_digit_at(s, at + str_of(MARKS[i]).len))
			return str_of(MARKS[i]).len;
	return 0;
}

static bool is_number_at(struct str s, size_t at, struct str digits)
{
	for (size_t i = 0; i < digits.len; i++) {
		at += i && !is_digit_at(s, at) ? group_mark_at(s, at) : 0;
		if (at >= s.len || s.at[at++] != digits.at[i])
			return false;
	}
	return !is_digit_at(s, at);
}

static bool holds_number(struct str s, double number)
{
	struct buf digits = { 0 };
	bool holds = false;
	buf_number(&digits, number, 6);
	for (size_t at = 0; at < s.len && !holds; at++)
		holds = !(at && is_digit_at(s, at - 1)) && is_number_at(s, at, buf_as_str(&digits));
	buf_finish(&digits);
	return holds;
}

struct str layout_source(struct layout *l, const struct origin *o)
{
	const struct locale *words = l->plan->locale;
	struct str name = locale_name(words, &o->thing);
	if (!o->n.given || holds_number(name, o->n.number))
		return name;
	struct buf n = { 0 };
	locale_number(words, o->n.number, 0, &n);
	struct str s = LABEL_FILL(words, l->arena, LABEL_in_brackets, name, LABEL_FILL(words, l->arena, LABEL_sample, buf_as_str(&n)));
	buf_finish(&n);
	return s;
}

/* ---- keys ---- */

static void add_key(struct buf *b, size_t number)
{
	static const char *const DIGITS[] = { "\xE2\x81\xB0", "\xC2\xB9", "\xC2\xB2", "\xC2\xB3", "\xE2\x81\xB4", "\xE2\x81\xB5", "\xE2\x81\xB6", "\xE2\x81\xB7", "\xE2\x81\xB8", "\xE2\x81\xB9" };
	if (number >= 10)
		add_key(b, number / 10);
	buf_text(b, DIGITS[number % 10]);
}

/* From 1, by the name, as the foot lists them; what two maps declare is one source. 0: it is not among them. */
static size_t number_of(const struct str *names, size_t count, struct str name)
{
	for (size_t i = 0; i < count; i++)
		if (str_equal(names[i], name))
			return i + 1;
	return 0;
}

/* The first of them, and how many there are in all. */
static size_t list_names(struct layout *l, struct str *names, size_t most)
{
	struct used used = used_by(l->plan->journey, l->arena);
	struct names all;
	names_init(&all, l->arena);
	FOR_EACH(struct origin, o, used.origins)
		names_add(&all, layout_source(l, o), o);
	for (size_t i = 0; i < all.len && i < most; i++)
		names[i] = all.entries[i].name;
	return all.len;
}

/* The sources of sayings, each once, and how many sayings have some. */
static size_t note_cited(const struct content *c, struct names *cited)
{
	size_t count = 0;
	FOR_EACH(struct saying, quote, c->quotes) {
		count += quote->thing.basis.sources.len > 0;
		FOR_EACH(struct thing, origin, quote->thing.basis.sources)
			names_add_address(cited, origin, origin);
	}
	return count;
}

/* Those that are cited, as the foot lists them: numbers that nothing refers to would only be in the way. */
static void give_keys(struct layout *l, const struct names *cited)
{
	struct str names[SOURCES_NAMED], *keyed = arena_alloc(l->arena, SOURCES_NAMED * sizeof *keyed);
	struct names all; /* by what they are called */
	size_t count = list_names(l, names, SOURCES_NAMED);
	names_init(&all, l->arena);
	for (size_t i = 0; i < cited->len; i++)
		names_add(&all, layout_source(l, cited->entries[i].thing), l);
	for (size_t i = 0; i < count && count <= SOURCES_NAMED; i++)
		if (names_find(&all, names[i]))
			keyed[l->keyed_count++] = names[i];
	l->keyed_sources = keyed;
}

void sources_choose_keys(struct layout *l)
{
	struct names cited; /* by address */
	size_t count = 0;
	names_init(&cited, l->arena);
	FOR_EACH(struct stage, stage, l->plan->journey->stages) {
		count += note_cited(&stage->content, &cited);
		FOR_EACH(struct step, step, stage->steps)
			count += note_cited(&step->content, &cited);
	}
	l->keyed_count = 0;
	if (!l->options.page && count >= KEYS_FROM)
		give_keys(l, &cited);
}

struct str sources_key(struct layout *l, const struct things *sources)
{
	struct buf b = { 0 };
	for (size_t i = 0; i < sources->len && l->keyed_count; i++) {
		buf_text(&b, "\xE2\x80\xAF"); /* narrow, and no line breaks there */
		add_key(&b, number_of(l->keyed_sources, l->keyed_count, layout_source(l, (const struct origin *)sources->at[i])));
	}
	struct str key = buf_take(&b, l->arena);
	buf_finish(&b);
	return key;
}

/* ---- the line at the foot ---- */

static struct str with_key(struct layout *l, size_t number, struct str name)
{
	struct buf b = { 0 };
	add_key(&b, number);
	buf_text(&b, "\xE2\x80\xAF");
	buf_str(&b, name);
	struct str said = buf_take(&b, l->arena);
	buf_finish(&b);
	return said;
}

struct str sources_line(struct layout *l)
{
	struct str parts[SOURCES_NAMED + 1] = { { 0 } };
	size_t count = list_names(l, parts, SOURCES_NAMED);
	for (size_t i = 0; i < count && i < SOURCES_NAMED; i++) {
		size_t number = number_of(l->keyed_sources, l->keyed_count, parts[i]);
		parts[i] = number ? with_key(l, number, parts[i]) : parts[i];
	}
	if (count > SOURCES_NAMED)
		parts[SOURCES_NAMED] = label_with(l->plan->locale, l->arena, LABEL_more, layout_count(l, count - SOURCES_NAMED));
	return layout_pair(l, LABEL_sources, layout_join(l, l->plan->locale->list, parts, SOURCES_NAMED + 1));
}
