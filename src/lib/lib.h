/* lib.h — what stands behind the structs of cjm.h. What is given to other programs is copied into terminated texts once, when it is made: so
 * asking for it changes nothing, and many threads may ask at once. */
#ifndef CJM_LIB_LIB_H
#define CJM_LIB_LIB_H

#include "cjm.h"
#include "cjm/convert.h"
#include "cjm/disk.h"
#include "cjm/checking.h"
#include "cjm/memory.h"

struct cjm_bytes {
	struct buf buf;
	bool is_cut; /* there was no memory for more */
};

struct cjm_project {
	struct project project;
	struct disk disk;      /* that the project reads through; of no use without one */
	struct cjm_disk host;  /* the caller's, where it is that */
	struct files files;    /* the machine's, where it is that */
	struct str folder;     /* of the machine; ends with a slash */
	bool lacks_memory;     /* it could not be told something */
};

struct cjm_finding {
	enum cjm_severity severity;
	const char *id, *message, *hint, *other_note;
	struct cjm_place place, other;
	const struct lib_edit *edits;
	size_t edit_count;
};

struct lib_edit {
	struct cjm_place place;
	const char *text;
};

struct cjm_findings {
	struct cjm_finding *at;
	size_t len, cap;
	const char *text;
};

/* Copies all that was found, in its order, into the arena, behind what is in the list. */
void lib_add_findings(struct cjm_findings *f, struct arena *a, const struct sources *s, const struct findings *found);
/* `path` is the file's, terminated, and lives as long as the place is used; "" where the span is none. */
struct cjm_place lib_place(const struct sources *s, struct span span, const char *path);

struct cjm_request {
	struct request request;
	struct { const char **at; size_t len, cap; } paths; /* of maps; terminated */
	struct buf why;
	bool lacks_memory; /* for a path, or for why it refuses a setting */
	bool is_cut;       /* it has not all paths */
};

struct lib_file {
	const char *path;
	struct buf bytes;
};

struct cjm_result {
	struct arena arena;
	enum cjm_status status;
	const char *why;
	struct { struct lib_file *at; size_t len, cap; } files;
	struct cjm_findings findings;
	bool differs;
};

/* ---- making a result (result.c) ---- */

struct cjm_result *lib_result_new(void);
/* Of several outcomes the worst counts, with its sentence. */
void lib_result_note(struct cjm_result *result, enum outcome outcome, struct str why);
void lib_result_add(struct cjm_result *result, struct str path, struct buf *bytes); /* takes the bytes */
/* The text of a file; false after noting why there is none. */
bool lib_result_read(struct cjm_result *result, struct cjm_project *project, const char *path, struct buf *text);

/* What is given where there was no memory for another: it needs none, and freeing it does nothing. */
struct cjm_result *lib_result_without_memory(void);
/* Runs it within an attempt, and gives what it put into `result`; where there was no memory, the result that says so. */
struct cjm_result *lib_try(void (*run)(void *call), void *call, struct cjm_result *const *result);

/* ---- objects (memory.c) ---- */

void *lib_new(size_t size); /* zeroed, in an arena of its own */
void lib_free(void *object);

/* ---- the model (model.c) ---- */

struct cjm_property {
	const char *name;
	const struct cjm_map *map;
	struct span span;                       /* where it is written */
	enum cjm_property_type type;
	double number, high;
	const char *unit;
	size_t len;
	const char *const *texts;               /* len of them, of CJM_THINGS none */
	const struct cjm_thing *const *things;  /* len of them, of CJM_THINGS */
};

struct cjm_thing {
	const struct cjm_map *map;
	const char *kind, *name, *text, *id;
	struct span span;
	const struct cjm_thing *parent, *first, *next;
	struct { struct cjm_property *at; size_t len, cap; } properties;
};

struct cjm_map {
	struct arena arena;
	struct sources sources;
	struct map *map;
	const char *why;
	const char **paths; /* of the sources' files */
	struct cjm_findings findings;
	struct cjm_thing *file;
};

/* The tree of things of m->map. */
struct cjm_thing *lib_model(struct cjm_map *m);

#endif
