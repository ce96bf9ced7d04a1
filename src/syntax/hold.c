/* hold.c — what whoever reads a tree relies on. */
#include "cjm/ast.h"

static bool span_is_inside(const struct source *s, uint32_t file, struct span span)
{
	return span.file == file && (size_t)span.at + span.len <= s->text.len;
}

static bool args_hold(const struct source *s, uint32_t file, const struct node *n)
{
	for (uint32_t i = 0; i < n->arg_count; i++) {
		const struct arg *a = &n->args[i];
		if (a->slot >= SLOTS_MAX || !span_is_inside(s, file, a->span) || !span_is_inside(s, file, arg_inside(a)))
			return false;
	}
	return true;
}

/* What is handed on stands elsewhere, and comes last. */
static bool children_hold(const struct node *n)
{
	const struct node *last = NULL;
	for (const struct node *child = n->first; child; last = child, child = child->next)
		if (child->parent != n || (last && !child->is_handed_on && child->span.at < last->span.at))
			return false;
	return n->last == last;
}

static const char *fault_of_node(const struct source *s, uint32_t file, const struct node *n)
{
	if (n->kind >= KIND_NONE)
		return "a statement has no kind";
	if (!span_is_inside(s, file, n->span) || !span_is_inside(s, file, n->word))
		return "a statement is outside its file";
	if (!args_hold(s, file, n))
		return "an argument is outside its file, or in no slot";
	return n->is_handed_on || children_hold(n) ? NULL : "statements are out of order";
}

static const char *fault_of(const struct sources *sources, const struct ast *a)
{
	const struct source *s = a->file && a->file <= sources->files.len ? sources->files.at[a->file - 1] : NULL;
	const char *fault = NULL;
	if (!s || !a->root || a->root->kind != KIND_FILE || a->root->parent || !children_hold(a->root))
		return "a tree has no file, or no root";
	for (const struct node *n = a->root->first; n && !fault; n = node_after(n))
		fault = fault_of_node(s, a->file, n);
	for (size_t i = 0; i < a->comments.len && !fault; i++)
		if (!span_is_inside(s, a->file, a->comments.at[i].span) || (i && a->comments.at[i].span.at < a->comments.at[i - 1].span.at))
			fault = "comments are out of order";
	return fault;
}

bool ast_holds(const struct sources *s, const struct ast *a, struct findings *found)
{
	const char *fault = fault_of(s, a);
	if (fault)
		finding_add_internal(found, fault);
	return !fault;
}
