/* disk.h — the machine's files: read, written whole or not at all, and no input of a run ever written over. The one folder below the
 * commands that asks the system for anything. It prints nothing: `why` gets a sentence for people, without a full stop. */
#ifndef CJM_DISK_H
#define CJM_DISK_H

#include "cjm/project.h"

#include <sys/stat.h>

struct files { /* of one run: all that it opens, for reading and for writing, is in it; it stays where it was begun */
	struct disk disk;           /* what a project reads through */
	struct arena arena;
	struct names opened;        /* by device and inode */
	struct names swept;         /* folders where nothing of an earlier run lies about any more */
	bool makes_maps;            /* what the run writes are maps; else none of its outputs takes the place of one, or gets the name of one */
};

void files_init(struct files *f);
void files_finish(struct files *f);

/* ---- reading (reading.c): what is read is in the set ---- */

/* The whole file, or standard input for "-"; pipes and devices as well, for who calls has named it. */
bool disk_read(struct files *f, const char *path, struct buf *out, struct buf *why);
/* The same for a command that is there to change the file: `was` is what disk_rewrite holds it against. */
bool disk_read_to_rewrite(struct files *f, const char *path, struct buf *out, struct stat *was, struct buf *why);
bool disk_is_stream(const char *path); /* "-", a pipe, a device: what can be read once */
bool disk_can_read_again(const char *path); /* a file can be, a pipe or a terminal can't */
bool disk_is_folder(const char *path);
bool disk_exists(const char *path); /* a file, a folder or a device */

struct disk_walk { /* through a folder, in the order of names */
	void (*map)(void *context, const char *path);
	void (*failed)(void *context, struct str why); /* a folder that cannot be read; the walk goes on */
	void (*told)(void *context, struct str what);  /* what it passes over: a link to a folder, or out of the project */
	void *context;
	const char *ending; /* of the files that are visited; NULL: ".cjm" */
	size_t *left;       /* how many files and folders are still looked at; NULL: all */
};

/* Every map below a folder, hidden ones left out, through links to files of the same project; links to folders are not followed, so that none is walked for ever. False
 * where one failed. */
bool disk_walk(const char *folder, const struct disk_walk *walk);
/* Visits what can be read of it, among the first `most` files and folders, and says nothing of the rest; with the ending "" all files. */
void disk_each_file(const char *folder, const char *ending, size_t most, void (*visit)(void *visitor, const char *path), void *visitor);
void disk_each_wanted(const char *folder, bool (*wants)(struct str path), void (*visit)(void *visitor, const char *path), void *visitor);

/* ---- writing (writing.c) ---- */

/* Whole or not at all: beside its place and renamed, with the owner and mode of the file that stood there; where that has the same bytes, it stays. Devices and pipes are written
 * as they are. What the run has read is never written, nor one file for two maps: `whose` is the map that it is made of, "" where there
 * is one output only. Nor is a map by a run that makes none, one that is write-protected, or a link that leads nowhere. */
enum disk_result disk_write(struct files *f, const char *path, struct str bytes, const char *whose, struct buf *why);
/* What disk_write would say of the run's own files, for who has several to write and wants all or none. */
enum disk_result disk_may_write(const struct files *f, const char *path, const char *whose, struct buf *why);
/* For a command that is there to change the file it has read with disk_read_to_rewrite, and no other: whole or not at all, safely on the disk
 * before it takes the old one's place, and not at all where that is no longer as it was read, has a second name, or could not keep its
 * owner. */
enum disk_result disk_rewrite(struct files *f, const char *path, const struct stat *was, struct str bytes, struct buf *why);
/* What it would say now, for who has several to change and wants all or none. */
enum disk_result disk_may_rewrite(const char *path, const struct stat *was, struct buf *why);

struct rewriting { /* of one of several files */
	const char *path;
	struct str before, after;
	struct stat was; /* when it is read again */
	bool is_again;   /* it is an earlier one, under another name */
};

/* All or none (rewriting.c): first each is asked for; if one cannot be written in spite of that, those before it are put back. */
enum disk_result disk_rewrite_all(struct files *f, struct rewriting *files, size_t count, struct buf *why);
bool disk_takes_one(const char *path); /* not a second file beside it: "-", a pipe, a device, or the file that standard output goes to */
bool disk_discards(const char *path); /* /dev/null, by whatever name */
bool disk_holds(const char *path, struct str bytes); /* a file of exactly these */
bool disk_may_refresh(const char *path); /* nothing is there, or an SVG that cjm has made; it is not noted as read */
bool disk_may_begin(const char *path, struct str bytes); /* nothing is there, or exactly these bytes */
/* The folders that the path's file is to stand in, where there are none yet. */
bool disk_make_folders_of(const char *path, struct buf *why);

/* ---- what a run makes (outputs.c) ---- */

struct outputs {
	struct files *files;
	bool only_checks;   /* nothing is written */
	bool makes_folders; /* that outputs are to stand in, where there are none */
	struct arena arena;
	struct names made;
	struct buf told;    /* a line for each that is missing, stale or left over */
	struct texts written; /* those whose bytes are others than before */
};

void outputs_init(struct outputs *o, struct files *f, bool only_checks, bool makes_folders);
void outputs_finish(struct outputs *o);
/* Writes it, as disk_write does, or notes whether it is as it would be written. */
enum disk_result outputs_put(struct outputs *o, const char *path, struct str bytes, const char *whose, struct buf *why);
bool is_for_outputs(const char *folder, const char *const *paths, size_t count); /* these are folders as well, and none is the folder or below it */
/* Notes the files below a folder with this ending that were neither read nor put, unless they have the name of one that was, and one of these suffixes. */
void outputs_find_left_over(struct outputs *o, const char *folder, const char *ending, const char *const *suffixes);

/* ---- several processes (workers.c) ---- */

typedef void piece_of_work(void *context, size_t piece, struct buf *result);

struct worker {
	int process;
	int fd; /* its results, as they are made */
	bool has_ended; /* before its time */
};

struct workers { /* each does every so-many-th piece, from what its process knew when it began */
	piece_of_work *work;
	void *context;
	size_t pieces, wanted;
	struct worker *all;
	size_t count; /* 0: there are none, and who takes a piece does it */
};

size_t disk_cores(void); /* of the processor, that this process may use */
/* As many as are wanted and have something to do; none where that is fewer than two, or the system gives none. A piece prints and writes nothing. */
void workers_start(struct workers *w, size_t wanted, size_t pieces, piece_of_work *work, void *context);
/* What a piece gave, for each piece once and in order; waits for it. False where its process has ended before it gave it. */
bool workers_take(struct workers *w, size_t piece, struct buf *result);
void workers_finish(struct workers *w);
/* All of that: each piece is done, and then taken in order; NULL is taken where its process has ended before it gave it. */
typedef void taker_of_pieces(void *taker, size_t piece, const struct buf *result);
void workers_do_all(size_t wanted, size_t pieces, piece_of_work *work, void *context, taker_of_pieces *take, void *taker);

/* ---- waiting for a change (watch.c) ---- */

struct watched_folder {
	int id;
	struct str path; /* with a slash at its end */
};

struct watch {
	struct arena arena;
	struct names folders;
	VEC(struct watched_folder) list;
	int fd;
};

const char *watch_init(struct watch *w); /* NULL, else why this system cannot */
void watch_finish(struct watch *w);
/* The folders of these paths (folders with all below them in which there are maps), and of what was read; which may be NULL, as w may. */
void watch_inputs(struct watch *w, const char *const *paths, size_t count, const struct names *read);
/* Until something is written, moved or removed there that is none of these outputs. What was done since watch_init counts. False where it cannot. */
bool watch_wait(const struct watch *w, const struct outputs *outputs);
/* The same without waiting: whether anything was, and what follows at once is over. `fd` has something to read when it is worth asking. */
bool watch_look(const struct watch *w);

/* ---- chance (chance.c) ---- */

bool disk_draw_token(struct buf *token, struct buf *why); /* 128 bits that nobody can guess, as letters and digits */

#endif
