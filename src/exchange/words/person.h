/* person.h — what a text says of a person: "Nadia (67), retired engineer, lives on the third floor. Hates forms." */
#ifndef CJM_EXCHANGE_PERSON_H
#define CJM_EXCHANGE_PERSON_H

#include "exchange/plain/plain.h"

struct person_said { struct str name, age, role, about; }; /* empty where it is not said, but for the name */

/* The name ends at the first comma, dash, colon or full stop, and before brackets that hold an age. All words of the text are in one of the four. */
struct person_said person_read(struct arena *a, struct str text);
struct people_said { VEC(struct person_said) list; };

/* "Ana, Ben and Chloé", "Ana (34), Ben (51)", "Ana, 34, designer; Ben, plumber": each of them; else the one that it is said of. Names without an age
 * may just as well be said of one, unless they are known to be several. */
struct people_said people_read(struct arena *a, struct str text, bool are_several);
/* "Personas", "**Main personas**" */
bool person_key_is_of_several(struct arena *a, struct str key);
/* A name in a list of them: only "(67)" behind it is no part of it. */
struct person_said person_read_label(struct arena *a, struct str text);
/* "34", "30–45", "34 years old", "Mitte 30", "34歳": a number of years and words that go with it, by person.def. */
bool person_is_age(struct arena *a, struct str text);

#endif
