/* hover.h — figures that follow from a map, as an editor shows them beside the text (figures.c). */
#ifndef CJM_LSP_HOVER_H
#define CJM_LSP_HOVER_H

#include "cjm/course.h"
#include "lsp/lsp.h"

/* Numbers and units as the reader writes them. */
const struct locale *lsp_words(void);
/* "+0.5", on the map's scale; empty where nothing is felt. */
struct str lsp_mean_of_stage(struct arena *a, const struct map *m, const struct courses *all, const struct stage *s);
struct str lsp_days(struct arena *a, struct range days); /* "6 min" */
/* "RICE 120" of the scores that it has the first of RICE, Ulwick's and value; empty where it has none. */
struct str lsp_score_of(struct arena *a, const struct opportunity *o);

#endif
