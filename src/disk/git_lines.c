/* git_lines.c — three texts merged by git line by line; it needs no repository. They are files in memory, for the files that they come from may have
 * line ends of several kinds, and nothing is to be left on the disk. */
#define _GNU_SOURCE /* memfd_create */
#include "disk/git_run.h"

#include <errno.h>
#include <sys/mman.h>
#include <unistd.h>

static bool fill(int fd, struct str text)
{
	while (text.len) {
		ssize_t done = write(fd, text.at, text.len);
		if (done < 0 && errno != EINTR)
			return false;
		text = str_slice(text, done > 0 ? (size_t)done : 0, text.len);
	}
	return true;
}

/* Its path for another program; the file itself where the system gives no memory for it. */
static const char *path_of(struct git *g, int fd, struct str text, const char *file)
{
	const char *path = str_fmt(&g->arena, "/proc/%ld/fd/%d", (long)getpid(), fd).at;
	return fd >= 0 && fill(fd, text) && access(path, R_OK) == 0 ? path : file;
}

static bool merge(struct git *g, const char *const *paths, struct buf *out, size_t *conflicts, const char *named, struct buf *why)
{
	enum { FAILED_FROM = 128 }; /* below it is a count */
	const char *const words[] = { "merge-file", "-p", "-q", "-L", "current", "-L", "base", "-L", "other", "--", paths[1], paths[0], paths[2], NULL };
	struct buf said = { 0 };
	int status = 0;
	bool fine = git_run(g, words, out, &said, &status, why);
	if (fine && status >= FAILED_FROM)
		buf_fmt(why, "git cannot merge %s line by line", named);
	*conflicts = (size_t)status;
	buf_finish(&said);
	return fine && status < FAILED_FROM;
}

bool git_merge_lines(struct files *files, const char *const *environment, const char *const *paths, const struct str *texts, struct buf *out, size_t *conflicts, struct buf *why)
{
	enum { COUNT = 3 };
	struct git g = { .files = files, .environment = environment, .folder = STR(".") };
	const char *read[COUNT];
	int fds[COUNT];
	arena_init(&g.arena);
	for (size_t i = 0; i < COUNT; i++) {
		fds[i] = memfd_create("map", MFD_CLOEXEC);
		read[i] = path_of(&g, fds[i], texts[i], paths[i]);
	}
	bool fine = merge(&g, read, out, conflicts, paths[1], why);
	for (size_t i = 0; i < COUNT; i++)
		if (fds[i] >= 0)
			close(fds[i]);
	arena_finish(&g.arena);
	return fine;
}
