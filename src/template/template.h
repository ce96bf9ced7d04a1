/* template.h — what the files of this folder share: how a map is written. */
#ifndef CJM_TEMPLATE_TEMPLATE_H
#define CJM_TEMPLATE_TEMPLATE_H

#include "cjm/template.h"

/* In quotes, whatever the text has in it. */
void add_text(struct buf *out, struct str text);
/* What leads to the thing: its name, else its text. */
void add_reference(struct buf *out, const struct thing *t);

#endif
