/* words.c — texts, numbers and names of cells, as a workbook's parts have them. */
#include "workbook/writer/writer.h"

const char WRITER_HEAD[] = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

static void put_escaped(struct buf *out, struct str text, bool is_value)
{
	size_t from = 0;
	for (size_t at = 0; at < text.len; at++) {
		char c = text.at[at];
		const char *other = c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : is_value && c == '"' ? "&quot;" : is_value && c == '\n' ? "&#xA;" : NULL;
		if (!other)
			continue;
		buf_str(out, str_slice(text, from, at));
		buf_text(out, other);
		from = at + 1;
	}
	buf_str(out, str_slice(text, from, text.len));
}

void put_data(struct buf *out, struct str text)
{
	put_escaped(out, text, false);
}

void put_value(struct buf *out, struct str text)
{
	put_escaped(out, text, true);
}

void put_whole(struct buf *out, size_t number)
{
	char digits[24];
	size_t at = sizeof digits;
	do
		digits[--at] = (char)('0' + number % 10);
	while (number /= 10);
	buf_add(out, digits + at, sizeof digits - at);
}

static void put_column_name(struct buf *out, lxw_col_t column)
{
	char letters[4];
	size_t at = sizeof letters;
	for (unsigned left = column + 1u; left; left = (left - 1) / 26)
		letters[--at] = (char)('A' + (left - 1) % 26);
	buf_add(out, letters + at, sizeof letters - at);
}

void put_cell_name(struct buf *out, lxw_row_t row, lxw_col_t column, bool is_fixed)
{
	if (is_fixed)
		buf_char(out, '$');
	put_column_name(out, column);
	if (is_fixed)
		buf_char(out, '$');
	put_whole(out, (size_t)row + 1);
}

bool is_one_cell(const struct writer_range *r)
{
	return r->first_row == r->last_row && r->first_column == r->last_column;
}

void put_range(struct buf *out, const struct writer_range *r, bool is_fixed)
{
	put_cell_name(out, r->first_row, r->first_column, is_fixed);
	if (is_one_cell(r))
		return;
	buf_char(out, ':');
	put_cell_name(out, r->last_row, r->last_column, is_fixed);
}

static bool is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
}

void put_sheet_name(struct buf *out, struct str name)
{
	size_t plain = 0;
	while (plain < name.len && is_plain(name.at[plain]))
		plain++;
	if (plain == name.len) {
		buf_str(out, name);
		return;
	}
	buf_char(out, '\'');
	buf_str(out, name); /* no sheet has a quotation mark in its name */
	buf_char(out, '\'');
}

size_t text_number(struct arena *a, struct writer_texts *t, struct str text)
{
	if (!t->numbers.arena)
		names_init(&t->numbers, a);
	size_t *number = names_find(&t->numbers, text);
	if (number)
		return *number;
	number = arena_alloc(a, sizeof *number);
	*number = t->numbers.len;
	names_add(&t->numbers, str_copy(a, text), number);
	return *number;
}
