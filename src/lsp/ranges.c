/* ranges.c — what can be folded, what a selection grows to, and what leads to another file. */
#include "lsp/lsp.h"

/* ---- folding ---- */

static void write_fold(struct json *out, size_t first, size_t last, const char *kind)
{
	if (first >= last)
		return;
	json_item(out);
	json_open(out, '{');
	json_number(out, "startLine", (double)first);
	json_number(out, "endLine", (double)last);
	if (kind)
		json_text(out, "kind", str_of(kind));
	json_close(out, '}');
}

static void fold_statements(struct json *out, const struct lsp_lines *lines, const struct ast *ast)
{
	size_t done = SIZE_MAX; /* of several that begin on a line, the first has all of them */
	for (const struct node *n = ast->root->first; n; n = node_after(n)) {
		struct span extent = node_extent(n);
		size_t first = lsp_line_at(lines, extent.at), last = lsp_line_at(lines, extent.at + extent.len);
		if (!n->is_handed_on && first != done)
			write_fold(out, first, last, NULL);
		done = first;
	}
}

static void fold_comments(struct json *out, const struct lsp_lines *lines, const struct ast *ast)
{
	for (size_t i = 0; i < ast->comments.len;) {
		size_t first = lsp_line_at(lines, ast->comments.at[i].span.at), last = first;
		bool is_alone = ast->comments.at[i++].on_own_line;
		while (is_alone && i < ast->comments.len && ast->comments.at[i].on_own_line && lsp_line_at(lines, ast->comments.at[i].span.at) == last + 1)
			last = lsp_line_at(lines, ast->comments.at[i++].span.at);
		write_fold(out, first, last, "comment");
	}
}

static void fold_includes(struct json *out, const struct lsp_lines *lines, const struct ast *ast)
{
	for (const struct node *n = ast->root->first; n;) {
		size_t first = lsp_line_at(lines, n->span.at), last = first;
		bool includes = n->kind == KIND_INCLUDE;
		for (n = n->next; includes && n && n->kind == KIND_INCLUDE; n = n->next)
			last = lsp_line_at(lines, n->span.at);
		write_fold(out, first, last, "imports");
	}
}

void lsp_folding(struct lsp *l, const struct json_value *params, struct json *out)
{
	struct lsp_spot s;
	if (!lsp_find(l, params, &s))
		return;
	const struct lsp_lines *lines = lsp_lines_of(&s.reading->places, s.reading->file);
	json_open(out, '[');
	fold_statements(out, lines, s.reading->ast);
	fold_comments(out, lines, s.reading->ast);
	fold_includes(out, lines, s.reading->ast);
	json_close(out, ']');
}

/* ---- selection ---- */

struct selection_steps { VEC(struct span) list; }; /* from the inside outwards */

static void add_step(struct selection_steps *steps, struct arena *a, struct span span)
{
	const struct span *last = steps->list.len ? &steps->list.at[steps->list.len - 1] : NULL;
	bool is_wider = !last || (span.at <= last->at && span.at + span.len >= last->at + last->len && span.len > last->len);
	if (is_wider)
		VEC_PUSH(a, &steps->list, span);
}

static void write_steps(struct lsp *l, struct json *out, struct lsp_places *places, const struct selection_steps *steps)
{
	for (size_t i = 0; i < steps->list.len; i++) {
		if (i)
			json_key(out, "parent");
		json_open(out, '{');
		lsp_range(l, out, "range", places, steps->list.at[i]);
	}
	for (size_t i = 0; i < steps->list.len; i++)
		json_close(out, '}');
}

static void write_selection(struct lsp *l, struct json *out, struct lsp_spot *s, const struct json_value *position)
{
	struct selection_steps steps = { 0 };
	struct arena *a = &l->scratch;
	uint32_t at = lsp_at(l, s, position);
	const struct node *n = lsp_node_at(s, at);
	const struct arg *arg = n->kind == KIND_FILE ? NULL : lsp_arg_at(n, at);
	bool is_on_word = n->kind != KIND_FILE && n->word.at <= at && at <= n->word.at + n->word.len;
	add_step(&steps, a, (struct span){ s->reading->file, at, 0 });
	if (arg) {
		struct span inside = arg_inside(arg);
		if (inside.at <= at && at <= inside.at + inside.len)
			add_step(&steps, a, inside);
		add_step(&steps, a, arg->span);
	} else if (is_on_word) {
		add_step(&steps, a, n->word);
	}
	for (; n && n->kind != KIND_FILE; n = n->parent) {
		add_step(&steps, a, n->span);
		add_step(&steps, a, node_extent(n));
	}
	add_step(&steps, a, (struct span){ s->reading->file, 0, (uint32_t)s->reading->sources.files.at[s->reading->file - 1]->text.len });
	write_steps(l, out, &s->reading->places, &steps);
}

void lsp_selection(struct lsp *l, const struct json_value *params, struct json *out)
{
	struct lsp_spot s;
	const struct json_value *positions = json_at(params, "positions");
	if (!lsp_find(l, params, &s))
		return;
	json_open(out, '[');
	for (const struct json_value *p = positions ? positions->first : NULL; p; p = p->next) {
		json_item(out);
		write_selection(l, out, &s, p);
	}
	json_close(out, ']');
}

/* ---- links ---- */

static struct str target_of(struct lsp *l, const struct lsp_spot *s, const struct node *n, const struct arg *arg)
{
	struct buf path = { 0 }, tidy = { 0 };
	if (link_is_address(arg->text))
		return arg->text;
	if (!map_is_path(n->kind) && n->kind != KIND_INCLUDE && !(statement_of(n->kind)->slots[arg->slot].type == SLOT_REF_OR_TEXT && arg->kind == ARG_TEXT))
		return (struct str){ 0 };
	if (!link_is_safe(arg->text))
		return (struct str){ 0 };
	buf_str(&path, path_folder(s->document->path));
	buf_str(&path, str_slice(arg->text, 0, str_find(arg->text, '#')));
	path_tidy(&tidy, buf_as_str(&path));
	struct str uri = lsp_uri_of_path(l, &l->scratch, buf_take(&tidy, &l->scratch));
	buf_finish(&path);
	buf_finish(&tidy);
	return uri;
}

void lsp_links(struct lsp *l, const struct json_value *params, struct json *out)
{
	struct lsp_spot s;
	if (!lsp_find(l, params, &s))
		return;
	json_open(out, '[');
	for (const struct node *n = s.reading->ast->root->first; n; n = node_after(n))
		for (uint32_t i = 0; i < n->arg_count && !n->is_handed_on; i++) {
			struct str target = n->args[i].kind == ARG_TEXT ? target_of(l, &s, n, &n->args[i]) : (struct str){ 0 };
			if (!target.len)
				continue;
			json_item(out);
			json_open(out, '{');
			lsp_range(l, out, "range", &s.reading->places, arg_inside(&n->args[i]));
			json_text(out, "target", target);
			json_close(out, '}');
		}
	json_close(out, ']');
}
