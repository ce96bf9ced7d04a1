/* completion.h — what the files that complete share. */
#ifndef CJM_LSP_COMPLETION_H
#define CJM_LSP_COMPLETION_H

#include "lsp/lsp.h"

enum lsp_item_kind { ITEM_FUNCTION = 3, ITEM_UNIT = 11, ITEM_VALUE = 12, ITEM_KEYWORD = 14, ITEM_FILE = 17, ITEM_REFERENCE = 18, ITEM_CHOICE = 20 }; /* as the protocol counts */

struct lsp_completion { /* of one request */
	struct lsp *l;
	struct json *out;
	struct lsp_spot spot;
	uint32_t start;        /* of the word that is being written; it ends at spot.at */
	struct str typed, bare; /* it, and as str_bare gives it */
	struct sources sources;
	struct findings found;
	struct ast *ast;       /* of the text without that word */
	struct node *open;     /* the statement on the line before it; NULL: none */
	struct names offered;  /* each label once */
};

struct lsp_item {
	enum lsp_item_kind kind;
	struct str label, detail, help; /* the last as Markdown; these may be empty */
	struct str filter;  /* empty: the label */
	struct str text;    /* that is put in; empty: the label */
	bool is_snippet, is_late; /* sorted behind the others */
	int order;          /* among the others of its kind, which come first; 0: by its label */
};

void lsp_write_item(struct lsp_completion *c, struct lsp_item item);
/* Statements that may stand in `parent`, with those that are there once left out. */
void lsp_offer_statements(struct lsp_completion *c, const struct node *parent);
/* Files, where the line up to the cursor ends within the quotes of what names one. */
void lsp_offer_paths(struct lsp_completion *c, struct str line);
/* The numbers of a scale, if the statement takes one. */
void lsp_offer_numbers(struct lsp_completion *c, enum statement_kind kind);
void lsp_offer_units(struct lsp_completion *c);
/* What may fill this slot. */
void lsp_offer_values(struct lsp_completion *c, const struct node *n, int slot);

#endif
