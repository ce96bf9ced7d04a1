/* pptx_shapes.c — a scene's shapes as shapes of a slide. What stands on a ground is the ground's own text: a card is one shape, and moves as one. */
#include "pptx.h"

#include "box.h"
#include "cjm/picture.h"

#include <math.h>

/* ---- how large ---- */

static struct box box_around(const struct shape *shape, double x, double y)
{
	if (shape->kind != SHAPE_GROUP)
		return pptx_bare_box(shape, x, y);
	struct box box = { INFINITY, INFINITY, -INFINITY, -INFINITY };
	for (const struct shape *child = shape->first; child; child = child->next) {
		if (!pptx_is_seen(child))
			continue;
		struct box part = box_around(child, x + shape->x, y + shape->y);
		box = (struct box){ fmin(box.left, part.left), fmin(box.top, part.top), fmax(box.right, part.right), fmax(box.bottom, part.bottom) };
	}
	return box;
}

/* ---- the title ---- */

static const struct shape *head_of(const struct shape *shape)
{
	const struct shape *head = shape->kind == SHAPE_GROUP && group_part(shape) == PART_HEAD ? shape : NULL;
	for (const struct shape *child = shape->kind == SHAPE_GROUP ? shape->first : NULL; child && !head; child = child->next)
		head = head_of(child);
	return head;
}

/* The first of them, where several are as large. */
static const struct shape *largest_text(const struct shape *shape, const struct shape *largest)
{
	if (shape->kind == SHAPE_TEXT && pptx_has_words(shape) && (!largest || shape->font.size > largest->font.size))
		largest = shape;
	for (const struct shape *child = shape->kind == SHAPE_GROUP ? shape->first : NULL; child; child = child->next)
		largest = largest_text(child, largest);
	return largest;
}

/* On later slides the name in the head is no name for who listens, but it is what the slide is called: never a figure below it. */
static const struct shape *title_of(const struct shape *root)
{
	const struct shape *head = head_of(root), *name = head ? group_name_text(head) : NULL;
	const struct shape *title = name && pptx_has_words(name) ? name : head ? largest_text(head, NULL) : NULL;
	return title ? title : largest_text(root, NULL);
}

/* LibreOffice breaks a title at the edge of its box whatever is said of breaks, and may have a wider font. */
static struct box room_for_title(const struct shape *text, struct box box)
{
	static const double SPARE = 0.3;
	double more = (box.right - box.left) * SPARE;
	return (struct box){ box.left - (text->anchor == ANCHOR_RIGHT ? more : text->anchor == ANCHOR_MIDDLE ? more / 2 : 0), box.top,
		box.right + (text->anchor == ANCHOR_LEFT ? more : text->anchor == ANCHOR_MIDDLE ? more / 2 : 0), box.bottom };
}

static bool holds(const struct shape *shape, const struct shape *wanted)
{
	bool is_there = shape == wanted;
	for (const struct shape *child = shape->kind == SHAPE_GROUP ? shape->first : NULL; child && !is_there; child = child->next)
		is_there = holds(child, wanted);
	return is_there;
}

/* ---- what shapes are called ---- */

static void begin_properties(struct pptx_slide *s, const char *element, struct str name, struct str description)
{
	buf_fmt(s->out, "<p:%s><p:cNvPr id=\"%zu\" name=\"", element, ++s->ids);
	buf_xml(s->out, name.len ? name : STR("cjm"));
	buf_char(s->out, '"');
	if (description.len) {
		buf_text(s->out, " descr=\"");
		buf_xml(s->out, description);
		buf_char(s->out, '"');
	}
}

static void end_properties(struct pptx_slide *s, bool may_lead)
{
	if (s->jump && !s->link.len && may_lead) {
		struct str slide = pptx_relation(s, "slide", str_fmt(&s->deck->arena, "slide%zu.xml", s->jump), false);
		buf_fmt(s->out, "><a:hlinkClick r:id=\"%.*s\" action=\"ppaction://hlinksldjump\"/></p:cNvPr>", STR_ARG(slide));
		return;
	}
	if (!s->link.len || !may_lead) {
		buf_text(s->out, "/>");
		return;
	}
	struct str id = pptx_relation(s, "hyperlink", s->link, true);
	buf_fmt(s->out, "><a:hlinkClick r:id=\"%.*s\"/></p:cNvPr>", STR_ARG(id));
}

static struct str name_of_item(struct pptx_slide *s, const struct slide_item *item, struct str around)
{
	const struct shape *text = item->shape->kind == SHAPE_TEXT ? item->shape : item->text_count ? item->texts[0].text : NULL;
	return text ? text_words(&s->deck->arena, text) : around;
}

/* ---- shapes ---- */

static void write_straight(struct pptx_slide *s, const struct shape *path, struct slide_level *l, struct str name)
{
	const double *from = path->steps[0].at, *to = path->steps[1].at;
	struct box box = pptx_bare_box(path, l->x, l->y);
	buf_text(s->out, "<p:cxnSp>");
	begin_properties(s, "nvCxnSpPr", name, (struct str){ 0 });
	end_properties(s, true);
	buf_text(s->out, "<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>");
	bool is_turned = to[0] < from[0], is_upwards = to[1] < from[1];
	struct buf xfrm = { 0 };
	pptx_xfrm(&xfrm, "a:xfrm", pptx_box_of(s, box.left, box.top, box.right, box.bottom));
	buf_fmt(s->out, "<a:xfrm%s%s", is_turned ? " flipH=\"1\"" : "", is_upwards ? " flipV=\"1\"" : "");
	buf_str(s->out, str_slice(buf_as_str(&xfrm), sizeof "<a:xfrm" - 1, xfrm.len));
	buf_finish(&xfrm);
	buf_text(s->out, "<a:prstGeom prst=\"line\"><a:avLst/></a:prstGeom>");
	pptx_line(s, &path->paint);
	buf_text(s->out, "</p:spPr></p:cxnSp>");
}

static void write_geometry(struct pptx_slide *s, const struct slide_item *item, struct slide_level *l, struct pptx_box box)
{
	const struct shape *shape = item->shape;
	static const double WHOLE = 100000;
	double radius = shape->kind == SHAPE_RECT ? fmin(shape->radius / fmin(shape->width, shape->height), 0.5) : 0;
	struct pptx_chevron chevron = pptx_chevron_of(item);
	if (chevron.tip > 0)
		pptx_chevron(s->out, chevron, shape);
	else if (shape->kind == SHAPE_PATH)
		pptx_path(s, shape, item->edge, l->x, l->y, box);
	else if (radius > 0)
		buf_fmt(s->out, "<a:prstGeom prst=\"roundRect\"><a:avLst><a:gd name=\"adj\" fmla=\"val %d\"/></a:avLst></a:prstGeom>", (int)lround(radius * WHOLE));
	else
		buf_fmt(s->out, "<a:prstGeom prst=\"%s\"><a:avLst/></a:prstGeom>", shape->kind == SHAPE_CIRCLE ? "ellipse" : "rect");
}

/* Its insets lead from where a text would begin by itself to where it stands. */
static void write_body(struct pptx_slide *s, const struct slide_item *item)
{
	const struct shape *text = item->texts[0].text;
	struct box box = pptx_bare_box(item->shape, 0, 0);
	double inset = pptx_inset(item->shape);
	struct pptx_chevron c = pptx_chevron_of(item);
	double before = c.tip > 0 ? c.notch : inset, behind = c.tip <= 0 ? inset : c.notch > 0 ? c.tip : c.tip / 2; /* a preset's own */
	double left = text->anchor == ANCHOR_LEFT ? text->x - box.left - before : text->anchor == ANCHOR_MIDDLE ? behind - before : 0;
	double right = text->anchor == ANCHOR_RIGHT ? box.right - text->x - behind : text->anchor == ANCHOR_MIDDLE ? before - behind : 0;
	pptx_text_body(s, item->texts, item->text_count, fmax(left, 0), fmax(pptx_text_top(text) - box.top - inset, 0), fmax(right, 0));
}

static void write_form(struct pptx_slide *s, const struct slide_item *item, struct slide_level *l, struct str name, struct str description)
{
	const struct shape *shape = item->shape;
	struct box box = pptx_bare_box(shape, l->x, l->y);
	struct pptx_box place = pptx_box_of(s, box.left, box.top, box.right, box.bottom);
	place.width = place.width ? place.width : 1;
	place.height = place.height ? place.height : 1;
	buf_text(s->out, "<p:sp>");
	begin_properties(s, "nvSpPr", name, description);
	pptx_note_form(s, shape, l->x, l->y);
	end_properties(s, true);
	buf_text(s->out, "<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>");
	pptx_xfrm(s->out, "a:xfrm", place);
	write_geometry(s, item, l, place);
	pptx_fill(s, &shape->paint);
	pptx_line(s, item->edge ? &item->edge->paint : &shape->paint);
	buf_text(s->out, "</p:spPr>");
	if (item->text_count)
		write_body(s, item);
	buf_text(s->out, "</p:sp>");
}

/* ---- a band that goes from one colour out and into another: LibreOffice 7 shows two colours of a gradient, so it is two shapes ---- */

/* NULL: it is no such band. */
static const struct gradient *two_sided(const struct pptx_slide *s, const struct slide_item *item)
{
	const struct paint *p = &item->shape->paint;
	const struct gradient *g = p->gradient ? &s->scene->gradients.at[p->gradient - 1] : NULL;
	bool is = g && g->count == 4 && !(g->stops[1].offset < g->stops[2].offset) && g->stops[1].offset > 0 && g->stops[2].offset < 1;
	return is && item->shape->kind == SHAPE_RECT && !item->edge && p->stroke.none ? g : NULL;
}

static void write_half(struct pptx_slide *s, const struct gradient *g, const struct slide_item *item, struct slide_level *l, struct str name, bool is_upper)
{
	const struct shape *band = item->shape;
	struct box box = pptx_bare_box(band, l->x, l->y);
	double middle = box.top + (box.bottom - box.top) * g->stops[1].offset;
	struct pptx_box place = pptx_box_of(s, box.left, is_upper ? box.top : middle, box.right, is_upper ? middle : box.bottom);
	struct gradient half = { .stops = { g->stops[is_upper ? 0 : 2], g->stops[is_upper ? 1 : 3] }, .count = 2 };
	double least = place.width < place.height ? place.width : place.height;
	int corner = least > 0 ? (int)lround(fmin(pptx_emu(band->radius * s->scale) / least, 0.5) * 100000) : 0;
	half.stops[0].offset = 0;
	half.stops[1].offset = 1;
	buf_text(s->out, "<p:sp>");
	begin_properties(s, "nvSpPr", name, (struct str){ 0 });
	end_properties(s, true);
	buf_text(s->out, "<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>");
	pptx_xfrm(s->out, "a:xfrm", place);
	buf_fmt(s->out, "<a:prstGeom prst=\"round2SameRect\"><a:avLst><a:gd name=\"adj1\" fmla=\"val %d\"/><a:gd name=\"adj2\" fmla=\"val %d\"/></a:avLst></a:prstGeom>", is_upper ? corner : 0,
		is_upper ? 0 : corner);
	pptx_gradient(s, &half, band->paint.fill_opacity);
	buf_text(s->out, "</p:spPr></p:sp>");
}

static void write_text(struct pptx_slide *s, const struct shape *text, struct slide_level *l, struct str name)
{
	bool is_title = text == s->title;
	struct pptx_text one = { text, l->x, l->y };
	struct box box = pptx_bare_box(text, l->x, l->y);
	if (is_title)
		box = room_for_title(text, box);
	buf_text(s->out, "<p:sp>");
	begin_properties(s, "nvSpPr", name, (struct str){ 0 });
	end_properties(s, true);
	buf_text(s->out, is_title ? "<p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"title\"/></p:nvPr></p:nvSpPr><p:spPr>"
		: "<p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr><p:spPr>");
	pptx_xfrm(s->out, "a:xfrm", pptx_box_of(s, box.left, box.top, box.right, box.bottom));
	buf_text(s->out, "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>");
	pptx_text_body(s, &one, 1, 0, 0, 0);
	buf_text(s->out, "</p:sp>");
}

static void write_ground(struct pptx_slide *s, const struct slide_item *item, struct slide_level *l, struct str name, struct str description)
{
	const struct gradient *g = two_sided(s, item);
	if (!g) {
		write_form(s, item, l, name, description);
		return;
	}
	write_half(s, g, item, l, name, true);
	write_half(s, g, item, l, name, false);
	for (size_t i = 0; i < item->text_count; i++) {
		struct slide_level own = { .x = item->texts[i].x, .y = item->texts[i].y };
		write_text(s, item->texts[i].text, &own, name);
	}
}

/* What of the picture is cut off where it covers its place: DrawingML counts it in thousandths of a per cent from each side. */
static void write_crop(struct pptx_slide *s, const struct shape *image)
{
	static const double WHOLE = 100000;
	double width, height;
	picture_size(image->bytes, &width, &height);
	double scale = fmax(image->width / width, image->height / height);
	double spare_x = 1 - image->width / (width * scale), spare_y = 1 - image->height / (height * scale);
	int left = (int)lround(spare_x * (image->keep_x + 1) / 2 * WHOLE), top = (int)lround(spare_y * (image->keep_y + 1) / 2 * WHOLE);
	int right = (int)lround(spare_x * WHOLE) - left, bottom = (int)lround(spare_y * WHOLE) - top;
	if (left > 0 || top > 0 || right > 0 || bottom > 0)
		buf_fmt(s->out, "<a:srcRect l=\"%d\" t=\"%d\" r=\"%d\" b=\"%d\"/>", left, top, right, bottom);
}

static void write_image(struct pptx_slide *s, const struct shape *image, struct slide_level *l, struct str name)
{
	struct str id = pptx_picture(s, image->bytes);
	struct box box = pptx_bare_box(image, l->x, l->y);
	if (!id.len)
		return;
	buf_text(s->out, "<p:pic>");
	struct str alt = pptx_picture_alt(s, image, name);
	begin_properties(s, "nvPicPr", alt, alt);
	end_properties(s, true);
	buf_fmt(s->out, "<p:cNvPicPr><a:picLocks noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed=\"%.*s\"/>", STR_ARG(id));
	write_crop(s, image);
	buf_text(s->out, "<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>");
	pptx_xfrm(s->out, "a:xfrm", pptx_box_of(s, box.left, box.top, box.right, box.bottom));
	buf_fmt(s->out, "<a:prstGeom prst=\"%s\"><a:avLst/></a:prstGeom>", image->is_round ? "ellipse" : "rect");
	pptx_line(s, &image->paint);
	buf_text(s->out, "</p:spPr></p:pic>");
}

/* ---- groups ---- */

static void write_group(struct pptx_slide *s, const struct shape *group, double x, double y, struct str around);

static void write_item(struct pptx_slide *s, const struct slide_item *item, struct slide_level *l, struct str around, struct str description)
{
	const struct shape *shape = item->shape;
	struct str name = name_of_item(s, item, around);
	if (shape->kind == SHAPE_GROUP)
		write_group(s, shape, l->x, l->y, around);
	else if (shape->kind == SHAPE_TEXT)
		write_text(s, shape, l, name);
	else if (shape->kind == SHAPE_IMAGE)
		write_image(s, shape, l, name);
	else if (shape->kind == SHAPE_PATH && pptx_is_straight(shape))
		write_straight(s, shape, l, name);
	else
		write_ground(s, item, l, name, description);
}

static size_t shown_of(const struct slide_level *l)
{
	size_t shown = 0;
	for (size_t i = 0; i < l->count; i++)
		shown += !l->items[i].is_held;
	return shown;
}

/* A placeholder may not be grouped, and what has no name is better found beside what is around it. */
static bool is_grouped(const struct pptx_slide *s, const struct shape *group, const struct slide_level *l)
{
	bool is_named = group->title.len || (group->class.len && group_part(group) != PART_NONE);
	return is_named && group != &s->scene->root && shown_of(l) > 1 && !(s->title && holds(group, s->title));
}

static void begin_group(struct pptx_slide *s, const struct shape *group, double x, double y, struct str name)
{
	struct box box = box_around(group, x, y);
	struct pptx_box place = pptx_box_of(s, box.left, box.top, box.right, box.bottom);
	buf_text(s->out, "<p:grpSp>");
	begin_properties(s, "nvGrpSpPr", name, group->title);
	end_properties(s, false);
	buf_fmt(s->out, "<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x=\"%d\" y=\"%d\"/><a:ext cx=\"%d\" cy=\"%d\"/>", place.x, place.y, place.width, place.height);
	buf_fmt(s->out, "<a:chOff x=\"%d\" y=\"%d\"/><a:chExt cx=\"%d\" cy=\"%d\"/></a:xfrm></p:grpSpPr>", place.x, place.y, place.width, place.height);
}

/* Also of texts that are ornaments to a screen reader: they say what stands there. */
static struct str first_words(struct pptx_slide *s, const struct shape *group)
{
	struct str words = { 0 };
	for (const struct shape *child = group->first; child && !words.len; child = child->next)
		words = child->kind == SHAPE_GROUP ? first_words(s, child) : child->kind == SHAPE_TEXT && pptx_has_words(child) ? text_words(&s->deck->arena, child) : words;
	return words;
}

/* As the map calls what it shows; a part of a lane that has no name of its own by the name of the lane, not by a number at its axis. */
static struct str name_of_group(struct pptx_slide *s, const struct shape *group, struct str around)
{
	const struct pptx_options *o = s->deck->options;
	if (!group->title.len && around.len && group->class.len && group_part(group) == PART_NONE && !pptx_is_table(group) && !group_name_text(group))
		return around;
	struct str name = group->title.len ? group->title : group_name(&s->deck->arena, group);
	if (!name.len && group_part(group) != PART_COLUMNS && !pptx_is_table(group))
		name = first_words(s, group);
	if (!name.len && group->class.len)
		name = o->word(o->words, group->class);
	return name.len ? name : around;
}

/* Of a legend: a sign is called by the words behind it. */
static struct str name_of_sign(struct pptx_slide *s, const struct slide_level *l, size_t sign, struct str around)
{
	for (size_t i = sign + 1; i < l->count; i++)
		if (l->items[i].shape->kind == SHAPE_TEXT)
			return text_words(&s->deck->arena, l->items[i].shape);
	return around;
}

static void write_group(struct pptx_slide *s, const struct shape *group, double x, double y, struct str around)
{
	if (pptx_is_table(group)) {
		pptx_table(s, group, x, y, name_of_group(s, group, around));
		return;
	}
	if (pptx_is_connectors(group)) {
		pptx_connectors(s, group, x, y);
		return;
	}
	struct slide_level l = pptx_level_of(s, group, x, y);
	struct str name = name_of_group(s, group, around), link = s->link;
	size_t jump = s->jump, own = pptx_slide_of(s, group);
	bool is_group = is_grouped(s, group, &l), is_legend = str_is(group->class, "legend");
	if (!s->link.len && link_is_safe(group->link))
		s->link = group->link;
	s->jump = own ? own : jump;
	if (is_group)
		begin_group(s, group, x, y, name);
	for (size_t i = 0; i < l.count; i++)
		if (!l.items[i].is_held)
			write_item(s, &l.items[i], &l, is_legend ? name_of_sign(s, &l, i, name) : name, is_group ? (struct str){ 0 } : group->title);
	if (is_group)
		buf_text(s->out, "</p:grpSp>");
	s->link = link;
	s->jump = jump;
}

void pptx_shapes(struct pptx_slide *s)
{
	s->title = title_of(&s->scene->root);
	s->ids = 1; /* the tree's own */
	write_group(s, &s->scene->root, 0, 0, s->scene->title);
}
