/* writing_wasm.c — files are written by the host, whole or not at all: never one that the run has read. */
#include "cjm/host.h"
#include "disk/opened.h"
#include "cjm/said.h"

#include <errno.h>
#include <string.h>

static enum disk_result unwritable(const char *path, int error, struct buf *why)
{
	const char *reason = error == ENOENT ? "no such folder" : error == EACCES ? "permission denied" : error == HOST_BROKEN_LINK ? "it is a broken link" : strerror(error);
	buf_fmt(why, "cannot write %s: %s", path, said(reason));
	return DISK_FAILED;
}

static enum disk_result left_alone(const char *path, const char *reason, struct buf *why)
{
	buf_fmt(why, "%s was not changed: %s", path, said(reason));
	return DISK_FAILED;
}

static bool is_write_protected(const struct stat *st, const char *path, struct buf *why)
{
	bool is = !(st->st_mode & S_IWUSR);
	if (is)
		buf_fmt(why, "cannot write %s: it is write-protected", path);
	return is;
}

/* Places the bytes, and keeps in mind whose they are; another file stands there now than before. */
static enum disk_result place(struct files *f, const char *path, struct str bytes, const char *whose, struct buf *why)
{
	struct stat before, now;
	bool exists = system_look(path, &before);
	if (exists && is_write_protected(&before, path, why))
		return DISK_FAILED;
	if (exists)
		files_forget(f, &before);
	int error = host_write(path, bytes.at, bytes.len);
	if (error)
		return unwritable(path, error, why);
	if (system_look(path, &now) && S_ISREG(now.st_mode) && whose)
		files_note_written(f, &now, path, whose);
	else if (!whose)
		files_note_read(f, &now);
	return DISK_FINE;
}

enum disk_result disk_write(struct files *f, const char *path, struct str bytes, const char *whose, struct buf *why)
{
	enum disk_result result = disk_may_write(f, path, whose, why);
	return result == DISK_FINE ? place(f, path, bytes, whose, why) : result;
}

bool disk_takes_one(const char *path)
{
	return disk_is_stream(path);
}

bool disk_discards(const char *path)
{
	return strcmp(path, "/dev/null") == 0;
}

static bool is_as_it_was(const struct stat *was, const struct stat *now)
{
	bool is_one = now->st_dev == was->st_dev && now->st_ino == was->st_ino && now->st_size == was->st_size;
	return is_one && now->st_mtim.tv_sec == was->st_mtim.tv_sec && now->st_mtim.tv_nsec == was->st_mtim.tv_nsec;
}

enum disk_result disk_may_rewrite(const char *path, const struct stat *was, struct buf *why)
{
	struct stat now;
	if (!S_ISREG(was->st_mode))
		return left_alone(path, "it is not a regular file", why);
	if (!system_look(path, &now) || !is_as_it_was(was, &now))
		return left_alone(path, "it was changed in the meantime", why);
	if (now.st_nlink > 1)
		return left_alone(path, "it has a hard link, which would keep the old content", why);
	return is_write_protected(&now, path, why) ? DISK_FAILED : DISK_FINE;
}

enum disk_result disk_rewrite(struct files *f, const char *path, const struct stat *was, struct str bytes, struct buf *why)
{
	enum disk_result result = disk_may_rewrite(path, was, why);
	return result == DISK_FINE ? place(f, path, bytes, NULL, why) : result;
}

bool disk_holds(const char *path, struct str bytes)
{
	struct stat st;
	struct buf there = { 0 };
	const char *why;
	bool is_same = system_look(path, &st) && S_ISREG(st.st_mode) && (size_t)st.st_size == bytes.len && system_read(NULL, path, false, &there, &st, &why);
	is_same = is_same && str_equal(buf_as_str(&there), bytes);
	buf_finish(&there);
	return is_same;
}

bool disk_make_folders_of(const char *path, struct buf *why)
{
	struct buf folder = { 0 };
	int error = 0;
	for (size_t i = 0; path[i] && !error; i++) {
		if (i && path[i] == '/')
			error = host_make_folder(folder.at);
		buf_char(&folder, path[i]);
	}
	if (error)
		unwritable(path, error, why);
	buf_finish(&folder);
	return !error;
}
