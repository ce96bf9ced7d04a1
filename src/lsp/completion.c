/* completion.c — what may stand at the cursor, from the table of statements and the names of the map. The word that is being written is taken out
 * first, so that what it is not yet disturbs nothing. */
#include "lsp/completion.h"

#include "cjm/token.h"

enum { TERM_MOST = 40 /* bytes of a keyword that somebody writes in another language */ };

/* ---- where the cursor is ---- */

static bool is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || (unsigned char)c >= 0x80;
}

static uint32_t line_start(struct str text, uint32_t at)
{
	while (at && text.at[at - 1] != '\n')
		at--;
	return at;
}

/* "point de con", at the beginning of its line: a word of another language may have several parts, and all of them are the one that is being written. */
static void take_whole_term(struct lsp_completion *c, struct str text)
{
	struct str line = str_slice(text, line_start(text, c->start), c->spot.at), words = str_trim(line);
	const char *meant, *foreign;
	if (!c->typed.len || words.len == c->typed.len || words.len > TERM_MOST)
		return;
	struct str term = term_bare(&c->l->scratch, words);
	for (size_t i = 0; (foreign = synonym_at(i, &meant)); i++)
		if (str_starts(str_of(foreign), str_terminated(&c->l->scratch, term))) {
			c->start = c->spot.at - (uint32_t)words.len;
			c->typed = words;
			c->bare = term;
			return;
		}
}

/* In a comment, or in a text, which may not be closed yet. */
static bool is_in_prose(struct str line)
{
	for (size_t at = 0; at < line.len;) {
		struct str rest = str_slice(line, at, line.len);
		const char *mark = token_closing_mark(rest);
		if (str_starts(rest, "#") && (!at || line.at[at - 1] == ' ' || line.at[at - 1] == '\t'))
			return true;
		if (!mark) {
			utf8_next(line, &at);
			continue;
		}
		utf8_next(line, &at);
		while (at < line.len && !str_starts(str_slice(line, at, line.len), mark))
			at += line.at[at] == '\\' && at + 1 < line.len ? 2 : 1;
		if (at >= line.len)
			return true;
		at += str_of(mark).len;
	}
	return false;
}

static struct node *last_on_line(const struct lsp_completion *c, uint32_t from)
{
	struct node *last = NULL;
	for (struct node *n = c->ast->root->first; n && n->span.at < c->start; n = node_after(n))
		if (!n->is_handed_on && n->span.at >= from)
			last = n;
	return last;
}

static void read_without_word(struct lsp_completion *c, struct str text)
{
	struct buf b = { 0 };
	buf_str(&b, str_slice(text, 0, c->start));
	buf_str(&b, str_slice(text, c->spot.at, text.len));
	sources_init(&c->sources);
	findings_init(&c->found);
	c->ast = ast_parse(&c->sources, source_add(&c->sources, STR("map.cjm"), buf_as_str(&b), &c->found), &c->found);
	buf_finish(&b);
}

/* ---- what may stand there ---- */

/* Behind a comma goes on what is before it; else what is not filled yet. True where nothing but a value may stand there. */
static bool offer_slots(struct lsp_completion *c, const struct node *n, char before)
{
	const struct statement *s = statement_of(n->kind);
	bool needs_value = false;
	if (before == ',' && n->arg_count) {
		lsp_offer_values(c, n, n->args[n->arg_count - 1].slot);
		return true;
	}
	for (int i = 0; s->slots[i].type; i++) {
		bool is_filled = n->filled >> i & 1u;
		if (!is_filled)
			lsp_offer_values(c, n, i);
		needs_value |= !is_filled && !s->slots[i].is_optional && !s->slots[i].or_data && (!s->slots[i].is_either || !n->filled);
	}
	return needs_value;
}

static bool ends_with_number(struct str before)
{
	struct str s = str_trim(before);
	return s.len && s.len < before.len && s.at[s.len - 1] >= '0' && s.at[s.len - 1] <= '9';
}

static void offer_units(struct lsp_completion *c, const struct node *n)
{
	const struct arg *last = n->arg_count ? &n->args[n->arg_count - 1] : NULL;
	enum slot_type type = last ? statement_of(n->kind)->slots[last->slot].type : SLOT_END;
	if (type == SLOT_TIME || type == SLOT_DURATION)
		lsp_offer_units(c);
}

static void offer_on_line(struct lsp_completion *c, struct str before, bool only_values)
{
	char last = str_trim(before).len ? str_trim(before).at[str_trim(before).len - 1] : 0;
	if (ends_with_number(before))
		offer_units(c, c->open);
	if (offer_slots(c, c->open, last) || only_values)
		return;
	for (const struct node *n = c->open; n && n->kind != KIND_FILE; n = n->on_own_line ? NULL : n->parent)
		lsp_offer_statements(c, n);
}

/* The nearest line above that begins further left, with all that stands on it. */
static void offer_on_own_line(struct lsp_completion *c, struct str before)
{
	int columns = token_columns(before);
	const struct source *source = c->sources.files.at[0];
	const struct node *parent = c->ast->root, *last = parent;
	for (const struct node *n = parent->first; n && n->span.at < c->start; n = node_after(n)) {
		struct str indentation = str_slice(source->text, line_start(source->text, n->span.at), n->span.at);
		if (n->on_own_line && !n->is_handed_on && !str_trim(indentation).len && token_columns(indentation) < columns)
			parent = n;
	}
	for (const struct node *n = parent; n && (n == parent || (!n->on_own_line && n->kind != KIND_FILE && n->span.at < c->start)); n = node_after(n))
		last = n;
	for (const struct node *n = last; n; n = n == parent || n->kind == KIND_FILE ? NULL : n->parent)
		lsp_offer_statements(c, n);
}

static void offer(struct lsp_completion *c, struct str line, bool is_by_blank)
{
	struct str text = c->sources.files.at[0]->text;
	c->open = last_on_line(c, line_start(text, c->start));
	if (c->open)
		offer_on_line(c, line, is_by_blank);
	else if (!is_by_blank && !str_trim(line).len)
		offer_on_own_line(c, line);
}

void lsp_completion(struct lsp *l, const struct json_value *params, struct json *out)
{
	struct lsp_completion c = { .l = l, .out = out };
	if (!lsp_find(l, params, &c.spot))
		return;
	struct str text = c.spot.reading->sources.files.at[c.spot.reading->file - 1]->text;
	c.start = c.spot.at;
	while (c.start && is_word_byte(text.at[c.start - 1]))
		c.start--;
	c.start -= c.start && text.at[c.start - 1] == '+'; /* of a number */
	c.typed = str_slice(text, c.start, c.spot.at);
	c.bare = str_bare(&l->scratch, c.typed);
	take_whole_term(&c, text);
	names_init(&c.offered, &l->scratch);
	struct str line = str_slice(text, line_start(text, c.start), c.start);
	json_open(out, '{');
	json_truth(out, "isIncomplete", true); /* words of other languages are offered once they begin */
	json_key(out, "items");
	json_open(out, '[');
	if (is_in_prose(line)) {
		lsp_offer_paths(&c, str_slice(text, line_start(text, c.start), c.spot.at));
	} else {
		bool is_by_blank = str_is(json_text_at(params, "context.triggerCharacter"), " ");
		read_without_word(&c, text);
		offer(&c, line, is_by_blank);
		ast_free(c.ast);
		findings_finish(&c.found);
		sources_finish(&c.sources);
	}
	json_close(out, ']');
	json_close(out, '}');
}
