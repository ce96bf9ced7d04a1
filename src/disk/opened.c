/* opened.c — which files a run has read and which it has written. What was read is never written: whatever it is called, through
 * whatever link, and whichever of the run's maps it was read for. */
#include "disk/opened.h"

#include <string.h>

struct file_id {
	dev_t device;
	ino_t inode;
};

struct opened {
	struct file_id id;
	bool is_read;
	const char *path, *whose; /* as what it was written, and for which map; NULL where it was not */
};

void files_init(struct files *f)
{
	*f = (struct files){ .disk = disk_of(f) };
	arena_init(&f->arena);
	names_init(&f->opened, &f->arena);
	names_init(&f->swept, &f->arena);
}

void files_finish(struct files *f)
{
	arena_finish(&f->arena);
}

/* ---- the set ---- */

static struct str key_of(const struct file_id *id)
{
	return (struct str){ (const char *)id, sizeof *id };
}

static struct opened *find_opened(const struct files *f, const struct stat *st)
{
	struct file_id id = { st->st_dev, st->st_ino };
	return names_find(&f->opened, key_of(&id));
}

static struct opened *find_or_add(struct files *f, const struct stat *st)
{
	struct opened *file = find_opened(f, st);
	if (file)
		return file;
	file = ARENA_NEW(&f->arena, struct opened);
	file->id = (struct file_id){ st->st_dev, st->st_ino };
	names_add(&f->opened, key_of(&file->id), file);
	return file;
}

void files_note_read(struct files *f, const struct stat *st)
{
	if (S_ISREG(st->st_mode))
		find_or_add(f, st)->is_read = true;
}

void files_note_written(struct files *f, const struct stat *now, const char *path, const char *whose)
{
	struct opened *file = find_or_add(f, now);
	file->path = str_copy(&f->arena, str_of(path)).at;
	file->whose = whose;
}

void files_forget(struct files *f, const struct stat *st)
{
	struct opened *file = find_opened(f, st);
	if (file)
		*file = (struct opened){ .id = file->id };
}

/* ---- what it says ---- */

static bool is_one_file(const char *a, const char *b)
{
	struct stat of_a, of_b;
	return system_look(a, &of_a) && system_look(b, &of_b) && of_a.st_dev == of_b.st_dev && of_a.st_ino == of_b.st_ino;
}

/* The same map may be given twice; two maps may not go into one file, nor two journeys of one. */
static bool is_written_again(const struct opened *file, const char *path, const char *whose)
{
	bool is_same_map = strcmp(file->whose, whose) == 0;
	return is_same_map ? strcmp(file->path, path) == 0 : is_one_file(file->whose, whose);
}

enum disk_result files_may_write(const struct files *f, const char *path, const char *whose, struct buf *why)
{
	struct stat st;
	const struct opened *file = system_look(path, &st) ? find_opened(f, &st) : NULL;
	bool is_read = file && file->is_read;
	if (!is_read && (!file || !file->path || is_written_again(file, path, whose)))
		return DISK_FINE;
	if (is_read)
		buf_fmt(why, "%s is an input; use another file for -o", path);
	else if (strcmp(file->whose, whose) == 0)
		buf_fmt(why, "%s and %s are the same file, by a link; one output would replace the other", file->path, path);
	else
		buf_fmt(why, "%s would be written for both %s and %s; use a separate folder for each", path, file->whose, whose);
	return DISK_REFUSED;
}

/* Also where a link with another name leads to it. */
static bool is_named_as_map(const char *path)
{
	struct buf real = { 0 }, unused = { 0 };
	bool is_map = str_ends(str_of(path), ".cjm") || (system_resolve(path, &real, &unused) && str_ends(buf_as_str(&real), ".cjm"));
	buf_finish(&real);
	buf_finish(&unused);
	return is_map;
}

/* A map is somebody's work, whether this run has read it or not. */
enum disk_result disk_may_write(const struct files *f, const char *path, const char *whose, struct buf *why)
{
	enum disk_result result = files_may_write(f, path, whose, why);
	if (result != DISK_FINE || f->makes_maps || !is_named_as_map(path))
		return result;
	buf_fmt(why, "%s is a map, or has the name of one; use another name for the output", path);
	return DISK_REFUSED;
}
