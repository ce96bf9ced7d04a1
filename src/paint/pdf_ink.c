/* pdf_ink.c — operators of a page, in as few bytes as they need: most of a PDF is these, and packing them takes most of its time. */
#include "pdf_ink.h"

#include <math.h>
#include <string.h>

enum { DECIMALS = 2 }; /* of a pixel: a hundredth is far below what any printer shows */

/* ---- numbers ---- */

static size_t write_digits(char *end, uint64_t number)
{
	size_t count = 0;
	do
		*(end - ++count) = (char)('0' + number % 10);
	while (number /= 10);
	return count;
}

/* Of a number in units of its last decimal. */
static void add_scaled(struct buf *out, uint64_t scaled, bool is_negative, int decimals)
{
	char room[48], *end = room + sizeof room, *at = end;
	*--at = ' ';
	while (decimals && scaled % 10 == 0) {
		scaled /= 10;
		decimals--;
	}
	for (int i = 0; i < decimals; i++, scaled /= 10)
		*--at = (char)('0' + scaled % 10);
	if (decimals)
		*--at = '.';
	if (scaled || !decimals)
		at -= write_digits(at, scaled);
	if (is_negative)
		*--at = '-';
	buf_add(out, at, (size_t)(end - at));
}

void ink_number(struct buf *out, double number, int decimals)
{
	static const double UNITS[] = { 1, 10, 100, 1e3, 1e4, 1e5, 1e6 };
	double scaled = floor(fabs(number) * UNITS[decimals] + 0.5);
	add_scaled(out, scaled < 1e15 ? (uint64_t)scaled : 0, number < 0 && scaled > 0, decimals);
}

static void add_place(struct ink *ink, double x, double y)
{
	ink_number(&ink->out, x, DECIMALS);
	ink_number(&ink->out, y, DECIMALS);
}

static void add_operator(struct ink *ink, const char *name)
{
	buf_text(&ink->out, name);
	buf_char(&ink->out, '\n');
}

/* ---- state ---- */

void ink_begin(struct ink *ink, struct arena *a, double page_height)
{
	*ink = (struct ink){ .arena = a };
	ink->state = (struct ink_state){ .opacity = 1, .width = 1, .scale = 1, .top = page_height, .shown = { -INFINITY, -INFINITY, INFINITY, INFINITY } };
}

void ink_turn(struct ink *ink)
{
	buf_text(&ink->out, "1 0 0 -1 0 ");
	ink_number(&ink->out, ink->state.top, 3);
	add_operator(ink, "cm");
}

void ink_save(struct ink *ink)
{
	ink->saved[ink->depth++] = ink->state;
	add_operator(ink, "q");
}

void ink_restore(struct ink *ink)
{
	ink->state = ink->saved[--ink->depth];
	add_operator(ink, "Q");
}

void ink_move(struct ink *ink, double x, double y, double scale)
{
	struct ink_state *s = &ink->state;
	s->left += x * s->scale;
	s->top -= y * s->scale;
	s->scale *= scale;
	ink_number(&ink->out, scale, 6);
	buf_text(&ink->out, "0 0 ");
	ink_number(&ink->out, scale, 6);
	ink_number(&ink->out, x, 4);
	ink_number(&ink->out, y, 4);
	add_operator(ink, "cm");
}

struct box ink_on_page(const struct ink *ink, struct box box)
{
	const struct ink_state *s = &ink->state;
	return (struct box){ box.left * s->scale + s->left, s->top - box.bottom * s->scale, box.right * s->scale + s->left, s->top - box.top * s->scale };
}

/* ---- outlines ---- */

static void add_curve(struct ink *ink, double x1, double y1, double x2, double y2, double x, double y)
{
	add_place(ink, x1, y1);
	add_place(ink, x2, y2);
	add_place(ink, x, y);
	add_operator(ink, "c");
}

static void add_line(struct ink *ink, double x, double y)
{
	add_place(ink, x, y);
	add_operator(ink, "l");
}

static void add_move(struct ink *ink, double x, double y)
{
	add_place(ink, x, y);
	add_operator(ink, "m");
}

static const double BEND = 0.5522847498; /* of a quarter of a circle */

/* A corner from one place to another, rounded about where the sides would meet. */
static void add_corner(struct ink *ink, double x0, double y0, double x, double y, double corner_x, double corner_y)
{
	add_curve(ink, x0 + (corner_x - x0) * BEND, y0 + (corner_y - y0) * BEND, x + (corner_x - x) * BEND, y + (corner_y - y) * BEND, x, y);
}

void ink_rect(struct ink *ink, struct box b, double radius)
{
	radius = fmin(radius, fmin(b.right - b.left, b.bottom - b.top) / 2);
	if (!(radius > 0)) {
		add_place(ink, b.left, b.top);
		add_place(ink, b.right - b.left, b.bottom - b.top);
		add_operator(ink, "re");
		return;
	}
	double left = b.left + radius, top = b.top + radius, right = b.right - radius, bottom = b.bottom - radius;
	add_move(ink, right, b.top);
	add_corner(ink, right, b.top, b.right, top, b.right, b.top);
	add_line(ink, b.right, bottom);
	add_corner(ink, b.right, bottom, right, b.bottom, b.right, b.bottom);
	add_line(ink, left, b.bottom);
	add_corner(ink, left, b.bottom, b.left, bottom, b.left, b.bottom);
	add_line(ink, b.left, top);
	add_corner(ink, b.left, top, left, b.top, b.left, b.top);
	add_operator(ink, "h");
}

void ink_ellipse(struct ink *ink, struct box b)
{
	double x = (b.left + b.right) / 2, y = (b.top + b.bottom) / 2;
	add_move(ink, b.right, y);
	add_corner(ink, b.right, y, x, b.bottom, b.right, b.bottom);
	add_corner(ink, x, b.bottom, b.left, y, b.left, b.bottom);
	add_corner(ink, b.left, y, x, b.top, b.left, b.top);
	add_corner(ink, x, b.top, b.right, y, b.right, b.top);
	add_operator(ink, "h");
}

void ink_steps(struct ink *ink, const struct path_step *steps, size_t count, double x, double y)
{
	for (size_t i = 0; i < count; i++) {
		const double *at = steps[i].at;
		switch (steps[i].op) {
		case 'M': add_move(ink, x + at[0], y + at[1]); break;
		case 'L': add_line(ink, x + at[0], y + at[1]); break;
		case 'C': add_curve(ink, x + at[0], y + at[1], x + at[2], y + at[3], x + at[4], y + at[5]); break;
		case 'Z': add_operator(ink, "h"); break;
		}
	}
}

void ink_clip(struct ink *ink)
{
	add_operator(ink, "W n");
}

void ink_clip_box(struct ink *ink, struct box box)
{
	ink_rect(ink, box, 0);
	ink_clip(ink);
	ink->state.shown = box_overlap(ink->state.shown, ink_on_page(ink, box));
}

bool ink_is_seen(const struct ink *ink, struct box box)
{
	return boxes_overlap(ink_on_page(ink, box), ink->state.shown);
}

/* ---- paint ---- */

static bool same_color(struct color a, struct color b)
{
	return a.r == b.r && a.g == b.g && a.b == b.b;
}

static void add_color(struct ink *ink, struct color *known, struct color color, const char *name)
{
	if (same_color(*known, color))
		return;
	*known = color;
	ink_number(&ink->out, color.r / 255.0, 3);
	ink_number(&ink->out, color.g / 255.0, 3);
	ink_number(&ink->out, color.b / 255.0, 3);
	add_operator(ink, name);
}

void ink_set_fill(struct ink *ink, struct color color)
{
	add_color(ink, &ink->state.fill, color, "rg");
}

void ink_set_opacity(struct ink *ink, double opacity, size_t name)
{
	if (ink->state.opacity == opacity)
		return;
	ink->state.opacity = opacity;
	buf_fmt(&ink->out, "/O%zu gs\n", name);
}

static void set_dash(struct ink *ink, double dash, double gap)
{
	if (ink->state.dash == dash && ink->state.gap == gap)
		return;
	ink->state.dash = dash;
	ink->state.gap = gap;
	buf_char(&ink->out, '[');
	if (dash > 0) {
		ink_number(&ink->out, dash, DECIMALS);
		ink_number(&ink->out, gap, DECIMALS);
	}
	add_operator(ink, "]0 d");
}

void ink_set_stroke(struct ink *ink, const struct paint *p)
{
	add_color(ink, &ink->state.stroke, p->stroke, "RG");
	if (ink->state.width != p->stroke_width) {
		ink->state.width = p->stroke_width;
		ink_number(&ink->out, p->stroke_width, DECIMALS);
		add_operator(ink, "w");
	}
	set_dash(ink, p->dash > 0 ? p->dash : 0, p->dash > 0 ? fmax(p->gap, 0) : 0);
	if (ink->state.is_round != p->round_caps)
		add_operator(ink, p->round_caps ? "1 J 1 j" : "0 J 0 j");
	ink->state.is_round = p->round_caps;
}

void ink_paint(struct ink *ink, bool fills, bool strokes)
{
	add_operator(ink, fills ? strokes ? "B" : "f" : strokes ? "S" : "n");
}

void ink_line(struct ink *ink, const struct set_line *line, double x, double y, double size, double squeeze)
{
	struct ink_text text = { ink->out.len, line, x, y, size, squeeze };
	VEC_PUSH(ink->arena, &ink->texts, text);
}
