/* bind.h — shared by the files that make a map of statements: what is known while it is made.
 *
 * read.c reads files and sets the order, bind.c makes things of statements, ids.c says what each is called from outside, known.c
 * knows what needs no declaration, resolve.c gives every name its thing. */
#ifndef CJM_MAP_BIND_H
#define CJM_MAP_BIND_H

#include "cjm/unicode.h"
#include "cjm/fields.h"
#include "map/outside.h"

enum space { /* where names are looked up: first those of the whole map, then those of one journey */
	SPACE_NONE, SPACE_SOURCES, SPACE_TEAMS, SPACE_SEGMENTS, SPACE_PERSONAS, SPACE_CHANNELS, SPACE_TOUCHPOINTS, SPACE_METRICS, SPACE_THEMES,
	SPACE_JOURNEYS, SPACE_SHOWS, SPACE_PHASES, SPACE_STAGES, SPACE_STEPS, SPACE_LANES, SPACE_QUESTIONS, SPACE_CLAIMS, SPACE_ACTIONS, SPACE_COUNT,
	FIRST_JOURNEY_SPACE = SPACE_SHOWS,
};

struct called { /* things of a space that have the same text */
	struct thing *thing;
	struct called *next, *last; /* last: of the first alone */
};

struct name_scope { /* the names of one journey, or of the whole map */
	const struct journey *journey;
	struct names names[SPACE_COUNT];
	struct names texts[SPACE_COUNT]; /* struct called, by what they are called: str_fold_same */
	struct names ids, id_counts;     /* of what stands here, by space and kind (ids.c); only while the map is made */
};

struct pending { /* a reference to resolve once all names are known */
	struct name_scope *scope;
	struct thing *owner;
	void *member;
	enum member_type type;
	const struct arg *arg;
	enum statement_kind kind;
	bool text_stands_for_itself;
	bool is_again; /* it is written once, and was bound before, for something else */
};

struct maybe_named { /* a word that may name a thing, and need not: a MAY_NAME row */
	struct name_scope *scope;
	const struct node *node;
	const struct arg *arg;
};

struct unnamed {
	struct name_scope *scope;
	struct thing *thing;
	bool is_repeated; /* or stands in what is */
};

enum { INCLUDE_DEPTH = 40 };

struct binder {
	struct map *map;
	struct arena scratch, ranks; /* what only the making needs: lists of what waits; the statements of each thing, in the order of the rows */
	struct sources *sources;
	struct findings *found;
	const struct reader *reader;
	struct field_order fields;
	struct name_scope global, *journey_scope;
	struct names meetings;  /* channels that are met as such, by their ids */
	struct names reported; /* unknown names, by kind */
	size_t compared;       /* names with unknown ones, to suggest the nearest */
	enum statement_kind top; /* of the statement at the top of a file that is being bound */
	VEC(struct pending) pending[KIND_JOURNEY + 1]; /* by top */
	VEC(struct unnamed) unnamed[KIND_JOURNEY + 1]; /* these get their ids when all names are taken */
	VEC(struct pending) feelings_to_scale; /* .member: struct feeling */
	struct lexicon *lexicon; /* made when the first feeling without a number is met */
	VEC(struct maybe_named) maybe_named;
	bool is_again; /* what is bound now was bound before, for something else */
	struct things datas;                   /* struct data */
	struct outers outers;
	uint32_t included_from[INCLUDE_DEPTH];
	int include_depth;
	size_t lost_include;      /* the finding of the first file that could not be included, + 1 */
	struct names not_reported;    /* names that such a file may declare, by kind */
	bool scale_is_main;
};

struct ranked_statement { /* a statement and the row that it follows */
	const struct node *node;
	size_t row;
};

enum space bind_space_of(enum statement_kind kind);
struct arena *bind_arena(struct binder *b);
void bind_end(struct binder *b); /* gives back what only the making needs */
void bind_scope_init(struct binder *b, struct name_scope *s);
struct name_scope *bind_scope_of(struct binder *b, enum space space);

/* ---- bind.c ---- */

/* Binds a statement: as a thing of its own, or into a member of parent, which is the struct of parent_kind. owner is the thing
 * that parent belongs to, NULL for the map. */
void bind_node(struct binder *b, enum statement_kind parent_kind, void *parent, struct thing *owner, const struct node *n);
struct ranked_statement *bind_ranked(struct binder *b, const struct node *n, size_t *count); /* in the order of the rows */
struct thing *bind_new_thing(struct binder *b, enum statement_kind kind, struct thing *parent);
void bind_append(struct binder *b, struct things *things, struct thing *t);
void bind_push_text(struct binder *b, struct texts *texts, struct str text);

/* ---- ids.c ---- */

/* What has a name has it as its id at once; anything else that says something waits for bind_ids. */
void bind_id_later(struct binder *b, struct thing *t);
void bind_ids(struct binder *b); /* of all that wait */
void map_give_ids(struct map *m); /* anew, as if what the map holds now had been read alone */

/* ---- called.c ---- */

void bind_called_add(struct binder *b, struct name_scope *scope, struct thing *t);
const struct called *bind_called(struct binder *b, const struct name_scope *scope, enum space space, struct str text); /* NULL: nothing */
/* Which of those called so a reference means: the first, after telling where there are several. Never what refers. */
struct thing *bind_meant(struct binder *b, const struct pending *p, const struct called *called);
/* What is declared as one of those kinds that are taken for the wanted one, and has this name or text. */
const struct thing *bind_crossing(struct binder *b, enum statement_kind wanted, struct str text);
void bind_report_crossing(struct binder *b, const struct pending *p, const struct thing *crossing);

/* ---- known.c ---- */

/* What needs no declaration comes into being when it is first used; NULL for a name that nobody knows. */
const char *bind_well_known_at(enum statement_kind kind, size_t index); /* the names of such things; NULL behind the last */
bool bind_is_well_known(enum statement_kind kind, struct str name);      /* also by a name that stands for one of them */
struct thing *bind_well_known(struct binder *b, enum statement_kind kind, struct str name);
/* A team that declares `metric nps "…"` means the NPS that everyone knows: what it leaves open is filled in. */
void bind_fill_known(struct map *m);
/* A stage or step that is met by a way alone (`via store`, and no `at`) is met at the channel itself, as by `at store`. Then it
 * is known which touchpoints are met at all. */
void bind_meetings(struct binder *b);
/* The touchpoint that a channel is where it is met as such. */
struct thing *bind_met(struct binder *b, struct channel *channel);
struct str bind_nearest_known(enum statement_kind kind, struct str name);
/* The well-known channel that people call so, in one of a few languages; empty for none. */
struct str bind_channel_meant(struct arena *a, struct str name); /* NPS is near nps; empty when none is */

/* ---- language.c ---- */

/* The map's language of a bound `language`, after telling where it is no code. */
void bind_language(struct binder *b, const struct node *n);

/* ---- resolve.c ---- */

void bind_resolve(struct binder *b, const struct pending *p);
const struct thing *bind_channel_itself(const struct thing *t); /* the channel that is met as such, as by `at email`; else t */
/* What statements name that stand where they cannot: a reference, where there is such a thing, and nothing else. */
void bind_refer_strays(struct binder *b);
/* Names that make a term with their keyword, and that nobody refers to (terms.c). */
void bind_report_terms(struct binder *b);
void bind_refer_if_named(struct binder *b, const struct maybe_named *w);
/* The names of the journey that this one follows; NULL where it follows none, or a file. */
const struct name_scope *bind_followed_names(const struct map *m, const struct name_scope *scope);
/* Whether a thing of this kind may have a name, and need not. */
bool bind_may_have_name(enum statement_kind kind);

#endif
