/* mistakes_choices.c — messages about a word that is not one of those that a statement takes. */
#include "syntax/hints.h"

/* `rule off no-owner`: what is chosen stands where a name is expected. */
static bool report_turned(struct parser *p, struct node *n, int choices, const struct arg *arg)
{
	struct arg *first = n->arg_count == 1 && n->args[0].kind == ARG_WORD ? &n->args[0] : NULL;
	const char *meant = first ? choice_meant(str_bare(hint_arena(p), first->text), choices) : NULL;
	struct str choice = !first ? (struct str){ 0 } : choice_find(choices, first->text) ? first->text : str_of(meant ? meant : "");
	if (!choice.len || statement_of(n->kind)->slots[first->slot].type != SLOT_WORD)
		return false;
	struct span both = first->span;
	both.len = arg->span.at + arg->span.len - both.at;
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, "wrong-value", both, "`%s` takes `%.*s` before `%.*s`", hint_word(n), STR_ARG(arg->text), STR_ARG(first->text));
	struct str right = str_fmt(hint_arena(p), "%.*s %.*s", STR_ARG(arg->text), STR_ARG(choice));
	f->hint = str_fmt(hint_arena(p), "write: %s %.*s", hint_word(n), STR_ARG(right));
	finding_add_fix(p->found, f, both, right);
	first->text = arg->text; /* the rule is for the check that was meant */
	first->span = arg->span;
	n->is_guess = true;
	return true;
}

/* `severity very high`: the word behind is what is chosen. */
static bool take_degree(struct parser *p, struct node *n, int choices, const struct arg *word, struct finding *f)
{
	struct ahead next = ahead_of(p, word->span.at + word->span.len);
	const char *meant = next.kind == ARG_WORD ? choice_meant(str_bare(hint_arena(p), next.text), choices) : NULL;
	struct str choice = next.kind != ARG_WORD ? (struct str){ 0 } : choice_find(choices, next.text) ? next.text : str_of(meant ? meant : "");
	if (!choice.len || word_find(p, n->kind, next.text) != KIND_NONE)
		return false;
	struct span both = word->span;
	both.len = (uint32_t)next.end - both.at;
	f->hint = str_fmt(hint_arena(p), "write: %s %.*s", hint_word(n), STR_ARG(choice));
	finding_add_fix(p->found, f, both, choice);
	p->skipping = true;
	return true;
}

/* `status en cours`: both are one word. */
static bool take_both(struct parser *p, int choices, const struct arg *word, struct finding *f)
{
	struct ahead next = ahead_of(p, word->span.at + word->span.len);
	const char *meant = next.kind == ARG_WORD && next.text.len ? choice_meant(str_bare(hint_arena(p), str_fmt(hint_arena(p), "%.*s-%.*s", STR_ARG(word->text), STR_ARG(next.text))), choices) : NULL;
	if (!meant)
		return false;
	struct span both = word->span;
	both.len = (uint32_t)next.end - both.at;
	f->hint = hint_did_you_mean(p, str_of(meant));
	finding_add_fix(p->found, f, both, str_of(meant));
	p->told_until = (uint32_t)next.end;
	return true;
}

/* "rule no-owner": the statement with the words before, which say what is chosen for. */
static struct str statement_so_far(struct parser *p, const struct node *n)
{
	const struct arg *last = n->arg_count ? &n->args[n->arg_count - 1] : NULL;
	bool has_words = last && last->kind == ARG_WORD && last->span.file == n->word.file && n->word.file == p->ast->file;
	return has_words ? str_slice(p->source->text, n->word.at, last->span.at + last->span.len) : str_of(hint_word(n));
}

void report_wrong_choice(struct parser *p, struct node *n, int choices, const struct arg *arg)
{
	struct names known;
	if (n->is_guess || report_turned(p, n, choices, arg))
		return;
	struct str so_far = statement_so_far(p, n);
	words_of_choice(p, choices, &known);
	const char *meant = choice_meant(str_bare(hint_arena(p), arg->text), choices);
	struct str nearest = meant ? str_of(meant) : names_nearest(&known, arg->text);
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, "wrong-value", arg->span, "`%.*s` cannot be `%.*s`", STR_ARG(so_far), STR_ARG(arg->text));
	if (take_both(p, choices, arg, f))
		return;
	if (!take_degree(p, n, choices, arg, f) && nearest.len)
		finding_suggest(p->found, f, nearest);
	else if (!f->hint.len)
		f->hint = hint_one_of(p, choices);
}
