/* actions.h — what the files that offer actions share. */
#ifndef CJM_LSP_ACTIONS_H
#define CJM_LSP_ACTIONS_H

#include "lsp/lsp.h"

struct lsp_edits { VEC(struct fix) list; }; /* no two over one another */

struct lsp_actions { /* those of one request */
	struct lsp *l;
	struct json *out;
	const struct json_value *params;
	struct lsp_spot spot;
	uint32_t from, to;        /* of the document */
	struct lsp_check *check;
	uint32_t file;            /* the document's, among the sources of the check; 0: it has none */
};

/* "source" wants "source.fixAll", too; where nothing is said, all are wanted. */
bool lsp_wants_kind(const struct lsp_actions *a, const char *kind);
/* Writes one; `solved` may be NULL. The places of the edits are among the sources. */
void lsp_write_action(const struct lsp_actions *a, const char *kind, struct str title, const struct finding *solved, struct lsp_places *places, const struct lsp_edits *edits);


/* What the author may want that no finding names as the one way out: to set it aside, to put steps into a stage, to declare what is only named, to move a
 * declaration (refactors.c). */
void lsp_write_remedies(const struct lsp_actions *a);
void lsp_write_refactors(const struct lsp_actions *a);

#endif
