/* glossary_sheet.c — what the heads and words of the other sheets mean. */
#include "workbook/book.h"

enum { TERM_WIDTH = 24, MEANING_WIDTH = 90 };

static void add_term(struct out_table *t, enum label term, struct str meaning)
{
	struct told_cell *cells = out_row(t);
	cells[0] = told_label(t->book, term);
	cells[1] = told_text(meaning);
}

void write_glossary_sheet(struct out_book *b)
{
	static const enum label TERMS[][2] = {
		{ LABEL_col_severity, LABEL_means_severity }, { LABEL_col_impact, LABEL_means_impact }, { LABEL_col_effort, LABEL_means_effort },
		{ LABEL_col_ratio, LABEL_means_ratio }, { LABEL_col_ulwick, LABEL_means_ulwick }, { LABEL_col_rice, LABEL_means_rice },
		{ LABEL_col_reached, LABEL_means_reached }, { LABEL_coverage, LABEL_means_coverage }, { LABEL_observed, LABEL_means_observed }, { LABEL_assumed, LABEL_means_assumed },
	};
	struct out_table t = out_table_of(b);
	struct str scale[] = { locale_score(b->words, &b->arena, b->scale, b->scale.low), locale_score(b->words, &b->arena, b->scale, b->scale.high) };
	out_column(&t, book_label(b, LABEL_col_term), TERM_WIDTH);
	out_column(&t, book_label(b, LABEL_col_meaning), MEANING_WIDTH);
	for (size_t i = 0; i < sizeof TERMS / sizeof *TERMS; i++)
		if (TERMS[i][0] != LABEL_coverage || map_judges(b->map, JUDGED_COVERAGE))
			add_term(&t, TERMS[i][0], book_label(b, TERMS[i][1]));
	add_term(&t, LABEL_col_feeling, label_filled(b->words, &b->arena, LABEL_means_feeling, scale, 2));
	out_write(&t, LABEL_sheet_glossary);
}
