/* places.h — where a map's text says what the map knows: of whoever points at it, as a finding does, or changes it, as an editor.
 *
 * All of it is looked up when it is asked for, in the trees that the map keeps, by the rows of src/map/fields.def: nothing has to be noted
 * for a new member. A span without a file is no place: nobody wrote it. It was left out, follows from something else, is well known, or
 * stands in a CSV file. */
#ifndef CJM_PLACES_H
#define CJM_PLACES_H

#include "cjm/map.h"

/* What was written for a member of a thing, given by its address: span_of_member(&m->thing, &m->target). A text without its quotes, with
 * its escapes; of several paragraphs, and of a list, from the first to the last; of a flag its word. Things that stand in the thing have
 * places of their own. */
struct span span_of_member(const struct thing *t, const void *member);
/* The index-th item of a list of texts, of a company's own fields, or of names as they were written: of names that nobody knows, too. */
struct span span_of_item(const struct thing *t, const void *member, size_t index);
/* The same for what rules the whole map: its language, its scale. */
struct span map_span_of_member(const struct map *m, const void *member);
/* A thing with all that stands in it, from its word to the end of the last. */
struct span thing_extent(const struct thing *t);

#endif
