/* actions.c — what can be done at a place: the edits that findings name, one by one, all of a kind, or all that are certain. */
#include "lsp/actions.h"

#include <stdlib.h>

enum { TITLE_MOST = 40 /* bytes of a text that a title shows */ };

bool lsp_wants_kind(const struct lsp_actions *a, const char *kind)
{
	const struct json_value *only = json_at(a->params, "context.only");
	for (const struct json_value *v = only ? only->first : NULL; v; v = v->next)
		if (v->text.len && str_starts(str_of(kind), v->text.at) && (kind[v->text.len] == '.' || !kind[v->text.len]))
			return true;
	return !only;
}

/* ---- writing one ---- */

static int by_place(const void *left, const void *right)
{
	const struct fix *a = left, *b = right;
	return a->span.file != b->span.file ? (a->span.file > b->span.file) - (a->span.file < b->span.file) : (a->span.at > b->span.at) - (a->span.at < b->span.at);
}

static void write_changes(const struct lsp_actions *a, struct lsp_places *places, const struct lsp_edits *edits)
{
	uint32_t file = 0;
	if (edits->list.len)
		qsort(edits->list.at, edits->list.len, sizeof *edits->list.at, by_place);
	json_key(a->out, "changes");
	json_open(a->out, '{');
	for (size_t i = 0; i < edits->list.len; i++) {
		const struct fix *fix = &edits->list.at[i];
		if (fix->span.file != file) {
			if (file)
				json_close(a->out, ']');
			file = fix->span.file;
			json_key(a->out, str_terminated(&a->l->scratch, lsp_uri_of_path(a->l, &a->l->scratch, source_of(places->sources, fix->span)->path)));
			json_open(a->out, '[');
		}
		json_item(a->out);
		lsp_write_edit(a->l, a->out, places, fix->span, fix->text);
	}
	if (file)
		json_close(a->out, ']');
	json_close(a->out, '}');
}

void lsp_write_action(const struct lsp_actions *a, const char *kind, struct str title, const struct finding *solved, struct lsp_places *places, const struct lsp_edits *edits)
{
	json_item(a->out);
	json_open(a->out, '{');
	json_text(a->out, "title", title);
	json_text(a->out, "kind", str_of(kind));
	if (solved) {
		json_key(a->out, "diagnostics");
		json_open(a->out, '[');
		json_item(a->out);
		lsp_write_diagnostic(a->l, a->out, a->check, solved);
		json_close(a->out, ']');
		json_truth(a->out, "isPreferred", finding_is_certain(solved));
	}
	json_key(a->out, "edit");
	json_open(a->out, '{');
	write_changes(a, places, edits);
	json_close(a->out, '}');
	json_close(a->out, '}');
}

/* ---- the edits of findings ---- */

static bool is_over(const struct lsp_edits *e, const struct finding *f)
{
	for (size_t i = 0; i < f->fix_count; i++)
		for (size_t k = 0; k < e->list.len; k++) {
			struct span one = f->fixes[i].span, other = e->list.at[k].span;
			if (one.file == other.file && one.at < other.at + other.len + 1 && other.at < one.at + one.len + 1)
				return true;
		}
	return false;
}

static void add_edits(const struct lsp_actions *a, struct lsp_edits *e, const struct finding *f)
{
	for (size_t i = 0; i < f->fix_count; i++)
		VEC_PUSH(&a->l->scratch, &e->list, f->fixes[i]);
}

static struct str replaced_by(const struct lsp_actions *a, const struct finding *f)
{
	struct span span = f->fixes[0].span;
	return str_slice(source_of(&a->check->job.sources, span)->text, span.at, span.at + span.len);
}

static struct str shown(const struct lsp_actions *a, struct str text)
{
	struct str s = str_trim(text);
	bool is_short = s.len <= TITLE_MOST && str_find(s, '\n') == s.len;
	return is_short ? str_fmt(&a->l->scratch, "`%.*s`", STR_ARG(s)) : str_of(said("this"));
}

static struct str title_of(const struct lsp_actions *a, const struct finding *f)
{
	struct str was = replaced_by(a, f), is = f->fixes[0].text;
	struct arena *arena = &a->l->scratch;
	if (f->fix_count > 1 && f->hint.len)
		return str_fmt(arena, "%c%.*s", f->hint.at[0] >= 'a' && f->hint.at[0] <= 'z' ? f->hint.at[0] - 32 : f->hint.at[0], (int)f->hint.len - 1, f->hint.at + 1);
	if (!str_trim(is).len)
		return str_fmt(arena, "Remove %.*s", STR_ARG(shown(a, was)));
	if (!str_trim(was).len)
		return str_fmt(arena, "Insert %.*s", STR_ARG(shown(a, is)));
	return str_fmt(arena, "Replace %.*s with %.*s", STR_ARG(shown(a, was)), STR_ARG(shown(a, is)));
}

/* All its edits are in files that were read. */
static bool has_edits(const struct finding *f)
{
	for (size_t i = 0; i < f->fix_count; i++)
		if (!f->fixes[i].span.file)
			return false;
	return f->fix_count;
}

static bool is_here(const struct lsp_actions *a, const struct finding *f)
{
	return f->span.file == a->file && f->span.at <= a->to && a->from <= f->span.at + f->span.len;
}

struct wanted { /* of the document's findings */
	const char *id;                    /* of one check; NULL: any */
	const struct finding *as;          /* that have the same word replaced by the same; NULL: whatever they replace */
	bool takes_guesses;                /* also what is only proposed */
};

static bool is_wanted(const struct lsp_actions *a, const struct finding *f, const struct wanted *w)
{
	if (f->span.file != a->file || !has_edits(f) || (!w->takes_guesses && !finding_is_certain(f)) || (w->id && !str_is(str_of(f->id), w->id)))
		return false;
	return !w->as || (f->fix_count == 1 && str_equal(replaced_by(a, f), replaced_by(a, w->as)) && str_equal(f->fixes[0].text, w->as->fixes[0].text));
}

/* Their edits, but for those that touch an earlier one; gives how many findings they solve. */
static size_t gather(const struct lsp_actions *a, struct wanted w, struct lsp_edits *e)
{
	size_t count = 0;
	for (size_t i = 0; i < a->check->job.found.len; i++) {
		const struct finding *f = &a->check->job.found.at[i];
		if (!is_wanted(a, f, &w) || is_over(e, f))
			continue;
		add_edits(a, e, f);
		count++;
	}
	return count;
}

/* A word of another language is seldom there once: all of the same, and all that are only proposed. */
static void write_all_proposed(const struct lsp_actions *a, struct names *offered, const struct finding *f)
{
	struct lsp_edits same = { 0 }, all = { 0 };
	struct arena *arena = &a->l->scratch;
	struct str was = f->fix_count == 1 ? replaced_by(a, f) : (struct str){ 0 };
	size_t of_same = was.len && !names_add(offered, str_fmt(arena, "%s %.*s", f->id, STR_ARG(was)), offered) ? gather(a, (struct wanted){ f->id, f, true }, &same) : 0;
	size_t of_all = names_add(offered, str_of(f->id), offered) ? 0 : gather(a, (struct wanted){ f->id, NULL, true }, &all);
	if (of_same > 1)
		lsp_write_action(a, "quickfix", str_fmt(arena, "Replace %.*s with %.*s in all %zu places", STR_ARG(shown(a, was)), STR_ARG(shown(a, f->fixes[0].text)), of_same), f, &a->check->places, &same);
	if (of_all > 1 && of_all > of_same)
		lsp_write_action(a, "quickfix", str_fmt(arena, "Apply the proposals of all %zu findings of the check %s", of_all, f->id), f, &a->check->places, &all);
}

static void write_all_of_kind(const struct lsp_actions *a, struct names *offered, const struct finding *f)
{
	struct lsp_edits all = { 0 };
	if (!finding_is_certain(f)) {
		write_all_proposed(a, offered, f);
		return;
	}
	if (names_add(offered, str_of(f->id), offered))
		return;
	size_t count = gather(a, (struct wanted){ .id = f->id }, &all);
	if (count > 1)
		lsp_write_action(a, "quickfix", str_fmt(&a->l->scratch, "Fix all %zu findings of the check %s", count, f->id), f, &a->check->places, &all);
}

static void write_fixes(const struct lsp_actions *a)
{
	struct names offered;
	names_init(&offered, &a->l->scratch);
	for (size_t i = 0; i < a->check->job.found.len; i++) {
		const struct finding *f = &a->check->job.found.at[i];
		struct lsp_edits own = { 0 };
		if (!is_here(a, f) || !has_edits(f))
			continue;
		add_edits(a, &own, f);
		lsp_write_action(a, "quickfix", title_of(a, f), f, &a->check->places, &own);
		write_all_of_kind(a, &offered, f);
	}
}

static void write_fix_all(const struct lsp_actions *a)
{
	struct lsp_edits all = { 0 };
	if (gather(a, (struct wanted){ .id = NULL }, &all))
		lsp_write_action(a, "source.fixAll", str_of(said("Fix everything that has only one fix")), NULL, &a->check->places, &all);
}

static uint32_t file_by_path(const struct sources *s, struct str path)
{
	for (size_t i = 0; i < s->files.len; i++)
		if (str_equal(s->files.at[i]->path, path))
			return (uint32_t)i + 1;
	return 0;
}

void lsp_code_action(struct lsp *l, const struct json_value *params, struct json *out)
{
	struct lsp_actions a = { .l = l, .out = out, .params = params };
	if (!lsp_find(l, params, &a.spot))
		return;
	a.from = lsp_at(l, &a.spot, json_at(params, "range.start"));
	a.to = lsp_at(l, &a.spot, json_at(params, "range.end"));
	a.check = lsp_check_of(l, a.spot.document);
	a.file = file_by_path(&a.check->job.sources, a.spot.document->path);
	json_open(out, '[');
	if (a.file && lsp_wants_kind(&a, "quickfix"))
		write_fixes(&a);
	if (a.file && lsp_wants_kind(&a, "quickfix"))
		lsp_write_remedies(&a);
	if (a.file && lsp_wants_kind(&a, "source.fixAll"))
		write_fix_all(&a);
	if (lsp_wants_kind(&a, "refactor"))
		lsp_write_refactors(&a);
	json_close(out, ']');
}
