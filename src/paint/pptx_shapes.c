/* pptx_shapes.c — a scene's shapes as shapes of a slide. What stands on a ground is the ground's own text: a card is one shape, and moves as one. */
#include "pptx.h"

#include "box.h"
#include "cjm/picture.h"

#include <math.h>

enum { TEXTS_MOST = 12, LOOK_BACK = 24 };

static const double SAME = 0.3;              /* pixels */
static const double CORNER = 0.29289321881;  /* 1 - cos 45°: of a corner's radius, where the text of a rounded box begins */

struct slide_item {
	const struct shape *shape;
	struct pptx_text texts[TEXTS_MOST]; /* on it */
	size_t text_count;
	bool is_held; /* it is another one's text, or shows nothing */
};

struct slide_level { /* the children of a group, in pixels of the scene from x, y */
	struct slide_item *items;
	size_t count;
	double x, y;
};

/* ---- what there is to see ---- */

static bool has_line(const struct paint *p)
{
	return !p->stroke.none && p->stroke_width > 0;
}

static bool has_fill(const struct paint *p)
{
	return p->gradient || !p->fill.none;
}

static bool has_words(const struct shape *text)
{
	for (size_t i = 0; i < text->line_count; i++)
		if (text->lines[i].len)
			return !text->paint.fill.none;
	return false;
}

static bool is_seen(const struct shape *shape)
{
	switch (shape->kind) {
	case SHAPE_TEXT: return has_words(shape);
	case SHAPE_IMAGE: return shape->width > 0 && shape->height > 0;
	case SHAPE_RECT: return shape->width > 0 && shape->height > 0 && (has_fill(&shape->paint) || has_line(&shape->paint));
	case SHAPE_CIRCLE: return shape->radius > 0 && (has_fill(&shape->paint) || has_line(&shape->paint));
	case SHAPE_PATH: return shape->step_count > 1 && (has_fill(&shape->paint) || has_line(&shape->paint));
	case SHAPE_GROUP: break;
	}
	for (const struct shape *child = shape->first; child; child = child->next)
		if (is_seen(child))
			return true;
	return false;
}

/* Without its line's width, which PowerPoint does not count either. */
static struct box bare_box(const struct shape *shape, double x, double y)
{
	struct shape bare = *shape;
	bare.paint.stroke.none = true;
	if (shape->kind == SHAPE_TEXT)
		return box_moved((struct box){ pptx_text_left(shape), pptx_text_top(shape), pptx_text_left(shape) + pptx_text_width(shape), pptx_text_bottom(shape) }, x, y);
	return box_moved(box_of(&bare), x, y);
}

static struct box box_around(const struct shape *shape, double x, double y)
{
	if (shape->kind != SHAPE_GROUP)
		return bare_box(shape, x, y);
	struct box box = { INFINITY, INFINITY, -INFINITY, -INFINITY };
	for (const struct shape *child = shape->first; child; child = child->next) {
		if (!is_seen(child))
			continue;
		struct box part = box_around(child, x + shape->x, y + shape->y);
		box = (struct box){ fmin(box.left, part.left), fmin(box.top, part.top), fmax(box.right, part.right), fmax(box.bottom, part.bottom) };
	}
	return box;
}

/* ---- the title ---- */

static const struct shape *name_of_head(const struct shape *group)
{
	const struct shape *name = group->kind == SHAPE_GROUP && group_part(group) == PART_HEAD ? group_name_text(group) : NULL;
	for (const struct shape *child = group->kind == SHAPE_GROUP ? group->first : NULL; child && !name; child = child->next)
		name = name_of_head(child);
	return name && has_words(name) ? name : NULL;
}

/* The first of them, where several are as large. */
static const struct shape *largest_text(const struct shape *shape, const struct shape *largest)
{
	if (shape->kind == SHAPE_TEXT && has_words(shape) && (!largest || shape->font.size > largest->font.size))
		largest = shape;
	for (const struct shape *child = shape->kind == SHAPE_GROUP ? shape->first : NULL; child; child = child->next)
		largest = largest_text(child, largest);
	return largest;
}

static const struct shape *title_of(const struct shape *root)
{
	const struct shape *title = name_of_head(root);
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

/* ---- which text stands on which ground ---- */

static bool is_ground(const struct shape *shape)
{
	return (shape->kind == SHAPE_RECT || shape->kind == SHAPE_CIRCLE || (shape->kind == SHAPE_PATH && shape->steps[shape->step_count - 1].op == 'Z')) && has_fill(&shape->paint);
}

/* How far inside its box the text of a ground begins by itself. */
static double inset_of(const struct shape *ground)
{
	return ground->kind == SHAPE_RECT ? CORNER * fmin(ground->radius, fmin(ground->width, ground->height) / 2) : ground->kind == SHAPE_CIRCLE ? CORNER * ground->radius : 0;
}

static bool is_within(struct box inner, struct box outer, double inset)
{
	return inner.left >= outer.left + inset && inner.right <= outer.right + SAME && inner.top >= outer.top + inset && inner.bottom <= outer.bottom + SAME;
}

static bool goes_below(const struct pptx_text *last, const struct shape *text)
{
	const struct shape *above = last->text;
	bool is_aligned = text->anchor == above->anchor && (text->anchor == ANCHOR_LEFT ? text->x >= above->x - SAME : fabs(text->x - above->x) < SAME);
	return is_aligned && pptx_text_top(text) - pptx_text_bottom(above) > -SAME;
}

static bool can_take(const struct slide_item *ground, const struct shape *text)
{
	struct box box = bare_box(ground->shape, 0, 0);
	bool is_centred = text->anchor != ANCHOR_MIDDLE || fabs(text->x - (box.left + box.right) / 2) < SAME;
	bool has_room = !ground->text_count || (ground->text_count < TEXTS_MOST && text->x >= ground->texts[0].text->x - SAME && goes_below(&ground->texts[ground->text_count - 1], text));
	return is_centred && has_room;
}

static void take_text(const struct pptx_slide *s, struct slide_level *l, size_t index)
{
	const struct shape *text = l->items[index].shape;
	struct box box = bare_box(text, 0, 0);
	for (size_t i = index; i-- > 0 && i + LOOK_BACK > index && text != s->title;) {
		struct slide_item *ground = &l->items[i];
		if (ground->shape->kind == SHAPE_GROUP || ground->is_held || !is_ground(ground->shape) || !is_within(box, bare_box(ground->shape, 0, 0), inset_of(ground->shape)))
			continue;
		if (can_take(ground, text)) {
			ground->texts[ground->text_count++] = (struct pptx_text){ text, l->x, l->y };
			l->items[index].is_held = true;
		}
		return; /* what lies in front would hide it */
	}
}

static struct slide_level level_of(struct pptx_slide *s, const struct shape *group, double x, double y)
{
	struct slide_level l = { .x = x + group->x, .y = y + group->y };
	size_t count = 0;
	for (const struct shape *child = group->first; child; child = child->next)
		count++;
	l.items = arena_alloc(&s->deck->arena, (count + 1) * sizeof *l.items);
	for (const struct shape *child = group->first; child; child = child->next) {
		if (!is_seen(child))
			continue;
		l.items[l.count] = (struct slide_item){ .shape = child };
		if (child->kind == SHAPE_TEXT)
			take_text(s, &l, l.count);
		l.count++;
	}
	return l;
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
	struct box box = bare_box(path, l->x, l->y);
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

static void write_geometry(struct pptx_slide *s, const struct shape *shape, struct slide_level *l, struct pptx_box box)
{
	static const double WHOLE = 100000;
	double radius = shape->kind == SHAPE_RECT ? fmin(shape->radius / fmin(shape->width, shape->height), 0.5) : 0;
	if (shape->kind == SHAPE_PATH)
		pptx_path(s, shape, l->x, l->y, box);
	else if (radius > 0)
		buf_fmt(s->out, "<a:prstGeom prst=\"roundRect\"><a:avLst><a:gd name=\"adj\" fmla=\"val %d\"/></a:avLst></a:prstGeom>", (int)lround(radius * WHOLE));
	else
		buf_fmt(s->out, "<a:prstGeom prst=\"%s\"><a:avLst/></a:prstGeom>", shape->kind == SHAPE_CIRCLE ? "ellipse" : "rect");
}

/* Its insets lead from where a text would begin by itself to where it stands. */
static void write_body(struct pptx_slide *s, const struct slide_item *item)
{
	const struct shape *text = item->texts[0].text;
	struct box box = bare_box(item->shape, 0, 0);
	double inset = inset_of(item->shape);
	double left = text->anchor == ANCHOR_LEFT ? text->x - box.left - inset : 0, right = text->anchor == ANCHOR_RIGHT ? box.right - text->x - inset : 0;
	pptx_text_body(s, item->texts, item->text_count, fmax(left, 0), fmax(pptx_text_top(text) - box.top - inset, 0), fmax(right, 0));
}

static void write_form(struct pptx_slide *s, const struct slide_item *item, struct slide_level *l, struct str name, struct str description)
{
	const struct shape *shape = item->shape;
	struct box box = bare_box(shape, l->x, l->y);
	struct pptx_box place = pptx_box_of(s, box.left, box.top, box.right, box.bottom);
	place.width = place.width ? place.width : 1;
	place.height = place.height ? place.height : 1;
	buf_text(s->out, "<p:sp>");
	begin_properties(s, "nvSpPr", name, description);
	pptx_note_form(s, shape, l->x, l->y);
	end_properties(s, true);
	buf_text(s->out, "<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>");
	pptx_xfrm(s->out, "a:xfrm", place);
	write_geometry(s, shape, l, place);
	pptx_fill(s, &shape->paint);
	pptx_line(s, &shape->paint);
	buf_text(s->out, "</p:spPr>");
	if (item->text_count)
		write_body(s, item);
	buf_text(s->out, "</p:sp>");
}

static void write_text(struct pptx_slide *s, const struct shape *text, struct slide_level *l, struct str name)
{
	bool is_title = text == s->title;
	struct pptx_text one = { text, l->x, l->y };
	struct box box = bare_box(text, l->x, l->y);
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
	struct box box = bare_box(image, l->x, l->y);
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

static bool is_straight(const struct shape *path)
{
	return path->step_count == 2 && path->steps[0].op == 'M' && path->steps[1].op == 'L';
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
	else if (shape->kind == SHAPE_PATH && is_straight(shape))
		write_straight(s, shape, l, name);
	else
		write_form(s, item, l, name, description);
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

static struct str name_of_group(struct pptx_slide *s, const struct shape *group, struct str around)
{
	const struct pptx_options *o = s->deck->options;
	struct str name = group->title.len ? group->title : group_name(&s->deck->arena, group);
	if (!name.len && group->class.len)
		name = o->word(o->words, group->class);
	return name.len ? name : around;
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
	struct slide_level l = level_of(s, group, x, y);
	struct str name = name_of_group(s, group, around), link = s->link;
	size_t jump = s->jump, own = pptx_slide_of(s, group);
	bool is_group = is_grouped(s, group, &l);
	if (!s->link.len && link_is_safe(group->link))
		s->link = group->link;
	s->jump = own ? own : jump;
	if (is_group)
		begin_group(s, group, x, y, name);
	for (size_t i = 0; i < l.count; i++)
		if (!l.items[i].is_held)
			write_item(s, &l.items[i], &l, name, is_group ? (struct str){ 0 } : group->title);
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
