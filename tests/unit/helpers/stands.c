#include "stands.h"

bool span_is_same(struct span a, struct span b)
{
	return a.file == b.file && a.at == b.at && a.len == b.len;
}

static bool is_at(const struct node *n, struct span span)
{
	bool is = span_is_same(n->span, span);
	for (uint32_t i = 0; i < n->arg_count; i++)
		is |= span_is_same(n->args[i].span, span);
	return is;
}

const struct node *node_with_span(const struct node *n, struct span span)
{
	const struct node *found = NULL;
	for (; n && !found; n = n->next)
		found = is_at(n, span) ? n : node_with_span(n->first, span);
	return found;
}

const struct node *map_node_with_span(const struct map *m, struct span span)
{
	const struct node *found = NULL;
	for (size_t i = 0; i < m->asts.len && !found; i++)
		if (m->asts.at[i]->file == span.file)
			found = node_with_span(m->asts.at[i]->root->first, span);
	return found;
}
