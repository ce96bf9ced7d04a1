/* live.c — hosts a preview: where it waits, what it watches, and where its token comes from. */
#include "cjm/live.h"
#include "cjm/said.h"

#include <errno.h>
#include <string.h>

enum { OTHERS_MOST = 4, PING = 15000 /* milliseconds after which a page that is gone is noticed */ };

/* A folder that cannot be read has no maps. */
static void ignore(void *visitor, struct str what)
{
	(void)visitor, (void)what;
}

static void each_map(void *live, const char *folder, void (*visit)(void *visitor, const char *path), void *visitor)
{
	(void)live;
	disk_walk(folder, &(struct disk_walk){ visit, ignore, ignore, visitor, NULL, NULL });
}

bool live_begin(struct live *l, struct buf *why)
{
	struct buf token = { 0 };
	const char *cannot = watch_init(&l->watch);
	arena_init(&l->arena);
	l->host.each_map = each_map;
	if (cannot)
		buf_fmt(why, "cannot watch files: %s", said(cannot));
	else if (disk_draw_token(&token, why)) {
		l->wish.token = buf_as_str(&token);
		l->preview = preview_new(&l->host, &l->wish, why);
	}
	buf_finish(&token);
	if (l->preview)
		return true;
	watch_finish(&l->watch);
	arena_finish(&l->arena);
	return false;
}

void live_end(struct live *l)
{
	if (!l->preview)
		return;
	preview_free(l->preview);
	l->preview = NULL;
	watch_finish(&l->watch);
	arena_finish(&l->arena);
}

static void watch_all(struct live *l)
{
	watch_inputs(&l->watch, l->paths.at, l->paths.len, preview_read(l->preview));
	l->watched = preview_read(l->preview)->len;
}

size_t live_add(struct live *l, const char *path)
{
	VEC_PUSH(&l->arena, &l->paths, str_terminated(&l->arena, str_of(path)));
	size_t number = preview_add(l->preview, path, disk_is_folder(path));
	watch_all(l);
	return number;
}

void live_refresh(struct live *l)
{
	l->is_due = false;
	preview_refresh(l->preview);
	watch_all(l);
}

static int sooner(int a, int b)
{
	return a < 0 ? b : b < 0 || a < b ? a : b;
}

int live_wait(struct live *l, struct pollfd *others, size_t count, int milliseconds)
{
	struct pollfd all[OTHERS_MOST + 2] = { { l->watch.fd, POLLIN, 0 }, { l->preview ? preview_fd(l->preview) : -1, POLLIN, 0 } };
	size_t own = l->preview ? 2 : 0;
	int patience = l->preview ? sooner(preview_patience(l->preview), PING) : -1;
	memcpy(all + own, others, count * sizeof *others);
	int ready = poll(all, own + count, sooner(milliseconds, patience));
	if (ready < 0)
		return errno == EINTR ? 0 : -1;
	memcpy(others, all + own, count * sizeof *others);
	if (!l->preview)
		return ready;
	if (!ready && patience == PING && (milliseconds < 0 || milliseconds >= PING))
		preview_ping(l->preview);
	preview_work(l->preview);
	if (preview_read(l->preview)->len != l->watched) /* for a page that has just been opened */
		watch_all(l);
	l->is_due |= all[0].revents && watch_look(&l->watch);
	return ready - (all[0].revents != 0) - (all[1].revents != 0);
}
