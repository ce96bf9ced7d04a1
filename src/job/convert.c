/* convert.c — texts made of texts: nothing of the first may be lost. */
#include "cjm/convert.h"

#include "cjm/fmt.h"

#include <string.h>

void conversion_init(struct conversion *c)
{
	*c = (struct conversion){ 0 };
	sources_init(&c->sources);
	findings_init(&c->found);
}

void conversion_finish(struct conversion *c)
{
	findings_finish(&c->found);
	sources_finish(&c->sources);
	buf_finish(&c->text);
	buf_finish(&c->why);
}

/* ---- laid out anew ---- */

struct node_counts { /* of what a text holds */
	size_t nodes, lines;
};

static void count_nodes(const struct node *n, struct node_counts *a)
{
	for (; n; n = n->next) {
		a->nodes++;
		for (uint32_t i = 0; i < n->arg_count; i++) /* a text of two lines becomes two texts */
			for (size_t at = 0; at <= n->args[i].text.len; at++)
				a->lines += at == n->args[i].text.len || n->args[i].text.at[at] == '\n';
		count_nodes(n->first, a);
	}
}

static bool hold_as_much(const struct ast *a, const struct ast *b)
{
	struct node_counts of_a = { 0 }, of_b = { 0 };
	count_nodes(a->root->first, &of_a);
	count_nodes(b->root->first, &of_b);
	return a->comments.len == b->comments.len && of_a.nodes == of_b.nodes && of_a.lines == of_b.lines;
}

/* Formats what was formatted: nothing may change, and nothing may be missing. A mistake of the formatter's own must never cost
 * the author a word. */
static bool is_faithful(const struct ast *before, struct str formatted)
{
	struct sources sources;
	struct findings found;
	struct buf again = { 0 };
	sources_init(&sources);
	findings_init(&found);
	struct ast *after = ast_parse(&sources, source_add(&sources, STR("formatted"), formatted, &found), &found);
	ast_format(&sources, after, &again);
	bool faithful = !found.error_count && str_equal(buf_as_str(&again), formatted) && hold_as_much(before, after);
	ast_free(after);
	findings_finish(&found);
	sources_finish(&sources);
	buf_finish(&again);
	return faithful;
}

bool convert_layout(struct conversion *c, struct str path, struct str text)
{
	struct ast *ast = ast_parse(&c->sources, source_add(&c->sources, path, text, &c->found), &c->found);
	bool fine = !c->found.error_count;
	if (fine) {
		ast_format(&c->sources, ast, &c->text);
		fine = str_equal(text, buf_as_str(&c->text)) || is_faithful(ast, buf_as_str(&c->text));
		if (!fine)
			buf_fmt(&c->why, "%.*s was not changed: formatting would change its meaning, which is a bug in cjm; please report it", STR_ARG(path));
	}
	ast_free(ast);
	return fine;
}

/* ---- with names ---- */

/* For which everything in it has to be known. */
static bool give_names(struct conversion *c, struct project *p, struct str path, struct str text, struct buf *named)
{
	struct reader reader = project_reader(p);
	reader.picture = NULL;
	project_set_root(p, str_terminated(&c->sources.arena, path));
	struct map *map = map_read(&c->sources, source_add(&c->sources, path, text, &c->found), &reader, &c->found);
	bool fine = !c->found.error_count;
	if (fine)
		map_give_names(map, named);
	map_free(map);
	return fine;
}

bool convert_naming(struct conversion *c, struct project *p, struct str path, struct str text)
{
	struct buf named = { 0 };
	bool fine = give_names(c, p, path, text, &named);
	if (fine) { /* what is found from now on stands in the text with names */
		conversion_finish(c);
		conversion_init(c);
		fine = convert_layout(c, path, buf_as_str(&named));
	}
	buf_finish(&named);
	return fine;
}

/* ---- of what is no map ---- */

static bool options_fit(struct conversion *c, const struct import_request *r, struct str path)
{
	const char *name = import_format_name(r->format);
	if (r->options.sheet.len && !import_has_sheets(r->format))
		buf_fmt(&c->why, "--sheet is only for workbooks, but %.*s is read as %s", STR_ARG(path), name);
	else if (r->options.lane_count && !import_has_lanes(r->format))
		buf_fmt(&c->why, "--lane is only for tables, but %.*s is read as %s", STR_ARG(path), name);
	return !c->why.len;
}

bool convert_import(struct conversion *c, struct import_request r, struct str path, struct str bytes)
{
	bool is_known = r.format != IMPORT_FORMAT_COUNT || import_guess(path, bytes, &r.format, &c->found);
	return is_known && options_fit(c, &r, path) && import_map(r.format, &c->sources, path, bytes, r.options, &c->text, &c->found);
}
