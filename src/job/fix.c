/* fix.c — the edits of findings that name one way out, made in the texts of a check. A finding that asks "did you mean" guesses, and is left to the
 * author. No edit stays that loses one of the author's texts or remarks, or makes a mistake of what was none. */
#include "cjm/document.h"
#include "job/job.h"

#include <stdlib.h>

enum { ROUNDS_MOST = 20, TRIES_MOST = 100 }; /* one edit may show another; of a file's edits, so many parts that are not safe are parted again */

struct fixed { /* a file, as it was and as it is to be */
	struct str path, before, after;
	size_t findings;
};

struct fixing {
	struct arena arena;
	struct project *project; /* not owned; holds what is fixed */
	VEC(struct fixed *) files;
	int rounds;
};

/* ---- which edits ---- */

struct edits { /* of a file */
	VEC(const struct finding *) of; /* in the order in which they were found */
};

static bool is_over(const struct fix *a, const struct fix *b)
{
	return a->span.at < b->span.at + b->span.len + 1 && b->span.at < a->span.at + a->span.len + 1;
}

static bool is_over_another(const struct edits *e, const struct fix *fix)
{
	for (size_t i = 0; i < e->of.len; i++)
		for (size_t k = 0; k < e->of.at[i]->fix_count; k++)
			if (is_over(fix, &e->of.at[i]->fixes[k]))
				return true;
	return false;
}

static bool fits(const struct edits *all, const struct finding *f)
{
	for (size_t i = 0; i < f->fix_count; i++)
		if (!f->fixes[i].span.file || f->fixes[i].span.file != f->fixes[0].span.file || is_over_another(&all[f->fixes[i].span.file - 1], &f->fixes[i]))
			return false;
	return true;
}

static int by_place(const void *left, const void *right)
{
	const struct fix *a = left, *b = right;
	return (a->span.at > b->span.at) - (a->span.at < b->span.at);
}

static struct edits *edits_of(const struct check_job *c, struct arena *a)
{
	struct edits *all = arena_alloc(a, (c->sources.files.len + 1) * sizeof *all);
	for (size_t i = 0; i <= c->sources.files.len; i++)
		all[i] = (struct edits){ 0 };
	for (size_t i = 0; i < c->found.len; i++) {
		const struct finding *f = &c->found.at[i];
		if (finding_is_certain(f) && fits(all, f))
			VEC_PUSH(a, &all[f->fixes[0].span.file - 1].of, f);
	}
	return all;
}

static struct str edited(struct arena *a, struct str text, const struct edits *e)
{
	struct { VEC(struct fix) list; } fixes = { 0 };
	struct buf out = { 0 };
	size_t at = 0;
	for (size_t i = 0; i < e->of.len; i++)
		for (size_t k = 0; k < e->of.at[i]->fix_count; k++)
			VEC_PUSH(a, &fixes.list, e->of.at[i]->fixes[k]);
	if (fixes.list.len)
		qsort(fixes.list.at, fixes.list.len, sizeof *fixes.list.at, by_place);
	for (size_t i = 0; i < fixes.list.len; i++) {
		const struct fix *fix = &fixes.list.at[i];
		buf_str(&out, str_slice(text, at, fix->span.at));
		buf_str(&out, fix->text);
		at = fix->span.at + fix->span.len;
	}
	buf_str(&out, str_slice(text, at, text.len));
	struct str s = buf_take(&out, a);
	buf_finish(&out);
	return s;
}

/* ---- what must stay ---- */

struct author_text { /* of a text: what its author wrote in quotes, and behind '#' */
	struct sources sources;
	struct findings found;
	struct ast *ast;
	VEC(struct str) texts;
	struct arena arena;
};

static void read_author_text(struct author_text *c, struct str text)
{
	*c = (struct author_text){ 0 };
	arena_init(&c->arena);
	sources_init(&c->sources);
	findings_init(&c->found);
	c->ast = ast_parse(&c->sources, source_add(&c->sources, STR("map.cjm"), text, &c->found), &c->found);
	for (const struct node *n = c->ast->root->first; n; n = node_after(n))
		for (uint32_t i = 0; i < n->arg_count; i++)
			if (n->args[i].kind == ARG_TEXT)
				VEC_PUSH(&c->arena, &c->texts, n->args[i].text);
	for (size_t i = 0; i < c->ast->comments.len; i++) {
		struct span s = c->ast->comments.at[i].span;
		VEC_PUSH(&c->arena, &c->texts, str_slice(c->sources.files.at[0]->text, s.at, s.at + s.len));
	}
}

static void finish_author_text(struct author_text *c)
{
	ast_free(c->ast);
	findings_finish(&c->found);
	sources_finish(&c->sources);
	arena_finish(&c->arena);
}

static bool has_all(const struct author_text *now, const struct author_text *before)
{
	size_t kept = 0;
	for (size_t i = 0; i < now->texts.len && kept < before->texts.len; i++)
		kept += str_equal(now->texts.at[i], before->texts.at[kept]);
	return kept == before->texts.len;
}

/* Texts stay in their order, so that none takes another's place. */
static bool is_safe(struct str before, struct str after)
{
	struct author_text was, now;
	read_author_text(&was, before);
	read_author_text(&now, after);
	bool is_fine = has_all(&now, &was) && now.found.error_count <= was.found.error_count && now.found.len <= was.found.len;
	finish_author_text(&was);
	finish_author_text(&now);
	return is_fine;
}

/* ---- a round ---- */

static struct fixed *fixed_at(struct fixing *f, struct str path, struct str before)
{
	for (size_t i = 0; i < f->files.len; i++)
		if (str_equal(f->files.at[i]->path, path))
			return f->files.at[i];
	struct fixed *fixed = ARENA_NEW(&f->arena, struct fixed);
	fixed->path = str_copy(&f->arena, path);
	fixed->before = str_copy(&f->arena, before);
	VEC_PUSH(&f->arena, &f->files, fixed);
	return fixed;
}

/* As many of these as are safe together with those that were taken before: one that is not keeps none of the others from being made. */
static void take_safe(struct arena *a, struct str text, const struct finding *const *of, size_t count, struct edits *taken, int *tries)
{
	size_t before = taken->of.len;
	if (!count || !*tries)
		return;
	for (size_t i = 0; i < count; i++)
		VEC_PUSH(a, &taken->of, of[i]);
	if (is_safe(text, edited(a, text, taken)))
		return;
	taken->of.len = before;
	--*tries;
	if (count > 1) {
		take_safe(a, text, of, count / 2, taken, tries);
		take_safe(a, text, of + count / 2, count - count / 2, taken, tries);
	}
}

static void take_fixed(struct fixing *f, struct fixed *fixed, struct str after, size_t findings)
{
	fixed->after = str_copy(&f->arena, after);
	fixed->findings += findings;
	project_overlay(f->project, fixed->path.at, fixed->after);
}

/* The source is a map of it. Where an earlier one has got more lines in this round, the next round finds the others. */
static bool fix_document(struct fixing *f, const struct source *s, struct str after, size_t findings)
{
	struct markdown_maps d;
	struct buf text = { 0 }, out = { 0 }, why = { 0 };
	bool is_found = false;
	if (project_text(f->project, str_terminated(&f->arena, s->path), &text, &why)) {
		size_t done = 0;
		document_read(&d, s->path, str_without_mark(buf_as_str(&text)));
		for (size_t i = 0; i < d.maps.len && !is_found; i++) {
			is_found = str_equal(d.maps.at[i].text, s->text);
			if (is_found)
				document_put(&d, &d.maps.at[i], after, &done, &out);
		}
		buf_str(&out, str_slice(d.text, done, d.text.len));
		if (is_found)
			take_fixed(f, fixed_at(f, s->path, d.text), buf_as_str(&out), findings);
		document_finish(&d);
	}
	buf_finish(&text);
	buf_finish(&out);
	buf_finish(&why);
	return is_found;
}

static bool fix_file(struct fixing *f, const struct source *s, const struct edits *e, struct arena *a)
{
	struct edits taken = { 0 };
	int tries = TRIES_MOST;
	take_safe(a, s->text, e->of.at, e->of.len, &taken, &tries);
	if (!taken.of.len)
		return false;
	if (path_is_document(s->path))
		return fix_document(f, s, edited(a, s->text, &taken), taken.of.len);
	take_fixed(f, fixed_at(f, s->path, s->text), edited(a, s->text, &taken), taken.of.len);
	return true;
}

/* True where the maps are to be checked again, as the project holds them now. */
static bool make_edits(struct fixing *f, const struct check_job *c)
{
	struct arena arena;
	bool any = false;
	arena_init(&arena);
	const struct edits *all = edits_of(c, &arena);
	for (size_t i = 0; i < c->sources.files.len; i++)
		if (all[i].of.len)
			any |= fix_file(f, c->sources.files.at[i], &all[i], &arena);
	arena_finish(&arena);
	return any && ++f->rounds < ROUNDS_MOST;
}

static bool is_still(const struct fixed *f, struct str bytes, struct buf *after)
{
	struct str text = str_without_mark(bytes);
	buf_str(after, str_slice(bytes, 0, bytes.len - text.len));
	buf_str(after, f->after);
	return str_equal(text, f->before);
}

/* What is to be written, if the file is still the text that was checked. */
static bool take_bytes(struct fixing *f, const struct fixed *file, struct replacing *r, struct buf *why)
{
	struct buf bytes = { 0 }, after = { 0 };
	project_overlay(f->project, file->path.at, (struct str){ 0 });
	bool is_read = project_text(f->project, file->path.at, &bytes, why), fine = is_read && is_still(file, buf_as_str(&bytes), &after);
	if (is_read && !fine)
		buf_fmt(why, "%.*s was not changed: it is not the text that was checked", STR_ARG(file->path));
	*r = (struct replacing){ file->path.at, buf_take(&bytes, &f->arena), buf_take(&after, &f->arena) };
	buf_finish(&bytes);
	buf_finish(&after);
	return fine;
}

static void begin_again(struct check_job *c)
{
	const struct request *r = c->request;
	struct project *p = c->project;
	check_job_finish(c);
	check_job_init(c, r, p);
}

/* All of them or none: a map that is corrected may need the file that it includes to be, too. */
static enum outcome write_all(struct fixing *f, struct check_job *c, struct buf *why)
{
	const struct disk *disk = f->project->disk;
	struct replacing *all = arena_alloc(&f->arena, (f->files.len + 1) * sizeof *all);
	bool fine = true;
	for (size_t i = 0; i < f->files.len && fine; i++)
		fine = take_bytes(f, f->files.at[i], &all[i], why);
	if (fine && f->files.len)
		fine = disk && disk->replace && disk->replace(disk->context, all, f->files.len, why) == DISK_FINE;
	for (size_t i = 0; i < f->files.len && fine; i++)
		VEC_PUSH(&c->arena, &c->notes.list, str_fmt(&c->arena, "%.*s: %zu fixed", STR_ARG(f->files.at[i]->path), f->files.at[i]->findings));
	return fine ? OUTCOME_FINE : OUTCOME_FAILED;
}

enum outcome check_job_fix(struct check_job *c, check_adder *add_all, void *context, struct buf *why)
{
	struct fixing f = { .project = c->project };
	arena_init(&f.arena);
	bool is_read = add_all(context);
	for (; is_read && make_edits(&f, c); is_read = add_all(context))
		begin_again(c);
	begin_again(c);
	enum outcome outcome = is_read ? write_all(&f, c, why) : OUTCOME_FINE;
	for (size_t i = 0; i < f.files.len; i++)
		project_overlay(f.project, f.files.at[i]->path.at, (struct str){ 0 });
	arena_finish(&f.arena);
	return outcome;
}
