/* map.h — the model: what the text means, with every name resolved. Layout, checks, reports and graphs read it and
 * change nothing. All of it lives in the map's arena, texts are slices of the sources, so sources outlive the map. What it is made of:
 * things.h. */
#ifndef CJM_MAP_H
#define CJM_MAP_H

#include "cjm/things.h"

struct reference { /* a word, or a text in quotes, that leads to a thing; cjm/references.h asks for them */
	struct span span;         /* of the word, or of the text with its quotes */
	enum statement_kind kind; /* of the things that may be named there; of several the first */
	bool is_text;
	const struct thing *thing; /* that it names: of `at email` the channel; NULL where nothing is called so, which was told */
};

struct name_scope;

struct selection { /* of a part of the map */
	struct texts tags;    /* only what has one of these, or stands in such or holds such, on the way through stages and steps; empty: all */
	struct texts without; /* nothing that has one of these */
	struct things shows;  /* struct show, one a journey at most: of it only those stages, people and lanes; what they say of tags and for
	                         whom is for who selects them to add */
	bool is_of_shows;     /* journeys without a show are not meant */
	bool keeps_steps;     /* whoever shows the part needs steps as places for all else: their lane is not left out */
};

struct map {
	struct arena arena;
	const struct sources *sources;
	uint32_t file;        /* the main one */
	struct str language;  /* "en" unless said */
	bool has_language;
	struct range scale;   /* -2 … 2 unless said */
	struct things origins, teams, segments, personas, channels, touchpoints, metrics, themes, rules, journeys;
	struct project_settings *settings; /* that its own file holds: a project.cjm; else NULL */
	struct texts includes;
	VEC(uint32_t) included; /* the file of each; 0 for one that could not be read */
	bool looks_elsewhere;   /* it says a name that no journey of it has: whether another file has one follows from all of them */
	bool lacks_includes;    /* something that it, or a file of it, includes could not be read or was refused */
	const struct project_settings *project; /* of all maps around it, whose rules apply before its own; NULL: none. Not owned */
	struct selection shown; /* what map_select was asked for */
	bool is_for_client;     /* map_leave_out_internal was called: map_judges tells what that means for what is made of it */
	VEC(struct ast *) asts; /* of all files, the main one first; owned */
	VEC(struct reference) references; /* each once, as the map was read: what was taken out later is still named */
	struct name_scope *names;         /* the names of the whole map, and of each journey, as it was read (src/map/bind.h) */
	VEC(struct name_scope *) journey_names;
};

/* How included files are found and read: the library opens nothing by itself. */
struct reader {
	void *context;
	/* Reads `path`, as written in the file `from` (its path), into text (freed by the caller). False: a finding's message in `why`.
	 * `found` is the path by which the file is known from now on: the same file must always give the same. */
	bool (*read)(void *context, struct str from, struct str path, struct buf *text, struct buf *found, struct buf *why);
	/* How many folders lie between the project's and the file `from`: no link of it climbs higher. May be NULL: it lies in the project's own. */
	int (*depth)(void *context, struct str from);
	/* Reads the bytes of a picture, as `read` does a text. May be NULL where none are drawn. */
	bool (*picture)(void *context, struct str from, struct str path, struct buf *bytes, struct buf *why);
	/* Whether some journey of the project has this name: `detail NAME` may mean it. May be NULL where no other file is looked at. */
	bool (*has_journey)(void *context, struct str name);
};

/* Parses the file and what it includes, and resolves every name. Always gives a map: what was mistaken is told and left
 * out. `reader` may be NULL where includes are not allowed. */
struct map *map_read(struct sources *s, uint32_t file, const struct reader *reader, struct findings *found);
void map_free(struct map *m); /* accepts NULL */
/* Whether a map is one: every thing stands in its parent, every reference leads to a thing, ids are unique, places are inside their files.
 * map_read asks it of its own; what isn't so is a mistake of cjm's (finding_add_internal). */
bool map_holds(const struct map *m, struct findings *found);
/* Takes out for good what is marked internal, what only speaks of it, what was declared for it alone, how the map is checked and which
 * parts of it have names: the rest is as if it had been written alone, ids too. What a client gets is made of it. Things that were looked
 * up before are not to be relied upon. */
void map_leave_out_internal(struct map *m);
/* What judges the work on a map, not the journey: how much is filled in, with its gaps, as a verdict and as the cells that a program counts; what the checks find; how mature it is; what has no
 * owner; how many claims say where they are known from; how many pains and questions are still without an answer, which may be internal; what is overdue, or has no date. */
enum judged { JUDGED_COVERAGE, JUDGED_CELLS, JUDGED_FINDINGS, JUDGED_MATURITY, JUDGED_OWNERS, JUDGED_CLAIMS, JUDGED_ANSWERS, JUDGED_DATES, JUDGED_COUNT };
/* Whether what is made of the map may tell it: a client gets nothing of it; a part of a map not what the rest of it would change. */
bool map_judges(const struct map *m, enum judged what);
/* Takes out for good what isn't selected, and what only speaks of it; ids stay. The selection's texts live as long as the map. */
void map_select(struct map *m, struct selection shown);
/* In which lane a statement is drawn; LANE_NONE for the frame (journey, phase, stage), for what stands in a thing of a lane, and for what
 * stands in a lane of the team's own. */
enum lane_id thing_lane(const struct thing *t);
/* The word of a lane as `lanes` says it, of another spelling or number (`pain`); empty for one that neither the language nor the journey has. */
struct str lane_word(const struct journey *j, struct str word);
/* In which lanes something of a journey is drawn, and if only that it was looked for and not found. */
struct filled_lanes {
	bool has[LANE_COUNT];
	struct names lanes, texts;  /* of the team's own: by name or id, by text */
	struct names noted, fields; /* those with notes, by address; fields of the company that something has */
	struct arena *arena;
};
struct filled_lanes journey_filled_lanes(const struct journey *j, struct arena *a);
bool lane_is_filled(const struct filled_lanes *f, struct str word);
bool map_is_part(const struct map *m); /* something was selected: what is made of it has to say so */
bool map_is_thinned(const struct map *m); /* by it, what is shown may lack something: more was left out than whole stages */
bool thing_has_tag(const struct thing *t, const struct texts *tags); /* it, or what it stands in, has one of them */
/* Whether it is among what has one of the first tags, if there are any, and none of the others; NULL: what is said of no part of a map. */
bool thing_is_among(const struct thing *t, const struct texts *tags, const struct texts *without);
void map_tags(const struct map *m, struct names *tags); /* adds all that the map uses, each once, to a table that was begun */

/* A name for such a thing, made of its text: a word that may be one. Others may be made alike. */
struct str name_made_of(struct arena *a, enum statement_kind kind, struct str text);
/* The main file's text, in which whatever may have a name has one, made of its text; what refers to it in quotes says the name. The map
 * was read without mistakes, and says the same afterwards but for names and ids. */
void map_give_names(const struct map *m, struct buf *out);

struct json_options {
	bool has_coverage; /* of each journey, where the map may tell it (map_judges), and how each goes (cjm/course.h) */
	const struct findings *findings; /* in their order; where the map may tell them. NULL: none are */
	bool is_one_line;
};

/* The code of a language that is called so by itself, in English or in a neighbour's language ("français", "german"); NULL for
 * a name that is not known. */
const char *language_called(struct str name);

/* As the file declares it that this stands in, which may be an included one with a language of its own; empty where it declares none. */
struct str map_language_at(const struct map *m, struct span span, struct arena *a);

/* The whole model as JSON, indented, keys being the language's words; ends with a line feed. docs/schema/map.schema.json,
 * made by tools/schema.c from the same tables, says what may be in it. Paths are relative to the main file's folder, so that
 * the bytes don't depend on from where the command ran. */
void map_json(const struct map *m, struct buf *out);
/* The same, with or without what follows from the model. */
void map_json_with(const struct map *m, struct json_options options, struct buf *out);
/* A line a thing and what it refers to: the form that goldens hold. */
void map_dump(const struct map *m, struct buf *out);

/* ---- questions that several readers ask ---- */

const char *kind_word(enum statement_kind kind);
/* What messages call a thing that has a name, in English: "pain point"; the keyword for kinds without names. The same as its label in src/locale. */
const char *kind_noun(enum statement_kind kind);
bool map_is_path(enum statement_kind kind); /* its text names a file: a picture, data, another map */
bool map_is_feeling(enum statement_kind kind); /* or a part of one: struct feeling */
/* Such a path of a thing as seen from the main file's folder: it may be said in an included file that lies elsewhere. In the arena
 * where it had to be made. */
struct str map_path(const struct map *m, const struct thing *t, struct str path, struct arena *a);
/* The segments that the main file declares and that no persona and no journey of the map names (struct segment): told with each of its
 * journeys, so that whom nobody drew yet isn't forgotten. In the arena. */
struct things map_open_segments(const struct map *m, struct arena *a);
struct str thing_own(const struct thing *t, struct str name); /* the field of this name; empty for none */
/* What to call a thing in a sentence: its text, else its name. */
struct str thing_label(const struct thing *t);
struct str detail_label(const struct detail *d); /* of the journey that it names; where that is not known, as it was named, a file without its folders and ending */
/* Whether somebody who says these words means it: its name, its id, or its text however it was typed. */
bool thing_is_called(const struct thing *t, struct str words);
/* By what a thing is referred to from the journey `from` (NULL: from the map): its id; with its journey's id and a slash in front where it
 * stands in another one, since ids are unique in a journey only. In the arena where it had to be made. */
struct str thing_reference(struct arena *a, const struct thing *t, const struct journey *from);
bool reasons_are_same(const struct things *a, const struct things *b); /* in words, and in what they rest on */
bool basis_is_empty(const struct basis *b); /* not even that it is internal */
/* Its value; none for NULL. */
struct value quantity_value(const struct quantity *q);
/* The personas that a step, a feeling, a thought … says it is of (struct persona); empty where it is everybody's, NULL where nothing
 * of its kind can be somebody's. */
const struct things *thing_people(const struct thing *t);
/* Where it says that it can be read: an address, or the number of a ticket (link_is_address); empty where it says nothing. */
struct str thing_link(const struct thing *t);
/* Where whoever clicks on it is led: the link of a source, the address of a ticket, the file of another journey, as long as it may be followed
 * (link_is_safe) and stays in the project; else empty. Whatever is written as a hyperlink asks here. */
struct str thing_href(const struct thing *t);
/* What is built of the journey that a stage names in another file: "../maps/returns.svg"; empty where nothing leads there, or several journeys may be meant. */
struct str detail_output(const struct detail *d, struct str ending, struct arena *a);

/* A claim is what somebody found out, or supposes, about people and what they live through, and so asks where it is known from: the
 * statements of IN_CLAIM in grammar/statements.def. Others (a step, the work behind, an action) may say it too and aren't counted. */
bool thing_is_claim(const struct thing *t);
/* What a thing rests on: its own sources; a measure without any rests on those of its metric. */
const struct things *thing_sources(const struct thing *t);
bool thing_is_sourced(const struct thing *t); /* whether it rests on any, named or withheld */
bool basis_is_sourced(const struct basis *b);
/* How many claims say what: each is counted once, as the first of these that holds. */
struct claims { size_t all, observed, predicted, assumed, silent; };
void claims_add(struct claims *c, const struct thing *t); /* nothing is added for what is no claim */
struct claims claims_of(const struct thing *t);           /* it, and what stands in it: a journey, a stage, a step */

/* How sure a map is of a thing, as drawings and reports show it. What is said always shows: of a source and a doubt the doubt. Silence
 * counts as an assumption only among things of a kind of which one at least names a source in this journey: there somebody asks where
 * things are known from, elsewhere nobody does yet. The parts of a feeling are as sure as the whole; an estimated place (is_guessed) is no doubt of it. */
enum certainty { CERTAINTY_UNSAID, CERTAINTY_OBSERVED, CERTAINTY_ASSUMED, CERTAINTY_PREDICTED };
enum certainty certainty_of(const struct journey *j, const struct thing *t);
bool feeling_is_estimated(const struct feeling *f); /* the place of it or of one of its parts */
bool certainty_is_doubt(enum certainty c); /* assumed or predicted: drawn broken */
const struct basis *thing_basis(const struct thing *t); /* its own; a feeling's for its parts; its metric's for a measure of which nothing is said */
bool reason_is_as_sure(const struct thing *reason); /* in no other doubt than what it explains, which tells it; said of the reason alone it shows */
bool basis_is_silent(const struct basis *b); /* it says nothing of where it is known from: no source, no doubt */
const struct journey *thing_journey(const struct thing *t); /* that it stands in; NULL for what stands in none */
/* What holds for a measure: its own, else its metric's; a plain number in the metric's unit. Of targets first that of its latest earlier
 * reading which says one. */
struct value measure_value(const struct measure *m);
struct value measure_target(const struct measure *m);
struct date measure_due(const struct measure *m); /* of that target: the metric's, unless it is for another target */
/* Its own; else its metric's, unless that speaks of a value of its own. */
struct value measure_n(const struct measure *m);
struct date measure_date(const struct measure *m);
/* The readings before it, also those of a metric that takes its value from a CSV file. */
struct readings measure_earlier(const struct measure *m);
/* The same, as far as is known at all: else the greatest count that its sources say, the first date that one of them says. */
struct value measure_count(const struct measure *m);
struct date measure_taken(const struct measure *m);
enum { ANSWERS_LEAST = 10 }; /* fewer are a handful */
/* After how many days a measure is old: a year, or two of the map's own reviews where those come oftener; never less than half a year. */
long journey_stale_days(const struct journey *j);
/* The target as a number in the value's unit (value_in_unit_of): "target 30 min" beside "2 h" is 0.5. NAN when either is missing, or when
 * the two have nothing in common. */
double measure_target_number(const struct measure *m);
/* Whether its number lies between two others that the map says or that everybody knows: its metric's range, nothing and a target, 0% and 100%. Without them a bar
 * would be as long whatever the number is. */
bool measure_has_scale(const struct measure *m);
/* +1 met, -1 missed, 0 when either is missing, the direction unknown or the units have nothing in common. */
int measure_verdict(const struct measure *m);
/* The channel that a use of a touchpoint goes through: its own, its step's, the touchpoint's; NULL when none is known. */
const struct channel *touch_channel(const struct content *c, const struct touch *touch, const struct touchpoint *t);
/* Wanted, and met nowhere: only of what the map's own file declares, since a shared one is there for other maps too. */
bool touchpoint_is_missed(const struct map *m, const struct touchpoint *t);
struct content *content_of(struct thing *stage_or_step);

/* Calls visit for a thing and for all that stands in it, nested things such as reasons included: in the order of fields.def, so a new
 * statement is walked without another word. What is only named there (a measure's metric, a thought's personas) isn't visited. */
void thing_walk(const struct thing *t, void (*visit)(void *context, const struct thing *t), void *context);
/* The same for a whole journey: it, its own things, its stages, its steps and all that is said in them. */
void journey_walk(const struct journey *j, void (*visit)(void *context, const struct thing *t), void *context);
/* The same for the personas that a journey names, its own first, and what is said of each: it is outside of the journey. */
void journey_walk_personas(const struct journey *j, void (*visit)(void *context, const struct thing *t), void *context);
/* The same for all that a map declares and holds; with `only`, for none but this journey. */
void map_walk(const struct map *m, const struct journey *only, void (*visit)(void *context, const struct thing *t), void *context);
/* Calls visit for whatever is named by a thing and by what stands in it (a touchpoint, a persona, a metric, a source, a pain …), each time. */
void thing_names(const struct thing *t, void (*visit)(void *context, struct thing *named), void *context);
/* The same of each in the list, and of those that the visitor adds to it on the way. */
void things_names(const struct things *list, void (*visit)(void *context, struct thing *named), void *context);

#endif
