/* mistakes.c — what is said of a statement that is not as it should be: what is wrong, in the author's terms, and the way
 * out. Every mistake is told once; what follows from it is not. */
#include "syntax/advice.h"

#include <string.h>

#define PROSE "prose stands in quotes: "

enum { WORDS_LISTED = 16, PLACES_NAMED = 5, MEANINGS_NAMED = 3 };

static struct arena *arena(struct parser *p)
{
	return &p->found->arena;
}

static const char *word_of(const struct node *n)
{
	return n->own.len ? n->own.at : statement_of(n->kind)->word;
}

static struct str taken_text(struct parser *p, struct buf *b)
{
	struct str s = buf_take(b, arena(p));
	buf_finish(b);
	return s;
}

static const char *const TOKEN_NAMES[] = {
	[ARG_WORD] = "a word", [ARG_TEXT] = "a text", [ARG_NUMBER] = "a number", [ARG_PERCENT] = "a percentage", [ARG_AMOUNT] = "an amount",
	[ARG_DATE] = "a date", [ARG_RANGE] = "a range", [ARG_COMPARE] = "a comparison", [ARG_COLOR] = "a colour",
};

/* ---- lists of words ---- */

/* "below stage, below step" */
static struct str places_of(struct parser *p, struct str word)
{
	struct buf b = { 0 };
	int count = 0;
	struct names named; /* several statements may share a word */
	names_init(&named, arena(p));
	for (int parent = 0; parent < KIND_COUNT; parent++) {
		const char *place = statement_of((enum statement_kind)parent)->word;
		if (parent == KIND_NONE || word_find(p, (enum statement_kind)parent, word) == KIND_NONE || names_add(&named, str_of(place), (void *)place) || count++ >= PLACES_NAMED)
			continue;
		buf_fmt(&b, "%s%s%s", count > 1 ? ", " : "", parent == KIND_FILE ? "at the top of a file" : "below ", place);
	}
	if (count > PLACES_NAMED)
		buf_text(&b, " …");
	return taken_text(p, &b);
}

/* "in the `goal` of a journey" */
static struct str place_in(struct parser *p, enum statement_kind kind, enum statement_kind parent)
{
	const char *word = statement_of(kind)->word;
	return parent == KIND_FILE ? str_fmt(arena(p), "the `%s` at the top of a file", word) : str_fmt(arena(p), "the `%s` of a %s", word, statement_of(parent)->word);
}

/* Two statements may share a word, as the goals of a person and of a journey do, and only the other one can have this: which is
 * which. Empty where none can. `besides`: the statement that this one has by the word itself, KIND_NONE for none. */
static struct str of_namesake(struct parser *p, const struct node *n, struct str word, enum statement_kind besides)
{
	for (int kind = 0; kind < KIND_NONE && n->parent; kind++) {
		enum statement_kind has = (enum statement_kind)kind == n->kind || strcmp(statement_of((enum statement_kind)kind)->word, statement_of(n->kind)->word) != 0
			? KIND_NONE : word_find(p, (enum statement_kind)kind, word);
		int parent = 0;
		while (parent < KIND_COUNT && (parent == KIND_NONE || !statement_fits((enum statement_kind)kind, (enum statement_kind)parent)))
			parent++;
		if (has != KIND_NONE && has != besides && parent < KIND_COUNT)
			return str_fmt(arena(p), "it stands in %.*s (%s), not in %.*s (%s)", STR_ARG(place_in(p, (enum statement_kind)kind, (enum statement_kind)parent)),
				statement_of((enum statement_kind)kind)->help, STR_ARG(place_in(p, n->kind, n->parent->kind)), statement_of(n->kind)->help);
	}
	return (struct str){ 0 };
}

static void known_words(struct parser *p, struct node *const *nodes, int count, struct names *known)
{
	names_init(known, arena(p));
	for (int i = count - 1; i >= 0; i--)
		for (int kind = 0; kind < KIND_NONE; kind++)
			if (statement_fits((enum statement_kind)kind, nodes[i]->kind))
				names_add(known, str_of(statement_of((enum statement_kind)kind)->word), (void *)statement_of((enum statement_kind)kind));
}

void words_here(struct parser *p, struct names *known)
{
	known_words(p, p->open, p->line.count, known);
}

static void choice_words(struct parser *p, int choices, struct names *known)
{
	names_init(known, arena(p));
	for (const char *const *c = choices_of(choices); *c; c++)
		names_add(known, str_of(*c), (void *)*c);
}

static struct str list_of(struct parser *p, const struct names *known)
{
	struct buf b = { 0 };
	for (size_t i = 0; i < known->len; i++)
		buf_fmt(&b, "%s%.*s", i ? ", " : "", STR_ARG(known->entries[i].name));
	return taken_text(p, &b);
}

static struct str one_of(struct parser *p, int choices)
{
	struct names known;
	choice_words(p, choices, &known);
	return str_fmt(arena(p), "it is one of: %.*s", STR_ARG(list_of(p, &known)));
}

/* The words themselves where they are few; nobody reads forty. */
static struct str what_may_stand(struct parser *p, const struct node *n, const struct names *known, const char *where)
{
	if (known->len > WORDS_LISTED)
		return str_fmt(arena(p), "`cjm help %s` lists what may stand here", word_of(n));
	return str_fmt(arena(p), "%s: %.*s", where, STR_ARG(list_of(p, known)));
}

/* ---- guessing what was meant ---- */

/* The words known here that this one stands for, the commonest first; those that stand elsewhere only in `elsewhere`. */
static void meanings_of(struct parser *p, const struct names *known, struct str word, struct names *here, struct names *elsewhere)
{
	struct str bare = str_bare(arena(p), word);
	const char *meant;
	names_init(here, arena(p));
	names_init(elsewhere, arena(p));
	for (size_t i = 0; (meant = synonym_of(bare, i)); i++)
		names_add(names_find(known, str_of(meant)) ? here : elsewhere, str_of(meant), (void *)meant);
}

/* The word of the language that this one stands for, when it may stand here. */
static struct str synonym_in(struct parser *p, const struct names *known, struct str word)
{
	struct names here, elsewhere;
	meanings_of(p, known, word, &here, &elsewhere);
	return here.len ? here.entries[0].name : (struct str){ 0 };
}

static struct str did_you_mean(struct parser *p, struct str meant)
{
	return str_fmt(arena(p), "did you mean `%.*s`?", STR_ARG(meant));
}

/* "did you mean `stage`? `step` stands below stage": all that a word of another language may stand for, with the places of
 * those that cannot stand here. Empty for a word that stands for none; *meant is the likeliest. */
static struct str by_meaning(struct parser *p, const struct names *known, struct str word, struct str *meant)
{
	struct names here, elsewhere;
	struct buf b = { 0 };
	meanings_of(p, known, word, &here, &elsewhere);
	const struct names *first = here.len ? &here : &elsewhere;
	*meant = first->len ? first->entries[0].name : (struct str){ 0 };
	for (size_t i = 0; i < first->len; i++) {
		buf_fmt(&b, "%s`%.*s`", i ? " or " : "did you mean ", STR_ARG(first->entries[i].name));
		if (!here.len)
			buf_fmt(&b, " (%.*s)", STR_ARG(places_of(p, first->entries[i].name)));
	}
	if (first->len)
		buf_char(&b, '?');
	for (size_t i = 0; i < elsewhere.len && here.len; i++)
		buf_fmt(&b, "%s `%.*s` stands %.*s", i ? "," : "", STR_ARG(elsewhere.entries[i].name), STR_ARG(places_of(p, elsewhere.entries[i].name)));
	return taken_text(p, &b);
}

/* "severity high": the words below `n` that take what was written without one, such as a choice of theirs or a number. */
static struct str with_word(struct parser *p, const struct node *n, const struct arg *arg)
{
	struct buf b = { 0 };
	int count = 0;
	for (int kind = 0; kind < KIND_NONE && count < MEANINGS_NAMED; kind++) {
		const struct slot *slot = &statement_of((enum statement_kind)kind)->slots[0];
		bool fits = arg->kind == ARG_WORD ? slot->type == SLOT_CHOICE && choice_find(slot->detail, arg->text)
			: slot->type != SLOT_ANY && slot_takes(slot->type, arg->kind);
		if (fits && statement_fits((enum statement_kind)kind, n->kind))
			buf_fmt(&b, "%s%s %.*s", count++ ? ", " : "", statement_of((enum statement_kind)kind)->word, STR_ARG(arg->text));
	}
	return taken_text(p, &b);
}

/* "such as: at checkout", the first line of the statement's example. */
static struct str such_as(struct parser *p, const struct node *n)
{
	struct str example = str_of(statement_example(n->kind, n->parent ? n->parent->kind : KIND_NONE));
	example = str_slice(example, 0, str_find(example, '\n'));
	return example.len ? str_fmt(arena(p), "such as: %.*s", STR_ARG(example)) : (struct str){ 0 };
}

/* What follows a span on its line, without the blanks before it. */
static struct str text_behind(const struct parser *p, struct span span)
{
	struct str all = p->source->text, rest = str_slice(all, span.at + span.len, all.len);
	return str_trim(str_slice(rest, 0, str_find(rest, '\n')));
}

/* "time 7:30": a time of day behind the word is told with it. Not "duration 1h30", which is no time of day. */
static bool is_clock_behind(struct parser *p, struct span word)
{
	struct str all = p->source->text, rest = text_behind(p, word);
	size_t at = (size_t)(rest.at - all.at), end = rest.len ? clock_end(rest, 0) : 0;
	bool is_length = end && memchr(rest.at, 'h', end < 3 ? end : 3);
	if (end && !is_length)
		p->clock_end = (uint32_t)(at + end);
	return end && !is_length;
}

/* "kind blueprint", where a word before the line's first text is a choice of a statement below `kind`: `service blueprint "…"`. */
static struct str choice_before_text(struct parser *p, enum statement_kind kind, const struct arg *first)
{
	struct node n = { .kind = kind };
	struct str rest = text_behind(p, first->span), choice = with_word(p, &n, first);
	rest = str_slice(rest, 0, str_find(rest, '"'));
	while (!choice.len && rest.len) {
		size_t end = str_find(rest, ' ');
		struct arg word = { .kind = ARG_WORD, .text = str_lower(arena(p), str_slice(rest, 0, end)) };
		choice = with_word(p, &n, &word);
		rest = str_trim(str_slice(rest, end, rest.len));
	}
	return choice;
}

/* ---- first words ---- */

void report_nothing_below(struct parser *p, const struct node *parent, struct span word)
{
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, "misplaced", word, "nothing can stand below `%s`", word_of(parent));
	enum statement_kind declared = statement_find(KIND_FILE, str_of(word_of(parent)));
	struct str text = str_slice(p->source->text, word.at, word.at + word.len);
	if (declared != KIND_NONE && declared != parent->kind && word_find(p, declared, text) != KIND_NONE) {
		f->hint = str_fmt(arena(p), "it stands below the `%s` at the top of the file; here only its name stands", word_of(parent));
		return;
	}
	f->hint = STR("move this line to the left, under the statement that it belongs to");
}

void report_repeated(struct parser *p, const struct node *first, struct span word)
{
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, "said-twice", word, "`%s` is said twice", word_of(first));
	f->hint = STR("keep one of the two");
	f->other = first->span;
	f->other_note = STR("the first is here");
}

void report_retired(struct parser *p, enum statement_kind kind, const struct arg *word)
{
	struct finding *f = finding_add(p->found, SEVERITY_WARNING, "retired-word", word->span, "`%.*s` is now written `%s`", STR_ARG(word->text), statement_of(kind)->word);
	f->hint = STR("`cjm fmt` writes it so; what it says stays the same");
}

static void report_misplaced(struct parser *p, const struct node *parent, const struct arg *word, struct str known_as, struct str instead)
{
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, "misplaced", word->span, "`%.*s` cannot stand %s%s%s", STR_ARG(word->text),
		parent->kind == KIND_FILE ? "at the top of a file" : "below `", parent->kind == KIND_FILE ? "" : word_of(parent), parent->kind == KIND_FILE ? "" : "`");
	struct str places = places_of(p, known_as), namesake = of_namesake(p, parent, known_as, KIND_NONE);
	if (!instead.len && namesake.len)
		f->hint = namesake;
	else if (instead.len)
		f->hint = str_fmt(arena(p), "here it is `%.*s`; `%.*s` stands %.*s", STR_ARG(instead), STR_ARG(known_as), STR_ARG(places));
	else if (!str_equal(known_as, word->text))
		f->hint = str_fmt(arena(p), "words are written small, and `%.*s` stands %.*s", STR_ARG(known_as), STR_ARG(places));
	else
		f->hint = str_fmt(arena(p), "it stands %.*s", STR_ARG(places));
}

enum statement_kind meant_first(struct parser *p, const struct node *parent, struct str word)
{
	struct names known;
	known_words(p, (struct node *[]){ (struct node *)parent }, 1, &known);
	struct str lower = str_lower(arena(p), word);
	if (names_find(&known, lower))
		return statement_find(parent->kind, lower);
	bool has_sense = synonym_of(str_bare(arena(p), word), 0); /* else its letters say what was meant */
	return statement_find(parent->kind, has_sense ? synonym_in(p, &known, word) : names_nearest(&known, str_bare(arena(p), word)));
}

/* "4 blanks", "a tab" */
static struct str blanks_of(struct parser *p, struct str like)
{
	const char *sign = like.at[0] == '\t' ? "tab" : "blank";
	return like.len == 1 ? str_fmt(arena(p), "one %s", sign) : str_fmt(arena(p), "%zu %ss", like.len, sign);
}

void report_too_far_left(struct parser *p, const struct node *home, struct str like, const struct arg *word)
{
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, "misplaced", word->span, "`%.*s` stands too far left", STR_ARG(word->text));
	f->hint = like.len ? str_fmt(arena(p), "begin the line with %.*s, so that it belongs to the `%s` above", STR_ARG(blanks_of(p, like)), word_of(home))
		: str_fmt(arena(p), "indent it below the `%s` above", word_of(home));
}

/* The same arguments, and everything that stands in n already. */
static bool can_be(const struct node *n, enum statement_kind other)
{
	const struct slot *slots = statement_of(n->kind)->slots, *others = statement_of(other)->slots;
	bool fits = true;
	for (int i = 0; fits && i < SLOTS_MAX; i++)
		fits = slots[i].type == others[i].type && slots[i].detail == others[i].detail;
	for (const struct node *child = n->first; child; child = child->next)
		fits = fits && statement_fits(child->kind, other);
	return fits;
}

bool report_parent_meant(struct parser *p, struct node *parent, const struct arg *word, enum statement_kind *kind)
{
	const char *meant;
	for (size_t i = 0; parent->parent && (meant = synonym_of(str_of(word_of(parent)), i)); i++) {
		enum statement_kind other = statement_find(parent->parent->kind, str_of(meant)), below = other == KIND_NONE ? other : word_find(p, other, word->text);
		if (below == KIND_NONE || !can_be(parent, other))
			continue;
		struct finding *f = finding_add(p->found, SEVERITY_ERROR, "misplaced", word->span, "`%.*s` cannot stand below `%s`", STR_ARG(word->text), word_of(parent));
		f->hint = str_fmt(arena(p), "it stands below %s: did you mean `%s` instead of `%s`?", meant, meant, word_of(parent));
		f->other = parent->word;
		f->other_note = str_fmt(arena(p), "`%s` is here", word_of(parent));
		parent->kind = other;
		*kind = below;
		return true;
	}
	return false;
}

bool meant_surely(struct parser *p, const struct node *parent, struct str word)
{
	struct str bare = str_bare(arena(p), word);
	const char *meant = synonym_of(bare, 0);
	enum statement_kind kind = meant && !synonym_of(bare, 1) ? statement_find(parent->kind, str_of(meant)) : KIND_NONE;
	return kind != KIND_NONE && statement_has_scope(kind);
}

enum statement_kind report_unknown_first(struct parser *p, const struct node *parent, const struct arg *word)
{
	struct names known;
	enum statement_kind elsewhere;
	known_words(p, (struct node *[]){ (struct node *)parent }, 1, &known);
	struct str lower = str_lower(arena(p), word->text), meant;
	if (word_find_anywhere(lower, &elsewhere) && !names_find(&known, lower)) {
		enum statement_kind meant_kind = word_meant(p, (struct node *[]){ (struct node *)parent }, 1, word, false);
		struct str instead = meant_kind == KIND_NONE ? (struct str){ 0 } : str_of(statement_of(meant_kind)->word);
		report_misplaced(p, parent, word, lower, instead);
		return instead.len ? statement_find(parent->kind, instead) : elsewhere;
	}
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, "unknown-word", word->span, "`%.*s` is not a word of the language%s", STR_ARG(word->text),
		word_is_kept(lower) ? " yet" : "");
	f->hint = by_meaning(p, &known, word->text, &meant);
	if (names_find(&known, lower) && statement_find(parent->kind, meant) == KIND_NONE) {
		meant = lower;
		f->hint = did_you_mean(p, lower);
	}
	if (!meant.len && (meant = names_nearest(&known, str_bare(arena(p), word->text))).len)
		f->hint = did_you_mean(p, meant);
	if (is_clock_behind(p, word->span)) {
		f->hint = clock_hint();
		return KIND_NONE;
	}
	if (!meant.len) {
		f->hint = known.len ? what_may_stand(p, parent, &known, "a line here begins with one of") : (struct str){ 0 };
		return KIND_NONE;
	}
	enum statement_kind kind = statement_find(parent->kind, meant);
	struct str choice = kind == KIND_JOURNEY ? choice_before_text(p, kind, word) : (struct str){ 0 };
	if (choice.len)
		f->hint = str_fmt(arena(p), "write: %.*s \"…\", and on a line below it: %.*s", STR_ARG(meant), STR_ARG(choice));
	if (kind == KIND_NONE)
		word_find_anywhere(meant, &kind);
	struct str whole = without_colon(p, kind, word->span.at + word->span.len);
	if (whole.len) {
		f->hint = whole;
		p->line_is_strange = true; /* the colon is told with it */
	}
	return kind;
}

/* ---- words behind the first ---- */

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
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, "wrong-value", word->span, "`%s` takes %s, not a word", word_of(n),
		slot_name(statement_of(n->kind)->slots[slot].type));
	struct str date = statement_of(n->kind)->slots[slot].type == SLOT_DATE ? date_in_words(p, n, word) : (struct str){ 0 };
	f->hint = n->kind == KIND_FEEL ? str_fmt(arena(p), "such as: feel +1 \"%.*s\"", STR_ARG(word->text)) : date.len ? date : such_as(p, n);
	n->filled |= (uint8_t)(1u << slot);
}

static struct str hint_of_parent(struct parser *p, const struct arg *word)
{
	const struct node *parent = p->parents[p->block];
	if (parent->kind == KIND_FILE)
		return str_fmt(arena(p), "`%.*s` begins a line of its own", STR_ARG(word->text));
	return str_fmt(arena(p), "it says something of the `%s`: begin a line of its own with it", word_of(parent));
}

/* The language's own word for what the author means where it stands, by what follows it. */
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

/* "`due` stands below action", for a word of another language for what cannot stand here. */
static struct str meant_elsewhere(struct parser *p, const struct names *known, const struct arg *word)
{
	struct names here, elsewhere;
	enum statement_kind kind;
	meanings_of(p, known, word->text, &here, &elsewhere);
	if (here.len || !elsewhere.len || word_find_anywhere(word->text, &kind))
		return (struct str){ 0 };
	struct str meant = elsewhere.entries[0].name;
	return str_fmt(arena(p), "`%.*s` is meant? It stands %.*s", STR_ARG(meant), STR_ARG(places_of(p, meant)));
}

/* `step Calls "the" hotline` */
static bool goes_on_with_text(const struct node *n, const struct arg *word)
{
	const struct arg *last = n->arg_count ? &n->args[n->arg_count - 1] : NULL;
	return last && last->kind == ARG_TEXT && statement_of(n->kind)->slots[last->slot].type == SLOT_TEXT && word->span.at <= last->span.at + last->span.len + 1;
}

static struct str hint_for_unknown(struct parser *p, const struct node *n, const struct arg *word, bool needs_text)
{
	struct names known;
	enum statement_kind elsewhere;
	size_t clock = clock_end(p->source->text, word->span.at);
	if (clock || is_clock_behind(p, word->span)) {
		p->skipping = false;
		if (clock)
			p->clock_end = (uint32_t)clock;
		return clock_hint();
	}
	struct str list = list_meant(p, n, word);
	if (list.len)
		return list;
	words_here(p, &known);
	struct str nearest = names_nearest(&known, str_bare(arena(p), word->text)), meant = with_word(p, n, word), synonym = synonym_in(p, &known, word->text);
	struct str by_value = hint_by_value(p, n, word, needs_text);
	if (by_value.len)
		return by_value;
	if (needs_text && (!is_slip(p, nearest, word) || n->arg_count))
		return str_fmt(arena(p), PROSE "%.*s", STR_ARG(with_quotes(p, n, word)));
	if (synonym.len)
		return did_you_mean(p, synonym);
	if (meant.len)
		return str_fmt(arena(p), "say what it is: %.*s", STR_ARG(meant));
	struct str placed = meant_elsewhere(p, &known, word);
	if (placed.len)
		return placed;
	struct str namesake = of_namesake(p, n, word->text, KIND_NONE);
	for (const struct node *outer = n; !namesake.len && !outer->on_own_line && outer->parent; outer = outer->parent)
		namesake = of_namesake(p, outer->parent, word->text, KIND_NONE);
	if (namesake.len)
		return namesake;
	if (p->parents[p->block]->kind != KIND_NONE && word_find(p, p->parents[p->block]->kind, word->text) != KIND_NONE)
		return hint_of_parent(p, word);
	if (word_find_anywhere(word->text, &elsewhere))
		return str_fmt(arena(p), "it stands %.*s", STR_ARG(places_of(p, word->text)));
	if (nearest.len)
		return did_you_mean(p, nearest);
	if (goes_on_with_text(n, word))
		return str_fmt(arena(p), PROSE "%.*s", STR_ARG(with_quotes(p, n, word)));
	if (statement_has_scope(n->kind))
		return what_may_stand(p, n, &known, str_fmt(arena(p), "after `%s` may stand", word_of(n)).at);
	return str_fmt(arena(p), "`%s` takes %s", word_of(n), slot_name(statement_of(n->kind)->slots[0].type));
}

static void take_prose(struct parser *p, struct node *n, const struct arg *word)
{
	struct arg prose = prose_meant(p, n, word);
	build_take_prose(p, n, &prose);
}

void report_unknown_word(struct parser *p, struct node *n, const struct arg *word)
{
	int figure = waits_for_figure(n), text = slot_for(n, ARG_TEXT);
	bool needs_text = text >= 0 && statement_of(n->kind)->slots[text].type == SLOT_TEXT;
	p->skipping = true;
	if (n->is_guess)
		return;
	if (figure >= 0) {
		report_word_for_figure(p, n, figure, word);
		return;
	}
	bool is_synonym = !str_is(str_lower(arena(p), str_slice(p->source->text, n->word.at, n->word.at + n->word.len)), word_of(n));
	if (needs_text && is_synonym) /* `title: My first map`: that the word is another is enough */
		return;
	struct str hint = hint_for_unknown(p, n, word, needs_text);
	finding_add(p->found, SEVERITY_ERROR, "unknown-word", word->span, "`%.*s` says nothing here", STR_ARG(word->text))->hint = hint;
	if (str_starts(hint, PROSE))
		take_prose(p, n, word);
	else if (needs_text) /* the missing text is this very mistake */
		n->filled |= (uint8_t)(1u << text);
}

/* "2-5 days", "2 to 5 days": with what stands between the two, or the second with its sign. */
bool report_range(struct parser *p, const struct node *n, struct str low, const struct arg *between)
{
	struct str meant = range_meant(p, n, low, between->span.at + (between->kind == ARG_WORD ? between->span.len : 0));
	if (meant.len)
		finding_add(p->found, SEVERITY_ERROR, "wrong-value", between->span, "a range is written with two dots")->hint = meant;
	return meant.len;
}

/* ---- values ---- */

void report_wrong_choice(struct parser *p, const struct node *n, int choices, const struct arg *arg)
{
	struct names known;
	if (n->is_guess)
		return;
	choice_words(p, choices, &known);
	const char *meant = choice_meant(str_bare(arena(p), arg->text), choices);
	struct str nearest = meant ? str_of(meant) : names_nearest(&known, arg->text);
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, "wrong-value", arg->span, "`%s` cannot be `%.*s`", word_of(n), STR_ARG(arg->text));
	f->hint = nearest.len ? did_you_mean(p, nearest) : one_of(p, choices);
}

static struct str hint_for_wrong_kind(struct parser *p, const struct node *n, const struct slot *s, const struct arg *arg)
{
	if (arg->kind == ARG_NUMBER && arg->number >= 1900 && arg->number < 2100)
		return STR("a year stands in a text, as in stage \"2016 to 2019: looking for help\"");
	if (arg->kind == ARG_NUMBER && s->type == SLOT_PERCENT)
		return percentage_meant(p, arg);
	struct str meant = s->is_optional && !s->or_data ? with_word(p, n, arg) : (struct str){ 0 };
	if (meant.len)
		return str_fmt(arena(p), "say what it is: %.*s", STR_ARG(meant));
	if (s->type == SLOT_CHOICE && choice_find(s->detail, arg->text))
		return str_fmt(arena(p), "write it without quotes: %.*s", STR_ARG(arg->text));
	struct str namesake = n->parent ? of_namesake(p, n->parent, str_of(word_of(n)), n->kind) : (struct str){ 0 };
	return s->type == SLOT_CHOICE ? one_of(p, s->detail) : namesake.len ? namesake : such_as(p, n);
}

static void report_wrong_kind(struct parser *p, struct node *n, int slot, const struct arg *arg)
{
	const struct slot *s = &statement_of(n->kind)->slots[slot];
	struct str hint = hint_for_wrong_kind(p, n, s, arg);
	finding_add(p->found, SEVERITY_ERROR, "wrong-value", arg->span, "`%s` takes %s, not %s", word_of(n), slot_name(s->type), TOKEN_NAMES[arg->kind])->hint = hint;
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

/* `persona lea "Léa Petit"` where only a name is called: it is declared elsewhere, or another word was meant. */
static struct str hint_for_text_of_name(struct parser *p, const struct node *n, const struct arg *arg)
{
	struct names known;
	known_words(p, (struct node *[]){ n->parent }, 1, &known);
	struct str word = str_of(word_of(n)), name = n->args[0].text, synonym = synonym_in(p, &known, word);
	enum statement_kind declared = statement_find(KIND_FILE, word);
	if (declared != KIND_NONE)
		return str_fmt(arena(p), "at the top of the file: %.*s %.*s \"%.*s\"; here its name is enough: %.*s %.*s", STR_ARG(word), STR_ARG(name), STR_ARG(arg->text),
			STR_ARG(word), STR_ARG(name));
	if (synonym.len)
		return did_you_mean(p, synonym);
	return STR("here a name is enough; take the text out, or take the name out and keep the text");
}

static struct str hint_for_too_many(struct parser *p, const struct node *n, const struct arg *arg)
{
	struct str meant = arg->kind == ARG_TEXT ? (struct str){ 0 } : with_word(p, n, arg);
	if (meant.len)
		return str_fmt(arena(p), "say what it is: %.*s", STR_ARG(meant));
	if (arg->kind != ARG_TEXT)
		return STR("take it out, or put the word that it belongs to before it");
	enum slot_type first = statement_of(n->kind)->slots[0].type;
	if (n->arg_count && n->args[0].kind == ARG_WORD && slot_takes_word(first) && slot_takes(first, ARG_TEXT))
		return hint_for_text_of_name(p, n, arg);
	if (statement_of(n->kind)->is_many)
		return str_fmt(arena(p), "one fact a line: write a second `%s`", word_of(n));
	return STR("write one text; a second paragraph stands on a line of its own below");
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
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, "wrong-value", arg->span, "%s is one too many for `%s`", TOKEN_NAMES[arg->kind], word_of(n));
	f->hint = str_fmt(arena(p), PROSE "%.*s", STR_ARG(with_quotes(p, n, arg)));
	take_prose(p, n, arg);
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
	finding_add(p->found, SEVERITY_ERROR, "wrong-value", arg->span, "`%s` takes no time of day", word_of(n))->hint = clock_hint();
	int slot = first_empty_slot(n);
	if (slot >= 0)
		n->filled |= (uint8_t)(1u << slot);
	p->clock_end = (uint32_t)end;
	return true;
}

void report_unfitting(struct parser *p, struct node *n, const struct arg *arg)
{
	int slot = first_empty_slot(n);
	if (n->is_guess || report_clock(p, n, arg) || report_odd_minutes(p, n, arg) || report_glued_range(p, n, arg) || report_bare_prose(p, n, arg))
		return;
	if (arg->kind == ARG_COMPARE) {
		struct finding *f = finding_add(p->found, SEVERITY_ERROR, "wrong-value", arg->span, "`%.*s` means nothing here", STR_ARG(arg->text));
		f->hint = STR("what a statement says follows its word, without a sign between them");
	} else if (slot >= 0 && !(arg->kind == ARG_TEXT && statement_of(n->kind)->slots[slot].is_optional)) {
		report_wrong_kind(p, n, slot, arg);
	} else {
		struct str hint = hint_for_too_many(p, n, arg);
		finding_add(p->found, SEVERITY_ERROR, "wrong-value", arg->span, "%s is one too many for `%s`", TOKEN_NAMES[arg->kind], word_of(n))->hint = hint;
	}
}

void report_list(struct parser *p, struct node *n, enum slot_type type, struct span item)
{
	bool is_list = type == SLOT_REFS || type == SLOT_WORDS || type == SLOT_COLORS;
	if (n->is_guess)
		return;
	if (is_list) {
		finding_add(p->found, SEVERITY_ERROR, "wrong-value", item, "`%s` takes %s", word_of(n), slot_name(type))->hint = such_as(p, n);
		return;
	}
	enum statement_kind kind;
	if (word_find_anywhere(str_slice(p->source->text, item.at, item.at + item.len), &kind)) {
		finding_add(p->found, SEVERITY_ERROR, "syntax", item, "this comma separates nothing")->hint = STR("take it out: commas stand between the names of a list only");
		return;
	}
	if (type == SLOT_NAME && slot_for(n, ARG_TEXT) >= 0) {
		const struct arg comma = { .kind = ARG_WORD, .span = item };
		finding_add(p->found, SEVERITY_ERROR, "wrong-value", item, "`%s` takes %s", word_of(n), slot_name(SLOT_TEXT))->hint =
			str_fmt(arena(p), PROSE "%.*s", STR_ARG(with_quotes(p, n, &comma)));
		take_prose(p, n, &comma);
		return;
	}
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, "wrong-value", item, "`%s` takes one, not a list", word_of(n));
	struct names known;
	words_here(p, &known);
	if (names_find(&known, str_slice(p->source->text, item.at, item.at + item.len))) {
		f->hint = STR("no comma before a word of the language: take it out");
		return;
	}
	f->hint = statement_of(n->kind)->is_many ? str_fmt(arena(p), "write a second `%s`", word_of(n)) : STR("keep one of them");
}

/* ---- lines ---- */

void report_no_word(struct parser *p, struct span first)
{
	finding_add(p->found, SEVERITY_ERROR, "syntax", first, "a line begins with a word of the language")->hint = STR("such as: step \"Orders at the till\"");
}

void report_no_statement(struct parser *p, struct span text)
{
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, "misplaced", text, "this text belongs to no statement");
	f->hint = STR("a text on a line of its own continues the text above it; begin the line with a word such as `think` or `why`");
}

void report_missing(struct parser *p, const struct node *n, const struct slot *slot)
{
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, "missing-value", n->word, "`%s` needs %s", word_of(n), slot_name(slot->type));
	f->hint = slot->type == SLOT_CHOICE ? one_of(p, slot->detail) : such_as(p, n);
}

void report_missing_either(struct parser *p, const struct node *n, const struct slot *one, const struct slot *other)
{
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, "missing-value", n->word, "`%s` needs %s, or %s", word_of(n), slot_name(one->type), slot_name(other->type));
	f->hint = such_as(p, n);
}

void report_no_unit(struct parser *p, const struct node *n, const struct arg *number)
{
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, "wrong-value", number->span, "`%s` needs a unit of time", word_of(n));
	f->hint = str_fmt(arena(p), "such as: %s %.*s %s", word_of(n), STR_ARG(number->text), n->kind == KIND_EVERY ? "months" : "min");
}
