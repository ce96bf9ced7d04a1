/* document.h — a text document on its way to its tables and its outline, whether it is written in Markdown or in HTML. */
#ifndef CJM_EXCHANGE_DOCUMENT_H
#define CJM_EXCHANGE_DOCUMENT_H

#include "exchange/documents/outline.h"
#include "exchange/words/cells.h"

struct document {
	struct import *i;
	uint32_t line;                        /* the next one, from 1 */
	struct heading headings[HEADING_LEVELS]; /* by level */
	VEC(struct table_note) notes;         /* "Persona: Anna", for the next table */
	int notes_level;                      /* of the heading that the notes stand below; 0 for none */
	int people_level;                     /* of the heading "Persona" that we are below; 0 for none */
	enum cell_key alone_key;              /* of the key whose value is still to come, */
	struct str alone;                     /* and where it stands; empty for none */
	struct tables tables;
	struct outline outline;
	struct str fence;                     /* what the code that we are in began with; empty outside code */
	bool in_comment, has_html_tables;
	int layouts;                          /* tables that were looked into for others */
	bool has_open_table;                  /* one of HTML that is never closed: it takes no second look at the rest */
};

/* What the next tables stand below. The text is what the source says, without markup. */
void document_heading(struct document *d, int level, struct str text, struct str source);
/* A line that says whose journey it is; false for any other. */
bool document_take_note(struct document *d, struct str text, struct str source);
/* A line of prose: a note, or what stands right above the next table. */
void document_take_line(struct document *d, struct str text, struct str source);
/* With the headings and notes above it. */
struct table document_table_below(struct document *d);
/* Whether the table of HTML whose tag begins there holds others and is none of a journey itself: those inside are meant. */
bool document_only_lays_out(struct document *d, struct str text, size_t at);
void document_add_table(struct document *d, const struct table *t);

bool page_is_html(struct str text);
/* The headings, lists, paragraphs and tables of a page. */
void page_read(struct document *d);

/* Fills the draft; false when there is nothing in the file that it understands, which it has told. */
bool import_markdown(struct import *i);

#endif
