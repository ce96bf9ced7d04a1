/* mistakes_names.c — a declared name without its keyword, or behind one that does not belong here: `feel +1 "ok" for marc`. */
#include "syntax/hints.h"

#include <string.h>

/* The keyword under `n` for names of what this one is; NULL where there is none, or where several are meant as well. */
static const struct statement *keyword_for(struct parser *p, const struct node *n, struct str name)
{
	const struct statement *keyword = NULL;
	for (int i = 0; i < KIND_NONE; i++) {
		const struct statement *s = statement_of((enum statement_kind)i);
		bool refers = s->slots[0].type == SLOT_REFS || s->slots[0].type == SLOT_REF || s->slots[0].type == SLOT_REF_OR_TEXT;
		if (!refers || !statement_fits((enum statement_kind)i, n->kind) || hint_is_full_of(n, (enum statement_kind)i) || !is_declared_as(p, name, (enum statement_kind)s->slots[0].detail))
			continue;
		if (keyword)
			return NULL;
		keyword = s;
	}
	return keyword;
}

static const struct statement *keyword_on_line(struct parser *p, struct str name)
{
	const struct statement *keyword = NULL;
	for (int i = p->line.count - 1; i >= 0 && !keyword; i--)
		keyword = p->open[i]->kind == KIND_NONE ? NULL : keyword_for(p, p->open[i], name);
	return keyword;
}

/* `step Camille waits` is prose. A name stands by itself: at the end, or before a value or a keyword of this line. */
static bool is_prose_behind(struct parser *p, size_t at)
{
	struct ahead next = ahead_of(p, at);
	if (!next.text.len || next.kind != ARG_WORD)
		return false;
	for (int i = p->line.count - 1; i >= 0; i--)
		if (p->open[i]->kind != KIND_NONE && word_find(p, p->open[i]->kind, next.text) != KIND_NONE)
			return false;
	return true;
}

/* Where a list of names ends that goes on at `at`: "lea, marc". */
static size_t end_of_names(struct parser *p, size_t at)
{
	struct str all = p->source->text;
	size_t comma = at;
	while (comma < all.len && (all.at[comma] == ' ' || all.at[comma] == '\t'))
		comma++;
	if (comma == all.len || all.at[comma] != ',')
		return at;
	struct ahead next = ahead_of(p, comma + 1);
	return next.text.len ? end_of_names(p, next.end) : at;
}

/* The values from `at` on, as they are written: `-1 "lost"`. */
static struct str values_at(struct parser *p, size_t at)
{
	struct ahead next = ahead_of(p, at);
	size_t begin = next.at, end = begin;
	for (; next.text.len && next.kind != ARG_WORD; next = ahead_of(p, end))
		end = next.end;
	return str_slice(p->source->text, begin, end);
}

/* "feel -1 "lost" by marc", for `feel marc -1 "lost"` */
static void report_name_first(struct parser *p, const struct node *n, const struct arg *names, const struct statement *keyword, struct finding *f)
{
	struct str values = values_at(p, names->span.at + names->span.len);
	struct span all = names->span;
	all.len = (uint32_t)(values.at + values.len - p->source->text.at) - all.at;
	struct str right = str_fmt(hint_arena(p), "%.*s %s %.*s", STR_ARG(values), keyword->word, STR_ARG(names->text));
	f->hint = str_fmt(hint_arena(p), "write: %s %.*s", hint_word(n), STR_ARG(right));
	finding_add_fix(p->found, f, all, right);
}

/* `feel anna -2 "torn" louis +1 "proud"`: the second of them is another emotion. */
static bool begins_another(struct parser *p, struct node *n, size_t end)
{
	struct ahead value = ahead_of(p, end);
	return statement_of(n->kind)->is_many && value.text.len && value_follows(p, n->kind, end) && slot_for(n, value.kind) < 0;
}

static bool report_name_without_keyword(struct parser *p, struct node *n, const struct arg *word, bool is_first)
{
	struct arg names = *word;
	size_t end = end_of_names(p, word->span.at + word->span.len);
	const struct statement *keyword = keyword_on_line(p, word->text);
	bool is_word = word_meant(p, p->open, p->line.count, word, true) != KIND_NONE; /* `a "Caisse"`, though a step is named `a` */
	if (!keyword || is_word || is_prose_behind(p, end) || (is_first && !value_follows(p, n->kind, end)))
		return false;
	names.span.len = (uint32_t)(end - word->span.at);
	names.text = str_slice(p->source->text, word->span.at, end);
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, "unknown-word", names.span, "unexpected word `%.*s`", STR_ARG(word->text));
	p->skipping = false; /* what follows is the statement's as before */
	p->told_until = (uint32_t)end;
	if (is_first) {
		report_name_first(p, n, &names, keyword, f);
		return true;
	}
	if (begins_another(p, n, end)) {
		struct str another = str_fmt(hint_arena(p), "%s %.*s %s %.*s", hint_word(n), STR_ARG(values_at(p, end)), keyword->word, STR_ARG(names.text));
		f->hint = str_fmt(hint_arena(p), "write a second line: %.*s", STR_ARG(another));
		p->skipping = true;
		return true;
	}
	struct str with = str_fmt(hint_arena(p), "%s %.*s", keyword->word, STR_ARG(names.text));
	f->hint = str_fmt(hint_arena(p), "add its keyword: %.*s", STR_ARG(with));
	finding_add_fix(p->found, f, names.span, with);
	return true;
}

static bool report_other_keyword(struct parser *p, const struct arg *word)
{
	struct ahead name = ahead_of(p, word->span.at + word->span.len);
	size_t end = end_of_names(p, name.end);
	bool is_synonym = word_meant(p, p->open, p->line.count, word, true) != KIND_NONE; /* its advice has the whole */
	const struct statement *keyword = name.kind == ARG_WORD && !is_synonym ? keyword_on_line(p, name.text) : NULL;
	if (!keyword || is_prose_behind(p, end))
		return false;
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, "unknown-word", word->span, "unexpected word `%.*s`", STR_ARG(word->text));
	f->hint = hint_did_you_mean(p, str_of(keyword->word));
	finding_add_fix(p->found, f, word->span, str_of(keyword->word));
	p->skipping = false;
	p->told_until = (uint32_t)end;
	return true;
}

bool report_name_alone(struct parser *p, struct node *n, const struct arg *word)
{
	bool is_first = n->arg_count == 0 && statement_of(n->kind)->slots[0].type;
	return report_name_without_keyword(p, n, word, is_first) || (!is_first && report_other_keyword(p, word));
}
