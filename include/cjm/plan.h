/* plan.h — the swimlane's layout: where everything stands, in pixels, before it is decided what it looks like.
 *
 * The plan is made for one journey. x runs from the drawing's left edge, y inside a lane from the lane's top. All text is
 * already broken into lines; a geometry test holds that no text leaves its card and no card lies on another. */
#ifndef CJM_PLAN_H
#define CJM_PLAN_H

#include "cjm/course.h"
#include "cjm/coverage.h"
#include "cjm/locale.h"
#include "cjm/text.h"

enum role { /* what a text is; its font is in src/layout/roles.c, its colour in the theme */
	ROLE_TITLE, ROLE_SUBTITLE, ROLE_META, ROLE_KICKER, ROLE_HEADING, ROLE_BODY, ROLE_ITALIC, ROLE_SMALL, ROLE_TAG, ROLE_STAGE, ROLE_GOAL, ROLE_LANE,
	ROLE_NUMBER, ROLE_STRONG, ROLE_FELT, ROLE_WORD, ROLE_LINE, ROLE_INITIALS, ROLE_PILL, ROLE_COUNT,
};

struct font role_font(enum role role);
enum { ROLE_TEXT_LEAST = 11 }; /* px: no role is smaller */

enum mark { /* a small sign before or after a text */
	MARK_NONE, MARK_CHANNEL, MARK_CLOCK, MARK_GO, MARK_EXIT, MARK_DOTS, MARK_STAKES, MARK_BAR, MARK_COURSE, MARK_CHECK, MARK_STAR, MARK_STAGE, MARK_POINT,
	MARK_FELT, MARK_UNWANTED, MARK_MISSED, /* the last two: a touchpoint that is met though it isn't wanted; one that is wanted and met nowhere */
	MARK_SEVERITY, /* dots as well, but before the first line */
	MARK_COMPUTED, MARK_CLASH, /* what a detailed map computes; a stage that says otherwise */
	MARK_STATUS, MARK_PILL, /* how far an action is; a label on a ground of its own */
};

struct block { /* a run of lines in a card, a bar, or the course of a measure */
	enum role role;
	enum mark mark;
	struct str text;      /* before breaking */
	struct span span;     /* of the statement that it says, the first where it says several; no place: what the card stands for */
	struct lines lines;
	double x, y;          /* of the first baseline, from the card's corner; of a bar and a course: the top left corner */
	double first_indent;  /* the first line begins so much further in: a sign stands before it, and the others run below */
	double width;         /* of a bar, of a course */
	double height;        /* of a course */
	double mark_x, mark_y; /* the middle of the sign; of a channel's: the left end */
	bool hangs;           /* below the text of the block before it, not below its sign */
	bool is_tail;         /* goes on behind the last line of the block before it where it has room there */
	bool is_item;         /* a point stands before it, whatever its sign is */
	double point_x, point_y;
	int count;            /* MARK_DOTS, MARK_SEVERITY: how many of three are full; MARK_STAKES: of five; MARK_STAGE: which stage, from 0; MARK_STATUS: enum action_sign */
	struct str right;     /* a text at the right end of the first line: a measure's value */
	struct str right_muted; /* behind it: the target */
	double right_x, right_muted_x, right_y;
	const struct measure *measure; /* of a bar, of a course */
	const struct channel *channel; /* MARK_CHANNEL: whose sign it is; NULL: none is known */
	const struct feeling *felt;    /* MARK_FELT */
};

enum action_sign { ACTION_OPEN, ACTION_UNDER_WAY, ACTION_FINISHED, ACTION_THOUGHT_OF, ACTION_GIVEN_UP }; /* a ring, half filled, with a tick; a lamp, a cross */

enum card_style {
	CARD_PLAIN, CARD_STEP, CARD_TOUCHPOINT, CARD_THOUGHT, CARD_PAIN, CARD_GAIN, CARD_OPPORTUNITY, CARD_MEASURE, CARD_WORK, CARD_NOTE, CARD_NONE,
	CARD_PLAN, CARD_PANEL, CARD_IMAGE, CARD_STYLE_COUNT,
};

struct card {
	enum card_style style;
	enum certainty certainty;       /* of its thing; of what stands on a panel */
	const struct thing *thing;      /* for ids and classes; may be NULL */
	struct span span;               /* of what it stands for: its thing; of a touchpoint, where it is met */
	const struct thing *place;      /* the step or stage that it belongs to; NULL for the journey's own */
	struct str link;
	size_t first_column, last_column;
	bool of_stage, of_journey;      /* said of the whole stage or journey rather than of one step */
	bool is_bare;                   /* in the strip of the journey: a line at its side, and no ground */
	bool is_exit, is_off_brand;
	bool has_thick_edge;            /* of two pixels, off which its last line keeps */
	bool has_rim;                   /* a second edge inside its own, off which its text keeps */
	bool is_strong;                 /* a pain of high severity, a quick win: it stands out of its lane */
	struct str picture;             /* of CARD_IMAGE: the PNG; empty where it could not be read, and only its caption is there */
	enum focus focus;               /* of it, where it is cut */
	double natural_width, natural_height, picture_width, picture_height; /* its own pixels; as drawn */
	double x, y, width, height;
	VEC(struct block) blocks;
};

struct label_box { /* what is felt, at its face; the lane grows until every one has room */
	struct lines lines, more; /* the word; below it, smaller, its condition and its reasons */
	int side;    /* -1: the lines begin at x, 0: x is their middle, 1: they end there */
	double x, y, more_y; /* of the first baselines */
	double left, top, width, height;
	bool has_marker;     /* it had to be placed at somebody else's face: whose it is stands before its first line */
	double sign_x, sign_y, first_x; /* of a way out, or of whose it is: the sign before its first line, and that line's middle */
};

enum point_kind { POINT_MAIN, POINT_AND, POINT_TO, POINT_OR };

struct point { /* one face: a part of a feeling */
	const struct feeling *feeling, *whole;
	const struct thing *place;  /* the step or stage */
	double x, y, radius;
	double level;
	bool is_moment;
	bool is_dot;                /* where faces have no room: its colour says what it is */
	bool is_shared;             /* several people feel it, and share the face */
	size_t partner;             /* index + 1 of the point that this one belongs to: the band or the fork goes there */
	enum point_kind kind;
	struct str word, more;      /* what it says, before breaking: the word; its condition and its reasons */
	bool is_on_main;            /* a curve goes through it; others hang off one, or stand alone where no way leads */
	bool is_exit;               /* it ends a way out */
	bool is_exit_alone;         /* at an exit to which no way leads, such as the first step */
	struct things ways_out;     /* whose shares are told there */
	struct str share_before;    /* in the old one of two maps, where they are compared */
	struct str share;           /* of that way: "90 %" */
	double star_x, star_y;
	struct span moment;         /* where it is said that it is one */
	struct label_box label;
};

struct curve_stop { /* what a line goes through */
	const struct feeling *feeling; /* NULL: where it leaves another line or joins it */
	const struct thing *place;
	size_t curve, first, second;   /* the face, by its curve: a mixed one lies between two faces, others have the same twice */
	double x, y;
	bool is_after_gap;             /* what lies between it and the one before isn't shown: no line leads here */
};

struct curve_line {
	enum { LINE_MAIN, LINE_SIDE, LINE_OUT } kind;
	const struct branch *branch; /* NULL for the main line */
	VEC(struct curve_stop) stops;
};

struct curve { /* how the journey feels to one persona: cjm/course.h */
	const struct persona *persona; /* NULL: everybody */
	size_t index;
	bool yields; /* its words are placed last, and keep off the lines of the others: an old curve behind the new one */
	VEC(struct point) points;      /* but for those that they share with an earlier one */
	VEC(struct curve_line) lines;  /* the main line, then what leaves it, as far as anything is felt there */
};

struct aside { /* a part of a feeling that no curve goes through: said of a whole stage, or a word without a place on the scale */
	const struct feeling *feeling;
	const struct thing *place;
	size_t curve;
	bool is_shared;
	bool is_below;      /* it has no place on the scale, and stands below the band; those of stages stand above it, with a face */
	bool begins;        /* the first of its feeling's parts that stand beside the curve */
	size_t first, last; /* columns */
	struct str joint;   /* between it and the part before it: "+", an arrow */
	struct str words;   /* before breaking */
	double x, y, radius; /* of the face or the sign */
	double joint_x;     /* its middle */
	struct lines lines;
	double text_x, text_y; /* the left end of the first baseline */
	double left, top, width, height;
};

struct bracket { /* over the stage of which something is felt */
	const struct feeling *feeling; /* where it is a point of the curve: the line lies at its level; NULL: it stands above the band */
	double left, right, y;
};

struct curve_note { /* what stands at the curve besides the words: who leaves, who goes on, what makes the lowest and the highest point */
	enum { NOTE_OUT, NOTE_ON, NOTE_LOWEST, NOTE_HIGHEST } kind;
	const struct thing *thing;          /* that says it: a way, a pain point, a gain, an emotion; NULL: the order of the steps */
	size_t curve, point;                /* the face that it belongs to; NOTE_ON: none */
	double level;                       /* of that face */
	bool is_broken;                     /* what it says is assumed or predicted */
	struct lines kicker, title, detail; /* below each other; the detail of an exit or a way on is its condition */
	double left, top, width, height;    /* NOTE_ON has no border */
	bool is_joined;
	struct { double x, y; } join[2];    /* the line from the face to the box */
};

struct curve_edge { /* on a page of several: a main line runs on to what is felt before or after the page */
	size_t curve;
	bool at_end, is_broken;
	double level;                /* of what is felt there */
	struct curve_stop stops[2];  /* from left to right; one lies at the edge of the band */
	struct str words;            /* "← Decision: +2 excited", before breaking */
	struct lines lines;          /* below the band, at its edge */
	double text_y;               /* their first baseline, from the top of the curves */
};

enum { CURVES_NAME_LEFT = 14 }; /* before whose band it is: their marker */

struct border_gap { /* from top to bottom */
	double left, right, top, bottom;
};

struct curves {
	VEC(struct curve) list;
	VEC(struct curve_edge) edges;
	VEC(struct curve_note) notes;
	VEC(double) borders;          /* x between two stages */
	VEC(struct border_gap) gaps;  /* words over some of them; like boxes, they have none behind them */
	struct curves *next;          /* of four personas and more, up to two dozen, each has a band of their own, below each other; NULL: this is the last */
	double offset;                /* from the first band's top to this one's */
	struct str called;            /* whose band it is, where each has their own: before breaking */
	struct lines name;            /* the same, broken to the room beside the scale's numbers */
	double name_y;                /* its first baseline */
	bool has_notes;               /* boxes tell of ways out; else their faces' words do */
	double reach;                 /* from the middle of the scale to its ends */
	struct str axis[3];           /* the scale's upper end, middle and lower end in numbers; empty where there is no room for them at the left */
	VEC(struct aside) asides[2];  /* above the band, below it */
	VEC(struct bracket) brackets;
	double top, height;           /* of all, in the lane; the first one's height is that of all bands */
	double band_top, band_height; /* of the scale, from the top */
	double zero;                  /* its middle */
	double left, right;           /* in the drawing */
	double zero_left;             /* where its middle line begins: right of a scale whose numbers are inside the band */
	bool is_one_of_several;       /* one stands alone here, and shows whose it is: others stand elsewhere */
	bool are_compared;            /* those that yield are what was felt before: drawn pale, behind the others */
};

struct swimlane {
	enum lane_id id;
	const struct lane *own;   /* a lane of the team's own; NULL for the built-in ones */
	const char *class;        /* in the language's words, for ids and classes */
	struct str heading, means; /* what it is called; what its figures mean, below that: before breaking */
	struct lines label, hint; /* the same, broken to the column of headings */
	double y, height;         /* of the whole lane in the drawing, its padding included */
	double label_baseline;    /* in the lane */
	struct str line_label;    /* the blueprint's line that runs above the lane; empty: none */
	double line_y;            /* in the drawing */
	struct lines line_caption; /* the same, broken to the column of headings; it stands in the line's height */
	bool is_below;            /* customers don't see it: it stands on a ground of its own */
	bool of_journey;          /* the strip at the foot: what is said of the whole journey stands in no stage's column */
	VEC(struct card *) cards;
	struct curves *curves;    /* of the lane of feelings; NULL for others */
};

struct column { /* a step, or an empty stage */
	double x, width;
	const struct step *step;   /* NULL for a stage without steps */
	const struct stage *stage; /* NULL for the only column of a journey without stages */
	bool is_narrow;            /* nothing is to be read closely in it: it takes what it needs, and gets no more */
};

struct stage_box {
	const struct stage *stage;
	size_t first_column, last_column;
	double x, width;
	struct lines title;
	bool is_continued;         /* it began on an earlier page, where its notes and its own cards are */
	struct span owner_span;    /* where it is said */
	struct str owner;          /* at the right end of the chevron; empty where it stands in a note, or there is none */
	VEC(struct block) chips;   /* lines for the notes: the only card of a lane */
	VEC(struct block) notes;   /* goals, expectations, losses under the chevron; y from the strip's top */
};

struct stage_mark { /* on a page: where it is in the journey */
	const struct stage *stage;
	double x, width;
	struct str title; /* its number where the name has no room */
	bool is_present, has_room; /* has_room: the title is within its edges */
};

struct title_figure { /* a measure that misses its target, told in one line */
	const struct measure *measure;
	struct str name, value, target;
	double name_x, value_x, bar_x, bar_width, target_x, y; /* value_x: its right end, name_x as well; y: the baseline */
};

struct phase_bar { /* over stages that follow each other */
	const struct phase *phase;
	double x, width;
	struct lines title;
};

struct phase_bars {
	VEC(struct phase_bar) list;
	double height;             /* of all of them; 0 where there is none */
};
enum { PHASE_AIR = 6, PHASE_INSET = 12 }; /* below them; before their text */
double phases_room(const struct phase_bars *bars); /* what they take above the stages */

struct arrow { /* from a step to one that a `next` names, or past exits to the one that follows them */
	struct span span;          /* of that `next` */
	size_t number;             /* in the order of the text */
	size_t from, to;           /* columns */
	double from_x, to_x, y;    /* y in the strip */
	struct lines label;
	double label_x, label_width;
};

struct connector { double x, to_x, top, turn, bottom; }; /* in a blueprint, from a card down to the one that it rests on; it turns aside at `turn` where that one stands elsewhere */

struct card_size {
	double width, height;
};

struct section_size {
	size_t section;
	double holds, width, height; /* as high at every width in between */
};

struct header_card {
	double x, y, width, height;
	double least;             /* the width that it asks for */
	VEC(struct card_size) tried; /* its heights at the widths that were tried for it */
	VEC(struct section_size) section_sizes; /* the same of its sections */
	struct span span;         /* of what it stands for: a persona, a measure; the journey, where it says why and what for */
	const struct persona *persona;
	size_t persona_index;     /* of its colour and its marker; SIZE_MAX: it has none */
	const struct measure *measure;
	const struct metric *metric;
	struct str picture;       /* the persona's PNG; empty: initials */
	struct str kicker;        /* the heading in capitals */
	struct lines kicker_lines;
	struct span kicker_span;  /* of the metric that a measure is of, where it is declared */
	double kicker_x, kicker_y;
	VEC(struct block) blocks;
	bool is_measured;         /* section_word and section_wish (src/layout/header_sections.c) are known */
	double section_word, section_wish;
	VEC(size_t) sections;     /* the first block of each after the first, a heading: they stand in columns where there is room */
	double avatar;            /* how wide it is; 0: there is none */
	bool is_small;            /* one of many people: a name and a line */
};

struct legend_item {
	enum { LEGEND_CHANNEL, LEGEND_STAR, LEGEND_DOTS, LEGEND_CLOCK, LEGEND_OBSERVED, LEGEND_DASHED, LEGEND_OBSERVED_FACE, LEGEND_DASHED_FACE, LEGEND_ESTIMATED, LEGEND_PERSONA, LEGEND_EXIT, LEGEND_DROP,
		LEGEND_STAGE, LEGEND_STATUS_TODO, LEGEND_STATUS_DOING, LEGEND_STATUS_DONE, LEGEND_QUICK_WIN, LEGEND_GO, LEGEND_DONE, LEGEND_UNWANTED, LEGEND_MISSED, LEGEND_COMPUTED, LEGEND_SIDE_WAY, LEGEND_CONNECTOR, LEGEND_WAY_OUT, LEGEND_WAY_BACK, LEGEND_OFF_BRAND,
		LEGEND_STAGE_FELT, LEGEND_NO_PLACE, LEGEND_COVERED, LEGEND_COVERED_TICK, LEGEND_COVERED_ASSUMED, LEGEND_NONE_FOUND, LEGEND_GAP, LEGEND_OWN } kind; /* the last ones: of the matrix */
	const struct channel *channel;
	const struct persona *persona;
	size_t index;
	struct str text;          /* before breaking */
	struct lines lines;
	double x, y;
	double sign_room;         /* from x to the text */
};

enum { CHANNEL_SIGN = 14, CHANNEL_SIGN_IN_TABLE = 16, CHANNEL_BOX_PADDING = 2 }; /* as high, and mostly as wide */
double channel_sign_width(struct ruler *m, const struct channel *c, double size); /* more than its size only for an icon of several letters */
bool channel_is_boxed(const struct channel *c); /* its icon is a letter, which stands in a box, lest it be read as a word */

struct foot_column { /* from foot_y on */
	struct lines lines;
	double x;
};

struct not_drawn { /* of the map, and not in the drawing */
	struct str name;
	size_t count;
};

struct plan {
	struct arena arena;
	struct ruler *ruler; /* not owned */
	const struct map *map;
	const struct journey *journey;
	const struct locale *locale;
	struct str language;     /* of the drawing, also where there is no locale for it */
	double width, height, margin;
	double label_width;      /* of the lane headings, from the margin */
	bool stands_alone;       /* as in the options */
	bool is_tight;           /* more is to be told than fits: a column begins at the width of its longest word */

	struct lines title, subtitle, meta, brand_header;
	struct font title_font;                      /* a long title is set in smaller letters; on the slides of a deck all are of one size */
	double title_y, subtitle_y, meta_y, brand_y; /* first baselines */
	bool meta_beside;                            /* the notes stand at the right of the title, not below it */
	double logo_width, logo_height;              /* 0 without one */
	struct str logo;                             /* the PNG */
	double title_x, header_bottom;               /* header_bottom: where its cards end */
	VEC(struct header_card) header_cards;

	struct phase_bars phases; /* above the stages: they end PHASE_AIR before strip_y */
	double strip_y, chevron_height, strip_height; /* the stages and what stands under them */
	struct lines empty; /* the sentence that stands there where nothing is told yet */
	double empty_y;     /* its first baseline, below strip_y */
	double arrows_y, arrows_height;               /* 0 where nothing branches */
	VEC(struct stage_box) stages;  /* those that are drawn */
	VEC(struct stage_mark) marks;  /* of all stages, on a page of several */
	double marks_y, marks_height;
	const struct stage_mark *joined; /* that of a page's only stage, whose chevron it is: it has no other; else NULL */
	enum role marks_role;
	struct lines running;          /* the title, on a page after the first: on title_y; of a slide in larger letters */
	double page_words_y;           /* its baseline */
	struct str page_words;         /* "2 / 5"; empty where there is one page */
	VEC(struct title_figure) figures; /* beside the title of a slide: the worst of its stages */
	const struct pain *worst_told; /* of a page: the worst of its columns, on whichever of their pages it stands */
	const struct page_frame *page; /* NULL: it is no page of several */
	const size_t *row_of;          /* by column, while these are being collected: in which row it will stand; NULL: there is one */
	VEC(struct plan *) rows;       /* of stages, below each other, each with columns, stages and lanes of its own; none: there is one, the plan's own */
	VEC(struct column) columns;
	VEC(struct arrow) arrows;
	VEC(struct connector) connectors;
	VEC(struct swimlane) lanes;

	double footer_y;
	VEC(struct legend_item) legend;
	struct str foot;            /* what the map rests on, and who has a say: before breaking */
	struct lines foot_lines, coverage_lines, footer_lines;
	VEC(struct foot_column) foot_columns; /* what it rests on and what is not drawn, side by side, in place of foot_lines and coverage_lines */
	VEC(struct not_drawn) left_out;
	struct things unlisted;     /* what the journey's list of lanes leaves out, but for steps: what is in it goes with it */
	struct things called_out;   /* on a page: what the boxes at the lowest and highest points tell with a source, on whichever page they stand */
	double foot_y, coverage_y, footer_text_y;
	bool footer_at_right;       /* the brand's line ends where the others may: there is room behind the last of them */
	double legend_end, foot_end; /* the last baselines of the legend and of what stands below it but the brand's lines */
	struct coverage coverage;
	VEC(const struct channel *) channels_used; /* in order of use: the colour's index */
};

struct collected; /* src/layout/collected.h */

/* A page of a drawing that is laid out on several: some of its columns, and some of the lanes that have anything there. */
struct page_frame {
	double width, height, margin; /* of the whole page, in pixels of the drawing */
	size_t first_column, last_column; /* of all of the drawing's; first_column > last_column: none */
	size_t first_lane, last_lane;     /* of the lanes that have something in those columns */
	size_t number, count;             /* from 1; count is 0 while nobody knows it */
	bool is_row;                      /* of stages, one of several in a drawing: as high as it becomes */
	bool is_slide;                    /* its title says what is worst of what it shows; the journey's name stands in the foot */
	double title_size;                /* of a slide, in pixels of this page; 0: that of other drawings */
	bool has_header;                  /* the cards that tell who and why: on the first page */
	size_t header_most;               /* of each list in them; 0: all of it */
	double header_bottom;             /* where they end, on a page that is only tried and has this from an earlier try: they are not placed again; else 0 */
	const bool *cards;                /* of each that is said of the whole journey, whether it stands here; NULL: none does */
	bool has_foot;                    /* what the map rests on, and what it lacks: on the last page */
	bool is_apart;                    /* a slide of its own for some lanes, which its title names */
	bool is_told_elsewhere;           /* what it rests on, and how it came about; the foot says only what else is not drawn */
	double lane_air, curve_air;       /* so much higher than they need is each lane of cards, and each band of emotions, where the page has room */
	unsigned int lanes;               /* a bit for each that is shown; 0: all */
	struct collected *collected;      /* what was collected for other pages of the same drawing; NULL: nothing is kept of it */
	size_t part, parts;               /* of the pages that show the same columns, which this is, from 1; 0 while nobody knows it */
};

enum {
	ROWS_AS_NEEDED = 1 << 30,   /* so many that columns stay readable */
	COLUMNS_FOLDED_MOST = 1000, /* then; more rows are made only where they are asked for, since each looks at the whole curve */
};

struct plan_options {
	size_t rows;                    /* of stages, at most; 0: one */
	struct str language;            /* empty: the map's */
	struct str logo;                /* the theme's: a PNG */
	struct str brand_header, brand_footer;
	bool stands_alone;              /* no drawing of another map is made beside it: stages lead to none */
	bool is_counted_elsewhere;      /* what it does not show, where it is one of several: its foot says nothing of that */
	const struct page_frame *page;  /* NULL: all of it in one drawing, as large as it becomes */
};

/* Never fails: a journey without stages gives its header. */
struct plan *plan_new(const struct map *m, const struct journey *j, struct ruler *ruler, struct plan_options options);
void plan_free(struct plan *p); /* accepts NULL */
/* What makes a plan none, in a few words: boxes that are nowhere or outside it, columns out of order. NULL when it is one; else it is a
 * mistake of cjm's. */
const char *plan_fault(const struct plan *p);
void plan_dump(const struct plan *p, struct buf *out);

#endif
