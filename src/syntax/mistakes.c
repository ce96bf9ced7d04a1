/* mistakes.c — messages about values, lists and lines that are wrong: what is wrong, in the author's terms, and how to fix it.
 * Every error is reported once; what follows from it is not. */
#include "syntax/hints.h"

#include <string.h>

enum { NAME_MEANT_MOST = 40 };

static const char *const TOKEN_NAMES[] = {
	[ARG_WORD] = "a word", [ARG_TEXT] = "a text", [ARG_NUMBER] = "a number", [ARG_PERCENT] = "a percentage", [ARG_AMOUNT] = "an amount",
	[ARG_DATE] = "a date", [ARG_RANGE] = "a range", [ARG_COMPARE] = "a comparison", [ARG_COLOR] = "a colour",
};

/* ---- values ---- */

/* "5 min": a number, with its unit at most. */
static bool is_figure(struct str text)
{
	size_t blank = str_find(text, ' ');
	double number;
	return number_read(str_slice(text, 0, blank), &number) && str_find_text(text, blank + 1, STR(" ")) == text.len;
}

static struct str hint_for_wrong_kind(struct parser *p, const struct node *n, const struct slot *s, const struct arg *arg)
{
	if (arg->kind == ARG_NUMBER && arg->number >= 1900 && arg->number < 2100)
		return STR("put a year in a text: stage \"2016 to 2019: looking for help\"");
	if (arg->kind == ARG_NUMBER && s->type == SLOT_PERCENT)
		return percentage_meant(p, arg);
	struct str meant = s->is_optional && !s->or_data ? hint_with_word(p, n, arg) : (struct str){ 0 };
	struct ahead text = ahead_of(p, arg->span.at + arg->span.len);
	if (str_starts(meant, "feel ") && text.kind == ARG_TEXT && strchr("+-", arg->text.at[0])) { /* `step "Pays" +1 "glad"`: both are the feeling's */
		meant = str_fmt(hint_arena(p), "%.*s %.*s", STR_ARG(meant), STR_ARG(text.text));
		p->told_until = (uint32_t)text.end;
	}
	if (meant.len)
		return str_fmt(hint_arena(p), "add its keyword: %.*s", STR_ARG(meant));
	if ((s->type == SLOT_CHOICE && choice_find(s->detail, arg->text)) || (arg->kind == ARG_TEXT && is_figure(arg->text) && !slot_takes(s->type, ARG_WORD)))
		return str_fmt(hint_arena(p), "write it without quotes: %.*s", STR_ARG(arg->text));
	struct str namesake = n->parent ? hint_of_namesake(p, n->parent, str_of(hint_word(n)), n->kind) : (struct str){ 0 };
	return s->type == SLOT_CHOICE ? hint_one_of(p, s->detail) : namesake.len ? namesake : hint_such_as(p, n);
}

static void report_wrong_kind(struct parser *p, struct node *n, int slot, const struct arg *arg)
{
	const struct slot *s = &statement_of(n->kind)->slots[slot];
	struct str hint = hint_for_wrong_kind(p, n, s, arg);
	const char *meant = s->type == SLOT_CHOICE && arg->kind == ARG_TEXT ? choice_meant(str_bare(hint_arena(p), str_slug(hint_arena(p), arg->text)), s->detail) : NULL;
	if (meant) /* `status "à faire"` */
		hint = hint_did_you_mean(p, str_of(meant));
	if (arg->kind == ARG_NUMBER && p->source->text.at[arg->span.at + arg->span.len] == '/') /* "4/5" is reported as one */
		p->told_until = (uint32_t)ahead_of(p, arg->span.at + arg->span.len + 1).end, p->line_is_strange = true;
	finding_add(p->found, SEVERITY_ERROR, "wrong-value", arg->span, "`%s` takes %.*s, not %s", hint_word(n), STR_ARG(hint_taken(p, s)), said(TOKEN_NAMES[arg->kind]))->hint = hint;
	n->filled |= (uint8_t)(1u << slot);
}

static int first_empty_slot(const struct node *n)
{
	const struct slot *slots = statement_of(n->kind)->slots;
	for (int i = 0; slots[i].type; i++)
		if (!(n->filled >> i & 1))
			return i;
	return -1;
}

/* A name and a text. */
static bool takes_both(enum statement_kind kind)
{
	const struct slot *slots = statement_of(kind)->slots;
	return slots[0].type && slot_takes_word(slots[0].type) && slots[1].type && slot_takes(slots[1].type, ARG_TEXT);
}

/* The statement at the top of a file that declares what this one names: `team` for `owner`. NULL where there is none. */
static const char *declared_by(const struct node *n)
{
	const struct slot *first = &statement_of(n->kind)->slots[0];
	bool refers = first->type == SLOT_REF || first->type == SLOT_REFS;
	const char *word = refers ? statement_of((enum statement_kind)first->detail)->word : NULL;
	return word && statement_find(KIND_FILE, str_of(word)) == (enum statement_kind)first->detail ? word : NULL;
}

/* A declaration in the wrong place, more likely than two things without a comma. */
static bool is_title_of_name(const struct node *n, const struct arg *arg)
{
	return n->arg_count == 1 && n->args[0].kind == ARG_WORD && arg->kind == ARG_TEXT && declared_by(n);
}

/* `persona lea "Léa Petit"` where only a name is called: it is declared elsewhere, or another word was meant. */
static struct str hint_for_text_of_name(struct parser *p, const struct node *n, const struct arg *arg, struct str *instead)
{
	struct names known;
	words_below(p, (struct node *[]){ n->parent }, 1, &known);
	struct str word = str_of(hint_word(n)), name = n->args[0].text, synonym = hint_synonym(p, &known, word);
	const char *declared = declared_by(n);
	if (declared)
		return str_fmt(hint_arena(p), "declare it at the top of the file: %s %.*s \"%.*s\"; here use only its name: %.*s %.*s", declared, STR_ARG(name), STR_ARG(arg->text),
			STR_ARG(word), STR_ARG(name));
	if (synonym.len && takes_both(statement_find(n->parent->kind, synonym)))
		return hint_did_you_mean(p, *instead = synonym);
	return STR("use only the name or only the text here");
}

/* How many values of this kind it takes. */
static int taken_of(const struct node *n, enum token_kind kind)
{
	int taken = 0;
	for (const struct slot *s = statement_of(n->kind)->slots; s->type; s++)
		taken += slot_takes(s->type, kind);
	return taken;
}

/* `target 5 min 2026-10-01`: a value of the statement, or of one around it on the line, without its keyword. */
static struct str hint_for_keyword(struct parser *p, const struct node *n, const struct arg *arg, struct str *instead)
{
	const struct node *block = p->parents[p->block];
	for (const struct node *around = n; around && around != block; around = around->parent) {
		struct str meant = hint_with_word(p, around, arg), near = hint_near_keyword(p, around, arg);
		if (meant.len)
			return str_fmt(hint_arena(p), "add its keyword: %.*s", STR_ARG(meant));
		if (near.len && around == n && !n->arg_count && !n->first)
			return hint_did_you_mean(p, *instead = near);
		if (near.len && around->parent == block)
			return str_fmt(hint_arena(p), "put it on a separate line: %.*s %.*s", STR_ARG(near), STR_ARG(arg->text));
	}
	return (struct str){ 0 };
}

/* `at "Till" "Kiosk"`: one more of a list. */
static struct str hint_for_comma(struct parser *p, const struct node *n, const struct arg *arg)
{
	const struct arg *last = n->arg_count ? &n->args[n->arg_count - 1] : NULL;
	struct str all = p->source->text;
	if (!last || is_title_of_name(n, arg) || statement_of(n->kind)->slots[last->slot].type != SLOT_REFS || !slot_takes(SLOT_REFS, arg->kind))
		return (struct str){ 0 };
	return str_fmt(hint_arena(p), "write: %.*s, %.*s", STR_ARG(str_trim(str_slice(all, n->word.at, arg->span.at))),
		STR_ARG(str_slice(all, arg->span.at, arg->span.at + arg->span.len)));
}

/* *instead is what it names in place of the statement's word. */
static struct str hint_for_too_many(struct parser *p, const struct node *n, const struct arg *arg, struct str *instead)
{
	struct str listed = hint_for_comma(p, n, arg);
	if (listed.len)
		return listed;
	bool takes = taken_of(n, arg->kind), is_text = arg->kind == ARG_TEXT;
	struct str keyword = is_text ? (struct str){ 0 } : hint_for_keyword(p, n, arg, instead);
	if (keyword.len)
		return keyword;
	if (!is_text)
		return takes ? STR("keep one of them") : STR("remove it");
	if (!takes)
		return STR("remove it, or put its keyword before it");
	enum slot_type first = statement_of(n->kind)->slots[0].type;
	if (n->arg_count && n->args[0].kind == ARG_WORD && slot_takes_word(first) && slot_takes(first, ARG_TEXT))
		return hint_for_text_of_name(p, n, arg, instead);
	if (statement_of(n->kind)->is_many)
		return str_fmt(hint_arena(p), "put it in a second `%s`", hint_word(n));
	return first == SLOT_TEXT ? STR("write one text; put a second paragraph on a separate line below") : STR("keep one of them");
}

/* One more than it takes of its kind, or one of a kind that it never takes. */
static struct finding *add_too_many(struct parser *p, const struct node *n, const struct arg *arg)
{
	const char *name = said(TOKEN_NAMES[arg->kind]), *noun = strchr(name, ' ') + 1;
	int taken = taken_of(n, arg->kind);
	if (is_title_of_name(n, arg))
		return finding_add(p->found, SEVERITY_ERROR, "wrong-value", arg->span, "`%s` takes a name or a text, not both", hint_word(n));
	if (hint_for_comma(p, n, arg).len)
		return finding_add(p->found, SEVERITY_ERROR, "wrong-value", arg->span, "`%s` needs a comma before the next %s", hint_word(n), noun);
	if (!taken)
		return finding_add(p->found, SEVERITY_ERROR, "wrong-value", arg->span, "`%s` does not take %s", hint_word(n), name);
	if (taken == 1)
		return finding_add(p->found, SEVERITY_ERROR, "wrong-value", arg->span, "`%s` takes only one %s", hint_word(n), noun);
	return finding_add(p->found, SEVERITY_ERROR, "wrong-value", arg->span, "`%s` does not take another %s", hint_word(n), noun);
}

static bool report_glued_range(struct parser *p, struct node *n, const struct arg *arg)
{
	const struct arg *last = n->arg_count ? &n->args[n->arg_count - 1] : NULL;
	bool is_glued = last && last->kind == ARG_NUMBER && arg->kind == ARG_NUMBER && last->span.at + last->span.len == arg->span.at;
	if (!is_glued || !report_range(p, n, last->text, arg))
		return false;
	p->skipping = n->is_guess = true;
	return true;
}

/* `step Waits 5 minutes`: the word before was taken for a name. */
static bool report_bare_prose(struct parser *p, struct node *n, const struct arg *arg)
{
	int text = slot_for(n, ARG_TEXT);
	bool is_bare = text >= 0 && n->arg_count == 1 && n->args[0].kind == ARG_WORD && statement_of(n->kind)->slots[text].type == SLOT_TEXT && arg->kind != ARG_TEXT;
	if (!is_bare || statement_of(n->kind)->slots[n->args[0].slot].type != SLOT_NAME)
		return false;
	struct finding *f = add_too_many(p, n, arg);
	f->hint = str_fmt(hint_arena(p), "put text in double quotes: %.*s", STR_ARG(with_quotes(p, n, arg)));
	build_take_prose(p, n, arg);
	p->skipping = true;
	return true;
}

/* "7h30", of which the number comes first: the rest belongs to it. */
static bool report_clock(struct parser *p, struct node *n, const struct arg *arg)
{
	if (arg->kind != ARG_NUMBER && arg->kind != ARG_AMOUNT)
		return false;
	size_t end = clock_end(p->source->text, arg->span.at);
	if (!end)
		return false;
	finding_add(p->found, SEVERITY_ERROR, "wrong-value", arg->span, "`%s` does not take a time of day", hint_word(n))->hint = clock_hint();
	int slot = first_empty_slot(n);
	if (slot >= 0)
		n->filled |= (uint8_t)(1u << slot);
	p->told_until = (uint32_t)end;
	return true;
}

/* `takes 2 1 h`: the unit goes to the first number. */
static bool waits_for_unit(const struct node *n)
{
	const struct arg *last = n->arg_count ? &n->args[n->arg_count - 1] : NULL;
	return last && last->kind == ARG_NUMBER && slot_is_time(statement_of(n->kind)->slots[last->slot].type);
}

/* "5 min", where the unit of a number follows. */
static struct arg with_unit(struct parser *p, const struct node *n, const struct arg *number)
{
	struct ahead unit = ahead_of(p, number->span.at + number->span.len);
	struct arg whole = *number;
	if (number->kind != ARG_NUMBER || unit.kind != ARG_WORD || unit_days(unit.text) <= 0 || waits_for_unit(n))
		return whole;
	whole.kind = ARG_AMOUNT;
	whole.span.len = (uint32_t)unit.end - whole.span.at;
	whole.text = str_slice(p->source->text, whole.span.at, unit.end);
	return whole;
}

/* A date that does not exist: the lexer has reported it, and whether it fits here is seen once it is corrected. */
static bool is_reported(struct node *n, const struct arg *arg)
{
	int slot = first_empty_slot(n);
	if (arg->kind != ARG_DATE || arg->date.year)
		return false;
	if (slot >= 0)
		n->filled |= (uint8_t)(1u << slot);
	return true;
}

/* "=>", "=<" */
static struct str turned_compare(struct parser *p, const struct node *n, const struct arg *arg)
{
	const struct arg *last = n->arg_count ? &n->args[n->arg_count - 1] : NULL;
	bool is_turned = last && last->kind == ARG_COMPARE && str_is(last->text, "=") && last->span.at + last->span.len == arg->span.at;
	return is_turned ? str_fmt(hint_arena(p), "write %.*s=", STR_ARG(arg->text)) : (struct str){ 0 };
}

/* What the lexer has said of a value that cannot stand here in any form: `via 3..1`. */
static void forget_token(struct parser *p, struct span span)
{
	struct finding *f = finding_at(p, span);
	if (!f || f->span.len != span.len)
		return;
	findings_drop(p->found, (size_t)(f - p->found->at));
}

void report_unfitting(struct parser *p, struct node *n, const struct arg *only)
{
	int slot = first_empty_slot(n);
	if (n->is_guess || report_month_first(p, n, only) || report_said_number(p, n, only) || is_reported(n, only) || report_clock(p, n, only) || report_unit_first(p, n, only) || report_odd_minutes(p, n, only) || report_glued_range(p, n, only) || report_bare_prose(p, n, only))
		return;
	const struct arg whole = with_unit(p, n, only), *arg = &whole;
	forget_token(p, only->span);
	p->skipping |= arg->kind != only->kind; /* the unit is reported with it */
	if (arg->kind == ARG_COMPARE) {
		struct finding *f = finding_add(p->found, SEVERITY_ERROR, "wrong-value", arg->span, "`%.*s` is not allowed here", STR_ARG(arg->text));
		struct str turned = turned_compare(p, n, arg);
		f->hint = turned.len ? turned : STR("put the value directly after the keyword, without a sign between them");
	} else if (slot >= 0 && !(arg->kind == ARG_TEXT && statement_of(n->kind)->slots[slot].is_optional)) {
		report_wrong_kind(p, n, slot, arg);
	} else {
		struct str instead = { 0 }, hint = hint_for_too_many(p, n, arg, &instead);
		struct finding *f = add_too_many(p, n, arg);
		f->hint = hint;
		if (instead.len)
			finding_add_fix(p->found, f, n->word, instead);
	}
}

static struct span comma_before(const struct parser *p, struct span word)
{
	struct span comma = word;
	while (comma.at && p->source->text.at[comma.at] != ',')
		comma.at--;
	comma.len = 1;
	return comma.at ? comma : word; /* the comma of another script is reported with its word */
}

/* `at "Till", via store`: the keyword is read, as if there were no comma. */
bool report_comma_before(struct parser *p, const struct arg *word)
{
	enum statement_kind kind = KIND_NONE;
	for (int i = p->line.count - 1; i >= 0 && kind == KIND_NONE; i--)
		kind = word_find(p, p->open[i]->kind, word->text);
	if (kind == KIND_NONE || !value_follows(p, kind, word->span.at + word->span.len))
		return false;
	finding_add(p->found, SEVERITY_ERROR, "syntax", comma_before(p, word->span), "unexpected comma")->hint = STR("remove it: commas only separate the names of a list");
	p->skipping = true;
	return true;
}

void report_comma_within(struct parser *p, const struct arg *value)
{
	finding_add(p->found, SEVERITY_ERROR, "syntax", comma_before(p, value->span), "unexpected comma")->hint = STR("remove it: commas only separate the names of a list");
}

/* "`via` takes only one channel, not a list" */
static struct finding *add_only_one(struct parser *p, const struct node *n, struct span span)
{
	const struct slot *slot = &statement_of(n->kind)->slots[n->arg_count ? n->args[n->arg_count - 1].slot : 0];
	if (slot->type != SLOT_REF && slot->type != SLOT_REF_OR_TEXT)
		return finding_add(p->found, SEVERITY_ERROR, "wrong-value", span, "`%s` takes only one value, not a list", hint_word(n));
	return finding_add(p->found, SEVERITY_ERROR, "wrong-value", span, "`%s` takes only one %s, not a list", hint_word(n), said(statement_of((enum statement_kind)slot->detail)->word));
}

void report_list(struct parser *p, struct node *n, enum slot_type type, struct span item)
{
	bool is_list = type == SLOT_REFS || type == SLOT_WORDS || type == SLOT_COLORS;
	if (n->is_guess)
		return;
	if (is_list) {
		finding_add(p->found, SEVERITY_ERROR, "wrong-value", item, "`%s` takes %s", hint_word(n), slot_name(type))->hint = hint_such_as(p, n);
		return;
	}
	enum statement_kind kind;
	if (word_find_anywhere(str_slice(p->source->text, item.at, item.at + item.len), &kind)) {
		finding_add(p->found, SEVERITY_ERROR, "syntax", comma_before(p, item), "unexpected comma")->hint = STR("remove it: commas only separate the names of a list");
		return;
	}
	if (type == SLOT_NAME && slot_for(n, ARG_TEXT) >= 0) {
		const struct arg comma = { .kind = ARG_WORD, .span = item };
		finding_add(p->found, SEVERITY_ERROR, "wrong-value", item, "`%s` takes %s", hint_word(n), slot_name(SLOT_TEXT))->hint =
			str_fmt(hint_arena(p), "put text in double quotes: %.*s", STR_ARG(with_quotes(p, n, &comma)));
		build_take_prose(p, n, &comma);
		return;
	}
	struct names known;
	struct str value = str_slice(p->source->text, item.at, item.at + item.len);
	words_here(p, &known);
	add_only_one(p, n, item)->hint = names_find(&known, value) ? STR("remove the comma before the keyword") : one_more_meant(p, n, value);
}

bool report_list_of_one(struct parser *p, struct node *n, const struct arg *word)
{
	struct str all = p->source->text, joint = str_slice(all, word->span.at, word->span.at + word->span.len);
	if (!is_list_of_one(p, n, joint))
		return false;
	struct ahead next = ahead_of(p, word->span.at + word->span.len);
	add_only_one(p, n, (struct span){ word->span.file, word->span.at, (uint32_t)next.end - word->span.at })->hint = one_more_meant(p, n, next.text);
	return true;
}

/* ---- lines ---- */

void report_no_word(struct parser *p, struct span first)
{
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, "syntax", first, "a line must start with a keyword");
	f->hint = begins_numbered(p, first) ? STR("leave out the number before it") : STR("for example: step \"Orders at the till\"");
}

void report_no_statement(struct parser *p, struct span text)
{
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, "misplaced", text, "this text does not belong to any statement");
	f->hint = STR("a text on a separate line continues the text above it; start the line with a keyword such as `think` or `why`");
}

/* `persona "Léa Petit"`: "write: persona léa-petit "Léa Petit"" */
static struct str name_from_text(struct parser *p, const struct node *n)
{
	const struct arg *text = n->arg_count && n->args[0].kind == ARG_TEXT ? &n->args[0] : NULL;
	struct str name = text ? str_slug(hint_arena(p), text->text) : (struct str){ 0 };
	if (!name.len || name.len > NAME_MEANT_MOST || (name.at[0] >= '0' && name.at[0] <= '9') || word_index_is_no_name(&p->words, name))
		return (struct str){ 0 };
	return str_fmt(hint_arena(p), "write: %s %.*s %.*s", hint_word(n), STR_ARG(name), STR_ARG(str_slice(p->source->text, text->span.at, text->span.at + text->span.len)));
}

void report_missing(struct parser *p, const struct node *n, const struct slot *slot)
{
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, "missing-value", n->word, "`%s` needs %.*s", hint_word(n), STR_ARG(hint_taken(p, slot)));
	struct str named = slot->type == SLOT_NAME ? name_from_text(p, n) : (struct str){ 0 };
	f->hint = named.len ? named : slot->type == SLOT_CHOICE ? hint_one_of(p, slot->detail) : hint_such_as(p, n);
}

void report_missing_either(struct parser *p, const struct node *n, const struct slot *one, const struct slot *other)
{
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, "missing-value", n->word, "`%s` needs %.*s, or %.*s", hint_word(n), STR_ARG(hint_taken(p, one)), STR_ARG(hint_taken(p, other)));
	f->hint = hint_such_as(p, n);
}

void report_no_unit(struct parser *p, const struct node *n, const struct arg *number)
{
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, "wrong-value", number->span, "`%s` needs a unit of time", hint_word(n));
	f->hint = str_fmt(hint_arena(p), n->kind == KIND_EVERY ? "for example: %s %.*s months" : "for example: %s %.*s min", hint_word(n), STR_ARG(number->text));
}
