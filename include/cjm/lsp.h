/* lsp.h — the Language Server Protocol 3.17, without streams: messages in, messages out. An editor's texts are held in memory, and all else comes
 * through a disk, where there is one. Nothing here reads the clock, waits or prints, so that the same server runs in a browser. */
#ifndef CJM_LSP_H
#define CJM_LSP_H

#include "cjm/project.h"

struct lsp_host { /* outlives the server */
	void *context;
	const struct disk *disk; /* NULL: there is none, and only what the editor has opened can be read */
	/* Sends one message. */
	void (*send)(void *context, struct str message);
	/* Visits every file below a folder whose name ends so, among the first so many entries (`most`); may be NULL where folders cannot be listed. */
	void (*each_file)(const char *folder, const char *ending, size_t most, void (*visit)(void *visitor, const char *path), void *visitor);
	long today;  /* days since 1970-01-01: what is overdue */
	bool has_tongue; /* the user has chosen the language of messages: the editor's does not count */

	/* Who shows maps as they are being written (`cjm/preview`); all may be NULL: nobody does. */
	/* The address where this map is shown; false with a sentence in `why`. */
	bool (*preview)(void *context, struct str path, struct buf *url, struct buf *why);
	void (*changed)(void *context); /* a text, or what it is read with */
	void (*pointed)(void *context, struct str path, size_t line); /* the cursor is there; line from 1 */
};

struct lsp;

struct lsp *lsp_new(const struct lsp_host *host);
void lsp_free(struct lsp *l); /* accepts NULL */

/* Takes one message: it waits until lsp_work. A cancellation holds at once, also for what waits already. */
void lsp_receive(struct lsp *l, struct str message);
/* Does the next that waits; false where nothing does. */
bool lsp_work(struct lsp *l);
bool lsp_is_busy(const struct lsp *l); /* something waits */
/* Whether a text was changed whose findings were not sent yet: after a pause, lsp_settle sends those of one map, the one that was edited last first. */
bool lsp_is_due(const struct lsp *l);
void lsp_settle(struct lsp *l);
/* Whether the editor said `exit`; *fine, whether `shutdown` came before it. */
bool lsp_has_ended(const struct lsp *l, bool *fine);

/* ---- for who shows maps ---- */

/* Gives a project the texts that the editor holds. */
void lsp_hold(const struct lsp *l, struct project *p);
/* Whether the editor can be asked to show a place, and asking it; line and column from 1, in characters. */
bool lsp_can_show(const struct lsp *l);
void lsp_show(struct lsp *l, struct str path, size_t line, size_t column);

/* ---- what it can do, for tests and documents (methods.def) ---- */

struct lsp_method {
	const char *name;       /* "textDocument/hover" */
	const char *capability; /* that announces it: "hoverProvider"; empty: it needs no announcement */
	const char *announced;  /* its value, as JSON */
	bool is_notice;         /* it has no answer */
};

const struct lsp_method *lsp_method_at(size_t index); /* NULL behind the last */

#endif
