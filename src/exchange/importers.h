/* importers.h — the rows of importers.def. */
#ifndef CJM_EXCHANGE_IMPORTERS_H
#define CJM_EXCHANGE_IMPORTERS_H

#include "exchange/draft/import.h"

enum importer_trait { HAS_LANES = 1, HAS_SHEETS = 2, IS_NO_TEXT = 4, WRITES_MAP = 8 };

struct importer {
	const char *word;
	/* Fills the import's draft, or writes the map. False when there is nothing in the file that it understands, which it has reported. */
	bool (*read)(struct import *i);
	const char *what, *otherwise;
	int traits;
};

const struct importer *importer_of(enum import_format format);

#endif
