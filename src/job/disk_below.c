/* disk_below.c — a disk as it is seen from one of its folders: so two folders are read by the same paths. */
#include "cjm/trees.h"

static void add_whole(const struct disk_below *b, const char *path, struct buf *whole)
{
	if (path[0] != '/')
		buf_fmt(whole, "%.*s/", STR_ARG(buf_as_str(&b->folder)));
	buf_text(whole, path);
}

static bool resolve_below(void *context, const char *path, struct buf *real, struct buf *why)
{
	const struct disk_below *b = context;
	struct buf whole = { 0 };
	add_whole(b, path, &whole);
	bool fine = b->whole->resolve(b->whole->context, whole.at, real, why);
	buf_finish(&whole);
	return fine;
}

static bool read_below(void *context, const char *path, struct buf *bytes, struct buf *why)
{
	const struct disk_below *b = context;
	struct buf whole = { 0 };
	add_whole(b, path, &whole);
	bool fine = b->whole->read(b->whole->context, whole.at, bytes, why);
	buf_finish(&whole);
	return fine;
}

static bool read_named_below(void *context, const char *path, struct buf *bytes, struct buf *why)
{
	const struct disk_below *b = context;
	struct buf whole = { 0 };
	add_whole(b, path, &whole);
	bool fine = b->whole->read_named(b->whole->context, whole.at, bytes, why);
	buf_finish(&whole);
	return fine;
}

static void note_input_below(void *context, const char *path)
{
	const struct disk_below *b = context;
	struct buf whole = { 0 };
	add_whole(b, path, &whole);
	b->whole->note_input(b->whole->context, whole.at);
	buf_finish(&whole);
}

static bool is_input_below(void *context, const char *path)
{
	const struct disk_below *b = context;
	struct buf whole = { 0 };
	add_whole(b, path, &whole);
	bool is = b->whole->is_input(b->whole->context, whole.at);
	buf_finish(&whole);
	return is;
}

struct str disk_real(const struct disk *disk, const char *path, struct arena *a)
{
	struct buf real = { 0 }, why = { 0 };
	bool is_there = disk->resolve(disk->context, path, &real, &why);
	struct str found = is_there ? buf_take(&real, a) : (struct str){ 0 };
	buf_finish(&real);
	buf_finish(&why);
	return found;
}

struct str disk_real_below(const struct disk *disk, const char *path, struct str folder, struct str rest, struct arena *a)
{
	struct str real = disk_real(disk, path, a);
	return real.len ? real : str_fmt(a, "%.*s/%.*s", STR_ARG(folder), STR_ARG(rest));
}

void disk_below_init(struct disk_below *b, const struct disk *whole, const char *folder)
{
	*b = (struct disk_below){ .whole = whole };
	b->disk = (struct disk){ b, resolve_below, read_below, read_named_below, note_input_below, is_input_below, NULL, NULL }; /* nothing below is written */
	buf_text(&b->folder, folder);
	while (b->folder.len > 1 && b->folder.at[b->folder.len - 1] == '/')
		b->folder.at[--b->folder.len] = 0;
}

void disk_below_finish(struct disk_below *b)
{
	buf_finish(&b->folder);
}
