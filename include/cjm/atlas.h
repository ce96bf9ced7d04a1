/* atlas.h — many journeys side by side: what each comes down to, and what they have in common.
 *
 * Of each map only that is kept, so that a thousand maps need little more memory than one: texts are copied, nothing points into a map. Names are
 * in the atlas's language. Emotions go from -1 to 1, as in cjm/course.h; whatever is written for readers and programs goes from -2 to +2, whatever the scale
 * of a map. */
#ifndef CJM_ATLAS_H
#define CJM_ATLAS_H

#include "cjm/locale.h"
#include "cjm/maturity.h"
#include "cjm/rollup.h"
#include "cjm/units.h"

#define ATLAS_SCALE 2.0

enum { ATLAS_NONE = -1 };

struct atlas_name { /* two things are the same when their keys are: their names without capitals and accents */
	struct str key, text;
};

struct atlas_pain {
	struct str text, stage, frequency; /* stage: empty for one of the whole journey */
	enum level severity;
	size_t of;            /* how many the journey has */
	bool is_ranked;       /* its author rated it: without that, none of several is the worst */
};

struct atlas_computed { /* what the detailed map of a stage says */
	struct str title;     /* of that journey; empty: the stage names none, or none that was added */
	struct str shown;     /* as of a row */
	long row;             /* its row; ATLAS_NONE where it has none */
	double mean, lowest;
	double lost;          /* in percent, of those who begin it; NAN: not said */
	struct atlas_pain pain;
	const struct atlas_figure *figures; /* of the whole of it and of its stages */
	size_t figure_count;
};

struct atlas_stage {
	struct str name;
	double mean;          /* NAN: nothing is felt there */
	double lowest;        /* of what is felt along the main lines */
	struct value drop;    /* share of those who leave; not given: not said */
	bool has_detail;
	struct str detail;    /* the path or title that it names, where the journey stands in another file; else empty */
	struct str detail_id; /* of a journey of the same file */
	struct str faulty;    /* the title of the journey that it means, where the map of that has errors */
	bool is_itself;       /* it names the journey that it stands in */
	bool is_ambiguous;    /* several journeys are called as it says */
	struct str several;   /* the titles of the first journeys of the file that it names, where that has several */
	struct atlas_computed computed;
};

struct atlas_point { /* of a curve */
	size_t stage, curve; /* curve: one for everybody, or one for each persona */
	double at;           /* in the stage, from 0 to 1 */
	double level;        /* where the curve passes: of a mixed feeling between its halves */
	double low, high;    /* the halves; else both the level */
	bool is_doubt;       /* assumed or predicted */
};

struct atlas_figure { /* a measure that can be held against its target, or against that of another map */
	struct atlas_name metric;
	long stage;           /* ATLAS_NONE: of the whole journey */
	struct str stage_title;
	struct value value, target;
	int verdict;          /* measure_verdict */
	struct str source;    /* name of the first */
	struct date date;     /* when it was taken */
	enum metric_kind kind;
	struct counted counted;
};

struct atlas_use { /* of a touchpoint in a journey */
	struct atlas_name touchpoint;
	struct str channel, owner;
	const struct channel *via; /* what its sign depends on, copied; NULL: no channel */
	size_t places;
	double mean;          /* of what is felt there */
};

struct atlas_idea { /* an opportunity as one journey tells it */
	struct atlas_name name;
	struct str stage, owner;
	enum level impact, effort;
	double value;         /* SCORE_VALUE */
	enum level severity;  /* of the worst pain point that it addresses */
	struct date due;      /* of its first open action */
	enum action_status status;
	bool is_late;
};

struct atlas_lesson { /* an insight or a good practice */
	enum statement_kind kind;
	struct str text, stage;
};

enum atlas_rank { RANK_EXPERIENCE, RANK_JOURNEY, RANK_SUBJOURNEY }; /* of the hierarchy: a sub-journey is the detailed map of a journey's stage */

struct atlas_part { struct str journey, shown, stage; long row; }; /* a stage that leads to a journey; row: ATLAS_NONE where it is not asked for */

struct atlas_row { /* a journey */
	struct str file, id;  /* file: below the folder that was asked for */
	struct str path;      /* by which its file is known */
	struct str name;      /* as the author named it; may be empty */
	struct str title, owner, version;
	struct str shown;     /* its title as readers see it: others may have the same; set by atlas_settle */
	struct str place;     /* by which it is found in an older atlas: the path of its file in both */
	const struct atlas_row *before; /* itself in the older atlas; NULL: it was not there, or there is none */
	struct str link;      /* where a page about it is; empty: nowhere. Set by who makes such pages */
	bool is_alone;        /* its map has no other journey */
	bool is_in_document;  /* its map is in a file in Markdown, and has no page of its own */
	struct str domain;    /* the folder, below the one that was asked for, that its file stands in; empty: in that itself */
	enum atlas_rank rank;
	VEC(struct atlas_part) part_of;
	struct str owner_name;
	enum journey_kind kind;
	enum state state;
	enum journey_status status;
	struct date reviewed, due; /* due: of the next review */
	long days_late;       /* of the review; 0: in time, or not said */
	int level;            /* of maturity; 0: not told */
	bool holds[MATURITY_CLAIMS];
	bool has_coverage;
	size_t covered, cells;
	double mean, lowest, highest;
	double lost;          /* in percent: who leaves at one of its stages; NAN: not said */
	size_t steps;
	struct atlas_pain pain; /* the worst; without text: none */
	size_t pains, open, late, met, judged, required, broken;
	VEC(struct atlas_name) people;
	VEC(struct str) colors; /* of each of them; empty where the map says none */
	VEC(struct str) requirements; /* those that are broken, as the checks say it: in English */
	VEC(struct atlas_stage) stages;
	VEC(struct atlas_point) points;
	VEC(struct atlas_name) curves;  /* whose: of one for everybody without a name */
	VEC(struct atlas_figure) figures;
	VEC(struct atlas_use) uses;
	VEC(struct atlas_idea) ideas;
	VEC(struct atlas_lesson) lessons;
};

struct atlas_told { size_t row, index; }; /* in that row's list */

struct atlas_shared { /* a touchpoint of several journeys */
	struct atlas_name name;
	struct str channel, owner;
	const struct channel *via;    /* that channel */
	VEC(struct atlas_told) told;  /* its uses, by row */
	double mean;          /* of the journeys' means */
};

struct atlas_ranked { VEC(struct atlas_told) told; }; /* an opportunity: all tellings of it, the best first */

struct atlas_person { /* a persona and the journeys that are about them */
	struct atlas_name name;
	struct str color; /* that the first of their maps which says one gives them; empty: none does */
	VEC(size_t) rows;
};

struct atlas_clash { /* a stage and its detailed map contradict each other */
	long row;
	size_t stage;
	enum rollup_about about;
	const struct atlas_figure *here, *there; /* ROLLUP_FIGURE: the same metric */
};

struct atlas_fault { /* of the levels that maps and their detailed maps form */
	enum level_fault_kind kind;
	long row, stage;      /* stage: ATLAS_NONE for the journey */
	struct str other;     /* the journey that is reached twice; what a stage names, where it isn't there */
};

enum since_kind { SINCE_NEW, SINCE_REMOVED, SINCE_CHANGED, SINCE_KINDS };

struct atlas_change { /* since the older atlas */
	enum since_kind kind;
	long row;             /* ATLAS_NONE: it is no more */
	const struct atlas_row *before; /* NULL: it is new */
};

enum atlas_order { ATLAS_BY_FILE, ATLAS_BY_TITLE, ATLAS_BY_OWNER, ATLAS_BY_REVIEW, ATLAS_BY_FEELING, ATLAS_BY_COVERAGE, ATLAS_BY_MATURITY, ATLAS_BY_ACTIONS, ATLAS_BY_COUNT };

struct atlas_library { struct str domain, path; };

struct atlas {
	struct arena arena;
	const struct locale *words; /* of the first map, unless it is set before */
	long today;             /* days since 1970-01-01; 0: nobody says which day it is, and nothing is late */
	bool is_for_client;     /* of one map at least what is internal was left out: nothing is said that judges the work */
	bool is_drawn;          /* items are joined as in drawings, where a line may end between them; else as in reports */
	bool is_part;           /* only some of the journeys were asked for */
	size_t faulty;          /* maps that have errors, and are not in it */
	VEC(struct atlas_row) rows;
	const struct atlas *older; /* of the same maps at another time, not settled; NULL: nobody asked. Not owned */
	bool *is_still;         /* by row of that one: it is among the maps, asked for or not */
	struct date since;        /* when that was */
	struct names faulty_paths, faulty_titles; /* of maps that have errors → title */
	struct names segments, walked; /* keys: declared in a map, and that a journey is about */
	struct names read;             /* paths of the files that maps with journeys are made of */
	VEC(struct atlas_library) libraries; /* maps without a journey */
	/* Once it is settled: */
	size_t stages, late_reviews, open, late, broken, touchpoints;
	VEC(struct atlas_shared) shared; /* the worst first */
	VEC(struct atlas_ranked) ranked; /* the best first */
	VEC(struct atlas_person) people;
	VEC(struct atlas_clash) clashes;
	VEC(struct atlas_fault) faults;
	VEC(struct atlas_change) changes; /* in the order of the rows, those that are no more last */
	VEC(struct str) open_segments;   /* declared, without a journey */
	VEC(struct str) open_domains;    /* folders of maps that no journey is in, and that no journey is made of */
	VEC(struct atlas_told) open_stages; /* of experience maps, which no map shows in detail: the stage's number in its row */
};

struct atlas_given { /* of a map, what it doesn't say itself */
	struct str file;        /* how it is told */
	struct maturity_given maturity;
	const struct findings *broken; /* requirements that are not met */
	const struct journey *const *journeys; /* only these of its own; NULL: all */
	size_t journey_count;
	struct str place;       /* by which it is found in an older atlas; empty: how it is told */
	bool is_in_document;    /* its file is one in Markdown */
};

struct atlas_wish {
	enum atlas_order order;
	struct str owner;       /* only journeys of this team, by its name or title; empty: of all */
	enum journey_kind kind; /* JOURNEY_NONE: of all */
};

void atlas_init(struct atlas *a, const struct locale *words, long today);
void atlas_finish(struct atlas *a);
/* Takes what it needs of a map; the map may end then. */
void atlas_add(struct atlas *a, const struct map *m, const struct atlas_given *given);
/* Notes a map that has errors, and is left out. */
void atlas_add_faulty(struct atlas *a, const struct map *m);
/* Puts the rows into order, and gathers what they have in common; once. */
void atlas_settle(struct atlas *a, struct atlas_wish wish);
const char *atlas_order_name(size_t index); /* NULL behind the last */
const struct atlas_idea *atlas_idea_told(const struct atlas *a, struct atlas_told told);
const struct atlas_use *atlas_use_told(const struct atlas *a, struct atlas_told told);
const struct atlas_idea *atlas_idea_due(const struct atlas *a, const struct atlas_ranked *ranked); /* the telling whose action is due first; else the first */
bool atlas_idea_is_quick(const struct atlas_idea *i);

/* ---- as tables: what text, Markdown and pages have in common ---- */

/* Where each journey has a column of its own: whether what a row is about is in it, and felt there. */
enum atlas_felt { FELT_UNASKED, FELT_ABSENT, FELT_NOTHING, FELT_SOMETHING };

struct atlas_cell {
	struct str text;
	double level;      /* its ground; NAN: none */
	bool is_late;      /* said to be late or broken */
	struct value value; /* a number that programs can count with, never a range; or */
	struct date date;   /* a day */
	long days_late;     /* of that day; 0: in time, or nobody says */
	enum action_status status; /* of the action that is due then; ACTION_NONE: none is */
	struct str pill;    /* what a picture says in a pill in place of this cell and the next: the impact and the effort of a quick win */
	bool is_strong;     /* what the eye looks for first in its row */
	const struct channel *via; /* the channel that it names, for its sign; NULL: it names none */
	enum atlas_felt felt;
	long row;          /* of the journey that it is about; ATLAS_NONE: none */
	const struct atlas_cell *parts; /* what the text lists, one by one, each about a journey; NULL: it is no list */
	size_t part_count;
};

struct atlas_column {
	struct str head;
	bool is_number;
	double width; /* of a column for a journey, whose head is its title; 0: of any other */
};

struct atlas_table {
	struct str title, note;
	VEC(struct atlas_column) columns;
	VEC(struct atlas_cell *) rows; /* a cell for each column */
};

struct atlas_tables { VEC(struct atlas_table) list; };
struct atlas_tables atlas_tables_of(const struct atlas *a, struct arena *arena); /* those that have rows; the journeys first */
/* "Journeys: 6", "Overdue reviews: 2": what stands above it all. */
/* Those of them that tell what journeys have in common: what a drawing shows below its rows. */
struct atlas_table atlas_summary_table_of(const struct atlas *a, struct arena *arena);
struct atlas_tables atlas_common_tables_of(const struct atlas *a, struct arena *arena);
struct atlas_total { struct str name, figure, more; bool is_late; };
struct atlas_totals { struct atlas_total at[6]; size_t len; };
struct atlas_totals atlas_totals_of(const struct atlas *a, struct arena *arena);
struct str atlas_points(const struct atlas *a, struct arena *arena, const struct str *parts, size_t count); /* "a · b"; empty parts are left out */
enum label atlas_pain_head(const struct atlas *a); /* what heads them: the worst, where anybody rated them */
/* As it stands under that head: of several that nobody rated their number, where others have a worst one. */
struct atlas_pain atlas_pain_told(const struct atlas *a, struct arena *arena, const struct atlas_pain *p);
struct str atlas_title(const struct atlas *a);
struct str atlas_subtitle(const struct atlas *a, struct arena *arena);
struct str atlas_score(const struct atlas *a, struct arena *arena, double level); /* "+0.5"; empty for none */
struct str atlas_review(const struct atlas *a, struct arena *arena, const struct atlas_row *r); /* "3 Jul 2026 · overdue by 12 days" */

/* ---- written ---- */

/* Tables at most `width` columns wide, as far as their words allow. */
void atlas_write_text(const struct atlas *a, int width, struct buf *out);
void atlas_write_markdown(const struct atlas *a, struct buf *out);
/* For a page: the tables under headings, links to them as items of a list, and the summary of the journeys once more, alone. */
void atlas_write_html(const struct atlas *a, struct buf *tables, struct buf *contents, struct buf *summary);
void atlas_write_csv(const struct atlas *a, struct buf *out);  /* a row a journey; values as programs read them */
void atlas_write_json(const struct atlas *a, struct buf *out); /* docs/schema/atlas.schema.json */

#endif
