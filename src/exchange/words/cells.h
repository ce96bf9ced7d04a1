/* cells.h — cells and lines that say something of the table rather than of the customer, by the words of cells.def. */
#ifndef CJM_EXCHANGE_CELLS_H
#define CJM_EXCHANGE_CELLS_H

#include "exchange/plain/plain.h"
#include "cjm/ast.h"

enum cell_key { CELL_NO_KEY, CELL_TITLE, CELL_PERSONA, CELL_SCENARIO };

/* "None", "keine", "なし": looked for and not there. */
bool cell_means_nothing(struct arena *a, struct str cell);
/* "Total", "Moyenne", "Legend: …": names a row that is no stage. */
bool cell_sums_up(struct arena *a, struct str cell);
/* "〃", "ditto", "^^": as the cell above. */
bool cell_goes_on(struct arena *a, struct str cell);
/* "Version", "E-mail": names a column of a list of something else than a journey. */
bool cell_heads_other(struct arena *a, struct str head);
/* "Customer", "Support": in a blueprint, who acts and what carries it. */
bool cell_says_whether(struct arena *a, struct str cell); /* "yes", "✗" */
bool cell_is_customer(struct arena *a, struct str head);
bool cell_is_systems(struct arena *a, struct str head);
/* "Persona: Anna": what stands before the colon, and in *value what stands behind it. CELL_NO_KEY leaves *value alone. */
enum cell_key cell_key_of(struct arena *a, struct str line, struct str *value);

/* What the row "Age | 34" says of a person, by its first cell: KIND_PERSONA where it is the name, KIND_NONE where it is none of that. */
enum statement_kind cell_fact_of(struct arena *a, struct str key);

#endif
