/* symbols.c — the outline of a map, and the things of all maps by what they are called. */
#include "lsp/lsp.h"

#include <stdlib.h>

enum lsp_symbol_kind { SYMBOL_MODULE = 2, SYMBOL_PACKAGE = 4, SYMBOL_CLASS = 5, SYMBOL_METHOD = 6, SYMBOL_PROPERTY = 7, SYMBOL_INTERFACE = 11, SYMBOL_EVENT = 24 }; /* as the protocol counts */

static const struct symbol_row { /* what an outline shows; all else is part of it */
	enum statement_kind kind;
	enum lsp_symbol_kind symbol;
} SYMBOLS[] = {
	{ KIND_JOURNEY, SYMBOL_MODULE }, { KIND_PHASE, SYMBOL_PACKAGE }, { KIND_STAGE, SYMBOL_CLASS }, { KIND_STEP, SYMBOL_METHOD },
	{ KIND_PERSONA, SYMBOL_INTERFACE }, { KIND_SEGMENT, SYMBOL_INTERFACE }, { KIND_TEAM, SYMBOL_INTERFACE }, { KIND_CHANNEL, SYMBOL_INTERFACE }, { KIND_TOUCHPOINT, SYMBOL_INTERFACE },
	{ KIND_METRIC, SYMBOL_INTERFACE }, { KIND_SOURCE, SYMBOL_INTERFACE }, { KIND_THEME, SYMBOL_INTERFACE }, { KIND_LANE, SYMBOL_INTERFACE }, { KIND_SHOW, SYMBOL_INTERFACE },
	{ KIND_PAIN, SYMBOL_EVENT }, { KIND_GAIN, SYMBOL_EVENT }, { KIND_OPPORTUNITY, SYMBOL_EVENT }, { KIND_ACTION, SYMBOL_EVENT }, { KIND_DECISION, SYMBOL_EVENT },
	{ KIND_QUESTION, SYMBOL_PROPERTY }, { KIND_GOAL, SYMBOL_PROPERTY }, { KIND_INSIGHT, SYMBOL_PROPERTY }, { KIND_WISH, SYMBOL_PROPERTY },
};

static int symbol_of(enum statement_kind kind)
{
	for (size_t i = 0; i < sizeof SYMBOLS / sizeof *SYMBOLS; i++)
		if (SYMBOLS[i].kind == kind)
			return SYMBOLS[i].symbol;
	return 0;
}

/* Its first text, else its name; never empty, which editors refuse. */
static const struct arg *title_of(const struct node *n)
{
	const struct arg *title = NULL;
	for (uint32_t i = 0; i < n->arg_count; i++)
		if (!title || (title->kind != ARG_TEXT && n->args[i].kind == ARG_TEXT))
			title = &n->args[i];
	return title;
}

static struct str name_of(struct arena *a, const struct node *n)
{
	const struct arg *title = title_of(n);
	struct str text = title ? str_trim(title->text) : (struct str){ 0 };
	return text.len ? str_slice(text, 0, str_find(text, '\n')) : str_copy(a, node_word(n));
}

/* ---- of a document ---- */

static void write_symbol_head(struct lsp *l, struct json *out, const struct node *n)
{
	json_text(out, "name", name_of(&l->scratch, n));
	json_text(out, "detail", str_of(kind_noun(n->kind)));
	json_number(out, "kind", symbol_of(n->kind));
}

/* Those of what stands in it; what is none itself is looked through. */
static void write_below(struct lsp *l, struct json *out, struct lsp_reading *r, const struct node *parent)
{
	for (const struct node *n = parent->first; n; n = n->next) {
		if (n->is_handed_on)
			continue;
		if (!symbol_of(n->kind)) {
			write_below(l, out, r, n);
			continue;
		}
		const struct arg *title = title_of(n);
		json_item(out);
		json_open(out, '{');
		write_symbol_head(l, out, n);
		lsp_range(l, out, "range", &r->places, node_extent(n));
		lsp_range(l, out, "selectionRange", &r->places, title ? arg_inside(title) : n->word);
		json_key(out, "children");
		json_open(out, '[');
		write_below(l, out, r, n);
		json_close(out, ']');
		json_close(out, '}');
	}
}

static void write_flat(struct lsp *l, struct json *out, struct lsp_places *places, const struct ast *ast, struct str wanted)
{
	for (const struct node *n = ast->root->first; n; n = node_after(n)) {
		struct str name = name_of(&l->scratch, n), folded = str_bare(&l->scratch, name);
		bool is_wanted = symbol_of(n->kind) && !n->is_handed_on && (!wanted.len || str_find_text(folded, 0, wanted) < folded.len);
		for (uint32_t i = 0; i < n->arg_count && !is_wanted && symbol_of(n->kind); i++)
			is_wanted = n->args[i].kind == ARG_WORD && str_find_text(n->args[i].text, 0, wanted) < n->args[i].text.len;
		if (!is_wanted)
			continue;
		json_item(out);
		json_open(out, '{');
		json_text(out, "name", name);
		json_number(out, "kind", symbol_of(n->kind));
		json_text(out, "containerName", n->parent->kind == KIND_FILE ? path_name(source_of(places->sources, n->span)->path) : name_of(&l->scratch, n->parent));
		json_key(out, "location");
		lsp_write_location(l, out, places, node_extent(n));
		json_close(out, '}');
	}
}

void lsp_symbols(struct lsp *l, const struct json_value *params, struct json *out)
{
	struct lsp_spot s;
	if (!lsp_find(l, params, &s))
		return;
	json_open(out, '[');
	if (l->has_hierarchy)
		write_below(l, out, s.reading, s.reading->ast->root);
	else
		write_flat(l, out, &s.reading->places, s.reading->ast, (struct str){ 0 });
	json_close(out, ']');
}

/* ---- of all maps ---- */

struct symbol_search {
	struct lsp *l;
	struct json *out;
	struct str wanted; /* as str_bare gives it */
};

static void search_map(void *search, struct str path, struct str text)
{
	struct symbol_search *s = search;
	struct sources sources;
	struct findings found;
	sources_init(&sources);
	findings_init(&found);
	struct ast *ast = ast_parse(&sources, source_add(&sources, path, text, &found), &found);
	struct lsp_places places = { .arena = &s->l->scratch, .sources = &sources };
	write_flat(s->l, s->out, &places, ast, s->wanted);
	ast_free(ast);
	findings_finish(&found);
	sources_finish(&sources);
}

void lsp_project_symbols(struct lsp *l, const struct json_value *params, struct json *out)
{
	struct symbol_search s = { l, out, str_bare(&l->scratch, json_text_at(params, "query")) };
	json_open(out, '[');
	lsp_each_map_of_folders(l, search_map, &s);
	json_close(out, ']');
}
