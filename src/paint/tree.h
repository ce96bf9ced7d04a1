/* tree.h — a drawing as a tree of headings, tables, lists, paragraphs and figures, in the order in which a person would read it out. */
#ifndef CJM_PAINT_TREE_H
#define CJM_PAINT_TREE_H

#include "box.h"

struct element_mark { /* a part of a page that belongs to an element */
	int page, id; /* id: counted from 0 on each page */
	struct element_mark *next;
};

struct annotation { /* a place on a page that leads where the element says */
	int page, index; /* in the order of their beginning on it */
	struct annotation *next;
};

struct element {
	const char *kind;  /* of PDF's standard types: "P", "TD", "Figure" */
	struct str alt;    /* told instead of a figure */
	struct str words;  /* what the text says, where its lines alone would not tell */
	bool has_pictures; /* some of them are drawn as images */
	struct str lang;   /* where it is not that of the elements around it */
	const char *scope; /* of a TH: "Row", "Column" */
	int columns, rows; /* that a cell spans; 0 and 1: one */
	struct element *parent, *first, *last, *next;
	struct element_mark *first_mark, *last_mark;
	struct annotation *annotations;
	bool is_told;      /* it or what is in it is on a page; what never is does not get into a PDF */
	int number;        /* of its object */
};

struct link_element {
	const struct shape *group;
	struct element *element;
};

struct standing_text { /* a text that stands on several pages of a drawing */
	struct str words;
	struct font font;
	size_t before, now; /* how often it stood on the page that had it most often so far; on this one */
};

struct tree {
	struct arena *arena;
	VEC(struct standing_text) standing;
	VEC(struct element *) items;      /* for each shape that is no group, in the order of painting, the element that it belongs to; NULL: an ornament */
	VEC(struct link_element) links;
};

struct element *element_in(struct arena *a, struct element *parent, const char *kind);
struct element *element_new(struct arena *a, const char *kind);
void element_add(struct element *parent, struct element *child); /* at its end */

/* Adds the scene's elements to the tree's and into an element. What stands on every page is told on the first one of its drawing. */
void tree_scene(struct tree *t, struct element *into, const struct scene *s);
void tree_begin_drawing(struct tree *t); /* nothing of it stood on a page yet */

#endif
