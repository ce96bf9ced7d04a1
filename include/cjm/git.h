/* git.h — what a repository holds, asked of the program `git`: its revisions, the files of each, and a disk that reads them. Nothing is checked out,
 * nothing is changed, and no program that a repository configures (pager, external diff, hooks, file watcher) is run.
 *
 * `why` gets a sentence for people, without a full stop. */
#ifndef CJM_GIT_H
#define CJM_GIT_H

#include "cjm/date.h"
#include "cjm/disk.h"

enum { COMMIT_LENGTH = 64 }; /* of an object's name, at most */

struct git_answers; /* the one process that gives objects */

struct git {
	struct files *files;       /* not owned */
	const char *const *environment; /* not owned */
	struct arena arena;
	struct str folder;         /* that was asked about; where it is not ".", paths of the caller are resolved */
	struct str top;            /* of the working tree; empty where there is none */
	struct str prefix;         /* the folder below it, with a slash at its end; empty at the top */
	struct git_answers *answers;
	struct names objects;      /* the bytes of those that were asked for, as far as there is room: most are the same in two revisions */
	size_t held;
};

/* The repository in which a folder lies. Of the caller's environment git gets what is handed over ("PATH=…", NULL behind the last), and what makes it
 * harmless. */
bool git_open(struct git *g, struct files *files, const char *const *environment, const char *folder, struct buf *why);
void git_close(struct git *g);

struct git_version { /* of a file */
	struct str commit, date, subject; /* "2026-10-15" */
	struct str path;                  /* as it was called then */
	bool is_of_others;                /* only files that it reads changed */
};

/* The commit that a revision means; false where it means none, and `why` then stays empty unless git failed. One that begins with a hyphen is
 * none. In the arena. */
bool git_commit(struct git *g, struct str revision, struct str *commit, struct buf *why);
/* The commit at which two began to differ. */
bool git_merge_base(struct git *g, struct str one, struct str other, struct str *commit, struct buf *why);
/* A path as the caller writes it, from the top on: "" for the top itself. False where it lies outside. */
bool git_path(struct git *g, const char *path, struct str *from_top);

struct git_file; /* its mode and its object */

struct git_tree { /* the files of a commit */
	struct disk disk; /* reads them; relative paths begin at the top */
	struct git *git;
	struct arena arena;
	struct str root;  /* as the disk knows it: "/1f2e3d4c5b6a" */
	struct names files, folders;
};

bool git_tree_open(struct git_tree *t, struct git *g, struct str commit, struct buf *why);
void git_tree_close(struct git_tree *t); /* may be called on a zeroed one */
/* Whether a file of the commit is that object. */
bool git_tree_has(const struct git_tree *t, struct str path, struct str object);
/* The maps of a commit, in the order of their paths, by the rules of disk_walk. */
void git_tree_maps(const struct git_tree *t, void (*visit)(void *context, struct str path), void *context);
/* Those of the working tree, which git would not ignore, by their paths from the top on. */
bool git_working_maps(struct git *g, void (*visit)(void *context, struct str path), void *context, struct buf *why);

struct git_versions { VEC(struct git_version) list; };

/* Of a commit: its full name and its date. */
bool git_version_of(struct git *g, struct str commit, struct git_version *version, struct buf *why);

/* ---- what people call it (git_words.c) ---- */

struct git_range { /* "main..branch", "main...branch", "main" */
	struct str old, new; /* HEAD where nothing is said */
	bool is_range, is_from_base;
};
struct git_range git_range_of(struct str word);
/* Its commits; without a range only the old one. False with a sentence in `why`; is_failure: git failed, and the words may be right. */
bool git_range_find(struct git *g, const struct git_range *r, struct str *old, struct str *new, struct buf *why, bool *is_failure);

/* The state since which something is asked about: that in which a day ("2026-10-15", "2026-10"; it begins in Greenwich) found the repository, or a revision.
 * With its day. False with a sentence in `why`; is_failure: git failed, and the word may be right. */
bool git_since(struct git *g, struct str word, struct git_version *version, struct date *day, struct buf *why, bool *is_failure);

struct git_paths { VEC(struct str) list; }; /* from the top on; none: all */
bool git_paths_add(struct git *g, struct git_paths *paths, const char *path); /* as the caller writes it; false where it lies outside */
bool git_paths_hold(const struct git_paths *paths, struct str path); /* it is one of them, or below one */
/* The maps of a commit that these hold, and the files that they name, whatever those are called; in the order of their paths. */
void git_tree_visit(const struct git_tree *t, const struct git_paths *paths, void (*visit)(void *context, struct str path), void *context);

/* The commits that changed a file, the newest first, through renames; in the arena. */
bool git_versions_of(struct git *g, struct str commit, struct str path, struct git_versions *versions, struct buf *why);
/* Adds, in their places, the commits since the first that changed one of these other files only; from the top on, in names. */
bool git_versions_with(struct git *g, struct str commit, const struct names *others, struct git_versions *versions, struct buf *why);

/* ---- what git hands over (git_origin.c) ---- */

enum git_origin_of { GIT_OF_UNKNOWN, GIT_OF_HEAD, GIT_OF_ITS_OWN };

struct git_origin { /* of a file of which only the object is known */
	struct git_tree tree; /* the files beside it, unless they are unknown */
	bool is_open;
	enum git_origin_of is_of; /* its own: in every state of the repository that has it, the files that it names were these. HEAD: they were not, but HEAD has it */
};

/* The paths of the files that a map names, and of those that they name, from the top on. */
typedef void git_named_files(const struct disk *disk, struct str root, struct str path, struct str text, struct names *others);
void git_origin_find(struct git_origin *o, struct git *g, struct str path, struct str object, struct str text, git_named_files *named);
void git_origin_close(struct git_origin *o); /* may be called on a zeroed one */

/* ---- without a repository (git_lines.c) ---- */

/* The texts of three files (base, ours, theirs) as git merges them line by line, with its marks. */
bool git_merge_lines(struct files *files, const char *const *environment, const char *const *paths, const struct str *texts, struct buf *out, size_t *conflicts, struct buf *why);

#endif
