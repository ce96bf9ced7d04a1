/* pptx_links.c — what leads from one shape to another: connectors that hold on to the cards between which they are drawn, and links from what sums up to
 * the slide that tells it. */
#include "pptx.h"

#include <math.h>

/* ---- connectors ---- */

enum { SITE_TOP = 0, SITE_BOTTOM = 2 }; /* of a rectangle, rounded or not */

static const double NEAR = 2; /* pixels */

void pptx_note_form(struct pptx_slide *s, const struct shape *form, double x, double y)
{
	struct pptx_form noted = { s->ids, x + form->x, y + form->y, form->width, form->height };
	if (form->kind == SHAPE_RECT)
		VEC_PUSH(&s->deck->arena, &s->forms, noted);
}

/* The id of the form in the middle of whose edge this is; 0: there is none. */
static size_t form_at(const struct pptx_slide *s, double x, double y, int site)
{
	for (size_t i = s->forms.len; i-- > 0;) {
		const struct pptx_form *f = &s->forms.at[i];
		double edge = f->y + (site == SITE_BOTTOM ? f->height : 0);
		if (fabs(f->x + f->width / 2 - x) < NEAR && fabs(edge - y) < NEAR)
			return f->id;
	}
	return 0;
}

static void write_end(struct pptx_slide *s, const char *name, double x, double y, int site)
{
	size_t id = form_at(s, x, y, site);
	if (id)
		buf_fmt(s->out, "<a:%s id=\"%zu\" idx=\"%d\"/>", name, id, site);
}

/* Straight down; or down, aside and down again: a shape that by itself goes to the right first, and so is turned. */
static void write_course(struct pptx_slide *s, const struct shape *line, const double from[2], const double tip[2])
{
	if (line->step_count < 3) {
		pptx_xfrm(s->out, "a:xfrm", pptx_box_of(s, from[0], from[1], tip[0], tip[1]));
		buf_text(s->out, "<a:prstGeom prst=\"straightConnector1\"><a:avLst/></a:prstGeom>");
		return;
	}
	double high = tip[1] - from[1], wide = fabs(tip[0] - from[0]), x = (from[0] + tip[0]) / 2, y = (from[1] + tip[1]) / 2;
	double turn = from[1] + line->steps[1].at[1] - line->steps[0].at[1];
	struct pptx_box box = pptx_box_of(s, x - high / 2, y - wide / 2, x + high / 2, y + wide / 2);
	buf_fmt(s->out, "<a:xfrm %s><a:off x=\"%d\" y=\"%d\"/><a:ext cx=\"%d\" cy=\"%d\"/></a:xfrm>", tip[0] < from[0] ? "rot=\"5400000\"" : "rot=\"16200000\" flipH=\"1\"", box.x, box.y, box.width, box.height);
	buf_fmt(s->out, "<a:prstGeom prst=\"bentConnector3\"><a:avLst><a:gd name=\"adj1\" fmla=\"val %d\"/></a:avLst></a:prstGeom>", (int)((turn - from[1]) / high * 100000));
}

static void write_connector(struct pptx_slide *s, const struct shape *line, const double from[2], const double tip[2])
{
	const struct pptx_options *o = s->deck->options;
	buf_fmt(s->out, "<p:cxnSp><p:nvCxnSpPr><p:cNvPr id=\"%zu\" name=\"", ++s->ids);
	buf_xml(s->out, o->word(o->words, STR("connectors")));
	buf_text(s->out, "\"/><p:cNvCxnSpPr>");
	write_end(s, "stCxn", from[0], from[1], SITE_BOTTOM);
	write_end(s, "endCxn", tip[0], tip[1], SITE_TOP);
	buf_text(s->out, "</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr>");
	write_course(s, line, from, tip);
	buf_fmt(s->out, "<a:ln w=\"%d\"><a:solidFill>", pptx_emu(line->paint.stroke_width * s->scale));
	pptx_color(s, line->paint.stroke, 1);
	buf_text(s->out, "</a:solidFill><a:miter lim=\"400000\"/><a:tailEnd type=\"triangle\"/></a:ln></p:spPr></p:cxnSp>");
}

bool pptx_is_connectors(const struct shape *group)
{
	return str_is(group->class, "connectors");
}

/* Each is drawn as a line and its head below it. */
void pptx_connectors(struct pptx_slide *s, const struct shape *group, double x, double y)
{
	for (const struct shape *line = group->first; line && line->next; line = line->next->next) {
		const struct shape *head = line->next;
		const double *from = line->steps[0].at, *tip = head->steps[head->step_count - 2].at;
		write_connector(s, line, (double[]){ x + group->x + from[0], y + group->y + from[1] }, (double[]){ x + group->x + tip[0], y + group->y + tip[1] });
	}
}

/* ---- from slide to slide ---- */

static struct str first_word(struct str class)
{
	return str_next(&class, ' ');
}

/* What a card of a lane, or a stage, and what sums it up have in common: the first word of their classes, and the statement. */
static struct str told_key(struct arena *a, const struct shape *group)
{
	struct buf key = { 0 };
	buf_str(&key, first_word(group->class));
	buf_fmt(&key, " %u %u", group->span.file, group->span.at);
	struct str taken = buf_take(&key, a);
	buf_finish(&key);
	return taken;
}

static void note_told(struct pptx *p, const struct shape *group, void *slide, bool is_in_lane)
{
	if (group->kind != SHAPE_GROUP)
		return;
	if (group->span.file && (is_in_lane || group_part(group) == PART_COLUMN))
		names_add(&p->told, told_key(&p->arena, group), slide);
	is_in_lane |= str_starts(group->class, "lane");
	for (const struct shape *child = group->first; child; child = child->next)
		note_told(p, child, slide, is_in_lane);
}

/* Each statement with the first slide that tells it. */
static void note_all_told(struct pptx *p)
{
	names_init(&p->told, &p->arena);
	for (size_t i = 0; i < p->slide_count; i++)
		if (!p->scenes[i]->frame.is_one_page)
			note_told(p, &p->scenes[i]->root, (void *)&p->scenes[i], false);
}

static bool leads(const struct pptx_slide *s, const struct shape *group)
{
	static const char *const CLASSES[] = { "pain", "opportunity", "stage", "action" };
	struct str word = first_word(group->class);
	for (size_t i = 0; s->scene->frame.is_one_page && group->span.file && i < sizeof CLASSES / sizeof *CLASSES; i++)
		if (str_is(word, CLASSES[i]))
			return true;
	return false;
}

size_t pptx_slide_of(const struct pptx_slide *s, const struct shape *group)
{
	struct pptx *p = s->deck;
	if (!leads(s, group))
		return 0;
	if (!p->told.arena)
		note_all_told(p);
	struct scene *const *slide = names_find(&p->told, told_key(&p->arena, group));
	return slide ? (size_t)(slide - p->scenes) + 1 : 0;
}
