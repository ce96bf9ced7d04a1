/* document.h — maps inside Markdown: the fences that hold them, and the pictures beside these. Only text: nothing is read or written here. */
#ifndef CJM_DOCUMENT_H
#define CJM_DOCUMENT_H

#include "cjm/convert.h"
#include "cjm/job.h"

struct document_map { /* a fence of the language cjm */
	uint32_t line;      /* of the fence, from 1 */
	struct str words;   /* behind the word cjm */
	struct str text;    /* the map, each line with the number that it has in the document: those before it are empty */
	size_t first;       /* in the document: the offset of its first line */
	struct str prefix;  /* what stands in front of its lines in the document */
	struct str before;  /* what stands in front of a paragraph beside it, as in a quotation */
	VEC(uint32_t) cut;  /* of each line of the map, how many bytes in front belong to the document alone */
	VEC(uint32_t) starts; /* … and where it starts in the document */
	struct str unclosed; /* the signs of a fence that nothing closes: what is put in behind it would be code; empty where it is closed */
	size_t end;         /* in the document: the offset at which its pictures stand */
	struct texts pictures; /* the files that are shown there, by their paths from the document; a URL is none */
};

struct markdown_maps {
	struct str path, text; /* the caller's */
	struct arena arena;
	VEC(struct document_map) maps;
};

struct document_picture { /* that is to be shown beside a map, where none was */
	size_t at;          /* document_map.end */
	struct str before;  /* document_map.before */
	struct str alt, path; /* from the document */
};

bool path_is_document(struct str path); /* by its ending, a file in Markdown */
bool document_has_map(struct str path, struct str text);
void document_lacks_map(struct str path, struct buf *why); /* a sentence for it */
/* Finds all fences but those with the word skip, by the rules of CommonMark. In a comment a fence is not shown, and its pictures stand behind the comment. */
void document_read(struct markdown_maps *d, struct str path, struct str text);
void document_finish(struct markdown_maps *d);
/* Puts the text of the document from `done` up to behind a map, which gets this text; in the order of the maps. What follows the last is the caller's to put. */
void document_put(const struct markdown_maps *d, const struct document_map *m, struct str text, size_t *done, struct buf *out);
/* In the document, what is at this offset of the text of one of its maps, which is read as this source. */
uint32_t document_offset(const struct markdown_maps *d, const struct document_map *m, const struct source *source, uint32_t at);
/* Once its map was read, columns are those of the document. Gives its file; 0: it was not read. */
uint32_t document_place_columns(struct sources *all, const struct document_map *m);
/* ---- one of its maps (document_choose.c) ---- */

/* The only one, or the one with this journey, by its name or title; NULL where the document has none, or has several and none is named, which `why` says, or where none of several has it. */
const struct document_map *document_choose(struct markdown_maps *d, struct str journey, struct buf *why);
/* After their first journeys: each map by a word of its own, wherever its block stands. */
struct texts document_keys(struct markdown_maps *d, struct arena *a);
/* "README.md#morning-coffee": a map of a document. False where it is no such path. */
bool document_split(struct str path, struct str *document, struct str *key);
/* For what takes maps in files of their own alone: true, with a finding at the first block, where the path is that of a document. */
bool document_refuse(struct conversion *c, struct str path, struct str text);

/* What its maps name counts as input of the project. */
void document_note_inputs(struct project *p, const char *path, struct str text);

/* ---- drawing them (document_job.c) ---- */

struct document_drawing { /* of one of its maps */
	const struct document_map *map;
	struct request request;
	struct job job;  /* whose files are named after what the document shows, once all are drawn */
	struct str name; /* that its fence gives to its pictures; may be empty */
	bool is_run;
};

struct document_job {
	const struct request *request; /* for all maps; a fence may say more */
	struct project *project;       /* not owned */
	struct str folder;             /* for pictures that are not shown yet, with a slash */
	bool is_folder_named;          /* by who calls: it may lie outside the project */
	bool (*may_refresh)(const char *path); /* what the document shows is ours, and may be written */
	bool (*may_begin)(const char *path, struct str bytes); /* what it does not show: nothing is there, or these bytes are */
	struct arena arena;
	struct markdown_maps document;
	VEC(struct document_drawing *) drawings;
	struct names names;            /* of pictures */
	VEC(struct document_picture) added;
	struct buf after;              /* the document with all its pictures */
	struct str why;
};

/* `folder` where somebody said one, else empty: then the one that is meant, `has_docs` being whether a folder docs stands beside the document. */
struct str document_folder(struct arena *a, struct str path, struct str folder, bool has_docs);
/* Draws all maps of the document, whose path and text are the caller's, under the names that it shows or is to show. On another outcome than OUTCOME_FINE nothing
 * is to be written; the findings of each map are its job's, with the places of the document. */
enum outcome document_run(struct document_job *j, const char *path, struct str text);
void document_job_finish(struct document_job *j);

/* ---- helpers of it (document_write.c) ---- */

/* Sets what the words of a fence say, each the name of a setting of `cjm build`, such as view=priorities; file=NAME names the picture (may be empty). False with
 * the word and why it cannot be. */
bool document_words(const struct document_map *m, struct request *r, struct str *name, struct buf *why);
/* What was found in one of its maps has the places of the document from now on, as it was read. */
void document_place(const struct markdown_maps *d, const struct document_map *m, struct job *j);
/* Whether a picture may be written whose folder nobody has named: where it lies in the root of the project, which is set. */
bool document_may_write(const struct project *p, struct str path);
/* The document with these pictures, in the order of their places. */
void document_write(const struct markdown_maps *d, const struct document_picture *pictures, size_t count, struct buf *out);

#endif
