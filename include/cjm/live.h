/* live.h — a preview with all that it needs of the machine: files that are watched, chance for its address, and one place to wait, for
 * itself and for who hosts it. */
#ifndef CJM_LIVE_H
#define CJM_LIVE_H

#include "cjm/disk.h"
#include "cjm/preview.h"

#include <poll.h>

struct live {
	struct preview_host host; /* to be filled before it begins, but for `each_map` */
	struct preview_wish wish; /* but for `token` */
	struct preview *preview;  /* NULL: none has begun */
	struct watch watch;
	VEC(const char *) paths;  /* that are watched, as they were named */
	size_t watched;           /* how many of the paths that were read */
	struct arena arena;
	bool is_due;              /* something has changed that was not looked at yet */
};

/* False with a sentence in `why`. */
bool live_begin(struct live *l, struct buf *why);
void live_end(struct live *l); /* may be called on one that has not begun */
/* A map or a folder; its number as preview_add gives it. */
size_t live_add(struct live *l, const char *path);
/* Draws what is looked at, and watches what it was made of. */
void live_refresh(struct live *l);
/* Waits until one of `others` has something, at most so long (-1: however long it takes), and does what the preview has to do. The number of `others` that
 * have something; -1 where the system cannot wait. */
int live_wait(struct live *l, struct pollfd *others, size_t count, int milliseconds);

#endif
