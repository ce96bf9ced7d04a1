/* build.c — from tokens to the tree. One rule decides where everything belongs (reading.h): to the nearest statement on its line
 * that can have it, where no other could be meant. Mistakes are told once; what follows an unknown word is left alone until a known one comes. */
#include "syntax/advice.h"
#include "cjm/token.h"
#include "cjm/unicode.h"

#include <string.h>

/* ---- known words ---- */

void build_init(struct parser *p)
{
	word_index_init(&p->words);
	p->line.index = &p->words;
	names_init(&p->own, &p->ast->arena);
	p->parents[0] = p->ast->root;
}

static void report_if_retired(struct parser *p, enum statement_kind parent, enum statement_kind kind, const struct arg *word)
{
	const char *since = NULL;
	bool is_old = !statement_is_called(kind, word->text) && statement_once(parent, word->text, &since) == kind && since;
	if (is_old && value_follows(p, kind, word->span.at + word->span.len)) /* else it is another mistake: `goal "…" by marc` */
		report_retired(p, kind, word);
}

/* Also where it is spelled another way, or as it once was. */
static enum statement_kind take_known(struct parser *p, enum statement_kind parent, const struct arg *word)
{
	const char *since;
	enum statement_kind kind = word_find(p, parent, word->text);
	if (kind == KIND_NONE)
		kind = statement_once(parent, word->text, &since);
	report_if_retired(p, parent, kind, word);
	return kind;
}

static struct node *innermost_node(const struct parser *p)
{
	return p->line.count ? p->open[p->line.count - 1] : NULL;
}

/* ---- opening statements ---- */

/* Another of the kind in the parent, if it is to stand there once: a company's field once by each name. */
static const struct node *said_before(struct parser *p, const struct node *parent, const struct node *node)
{
	if (statement_of(node->kind)->is_many)
		return NULL;
	if (node->kind == KIND_OWN)
		return names_add(&p->own, str_fmt(&p->ast->arena, "%zu:%.*s", (size_t)(uintptr_t)parent, STR_ARG(node->own)), (void *)node);
	for (const struct node *n = parent->first; n; n = n->next)
		if (n->kind == node->kind)
			return n;
	return NULL;
}

/* Begins a statement behind that of the level on this line, -1 for the first. */
static struct node *open_statement(struct parser *p, struct node *parent, int level, enum statement_kind kind, const struct arg *word)
{
	struct node *n = build_node(p, word->span);
	n->kind = kind;
	if (kind == KIND_OWN)
		n->own = str_of(str_terminated(&p->ast->arena, word->text));
	if (parent->kind != KIND_NONE) {
		const struct node *before = said_before(p, parent, n);
		if (before)
			report_repeated(p, before, word->span);
		n->parent = parent;
		if (parent->last)
			parent->last->next = n;
		else
			parent->first = n;
		parent->last = n;
	}
	line_begin(&p->line, level, kind);
	p->open[level + 1] = n;
	return n;
}

/* The statement of this kind on the line, of those begun in n: the last. */
static const struct node *on_line_of(const struct node *n, enum statement_kind kind)
{
	const struct node *found = NULL;
	for (const struct node *child = n->first; child; child = child->next) {
		const struct node *within = child->in_block ? NULL : on_line_of(child, kind);
		if (within || (!child->in_block && child->kind == kind))
			found = within ? within : child;
	}
	return found;
}

static void note_doubt(struct parser *p, struct doubt d)
{
	if (p->doubt_count < DOUBTS_MAX && d.rival && !d.rival->is_guess && !d.owner->is_guess)
		p->doubts[p->doubt_count++] = d;
}

/* What the line above begins and holds beside could both have the word that begins this line below it. */
static void doubt_below(struct parser *p, const struct node *n, const struct arg *word)
{
	const struct node *head = n->parent;
	enum statement_kind rival = head ? kinds_taker(&p->words, &p->on_head[p->block], word->text) : KIND_NONE;
	if (rival != KIND_NONE)
		note_doubt(p, (struct doubt){ n, head, on_line_of(head, rival), READ_SKIPS, NULL, true, { 0 } });
}

/* A stage at the top of a file belongs to the journey above it: what is below it is then read as usual. */
static struct node *last_that_holds(const struct node *parent, enum statement_kind kind)
{
	struct node *last = NULL;
	for (struct node *child = parent->first; child; child = child->next)
		last = statement_fits(kind, child->kind) ? child : last;
	return last;
}

/* A first word that cannot stand here: told, unless what is above it was mistaken already, for then nobody knows what may
 * stand here. Its kind is a guess; where it does not fit, it is read for its own sake and kept out of the tree. */
static enum statement_kind guess_kind(struct parser *p, struct node **parent, const struct arg *word)
{
	enum statement_kind kind;
	bool is_known = word_find_anywhere(word->text, &kind), takes_others = statement_has_scope((*parent)->kind);
	bool is_reported = (*parent)->kind == KIND_NONE || (p->indentation_is_reported && is_known) || ((*parent)->is_guess && (is_known || !takes_others));
	if (!is_reported && report_parent_meant(p, *parent, word, &kind))
		return kind;
	if (!is_reported && !takes_others)
		report_nothing_below(p, *parent, word->span);
	else if (!is_reported)
		kind = report_unknown_first(p, *parent, word);
	if (kind == KIND_NONE || !statement_fits(kind, (*parent)->kind)) {
		struct node *home = kind != KIND_NONE && (*parent)->kind == KIND_FILE ? last_that_holds(*parent, kind) : NULL;
		*parent = home ? home : build_node(p, word->span);
	}
	return kind;
}

void build_statement(struct parser *p, const struct arg *word)
{
	struct node *parent = p->parents[p->block];
	enum statement_kind kind = take_known(p, parent->kind, word);
	bool is_guess = kind == KIND_NONE;
	p->line.count = p->doubt_count = 0;
	struct node *head = parent;
	enum statement_kind rival = is_guess && !head->is_guess ? kinds_taker(&p->words, &p->on_head[p->block], word->text) : KIND_NONE;
	if (rival != KIND_NONE) {
		kind = word_find(p, rival, word->text);
		parent = build_node(p, word->span); /* it belongs to a statement of the line above, and is told so */
	} else if (is_guess) {
		kind = guess_kind(p, &parent, word);
	}
	struct node *n = open_statement(p, parent, -1, kind, word);
	if (parent->kind == KIND_NONE && kind != KIND_NONE)
		VEC_PUSH(&p->ast->arena, &p->ast->strays, n);
	n->on_own_line = true;
	n->in_block = true;
	n->is_guess = is_guess && rival == KIND_NONE && !meant_surely(p, parent, word->text);
	if (rival != KIND_NONE)
		note_doubt(p, (struct doubt){ n, head, on_line_of(head, rival), READ_NOBODY, NULL, true, { 0 } });
	else if (!is_guess)
		doubt_below(p, n, word);
	p->skipping = kind == KIND_NONE;
	p->latest[p->block] = n;
	p->lexer.color_may_follow = statement_takes_color(kind);
}

/* ---- filling slots ---- */

static bool is_list(enum slot_type type)
{
	return type == SLOT_REFS || type == SLOT_WORDS || type == SLOT_COLORS;
}

static bool is_reference(enum slot_type type)
{
	return type == SLOT_REF || type == SLOT_REFS || type == SLOT_REF_OR_TEXT;
}

static bool year_as_date(struct arg *arg)
{
	return arg->kind == ARG_NUMBER && arg->text.len == 4 && date_read(arg->text, &arg->date);
}

static void fill_slot(struct parser *p, struct node *n, int slot, const struct arg *arg)
{
	const struct slot *s = &statement_of(n->kind)->slots[slot];
	if (n->is_guess && arg->kind == ARG_WORD && is_reference(s->type)) { /* "point de contact": no one knows what it would name */
		n->filled |= (uint8_t)(1u << slot);
		return;
	}
	if (s->type == SLOT_CHOICE && !choice_find(s->detail, arg->text)) {
		report_wrong_choice(p, n, s->detail, arg);
		n->filled |= (uint8_t)(1u << slot);
		return;
	}
	build_push(p, n, arg, slot);
}

/* ---- words ---- */

/* A word that is followed by the text its statement still needs is a name, even where it is also a word of the language. */
static bool stands_before_text(const struct parser *p, const struct node *n, const struct arg *word)
{
	bool text_follows = token_text_follows(str_slice(p->source->text, word->span.at + word->span.len, p->source->text.len));
	return text_follows && !n->arg_count && slot_for(n, ARG_TEXT) >= 0 && !statement_of(n->kind)->slots[slot_for(n, ARG_TEXT)].is_optional;
}

static bool open_known_word(struct parser *p, const struct arg *word)
{
	struct word_reading r = line_read(&p->line, word->text);
	if (r.verdict == READ_NOBODY || r.taker + 1 == OPEN_MAX)
		return false;
	struct node *owner = p->open[r.taker];
	const struct node *rival = r.rival == KIND_NONE ? NULL : on_line_of(owner, r.rival);
	report_if_retired(p, owner->kind, r.kind, word);
	struct node *n = open_statement(p, owner, r.taker, r.kind, word);
	note_doubt(p, (struct doubt){ n, owner, rival, r.verdict, r.instead, false, { 0 } });
	p->skipping = false;
	p->lexer.color_may_follow = statement_takes_color(r.kind);
	n->span = word->span;
	return true;
}

static bool is_choice(const struct slot *s, const struct arg *word)
{
	return s->type == SLOT_CHOICE && choice_find(s->detail, word->text);
}

static bool may_be_name(const struct slot *s)
{
	return s->type == SLOT_NAME || is_reference(s->type) || (s->type == SLOT_WORD && s->is_optional);
}

static bool needs_more(const struct node *n)
{
	const struct slot *slots = statement_of(n->kind)->slots;
	for (int i = 0; slots[i].type; i++)
		if (!slots[i].is_optional && !(n->filled >> i & 1))
			return true;
	return false;
}

/* A flag is never a name: it is what it says of the statement, or told. */
static void take_flag(struct parser *p, struct node *n, int slot, const struct arg *word)
{
	bool may_follow = word_find(p, n->kind, word->text) != KIND_NONE || !needs_more(n);
	enum statement_kind kind;
	if (may_follow && open_known_word(p, word))
		return;
	if (may_follow && word_find_anywhere(word->text, &kind)) {
		report_unknown_word(p, n, word);
		return;
	}
	report_flag_as_name(p, n, word);
	n->filled |= (uint8_t)(1u << slot);
}

/* `step exit gone "Gives up"`: a flag takes nothing, so the name behind it is that of the statement around. */
static void leave_flag(struct parser *p, const struct arg *word)
{
	int level = p->line.count - 2;
	if (level >= 0 && statement_is_flag(innermost_node(p)->kind) && slot_for(p->open[level], ARG_WORD) >= 0 && stands_before_text(p, p->open[level], word))
		line_go_back(&p->line, level);
}

/* `data n.csv`: no keyword, though its first letters are one. */
static bool begins_file_name(const struct parser *p, const struct arg *word)
{
	struct str all = p->source->text;
	size_t at = word->span.at + word->span.len, next = at + 1;
	return next < all.len && strchr("./\\", all.at[at]) && all.at[at] && unicode_is_word(utf8_next(all, &next));
}

static void take_word(struct parser *p, const struct arg *word)
{
	if (!p->skipping)
		leave_flag(p, word);
	struct node *n = innermost_node(p);
	int slot = p->skipping ? -1 : slot_for(n, ARG_WORD);
	bool needed = slot >= 0 && !statement_of(n->kind)->slots[slot].is_optional;
	if (slot >= 0 && may_be_name(&statement_of(n->kind)->slots[slot]) && word_index_is_no_name(&p->words, word->text)) {
		take_flag(p, n, slot, word);
		return;
	}
	if (slot >= 0 && (needed || is_choice(&statement_of(n->kind)->slots[slot], word) || stands_before_text(p, n, word))) {
		fill_slot(p, n, slot, word);
		return;
	}
	int duration = p->skipping ? -1 : slot_for(n, ARG_NUMBER);
	if (duration >= 0 && slot_is_time(statement_of(n->kind)->slots[duration].type) && unit_days(word->text) > 0) {
		struct arg one = *word;
		one.kind = ARG_AMOUNT;
		one.number = 1;
		one.unit = word->text;
		fill_slot(p, n, duration, &one);
		return;
	}
	if (!p->skipping && slot_for(n, ARG_TEXT) >= 0 && needs_more(n) && begins_file_name(p, word)) {
		report_unknown_word(p, n, word);
		return;
	}
	if (open_known_word(p, word) || p->skipping)
		return;
	if (build_take_unit(p, n, word))
		return;
	if (slot >= 0 && !n->arg_count)
		fill_slot(p, n, slot, word);
	else
		report_unknown_word(p, n, word);
}

/* ---- texts, numbers, dates … ---- */

/* `action "…" by 2027-03-01`: that the step's `by` takes no date follows from the doubt, which spells it out. */
static bool is_misfit_in_doubt(struct parser *p, struct node *n, const struct arg *arg)
{
	for (int i = 0; i < p->doubt_count; i++)
		if (p->doubts[i].n == n && !n->arg_count) {
			p->doubts[i].misfit = arg->text;
			n->filled |= 1;
			return true;
		}
	return false;
}

static void take_literal(struct parser *p, const struct arg *arg)
{
	struct arg date = *arg;
	bool may_be_year = year_as_date(&date);
	for (int i = p->line.count - 1; i >= 0; i--) {
		int slot = slot_for(p->open[i], arg->kind);
		if (slot < 0 && may_be_year && (slot = slot_for(p->open[i], ARG_DATE)) >= 0) {
			date.kind = ARG_DATE;
			arg = &date;
		}
		if (slot < 0)
			continue;
		line_go_back(&p->line, i);
		fill_slot(p, p->open[i], slot, arg);
		return;
	}
	if (!is_misfit_in_doubt(p, innermost_node(p), arg))
		report_unfitting(p, innermost_node(p), arg);
}

void build_item(struct parser *p, const struct arg *arg)
{
	if (arg->span.at < p->told_until)
		return;
	if (arg->kind == ARG_WORD)
		take_word(p, arg);
	else if (!p->skipping)
		take_literal(p, arg);
	if (arg->kind == ARG_COLOR)
		p->lexer.color_may_follow = false;
}

void build_list_item(struct parser *p, const struct arg *arg)
{
	struct node *n = innermost_node(p);
	if (p->skipping || arg->span.at < p->told_until)
		return;
	const struct arg *last = n->arg_count ? &n->args[n->arg_count - 1] : NULL;
	enum slot_type type = last ? statement_of(n->kind)->slots[last->slot].type : SLOT_END;
	if (is_reference(type) && arg->kind == ARG_WORD && report_comma_before(p, arg))
		return;
	if (is_reference(type) && arg->kind == ARG_WORD && word_index_is_no_name(&p->words, arg->text)) {
		report_flag_as_name(p, n, arg);
		return;
	}
	if (is_list(type) && slot_takes(type, arg->kind)) {
		build_push(p, n, arg, last->slot);
		return;
	}
	int slot = last && arg->kind != ARG_WORD ? slot_for(n, arg->kind) : -1;
	if (slot >= 0) { /* `feel -1, "lost"` */
		report_comma_within(p, arg);
		fill_slot(p, n, slot, arg);
		return;
	}
	report_list(p, n, type, arg->span);
	p->skipping = true;
}

/* ---- lines and blocks ---- */

void build_continuation(struct parser *p, const struct arg *text)
{
	struct node *n = p->latest[p->block] ? p->latest[p->block] : p->parents[p->block];
	p->line.count = 0;
	p->skipping = true;
	if (n->kind == KIND_NONE)
		return;
	int slot = n->kind == KIND_FILE ? -1 : build_text_slot(n);
	enum statement_kind other;
	if (slot >= 0 && kinds_have_text(p->latest[p->block] ? &p->on_line[p->block] : &p->on_head[p->block], &other))
		report_text_in_doubt(p, text, n, on_line_of(n, other));
	if (slot >= 0) {
		uint32_t word_len = n->span.len;
		build_push(p, n, text, slot);
		n->span.len = word_len; /* the statement's place stays on its own line */
		return;
	}
	report_no_statement(p, text->span);
}

void build_line_end(struct parser *p)
{
	p->lexer.color_may_follow = false;
	if (!p->block && p->line.count)
		report_edition(p);
	for (int i = 0; i < p->doubt_count; i++)
		report_doubt(p, &p->doubts[i]);
	p->doubt_count = 0;
	if (p->line.count)
		p->on_line[p->block] = line_others(&p->line);
}

void build_line_skipped(struct parser *p)
{
	p->latest[p->block] = build_node(p, (struct span){ p->ast->file, p->lexer.at, 0 });
	p->on_line[p->block] = (struct statement_kinds){ 0 };
}

void build_block_begin(struct parser *p)
{
	/* Where a block has only gone on with its statement's text, what is indented further still belongs to that statement. */
	struct node *above = p->stray.parent ? p->stray.parent : p->latest[p->block] ? p->latest[p->block] : p->block ? p->parents[p->block] : NULL;
	p->stray.parent = NULL;
	p->block++;
	p->parents[p->block] = above ? above : build_node(p, (struct span){ p->ast->file, p->lexer.at, 0 });
	p->on_head[p->block] = p->on_line[p->block - 1];
	p->on_line[p->block] = (struct statement_kinds){ 0 };
	p->latest[p->block] = NULL;
}

void build_block_end(struct parser *p)
{
	p->block--;
}
