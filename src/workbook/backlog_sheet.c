/* backlog_sheet.c — the backlog, whose states and levels are chosen from a list: what is edited here, `cjm update` takes back. */
#include "workbook/book.h"

/* The columns as people read them: what it is, where, how bad, how good, who, when. */
static const enum backlog_column ORDER[] = {
	BACKLOG_kind, BACKLOG_text, BACKLOG_journey, BACKLOG_phase, BACKLOG_stage, BACKLOG_step, BACKLOG_persona, BACKLOG_because, BACKLOG_for, BACKLOG_severity, BACKLOG_frequency,
	BACKLOG_impact, BACKLOG_effort, BACKLOG_value, BACKLOG_ulwick, BACKLOG_rice, BACKLOG_reach, BACKLOG_confidence, BACKLOG_importance, BACKLOG_satisfaction, BACKLOG_owner,
	BACKLOG_due, BACKLOG_status, BACKLOG_cost, BACKLOG_effect, BACKLOG_result, BACKLOG_source, BACKLOG_answers, BACKLOG_tag, BACKLOG_internal, BACKLOG_link, BACKLOG_id,
};
enum { ORDER_COUNT = sizeof ORDER / sizeof *ORDER, OWN_WIDTH = 18 };
_Static_assert((int)ORDER_COUNT == (int)BACKLOG_COLUMNS, "every column has its place");

static void add_columns(struct out_table *t, const struct backlog *b)
{
	for (size_t i = 0; i < ORDER_COUNT; i++) {
		size_t column = out_column(t, backlog_head(b, ORDER[i]), backlog_width(ORDER[i]));
		t->columns.at[column].is_always = backlog_is_edited(ORDER[i]);
	}
	for (size_t i = 0; i < b->own.len; i++)
		out_column(t, b->own.entries[i].name, OWN_WIDTH);
}

static void add_row(struct out_table *t, const struct backlog *b, const struct backlog_row *r)
{
	struct told_cell *cells = out_row(t);
	for (size_t i = 0; i < ORDER_COUNT; i++)
		if (ORDER[i] != BACKLOG_journey || b->has_journeys)
			cells[i] = backlog_cell(b, r, ORDER[i]);
	for (size_t i = 0; i < b->own.len; i++)
		cells[ORDER_COUNT + i] = told_text(thing_own(r->thing, b->own.entries[i].name));
}

/* ---- what may be typed in ---- */

static struct str choice_word(const struct out_book *b, enum backlog_column c, int choices, unsigned int choice)
{
	if (c == BACKLOG_severity)
		return label_choice(b->words, LABEL_degree_low, choice);
	return choices == CHOICES_level ? label_choice(b->words, LABEL_level_low, choice) : locale_choice(b->words, choices, choice);
}

static void offer_choices(struct out_table *t, enum backlog_column c, int choices, size_t column, size_t first, size_t last)
{
	struct out_book *b = t->book;
	const char *words[8] = { NULL };
	for (unsigned int i = 0; choices_of(choices)[i] && i < 7; i++)
		words[i] = book_text(b, choice_word(b, c, choices, i + 1));
	lxw_data_validation v = { .validate = LXW_VALIDATION_TYPE_LIST, .value_list = (char **)words };
	lxw_col_t at = (lxw_col_t)t->columns.at[column].written;
	b->lib.worksheet_data_validation_range(t->sheet, (lxw_row_t)first + 1, at, (lxw_row_t)last + 1, at, &v);
}

/* Rows that follow each other and take the same words have one list. */
static void offer_in_column(struct out_table *t, const struct backlog *b, size_t column)
{
	enum backlog_column c = ORDER[column];
	for (size_t row = 0; row < b->rows.len;) {
		size_t last = row;
		int choices = backlog_choices(b->rows.at[row].thing, c);
		while (last + 1 < b->rows.len && backlog_choices(b->rows.at[last + 1].thing, c) == choices)
			last++;
		if (choices >= 0)
			offer_choices(t, c, choices, column, row, last);
		row = last + 1;
	}
}

void write_backlog_sheet(struct out_book *book)
{
	struct backlog b = backlog_of(book->journeys, book->journey_count, book->words, &book->arena);
	struct out_table t = out_table_of(book);
	add_columns(&t, &b);
	for (size_t i = 0; i < b.rows.len; i++)
		add_row(&t, &b, &b.rows.at[i]);
	t.frozen = 2;
	out_write(&t, LABEL_sheet_backlog);
	for (size_t i = 0; t.sheet && i < ORDER_COUNT; i++)
		offer_in_column(&t, &b, i);
}
