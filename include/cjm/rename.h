/* rename.h — another name for something, wherever a project says it: where it is declared, and in whatever file refers to it. */
#ifndef CJM_RENAME_H
#define CJM_RENAME_H

#include "cjm/job.h"

struct renamed_file {
	struct str path, before, after;
	struct str mark; /* that the file begins with, which is no part of its text; empty: none */
	VEC(struct fix) edits; /* their spans are of this file, whatever number they have */
};

struct renamed_reference {
	enum statement_kind kind; /* KIND_NONE: it leads nowhere */
	struct str text;
};

struct renamed_map { /* one that knows a target, as it was read: to be compared with how it is read afterwards */
	struct str path;
	size_t number; /* in a document, from 1; 0: it is a file of its own */
	size_t errors, findings, reference_count;
	struct renamed_reference *references;
	VEC(struct str) quoted; /* paths of the journeys that it names in quotes */
};

struct renaming {
	struct arena arena;
	struct project *project; /* not owned */
	struct str kind, old, new;
	struct names targets; /* where such things are declared: "PATH:OFFSET" */
	struct names by_text; /* the same of those whose text the old name is, with their names */
	struct names known;   /* names of such things, for whoever meant one of them */
	struct names paths;   /* struct renamed_file, by path */
	VEC(struct renamed_file *) files; /* in the order of their paths, once it is settled */
	VEC(struct renamed_map) maps; /* that know one of the targets */
	struct str why;
};

/* False, with a sentence in `why`, where the kind has no names, or the new one cannot be a name. */
bool renaming_init(struct renaming *r, struct project *p, struct str kind, struct str old, struct str new);
void renaming_finish(struct renaming *r);
/* The folder of the project, as a way from the working folder up: ".", "..", "../..". False, with a sentence in `why`, where the system does not say. */
bool renaming_find_project(struct renaming *r, struct buf *up);
/* What this map, or each map of this document in Markdown, declares or includes under the old name is meant. Its text is copied. */
void renaming_find(struct renaming *r, struct str path, struct str text);
/* Only what is declared there is meant: the offset of its name in a file, by the path by which the project knows it. */
void renaming_mean(struct renaming *r, struct str path, uint32_t at);
/* Once all are found: what is meant where nothing has that name, but something has that text. OUTCOME_REFUSED where there is none, or several. */
enum outcome renaming_choose(struct renaming *r);
/* Whatever this map or document, which may be any of the project, says of them. OUTCOME_MISTAKES where it reads a file that declares one, and has an error
 * where it says the old name: nobody can tell what it means by it. */
enum outcome renaming_collect(struct renaming *r, struct str path, struct str text);
/* Where the map says the name in what could not be understood, or was found to be wrong; no file: nowhere. */
struct span rename_doubt(const struct map *m, const struct sources *sources, const struct findings *found, struct str name);
/* Makes the new texts, and reads each map again with them: OUTCOME_REFUSED where the new name is taken, or nothing is called by the old one. */
enum outcome renaming_settle(struct renaming *r);
/* The bytes of a file with this text. */
struct str renaming_bytes(struct renaming *r, const struct renamed_file *f, struct str text);
/* The changes as a unified diff, as seen from the top of the project: there `git apply` and `patch -p1` take it. */
void renaming_write_patch(struct renaming *r, bool has_color, struct buf *out);

#endif
