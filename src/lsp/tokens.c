/* tokens.c — what each word of a map is, for colours: five numbers each, as the protocol counts from one to the next. */
#include "lsp/lsp.h"

#include <stdlib.h>

enum lsp_token_type { TOKEN_KEYWORD, TOKEN_STRING, TOKEN_NUMBER, TOKEN_COMMENT, TOKEN_VARIABLE, TOKEN_ENUM, TOKEN_PROPERTY, TOKEN_OPERATOR }; /* in the order of the legend */
enum { TOKEN_DECLARES = 1 };

struct lsp_token {
	struct span span;
	enum lsp_token_type type;
	bool declares;
};

struct lsp_token_list {
	struct lsp *l;
	struct lsp_spot spot;
	VEC(struct lsp_token) list;
};

static void add(struct lsp_token_list *t, struct span span, enum lsp_token_type type, bool declares)
{
	if (span.file == t->spot.reading->file && span.len)
		VEC_PUSH(&t->l->scratch, &t->list, ((struct lsp_token){ span, type, declares }));
}

static enum lsp_token_type type_of(const struct node *n, const struct arg *arg)
{
	enum slot_type slot = statement_of(n->kind)->slots[arg->slot].type;
	switch (arg->kind) {
	case ARG_TEXT: return TOKEN_STRING;
	case ARG_COMPARE: return TOKEN_OPERATOR;
	case ARG_WORD: return slot == SLOT_CHOICE ? TOKEN_ENUM : TOKEN_VARIABLE;
	default: return TOKEN_NUMBER;
	}
}

static int by_place(const void *left, const void *right)
{
	const struct lsp_token *a = left, *b = right;
	return (a->span.at > b->span.at) - (a->span.at < b->span.at);
}

static void gather(struct lsp_token_list *t)
{
	const struct ast *ast = t->spot.reading->ast;
	for (const struct node *n = ast->root->first; n; n = node_after(n)) {
		if (n->is_handed_on)
			continue;
		add(t, n->word, n->own.len || statement_of(n->kind)->is_property ? TOKEN_PROPERTY : TOKEN_KEYWORD, false);
		for (uint32_t i = 0; i < n->arg_count; i++)
			add(t, n->args[i].span, type_of(n, &n->args[i]), statement_of(n->kind)->slots[n->args[i].slot].type == SLOT_NAME);
	}
	for (size_t i = 0; i < ast->comments.len; i++)
		add(t, ast->comments.at[i].span, TOKEN_COMMENT, false);
	if (t->list.len)
		qsort(t->list.at, t->list.len, sizeof *t->list.at, by_place);
}

struct token_writing {
	struct json *out;
	const struct lsp_lines *lines;
	bool is_utf8;
	size_t line, at;      /* where we are: a line, and a byte of it that was counted */
	size_t units;         /* of that line up to there */
	size_t last_line, last_units; /* of the token before */
};

static size_t units_between(const struct token_writing *w, size_t from, size_t to)
{
	size_t units = 0;
	struct str s = str_slice(w->lines->text, 0, to);
	while (from < to) {
		size_t begin = from;
		uint32_t code = utf8_next(s, &from);
		units += w->is_utf8 ? from - begin : code != UTF8_BAD && code > 0xFFFF ? 2 : 1;
	}
	return units;
}

static void go_to(struct token_writing *w, size_t at)
{
	while (w->line + 1 < w->lines->starts.len && w->lines->starts.at[w->line + 1] <= at) {
		w->at = w->lines->starts.at[++w->line];
		w->units = 0;
	}
	w->units += units_between(w, w->at, at);
	w->at = at;
}

/* A text over several lines is a token on each. */
static void write_token(struct token_writing *w, const struct lsp_token *t, size_t from)
{
	size_t end = t->span.at + t->span.len, units;
	for (size_t at = from; at < end; at = w->line + 1 < w->lines->starts.len ? w->lines->starts.at[w->line + 1] : end) {
		go_to(w, at);
		size_t stop = w->line + 1 < w->lines->starts.len && w->lines->starts.at[w->line + 1] < end ? w->lines->starts.at[w->line + 1] : end;
		while (stop > at && (w->lines->text.at[stop - 1] == '\n' || w->lines->text.at[stop - 1] == '\r'))
			stop--;
		units = units_between(w, at, stop);
		if (!units)
			continue;
		json_count(w->out, w->line - w->last_line);
		json_count(w->out, w->line == w->last_line ? w->units - w->last_units : w->units);
		json_count(w->out, units);
		json_count(w->out, t->type);
		json_count(w->out, t->declares ? TOKEN_DECLARES : 0);
		w->last_line = w->line;
		w->last_units = w->units;
	}
}

void lsp_tokens(struct lsp *l, const struct json_value *params, struct json *out)
{
	struct lsp_token_list t = { .l = l };
	if (!lsp_find(l, params, &t.spot))
		return;
	struct token_writing w = { .out = out, .lines = lsp_lines_of(&t.spot.reading->places, t.spot.reading->file), .is_utf8 = l->is_utf8 };
	bool is_part = json_at(params, "range");
	size_t from = is_part ? lsp_at(l, &t.spot, json_at(params, "range.start")) : 0, to = is_part ? lsp_at(l, &t.spot, json_at(params, "range.end")) : w.lines->text.len, done = 0;
	gather(&t);
	json_open(out, '{');
	json_key(out, "data");
	json_open(out, '[');
	for (size_t i = 0; i < t.list.len; i++) {
		const struct lsp_token *token = &t.list.at[i];
		if (token->span.at < done || token->span.at > to || token->span.at + token->span.len < from)
			continue;
		done = token->span.at + token->span.len;
		write_token(&w, token, token->span.at);
	}
	json_close(out, ']');
	json_close(out, '}');
}
