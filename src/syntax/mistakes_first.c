/* mistakes_first.c — messages about the first word of a line that is an unknown keyword, or is not allowed there. */
#include "syntax/hints.h"
#include "cjm/unicode.h"

#include <string.h>

void report_nothing_below(struct parser *p, const struct node *parent, struct span word)
{
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, "misplaced", word, "nothing is allowed under `%s`", hint_word(parent));
	enum statement_kind declared = statement_find(KIND_FILE, str_of(hint_word(parent)));
	struct str text = str_slice(p->source->text, word.at, word.at + word.len);
	if (declared != KIND_NONE && declared != parent->kind && word_find(p, declared, text) != KIND_NONE) {
		f->hint = str_fmt(hint_arena(p), "it goes under the `%s` at the top of the file; here use only its name", hint_word(parent));
		return;
	}
	f->hint = STR("move this line to the left, under the statement that it belongs to");
}

void report_repeated(struct parser *p, const struct node *first, struct span word)
{
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, "said-twice", word, "`%s` is given more than once", hint_word(first));
	f->hint = STR("keep one of them");
	f->other = first->span;
	f->other_note = STR("the first is here");
}

void report_retired(struct parser *p, enum statement_kind kind, const struct arg *word)
{
	struct finding *f = finding_add(p->found, SEVERITY_WARNING, "retired-word", word->span, "`%.*s` is now written `%s`", STR_ARG(word->text), statement_of(kind)->word);
	f->hint = STR("`cjm fmt` updates it; the meaning stays the same");
	finding_add_fix(p->found, f, word->span, str_of(statement_of(kind)->word));
}

static void report_misplaced(struct parser *p, const struct node *parent, const struct arg *word, struct str known_as, struct str instead)
{
	struct finding *f = parent->kind == KIND_FILE
		? finding_add(p->found, SEVERITY_ERROR, "misplaced", word->span, "`%.*s` is not allowed at the top level of a file", STR_ARG(word->text))
		: finding_add(p->found, SEVERITY_ERROR, "misplaced", word->span, "`%.*s` is not allowed under `%s`", STR_ARG(word->text), hint_word(parent));
	struct str places = hint_places(p, known_as), namesake = hint_of_namesake(p, parent, known_as, KIND_NONE);
	if (!instead.len && namesake.len)
		f->hint = namesake;
	else if (instead.len)
		f->hint = str_fmt(hint_arena(p), "use `%.*s` here; `%.*s` belongs %.*s", STR_ARG(instead), STR_ARG(known_as), STR_ARG(places));
	else if (!str_equal(known_as, word->text))
		f->hint = str_fmt(hint_arena(p), "keywords are lower case; `%.*s` belongs %.*s", STR_ARG(known_as), STR_ARG(places));
	else
		f->hint = str_fmt(hint_arena(p), "it belongs %.*s", STR_ARG(places));
}

enum statement_kind meant_first(struct parser *p, const struct node *parent, struct str word)
{
	struct names known;
	words_below(p, (struct node *[]){ (struct node *)parent }, 1, &known);
	struct str lower = str_lower(hint_arena(p), word);
	if (names_find(&known, lower))
		return statement_find(parent->kind, lower);
	bool has_sense = synonym_of(str_bare(hint_arena(p), word), 0); /* else its letters say what was meant */
	return statement_find(parent->kind, has_sense ? hint_synonym(p, &known, word) : names_nearest(&known, str_bare(hint_arena(p), word)));
}

/* "4 spaces", "1 tab" */
static struct str blanks_of(struct parser *p, struct str like)
{
	return like.at[0] == '\t' ? str_fmt(hint_arena(p), by_count(like.len, "%zu tab", "%zu tabs"), like.len)
		: str_fmt(hint_arena(p), by_count(like.len, "%zu space", "%zu spaces"), like.len);
}

void report_too_far_left(struct parser *p, const struct node *home, struct str like, const struct arg *word)
{
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, "misplaced", word->span, "`%.*s` is not indented enough", STR_ARG(word->text));
	f->hint = like.len ? str_fmt(hint_arena(p), "start the line with %.*s to put it under the `%s` above", STR_ARG(blanks_of(p, like)), hint_word(home))
		: str_fmt(hint_arena(p), "indent it under the `%s` above", hint_word(home));
}

/* The same arguments, and everything that is in n already. */
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
	for (size_t i = 0; parent->parent && (meant = synonym_of(str_of(hint_word(parent)), i)); i++) {
		enum statement_kind other = statement_find(parent->parent->kind, str_of(meant)), below = other == KIND_NONE ? other : word_find(p, other, word->text);
		if (below == KIND_NONE || !can_be(parent, other))
			continue;
		struct finding *f = finding_add(p->found, SEVERITY_ERROR, "misplaced", word->span, "`%.*s` is not allowed under `%s`", STR_ARG(word->text), hint_word(parent));
		f->hint = str_fmt(hint_arena(p), "it belongs under `%s`: did you mean `%s` instead of `%s`?", meant, meant, hint_word(parent));
		finding_add_fix(p->found, f, parent->word, str_of(meant));
		f->other = parent->word;
		f->other_note = str_fmt(hint_arena(p), "`%s` is here", hint_word(parent));
		parent->kind = other;
		*kind = below;
		return true;
	}
	return false;
}

bool meant_surely(struct parser *p, const struct node *parent, struct str word)
{
	struct str bare = str_bare(hint_arena(p), word);
	const char *meant = synonym_of(bare, 0);
	enum statement_kind kind = meant && !synonym_of(bare, 1) ? statement_find(parent->kind, str_of(meant)) : KIND_NONE;
	return kind != KIND_NONE && statement_has_scope(kind);
}

static struct str setting_meant(struct parser *p, struct str word)
{
	const char *meant = choice_meant(str_bare(hint_arena(p), word), CHOICES_setting);
	return choice_find(CHOICES_setting, word) ? word : meant ? str_of(meant) : (struct str){ 0 };
}

/* `skip no-owner`, `no-owner off`: a rule without its keyword. A check's id has a hyphen. */
static bool report_rule_meant(struct parser *p, const struct node *parent, const struct arg *word)
{
	struct ahead next = ahead_of(p, word->span.at + word->span.len);
	struct str before = setting_meant(p, word->text), setting = before.len ? before : setting_meant(p, next.text), id = before.len ? next.text : word->text;
	if (word_find(p, parent->kind, STR("rule")) == KIND_NONE || next.kind != ARG_WORD || !setting.len || str_find(id, '-') == id.len)
		return false;
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, "unknown-word", word->span, "unknown keyword `%.*s`", STR_ARG(word->text));
	struct str rule = str_fmt(hint_arena(p), "rule %.*s %.*s", STR_ARG(id), STR_ARG(setting));
	f->hint = str_fmt(hint_arena(p), "write: %.*s", STR_ARG(rule));
	finding_add_fix(p->found, f, (struct span){ word->span.file, word->span.at, (uint32_t)next.end - word->span.at }, rule);
	return true;
}

/* `name "Anna"` below `persona anna`: the name is not a line of its own. */
static bool report_name_below(struct parser *p, const struct node *parent, const struct arg *word)
{
	static const char *const WORDS[] = { "name", "nom", "nombre", "titel", "title", "titre", "titulo" };
	const struct slot *slots = statement_of(parent->kind)->slots;
	struct ahead text = ahead_of(p, word->span.at + word->span.len);
	struct str bare = str_bare(hint_arena(p), word->text);
	size_t i = 0;
	while (i < sizeof WORDS / sizeof *WORDS && !str_is(bare, WORDS[i]))
		i++;
	bool takes_both = slots[0].type == SLOT_NAME && slots[1].type == SLOT_TEXT, has_name = parent->arg_count == 1 && parent->args[0].kind == ARG_WORD;
	if (i == sizeof WORDS / sizeof *WORDS || !takes_both || !has_name || text.kind != ARG_TEXT || parent->word.file != p->ast->file)
		return false;
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, "unknown-word", word->span, "unknown keyword `%.*s`", STR_ARG(word->text));
	f->hint = str_fmt(hint_arena(p), "put it behind the name above: %s %.*s %.*s", hint_word(parent), STR_ARG(parent->args[0].text), STR_ARG(text.text));
	return true;
}

/* The word and so many of those behind it, as synonyms are looked up: `temps d'attente` is temps-d-attente. */
static struct str joined_words(struct parser *p, struct ahead word, int count, size_t *end)
{
	struct buf b = { 0 };
	for (int i = 0; i < count; i++) {
		if (!word.text.len || word.kind != ARG_WORD) {
			buf_finish(&b);
			return (struct str){ 0 };
		}
		struct str bare = str_bare(hint_arena(p), word.text);
		buf_text(&b, i ? "-" : "");
		for (size_t at = 0; at < bare.len;) {
			uint32_t code = utf8_next(bare, &at);
			buf_utf8(&b, code == '\'' || code == 0x2019 ? '-' : code);
		}
		*end = word.end;
		word = ahead_of(p, word.end);
	}
	return hint_text(p, &b);
}

/* `point de friction "…"`, a term of several words: the longest that has a meaning here. */
static bool report_term(struct parser *p, const struct node *parent, const struct arg *word, enum statement_kind *kind)
{
	enum { TERM_LONGEST = 5 };
	struct names known;
	size_t end = 0;
	words_below(p, (struct node *[]){ (struct node *)parent }, 1, &known);
	for (int count = TERM_LONGEST; count > 1; count--) {
		struct str term = joined_words(p, ahead_of(p, word->span.at), count, &end), meant = { 0 }, hint = term.len ? hint_by_meaning(p, &known, term, &meant) : term;
		if (!meant.len && term.len && names_find(&known, term)) /* `moment of truth` */
			meant = term;
		if (!meant.len)
			continue;
		bool is_here = names_find(&known, meant);
		struct span all = { word->span.file, word->span.at, (uint32_t)end - word->span.at };
		struct finding *f = finding_add(p->found, SEVERITY_ERROR, "unknown-word", all, "unknown keyword `%.*s`", STR_ARG(str_slice(p->source->text, all.at, end)));
		f->hint = is_here ? hint_did_you_mean(p, meant) : hint;
		if (is_here)
			finding_add_fix(p->found, f, all, meant);
		p->taken_until = p->told_until = (uint32_t)end;
		*kind = statement_find(parent->kind, meant);
		if (*kind == KIND_NONE)
			word_find_anywhere(meant, kind);
		return true;
	}
	return false;
}

static bool is_metric_known_by_name(struct str bare)
{
	return str_is(bare, "nps") || str_is(bare, "csat") || str_is(bare, "ces");
}

/* The figure at the end of a line of nothing but words before it: 12 of `taux de conversion 12 %`. Its end with the sign; *words is where they end. */
static struct ahead figure_behind_words(struct parser *p, struct ahead word, size_t *words, int *count)
{
	struct str all = p->source->text;
	for (*count = 0; word.kind == ARG_WORD && word.text.len; word = ahead_of(p, word.end), ++*count) {
		size_t first = word.at;
		if (!unicode_is_word(utf8_next(all, &first)) || all.at[word.end - 1] == ':')
			return (struct ahead){ 0 };
		*words = word.end;
	}
	struct ahead next = ahead_of(p, word.end);
	bool is_figure = (word.kind == ARG_NUMBER || word.kind == ARG_PERCENT) && word.text.len && !(word.end < all.len && all.at[word.end] == ',');
	if (is_figure && str_is(next.text, "%")) {
		word.kind = ARG_PERCENT;
		word.text = str_fmt(hint_arena(p), "%.*s%%", STR_ARG(word.text));
		word.end = next.end;
		next = ahead_of(p, next.end);
	}
	return is_figure && !next.text.len ? word : (struct ahead){ 0 };
}

/* `nps 32`, `taux de conversion 12 %`: a metric by its name. */
static bool report_metric_name(struct parser *p, const struct node *parent, const struct arg *word)
{
	size_t words = 0;
	int count;
	enum statement_kind elsewhere;
	struct str bare = str_bare(hint_arena(p), word->text);
	struct ahead value = figure_behind_words(p, ahead_of(p, word->span.at), &words, &count);
	bool is_prose = count > 1 && !synonym_of(bare, 0) && !word_find_anywhere(str_lower(hint_arena(p), word->text), &elsewhere);
	bool is_name = count == 1 && is_metric_known_by_name(bare);
	if (!value.text.len || !(is_name || is_prose) || word_find(p, parent->kind, STR("metric")) == KIND_NONE)
		return false;
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, "unknown-word", word->span, "unknown keyword `%.*s`", STR_ARG(word->text));
	struct str name = is_name ? bare : str_fmt(hint_arena(p), "\"%.*s\"", STR_ARG(str_slice(p->source->text, word->span.at, words)));
	struct str right = str_fmt(hint_arena(p), "metric %.*s %.*s", STR_ARG(name), STR_ARG(value.text));
	f->hint = str_fmt(hint_arena(p), "write: %.*s", STR_ARG(right));
	finding_add_fix(p->found, f, (struct span){ word->span.file, word->span.at, (uint32_t)value.end - word->span.at }, right);
	p->taken_until = p->told_until = (uint32_t)value.end;
	return true;
}

enum statement_kind report_unknown_first(struct parser *p, const struct node *parent, const struct arg *word)
{
	struct names known;
	enum statement_kind elsewhere, term = KIND_NONE;
	if (report_rule_meant(p, parent, word) || report_name_below(p, parent, word) || report_term(p, parent, word, &term) || report_metric_name(p, parent, word))
		return term;
	words_below(p, (struct node *[]){ (struct node *)parent }, 1, &known);
	struct str lower = str_lower(hint_arena(p), word->text), meant;
	if (word_find_anywhere(lower, &elsewhere) && !names_find(&known, lower)) {
		enum statement_kind meant_kind = word_meant(p, (struct node *[]){ (struct node *)parent }, 1, word, false);
		struct str instead = meant_kind == KIND_NONE ? (struct str){ 0 } : str_of(statement_of(meant_kind)->word);
		report_misplaced(p, parent, word, lower, instead);
		return instead.len ? statement_find(parent->kind, instead) : elsewhere;
	}
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, "unknown-word", word->span,
		word_is_kept(lower) ? "`%.*s` is reserved for a later edition of the language" : "unknown keyword `%.*s`", STR_ARG(word->text));
	bool is_sure = !synonym_of(str_bare(hint_arena(p), word->text), 1);
	f->hint = hint_by_meaning(p, &known, word->text, &meant);
	if (names_find(&known, lower) && statement_find(parent->kind, meant) == KIND_NONE) {
		meant = lower;
		is_sure = true;
		f->hint = hint_did_you_mean(p, lower);
	}
	if (!meant.len && (meant = names_nearest(&known, str_bare(hint_arena(p), word->text))).len)
		f->hint = hint_did_you_mean(p, meant);
	if (hint_is_clock_behind(p, word->span)) {
		f->hint = clock_hint();
		return KIND_NONE;
	}
	if (!meant.len) {
		f->hint = known.len ? hint_what_may_stand(p, parent, &known, true) : (struct str){ 0 };
		return KIND_NONE;
	}
	enum statement_kind kind = statement_find(parent->kind, meant);
	struct str choice = kind == KIND_JOURNEY ? hint_choice_before_text(p, kind, word) : (struct str){ 0 };
	if (choice.len)
		f->hint = str_fmt(hint_arena(p), "write: %.*s \"…\", and on a line under it: %.*s", STR_ARG(meant), STR_ARG(choice));
	if (kind == KIND_NONE)
		word_find_anywhere(meant, &kind);
	struct str whole = without_colon(p, kind, word->span.at + word->span.len);
	if (whole.len) {
		f->hint = whole;
		p->line_is_strange = true; /* the colon is reported with it */
	}
	if (is_sure && !choice.len && !whole.len && names_find(&known, meant))
		finding_add_fix(p->found, f, word->span, meant);
	return kind;
}
