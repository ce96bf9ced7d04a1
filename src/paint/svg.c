/* svg.c — a scene as SVG 1.1, written by hand: real text, presentation attributes, one element a line, so that people,
 * search engines, screen readers and git can read it.
 *
 * Links are written as xlink:href, the one form that browsers, librsvg, Inkscape and office programs all follow. */
#include "pieces.h"
#include "cjm/picture.h"

#include <math.h>

static void open_line(struct svg *w)
{
	if (w->looks.styles) /* a page is not read by line */
		return;
	static const char TABS[] = "\n\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t";
	size_t depth = w->depth < 15 ? (size_t)w->depth : 15;
	buf_add(w->out, TABS, depth + 1);
}

static void add_attribute(struct svg *w, const char *before, struct str value)
{
	svg_word(&w->looks, before, value);
}

/* ---- shapes ---- */

static void close_painted(struct svg *w, const struct shape *shape)
{
	w->looks_at = w->out->len;
	svg_owner(w, shape);
	buf_str(w->out, svg_place(w, shape->span));
	svg_fill(w, &shape->paint);
	svg_stroke(w);
	look_end(&w->looks);
	svg_end(&w->looks);
}

/* In a page nothing is said of 0, which is what HTML takes for granted. */
static void add_place(struct svg *w, const char *before, double at)
{
	if (!w->looks.styles || fabs(at) >= 0.05)
		svg_number(&w->looks, before, at);
}

static void write_box(struct svg *w, const struct shape *box)
{
	add_place(w, " x=\"", box->x - w->from_x);
	add_place(w, " y=\"", box->y - w->from_y);
	svg_number(&w->looks, " width=\"", box->width);
	svg_number(&w->looks, " height=\"", box->height);
}

static void add_rect(struct svg *w, const struct shape *rect)
{
	double radius = fmin(rect->radius, fmin(rect->width, rect->height) / 2);
	buf_text(w->out, "<rect");
	write_box(w, rect);
	if (radius > 0)
		svg_number(&w->looks, " rx=\"", radius);
}

static void add_circle(struct svg *w, const struct shape *circle)
{
	buf_text(w->out, "<circle");
	add_place(w, " cx=\"", circle->x - w->from_x);
	add_place(w, " cy=\"", circle->y - w->from_y);
	svg_number(&w->looks, " r=\"", circle->radius);
}

static void add_path(struct svg *w, const struct shape *path)
{
	buf_text(w->out, "<path d=\"");
	svg_path(w, path);
	buf_char(w->out, '"');
}

void svg_geometry(struct svg *w, const struct shape *shape)
{
	switch ((int)shape->kind) {
	case SHAPE_RECT: add_rect(w, shape); break;
	case SHAPE_CIRCLE: add_circle(w, shape); break;
	default: add_path(w, shape);
	}
}

static bool is_seen(const struct shape *shape)
{
	switch ((int)shape->kind) {
	case SHAPE_RECT: return shape->width > 0 && shape->height > 0;
	case SHAPE_CIRCLE: return shape->radius > 0;
	default: return shape->step_count;
	}
}

static void write_plain(struct svg *w, const struct shape *shape)
{
	if (!is_seen(shape))
		return;
	open_line(w);
	svg_geometry(w, shape);
	close_painted(w, shape);
}

static void write_edge(struct svg *w, const struct shape *image)
{
	if (!svg_has_stroke(&image->paint))
		return;
	open_line(w);
	buf_text(w->out, image->is_round ? "<ellipse" : "<rect");
	if (image->is_round) {
		svg_number(&w->looks, " cx=\"", image->x + image->width / 2);
		svg_number(&w->looks, " cy=\"", image->y + image->height / 2);
		svg_number(&w->looks, " rx=\"", image->width / 2);
		svg_number(&w->looks, " ry=\"", image->height / 2);
	} else {
		write_box(w, image);
	}
	look_word(&w->looks, "fill", "none");
	svg_stroke(w);
	look_end(&w->looks);
	svg_end(&w->looks);
}

/* Each round image has a clip of its own in the drawing's units: Inkscape shows nothing through one in the box's. */
static struct str write_clip(struct svg *w, const struct shape *image)
{
	struct str id = svg_id(&w->ids, STR("circle"));
	open_line(w);
	buf_fmt(w->out, "<clipPath id=\"%.*s\"><ellipse", STR_ARG(id));
	svg_number(&w->looks, " cx=\"", image->x + image->width / 2);
	svg_number(&w->looks, " cy=\"", image->y + image->height / 2);
	svg_number(&w->looks, " rx=\"", image->width / 2);
	svg_number(&w->looks, " ry=\"", image->height / 2);
	svg_end(&w->looks);
	buf_text(w->out, "</clipPath>");
	return id;
}

static void write_image(struct svg *w, const struct shape *image)
{
	if (!(image->width > 0 && image->height > 0))
		return;
	struct str clip = image->is_round ? write_clip(w, image) : (struct str){ 0 };
	open_line(w);
	buf_text(w->out, "<image");
	buf_str(w->out, svg_place(w, image->span));
	write_box(w, image);
	static const char *const KEPT[] = { "Min", "Mid", "Max" };
	buf_fmt(w->out, " preserveAspectRatio=\"x%sY%s slice\"", KEPT[image->keep_x + 1], KEPT[image->keep_y + 1]);
	if (image->alt.len)
		add_attribute(w, " role=\"img\" aria-label=\"", image->alt);
	if (clip.len)
		buf_fmt(w->out, " clip-path=\"url(#%.*s)\"", STR_ARG(clip));
	buf_fmt(w->out, " xlink:href=\"data:%s;base64,", picture_media_type(image->bytes));
	buf_base64(w->out, image->bytes);
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

/* Where a click on the group leads; empty: nowhere. In a page to what the page tells of it. */
static struct str link_of(struct svg *w, const struct shape *group)
{
	const struct svg_page *page = w->options.page;
	struct str link = link_is_safe(group->link) ? group->link : (struct str){ 0 };
	struct str told = page && page->leads_to && group->span.file ? page->leads_to(page->context, group->span) : (struct str){ 0 };
	return w->in_link ? (struct str){ 0 } : told.len ? told : link; /* a link within a link leads nowhere in any viewer */
}

static bool leads_on(struct svg *w, const struct shape *group)
{
	for (const struct shape *child = group->first; child; child = child->next)
		if (child->kind == SHAPE_GROUP && (link_of(w, child).len || leads_on(w, child)))
			return true;
	return false;
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
	bool is_whole = part != PART_FIGURE || !leads_on(w, group); /* a symbol has nothing in it that can be reached */
	svg_word(&w->looks, " role=\"", str_of(is_whole ? ROLES[part] : ROLES[PART_ITEM]));
	if (part == PART_FIGURE || is_named_by_contents(group) || str_is(group->class, "legend")) /* which its first sign does not name */
		return;
	struct str name = group_name(&w->ids.arena, group);
	if (name.len)
		add_attribute(w, " aria-label=\"", name);
}

static void open_group(struct svg *w, const struct shape *group, struct str link)
{
	bool is_link = link.len;
	open_line(w);
	buf_text(w->out, is_link ? "<a" : "<g");
	if (group->id.len && !w->looks.styles) { /* in a page nobody asks for it: what has a name is told elsewhere, under it */
		buf_text(w->out, " id=\"");
		buf_str(w->out, svg_id(&w->ids, group->id));
		buf_char(w->out, '"');
	}
	if (group->class.len)
		add_attribute(w, " class=\"", group->class);
	if (group == &w->scene->root && !w->looks.styles)
		svg_fonts(w->out, w->scene);
	buf_str(w->out, svg_place(w, group->span));
	add_role(w, group, is_link);
	if (!is_link)
		svg_owner(w, group);
	if (is_link)
		add_attribute(w, w->looks.styles ? " href=\"" : " xlink:href=\"", link);
	if (group->x != 0 || group->y != 0) {
		bool is_page = w->looks.styles;
		buf_text(w->out, is_page ? " transform=translate(" : " transform=\"translate(");
		buf_number(w->out, group->x, svg_decimals(&w->looks));
		buf_char(w->out, is_page ? ',' : ' ');
		buf_number(w->out, group->y, svg_decimals(&w->looks));
		buf_text(w->out, is_page ? ")" : ")\"");
	}
	buf_char(w->out, '>');
}

/* ---- the same drawing in several themes: they differ in colours, and here and there in a line or a ground ---- */

static bool is_like(const struct shape *a, const struct shape *b)
{
	return a->kind == b->kind && fabs(a->x - b->x) <= 1 && fabs(a->y - b->y) <= 1 && (a->kind != SHAPE_GROUP || str_equal(a->class, b->class));
}

/* The next of them that is the shape in another theme; NULL: there is none. */
static const struct shape *twin_from(const struct shape *shape, const struct shape *from)
{
	while (from && !is_like(shape, from))
		from = from->next;
	return from;
}

static void write_twins(struct svg *w, const struct shape *group)
{
	const struct shape *around[SVG_THEMES_MOST], *next[SVG_THEMES_MOST];
	for (size_t i = 0; i < SVG_THEMES_MOST; i++) {
		around[i] = w->twins[i];
		next[i] = i && around[i] ? around[i]->first : NULL;
	}
	for (const struct shape *child = group->first; child; child = child->next) {
		w->twins[0] = child;
		for (size_t i = 1; i < SVG_THEMES_MOST; i++) {
			w->twins[i] = twin_from(child, next[i]);
			next[i] = w->twins[i] ? w->twins[i]->next : next[i];
		}
		size_t from = w->out->len;
		if (child->kind == SHAPE_GROUP)
			piece_end(w);
		write_shape(w, child);
		piece_add(w, child, from);
	}
	piece_end(w);
	for (size_t i = 0; i < SVG_THEMES_MOST; i++)
		w->twins[i] = around[i];
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
	write_twins(w, group);
	w->depth--;
}

static void write_group(struct svg *w, const struct shape *group)
{
	struct str link = link_of(w, group);
	struct span around = w->around;
	bool is_link = link.len;
	open_group(w, group, link);
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
	case SHAPE_RECT:
	case SHAPE_CIRCLE:
	case SHAPE_PATH: write_plain(w, shape); break;
	case SHAPE_TEXT: svg_text(&w->looks, w->twins, w->depth, svg_place(w, shape->span)); break;
	case SHAPE_IMAGE: write_image(w, shape); break;
	}
}

/* ---- document ---- */

static void open_document(struct svg *w)
{
	const struct scene *s = w->scene;
	buf_text(w->out, w->looks.styles ? "<svg" : "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
	buf_text(w->out, " viewBox=\"0 0 ");
	buf_number(w->out, s->width, 2);
	buf_char(w->out, ' ');
	buf_number(w->out, s->height, svg_decimals(&w->looks));
	buf_char(w->out, '"');
	svg_number(&w->looks, " width=\"", s->width);
	svg_number(&w->looks, " height=\"", s->height);
	if (s->lang.len) {
		add_attribute(w, " lang=\"", s->lang);
		if (!w->looks.styles)
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
	if (!w->options.fonts.len)
		return;
	open_line(w);
	buf_fmt(w->out, "<style>%.*s</style>", STR_ARG(w->options.fonts));
}

/* The n-th stop of a gradient, in each theme that has the gradient. */
static void add_stop_color(struct svg *w, struct str gradient, int n)
{
	const struct color *colors[SVG_THEMES_MOST] = { 0 };
	double opacities[SVG_THEMES_MOST] = { 0 };
	for (size_t i = 0; i < SVG_THEMES_MOST; i++) {
		const struct scene *s = i ? w->options.page ? w->options.page->others[i - 1] : NULL : w->scene;
		for (size_t k = 0; s && k < s->gradients.len; k++)
			if (str_equal(s->gradients.at[k].id, gradient) && n < s->gradients.at[k].count) {
				colors[i] = &s->gradients.at[k].stops[n].color;
				opacities[i] = s->gradients.at[k].stops[n].opacity;
			}
	}
	look_color(&w->looks, "stop-color", colors, opacities);
}

static void write_gradient(struct svg *w, const struct gradient *gradient, struct str id)
{
	open_line(w);
	buf_fmt(w->out, "<linearGradient id=\"%.*s\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"1\">", STR_ARG(id));
	w->depth++;
	for (int i = 0; i < gradient->count; i++) {
		const struct stop *stop = &gradient->stops[i];
		open_line(w);
		svg_number(&w->looks, "<stop offset=\"", stop->offset);
		add_stop_color(w, gradient->id, i);
		look_end(&w->looks);
		svg_end(&w->looks);
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
	if (w->scene->background.none || w->looks.styles) /* a page's own is behind it */
		return;
	open_line(w);
	svg_number(&w->looks, "<rect width=\"", w->scene->width);
	svg_number(&w->looks, " height=\"", w->scene->height);
	svg_color(w->out, " fill=\"", w->scene->background);
	buf_text(w->out, "/>");
}

static void use_page(struct svg *w, const struct svg_page *page)
{
	if (page->pieces)
		svg_pieces_begin(page->pieces);
	w->ids.prefix = page->prefix;
	w->looks.styles = page->styles;
	for (size_t i = 1; i < SVG_THEMES_MOST; i++)
		w->twins[i] = page->others[i - 1] ? &page->others[i - 1]->root : NULL;
}

void paint_svg(const struct scene *s, struct svg_options options, struct buf *out)
{
	struct svg w = { .scene = s, .options = options, .out = out, .depth = 1, .looks = { .out = out }, .twins = { &s->root } };
	svg_ids_init(&w.ids);
	if (options.page)
		use_page(&w, options.page);
	open_document(&w);
	write_head(&w);
	write_defs(&w);
	write_background(&w);
	write_shape(&w, &s->root);
	buf_text(out, w.looks.styles ? "</svg>\n" : "\n</svg>\n");
	looks_finish(&w.looks);
	svg_ids_finish(&w.ids);
}
