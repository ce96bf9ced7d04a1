/* page.c — the file: head, policy, tabs, views, table, report, details.
 *
 * Tabs are radio buttons, and details are the targets of links, so that both work by the style alone; the script adds to it. All texts come as HTML or go through
 * buf_xml. */
#include "cjm/page.h"

#include "page/assets.def"
#include "page/tools.h"

#include <string.h>

/* ---- style and script, and the policy that allows them ---- */

static void add_lines(struct buf *out, const char *const *lines, size_t count)
{
	for (size_t i = 0; i < count; i++)
		buf_text(out, lines[i]);
}
#define ADD_LINES(out, lines) add_lines((out), (lines), sizeof(lines) / sizeof *(lines))

static void add_theme(struct buf *out, const char *media, const struct page_theme *theme)
{
	buf_fmt(out, "%s%s:root{color-scheme:%s;%.*s}%s\n", media, *media ? "{" : "", str_is(str_of(theme->name), "dark") ? "dark" : "light", STR_ARG(theme->variables),
		*media ? "}" : "");
}

/* The first is what stands on paper whatever was chosen; each of the others is written once, for the screens that it is meant for. The script's switch writes other
 * screens there. */
static void add_themes(const struct page *p, struct buf *out)
{
	static const char *const WISHES[PAGE_THEMES] = { "", "@media screen and (prefers-color-scheme:dark)", "@media screen and (prefers-contrast:more)" };
	add_theme(out, "", &p->themes[0]);
	for (size_t i = 1; i < PAGE_THEMES; i++) {
		bool is_asked = p->theme && str_is(str_of(p->theme), p->themes[i].name);
		add_theme(out, is_asked ? "@media screen" : p->theme ? "@media not all" : WISHES[i], &p->themes[i]);
	}
}

/* What shows the view whose tab is chosen. */
static void add_tab_rules(struct buf *out, const char *view)
{
	buf_fmt(out, "body:has(#tab-%s:checked) #view-%s{display:block}\n", view, view);
}

/* The theme's own font, those that the page brings, then the house's. */
static void add_fonts(const struct page *p, struct buf *out)
{
	buf_str(out, p->fonts);
	if (!p->family.len && !p->font_names.len)
		return;
	buf_text(out, ":root{--fonts:");
	if (p->family.len) {
		buf_char(out, '"');
		for (size_t i = 0; i < p->family.len; i++)
			if (!strchr("\"\\<", p->family.at[i]) && (unsigned char)p->family.at[i] >= ' ')
				buf_char(out, p->family.at[i]);
		buf_text(out, "\",");
	}
	buf_fmt(out, "%.*s%svar(--house)}\n", STR_ARG(p->font_names), p->font_names.len ? "," : "");
}

static void add_style(const struct page *p, struct buf *out)
{
	add_themes(p, out);
	ADD_LINES(out, PAGE_STYLE);
	add_fonts(p, out);
	for (size_t i = 0; i < p->view_count; i++)
		add_tab_rules(out, p->views[i].name);
	add_tab_rules(out, "table");
	add_tab_rules(out, "report");
	ADD_LINES(out, PAGE_NARROW);
	buf_str(out, p->rules);
}

static void add_hash(struct buf *out, struct str s)
{
	unsigned char digest[32];
	sha256(s, digest);
	buf_text(out, "'sha256-");
	buf_base64(out, (struct str){ (char *)digest, sizeof digest });
	buf_char(out, '\'');
}

static void put_policy(const struct page *p, struct buf *out, struct str style, struct str script)
{
	buf_text(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; ");
	buf_text(out, p->fonts.len ? "font-src data:; style-src " : "style-src ");
	add_hash(out, style);
	buf_text(out, "; script-src ");
	add_hash(out, script);
	buf_text(out, "; base-uri 'none'; form-action 'none'\">\n");
}

/* ---- small parts ---- */

static struct str word(const struct page *p, enum label id)
{
	return label(p->words, id);
}

static void put_text(struct buf *out, const char *before, struct str text, const char *behind)
{
	buf_text(out, before);
	buf_xml(out, text);
	buf_text(out, behind);
}

static void put_head(const struct page *p, struct buf *out, struct str style, struct str script)
{
	put_text(out, "<!doctype html>\n<html lang=\"", p->language.len ? p->language : str_of(p->words->code), "\"");
	buf_text(out, language_is_rtl(p->language) ? " dir=\"rtl\"" : " dir=\"ltr\"");
	buf_text(out, ">\n<head>\n<meta charset=\"utf-8\">\n");
	put_policy(p, out, style, script);
	buf_text(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n");
	put_text(out, "<title>", p->title, "</title>\n");
	buf_fmt(out, "<style>%.*s</style>\n</head>\n", STR_ARG(style));
}

/* ---- tabs ---- */

static void put_radio(struct buf *out, const char *name, struct str title, bool is_first)
{
	buf_fmt(out, "<input class=\"tab\" type=\"radio\" name=\"view\" id=\"tab-%s\"%s", name, is_first ? " checked" : "");
	buf_fmt(out, "><label for=\"tab-%s\">", name);
	put_text(out, "", title, "</label>\n");
}

static void put_tabs(const struct page *p, struct buf *out)
{
	put_text(out, "<div class=\"tabs\" role=\"radiogroup\" aria-label=\"", p->title, "\">\n");
	for (size_t i = 0; i < p->view_count; i++)
		put_radio(out, p->views[i].name, p->views[i].title, !i);
	if (p->view_count)
		put_radio(out, "table", word(p, LABEL_page_table), false);
	put_radio(out, "report", word(p, LABEL_page_report), !p->view_count);
	buf_text(out, "</div>\n");
}

static void put_header(const struct page *p, struct buf *out)
{
	put_text(out, "<header class=\"top\">\n<h1>", p->title, "");
	put_text(out, p->subtitle.len ? " <small>" : "", p->subtitle, p->subtitle.len ? "</small></h1>\n" : "</h1>\n");
	put_tabs(p, out);
	if (p->view_count)
		tools_write(p, out);
	buf_text(out, "</header>\n");
}

/* ---- what the tabs show ---- */

static void put_map_table(struct buf *out, struct str table, struct str title, struct str language)
{
	if (!table.len)
		return;
	put_text(out, "<div class=\"map-table\" role=\"region\" tabindex=\"0\" aria-label=\"", title, "\"");
	if (language.len)
		put_text(out, " lang=\"", language, "\"");
	buf_text(out, ">\n");
	buf_str(out, table);
	buf_text(out, "</div>");
}

static void put_view(struct buf *out, const struct page_view *v)
{
	buf_fmt(out, "<section class=\"view\" id=\"view-%s\">", v->name);
	buf_fmt(out, "<h2 class=\"%s\">", v->back.len ? "below" : "unseen");
	if (v->language.len)
		put_text(out, "<span lang=\"", v->language, "\">");
	put_text(out, "", v->title, v->language.len ? "</span>" : "");
	if (v->back.len) {
		put_text(out, " <a href=\"", v->back, "\">↩ ");
		put_text(out, "", v->back_title, "</a>");
	}
	buf_text(out, "</h2>\n");
	put_text(out, "<div class=\"drawing\" role=\"region\" tabindex=\"0\" aria-label=\"", v->title, "\">");
	buf_str(out, v->svg);
	buf_text(out, "</div>");
	put_map_table(out, v->table, v->title, v->words);
	buf_text(out, "</section>\n");
}

static void put_table(const struct page *p, struct buf *out)
{
	put_text(out, "<section class=\"view\" id=\"view-table\"><h2 class=\"unseen\">", word(p, LABEL_page_table), "</h2>\n");
	put_map_table(out, p->table, word(p, LABEL_page_table), (struct str){ 0 });
	buf_text(out, "</section>\n");
}

static void put_report(const struct page *p, struct buf *out)
{
	put_text(out, "<section class=\"view\" id=\"view-report\"><div class=\"report\" tabindex=\"0\" role=\"region\" aria-label=\"", word(p, LABEL_page_report), "\">\n");
	put_text(out, "<nav class=\"contents\" aria-label=\"", word(p, LABEL_page_contents), "\"><p class=\"kind\">");
	put_text(out, "", word(p, LABEL_page_contents), "</p>\n<ul>\n");
	buf_str(out, p->contents);
	buf_text(out, "</ul></nav>\n<div class=\"text\">\n");
	buf_str(out, p->report);
	buf_text(out, "</div></div></section>\n");
}

static void put_details(const struct page *p, struct buf *out)
{
	put_text(out, "<aside id=\"details\" aria-label=\"", word(p, LABEL_page_details), "\">\n");
	put_text(out, "<a class=\"close\" href=\"#map\" aria-label=\"", word(p, LABEL_page_close), "\">×</a>\n");
	buf_str(out, p->details);
	buf_text(out, "</aside>\n");
}

/* ---- the whole ---- */

void page_write(const struct page *p, struct buf *out)
{
	struct buf style = { 0 }, script = { 0 };
	add_style(p, &style);
	if (p->view_count)
		ADD_LINES(&script, PAGE_SCRIPT);
	put_head(p, out, buf_as_str(&style), buf_as_str(&script));
	buf_fmt(out, "<body%s>\n", p->view_count ? "" : " class=\"alone\"");
	if (p->view_count)
		put_text(out, "<a class=\"skip\" href=\"#view-table\">", word(p, LABEL_page_table), "</a>\n");
	put_header(p, out);
	buf_str(out, p->shared);
	buf_text(out, "<div class=\"middle\">\n<main id=\"map\">\n");
	for (size_t i = 0; i < p->view_count; i++)
		put_view(out, &p->views[i]);
	if (p->view_count)
		put_table(p, out);
	put_report(p, out);
	buf_text(out, "</main>\n");
	if (p->view_count)
		put_details(p, out);
	buf_text(out, "</div>\n");
	if (p->view_count) {
		tools_keys_write(p, out);
		buf_fmt(out, "<script>%.*s</script>\n", STR_ARG(buf_as_str(&script)));
	}
	buf_text(out, "</body>\n</html>\n");
	buf_finish(&style);
	buf_finish(&script);
}
