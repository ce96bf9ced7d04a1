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
		if (files[i].is_again)
			continue;
		if (!read_as(f, &files[i], files[i].after, &was, &again) || disk_rewrite(f, files[i].path, &was, files[i].before, &again) != DISK_FINE)
			buf_fmt(why, "; %.*s", STR_ARG(buf_as_str(&again)));
		buf_finish(&again);
	}
}

/* Under another name, by a link: it is written once, if both say the same. False where they do not. */
static bool find_first_name(struct rewriting *files, size_t at, struct buf *why)
{
	for (size_t i = 0; i < at && !files[at].is_again; i++) {
		if (files[i].was.st_dev != files[at].was.st_dev || files[i].was.st_ino != files[at].was.st_ino)
			continue;
		files[at].is_again = true;
		if (!str_equal(files[i].after, files[at].after)) {
			buf_fmt(why, "%s and %s are the same file, by a link, and would be changed in two ways", files[i].path, files[at].path);
			return false;
		}
	}
	return true;
}

static enum disk_result may_rewrite_all(struct files *f, struct rewriting *files, size_t count, struct buf *why)
{
	enum disk_result result = DISK_FINE;
	for (size_t i = 0; i < count && result == DISK_FINE; i++) {
		bool fine = read_as(f, &files[i], files[i].before, &files[i].was, why) && find_first_name(files, i, why);
		result = fine ? disk_may_rewrite(files[i].path, &files[i].was, why) : DISK_FAILED;
	}
	return result;
}

enum disk_result disk_rewrite_all(struct files *f, struct rewriting *files, size_t count, struct buf *why)
{
	enum disk_result result = may_rewrite_all(f, files, count, why);
	for (size_t i = 0; i < count && result == DISK_FINE; i++) {
		result = files[i].is_again ? DISK_FINE : disk_rewrite(f, files[i].path, &files[i].was, files[i].after, why);
		if (result != DISK_FINE)
			put_back(f, files, i, why);
	}
	return result;
}

enum disk_result files_replace(void *files, const struct replacing *replaced, size_t count, struct buf *why)
{
	struct arena a = { 0 };
	if (count == 1 && !replaced->before.at)
		return disk_write(files, replaced->path, replaced->after, "", why);
	arena_init(&a);
	struct rewriting *all = arena_alloc(&a, (count + 1) * sizeof *all);
	for (size_t i = 0; i < count; i++)
		all[i] = (struct rewriting){ .path = replaced[i].path, .before = replaced[i].before, .after = replaced[i].after };
	enum disk_result result = disk_rewrite_all(files, all, count, why);
	arena_finish(&a);
	return result;
}
