/* compare_page.c — comparisons as a page: the drawings, and the changes as text. One file that loads nothing and runs nothing. */
#include "job/compare.h"

static const char STYLE[] =
	"body{max-width:70rem;margin:0 auto;padding:1rem;background:var(--ground);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}\n"
	"figure{margin:1rem 0;overflow-x:auto}svg{max-width:100%;height:auto}\n"
	"table{border-collapse:collapse}th,td{padding:.25rem .75rem;border-bottom:1px solid var(--line);text-align:start}td{text-align:end}\n"
	"h2{margin-top:2rem}ul{padding-inline-start:1.25rem}li{margin:.15rem 0}a{color:inherit}\n"
	".better{border-inline-start:.2rem solid var(--better);padding-inline-start:.4rem}.worse{border-inline-start:.2rem solid var(--worse);padding-inline-start:.4rem}\n";

static void add_policy(struct str style, struct buf *out)
{
	unsigned char digest[32];
	sha256(style, digest);
	buf_text(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'sha256-");
	buf_base64(out, (struct str){ (char *)digest, sizeof digest });
	buf_text(out, "'; base-uri 'none'; form-action 'none'\">\n");
}

void change_page_begin(struct str language, struct str title, struct str style, struct buf *out)
{
	buf_text(out, "<!doctype html>\n<html lang=\"");
	buf_xml(out, language);
	buf_fmt(out, "\" dir=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", language_is_rtl(language) ? "rtl" : "ltr");
	add_policy(style, out);
	buf_text(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
	buf_xml(out, title);
	buf_fmt(out, "</title>\n<style>%.*s</style>\n</head>\n<body>\n<main>\n<h1>", STR_ARG(style));
	buf_xml(out, title);
	buf_text(out, "</h1>\n");
}

void change_page_end(struct buf *out)
{
	buf_text(out, "</main>\n</body>\n</html>\n");
}

static void add_color(struct buf *out, const char *name, struct color c)
{
	buf_fmt(out, "--%s:#%x%x%x%x%x%x;", name, c.r >> 4, c.r & 15, c.g >> 4, c.g & 15, c.b >> 4, c.b & 15);
}

void change_page_style(const struct theme *t, const struct svg_styles *styles, struct buf *out)
{
	buf_text(out, ":root{");
	add_color(out, "ground", t->background), add_color(out, "ink", t->text), add_color(out, "line", t->line);
	add_color(out, "better", t->gain_edge), add_color(out, "worse", t->pain_edge);
	if (styles)
		svg_styles_colors(styles, 0, out);
	buf_fmt(out, "}\n%s", STYLE);
	if (styles)
		svg_styles_rules(styles, out);
}

struct str change_title(struct comparison *c)
{
	const struct diff *d = c->diffs.at[0];
	return d->journeys.len ? d->journeys.at[0]->title : path_without_ending(path_name(c->new.path));
}
