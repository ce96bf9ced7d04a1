/* xlsx_lib.h — libxlsxwriter, loaded when a workbook is to be written and not before. */
#ifndef CJM_WORKBOOK_LIBRARY_XLSX_LIB_H
#define CJM_WORKBOOK_LIBRARY_XLSX_LIB_H

#include <xlsxwriter.h>

#include "cjm/base.h"

struct xlsx_lib {
#define FUNCTION(name) __typeof__(name) *name;
#include "workbook/library/xlsx_lib.def"
#undef FUNCTION
};

/* False, and one sentence in the message, when it is not installed. It stays loaded. */
bool xlsx_lib_load(struct xlsx_lib *lib, struct buf *message);

#endif
