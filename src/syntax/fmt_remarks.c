/* fmt_remarks.c — to whom each comment belongs. A comment behind a line belongs to it; one on a line of its own belongs to what
 * comes next, or, where it is indented deeper than that, to the end of the block that it stands in. */
#include "syntax/fmt.h"
#include "cjm/token.h"

#include <stdlib.h>
#include <string.h>

struct remark_anchor { /* what begins a line: a statement, or a text that continues one */
	uint32_t at;
	int column;
	struct entry *entry;
	struct paragraph *paragraph; /* NULL for the statement itself */
};

struct attach {
	const struct source *source;
	struct arena *arena;
	VEC(struct remark_anchor) anchors;
};

static int column_of(const struct source *source, uint32_t at)
{
	return token_columns(str_slice(source->text, source->lines[line_of(source, at) - 1], at));
}

static bool is_after_blank_line(const struct source *source, uint32_t at)
{
	uint32_t line = line_of(source, at);
	if (line == 1)
		return false;
	struct str above = line_text(source, line - 1);
	for (size_t i = 0; i < above.len;) {
		uint32_t code = utf8_next(above, &i);
		if (!unicode_is_blank(code))
			return false;
	}
	return true;
}

static void push_anchor(struct attach *t, uint32_t at, struct entry *e, struct paragraph *p)
{
	struct remark_anchor a = { at, column_of(t->source, at), e, p };
	VEC_PUSH(t->arena, &t->anchors, a);
}

/* The first text of a statement stands on its line even where the author began a new one. */
static void push_paragraphs(struct attach *t, struct entry *e)
{
	uint32_t line = line_of(t->source, e->node->word.at);
	size_t next = 0;
	for (uint32_t i = 0; i < e->node->arg_count && next < e->paragraphs.len; i++) {
		const struct arg *a = &e->node->args[i];
		if (a->kind != ARG_TEXT || statement_of(e->node->kind)->slots[a->slot].type != SLOT_TEXT)
			continue;
		if (line_of(t->source, a->span.at) != line)
			push_anchor(t, a->span.at, e, &e->paragraphs.at[next]);
		next++;
		for (size_t end, at = 0; (end = at + fmt_paragraph_end(str_slice(a->text, at, a->text.len))) < a->text.len; at = end + 1)
			next++;
	}
}

static void collect_anchors(struct attach *t, struct entry *parent)
{
	for (struct entry *e = parent->first; e; e = e->next) {
		if (e->node->on_own_line)
			push_anchor(t, e->node->word.at, e, NULL);
		if (e->node->on_own_line)
			push_paragraphs(t, e);
		collect_anchors(t, e);
	}
}

static int by_place(const void *left, const void *right)
{
	const struct remark_anchor *a = left, *b = right;
	return (a->at > b->at) - (a->at < b->at);
}

/* As written, but for a number sign of full width. */
static struct str text_of(const struct attach *t, const struct comment *c)
{
	struct str text = str_slice(t->source->text, c->span.at, c->span.at + c->span.len);
	return str_starts(text, "#") ? text : str_fmt(t->arena, "#%.*s", STR_ARG(str_slice(text, strlen("＃"), text.len)));
}

static void push_remark(struct attach *t, struct remarks *list, const struct comment *c)
{
	struct remark r = { text_of(t, c), is_after_blank_line(t->source, c->span.at) };
	VEC_PUSH(t->arena, &list->list, r);
}

static bool is_within(const struct entry *e, const struct entry *outer)
{
	while (e && e != outer)
		e = e->parent;
	return e;
}

/* The innermost block around the line before that is indented less than the comment. */
static struct entry *block_of(const struct attach *t, const struct remark_anchor *before, struct entry *root, int column)
{
	struct entry *e = before ? before->entry : root;
	while (e != root && (column_of(t->source, e->node->word.at) >= column || !statement_has_scope(e->node->kind)))
		e = e->parent;
	return e;
}

static void place_on_own_line(struct attach *t, const struct comment *c, size_t next, struct entry *root, int column)
{
	struct remark_anchor *after = next < t->anchors.len ? &t->anchors.at[next] : NULL, *before = next ? &t->anchors.at[next - 1] : NULL;
	struct entry *block = block_of(t, before, root, column);
	bool goes_on = after && (column <= after->column || is_within(after->entry, block));
	push_remark(t, !goes_on ? &block->at_foot : after->paragraph ? &after->paragraph->before : &after->entry->before, c);
}

static void place_at_end(struct attach *t, const struct comment *c, size_t next)
{
	if (!next)
		return;
	const struct remark_anchor *line = &t->anchors.at[next - 1];
	*(line->paragraph ? &line->paragraph->at_end : &line->entry->at_end) = text_of(t, c);
}

static void place_comments(struct attach *t, const struct ast *a, struct entry *root)
{
	size_t next = 0;
	int gap_column = -1; /* the leftmost comment since the last line: what follows it cannot go deeper again */
	for (size_t i = 0; i < a->comments.len; i++) {
		const struct comment *c = &a->comments.at[i];
		while (next < t->anchors.len && t->anchors.at[next].at < c->span.at) {
			next++;
			gap_column = -1;
		}
		if (!c->on_own_line) {
			place_at_end(t, c, next);
			continue;
		}
		int column = column_of(t->source, c->span.at);
		gap_column = gap_column < 0 || column < gap_column ? column : gap_column;
		place_on_own_line(t, c, next, root, gap_column);
	}
}

static void note_blank_lines(struct attach *t)
{
	for (size_t i = 0; i < t->anchors.len; i++)
		if (!t->anchors.at[i].paragraph)
			t->anchors.at[i].entry->blank_before = is_after_blank_line(t->source, t->anchors.at[i].at);
}

static void push_kept(struct arena *arena, struct remarks *list, struct remark r)
{
	VEC_PUSH(arena, &list->list, r);
}

void fmt_lift_remarks(struct entry *block, struct arena *arena)
{
	struct entry *e = block->first;
	size_t apart = 0;
	for (size_t i = 0; e && i < e->before.list.len; i++)
		if (i + 1 < e->before.list.len ? e->before.list.at[i + 1].blank_before : e->blank_before)
			apart = i + 1;
	if (!apart)
		return;
	struct remarks rest = { 0 };
	for (size_t i = 0; i < e->before.list.len; i++)
		push_kept(arena, i < apart ? &block->at_top : &rest, e->before.list.at[i]);
	e->before = rest;
}

static void lift_remarks(struct attach *t, struct entry *block)
{
	if (block->first && block->first->node->on_own_line)
		fmt_lift_remarks(block, t->arena);
	for (struct entry *e = block->first; e; e = e->next)
		lift_remarks(t, e);
}

/* What stood around a statement's first text when that was on a line of its own. */
static void settle_first_paragraph(struct attach *t, struct entry *e)
{
	if (e->paragraphs.len) {
		struct paragraph *first = &e->paragraphs.at[0];
		for (size_t i = 0; i < first->before.list.len; i++)
			VEC_PUSH(t->arena, &e->before.list, first->before.list.at[i]);
		if (first->at_end.len && e->at_end.len) {
			struct remark r = { first->at_end, false };
			VEC_PUSH(t->arena, &e->before.list, r);
		} else if (first->at_end.len) {
			e->at_end = first->at_end;
		}
	}
	for (struct entry *child = e->first; child; child = child->next)
		settle_first_paragraph(t, child);
}

void fmt_attach_remarks(const struct sources *s, const struct ast *a, struct entry *root, struct arena *arena)
{
	struct attach t = { .source = s->files.at[a->file - 1], .arena = arena };
	collect_anchors(&t, root);
	if (t.anchors.len)
		qsort(t.anchors.at, t.anchors.len, sizeof *t.anchors.at, by_place);
	note_blank_lines(&t);
	place_comments(&t, a, root);
	lift_remarks(&t, root);
	settle_first_paragraph(&t, root);
}
