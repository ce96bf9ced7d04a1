/* references.h — what names what, and what may be named where: definition, references, rename and completion are look-ups here.
 *
 * All of it is of the map as it was read: what map_select or map_leave_out_internal took out since is named still, and is a name still.
 * Places are a file (as span.file) and a byte of it. */
#ifndef CJM_REFERENCES_H
#define CJM_REFERENCES_H

#include "cjm/map.h"

/* The reference that begins at this byte, goes through it or ends there; NULL where none does. */
const struct reference *map_reference_at(const struct map *m, uint32_t file, uint32_t at);
/* What is named there: by a reference, or where it is declared, at its name or, where it has none, its text. NULL where nothing is.
 * *word, where that isn't NULL, is the name's own place. */
const struct thing *map_named_at(const struct map *m, uint32_t file, uint32_t at, struct span *word);

struct references { VEC(const struct reference *) list; };
/* All that lead to the thing, in the order of files and of the text; the list is in the arena. Where it is declared isn't among them:
 * span_of_member(t, &t->name). */
struct references map_references_of(const struct map *m, const struct thing *t, struct arena *a);
/* Whether its name says more than what it is called, so that under another one it would be, or do, something else: everyone knows it
 * (`channel email`, `metric nps`), a channel and a touchpoint share it, or a CSV file has a column of that name. */
bool map_name_is_bound(const struct map *m, const struct thing *t);

struct known_name {
	struct str name;
	bool is_text;              /* it has no name: what means it says its text, in quotes */
	const struct thing *thing; /* NULL for what everyone knows and the map hasn't used yet */
};
struct known_names { VEC(struct known_name) list; };
/* The names that a reference to such a thing may say there, each once: those of the map, those of the journey in which the place lies, and
 * of what that journey follows; of the journey's own things none elsewhere. A journey goes on to the next statement at the top of its file.
 * The words of the language that may stand there beside names (a built-in lane, a figure) are not among them. */
struct known_names map_names_at(const struct map *m, uint32_t file, uint32_t at, enum statement_kind kind, struct arena *a);
/* The kinds of things that a slot of a statement may name: how many, at most two; 0 for a slot that names nothing. */
size_t kinds_named_in(enum statement_kind statement, int slot, enum statement_kind kinds[2]);
/* The index-th word by which people call a channel that everyone knows, as str_bare returns it, and that channel's name; NULL past the end. */
const char *channel_word_at(size_t index, const char **meant);

#endif
