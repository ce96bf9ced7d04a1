/* conflict.c — what a merge leaves in a map that nobody has settled: one finding for each conflict. The tree goes on with one
 * version, the first where it can be told apart; `cjm fmt` leaves such a file alone, as it does any with an error. */
#include "syntax/parser.h"

#include <string.h>

enum { MARK_MIN = 7 }; /* git writes seven, and more for a merge within a merge */

struct conflict_mark {
	char sign; /* 0 for a line that is none */
	uint32_t length, line;
	struct extent extent; /* of the line, without its end */
};

/* The marks of one conflict, and where the first of each kind stands. */
struct conflict {
	const struct conflict_mark *first, *last;
	const struct conflict_mark *start, *middle, *separator, *end; /* <<<<<<<  |||||||  =======  >>>>>>>; NULL where there is none */
};

/* A mark stands alone on its line, or before a label; an editor may have indented it. */
static struct conflict_mark mark_of(const struct source *source, uint32_t line)
{
	struct str all = line_text(source, line), text = str_trim(all);
	uint32_t length = 0, at = source->lines[line - 1];
	if (!text.len || !strchr("<|=>", text.at[0]))
		return (struct conflict_mark){ 0 };
	while (length < text.len && text.at[length] == text.at[0])
		length++;
	bool is_mark = length >= MARK_MIN && (length == text.len || text.at[length] == ' ');
	return (struct conflict_mark){ is_mark ? text.at[0] : '\0', length, line, { at, at + (uint32_t)all.len } };
}

/* The next mark that may belong to the conflict: one of the same length. Git gives those of a merge within a merge another. */
static const struct conflict_mark *next_of(const struct conflict *c, const struct conflict_mark *from, const struct conflict_mark *end)
{
	while (from < end && from->length != c->first->length)
		from++;
	return c->end || from == end || from->sign == '<' ? NULL : from;
}

static void take_mark(struct conflict *c, const struct conflict_mark *m)
{
	const struct conflict_mark **place = m->sign == '<' ? &c->start : m->sign == '|' ? &c->middle : m->sign == '=' ? &c->separator : &c->end;
	if (!*place)
		*place = m;
	if (!c->first)
		c->first = m;
	c->last = m;
}

static void leave_out(struct parser *p, uint32_t at, uint32_t end)
{
	struct extent e = { at, end };
	VEC_PUSH(&p->ast->arena, &p->left_out, e);
}

/* The first version stays if the others can be distinguished, else the second; if no two marks separate them, all stays. */
static void leave_out_marks(struct parser *p, const struct conflict *c)
{
	const struct conflict_mark *parting = c->middle ? c->middle : c->separator;
	bool ends = parting && c->end, begins = !ends && c->start && c->separator;
	if (begins) {
		leave_out(p, c->start->extent.at, c->separator->extent.end);
		return;
	}
	for (const struct conflict_mark *m = c->first; m <= c->last; m++)
		if (!ends || m < parting)
			leave_out(p, m->extent.at, m->extent.end);
	if (ends)
		leave_out(p, parting->extent.at, c->end->extent.end);
}

static void report_conflict(struct parser *p, const struct conflict *c)
{
	struct span span = { p->ast->file, c->first->extent.at, c->last->extent.end - c->first->extent.at };
	if (c->first == c->last) {
		struct finding *f = finding_add(p->found, SEVERITY_ERROR, "conflict-marker", span, "this line is left over from a merge");
		f->hint = c->separator ? STR("remove it and any duplicated lines around it; comments start with #") : STR("remove it and any duplicated lines around it");
		return;
	}
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, "conflict-marker", span, "unresolved merge conflict in lines %u to %u", c->first->line, c->last->line);
	f->hint = STR("keep the lines you want, and remove the others and the markers: <<<<<<< ======= >>>>>>>");
}

void conflicts_find(struct parser *p)
{
	VEC(struct conflict_mark) marks = { 0 };
	for (uint32_t line = 1; line <= p->source->line_count; line++) {
		struct conflict_mark m = mark_of(p->source, line);
		if (m.sign)
			VEC_PUSH(&p->ast->arena, &marks, m);
	}
	if (!marks.len)
		return;
	for (const struct conflict_mark *m = marks.at, *end = m + marks.len; m < end; m++) {
		struct conflict c = { 0 };
		for (const struct conflict_mark *next = m; next; next = next_of(&c, next + 1, end))
			take_mark(&c, next);
		report_conflict(p, &c);
		leave_out_marks(p, &c);
		m = c.last;
	}
}

uint32_t conflict_until(struct parser *p, uint32_t at)
{
	while (p->left_out_next < p->left_out.len && p->left_out.at[p->left_out_next].end < at)
		p->left_out_next++;
	bool is_left_out = p->left_out_next < p->left_out.len && p->left_out.at[p->left_out_next].at <= at;
	return is_left_out ? p->left_out.at[p->left_out_next].end : 0;
}
