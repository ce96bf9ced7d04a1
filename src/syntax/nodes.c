/* nodes.c — a statement of the tree, and what it is given. */
#include "syntax/advice.h"

struct node *build_node(struct parser *p, struct span span)
{
	struct node *n = ARENA_NEW(&p->ast->arena, struct node);
	n->kind = KIND_NONE;
	n->span = n->word = span;
	return n;
}

void build_push(struct parser *p, struct node *n, const struct arg *arg, int slot)
{
	if ((n->arg_count & (n->arg_count - 1)) == 0) { /* full: its room is always the next power of two */
		size_t size = n->arg_count * sizeof *n->args;
		n->args = arena_grow(&p->ast->arena, n->args, size, size ? size * 2 : sizeof *n->args);
	}
	n->args[n->arg_count] = *arg;
	n->args[n->arg_count].slot = (uint8_t)slot;
	n->arg_count++;
	n->filled |= (uint8_t)(1u << slot);
	n->span.len = arg->span.at + arg->span.len - n->span.at;
}

void build_take_prose(struct parser *p, struct node *n, const struct arg *word)
{
	const struct arg prose = prose_meant(p, n, word);
	while (n->arg_count && n->args[n->arg_count - 1].span.at >= prose.span.at)
		n->filled &= (uint8_t)~(1u << n->args[--n->arg_count].slot);
	build_push(p, n, &prose, build_text_slot(n));
}
