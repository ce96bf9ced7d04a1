/* system.c — asks the machine: where a path leads, what stands there, its bytes. The one place where files are opened to be read. */
#include "disk/opened.h"
#include "cjm/memory.h"
#include "cjm/said.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILE_MOST = 256 * 1024 * 1024 };

/* Of the last call, as errno has it. */
static const char *why_failed(void)
{
	if (errno == ENOMEM)
		memory_lacks();
	return strerror(errno);
}

static bool read_stream(int fd, struct buf *out, const char **why)
{
	char chunk[65536];
	for (;;) {
		ssize_t got = read(fd, chunk, sizeof chunk);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0) {
			*why = why_failed();
			return false;
		}
		if (got == 0)
			return true;
		if (out->len + (size_t)got > FILE_MOST) {
			*why = "it is larger than 256 MB";
			return false;
		}
		buf_add(out, chunk, (size_t)got);
	}
}

/* What a map names must end some day and give the same bytes again: a pipe may do neither. NULL for an ordinary file. */
static const char *why_not_ordinary(const struct stat *st)
{
	static const struct {
		mode_t type;
		const char *why;
	} ROWS[] = {
		{ S_IFDIR, "it is a folder" }, { S_IFIFO, "it is a pipe, not a file" }, { S_IFSOCK, "it is a socket, not a file" },
		{ S_IFCHR, "it is a device, not a file" }, { S_IFBLK, "it is a device, not a file" },
	};
	for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
		if ((st->st_mode & S_IFMT) == ROWS[i].type)
			return ROWS[i].why;
	return NULL;
}

static const char *why_not_opened(void)
{
	return errno == ENOENT ? "no such file" : errno == EACCES ? "permission denied" : why_failed();
}

/* Every file that is read is opened here, so none is read without the run knowing of it. */
static bool read_open(struct files *f, int fd, bool may_be_stream, struct buf *out, struct stat *st, const char **why)
{
	if (fstat(fd, st) != 0) {
		*why = why_failed();
		return false;
	}
	*why = may_be_stream && !S_ISDIR(st->st_mode) ? NULL : why_not_ordinary(st);
	if (*why)
		return false;
	files_note_read(f, st);
	return read_stream(fd, out, why);
}

static void close_file(void *fd)
{
	close(*(int *)fd);
}

/* A pipe would hold up the opening already, and a device may do something when it is opened: what must be an ordinary file is looked at
 * before, and again once it is open. */
static bool read_path(struct files *f, const char *path, bool may_be_stream, struct buf *out, struct stat *st, const char **why)
{
	if (!may_be_stream && stat(path, st) == 0 && (*why = why_not_ordinary(st)))
		return false;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | (may_be_stream ? 0 : O_NONBLOCK));
	if (fd < 0) {
		*why = why_not_opened();
		return false;
	}
	struct memory_guard guard = { .undo = close_file, .context = &fd };
	memory_guard(&guard);
	bool fine = read_open(f, fd, may_be_stream, out, st, why);
	memory_unguard(&guard);
	close(fd);
	return fine;
}

bool system_read(struct files *f, const char *path, bool may_be_stream, struct buf *out, struct stat *st, const char **why)
{
	bool is_stdin = may_be_stream && strcmp(path, "-") == 0;
	return is_stdin ? read_open(f, STDIN_FILENO, true, out, st, why) : read_path(f, path, may_be_stream, out, st, why);
}

bool system_look(const char *path, struct stat *st)
{
	return stat(path, st) == 0;
}

bool system_link(const char *path, struct buf *target)
{
	char said[PATH_MAX];
	ssize_t length = readlink(path, said, sizeof said);
	if (length <= 0 || (size_t)length == sizeof said)
		return false;
	buf_str(target, (struct str){ said, (size_t)length });
	return true;
}

bool system_resolve(const char *path, struct buf *real, struct buf *why)
{
	char *found = realpath(path, NULL);
	struct memory_guard guard = { .undo = free, .context = found };
	memory_guard(&guard);
	if (found)
		buf_text(real, found);
	else
		buf_said(why, errno == ENOENT ? "no such file" : why_failed());
	memory_unguard(&guard);
	bool fine = found;
	free(found);
	return fine;
}
