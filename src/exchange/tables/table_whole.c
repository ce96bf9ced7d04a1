/* table_whole.c — cells beyond the head, heads that were merged, a column of journeys. */
#include "exchange/tables/table_whole.h"
#include "exchange/words/cells.h"
#include "exchange/tables/table_lanes.h"

#include <string.h>

static void add_row(struct import *i, struct table *t, struct table_row row)
{
	VEC_PUSH(&i->arena, &t->rows, row);
}

static struct table without_rows(const struct table *t)
{
	struct table empty = *t;
	memset(&empty.rows, 0, sizeof empty.rows);
	return empty;
}

struct table table_turned(struct import *i, const struct table *t)
{
	struct table turned = without_rows(t);
	for (size_t c = 0; c < table_width(t); c++) {
		struct table_row row = { 0 };
		for (size_t r = 0; r < t->rows.len; r++) {
			struct table_cell cell = table_cell_at(t, r, c);
			VEC_PUSH(&i->arena, &row.cells, cell);
		}
		add_row(i, &turned, row);
	}
	return turned;
}

/* The words of both, apart by `between`. */
static void merge_cells(struct import *i, struct table_cell *into, struct table_cell cell, const char *between)
{
	struct table_cell *also = ARENA_NEW(&i->arena, struct table_cell);
	if (!cell.text.len)
		return;
	*also = cell;
	struct table_cell *last = also;
	while (last->also) {
		struct table_cell *copy = ARENA_NEW(&i->arena, struct table_cell);
		*copy = *last->also;
		last->also = copy;
		last = copy;
	}
	last->also = into->also;
	into->also = also;
	into->text = into->text.len ? str_fmt(&i->arena, "%.*s%s%.*s", STR_ARG(into->text), between, STR_ARG(cell.text)) : cell.text;
	into->source = into->source.len ? into->source : cell.source;
}

/* ---- cells too many ---- */

static size_t filled_to(const struct table_row *row)
{
	size_t to = row->cells.len;
	while (to && !row->cells.at[to - 1].text.len)
		to--;
	return to;
}

static struct table_row shortened_row(struct import *i, const struct table_row *row, size_t width)
{
	struct table_row copy = { 0 };
	for (size_t c = 0; c < row->cells.len && c < width; c++)
		VEC_PUSH(&i->arena, &copy.cells, row->cells.at[c]);
	for (size_t c = width; c < filled_to(row); c++) {
		struct str last = copy.cells.at[width - 1].source, behind = str_slice(last, last.len, last.len);
		bool is_bar = row->cells.at[c].source.len && behind.at && memchr(behind.at, '|', (size_t)(row->cells.at[c].source.at - behind.at));
		merge_cells(i, &copy.cells.at[width - 1], row->cells.at[c], is_bar ? " | " : ", ");
	}
	return copy;
}

struct table table_evened(struct import *i, const struct table *t)
{
	enum { REPORTED_MOST = 20 };
	size_t width = t->rows.len ? t->rows.at[0].cells.len : 0, wide = 0;
	struct table even = without_rows(t);
	for (size_t row = 1; row < t->rows.len; row++)
		wide += filled_to(&t->rows.at[row]) > width;
	if (!wide || width < 2 || (!t->is_ruled && 2 * wide >= t->rows.len))
		return *t;
	for (size_t row = 0; row < t->rows.len; row++) {
		size_t filled = filled_to(&t->rows.at[row]);
		add_row(i, &even, filled > width ? shortened_row(i, &t->rows.at[row], width) : t->rows.at[row]);
		if (filled <= width || i->reported_rows++ >= REPORTED_MOST)
			continue;
		struct str more = t->rows.at[row].cells.at[width].source;
		struct finding *f = import_report(i, SEVERITY_WARNING, "import-row", more, "this row has more cells than the header; the rest is added to the last cell");
		f->hint = STR("write a bar inside a cell as \\|, and put a cell that contains the separator in quotes");
	}
	return even;
}

/* ---- heads of two rows ---- */

static size_t lanes_in_row(struct import *i, const struct table *t, size_t row)
{
	size_t lanes = 0;
	for (size_t c = 0; c < t->rows.at[row].cells.len; c++) {
		struct column_guess g = column_guess(&i->columns, t->rows.at[row].cells.at[c].text);
		lanes += lane_is_known(g.kind) && !g.is_in_sentence;
	}
	return lanes;
}

/* A group stands above several lanes: its cell was merged, and others of the row are empty or say the same. */
static bool may_be_groups(const struct table *t)
{
	for (size_t c = 1; c < table_width(t); c++) {
		struct str group = table_cell_at(t, 0, c).text;
		if (!group.len || str_equal(group, table_cell_at(t, 0, c - 1).text))
			return true;
	}
	return false;
}

struct table table_with_one_head(struct import *i, struct table t)
{
	struct table one = without_rows(&t);
	struct table_row head = { 0 };
	size_t width = table_width(&t);
	if (t.rows.len < 3 || width < 3 || !may_be_groups(&t) || lanes_in_row(i, &t, 0) > 1 || lanes_in_row(i, &t, 1) < 2 || 2 * lanes_in_row(i, &t, 1) < width - 1)
		return t;
	for (size_t c = 0; c < width; c++) {
		struct table_cell group = table_cell_at(&t, 0, c), lane = table_cell_at(&t, 1, c);
		VEC_PUSH(&i->arena, &head.cells, lane.text.len ? lane : group);
	}
	add_row(i, &one, head);
	for (size_t row = 2; row < t.rows.len; row++)
		add_row(i, &one, t.rows.at[row]);
	return one;
}

/* ---- stages in rows of their own ---- */

static size_t step_column(struct import *i, const struct table *t)
{
	size_t column = table_width(t);
	for (size_t c = 0; c < table_width(t); c++) {
		enum column_kind kind = column_kind_of(&i->columns, table_cell_at(t, 0, c).text);
		if (kind == COLUMN_STAGE || kind == COLUMN_NUMBER || kind == COLUMN_NAME || (kind == COLUMN_STEP && c > 0))
			return table_width(t);
		column = kind == COLUMN_STEP ? c : column;
	}
	return column;
}

static bool is_section(const struct table *t, size_t row)
{
	return table_cell_at(t, row, 0).text.len && filled_to(&t->rows.at[row]) == 1;
}

/* Two at least, the first of them at the top, each above a row that says more; and rather more of those. */
static bool has_sections(const struct table *t)
{
	size_t sections = 0;
	for (size_t row = 1; row < t->rows.len; row++) {
		bool is_one = is_section(t, row), may_be = row + 1 < t->rows.len && !is_section(t, row + 1);
		if ((row == 1 && !is_one) || (is_one && !may_be))
			return false;
		sections += is_one;
	}
	return sections > 1 && 2 * (t->rows.len - 1 - sections) >= 3 * sections;
}

struct table table_with_sections(struct import *i, struct table t)
{
	struct table with = without_rows(&t);
	enum table_shape shape = table_shape_of(&i->columns, &t);
	if (t.rows.len < 5 || table_width(&t) < 2 || step_column(i, &t) != 0 || shape == TABLE_STAGE_A_COLUMN || shape == TABLE_ONE_STAGE || !has_sections(&t))
		return t;
	for (size_t row = 0; row < t.rows.len; row++) {
		struct table_cell label = row ? (struct table_cell){ 0 } : (struct table_cell){ .text = STR("stage") };
		struct table_row copy = { 0 };
		bool is_one = row && is_section(&t, row);
		VEC_PUSH(&i->arena, &copy.cells, is_one ? t.rows.at[row].cells.at[0] : label);
		for (size_t c = 0; !is_one && c < t.rows.at[row].cells.len; c++)
			VEC_PUSH(&i->arena, &copy.cells, t.rows.at[row].cells.at[c]);
		add_row(i, &with, copy);
	}
	import_report(i, SEVERITY_INFO, "import-table", t.rows.at[1].cells.at[0].source,
		"rows like this one, with only a name, were read as stages");
	return with;
}

/* ---- merged heads ---- */

struct lanes { /* records × lanes, whichever way the table stands */
	const struct table *table;
	bool are_rows;
	size_t count, records;
};

static struct table_cell cell_of(const struct lanes *l, size_t record, size_t lane)
{
	return l->are_rows ? table_cell_at(l->table, lane, record) : table_cell_at(l->table, record, lane);
}

/* A lane of the field above or to the left can go on; a name of stages, or a number, cannot. */
static bool can_go_on(struct import *i, const struct lanes *l, size_t lane)
{
	struct str head = cell_of(l, 0, lane).text;
	return l->are_rows ? lane > 0 : lane_is_known(column_kind_of(&i->columns, head));
}

/* Its rows, but for the texts, in this arena. */
static struct table with_lanes_whole(struct import *i, struct arena *rows, const struct table *t, bool lanes_are_rows)
{
	struct lanes l = { t, lanes_are_rows, lanes_are_rows ? t->rows.len : table_width(t), lanes_are_rows ? table_width(t) : t->rows.len };
	VEC(struct table_row) merged = { 0 }; /* of cells of one lane */
	size_t above = 0; /* the lane that may go on */
	struct table whole = without_rows(t);
	for (size_t lane = 0; lane < l.count; lane++) {
		struct str head = cell_of(&l, 0, lane).text;
		bool goes_on = merged.len && (!head.len || cell_goes_on(&i->arena, head)) && can_go_on(i, &l, above);
		struct table_row copy = { 0 };
		for (size_t record = 0; record < l.records; record++)
			if (goes_on && (record || !head.len)) /* a mark that says the head again is no part of it */
				merge_cells(i, &merged.at[merged.len - 1].cells.at[record], cell_of(&l, record, lane), "\n");
			else if (goes_on)
				continue;
			else {
				struct table_cell cell = cell_of(&l, record, lane);
				VEC_PUSH(rows, &copy.cells, cell);
			}
		above = goes_on ? above : lane;
		if (!goes_on)
			VEC_PUSH(rows, &merged, copy);
	}
	for (size_t row = 0; row < t->rows.len && !lanes_are_rows; row++) {
		struct table_row copy = { 0 };
		for (size_t lane = 0; lane < merged.len; lane++)
			VEC_PUSH(rows, &copy.cells, merged.at[lane].cells.at[row]);
		VEC_PUSH(rows, &whole.rows, copy);
	}
	for (size_t lane = 0; lane < merged.len && lanes_are_rows; lane++)
		VEC_PUSH(rows, &whole.rows, merged.at[lane]);
	return whole;
}

struct table table_with_lanes_whole(struct import *i, const struct table *t, bool lanes_are_rows)
{
	return with_lanes_whole(i, &i->arena, t, lanes_are_rows);
}

/* ---- one stage ---- */

/* What a further column says of the lanes: "Owner: backstage — the kitchen". */
static void add_further_column(struct import *i, const struct table *t, size_t column, struct table_row *heads, struct table_row *values)
{
	struct table_cell all = { 0 };
	size_t filled = 0;
	for (size_t row = 1; row < t->rows.len; row++)
		filled += table_cell_at(t, row, column).text.len > 0;
	for (size_t row = 1; row < t->rows.len; row++) {
		struct table_cell cell = table_cell_at(t, row, column);
		if (cell.text.len && filled > 1)
			cell.text = str_fmt(&i->arena, "%.*s — %.*s", STR_ARG(table_cell_at(t, row, 0).text), STR_ARG(cell.text));
		merge_cells(i, &all, cell, "\n");
	}
	struct table_cell head = table_cell_at(t, 0, column);
	VEC_PUSH(&i->arena, &heads->cells, head);
	VEC_PUSH(&i->arena, &values->cells, all);
}

/* A lane that is named again goes on where it was named first. */
struct table table_turned_to_one_record(struct import *i, const struct table *t)
{
	struct table_row heads = { 0 }, values = { 0 };
	struct arena scratch;
	struct names places;
	arena_init(&scratch);
	struct table turned = without_rows(t), whole = with_lanes_whole(i, &scratch, t, true);
	names_init(&places, &scratch);
	for (size_t row = lane_is_known(column_kind_of(&i->columns, table_cell_at(t, 0, 0).text)) ? 0 : 1; row < whole.rows.len; row++) {
		struct table_cell head = table_cell_at(&whole, row, 0), value = table_cell_at(&whole, row, 1);
		uintptr_t place = (uintptr_t)names_add(&places, str_lower(&scratch, head.text), (void *)(heads.cells.len + 1));
		if (place) {
			struct table_cell *first = &heads.cells.at[place - 1];
			struct str name = first->text;
			merge_cells(i, first, head, "");
			first->text = name;
			merge_cells(i, &values.cells.at[place - 1], value, "\n");
			continue;
		}
		VEC_PUSH(&i->arena, &heads.cells, head);
		VEC_PUSH(&i->arena, &values.cells, value);
	}
	arena_finish(&scratch);
	for (size_t column = 2; column < table_width(t); column++)
		add_further_column(i, t, column, &heads, &values);
	add_row(i, &turned, heads);
	add_row(i, &turned, values);
	return turned;
}

/* ---- several journeys ---- */

/* The column that parts journeys; table_width for none. It does where stages stand beside it, or where rows share a journey. */
static size_t journey_column(struct import *i, const struct table *t)
{
	size_t width = table_width(t), column = 0, shared = 0;
	bool has_stages = false;
	while (column < width && column_kind_of(&i->columns, table_cell_at(t, 0, column).text) != COLUMN_JOURNEY)
		column++;
	for (size_t c = 0; c < width; c++)
		has_stages = has_stages || column_kind_of(&i->columns, table_cell_at(t, 0, c).text) == COLUMN_STAGE;
	for (size_t row = 2; row < t->rows.len && column < width; row++) {
		struct str text = table_cell_at(t, row, column).text;
		shared += !text.len || cell_goes_on(&i->arena, text) || str_equal(text, table_cell_at(t, row - 1, column).text);
	}
	return has_stages || shared ? column : width;
}

static struct table_row without_cell(struct import *i, const struct table_row *row, size_t column)
{
	struct table_row copy = { 0 };
	for (size_t c = 0; c < row->cells.len; c++)
		if (c != column)
			VEC_PUSH(&i->arena, &copy.cells, row->cells.at[c]);
	return copy;
}

static struct table part_of(struct import *i, const struct table *t, size_t column, struct table_cell name)
{
	struct table part = without_rows(t);
	struct heading h = { .level = HEADING_PARAGRAPH - 1, .text = plain_line(&i->arena, name.text), .source = name.source, .is_journey = true,
		.column = table_cell_at(t, 0, column) };
	memset(&part.path, 0, sizeof part.path);
	for (size_t k = 0; k < t->path.len; k++)
		VEC_PUSH(&i->arena, &part.path, t->path.at[k]);
	VEC_PUSH(&i->arena, &part.path, h);
	add_row(i, &part, without_cell(i, &t->rows.at[0], column));
	return part;
}

/* "Journey | Returns | | Delivery" above "Stage | …": the table stands the other way. */
static bool has_journeys_above(struct import *i, const struct table *t)
{
	if (t->rows.len < 3 || column_kind_of(&i->columns, table_cell_at(t, 0, 0).text) != COLUMN_JOURNEY)
		return false;
	return column_kind_of(&i->columns, table_cell_at(t, 1, 0).text) == COLUMN_STAGE;
}

/* Where the list has the part of that name, plus one; 0 for none. Adds it there. */
static size_t part_named(struct names *parts, struct str name, size_t place)
{
	return (size_t)(uintptr_t)names_add(parts, name, (void *)(uintptr_t)(place + 1));
}

void table_add_parts(struct import *i, const struct table *whole, struct tables *tables)
{
	struct table rows = has_journeys_above(i, whole) ? table_turned(i, whole) : *whole, *t = &rows;
	bool is_rows = t->rows.len > 1 && table_shape_of(&i->columns, t) == TABLE_STAGE_A_ROW;
	size_t column = is_rows ? journey_column(i, t) : table_width(t), now = 0;
	struct names parts;
	if (column == table_width(t)) {
		VEC_PUSH(&i->arena, &tables->list, *whole);
		return;
	}
	names_init(&parts, &i->arena);
	for (size_t row = 1; row < t->rows.len; row++) {
		struct table_cell name = table_cell_at(t, row, column);
		struct str line = plain_line(&i->arena, name.text);
		bool goes_on = now && (!line.len || cell_goes_on(&i->arena, line)), sums_up = now && cell_sums_up(&i->arena, line);
		account_keep(&i->account, sums_up ? (struct str){ 0 } : name.source);
		size_t before = goes_on || sums_up ? now : part_named(&parts, line, tables->list.len);
		if (!before) {
			struct table part = part_of(i, t, column, name);
			VEC_PUSH(&i->arena, &tables->list, part);
		}
		now = before ? before : tables->list.len;
		add_row(i, &tables->list.at[now - 1], sums_up ? t->rows.at[row] : without_cell(i, &t->rows.at[row], column));
	}
}
