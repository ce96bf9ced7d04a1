/* watch.c — waits until something changes in the folders of what a run has read. Editors put a new file in the place of an old one, so folders are
 * watched, not files. */
#include "cjm/disk.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

enum { QUIET_MILLISECONDS = 50, SOON_MILLISECONDS = 10 }; /* what comes so close together is one change; the second where somebody looks on */

const char *watch_init(struct watch *w)
{
	*w = (struct watch){ .fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK) };
	arena_init(&w->arena);
	names_init(&w->folders, &w->arena);
	return w->fd >= 0 ? NULL : strerror(errno);
}

void watch_finish(struct watch *w)
{
	if (w->fd >= 0)
		close(w->fd);
	arena_finish(&w->arena);
}

/* ---- which folders ---- */

static void add_folder(struct watch *w, const char *folder)
{
	int id = inotify_add_watch(w->fd, folder, IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_DELETE_SELF | IN_ONLYDIR);
	if (id < 0 || names_find(&w->folders, str_of(folder)))
		return;
	struct str path = str_copy(&w->arena, str_of(folder));
	names_add(&w->folders, path, w);
	VEC_PUSH(&w->arena, &w->list, ((struct watched_folder){ id, path }));
}

static void watch_file(struct watch *w, struct str path)
{
	struct str folder = path_folder(path);
	add_folder(w, folder.len ? str_copy(&w->arena, folder).at : "./");
}

static void add_folder_of(void *watch, const char *map)
{
	watch_file(watch, str_of(map));
}

static void pass_over(void *watch, struct str what)
{
	(void)watch, (void)what;
}

static void watch_folder(struct watch *w, const char *folder)
{
	struct buf path = { 0 };
	buf_fmt(&path, "%s%s", folder, str_ends(str_of(folder), "/") ? "" : "/");
	add_folder(w, path.at);
	disk_walk(folder, &(struct disk_walk){ add_folder_of, pass_over, pass_over, w, NULL, NULL });
	buf_finish(&path);
}

void watch_inputs(struct watch *w, const char *const *paths, size_t count, const struct names *read)
{
	for (size_t i = 0; w && i < count; i++)
		if (disk_is_folder(paths[i]))
			watch_folder(w, paths[i]);
		else
			watch_file(w, str_of(paths[i]));
	for (size_t i = 0; w && read && i < read->len; i++)
		watch_file(w, read->entries[i].name);
}

/* ---- waiting ---- */

static bool is_output(const struct watch *w, const struct inotify_event *e, const struct outputs *outputs)
{
	struct buf path = { 0 }, tidy = { 0 };
	bool is_ours = false;
	for (size_t i = 0; i < w->list.len && !is_ours; i++) {
		if (w->list.at[i].id != e->wd)
			continue;
		buf_clear(&path);
		buf_clear(&tidy);
		buf_fmt(&path, "%.*s%s", STR_ARG(w->list.at[i].path), e->name);
		path_tidy(&tidy, buf_as_str(&path));
		is_ours = outputs && names_find(&outputs->made, buf_as_str(&tidy));
	}
	buf_finish(&path);
	buf_finish(&tidy);
	return is_ours;
}

/* Not what the run itself has written, nor what is hidden, such as an editor's own file. */
static bool tells_of_a_change(const struct watch *w, const char *at, ssize_t len, const struct outputs *outputs)
{
	for (const char *end = at + len; at < end;) {
		const struct inotify_event *e = (const struct inotify_event *)(const void *)at;
		bool is_hidden = e->len && e->name[0] == '.';
		if (!is_hidden && !(e->len && is_output(w, e, outputs)) && !(e->mask & IN_IGNORED))
			return true;
		at += sizeof *e + e->len;
	}
	return false;
}

static bool read_events(const struct watch *w, const struct outputs *outputs)
{
	_Alignas(struct inotify_event) char events[16384];
	bool is_changed = false;
	for (ssize_t got; (got = read(w->fd, events, sizeof events)) > 0;)
		is_changed |= tells_of_a_change(w, events, got, outputs);
	return is_changed;
}

/* Until so many milliseconds pass without an event; -1: there is none yet, and it waits for one. */
static bool wait_until_quiet(const struct watch *w, const struct outputs *outputs, bool is_changed, int quiet)
{
	struct pollfd p = { .fd = w->fd, .events = POLLIN };
	for (;;) {
		int ready = poll(&p, 1, is_changed ? quiet : -1);
		if (ready < 0 && errno != EINTR)
			return false;
		if (ready == 0 && is_changed)
			return true;
		if (ready > 0)
			is_changed |= read_events(w, outputs);
	}
}

bool watch_wait(const struct watch *w, const struct outputs *outputs)
{
	return wait_until_quiet(w, outputs, false, QUIET_MILLISECONDS);
}

bool watch_look(const struct watch *w)
{
	return read_events(w, NULL) && wait_until_quiet(w, NULL, true, SOON_MILLISECONDS);
}
