/* hints.c — what a hint is made of: the keywords allowed in a place, what a word of another language or a typing error means, and
 * examples. */
#include "syntax/hints.h"

#include <string.h>

enum { WORDS_LISTED = 16, PLACES_NAMED = 5, MEANINGS_NAMED = 3, ALIKE_LEAST = 3 };

struct arena *hint_arena(struct parser *p)
{
	return &p->found->arena;
}

const char *hint_word(const struct node *n)
{
	return n->own.len ? n->own.at : statement_of(n->kind)->word;
}

struct str hint_text(struct parser *p, struct buf *b)
{
	struct str s = buf_take(b, hint_arena(p));
	buf_finish(b);
	return s;
}

/* "under `stage` or `step`", "under `journey`, or at the top level of a file" */
struct str hint_places(struct parser *p, struct str word)
{
	struct buf b = { 0 };
	struct names named; /* several statements may share a word */
	bool at_top = word_find(p, KIND_FILE, word) != KIND_NONE;
	names_init(&named, hint_arena(p));
	for (int parent = 0; parent < KIND_COUNT; parent++) {
		const char *place = statement_of((enum statement_kind)parent)->word;
		if (parent != KIND_NONE && parent != KIND_FILE && word_find(p, (enum statement_kind)parent, word) != KIND_NONE)
			names_add(&named, str_of(place), (void *)place);
	}
	for (size_t i = 0; i < named.len && i < PLACES_NAMED; i++)
		buf_fmt(&b, "%s`%.*s`", !i ? "" : i + 1 == named.len ? said(" or ") : ", ", STR_ARG(named.entries[i].name));
	if (named.len > PLACES_NAMED)
		buf_text(&b, " …");
	struct str places = hint_text(p, &b);
	if (!named.len)
		return said_str(STR("at the top level of a file"));
	return str_fmt(hint_arena(p), at_top ? "under %.*s, or at the top level of a file" : "under %.*s", STR_ARG(places));
}

/* "in the `goal` of a journey" */
static struct str place_in(struct parser *p, enum statement_kind kind, enum statement_kind parent)
{
	const char *word = statement_of(kind)->word;
	return parent == KIND_FILE ? str_fmt(hint_arena(p), "the `%s` at the top level of a file", word) : str_fmt(hint_arena(p), "the `%s` of a %s", word, statement_of(parent)->word);
}

/* Two statements may share a word, as the goals of a person and of a journey do, and only the other one can have this: which is
 * which. Empty where none can. `besides`: the statement that this one has by the word itself, KIND_NONE for none. */
struct str hint_of_namesake(struct parser *p, const struct node *n, struct str word, enum statement_kind besides)
{
	for (int kind = 0; kind < KIND_NONE && n->parent; kind++) {
		enum statement_kind has = (enum statement_kind)kind == n->kind || strcmp(statement_of((enum statement_kind)kind)->word, statement_of(n->kind)->word) != 0
			? KIND_NONE : word_find(p, (enum statement_kind)kind, word);
		int parent = 0;
		while (parent < KIND_COUNT && (parent == KIND_NONE || !statement_fits((enum statement_kind)kind, (enum statement_kind)parent)))
			parent++;
		if (has != KIND_NONE && has != besides && parent < KIND_COUNT)
			return str_fmt(hint_arena(p), "it belongs to %.*s (%s), not to %.*s (%s)", STR_ARG(place_in(p, (enum statement_kind)kind, (enum statement_kind)parent)),
				said(statement_of((enum statement_kind)kind)->help), STR_ARG(place_in(p, n->kind, n->parent->kind)), said(statement_of(n->kind)->help));
	}
	return (struct str){ 0 };
}

void words_below(struct parser *p, struct node *const *nodes, int count, struct names *known)
{
	names_init(known, hint_arena(p));
	for (int i = count - 1; i >= 0; i--)
		for (int kind = 0; kind < KIND_NONE; kind++)
			if (statement_fits((enum statement_kind)kind, nodes[i]->kind))
				names_add(known, str_of(statement_of((enum statement_kind)kind)->word), (void *)statement_of((enum statement_kind)kind));
}

void words_here(struct parser *p, struct names *known)
{
	words_below(p, p->open, p->line.count, known);
}

void words_of_choice(struct parser *p, int choices, struct names *known)
{
	names_init(known, hint_arena(p));
	for (const char *const *c = choices_of(choices); *c; c++)
		names_add(known, str_of(*c), (void *)*c);
}

static struct str list_of(struct parser *p, const struct names *known)
{
	struct buf b = { 0 };
	for (size_t i = 0; i < known->len; i++)
		buf_fmt(&b, "%s%.*s", i ? ", " : "", STR_ARG(known->entries[i].name));
	return hint_text(p, &b);
}

struct str hint_one_of(struct parser *p, int choices)
{
	struct names known;
	words_of_choice(p, choices, &known);
	return str_fmt(hint_arena(p), "use one of: %.*s", STR_ARG(list_of(p, &known)));
}

/* The keywords themselves if they are few; nobody reads forty. */
struct str hint_what_may_stand(struct parser *p, const struct node *n, const struct names *known, bool is_first)
{
	if (known->len > WORDS_LISTED)
		return str_fmt(hint_arena(p), "`cjm help %s` lists what is allowed here", hint_word(n));
	if (is_first)
		return str_fmt(hint_arena(p), "start the line with one of: %.*s", STR_ARG(list_of(p, known)));
	return str_fmt(hint_arena(p), "allowed after `%s`: %.*s", hint_word(n), STR_ARG(list_of(p, known)));
}

/* ---- guessing what was meant ---- */

/* The keywords allowed here that this word can mean, the most common first; those allowed only in other places go into `elsewhere`. */
void hint_meanings(struct parser *p, const struct names *known, struct str word, struct names *here, struct names *elsewhere)
{
	struct str bare = str_bare(hint_arena(p), word);
	const char *meant;
	names_init(here, hint_arena(p));
	names_init(elsewhere, hint_arena(p));
	for (size_t i = 0; (meant = synonym_of(bare, i)); i++)
		names_add(names_find(known, str_of(meant)) ? here : elsewhere, str_of(meant), (void *)meant);
}

/* The keyword that this word means, if it is allowed here. */
struct str hint_synonym(struct parser *p, const struct names *known, struct str word)
{
	struct names here, elsewhere;
	hint_meanings(p, known, word, &here, &elsewhere);
	return here.len ? here.entries[0].name : (struct str){ 0 };
}

struct str hint_did_you_mean(struct parser *p, struct str meant)
{
	return str_fmt(hint_arena(p), "did you mean `%.*s`?", STR_ARG(meant));
}

/* "did you mean `stage`? Or write `step` under `stage`": all that a word of another language may stand for, with the places of
 * those that cannot stand here. Empty for a word that stands for none; *meant is the likeliest. */
struct str hint_by_meaning(struct parser *p, const struct names *known, struct str word, struct str *meant)
{
	struct names here, elsewhere;
	struct buf b = { 0 };
	hint_meanings(p, known, word, &here, &elsewhere);
	const struct names *first = here.len ? &here : &elsewhere;
	*meant = first->len ? first->entries[0].name : (struct str){ 0 };
	for (size_t i = 0; i < first->len; i++) {
		buf_fmt(&b, "%s`%.*s`", i ? said(" or ") : said("did you mean "), STR_ARG(first->entries[i].name));
		if (!here.len)
			buf_fmt(&b, " (%.*s)", STR_ARG(hint_places(p, first->entries[i].name)));
	}
	if (first->len)
		buf_said(&b, "?");
	for (size_t i = 0; i < elsewhere.len && here.len; i++)
		buf_fmt(&b, "%s `%.*s` %.*s", i ? "," : said(" Or write"), STR_ARG(elsewhere.entries[i].name), STR_ARG(hint_places(p, elsewhere.entries[i].name)));
	return hint_text(p, &b);
}

struct str hint_taken(struct parser *p, const struct slot *s)
{
	enum { LISTED_MOST = 5 };
	struct buf b = { 0 };
	size_t count = 0;
	if (s->type != SLOT_CHOICE)
		return str_of(slot_name(s->type));
	const char *const *words = choices_of(s->detail);
	while (words[count])
		count++;
	if (count > LISTED_MOST)
		return str_fmt(hint_arena(p), "a word such as `%s`", words[0]);
	for (size_t i = 0; i < count; i++)
		buf_fmt(&b, "%s%s", !i ? "" : i + 1 < count ? ", " : said(" or "), words[i]);
	return hint_text(p, &b);
}

/* Whether its first value can be this: one of its choices, a number, a length of time … */
static bool begins_with(enum statement_kind kind, const struct arg *arg)
{
	const struct slot *slot = &statement_of(kind)->slots[0];
	if (arg->kind == ARG_WORD)
		return slot->type == SLOT_CHOICE && choice_find(slot->detail, arg->text);
	if (arg->kind == ARG_NUMBER && slot_is_time(slot->type)) /* it would need a unit */
		return false;
	return arg->kind == ARG_AMOUNT ? slot_is_time(slot->type) || slot->type == SLOT_VALUE : slot->type != SLOT_ANY && slot_takes(slot->type, arg->kind);
}

bool hint_is_full_of(const struct node *n, enum statement_kind kind)
{
	const struct node *child = n->first;
	while (child && child->kind != kind)
		child = child->next;
	return child && !statement_of(kind)->is_many;
}

struct str hint_with_word(struct parser *p, const struct node *n, const struct arg *arg)
{
	struct buf b = { 0 };
	int count = 0;
	bool is_signed = arg->kind == ARG_NUMBER && arg->text.len && strchr("+-", arg->text.at[0]); /* as a feeling is */
	for (int i = 0; i < KIND_NONE && count < MEANINGS_NAMED; i++) {
		enum statement_kind kind = (enum statement_kind)i;
		if (begins_with(kind, arg) && !(is_signed && kind == KIND_INTENSITY) && statement_fits(kind, n->kind) && !hint_is_full_of(n, kind))
			buf_fmt(&b, arg->kind == ARG_TEXT ? "%s%s \"%.*s\"" : "%s%s %.*s", count++ ? said(" or ") : "", statement_of(kind)->word, STR_ARG(arg->text));
	}
	return hint_text(p, &b);
}

struct str hint_with_choice(struct parser *p, const struct node *n, const struct arg *word)
{
	struct buf b = { 0 };
	int count = 0;
	for (int i = 0; i < KIND_NONE && count < MEANINGS_NAMED; i++) {
		enum statement_kind kind = (enum statement_kind)i;
		const struct slot *slot = &statement_of(kind)->slots[0];
		bool takes = slot->type == SLOT_CHOICE && statement_fits(kind, n->kind) && !hint_is_full_of(n, kind);
		struct str lower = str_lower(hint_arena(p), word->text);
		const char *meant = takes && !choice_find(slot->detail, lower) ? choice_meant(str_bare(hint_arena(p), word->text), slot->detail) : NULL;
		if (takes && (meant || choice_find(slot->detail, lower)))
			buf_fmt(&b, "%s%s %.*s", count++ ? said(" or ") : "", statement_of(kind)->word, STR_ARG(meant ? str_of(meant) : lower));
	}
	return hint_text(p, &b);
}

/* review, reviewed */
static bool begin_alike(const char *one, const char *other)
{
	size_t least = strlen(one) < strlen(other) ? strlen(one) : strlen(other);
	return least >= ALIKE_LEAST && strncmp(one, other, least) == 0 && strcmp(one, other) != 0;
}

struct str hint_near_keyword(struct parser *p, const struct node *n, const struct arg *arg)
{
	for (int i = 0; i < KIND_NONE && n->parent; i++) {
		enum statement_kind kind = (enum statement_kind)i, below = arg->kind == ARG_WORD ? word_find(p, kind, arg->text) : KIND_NONE;
		bool takes = begins_with(kind, arg) || (below != KIND_NONE && value_follows(p, below, arg->span.at + arg->span.len));
		if (takes && statement_fits(kind, n->parent->kind) && begin_alike(statement_of(kind)->word, hint_word(n)))
			return str_of(statement_of(kind)->word);
	}
	return (struct str){ 0 };
}

/* "for example: at checkout", the first line of the statement's example. */
struct str hint_such_as(struct parser *p, const struct node *n)
{
	struct str example = str_of(statement_example(n->kind, n->parent ? n->parent->kind : KIND_NONE));
	example = example_said(hint_arena(p), str_terminated(hint_arena(p), str_slice(example, 0, str_find(example, '\n'))));
	return example.len ? str_fmt(hint_arena(p), "for example: %.*s", STR_ARG(example)) : (struct str){ 0 };
}

/* What follows a span on its line, without the spaces before it. */
static struct str text_behind(const struct parser *p, struct span span)
{
	struct str all = p->source->text, rest = str_slice(all, span.at + span.len, all.len);
	return str_trim(str_slice(rest, 0, str_find(rest, '\n')));
}

/* "time 7:30": a time of day after the word is reported with it. Not "duration 1h30", which is not a time of day. */
bool hint_is_clock_behind(struct parser *p, struct span word)
{
	struct str all = p->source->text, rest = text_behind(p, word);
	size_t at = (size_t)(rest.at - all.at), end = rest.len ? clock_end(rest, 0) : 0;
	bool is_length = end && memchr(rest.at, 'h', end < 3 ? end : 3);
	if (end && !is_length)
		p->told_until = (uint32_t)(at + end);
	return end && !is_length;
}

/* "kind blueprint", where a word before the line's first text is a choice of a statement under `kind`: `service blueprint "…"`. */
struct str hint_choice_before_text(struct parser *p, enum statement_kind kind, const struct arg *first)
{
	struct node n = { .kind = kind };
	struct str rest = text_behind(p, first->span), choice = hint_with_word(p, &n, first);
	rest = str_slice(rest, 0, str_find(rest, '"'));
	while (!choice.len && rest.len) {
		size_t end = str_find(rest, ' ');
		struct arg word = { .kind = ARG_WORD, .text = str_lower(hint_arena(p), str_slice(rest, 0, end)) };
		choice = hint_with_word(p, &n, &word);
		rest = str_trim(str_slice(rest, end, rest.len));
	}
	return choice;
}
