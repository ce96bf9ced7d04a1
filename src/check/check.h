/* check.h — what the families of checks share: the table's ids, the context in which a check runs, sentences and facts. */
#ifndef CJM_CHECK_CHECK_H
#define CJM_CHECK_CHECK_H

#include "cjm/check.h"
#include "cjm/course.h"

struct locale;

enum check_id {
#define CHECK(name, id, severity, family, kind, sentence, way_out, from) CHECK_##name,
#define FOUND(name, id, severity, family, sentence, way_out, from) CHECK_##name,
#define DRAWN_WITHOUT(name, id, severity, family, sentence, way_out, from) CHECK_##name,
#define TOGETHER(name, id, severity, family, sentence, way_out, from) CHECK_##name,
#include "check/checks.def"
	CHECK_COUNT
};

/* From early draft to map: from which degree on a check applies, by the rows of degrees.def. */
enum check_degree { DEGREE_SKETCH, DEGREE_DRAFT, DEGREE_MAP };
enum check_degree check_asks_from(enum check_id id);
bool persona_is_known(const struct persona *p); /* from inside: what they want, need or do */

/* ---- sets of things, by address or by any number ---- */

struct keys {
	struct arena *arena;
	struct key_slot {
		uint64_t key; /* 0: free */
		long value;
	} *slots;
	size_t slot_count, len;
};

void keys_add(struct keys *k, uint64_t key);             /* 0 is no key and is never kept */
void keys_set(struct keys *k, uint64_t key, long value); /* adds it, or gives it another value */
bool keys_has(const struct keys *k, uint64_t key);
long keys_get(const struct keys *k, uint64_t key);       /* 0 when it is not there */
uint64_t key_of(const void *thing);
uint64_t key_of_place(struct span span); /* where a thing is declared, the same in every map of a run; 0 without a place */

/* ---- what is known of a journey before its checks run ---- */

struct name_use { /* of a touchpoint in a step or stage */
	const struct content *content;
	const struct touch *touch;
	const struct touchpoint *touchpoint;
};

struct named_place { /* a stage and a step may have one name */
	const struct thing *stage, *step;
};

struct facts {
	struct arena *arena;
	VEC(struct name_use) uses;
	VEC(const struct measure *) measures;
	struct names by_metric; /* a metric's address → its measures, struct things */
	struct names places;    /* the name of stages and steps → struct named_place */
	struct things opportunities;
	struct things predicted; /* what is marked so and rests on no source */
	struct things claimed;  /* all claims */
	struct things bare;     /* claims that say nothing of where they come from; quotes and moments aside, which have checks of their own */
	struct claims claims;
	unsigned source_kinds;  /* bits of enum source_kind that something rests on; bit 0: a source that does not say its kind */
	struct answers *answers; /* to pains */
	struct keys answered;   /* pains and insights that an opportunity or an action is for */
	struct keys acted_on;   /* opportunities, pains and insights that an action is for */
	struct keys open_offers; /* contents with an opportunity or action without a `for`: it is for everything there */
	struct keys open_actions; /* steps and stages with an action that names nothing */
	struct keys hurting;    /* stages in which a pain point is */
	struct keys planned;    /* stages in which something is planned: an opportunity or an action */
	struct keys taken;      /* metrics → the last day on which one was measured */
	struct keys questions;  /* answered by an insight, an action or a step */
	struct keys measured;   /* metrics measured in a stage or step, or changed by an action */
	struct keys used;       /* touchpoints, personas, metrics, channels that the journey uses */
	struct keys acted_through; /* pains and the like, for which there is an opportunity that an action is for */
	struct keys lost;       /* forks → the share of those there, in thousandths of a percent, who leave without a condition that says why */
	struct keys entered;    /* steps that some `next` leads to */
	size_t count[KIND_COUNT]; /* things of a kind */
	struct paths paths;     /* of everybody */
	struct courses courses;
	bool branches;          /* some step says `next` */
	enum check_degree degree;     /* how complete the journey is */
	long stale_before;      /* the day before which a measure is old */
	const struct stage *purchase; /* NULL where no stage is called so */
};

enum { LOST_PARTS = 1000 }; /* of a percent */

struct facts *facts_new(const struct journey *j, long today, struct arena *a);

/* ---- the context of a check ---- */

struct settings;

struct declared_names { /* what a map declares, by name or text; the first of several */
	struct names metrics, teams;
	size_t longest_team; /* bytes of a text */
};

struct checking {
	const struct sources *sources;
	struct findings *found;
	struct arena *arena;           /* lives as long as the run over one map */
	const struct check_options *options;
	const struct map *map;         /* NULL where several are held against each other */
	const struct journey *journey; /* NULL for what is declared at the top */
	const struct facts *facts;     /* of the journey */
	const struct keys *used;       /* by any journey of the map, by address */
	const struct declared_names *declared;
	const enum severity *severities; /* with which findings are reported; settings_apply has the last word */
	const struct settings *settings; /* which also know the rules of a place */
	enum check_id id;              /* the row that is running */
};

typedef void check_function(struct checking *c, const struct thing *t);
#define CHECK(name, id, severity, family, kind, sentence, way_out, from) check_function check_##name;
#define FOUND(name, id, severity, family, sentence, way_out, from)
#define TOGETHER(name, id, severity, family, sentence, way_out, from)
#include "check/checks.def"

/* A finding of the running check, its row's way out as hint. The place is a thing's own words. */
#define REPORT(c, span, ...) REPORT_AS(c, (c)->id, span, __VA_ARGS__)
#define REPORT_AS(c, as, span, ...) \
	check_add_way_out(as, finding_add((c)->found, (c)->severities[as], check_id_of(as), (span), __VA_ARGS__))
struct finding *check_add_way_out(enum check_id id, struct finding *f);
const char *check_id_of(enum check_id id);
void finding_set_other(struct finding *f, struct span other, struct str note);
void finding_set_hint(struct finding *f, struct str hint);

/* ---- what several things lack, told as one finding (gather.c) ----
 *
 * A rule of a stage or a step holds for what stands there, and --tag for what has the tag. So what is told together is asked of one by one
 * before it is gathered or counted: where the check is off, or the tag is not, a thing neither hides the others nor is counted with them. */

/* With which severity the running check reports a thing at this place; none where it is not asked there. */
enum severity severity_asked(const struct checking *c, const struct thing *t, struct span place);
bool is_asked(const struct checking *c, const struct thing *t, struct span place);
/* Those that are asked with this severity, each at its own words. */
struct things things_asked(struct checking *c, const struct things *all, enum severity severity);
/* From the loudest on, for each of them is a finding of its own. */
#define EACH_SEVERITY(severity) enum severity severity = SEVERITY_ERROR; severity > SEVERITY_NONE; severity = (enum severity)(severity - 1)

/* What lacks something, reported thing by thing; once for the whole journey where all of `of` (at least two) lack it, so that a map
 * in its first week doesn't get the same finding five times. In both formats %.*s is the thing, or the journey, with its kind. */
void report_lacking(struct checking *c, const struct things *lacking, size_t of, const char *each, const char *all);

/* ---- what is to run, and how loud (settings.c) ---- */

bool check_is_of_map(enum check_id id); /* runs over one map; else it is reported while reading, or for all maps of a run */

struct place_rule { /* a rule in a journey, a stage or a step, which applies to the findings there */
	enum severity severity;
	struct span span; /* the lines that it applies to */
};

struct settings {
	enum severity severities[CHECK_COUNT]; /* where no rule of the place says otherwise */
	enum severity running[CHECK_COUNT];    /* the loudest anywhere: with it checks run */
	bool is_set[CHECK_COUNT];              /* by a rule of the file, --only or --skip, rather than by the table */
	bool is_shut[CHECK_COUNT];             /* by --only or --skip, which no rule opens */
	VEC(struct place_rule) places[CHECK_COUNT];
	enum severity least;
};

/* What a map's rules and the options say. In the arena, which has to outlive it. */
void settings_init(struct settings *s, const struct map *m, const struct check_options *o, struct arena *a);
/* Those of a map that is kept, for the checks that hold maps against each other; the others are as in `s`. */
void settings_of_kept(struct settings *s, const struct check_kept *k, const struct check_options *o, struct arena *a);
/* Adds to `to` what was found, with the severity that holds where it stands: that of the innermost rule around it, else the file's.
 * What is off there is left out. */
void settings_apply(const struct settings *s, const struct findings *found, struct findings *to);
/* The same of one place, for what would be told with the severity `told`. */
enum severity settings_severity(const struct settings *s, enum check_id id, struct span place, enum severity told);

/* Whether a declared thing is this map's business: declared in its own file or used by one of its journeys. */
bool check_concerns(const struct checking *c, const struct thing *t);

/* ---- sentences (words.c) ---- */

const struct locale *message_words(void); /* of English, as all messages are */
/* “Paie la commande”, cut to fit a line; a thing without a text gives its name. In the findings' arena. */
struct str thing_phrase(struct checking *c, const struct thing *t);
struct str kept_phrase(struct checking *c, const struct kept_thing *t);
struct str text_phrase(struct checking *c, struct str text);
/* "step “Paie la commande”": the subject of most sentences */
struct str kind_phrase(struct checking *c, const struct thing *t);
struct str kept_kind_phrase(struct checking *c, const struct kept_thing *t);
struct str number_phrase(struct checking *c, double number, int decimals);
struct str value_phrase(struct checking *c, struct value v);
struct str time_phrase(struct checking *c, struct value v); /* the same, its unit in the language of messages */
struct str day_phrase(struct checking *c, long day);
struct str days_phrase(struct checking *c, long days); /* "1 day", "12 days" */
/* "“a”, “b” and 3 more" */
struct str names_phrase(struct checking *c, const struct things *things);
struct str feeling_phrase(struct checking *c, double level); /* on the author's scale, with its sign: "-2" */
struct str feeling_phrase_on(struct checking *c, struct range scale, double level);
bool word_is_in(struct str text, const char *const *words); /* whole words, letters compared without case */
bool words_are(struct str text, const char *const *words);  /* the whole text is one of them */

/* ---- small questions that several families ask ---- */

double place_lowest(const struct content *c);                  /* of all that is felt there, whatever its condition; 1 where nothing is */
bool place_states_none(const struct content *c, enum dimension d); /* `no pain "…"` */
bool stage_states_none(const struct stage *stage, enum dimension d); /* it or one of its steps */
const struct stage *place_stage(const struct thing *t);          /* the stage that contains a thing, or that it is; NULL for the journey's own */
const struct content *place_content(const struct thing *t);  /* the content of the stage or step that contains it */
bool stage_is_off_brand(const struct stage *stage);           /* has steps, and all of them are */

#endif
