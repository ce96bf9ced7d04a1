/* preview.h — a live drawing: the pages of maps as they are being written, for a browser of this machine. A server on 127.0.0.1 alone, whose address has a
 * token that nobody can guess. It answers nothing but a few fixed paths, from memory: no request reads a file.
 *
 * Nothing here waits, starts a thread, or asks the system for files, the clock or chance: who hosts it does. All of it is called from one thread. */
#ifndef CJM_PREVIEW_H
#define CJM_PREVIEW_H

#include "cjm/job.h"

struct preview_host { /* outlives the preview */
	void *context;
	const struct disk *disk; /* that maps are read from */
	/* Gives a project what an editor holds; NULL: there is no editor. */
	void (*hold)(void *context, struct project *p);
	/* Shows a place in the editor, line and column from 1; NULL: the page itself says where it is. */
	void (*show)(void *context, struct str path, size_t line, size_t column);
	/* Visits every map below a folder. */
	void (*each_map)(void *context, const char *folder, void (*visit)(void *visitor, const char *path), void *visitor);
};

struct preview_wish {
	struct str token;            /* letters and digits: copied */
	int port;                    /* 0: one that is free */
	const char *root;            /* of all maps; NULL: each map's own */
	const struct request *look;  /* of a build: theme, language, selection; outlives the preview. NULL: as the maps say */
	long today;                  /* of the index: days since 1970-01-01 */
};

struct preview;

/* NULL with a sentence in `why`: without libmicrohttpd, or where the port is taken. */
struct preview *preview_new(const struct preview_host *host, const struct preview_wish *wish, struct buf *why);
void preview_free(struct preview *p); /* accepts NULL; tells the pages that are open */

/* A map or a folder, which is looked through again after every change; only a map has a number, from 1. Several paths, and folders, have an index. */
size_t preview_add(struct preview *p, const char *path, bool is_folder);
/* "http://127.0.0.1:40123/TOKEN/": of a map, or with 0 of all of them. */
void preview_address(const struct preview *p, size_t map, struct buf *out);

/* ---- for who waits ---- */

int preview_fd(const struct preview *p);      /* has something to read when preview_work has something to do */
int preview_patience(const struct preview *p); /* milliseconds after which it has in any case; -1: none */
void preview_work(struct preview *p);          /* answers what was asked */
/* Any file or text may have changed: what is being looked at is drawn again, and told where it is another. */
void preview_refresh(struct preview *p);
/* Now and then, so that pages that are gone are noticed. */
void preview_ping(struct preview *p);
/* Where the cursor is in an editor; line from 1. */
void preview_point(struct preview *p, struct str path, size_t line);
/* The paths of all that was read for what it shows. */
const struct names *preview_read(const struct preview *p);

#endif
