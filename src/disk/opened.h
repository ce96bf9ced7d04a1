/* opened.h — what reading, writing and the set of a run's files share. */
#ifndef CJM_DISK_OPENED_H
#define CJM_DISK_OPENED_H

#include "cjm/disk.h"
#include "cjm/memory.h"

/* ---- the run's files (opened.c): known by device and inode, so by whatever name or link they come ---- */

/* Only ordinary files are kept in mind: writing to a pipe, a terminal or /dev/null takes nothing from anybody. */
void files_note_read(struct files *f, const struct stat *st);
void files_note_written(struct files *f, const struct stat *now, const char *path, const char *whose);
void files_forget(struct files *f, const struct stat *st); /* another file has taken its place: its inode may be given anew */

/* What a project asks of a disk, asked of this one (reading.c). */
struct disk disk_of(struct files *f);

/* Without regard to its name: what was read is not, nor one file for two maps. */
enum disk_result files_may_write(const struct files *f, const char *path, const char *whose, struct buf *why);
enum disk_result files_replace(void *files, const struct replacing *replaced, size_t count, struct buf *why); /* rewriting.c */
/* ---- what is asked of the machine (system.c), or of the host of the WebAssembly module (system_wasm.c) ---- */

/* Of what stands there, behind all links. False where there is nothing. */
bool system_look(const char *path, struct stat *st);
/* Where it leads to, through every link. False with the reason. */
bool system_resolve(const char *path, struct buf *real, struct buf *why);
/* What a link says, whether anything is there or not. False where there is no link. */
bool system_link(const char *path, struct buf *target);
/* All bytes of an ordinary file; with `may_be_stream` of a pipe or a device as well, and of standard input for "-". False with the reason. */
bool system_read(struct files *f, const char *path, bool may_be_stream, struct buf *out, struct stat *st, const char **why);

/* ---- walking (links.c) ---- */

/* Whether a link in the folder is visited by a walk: to a file of its project, or to nothing, which whoever reads it is told. Else the walk is told why not. */
bool walk_follows_link(const struct disk_walk *walk, const char *folder, const char *path);

/* ---- files that are being written (temporary.c) ---- */

struct temporary {
	struct buf path;
	int fd;
	struct memory_guard guard; /* it goes also where the program ends for want of memory */
};

/* A new file in the folder of `target`, open and locked, so that nobody takes it for one that was left behind; what an earlier run left
 * there is taken away. False with errno set. */
bool temporary_open(struct files *f, struct str target, struct temporary *t);
/* Only takes away what was left there. */
void temporary_sweep(struct files *f, struct str target);
/* Closes it; it has been given its place, else it goes. errno stays. */
void temporary_close(struct temporary *t, bool is_placed);

#endif
