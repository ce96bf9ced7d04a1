/* things.h — what a map is made of: the things that its statements say, each with its properties and with what stands in it.
 *
 * Where each statement ends up is said in src/map/fields.def; a member here and a row there are all that a new
 * property needs, for binding and for the JSON alike. */
#ifndef CJM_THINGS_H
#define CJM_THINGS_H

#include "cjm/ast.h"
#include "cjm/values.h"

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
	struct str bytes;     /* of the picture, whole (cjm/picture.h); empty where the file is none, which was told, or where the reader reads no pictures */
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
	struct str logo_bytes;  /* as an image's */
	unsigned int paper;   /* enum paper of paint.h + 1 */
	struct things colors; /* struct theme_color_entry */
};

struct rule {
	struct thing thing; /* name: the check's id; text: the reason */
	enum setting setting;
	struct date until;
};

struct project_settings { /* of all maps below the folder of a project.cjm, each as the outermost: what a map says itself holds */
	struct thing thing;
	struct str language, theme, show; /* empty: not said */
	unsigned int fail_on; /* CHOICES(fail_on), from 1; 0: not said */
	struct things rules;  /* struct rule */
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
	enum work_kind kind;
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
	bool is_name;                    /* the text is said as a name, which a journey of another file has */
	const struct journey *elsewhere; /* the journey of that file, where it was read for what it computes (cjm/rollup.h); it belongs to another map */
	struct str file;                 /* of the journey that has the text as its title or name, where it was looked for; from this file on */
	struct str title;                /* of the only journey of that file, where nothing else of it was looked for */
	struct texts rivals;             /* where those stand that have it, if they are several: "maps/a.cjm:3"; of a file with several journeys their titles */
	struct str part;                 /* by which outputs of its file tell it from the others there; empty where it is alone */
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
	struct things aways;   /* struct way: to steps of stages that a part of the map doesn't show */
	struct things answers; /* struct question */
	struct things realises; /* as a gain's */
	bool exit, off_brand;
	bool is_by_others;     /* nobody who takes it is in the part of the map that is shown: somebody else who is meets it */
	struct stage *stage;
	size_t index;          /* among all steps of the journey, from 0 */
};

struct show { /* a part of its journey under a name */
	struct thing thing;
	struct texts lanes, lanes_out, tags, without;
	struct things personas; /* struct persona */
	struct things stages;   /* struct stage */
	enum audience audience;
	/* Of one that map_select was asked for: */
	size_t stage_count;                  /* how many stages the journey has in all */
	struct { VEC(size_t) list; } numbers; /* of those that are shown, from 1, in their order; none: all are */
	struct things own_lanes;             /* struct lane: all that the journey has, shown or not */
	bool hides[LANE_COUNT];              /* lanes of which nothing is shown */
	size_t answers_out[LANE_COUNT];      /* what went with all that it answers, by its lane */
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
	size_t hue;              /* its index where the map is shown as a whole: a part of it keeps its colours */
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
	bool lacks_stages; /* a part of the map doesn't show all of them */
	bool is_sourced[KIND_COUNT]; /* the kinds of things of which one at least names a source, here or of a persona that is named here */
};

#endif
