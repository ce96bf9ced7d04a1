/* lane_choice.c — reads "Failure control=support", and finds the heads that are meant. */
#include "exchange/tables/lane_choice.h"
#include "exchange/plain/words.h"

static const struct words_row ROWS[] = {
#define LANE(kind, text) { .words = text, .value = COLUMN_##kind },
#include "exchange/tables/lane_words.def"
};

static const struct words_table LANES = WORDS_TABLE(ROWS, ' ');

static struct str first_word(const char *words)
{
	return str_slice(str_of(words), 0, str_find(str_of(words), ' '));
}

/* COLUMN_COUNT for none. */
static enum column_kind lane_called(struct str word)
{
	const struct words_row *row = words_find(&LANES, 0, word);
	return row ? (enum column_kind)row->value : COLUMN_COUNT;
}

/* At the last '=': a head may hold one. */
static void split_choice(struct str choice, struct str *head, struct str *lane)
{
	size_t at = choice.len;
	while (at && choice.at[at - 1] != '=')
		at--;
	*head = plain_trim(str_slice(choice, 0, at ? at - 1 : 0));
	*lane = plain_trim(str_slice(choice, at, choice.len));
}

bool import_lane_is_known(struct str choice)
{
	struct str head, lane;
	split_choice(choice, &head, &lane);
	return head.len && lane_called(lane) != COLUMN_COUNT;
}

struct str import_lane_at(size_t index)
{
	return index < LANES.count ? first_word(LANES.rows[index].words) : (struct str){ 0 };
}

static bool is_called(struct import *i, struct table_cell cell, struct str head)
{
	return cell.text.len && str_equal(str_lower(&i->arena, plain_line(&i->arena, cell.text)), str_lower(&i->arena, plain_line(&i->arena, head)));
}

static void mark_lane(struct import *i, struct table *t, struct lane_choice *choice)
{
	for (size_t row = 0; row < t->rows.len; row++)
		for (size_t c = 0; c < (row ? 1 : t->rows.at[0].cells.len) && c < t->rows.at[row].cells.len; c++)
			if (is_called(i, t->rows.at[row].cells.at[c], choice->head)) {
				t->rows.at[row].cells.at[c].choice = choice;
				choice->is_met = true;
			}
}

static void report_missing_lane(struct import *i, const struct lane_choice *choice)
{
	struct finding *f = import_report(i, SEVERITY_WARNING, "import-lane", (struct str){ 0 }, "no table has a column “%.*s”", STR_ARG(choice->head));
	f->hint = STR("write the column header as in the table: --lane \"HEADER=support\"");
}

void lane_choices_apply(struct import *i, struct tables *tables)
{
	for (size_t k = 0; k < i->options.lane_count; k++) {
		struct lane_choice *choice = ARENA_NEW(&i->arena, struct lane_choice);
		struct str lane;
		split_choice(str_of(i->options.lanes[k]), &choice->head, &lane);
		choice->kind = lane_called(lane);
		for (size_t t = 0; t < tables->list.len; t++)
			mark_lane(i, &tables->list.at[t], choice);
		if (!choice->is_met)
			report_missing_lane(i, choice);
	}
}

struct column_guess head_guess(struct column_book *c, struct table_cell head)
{
	return head.choice ? (struct column_guess){ .kind = head.choice->kind, .is_whole = true } : column_guess(c, head.text);
}
