/* svg_text.c — text in SVG: one element for each run of lines, one tspan a line.
 *
 * text-anchor speaks of the start of the writing, a scene of the physical side: where writing runs to the left they are
 * opposites. A blank between two lines lets a search find a phrase across them; it stands where no viewer's arithmetic
 * can move the line by it: behind a line that is held at its start, before one that is held at its end. */
#include "svg.h"

#include "text_run.h"
#include "ids.h"

#include <string.h>

void svg_color(struct buf *out, const char *before, struct color color)
{
	static const char DIGITS[] = "0123456789abcdef";
	const char text[] = { '#', DIGITS[color.r >> 4], DIGITS[color.r & 15], DIGITS[color.g >> 4], DIGITS[color.g & 15],
		DIGITS[color.b >> 4], DIGITS[color.b & 15], '"' };
	buf_text(out, before);
	buf_add(out, text, sizeof text);
}

int svg_decimals(const struct svg_looks *l)
{
	return l->styles ? 1 : 2; /* a page is shown at several sizes, and sent */
}

/* Without its quote in a page. */
static void begin_value(struct svg_looks *l, const char *before, bool is_bare)
{
	struct str all = str_of(before);
	buf_str(l->out, str_slice(all, 0, all.len - is_bare));
}

void svg_number(struct svg_looks *l, const char *before, double number)
{
	begin_value(l, before, l->styles);
	buf_number(l->out, number, svg_decimals(l));
	if (!l->styles)
		buf_char(l->out, '"');
}

void svg_word(struct svg_looks *l, const char *before, struct str value)
{
	bool is_bare = l->styles && html_is_bare(value);
	begin_value(l, before, is_bare);
	buf_xml(l->out, value);
	if (!is_bare)
		buf_char(l->out, '"');
}

void svg_end(struct svg_looks *l)
{
	buf_text(l->out, l->styles ? " />" : "/>"); /* or it would belong to a value without quotes */
}

/* A quoted name of CSS, without what could end it. */
static void add_family(struct buf *out, struct str family)
{
	buf_char(out, '\'');
	for (size_t from = 0, to = 0; to <= family.len; to++) {
		if (to < family.len && family.at[to] != '\'' && family.at[to] != '"' && family.at[to] != '\\')
			continue;
		buf_xml(out, str_slice(family, from, to));
		from = to + 1;
	}
	buf_text(out, "', ");
}

void svg_fonts(struct buf *out, const struct scene *s)
{
	struct families families = families_for(s->lang);
	buf_text(out, " font-family=\"");
	if (s->family.len)
		add_family(out, s->family);
	for (size_t i = 0; i < families.count; i++)
		add_family(out, str_of(families.at[i]));
	buf_text(out, "sans-serif\"");
}

/* The anchor as SVG counts it. */
static enum anchor anchor_in(enum anchor side, enum direction direction)
{
	if (direction == DIRECTION_LTR || side == ANCHOR_MIDDLE)
		return side;
	return side == ANCHOR_LEFT ? ANCHOR_RIGHT : ANCHOR_LEFT;
}

static void add_font(struct svg_looks *l, struct font font)
{
	look_number(l, "font-size", font.size, "px");
	if (font.face == FACE_ITALIC)
		look_word(l, "font-style", "italic");
	if (font.face == FACE_SEMIBOLD)
		look_word(l, "font-weight", "600");
	if (font.face == FACE_BOLD)
		look_word(l, "font-weight", "700");
	if (font.spacing != 0)
		look_number(l, "letter-spacing", font.spacing, "px");
}

static void add_color(struct svg_looks *l, const char *name, const struct shape *const *texts, bool is_fill)
{
	const struct color *colors[SVG_THEMES_MOST];
	double opacities[SVG_THEMES_MOST];
	for (size_t i = 0; i < SVG_THEMES_MOST; i++) {
		const struct shape *text = texts[i] ? texts[i] : texts[0]; /* a text is never lost */
		colors[i] = is_fill ? &text->paint.fill : &text->paint.stroke;
		opacities[i] = is_fill ? text->paint.fill_opacity : 1;
	}
	look_color(l, name, colors, opacities);
}

static void add_looks(struct svg_looks *l, const struct shape *const *texts, enum direction direction)
{
	static const char *const ANCHORS[] = { NULL, "middle", "end" };
	const struct shape *text = texts[0];
	const char *anchor = ANCHORS[anchor_in(text->anchor, direction)];
	add_font(l, text->font);
	if (anchor)
		look_word(l, "text-anchor", anchor);
	if (direction == DIRECTION_RTL)
		look_word(l, "direction", "rtl");
	if (text->struck)
		look_word(l, "text-decoration", "line-through");
	add_color(l, "fill", texts, true);
	if (!text->paint.stroke.none) {
		add_color(l, "stroke", texts, false);
		look_number(l, "stroke-width", text->paint.stroke_width, "");
		look_word(l, "stroke-linejoin", "round");
		look_word(l, "paint-order", "stroke");
	}
	look_end(l);
}

static void begin_line(struct svg_looks *l, int depth, const char *instead)
{
	if (l->styles) { /* a page is not read by line */
		buf_text(l->out, instead);
		return;
	}
	buf_char(l->out, '\n');
	for (int i = 0; i < depth; i++)
		buf_char(l->out, '\t');
}

/* The line's end goes inside the tag: between two tspans it would be drawn as a blank. */
static void add_lines(struct svg_looks *l, const struct shape *text, struct text_run run, int depth)
{
	struct buf *out = l->out;
	enum anchor anchor = anchor_in(text->anchor, run.direction);
	size_t before = run.from;
	for (size_t i = run.from; i < run.to; i++) {
		if (!text->lines[i].len)
			continue;
		bool is_bare = l->styles && i == run.from; /* in a page, where the text itself is */
		if (!is_bare) {
			buf_text(out, "<tspan");
			begin_line(l, depth + 1, " ");
			svg_number(l, "x=\"", text->x);
		}
		if (i > run.from)
			svg_number(l, " dy=\"", (double)(i - before) * text->line_height);
		if (!is_bare)
			buf_char(out, '>');
		if (i > run.from && anchor == ANCHOR_RIGHT)
			buf_char(out, ' ');
		buf_xml(out, text->lines[i]);
		if (i + 1 < run.to && anchor == ANCHOR_LEFT)
			buf_char(out, ' ');
		if (!is_bare)
			buf_text(out, "</tspan>");
		before = i;
	}
}

static void add_run(struct svg_looks *l, const struct shape *const *texts, struct text_run run, int depth, struct str place)
{
	const struct shape *text = texts[0];
	struct buf *out = l->out;
	begin_line(l, depth, "");
	svg_number(l, "<text x=\"", text->x);
	svg_number(l, " y=\"", text->y + (double)run.from * text->line_height);
	buf_str(out, place);
	if (text->part == TEXT_ORNAMENT)
		svg_word(l, " aria-hidden=\"", STR("true"));
	add_looks(l, texts, run.direction);
	buf_char(out, '>');
	if (run.to - run.from == 1)
		buf_xml(out, text->lines[run.from]);
	else
		add_lines(l, text, run, depth);
	buf_text(out, "</text>");
}

/* Inkscape joins Arabic letters across the lines of one element, so there each line is an element of its own. */
void svg_text(struct svg_looks *l, const struct shape *const *texts, int depth, struct str place)
{
	const struct shape *text = texts[0];
	struct text_run run = { 0 };
	while (!text->paint.fill.none && text_run_next(text, &run)) {
		struct text_run part = run;
		for (size_t i = run.from; i < run.to && run.direction == DIRECTION_RTL; i++) {
			part.from = i;
			part.to = i + 1;
			if (text->lines[i].len)
				add_run(l, texts, part, depth, place);
		}
		if (run.direction == DIRECTION_LTR)
			add_run(l, texts, run, depth, place);
	}
}
