/* writing.c — the one place where files are written: never one that the run has read, whole or not at all. */
#include "cli/files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/xattr.h>
#include <unistd.h>

enum { ATTRIBUTE_MOST = 65536 };

bool is_folder(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

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

static int tell_unwritable(const char *path)
{
	return world_error("%s cannot be written: %s", path, errno == ENOENT ? "there is no such folder" : errno == EACCES ? "you have no right to" : strerror(errno));
}

static int write_device(const char *path, struct str bytes)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
	if (fd < 0)
		return tell_unwritable(path);
	bool fine = write_all(fd, bytes);
	int error = errno;
	fine = close(fd) == 0 && fine;
	errno = error;
	return fine ? STATUS_FINE : tell_unwritable(path);
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
		w->why = "what your system notes of it (access lists, attributes) could not be kept";
	return fine;
}

/* Whose it is comes first: giving a file away takes its special rights. What is rewritten stays whose it was; an output where it can. */
static bool keep_owner_and_mode(struct writing *w, int fd)
{
	struct stat now;
	bool is_same = fstat(fd, &now) == 0 && now.st_uid == w->before.st_uid && now.st_gid == w->before.st_gid;
	bool is_kept = is_same || fchown(fd, w->before.st_uid, w->before.st_gid) == 0;
	if (!is_kept && w->was) {
		w->why = "it belongs to somebody else, and would become yours";
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

static bool fill(struct writing *w, int fd, struct str bytes)
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
		w->why = "it is no ordinary file";
	else if (stat(w->path, &w->before) != 0 || !is_as_it_was(w->was, &w->before))
		w->why = "somebody else has changed it meanwhile";
	else if (w->before.st_nlink > 1)
		w->why = "it has a second name (a hard link), under which it would stay as it is";
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

static int tell_left_alone(const struct writing *w)
{
	return world_error("%s is left alone: %s", w->path, w->why);
}

static int take_place(struct writing *w, struct str bytes, const char *whose)
{
	const char *target = w->real ? w->real : w->path;
	struct temporary t;
	struct stat now;
	bool fine = temporary_open(w->files, str_of(target), &t) && fill(w, t.fd, bytes) && fstat(t.fd, &now) == 0;
	fine = fine && (!w->was || may_be_rewritten(w)) && rename(t.path.at, target) == 0;
	temporary_close(&t, fine);
	if (fine)
		note_placed(w, &now, whose);
	return fine ? STATUS_FINE : w->why ? tell_left_alone(w) : tell_unwritable(w->path);
}

/* Taking its place needs no right to write the file itself, so that is asked for; root is asked to heed a lock against writing, too. */
static int find_place(struct writing *w)
{
	w->real = realpath(w->path, NULL);
	if (!w->real)
		return tell_unwritable(w->path);
	if (!(w->before.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)))
		return world_error("%s cannot be written: it is write-protected", w->path);
	return faccessat(AT_FDCWD, w->real, W_OK, AT_EACCESS) == 0 ? STATUS_FINE : tell_unwritable(w->path);
}

/* ---- outputs ---- */

/* /dev/stdout, or the file that it was sent to: what stands there already goes on. */
static bool is_stdout(const struct stat *st)
{
	struct stat out;
	return fstat(STDOUT_FILENO, &out) == 0 && out.st_dev == st->st_dev && out.st_ino == st->st_ino;
}

int write_file(struct files *f, const char *path, struct str bytes, const char *whose)
{
	struct writing w = { .files = f, .path = path };
	struct stat link;
	int status = file_may_be_written(f, path, whose);
	bool exists = stat(path, &w.before) == 0;
	if (status != STATUS_FINE)
		return status;
	if (exists && is_stdout(&w.before))
		return write_stdout(bytes) ? STATUS_FINE : STATUS_WORLD;
	if (exists && !S_ISREG(w.before.st_mode))
		return write_device(path, bytes);
	if (!exists && lstat(path, &link) == 0)
		return world_error("%s cannot be written: it is a link that leads nowhere", path);
	if (exists)
		status = find_place(&w);
	if (status == STATUS_FINE)
		status = take_place(&w, bytes, whose);
	free(w.real);
	return status;
}

/* ---- what the run is there to change ---- */

int rewrite_file(struct files *f, const char *path, const struct stat *was, struct str bytes)
{
	struct writing w = { .files = f, .path = path, .was = was };
	int status = may_be_rewritten(&w) ? find_place(&w) : tell_left_alone(&w);
	if (status == STATUS_FINE)
		status = take_place(&w, bytes, "");
	free(w.real);
	return status;
}

bool make_folders_of(const char *path)
{
	struct buf folder = { 0 };
	bool fine = true;
	for (size_t i = 0; path[i] && fine; i++) {
		if (i && path[i] == '/')
			fine = mkdir(folder.at, 0777) == 0 || errno == EEXIST;
		buf_char(&folder, path[i]);
	}
	buf_finish(&folder);
	if (!fine)
		tell_unwritable(path);
	return fine;
}
