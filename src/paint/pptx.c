/* pptx.c — scenes to a presentation: a slide for each, in a package (ECMA-376, part 2). */
#include "pptx.h"

#include "cjm/zip.h"

#include <math.h>

static const double LONGEST = 4032, SHORTEST = 72; /* points: the sides that PowerPoint allows a slide */
static const double LIFE = 0.75; /* points a pixel */

#define TYPE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

void pptx_add(struct pptx *p, struct str name, const char *content_type, struct buf *bytes)
{
	struct pptx_part part = { name, str_of(content_type), buf_take(bytes, &p->arena) };
	VEC_PUSH(&p->arena, &p->parts, part);
	buf_finish(bytes);
}

/* ---- relations of a slide ---- */

static bool is_hex(char c)
{
	return hex_digit(c) >= 0;
}

/* A target that is no URI makes the whole file damaged: what may not stand in one is percent-encoded, a lone "%" as well. */
static void add_uri(struct buf *out, struct str link)
{
	static const char HEX[] = "0123456789ABCDEF", KEPT[] = "-._~:/?#@!$&*+,;=()";
	bool has_fragment = false;
	for (size_t i = 0; i < link.len; i++) {
		unsigned char c = (unsigned char)link.at[i];
		bool is_letter = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'), is_escape = c == '%' && i + 2 < link.len && is_hex(link.at[i + 1]) && is_hex(link.at[i + 2]);
		bool is_kept = is_letter || is_escape || (str_find(STR(KEPT), (char)c) < sizeof KEPT - 1 && !(c == '#' && has_fragment));
		has_fragment |= c == '#';
		if (is_kept)
			buf_xml(out, str_slice(link, i, i + 1));
		else
			buf_fmt(out, "%%%c%c", HEX[c >> 4], HEX[c & 15]);
	}
}

struct str pptx_relation(struct pptx_slide *s, const char *type, struct str target, bool is_external)
{
	struct arena *a = &s->deck->arena;
	size_t i = 0;
	while (i < s->targets.len && !str_equal(s->targets.at[i], target))
		i++;
	struct str id = str_fmt(a, "rId%zu", s->first_target + i);
	if (i < s->targets.len)
		return id;
	VEC_PUSH(a, &s->targets, target);
	buf_fmt(&s->relations, "<Relationship Id=\"%.*s\" Type=\"" TYPE "%s\" Target=\"", STR_ARG(id), type);
	add_uri(&s->relations, target);
	buf_text(&s->relations, is_external ? "\" TargetMode=\"External\"/>" : "\"/>");
	return id;
}

/* ---- slides ---- */

static struct str notes_of(const struct pptx *p, size_t number)
{
	return p->options->notes ? p->options->notes[number - 1] : (struct str){ 0 };
}

static void relate_notes(struct pptx_slide *s, size_t number)
{
	struct str notes = notes_of(s->deck, number);
	if (!notes.len)
		return;
	pptx_notes(s->deck, notes, s->scene->lang, number);
	pptx_relation(s, "notesSlide", str_fmt(&s->deck->arena, "../notesSlides/notesSlide%zu.xml", number), false);
}

static void add_slide(struct pptx *p, const struct scene *scene, size_t number)
{
	struct buf out = { 0 };
	struct pptx_slide s = { .deck = p, .scene = scene, .out = &out, .first_target = 2 };
	s.scale = fmin(p->width / scene->width, p->height / scene->height);
	s.scale = scene->page.scale > 0 ? s.scale : fmin(s.scale, LIFE); /* as in a PDF */
	s.left = (p->width - scene->width * s.scale) / 2;
	s.top = (p->height - scene->height * s.scale) / 2;
	buf_text(&s.relations, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
		"<Relationship Id=\"rId1\" Type=\"" TYPE "slideLayout\" Target=\"../slideLayouts/slideLayout1.xml\"/>");
	relate_notes(&s, number);
	buf_text(&out, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<p:sld xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
		"xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"><p:cSld>"
		"<p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/>"
		"<a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>");
	pptx_shapes(&s);
	buf_text(&out, "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>");
	buf_text(&s.relations, "</Relationships>");
	pptx_add(p, str_fmt(&p->arena, "ppt/slides/slide%zu.xml", number), "application/vnd.openxmlformats-officedocument.presentationml.slide+xml", &out);
	pptx_add(p, str_fmt(&p->arena, "ppt/slides/_rels/slide%zu.xml.rels", number), NULL, &s.relations);
}

/* ---- the package ---- */

/* Slides of a presentation are all of one size: the paper's, else that of the largest drawing. */
static void choose_size(struct pptx *p, struct scene *const *scenes, size_t count)
{
	struct paper_size paper = paper_size(p->options->paper, p->options->is_portrait);
	p->width = paper.width;
	p->height = paper.height;
	for (size_t i = 0; i < count && !(paper.width > 0); i++) {
		p->width = fmax(p->width, scenes[i]->width * LIFE);
		p->height = fmax(p->height, scenes[i]->height * LIFE);
	}
	p->width = fmin(fmax(p->width, SHORTEST), LONGEST);
	p->height = fmin(fmax(p->height, SHORTEST), LONGEST);
}

static void list_types(struct pptx *p, struct buf *out)
{
	buf_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
		"<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
		"<Default Extension=\"png\" ContentType=\"image/png\"/><Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/>");
	for (size_t i = 0; i < p->parts.len; i++)
		if (p->parts.at[i].content_type.len)
			buf_fmt(out, "<Override PartName=\"/%.*s\" ContentType=\"%.*s\"/>", STR_ARG(p->parts.at[i].name), STR_ARG(p->parts.at[i].content_type));
	buf_text(out, "</Types>");
}

/* Readers expect the list of types first. */
static void pack(struct pptx *p, struct buf *out)
{
	struct buf types = { 0 };
	VEC(struct zip_part) parts = { 0 };
	list_types(p, &types);
	struct zip_part part = { STR("[Content_Types].xml"), buf_as_str(&types) };
	VEC_PUSH(&p->arena, &parts, part);
	for (size_t i = 0; i < p->parts.len; i++) {
		part = (struct zip_part){ p->parts.at[i].name, p->parts.at[i].bytes };
		VEC_PUSH(&p->arena, &parts, part);
	}
	zip_pack(&p->arena, parts.at, parts.len, out);
	buf_finish(&types);
}

enum paint_result paint_pptx(struct scene *const *scenes, size_t count, const struct pptx_options *options, struct buf *out, struct paint_report *report)
{
	paint_report_clear(report);
	if (!count)
		return PAINT_OK;
	struct pptx p = { .options = options, .scenes = scenes, .first = scenes[0], .report = report, .slide_count = count };
	choose_size(&p, scenes, count);
	for (size_t i = 0; i < count; i++)
		add_slide(&p, scenes[i], i + 1);
	pptx_frame(&p);
	pack(&p, out);
	arena_finish(&p.arena);
	return PAINT_OK;
}
