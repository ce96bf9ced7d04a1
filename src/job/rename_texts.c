/* rename_texts.c — the texts of the files in which a name changes, and what differs in them as a patch. */
#include "cjm/rename.h"

#include "cjm/trees.h"
#include "cjm/unified.h"
#include "job/job.h"
#include "job/rename.h"

#include <stdlib.h>

static int compare_edits(const void *a, const void *b)
{
	const struct fix *x = a, *y = b;
	return (x->span.at > y->span.at) - (x->span.at < y->span.at);
}

static int compare_files(const void *a, const void *b)
{
	return str_compare((*(struct renamed_file *const *)a)->path, (*(struct renamed_file *const *)b)->path);
}

/* A mark at the beginning is no part of a text, and stays. */
static void find_mark(struct renaming *r, struct renamed_file *f)
{
	struct buf bytes = { 0 }, why = { 0 };
	if (project_text(r->project, f->path.at, &bytes, &why) && str_starts(buf_as_str(&bytes), STR_MARK) && !str_starts(f->before, STR_MARK))
		f->mark = STR(STR_MARK);
	buf_finish(&bytes);
	buf_finish(&why);
}

struct str renaming_bytes(struct renaming *r, const struct renamed_file *f, struct str text)
{
	return f->mark.len ? str_fmt(&r->arena, "%.*s%.*s", STR_ARG(f->mark), STR_ARG(text)) : text;
}

static void make_text(struct renaming *r, struct renamed_file *f)
{
	struct buf b = { 0 };
	size_t done = 0;
	if (f->edits.len)
		qsort(f->edits.at, f->edits.len, sizeof *f->edits.at, compare_edits);
	for (size_t i = 0; i < f->edits.len; i++) {
		buf_str(&b, str_slice(f->before, done, f->edits.at[i].span.at));
		buf_str(&b, f->edits.at[i].text);
		done = f->edits.at[i].span.at + f->edits.at[i].span.len;
	}
	buf_str(&b, str_slice(f->before, done, f->before.len));
	f->after = buf_take(&b, &r->arena);
	buf_finish(&b);
}

void renaming_make_texts(struct renaming *r)
{
	if (r->files.len)
		qsort(r->files.at, r->files.len, sizeof *r->files.at, compare_files);
	for (size_t i = 0; i < r->files.len; i++) {
		find_mark(r, r->files.at[i]);
		make_text(r, r->files.at[i]);
	}
}

void renaming_write_patch(struct renaming *r, bool has_color, struct buf *out)
{
	project_set_root(r->project, "-");
	struct str root = buf_as_str(&r->project->root);
	for (size_t i = 0; i < r->files.len; i++) {
		const struct renamed_file *f = r->files.at[i];
		struct str real = disk_real(r->project->disk, f->path.at, &r->arena);
		struct str path = path_is_below(root, real) ? str_slice(real, root.len + !str_ends(root, "/"), real.len) : f->path;
		unified_diff(path, renaming_bytes(r, f, f->before), renaming_bytes(r, f, f->after), has_color, out);
	}
}
