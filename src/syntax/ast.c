/* ast.c — walking the tree, and its dump. */
#include "cjm/ast.h"

struct node *node_after(const struct node *n)
{
	if (n->first)
		return n->first;
	while (n && !n->next)
		n = n->parent;
	return n ? n->next : NULL;
}

const struct arg *node_arg(const struct node *n, int slot)
{
	for (uint32_t i = 0; i < n->arg_count; i++)
		if (n->args[i].slot == slot)
			return &n->args[i];
	return NULL;
}

struct span arg_inside(const struct arg *arg)
{
	return (struct span){ arg->span.file, arg->span.at + arg->opening, arg->span.len - arg->opening - arg->closing };
}

/* What is handed on stands elsewhere. */
struct span node_extent(const struct node *n)
{
	struct span all = n->span;
	for (const struct node *child = n->first; child; child = child->next) {
		struct span within = child->is_handed_on ? n->span : node_extent(child);
		uint32_t end = within.at + within.len;
		all.len = end > all.at + all.len ? end - all.at : all.len;
	}
	return all;
}

struct str arg_written(struct arena *a, const struct arg *arg)
{
	if (arg->unit.len && arg->unit.at != arg->text.at)
		return str_fmt(a, "%.*s %.*s", STR_ARG(arg->text), STR_ARG(arg->unit));
	if (arg->kind != ARG_PERCENT)
		return arg->text;
	size_t digits = arg->text.len;
	while (digits && !(arg->text.at[digits - 1] >= '0' && arg->text.at[digits - 1] <= '9'))
		digits--;
	return str_fmt(a, "%.*s%%", (int)digits, arg->text.at);
}

static void dump_arg(const struct arg *a, struct buf *out)
{
	buf_char(out, ' ');
	if (a->kind != ARG_TEXT) {
		buf_str(out, a->text);
		if (a->unit.len && a->unit.at != a->text.at)
			buf_fmt(out, " %.*s", STR_ARG(a->unit));
		return;
	}
	buf_char(out, '"');
	for (size_t i = 0; i < a->text.len; i++)
		buf_text(out, a->text.at[i] == '\n' ? "\\n" : (char[]){ a->text.at[i], 0 });
	buf_char(out, '"');
}

static void dump_node(const struct node *n, int depth, struct buf *out)
{
	buf_fmt(out, "%*s%.*s", depth * 2, "", STR_ARG(n->kind == KIND_FILE ? STR("file") : node_word(n)));
	for (uint32_t i = 0; i < n->arg_count; i++)
		dump_arg(&n->args[i], out);
	buf_text(out, n->is_handed_on ? " (handed on)\n" : n->in_block || n->kind == KIND_FILE ? "\n" : " (same line)\n");
	for (const struct node *child = n->first; child; child = child->next)
		dump_node(child, depth + 1, out);
}

void ast_dump(const struct ast *a, struct buf *out)
{
	dump_node(a->root, 0, out);
	for (size_t i = 0; i < a->comments.len; i++)
		buf_fmt(out, "comment at %d%s\n", (int)a->comments.at[i].span.at, a->comments.at[i].on_own_line ? "" : " (end of line)");
}
