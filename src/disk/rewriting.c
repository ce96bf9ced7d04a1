/* rewriting.c — several files that are changed together: all of them or none. */
#include "disk/opened.h"

/* That it still has this text. */
static bool read_as(struct files *f, const struct rewriting *file, struct str expected, struct stat *was, struct buf *why)
{
	struct buf text = { 0 };
	bool fine = disk_read_to_rewrite(f, file->path, &text, was, why);
	bool is_same = fine && str_equal(buf_as_str(&text), expected);
	if (fine && !is_same)
		buf_fmt(why, "%s cannot be changed: it contains characters that a map cannot have, or was changed meanwhile", file->path);
	buf_finish(&text);
	return is_same;
}

/* One that somebody else has changed since stays theirs. */
static void put_back(struct files *f, const struct rewriting *files, size_t count, struct buf *why)
{
	for (size_t i = 0; i < count; i++) {
		struct stat was;
		struct buf again = { 0 };
		if (!read_as(f, &files[i], files[i].after, &was, &again) || disk_rewrite(f, files[i].path, &was, files[i].before, &again) != DISK_FINE)
			buf_fmt(why, "; %.*s", STR_ARG(buf_as_str(&again)));
		buf_finish(&again);
	}
}

enum disk_result disk_rewrite_all(struct files *f, struct rewriting *files, size_t count, struct buf *why)
{
	enum disk_result result = DISK_FINE;
	for (size_t i = 0; i < count && result == DISK_FINE; i++)
		result = read_as(f, &files[i], files[i].before, &files[i].was, why) ? disk_may_rewrite(files[i].path, &files[i].was, why) : DISK_FAILED;
	if (result != DISK_FINE)
		return result;
	for (size_t i = 0; i < count && result == DISK_FINE; i++) {
		result = disk_rewrite(f, files[i].path, &files[i].was, files[i].after, why);
		if (result != DISK_FINE)
			put_back(f, files, i, why);
	}
	return result;
}
