/* called.c — what is called by its text: the same words mean the same thing, however they were typed; words that could mean two
 * things, or a thing of another kind, are told. */
#include "map/bind.h"

#include <string.h>

/* ---- the index ---- */

void bind_called_add(struct binder *b, struct name_scope *scope, struct thing *t)
{
	struct called *c = ARENA_NEW(bind_arena(b), struct called);
	*c = (struct called){ .thing = t };
	c->last = c;
	struct called *first = names_add(&scope->texts[bind_space_of(t->kind)], str_fold_same(bind_arena(b), t->text), c);
	if (first) {
		first->last->next = c;
		first->last = c;
	}
}

const struct called *bind_called(struct binder *b, const struct name_scope *scope, enum space space, struct str text)
{
	return names_find(&scope->texts[space], str_fold_same(bind_arena(b), text));
}

/* Nothing means itself: `opportunity "Say the day" for "Say the day"` is about the other one. */
static const struct called *another_than(const struct called *c, const struct thing *owner)
{
	return c && c->thing == owner ? c->next : c;
}

/* ---- words that two things have ---- */

/* Where the second is; the first is shown as a place behind it. */
static struct str hint_for_both(struct binder *b, const struct pending *p, const struct thing *one, const struct thing *other)
{
	struct arena *a = &b->found->arena;
	struct place place = place_of(b->sources, other->word);
	int line = (int)place.line;
	bool is_here = other->word.file == p->arg->span.file;
	const char *kind = kind_word(one->kind), *second = kind_word(other->kind);
	if (one->kind == other->kind)
		return is_here ? str_fmt(a, "one is in line %d, and one here", line) : str_fmt(a, "one is at %.*s:%d, and one here", STR_ARG(place.path), line);
	return is_here ? str_fmt(a, "`%s` in line %d, and `%s` here", second, line, kind)
		: str_fmt(a, "`%s` at %.*s:%d, and `%s` here", second, STR_ARG(place.path), line, kind);
}

static void report_ambiguous(struct binder *b, const struct pending *p, const struct thing *one, const struct thing *other)
{
	struct arena *a = &b->found->arena;
	bool alike = one->kind == other->kind, are_named = one->name.len && other->name.len;
	struct finding *f = alike
		? finding_add(b->found, SEVERITY_ERROR, "ambiguous-text", p->arg->span, "more than one %s is called “%.*s”", kind_noun(one->kind), STR_ARG(p->arg->text))
		: finding_add(b->found, SEVERITY_ERROR, "ambiguous-text", p->arg->span, "more than one item is called “%.*s”", STR_ARG(p->arg->text));
	f->hint = are_named ? str_fmt(a, "use the name of the one you mean: `%.*s` or `%.*s`", STR_ARG(one->name), STR_ARG(other->name))
		: str_fmt(a, "give the one you mean a name, and use it here: %s NAME \"%.*s\"", kind_word(alike ? one->kind : p->kind), STR_ARG(p->arg->text));
	f->other = one->word;
	f->other_note = hint_for_both(b, p, one, other);
}

struct thing *bind_meant(struct binder *b, const struct pending *p, const struct called *called)
{
	const struct called *one = another_than(called, p->owner), *two = one ? another_than(one->next, p->owner) : NULL;
	if (two)
		report_ambiguous(b, p, one->thing, two->thing);
	return one ? one->thing : NULL;
}

/* ---- words that a thing of another kind has ---- */

static const struct crossing {
	enum statement_kind wanted, is;
} CROSSINGS[] = {
#define CROSSING(wanted, is) { KIND_##wanted, KIND_##is },
#include "map/crossings.def"
};

static const struct thing *declared_as(struct binder *b, enum statement_kind kind, struct str text)
{
	enum space space = bind_space_of(kind);
	const struct thing *t = names_find(&b->global.names[space], text);
	const struct called *c = bind_called(b, &b->global, space, text);
	t = t && t->is_declared ? t : NULL;
	return t ? t : c && c->thing->is_declared ? c->thing : NULL;
}

const struct thing *bind_crossing(struct binder *b, enum statement_kind wanted, struct str text)
{
	const struct thing *t = NULL;
	for (size_t i = 0; i < sizeof CROSSINGS / sizeof *CROSSINGS && !t; i++)
		if (CROSSINGS[i].wanted == wanted)
			t = declared_as(b, CROSSINGS[i].is, text);
	return t;
}

void bind_report_crossing(struct binder *b, const struct pending *p, const struct thing *t)
{
	struct arena *a = &b->found->arena;
	struct finding *f = finding_add(b->found, SEVERITY_ERROR, "other-kind", p->arg->span, "“%.*s” is a %s, not a %s", STR_ARG(p->arg->text), kind_noun(t->kind), kind_noun(p->kind));
	f->hint = str_fmt(a, "name the %s you mean; if it has the same title, declare it at the top: %s NAME \"%.*s\"", kind_noun(p->kind), kind_word(p->kind), STR_ARG(p->arg->text));
	f->other = t->word;
	f->other_note = str_fmt(a, "the %s is here", kind_noun(t->kind));
}
