/* html.c — a report's form in HTML: lists are lists, tables have heads, sections have ids. */
#include "report/report.h"

/* ---- inline ---- */

static void add_text(struct buf *out, struct str text)
{
	for (struct str rest = text; rest.len;) {
		buf_xml(out, str_next(&rest, '\n'));
		if (rest.len)
			buf_char(out, ' ');
	}
}

static void add_link(struct buf *out, struct md m, struct str to)
{
	buf_html_value(out, "<a href", "", to);
	md_put(out, ">", m, "</a>");
}

static void add_picture(struct buf *out, struct md alt, struct str to)
{
	buf_text(out, "<img src=\"");
	buf_xml(out, to);
	md_put(out, "\" alt=\"", alt, "\">");
}

/* ---- blocks ---- */

static void end_block(struct report *r)
{
	static const char *const ENDS[] = { [BLOCK_NONE] = "", [BLOCK_HEADING] = "", [BLOCK_PARAGRAPH] = "</p>\n", [BLOCK_LIST] = "</ul>\n", [BLOCK_ITEMS] = "</ol>\n",
		[BLOCK_BELOW_ITEM] = "</ul></ol>\n", [BLOCK_TABLE] = "" };
	buf_text(r->out, ENDS[r->last]);
}

void html_end(struct report *r)
{
	end_block(r);
	r->last = BLOCK_NONE;
}

/* What comes between two blocks: the end of the first, the beginning of the second. */
static const char *between(enum block_kind last, enum block_kind next)
{
	switch (next) {
	case BLOCK_LIST: return last == BLOCK_LIST ? "" : "<ul>\n";
	case BLOCK_ITEMS: return last == BLOCK_ITEMS ? "\n" : last == BLOCK_BELOW_ITEM ? "</ul>\n" : "<ol>\n";
	case BLOCK_BELOW_ITEM: return last == BLOCK_BELOW_ITEM ? "" : last == BLOCK_ITEMS ? "<ul>\n" : "<ol><li><ul>\n";
	default: return "";
	}
}

static bool goes_on(enum block_kind last, enum block_kind next)
{
	bool are_items = (last == BLOCK_ITEMS || last == BLOCK_BELOW_ITEM) && (next == BLOCK_ITEMS || next == BLOCK_BELOW_ITEM);
	return are_items || (last == BLOCK_LIST && next == BLOCK_LIST);
}

/* What it says, without markup. */
static struct str words_of(struct report *r, struct md title)
{
	struct buf b = { 0 };
	for (size_t i = 0; i < title.s.len; i++) {
		char c = title.s.at[i], end = c == '<' ? '>' : c == '&' ? ';' : '\0';
		while (end && i + 1 < title.s.len && title.s.at[i] != end)
			i++;
		buf_char(&b, end ? ' ' : c);
	}
	struct str words = buf_take(&b, &r->arena);
	buf_finish(&b);
	return words;
}

/* By its words, so that an address of a section stays one when others come or go. */
static struct str heading_id(struct report *r, struct md title)
{
	struct str base = str_fmt(&r->arena, "report-%.*s", STR_ARG(str_slug(&r->arena, words_of(r, title))));
	return names_add_numbered(&r->headings, &r->heading_counts, base, r);
}

static void put_heading(struct report *r, int level, struct md title)
{
	end_block(r);
	struct str id = heading_id(r, title);
	buf_fmt(r->out, "<h%d", level + 1);
	buf_html_value(r->out, " id", "", id);
	buf_fmt(r->out, ">%.*s</h%d>\n", STR_ARG(title.s), level + 1);
	if (level == 2) {
		buf_html_value(r->contents, "<li><a href", "#", id);
		md_put(r->contents, ">", title, "</a>\n");
	}
}

static void put_block(struct report *r, enum block_kind block, struct md m)
{
	if (!goes_on(r->last, block))
		end_block(r);
	buf_text(r->out, between(r->last, block));
	buf_text(r->out, block == BLOCK_PARAGRAPH ? "<p>" : "<li>");
	buf_str(r->out, m.s);
	if (block == BLOCK_LIST || block == BLOCK_BELOW_ITEM)
		buf_char(r->out, '\n');
}

static void put_line(struct report *r, struct md m)
{
	md_put(r->out, "<br>\n", m, "");
}

/* ---- tables. With the ends of cells, which HTML could do without: pandoc 2, which makes Word of a report, would lose the table. ---- */

static void put_cells(struct report *r, const struct text_table *t, const bool *used, const struct md *row)
{
	buf_text(r->out, "<tr>");
	for (size_t c = 0; c < t->column_count; c++) {
		if (!used[c])
			continue;
		const char *class = t->columns[c].is_number ? " class=number" : "";
		if (row)
			buf_fmt(r->out, "<td%s>%.*s</td>", class, STR_ARG(row[c].s));
		else
			buf_fmt(r->out, "<th scope=col%s>%.*s</th>", class, STR_ARG(md_label(r, t->columns[c].label).s));
	}
	buf_text(r->out, "</tr>\n");
}

static void put_table(struct report *r, const struct text_table *t, const bool *used)
{
	end_block(r);
	buf_text(r->out, "<div class=wide tabindex=0><table>\n<thead>");
	put_cells(r, t, used, NULL);
	buf_text(r->out, "</thead>\n<tbody>\n");
	for (size_t i = 0; i < t->rows.len; i++)
		put_cells(r, t, used, t->rows.at[i]);
	buf_text(r->out, "</tbody>\n</table></div>\n");
}

const struct form FORM_HTML = { add_text, "<b>", "</b>", add_link, add_picture, put_heading, put_block, put_line, put_table };
