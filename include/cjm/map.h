/* map.h — the model: what the text means, with every name resolved. Layout, checks, reports and graphs read it and
 * change nothing. All of it lives in the map's arena, texts are slices of the sources, so sources outlive the map.
 *
 * Where each statement ends up is said in src/map/fields.def; a member here and a row there are all that a new
 * property needs, for binding and for the JSON alike. */
#ifndef CJM_MAP_H
#define CJM_MAP_H

#include "cjm/ast.h"

/* The enums of statements.def's CHOICES rows; 0 is always "not said". */
enum level { LEVEL_NONE, LEVEL_LOW, LEVEL_MEDIUM, LEVEL_HIGH };
enum answer { ANSWER_NONE, ANSWER_YES, ANSWER_NO };
enum delivered { DELIVERED_NONE, DELIVERED_YES, DELIVERED_PARTLY, DELIVERED_NO };
enum served { SERVED_NONE, SERVED_NOW, SERVED_TARGET };
enum team_kind { TEAM_NONE, TEAM_INTERNAL, TEAM_PARTNER };
enum channel_kind { CHANNEL_NONE, CHANNEL_OWNED, CHANNEL_PAID, CHANNEL_EARNED, CHANNEL_PARTNER };
enum mode { MODE_NONE, MODE_DIGITAL, MODE_HUMAN, MODE_PHYSICAL };
enum metric_kind { METRIC_NONE, METRIC_EXPERIENCE, METRIC_OPERATIONAL, METRIC_BUSINESS };
enum better { BETTER_NONE, BETTER_HIGHER, BETTER_LOWER };
enum source_kind {
	SOURCE_NONE, SOURCE_INTERVIEWS, SOURCE_SURVEY, SOURCE_ANALYTICS, SOURCE_CRM, SOURCE_SUPPORT, SOURCE_FRONTLINE, SOURCE_FOCUS_GROUP,
	SOURCE_WORKSHOP, SOURCE_REVIEWS,
};
enum setting { SETTING_NONE, SETTING_OFF, SETTING_INFO, SETTING_WARNING, SETTING_ERROR };
enum state { STATE_NONE, STATE_CURRENT, STATE_FUTURE };
enum journey_kind { JOURNEY_NONE, JOURNEY_JOURNEY, JOURNEY_DAY, JOURNEY_BLUEPRINT, JOURNEY_EXPERIENCE };
enum journey_status { STATUS_NONE, STATUS_DRAFT, STATUS_REVIEW, STATUS_APPROVED, STATUS_ARCHIVED };
enum action_status { ACTION_NONE, ACTION_IDEA, ACTION_TODO, ACTION_DOING, ACTION_DONE, ACTION_DROPPED };
enum decision_status { DECISION_NONE, DECISION_ASKED, DECISION_TAKEN, DECISION_REFUSED };
enum focus { FOCUS_NONE, FOCUS_CENTER, FOCUS_LEFT, FOCUS_RIGHT, FOCUS_TOP, FOCUS_BOTTOM };
enum intent { INTENT_NONE, INTENT_INFORMATIONAL, INTENT_NAVIGATIONAL, INTENT_COMMERCIAL, INTENT_TRANSACTIONAL };
enum base_theme { BASE_NONE, BASE_LIGHT, BASE_DARK, BASE_PRINT, BASE_CONTRAST };
enum theme_color {
	THEME_COLOR_NONE, THEME_COLOR_TEXT, THEME_COLOR_MUTED, THEME_COLOR_BACKGROUND, THEME_COLOR_CARD, THEME_COLOR_LINE, THEME_COLOR_ACCENT,
	THEME_COLOR_PAIN, THEME_COLOR_OPPORTUNITY, THEME_COLOR_MOMENT, THEME_COLOR_STAGES,
};
enum lane_id { /* in the order in which they are drawn where `lanes` says no other */
	LANE_NONE, LANE_STEPS, LANE_TOUCHPOINTS, LANE_EVIDENCE, LANE_IMAGES, LANE_FEELINGS, LANE_THOUGHTS, LANE_QUOTES, LANE_PAINS, LANE_GAINS,
	LANE_OPPORTUNITIES, LANE_MEASURES, LANE_KEYWORDS, LANE_PROMISES, LANE_POLICIES, LANE_WISHES, LANE_INSIGHTS, LANE_PRACTICES, LANE_NOTES,
	LANE_RESOURCES, LANE_PLAN, LANE_QUESTIONS, LANE_EVENTS, LANE_FRONT, LANE_BACK, LANE_SUPPORT, LANE_COUNT,
};
enum dimension {
	DIMENSION_NONE, DIMENSION_STEP, DIMENSION_TOUCHPOINT, DIMENSION_FEELING, DIMENSION_THOUGHT, DIMENSION_PAIN, DIMENSION_GAIN,
	DIMENSION_OPPORTUNITY, DIMENSION_METRIC, DIMENSION_OWNER, DIMENSION_SOURCE, DIMENSION_MOMENT, DIMENSION_KEYWORD, DIMENSION_FRONT,
	DIMENSION_BACK, DIMENSION_SUPPORT, DIMENSION_EVIDENCE, DIMENSION_RESOURCE, DIMENSION_QUOTE,
};

enum audience { AUDIENCE_NONE, AUDIENCE_CLIENT, AUDIENCE_TEAM };
enum known { KNOWN_NONE, KNOWN_OBSERVED, KNOWN_ASSUMED }; /* how: something rests on a source, or nothing does */

struct value {
	bool given;
	bool is_percent;
	bool is_range;      /* of time only: from `number` to `high` */
	double number, high;
	struct str unit;    /* "EUR", "min"; empty for none */
	struct str written; /* as the author wrote it */
};

struct range {
	bool given;
	double low, high;
};

struct texts { VEC(struct str) list; };

/* Pointers to things; which kind is said where it is used. Walk with FOR_EACH. */
struct things {
	struct thing **at;
	size_t len, cap;
};

bool things_hold(const struct things *list, const struct thing *t);
struct persona;
bool things_are_of(const struct things *by, const struct persona *who); /* the people of whom something is said: they have `who` among them, or are all, for none is named */
/* Adds it unless it is there already, or NULL: true when it was new. */
bool things_note(struct arena *a, struct things *list, const struct thing *t);

#define FOR_EACH(type, name, things) \
	for (size_t name##_i = 0; name##_i < (things).len; name##_i++) \
		for (type *name = (type *)(things).at[name##_i], *name##_once = name; name##_once; name##_once = NULL)

/* What a thing is said to rest on; certainty_of says how it looks where nothing is said. */
struct basis {
	struct things sources; /* struct origin */
	bool assumed, predicted, internal;
	bool is_withheld; /* it rests on a source, which the reader of this map isn't told */
};

struct own_field { struct str name, value; }; /* "x-jira", "ABC-12": as written, a text without its quotes */
struct own_fields { VEC(struct own_field) list; }; /* of the company, in the order of the text */

/* What everything in a map has. The first member of every struct below, so that a pointer to one is a pointer to it. */
struct thing {
	enum statement_kind kind;
	bool is_declared;     /* false: made by its use, from a text or a well-known name */
	bool leads_out;       /* it says a link that climbs out of the project */
	struct span span;     /* the statement */
	struct span word;     /* its first argument, or its word: where a finding points */
	const struct node *node; /* the statement in its file's tree; NULL where it was made by its use. cjm/places.h asks it where things are written */
	struct str name;      /* as the author named it; empty when it has none */
	struct str text;      /* paragraphs joined by '\n' */
	struct str id;        /* stable and unique among its kind in the file: name, or made from the text */
	struct thing *parent; /* what it stands in: a stage, a step, a pain; NULL at the top */
	struct basis basis;
	struct texts tags;
	struct own_fields own;
};

struct origin { /* a source of claims */
	struct thing thing;
	enum source_kind kind;
	struct value n;
	struct date date;
	struct str link;
};

struct team {
	struct thing thing;
	enum team_kind kind;
	enum level influence, interest;
};

struct segment {
	struct thing thing;
	struct value share;
	enum served status;
	struct things personas;
};

struct channel {
	struct thing thing;
	enum channel_kind kind;
	enum mode mode;
	struct str color, icon;
};

struct image {
	struct thing thing; /* text: the PNG file, relative to the file it is said in */
	enum focus focus;   /* of a portrait; elsewhere a picture is cut only where this is said */
	struct str caption;
	struct str png;     /* its bytes, whole (cjm/picture.h); empty where the file is none, which was told, or where the reader reads no pictures */
};

struct persona {
	struct thing thing;
	struct str about, role, age, location, color;
	struct image *image;
	struct segment *segment;
	struct things goals, needs, expects, frustrations, behaviors, motivations; /* struct thing */
	struct things prefers; /* struct channel */
	struct things quotes;  /* struct saying */
};

struct touchpoint {
	struct thing thing;
	struct channel *channel;
	struct team *owner;
	enum answer wanted;
	bool critical, proactive;
	bool is_met; /* in some step or stage of the map, be it internal or another journey's */
	enum level importance, priority;
};

struct reading { /* of a measure, before the one that holds */
	struct value value, n;
	struct date date;
	const struct measure *measure; /* as which it stands in the map; NULL: a row of the CSV file */
};

struct readings { /* earliest first */
	struct reading *at;
	size_t len, cap;
};

struct condition {
	struct thing thing; /* name: the column */
	struct str compare, value;
};

struct data { /* its value stands in the metric, measure, drop or way that it belongs to, as if it had been written there */
	struct thing thing; /* text: the CSV file, relative to the file it is said in */
	struct str column, n_column, date_column;
	struct span cell;   /* where the value was found; no place when it was not */
	struct things where; /* struct condition */
	struct readings earlier; /* rows that meet every condition but `latest` */
};

struct metric {
	struct thing thing;
	enum metric_kind kind;
	struct str unit;
	struct range range;
	enum better better;
	struct value value, target, n;
	struct date due, date;
	struct data *data;
};

struct theme_color_entry {
	struct thing thing;
	enum theme_color role;
	struct texts colors;
};

struct theme_spec { /* a theme as declared; struct theme in scene/ is what is drawn with */
	struct thing thing;
	enum base_theme base;
	struct str font, logo, header, footer;
	struct str logo_png;  /* as an image's */
	unsigned int paper;   /* enum paper of paint.h + 1 */
	struct things colors; /* struct theme_color_entry */
};

struct rule {
	struct thing thing; /* name: the check's id; text: the reason */
	enum setting setting;
	struct date until;
};

struct saying { /* a thought or a quote */
	struct thing thing;
	struct things by; /* struct persona */
	struct date date; /* of a quote */
};

struct touch { /* one use of a touchpoint */
	struct thing thing;        /* not declared: only a channel was said, which is then met itself */
	struct things touchpoints; /* struct touchpoint */
	struct channel *via;
};

struct feeling {
	struct thing thing; /* text: its word */
	double value;       /* on the author's scale */
	double level;       /* -1 … +1 whatever the scale */
	bool is_placed;     /* false: a word without a place on the scale; then value and level are NAN */
	bool is_guessed;    /* its place was estimated from the word, not said by the author */
	struct feeling *and, *to, *or;
	struct str if_text;
	struct things because; /* struct reason, of this part; what is the reason of all of them stands in each that has none of its own */
	struct things by;   /* struct persona */
};

struct reason { struct thing thing; };

struct pain {
	struct thing thing;
	enum level severity;
	struct str frequency;
	struct things because; /* struct reason */
	struct things by;      /* struct persona */
	struct team *owner;
	struct str link; /* a ticket: an address, or its number */
};

struct gain {
	struct thing thing;
	struct things because, by;
	struct things realises; /* struct opportunity or struct pain, of this journey or of the one that it follows */
};

struct opportunity {
	struct thing thing;
	struct things answers; /* struct pain */
	struct things by;      /* struct persona: for whom */
	enum level impact, effort;
	struct value reach, confidence, importance, satisfaction;
	struct team *owner;
	struct str link; /* as a pain's */
};

struct effect {
	struct thing thing;
	struct metric *metric;
	struct value value;
};

struct action {
	struct thing thing;
	struct team *owner;
	struct date due;
	enum action_status status;
	struct things answers;   /* struct pain or struct opportunity */
	struct things questions; /* struct question */
	struct value cost;
	struct things effects;   /* struct effect */
	struct str result;
	struct str link;         /* as a pain's */
};

struct decision { /* what somebody has to decide */
	struct thing thing;
	struct things by; /* struct team */
	struct date due;
	enum decision_status status;
};

struct resource {
	struct thing thing;
	bool have, need;
	struct team *owner;
	struct things answers; /* struct action, struct opportunity or struct pain */
	struct value cost;
	struct things effects; /* struct effect */
};

struct measure { /* a metric as measured here */
	struct thing thing;
	struct metric *metric;
	struct value value, target, n;
	struct date date;
	struct data *data;
	struct readings earlier;     /* of the same metric in the same place, typed or from the CSV file: one measure with a course */
	const struct measure *later; /* the reading that holds today, where this is an earlier one: it counts in no figure by itself */
};

struct promise {
	struct thing thing;
	enum delivered delivered;
};

struct work { /* front, back, support */
	struct thing thing;
	struct things by; /* struct team */
};

struct note {
	struct thing thing;
	struct lane *lane;
};

struct lane { struct thing thing; }; /* of the team's own */

struct rival { /* who stands before us */
	struct thing thing;
	struct value position;
};

struct keyword {
	struct thing thing;
	enum intent intent;
	struct str topic;
	struct value volume, position;
	struct things rivals; /* struct rival */
};

struct way { /* on from a step */
	struct thing thing;
	struct step *step;
	struct str when;
	struct value share, n;
	struct date date;
	struct data *data;
};

struct nothing { /* `no pain "…"` */
	struct thing thing;
	enum dimension dimension;
};

struct reply { /* to a question */
	struct thing thing;
	struct value n;
	struct date date;
};

struct question {
	struct thing thing;
	struct reply *answer; /* NULL: none yet */
};

struct insight {
	struct thing thing;
	struct things questions; /* struct question */
};

struct detail { /* another journey, by name, or its file */
	struct thing thing; /* text: the file, where it was given as one */
	struct journey *journey;
};

struct goal {
	struct thing thing;
	struct metric *metric;
	struct value from, to;
	struct date due;
};

struct dated { /* a workshop, a test, a validation, an event */
	struct thing thing;
	struct date date;
};

struct requirement {
	struct thing thing; /* name: the figure */
	enum known known; /* of coverage: only what is known so */
	struct str compare;
	struct value limit;
	struct str of;
};

struct quantity { /* how long, or how many of them: a claim of its own */
	struct thing thing;
	struct value value, n; /* a value that `data` should say, and doesn't, is not given */
	struct date date;
	struct data *data;
};

/* What a stage and a step may both hold. */
struct content {
	struct things goals, expects; /* struct thing: the person's */
	struct things touches;    /* struct touch */
	struct channel *via;
	struct things feelings;   /* struct feeling */
	struct value intensity;
	struct thing *moment;     /* of truth */
	struct quantity *wait, *takes; /* unit: of time; NULL: not said */
	struct things thoughts, quotes; /* struct saying */
	struct things because; /* struct reason */
	struct things pains, gains, opportunities, actions, resources, measures, promises;
	struct things evidence, policies, wishes, practices; /* struct thing */
	struct things insights;    /* struct insight */
	struct things events;      /* struct dated */
	struct things decisions;   /* struct decision */
	struct things fronts, backs, supports; /* struct work */
	struct things keywords, notes, nones, requirements, rules;
	struct team *owner;
	struct image *image;
};

struct step {
	struct thing thing;
	struct content content;
	struct things by;      /* struct persona */
	struct things nexts;   /* struct way */
	struct things answers; /* struct question */
	struct things realises; /* as a gain's */
	bool exit, off_brand;
	struct stage *stage;
	size_t index;          /* among all steps of the journey, from 0 */
};

struct show { /* a part of its journey under a name */
	struct thing thing;
	struct texts lanes, tags, without;
	struct things personas; /* struct persona */
	struct things stages;   /* struct stage */
	enum audience audience;
};

struct phase { /* stages that follow each other, under one name */
	struct thing thing;
	struct things stages; /* struct stage: the journey's own, in its order */
};

struct stage {
	struct thing thing;
	struct content content;
	struct things questions;
	struct quantity *drop; /* NULL: not said */
	struct detail *detail;
	struct things steps; /* struct step */
	struct journey *journey; /* which it stands in, with or without a phase around it */
	struct phase *phase;     /* NULL for none */
	size_t index;
};

struct journey {
	struct thing thing;
	bool is_included; /* stands in an included file: known, but not drawn with this map */
	enum journey_kind kind;
	enum state state;
	struct detail *follows;
	enum journey_status status;
	struct str version, scenario, scope;
	struct things personas, segments, stakeholders; /* of struct team */
	struct team *owner;
	struct things whys; /* struct thing */
	struct things goals, questions;
	struct date reviewed;
	struct value review_every;
	struct things workshops, tests, validations, events; /* struct dated */
	struct things insights;           /* struct insight */
	struct things wishes, practices;  /* struct thing */
	struct things opportunities, actions, resources, measures, requirements, rules, lanes, decisions;
	struct texts lane_order;
	struct things shows;  /* struct show */
	struct things phases; /* struct phase */
	struct things stages; /* struct stage: all of them, those of phases too, in the order of the text */
	size_t step_count;
	bool is_sourced[KIND_COUNT]; /* the kinds of things of which one at least names a source, here or of a persona that is named here */
};

struct quoted { /* a reference by its text */
	struct span span;
	const struct thing *thing;
};

struct selection { /* of a part of the map */
	struct texts tags;    /* only what has one of these, or stands in such or holds such, on the way through stages and steps; empty: all */
	struct texts without; /* nothing that has one of these */
	struct things shows;  /* struct show: each of its journey only those stages, people and lanes; what they say of tags and for whom is
	                         for who selects them to add */
};

struct map {
	struct arena arena;
	const struct sources *sources;
	uint32_t file;        /* the main one */
	struct str language;  /* "en" unless said */
	bool has_language;
	struct range scale;   /* -2 … 2 unless said */
	struct things origins, teams, segments, personas, channels, touchpoints, metrics, themes, rules, journeys;
	struct texts includes;
	VEC(uint32_t) included; /* the file of each; 0 for one that could not be read */
	bool lacks_includes;    /* something that it, or a file of it, includes could not be read or was refused */
	struct selection shown; /* what map_select was asked for */
	bool is_for_client;     /* map_leave_out_internal was called: map_judges tells what that means for what is made of it */
	VEC(struct ast *) asts; /* of all files, the main one first; owned */
	VEC(struct quoted) quoted; /* references by text to what may be named and need not be: steps, pains, journeys … */
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
};

/* Parses the file and what it includes, and resolves every name. Always gives a map: what was mistaken is told and left
 * out. `reader` may be NULL where includes are not allowed. */
struct map *map_read(struct sources *s, uint32_t file, const struct reader *reader, struct findings *found);
void map_free(struct map *m); /* accepts NULL */
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
bool map_is_part(const struct map *m); /* something was selected: what is made of it has to say so */
bool thing_has_tag(const struct thing *t, const struct texts *tags); /* it, or what it stands in, has one of them */
void map_tags(const struct map *m, struct names *tags); /* adds all that the map uses, each once, to a table that was begun */

/* A name for such a thing, made of its text: a word that may be one. Others may be made alike. */
struct str name_made_of(struct arena *a, enum statement_kind kind, struct str text);
/* The main file's text, in which whatever may have a name has one, made of its text; what refers to it in quotes says the name. The map
 * was read without mistakes, and says the same afterwards but for names and ids. */
void map_give_names(const struct map *m, struct buf *out);

struct json_options {
	bool has_coverage; /* of each journey, where the map may tell it (map_judges), and how each goes (cjm/course.h) */
	const struct findings *findings; /* in their order; where the map may tell them. NULL: none are */
};

/* The code of a language that is called so by itself, in English or in a neighbour's language ("français", "german"); NULL for
 * a name that is not known. */
const char *language_called(struct str name);

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
/* The same for all that a map declares and holds; with `only`, for none but this journey. */
void map_walk(const struct map *m, const struct journey *only, void (*visit)(void *context, const struct thing *t), void *context);
/* Calls visit for whatever is named by a thing and by what stands in it (a touchpoint, a persona, a metric, a source, a pain …), each time. */
void thing_names(const struct thing *t, void (*visit)(void *context, struct thing *named), void *context);

#endif
