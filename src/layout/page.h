/* page.h — a page of a drawing that is laid out on several: what is on it, and what each page has (page.c). On a plan that is none, nothing
 * here does anything. */
#ifndef CJM_LAYOUT_PAGE_H
#define CJM_LAYOUT_PAGE_H

#include "cjm/layout.h"

/* Keeps the columns and lanes of the page; the cards of all of them are collected, their widths not yet known. */
void page_cut(struct layout *l);
/* The drawing's name in one line, in place of its header; and the row of all stages. Both give where they end. */
double page_title_place(struct layout *l);
double page_marks_place(struct layout *l, double y);
/* The foot goes to the lower edge of the page. */
void page_end(struct layout *l);

/* Whether its sign is on the page, so that the legend explains it. */
bool page_has_channel(const struct plan *p, const struct channel *c);

#endif
