/* page.h — what the views have in common: a plan with a heading and a footer, content between them, and small shapes. */
#ifndef CJM_VIEW_PAGE_H
#define CJM_VIEW_PAGE_H

#include "cjm/cards.h"
#include "cjm/columns.h"
#include "cjm/curves.h"
#include "cjm/drawing.h"
#include "cjm/footer.h"
#include "cjm/header.h"
#include "cjm/lanes.h"
#include "cjm/strip.h"
#include "cjm/unshown.h"
#include "cjm/view.h"

enum { PAGE_LEAST = 1000, PAGE_GAP = 8, SECTION_GAP = 26 };

/* Every view: begin, place the content, end; l.plan is freed by page_finish. */
struct layout page_begin(const struct view_request *r);
void page_finish(struct layout *l);

/* What was laid out, in each of the request's themes; gives the first. */
typedef void page_drawer(const void *view, struct drawing *d);
struct scene *page_draw(const struct view_request *r, const struct plan *p, page_drawer *draw, const void *view);

/* Channels get their colours in the order in which the swimlane meets them, so that a channel looks the same everywhere. */
void page_note_channels(struct layout *l);
/* The same for personas: those of the journey, then those that only a claim names. In the arena of the layout. */
struct things page_personas(struct layout *l);

/* ---- placing ---- */

double layout_at_least(double a, double b);
double role_lines_height(enum role role, struct lines lines);
double stages_width(const struct plan *p); /* of all together; there is one */

/* ---- drawing ---- */

struct shape *draw_box(struct drawing *d, struct shape *into, double x, double y, double width, double height, double radius, struct color fill, struct color line);
struct shape *draw_dashed(struct shape *s);
/* A heading in capitals with a line at its right, as wide as the content. */
void draw_section(struct drawing *d, struct shape *into, double y, struct str text);
double section_height(void);
/* The one sentence of a view that has nothing to show. */
void draw_empty(struct drawing *d, struct shape *into, double y, struct str text);

/* ---- pages ---- */

struct scene *view_draw_page(const struct view_request *r, const struct page_frame *frame, double scale, struct view_report *report); /* points a pixel */
void view_does_not_fit(const struct view_request *r, struct view_report *report);

/* ---- the views ---- */

#define VIEW(name, function, help) struct scene *function(const struct view_request *r, struct view_report *report);
#include "view/views.def"

#endif
