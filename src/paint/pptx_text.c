/* pptx_text.c — text in DrawingML: a paragraph for each run of lines in one direction, its lines held apart by exact pitches and broken where the
 * drawing breaks them.
 *
 * With an exact pitch a program sets the baseline above the end of the line by the descent of the font, or by a fifth of the pitch, which is the same to
 * a third of a pixel. */
#include "pptx.h"

#include "text_run.h"

#include <math.h>

static double pitch_of(const struct shape *text)
{
	return text->line_height > 0 ? text->line_height : font_line_height(text->font);
}

double pptx_text_top(const struct shape *text)
{
	return text->y + font_descent(text->font) - pitch_of(text);
}

double pptx_text_bottom(const struct shape *text)
{
	return text->y + font_descent(text->font) + (double)(text->line_count - 1) * pitch_of(text);
}

double pptx_text_width(const struct shape *text)
{
	static const double ENOUGH = 0.7; /* of an em, a character: nobody measured it, and nothing is cut by the box */
	int longest = 1;
	for (size_t i = 0; i < text->line_count; i++)
		longest = str_columns(text->lines[i]) > longest ? str_columns(text->lines[i]) : longest;
	return text->width > 0 ? text->width : longest * (ENOUGH * text->font.size + text->font.spacing);
}

double pptx_text_left(const struct shape *text)
{
	return text->x - pptx_text_width(text) * (text->anchor == ANCHOR_LEFT ? 0 : text->anchor == ANCHOR_MIDDLE ? 0.5 : 1);
}

static int hundredths(const struct pptx_slide *s, double pixels)
{
	return (int)lround(pixels * s->scale * 100);
}

/* Semibold is bold: few machines have a face between. */
static void add_properties(struct pptx_slide *s, const char *name, const struct shape *text, bool is_break)
{
	struct buf *out = s->out;
	int size = hundredths(s, text->font.size);
	buf_fmt(out, "<a:%s lang=\"", name);
	buf_xml(out, s->scene->lang.len ? s->scene->lang : STR("en"));
	buf_fmt(out, "\" sz=\"%d\"", size < 100 ? 100 : size);
	if (text->font.face == FACE_BOLD || text->font.face == FACE_SEMIBOLD)
		buf_text(out, " b=\"1\"");
	if (text->font.face == FACE_ITALIC)
		buf_text(out, " i=\"1\"");
	if (text->struck)
		buf_text(out, " strike=\"sngStrike\"");
	if (text->font.spacing != 0)
		buf_fmt(out, " spc=\"%d\"", hundredths(s, text->font.spacing));
	buf_text(out, "><a:solidFill>");
	pptx_color(s, text->paint.fill, text->paint.fill_opacity);
	buf_text(out, "</a:solidFill>");
	if (!text->paint.stroke.none && text->paint.stroke_width > 0) { /* a halo */
		buf_fmt(out, "<a:effectLst><a:glow rad=\"%d\">", pptx_emu(text->paint.stroke_width / 2 * s->scale));
		pptx_color(s, text->paint.stroke, 1);
		buf_text(out, "</a:glow></a:effectLst>");
	}
	buf_text(out, "<a:latin typeface=\"+mn-lt\"/><a:ea typeface=\"+mn-ea\"/><a:cs typeface=\"+mn-cs\"/>");
	if (s->run_link.len && !is_break) /* LibreOffice forgets a break that leads somewhere */
		buf_fmt(out, "<a:hlinkClick r:id=\"%.*s\"/>", STR_ARG(pptx_relation(s, "hyperlink", s->run_link, true)));
	buf_fmt(out, "</a:%s>", name);
}

static void add_words(struct pptx_slide *s, const struct shape *text, const char *begin, const char *end, struct str words)
{
	if (!words.len)
		return;
	buf_text(s->out, begin);
	add_properties(s, "rPr", text, false);
	buf_text(s->out, "<a:t>");
	buf_xml(s->out, words);
	buf_text(s->out, "</a:t>");
	buf_text(s->out, end);
}

/* Where the "2" of "A visit · 2 / 6" is, which a slide that is moved has to count anew; words.len: nowhere. */
static size_t find_number(const struct pptx_slide *s, const struct shape *text, struct str words)
{
	struct str number = str_fmt(&s->deck->arena, "%zu / %zu", s->scene->page.number, s->scene->page.count);
	bool is_there = text->part == TEXT_ORNAMENT && s->scene->page.count && str_ends(words, number.at);
	return is_there ? words.len - number.len : words.len;
}

static void add_run(struct pptx_slide *s, const struct shape *text, struct str words)
{
	static const char FIELD[] = "<a:fld id=\"{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}\" type=\"slidenum\">";
	size_t at = find_number(s, text, words), end = at;
	while (end < words.len && words.at[end] != ' ')
		end++;
	add_words(s, text, "<a:r>", "</a:r>", str_slice(words, 0, at));
	add_words(s, text, FIELD, "</a:fld>", str_slice(words, at, end));
	add_words(s, text, "<a:r>", "</a:r>", str_slice(words, end, words.len));
}

static void begin_paragraph(struct pptx_slide *s, const struct shape *text, struct text_run run, double indent, double before)
{
	static const char *const SIDES[] = { "l", "ctr", "r" };
	buf_text(s->out, "<a:p><a:pPr");
	if (indent > 0)
		buf_fmt(s->out, " marL=\"%d\"", pptx_emu(indent * s->scale));
	buf_fmt(s->out, " algn=\"%s\"%s><a:lnSpc><a:spcPts val=\"%d\"/></a:lnSpc>", SIDES[text->anchor], run.direction == DIRECTION_RTL ? " rtl=\"1\"" : " rtl=\"0\"", hundredths(s, pitch_of(text)));
	if (before > 0)
		buf_fmt(s->out, "<a:spcBef><a:spcPts val=\"%d\"/></a:spcBef>", hundredths(s, before));
	buf_text(s->out, "</a:pPr>");
}

static void add_paragraphs(struct pptx_slide *s, const struct shape *text, double indent, double before)
{
	struct text_run run = { 0 };
	for (size_t line = 0; text_run_next(text, &run); line = run.to) {
		begin_paragraph(s, text, run, indent, before + (double)(run.from - line) * pitch_of(text));
		for (size_t i = run.from; i < run.to; i++) {
			if (i > run.from) {
				buf_text(s->out, "<a:br>");
				add_properties(s, "rPr", text, true);
				buf_text(s->out, "</a:br>");
			}
			add_run(s, text, text->lines[i]);
		}
		buf_text(s->out, "</a:p>");
		before = 0;
	}
}

void pptx_paragraphs(struct pptx_slide *s, const struct shape *text)
{
	add_paragraphs(s, text, 0, 0);
}

void pptx_text_body(struct pptx_slide *s, const struct pptx_text *texts, size_t count, double left, double top, double right)
{
	buf_fmt(s->out, "<p:txBody><a:bodyPr wrap=\"none\" lIns=\"%d\" tIns=\"%d\" rIns=\"%d\" bIns=\"0\" anchor=\"t\" rtlCol=\"0\"><a:noAutofit/></a:bodyPr><a:lstStyle/>",
		pptx_emu(left * s->scale), pptx_emu(top * s->scale), pptx_emu(right * s->scale));
	for (size_t i = 0; i < count; i++) {
		const struct pptx_text *t = &texts[i];
		double before = i ? t->y + pptx_text_top(t->text) - texts[i - 1].y - pptx_text_bottom(texts[i - 1].text) : 0;
		add_paragraphs(s, t->text, t->text->anchor == ANCHOR_LEFT ? t->x + t->text->x - texts[0].x - texts[0].text->x : 0, before);
	}
	buf_text(s->out, "</p:txBody>");
}
