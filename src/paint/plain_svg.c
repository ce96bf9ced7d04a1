/* plain_svg.c — reads what picture_svg.c has written: tags, and attributes in double quotes. Whatever is not listed here makes a picture one for librsvg. */
#include "plain_svg.h"

#include <math.h>

enum { DEPTH = 16 };

static const double TURN = 6.283185307179586;

/* ---- numbers ---- */

struct number_reader {
	struct str text;
	size_t at;
	bool is_fine;
};

static char next_char(const struct number_reader *r)
{
	return r->at < r->text.len ? r->text.at[r->at] : 0;
}

static void skip_blanks(struct number_reader *r)
{
	while (next_char(r) == ' ' || next_char(r) == ',' || next_char(r) == '\n' || next_char(r) == '\t' || next_char(r) == '\r')
		r->at++;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "-12.5" or ".5"; an exponent is for librsvg. */
static double read_number(struct number_reader *r)
{
	skip_blanks(r);
	double number = 0, unit = 1;
	bool is_negative = next_char(r) == '-', has_digits = false;
	r->at += is_negative || next_char(r) == '+';
	for (; is_digit(next_char(r)); r->at++, has_digits = true)
		number = number * 10 + (next_char(r) - '0');
	if (next_char(r) == '.')
		for (r->at++; is_digit(next_char(r)); r->at++, has_digits = true)
			number += (next_char(r) - '0') * (unit /= 10);
	r->is_fine &= has_digits && next_char(r) != 'e' && next_char(r) != 'E' && fabs(number) < 1e7;
	return is_negative ? -number : number;
}

static bool read_numbers(struct str text, double *numbers, size_t count)
{
	struct number_reader r = { text, 0, true };
	for (size_t i = 0; i < count; i++)
		numbers[i] = read_number(&r);
	skip_blanks(&r);
	return r.is_fine && r.at == text.len;
}

/* ---- attributes ---- */

/* The next one: name="value". False at their end. */
static bool next_attribute(struct str *rest, struct str *name, struct str *value)
{
	*rest = str_trim(*rest);
	if (!rest->len)
		return false;
	*name = str_next(rest, '=');
	str_next(rest, '"');
	*value = str_next(rest, '"');
	return true;
}

static struct str attribute(struct str all, const char *wanted)
{
	struct str name, value, none = { 0 };
	while (next_attribute(&all, &name, &value))
		if (str_is(name, wanted))
			return value;
	return none;
}

static double number_of(struct str all, const char *name)
{
	double number;
	return read_numbers(attribute(all, name), &number, 1) ? number : 0;
}

/* ---- which shapes ---- */

struct svg_style {
	int fill; /* 0xRRGGBB; -1: none */
	bool is_even_odd;
};

static bool read_color(struct str value, int *color)
{
	int red = 0, digits = 0;
	if (str_is(value, "none")) {
		*color = -1;
		return true;
	}
	if (value.len != 7 || value.at[0] != '#')
		return false;
	for (size_t i = 1; i < 7; i++) {
		int digit = hex_digit(value.at[i]);
		digits += digit >= 0;
		red = red << 4 | (digit & 15);
	}
	*color = red;
	return digits == 6;
}

static bool has_numbers(struct str value, size_t count)
{
	double numbers[4];
	return read_numbers(value, numbers, count);
}

enum svg_value { VALUE_ANY, VALUE_NUMBER, VALUE_BOX, VALUE_FILL, VALUE_RULE, VALUE_PATH };

static const struct {
	const char *element, *name; /* "": of all that may be filled */
	enum svg_value value;
} KNOWN[] = {
	{ "svg", "width", VALUE_NUMBER }, { "svg", "height", VALUE_NUMBER }, { "svg", "viewBox", VALUE_BOX }, { "svg", "xmlns", VALUE_ANY }, { "svg", "xmlns:xlink", VALUE_ANY },
	{ "path", "d", VALUE_PATH }, { "circle", "cx", VALUE_NUMBER }, { "circle", "cy", VALUE_NUMBER }, { "circle", "r", VALUE_NUMBER }, { "ellipse", "cx", VALUE_NUMBER },
	{ "ellipse", "cy", VALUE_NUMBER }, { "ellipse", "rx", VALUE_NUMBER }, { "ellipse", "ry", VALUE_NUMBER }, { "rect", "x", VALUE_NUMBER }, { "rect", "y", VALUE_NUMBER },
	{ "rect", "width", VALUE_NUMBER }, { "rect", "height", VALUE_NUMBER }, { "g", "fill", VALUE_FILL }, { "svg", "fill", VALUE_FILL }, { "", "id", VALUE_ANY },
	{ "", "fill", VALUE_FILL }, { "", "fill-rule", VALUE_RULE },
};

static void run_path(const struct cairo_lib *lib, cairo_t *cr, struct number_reader *r);

static bool is_path(struct str value)
{
	struct number_reader r = { value, 0, true };
	run_path(NULL, NULL, &r);
	return r.is_fine;
}

static bool take_value(enum svg_value kind, struct str value, struct svg_style *style)
{
	switch (kind) {
	case VALUE_ANY: return true;
	case VALUE_NUMBER: return has_numbers(value, 1);
	case VALUE_BOX: return has_numbers(value, 4);
	case VALUE_FILL: return read_color(value, &style->fill);
	case VALUE_PATH: return is_path(value);
	case VALUE_RULE: style->is_even_odd = str_is(value, "evenodd"); return style->is_even_odd || str_is(value, "nonzero");
	}
	return false;
}

static bool take_attributes(struct str element, struct str all, struct svg_style *style)
{
	struct str name, value;
	while (next_attribute(&all, &name, &value)) {
		size_t i = 0;
		while (i < sizeof KNOWN / sizeof *KNOWN && !(str_is(name, KNOWN[i].name) && (!*KNOWN[i].element || str_is(element, KNOWN[i].element))))
			i++;
		if (i == sizeof KNOWN / sizeof *KNOWN || !take_value(KNOWN[i].value, value, style))
			return false;
	}
	return true;
}

static bool is_shape(struct str name)
{
	return str_is(name, "path") || str_is(name, "circle") || str_is(name, "ellipse") || str_is(name, "rect");
}

struct svg_walk {
	struct svg_style styles[DEPTH]; /* of the elements that are open */
	size_t depth;
};

static bool open_element(struct plain_svg *s, struct arena *a, struct svg_walk *w, struct str name, struct str all)
{
	double box[4];
	bool is_root = str_is(name, "svg");
	if (w->depth + 1 == DEPTH || is_root != !w->depth || (!is_root && !str_is(name, "g") && !is_shape(name)))
		return false;
	struct svg_style *style = &w->styles[w->depth + 1];
	*style = w->styles[w->depth++];
	if (!take_attributes(name, all, style) || (is_root && !read_numbers(attribute(all, "viewBox"), box, 4)))
		return false;
	if (is_root) {
		s->left = box[0];
		s->top = box[1];
		s->width = box[2];
		s->height = box[3];
	} else if (is_shape(name) && style->fill >= 0) {
		struct filled_part part = { name, str_is(name, "path") ? attribute(all, "d") : all, (uint8_t)(style->fill >> 16), (uint8_t)(style->fill >> 8), (uint8_t)style->fill, style->is_even_odd };
		VEC_PUSH(a, &s->parts, part);
	}
	return true;
}

bool plain_svg_read(struct plain_svg *s, struct arena *a, struct str bytes)
{
	struct svg_walk w = { 0 };
	*s = (struct plain_svg){ 0 };
	for (struct str rest = bytes; rest.len;) {
		if (str_trim(str_next(&rest, '<')).len)
			return false;
		struct str tag = str_next(&rest, '>');
		if (str_starts(tag, "/")) {
			if (!w.depth--)
				return false;
			continue;
		}
		if (tag.len && tag.at[tag.len - 1] == '/')
			return false;
		struct str name = str_next(&tag, ' ');
		if (!open_element(s, a, &w, name, tag))
			return false;
	}
	return !w.depth && s->width > 0 && s->height > 0;
}

/* ---- paths ---- */

struct path_pen {
	const struct cairo_lib *lib; /* NULL: the path is only read */
	cairo_t *cr;
	double x, y, from_x, from_y; /* where it is; where the figure began */
	double bend_x, bend_y;       /* the last control point of a curve */
	char before;
};

static void line_to(struct path_pen *p, double x, double y)
{
	if (p->lib)
		p->lib->cairo_line_to(p->cr, x, y);
	p->x = x;
	p->y = y;
}

static void move_to(struct path_pen *p, double x, double y)
{
	if (p->lib)
		p->lib->cairo_move_to(p->cr, x, y);
	p->x = p->from_x = x;
	p->y = p->from_y = y;
}

static void close_path(struct path_pen *p)
{
	if (p->lib)
		p->lib->cairo_close_path(p->cr);
	p->x = p->from_x;
	p->y = p->from_y;
}

static void curve_to(struct path_pen *p, double x1, double y1, double x2, double y2, double x, double y)
{
	if (p->lib)
		p->lib->cairo_curve_to(p->cr, x1, y1, x2, y2, x, y);
	p->bend_x = x2;
	p->bend_y = y2;
	p->x = x;
	p->y = y;
}

/* From one angle to another, on a circle that is stretched and turned: in pieces of at most a quarter. */
static void add_arc(struct path_pen *p, const double middle[2], const double radius[2], double turned, double from, double by)
{
	int pieces = (int)ceil(fabs(by) / (TURN / 4) - 1e-9);
	double sine = sin(turned), cosine = cos(turned), part = pieces ? by / pieces : 0, bend = 4.0 / 3 * tan(part / 4);
	for (int i = 0; i < pieces; i++, from += part) {
		double to = from + part, x[3], y[3];
		const double across[3] = { cos(from) - bend * sin(from), cos(to) + bend * sin(to), cos(to) }, down[3] = { sin(from) + bend * cos(from), sin(to) - bend * cos(to), sin(to) };
		for (int k = 0; k < 3; k++) {
			x[k] = middle[0] + radius[0] * across[k] * cosine - radius[1] * down[k] * sine;
			y[k] = middle[1] + radius[0] * across[k] * sine + radius[1] * down[k] * cosine;
		}
		curve_to(p, x[0], y[0], x[1], y[1], x[2], y[2]);
	}
}

/* From its ends to its middle (SVG 1.1, F.6.5). */
static void arc_to(struct path_pen *p, double rx, double ry, double degrees, bool is_large, bool is_clockwise, double x, double y)
{
	double turned = degrees / 360 * TURN, sine = sin(turned), cosine = cos(turned), half_x = (p->x - x) / 2, half_y = (p->y - y) / 2;
	double x1 = cosine * half_x + sine * half_y, y1 = cosine * half_y - sine * half_x;
	rx = fabs(rx);
	ry = fabs(ry);
	if (!(rx > 0 && ry > 0) || (half_x == 0 && half_y == 0)) {
		line_to(p, x, y);
		return;
	}
	double too_far = sqrt(x1 * x1 / (rx * rx) + y1 * y1 / (ry * ry));
	rx *= fmax(1, too_far);
	ry *= fmax(1, too_far);
	double below = rx * rx * y1 * y1 + ry * ry * x1 * x1, root = sqrt(fmax(0, (rx * rx * ry * ry - below) / below)) * (is_large == is_clockwise ? -1 : 1);
	double cx = root * rx * y1 / ry, cy = -root * ry * x1 / rx;
	double from = atan2((y1 - cy) / ry, (x1 - cx) / rx), by = atan2((-y1 - cy) / ry, (-x1 - cx) / rx) - from;
	if (is_clockwise && by < 0)
		by += TURN;
	if (!is_clockwise && by > 0)
		by -= TURN;
	add_arc(p, (const double[]){ cosine * cx - sine * cy + (p->x + x) / 2, sine * cx + cosine * cy + (p->y + y) / 2 }, (const double[]){ rx, ry }, turned, from, by);
	p->x = x;
	p->y = y;
}

/* ---- their letters ---- */

/* How many numbers follow each letter. */
static int numbers_after(char letter)
{
	static const char LETTERS[] = "MLHVCSQTAZ";
	static const int NUMBERS[] = { 2, 2, 1, 1, 6, 4, 4, 2, 7, 0 };
	for (int i = 0; LETTERS[i]; i++)
		if (LETTERS[i] == letter)
			return NUMBERS[i];
	return -1;
}

/* From the pen's place where the letter is small. */
static void make_absolute(const struct path_pen *p, char letter, double n[7])
{
	if (letter == 'H' || letter == 'V')
		n[0] += letter == 'H' ? p->x : p->y;
	else if (letter == 'A') {
		n[5] += p->x;
		n[6] += p->y;
	} else
		for (int i = 0; i < numbers_after(letter); i++)
			n[i] += i % 2 ? p->y : p->x;
}

/* A curve that goes on smoothly begins with the last one's control point, mirrored. */
static void mirror_bend(struct path_pen *p, const char *after)
{
	bool is_smooth = p->before == after[0] || p->before == after[1];
	p->bend_x = is_smooth ? 2 * p->x - p->bend_x : p->x;
	p->bend_y = is_smooth ? 2 * p->y - p->bend_y : p->y;
}

static void quadratic_to(struct path_pen *p, double bend_x, double bend_y, double x, double y)
{
	curve_to(p, p->x + (bend_x - p->x) * 2 / 3, p->y + (bend_y - p->y) * 2 / 3, x + (bend_x - x) * 2 / 3, y + (bend_y - y) * 2 / 3, x, y);
	p->bend_x = bend_x;
	p->bend_y = bend_y;
}

static void run_letter(struct path_pen *p, char letter, const double n[7])
{
	switch (letter) {
	case 'M': move_to(p, n[0], n[1]); break;
	case 'L': line_to(p, n[0], n[1]); break;
	case 'H': line_to(p, n[0], p->y); break;
	case 'V': line_to(p, p->x, n[0]); break;
	case 'C': curve_to(p, n[0], n[1], n[2], n[3], n[4], n[5]); break;
	case 'S': mirror_bend(p, "CS"); curve_to(p, p->bend_x, p->bend_y, n[0], n[1], n[2], n[3]); break;
	case 'Q': quadratic_to(p, n[0], n[1], n[2], n[3]); break;
	case 'T': mirror_bend(p, "QT"); quadratic_to(p, p->bend_x, p->bend_y, n[0], n[1]); break;
	case 'A': arc_to(p, n[0], n[1], n[2], n[3] != 0, n[4] != 0, n[5], n[6]); break;
	case 'Z': close_path(p); break;
	}
	p->before = letter;
}

/* A flag of an arc is one digit, and need not be set off from what follows. */
static double read_flag(struct number_reader *r)
{
	skip_blanks(r);
	char c = next_char(r);
	r->is_fine &= c == '0' || c == '1';
	r->at++;
	return c == '1';
}

static void run_path(const struct cairo_lib *lib, cairo_t *cr, struct number_reader *r)
{
	struct path_pen p = { .lib = lib, .cr = cr };
	char letter = 0;
	for (skip_blanks(r); r->is_fine && r->at < r->text.len; skip_blanks(r)) {
		double n[7] = { 0 };
		char c = next_char(r);
		bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
		bool goes_on = letter && letter != 'Z' && letter != 'z';
		letter = is_letter ? c : letter == 'M' ? 'L' : letter == 'm' ? 'l' : letter;
		r->at += is_letter;
		char large = letter & ~0x20;
		int count = numbers_after(large);
		r->is_fine &= count >= 0 && (is_letter || goes_on) && (p.before || large == 'M');
		for (int i = 0; i < count; i++)
			n[i] = large == 'A' && (i == 3 || i == 4) ? read_flag(r) : read_number(r);
		if (!r->is_fine)
			return;
		if (letter != large)
			make_absolute(&p, large, n);
		run_letter(&p, large, n);
	}
}

/* ---- drawing ---- */

static void add_ellipse(const struct cairo_lib *lib, cairo_t *cr, double x, double y, double rx, double ry)
{
	struct path_pen p = { .lib = lib, .cr = cr };
	if (!(rx > 0 && ry > 0))
		return;
	move_to(&p, x + rx, y);
	add_arc(&p, (const double[]){ x, y }, (const double[]){ rx, ry }, 0, 0, TURN);
	close_path(&p);
}

static void add_part(const struct cairo_lib *lib, cairo_t *cr, const struct filled_part *part)
{
	struct str all = part->data;
	if (str_is(part->name, "path"))
		run_path(lib, cr, &(struct number_reader){ all, 0, true });
	else if (str_is(part->name, "circle"))
		add_ellipse(lib, cr, number_of(all, "cx"), number_of(all, "cy"), number_of(all, "r"), number_of(all, "r"));
	else if (str_is(part->name, "ellipse"))
		add_ellipse(lib, cr, number_of(all, "cx"), number_of(all, "cy"), number_of(all, "rx"), number_of(all, "ry"));
	else if (number_of(all, "width") > 0 && number_of(all, "height") > 0)
		lib->cairo_rectangle(cr, number_of(all, "x"), number_of(all, "y"), number_of(all, "width"), number_of(all, "height"));
}

void plain_svg_draw(const struct plain_svg *s, const struct cairo_lib *lib, cairo_t *cr, double x, double y, double width, double height)
{
	double scale = fmin(width / s->width, height / s->height);
	lib->cairo_save(cr);
	lib->cairo_rectangle(cr, x, y, width, height);
	lib->cairo_clip(cr);
	lib->cairo_translate(cr, x + (width - s->width * scale) / 2, y + (height - s->height * scale) / 2);
	lib->cairo_scale(cr, scale, scale);
	lib->cairo_translate(cr, -s->left, -s->top);
	for (size_t i = 0; i < s->parts.len; i++) {
		const struct filled_part *part = &s->parts.at[i];
		lib->cairo_new_path(cr);
		add_part(lib, cr, part);
		lib->cairo_set_fill_rule(cr, part->is_even_odd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING);
		lib->cairo_set_source_rgba(cr, part->red / 255.0, part->green / 255.0, part->blue / 255.0, 1);
		lib->cairo_fill(cr);
	}
	lib->cairo_new_path(cr);
	lib->cairo_restore(cr);
}
