/* shell.c — the page around a page of `-f html`, which stays as it is written, in a frame. This one listens, shows what is wrong, and keeps zoom and place. */
#include "preview/parts.h"

#include "preview/assets.def"

/* What the script shows and hides; it has no words of its own. */
static const struct shell_text { const char *id, *words; } TEXTS[] = {
	{ "kept", "The drawing is the last one without errors." },
	{ "none", "There is no drawing yet: the map has errors." },
	{ "left", "The maps with errors are left out." },
	{ "gone", "This journey is no longer in the map." },
	{ "ended", "The preview has ended." },
};

static void add_lines(struct buf *out, const char *const *lines, size_t count)
{
	for (size_t i = 0; i < count; i++)
		buf_text(out, lines[i]);
}
#define ADD_LINES(out, lines) add_lines((out), (lines), sizeof(lines) / sizeof *(lines))

static void add_hash(struct buf *out, const char *const *lines, size_t count)
{
	struct buf text = { 0 };
	unsigned char digest[32];
	add_lines(&text, lines, count);
	sha256(buf_as_str(&text), digest);
	buf_text(out, "'sha256-");
	buf_base64(out, (struct str){ (char *)digest, sizeof digest });
	buf_char(out, '\'');
	buf_finish(&text);
}
#define ADD_HASH(out, lines) add_hash((out), (lines), sizeof(lines) / sizeof *(lines))

void preview_write_policy(struct buf *out)
{
	buf_text(out, "default-src 'none'; connect-src 'self'; frame-src 'self'; img-src data:; style-src ");
	ADD_HASH(out, PREVIEW_STYLE);
	buf_text(out, "; script-src ");
	ADD_HASH(out, PREVIEW_SCRIPT);
	buf_text(out, "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
}

static void put_text(struct buf *out, const char *before, struct str text, const char *behind)
{
	buf_text(out, before);
	buf_xml(out, text);
	buf_text(out, behind);
}

static void put_said(struct buf *out, const char *before, const char *english, const char *behind)
{
	put_text(out, before, str_of(said(english)), behind);
}

static void put_mistakes(struct buf *out)
{
	put_said(out, "<section id=\"mistakes\" aria-label=\"", "Errors and warnings", "\" hidden>\n");
	buf_text(out, "<h2><button type=\"button\" id=\"fold\" aria-expanded=\"true\" aria-controls=\"list\"></button></h2>\n");
	for (size_t i = 0; i < 4; i++) {
		buf_fmt(out, "<p id=\"%s\" hidden>", TEXTS[i].id);
		put_said(out, "", TEXTS[i].words, "</p>\n");
	}
	buf_text(out, "<ol id=\"list\"></ol>\n</section>\n");
}

static void put_bar(const struct preview *p, struct buf *out)
{
	put_text(out, "<footer>\n<a id=\"all\" href=\"/", p->wish.token, "/\" hidden>");
	put_said(out, "", "All maps", "</a>\n<span id=\"where\" role=\"status\"></span>\n");
	buf_fmt(out, "<strong id=\"%s\" role=\"alert\" hidden>", TEXTS[4].id);
	put_said(out, "", TEXTS[4].words, "</strong>\n</footer>\n");
}

void preview_write_shell(const struct preview *p, struct str base, size_t page, struct buf *out)
{
	buf_fmt(out, "<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", tongue_code());
	buf_text(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n");
	put_said(out, "<link rel=\"icon\" href=\"data:,\">\n<title>", "Preview", "</title>\n<style>");
	ADD_LINES(out, PREVIEW_STYLE);
	put_text(out, "</style>\n</head>\n<body data-base=\"", base, "\"");
	buf_fmt(out, " data-page=\"%zu\">\n<main id=\"place\"></main>\n", page);
	put_mistakes(out);
	put_bar(p, out);
	buf_text(out, "<script>");
	ADD_LINES(out, PREVIEW_SCRIPT);
	buf_text(out, "</script>\n</body>\n</html>\n");
}
