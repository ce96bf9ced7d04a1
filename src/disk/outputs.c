/* outputs.c — the files that a run makes: written, or held against what is there; and what an earlier run has left in their folder. */
#include "disk/opened.h"
#include "cjm/said.h"

#include <stdlib.h>
#include <string.h>

void outputs_init(struct outputs *o, struct files *f, bool only_checks, bool makes_folders)
{
	*o = (struct outputs){ .files = f, .only_checks = only_checks, .makes_folders = makes_folders };
	arena_init(&o->arena);
	names_init(&o->made, &o->arena);
}

void outputs_finish(struct outputs *o)
{
	buf_finish(&o->told);
	arena_finish(&o->arena);
}

static struct str tidy(struct arena *a, const char *path)
{
	struct buf b = { 0 };
	path_tidy(&b, str_of(path));
	struct str s = buf_take(&b, a);
	buf_finish(&b);
	return s;
}

static void tell(struct outputs *o, const char *what, const char *path)
{
	buf_fmt(&o->told, "%s: ", said(what));
	buf_visible(&o->told, str_of(path), VISIBLE_NAME);
	buf_char(&o->told, '\n');
}

enum disk_result outputs_put(struct outputs *o, const char *path, struct str bytes, const char *whose, struct buf *why)
{
	names_add(&o->made, tidy(&o->arena, path), o);
	if (!o->only_checks && !disk_holds(path, bytes))
		VEC_PUSH(&o->arena, &o->written.list, str_copy(&o->arena, str_of(path)));
	if (!o->only_checks)
		return !o->makes_folders || disk_make_folders_of(path, why) ? disk_write(o->files, path, bytes, whose, why) : DISK_FAILED;
	if (!disk_exists(path))
		tell(o, "missing", path);
	else if (!disk_holds(path, bytes))
		tell(o, "stale", path);
	return DISK_FINE;
}

static bool is_drawing(const char *path)
{
	struct buf bytes = { 0 };
	struct stat st;
	struct files f; /* of its own: the run may still write it */
	const char *why;
	files_init(&f);
	bool is_read = system_look(path, &st) && S_ISREG(st.st_mode) && system_read(&f, path, false, &bytes, &st, &why);
	struct str head = str_slice(buf_as_str(&bytes), 0, 1000);
	bool is_ours = is_read && str_starts(head, "<svg ") && str_find_text(head, 0, STR(" role=\"graphics-document document\"")) < head.len;
	buf_finish(&bytes);
	files_finish(&f);
	return is_ours;
}

bool disk_may_refresh(const char *path)
{
	return !disk_exists(path) || is_drawing(path);
}

bool disk_may_begin(const char *path, struct str bytes)
{
	return !disk_exists(path) || disk_holds(path, bytes);
}

/* ---- what is left over ---- */

struct looking { /* below the folder of the outputs */
	struct outputs *outputs;
	const char *ending;
	const char *const *suffixes;
};

/* "map-flow" is another view of "map", which another call makes. */
static bool is_of_another_call(const struct looking *l, struct str path)
{
	struct arena a = { 0 };
	struct str stem = path_without_ending(path);
	bool is_other = false;
	for (size_t i = 0; l->suffixes[i] && !is_other; i++) {
		const char *end = str_fmt(&a, "-%s", l->suffixes[i]).at;
		struct str plain = str_slice(stem, 0, stem.len - strlen(end));
		is_other = str_ends(stem, end) && names_find(&l->outputs->made, str_fmt(&a, "%.*s.%s", STR_ARG(plain), l->ending));
	}
	arena_finish(&a);
	return is_other;
}

static void look_at(void *looking, const char *path)
{
	const struct looking *l = looking;
	struct arena a = { 0 };
	struct str known = tidy(&a, path);
	const struct disk *disk = &l->outputs->files->disk;
	if (!names_find(&l->outputs->made, known) && !is_of_another_call(l, known) && !disk->is_input(disk->context, path))
		tell(l->outputs, "left over", path);
	arena_finish(&a);
}

static void pass_over(void *looking, struct str what)
{
	(void)looking, (void)what;
}

/* Beside the maps, or above them, anything may stand. */
static bool holds(const char *folder, const char *maps)
{
	struct buf of_a = { 0 }, of_b = { 0 }, why = { 0 };
	system_resolve(folder, &of_a, &why);
	system_resolve(maps, &of_b, &why);
	bool is_there = str_equal(buf_as_str(&of_a), buf_as_str(&of_b)) || path_is_below(buf_as_str(&of_a), buf_as_str(&of_b));
	buf_finish(&of_a);
	buf_finish(&of_b);
	buf_finish(&why);
	return is_there;
}

bool is_for_outputs(const char *folder, const char *const *paths, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!disk_is_folder(paths[i]) || holds(folder, paths[i]))
			return false;
	return true;
}

void outputs_find_left_over(struct outputs *o, const char *folder, const char *ending, const char *const *suffixes)
{
	struct looking l = { o, ending, suffixes };
	struct arena a = { 0 };
	if (disk_is_folder(folder))
		disk_walk(folder, &(struct disk_walk){ look_at, pass_over, pass_over, &l, str_fmt(&a, ".%s", ending).at, NULL });
	arena_finish(&a);
}
