/* doubts.c — messages about a word that can be read in two ways, a flag in place of a name, and the edition of the language.
 * Each reading is spelled out, so that the author only has to choose. */
#include "syntax/hints.h"

#include <math.h>

/* The statement and its own values, as they would be written again. */
static void spell_statement(struct parser *p, const struct node *n, struct buf *out)
{
	buf_text(out, hint_word(n));
	for (uint32_t i = 0; i < n->arg_count; i++) {
		const struct arg *a = &n->args[i];
		bool goes_on = i && n->args[i - 1].slot == a->slot;
		if (goes_on && a->span.at > n->word.at && statement_of(n->kind)->slots[a->slot].type == SLOT_TEXT) /* a paragraph on its own line */
			break;
		buf_text(out, goes_on ? ", " : " ");
		if (a->kind == ARG_TEXT)
			buf_fmt(out, "\"%.*s\"", STR_ARG(a->text));
		else
			buf_str(out, arg_written(hint_arena(p), a));
	}
}

/* "feel -2 "lost" by marc" */
static struct str spelled_together(struct parser *p, const struct node *owner, const struct node *n)
{
	struct buf b = { 0 };
	spell_statement(p, owner, &b);
	buf_char(&b, ' ');
	spell_statement(p, n, &b);
	return hint_text(p, &b);
}

/* "due 2027-03-01" for "by 2027-03-01" */
static struct str with_instead(struct parser *p, const struct doubt *d)
{
	struct buf b = { 0 };
	if (d->misfit.len) /* `by` takes no date, so what follows is one */
		return str_fmt(hint_arena(p), "due %.*s", STR_ARG(d->misfit));
	spell_statement(p, d->n, &b);
	struct str written = hint_text(p, &b);
	return str_fmt(hint_arena(p), "%s%.*s", d->instead, STR_ARG(str_slice(written, str_of(hint_word(d->n)).len, written.len)));
}

static struct str hint_for(struct parser *p, const struct doubt *d)
{
	struct str outer = spelled_together(p, d->owner, d->n), inner = spelled_together(p, d->rival, d->n);
	const char *owner = hint_word(d->owner), *rival = hint_word(d->rival);
	if (d->misfit.len && d->verdict == READ_CLOSE && d->instead[0])
		return str_fmt(hint_arena(p), "write: %.*s", STR_ARG(with_instead(p, d)));
	if (d->verdict == READ_CLOSE && d->instead[0])
		return str_fmt(hint_arena(p), "for `%s`: %.*s; for `%s`, on a separate line under it, or first: %.*s", rival, STR_ARG(with_instead(p, d)), owner, STR_ARG(outer));
	if (d->verdict == READ_CLOSE)
		return str_fmt(hint_arena(p), "`%s` has none; for `%s`, write it on a separate line under it, or first: %.*s", rival, owner, STR_ARG(outer));
	if (d->verdict == READ_NOBODY)
		return str_fmt(hint_arena(p), "write it on the line of `%s`: %.*s; or put `%s` on a separate line, and this under it", rival, STR_ARG(inner), rival);
	if (d->is_below)
		return str_fmt(hint_arena(p), "for `%s`, write it there: %.*s; for `%s`, put `%s` on a separate line below", rival, STR_ARG(inner), owner, rival);
	return str_fmt(hint_arena(p), "for `%s`: %.*s; for `%s`: %.*s", rival, STR_ARG(inner), owner, STR_ARG(outer));
}

void report_doubt(struct parser *p, const struct doubt *d)
{
	const char *word = hint_word(d->n);
	struct finding *f = d->verdict == READ_NOBODY ? finding_add(p->found, SEVERITY_ERROR, "misplaced", d->n->word, "`%s` is not allowed under `%s`", word, hint_word(d->owner))
		: d->verdict == READ_CLOSE
		? finding_add(p->found, SEVERITY_ERROR, "two-readings", d->n->word, "after `%s`, `%s` would belong to `%s`", hint_word(d->rival), word, hint_word(d->owner))
		: finding_add(p->found, SEVERITY_ERROR, "two-readings", d->n->word, "`%s` could belong to `%s` or to `%s`", word, hint_word(d->rival), hint_word(d->owner));
	f->hint = hint_for(p, d);
	f->other = d->rival->word;
	f->other_note = str_fmt(hint_arena(p), "`%s` is here", hint_word(d->rival));
}

void report_text_in_doubt(struct parser *p, const struct arg *text, const struct node *n, const struct node *rival)
{
	if (!rival || n->is_guess || rival->is_guess)
		return;
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, "two-readings", text->span, "this text could continue `%s` or `%s`", hint_word(rival), hint_word(n));
	f->hint = str_fmt(hint_arena(p), "put the `%s` on a separate line; a text continues the one directly above it", hint_word(rival));
	f->other = rival->word;
	f->other_note = str_fmt(hint_arena(p), "`%s` is here", hint_word(rival));
}

void report_flag_as_name(struct parser *p, const struct node *n, const struct arg *word)
{
	if (n->is_guess)
		return;
	if (str_is(word->text, "observed")) {
		finding_add(p->found, SEVERITY_ERROR, "reserved-word", word->span, "an observation needs its source")->hint =
			STR("name the source: from interviews");
		return;
	}
	finding_add(p->found, SEVERITY_ERROR, "reserved-word", word->span, "`%.*s` is a keyword and cannot be a name", STR_ARG(word->text))->hint =
		STR("use another name, or put it in double quotes if it is text");
}

static struct str limit_text(struct parser *p, double limit, const struct arg *number)
{
	return str_fmt(hint_arena(p), number->kind == ARG_PERCENT ? "%.*s%%" : "%.*s", STR_ARG(str_number(hint_arena(p), limit, 2)));
}

void report_out_of_limits(struct parser *p, const struct node *n, const struct arg *number, const struct limit *l)
{
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, "wrong-value", number->span, "`%s` cannot be %.*s", hint_word(n), STR_ARG(arg_written(hint_arena(p), number)));
	struct str low = limit_text(p, l->low, number), high = limit_text(p, l->high, number);
	if (l->high < INFINITY)
		f->hint = str_fmt(hint_arena(p), l->is_whole ? "it must be a whole number from %.*s to %.*s" : l->is_some ? "it must be more than %.*s and at most %.*s"
			: "it must be from %.*s to %.*s", STR_ARG(low), STR_ARG(high));
	else
		f->hint = str_fmt(hint_arena(p), l->is_whole ? "it must be a whole number, %.*s or more" : l->is_some ? "it must be more than %.*s"
			: "it must be %.*s or more", STR_ARG(low));
}

/* ---- the edition ---- */

static void report_late_edition(struct parser *p, struct span word)
{
	finding_add(p->found, SEVERITY_ERROR, "misplaced", word, "the edition must be on the first line of a file")->hint = STR("move this line to the top");
}

static void report_no_edition(struct parser *p, const struct arg *number)
{
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, "wrong-value", number->span, "unknown edition of the language");
	f->hint = str_fmt(hint_arena(p), "write: cjm %d", language_edition());
}

static void report_newer_edition(struct parser *p, const struct arg *number)
{
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, "newer-edition", number->span, "this file uses edition %.*s of the language, but this version of cjm reads edition %d",
		STR_ARG(number->text), language_edition());
	f->hint = STR("use a newer cjm; the rest of the file was not checked");
}

/* `cjm 2`: in a newer edition every word may mean something else, so one sentence is all that is said. */
void report_edition(struct parser *p)
{
	const struct node *first = p->ast->root->first, *last = p->ast->root->last;
	const struct arg *a = last && last->kind == KIND_EDITION && last == p->open[0] ? node_arg(last, 0) : NULL;
	if (!a)
		return;
	if (first != last)
		report_late_edition(p, last->word);
	else if (a->number != (int)a->number || a->number < 1)
		report_no_edition(p, a);
	else if (a->number > language_edition()) {
		report_newer_edition(p, a);
		p->ast->is_newer = true;
	}
}
