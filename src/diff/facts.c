/* facts.c — a map as facts, one a line, for git's own line by line comparison. Made from the tree, not from the model: git
 * hands over old files in a folder of its own, where nothing that they include can be found, and files with mistakes. */
#include "cjm/diff.h"

#include <stdlib.h>

struct fact {
	const struct node *node;
	struct str line; /* the statement with its arguments in the order of the table */
	struct str inside; /* the facts in it, which tell it from one with the same line; not kept for stages and steps */
	size_t index;    /* where it stands among its siblings */
};

struct fact_writer {
	struct arena arena;
	struct buf *out;
};

static void add_text(struct buf *out, struct str text)
{
	buf_char(out, '"');
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.at[i];
		if (c == '\n')
			buf_text(out, "\\n");
		else if (c == '"' || c == '\\')
			buf_fmt(out, "\\%c", c);
		else if (c < ' ' || c == 0x7F)
			buf_fmt(out, "\\u{%x}", c);
		else
			buf_char(out, (char)c);
	}
	buf_char(out, '"');
}

static void add_arg(struct buf *out, const struct arg *a)
{
	buf_char(out, ' ');
	if (a->kind == ARG_TEXT) {
		add_text(out, a->text);
		return;
	}
	buf_str(out, a->text);
	if (a->unit.len && !(a->unit.at >= a->text.at && a->unit.at < a->text.at + a->text.len))
		buf_fmt(out, " %.*s", STR_ARG(a->unit));
}

static struct str line_of_node(struct fact_writer *f, const struct node *n)
{
	struct buf b = { 0 };
	buf_str(&b, node_word(n));
	for (int slot = 0; slot < SLOTS_MAX; slot++)
		for (uint32_t i = 0; i < n->arg_count; i++)
			if (n->args[i].slot == slot)
				add_arg(&b, &n->args[i]);
	struct str s = buf_take(&b, &f->arena);
	buf_finish(&b);
	return s;
}

/* The order of stages and steps says something, that of all others nothing. */
static bool is_ordered(const struct fact *f)
{
	return f->node->kind == KIND_STAGE || f->node->kind == KIND_STEP;
}

static int by_table(const void *a, const void *b)
{
	const struct fact *x = a, *y = b;
	if (x->node->kind != y->node->kind)
		return x->node->kind < y->node->kind ? -1 : 1;
	int order = is_ordered(x) ? 0 : str_compare(x->line, y->line);
	order = is_ordered(x) || order ? order : str_compare(x->inside, y->inside);
	return order ? order : (x->index > y->index) - (x->index < y->index);
}

/* "step pay", "pain “…”": by its name where it has one, so that another wording does not touch the lines below. */
static struct str path_below(struct fact_writer *f, const struct node *n, struct str above)
{
	struct buf b = { 0 };
	const struct slot *slots = statement_of(n->kind)->slots;
	const struct arg *called = NULL;
	for (int i = 0; slots[i].type && !called; i++)
		if (slots[i].type == SLOT_NAME || slots[i].type == SLOT_TEXT)
			called = node_arg(n, i);
	buf_fmt(&b, "%.*s%s", STR_ARG(above), statement_of(n->kind)->word);
	if (called)
		add_arg(&b, called);
	buf_text(&b, " › ");
	struct str s = buf_take(&b, &f->arena);
	buf_finish(&b);
	return s;
}

static void add_children(struct fact_writer *f, const struct node *n, struct str place);

static struct str facts_inside(struct fact_writer *f, const struct node *n)
{
	struct buf b = { 0 };
	struct fact_writer inside = { .arena = f->arena, .out = &b };
	add_children(&inside, n, (struct str){ 0 });
	f->arena = inside.arena;
	struct str s = buf_take(&b, &f->arena);
	buf_finish(&b);
	return s;
}

static void add_children(struct fact_writer *f, const struct node *n, struct str place)
{
	VEC(struct fact) facts = { 0 };
	size_t journeys = 0;
	for (const struct node *child = n->first; child; child = child->next) {
		struct fact fact = { .node = child, .line = line_of_node(f, child), .index = facts.len };
		if (child->first && !is_ordered(&fact) && child->kind != KIND_JOURNEY)
			fact.inside = facts_inside(f, child);
		VEC_PUSH(&f->arena, &facts, fact);
		journeys += child->kind == KIND_JOURNEY;
	}
	if (facts.len)
		qsort(facts.at, facts.len, sizeof *facts.at, by_table);
	for (size_t i = 0; i < facts.len; i++) {
		const struct node *child = facts.at[i].node;
		buf_fmt(f->out, "%.*s%.*s\n", STR_ARG(place), STR_ARG(facts.at[i].line));
		bool is_understood = child->kind == KIND_JOURNEY && journeys == 1;
		if (child->first)
			add_children(f, child, is_understood ? place : path_below(f, child, place));
	}
}

void map_facts(const struct ast *a, struct buf *out)
{
	struct fact_writer f = { .out = out };
	arena_init(&f.arena);
	add_children(&f, a->root, (struct str){ 0 });
	arena_finish(&f.arena);
}
