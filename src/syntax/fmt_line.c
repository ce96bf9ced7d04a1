/* fmt_line.c — what stands on a line: a statement's own words, and behind them its properties where all of it is short. Words
 * on one line belong to the nearest statement that can have them, so a property stays on the line only where the parser, reading
 * along, would give it to the same statement again. */
#include "syntax/fmt.h"
#include "syntax/hand_on.h"
#include "syntax/reading.h"

/* ---- a statement's own words ---- */

static void add_slot(struct entry *e, struct arena *arena, int slot, struct buf *line)
{
	bool is_first = true;
	for (uint32_t i = 0; i < e->node->arg_count; i++) {
		const struct arg *a = &e->node->args[i];
		if (a->slot != slot)
			continue;
		buf_text(line, is_first ? " " : fmt_is_prose(e, a) ? "" : ", ");
		if (fmt_is_prose(e, a) && is_first)
			fmt_quote(line, e->paragraphs.at[0].text);
		else if (a->kind == ARG_TEXT && !fmt_is_prose(e, a))
			fmt_quote(line, a->text);
		else if (a->kind != ARG_TEXT)
			buf_str(line, arg_written(arena, a));
		is_first = false;
	}
}

static void make_line(struct entry *e, struct arena *arena)
{
	struct buf line = { 0 };
	const struct statement *row = statement_of(e->node->kind);
	buf_str(&line, node_word(e->node));
	for (int slot = 0; row->slots[slot].type; slot++) {
		add_slot(e, arena, slot, &line);
		e->ends[slot] = line.len;
	}
	e->line = buf_take(&line, arena);
	e->columns = str_columns(e->line);
	buf_finish(&line);
}

/* ---- what may follow on the line ---- */

struct open { /* the statements begun on the line, as the parser keeps them */
	struct written_words line;
	const struct entry *at[OPEN_MAX];
	int columns;
};

bool fmt_has_remarks(const struct entry *e)
{
	if (e->before.list.len || e->at_top.list.len || e->at_foot.list.len || e->at_end.len)
		return true;
	for (size_t i = 0; i < e->paragraphs.len; i++)
		if (e->paragraphs.at[i].before.list.len || e->paragraphs.at[i].at_end.len)
			return true;
	return false;
}

/* The statement of which the reason says how it is known; a half of a feeling is known as the whole is. */
static struct entry *explained_by(const struct entry *reason)
{
	struct entry *explained = reason->parent;
	while (!statement_fits(KIND_FROM, explained->node->kind))
		explained = explained->parent;
	return explained;
}

/* A reason on a line of its own has its source to itself; on the line of what it explains the two would share it. */
static bool keeps_its_line(const struct entry *e)
{
	return e->node->kind == KIND_BECAUSE && e->node->in_block && hand_on_would(e->node, explained_by(e)->node);
}

static bool is_short(const struct entry *e)
{
	if (keeps_its_line(e))
		return false;
	if (!statement_of(e->node->kind)->is_property || e->blank_before || e->paragraphs.len > 1 || fmt_has_remarks(e))
		return false;
	for (const struct entry *child = e->first; child; child = child->next)
		if (!is_short(child))
			return false;
	return true;
}

/* A unit that is also a word which an open statement takes would begin that statement. */
static bool units_are_safe(const struct open *open, const struct entry *e)
{
	for (uint32_t i = 0; i < e->node->arg_count; i++)
		if (e->node->args[i].unit.len && line_read(&open->line, e->node->args[i].unit).verdict != READ_NOBODY)
			return false;
	return true;
}

/* Follows the parser over e and what stands in it; false where it would read something else, or refuse it. */
static bool can_follow(struct open *open, const struct entry *e)
{
	struct word_reading r = line_read(&open->line, node_word(e->node));
	bool is_read_so = r.verdict == READ_TAKEN && open->at[r.taker] == e->parent && r.kind == e->node->kind;
	if (!is_read_so || !line_begin(&open->line, r.taker, r.kind))
		return false;
	open->at[open->line.count - 1] = e;
	open->columns += 1 + e->columns;
	if (!units_are_safe(open, e))
		return false;
	for (const struct entry *child = e->first; child; child = child->next)
		if (!can_follow(open, child))
			return false;
	return true;
}

/* Statements that hold content: either all on one line or a property a line, so that a map is read down one edge. */
static bool is_container(enum statement_kind kind)
{
	return kind == KIND_PHASE || kind == KIND_STAGE || kind == KIND_STEP || kind == KIND_PERSONA || kind == KIND_THEME;
}

static int depth_of(const struct entry *e)
{
	int depth = -1;
	for (; e->parent; e = e->parent)
		depth++;
	return depth;
}

static void keep_below(struct entry *e)
{
	for (struct entry *child = e->first; child; child = child->next)
		child->on_parents_line = false;
}

static void put_on_line(struct entry *e)
{
	e->on_parents_line = true;
	for (struct entry *child = e->first; child; child = child->next)
		put_on_line(child);
}

static bool stands_apart(const struct entry *e)
{
	bool apart = e->blank_before;
	for (size_t i = 0; i < e->before.list.len; i++)
		apart = apart || e->before.list.at[i].blank_before;
	return apart;
}

/* An empty line or a comment between properties separates thoughts, and there is none within a line. */
static bool has_thoughts(const struct entry *e)
{
	if (e->at_top.list.len)
		return true;
	for (const struct entry *child = e->first; child; child = child->next)
		if (statement_of(child->node->kind)->is_property && stands_apart(child))
			return true;
	return false;
}

/* A reason is a sentence: rather than breaking everything else apart, it stands below. */
static bool is_too_long(const struct open *open, const struct entry *e)
{
	return e->node->kind == KIND_BECAUSE && open->columns > FMT_COLUMNS;
}

/* Whether what stays below could be said of something on the line as well: the parser would refuse it. */
static bool is_doubtful(const struct open *open, const struct entry *e)
{
	struct statement_kinds others = line_others(&open->line);
	enum statement_kind other;
	if (e->paragraphs.len > 1 && kinds_have_text(&others, &other)) /* its second paragraph would seem to be the other's */
		return true;
	for (const struct entry *child = e->first; child; child = child->next)
		if (!child->on_parents_line && kinds_taker(open->line.index, &others, node_word(child->node)) != KIND_NONE)
			return true;
	return false;
}

static void choose_line(struct entry *e, const struct word_index *index)
{
	struct open open = { .line.index = index, .at = { e }, .columns = depth_of(e) * 2 + e->columns };
	enum statement_kind below = KIND_NONE; /* its like cannot pass it: their order is the author's */
	bool all_on_line = true;
	line_begin(&open.line, -1, e->node->kind);
	keep_below(e);
	if (e->node->kind == KIND_FILE || e->node->kind == KIND_JOURNEY || has_thoughts(e))
		return;
	for (struct entry *child = e->first; child; child = child->next) {
		struct open before = open;
		bool may_pass = below == KIND_NONE || (child->node->kind != below && e->node->kind != KIND_FEEL); /* the halves of a feeling keep their order */
		if (may_pass && is_short(child) && can_follow(&open, child) && !is_too_long(&open, child)) {
			put_on_line(child);
		} else {
			open = before;
			below = child->node->kind;
			all_on_line = false;
		}
	}
	if (open.columns > FMT_COLUMNS || (!all_on_line && is_container(e->node->kind)) || is_doubtful(&open, e))
		keep_below(e);
}

static bool has_entry(const struct entry *parent, const struct node *n)
{
	for (const struct entry *child = parent->first; child; child = child->next)
		if (child->node == n)
			return true;
	return false;
}

/* A reason that leaves the line of what it explains takes its source with it: what both shared is said of each. */
static bool write_apart(struct entry *reason, struct arena *arena)
{
	struct entry *explained = explained_by(reason);
	bool any = false;
	for (const struct node *n = explained->node->first; n; n = n->next)
		for (const struct node *claim = reason->node->first; n->is_handed_on && claim; claim = claim->next)
			if (claim->word.at == n->word.at && !has_entry(explained, n)) {
				struct entry *e = ARENA_NEW(arena, struct entry);
				e->node = n;
				make_line(e, arena);
				fmt_insert(explained, e);
				any = true;
			}
	return any;
}

static bool write_those_apart(struct entry *e, struct arena *arena)
{
	bool any = false;
	for (struct entry *child = e->first; child; child = child->next) {
		bool has_left = child->node->kind == KIND_BECAUSE && !child->node->in_block && !child->on_parents_line;
		any |= has_left && write_apart(child, arena);
		any |= child->first && !statement_fits(KIND_FROM, child->node->kind) && write_those_apart(child, arena);
	}
	return any;
}

static void choose_lines(struct entry *e, const struct word_index *index, struct arena *arena)
{
	do {
		if (!e->on_parents_line)
			choose_line(e, index);
		for (struct entry *child = e->first; child; child = child->next)
			if (!child->on_parents_line)
				choose_lines(child, index, arena);
	} while (statement_fits(KIND_FROM, e->node->kind) && write_those_apart(e, arena));
}

/* ---- everything ---- */

static void make_lines(struct entry *e, struct arena *arena)
{
	make_line(e, arena);
	for (struct entry *child = e->first; child; child = child->next)
		make_lines(child, arena);
}

static void add_on_line(const struct entry *e, struct buf *line)
{
	buf_str(line, e->line);
	for (const struct entry *child = e->first; child; child = child->next)
		if (child->on_parents_line) {
			buf_char(line, ' ');
			add_on_line(child, line);
		}
}

static void join_lines(struct entry *e, struct arena *arena, struct buf *line)
{
	if (!e->on_parents_line) {
		add_on_line(e, line);
		e->whole = buf_take(line, arena);
	}
	for (struct entry *child = e->first; child; child = child->next)
		join_lines(child, arena, line);
}

void fmt_make_lines(struct entry *root, struct arena *arena)
{
	struct buf line = { 0 };
	struct word_index index;
	make_lines(root, arena);
	word_index_init(&index);
	choose_lines(root, &index, arena);
	join_lines(root, arena, &line);
	buf_finish(&line);
}
