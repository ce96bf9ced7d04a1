/* page.h — a page of a drawing that is laid out on several: what is on it, and what each page has (page.c). On a plan that is none, nothing
 * here does anything. */
#ifndef CJM_LAYOUT_PAGE_H
#define CJM_LAYOUT_PAGE_H

#include "cjm/layout.h"

/* Keeps the columns and lanes of the page; the cards of all of them are collected, their widths not yet known. */
void page_cut(struct layout *l);
/* The drawing's name in one line, in place of its header. Gives where it ends. */
double page_title_place(struct layout *l);

/* Whether its sign is on the page, so that the legend explains it. */
bool page_has_channel(const struct plan *p, const struct channel *c);

#endif
