/* outputs.c — what a call may write: never a map that it reads, never one file for two maps. */
#include "cli/build.h"

#include <string.h>
#include <sys/stat.h>

struct file_id {
	dev_t device;
	ino_t inode;
};

static bool file_id_of(const char *path, struct file_id *id)
{
	struct stat st;
	bool exists = strcmp(path, "-") != 0 && stat(path, &st) == 0;
	if (exists)
		*id = (struct file_id){ st.st_dev, st.st_ino };
	return exists;
}

void outputs_init(struct outputs *o, const struct options *options)
{
	*o = (struct outputs){ 0 };
	arena_init(&o->arena);
	names_init(&o->written, &o->arena);
	o->maps = arena_alloc(&o->arena, (size_t)options->operand_count * sizeof *o->maps + 1);
	for (int i = 0; i < options->operand_count; i++)
		o->map_count += file_id_of(options->operands[i], &o->maps[o->map_count]);
}

void outputs_finish(struct outputs *o)
{
	arena_finish(&o->arena);
}

static bool is_same(struct file_id a, struct file_id b)
{
	return a.device == b.device && a.inode == b.inode;
}

static bool is_read(const struct job *j, struct file_id id)
{
	const struct outputs *o = &j->b->outputs;
	for (size_t i = 0; i < o->map_count; i++)
		if (is_same(o->maps[i], id))
			return true;
	for (size_t i = 0; i < j->sources.files.len; i++) {
		struct file_id file;
		if (file_id_of(j->sources.files.at[i]->path.at, &file) && is_same(file, id))
			return true;
	}
	return false;
}

bool output_is_allowed(struct job *j, const char *path)
{
	struct outputs *o = &j->b->outputs;
	struct file_id id;
	if (file_id_of(path, &id) && is_read(j, id)) {
		usage_error("%s is a map that is being read; give another file to -o", path);
		return false;
	}
	const char *map = names_add(&o->written, str_copy(&o->arena, str_of(path)), (void *)j->path);
	if (!map || strcmp(map, j->path) == 0)
		return true;
	usage_error("%s would be written for %s and for %s; give each a folder of its own", path, map, j->path);
	return false;
}
