/* sources.h — the line at the foot that names the sources, and the keys by which cards refer to it. */
#ifndef CJM_LAYOUT_SOURCES_H
#define CJM_LAYOUT_SOURCES_H

#include "cjm/layout.h"

/* Before cards are collected: whether they give keys in place of names. Not on pages, whose foot is on the last of them, nor where the foot does not name
 * all sources. */
void sources_choose_keys(struct layout *l);
struct str sources_key(struct layout *l, const struct things *sources); /* to be set right behind a text; empty where cards give names */
struct str sources_line(struct layout *l); /* "Sources: 12 interviews, Survey (n = 840)"; empty where there are none */

#endif
