/* merge_edits.c — places in the three texts, and edits of ours: made in their order, none over another. */
#include "job/merge.h"

#include <stdlib.h>
#include <string.h>

struct str merge_source(const struct merge_run *r, enum merge_side side)
{
	return r->sides[side].text;
}

void merge_give_up(struct merge_run *r)
{
	r->is_given_up = true;
}

/* ---- places ---- */

uint32_t merge_start(const struct merge_item *i)
{
	return i->node->span.at;
}

uint32_t merge_head_end(const struct merge_item *i)
{
	return i->node->span.at + i->node->span.len;
}

uint32_t merge_end(const struct merge_item *i)
{
	struct span extent = node_extent(i->node);
	return extent.at + extent.len;
}

uint32_t merge_line_start(const struct merge_run *r, enum merge_side side, uint32_t at)
{
	struct str text = merge_source(r, side);
	while (at && text.at[at - 1] != '\n')
		at--;
	return at;
}

uint32_t merge_line_end(const struct merge_run *r, enum merge_side side, uint32_t at)
{
	struct str text = merge_source(r, side);
	while (at < text.len && text.at[at] != '\n')
		at++;
	return at < text.len ? at + 1 : at;
}

struct str merge_indentation(const struct merge_run *r, enum merge_side side, uint32_t at)
{
	struct str text = merge_source(r, side);
	uint32_t from = merge_line_start(r, side, at), to = from;
	while (to < text.len && (text.at[to] == ' ' || text.at[to] == '\t'))
		to++;
	return str_slice(text, from, to);
}

bool merge_is_first_on_line(const struct merge_run *r, const struct merge_item *i)
{
	uint32_t start = merge_line_start(r, i->side, merge_start(i));
	return start + merge_indentation(r, i->side, start).len == merge_start(i);
}

bool merge_is_one_line(const struct merge_run *r, const struct merge_item *i)
{
	return merge_line_start(r, i->side, merge_start(i)) == merge_line_start(r, i->side, merge_end(i));
}

/* The first of the nodes that begins behind the place. */
static size_t first_behind(const struct merge_text *t, uint32_t at)
{
	size_t from = 0, to = t->nodes.len;
	while (from < to) {
		size_t middle = from + (to - from) / 2;
		if (t->nodes.at[middle]->span.at > at)
			to = middle;
		else
			from = middle + 1;
	}
	return from;
}

bool merge_owns_lines(const struct merge_run *r, const struct merge_item *i)
{
	const struct merge_text *t = &r->sides[i->side];
	uint32_t from = merge_start(i), to = merge_line_end(r, i->side, merge_end(i));
	for (size_t k = first_behind(t, from); k < t->nodes.len && t->nodes.at[k]->span.at < to; k++) {
		const struct node *up = t->nodes.at[k];
		while (up && up != i->node)
			up = up->parent;
		if (!up)
			return false;
	}
	return merge_is_first_on_line(r, i);
}

struct str merge_indentation_in(const struct merge_run *r, const struct merge_item *parent)
{
	for (size_t i = 0; i < parent->items.len; i++)
		if (merge_is_first_on_line(r, parent->items.at[i]))
			return merge_indentation(r, parent->side, merge_start(parent->items.at[i]));
	if (parent->node->kind == KIND_FILE)
		return STR("");
	return str_fmt(r->arena, "%.*s  ", STR_ARG(merge_indentation(r, parent->side, merge_start(parent))));
}

struct str merge_reindented(struct merge_run *r, struct str lines, struct str old, struct str new)
{
	struct buf b = { 0 };
	while (lines.len) {
		struct str line = str_next(&lines, '\n');
		bool is_deeper = line.len >= old.len && memcmp(line.at, old.at, old.len) == 0;
		if (str_trim(line).len)
			buf_fmt(&b, "%.*s%.*s", STR_ARG(new), STR_ARG(is_deeper ? str_slice(line, old.len, line.len) : str_trim(line)));
		buf_char(&b, '\n');
	}
	struct str s = buf_take(&b, r->arena);
	buf_finish(&b);
	return s;
}

struct str merge_lines_of(struct merge_run *r, const struct merge_item *i, struct str indentation)
{
	struct str text = merge_source(r, i->side);
	if (merge_is_first_on_line(r, i) && merge_owns_lines(r, i)) {
		struct str lines = str_slice(text, merge_line_start(r, i->side, merge_start(i)), merge_line_end(r, i->side, merge_end(i)));
		return merge_reindented(r, lines, merge_indentation(r, i->side, merge_start(i)), indentation);
	}
	if (!merge_is_one_line(r, i))
		merge_give_up(r);
	return str_fmt(r->arena, "%.*s%.*s\n", STR_ARG(indentation), STR_ARG(str_slice(text, merge_start(i), merge_end(i))));
}

/* ---- edits ---- */

void merge_edit(struct merge_run *r, uint32_t at, uint32_t end, struct str text)
{
	VEC_PUSH(r->arena, &r->edits, ((struct merge_edit){ at, end, text, r->edits.len }));
}

static bool is_blank_line(struct str text, uint32_t from, uint32_t to)
{
	return !str_trim(str_slice(text, from, to)).len;
}

/* Two blank lines do not stay where what was between them goes. */
static uint32_t with_blank_line(const struct merge_run *r, uint32_t from, uint32_t to)
{
	struct str text = merge_source(r, OF_OURS);
	uint32_t next = merge_line_end(r, OF_OURS, to);
	bool blank_above = !from || is_blank_line(text, merge_line_start(r, OF_OURS, from - 1), from);
	return blank_above && next > to && is_blank_line(text, to, next) ? next : to;
}

void merge_take_out(struct merge_run *r, struct merge_item *ours)
{
	struct str text = merge_source(r, OF_OURS);
	uint32_t at = merge_start(ours), end = merge_end(ours);
	ours->is_gone = true;
	if (merge_owns_lines(r, ours)) {
		at = merge_line_start(r, OF_OURS, at);
		end = with_blank_line(r, at, merge_line_end(r, OF_OURS, end));
	} else if (!merge_is_one_line(r, ours)) {
		merge_give_up(r);
	} else if (merge_is_first_on_line(r, ours)) {
		while (end < text.len && (text.at[end] == ' ' || text.at[end] == '\t'))
			end++;
	} else {
		while (at && (text.at[at - 1] == ' ' || text.at[at - 1] == '\t'))
			at--;
	}
	merge_edit(r, at, end, (struct str){ 0 });
}

static int compare_edits(const void *a, const void *b)
{
	const struct merge_edit *x = a, *y = b;
	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	bool x_puts = x->at == x->end, y_puts = y->at == y->end;
	return x_puts != y_puts ? y_puts - x_puts : x->turn < y->turn ? -1 : x->turn > y->turn;
}

/* What lies in something that is taken out is not made; what would overlap otherwise is nobody's to decide. */
struct str merge_edited(struct merge_run *r, uint32_t at, uint32_t end)
{
	struct buf b = { 0 };
	struct str text = merge_source(r, OF_OURS);
	struct { VEC(struct merge_edit) list; } others = { 0 };
	if (r->edits.len)
		qsort(r->edits.at, r->edits.len, r->edits.len ? sizeof *r->edits.at : 1, compare_edits);
	uint32_t done = at;
	for (size_t i = 0; i < r->edits.len; i++) {
		const struct merge_edit *e = &r->edits.at[i];
		bool is_before = at && e->at == at && e->end == at; /* put in before it begins */
		if (e->at < at || e->end > end || is_before) {
			VEC_PUSH(r->arena, &others.list, *e);
			continue;
		}
		if (e->at < done && (e->end > done || e->text.len))
			merge_give_up(r);
		if (e->at < done)
			continue;
		buf_str(&b, str_slice(text, done, e->at));
		buf_str(&b, e->text);
		done = e->end;
	}
	buf_str(&b, str_slice(text, done, end));
	r->edits.len = 0;
	for (size_t i = 0; i < others.list.len; i++)
		VEC_PUSH(r->arena, &r->edits, others.list.at[i]);
	struct str s = buf_take(&b, r->arena);
	buf_finish(&b);
	return s;
}
