/* indentation.c — which block a line belongs to. A line that is not indented enough, in a place where it is not allowed, is reported and read where it
 * fits, or left out; it closes no block, so that those below it go on as if it were not there. */
#include "syntax/build.h"
#include "cjm/token.h"

#include <string.h>

struct position {
	int depth;
	bool is_below; /* the latest statement of that block, in a block of its own; else beside it */
};

static struct str text_of(const struct parser *p, struct indentation i)
{
	return token_plain_indentation(&p->ast->arena, str_slice(p->source->text, i.at, i.at + i.len));
}

static int columns_at(const struct parser *p, int depth)
{
	return token_columns(text_of(p, p->levels[depth]));
}

/* ---- telling ---- */

/* Once for a line. */
static void report_indentation(struct parser *p, uint32_t length, const char *message, struct str hint)
{
	if (!p->indentation_is_reported)
		finding_add(p->found, SEVERITY_ERROR, "indentation", (struct span){ p->ast->file, p->line_indentation.at, length }, "%s", message)->hint = hint;
	p->indentation_is_reported = true;
}

static void report_if_mixed(struct parser *p)
{
	struct str now = text_of(p, p->line_indentation), above = text_of(p, p->levels[p->depth]);
	if (p->reported_mixing || memcmp(now.at, above.at, now.len < above.len ? now.len : above.len) == 0)
		return;
	p->reported_mixing = true;
	report_indentation(p, p->line_indentation.len ? p->line_indentation.len : 1, "this line mixes tabs and spaces differently from the lines around it",
		STR("indent with spaces only, or with tabs only"));
}

static void report_too_deep(struct parser *p)
{
	if (!p->reported_depth)
		report_indentation(p, p->line_indentation.len, "this line is indented too deeply", STR("a map needs no more than five levels"));
	p->reported_depth = true;
}

/* ---- where a line may go ---- */

/* By its columns alone, in the blocks up to `top`. */
static struct position by_columns(const struct parser *p, int columns, int top)
{
	int depth = top;
	while (depth && columns_at(p, depth) > columns)
		depth--;
	return (struct position){ depth, columns_at(p, depth) < columns };
}

static struct position below_stray(const struct parser *p, int columns)
{
	int depth = p->depth, floor = p->stray.above + 1;
	while (depth > floor && columns_at(p, depth) > columns)
		depth--;
	return (struct position){ depth, depth == floor || columns_at(p, depth) < columns };
}

static struct node *parent_at(const struct parser *p, struct position at)
{
	return at.is_below && p->latest[at.depth] ? p->latest[at.depth] : p->parents[at.depth];
}

/* A text goes on with the statement above it, as long as that has no content of its own yet. */
static bool text_fits(const struct parser *p, struct position at)
{
	const struct node *n = p->latest[at.depth] ? p->latest[at.depth] : p->parents[at.depth];
	if (n->kind == KIND_NONE)
		return true;
	for (const struct node *child = n->first; child && !at.is_below; child = child->next)
		if (!statement_of(child->kind)->is_property)
			return false;
	return n->kind != KIND_FILE && build_text_slot(n) >= 0;
}

/* Nobody knows what may stand below a statement that was mistaken. */
static bool word_fits(struct parser *p, const struct node *parent, const struct arg *first)
{
	enum statement_kind kind;
	if (parent->kind == KIND_NONE || word_find(p, parent->kind, first->text) != KIND_NONE)
		return true;
	return !word_find_anywhere(first->text, &kind) && meant_first(p, parent, first->text) != KIND_NONE;
}

static bool token_fits(struct parser *p, struct position at, enum first_token token, const struct arg *first)
{
	return token == FIRST_WORD ? word_fits(p, parent_at(p, at), first) : token == FIRST_TEXT && text_fits(p, at);
}

/* The statement whose block the line can stand in: the nearest one above it that is to the right of `at`, as on a single line. */
static struct node *find_home(struct parser *p, struct position at, const struct arg *first)
{
	struct node *stop = parent_at(p, at), *latest = p->latest[p->depth];
	if (latest && latest->kind != KIND_NONE && word_fits(p, latest, first))
		return latest;
	for (struct node *n = p->parents[p->depth]; n && n != stop && n->kind != KIND_FILE; n = n->parent)
		if (n->kind != KIND_NONE && word_fits(p, n, first))
			return n;
	return NULL;
}

/* ---- going there ---- */

static bool go_to(struct parser *p, struct position at)
{
	p->pending_dedents = p->depth - at.depth;
	p->depth = at.depth;
	if (at.is_below && p->depth == DEPTH_MAX) {
		report_too_deep(p);
	} else if (at.is_below) {
		p->levels[++p->depth] = p->line_indentation;
		p->pending_indent = true;
	}
	return true;
}

/* How the lines below it are indented; empty where there are none. */
static struct str indentation_below(const struct parser *p, const struct node *parent)
{
	for (int depth = p->depth; depth > 0; depth--)
		if (p->parents[depth] == parent)
			return text_of(p, p->levels[depth]);
	return (struct str){ 0 };
}

/* Its block is opened once more, on top of those that stay open below it. */
static bool go_home(struct parser *p, struct node *home, int top, const struct arg *first)
{
	enum statement_kind kind;
	if (word_find_anywhere(first->text, &kind) && !p->indentation_is_reported && !p->line_is_strange)
		report_too_far_left(p, home, indentation_below(p, home), first);
	p->stray = (struct stray){ true, true, token_columns(text_of(p, p->line_indentation)), top, home };
	return go_to(p, (struct position){ top, true });
}

static void report_left_out(struct parser *p, struct position at, enum first_token token, const struct arg *first)
{
	const struct node *parent = parent_at(p, at);
	if (token == FIRST_TEXT)
		report_no_statement(p, first->span);
	else if (token != FIRST_WORD)
		report_no_word(p, first->span);
	else if (statement_has_scope(parent->kind))
		report_unknown_first(p, parent, first);
	else
		report_nothing_below(p, parent, first->span);
}

static bool leave_out(struct parser *p, struct position at, int top, enum first_token token, const struct arg *first)
{
	if (!p->line_is_strange && !p->indentation_is_reported && parent_at(p, at)->kind != KIND_NONE)
		report_left_out(p, at, token, first);
	if (!p->stray.is_open)
		p->stray = (struct stray){ true, false, token_columns(text_of(p, p->line_indentation)), top, NULL };
	return false;
}

/* A line that cannot stand where its columns put it: beside others, whose block it does not fit. At the left edge, and where it
 * would close blocks, it takes nothing along that the lines above it may have. */
static bool begin_stray(struct parser *p, struct position at, int top, enum first_token token, const struct arg *first)
{
	struct node *home = token == FIRST_WORD ? find_home(p, at, first) : NULL;
	bool closes = at.depth < top || !at.depth;
	if (home)
		return go_home(p, home, top, first);
	if (token == FIRST_WORD && (!closes || meant_first(p, parent_at(p, at), first->text) != KIND_NONE))
		return go_to(p, at);
	return leave_out(p, at, top, token, first);
}

static bool begin_unfit(struct parser *p, struct position at, int top, enum first_token token, const struct arg *first)
{
	bool is_statement = token == FIRST_WORD && !p->line_is_strange, goes_on = token == FIRST_TEXT && at.depth == top;
	if (goes_on || (is_statement && at.is_below && at.depth == top))
		return go_to(p, at);
	return begin_stray(p, at, top, token, first);
}

static bool begin_first_line(struct parser *p, enum first_token token, const struct arg *first)
{
	if (p->line_indentation.len)
		report_indentation(p, p->line_indentation.len, "the first line is indented", STR("start it at the left edge"));
	p->levels[0] = p->line_indentation;
	bool is_read = token == FIRST_WORD ? !p->line_is_strange || word_fits(p, p->ast->root, first) : token == FIRST_TEXT;
	return is_read || leave_out(p, (struct position){ 0 }, 0, token, first);
}

bool indentation_begin_line(struct parser *p, enum first_token token, const struct arg *first)
{
	int columns = token_columns(text_of(p, p->line_indentation));
	p->pending_dedents = 0;
	p->pending_indent = p->indentation_is_reported = false;
	if (!p->ast->root->first && !p->latest[0])
		return begin_first_line(p, token, first);
	report_if_mixed(p);
	/* A line that was read nonetheless may have closed blocks above the stray one. */
	int top = p->stray.is_open && p->stray.above < p->depth ? p->stray.above : p->depth;
	struct position at = by_columns(p, columns, top);
	p->stray.is_open = p->stray.is_open && columns > p->stray.columns;
	bool is_read = p->stray.is_open && p->stray.is_read;
	if (is_read && token_fits(p, below_stray(p, columns), token, first))
		return go_to(p, below_stray(p, columns));
	if (!token_fits(p, at, token, first))
		return p->stray.is_open && !p->stray.is_read ? false : begin_unfit(p, at, top, token, first);
	p->stray.is_open = false;
	if (at.is_below && at.depth < top)
		report_indentation(p, p->line_indentation.len, "indentation does not match any line above",
			STR("align the line with its siblings"));
	if (!at.is_below && columns_at(p, at.depth) > columns) /* the first line was indented, as was told */
		p->levels[0] = p->line_indentation;
	return go_to(p, at);
}
