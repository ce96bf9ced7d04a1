/* read.c — from a file, and what it includes, to a map. */
#include "map/bind.h"
#include "map/certainty.h"
#include "map/data.h"
#include "cjm/feeling_words.h"
#include "cjm/memory.h"
#include "map/readings.h"

#include <math.h>
#include <stdlib.h>

/* ---- feelings ---- */

static void report_out_of_scale(struct binder *b, const struct feeling *f)
{
	struct finding *e = finding_add(b->found, SEVERITY_ERROR, "feeling-out-of-scale", f->thing.word, "this emotion is outside the scale");
	struct arena *a = &b->found->arena;
	e->hint = str_fmt(a, "the scale goes from %.*s to %.*s; to use another one, set it at the top of the file: scale 1..5", STR_ARG(str_number(a, b->map->scale.low, 2)),
		STR_ARG(str_number(a, b->map->scale.high, 2)));
}

/* A word without a number: its place is the one that such words usually have. A word that is not known has none. */
static void guess_place(struct binder *b, struct feeling *f)
{
	struct range r = b->map->scale;
	if (!b->lexicon)
		b->lexicon = lexicon_new(bind_arena(b));
	struct word_level of = feeling_of_words(b->lexicon, bind_arena(b), f->thing.text);
	if (!of.is_known)
		of = feeling_of_faces(b->lexicon, f->thing.text);
	f->is_placed = f->is_guessed = of.is_known;
	f->level = of.is_known ? of.level / 2 : NAN;
	f->value = of.is_known ? (r.low + r.high) / 2 + f->level * (r.high - r.low) / 2 : NAN;
}

static void scale_feeling(struct binder *b, struct feeling *f)
{
	struct range r = b->map->scale;
	if (isnan(f->value)) {
		guess_place(b, f);
		return;
	}
	if (f->value < r.low || f->value > r.high)
		report_out_of_scale(b, f);
	f->is_placed = true;
	f->level = (f->value - (r.low + r.high) / 2) / ((r.high - r.low) / 2);
	f->level = f->level < -1 ? -1 : f->level > 1 ? 1 : f->level;
}

/* ---- files ---- */

static void bind_file(struct binder *b, uint32_t file);

static bool is_being_included(const struct binder *b, uint32_t file)
{
	for (int i = 0; i < b->include_depth; i++)
		if (b->included_from[i] == file)
			return true;
	return false;
}

/* Another map of the same run may have brought the file in already: then its text is here, but not what it says. */
static bool is_in_map(const struct binder *b, uint32_t file)
{
	for (size_t i = 0; i < b->map->asts.len; i++)
		if (b->map->asts.at[i]->file == file)
			return true;
	return false;
}

/* Names that nobody declares may come from a file that could not be read; the finding before this says why. */
static void lose_include(struct binder *b)
{
	if (!b->lost_include)
		b->lost_include = b->found->len;
}

static void refuse_include(struct binder *b, const struct arg *path, struct str why, struct str hint)
{
	finding_add(b->found, SEVERITY_ERROR, "include", path->span, "%.*s", STR_ARG(why))->hint = hint;
	b->map->lacks_includes = true;
}

/* A path that climbs out of the project is right where a folder above is the project. */
static struct str hint_of_include(const struct binder *b, struct str from, struct str path)
{
	int depth = b->reader && b->reader->depth ? b->reader->depth(b->reader->context, from) : 0;
	return link_climb(path) > depth ? STR("to include files of a folder above, put a file project.cjm with the line `project` there, or use --root DIR")
		: STR("the path is relative to the folder of the including file");
}

static void include_file(struct binder *b, const struct node *n)
{
	const struct arg *a = node_arg(n, 0);
	if (!a)
		return;
	size_t place = b->map->included.len;
	bind_push_text(b, &b->map->includes, a->text);
	VEC_PUSH(bind_arena(b), &b->map->included, 0);
	struct buf text = { 0 }, found = { 0 }, why = { 0 };
	const struct source *from = source_of(b->sources, n->span);
	bool fine = b->reader && b->reader->read(b->reader->context, from->path, a->text, &text, &found, &why);
	uint32_t file = 0;
	for (size_t i = 0; fine && i < b->sources->files.len && !file; i++)
		if (str_equal(b->sources->files.at[i]->path, buf_as_str(&found)))
			file = (uint32_t)i + 1;
	bool is_bound = file && is_in_map(b, file);
	if (!fine) {
		refuse_include(b, a, why.len ? buf_as_str(&why) : STR("files cannot be included here"), hint_of_include(b, from->path, a->text));
		lose_include(b);
	} else if (is_bound && is_being_included(b, file)) {
		refuse_include(b, a, STR("the files include each other in a loop"), STR("remove one of these lines; put what both need into a third file"));
	} else if (!is_bound && b->include_depth == INCLUDE_DEPTH) {
		refuse_include(b, a, STR("the files include each other too deeply"), STR(""));
	} else if (!is_bound) {
		file = file ? file : source_add(b->sources, buf_as_str(&found), buf_as_str(&text), b->found);
		bind_file(b, file);
	}
	b->map->included.at[place] = file;
	buf_finish(&text);
	buf_finish(&found);
	buf_finish(&why);
}

/* The main file's language and scale hold; an included file's do where the main one says none. */
static bool is_overruled(const struct binder *b, const struct node *n)
{
	bool is_main = n->span.file == b->map->file;
	if (n->kind == KIND_LANGUAGE)
		return !is_main && b->map->has_language;
	return !is_main && b->map->scale.given;
}

static void bind_file(struct binder *b, uint32_t file)
{
	struct ast *ast = ast_parse(b->sources, file, b->found);
	VEC_PUSH(bind_arena(b), &b->map->asts, ast);
	if (ast->is_newer)
		lose_include(b);
	b->included_from[b->include_depth++] = file;
	/* What rules the whole file comes first, so that the order of lines does not matter. */
	for (const struct node *n = ast->root->first; n; n = n->next)
		if ((n->kind == KIND_LANGUAGE || n->kind == KIND_SCALE) && !is_overruled(b, n)) {
			bind_node(b, KIND_FILE, b->map, NULL, n);
			if (n->kind == KIND_LANGUAGE)
				bind_language(b, n);
			b->map->has_language |= n->kind == KIND_LANGUAGE;
		}
	size_t count;
	struct ranked_statement *children = bind_ranked(b, ast->root, &count);
	for (size_t i = 0; i < count; i++) {
		const struct node *n = children[i].node;
		b->top = n->kind;
		if (n->kind == KIND_INCLUDE)
			include_file(b, n);
		else if (n->kind != KIND_LANGUAGE && n->kind != KIND_SCALE)
			bind_node(b, KIND_FILE, b->map, NULL, n);
	}
	b->include_depth--;
}

/* By what stands at the top, so that it makes no difference which file says it. */
static void finish_names(struct binder *b)
{
	bind_ids(b);
	for (int top = 0; top <= KIND_JOURNEY; top++)
		for (size_t i = 0; i < b->pending[top].len; i++)
			bind_resolve(b, &b->pending[top].at[i]);
	bind_ids(b);
}

/* Names that nobody declares follow from a file that is missing: they are counted, not told one by one. */
static void report_what_is_lost(struct binder *b)
{
	size_t count = b->not_reported.len;
	if (!count)
		return;
	struct finding *f = &b->found->at[b->lost_include - 1];
	struct str first = b->not_reported.entries[0].name;
	finding_say(f);
	f->hint = count == 1 ? str_fmt(&b->found->arena, "%.*s; it may declare `%.*s`, which is used here", STR_ARG(f->hint), STR_ARG(first))
		: str_fmt(&b->found->arena, "%.*s; it may declare `%.*s` and %zu more names that are used here", STR_ARG(f->hint), STR_ARG(first), count - 1);
}

struct map *map_read(struct sources *s, uint32_t file, const struct reader *reader, struct findings *found)
{
	struct map *m = memory_new(sizeof *m);
	arena_init(&m->arena);
	m->sources = s;
	m->file = file;
	struct binder *b = ARENA_NEW(&m->arena, struct binder);
	b->map = m;
	b->sources = s;
	b->found = found;
	b->reader = reader;
	bind_scope_init(b, &b->global);
	m->names = &b->global;
	names_init(&b->meetings, &m->arena);
	names_init(&b->reported, &m->arena);
	names_init(&b->not_reported, &m->arena);
	field_order_all(&b->fields);
	bind_file(b, file);
	if (!m->language.len)
		m->language = STR("en");
	if (!m->scale.given || m->scale.low >= m->scale.high)
		m->scale = (struct range){ m->scale.given, -2, 2 };
	bind_fill_known(m);
	finish_names(b);
	bind_meetings(b);
	bind_ids(b);
	report_what_is_lost(b);
	for (size_t i = 0; i < b->maybe_named.len; i++)
		bind_refer_if_named(b, &b->maybe_named.at[i]);
	bind_refer_strays(b);
	bind_report_terms(b);
	for (size_t i = 0; i < b->feelings_to_scale.len; i++)
		scale_feeling(b, b->feelings_to_scale.at[i].member);
	data_fill(m, s, reader, &b->datas, found);
	outside_judge(m, reader, &b->outers, found);
	readings_find(m);
	certainty_note_sources(m);
	bind_end(b);
	map_holds(m, found);
	findings_hold(s, found);
	return m;
}

void map_free(struct map *m)
{
	if (!m)
		return;
	for (size_t i = 0; i < m->asts.len; i++)
		ast_free(m->asts.at[i]);
	arena_finish(&m->arena);
	memory_free(m);
}
