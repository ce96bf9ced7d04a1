/* unidata.h — Unicode's own tests, as Debian's unicode-data brings them. */
#ifndef CJM_TESTS_UNIDATA_H
#define CJM_TESTS_UNIDATA_H

#include "cjm/unicode.h"

#include <stdio.h>

#define UNIDATA "/usr/share/unicode/"
enum { UNIDATA_LINE = 4096 }; /* bytes that a line of them has at most */

/* What a command gives of a file of tests; NULL, and told, where it isn't of the version that the tables were made from. */
FILE *unidata_open(const char *command);
/* "0061 0301;": the text of these numbers; *line moves behind the end. */
struct str unidata_codes(struct arena *arena, const char **line, char end);
/* "÷ 0020 × 0308 ÷ 0041 ÷": the text, and before which of its bytes there may be a break. */
struct str unidata_breaks(struct arena *arena, const char *line, bool may_break[UNIDATA_LINE]);

#endif
