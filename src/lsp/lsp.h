/* lsp.h — what the files of the server share: its documents, what was read of them, places as editors count them. */
#ifndef CJM_LSP_LSP_H
#define CJM_LSP_LSP_H

#include "cjm/checking.h"
#include "cjm/json.h"
#include "cjm/json_read.h"
#include "cjm/lsp.h"
#include "cjm/said.h"

/* ---- places (position.c) ---- */

struct lsp_lines { /* of a text, as the protocol counts them: a lone carriage return ends one, too */
	struct str text;
	VEC(uint32_t) starts;
	struct utf8_marks marks; /* where a line is long */
};

struct lsp_places { /* of the texts that one reading has */
	struct arena *arena;
	const struct sources *sources;
	struct lsp_lines *of; /* by file - 1; made when they are first needed */
	size_t count;
};

void lsp_lines_init(struct lsp_lines *lines, struct arena *a, struct str text);
/* The byte of a position, no further than the end of its line. */
size_t lsp_offset(const struct lsp_lines *lines, double line, double character, bool is_utf8);
size_t lsp_line_at(const struct lsp_lines *lines, size_t at); /* the line of a byte */
void lsp_write_position(struct json *out, const char *key, const struct lsp_lines *lines, size_t at, bool is_utf8);
/* {"start", "end"} under the key, NULL: as the item or value that is being written. */
void lsp_write_range(struct json *out, const char *key, const struct lsp_lines *lines, size_t from, size_t to, bool is_utf8);

/* ---- documents (documents.c) ---- */

struct lsp_reading { /* a document's map, with all that it includes */
	struct arena arena;
	struct sources sources;
	struct findings found;
	struct map *map, *settings;
	struct lsp_places places;
	uint32_t file;         /* the document's own */
	const struct ast *ast; /* of it */
};

struct lsp_check { /* the same, checked */
	struct arena arena;
	struct check_job job;
	struct lsp_places places;
};

struct lsp_report { /* the findings of one check that are of one file: each as JSON */
	struct str path;
	struct texts items;
};

struct lsp_document {
	struct str uri, path;  /* as the editor and as the project call it */
	struct buf text;
	double version;
	bool is_open;
	bool is_checked;       /* its check is of the texts that there are now */
	bool is_told;          /* what it found was sent */
	struct lsp_reading *reading; /* NULL: it is to be read */
	struct lsp_check *check;     /* NULL: it was never checked, or is no longer open */
	struct arena reported;       /* what its check found, by file */
	VEC(struct lsp_report) reports;
};

struct lsp_includer { /* a map that is not open, with an include in it */
	struct lsp_document document;
	struct arena read;
	struct texts sources;  /* the paths of all that it read */
	bool lacks_includes;   /* some were not there */
	bool is_there, is_seen;
};

struct lsp_sent { /* of a path */
	struct buf list; /* as it was sent last */
	bool is_due;     /* it may have changed since */
};

struct lsp_waiting { /* a message */
	struct arena arena;
	struct json_value *message;
	bool is_cancelled;
	struct lsp_waiting *next;
};

struct lsp {
	const struct lsp_host *host;
	struct arena arena, scratch; /* the second is of one message */
	struct project project;
	struct request request;      /* for checks */
	struct names documents;      /* by URI → struct lsp_document; closed ones stay, empty */
	struct names sent;           /* by path → struct lsp_sent */
	struct names includers;      /* by path → struct lsp_includer */
	bool has_looked;             /* for those, since any may have come or gone */
	size_t includers_seen;
	struct lsp_document *recent; /* that was edited last; NULL: none */
	struct texts folders;        /* that the editor works in, as paths */
	struct str pages;            /* where the page of each check can be read; empty: nowhere that is known */
	struct lsp_waiting *first, *last;
	bool is_begun, is_ready, is_shut, has_ended;
	bool is_utf8;
	bool has_snippets, has_related, has_tags, has_code_page, knows_versions, has_hierarchy, has_document_changes, has_annotations, has_created_files, can_watch, can_show, has_reference_command, has_preview_command;
	bool is_due;
	size_t asked;                /* requests of ours, for their ids */
	int error;                   /* of the request that is being answered; 0: none */
	struct str error_message;
};

enum lsp_error { LSP_PARSE_ERROR = -32700, LSP_INVALID_REQUEST = -32600, LSP_NO_METHOD = -32601, LSP_INVALID_PARAMS = -32602, LSP_NOT_READY = -32002, LSP_CANCELLED = -32800, LSP_REQUEST_FAILED = -32803 };

/* Answers with an error instead of a result. */
void lsp_fail(struct lsp *l, int code, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* Sends what was written: a whole message. */
void lsp_send(struct lsp *l, struct buf *message);
/* Begins a message with "jsonrpc", in the buffer. */
struct json lsp_begin(struct buf *message);

struct lsp_document *lsp_document_of(struct lsp *l, struct str uri); /* that is open; NULL */
struct lsp_document *lsp_document_by_path(const struct lsp *l, struct str path);
/* Reads it, unless that was done since the last change. */
struct lsp_reading *lsp_read(struct lsp *l, struct lsp_document *d);
struct lsp_check *lsp_check_of(struct lsp *l, struct lsp_document *d);
void lsp_forget_read(struct lsp_document *d);
void lsp_forget_documents(struct lsp *l); /* all of them, at the end */
void lsp_project_begin(struct lsp *l);
/* What a file of this path says has changed: whoever has read it reads again. Empty: anything may have. */
void lsp_changed(struct lsp *l, struct str path);

/* ---- where things are (uri.c) ---- */

struct str lsp_path_of_uri(struct arena *a, struct str uri);
struct str lsp_uri_of_path(const struct lsp *l, struct arena *a, struct str path); /* an open document's own */

/* ---- what handlers ask (spot.c) ---- */

struct lsp_spot { /* where a request points to */
	struct lsp_document *document;
	struct lsp_reading *reading;
	uint32_t at; /* a byte of what was read */
};

/* Of a request that needs only its text; NULL, with an error, where it is not open. */
struct lsp_document *lsp_open_document(struct lsp *l, const struct json_value *params);
size_t lsp_offset_of(const struct lsp *l, const struct lsp_lines *lines, const struct json_value *position);
/* False, with an error, where there is no such document. Without a position `at` is 0. */
bool lsp_find(struct lsp *l, const struct json_value *params, struct lsp_spot *spot);
uint32_t lsp_at(const struct lsp *l, const struct lsp_spot *s, const struct json_value *position);
const struct lsp_lines *lsp_lines_of(struct lsp_places *p, uint32_t file);
/* A place as {"uri", "range"}. */
void lsp_write_location(struct lsp *l, struct json *out, struct lsp_places *places, struct span span);
void lsp_range(struct lsp *l, struct json *out, const char *key, struct lsp_places *places, struct span span);
/* The innermost statement that the byte is in or directly behind; the root where there is none. */
struct node *lsp_node_at(const struct lsp_spot *s, uint32_t at);
const struct arg *lsp_arg_at(const struct node *n, uint32_t at); /* NULL where the byte is in none */
void lsp_null(struct json *out); /* the result: nothing */
/* {"newText", "range"} */
void lsp_write_edit(struct lsp *l, struct json *out, struct lsp_places *places, struct span span, struct str text);
/* "| keyword | …": help of a statement, as Markdown. */
void lsp_write_markdown(struct json *out, const char *key, struct str text);
/* A text of the map within Markdown: never markup. */
void lsp_add_plain(struct buf *out, struct str text);

/* A text of the map as a block of code, however many backticks it has. */
void lsp_add_code(struct buf *out, struct str text);

/* ---- names.c ---- */

/* Where the thing's name is declared, or its text where it has none; no place for what nobody wrote. */
struct span lsp_declared_at(const struct thing *t);

/* ---- all maps of a project (project_maps.c) ---- */

typedef void lsp_map_visitor(void *context, struct str path, struct str text);
/* Every map of the document's project, with its text as the editor has it, else as it is on the disk; each once. */
void lsp_each_map(struct lsp *l, const struct lsp_document *d, lsp_map_visitor *visit, void *context);
/* Those below a folder, of which so many files and folders are looked at. */
void lsp_each_map_below(struct lsp *l, struct str folder, size_t most, lsp_map_visitor *visit, void *context);
/* Every file of Markdown of its project. */
void lsp_each_markdown(struct lsp *l, const struct lsp_document *d, lsp_map_visitor *visit, void *context);
/* The same of all folders that the editor works in, and of what is open. */
void lsp_each_map_of_folders(struct lsp *l, lsp_map_visitor *visit, void *context);

/* ---- diagnostics.c ---- */

void lsp_publish(struct lsp *l); /* of one document, and says whether more are due */
void lsp_check_document(struct lsp *l, struct lsp_document *d);
void lsp_drop_reports(struct lsp *l, struct lsp_document *d);
void lsp_write_diagnostic(struct lsp *l, struct json *out, struct lsp_check *c, const struct finding *f);

/* ---- maps that include what is open (includers.c) ---- */

bool lsp_includers_are_due(const struct lsp *l);
void lsp_work_on_includers(struct lsp *l); /* looks which there are, or checks one */
void lsp_includers_changed(struct lsp *l, struct str path); /* as lsp_changed */
void lsp_includers_look_again(struct lsp *l); /* what is open is no longer the same */
void lsp_forget_includers(struct lsp *l); /* at the end */

/* ---- preview.c ---- */

void lsp_point(struct lsp *l, const struct json_value *params); /* tells the host where the cursor is */

/* ---- handlers, a file a group ---- */

typedef void lsp_handler(struct lsp *l, const struct json_value *params, struct json *out); /* `out` is NULL for a notice */

#define REQUEST(name, function, capability, announced) lsp_handler function;
#define NOTICE(name, function, capability, announced) lsp_handler function;
#include "lsp/methods.def"

#endif
