/* report.h — what is read rather than looked at: a report in Markdown, the backlog as CSV.
 *
 * Both hold what the map says and what follows from it by arithmetic; nothing is judged that the file does not state. How
 * the figures come about is written once, in docs/report.md. */
#ifndef CJM_REPORT_H
#define CJM_REPORT_H

#include "cjm/coverage.h"
#include "cjm/locale.h"

struct report_options {
	struct str language; /* of the report's own words; the map's where empty */
	struct str articles; /* that of articles, words and all, where it is another than the page's; empty: it is that */
	struct str titles;   /* the language of the titles of articles, where it is another; empty: none other */
	struct str drawing;  /* a picture's path, relative to the report: shown at the top, as a link to itself; may be empty */
	/* Where a page shows another journey ("view-journey-visit"); empty: nowhere. May be NULL. */
	struct str (*place_of_journey)(void *context, const struct journey *j);
	/* Whether a page of the map in this file is made, too, so that a page may lead to it. May be NULL: none is. */
	bool (*has_page)(void *context, const struct detail *d);
	void *context;
	struct str prefix;   /* of the ids of articles, where a page has those of several journeys; empty: none */
	struct str left_out; /* what the table says of what isn't in it; empty: nothing */
	size_t told_before;  /* how many articles the page has already: links within it lead to their numbers */
	const size_t *findings; /* how many the checks have, by enum severity; NULL: nothing is said of them */
	unsigned int csv_reader; /* for whom a backlog is: an index of csv_reader_name + 1; 0: programs */
	struct date today;   /* to tell what is overdue; year 0: nothing is said about that */
};

/* One journey as a report in GitHub's dialect of Markdown. One fact stands on one line, sections without content are left
 * out, and nothing that the map's texts hold is read as markup, a link, a mention or HTML. Never fails. */
void report_markdown(const struct map *m, const struct journey *j, struct report_options options, struct buf *out);

/* What the report says of each stage and its steps, a fact a line, without markup: speaker notes. One for each stage of the journey, in the arena; empty
 * where it says no more than the name. Never fails. */
struct str *report_stages_plain(const struct map *m, const struct journey *j, struct report_options options, struct arena *a);

/* What is read in a page, as parts of HTML. No attribute holds a style or a script, no text of the map is markup. */
struct report_parts {
	struct arena arena;
	struct buf contents; /* links to the report's sections, as items of a list */
	struct buf report;   /* headings from <h2>, each with an id: "report-3" */
	struct buf table;    /* stages and steps by lanes: all that the drawing shows */
	struct buf details;  /* an <article> for each thing, with links to what it names and what names it; its id is made of the map's names: "pain-twice" */
	size_t told;         /* how many articles the page has with these */
	struct names places; /* where a statement's article is */
	struct names ways;   /* whose a `next` is */
};
/* Of one journey. `parts` is zeroed, and finished by the caller. Never fails. */
void report_html(const struct map *m, const struct journey *j, struct report_options options, struct report_parts *parts);
void report_parts_finish(struct report_parts *parts);
struct str report_place(struct report_parts *parts, struct span span); /* "#12"; empty where nothing is told of what stands there */
struct str report_owner(struct report_parts *parts, struct span span); /* the same; of a way, the step with which it is gone */

/* Pains, opportunities and actions of the journeys, a row each (RFC 4180, UTF-8, CRLF), the columns and fixed words being the
 * language's own. A text that a spreadsheet would take for a formula is led by an apostrophe, one that already begins with
 * apostrophes and then such a sign by one more: taking one off gives the text back. Never fails. */
/* For another reader (report_options): `excel` is in the words of the language, with a mark, semicolons and its decimal sign; a tracker has the columns
 * and words of its importer, and what has no column there in the description. */
void report_backlog(const struct journey *const *journeys, size_t count, struct report_options options, struct buf *out);

/* The readers of a backlog, by index: "excel", then trackers; NULL behind the last. */
const char *csv_reader_name(size_t index);

#endif
