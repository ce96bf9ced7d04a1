/* markdown.c — a report's form in GitHub's dialect of Markdown: one fact a line, a blank line between blocks. */
#include "report/report.h"

/* ---- inline ---- */

static void add_link(struct buf *out, struct md m, struct str to)
{
	buf_fmt(out, "[%.*s](%.*s)", STR_ARG(m.s), STR_ARG(to));
}

static void add_picture(struct buf *out, struct md alt, struct str to)
{
	buf_fmt(out, "[![%.*s](%.*s)](%.*s)", STR_ARG(alt.s), STR_ARG(to), STR_ARG(to));
}

/* ---- blocks ---- */

/* What begins a line may not read as the beginning of a block: a heading, a quotation, a rule, an item. */
static void put_line(struct report *r, struct md m)
{
	size_t digits = 0;
	while (digits < m.s.len && m.s.at[digits] >= '0' && m.s.at[digits] <= '9')
		digits++;
	char first = m.s.len ? m.s.at[0] : 0, behind = digits < m.s.len ? m.s.at[digits] : 0;
	bool is_item = digits && (behind == '.' || behind == ')');
	if (first == '>' || first == '+' || first == '-' || first == '=' || first == ':')
		buf_char(r->out, '\\');
	buf_str(r->out, str_slice(m.s, 0, is_item ? digits : 0));
	buf_text(r->out, is_item ? "\\" : "");
	buf_str(r->out, str_slice(m.s, is_item ? digits : 0, m.s.len));
	buf_char(r->out, '\n');
}

static void put_heading(struct report *r, int level, struct md title)
{
	buf_fmt(r->out, "%s%.*s ", r->last == BLOCK_NONE ? "" : "\n", level, "######");
	put_line(r, title);
}

static bool is_of_items(enum block_kind block)
{
	return block == BLOCK_ITEMS || block == BLOCK_BELOW_ITEM;
}

static void put_block(struct report *r, enum block_kind block, struct md m)
{
	static const char *const MARKS[] = { [BLOCK_LIST] = "- ", [BLOCK_ITEMS] = "1. ", [BLOCK_BELOW_ITEM] = "   - ", [BLOCK_PARAGRAPH] = "" };
	bool goes_on = (block == BLOCK_LIST && r->last == block) || (is_of_items(block) && is_of_items(r->last));
	if (r->last != BLOCK_NONE && !goes_on)
		buf_char(r->out, '\n');
	buf_text(r->out, MARKS[block]);
	put_line(r, m);
}

/* ---- tables ---- */

static void put_cell(struct report *r, struct str s)
{
	buf_fmt(r->out, "|%s%.*s ", s.len ? " " : "", STR_ARG(s));
}

static void put_table(struct report *r, const struct text_table *t, const bool *used)
{
	if (r->last != BLOCK_NONE)
		buf_char(r->out, '\n');
	for (size_t c = 0; c < t->column_count; c++)
		if (used[c])
			put_cell(r, md_label(r, t->columns[c].label).s);
	buf_text(r->out, "|\n");
	for (size_t c = 0; c < t->column_count; c++)
		if (used[c])
			put_cell(r, t->columns[c].is_number ? STR("---:") : STR("---"));
	buf_text(r->out, "|\n");
	for (size_t i = 0; i < t->rows.len; i++) {
		for (size_t c = 0; c < t->column_count; c++)
			if (used[c])
				put_cell(r, t->rows.at[i][c].s);
		buf_text(r->out, "|\n");
	}
}

const struct form FORM_MARKDOWN = { buf_markdown, "**", "**", add_link, add_picture, put_heading, put_block, put_line, put_table };
