/* table_kinds.c — lists with a row for each thing that is said: what kind of thing it is stands in one column, its text in another. */
#include "exchange/tables/table_lanes.h"
#include "exchange/tables/table_whole.h"

#include <string.h>

/* "Pain point"; no sentence that holds such words. */
static bool may_be_name(struct str text)
{
	enum { NAME_LONGEST = 30 };
	size_t blanks = 0;
	for (size_t k = 0; k < text.len; k++)
		blanks += text.at[k] == ' ';
	return text.len && text.len <= NAME_LONGEST && blanks <= 2;
}

/* "Stage | Type | Text": a column whose cells name lanes, two at least. table_width for none. */
static size_t column_of_kinds(struct import *i, const struct table *t)
{
	enum table_shape shape = table_shape_of(&i->columns, t);
	bool has_stages = false;
	if (shape == TABLE_STAGE_A_COLUMN || shape == TABLE_ONE_STAGE)
		return table_width(t);
	for (size_t c = 0; c < table_width(t); c++) {
		enum column_kind kind = column_kind_of(&i->columns, table_cell_at(t, 0, c).text);
		has_stages = has_stages || kind == COLUMN_STAGE || kind == COLUMN_STEP;
	}
	for (size_t c = 1; has_stages && c < table_width(t); c++) {
		enum column_kind first = COLUMN_OWN;
		bool differ = false;
		size_t row = column_kind_of(&i->columns, table_cell_at(t, 0, c).text) == COLUMN_OWN || column_kind_of(&i->columns, table_cell_at(t, 0, c).text) == COLUMN_LABEL ? 1 : 0;
		for (; row && row < t->rows.len; row++) {
			struct column_guess g = column_guess(&i->columns, table_cell_at(t, row, c).text);
			if (!lane_is_known(g.kind) || !may_be_name(table_cell_at(t, row, c).text))
				break;
			differ = differ || (first != COLUMN_OWN && g.kind != first);
			first = g.kind;
		}
		if (differ && row == t->rows.len)
			return c;
	}
	return table_width(t);
}

/* The nearest behind it that holds no lane of its own. */
static size_t column_of_texts(struct import *i, const struct table *t, size_t kinds)
{
	for (size_t c = kinds + 1; c < table_width(t); c++) {
		enum column_kind kind = column_kind_of(&i->columns, table_cell_at(t, 0, c).text);
		if (kind == COLUMN_OWN || kind == COLUMN_NAME || kind == COLUMN_DESCRIPTION || kind == COLUMN_LABEL)
			return c;
	}
	return table_width(t);
}

static void add_others(struct import *i, const struct table *t, size_t row, size_t kinds, size_t texts, struct table_row *to)
{
	for (size_t c = 0; c < table_width(t); c++)
		if (c != kinds && c != texts) {
			struct table_cell cell = table_cell_at(t, row, c);
			VEC_PUSH(&i->arena, &to->cells, cell);
		}
}

struct table table_with_kinds_as_lanes(struct import *i, struct table t)
{
	size_t width = table_width(&t), kinds = t.rows.len > 3 ? column_of_kinds(i, &t) : width, texts = kinds < width ? column_of_texts(i, &t, kinds) : width;
	size_t place[COLUMN_COUNT] = { 0 }; /* of the lane of that kind, plus one */
	struct table with = t;
	struct table_row head = { 0 };
	if (texts == width)
		return t;
	memset(&with.rows, 0, sizeof with.rows);
	add_others(i, &t, 0, kinds, texts, &head);
	for (size_t row = 1; row < t.rows.len; row++) {
		struct table_cell cell = table_cell_at(&t, row, kinds);
		size_t *at = &place[column_kind_of(&i->columns, cell.text)];
		account_keep(&i->account, cell.source);
		if (*at)
			continue;
		VEC_PUSH(&i->arena, &head.cells, cell);
		*at = head.cells.len;
	}
	VEC_PUSH(&i->arena, &with.rows, head);
	for (size_t row = 1; row < t.rows.len; row++) {
		struct table_row copy = { 0 };
		add_others(i, &t, row, kinds, texts, &copy);
		while (copy.cells.len < head.cells.len) {
			struct table_cell none = { 0 };
			VEC_PUSH(&i->arena, &copy.cells, none);
		}
		copy.cells.at[place[column_kind_of(&i->columns, table_cell_at(&t, row, kinds).text)] - 1] = table_cell_at(&t, row, texts);
		VEC_PUSH(&i->arena, &with.rows, copy);
	}
	account_keep(&i->account, table_cell_at(&t, 0, kinds).source);
	account_keep(&i->account, table_cell_at(&t, 0, texts).source);
	import_report(i, SEVERITY_INFO, "import-table", table_cell_at(&t, 0, kinds).source, "the cells of column “%.*s” were read as the names of lanes, and “%.*s” as their content",
		STR_ARG(table_cell_at(&t, 0, kinds).text), STR_ARG(table_cell_at(&t, 0, texts).text));
	return with;
}
