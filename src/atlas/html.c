/* html.c — the tables of an atlas as parts of a page: no attribute holds a style or a script, no text of a map is markup. */
#include "atlas/atlas.h"

static void write_text(const struct atlas *a, const struct atlas_cell *c, struct buf *out)
{
	struct str link = c->row == ATLAS_NONE ? (struct str){ 0 } : a->rows.at[c->row].link;
	if (link_is_safe(link)) {
		buf_text(out, "<a href=\"");
		buf_xml(out, link);
		buf_text(out, "\">");
	}
	buf_text(out, c->is_late ? "<strong>" : "");
	buf_xml(out, c->text);
	buf_text(out, c->is_late ? "</strong>" : "");
	buf_text(out, link_is_safe(link) ? "</a>" : "");
}

/* Of a list each journey leads to its own page. */
static void write_parts(const struct atlas *a, const struct atlas_cell *c, struct arena *arena, struct buf *out)
{
	for (size_t i = 0; i < c->part_count; i++) {
		struct str score = atlas_score(a, arena, c->parts[i].level);
		buf_text(out, i ? "<br>" : "");
		write_text(a, &c->parts[i], out);
		buf_text(out, score.len ? " <small>" : "");
		buf_xml(out, score);
		buf_text(out, score.len ? "</small>" : "");
	}
}

static void write_cell(const struct atlas *a, const struct atlas_cell *c, bool is_number, struct arena *arena, struct buf *out)
{
	buf_text(out, is_number ? "<td class=\"number\">" : "<td>");
	if (c->parts)
		write_parts(a, c, arena, out);
	else
		write_text(a, c, out);
	buf_text(out, "</td>");
}

static void write_table(const struct atlas *a, const struct atlas_table *t, struct arena *arena, struct buf *out)
{
	buf_text(out, "<table>\n<thead><tr>");
	for (size_t c = 0; c < t->columns.len; c++) {
		buf_text(out, t->columns.at[c].is_number ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">");
		buf_xml(out, t->columns.at[c].head);
		buf_text(out, "</th>");
	}
	buf_text(out, "</tr></thead>\n<tbody>\n");
	for (size_t r = 0; r < t->rows.len; r++) {
		buf_text(out, "<tr>");
		for (size_t c = 0; c < t->columns.len; c++)
			write_cell(a, &t->rows.at[r][c], t->columns.at[c].is_number, arena, out);
		buf_text(out, "</tr>\n");
	}
	buf_text(out, "</tbody></table>\n");
}

static void write_section(const struct atlas *a, const struct atlas_table *t, size_t number, struct arena *arena, struct buf *out)
{
	buf_fmt(out, "<h2 id=\"atlas-%zu\">", number);
	buf_xml(out, t->title);
	buf_text(out, t->note.len ? " <small>" : "");
	buf_xml(out, t->note);
	buf_text(out, t->note.len ? "</small></h2>\n<div class=\"wide\">" : "</h2>\n<div class=\"wide\">");
	write_table(a, t, arena, out);
	buf_text(out, "</div>\n");
}

static void write_totals(const struct atlas *a, struct arena *arena, struct buf *out)
{
	struct atlas_totals totals = atlas_totals_of(a, arena);
	buf_text(out, "<ul>\n");
	for (size_t i = 0; i < totals.len; i++) {
		const struct atlas_total *t = &totals.at[i];
		buf_text(out, t->is_late ? "<li><strong>" : "<li>");
		buf_xml(out, t->name);
		buf_text(out, a->words->colon);
		buf_xml(out, t->figure);
		buf_text(out, t->more.len ? a->words->list : "");
		buf_xml(out, t->more);
		buf_text(out, t->is_late ? "</strong></li>\n" : "</li>\n");
	}
	buf_text(out, "</ul>\n");
}

void atlas_write_html(const struct atlas *a, struct buf *out, struct buf *contents, struct buf *summary)
{
	struct arena arena;
	arena_init(&arena);
	struct atlas_tables tables = atlas_tables_of(a, &arena);
	write_totals(a, &arena, out);
	for (size_t i = 0; i < tables.list.len; i++) {
		write_section(a, &tables.list.at[i], i + 1, &arena, out);
		buf_fmt(contents, "<li><a href=\"#atlas-%zu\">", i + 1);
		buf_xml(contents, tables.list.at[i].title);
		buf_text(contents, "</a></li>\n");
	}
	struct atlas_table table = atlas_summary_table_of(a, &arena);
	write_table(a, &table, &arena, summary);
	arena_finish(&arena);
}
