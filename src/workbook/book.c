/* book.c — a workbook: its facts, its formats, its texts. */
#include "workbook/book.h"
#include "cjm/said.h"

enum { DAYS_1980 = 3652, SECONDS_A_DAY = 86400 };

static void set_properties(struct out_book *b, struct workbook_options options)
{
	lxw_doc_properties p = { 0 };
	p.title = (char *)book_text(b, b->title);
	p.created = (time_t)(options.made > DAYS_1980 ? options.made : DAYS_1980) * SECONDS_A_DAY;
	b->lib.workbook_set_properties(b->file, &p);
}

enum workbook_result book_make(struct out_book *b, void (*write_sheets)(struct out_book *b), struct workbook_options options, struct buf *out, struct buf *message)
{
	names_init(&b->formats, &b->arena);
	bool is_fine = file_open(b, message), is_too_large = false;
	if (is_fine) {
		write_sheets(b);
		set_properties(b, options);
		is_too_large = b->is_too_large;
		is_fine = file_close(b, out, message);
	}
	arena_finish(&b->arena);
	if (is_too_large) {
		buf_clear(out);
		buf_said(message, "a workbook holds at most 32767 characters in a cell, and a million rows and a thousand columns in a sheet");
	}
	return is_too_large ? WORKBOOK_TOO_LARGE : is_fine ? WORKBOOK_FINE : WORKBOOK_NO_LIBRARY;
}

/* ---- formats ---- */

enum { COLOR_HEAD = 0xE8EDF3, COLOR_LINE = 0x8A97A6, COLOR_LINK = 0x0B5CAD };

lxw_format *book_format(struct out_book *b, struct str number_format)
{
	struct str code = number_format.len ? number_format : STR("@");
	lxw_format *f = names_find(&b->formats, code);
	if (f)
		return f;
	f = b->lib.workbook_add_format(b->file);
	b->lib.format_set_num_format(f, str_terminated(&b->arena, code));
	b->lib.format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
	if (!number_format.len) {
		b->lib.format_set_text_wrap(f);
		b->lib.format_set_indent(f, 1);
	}
	names_add(&b->formats, str_copy(&b->arena, code), f);
	return f;
}

lxw_format *book_head_format(struct out_book *b)
{
	lxw_format *f = names_find(&b->formats, STR("head"));
	if (f)
		return f;
	f = b->lib.workbook_add_format(b->file);
	b->lib.format_set_bold(f);
	b->lib.format_set_indent(f, 1);
	b->lib.format_set_text_wrap(f);
	b->lib.format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
	b->lib.format_set_bg_color(f, COLOR_HEAD);
	b->lib.format_set_bottom(f, LXW_BORDER_THIN);
	b->lib.format_set_bottom_color(f, COLOR_LINE);
	names_add(&b->formats, STR("head"), f);
	return f;
}

lxw_format *book_link_format(struct out_book *b)
{
	lxw_format *f = names_find(&b->formats, STR("link"));
	if (f)
		return f;
	f = b->lib.workbook_add_format(b->file);
	b->lib.format_set_underline(f, LXW_UNDERLINE_SINGLE);
	b->lib.format_set_font_color(f, COLOR_LINK);
	b->lib.format_set_indent(f, 1);
	b->lib.format_set_text_wrap(f);
	b->lib.format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
	names_add(&b->formats, STR("link"), f);
	return f;
}

/* ---- texts ---- */

/* "_x0041_" is how a workbook writes a character by its number. */
static bool is_escape(struct str s, size_t at)
{
	bool is = at + 6 < s.len && s.at[at] == '_' && s.at[at + 1] == 'x' && s.at[at + 6] == '_';
	for (size_t i = 2; is && i < 6; i++)
		is = hex_digit(s.at[at + i]) >= 0;
	return is;
}

const char *book_text(struct out_book *b, struct str text)
{
	struct buf out = { 0 };
	for (size_t at = 0; at < text.len;) {
		if (is_escape(text, at))
			buf_text(&out, "_x005F");
		uint32_t code = utf8_next(text, &at);
		buf_utf8(&out, code && (code < 0x20 || xml_may_hold(code)) ? code : 0xFFFD);
	}
	struct str s = buf_take(&out, &b->arena);
	buf_finish(&out);
	return s.len ? s.at : "";
}

struct str book_label(const struct out_book *b, enum label id)
{
	return label(b->words, id);
}
