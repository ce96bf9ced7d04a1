/* tools.c — the buttons of the page: a row each. */
#include "page/tools.h"

static void put_text(struct buf *out, const char *before, struct str text, const char *behind)
{
	buf_text(out, before);
	buf_xml(out, text);
	buf_text(out, behind);
}

struct tool {
	const char *id;
	enum label label;
	const char *sign; /* a path in a box of 16 units */
	bool is_named;    /* its words stand beside the sign */
};

static void put_sign(struct buf *out, const char *sign)
{
	buf_fmt(out, "<svg class=\"sign\" viewBox=\"0 0 16 16\" width=\"16\" height=\"16\" aria-hidden=\"true\"><path d=\"%s\"/></svg>", sign);
}

static void put_tool(const struct page *p, struct buf *out, const struct tool *t)
{
	struct str name = label(p->words, t->label);
	buf_fmt(out, "<button type=\"button\" id=\"%s\"", t->id);
	if (!t->is_named) {
		put_text(out, " aria-label=\"", name, "\"");
		put_text(out, " title=\"", name, "\"");
	}
	buf_char(out, '>');
	put_sign(out, t->sign);
	put_text(out, "", t->is_named ? name : (struct str){ 0 }, "</button>\n");
}

static void put_search(const struct page *p, struct buf *out)
{
	struct str name = label(p->words, LABEL_page_search);
	buf_text(out, "<label class=\"search\">");
	put_sign(out, "M11 11l3.5 3.5M12 7A5 5 0 1 1 2 7a5 5 0 0 1 10 0Z");
	put_text(out, "<input type=\"search\" id=\"search\" autocomplete=\"off\" spellcheck=\"false\" aria-label=\"", name, "\"");
	put_text(out, " placeholder=\"", name, "\"><kbd aria-hidden=\"true\">/</kbd></label>\n");
	put_text(out, "<output id=\"found\" role=\"status\" data-found=\"", label(p->words, LABEL_page_found), "\"></output>\n");
}

void tools_write(const struct page *p, struct buf *out)
{
	static const struct tool TOOLS[] = {
		{ "theme", LABEL_page_theme, "M8 2a6 6 0 1 0 0 12ZM8 2a6 6 0 0 1 0 12", false },
		{ "print", LABEL_page_print, "M4 6V2h8v4M4 12H2V6h12v6h-2M4 9.5h8V14H4Z", false },
		{ "present", LABEL_page_present, "M1.5 2.5h13v9h-13ZM8 11.5V14M5 14h6M6.7 5v4l3.3-2Z", true },
	};
	buf_text(out, "<div id=\"tools\" hidden>\n");
	put_search(p, out);
	for (size_t i = 0; i < sizeof TOOLS / sizeof *TOOLS; i++)
		put_tool(p, out, &TOOLS[i]);
	buf_text(out, "</div>\n");
}

static void put_key(const struct page *p, struct buf *out, const char *keys, enum label what)
{
	put_text(out, "<span><kbd>", str_of(keys), "</kbd> ");
	put_text(out, "", label(p->words, what), "</span>\n");
}

void tools_keys_write(const struct page *p, struct buf *out)
{
	static const struct tool ZOOM[] = {
		{ "zoom-out", LABEL_page_zoom_out, "M3 8h10", false },
		{ "zoom-in", LABEL_page_zoom_in, "M3 8h10M8 3v10", false },
		{ "fit", LABEL_page_fit, "M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4", true },
	};
	static const struct tool SHOW[] = {
		{ "steps", LABEL_page_steps, "M2 3h12v10H2ZM6.5 3v10", true },
		{ "previous", LABEL_page_previous, "M10 3L5 8l5 5", false },
		{ "next", LABEL_page_next, "M6 3l5 5-5 5", false },
		{ "leave", LABEL_page_leave, "M4 4l8 8M12 4l-8 8", true },
	};
	buf_text(out, "<footer id=\"keys\" hidden>\n<div class=\"zoom\">");
	for (size_t i = 0; i < sizeof ZOOM / sizeof *ZOOM; i++)
		put_tool(p, out, &ZOOM[i]);
	buf_text(out, "<output id=\"zoom\"></output></div>\n");
	put_text(out, "<details id=\"lanes\" class=\"menu\"><summary>", label(p->words, LABEL_page_lanes), " <span></span></summary><div></div></details>\n");
	put_text(out, "<details id=\"people\" class=\"menu\"><summary>", label(p->words, LABEL_personas), " <span></span></summary><div></div></details>\n<p class=\"hints\">");
	put_key(p, out, "← →", LABEL_stage);
	put_key(p, out, "Tab", LABEL_page_key_item);
	put_key(p, out, "↵", LABEL_page_key_details);
	put_key(p, out, "Esc", LABEL_page_key_close);
	put_key(p, out, "/", LABEL_page_search);
	put_key(p, out, "P", LABEL_page_present);
	put_text(out, "</p>\n<div class=\"show\"><output id=\"shown\" role=\"status\" data-shown=\"", label(p->words, LABEL_shown_stage), "\"></output>");
	for (size_t i = 0; i < sizeof SHOW / sizeof *SHOW; i++)
		put_tool(p, out, &SHOW[i]);
	buf_text(out, "</div>\n</footer>\n");
}
