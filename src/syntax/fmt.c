/* fmt.c — one layout of a file. The tree becomes entries, each comment is given to one of them (fmt_remarks.c), properties are
 * put into the order of their rows, what is short goes on one line (fmt_line.c), and all of it is written. */
#include "syntax/fmt.h"
#include "syntax/hand_on.h"
#include "syntax/lexer.h"

struct fmt_writer {
	struct arena *arena;
	struct buf *out;
	bool is_first; /* nothing was written in this block yet: no empty line here */
};

/* ---- from the tree to entries ---- */

static struct entry *new_entry(struct arena *arena, struct entry *parent, const struct node *n)
{
	struct entry *e = ARENA_NEW(arena, struct entry);
	e->node = n;
	e->parent = parent;
	for (const struct node *child = n->first; child; child = child->next) {
		if (child->is_handed_on) /* it is written behind the reason */
			continue;
		struct entry *c = new_entry(arena, e, child);
		if (e->last)
			e->last->next = c;
		else
			e->first = c;
		e->last = c;
	}
	return e;
}

/* ---- comments and empty lines where the order changes ---- */

/* An empty line at the beginning of a block separates nothing. */
static void drop_first_blank(struct entry *parent)
{
	struct entry *e = parent->first;
	if (e && e->before.list.len)
		e->before.list.at[0].blank_before = false;
	else if (e)
		e->blank_before = false;
}

/* What a file begins with speaks of the file, even right above a statement: where another goes above that one, it stays. */
static void keep_heading(struct entry *file, struct entry *first)
{
	if (file->first == first || file->at_top.list.len)
		return;
	file->at_top = first->before;
	first->before = (struct remarks){ 0 };
}

static void settle_children(struct entry *parent, struct arena *arena)
{
	struct entry *first = parent->first;
	fmt_order(parent, arena);
	if (parent->node->kind == KIND_FILE)
		keep_heading(parent, first);
	fmt_lift_remarks(parent, arena);
	drop_first_blank(parent);
	for (struct entry *e = parent->first; e; e = e->next)
		settle_children(e, arena);
}

/* ---- writing ---- */

static void begin_line(struct fmt_writer *w, int depth, bool blank_before)
{
	if (blank_before && !w->is_first)
		buf_char(w->out, '\n');
	w->is_first = false;
	buf_fmt(w->out, "%*s", depth * 2, "");
}

static void end_line(struct fmt_writer *w, struct str remark)
{
	if (remark.len)
		buf_fmt(w->out, "  %.*s", STR_ARG(remark));
	buf_char(w->out, '\n');
}

static void write_remarks(struct fmt_writer *w, const struct remarks *remarks, int depth)
{
	for (size_t i = 0; i < remarks->list.len; i++) {
		begin_line(w, depth, remarks->list.at[i].blank_before);
		buf_str(w->out, remarks->list.at[i].text);
		buf_char(w->out, '\n');
	}
}

static void write_paragraphs(struct fmt_writer *w, const struct entry *e, int depth)
{
	for (size_t i = 1; i < e->paragraphs.len; i++) {
		const struct paragraph *p = &e->paragraphs.at[i];
		write_remarks(w, &p->before, depth);
		begin_line(w, depth, false);
		fmt_quote(w->out, p->text);
		end_line(w, p->at_end);
	}
}

static const struct entry *last_on_line(const struct entry *e)
{
	const struct entry *last = NULL;
	for (const struct entry *child = e->first; child; child = child->next)
		if (child->on_parents_line)
			last = child;
	return last ? last_on_line(last) : e;
}

/* Behind a colour, "#add" is one more colour; a comment that could be read so stands above the line. */
static bool could_be_color(const struct entry *e)
{
	const struct lexer lexer = { .color_may_follow = true };
	const struct entry *last = last_on_line(e);
	bool after_color = statement_takes_color(last->node->kind);
	return after_color && e->at_end.len && lexer_color_length(&lexer, e->at_end.at, (uint32_t)e->at_end.len);
}

static void write_block(struct fmt_writer *w, const struct entry *parent, int depth);

static void write_entry(struct fmt_writer *w, const struct entry *e, int depth)
{
	bool lifted = could_be_color(e);
	write_remarks(w, &e->before, depth);
	if (lifted) {
		begin_line(w, depth, e->blank_before);
		buf_fmt(w->out, "%.*s\n", STR_ARG(e->at_end));
	}
	begin_line(w, depth, e->blank_before && !lifted);
	buf_str(w->out, e->whole);
	end_line(w, lifted ? (struct str){ 0 } : e->at_end);
	write_paragraphs(w, e, depth + 1);
	w->is_first = true;
	write_block(w, e, depth + 1);
	w->is_first = false;
}

static void write_block(struct fmt_writer *w, const struct entry *parent, int depth)
{
	write_remarks(w, &parent->at_top, depth);
	bool apart = parent->at_top.list.len;
	for (const struct entry *e = parent->first; e; e = e->next) {
		if (e->on_parents_line)
			continue;
		if (apart)
			buf_char(w->out, '\n');
		w->is_first = w->is_first || apart;
		apart = false;
		write_entry(w, e, depth);
	}
	write_remarks(w, &parent->at_foot, depth);
}

void ast_format(const struct sources *s, const struct ast *a, struct buf *out)
{
	struct arena arena;
	arena_init(&arena);
	struct entry *root = new_entry(&arena, NULL, a->root);
	struct fmt_writer w = { &arena, out, true };
	fmt_make_paragraphs(root, &arena);
	fmt_attach_remarks(s, a, root, &arena);
	settle_children(root, &arena);
	fmt_make_lines(root, &arena);
	fmt_align_columns(root, &arena);
	write_block(&w, root, 0);
	arena_finish(&arena);
}
