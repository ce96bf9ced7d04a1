/* merge_sound.c — whether two edits that have no conflict fit together: what one names, the other may have taken away. */
#include "cjm/map.h"
#include "cjm/merge.h"

struct merged_map {
	struct sources sources;
	struct findings found;
	struct map *map;
	struct arena arena;
	VEC(double) emotions; /* as they are written, in order */
};

static void note_emotion(void *context, const struct thing *t)
{
	struct merged_map *m = context;
	const struct feeling *f = (const struct feeling *)t;
	if (t->kind == KIND_FEEL && f->is_placed)
		VEC_PUSH(&m->arena, &m->emotions, f->value);
}

static void read_merged(struct merged_map *m, struct str text)
{
	*m = (struct merged_map){ .map = NULL };
	sources_init(&m->sources);
	findings_init(&m->found);
	arena_init(&m->arena);
	m->map = map_read(&m->sources, source_add(&m->sources, STR("-"), text, &m->found), NULL, &m->found);
	FOR_EACH(struct journey, j, m->map->journeys)
		journey_walk(j, note_emotion, m);
}

static void finish_merged(struct merged_map *m)
{
	map_free(m->map);
	findings_finish(&m->found);
	sources_finish(&m->sources);
	arena_finish(&m->arena);
}

static bool has_same_scale(const struct merged_map *a, const struct merged_map *b)
{
	return a->map->scale.low == b->map->scale.low && a->map->scale.high == b->map->scale.high;
}

static bool has_same_emotions(const struct merged_map *a, const struct merged_map *b)
{
	bool is_same = a->emotions.len == b->emotions.len;
	for (size_t i = 0; is_same && i < a->emotions.len; i++)
		is_same = a->emotions.at[i] == b->emotions.at[i];
	return is_same;
}

/* Numbers of one edit would be read on the scale of the other. */
static bool mixes_scales(const struct merged_map *base, const struct merged_map *ours, const struct merged_map *theirs)
{
	const struct merged_map *kept = has_same_scale(base, ours) ? ours : theirs;
	return !has_same_scale(ours, theirs) && !has_same_emotions(base, kept);
}

static void say_error(const struct merged_map *merged, struct buf *why)
{
	const struct finding *f = merged->found.at;
	while (f->severity != SEVERITY_ERROR)
		f++;
	const struct source *source = source_of(&merged->sources, f->span);
	buf_fmt(why, "the two edits do not fit together; line %u: %.*s", (unsigned)line_of(source, f->span.at), STR_ARG(f->message));
}

/* ---- nothing twice ---- */

/* How often each of its texts and comments is said. */
static struct names count_said(struct arena *a, struct str text)
{
	struct names counts;
	struct texts said = { 0 };
	struct sources sources;
	struct findings found;
	names_init(&counts, a);
	sources_init(&sources);
	findings_init(&found);
	struct ast *ast = ast_parse(&sources, source_add(&sources, STR("merged"), text, &found), &found);
	for (const struct node *n = ast->root->first; n; n = node_after(n))
		for (uint32_t i = 0; i < n->arg_count; i++)
			if (n->args[i].kind == ARG_TEXT)
				VEC_PUSH(a, &said.list, str_copy(a, n->args[i].text));
	for (size_t i = 0; i < ast->comments.len; i++)
		VEC_PUSH(a, &said.list, str_copy(a, str_trim(str_slice(text, ast->comments.at[i].span.at, ast->comments.at[i].span.at + ast->comments.at[i].span.len))));
	for (size_t i = 0; i < said.list.len; i++) {
		size_t *count = names_find(&counts, said.list.at[i]);
		if (!count)
			names_add(&counts, said.list.at[i], count = ARENA_NEW(a, size_t));
		++*count;
	}
	ast_free(ast);
	findings_finish(&found);
	sources_finish(&sources);
	return counts;
}

static size_t count_of(const struct names *counts, struct str text)
{
	const size_t *count = names_find(counts, text);
	return count ? *count : 0;
}

bool merge_says_once(struct str base, struct str ours, struct str theirs, struct str merged)
{
	struct arena a;
	bool fine = true;
	arena_init(&a);
	struct names was = count_said(&a, base), mine = count_said(&a, ours), yours = count_said(&a, theirs), is = count_said(&a, merged);
	for (size_t i = 0; i < is.len && fine; i++) {
		struct str text = is.entries[i].name;
		size_t before = count_of(&was, text), one = count_of(&mine, text), other = count_of(&yours, text), most = one > other ? one : other;
		most = one + other > before + most ? one + other - before : most;
		fine = count_of(&is, text) <= most;
	}
	arena_finish(&a);
	return fine;
}

bool merge_is_sound(struct str base, struct str ours, struct str theirs, struct str merged, struct buf *why)
{
	enum { BASE, OURS, THEIRS, MERGED, TEXTS };
	const struct str texts[TEXTS] = { base, ours, theirs, merged };
	struct merged_map maps[TEXTS];
	for (int i = 0; i < TEXTS; i++)
		read_merged(&maps[i], texts[i]);
	bool is_readable = !maps[OURS].found.error_count && !maps[THEIRS].found.error_count, has_error = is_readable && maps[MERGED].found.error_count;
	bool mixes = is_readable && !has_error && mixes_scales(&maps[BASE], &maps[OURS], &maps[THEIRS]);
	bool is_twice = is_readable && !has_error && !mixes && !merge_says_once(base, ours, theirs, merged);
	if (is_twice)
		buf_said(why, "both edits move the same lines, which are in the merged map twice: delete them at one of the two places");
	if (has_error)
		say_error(&maps[MERGED], why);
	else if (mixes)
		buf_said(why, "one edit changes the scale of emotions, and the other an emotion: compare each emotion with the scale");
	for (int i = 0; i < TEXTS; i++)
		finish_merged(&maps[i]);
	return !has_error && !mixes && !is_twice;
}
