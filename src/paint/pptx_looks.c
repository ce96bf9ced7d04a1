/* pptx_looks.c — fills, lines and outlines in DrawingML (ECMA-376, part 1, 20.1). */
#include "pptx.h"

#include <math.h>

enum { WHOLE = 100000 }; /* DrawingML's 100 % */

int pptx_emu(double points)
{
	return (int)lround(points * EMU_A_POINT);
}

struct pptx_box pptx_box_of(const struct pptx_slide *s, double left, double top, double right, double bottom)
{
	int x = pptx_emu(s->left + left * s->scale), y = pptx_emu(s->top + top * s->scale);
	return (struct pptx_box){ x, y, pptx_emu(s->left + right * s->scale) - x, pptx_emu(s->top + bottom * s->scale) - y };
}

void pptx_xfrm(struct buf *out, const char *name, struct pptx_box box)
{
	buf_fmt(out, "<%s><a:off x=\"%d\" y=\"%d\"/><a:ext cx=\"%d\" cy=\"%d\"/></%s>", name, box.x, box.y, box.width, box.height, name);
}

void pptx_gradient(struct pptx_slide *s, const struct gradient *g, double opacity)
{
	buf_text(s->out, "<a:gradFill rotWithShape=\"1\"><a:gsLst>");
	for (int i = 0; i < g->count; i++) {
		buf_fmt(s->out, "<a:gs pos=\"%d\">", (int)lround(g->stops[i].offset * WHOLE));
		pptx_color(s, g->stops[i].color, g->stops[i].opacity * opacity);
		buf_text(s->out, "</a:gs>");
	}
	buf_text(s->out, "</a:gsLst><a:lin ang=\"5400000\" scaled=\"0\"/></a:gradFill>");
}

void pptx_fill(struct pptx_slide *s, const struct paint *p)
{
	if (p->gradient) {
		pptx_gradient(s, &s->scene->gradients.at[p->gradient - 1], p->fill_opacity);
		return;
	}
	if (p->fill.none) {
		buf_text(s->out, "<a:noFill/>");
		return;
	}
	buf_text(s->out, "<a:solidFill>");
	pptx_color(s, p->fill, p->fill_opacity);
	buf_text(s->out, "</a:solidFill>");
}

void pptx_line(struct pptx_slide *s, const struct paint *p)
{
	if (p->stroke.none || !(p->stroke_width > 0))
		return;
	buf_fmt(s->out, "<a:ln w=\"%d\" cap=\"%s\"><a:solidFill>", pptx_emu(p->stroke_width * s->scale), p->round_caps ? "rnd" : "flat");
	pptx_color(s, p->stroke, 1);
	buf_text(s->out, "</a:solidFill>");
	if (p->dash > 0) /* in lengths of the line's own width */
		buf_fmt(s->out, "<a:custDash><a:ds d=\"%d\" sp=\"%d\"/></a:custDash>", (int)lround(p->dash / p->stroke_width * WHOLE), (int)lround(fmax(p->gap, 0) / p->stroke_width * WHOLE));
	buf_text(s->out, p->round_caps ? "<a:round/></a:ln>" : "<a:miter lim=\"400000\"/></a:ln>");
}

static void add_points(struct pptx_slide *s, const struct path_step *step, double x, double y, struct pptx_box box)
{
	for (int k = 0; k < path_numbers(step->op); k += 2)
		buf_fmt(s->out, "<a:pt x=\"%d\" y=\"%d\"/>", pptx_emu(s->left + (step->at[k] + x) * s->scale) - box.x, pptx_emu(s->top + (step->at[k + 1] + y) * s->scale) - box.y);
}

static void add_steps(struct pptx_slide *s, const struct shape *path, double x, double y, struct pptx_box box)
{
	for (size_t i = 0; i < path->step_count; i++) {
		char op = path->steps[i].op;
		const char *name = op == 'M' ? "moveTo" : op == 'L' ? "lnTo" : op == 'C' ? "cubicBezTo" : NULL;
		if (!name) {
			buf_text(s->out, "<a:close/>");
			continue;
		}
		buf_fmt(s->out, "<a:%s>", name);
		add_points(s, &path->steps[i], x, y, box);
		buf_fmt(s->out, "</a:%s>", name);
	}
}

void pptx_path(struct pptx_slide *s, const struct shape *path, const struct shape *edge, double x, double y, struct pptx_box box)
{
	buf_text(s->out, "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/><a:pathLst>");
	buf_fmt(s->out, "<a:path w=\"%d\" h=\"%d\"%s%s>", box.width, box.height, path->paint.fill.none && !path->paint.gradient ? " fill=\"none\"" : "", edge ? " stroke=\"0\"" : "");
	add_steps(s, path, x, y, box);
	if (edge) {
		buf_fmt(s->out, "</a:path><a:path w=\"%d\" h=\"%d\" fill=\"none\">", box.width, box.height);
		add_steps(s, edge, x, y, box);
	}
	buf_text(s->out, "</a:path></a:pathLst></a:custGeom>");
}

/* ---- chevrons: a preset, whose tip keeps its angle when it is made wider ---- */

static bool is_at(const struct path_step *step, char op, double x, double y)
{
	static const double SAME = 0.01;
	return step->op == op && fabs(step->at[0] - x) < SAME && fabs(step->at[1] - y) < SAME;
}

struct pptx_chevron pptx_chevron_of(const struct slide_item *item)
{
	const struct shape *path = item->shape;
	const struct pptx_chevron none = { 0 };
	if (path->kind != SHAPE_PATH || path->step_count != 7 || item->edge || path->steps[6].op != 'Z')
		return none;
	const struct path_step *step = path->steps;
	struct box b = pptx_bare_box(path, 0, 0);
	double tip = b.right - step[1].at[0], notch = step[5].at[0] - b.left, middle = (b.top + b.bottom) / 2;
	bool is = is_at(&step[0], 'M', b.left, b.top) && is_at(&step[1], 'L', b.right - tip, b.top) && is_at(&step[2], 'L', b.right, middle) && is_at(&step[3], 'L', b.right - tip, b.bottom)
		&& is_at(&step[4], 'L', b.left, b.bottom) && is_at(&step[5], 'L', b.left + notch, middle);
	bool is_preset = tip > 0 && tip * 2 < b.right - b.left && (!(notch > 0) || fabs(notch - tip) < 0.01);
	return is && is_preset ? (struct pptx_chevron){ tip, fmax(notch, 0) } : none;
}

void pptx_chevron(struct buf *out, struct pptx_chevron c, const struct shape *shape)
{
	struct box b = pptx_bare_box(shape, 0, 0);
	buf_fmt(out, "<a:prstGeom prst=\"%s\"><a:avLst><a:gd name=\"adj\" fmla=\"val %d\"/></a:avLst></a:prstGeom>", c.notch > 0 ? "chevron" : "homePlate",
		(int)lround(c.tip / fmin(b.right - b.left, b.bottom - b.top) * 100000));
}
