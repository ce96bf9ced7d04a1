/* temporary.c — the file beside its place in which an output is written before it is renamed: locked as long as somebody writes it, so
 * that the next run can tell one that was left behind by a crash, and take it away. */
#include "disk/opened.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define BEGIN ".cjm-writing-" /* nobody calls a file of their own so */
enum { BEGIN_LENGTH = sizeof BEGIN - 1, LETTERS = 6, TRIES = 100 };

/* ---- what was left behind ---- */

static bool is_ours(const char *name)
{
	bool fits = strncmp(name, BEGIN, BEGIN_LENGTH) == 0 && strlen(name) == BEGIN_LENGTH + LETTERS;
	for (size_t i = BEGIN_LENGTH; fits && name[i]; i++)
		fits = isalnum((unsigned char)name[i]);
	return fits;
}

/* Whoever writes it holds its lock; where no lock can be had, nobody knows, and it stays. */
static void sweep_file(int folder, const char *name)
{
	struct stat seen, opened;
	if (fstatat(folder, name, &seen, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(seen.st_mode) || seen.st_uid != geteuid())
		return;
	int fd = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0)
		return;
	bool is_left = flock(fd, LOCK_EX | LOCK_NB) == 0 && fstat(fd, &opened) == 0 && opened.st_dev == seen.st_dev && opened.st_ino == seen.st_ino;
	if (is_left && fstatat(folder, name, &seen, AT_SYMLINK_NOFOLLOW) == 0 && opened.st_ino == seen.st_ino)
		unlinkat(folder, name, 0);
	close(fd);
}

static void sweep_folder(struct files *f, struct str folder)
{
	struct str path = str_copy(&f->arena, folder.len ? folder : STR("."));
	if (names_add(&f->swept, path, f))
		return;
	DIR *entries = opendir(path.at);
	for (struct dirent *e; entries && (e = readdir(entries));)
		if (is_ours(e->d_name))
			sweep_file(dirfd(entries), e->d_name);
	if (entries)
		closedir(entries);
}

void temporary_sweep(struct files *f, struct str target)
{
	sweep_folder(f, path_folder(target));
}

/* ---- a new one ---- */

/* Between its making and its locking another run may have swept it. */
static bool lock_file(int fd)
{
	struct stat st;
	while (flock(fd, LOCK_EX) != 0 && errno == EINTR)
		;
	return fstat(fd, &st) == 0 && st.st_nlink > 0;
}

static void take_away(void *temporary)
{
	const struct temporary *t = temporary;
	if (t->fd >= 0)
		unlink(t->path.at);
}

bool temporary_open(struct files *f, struct str target, struct temporary *t)
{
	struct str folder = path_folder(target);
	*t = (struct temporary){ .fd = -1 };
	sweep_folder(f, folder);
	t->guard = (struct memory_guard){ .undo = take_away, .context = t, .is_outside = true };
	memory_guard(&t->guard);
	for (int i = 0; i < TRIES; i++) {
		buf_clear(&t->path);
		buf_fmt(&t->path, "%.*s" BEGIN "XXXXXX", STR_ARG(folder));
		t->fd = mkstemp(t->path.at);
		if (t->fd < 0 || lock_file(t->fd))
			break;
		unlink(t->path.at); /* it may also be there still, and could only not be asked */
		close(t->fd);
		t->fd = -1;
	}
	return t->fd >= 0;
}

void temporary_close(struct temporary *t, bool is_placed)
{
	int error = errno;
	memory_unguard(&t->guard);
	if (t->fd >= 0 && !is_placed)
		unlink(t->path.at);
	if (t->fd >= 0)
		close(t->fd);
	buf_finish(&t->path);
	errno = error;
}
