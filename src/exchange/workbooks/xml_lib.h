/* xml_lib.h — libxml2's pull reader, loaded when a workbook is to be read and not before. */
#ifndef CJM_EXCHANGE_XML_LIB_H
#define CJM_EXCHANGE_XML_LIB_H

#include <libxml/xmlreader.h>

#include "cjm/base.h"

struct xml_lib {
#define FUNCTION(name) __typeof__(name) *name;
#include "exchange/workbooks/xml_lib.def"
#undef FUNCTION
};

/* False, and one sentence in the message, when it is not installed. It stays loaded. */
bool xml_lib_load(struct xml_lib *lib, struct buf *message);

#endif
