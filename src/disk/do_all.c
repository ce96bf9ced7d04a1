/* do_all.c — pieces of work from the first to the last, whoever does them. */
#include "cjm/disk.h"

void workers_do_all(size_t wanted, size_t pieces, piece_of_work *work, void *context, taker_of_pieces *take, void *taker)
{
	struct workers w;
	workers_start(&w, wanted, pieces, work, context);
	for (size_t piece = 0; piece < pieces; piece++) {
		struct buf result = { 0 };
		bool has_come = workers_take(&w, piece, &result);
		take(taker, piece, has_come ? &result : NULL);
		buf_finish(&result);
	}
	workers_finish(&w);
}
