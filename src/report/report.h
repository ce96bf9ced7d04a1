/* report.h — what the sections of the report share: markup that cannot be mistaken for text, blocks and tables. */
#ifndef CJM_REPORT_REPORT_H
#define CJM_REPORT_REPORT_H

#include "cjm/course.h"
#include "cjm/report.h"
#include "cjm/scores.h"
#include "cjm/fields.h"

/* Text that is markup already, of the report's form. A type of its own, so that the map's texts cannot reach the report without being escaped. */
struct md { struct str s; };

struct report;

enum { HEADING_DEPTH = 4 };

enum block_kind { BLOCK_NONE, BLOCK_HEADING, BLOCK_PARAGRAPH, BLOCK_LIST, BLOCK_ITEMS, BLOCK_BELOW_ITEM, BLOCK_TABLE };

struct text_table;

/* The markup that a report is written in. What is put comes behind r->last, and ends that itself. */
struct form {
	void (*text)(struct buf *out, struct str text); /* as itself, whatever it holds, on one line */
	const char *bold, *end_bold;
	void (*link)(struct buf *out, struct md m, struct str to); /* `to` as escaped_address leaves it */
	void (*picture)(struct buf *out, struct md alt, struct str to);
	void (*heading)(struct report *r, int level, struct md title);
	void (*block)(struct report *r, enum block_kind block, struct md m);
	void (*line)(struct report *r, struct md m); /* one more of the paragraph */
	void (*table)(struct report *r, const struct text_table *t, const bool *used); /* the columns in which something stands */
};
extern const struct form FORM_MARKDOWN, FORM_HTML, FORM_PLAIN;
bool notes_tell(enum statement_kind kind); /* notes have no other section: what a slide shows of a stage is told with it (plain.c) */
void html_end(struct report *r); /* ends the last block */

struct report {
	const struct map *map;
	const struct journey *journey;
	const struct locale *words;
	struct report_options options;
	struct arena arena;
	struct things things[KIND_COUNT]; /* of the journey, gathered once, for sections ask for one kind each */
	struct field_order fields;
	struct buf *out;
	struct md waiting[HEADING_DEPTH]; /* headings whose section has no content yet, by level - 1 */
	enum block_kind last;
	const struct form *form;
	struct buf *contents; /* of HTML: links to its sections */
	struct names headings, heading_counts; /* of HTML: their ids */
	struct courses courses;
	struct names plan; /* of notes: actions of the journey, by the stage or step where they are drawn (gather_plan) */
	struct buf scratch;               /* of a text while it is escaped: empty between two */
	struct md kind_words[KIND_COUNT]; /* "Pain point"; empty: nobody asked yet */
	bool is_in_item; /* bullets stand below the numbered item above */
};

/* ---- inline (inline.c) ---- */

struct md md_text(struct report *r, struct str text);       /* the map's or our own words, whatever they hold, as themselves */
struct md md_label(struct report *r, enum label id);
struct md md_bold(struct report *r, struct md m);
struct md md_quoted(struct report *r, struct str text);     /* in the language's quotation marks */
struct md md_link(struct report *r, struct md m, const struct thing *t); /* as a link to where it leads; one that is not followed is text behind it */
struct md md_ticket(struct report *r, const struct thing *t); /* an address by its short name, as a link; a ticket's number as text */
struct md md_picture(struct report *r, struct str path, struct str alt); /* that leads to itself */
struct md md_fill(struct report *r, enum label id, const struct md *with, size_t count); /* as label_filled */
struct md md_with(struct report *r, enum label id, struct md m); /* as label_with; empty where m is */
#define MD_FILL(r, id, ...) md_fill((r), (id), (struct md[]){ __VA_ARGS__ }, sizeof((struct md[]){ __VA_ARGS__ }) / sizeof(struct md))
struct md md_join(struct report *r, const char *between, const struct md *parts, size_t count); /* empty ones left out */
#define MD_JOIN(r, between, ...) md_join((r), (between), (struct md[]){ __VA_ARGS__ }, sizeof((struct md[]){ __VA_ARGS__ }) / sizeof(struct md))
/* A list that grows, joined once at its end: joined again with each part, it would take the square of its length. */
struct md_list { VEC(struct md) parts; };
void md_add(struct report *r, struct md_list *l, struct md m);
struct md md_joined(struct report *r, const char *between, const struct md_list *l); /* as md_join */
struct md md_pair(struct report *r, struct md name, struct md value); /* "**Name:** value"; empty where the value is */
bool md_is_empty(struct md m);
extern const struct md MD_NONE;

void md_put(struct buf *out, const char *before, struct md m, const char *behind);

/* ---- blocks (blocks.c): nothing is written where the text is empty ---- */

/* A heading is written when something follows it, so an empty section leaves no trace. */
void write_heading(struct report *r, int level, struct md title);
bool heading_waits(const struct report *r, int level); /* it was asked for, and nothing followed it yet */
void drop_heading(struct report *r, int level);
void write_paragraph(struct report *r, struct md m);
/* One more line of the paragraph above. */
void write_line(struct report *r, struct md m);
void write_bullet(struct report *r, struct md m);
/* "- **Label:** value" */
void write_fact(struct report *r, enum label id, struct md value);
/* The same under a name of the map's own, or of a label and whose it is: "- **Thinks (Tom):** value" */
void write_named(struct report *r, struct md name, struct md value);
void write_computed(struct report *r, const struct stage *s); /* of an experience map, by its detailed map (computed.c) */
/* A numbered item. All are written as the first, so that a new one changes no other line. */
void write_item(struct report *r, struct md m);

struct text_column {
	enum label label;
	bool is_number;
};

/* Rows are gathered first: a column in which nothing stands is not written. */
struct text_table {
	const struct text_column *columns;
	size_t column_count;
	VEC(struct md *) rows; /* column_count cells each */
};

struct text_table table_of(const struct text_column *columns, size_t count);
void table_row(struct report *r, struct text_table *t, const struct md *cells);
void write_table(struct report *r, const struct text_table *t);

/* ---- words (words.c) ---- */

struct md md_name(struct report *r, const struct thing *t);      /* the language's word where the thing is well known; empty for NULL */
struct md md_names(struct report *r, const struct things *things);
struct md md_claims(struct report *r, const struct things *things);  /* the same of things, each with what it rests on */
struct md md_texts(struct report *r, const struct texts *texts); /* as sentences, one after the other */
struct md md_sentence(struct report *r, struct str text);        /* ends with a full stop, where it has no end of its own */
struct md md_value(struct report *r, struct value v);            /* empty where it is not given */
struct md md_number(struct report *r, double number, int decimals);
struct md md_count(struct report *r, size_t count);              /* empty for none */
struct md md_date(struct report *r, struct date d);              /* empty where there is none */
struct md md_choice(struct report *r, enum label first, unsigned int choice);
struct md md_counted_choice(struct report *r, enum label first, unsigned int choice, size_t count); /* "2 done": of counted labels; empty for none */
struct md md_level(struct report *r, enum level level); /* of what is feminine where a language asks */
struct md md_yes_no(struct report *r, enum answer answer);
struct md md_saying(struct report *r, const struct saying *s); /* “I gave up.” (12 interviews, September 2026) */
struct md md_dated(struct report *r, const struct dated *d);
/* "12 interviews, survey", and behind them "assumed" or "predicted" as a drawing would show it (certainty_of); empty where there is neither. */
struct md md_basis(struct report *r, const struct thing *t);
struct md md_with_basis(struct report *r, struct md m, const struct thing *t); /* "m (basis)" */
struct md md_with_doubt(struct report *r, struct md m, const struct thing *t); /* "m (assumed)" */
struct md md_reasons(struct report *r, const struct things *reasons);
/* The same with how many were asked or counted, and when: "12 interviews, n 40, Oct 2026". */
struct md md_known(struct report *r, const struct thing *t, struct value n, struct date date);
struct md md_quantity(struct report *r, const struct quantity *q); /* "6 min (tickets, n 40)"; empty for NULL */
struct md md_target(struct report *r, const struct measure *m);   /* "20%, by 31 Mar 2027"; empty for none */
struct md md_due_alone(struct report *r, const struct measure *m); /* of a metric without a target: else it stands with that */
struct md md_score(struct report *r, const struct opportunity *o, enum score score); /* empty where it has none */
struct md md_goal(struct report *r, const struct goal *g);        /* "text — Drop from 31% to 20% (by 31 Mar 2027)" */
struct md md_reply(struct report *r, const struct reply *answer); /* "text (interviews)" */
/* "Stage › step"; the stage alone; empty for what is said of the whole journey. */
struct md md_place(struct report *r, const struct thing *t);

/* ---- by the tables (members.c): for whatever no section tells in a way of its own ---- */

struct md md_member(struct report *r, const void *member, enum member_type type, enum statement_kind kind, int slot);
struct md md_facts(struct report *r, const struct thing *t); /* its properties: "influence: high, kind: internal"; empty for none */
struct md md_with_facts(struct report *r, struct md name, const struct thing *t); /* "name (facts)" */
struct md md_names_with_facts(struct report *r, const struct things *things);
/* What stands in t by this row: "- **Word:** text (properties)", one for each. */
void write_member(struct report *r, const struct thing *t, const struct field *f);
/* Notes name what slides show there: actions of the journey (action_place_in), once they were gathered. */
void gather_plan(struct report *r);
void write_plan_at(struct report *r, const void *stage_or_step);
/* All that stands in t but the rows of these kinds, which are told in words of their own. */
void write_others(struct report *r, const struct thing *t, const bool written[KIND_COUNT]);

/* What is declared at the top and named somewhere in the journey, each once, but what was told already. */
struct things things_named(struct report *r, enum statement_kind kind, const struct things *told);

struct str with_capital(struct report *r, struct str word);
struct md md_kind(struct report *r, enum statement_kind kind); /* what it is called, with a capital */
void report_finish(struct report *r);

void gather_things(struct report *r);
/* Every thing of one kind in the journey, in reading order. */
struct things things_of(const struct report *r, enum statement_kind kind);

/* ---- sections, in the order in which they stand (report.c) ---- */

void report_title(struct report *r);        /* what map this is, and its drawing */
void report_summary(struct report *r);      /* all of it on one screen */
void report_frame(struct report *r);        /* where it comes from, why, the goals */
void report_extremes(struct report *r);     /* within a section: the lowest and the highest points of few personas */
void report_people(struct report *r);
void report_feelings(struct report *r);
void report_stage(struct report *r, const struct stage *s);
void report_stages(struct report *r);
void report_times(struct report *r);
void report_touchpoints(struct report *r);
void report_promises(struct report *r);
void report_handoffs(struct report *r);     /* within a section */
void report_pains(struct report *r);
void report_opportunities(struct report *r);
void report_measures(struct report *r);
void report_limits(struct report *r);
void report_keywords(struct report *r);
void report_learnt(struct report *r);
void report_resources(struct report *r);
void report_tags(struct report *r);
void report_own(struct report *r);
void report_internal(struct report *r);
void report_actions(struct report *r);
void report_coverage(struct report *r);
void report_sources(struct report *r);
void report_maturity(struct report *r);

#endif
