/* pptx_table.c — a group of the class "table" as a table of DrawingML (ECMA-376, part 1, 21.1.3): its columns and rows are where the drawing has them, its texts
 * are the cells', so that whoever edits the slide sorts, adds and styles rows. */
#include "pptx.h"

#include <stdlib.h>

enum { COLUMNS_MOST = 32 };

struct column_edges { double left, right; };

struct table_frame {
	struct column_edges columns[COLUMNS_MOST];
	size_t count;
	double x, y; /* of the table's group, in pixels of the scene */
	double top, bottom; /* of its rows, from its own */
};

static const struct shape *ground_of(const struct shape *group)
{
	const struct shape *child = group->first;
	while (child && child->kind != SHAPE_RECT)
		child = child->next;
	return child;
}

static int by_left(const void *a, const void *b)
{
	double one = ((const struct column_edges *)a)->left, other = ((const struct column_edges *)b)->left;
	return one < other ? -1 : one > other;
}

static const struct shape *heads_of(const struct shape *table)
{
	const struct shape *child = table->first;
	while (child && !(child->kind == SHAPE_GROUP && group_part(child) == PART_COLUMNS))
		child = child->next;
	return child;
}

static void find_columns(struct table_frame *f, const struct shape *heads)
{
	for (const struct shape *head = heads->first; head && f->count < COLUMNS_MOST; head = head->next) {
		const struct shape *ground = head->kind == SHAPE_GROUP ? ground_of(head) : NULL;
		if (ground)
			f->columns[f->count++] = (struct column_edges){ heads->x + head->x + ground->x, heads->x + head->x + ground->x + ground->width };
	}
	qsort(f->columns, f->count, sizeof *f->columns, by_left);
}

/* ---- cells ---- */

struct pptx_cell {
	const struct shape *text, *ground;
	double x, y; /* of the group that the text is in, from the table's */
};

/* Of the text that stands in these columns, in a row or in one of the groups in it. */
static void find_cell(struct pptx_cell *cell, const struct shape *group, double x, double y, struct column_edges edges)
{
	for (const struct shape *child = group->first; child && !cell->text; child = child->next) {
		if (child->kind == SHAPE_GROUP) {
			find_cell(cell, child, x + child->x, y + child->y, edges);
			continue;
		}
		double middle = child->kind == SHAPE_TEXT ? x + pptx_text_left(child) + pptx_text_width(child) / 2 : 0;
		if (child->kind == SHAPE_TEXT && child->line_count && middle >= edges.left && middle < edges.right)
			*cell = (struct pptx_cell){ .text = child, .ground = ground_of(group), .x = x, .y = y };
	}
}

static int emu(const struct pptx_slide *s, double pixels)
{
	return pptx_emu((pixels > 0 ? pixels : 0) * s->scale);
}

static void write_edge(struct pptx_slide *s, const char *side, const struct shape *line)
{
	buf_fmt(s->out, "<a:%s w=\"%d\">", side, line ? pptx_emu(line->paint.stroke_width * s->scale) : 0);
	if (line) {
		buf_text(s->out, "<a:solidFill>");
		pptx_color(s, line->paint.stroke, 1);
		buf_text(s->out, "</a:solidFill>");
	} else {
		buf_text(s->out, "<a:noFill/>");
	}
	buf_fmt(s->out, "</a:%s>", side);
}

static const struct shape *rule_of(const struct shape *row)
{
	const struct shape *child = row->first;
	while (child && child->kind != SHAPE_PATH)
		child = child->next;
	return child;
}

static const struct shape *fill_of(const struct shape *row)
{
	const struct shape *ground = ground_of(row);
	return ground || !row->first || row->first->kind != SHAPE_GROUP ? ground : ground_of(row->first);
}

static void write_cell(struct pptx_slide *s, const struct shape *row, struct column_edges edges, double top)
{
	struct pptx_cell cell = { 0 };
	find_cell(&cell, row, row->x, row->y, edges);
	const struct shape *text = cell.text;
	buf_text(s->out, "<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>");
	s->run_link = text && text->part == TEXT_NAME && link_is_safe(row->link) ? row->link : (struct str){ 0 };
	if (text)
		pptx_paragraphs(s, text);
	else
		buf_text(s->out, "<a:p><a:endParaRPr sz=\"800\"/></a:p>");
	s->run_link = (struct str){ 0 };
	double left = text && text->anchor == ANCHOR_LEFT ? cell.x + text->x - edges.left : 0, right = text && text->anchor == ANCHOR_RIGHT ? edges.right - cell.x - text->x : 0;
	buf_fmt(s->out, "</a:txBody><a:tcPr marL=\"%d\" marR=\"%d\" marT=\"%d\" marB=\"0\" anchor=\"t\">", emu(s, left), emu(s, right), text ? emu(s, cell.y + pptx_text_top(text) - top) : 0);
	write_edge(s, "lnL", NULL);
	write_edge(s, "lnR", NULL);
	write_edge(s, "lnT", NULL);
	write_edge(s, "lnB", rule_of(row));
	if (fill_of(row))
		pptx_fill(s, &fill_of(row)->paint);
	buf_text(s->out, "</a:tcPr></a:tc>");
}

/* ---- rows ---- */

static bool is_row(const struct shape *group)
{
	return group->kind == SHAPE_GROUP && (group_part(group) == PART_ROW || group_part(group) == PART_COLUMNS) && fill_of(group) && fill_of(group)->height > 0;
}

static void write_row(struct pptx_slide *s, struct table_frame *f, const struct shape *row)
{
	double height = fill_of(row)->height;
	struct pptx_box box = pptx_box_of(s, f->x, f->y + row->y, f->x, f->y + row->y + height);
	buf_fmt(s->out, "<a:tr h=\"%d\">", box.height);
	for (size_t i = 0; i < f->count; i++)
		write_cell(s, row, f->columns[i], row->y);
	buf_text(s->out, "</a:tr>");
}

static void find_ends(struct table_frame *f, const struct shape *table)
{
	bool has_any = false;
	for (const struct shape *row = table->first; row; row = row->next) {
		if (!is_row(row))
			continue;
		f->top = has_any ? f->top : row->y;
		f->bottom = row->y + fill_of(row)->height;
		has_any = true;
	}
}

bool pptx_is_table(const struct shape *group)
{
	struct str class = group->class;
	return str_is(str_next(&class, ' '), "table") && heads_of(group);
}

/* What the slide is about, then what its columns tell: two tables of a slide have other columns. */
static void write_description(struct pptx_slide *s, const struct shape *heads)
{
	struct arena *a = &s->deck->arena;
	buf_text(s->out, "\" descr=\"");
	if (s->title)
		buf_xml(s->out, text_words(a, s->title));
	for (const struct shape *head = heads->first; head; head = head->next) {
		const struct shape *name = head->kind == SHAPE_GROUP ? group_name_text(head) : NULL;
		if (name)
			buf_text(s->out, " · ");
		if (name)
			buf_xml(s->out, text_words(a, name));
	}
}

void pptx_table(struct pptx_slide *s, const struct shape *table, double x, double y, struct str name)
{
	struct table_frame f = { .x = x + table->x, .y = y + table->y };
	find_columns(&f, heads_of(table));
	find_ends(&f, table);
	if (!f.count)
		return;
	struct pptx_box box = pptx_box_of(s, f.x + f.columns[0].left, f.y + f.top, f.x + f.columns[f.count - 1].right, f.y + f.bottom);
	buf_fmt(s->out, "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"%zu\" name=\"", ++s->ids);
	buf_xml(s->out, name);
	write_description(s, heads_of(table));
	buf_text(s->out, "\"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp=\"1\"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>");
	pptx_xfrm(s->out, "p:xfrm", box);
	buf_text(s->out, "<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/table\"><a:tbl><a:tblPr firstRow=\"1\"/><a:tblGrid>");
	for (size_t i = 0; i < f.count; i++)
		buf_fmt(s->out, "<a:gridCol w=\"%d\"/>", pptx_box_of(s, f.x + f.columns[i].left, 0, f.x + f.columns[i].right, 0).width);
	buf_text(s->out, "</a:tblGrid>");
	for (const struct shape *row = table->first; row; row = row->next)
		if (is_row(row))
			write_row(s, &f, row);
	buf_text(s->out, "</a:tbl></a:graphicData></a:graphic></p:graphicFrame>");
}
