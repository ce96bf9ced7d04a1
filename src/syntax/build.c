/* build.c — from tokens to the tree. One rule decides where everything belongs: to the nearest statement on its line
 * that can have it. Mistakes are told once; what follows an unknown word is left alone until a known one comes. */
#include "syntax/parser.h"

#include <string.h>

/* ---- looking words up ---- */

void build_init(struct parser *p)
{
	for (int kind = KIND_NONE - 1; kind >= 0; kind--) {
		int letter = statement_of((enum statement_kind)kind)->word[0] - 'a';
		p->next_word[kind] = p->words[letter];
		p->words[letter] = (uint8_t)(kind + 1);
	}
	p->parents[0] = p->ast->root;
}

_Static_assert(KIND_COUNT < 255, "rows are kept in a byte");

static enum statement_kind find(const struct parser *p, enum statement_kind parent, struct str word)
{
	if (word.at[0] < 'a' || word.at[0] > 'z')
		return KIND_NONE;
	for (int row = p->words[word.at[0] - 'a']; row; row = p->next_word[row - 1]) {
		enum statement_kind kind = (enum statement_kind)(row - 1);
		if (statement_fits(kind, parent) && str_is(word, statement_of(kind)->word))
			return kind;
	}
	return KIND_NONE;
}

/* Whether the word begins a statement anywhere; *only says which, KIND_NONE where several share the word. */
static bool find_anywhere(struct str word, enum statement_kind *only)
{
	int count = 0;
	*only = KIND_NONE;
	for (int kind = 0; kind < KIND_NONE; kind++)
		if (str_is(word, statement_of((enum statement_kind)kind)->word))
			*only = count++ ? KIND_NONE : (enum statement_kind)kind;
	return count > 0;
}

static struct node *innermost(const struct parser *p)
{
	return p->open_count ? p->open[p->open_count - 1] : NULL;
}

/* ---- telling mistakes ---- */

static struct finding *mistake(struct parser *p, const char *id, struct span span, struct str message)
{
	return finding_add(p->sources, SEVERITY_ERROR, id, span, "%.*s", STR_ARG(message));
}

static struct str text_of(const struct parser *p, const char *format, const char *word)
{
	return str_fmt(&p->sources->arena, format, word); /* NOLINT: formats are literals of this file */
}

static void note_nearest(struct parser *p, struct finding *f, const struct names *known, struct str word)
{
	struct str nearest = names_nearest(known, word);
	if (nearest.len)
		f->hint = str_fmt(&p->sources->arena, "did you mean `%.*s`?", STR_ARG(nearest));
}

/* "journey, stage or step" */
static struct str places_of(struct parser *p, struct str word)
{
	struct buf b = { 0 };
	int count = 0;
	for (int parent = 0; parent < KIND_COUNT; parent++)
		if (parent != KIND_NONE && find(p, (enum statement_kind)parent, word) != KIND_NONE) {
			const char *name = parent == KIND_FILE ? "at the top of a file" : statement_of((enum statement_kind)parent)->word;
			if (count++ < 5)
				buf_fmt(&b, "%s%s%s", count > 1 ? ", " : "", parent == KIND_FILE ? "" : "below ", name);
		}
	if (count > 5)
		buf_text(&b, " …");
	struct str places = buf_take(&b, &p->sources->arena);
	buf_finish(&b);
	return places;
}

/* All words that could stand here: what each open statement takes, innermost first. */
static void known_words(struct parser *p, struct node *const *nodes, int count, struct names *known)
{
	names_init(known, &p->sources->arena);
	for (int i = count - 1; i >= 0; i--)
		for (int kind = 0; kind < KIND_NONE; kind++)
			if (statement_fits((enum statement_kind)kind, nodes[i]->kind))
				names_add(known, str_of(statement_of((enum statement_kind)kind)->word), (void *)statement_of((enum statement_kind)kind));
}

static struct str list_of(struct parser *p, const struct names *known)
{
	struct buf b = { 0 };
	for (size_t i = 0; i < known->len; i++)
		buf_fmt(&b, "%s%.*s", i ? ", " : "", STR_ARG(known->entries[i].name));
	struct str list = buf_take(&b, &p->sources->arena);
	buf_finish(&b);
	return list;
}

/* ---- opening statements ---- */

static struct node *dummy(struct parser *p, struct span span)
{
	struct node *n = ARENA_NEW(&p->ast->arena, struct node);
	n->kind = KIND_NONE;
	n->span = n->word = span;
	return n;
}

static void tell_if_repeated(struct parser *p, const struct node *parent, enum statement_kind kind, struct span word)
{
	if (statement_of(kind)->is_many)
		return;
	for (const struct node *n = parent->first; n; n = n->next)
		if (n->kind == kind) {
			struct finding *f = mistake(p, "said-twice", word, text_of(p, "`%s` is said twice", statement_of(kind)->word));
			f->hint = STR("keep one of the two");
			f->other = n->span;
			f->other_note = STR("the first is here");
			return;
		}
}

static struct node *open_statement(struct parser *p, struct node *parent, enum statement_kind kind, const struct arg *word)
{
	struct node *n = dummy(p, word->span);
	n->kind = kind;
	if (parent->kind != KIND_NONE) {
		tell_if_repeated(p, parent, kind, word->span);
		n->parent = parent;
		if (parent->last)
			parent->last->next = n;
		else
			parent->first = n;
		parent->last = n;
	}
	p->open[p->open_count++] = n;
	return n;
}

/* What the author probably meant by an unknown first word, so that its block can still be read. */
static enum statement_kind tell_unknown_first(struct parser *p, const struct node *parent, const struct arg *word)
{
	struct names known;
	struct node *parents[] = { (struct node *)parent };
	known_words(p, parents, 1, &known);
	enum statement_kind elsewhere;
	struct str in = parent->kind == KIND_FILE ? STR("at the top of a file") : text_of(p, "below `%s`", statement_of(parent->kind)->word);
	if (find_anywhere(word->text, &elsewhere)) {
		struct finding *f = finding_add(p->sources, SEVERITY_ERROR, "misplaced", word->span, "`%.*s` cannot stand %.*s",
			STR_ARG(word->text), STR_ARG(in));
		f->hint = str_fmt(&p->sources->arena, "it stands %.*s", STR_ARG(places_of(p, word->text)));
		return elsewhere;
	}
	struct finding *f = finding_add(p->sources, SEVERITY_ERROR, "unknown-word", word->span, "`%.*s` is not a word of the language",
		STR_ARG(word->text));
	struct str nearest = names_nearest(&known, str_lower(&p->sources->arena, word->text));
	if (nearest.len)
		f->hint = str_fmt(&p->sources->arena, "did you mean `%.*s`?", STR_ARG(nearest));
	else if (known.len)
		f->hint = str_fmt(&p->sources->arena, "a line here begins with one of: %.*s", STR_ARG(list_of(p, &known)));
	return nearest.len ? statement_find(parent->kind, nearest) : KIND_NONE;
}

void build_statement(struct parser *p, const struct arg *word)
{
	struct node *parent = p->parents[p->block];
	enum statement_kind kind = find(p, parent->kind, word->text);
	p->open_count = 0;
	p->skipping = false;
	if (kind == KIND_NONE && parent->kind != KIND_NONE && !statement_has_scope(parent->kind)) {
		struct finding *f = mistake(p, "misplaced", word->span, text_of(p, "nothing can stand below `%s`", statement_of(parent->kind)->word));
		f->hint = STR("move this line to the left, under the statement that it belongs to");
		parent = dummy(p, word->span);
		find_anywhere(word->text, &kind);
	} else if (parent->kind == KIND_NONE) {
		find_anywhere(word->text, &kind);
	} else if (kind == KIND_NONE) {
		kind = tell_unknown_first(p, parent, word);
		if (kind == KIND_NONE || !statement_fits(kind, parent->kind)) /* read for its own mistakes, kept out of the tree */
			parent = dummy(p, word->span);
	}
	struct node *n = open_statement(p, parent, kind, word);
	n->on_own_line = true;
	n->in_block = true;
	p->skipping = kind == KIND_NONE;
	p->latest[p->block] = n;
	p->lexer.color_may_follow = kind == KIND_COLOR || kind == KIND_THEME_COLOR;
}

/* ---- filling slots ---- */

static bool is_list(enum slot_type type)
{
	return type == SLOT_REFS || type == SLOT_WORDS || type == SLOT_COLORS;
}

static bool takes_word(enum slot_type type)
{
	switch (type) {
	case SLOT_NAME: case SLOT_WORD: case SLOT_WORDS: case SLOT_CHOICE: case SLOT_REF: case SLOT_REFS: case SLOT_REF_OR_TEXT: case SLOT_ANY:
		return true;
	default:
		return false;
	}
}

static bool takes(enum slot_type type, enum token_kind kind)
{
	switch (kind) {
	case ARG_WORD: return takes_word(type);
	case ARG_TEXT: return type == SLOT_TEXT || type == SLOT_REF || type == SLOT_REFS || type == SLOT_REF_OR_TEXT || type == SLOT_ANY;
	case ARG_NUMBER: case ARG_AMOUNT: return type == SLOT_NUMBER || type == SLOT_VALUE || type == SLOT_DURATION || type == SLOT_ANY;
	case ARG_PERCENT: return type == SLOT_PERCENT || type == SLOT_VALUE || type == SLOT_ANY;
	case ARG_DATE: return type == SLOT_DATE || type == SLOT_ANY;
	case ARG_RANGE: return type == SLOT_RANGE || type == SLOT_ANY;
	case ARG_COMPARE: return type == SLOT_COMPARE;
	case ARG_COLOR: return type == SLOT_COLOR || type == SLOT_COLORS;
	}
	return false;
}

/* The first empty slot that takes this kind of token; -1 when there is none. */
static int slot_for(const struct node *n, enum token_kind kind)
{
	const struct slot *slots = statement_of(n->kind)->slots;
	for (int i = 0; slots[i].type; i++)
		if (!(n->filled >> i & 1) && takes(slots[i].type, kind))
			return i;
	return -1;
}

static bool year_as_date(struct arg *arg)
{
	return arg->kind == ARG_NUMBER && arg->text.len == 4 && date_read(arg->text, &arg->date);
}

static void push_arg(struct parser *p, struct node *n, const struct arg *arg, int slot)
{
	if ((n->arg_count & (n->arg_count - 1)) == 0) { /* full: its room is always the next power of two */
		size_t size = n->arg_count * sizeof *n->args;
		n->args = arena_grow(&p->ast->arena, n->args, size, size ? size * 2 : sizeof *n->args);
	}
	n->args[n->arg_count] = *arg;
	n->args[n->arg_count].slot = (uint8_t)slot;
	n->arg_count++;
	n->filled |= (uint8_t)(1u << slot);
	n->span.len = arg->span.at + arg->span.len - n->span.at;
}

static void tell_wrong_choice(struct parser *p, const struct node *n, int choices, const struct arg *arg)
{
	struct names known;
	names_init(&known, &p->sources->arena);
	for (const char *const *c = choices_of(choices); *c; c++)
		names_add(&known, str_of(*c), (void *)*c);
	struct finding *f = finding_add(p->sources, SEVERITY_ERROR, "wrong-value", arg->span, "`%s` cannot be `%.*s`", statement_of(n->kind)->word,
		STR_ARG(arg->text));
	note_nearest(p, f, &known, arg->text);
	if (!f->hint.len)
		f->hint = str_fmt(&p->sources->arena, "it is one of: %.*s", STR_ARG(list_of(p, &known)));
}

static void fill(struct parser *p, struct node *n, int slot, const struct arg *arg)
{
	const struct slot *s = &statement_of(n->kind)->slots[slot];
	if (s->type == SLOT_CHOICE && !choice_find(s->detail, arg->text)) {
		tell_wrong_choice(p, n, s->detail, arg);
		n->filled |= (uint8_t)(1u << slot);
		return;
	}
	push_arg(p, n, arg, slot);
}

/* ---- words ---- */

/* A word that is followed by the text its statement still needs is a name, even where it is also a word of the language. */
static bool stands_before_text(const struct parser *p, const struct node *n, const struct arg *word)
{
	struct str rest = str_slice(p->source->text, word->span.at + word->span.len, p->source->text.len);
	size_t at = 0;
	while (at < rest.len && (rest.at[at] == ' ' || rest.at[at] == '\t'))
		at++;
	rest = str_slice(rest, at, rest.len);
	bool text_follows = str_starts(rest, "\"") || str_starts(rest, "\xE2\x80\x9C") || str_starts(rest, "\xE2\x80\x9E") || str_starts(rest, "\xC2\xAB");
	return text_follows && !n->arg_count && slot_for(n, ARG_TEXT) >= 0 && !statement_of(n->kind)->slots[slot_for(n, ARG_TEXT)].is_optional;
}

static bool open_known_word(struct parser *p, const struct arg *word)
{
	for (int i = p->open_count - 1; i >= 0; i--) {
		enum statement_kind kind = p->open[i]->kind == KIND_NONE ? KIND_NONE : find(p, p->open[i]->kind, word->text);
		if (kind == KIND_NONE)
			continue;
		if (i + 1 == OPEN_MAX)
			return false;
		p->open_count = i + 1;
		struct node *n = open_statement(p, p->open[i], kind, word);
		p->skipping = false;
		p->lexer.color_may_follow = kind == KIND_COLOR || kind == KIND_THEME_COLOR;
		n->span = word->span;
		return true;
	}
	return false;
}

/* "targt" behind a number is a slip of `target` rather than a unit. */
static bool is_slip_of_word(struct parser *p, struct str word)
{
	struct names known;
	if (word.len < 4 || unit_days(word) > 0)
		return false;
	known_words(p, p->open, p->open_count, &known);
	for (size_t i = 0; i < known.len; i++)
		if (str_distance(word, known.entries[i].name, 2) <= (word.len < 6 ? 1 : 2))
			return true;
	return false;
}

static bool take_as_unit(struct parser *p, struct node *n, const struct arg *word)
{
	if (!n->arg_count || n->args[n->arg_count - 1].kind != ARG_NUMBER)
		return false;
	struct arg *last = &n->args[n->arg_count - 1];
	enum slot_type type = statement_of(n->kind)->slots[last->slot].type;
	if (type != SLOT_VALUE && type != SLOT_DURATION && type != SLOT_ANY)
		return false;
	if (type == SLOT_DURATION && unit_days(word->text) == 0)
		return false;
	if (is_slip_of_word(p, word->text))
		return false;
	last->kind = ARG_AMOUNT;
	last->unit = word->text;
	last->span.len = word->span.at + word->span.len - last->span.at;
	n->span.len = word->span.at + word->span.len - n->span.at;
	return true;
}

/* The statement as it would be with what the author typed without quotes in them, as far as the line's end or its first
 * quote or comment. */
static struct str with_quotes(struct parser *p, const struct node *n, const struct arg *word)
{
	struct str all = p->source->text;
	uint32_t from = n->arg_count && n->args[0].kind == ARG_WORD ? n->args[0].span.at : word->span.at, to = word->span.at + word->span.len;
	while (to < all.len && !memchr("\"#\r\n", all.at[to], 4))
		to++;
	struct str before = str_trim(str_slice(all, n->word.at, from)), prose = str_trim(str_slice(all, from, to));
	return str_fmt(&p->sources->arena, "%.*s \"%.*s\"", STR_ARG(before), STR_ARG(prose));
}

/* "severity high": the words below `n` that take what was written without one, such as a choice of theirs or a number. */
static struct str with_word(struct parser *p, const struct node *n, const struct arg *arg)
{
	struct buf b = { 0 };
	int count = 0;
	for (int kind = 0; kind < KIND_NONE && count < 3; kind++) {
		const struct slot *slot = &statement_of((enum statement_kind)kind)->slots[0];
		bool fits = arg->kind == ARG_WORD ? slot->type == SLOT_CHOICE && choice_find(slot->detail, arg->text)
			: slot->type != SLOT_ANY && takes(slot->type, arg->kind);
		if (fits && statement_fits((enum statement_kind)kind, n->kind))
			buf_fmt(&b, "%s%s %.*s", count++ ? ", " : "", statement_of((enum statement_kind)kind)->word, STR_ARG(arg->text));
	}
	struct str words = buf_take(&b, &p->sources->arena);
	buf_finish(&b);
	return words;
}

static bool needs_figure(const struct node *n, int *slot)
{
	const struct slot *slots = statement_of(n->kind)->slots;
	for (*slot = 0; slots[*slot].type; ++*slot)
		if (!slots[*slot].is_optional && !(n->filled >> *slot & 1))
			return !takes_word(slots[*slot].type) && slots[*slot].type != SLOT_TEXT;
	return false;
}

static void tell_word_for_figure(struct parser *p, struct node *n, int slot, const struct arg *word)
{
	const struct statement *row = statement_of(n->kind);
	struct finding *f = finding_add(p->sources, SEVERITY_ERROR, "wrong-value", word->span, "`%s` takes %s, not a word", row->word,
		slot_name(row->slots[slot].type));
	if (n->kind == KIND_FEEL)
		f->hint = str_fmt(&p->sources->arena, "such as: feel +1 \"%.*s\"", STR_ARG(word->text));
	n->filled |= (uint8_t)(1u << slot);
	p->skipping = true;
}

static void tell_unknown_word(struct parser *p, struct node *n, const struct arg *word)
{
	int figure;
	if (needs_figure(n, &figure)) {
		tell_word_for_figure(p, n, figure, word);
		return;
	}
	struct names known;
	known_words(p, p->open, p->open_count, &known);
	int text = slot_for(n, ARG_TEXT);
	bool needs_text = text >= 0 && statement_of(n->kind)->slots[text].type == SLOT_TEXT;
	const char *is_word = statement_of(n->kind)->word;
	struct str nearest = names_nearest(&known, word->text), meant = with_word(p, n, word);
	struct finding *f = finding_add(p->sources, SEVERITY_ERROR, "unknown-word", word->span, "`%.*s` says nothing here", STR_ARG(word->text));
	enum statement_kind elsewhere;
	if (needs_text && (!nearest.len || n->arg_count))
		f->hint = str_fmt(&p->sources->arena, "prose stands in quotes: %.*s", STR_ARG(with_quotes(p, n, word)));
	else if (meant.len)
		f->hint = str_fmt(&p->sources->arena, "say what it is: %.*s", STR_ARG(meant));
	else if (find_anywhere(word->text, &elsewhere))
		f->hint = str_fmt(&p->sources->arena, "it stands %.*s", STR_ARG(places_of(p, word->text)));
	else if (nearest.len)
		f->hint = str_fmt(&p->sources->arena, "did you mean `%.*s`?", STR_ARG(nearest));
	else if (statement_has_scope(n->kind))
		f->hint = str_fmt(&p->sources->arena, "after `%s` may stand: %.*s", is_word, STR_ARG(list_of(p, &known)));
	else
		f->hint = str_fmt(&p->sources->arena, "`%s` takes %s", is_word, slot_name(statement_of(n->kind)->slots[0].type));
	p->skipping = true;
	if (needs_text) /* the missing text is this very mistake */
		n->filled |= (uint8_t)(1u << text);
}

static void take_word(struct parser *p, const struct arg *word)
{
	struct node *n = innermost(p);
	int slot = p->skipping ? -1 : slot_for(n, ARG_WORD);
	bool needed = slot >= 0 && !statement_of(n->kind)->slots[slot].is_optional;
	if (slot >= 0 && (needed || stands_before_text(p, n, word))) {
		fill(p, n, slot, word);
		return;
	}
	int duration = p->skipping ? -1 : slot_for(n, ARG_NUMBER);
	if (duration >= 0 && statement_of(n->kind)->slots[duration].type == SLOT_DURATION && unit_days(word->text) > 0) {
		struct arg one = *word;
		one.kind = ARG_AMOUNT;
		one.number = 1;
		one.unit = word->text;
		fill(p, n, duration, &one);
		return;
	}
	if (open_known_word(p, word) || p->skipping)
		return;
	if (take_as_unit(p, n, word))
		return;
	if (slot >= 0 && !n->arg_count)
		fill(p, n, slot, word);
	else
		tell_unknown_word(p, n, word);
}

/* ---- texts, numbers, dates … ---- */

static const char *const TOKEN_NAMES[] = {
	[ARG_WORD] = "a word", [ARG_TEXT] = "a text", [ARG_NUMBER] = "a number", [ARG_PERCENT] = "a percentage", [ARG_AMOUNT] = "an amount",
	[ARG_DATE] = "a date", [ARG_RANGE] = "a range", [ARG_COMPARE] = "a comparison", [ARG_COLOR] = "a colour",
};

static int first_empty_slot(const struct node *n)
{
	const struct slot *slots = statement_of(n->kind)->slots;
	for (int i = 0; slots[i].type; i++)
		if (!(n->filled >> i & 1))
			return i;
	return -1;
}

static void tell_wrong_kind(struct parser *p, struct node *n, int slot, const struct arg *arg)
{
	const struct slot *s = &statement_of(n->kind)->slots[slot];
	struct str meant = s->is_optional ? with_word(p, n, arg) : (struct str){ 0 };
	struct finding *f = finding_add(p->sources, SEVERITY_ERROR, "wrong-value", arg->span, "`%s` takes %s, not %s", statement_of(n->kind)->word,
		slot_name(s->type), TOKEN_NAMES[arg->kind]);
	if (meant.len)
		f->hint = str_fmt(&p->sources->arena, "say what it is: %.*s", STR_ARG(meant));
	else if (arg->kind == ARG_NUMBER && s->type == SLOT_PERCENT)
		f->hint = str_fmt(&p->sources->arena, "write %.*s%%", STR_ARG(arg->text));
	else if (s->type == SLOT_CHOICE && choice_find(s->detail, arg->text))
		f->hint = str_fmt(&p->sources->arena, "write it without quotes: %.*s", STR_ARG(arg->text));
	n->filled |= (uint8_t)(1u << slot);
}

static void tell_unfitting(struct parser *p, struct node *n, const struct arg *arg)
{
	const struct statement *row = statement_of(n->kind);
	int slot = first_empty_slot(n);
	if (slot >= 0 && !(arg->kind == ARG_TEXT && row->slots[slot].is_optional)) {
		tell_wrong_kind(p, n, slot, arg);
		return;
	}
	struct str meant = arg->kind == ARG_TEXT ? (struct str){ 0 } : with_word(p, n, arg);
	struct finding *f = finding_add(p->sources, SEVERITY_ERROR, "wrong-value", arg->span, "%s is one too many for `%s`", TOKEN_NAMES[arg->kind], row->word);
	if (meant.len)
		f->hint = str_fmt(&p->sources->arena, "say what it is: %.*s", STR_ARG(meant));
	else if (arg->kind == ARG_TEXT && row->is_many)
		f->hint = str_fmt(&p->sources->arena, "one fact a line: write a second `%s`", row->word);
	else if (arg->kind == ARG_TEXT)
		f->hint = STR("write one text; a second paragraph stands on a line of its own below");
	else
		f->hint = STR("take it out, or put the word that it belongs to before it");
}

static void take_literal(struct parser *p, const struct arg *arg)
{
	struct arg date = *arg;
	bool may_be_year = year_as_date(&date);
	for (int i = p->open_count - 1; i >= 0; i--) {
		int slot = slot_for(p->open[i], arg->kind);
		if (slot < 0 && may_be_year && (slot = slot_for(p->open[i], ARG_DATE)) >= 0) {
			date.kind = ARG_DATE;
			arg = &date;
		}
		if (slot < 0)
			continue;
		p->open_count = i + 1;
		fill(p, p->open[i], slot, arg);
		return;
	}
	tell_unfitting(p, innermost(p), arg);
}

void build_item(struct parser *p, const struct arg *arg)
{
	if (arg->kind == ARG_WORD)
		take_word(p, arg);
	else if (!p->skipping)
		take_literal(p, arg);
	if (arg->kind == ARG_COLOR)
		p->lexer.color_may_follow = false;
}

void build_list_item(struct parser *p, const struct arg *arg)
{
	struct node *n = innermost(p);
	if (p->skipping)
		return;
	const struct arg *last = n->arg_count ? &n->args[n->arg_count - 1] : NULL;
	enum slot_type type = last ? statement_of(n->kind)->slots[last->slot].type : SLOT_END;
	if (is_list(type) && takes(type, arg->kind)) {
		push_arg(p, n, arg, last->slot);
		return;
	}
	struct finding *f = finding_add(p->sources, SEVERITY_ERROR, "wrong-value", arg->span, "`%s` takes one, not a list", statement_of(n->kind)->word);
	if (is_list(type))
		f->message = str_fmt(&p->sources->arena, "`%s` takes %s", statement_of(n->kind)->word, slot_name(type));
	else if (statement_of(n->kind)->is_many)
		f->hint = str_fmt(&p->sources->arena, "write a second `%s`", statement_of(n->kind)->word);
	p->skipping = true;
}

/* ---- lines and blocks ---- */

/* Where a further paragraph goes: the slot that a text already fills, else one that waits for a text. */
static int text_slot(const struct node *n)
{
	const struct slot *slots = statement_of(n->kind)->slots;
	for (int i = 0; slots[i].type; i++)
		if (slots[i].type == SLOT_TEXT)
			return i;
	return -1;
}

void build_continuation(struct parser *p, const struct arg *text)
{
	struct node *n = p->latest[p->block] ? p->latest[p->block] : p->parents[p->block];
	p->open_count = 0;
	p->skipping = true;
	if (n->kind == KIND_NONE)
		return;
	int slot = n->kind == KIND_FILE ? -1 : text_slot(n);
	if (slot >= 0) {
		uint32_t word_len = n->span.len;
		push_arg(p, n, text, slot);
		n->span.len = word_len; /* the statement's place stays on its own line */
		return;
	}
	struct finding *f = mistake(p, "misplaced", text->span, STR("this text belongs to no statement"));
	f->hint = STR("a text on a line of its own continues the text above it; begin the line with a word such as `think` or `why`");
}

void build_line_end(struct parser *p)
{
	p->lexer.color_may_follow = false;
}

void build_line_skipped(struct parser *p)
{
	p->latest[p->block] = dummy(p, (struct span){ p->ast->file, p->lexer.at, 0 });
}

void build_block_begin(struct parser *p)
{
	struct node *above = p->latest[p->block];
	p->block++;
	p->parents[p->block] = above ? above : dummy(p, (struct span){ p->ast->file, p->lexer.at, 0 });
	p->latest[p->block] = NULL;
}

void build_block_end(struct parser *p)
{
	p->block--;
}

/* ---- what is missing ---- */

static void check_units(struct parser *p, const struct node *n)
{
	for (uint32_t i = 0; i < n->arg_count; i++) {
		const struct arg *a = &n->args[i];
		const struct statement *row = statement_of(n->kind);
		if (row->slots[a->slot].type != SLOT_DURATION || a->kind != ARG_NUMBER)
			continue;
		struct finding *f = finding_add(p->sources, SEVERITY_ERROR, "wrong-value", a->span, "`%s` needs a unit of time", row->word);
		f->hint = str_fmt(&p->sources->arena, "such as: %s %.*s %s", row->word, STR_ARG(a->text), n->kind == KIND_EVERY ? "months" : "min");
	}
}

static void check_node(struct parser *p, const struct node *n)
{
	const struct statement *row = statement_of(n->kind);
	check_units(p, n);
	for (int i = 0; row->slots[i].type; i++) {
		bool has_name = row->slots[0].type == SLOT_NAME && row->slots[i].type == SLOT_TEXT && (n->filled & 1); /* then that is its label */
		if (row->slots[i].is_optional || n->filled >> i & 1 || has_name)
			continue;
		struct finding *f = finding_add(p->sources, SEVERITY_ERROR, "missing-value", n->word, "`%s` needs %s", row->word,
			slot_name(row->slots[i].type));
		if (row->slots[i].type == SLOT_CHOICE) {
			struct names known;
			names_init(&known, &p->sources->arena);
			for (const char *const *c = choices_of(row->slots[i].detail); *c; c++)
				names_add(&known, str_of(*c), (void *)*c);
			f->hint = str_fmt(&p->sources->arena, "one of: %.*s", STR_ARG(list_of(p, &known)));
		} else if (row->slots[i].type == SLOT_TEXT) {
			f->hint = str_fmt(&p->sources->arena, "such as: %s \"…\"", row->word);
		}
		return;
	}
}

/* Without recursion: the tree may be as deep as the language allows, and a walk by links needs no stack. */
void build_check_missing(struct parser *p)
{
	const struct node *n = p->ast->root->first;
	while (n) {
		check_node(p, n);
		if (n->first) {
			n = n->first;
			continue;
		}
		while (n && !n->next)
			n = n->parent;
		n = n ? n->next : NULL;
	}
}
