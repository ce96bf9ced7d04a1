/* workers.c — pieces of work done by several processes at once, each a copy of this one that was made before the first piece. What a piece gave comes back through
 * a pipe, its length first. */
#define _GNU_SOURCE /* sched_getaffinity, F_SETPIPE_SZ */
#include "cjm/disk.h"
#include "cjm/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { AHEAD = 1024 * 1024 /* bytes that a worker gets ahead of who takes them */, WORKERS_MOST = 64 };

size_t disk_cores(void)
{
#ifdef CPU_COUNT
	cpu_set_t usable;
	if (sched_getaffinity(0, sizeof usable, &usable) == 0)
		return (size_t)CPU_COUNT(&usable);
#endif
	long online = sysconf(_SC_NPROCESSORS_ONLN);
	return online > 0 ? (size_t)online : 1;
}

/* ---- in the worker ---- */

static bool send_all(int fd, const void *bytes, size_t len)
{
	for (size_t sent = 0; sent < len;) {
		ssize_t more = write(fd, (const char *)bytes + sent, len - sent);
		if (more < 0 && errno != EINTR)
			return false;
		sent += more > 0 ? (size_t)more : 0;
	}
	return true;
}

/* Ends when nobody takes what it gives any more. */
static void work_through(const struct workers *w, size_t first, int fd)
{
	struct buf result = { 0 };
	bool fine = true;
	for (size_t piece = first; piece < w->pieces && fine; piece += w->wanted) {
		buf_clear(&result);
		w->work(w->context, piece, &result);
		fine = send_all(fd, &result.len, sizeof result.len) && send_all(fd, result.at, result.len);
	}
	_exit(fine ? 0 : 1); /* what the streams still hold is the other process's to write */
}

/* ---- in the process that asks for it ---- */

static bool start_one(struct workers *w)
{
	int ends[2];
	if (pipe(ends) != 0)
		return false;
#ifdef F_SETPIPE_SZ
	(void)fcntl(ends[1], F_SETPIPE_SZ, AHEAD); /* only a wish */
#endif
	pid_t process = fork();
	if (process == 0) {
		for (size_t i = 0; i < w->count; i++) /* else nobody notices that their reader is gone */
			close(w->all[i].fd);
		close(ends[0]);
		work_through(w, w->count, ends[1]);
	}
	close(ends[1]);
	if (process < 0) {
		close(ends[0]);
		return false;
	}
	fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	w->all[w->count++] = (struct worker){ .process = process, .fd = ends[0] };
	return true;
}

void workers_start(struct workers *w, size_t wanted, size_t pieces, piece_of_work *work, void *context)
{
	wanted = wanted < pieces ? wanted : pieces;
	*w = (struct workers){ .work = work, .context = context, .pieces = pieces, .wanted = wanted < WORKERS_MOST ? wanted : WORKERS_MOST };
	if (w->wanted < 2)
		return;
	w->all = memory_new(w->wanted * sizeof *w->all);
	while (w->count < w->wanted && start_one(w))
		;
	if (w->count < w->wanted) /* the system has no more processes or files: one after the other, then */
		workers_finish(w);
}

static bool receive_all(int fd, void *bytes, size_t len)
{
	for (size_t got = 0; got < len;) {
		ssize_t more = read(fd, (char *)bytes + got, len - got);
		if (more == 0 || (more < 0 && errno != EINTR))
			return false;
		got += more > 0 ? (size_t)more : 0;
	}
	return true;
}

bool workers_take(struct workers *w, size_t piece, struct buf *result)
{
	char bytes[65536];
	size_t len;
	if (!w->count) {
		w->work(w->context, piece, result);
		return true;
	}
	struct worker *of = &w->all[piece % w->count];
	bool fine = !of->has_ended && receive_all(of->fd, &len, sizeof len);
	while (fine && len) {
		size_t part = len < sizeof bytes ? len : sizeof bytes;
		fine = receive_all(of->fd, bytes, part);
		if (fine)
			buf_add(result, bytes, part);
		len -= part;
	}
	of->has_ended |= !fine;
	return fine;
}

void workers_finish(struct workers *w)
{
	for (size_t i = 0; i < w->count; i++) {
		close(w->all[i].fd);
		kill(w->all[i].process, SIGKILL); /* it owns nothing, and has nothing left to do */
		while (waitpid(w->all[i].process, NULL, 0) < 0 && errno == EINTR)
			;
	}
	memory_free(w->all);
	w->all = NULL;
	w->count = 0;
}
