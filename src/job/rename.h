/* rename.h — what the files of `cjm rename` share. */
#ifndef CJM_RENAME_PRIVATE_H
#define CJM_RENAME_PRIVATE_H

#include "cjm/map.h"
#include "cjm/project.h"
#include "cjm/rename.h"

struct quoted_journey { /* that a stage shows in detail, or another journey follows, by its title or its name, in quotes or not */
	struct str text;
	struct span span; /* of the text within its quotes */
	struct str path;  /* of the file that has it; empty: none, or several have it */
	bool is_name;    /* said without quotes */
};

struct quoted_journeys { VEC(struct quoted_journey) list; };

/* Those of the map whose text is one of these two, whatever their capitals and accents. */
struct quoted_journeys quoted_journeys_of(const struct map *m, const struct sources *s, struct project *p, struct str one, struct str other, struct arena *a);
/* Whether the journey whose name stands there has this title: whoever says it may mean that. */
bool journey_there_is_titled(const struct project *p, struct str path, uint32_t at, struct str title, struct arena *a);

/* Sorts the files by their paths, and makes what each is to be. */
void renaming_make_texts(struct renaming *r);

#endif
