/* zip_lib.h — libzip, loaded when a workbook is to be read and not before. */
#ifndef CJM_EXCHANGE_ZIP_LIB_H
#define CJM_EXCHANGE_ZIP_LIB_H

#include <zip.h>

#include "cjm/base.h"

struct zip_lib {
#define FUNCTION(name) __typeof__(name) *name;
#include "exchange/workbooks/zip_lib.def"
#undef FUNCTION
};

/* False, and one sentence in the message, when it is not installed. It stays loaded. */
bool zip_lib_load(struct zip_lib *lib, struct buf *message);

#endif
