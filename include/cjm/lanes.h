/* lanes.h — the lanes: which a journey has, and where they stand. */
#ifndef CJM_LANES_H
#define CJM_LANES_H

#include "cjm/layout.h"

void lanes_collect(struct layout *l); /* every lane with content, its cards anchored to columns */
void lanes_place(struct layout *l);   /* cards in rows, lanes below each other; sets plan.footer_y */
void connectors_place(struct layout *l); /* of a blueprint; after the lanes have their places */

#endif
