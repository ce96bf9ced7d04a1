/* svg_text.c — text in SVG: one element for each run of lines, one tspan a line.
 *
 * text-anchor speaks of the start of the writing, a scene of the physical side: where writing runs to the left they are
 * opposites. A blank between two lines lets a search find a phrase across them; it stands where no viewer's arithmetic
 * can move the line by it: behind a line that is held at its start, before one that is held at its end. */
#include "svg.h"

#include "text_run.h"
#include "ids.h"

void svg_color(struct buf *out, const char *before, struct color color)
{
	static const char DIGITS[] = "0123456789abcdef";
	const char text[] = { '#', DIGITS[color.r >> 4], DIGITS[color.r & 15], DIGITS[color.g >> 4], DIGITS[color.g & 15],
		DIGITS[color.b >> 4], DIGITS[color.b & 15], '"' };
	buf_text(out, before);
	buf_add(out, text, sizeof text);
}

void svg_number(struct buf *out, const char *before, double number)
{
	buf_text(out, before);
	buf_number(out, number, 2);
	buf_char(out, '"');
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

static void add_font(struct buf *out, struct font font)
{
	svg_number(out, " font-size=\"", font.size);
	if (font.face == FACE_ITALIC)
		buf_text(out, " font-style=\"italic\"");
	if (font.face == FACE_SEMIBOLD)
		buf_text(out, " font-weight=\"600\"");
	if (font.face == FACE_BOLD)
		buf_text(out, " font-weight=\"700\"");
	if (font.spacing != 0)
		svg_number(out, " letter-spacing=\"", font.spacing);
}

static void add_looks(struct buf *out, const struct shape *text, enum direction direction)
{
	static const char *const ANCHORS[] = { "", " text-anchor=\"middle\"", " text-anchor=\"end\"" };
	add_font(out, text->font);
	buf_text(out, ANCHORS[anchor_in(text->anchor, direction)]);
	if (direction == DIRECTION_RTL)
		buf_text(out, " direction=\"rtl\"");
	if (text->struck)
		buf_text(out, " text-decoration=\"line-through\"");
	svg_color(out, " fill=\"", text->paint.fill);
	if (text->paint.fill_opacity != 1)
		svg_number(out, " fill-opacity=\"", text->paint.fill_opacity);
	if (!text->paint.stroke.none) {
		svg_color(out, " stroke=\"", text->paint.stroke);
		svg_number(out, " stroke-width=\"", text->paint.stroke_width);
		buf_text(out, " stroke-linejoin=\"round\" paint-order=\"stroke\"");
	}
}

static void indent_line(struct buf *out, int depth)
{
	buf_char(out, '\n');
	for (int i = 0; i < depth; i++)
		buf_char(out, '\t');
}

/* The line's end goes inside the tag: between two tspans it would be drawn as a blank. */
static void add_lines(struct buf *out, const struct shape *text, struct text_run run, int depth)
{
	enum anchor anchor = anchor_in(text->anchor, run.direction);
	size_t before = run.from;
	for (size_t i = run.from; i < run.to; i++) {
		if (!text->lines[i].len)
			continue;
		buf_text(out, "<tspan");
		indent_line(out, depth + 1);
		svg_number(out, "x=\"", text->x);
		if (i > run.from)
			svg_number(out, " dy=\"", (double)(i - before) * text->line_height);
		buf_char(out, '>');
		if (i > run.from && anchor == ANCHOR_RIGHT)
			buf_char(out, ' ');
		buf_xml(out, text->lines[i]);
		if (i + 1 < run.to && anchor == ANCHOR_LEFT)
			buf_char(out, ' ');
		buf_text(out, "</tspan>");
		before = i;
	}
}

static void add_run(struct buf *out, const struct shape *text, struct text_run run, int depth, struct str place)
{
	indent_line(out, depth);
	svg_number(out, "<text x=\"", text->x);
	svg_number(out, " y=\"", text->y + (double)run.from * text->line_height);
	buf_str(out, place);
	if (text->part == TEXT_ORNAMENT)
		buf_text(out, " aria-hidden=\"true\"");
	add_looks(out, text, run.direction);
	buf_char(out, '>');
	if (run.to - run.from == 1)
		buf_xml(out, text->lines[run.from]);
	else
		add_lines(out, text, run, depth);
	buf_text(out, "</text>");
}

/* Inkscape joins Arabic letters across the lines of one element, so there each line is an element of its own. */
void svg_text(struct buf *out, const struct shape *text, int depth, struct str place)
{
	struct text_run run = { 0 };
	while (!text->paint.fill.none && text_run_next(text, &run)) {
		struct text_run part = run;
		for (size_t i = run.from; i < run.to && run.direction == DIRECTION_RTL; i++) {
			part.from = i;
			part.to = i + 1;
			if (text->lines[i].len)
				add_run(out, text, part, depth, place);
		}
		if (run.direction == DIRECTION_LTR)
			add_run(out, text, run, depth, place);
	}
}
