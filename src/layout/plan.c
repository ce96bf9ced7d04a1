/* plan.c — the order in which a layout is made, and its dump. It calls the parts; none of them knows another one that comes later. */
#include "cjm/columns.h"
#include "cjm/footer.h"
#include "cjm/header.h"
#include "cjm/lanes.h"
#include "cjm/strip.h"
#include "layout/collected.h"
#include "layout/page.h"
#include "layout/rows.h"

#include <math.h>

static const double LANDSCAPE = 1.1; /* at least so much wider than high is one that is made wider */
enum { WIDER_MOST = 3 }; /* tries: what becomes wider becomes lower as well, so that the first is nearly always enough */

static struct layout collect_anew(const struct map *m, const struct journey *j, struct ruler *ruler, struct plan_options options, double least_width)
{
	struct plan *p = plan_begin(m, j, ruler, options);
	struct layout l = { .plan = p, .arena = &p->arena, .options = options, .least_width = least_width };
	columns_make(&l);
	rows_choose(&l);
	lanes_collect(&l);
	return l;
}

static struct plan *lay_out(const struct map *m, const struct journey *j, struct ruler *ruler, struct plan_options options, double least_width)
{
	struct layout l = options.page && options.page->collected ? collected_layout(options) : collect_anew(m, j, ruler, options, least_width);
	struct plan *p = l.plan;
	page_cut(&l);
	rows_cut(&l);
	if (!p->rows.len)
		columns_give_widths(&l);
	header_place(&l);
	rows_place(&l);
	if (!p->rows.len) {
		stages_measure(&l);
		arrows_route(&l);
	}
	lanes_place(&l);
	footer_place(&l);
	page_end(&l);
	return p;
}

/* A drawing is looked at on screens and slides, which are wider than high: one that isn't gets wider columns before it is higher than wide. */
struct plan *plan_new(const struct map *m, const struct journey *j, struct ruler *ruler, struct plan_options options)
{
	struct plan *p = lay_out(m, j, ruler, options, 0);
	for (int i = 0; i < WIDER_MOST && !options.page && !p->rows.len && p->height > p->width && p->width < WIDTH_FULL; i++) {
		struct plan *wider = lay_out(m, j, ruler, options, fmin(p->height * LANDSCAPE, WIDTH_FULL));
		bool helps = wider->width > p->width;
		plan_free(helps ? p : wider);
		if (!helps)
			break;
		p = wider;
	}
	return p;
}

/* ---- dump ---- */

static void dump_box(const char *what, double x, double y, double width, double height, struct buf *out)
{
	buf_fmt(out, "%s ", what);
	double numbers[] = { x, y, width, height };
	for (int i = 0; i < 4; i++) {
		buf_number(out, numbers[i], 1);
		buf_text(out, i < 3 ? " " : "");
	}
}

static void dump_lines(struct lines lines, struct buf *out)
{
	for (size_t i = 0; i < lines.len; i++)
		buf_fmt(out, "%s%.*s", i ? " / " : " | ", STR_ARG(lines.at[i]));
}

static void dump_blocks(const struct block *blocks, size_t count, struct buf *out)
{
	for (size_t i = 0; i < count; i++)
		dump_lines(blocks[i].lines, out);
	buf_char(out, '\n');
}

static void dump_line(const struct curve_line *line, struct buf *out)
{
	static const char *const KINDS[] = { "main line", "branch", "exit" };
	buf_fmt(out, "  %s", KINDS[line->kind]);
	for (size_t i = 0; i < line->stops.len; i++) {
		buf_text(out, i ? " \xE2\x86\x92 " : " ");
		buf_number(out, line->stops.at[i].x, 1);
		buf_char(out, ',');
		buf_number(out, line->stops.at[i].y, 1);
	}
	buf_char(out, '\n');
}

static void dump_lane(const struct swimlane *lane, struct buf *out)
{
	dump_box("lane", 0, lane->y, 0, lane->height, out);
	dump_lines(lane->label, out);
	buf_char(out, '\n');
	for (size_t i = 0; i < lane->cards.len; i++) {
		const struct card *c = lane->cards.at[i];
		dump_box("  card", c->x, c->y, c->width, c->height, out);
		dump_blocks(c->blocks.at, c->blocks.len, out);
	}
	for (size_t i = 0; lane->curves && i < lane->curves->list.len; i++) {
		for (size_t k = 0; k < lane->curves->list.at[i].points.len; k++) {
			const struct point *p = &lane->curves->list.at[i].points.at[k];
			dump_box("  face", p->x, p->y, p->radius, p->label.top, out);
			dump_lines(p->label.lines, out);
			buf_char(out, '\n');
		}
		for (size_t k = 0; k < lane->curves->list.at[i].lines.len; k++)
			dump_line(&lane->curves->list.at[i].lines.at[k], out);
	}
}

void plan_dump(const struct plan *p, struct buf *out)
{
	dump_box("plan", 0, 0, p->width, p->height, out);
	buf_char(out, '\n');
	for (size_t i = 0; i < p->header_cards.len; i++) {
		const struct header_card *c = &p->header_cards.at[i];
		dump_box("header", c->x, c->y, c->width, c->height, out);
		dump_blocks(c->blocks.at, c->blocks.len, out);
	}
	for (size_t i = 0; i < p->phases.list.len; i++) {
		const struct phase_bar *bar = &p->phases.list.at[i];
		dump_box("phase", bar->x, p->strip_y - phases_room(&p->phases), bar->width, p->phases.height, out);
		dump_lines(bar->title, out);
		buf_char(out, '\n');
	}
	for (size_t i = 0; i < p->stages.len; i++) {
		const struct stage_box *s = &p->stages.at[i];
		dump_box("stage", s->x, p->strip_y, s->width, p->chevron_height, out);
		dump_lines(s->title, out);
		dump_blocks(s->notes.at, s->notes.len, out);
	}
	for (size_t i = 0; i < p->arrows.len; i++) {
		const struct arrow *a = &p->arrows.at[i];
		dump_box("way", a->from_x, a->to_x, p->arrows_y + a->y, a->label_x, out);
		dump_lines(a->label, out);
		buf_char(out, '\n');
	}
	for (size_t i = 0; i < p->lanes.len; i++)
		dump_lane(&p->lanes.at[i], out);
	dump_box("footer", 0, p->footer_y, 0, 0, out);
	dump_lines(p->coverage_lines, out);
	for (size_t i = 0; i < p->foot_columns.len; i++)
		dump_lines(p->foot_columns.at[i].lines, out);
	buf_char(out, '\n');
}
