/* sheet.c — the cells of one sheet: what each says, which are merged, what lies beside them. */
#include "exchange/workbooks/number_format.h"
#include "exchange/workbooks/workbook.h"

#include <stdlib.h>

enum { ROWS_MOST = 1048576, COLUMNS_MOST = 16384, LISTS_MOST = 100 * 1000, DRAWN_LONGEST = 1000 };

struct sheet_reader {
	struct workbook *w;
	struct cell_sheet *s;
	struct package_part x;
	struct relations relations;
	uint32_t row, column;       /* of the cell that is being read */
	uint32_t next_row, next_column;
	int style;
	enum { TYPE_NUMBER, TYPE_SHARED, TYPE_TEXT, TYPE_TRUTH, TYPE_ERROR, TYPE_DATE } type;
	struct buf value, formula;
};

static struct arena *arena(struct sheet_reader *r)
{
	return &r->w->i->arena;
}

/* ---- places ---- */

/* "BC12", from 0; false for anything else. */
static bool read_place(struct str s, uint32_t *row, uint32_t *column)
{
	size_t at = 0;
	uint32_t c = 0, r = 0;
	for (; at < s.len && s.at[at] == '$'; at++)
		;
	for (; at < s.len && (s.at[at] | 32) >= 'a' && (s.at[at] | 32) <= 'z' && c <= COLUMNS_MOST; at++)
		c = c * 26 + (uint32_t)((s.at[at] | 32) - 'a' + 1);
	for (; at < s.len && s.at[at] == '$'; at++)
		;
	size_t digits = at;
	for (; at < s.len && plain_is_digit(s.at[at]) && r <= ROWS_MOST; at++)
		r = r * 10 + (uint32_t)(s.at[at] - '0');
	*row = r - 1;
	*column = c - 1;
	return c && c <= COLUMNS_MOST && r && r <= ROWS_MOST && at == s.len && at > digits;
}

/* "A1:C3"; a place alone is both corners. */
static bool read_range(struct str s, struct sheet_merge *m)
{
	size_t colon = str_find(s, ':');
	struct str last = colon < s.len ? str_slice(s, colon + 1, s.len) : s;
	return read_place(str_slice(s, 0, colon), &m->row, &m->column) && read_place(last, &m->last_row, &m->last_column) && m->row <= m->last_row && m->column <= m->last_column;
}

static bool read_count(struct str s, uint32_t most, uint32_t *count)
{
	double number;
	bool fine = number_read(s, &number) && number >= 1 && number <= most;
	*count = fine ? (uint32_t)number : 0;
	return fine;
}

/* ---- cells ---- */

static int type_named(struct str s)
{
	static const struct {
		const char *name;
		int type;
	} TYPES[] = { { "s", TYPE_SHARED }, { "str", TYPE_TEXT }, { "inlineStr", TYPE_TEXT }, { "b", TYPE_TRUTH }, { "e", TYPE_ERROR }, { "d", TYPE_DATE } };
	for (size_t k = 0; k < sizeof TYPES / sizeof *TYPES; k++)
		if (str_is(s, TYPES[k].name))
			return TYPES[k].type;
	return TYPE_NUMBER;
}

static void begin_cell(struct sheet_reader *r)
{
	double style = 0;
	if (!read_place(part_attribute(&r->x, "r"), &r->row, &r->column)) {
		r->row = r->next_row;
		r->column = r->next_column;
	}
	r->next_column = r->column + 1;
	r->type = type_named(part_attribute(&r->x, "t"));
	number_read(part_attribute(&r->x, "s"), &style);
	r->style = style >= 0 && style < 1e9 ? (int)style : 0;
	buf_clear(&r->value);
	buf_clear(&r->formula);
}

/* "2026-11-28T00:00:00", as strict files may have dates. */
static struct str iso_moment(struct arena *a, struct str s)
{
	size_t t = str_find(s, 'T');
	struct str time = str_slice(s, t + 1, t + 6);
	if (t == s.len)
		return str_copy(a, s);
	return str_is(time, "00:00") ? str_copy(a, str_slice(s, 0, t)) : str_fmt(a, "%.*s %.*s", STR_ARG(str_slice(s, 0, t)), STR_ARG(time));
}

static struct str number_text(struct sheet_reader *r, struct str value)
{
	double number;
	struct buf out = { 0 };
	struct str code = (size_t)r->style < r->w->codes.list.len ? r->w->codes.list.at[r->style] : (struct str){ 0 };
	if (!number_read_scaled(value, &number))
		return str_copy(arena(r), value);
	number_format_add(&out, number, code, r->w->from_1904, r->w->i->is_exact);
	struct str text = buf_take(&out, arena(r));
	buf_finish(&out);
	return text;
}

static void add_remark(struct sheet_reader *r, struct sheet_remark one, bool is_error)
{
	if (is_error && r->s->errors.len < LISTS_MOST)
		VEC_PUSH(arena(r), &r->s->errors, one);
	else if (!is_error && r->s->comments.len < LISTS_MOST)
		VEC_PUSH(arena(r), &r->s->comments, one);
}

static struct str cell_text(struct sheet_reader *r)
{
	struct str value = buf_as_str(&r->value), trimmed = str_trim(value);
	double index;
	if (r->type != TYPE_TEXT && !trimmed.len)
		return r->w->i->is_exact && r->formula.len ? str_fmt(arena(r), "=%.*s", STR_ARG(buf_as_str(&r->formula))) : (struct str){ 0 };
	if (r->type == TYPE_ERROR && r->w->i->is_exact)
		return str_copy(arena(r), trimmed);
	switch (r->type) {
	case TYPE_SHARED:
		return number_read(trimmed, &index) && index >= 0 && index < (double)r->w->strings.list.len ? r->w->strings.list.at[(size_t)index] : (struct str){ 0 };
	case TYPE_TRUTH: return str_is(trimmed, "0") || str_is(trimmed, "false") ? STR("FALSE") : STR("TRUE");
	case TYPE_ERROR: add_remark(r, (struct sheet_remark){ r->row, r->column, str_copy(arena(r), trimmed) }, true); return (struct str){ 0 };
	case TYPE_DATE: return iso_moment(arena(r), trimmed);
	case TYPE_TEXT: return str_copy(arena(r), value);
	default: return number_text(r, trimmed);
	}
}

/* =HYPERLINK("address","text"), as Google writes links. */
static struct str formula_link(struct sheet_reader *r)
{
	struct str f = buf_as_str(&r->formula);
	if (!str_starts(f, "HYPERLINK(\""))
		return (struct str){ 0 };
	struct str rest = str_slice(f, 11, f.len);
	return str_copy(arena(r), str_slice(rest, 0, str_find(rest, '"')));
}

static void end_cell(struct sheet_reader *r)
{
	struct workbook *w = r->w;
	struct sheet_cell cell = { .row = r->row, .column = r->column, .text = cell_text(r), .link = formula_link(r) };
	r->s->formulas_without_value += r->formula.len && !r->value.len && r->type != TYPE_TEXT;
	if (!plain_trim(cell.text).len)
		return;
	if (!w->left_cells || cell.text.len > w->left_bytes) {
		package_trouble(&w->package, "it is too large for a map");
		return;
	}
	w->left_cells--;
	w->left_bytes -= cell.text.len;
	VEC_PUSH(arena(r), &r->s->cells, cell);
}

/* Up to the end of the cell. What is written in it stands in <v>, or in <is> as text with runs. */
static void read_cell(struct sheet_reader *r)
{
	struct buf *into = NULL;
	begin_cell(r);
	for (enum part_event e; (e = part_next(&r->x)) != PART_END && !(e == PART_CLOSES && str_is(r->x.element, "c"));) {
		if (e == PART_OPENS && str_is(r->x.element, "is")) {
			buf_str(&r->value, workbook_text(r->w, &r->x));
			r->type = TYPE_TEXT;
		} else if (e != PART_TEXT) {
			into = e == PART_CLOSES ? NULL : str_is(r->x.element, "v") ? &r->value : str_is(r->x.element, "f") ? &r->formula : NULL;
		} else if (into && into->len + r->x.text.len <= r->w->left_bytes) {
			buf_str(into, r->x.text);
		}
	}
	end_cell(r);
}

/* ---- what else stands in a sheet ---- */

static void begin_row(struct sheet_reader *r)
{
	uint32_t number;
	r->row = r->next_row = read_count(part_attribute(&r->x, "r"), ROWS_MOST, &number) ? number - 1 : r->next_row;
	r->next_column = 0;
	r->s->hidden_rows += part_is_true(&r->x, "hidden");
}

static void note_columns(struct sheet_reader *r)
{
	uint32_t first, last;
	if (part_is_true(&r->x, "hidden") && read_count(part_attribute(&r->x, "min"), COLUMNS_MOST, &first) && read_count(part_attribute(&r->x, "max"), COLUMNS_MOST, &last) && first <= last)
		r->s->hidden_columns += last - first + 1;
}

int sheet_cell_by_place(const void *left, const void *right)
{
	const struct sheet_cell *a = left, *b = right;
	return a->row != b->row ? (a->row < b->row ? -1 : 1) : a->column != b->column ? (a->column < b->column ? -1 : 1) : 0;
}

/* The cell at a place, or where it would stand. */
static size_t find_cell(const struct cell_sheet *s, uint32_t row, uint32_t column)
{
	size_t low = 0, high = s->cells.len;
	struct sheet_cell wanted = { .row = row, .column = column };
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (sheet_cell_by_place(&s->cells.at[middle], &wanted) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static struct sheet_cell *cell_at(const struct cell_sheet *s, uint32_t row, uint32_t column)
{
	size_t k = find_cell(s, row, column);
	return k < s->cells.len && s->cells.at[k].row == row && s->cells.at[k].column == column ? &s->cells.at[k] : NULL;
}

struct link {
	struct sheet_merge range;
	struct str address;
};

struct links { VEC(struct link) list; };

static void note_link(struct sheet_reader *r, struct links *links)
{
	struct link link = { .address = relation_target(&r->relations, part_relation(&r->x), "hyperlink") };
	if (link.address.len && workbook_has_room(r->w, links->list.len, LISTS_MOST) && read_range(part_attribute(&r->x, "ref"), &link.range))
		VEC_PUSH(arena(r), &links->list, link);
}

static void take_element(struct sheet_reader *r, struct links *links)
{
	struct sheet_merge merge;
	struct str element = r->x.element;
	if (str_is(element, "c"))
		read_cell(r);
	else if (str_is(element, "row"))
		begin_row(r);
	else if (str_is(element, "col"))
		note_columns(r);
	else if (str_is(element, "hyperlink"))
		note_link(r, links);
	else if (str_is(element, "mergeCell") && workbook_has_room(r->w, r->s->merges.len, LISTS_MOST) && read_range(part_attribute(&r->x, "ref"), &merge))
		VEC_PUSH(arena(r), &r->s->merges, merge);
}

/* ---- comments ---- */

/* Newer programs keep threads beside an old comment, which only says that there is one. */
static bool stands_for_thread(struct str text)
{
	return str_starts(text, "[Threaded comment]");
}

static void read_comments(struct sheet_reader *r, struct str part)
{
	struct sheet_remark now = { 0 };
	bool has_place = false;
	if (part_open(&r->x, &r->w->package, part))
		for (enum part_event e; (e = part_next(&r->x)) != PART_END;) {
			if (e == PART_OPENS && (str_is(r->x.element, "comment") || str_is(r->x.element, "threadedComment")))
				has_place = read_place(part_attribute(&r->x, "ref"), &now.row, &now.column);
			if (e != PART_OPENS || !str_is(r->x.element, "text"))
				continue;
			now.text = plain_line(arena(r), workbook_text(r->w, &r->x));
			if (has_place && now.text.len && !stands_for_thread(now.text))
				add_remark(r, now, false);
		}
	part_close(&r->x);
}

/* Pictures, charts and boxes, and what is written in these. */
static void read_drawing(struct sheet_reader *r, struct str part)
{
	struct buf text = { 0 };
	buf_str(&text, r->s->drawn_text);
	if (part_open(&r->x, &r->w->package, part))
		for (enum part_event e; (e = part_next(&r->x)) != PART_END;) {
			r->s->drawn += e == PART_OPENS && str_ends(r->x.element, "Anchor");
			if (e != PART_OPENS || !str_is(r->x.element, "t") || text.len > DRAWN_LONGEST)
				continue;
			buf_text(&text, text.len ? " " : "");
			buf_str(&text, plain_line(arena(r), workbook_text(r->w, &r->x)));
		}
	part_close(&r->x);
	r->s->drawn_text = buf_take(&text, arena(r));
	buf_finish(&text);
}

static void read_beside(struct sheet_reader *r)
{
	for (size_t k = 0; k < r->relations.list.len && !r->w->package.trouble.len; k++) {
		const struct relation *one = r->relations.list.at[k];
		if (str_is(one->type, "comments") || str_is(one->type, "threadedComment"))
			read_comments(r, one->target);
		else if (str_is(one->type, "drawing"))
			read_drawing(r, one->target);
	}
}

/* ---- the whole ---- */

/* Of two cells at one place, which no program writes, the first stays. */
static void put_in_order(struct cell_sheet *s)
{
	size_t kept = 0;
	bool in_order = true;
	for (size_t k = 1; k < s->cells.len; k++)
		in_order = in_order && sheet_cell_by_place(&s->cells.at[k - 1], &s->cells.at[k]) < 0;
	if (in_order)
		return;
	qsort(s->cells.at, s->cells.len, sizeof *s->cells.at, sheet_cell_by_place);
	for (size_t k = 0; k < s->cells.len; k++)
		if (!kept || sheet_cell_by_place(&s->cells.at[kept - 1], &s->cells.at[k]))
			s->cells.at[kept++] = s->cells.at[k];
	s->cells.len = kept;
}

static void place_links(struct sheet_reader *r, const struct links *links)
{
	for (size_t k = 0; k < links->list.len; k++) {
		struct sheet_cell *cell = cell_at(r->s, links->list.at[k].range.row, links->list.at[k].range.column);
		if (cell)
			cell->link = links->list.at[k].address;
	}
}

bool sheet_read(struct workbook *w, const struct workbook_sheet *which, struct cell_sheet *s)
{
	struct sheet_reader r = { .w = w, .s = s, .relations = workbook_relations(w, which->part) };
	struct links links = { 0 };
	*s = (struct cell_sheet){ 0 };
	if (part_open(&r.x, &w->package, which->part))
		for (enum part_event e; (e = part_next(&r.x)) != PART_END;) {
			if (e == PART_OPENS)
				take_element(&r, &links);
			r.next_row += e == PART_CLOSES && str_is(r.x.element, "row");
		}
	else
		package_trouble(&w->package, "its part %.*s is missing", STR_ARG(which->part));
	part_close(&r.x);
	put_in_order(s);
	place_links(&r, &links);
	read_beside(&r);
	buf_finish(&r.value);
	buf_finish(&r.formula);
	return !w->package.trouble.len;
}
