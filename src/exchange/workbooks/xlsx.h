/* xlsx.h — what a workbook gives to the importers, without how it is read. */
#ifndef CJM_EXCHANGE_XLSX_H
#define CJM_EXCHANGE_XLSX_H

#include "exchange/draft/import.h"

/* Hands over each sheet that is not hidden, in its order: its name, and the file of `sources` that has its cells as comma-separated text, to which remarks
 * are told. False after telling why it cannot be read. */
bool workbook_each_sheet(struct import *i, void (*visit)(void *context, struct str name, uint32_t file), void *context);

/* Fills the draft from the bytes, as the source's text is empty: each sheet has a source of its own. False when there is nothing in the file that it
 * understands, which it has told. */
bool import_xlsx(struct import *i);

#endif
