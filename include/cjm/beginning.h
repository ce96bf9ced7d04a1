/* beginning.h — a map to begin with (cjm/template.h), made where it will stand: of journeys that are read through a project, laid out, and read as the map
 * that it is. */
#ifndef CJM_BEGINNING_H
#define CJM_BEGINNING_H

#include "cjm/convert.h"
#include "cjm/template.h"

struct beginning {
	struct project *project;        /* not owned */
	const struct template_row *row; /* NULL: none, the text is the caller's */
	enum template_language language;
	bool has_language;              /* else it is that of the first map that is taken */
	const char *path;               /* of the new map */
	const char *folder;             /* that an experience map is made of; NULL: none */
	const char *journey;            /* only one of this name or text; NULL: any */
	struct arena arena;
	struct template_parts parts;
	const char *origin;             /* the map that was taken last */
	size_t taken;                   /* journeys that fit; a template of one map takes the first */
};

void beginning_finish(struct beginning *b);

/* Chooses the template of this name; behind it stands what it is made of: nothing, a map or a folder. False with the reason as a sentence. */
bool beginning_choose(struct beginning *b, const char *const *words, size_t count, struct buf *why);
/* Takes the journeys of a map: for an experience map all but such maps and future states, else one. False if the map has errors, which are among the
 * findings. */
bool beginning_take(struct beginning *b, struct conversion *c, const char *path, struct str text);
/* The template, or else this text, as `cjm fmt` lays it out. False if it is no map where it will stand: the findings say why. */
bool beginning_write(struct beginning *b, struct conversion *c, struct str text);

#endif
