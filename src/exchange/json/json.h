/* json.h — what reading our own JSON is made of: json_mend.c takes what was edited by hand as what it means, json_targets.c finds what ids
 * refer to, json_write.c and json_value.c write it as a map, json_try.c reads that map and leaves out what is a mistake in it. */
#ifndef CJM_EXCHANGE_JSON_H
#define CJM_EXCHANGE_JSON_H

#include "exchange/draft/import.h"
#include "exchange/json/jansson_lib.h"
#include "cjm/fields.h"

#define UNPACK_LEFT_OUT "it was left out"

struct target { /* what an id refers to */
	enum statement_kind kind;
	json_t *object;
	struct str name, text;
	bool is_twin; /* another one of its journey is called so */
};

struct written_line { /* a line that was written */
	size_t at;       /* where in the text */
	struct str path; /* of what it was made of: journey[0].stage[2].step[1] */
};

struct unpack {
	struct import *i;
	struct jansson lib;
	struct buf *out;
	struct names targets; /* "SPACE ID", "SPACE JOURNEY/ID" and "SPACE #NUMBER/ID" of the journey → struct target */
	struct buf path;      /* where we are */
	VEC(struct written_line) written;
	bool has_negative_scale;
	size_t journey;       /* number of the one being read, from 1 */
	struct str journey_id;
	struct names names, called; /* "SPACE NAME", "SPACE #NUMBER/TEXT" → struct target */
	bool collects_ids;
	size_t journeys_written;
	size_t from_files;    /* things that stood in included files */
	size_t reported;
};

/* NULL where there is none, or null. */
json_t *unpack_member(const struct unpack *r, const json_t *object, const char *key);
/* The key under which the statement stands: its word, else one that it was once written with where that is there. */
const char *unpack_key(const struct unpack *r, const json_t *object, enum statement_kind kind);
bool unpack_is_own_key(enum statement_kind kind, const char *key); /* of a field of the team's own */
void unpack_report_unknown_keys(struct unpack *r, enum statement_kind kind, const json_t *object);
/* The string, without what no text may hold; empty for anything else. */
struct str unpack_string(struct unpack *r, const json_t *value);
struct str unpack_text(struct unpack *r, const json_t *object, const char *key);

/* The path goes on; what is returned is for leaving again. */
size_t unpack_enter(struct unpack *r, const char *key);
size_t unpack_enter_item(struct unpack *r, size_t index);
void unpack_leave(struct unpack *r, size_t mark);

/* "PATH: what: `value`", with the way out; the value may be NULL. After the twentieth they are only counted. */
void unpack_report(struct unpack *r, const char *what, const json_t *value, const char *hint);
void unpack_report_at(struct unpack *r, struct str path, struct str message, struct str hint);
/* How many were only counted. */
void unpack_report_rest(struct unpack *r);

/* Each writes a blank and what the value says, or tells why it cannot, or leaves that to the caller; false then. */
bool unpack_add_argument(struct unpack *r, enum statement_kind kind, const struct slot *slot, enum member_type type, const json_t *value);
bool unpack_add_value(struct unpack *r, enum statement_kind kind, enum slot_type type, const json_t *value);
bool unpack_add_references(struct unpack *r, enum statement_kind kind, const json_t *list);
/* False when something that the statement needs is not there. */
bool unpack_add_slot(struct unpack *r, enum statement_kind kind, int index, const json_t *object);
/* NULL for a name or a text. */
const struct arg_field *unpack_arg_field(enum statement_kind kind, int slot);

/* Where the names of such things are kept; empty for things without names. */
const char *unpack_space(enum statement_kind kind);
/* What the target of an id is found by: in the journey that is being read, anywhere. */
struct str unpack_target_here(struct unpack *r, enum statement_kind kind, struct str id);
struct str unpack_target_key(struct unpack *r, enum statement_kind kind, struct str id);
struct target *unpack_target(struct unpack *r, enum statement_kind kind, struct str id); /* first here, then anywhere; NULL */
/* By hand, people refer to a thing by its name or its text, too; an id goes first. */
void unpack_collect_targets(struct unpack *r, const json_t *root);
/* Gives a name to what an id refers to and its text can't. */
void unpack_name_twins(struct unpack *r, const json_t *root);

/* All that the thing says, each on a line of its own that is indented so deep. */
void unpack_write_fields(struct unpack *r, enum statement_kind parent, const json_t *object, int depth);

/* What was edited by hand becomes what cjm would have written: one thing a list of one, a text the thing that it is the text of. */
void unpack_mend(struct unpack *r, json_t *root);

/* Takes out of the written map what is a mistake there, and tells it by its path. False when mistakes are left. */
bool unpack_try(struct unpack *r);

/* Writes the map itself: the draft knows less than our own model. False when there is nothing in the file that it understands, which it has told. */
bool import_json(struct import *i);

#endif
