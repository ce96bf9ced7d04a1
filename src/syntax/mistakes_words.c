/* mistakes_words.c — messages about the words after the first. */
#include "syntax/hints.h"

/* The slot that still waits for a number, a date or the like; -1 for none. */
static int waits_for_figure(const struct node *n)
{
	const struct slot *slots = statement_of(n->kind)->slots;
	for (int i = 0; slots[i].type; i++)
		if (!slots[i].is_optional && !(n->filled >> i & 1))
			return !slot_takes_word(slots[i].type) && slots[i].type != SLOT_TEXT ? i : -1;
	return -1;
}

static void report_word_for_figure(struct parser *p, struct node *n, int slot, const struct arg *word)
{
	struct str near = n->kind == KIND_FEEL ? (struct str){ 0 } : hint_near_keyword(p, n, word);
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, "wrong-value", word->span, "`%s` takes %.*s, not a word", hint_word(n),
		STR_ARG(hint_taken(p, &statement_of(n->kind)->slots[slot])));
	struct str date = statement_of(n->kind)->slots[slot].type == SLOT_DATE ? date_in_words(p, n, word) : (struct str){ 0 };
	f->hint = n->kind == KIND_FEEL ? str_fmt(hint_arena(p), "for example: feel +1 \"%.*s\"", STR_ARG(word->text)) : date.len ? date : near.len ? hint_did_you_mean(p, near) : hint_such_as(p, n);
	if (near.len && !date.len)
		finding_add_fix(p->found, f, n->word, near);
	n->filled |= (uint8_t)(1u << slot);
}

static bool is_of_parent(struct parser *p, const struct arg *word)
{
	const struct node *parent = p->parents[p->block];
	return parent->kind != KIND_NONE && word_find(p, parent->kind, word->text) != KIND_NONE;
}

static struct str hint_of_parent(struct parser *p, const struct arg *word)
{
	const struct node *parent = p->parents[p->block];
	if (parent->kind == KIND_FILE)
		return str_fmt(hint_arena(p), "start a new line with `%.*s`", STR_ARG(word->text));
	return str_fmt(hint_arena(p), "it belongs to the `%s`: start a new line with it", hint_word(parent));
}

/* The keyword that the author means here, by what follows it. */
static struct str hint_by_value(struct parser *p, const struct node *n, const struct arg *word, bool needs_text)
{
	enum statement_kind elsewhere, kind = word_meant(p, p->open, p->line.count, word, true);
	bool is_own = word_find_anywhere(word->text, &elsewhere), is_prose = needs_text && (!is_own || n->arg_count == 0);
	return kind == KIND_NONE || is_prose ? (struct str){ 0 } : with_meant(p, kind, word);
}

/* Whether a value of the word that is near follows; of `queue is long` it is no `quote`. */
static bool is_slip(struct parser *p, struct str near, const struct arg *word)
{
	for (int i = p->line.count - 1; near.len && i >= 0; i--) {
		enum statement_kind kind = word_find(p, p->open[i]->kind, near);
		if (kind != KIND_NONE)
			return statement_is_flag(kind) || value_follows(p, kind, word->span.at + word->span.len);
	}
	return false;
}

/* "`due` belongs under action", for a word of another language for what cannot stand here. */
static struct str meant_elsewhere(struct parser *p, const struct names *known, const struct arg *word)
{
	struct names here, elsewhere;
	enum statement_kind kind;
	hint_meanings(p, known, word->text, &here, &elsewhere);
	if (here.len || !elsewhere.len || word_find_anywhere(word->text, &kind))
		return (struct str){ 0 };
	struct str meant = elsewhere.entries[0].name;
	return str_fmt(hint_arena(p), "did you mean `%.*s`? It belongs %.*s", STR_ARG(meant), STR_ARG(hint_places(p, meant)));
}

/* Whether a text in quotes comes first: it is whole, and what follows is not part of it. */
static bool begins_with_text(struct parser *p, const struct node *n)
{
	const struct arg *last = n->arg_count ? &n->args[n->arg_count - 1] : NULL;
	return last && last->kind == ARG_TEXT && last->span.at == ahead_of(p, n->word.at + n->word.len).at;
}

/* What stands before it is none of it, such as a number or a name: `pain slow "Slow" xx`, but not `step Calls "the" hotline`. */
static bool is_whole_text(const struct node *n)
{
	const struct arg *first = &n->args[0];
	bool may_be_prose = first->kind == ARG_WORD && statement_of(n->kind)->slots[first->slot].type == SLOT_NAME;
	return !may_be_prose || (first->text.at[0] >= 'a' && first->text.at[0] <= 'z');
}

/* `pain "A" xx yy "B"`: two texts are not one. */
static bool has_text_behind(struct parser *p, const struct arg *word)
{
	struct ahead next = ahead_of(p, word->span.at + word->span.len);
	enum statement_kind kind;
	while (next.text.len && next.kind != ARG_TEXT && !word_find_anywhere(next.text, &kind))
		next = ahead_of(p, next.end);
	return next.kind == ARG_TEXT;
}

/* `step Calls "the" hotline` */
static bool goes_on_with_text(struct parser *p, const struct node *n, const struct arg *word)
{
	const struct arg *last = n->arg_count ? &n->args[n->arg_count - 1] : NULL;
	return last && last->kind == ARG_TEXT && !(begins_with_text(p, n) && has_text_behind(p, word)) && statement_of(n->kind)->slots[last->slot].type == SLOT_TEXT && word->span.at <= last->span.at + last->span.len + 1;
}

/* `step "Pays" score 3`: after a text in quotes, a word with a value is meant as a keyword. */
static bool is_key_of_value(struct parser *p, const struct node *n, const struct arg *word)
{
	struct ahead value = ahead_of(p, word->span.at + word->span.len), behind = ahead_of(p, value.end);
	return begins_with_text(p, n) && value.text.len && value.kind != ARG_WORD && (!behind.text.len || behind.text.at[0] == '#');
}

/* A keyword of one letter is near every word of two: `en` is no `n`. */
static struct str near_word(const struct names *known, struct str bare)
{
	struct str nearest = names_nearest(known, bare);
	return nearest.len > 1 ? nearest : (struct str){ 0 };
}

/* `pain "Slow" grave`: one word at the end, or before a keyword; in the midst of prose it is prose. */
static struct str choice_behind_text(struct parser *p, const struct node *n, const struct arg *word)
{
	struct ahead next = ahead_of(p, word->span.at + word->span.len);
	enum statement_kind kind;
	return !next.text.len || word_find_anywhere(next.text, &kind) ? hint_with_choice(p, n, word) : (struct str){ 0 };
}

/* *instead is what it names in place of the word. */
static struct str hint_for_unknown(struct parser *p, const struct node *n, const struct arg *word, bool needs_text, struct str *instead)
{
	struct names known;
	enum statement_kind elsewhere;
	size_t clock = clock_end(p->source->text, word->span.at);
	if (clock || hint_is_clock_behind(p, word->span)) {
		p->skipping = false;
		if (clock)
			p->told_until = (uint32_t)clock;
		return clock_hint();
	}
	struct str list = list_meant(p, n, str_slice(p->source->text, word->span.at, word->span.at + word->span.len));
	if (list.len)
		return list;
	struct str joined = feeling_joined(p, n, word);
	if (joined.len)
		return joined;
	bool is_again = is_said_again(p->open, p->line.count, word->text);
	struct str bare = str_bare(hint_arena(p), word->text);
	bool is_letter = bare.len == 1; /* `Buys a lot`: `a` is `at` before a text only */
	if (is_again && is_of_parent(p, word))
		return hint_of_parent(p, word);
	words_here(p, &known);
	struct str nearest = near_word(&known, bare), meant = hint_with_word(p, n, word);
	struct str synonym = is_again || is_letter ? (struct str){ 0 } : hint_synonym(p, &known, word->text);
	struct str by_value = hint_by_value(p, n, word, needs_text);
	if (by_value.len)
		return by_value;
	if (n->arg_count && is_slip(p, nearest, word) && ahead_of(p, word->span.at + word->span.len).kind == ARG_TEXT) /* `show board stage "Order"` */
		return hint_did_you_mean(p, *instead = nearest);
	if (needs_text && (!is_slip(p, nearest, word) || n->arg_count) && !is_key_of_value(p, n, word))
		return str_fmt(hint_arena(p), "put text in double quotes: %.*s", STR_ARG(with_quotes(p, n, word)));
	if (synonym.len)
		return hint_did_you_mean(p, *instead = synonym);
	if (meant.len)
		return str_fmt(hint_arena(p), "add its keyword: %.*s", STR_ARG(meant));
	struct str placed = is_letter ? (struct str){ 0 } : meant_elsewhere(p, &known, word);
	if (placed.len)
		return placed;
	struct str namesake = hint_of_namesake(p, n, word->text, KIND_NONE);
	for (const struct node *outer = n; !namesake.len && !outer->on_own_line && outer->parent; outer = outer->parent)
		namesake = hint_of_namesake(p, outer->parent, word->text, KIND_NONE);
	if (namesake.len)
		return namesake;
	if (is_of_parent(p, word))
		return hint_of_parent(p, word);
	if (word_find_anywhere(word->text, &elsewhere))
		return str_fmt(hint_arena(p), "it belongs %.*s", STR_ARG(hint_places(p, word->text)));
	if (nearest.len)
		return hint_did_you_mean(p, *instead = nearest);
	struct str choice = goes_on_with_text(p, n, word) ? choice_behind_text(p, n, word) : (struct str){ 0 };
	if (choice.len)
		return str_fmt(hint_arena(p), "add its keyword: %.*s", STR_ARG(choice));
	if (goes_on_with_text(p, n, word) && is_whole_text(n))
		return with_paragraph(p, n, word);
	if (goes_on_with_text(p, n, word))
		return str_fmt(hint_arena(p), "put text in double quotes: %.*s", STR_ARG(with_quotes(p, n, word)));
	return (struct str){ 0 };
}

/* Where nothing tells what was meant. */
static struct str hint_what_fits(struct parser *p, const struct node *n)
{
	struct names known;
	words_here(p, &known);
	if (statement_has_scope(n->kind))
		return hint_what_may_stand(p, n, &known, false);
	return str_fmt(hint_arena(p), "`%s` takes %.*s", hint_word(n), STR_ARG(hint_taken(p, &statement_of(n->kind)->slots[0])));
}

/* The empty slot of a figure that is not needed, or may come from a file as well: `metric nps lots`, `drop lots`. -1 for none. */
static int may_have_figure(const struct node *n)
{
	const struct slot *slots = statement_of(n->kind)->slots;
	for (int i = 0; slots[i].type; i++)
		if ((slots[i].or_data || slots[i].is_optional) && !(n->filled >> i & 1) && (slot_takes(slots[i].type, ARG_NUMBER) || slot_takes(slots[i].type, ARG_PERCENT)))
			return i;
	return -1;
}

/* `d'après`: a word of another language may have an apostrophe in it. */
static struct arg whole_word(struct parser *p, const struct arg *word)
{
	struct arg whole = *word;
	struct ahead all = ahead_of(p, word->span.at);
	if (all.kind == ARG_WORD && all.end > word->span.at + word->span.len && synonym_of(str_bare(hint_arena(p), all.text), 0)) {
		whole.text = all.text;
		whole.span.len = (uint32_t)(all.end - all.at);
		p->taken_until = p->told_until = (uint32_t)all.end;
	}
	return whole;
}

/* `at Site web`: a name of several words that nothing declares is a text. */
static bool take_text_of_name(struct parser *p, struct node *n, const struct arg *word)
{
	struct arg *name = n->arg_count == 1 ? &n->args[0] : NULL;
	const struct slot *slot = name ? &statement_of(n->kind)->slots[name->slot] : NULL;
	bool refers = slot && (slot->type == SLOT_REF || slot->type == SLOT_REFS || slot->type == SLOT_REF_OR_TEXT) && slot_takes(slot->type, ARG_TEXT);
	if (!refers || name->kind != ARG_WORD || ahead_of(p, name->span.at + name->span.len).at != word->span.at || is_declared_as(p, name->text, (enum statement_kind)slot->detail))
		return false;
	struct arg prose = prose_meant(p, n, word);
	prose.slot = name->slot;
	*name = prose;
	return true;
}

/* A quote without its other one ends the prose: `step Calls the shop" feel +1`. What stands behind it is read once that is corrected. */
static void take_stray_quote(struct parser *p, const struct node *n)
{
	struct str all = p->source->text;
	size_t end = n->args[n->arg_count - 1].span.at + n->args[n->arg_count - 1].span.len;
	if (behind_stray_quote(all, end) > end)
		p->taken_until = (uint32_t)line_end(all, end);
}

void report_unknown_word(struct parser *p, struct node *n, const struct arg *first)
{
	struct arg all = whole_word(p, first), *word = &all;
	int figure = waits_for_figure(n), text = slot_for(n, ARG_TEXT);
	bool needs_text = text >= 0 && statement_of(n->kind)->slots[text].type == SLOT_TEXT;
	p->skipping = true;
	if (n->is_guess || report_two_units(p, n) || report_list_of_one(p, n, word) || report_said_word(p, n, word) || report_name_alone(p, n, word))
		return;
	if (figure >= 0) {
		report_word_for_figure(p, n, figure, word);
		return;
	}
	bool is_synonym = !str_is(str_lower(hint_arena(p), str_slice(p->source->text, n->word.at, n->word.at + n->word.len)), hint_word(n));
	if (needs_text && is_synonym) /* `title: My first map`: that the word is another is enough */
		return;
	struct str instead = { 0 }, hint = hint_for_unknown(p, n, word, needs_text, &instead);
	figure = may_have_figure(n);
	struct str quoted = hint.len || figure >= 0 ? (struct str){ 0 } : with_quotes(p, n, word);
	if (quoted.len && take_text_of_name(p, n, word))
		hint = str_fmt(hint_arena(p), "put text in double quotes: %.*s", STR_ARG(quoted));
	if (!hint.len && figure >= 0) {
		report_word_for_figure(p, n, figure, word);
		return;
	}
	if (figure >= 0) /* that it is missing follows from this mistake */
		n->filled |= (uint8_t)(1u << figure);
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, "unknown-word", word->span, "unexpected word `%.*s`", STR_ARG(word->text));
	f->hint = hint.len ? hint : hint_what_fits(p, n);
	if (instead.len)
		finding_add_fix(p->found, f, word->span, instead);
	if (str_starts(hint, said(PROSE)) && !quoted.len)
		build_take_prose(p, n, word);
	if (str_starts(hint, said(PROSE)))
		take_stray_quote(p, n);
	else if (needs_text) /* the missing text is this very mistake */
		n->filled |= (uint8_t)(1u << text);
}

/* "2-5 days", "2 to 5 days": with what is between the two, or the second with its sign. */
bool report_range(struct parser *p, const struct node *n, struct str low, const struct arg *between)
{
	struct str meant = range_meant(p, n, low, between->span.at + (between->kind == ARG_WORD ? between->span.len : 0));
	if (meant.len)
		finding_add(p->found, SEVERITY_ERROR, "wrong-value", between->span, "a range is written with two dots")->hint = meant;
	return meant.len;
}

bool report_two_units(struct parser *p, struct node *n)
{
	struct span span;
	bool is_example;
	struct str meant = amounts_meant(p, n, &span, &is_example);
	if (!meant.len)
		return false;
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, "wrong-value", span, "a range has one unit, at its end");
	f->hint = str_fmt(hint_arena(p), is_example ? "for example: %s %.*s" : "write: %s %.*s", hint_word(n), STR_ARG(meant));
	if (!is_example)
		finding_add_fix(p->found, f, span, meant);
	p->told_until = span.at + span.len; /* the rest of it is reported with it */
	n->is_guess = true;
	return true;
}
