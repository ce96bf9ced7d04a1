/* advice.c — what a mistaken line is to be instead, as far as it can be told from what stands there. Advice can be followed as it
 * is: it takes in no word that says something where it stands, and no value is lost by it. */
#include "syntax/hints.h"

#include <string.h>

enum { ADVICE_MOST = 1000 }; /* bytes of a line that a hint repeats, lest each mistake of a very long line repeats all of it */

/* ---- the word that is meant ---- */

bool is_said_again(struct node *const *nodes, int count, struct str word)
{
	for (int i = 0; i < count; i++)
		if (str_is(word, hint_word(nodes[i])))
			return true;
	return false;
}

enum statement_kind word_meant(struct parser *p, struct node *const *nodes, int count, const struct arg *word, bool needs_value)
{
	if (is_said_again(nodes, count, word->text))
		return KIND_NONE;
	struct str bare = str_bare(hint_arena(p), word->text);
	const char *meant;
	for (int values = 1; values >= needs_value; values--)
		for (size_t i = 0; (meant = synonym_of(bare, i)); i++)
			for (int k = count - 1; k >= 0; k--) {
				enum statement_kind kind = nodes[k]->kind == KIND_NONE ? KIND_NONE : word_find(p, nodes[k]->kind, str_of(meant));
				if (kind != KIND_NONE && (!values || value_follows(p, kind, word->span.at + word->span.len)))
					return kind;
			}
	return KIND_NONE;
}

/* "1000" for "1,000", "1.5" for "1,5" */
static struct str number_right(struct parser *p, struct str written)
{
	size_t comma = str_find(written, ',');
	struct str whole = str_slice(written, 0, comma), rest = str_slice(written, comma < written.len ? comma + 1 : comma, written.len);
	bool parts_thousands = rest.len == 3 && whole.len <= 3;
	return comma == written.len ? written : str_fmt(hint_arena(p), parts_thousands ? "%.*s%.*s" : "%.*s.%.*s", STR_ARG(whole), STR_ARG(rest));
}

/* "5 000 €": the groups of digits and the sign of money that belong to the number. */
static struct str whole_number(struct parser *p, struct str written, size_t *end)
{
	static const char *const MONEY[] = { "\xE2\x82\xAC", "$", "\xC2\xA3", "EUR", "USD", "CHF" };
	enum { GROUPS_MOST = 4 };
	double number;
	struct ahead next = ahead_of(p, *end);
	for (int i = 0; i < GROUPS_MOST && next.kind == ARG_NUMBER && next.text.len == 3 && number_read(next.text, &number) && next.text.at[0] >= '0'; i++) {
		written = str_fmt(hint_arena(p), "%.*s%.*s", STR_ARG(written), STR_ARG(next.text));
		*end = next.end;
		next = ahead_of(p, *end);
	}
	for (size_t i = 0; i < sizeof MONEY / sizeof *MONEY; i++)
		if (str_is(next.text, MONEY[i])) {
			*end = next.end;
			return str_fmt(hint_arena(p), "%.*s %s", STR_ARG(written), MONEY[i]);
		}
	return written;
}

struct str with_meant(struct parser *p, enum statement_kind kind, const struct arg *word)
{
	struct ahead value = ahead_of(p, word->span.at + word->span.len);
	struct str all = p->source->text, written = value.text;
	while (value.kind == ARG_NUMBER && value.end < all.len && !memchr(" \t\r\n#", all.at[value.end], 5)) /* "1,000" */
		value.end++;
	if (value.kind == ARG_NUMBER)
		written = whole_number(p, number_right(p, str_slice(all, value.at, value.end)), &value.end);
	struct ahead unit = ahead_of(p, value.end);
	if (value.kind == ARG_NUMBER && str_is(unit.text, "%")) /* "30 %" */
		written = str_fmt(hint_arena(p), "%.*s%%", STR_ARG(written));
	const char *meant = unit.kind == ARG_WORD ? unit_meant(str_bare(hint_arena(p), unit.text)) : NULL;
	if (meant)
		unit.text = str_of(meant);
	bool has_unit = (value.kind == ARG_NUMBER || value.kind == ARG_RANGE) && unit.kind == ARG_WORD && unit_days(unit.text) > 0;
	if (!has_unit)
		return str_fmt(hint_arena(p), "write: %s %.*s", statement_of(kind)->word, STR_ARG(written));
	return str_fmt(hint_arena(p), "write: %s %.*s %.*s", statement_of(kind)->word, STR_ARG(written), STR_ARG(unit.text));
}

/* ---- lists ---- */

/* The last value's slot, where a name can follow with such a word or sign before it; NULL where none can. */
static const struct slot *slot_of_list(struct parser *p, const struct node *n, struct str joint)
{
	static const char *const AND[] = { "and", "or", "et", "ou", "und", "oder", "y", "o", "/", "&", "+", "|", ";" };
	const struct arg *last = n->arg_count ? &n->args[n->arg_count - 1] : NULL;
	const struct slot *slot = last ? &statement_of(n->kind)->slots[last->slot] : NULL;
	bool joins = false;
	for (size_t i = 0; i < sizeof AND / sizeof *AND; i++)
		joins = joins || str_is(str_bare(hint_arena(p), joint), AND[i]);
	size_t end = (size_t)(joint.at - p->source->text.at) + joint.len;
	bool names = slot && (slot->type == SLOT_REFS || slot->type == SLOT_REF || slot->type == SLOT_REF_OR_TEXT);
	if (!names || !(joins || (slot->type == SLOT_REFS && str_is(joint, hint_word(n)))) || !value_follows(p, n->kind, end)) /* `at "A" at "B"` */
		return NULL;
	return slot;
}

struct str feeling_joined(struct parser *p, const struct node *n, const struct arg *word)
{
	static const struct { const char *word; enum statement_kind kind; } JOINTS[] = {
		{ "et", KIND_FEEL_AND }, { "und", KIND_FEEL_AND }, { "y", KIND_FEEL_AND }, { "ou", KIND_FEEL_OR }, { "oder", KIND_FEEL_OR }, { "o", KIND_FEEL_OR },
		{ "puis", KIND_FEEL_TO }, { "then", KIND_FEEL_TO }, { "dann", KIND_FEEL_TO }, { "luego", KIND_FEEL_TO },
	};
	bool has_value = n->kind == KIND_FEEL && n->arg_count && ahead_of(p, word->span.at + word->span.len).kind == ARG_NUMBER;
	for (size_t i = 0; i < sizeof JOINTS / sizeof *JOINTS && has_value; i++)
		if (str_is(str_bare(hint_arena(p), word->text), JOINTS[i].word))
			return with_meant(p, JOINTS[i].kind, word);
	return (struct str){ 0 };
}

static bool has_long_rest(struct parser *p, size_t at)
{
	struct str rest = str_slice(p->source->text, at, at + ADVICE_MOST);
	return rest.len == ADVICE_MOST && !memchr(rest.at, '\n', rest.len);
}

struct str list_meant(struct parser *p, const struct node *n, struct str joint)
{
	const struct slot *slot = slot_of_list(p, n, joint);
	struct str all = p->source->text;
	if (!slot || slot->type != SLOT_REFS || has_long_rest(p, n->word.at))
		return (struct str){ 0 };
	size_t begin = (size_t)(joint.at - all.at), at = ahead_of(p, begin + joint.len).at, end = at;
	while (end < all.len && !memchr("#\r\n", all.at[end], 3))
		end++;
	return str_fmt(hint_arena(p), "write: %.*s, %.*s", STR_ARG(str_trim(str_slice(all, n->word.at, begin))), STR_ARG(str_trim(str_slice(all, at, end))));
}

bool is_list_of_one(struct parser *p, const struct node *n, struct str joint)
{
	const struct slot *slot = slot_of_list(p, n, joint);
	return slot && slot->type != SLOT_REFS;
}

struct str one_more_meant(struct parser *p, const struct node *n, struct str value)
{
	const struct node *around = n, *block = p->parents[p->block];
	const struct arg *first = n->arg_count ? &n->args[n->arg_count - 1] : NULL;
	while (around && around != block && !(statement_of(around->kind)->is_many && statement_of(around->kind)->is_property))
		around = around->parent;
	if (around && around != block && first) { /* `at "Till" via phone or chat` */
		struct buf line = { 0 };
		buf_str(&line, str_slice(p->source->text, around->word.at, first->span.at));
		buf_str(&line, value);
		struct str whole = hint_text(p, &line);
		return str_fmt(hint_arena(p), "write a second line: %.*s", STR_ARG(whole));
	}
	if (n->kind == KIND_VIA && first) /* a channel can be a touchpoint */
		return str_fmt(hint_arena(p), "keep one of them, or make each a touchpoint: at %.*s, %.*s",
			STR_ARG(str_slice(p->source->text, first->span.at, first->span.at + first->span.len)), STR_ARG(value));
	return statement_of(n->kind)->is_many ? str_fmt(hint_arena(p), "write a second `%s`", hint_word(n)) : STR("keep one of them");
}

/* ---- prose ---- */

enum meaning { MEANT_NOWHERE, MEANT_HERE, MEANT_BELOW }; /* … of what the line's block belongs to */

/* A flag says something by itself: at the end of the line, or before another word that does. In the midst of prose it is prose. */
static bool is_meant_for(struct parser *p, const struct node *n, const struct ahead *word)
{
	enum statement_kind kind = n->kind == KIND_NONE ? KIND_NONE : word_find(p, n->kind, word->text);
	struct ahead next = ahead_of(p, word->end);
	if (kind == KIND_NONE || !statement_is_flag(kind))
		return kind != KIND_NONE && value_follows(p, kind, word->end);
	enum statement_kind after = next.text.len ? word_find(p, n->kind, next.text) : KIND_NONE;
	return !next.text.len || (after != KIND_NONE && (statement_is_flag(after) || value_follows(p, after, next.end)));
}

static enum meaning where_meant(struct parser *p, const struct ahead *word)
{
	for (int i = p->line.count - 1; i >= 0; i--)
		if (is_meant_for(p, p->open[i], word))
			return MEANT_HERE;
	return is_meant_for(p, p->parents[p->block], word) ? MEANT_BELOW : MEANT_NOWHERE;
}

size_t line_end(struct str all, size_t at)
{
	while (at < all.len && !memchr("\r\n", all.at[at], 2))
		at++;
	return at;
}

/* Where the prose that begins at `from` ends: at the line's end, a comment, or a word that says something there. Very long prose ends there for advice. */
static size_t prose_end(struct parser *p, size_t from, size_t first_end, enum meaning *says)
{
	struct str all = p->source->text;
	size_t end = first_end;
	*says = MEANT_NOWHERE;
	for (struct ahead a = ahead_of(p, end); a.end < all.len || a.text.len; a = ahead_of(p, end)) {
		bool is_comma = !a.text.len && a.at < all.len && all.at[a.at] == ',';
		if (a.end - from > ADVICE_MOST)
			break;
		if (is_comma)
			end = a.at + 1;
		else if (!a.text.len || (a.at > from && a.kind == ARG_WORD && (*says = where_meant(p, &a))))
			break;
		else
			end = a.end;
	}
	return end;
}

/* Quotes within are turned into ones that may stand there. */
static void add_prose(struct buf *b, struct str prose)
{
	bool is_open = false;
	buf_char(b, '"');
	for (size_t i = 0; i < prose.len; i++) {
		if (prose.at[i] == '"')
			buf_text(b, (is_open = !is_open) ? "\xE2\x80\x9C" : "\xE2\x80\x9D");
		else
			buf_char(b, prose.at[i]);
	}
	buf_char(b, '"');
}

/* A name that must be there is one; another word before prose is taken for a part of it. */
static size_t prose_begin(const struct node *n, const struct arg *word)
{
	size_t begin = word->span.at;
	for (uint32_t i = n->arg_count; i-- > 0 && (n->args[i].kind == ARG_WORD || n->args[i].kind == ARG_TEXT);) {
		const struct slot *slot = &statement_of(n->kind)->slots[n->args[i].slot];
		if (slot->type == SLOT_NAME && !slot->is_optional)
			break;
		begin = n->args[i].span.at;
	}
	return begin;
}

struct arg prose_meant(struct parser *p, const struct node *n, const struct arg *word)
{
	enum meaning says;
	size_t from = prose_begin(n, word), to = prose_end(p, from, word->span.at + word->span.len, &says);
	struct str text = str_trim(str_slice(p->source->text, from, to));
	return (struct arg){ .kind = ARG_TEXT, .span = { p->ast->file, (uint32_t)from, (uint32_t)text.len }, .text = text };
}

/* What stands behind the prose, without a comment: on the line, or where it says something for the line's block on one of its own. */
static void add_rest(struct parser *p, size_t to, enum meaning says, struct buf *b)
{
	struct str all = p->source->text;
	size_t end = line_end(all, to);
	const char *comment = memchr(all.at + to, '#', end - to);
	struct str rest = str_trim(str_slice(all, to, comment ? (size_t)(comment - all.at) : end));
	buf_fmt(b, says == MEANT_BELOW ? "; on a separate line: %.*s" : rest.len ? " %.*s" : "%.*s", STR_ARG(rest));
}

size_t behind_stray_quote(struct str all, size_t at)
{
	size_t next = at + 1;
	if (!at || at >= all.len || all.at[at] != '"' || all.at[at - 1] == ' ' || all.at[at - 1] == '\t')
		return at;
	while (next < all.len && !memchr("\"\r\n", all.at[next], 3))
		next++;
	return next < all.len && all.at[next] == '"' ? at : at + 1;
}

/* "-1" of "very sad -1"; empty where it ends in none. */
static struct str signed_at_end(struct str prose)
{
	size_t at = prose.len;
	double number;
	while (at && prose.at[at - 1] != ' ')
		at--;
	struct str last = str_slice(prose, at, prose.len);
	return at && last.len > 1 && strchr("+-", last.at[0]) && number_read(last, &number) ? last : (struct str){ 0 };
}

struct str with_quotes(struct parser *p, const struct node *n, const struct arg *word)
{
	struct str all = p->source->text;
	size_t from = prose_begin(n, word);
	if (has_long_rest(p, n->word.at))
		return str_fmt(hint_arena(p), "%.*s \"…\"", STR_ARG(str_trim(str_slice(all, n->word.at, from))));
	enum meaning says;
	size_t to = prose_end(p, from, word->span.at + word->span.len, &says);
	struct buf b = { 0 };
	struct str prose = str_trim(str_slice(all, from, to)), number = n->kind == KIND_FEEL && slot_for(n, ARG_NUMBER) >= 0 ? signed_at_end(prose) : (struct str){ 0 };
	buf_fmt(&b, "%.*s ", STR_ARG(str_trim(str_slice(all, n->word.at, from))));
	buf_fmt(&b, number.len ? "%.*s " : "%.*s", STR_ARG(number));
	add_prose(&b, str_trim(str_slice(prose, 0, prose.len - number.len)));
	add_rest(p, behind_stray_quote(all, to), says, &b);
	return hint_text(p, &b);
}

/* The line as far as `end`, and what goes on at `to`; what is said between the two as a paragraph below. */
static struct str paragraph_below(struct parser *p, const struct node *n, size_t end, struct str prose, size_t to, enum meaning says)
{
	struct buf b = { 0 };
	if (has_long_rest(p, n->word.at))
		return STR("put it in double quotes on a separate line below");
	buf_fmt(&b, "write: %.*s", STR_ARG(str_trim(str_slice(p->source->text, n->word.at, end))));
	if (says != MEANT_BELOW)
		add_rest(p, to, says, &b);
	buf_said(&b, "; below it, indented: ");
	if (prose.at[0] == '"')
		buf_str(&b, prose);
	else
		add_prose(&b, prose);
	if (says == MEANT_BELOW)
		add_rest(p, to, says, &b);
	buf_fmt(&b, "; or use a keyword: `cjm help %s` lists them", statement_of(n->kind)->word);
	return hint_text(p, &b);
}

struct str with_paragraph(struct parser *p, const struct node *n, const struct arg *word)
{
	enum meaning says;
	size_t from = word->span.at, to = prose_end(p, from, from + word->span.len, &says);
	return paragraph_below(p, n, from, str_trim(str_slice(p->source->text, from, to)), to, says);
}

/* What begins the line, if it has its text, which a paragraph below can go on with: no other statement of the line has a text that it could go on with as well. */
static const struct node *text_goes_on_below(struct parser *p)
{
	const struct node *head = p->line.count ? p->open[0] : NULL;
	const struct arg *last = head && head->arg_count ? &head->args[head->arg_count - 1] : NULL;
	struct statement_kinds others = line_others(&p->line);
	enum statement_kind other;
	bool is_whole = last && last->kind == ARG_TEXT && statement_of(head->kind)->slots[last->slot].type == SLOT_TEXT;
	return is_whole && !head->is_guess && head->word.file == p->ast->file && !kinds_have_text(&others, &other) ? head : NULL;
}

struct str with_paragraph_at(struct parser *p, size_t end, struct str prose, size_t to)
{
	const struct node *head = text_goes_on_below(p);
	struct ahead next = ahead_of(p, to);
	if (!head || !prose.len)
		return (struct str){ 0 };
	return paragraph_below(p, head, end, prose, to, next.text.len && next.kind == ARG_WORD ? where_meant(p, &next) : MEANT_NOWHERE);
}

bool keyword_follows(struct parser *p, size_t at)
{
	struct ahead word = ahead_of(p, at);
	return word.kind == ARG_WORD && word.text.len && where_meant(p, &word) == MEANT_HERE;
}

struct str with_text_behind(struct parser *p, const struct node *n, size_t sign, size_t from)
{
	enum meaning says = MEANT_NOWHERE;
	struct ahead first = ahead_of(p, from);
	int slot = n->arg_count && first.text.len ? slot_for(n, ARG_TEXT) : -1;
	bool is_text = first.kind == ARG_TEXT;
	if (slot < 0 || statement_of(n->kind)->slots[slot].type != SLOT_TEXT || (!is_text && value_follows(p, n->kind, from)) || has_long_rest(p, n->word.at))
		return (struct str){ 0 };
	size_t to = is_text ? first.end : prose_end(p, first.at, first.end, &says);
	struct str said_text = str_trim(str_slice(p->source->text, first.at, to));
	struct buf b = { 0 };
	buf_fmt(&b, "write: %s ", hint_word(n)); /* for `Stage`, too */
	buf_str(&b, str_trim(str_slice(p->source->text, n->word.at + n->word.len, sign)));
	buf_char(&b, ' ');
	if (is_text)
		buf_str(&b, said_text);
	else
		add_prose(&b, said_text);
	add_rest(p, to, says, &b);
	if (!is_text)
		p->told_until = (uint32_t)to; /* it is reported with the sign */
	return hint_text(p, &b);
}

struct str with_paragraph_behind(struct parser *p, size_t sign, size_t from)
{
	enum meaning says;
	struct ahead first = ahead_of(p, from);
	size_t to = first.kind == ARG_TEXT || !first.text.len ? first.end : prose_end(p, first.at, first.end, &says);
	struct str hint = with_paragraph_at(p, sign, str_trim(str_slice(p->source->text, first.at, to)), to);
	if (hint.len)
		p->told_until = (uint32_t)to; /* it is reported with the sign */
	return hint;
}

/* ---- signs ---- */

static bool needs_name(enum statement_kind kind)
{
	return statement_of(kind)->slots[0].type == SLOT_NAME && !statement_of(kind)->slots[0].is_optional;
}

static bool takes_text(enum statement_kind kind)
{
	for (const struct slot *s = statement_of(kind)->slots; s->type; s++)
		if (s->type == SLOT_TEXT)
			return true;
	return false;
}

/* What stands behind a second colon or a dash, without quotes, up to the line's end. */
static struct str prose_behind_value(struct parser *p, size_t end)
{
	struct str rest = str_trim(str_slice(p->source->text, end, line_end(p->source->text, end)));
	if (!rest.len || !strchr(":-", rest.at[0]) || strpbrk(str_terminated(hint_arena(p), rest), "\"#"))
		return (struct str){ 0 };
	return str_trim(str_slice(rest, 1, rest.len));
}

bool prose_follows(struct parser *p, enum statement_kind kind, size_t at)
{
	struct ahead first = ahead_of(p, at), next = ahead_of(p, first.end);
	enum statement_kind other;
	bool goes_on = first.kind == ARG_WORD && next.kind == ARG_WORD && next.text.len && !word_find_anywhere(next.text, &other);
	return first.kind != ARG_TEXT && (!value_follows(p, kind, at) || (goes_on && takes_text(kind)));
}

struct str without_colon(struct parser *p, enum statement_kind kind, size_t at)
{
	return at < p->source->text.len && p->source->text.at[at] == ':' ? without_sign(p, kind, at + 1) : (struct str){ 0 };
}

struct str without_sign(struct parser *p, enum statement_kind kind, size_t behind)
{
	struct str all = p->source->text;
	enum meaning says;
	struct ahead first = ahead_of(p, behind);
	if (kind == KIND_NONE || !first.text.len || strchr("()|/*", first.text.at[0]))
		return (struct str){ 0 };
	size_t to = prose_end(p, first.at, first.end, &says);
	struct str prose = str_trim(str_slice(all, first.at, to)), rest = str_trim(str_slice(all, first.at, line_end(all, to)));
	struct buf b = { 0 };
	buf_fmt(&b, "write: %s ", statement_of(kind)->word);
	struct str felt = first.kind == ARG_NUMBER && takes_text(kind) ? prose_behind_value(p, first.end) : (struct str){ 0 };
	if (felt.len) { /* `feel : -1 : déçue` */
		p->told_until = (uint32_t)line_end(all, first.at);
		p->line_is_strange = true;
		if (p->line.count && p->open[p->line.count - 1]->kind == kind)
			p->open[p->line.count - 1]->is_guess = true;
		buf_fmt(&b, "%.*s ", STR_ARG(first.text));
		add_prose(&b, felt);
		return hint_text(p, &b);
	}
	if (!prose_follows(p, kind, behind) || !takes_text(kind)) {
		buf_str(&b, rest);
		return hint_text(p, &b);
	}
	if (needs_name(kind))
		buf_fmt(&b, "%.*s ", STR_ARG(str_bare(hint_arena(p), first.text)));
	add_prose(&b, prose);
	buf_fmt(&b, "%s%.*s", prose.len < rest.len ? " " : "", (int)(rest.len - prose.len), rest.at + prose.len);
	return hint_text(p, &b);
}
