/* writing.c — the one place where files are written: never one that the run has read, whole or not at all. */
#include "disk/opened.h"
#include "cjm/memory.h"
#include "cjm/said.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/xattr.h>
#include <unistd.h>

enum { ATTRIBUTE_MOST = 65536 };

static bool write_all(int fd, struct str bytes)
{
	while (bytes.len) {
		ssize_t done = write(fd, bytes.at, bytes.len);
		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return false;
		bytes = str_slice(bytes, (size_t)done, bytes.len);
	}
	return true;
}

/* Why, as errno has it. */
static enum disk_result unwritable(const char *path, struct buf *why)
{
	if (errno == ENOMEM)
		memory_lacks();
	const char *reason = errno == ENOENT ? "no such folder" : errno == EACCES ? "permission denied" : strerror(errno);
	buf_fmt(why, "cannot write %s: %s", path, said(reason));
	return DISK_FAILED;
}

static enum disk_result write_device(const char *path, struct str bytes, struct buf *why)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
	if (fd < 0)
		return unwritable(path, why);
	bool fine = write_all(fd, bytes);
	int error = errno;
	fine = close(fd) == 0 && fine;
	errno = error;
	return fine ? DISK_FINE : unwritable(path, why);
}

static enum disk_result write_stdout(struct str bytes, struct buf *why)
{
	if (write_all(STDOUT_FILENO, bytes) || errno == EPIPE)
		return DISK_FINE;
	buf_fmt(why, "cannot write to standard output: %s", said(strerror(errno)));
	return DISK_FAILED;
}

/* ---- a file that takes a place ---- */

struct writing {
	struct files *files;
	const char *path;       /* as it was named */
	const struct stat *was; /* of a file that is rewritten; NULL for an output */
	char *real;             /* the file that stands there, behind all links: a link stays a link. NULL for none; to be freed */
	struct stat before;     /* where there is one */
	const char *why;        /* not */
};

static mode_t mode_of_new(void)
{
	mode_t mask = umask(0);
	umask(mask);
	return 0666 & ~mask;
}

/* Lists of who else has rights, labels and the like; those of the system itself are the system's to give. */
static bool keep_attribute(const struct writing *w, int fd, const char *name)
{
	char value[ATTRIBUTE_MOST];
	ssize_t size = getxattr(w->real, name, value, sizeof value);
	bool is_ours = strncmp(name, "user.", 5) == 0 || strncmp(name, "system.posix_acl_", 17) == 0;
	return (size >= 0 && fsetxattr(fd, name, value, (size_t)size, 0) == 0) || !is_ours;
}

static bool keep_attributes(struct writing *w, int fd)
{
	char names[ATTRIBUTE_MOST];
	ssize_t size = listxattr(w->real, names, sizeof names);
	bool fine = size >= 0 || errno == ENOTSUP;
	fremovexattr(fd, "system.posix_acl_access"); /* what a new file of this folder has is not what the old one had */
	for (ssize_t at = 0; at < size && fine; at += (ssize_t)strlen(names + at) + 1)
		fine = keep_attribute(w, fd, names + at);
	if (!fine)
		w->why = "its access lists or attributes could not be kept";
	return fine;
}

/* Whose it is comes first: giving a file away takes its special rights. What is rewritten stays whose it was; an output where it can. */
static bool keep_owner_and_mode(struct writing *w, int fd)
{
	struct stat now;
	bool is_same = fstat(fd, &now) == 0 && now.st_uid == w->before.st_uid && now.st_gid == w->before.st_gid;
	bool is_kept = is_same || fchown(fd, w->before.st_uid, w->before.st_gid) == 0;
	if (!is_kept && w->was) {
		w->why = "it belongs to another user, and would become yours";
		return false;
	}
	return (!w->was || keep_attributes(w, fd)) && fchmod(fd, w->before.st_mode & (is_kept ? 07777 : 0777)) == 0;
}

/* Some disks tell only when a file is closed that they are full; the lock stays until the last one is. */
static bool is_closed_well(int fd)
{
	int again = dup(fd);
	return again >= 0 && close(again) == 0;
}

static bool fill_file(struct writing *w, int fd, struct str bytes)
{
	bool fine = write_all(fd, bytes) && (w->real ? keep_owner_and_mode(w, fd) : fchmod(fd, mode_of_new()) == 0);
	return fine && (w->was ? fsync(fd) == 0 : is_closed_well(fd));
}

static bool is_as_it_was(const struct stat *was, const struct stat *now)
{
	bool is_one = now->st_dev == was->st_dev && now->st_ino == was->st_ino && now->st_size == was->st_size;
	return is_one && now->st_mtim.tv_sec == was->st_mtim.tv_sec && now->st_mtim.tv_nsec == was->st_mtim.tv_nsec;
}

/* Asked before anything is done, and again just before the file takes its place. */
static bool may_be_rewritten(struct writing *w)
{
	if (!S_ISREG(w->was->st_mode))
		w->why = "it is not a regular file";
	else if (stat(w->path, &w->before) != 0 || !is_as_it_was(w->was, &w->before))
		w->why = "it was changed in the meantime";
	else if (w->before.st_nlink > 1)
		w->why = "it has a hard link, which would keep the old content";
	return !w->why;
}

static void note_placed(struct writing *w, const struct stat *now, const char *whose)
{
	if (w->real)
		files_forget(w->files, &w->before);
	if (w->was)
		files_note_read(w->files, now);
	else
		files_note_written(w->files, now, w->path, whose);
}

static enum disk_result left_alone(const struct writing *w, struct buf *why)
{
	buf_fmt(why, "%s was not changed: %s", w->path, said(w->why));
	return DISK_FAILED;
}

static enum disk_result take_place(struct writing *w, struct str bytes, const char *whose, struct buf *why)
{
	const char *target = w->real ? w->real : w->path;
	struct temporary t;
	struct stat now;
	bool fine = temporary_open(w->files, str_of(target), &t) && fill_file(w, t.fd, bytes) && fstat(t.fd, &now) == 0;
	fine = fine && (!w->was || may_be_rewritten(w)) && rename(t.path.at, target) == 0;
	temporary_close(&t, fine);
	if (fine)
		note_placed(w, &now, whose);
	return fine ? DISK_FINE : w->why ? left_alone(w, why) : unwritable(w->path, why);
}

/* Taking its place needs no right to write the file itself, so that is asked for; root is asked to heed a lock against writing, too. */
static enum disk_result find_place(struct writing *w, struct buf *why)
{
	w->real = realpath(w->path, NULL);
	if (w->real && !(w->before.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH))) {
		buf_fmt(why, "cannot write %s: it is write-protected", w->path);
		return DISK_FAILED;
	}
	return w->real && faccessat(AT_FDCWD, w->real, W_OK, AT_EACCESS) == 0 ? DISK_FINE : unwritable(w->path, why);
}

/* ---- outputs ---- */

/* /dev/stdout, or the file that it was sent to: what stands there already goes on. */
static bool is_stdout(const struct stat *st)
{
	struct stat out;
	return fstat(STDOUT_FILENO, &out) == 0 && out.st_dev == st->st_dev && out.st_ino == st->st_ino;
}

bool disk_takes_one(const char *path)
{
	struct stat st;
	return disk_is_stream(path) || (stat(path, &st) == 0 && is_stdout(&st));
}

bool disk_discards(const char *path)
{
	struct stat st, null;
	return stat(path, &st) == 0 && stat("/dev/null", &null) == 0 && st.st_dev == null.st_dev && st.st_ino == null.st_ino;
}

/* What has the same bytes is left as it is, so that whoever goes by its time has nothing to do. */
static bool is_there_already(const struct writing *w, struct str bytes)
{
	char chunk[65536];
	size_t at = 0;
	int fd = w->real && (size_t)w->before.st_size == bytes.len ? open(w->real, O_RDONLY | O_CLOEXEC | O_NONBLOCK) : -1;
	bool is_same = fd >= 0;
	while (is_same && at < bytes.len) {
		ssize_t got = read(fd, chunk, sizeof chunk);
		is_same = got > 0 && (size_t)got <= bytes.len - at && memcmp(chunk, bytes.at + at, (size_t)got) == 0;
		at += is_same ? (size_t)got : 0;
	}
	if (fd >= 0)
		close(fd);
	return is_same;
}

bool disk_holds(const char *path, struct str bytes)
{
	struct writing w = { .path = path, .real = realpath(path, NULL) };
	bool is_same = w.real && stat(w.real, &w.before) == 0 && S_ISREG(w.before.st_mode) && is_there_already(&w, bytes);
	free(w.real);
	return is_same;
}

static enum disk_result write_ordinary(struct writing *w, bool exists, struct str bytes, const char *whose, struct buf *why)
{
	struct stat link;
	enum disk_result result = DISK_FINE;
	if (exists)
		result = find_place(w, why);
	else if (lstat(w->path, &link) == 0) {
		buf_fmt(why, "cannot write %s: it is a broken link", w->path);
		return DISK_FAILED;
	}
	if (result == DISK_FINE && is_there_already(w, bytes)) {
		temporary_sweep(w->files, str_of(w->real));
		files_note_written(w->files, &w->before, w->path, whose);
	} else if (result == DISK_FINE) {
		result = take_place(w, bytes, whose, why);
	}
	free(w->real);
	return result;
}

enum disk_result disk_write(struct files *f, const char *path, struct str bytes, const char *whose, struct buf *why)
{
	struct writing w = { .files = f, .path = path };
	enum disk_result result = disk_may_write(f, path, whose, why);
	bool exists = stat(path, &w.before) == 0;
	if (result != DISK_FINE)
		return result;
	if (exists && is_stdout(&w.before))
		return write_stdout(bytes, why);
	if (exists && !S_ISREG(w.before.st_mode))
		return write_device(path, bytes, why);
	return write_ordinary(&w, exists, bytes, whose, why);
}

/* ---- what the run is there to change ---- */

/* A file that takes a place is made beside it first. */
static bool may_write_beside(const char *real)
{
	struct buf folder = { 0 };
	buf_str(&folder, path_folder(str_of(real)));
	bool fine = faccessat(AT_FDCWD, folder.at, W_OK | X_OK, AT_EACCESS) == 0;
	int error = errno;
	buf_finish(&folder);
	errno = error;
	return fine;
}

enum disk_result disk_may_rewrite(const char *path, const struct stat *was, struct buf *why)
{
	struct writing w = { .path = path, .was = was };
	enum disk_result result = may_be_rewritten(&w) ? find_place(&w, why) : left_alone(&w, why);
	if (result == DISK_FINE && !may_write_beside(w.real))
		result = unwritable(path, why);
	free(w.real);
	return result;
}

enum disk_result disk_rewrite(struct files *f, const char *path, const struct stat *was, struct str bytes, struct buf *why)
{
	struct writing w = { .files = f, .path = path, .was = was };
	enum disk_result result = may_be_rewritten(&w) ? find_place(&w, why) : left_alone(&w, why);
	if (result == DISK_FINE)
		result = take_place(&w, bytes, "", why);
	free(w.real);
	return result;
}

bool disk_make_folders_of(const char *path, struct buf *why)
{
	struct buf folder = { 0 };
	bool fine = true;
	for (size_t i = 0; path[i] && fine; i++) {
		if (i && path[i] == '/')
			fine = mkdir(folder.at, 0777) == 0 || errno == EEXIST;
		buf_char(&folder, path[i]);
	}
	if (!fine)
		unwritable(path, why);
	buf_finish(&folder);
	return fine;
}
