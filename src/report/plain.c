/* plain.c — a report's form without markup: speaker notes. One fact a line. */
#include "report/report.h"

static void add_link(struct buf *out, struct md m, struct str to)
{
	buf_str(out, m.s);
	if (!str_equal(m.s, to))
		buf_fmt(out, " (%.*s)", STR_ARG(to));
}

static void add_picture(struct buf *out, struct md alt, struct str to)
{
	(void)to;
	buf_str(out, alt.s);
}

static void put_line(struct report *r, struct md m)
{
	buf_str(r->out, m.s);
	buf_char(r->out, '\n');
}

static void put_heading(struct report *r, int level, struct md title)
{
	(void)level;
	put_line(r, title);
}

static void put_block(struct report *r, enum block_kind block, struct md m)
{
	static const char *const MARKS[] = { [BLOCK_LIST] = "• ", [BLOCK_ITEMS] = "", [BLOCK_BELOW_ITEM] = "   • ", [BLOCK_PARAGRAPH] = "" };
	buf_text(r->out, MARKS[block]);
	put_line(r, m);
}

static void put_table(struct report *r, const struct text_table *t, const bool *used)
{
	for (size_t i = 0; i < t->rows.len; i++) {
		bool is_first = true;
		for (size_t c = 0; c < t->column_count; c++)
			if (used[c] && t->rows.at[i][c].s.len) {
				buf_fmt(r->out, "%s%.*s", is_first ? "" : " · ", STR_ARG(t->rows.at[i][c].s));
				is_first = false;
			}
		buf_char(r->out, '\n');
	}
}

bool notes_tell(enum statement_kind kind)
{
	return kind == KIND_OPPORTUNITY || kind == KIND_ACTION || kind == KIND_EVENT || kind == KIND_DECISION || kind == KIND_RESOURCE || kind == KIND_MEASURE || kind == KIND_KEYWORD ||
		kind == KIND_QUESTION || kind == KIND_DROP || kind == KIND_BECAUSE;
}

const struct form FORM_PLAIN = { buf_str, "", "", add_link, add_picture, put_heading, put_block, put_line, put_table };
