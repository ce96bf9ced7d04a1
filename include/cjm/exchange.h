/* exchange.h — maps that come from elsewhere: Mermaid diagrams, Markdown tables, CSV, our own JSON. An importer understands what
 * it can, keeps the rest, and says as findings what it had to guess, each at its line of the original. */
#ifndef CJM_EXCHANGE_H
#define CJM_EXCHANGE_H

#include "cjm/source.h"

enum import_format { IMPORT_MERMAID, IMPORT_MARKDOWN, IMPORT_CSV, IMPORT_JSON, IMPORT_FORMAT_COUNT };

struct import_options {
	int journey; /* only this diagram or table of the file, from 1; 0: all of them */
};

/* Takes bytes in whatever encoding they were saved (UTF-8, UTF-16 with a mark, else Windows-1252) as a file of `s`, without what no
 * map may hold: control characters and invisible controls of direction. What was changed is told as findings. */
uint32_t import_add_source(struct sources *s, struct str path, struct str bytes);

/* Writes the file as a formatted map that has no mistakes. False when there is nothing to import, with a finding that says so. */
bool import_map(enum import_format format, struct sources *s, uint32_t file, struct import_options options, struct buf *out);

#endif
