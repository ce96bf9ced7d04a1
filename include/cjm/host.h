/* host.h — what the WebAssembly module and the program that runs it ask of each other (docs/wasm.md). Only the files that end in _wasm.c include it: each
 * stands in for the one of the same name without that ending, and the Makefile chooses.
 *
 * A host that only gives files in memory answers each request with HOST_NONE: the functions of cjm.h, which the module exports, need none of them. Beside
 * these the module imports, from "wasi_snapshot_preview1", what the C library needs for standard output and standard error (fd_write, fd_close, fd_seek,
 * fd_fdstat_get; fd_read and proc_exit are never called), for NO_COLOR and its like (environ_get, environ_sizes_get), and for the day on which
 * `cjm check` runs (clock_time_get). */
#ifndef CJM_HOST_H
#define CJM_HOST_H

#include <stddef.h>
#include <stdint.h>

#define HOST_IMPORT(name) __attribute__((import_module("cjm"), import_name(#name)))

enum { HOST_NONE = 44, HOST_BROKEN_LINK = 47 }; /* WASI's number for a file that does not exist, and ENOLINK; each request gives such a number, or 0 */

struct host_bytes { /* the host fills it; `at` comes from the module's malloc */
	char *at;
	size_t len;
};

enum host_kind { HOST_FILE = 1, HOST_FOLDER, HOST_OTHER };

struct host_look {
	uint64_t device, inode; /* the same for every name of one file */
	uint64_t size, changed; /* bytes; nanoseconds */
	uint32_t kind, links;
	uint32_t is_protected;  /* against writing */
};

/* Paths are relative to the working folder, or absolute with a '/' in front, and have '/' between folders. */
HOST_IMPORT(look) int host_look(const char *path, struct host_look *look);              /* behind all links */
HOST_IMPORT(resolve) int host_resolve(const char *path, struct host_bytes *real);       /* the absolute path, through every link */
HOST_IMPORT(read) int host_read(const char *path, struct host_bytes *bytes);            /* a whole file; standard input for "-" */
HOST_IMPORT(list) int host_list(const char *folder, struct host_bytes *names);          /* each name followed by a 0 */
/* Whole or not at all, and through a link the file that it leads to: HOST_BROKEN_LINK where that is none. */
HOST_IMPORT(write) int host_write(const char *path, const char *at, size_t length);
HOST_IMPORT(make_folder) int host_make_folder(const char *path);                        /* one that is there already is none to complain about */
/* A graph in the DOT language by Graphviz's dot, as src/graph/flow_engine.h has it: HOST_NONE where the host has no Graphviz. */
HOST_IMPORT(lay_out) int host_lay_out(const char *graph, struct host_bytes *places);
/* There is no memory left: throws, and never runs anything of this instance again. */
HOST_IMPORT(no_memory) void host_no_memory(void);
HOST_IMPORT(columns) int host_columns(void);                                            /* of the terminal on standard output; 0: it is none */

#define HOST_EXPORT(name) __attribute__((export_name(#name)))

/* What the module exports beside the functions of cjm.h: the whole command line. The first word is its own name; gives the exit status, or HOST_SERVES for
 * `cjm lsp`: then the host carries messages between the editor and a server of cjm_lsp_new. */
enum { HOST_SERVES = -1 };
HOST_EXPORT(cjm_command) int cjm_command(int count, char **words);

/* The language server (include/cjm/lsp.h), in the language of messages that the thread has. Its files and its day come from the host. Messages are JSON
 * without a header. */
struct lsp_service;
HOST_EXPORT(cjm_lsp_new) struct lsp_service *cjm_lsp_new(void);
HOST_EXPORT(cjm_lsp_free) void cjm_lsp_free(struct lsp_service *s);
/* Takes a message, which waits; a cancellation holds at once. */
HOST_EXPORT(cjm_lsp_receive) void cjm_lsp_receive(struct lsp_service *s, const char *at, size_t length);
/* Does the next that waits. HOST_LSP_PAUSED: findings of changed texts are due after a pause, by cjm_lsp_settle, one map at each call. */
enum host_lsp { HOST_LSP_WAITS, HOST_LSP_BUSY, HOST_LSP_PAUSED, HOST_LSP_ENDED, HOST_LSP_BROKE_OFF /* without `shutdown` */ };
HOST_EXPORT(cjm_lsp_work) enum host_lsp cjm_lsp_work(struct lsp_service *s);
HOST_EXPORT(cjm_lsp_settle) enum host_lsp cjm_lsp_settle(struct lsp_service *s);
/* What was said in the last of these calls: messages, each followed by a 0. */
HOST_EXPORT(cjm_lsp_said) const char *cjm_lsp_said(const struct lsp_service *s);
HOST_EXPORT(cjm_lsp_said_length) size_t cjm_lsp_said_length(const struct lsp_service *s);

#endif
