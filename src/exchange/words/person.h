/* person.h — what a text says of a person: "Nadia (67), retired engineer, lives on the third floor. Hates forms." */
#ifndef CJM_EXCHANGE_PERSON_H
#define CJM_EXCHANGE_PERSON_H

#include "exchange/plain/plain.h"

struct person_said { struct str name, age, role, about; }; /* empty where it is not said, but for the name */

/* The name ends at the first comma, dash, colon or full stop, and before brackets that hold an age. All words of the text are in one of the four. */
struct person_said person_read(struct arena *a, struct str text);
/* A name in a list of them: only "(67)" behind it is no part of it. */
struct person_said person_read_label(struct arena *a, struct str text);
/* "34", "30–45", "34 years old", "Mitte 30", "34歳": a number of years and words that go with it, by person.def. */
bool person_is_age(struct arena *a, struct str text);

#endif
