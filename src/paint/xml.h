/* xml.h — text inside markup, and ids that are valid and unique, whatever an author wrote. */
#ifndef CJM_PAINT_XML_H
#define CJM_PAINT_XML_H

#include "cjm/base.h"

/* Escaped for content and for quoted values alike; what XML 1.0 forbids is left out, bad bytes become U+FFFD. */
void xml_text(struct buf *out, struct str text);

struct xml_ids {
	struct arena arena;
	struct names taken;
};

void xml_ids_init(struct xml_ids *ids);
void xml_ids_finish(struct xml_ids *ids);
/* The id nearest to the wanted one that nobody has yet: letters of any script, digits, hyphens, points. */
struct str xml_id(struct xml_ids *ids, struct str wanted);

#endif
