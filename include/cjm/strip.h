/* strip.h — the strip above the lanes: the bars of phases, the stages' chevrons, what stands under them, the arrows between steps. */
#ifndef CJM_STRIP_H
#define CJM_STRIP_H

#include "cjm/layout.h"

void stages_measure(struct layout *l); /* all but the arrows: sets plan.strip_height */
void arrows_route(struct layout *l);
double chevron_width(const struct plan *p, const struct stage_box *box);
bool chevron_is_first(const struct plan *p, const struct stage_box *box); /* its left end is flat */
void chevrons_measure(struct layout *l); /* the titles of plan.stages, broken to their widths, and chevron_height */
/* The bars of phases over stages, told in their order and with their places. */
void phases_add(struct layout *l, struct phase_bars *bars, const struct stage *stage, double x, double width);
void phases_measure(struct layout *l, struct phase_bars *bars); /* breaks their texts */
void phases_place(struct layout *l); /* those of plan.stages: above strip_y, which moves down */

#endif
