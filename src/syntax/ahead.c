/* ahead.c — what stands further on in the line, before it is read; for advice. */
#include "syntax/hints.h"

#include <string.h>

static const char *const QUOTES[][2] = { { "\"", "\"" }, { "\xE2\x80\x9C", "\xE2\x80\x9D" }, { "\xE2\x80\x9E", "\xE2\x80\x9C" }, { "\xC2\xAB", "\xC2\xBB" } };

/* The length of a text in quotes that begins there, 0 for none. */
static size_t quoted_at(struct str rest)
{
	for (size_t i = 0; i < sizeof QUOTES / sizeof *QUOTES; i++) {
		struct str open = str_of(QUOTES[i][0]), close = str_of(QUOTES[i][1]);
		if (!str_starts(rest, QUOTES[i][0]))
			continue;
		for (size_t at = open.len; at < rest.len && rest.at[at] != '\n'; at++)
			if (str_starts(str_slice(rest, at, rest.len), QUOTES[i][1]))
				return at + close.len;
	}
	return 0;
}

static enum token_kind kind_of(struct str token)
{
	struct date date;
	double number;
	struct str whole = str_slice(token, 0, token.len - str_ends(token, "%"));
	if (strchr("<>=", token.at[0]))
		return ARG_COMPARE;
	if (number_read(whole, &number))
		return whole.len < token.len ? ARG_PERCENT : ARG_NUMBER;
	if (token.len > 4 && date_read(token, &date))
		return ARG_DATE;
	for (size_t i = 1; i + 2 < token.len; i++)
		if (token.at[i] == '.' && token.at[i + 1] == '.')
			return ARG_RANGE;
	return ARG_WORD;
}

struct ahead ahead_of(const struct parser *p, size_t at)
{
	struct str all = p->source->text;
	while (at < all.len && (all.at[at] == ' ' || all.at[at] == '\t'))
		at++;
	size_t end = at + quoted_at(str_slice(all, at, all.len));
	if (end > at)
		return (struct ahead){ ARG_TEXT, str_slice(all, at, end), at, end };
	while (end < all.len && !memchr(" \t\r\n,#\"", all.at[end], 8))
		end++;
	return (struct ahead){ end > at ? kind_of(str_slice(all, at, end)) : ARG_WORD, str_slice(all, at, end), at, end };
}

/* The statement that the line declares a name with; NULL for none. */
static const struct statement *begins_with_name(struct str word)
{
	for (int kind = 0; kind < KIND_NONE; kind++)
		if (statement_of((enum statement_kind)kind)->slots[0].type == SLOT_NAME && str_is(word, statement_of((enum statement_kind)kind)->word))
			return statement_of((enum statement_kind)kind);
	return NULL;
}

/* The names that the file declares. What is included is not seen: a name of it that stands in prose stays prose. */
static void find_declared(struct parser *p)
{
	p->declared_is_made = true;
	names_init(&p->declared, hint_arena(p));
	for (uint32_t line = 1; line <= p->source->line_count; line++) {
		struct ahead word = ahead_of(p, p->source->lines[line - 1]), name = ahead_of(p, word.end);
		const struct statement *declares = name.text.len ? begins_with_name(word.text) : NULL;
		if (declares)
			names_add(&p->declared, name.text, (void *)declares);
	}
}

static const struct statement *declared(struct parser *p, struct str name)
{
	if (!p->declared_is_made)
		find_declared(p);
	return names_find(&p->declared, name);
}

bool is_declared_as(struct parser *p, struct str name, enum statement_kind kind)
{
	const struct statement *by = declared(p, name);
	return by && strcmp(by->word, statement_of(kind)->word) == 0;
}

static bool is_known_name(struct parser *p, int kind, struct str name)
{
	return kind == KIND_CHANNEL || (kind == KIND_SOURCE && choice_find(CHOICES_source_kind, name)) || declared(p, name);
}

static bool slot_takes_ahead(struct parser *p, const struct slot *s, const struct ahead *a)
{
	bool is_reference = s->type == SLOT_REF || s->type == SLOT_REFS || s->type == SLOT_REF_OR_TEXT;
	struct date year;
	if (s->type == SLOT_DATE && a->kind == ARG_NUMBER && a->text.len == 4)
		return date_read(a->text, &year);
	if (!a->text.len || !slot_takes(s->type, a->kind) || s->type == SLOT_NAME)
		return false;
	if (s->type == SLOT_CHOICE)
		return choice_find(s->detail, a->text);
	return !is_reference || a->kind == ARG_TEXT || is_known_name(p, (int)s->detail, a->text);
}

bool value_follows(struct parser *p, enum statement_kind kind, size_t at)
{
	struct ahead a = ahead_of(p, at);
	for (const struct slot *s = statement_of(kind)->slots; s->type; s++)
		if (slot_takes_ahead(p, s, &a))
			return true;
	return false;
}
