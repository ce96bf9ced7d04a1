/* mermaid.c — the `journey` diagrams of a file: each once, and what was kept of it. */
#include "exchange/mermaid/mermaid_diagram.h"

static void keep_lines(struct import *i, const struct pieces *lines)
{
	for (size_t k = 0; k < lines->list.len; k++)
		account_keep(&i->account, lines->list.at[k]);
}

/* From its first line to its last. */
static struct str slice_of(const struct mermaid_block *b)
{
	const char *from = b->journey_line.at, *to = from + b->journey_line.len;
	const struct pieces *const PARTS[] = { &b->front, &b->markup, &b->lines };
	for (size_t part = 0; part < sizeof PARTS / sizeof *PARTS; part++)
		for (size_t k = 0; k < PARTS[part]->list.len; k++) {
			struct str s = PARTS[part]->list.at[k];
			from = s.len && s.at < from ? s.at : from;
			to = s.len && s.at + s.len > to ? s.at + s.len : to;
		}
	return (struct str){ from, (size_t)(to - from) };
}

static void read_block(struct import *i, const struct mermaid_block *b)
{
	account_block(&i->account, slice_of(b), false);
	keep_lines(i, &b->markup);
	diagram_read(i, b);
}

/* The next line that says anything, from place *at on, without the entities of a page and the semicolon that ends it; empty behind
 * the last. */
static struct str next_line(struct import *i, const struct pieces *lines, size_t *at)
{
	struct str line = { 0 };
	while (*at < lines->list.len && !line.len) {
		line = plain_trim(plain_unescape_html(&i->arena, lines->list.at[(*at)++]));
		line = plain_trim(str_slice(line, 0, line.len - str_ends(line, ";")));
	}
	return line;
}

static bool are_the_same(struct import *in, const struct pieces *a, const struct pieces *b)
{
	size_t i = 0, k = 0;
	for (;;) {
		struct str one = next_line(in, a, &i), other = next_line(in, b, &k);
		if (!str_equal(one, other))
			return false;
		if (!one.len)
			return true;
	}
}

static void keep_block(struct import *i, const struct mermaid_block *b)
{
	keep_lines(i, &b->front);
	keep_lines(i, &b->markup);
	keep_lines(i, &b->lines);
}

/* Whether the block says what one before it says; then it is told, and counts as kept. */
static bool is_repeated(struct import *i, const struct mermaid_blocks *blocks, const struct mermaid_block *b)
{
	for (size_t k = 0; k < blocks->list.len; k++) {
		const struct mermaid_block *before = &blocks->list.at[k];
		if (!are_the_same(i, &before->lines, &b->lines) || !are_the_same(i, &before->front, &b->front))
			continue;
		uint32_t line = line_of(i->source, import_span(i, before->journey_line).at);
		keep_block(i, b);
		import_report(i, SEVERITY_INFO, "import-twice", b->journey_line, "this diagram is the same as the one in line %u; it is read once", line);
		return true;
	}
	return false;
}

static struct mermaid_blocks find_once(struct import *i)
{
	struct mermaid_blocks all = mermaid_find(i->source, &i->arena), once = { 0 };
	keep_lines(i, &all.markup);
	for (size_t k = 0; k < all.list.len; k++)
		if (!is_repeated(i, &once, &all.list.at[k]))
			VEC_PUSH(&i->arena, &once.list, all.list.at[k]);
	return once;
}

bool import_mermaid(struct import *i)
{
	struct mermaid_blocks blocks = find_once(i);
	size_t wanted = (size_t)i->options.journey;
	if (!blocks.list.len)
		return import_report_nothing(i, "Mermaid journey", "a diagram starts with the line: journey");
	if (!import_has_journey(i, blocks.list.len))
		return false;
	for (size_t k = 0; k < blocks.list.len; k++)
		if (!wanted || wanted == k + 1)
			read_block(i, &blocks.list.at[k]);
		else
			keep_block(i, &blocks.list.at[k]); /* not asked for */
	return true;
}
