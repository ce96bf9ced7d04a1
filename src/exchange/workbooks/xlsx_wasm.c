/* xlsx_wasm.c — workbooks are unpacked and read by libzip and libxml2, which a WebAssembly module does not have. */
#include "exchange/workbooks/xlsx.h"

static bool refuse(struct import *i)
{
	import_report(i, SEVERITY_ERROR, "import-nothing", (struct str){ 0 }, "cannot read %.*s: reading workbooks needs the library libzip, which only the native program has",
		STR_ARG(i->source->path));
	return false;
}

bool workbook_each_sheet(struct import *i, void (*visit)(void *context, struct str name, uint32_t file), void *context)
{
	(void)visit, (void)context;
	return refuse(i);
}

bool import_xlsx(struct import *i)
{
	return refuse(i);
}
