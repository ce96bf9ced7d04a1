/* reading.c — any file that the call names, and for a project ordinary ones only. The one place where files are opened to be read. */
#include "disk/opened.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILE_MOST = 256 * 1024 * 1024 };

/* ---- reading ---- */

static bool read_stream(int fd, struct buf *out, const char **why)
{
	char chunk[65536];
	for (;;) {
		ssize_t got = read(fd, chunk, sizeof chunk);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0) {
			*why = strerror(errno);
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
	return errno == ENOENT ? "no such file" : errno == EACCES ? "permission denied" : strerror(errno);
}

/* Every file that is read is opened here, so none is read without the run knowing of it. */
static bool read_open(struct files *f, int fd, bool may_be_stream, struct buf *out, struct stat *st, const char **why)
{
	if (fstat(fd, st) != 0) {
		*why = strerror(errno);
		return false;
	}
	*why = may_be_stream && !S_ISDIR(st->st_mode) ? NULL : why_not_ordinary(st);
	if (*why)
		return false;
	files_note_read(f, st);
	return read_stream(fd, out, why);
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
	bool fine = read_open(f, fd, may_be_stream, out, st, why);
	close(fd);
	return fine;
}

bool disk_exists(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0;
}

bool disk_is_folder(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

bool disk_can_read_again(const char *path)
{
	struct stat st;
	return strcmp(path, "-") != 0 && stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

/* Where only the ending was left out, it is named. */
static void add_unreadable(const char *path, const char *reason, struct buf *why)
{
	struct buf map = { 0 };
	buf_fmt(&map, "%s.cjm", path);
	buf_fmt(why, "cannot read %s: %s", strcmp(path, "-") == 0 ? "standard input" : path, reason);
	if (!disk_exists(path) && disk_exists(map.at))
		buf_fmt(why, "; did you mean %s?", map.at);
	buf_finish(&map);
}

bool disk_read_to_rewrite(struct files *f, const char *path, struct buf *out, struct stat *was, struct buf *why)
{
	const char *reason = "";
	bool fine = strcmp(path, "-") == 0 ? read_open(f, STDIN_FILENO, true, out, was, &reason) : read_path(f, path, true, out, was, &reason);
	if (!fine)
		add_unreadable(path, reason, why);
	return fine;
}

bool disk_read(struct files *f, const char *path, struct buf *out, struct buf *why)
{
	struct stat was;
	return disk_read_to_rewrite(f, path, out, &was, why);
}

/* ---- for a project ---- */

static bool resolve_path(void *context, const char *path, struct buf *real, struct buf *why)
{
	(void)context;
	char *found = realpath(path, NULL);
	bool fine = found;
	if (fine)
		buf_text(real, found);
	else
		buf_text(why, errno == ENOENT ? "no such file" : strerror(errno));
	free(found);
	return fine;
}

static bool read_ordinary(void *files, const char *path, struct buf *bytes, struct buf *why)
{
	const char *reason = "";
	struct stat st;
	bool fine = read_path(files, path, false, bytes, &st, &reason);
	if (!fine)
		buf_text(why, reason);
	return fine;
}

static bool read_named(void *files, const char *path, struct buf *bytes, struct buf *why)
{
	return disk_read(files, path, bytes, why);
}

static void note_input(void *files, const char *path)
{
	struct stat st;
	if (stat(path, &st) == 0)
		files_note_read(files, &st);
}

static bool is_input(void *files, const char *path)
{
	struct buf why = { 0 };
	enum disk_result result = disk_may_write(files, path, "", &why);
	buf_finish(&why);
	return result == DISK_REFUSED;
}

struct disk disk_of(struct files *f)
{
	return (struct disk){ f, resolve_path, read_ordinary, read_named, note_input, is_input, files_replace };
}
