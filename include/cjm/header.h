/* header.h — what stands above the stages: the title, then who, why and what for. */
#ifndef CJM_HEADER_H
#define CJM_HEADER_H

#include "cjm/layout.h"

void header_place(struct layout *l); /* all of it: sets plan.strip_y */
void header_collect(struct layout *l); /* its cards, without places */
bool header_has_small_cast(const struct plan *p); /* of more than two personas a name and a line */
/* Title, subtitle, notes and logo in plan.width; `what` names the drawing in the subtitle, empty for the map's own kind.
 * Gives the y at which the rest begins. */
struct str title_foot(struct layout *l, bool is_whole); /* what the map rests on, and who has a say */
double title_place(struct layout *l, struct str what);
/* On a page after the first of another drawing than the swimlane, whose frame plan.page is: "A visit · Personas". */
double title_running_place(struct layout *l, struct str what);
/* The row of all stages, where only some are on the page; gives the y below it. joins: the chevron of a page's only stage is in it (plan.joined), and that row is the strip's. */
double page_marks_place(struct layout *l, double y, bool joins);
double header_rows_place(struct layout *l, double y); /* gives the y below them */
struct str segment_label(struct layout *l, const struct segment *s); /* with its share, and whether it is served or aimed at */
struct str persona_title(struct layout *l, const struct persona *p); /* the name, and the age unless the name says it */

#endif
