/* terms.c — a name that makes a term of the field with its keyword: `action client "Compares"` names an action `client`, and its author most
 * likely means what the customer does. Nobody who refers to the name is told. */
#include "map/bind.h"

#include "cjm/places.h"
#include "cjm/token.h"

#include <string.h>

struct term_search {
	struct binder *b;
};

/* The keyword that "KEYWORD-NAME" means; NULL where that is no term. Only these kinds have such, and that is asked of every thing of a map. */
static const char *term_meant(struct term_search *s, const struct thing *t)
{
	struct arena *a = bind_arena(s->b);
	bool may_be_one = t->kind == KIND_ACTION || t->kind == KIND_PAIN || t->kind == KIND_GAIN;
	return may_be_one ? synonym_of(str_bare(a, str_fmt(a, "%s-%.*s", kind_word(t->kind), STR_ARG(t->name))), 0) : NULL;
}

static bool is_named(struct term_search *s, const struct thing *t)
{
	for (size_t i = 0; i < s->b->map->references.len; i++)
		if (s->b->map->references.at[i].thing == t && !s->b->map->references.at[i].is_text)
			return true;
	return false;
}

/* The text behind the name, in its quotes; "…" for one of several paragraphs. */
static struct str written_behind(struct term_search *s, struct span name, struct span text)
{
	struct str all = source_of(s->b->sources, name)->text, rest = str_trim(str_slice(all, name.at + name.len, text.at + text.len));
	const char *close = token_closing_mark(rest);
	size_t end = close ? str_find_text(all, text.at + text.len, str_of(close)) : all.len;
	return end == all.len || str_find(rest, '\n') < rest.len ? STR("\"…\"") : str_slice(all, (size_t)(rest.at - all.at), end + strlen(close));
}

static void report_term(struct term_search *s, const struct thing *t, const char *meant)
{
	struct arena *a = &s->b->found->arena;
	struct span name = span_of_member(t, &t->name), text = span_of_member(t, &t->text);
	struct str written = written_behind(s, name, text);
	struct finding *f = finding_add(s->b->found, SEVERITY_WARNING, "term-as-name", name, "`%.*s` is read as the name of this %s", STR_ARG(t->name), kind_noun(t->kind));
	const char *word = kind_word(t->kind);
	if (strcmp(meant, word) == 0) {
		f->hint = str_fmt(a, "leave it out: %s %.*s", word, STR_ARG(written));
		finding_add_fix(s->b->found, f, (struct span){ name.file, name.at, name.len + 1 }, STR(""));
	} else if (t->kind == KIND_GAIN) {
		f->hint = str_fmt(a, "did you mean: %s %.*s? For a gain, leave the name out: %s %.*s", meant, STR_ARG(written), word, STR_ARG(written));
	} else {
		f->hint = str_fmt(a, "for what the customer does, write: %s %.*s; for an action of the action plan, leave the name out: %s %.*s", meant, STR_ARG(written), word, STR_ARG(written));
	}
}

static void judge_term(void *search, const struct thing *t)
{
	struct term_search *s = search;
	const char *meant = t->name.len && t->text.len ? term_meant(s, t) : NULL;
	if (meant && span_of_member(t, &t->name).file && !is_named(s, t))
		report_term(s, t, meant);
}

void bind_report_terms(struct binder *b)
{
	struct term_search s = { .b = b };
	FOR_EACH(struct journey, j, b->map->journeys)
		journey_walk(j, judge_term, &s);
}
