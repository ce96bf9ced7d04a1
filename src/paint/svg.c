/* svg.c — a scene as SVG 1.1, written by hand: real text, presentation attributes, one element a line, so that people,
 * search engines, screen readers and git can read it.
 *
 * Links are written as xlink:href, the one form that browsers, librsvg, Inkscape and office programs all follow. */
#include "cjm/paint.h"

#include "svg.h"
#include "cjm/picture.h"
#include "ids.h"

#include <math.h>

struct svg {
	const struct scene *scene;
	struct svg_options options;
	struct buf *out;
	struct svg_ids ids;
	struct str *gradients; /* ids as written, one for each of the scene's */
	struct span around; /* what the innermost group stands for that says it */
	int depth;
	bool in_link;
};

static void open_line(struct svg *w)
{
	static const char TABS[] = "\n\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t";
	size_t depth = w->depth < 15 ? (size_t)w->depth : 15;
	buf_add(w->out, TABS, depth + 1);
}

static void add_attribute(struct svg *w, const char *before, struct str value)
{
	buf_text(w->out, before);
	buf_xml(w->out, value);
	buf_char(w->out, '"');
}

/* ---- where it stands in the text ---- */

static void add_file(struct svg *w, struct buf *out, struct span span)
{
	const struct source *own = source_of(w->options.lines_of, (struct span){ .file = w->options.file }), *other = source_of(w->options.lines_of, span);
	if (!own || own == other)
		return;
	buf_text(out, " data-file=\"");
	buf_xml(out, path_from_file(&w->ids.arena, own->path, other->path));
	buf_char(out, '"');
}

static bool is_same_span(struct span a, struct span b)
{
	return a.file == b.file && a.at == b.at && a.len == b.len;
}

/* The attributes that say it; empty where nobody asked, and where the group around it says the same. */
static struct str place_in_text(struct svg *w, struct span span)
{
	const struct sources *sources = w->options.lines_of;
	struct buf place = { 0 };
	if (!sources || !span.file || span.file > sources->files.len || is_same_span(span, w->around))
		return (struct str){ 0 };
	struct place at = place_of(sources, span);
	buf_fmt(&place, " data-line=\"%d\" data-column=\"%d\"", (int)at.line, (int)at.column);
	add_file(w, &place, span);
	struct str said = str_copy(&w->ids.arena, buf_as_str(&place));
	buf_finish(&place);
	return said;
}

/* ---- paint ---- */

static void add_fill(struct svg *w, const struct paint *p)
{
	if (p->gradient) {
		buf_text(w->out, " fill=\"url(#");
		buf_str(w->out, w->gradients[p->gradient - 1]);
		buf_text(w->out, ")\"");
	} else if (p->fill.none) {
		buf_text(w->out, " fill=\"none\"");
		return;
	} else {
		svg_color(w->out, " fill=\"", p->fill);
	}
	if (p->fill_opacity != 1)
		svg_number(w->out, " fill-opacity=\"", p->fill_opacity);
}

static void add_stroke(struct svg *w, const struct paint *p)
{
	if (p->stroke.none || !(p->stroke_width > 0))
		return;
	svg_color(w->out, " stroke=\"", p->stroke);
	if (p->stroke_width != 1)
		svg_number(w->out, " stroke-width=\"", p->stroke_width);
	if (p->dash > 0) {
		buf_text(w->out, " stroke-dasharray=\"");
		buf_number(w->out, p->dash, 2);
		svg_number(w->out, " ", p->gap);
	}
	if (p->round_caps)
		buf_text(w->out, " stroke-linecap=\"round\" stroke-linejoin=\"round\"");
}

static void close_painted(struct svg *w, const struct shape *shape)
{
	buf_str(w->out, place_in_text(w, shape->span));
	add_fill(w, &shape->paint);
	add_stroke(w, &shape->paint);
	buf_text(w->out, "/>");
}

/* ---- shapes ---- */

static void write_box(struct svg *w, const struct shape *box)
{
	svg_number(w->out, " x=\"", box->x);
	svg_number(w->out, " y=\"", box->y);
	svg_number(w->out, " width=\"", box->width);
	svg_number(w->out, " height=\"", box->height);
}

static void write_rect(struct svg *w, const struct shape *rect)
{
	if (!(rect->width > 0 && rect->height > 0))
		return;
	open_line(w);
	buf_text(w->out, "<rect");
	write_box(w, rect);
	double radius = fmin(rect->radius, fmin(rect->width, rect->height) / 2);
	if (radius > 0)
		svg_number(w->out, " rx=\"", radius);
	close_painted(w, rect);
}

static void write_circle(struct svg *w, const struct shape *circle)
{
	if (!(circle->radius > 0))
		return;
	open_line(w);
	buf_text(w->out, "<circle");
	svg_number(w->out, " cx=\"", circle->x);
	svg_number(w->out, " cy=\"", circle->y);
	svg_number(w->out, " r=\"", circle->radius);
	close_painted(w, circle);
}

static void write_path(struct svg *w, const struct shape *path)
{
	if (!path->step_count)
		return;
	open_line(w);
	buf_text(w->out, "<path d=\"");
	for (size_t i = 0; i < path->step_count; i++) {
		const struct path_step *step = &path->steps[i];
		buf_char(w->out, step->op);
		for (int k = 0; k < path_numbers(step->op); k++) {
			if (k)
				buf_char(w->out, ' ');
			buf_number(w->out, step->at[k], 2);
		}
	}
	buf_char(w->out, '"');
	close_painted(w, path);
}

static void add_base64(struct buf *out, struct str bytes)
{
	static const char DIGITS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	for (size_t i = 0; i < bytes.len; i += 3) {
		size_t left = bytes.len - i;
		uint32_t three = 0;
		for (size_t k = 0; k < 3; k++)
			three = three << 8 | (k < left ? (unsigned char)bytes.at[i + k] : 0);
		char four[4];
		for (int k = 0; k < 4; k++)
			four[k] = DIGITS[three >> (18 - 6 * k) & 63];
		if (left < 3)
			four[3] = '=';
		if (left < 2)
			four[2] = '=';
		buf_add(out, four, 4);
	}
}

static void write_edge(struct svg *w, const struct shape *image)
{
	const struct paint *p = &image->paint;
	if (p->stroke.none || !(p->stroke_width > 0))
		return;
	open_line(w);
	buf_text(w->out, image->is_round ? "<ellipse" : "<rect");
	if (image->is_round) {
		svg_number(w->out, " cx=\"", image->x + image->width / 2);
		svg_number(w->out, " cy=\"", image->y + image->height / 2);
		svg_number(w->out, " rx=\"", image->width / 2);
		svg_number(w->out, " ry=\"", image->height / 2);
	} else {
		write_box(w, image);
	}
	buf_text(w->out, " fill=\"none\"");
	add_stroke(w, p);
	buf_text(w->out, "/>");
}

/* Each round image has a clip of its own in the drawing's units: Inkscape shows nothing through one in the box's. */
static struct str write_clip(struct svg *w, const struct shape *image)
{
	struct str id = svg_id(&w->ids, STR("circle"));
	open_line(w);
	buf_fmt(w->out, "<clipPath id=\"%.*s\"><ellipse", STR_ARG(id));
	svg_number(w->out, " cx=\"", image->x + image->width / 2);
	svg_number(w->out, " cy=\"", image->y + image->height / 2);
	svg_number(w->out, " rx=\"", image->width / 2);
	svg_number(w->out, " ry=\"", image->height / 2);
	buf_text(w->out, "/></clipPath>");
	return id;
}

static void write_image(struct svg *w, const struct shape *image)
{
	if (!(image->width > 0 && image->height > 0))
		return;
	struct str clip = image->is_round ? write_clip(w, image) : (struct str){ 0 };
	open_line(w);
	buf_text(w->out, "<image");
	buf_str(w->out, place_in_text(w, image->span));
	write_box(w, image);
	static const char *const KEPT[] = { "Min", "Mid", "Max" };
	buf_fmt(w->out, " preserveAspectRatio=\"x%sY%s slice\"", KEPT[image->keep_x + 1], KEPT[image->keep_y + 1]);
	if (image->alt.len)
		add_attribute(w, " role=\"img\" aria-label=\"", image->alt);
	if (clip.len)
		buf_fmt(w->out, " clip-path=\"url(#%.*s)\"", STR_ARG(clip));
	buf_fmt(w->out, " xlink:href=\"data:%s;base64,", picture_media_type(image->bytes));
	add_base64(w->out, image->bytes);
	buf_text(w->out, "\"/>");
	write_edge(w, image);
}

static void write_shape(struct svg *w, const struct shape *shape);

/* Whether what it is called is all that it says; then its contents name it. */
static bool is_named_by_contents(const struct shape *group)
{
	size_t texts = 0;
	for (const struct shape *child = group->first; child && texts < 2; child = child->next)
		texts += child->kind == SHAPE_GROUP ? 2 : child->kind == SHAPE_TEXT && child->part != TEXT_ORNAMENT;
	return texts < 2;
}

/* What it is to who does not see it, by Graphics-ARIA 1.0. A figure's name is its title; a link has a role by itself. */
static void add_role(struct svg *w, const struct shape *group, bool is_link)
{
	static const char *const ROLES[] = {
		[PART_NONE] = NULL, [PART_HEAD] = NULL, [PART_COLUMNS] = NULL, [PART_COLUMN] = "graphics-object", [PART_ROW] = "graphics-object",
		[PART_FIGURE] = "graphics-symbol", [PART_ITEM] = "graphics-object",
	};
	enum part part = group_part(group);
	if (!ROLES[part] || is_link)
		return;
	buf_fmt(w->out, " role=\"%s\"", ROLES[part]);
	if (part == PART_FIGURE || is_named_by_contents(group))
		return;
	struct str name = group_name(&w->ids.arena, group);
	if (name.len)
		add_attribute(w, " aria-label=\"", name);
}

static void open_group(struct svg *w, const struct shape *group, bool is_link)
{
	open_line(w);
	buf_text(w->out, is_link ? "<a" : "<g");
	if (group->id.len) {
		buf_text(w->out, " id=\"");
		buf_str(w->out, svg_id(&w->ids, group->id));
		buf_char(w->out, '"');
	}
	if (group->class.len)
		add_attribute(w, " class=\"", group->class);
	if (group == &w->scene->root)
		svg_fonts(w->out, w->scene);
	buf_str(w->out, place_in_text(w, group->span));
	add_role(w, group, is_link);
	if (is_link)
		add_attribute(w, " xlink:href=\"", group->link);
	if (group->x != 0 || group->y != 0) {
		buf_text(w->out, " transform=\"translate(");
		buf_number(w->out, group->x, 2);
		buf_char(w->out, ' ');
		buf_number(w->out, group->y, 2);
		buf_text(w->out, ")\"");
	}
	buf_char(w->out, '>');
}

static void write_children(struct svg *w, const struct shape *group)
{
	w->depth++;
	if (group->title.len) {
		open_line(w);
		buf_text(w->out, "<title>");
		buf_xml(w->out, group->title);
		buf_text(w->out, "</title>");
	}
	for (const struct shape *child = group->first; child; child = child->next)
		write_shape(w, child);
	w->depth--;
}

static void write_group(struct svg *w, const struct shape *group)
{
	bool is_link = !w->in_link && link_is_safe(group->link); /* a link within a link leads nowhere in any viewer */
	struct span around = w->around;
	open_group(w, group, is_link);
	w->in_link |= is_link;
	w->around = group->span.file ? group->span : around;
	write_children(w, group);
	w->around = around;
	w->in_link &= !is_link;
	open_line(w);
	buf_text(w->out, is_link ? "</a>" : "</g>");
}

static void write_shape(struct svg *w, const struct shape *shape)
{
	switch (shape->kind) {
	case SHAPE_GROUP: write_group(w, shape); break;
	case SHAPE_RECT: write_rect(w, shape); break;
	case SHAPE_CIRCLE: write_circle(w, shape); break;
	case SHAPE_PATH: write_path(w, shape); break;
	case SHAPE_TEXT: svg_text(w->out, shape, w->depth, place_in_text(w, shape->span)); break;
	case SHAPE_IMAGE: write_image(w, shape); break;
	}
}

/* ---- document ---- */

static void open_document(struct svg *w)
{
	const struct scene *s = w->scene;
	buf_text(w->out, "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
	buf_text(w->out, " viewBox=\"0 0 ");
	buf_number(w->out, s->width, 2);
	svg_number(w->out, " ", s->height);
	svg_number(w->out, " width=\"", s->width);
	svg_number(w->out, " height=\"", s->height);
	if (s->lang.len) {
		add_attribute(w, " lang=\"", s->lang);
		add_attribute(w, " xml:lang=\"", s->lang);
	}
	buf_text(w->out, " role=\"graphics-document document\" aria-labelledby=\"");
}

static void add_described(struct svg *w, const char *name, struct str id, struct str text)
{
	open_line(w);
	buf_fmt(w->out, "<%s id=\"%.*s\">", name, STR_ARG(id));
	buf_xml(w->out, text);
	buf_fmt(w->out, "</%s>", name);
}

static void write_head(struct svg *w)
{
	struct str title = svg_id(&w->ids, STR("title")), desc = svg_id(&w->ids, STR("desc"));
	struct str description = w->scene->description;
	buf_str(w->out, title);
	if (description.len)
		buf_fmt(w->out, " %.*s", STR_ARG(desc));
	buf_text(w->out, "\">");
	add_described(w, "title", title, w->scene->title);
	if (description.len)
		add_described(w, "desc", desc, description);
}

static void write_gradient(struct svg *w, const struct gradient *gradient, struct str id)
{
	open_line(w);
	buf_fmt(w->out, "<linearGradient id=\"%.*s\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"1\">", STR_ARG(id));
	w->depth++;
	for (int i = 0; i < gradient->count; i++) {
		const struct stop *stop = &gradient->stops[i];
		open_line(w);
		svg_number(w->out, "<stop offset=\"", stop->offset);
		svg_color(w->out, " stop-color=\"", stop->color);
		if (stop->opacity != 1)
			svg_number(w->out, " stop-opacity=\"", stop->opacity);
		buf_text(w->out, "/>");
	}
	w->depth--;
	open_line(w);
	buf_text(w->out, "</linearGradient>");
}

static void write_defs(struct svg *w)
{
	size_t count = w->scene->gradients.len;
	if (!count)
		return;
	w->gradients = arena_alloc(&w->ids.arena, count * sizeof *w->gradients);
	open_line(w);
	buf_text(w->out, "<defs>");
	w->depth++;
	for (size_t i = 0; i < count; i++) {
		w->gradients[i] = svg_id(&w->ids, w->scene->gradients.at[i].id);
		write_gradient(w, &w->scene->gradients.at[i], w->gradients[i]);
	}
	w->depth--;
	open_line(w);
	buf_text(w->out, "</defs>");
}

static void write_background(struct svg *w)
{
	if (w->scene->background.none)
		return;
	open_line(w);
	buf_text(w->out, "<rect");
	svg_number(w->out, " width=\"", w->scene->width);
	svg_number(w->out, " height=\"", w->scene->height);
	svg_color(w->out, " fill=\"", w->scene->background);
	buf_text(w->out, "/>");
}

void paint_svg(const struct scene *s, struct svg_options options, struct buf *out)
{
	struct svg w = { .scene = s, .options = options, .out = out, .depth = 1 };
	svg_ids_init(&w.ids);
	open_document(&w);
	write_head(&w);
	write_defs(&w);
	write_background(&w);
	write_shape(&w, &s->root);
	buf_text(out, "\n</svg>\n");
	svg_ids_finish(&w.ids);
}
