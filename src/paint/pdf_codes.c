/* pdf_codes.c — letters in a file: shown once for cairo to embed their fonts, found again in what it wrote, and written by us from then on. */
#include "pdf_letters.h"
#include "pdf_ink.h"

#include <math.h>
#include <string.h>

/* ---- shown ---- */

struct shown_letters {
	struct buf text;
	VEC(cairo_glyph_t) glyphs;
	VEC(cairo_text_cluster_t) clusters;
};

/* They lie on each other: nobody sees the page. */
static void show_font(struct letters *l, size_t font, struct shown_letters *shown, cairo_t *cr)
{
	enum { PLACE = 500 };
	buf_clear(&shown->text);
	shown->glyphs.len = shown->clusters.len = 0;
	for (size_t i = 0; i < l->list.len; i++) {
		struct letter *letter = l->list.at[i];
		if (letter->font != font)
			continue;
		VEC_PUSH(l->arena, &l->shown, letter);
		VEC_PUSH(l->arena, &shown->glyphs, ((cairo_glyph_t){ letter->glyph, PLACE, PLACE }));
		VEC_PUSH(l->arena, &shown->clusters, ((cairo_text_cluster_t){ (int)letter->text.len, 1 }));
		buf_str(&shown->text, letter->text);
	}
	l->lib->cairo_set_scaled_font(cr, l->fonts.at[font].scaled);
	if (shown->glyphs.len)
		l->lib->cairo_show_text_glyphs(cr, shown->text.len ? shown->text.at : "", (int)shown->text.len, shown->glyphs.at, (int)shown->glyphs.len, shown->clusters.at,
			(int)shown->clusters.len, 0);
}

void letters_show(struct letters *l, cairo_t *cr)
{
	struct shown_letters shown = { 0 };
	for (size_t i = 0; i < l->fonts.len; i++)
		show_font(l, i, &shown, cr);
	buf_finish(&shown.text);
}

/* ---- widths ---- */

static void read_widths(struct letters *l, struct font_resource *r, struct str list)
{
	VEC(double) widths = { 0 };
	double width;
	list = str_slice(list, 0, str_find(list, ']'));
	while (list.len) {
		struct str word = str_trim(str_next(&list, ' '));
		if (word.len && number_read(word, &width))
			VEC_PUSH(l->arena, &widths, width);
	}
	r->widths = widths.at;
	r->count = widths.len;
}

/* As cairo writes them: "/Widths [ 500 600 ]", or of the font below "/W [0 [ 500 600 ]]", of all from the first on. */
static void find_widths(struct letters *l, const struct pdf_objects *o, struct font_resource *r)
{
	struct str font = pdf_object(o, r->number), key = r->is_wide ? STR("/W [0 [") : STR("/Widths [");
	if (r->is_wide)
		font = pdf_object(o, pdf_reference_in(font, "/DescendantFonts [", 0));
	int first = r->is_wide ? 0 : pdf_number_of(font, "/FirstChar ");
	r->first = first < 0 ? 0 : (size_t)first;
	read_widths(l, r, str_slice(font, str_find_text(font, 0, key) + key.len, font.len));
}

/* ---- found again ---- */

struct code_reader {
	struct letters *l;
	const struct pdf_objects *o;
	struct str resources, content;
	size_t at;
	size_t found;
	int resource; /* the font that is set */
	bool is_wide, is_known;
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static bool ends_word(char c)
{
	return is_blank(c) || strchr("/<>()[]", c);
}

static void add_code(struct code_reader *r, unsigned code)
{
	if (r->found == r->l->shown.len || r->resource < 0) {
		r->is_known = false;
		return;
	}
	struct letter *letter = r->l->shown.at[r->found++];
	letter->resource = r->resource;
	letter->code = code;
}

static void add_byte(struct code_reader *r, unsigned char byte, int *first)
{
	if (!r->is_wide) {
		add_code(r, byte);
	} else if (*first < 0) {
		*first = byte;
	} else {
		add_code(r, (unsigned)*first << 8 | byte);
		*first = -1;
	}
}

/* <0123>; whoever calls has seen that it is no dictionary. */
static void read_hexadecimal(struct code_reader *r)
{
	int first = -1, half = -1;
	for (r->at++; r->at < r->content.len && r->content.at[r->at] != '>'; r->at++) {
		int digit = hex_digit(r->content.at[r->at]);
		if (digit < 0)
			continue;
		if (half >= 0)
			add_byte(r, (unsigned char)(half << 4 | digit), &first);
		half = half < 0 ? digit : -1;
	}
	r->at++;
}

static unsigned char read_escape(struct code_reader *r)
{
	static const char NAMES[] = "nrtbf", BYTES[] = "\n\r\t\b\f";
	char c = r->content.at[r->at];
	const char *name = strchr(NAMES, c);
	if (c < '0' || c > '7')
		return (unsigned char)(c && name ? BYTES[name - NAMES] : c);
	unsigned code = 0, digits = 0;
	for (; digits < 3 && r->at < r->content.len && r->content.at[r->at] >= '0' && r->content.at[r->at] <= '7'; digits++)
		code = code << 3 | (unsigned)(r->content.at[r->at++] - '0');
	r->at--;
	return (unsigned char)code;
}

/* (a\(b\051): cairo leaves no bracket in it as it is. */
static void read_literal(struct code_reader *r)
{
	int first = -1;
	for (r->at++; r->at < r->content.len && r->content.at[r->at] != ')'; r->at++) {
		char c = r->content.at[r->at];
		if (c != '\\') {
			add_byte(r, (unsigned char)c, &first);
		} else if (++r->at < r->content.len && r->content.at[r->at] != '\n') {
			add_byte(r, read_escape(r), &first);
		}
	}
	r->at++;
}

static struct str read_word(struct code_reader *r)
{
	size_t from = r->at++;
	while (r->at < r->content.len && !ends_word(r->content.at[r->at]))
		r->at++;
	return str_slice(r->content, from, r->at);
}

static int resource_of(struct letters *l, const struct pdf_objects *o, int number)
{
	for (size_t i = 0; i < l->resources.len; i++)
		if (l->resources.at[i].number == number)
			return (int)i;
	struct str font = pdf_object(o, number);
	struct font_resource found = { .number = number, .is_wide = str_find_text(font, 0, STR("/Type0")) < font.len };
	find_widths(l, o, &found);
	VEC_PUSH(l->arena, &l->resources, found);
	return (int)l->resources.len - 1;
}

static void set_font(struct code_reader *r, struct str name)
{
	struct buf key = { 0 };
	buf_fmt(&key, "%.*s ", STR_ARG(name));
	int number = name.len ? pdf_number_of(r->resources, key.at) : -1;
	buf_finish(&key);
	r->resource = pdf_object(r->o, number).len ? resource_of(r->l, r->o, number) : -1;
	r->is_wide = r->resource >= 0 && r->l->resources.at[r->resource].is_wide;
}

/* What stands in << >> is of a mark. */
static void skip_dictionary(struct code_reader *r)
{
	r->at = str_find_text(r->content, r->at, STR(">>")) + 2;
}

static void read_content(struct code_reader *r)
{
	struct str name = { 0 };
	while (r->at < r->content.len) {
		char c = r->content.at[r->at];
		if (c == '(') {
			read_literal(r);
		} else if (str_starts(str_slice(r->content, r->at, r->content.len), "<<")) {
			skip_dictionary(r);
		} else if (c == '<') {
			read_hexadecimal(r);
		} else if (is_blank(c) || strchr("[]>)", c)) {
			r->at++;
		} else {
			struct str word = read_word(r);
			if (str_is(word, "Tf"))
				set_font(r, name);
			name = word.at[0] == '/' ? word : name;
		}
	}
}

static bool find_width(const struct letters *l, struct letter *letter)
{
	const struct font_resource *r = &l->resources.at[letter->resource];
	size_t index = letter->code - r->first;
	letter->width = index < r->count ? r->widths[index] : 0;
	return index < r->count;
}

bool letters_read(struct letters *l, const struct pdf_objects *o, struct str resources, struct str content)
{
	struct code_reader r = { .l = l, .o = o, .resources = resources, .content = content, .resource = -1, .is_known = true };
	read_content(&r);
	bool is_known = r.is_known && r.found == l->shown.len;
	for (size_t i = 0; is_known && i < l->list.len; i++)
		is_known = find_width(l, l->list.at[i]);
	return is_known;
}

/* ---- written ---- */

struct letter_writer {
	const struct letters *l;
	struct buf *out;
	double size;
	int resource;     /* the font that is set; -1: none is */
	bool is_wide;
	double pen, rise; /* where the next letter would stand, in thousandths of an em */
	bool is_open;     /* a string is */
};

static void close_string(struct letter_writer *w)
{
	if (w->is_open)
		buf_char(w->out, w->is_wide ? '>' : ')');
	w->is_open = false;
}

static void open_string(struct letter_writer *w)
{
	if (!w->is_open)
		buf_char(w->out, w->is_wide ? '<' : '(');
	w->is_open = true;
}

/* Codes of one byte are written so that no line ends within a string. */
static void write_code(struct letter_writer *w, unsigned code)
{
	static const char HEX[] = "0123456789abcdef";
	if (w->is_wide) {
		buf_add(w->out, (const char[]){ HEX[code >> 12 & 15], HEX[code >> 8 & 15], HEX[code >> 4 & 15], HEX[code & 15] }, 4);
	} else if (code < ' ' || code > '~') {
		buf_add(w->out, (const char[]){ '\\', HEX[code >> 6 & 7], HEX[code >> 3 & 7], HEX[code & 7] }, 4);
	} else {
		if (code == '(' || code == ')' || code == '\\')
			buf_char(w->out, '\\');
		buf_char(w->out, (char)code);
	}
}

static void change_font(struct letter_writer *w, int resource)
{
	close_string(w);
	if (w->resource >= 0)
		buf_text(w->out, "]TJ\n");
	w->resource = resource;
	w->is_wide = w->l->resources.at[resource].is_wide;
	buf_fmt(w->out, "/F%d ", resource);
	ink_number(w->out, w->size, 4);
	buf_text(w->out, "Tf\n[");
}

static void change_rise(struct letter_writer *w, double rise)
{
	close_string(w);
	w->rise = rise;
	buf_text(w->out, "]TJ\n");
	ink_number(w->out, rise / 1000 * w->size, 3);
	buf_text(w->out, "Ts\n[");
}

/* Letters stand where they were set, to half a thousandth of an em. */
static void write_letter(struct letter_writer *w, const struct set_letter *set)
{
	double x = set->x / SET_SIZE * 1000, rise = set->rise / SET_SIZE * 1000, back = floor(w->pen - x + 0.5);
	if (set->letter->resource != w->resource)
		change_font(w, set->letter->resource);
	if (fabs(rise - w->rise) > 0.5)
		change_rise(w, rise);
	if (back != 0) {
		close_string(w);
		ink_number(w->out, back, 0);
		w->pen -= back;
	}
	open_string(w);
	write_code(w, set->letter->code);
	w->pen += set->letter->width;
}

void letters_write(const struct letters *l, const struct set_line *line, double x, double y, double size, double squeeze, struct buf *out)
{
	struct letter_writer w = { .l = l, .out = out, .size = size, .resource = -1 };
	if (!line->count)
		return;
	buf_text(out, "BT\n");
	ink_number(out, squeeze, 5);
	buf_text(out, "0 0 -1 ");
	ink_number(out, x, 3);
	ink_number(out, y, 2);
	buf_text(out, "Tm\n");
	for (size_t i = 0; i < line->count; i++)
		write_letter(&w, &line->at[i]);
	close_string(&w);
	buf_text(out, "]TJ\n");
	if (w.rise != 0)
		buf_text(out, "0 Ts\n");
	buf_text(out, "ET\n");
}
