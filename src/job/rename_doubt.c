/* rename_doubt.c — where a map has errors: whether the old name stands in what could not be understood. Elsewhere an error is no hindrance. */
#include "cjm/rename.h"

static bool is_part_of_word(struct str text, size_t at)
{
	if (at >= text.len)
		return false;
	char c = text.at[at];
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || (unsigned char)c >= 0x80;
}

static bool covers(struct span whole, struct span part)
{
	return whole.file == part.file && whole.at <= part.at && part.at + part.len <= whole.at + whole.len;
}

static bool is_in_comment(const struct ast *ast, struct span place)
{
	for (size_t i = 0; i < ast->comments.len; i++)
		if (covers(ast->comments.at[i].span, place))
			return true;
	return false;
}

/* An argument of a statement whose keyword is known: what it names follows from the reading of the map. */
static bool is_read(const struct ast *ast, struct span place)
{
	for (const struct node *n = ast->root->first; n && n->span.at <= place.at; n = node_after(n))
		for (uint32_t i = 0; i < n->arg_count && !n->is_guess; i++)
			if (covers(n->args[i].span, place))
				return true;
	return false;
}

static bool has_error(const struct findings *found, struct span place)
{
	for (size_t i = 0; i < found->len; i++) {
		const struct finding *f = &found->at[i];
		if (f->severity == SEVERITY_ERROR && f->span.file == place.file && f->span.at < place.at + place.len && place.at < f->span.at + f->span.len)
			return true;
	}
	return false;
}

static struct span doubt_in(const struct ast *ast, struct str text, const struct findings *found, struct str name)
{
	for (size_t at = str_find_text(text, 0, name); at < text.len; at = str_find_text(text, at + 1, name)) {
		struct span place = { ast->file, (uint32_t)at, (uint32_t)name.len };
		bool is_word = !(at && is_part_of_word(text, at - 1)) && !is_part_of_word(text, at + name.len);
		if (is_word && !is_in_comment(ast, place) && (!is_read(ast, place) || has_error(found, place)))
			return place;
	}
	return (struct span){ 0 };
}

struct span rename_doubt(const struct map *m, const struct sources *sources, const struct findings *found, struct str name)
{
	struct span place = { 0 };
	for (size_t i = 0; i < m->asts.len && !place.file; i++)
		place = doubt_in(m->asts.at[i], sources->files.at[m->asts.at[i]->file - 1]->text, found, name);
	return place;
}
