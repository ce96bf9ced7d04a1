/* workers_wasm.c — the module has one process: who asks does the work, one piece after the other. */
#include "cjm/disk.h"

size_t disk_cores(void)
{
	return 1;
}

void workers_start(struct workers *w, size_t wanted, size_t pieces, piece_of_work *work, void *context)
{
	(void)wanted;
	*w = (struct workers){ .work = work, .context = context, .pieces = pieces };
}

bool workers_take(struct workers *w, size_t piece, struct buf *result)
{
	w->work(w->context, piece, result);
	return true;
}

void workers_finish(struct workers *w)
{
	(void)w;
}
