/* decode.h — the bytes of a file as text. */
#ifndef CJM_EXCHANGE_DECODE_H
#define CJM_EXCHANGE_DECODE_H

#include "cjm/source.h"

/* Takes bytes in whatever encoding they were saved (UTF-8, UTF-16 with a mark, else Windows-1252) as a file of `s`, without what no
 * map may hold: control characters and invisible controls of direction. What was changed is told as findings. */
uint32_t import_add_source(struct sources *s, struct str path, struct str bytes, struct findings *found);

#endif
