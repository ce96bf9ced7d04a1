/* pptx_frame.c — what stands around the slides (ECMA-376, part 1, 13 and 14.2.7): the document's data, the presentation, its master with one layout, and the
 * theme, whose colours are those of the drawing's. */
#include "pptx.h"

static const char HEAD[] = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
#define A "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
#define R "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
#define P "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\""
#define RELATIONS "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
#define OF "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define PML "application/vnd.openxmlformats-officedocument.presentationml."

/* ---- the theme ---- */

static void add_colors(struct pptx *p, struct buf *out)
{
	static const char *const SLOTS[PPTX_COLORS] = { "dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink" };
	static const char DIGITS[] = "0123456789ABCDEF";
	struct color colors[PPTX_COLORS];
	pptx_theme_colors(p->options->theme, colors);
	buf_text(out, "<a:clrScheme name=\"cjm\">");
	for (int i = 0; i < PPTX_COLORS; i++) {
		struct color c = colors[i];
		buf_fmt(out, "<a:%s><a:srgbClr val=\"%c%c%c%c%c%c\"/></a:%s>", SLOTS[i], DIGITS[c.r >> 4], DIGITS[c.r & 15], DIGITS[c.g >> 4], DIGITS[c.g & 15], DIGITS[c.b >> 4],
			DIGITS[c.b & 15], SLOTS[i]);
	}
	buf_text(out, "</a:clrScheme>");
}

/* The brand's font, else Arial: every Office has it or its twin, and texts were measured for it. Other scripts: what each has. */
static void add_fonts(struct pptx *p, struct buf *out)
{
	static const char *const KINDS[] = { "majorFont", "minorFont" };
	struct str family = p->first->family.len ? p->first->family : STR("Arial");
	buf_text(out, "<a:fontScheme name=\"cjm\">");
	for (int i = 0; i < 2; i++) {
		buf_fmt(out, "<a:%s><a:latin typeface=\"", KINDS[i]);
		buf_xml(out, family);
		buf_fmt(out, "\"/><a:ea typeface=\"\"/><a:cs typeface=\"Arial\"/><a:font script=\"Jpan\" typeface=\"Yu Gothic\"/><a:font script=\"Hang\" typeface=\"Malgun Gothic\"/>"
			"<a:font script=\"Hans\" typeface=\"Microsoft YaHei\"/><a:font script=\"Hant\" typeface=\"Microsoft JhengHei\"/><a:font script=\"Arab\" typeface=\"Arial\"/>"
			"<a:font script=\"Hebr\" typeface=\"Arial\"/><a:font script=\"Thai\" typeface=\"Leelawadee UI\"/></a:%s>", KINDS[i]);
	}
	buf_text(out, "</a:fontScheme>");
}

static void add_repeated(struct buf *out, const char *name, const char *item)
{
	buf_fmt(out, "<a:%s>", name);
	for (int i = 0; i < 3; i++)
		buf_text(out, item);
	buf_fmt(out, "</a:%s>", name);
}

static void add_theme(struct pptx *p, const char *name)
{
	static const char FILL[] = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
	struct buf out = { 0 };
	buf_fmt(&out, "%s<a:theme " A " name=\"cjm\"><a:themeElements>", HEAD);
	add_colors(p, &out);
	add_fonts(p, &out);
	buf_text(&out, "<a:fmtScheme name=\"cjm\">");
	add_repeated(&out, "fillStyleLst", FILL);
	add_repeated(&out, "lnStyleLst", "<a:ln w=\"9525\"><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:ln>");
	add_repeated(&out, "effectStyleLst", "<a:effectStyle><a:effectLst/></a:effectStyle>");
	add_repeated(&out, "bgFillStyleLst", FILL);
	buf_text(&out, "</a:fmtScheme></a:themeElements></a:theme>");
	pptx_add(p, str_of(name), "application/vnd.openxmlformats-officedocument.theme+xml", &out);
}

/* ---- master and layout ---- */

#define TREE "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/>" \
	"<a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>"

/* Where a new slide has its title and its number; those of ours say where they stand themselves. */
static void add_placeholders(struct pptx *p, struct buf *out)
{
	int width = pptx_emu(p->width), height = pptx_emu(p->height), edge = pptx_emu(p->width / 40), line = pptx_emu(p->height / 12);
	buf_fmt(out, "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Title\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"title\"/></p:nvPr></p:nvSpPr><p:spPr>");
	pptx_xfrm(out, "a:xfrm", (struct pptx_box){ edge, edge, width - 2 * edge, line });
	buf_text(out, "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\"/><a:lstStyle/><a:p><a:r><a:rPr lang=\"en\"/>"
		"<a:t>Title</a:t></a:r></a:p></p:txBody></p:sp>");
	buf_fmt(out, "<p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Slide Number\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldNum\" sz=\"quarter\" idx=\"12\"/></p:nvPr>"
		"</p:nvSpPr><p:spPr>");
	pptx_xfrm(out, "a:xfrm", (struct pptx_box){ width - edge - width / 8, height - line / 2, width / 8, line / 3 });
	buf_text(out, "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\"/><a:lstStyle/><a:p><a:pPr algn=\"r\"/>"
		"<a:fld id=\"{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}\" type=\"slidenum\"><a:rPr lang=\"en\" sz=\"1000\"/><a:t>1</a:t></a:fld></a:p></p:txBody></p:sp>");
}

static void add_style(struct buf *out, const char *name, int size, const char *font)
{
	buf_fmt(out, "<p:%s><a:lvl1pPr marL=\"0\" indent=\"0\" algn=\"l\"><a:buNone/><a:defRPr sz=\"%d\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill>"
		"<a:latin typeface=\"+%s-lt\"/><a:ea typeface=\"+%s-ea\"/><a:cs typeface=\"+%s-cs\"/></a:defRPr></a:lvl1pPr></p:%s>", name, size, font, font, font, name);
}

static void add_master(struct pptx *p)
{
	struct buf out = { 0 };
	buf_fmt(&out, "%s<p:sldMaster " A " " R " " P "><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>" TREE, HEAD);
	add_placeholders(p, &out);
	buf_text(&out, "</p:spTree></p:cSld><p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" "
		"accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/><p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" r:id=\"rId1\"/></p:sldLayoutIdLst><p:txStyles>");
	add_style(&out, "titleStyle", 2400, "mj");
	add_style(&out, "bodyStyle", 1400, "mn");
	add_style(&out, "otherStyle", 1400, "mn");
	buf_text(&out, "</p:txStyles></p:sldMaster>");
	pptx_add(p, STR("ppt/slideMasters/slideMaster1.xml"), PML "slideMaster+xml", &out);
	buf_fmt(&out, "%s" RELATIONS "<Relationship Id=\"rId1\" Type=\"" OF "slideLayout\" Target=\"../slideLayouts/slideLayout1.xml\"/>"
		"<Relationship Id=\"rId2\" Type=\"" OF "theme\" Target=\"../theme/theme1.xml\"/></Relationships>", HEAD);
	pptx_add(p, STR("ppt/slideMasters/_rels/slideMaster1.xml.rels"), NULL, &out);
}

static void add_layout(struct pptx *p)
{
	struct buf out = { 0 };
	buf_fmt(&out, "%s<p:sldLayout " A " " R " " P " type=\"titleOnly\" preserve=\"1\"><p:cSld name=\"cjm\"><p:spTree>" TREE, HEAD);
	add_placeholders(p, &out);
	buf_text(&out, "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>");
	pptx_add(p, STR("ppt/slideLayouts/slideLayout1.xml"), PML "slideLayout+xml", &out);
	buf_fmt(&out, "%s" RELATIONS "<Relationship Id=\"rId1\" Type=\"" OF "slideMaster\" Target=\"../slideMasters/slideMaster1.xml\"/></Relationships>", HEAD);
	pptx_add(p, STR("ppt/slideLayouts/_rels/slideLayout1.xml.rels"), NULL, &out);
}

/* ---- notes: each relates to its slide and to their master, which has a theme of its own ---- */

static void add_notes_master(struct pptx *p)
{
	struct buf out = { 0 };
	buf_fmt(&out, "%s<p:notesMaster " A " " R " " P "><p:cSld><p:bg><p:bgPr><a:solidFill><a:srgbClr val=\"FFFFFF\"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>" TREE
		"<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\" idx=\"2\"/></p:nvPr>"
		"</p:nvSpPr><p:spPr><a:xfrm><a:off x=\"685800\" y=\"685800\"/><a:ext cx=\"5486400\" cy=\"3086100\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:sp>"
		"<p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"body\" sz=\"quarter\" idx=\"3\"/></p:nvPr></p:nvSpPr>"
		"<p:spPr><a:xfrm><a:off x=\"685800\" y=\"4000500\"/><a:ext cx=\"5486400\" cy=\"4572000\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr>"
		"<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang=\"en\"/><a:t>Notes</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld>"
		"<p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" "
		"accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/><p:notesStyle><a:lvl1pPr algn=\"l\"><a:defRPr sz=\"1200\"><a:solidFill><a:srgbClr val=\"000000\"/></a:solidFill>"
		"<a:latin typeface=\"+mn-lt\"/><a:ea typeface=\"+mn-ea\"/><a:cs typeface=\"+mn-cs\"/></a:defRPr></a:lvl1pPr></p:notesStyle></p:notesMaster>", HEAD);
	pptx_add(p, STR("ppt/notesMasters/notesMaster1.xml"), PML "notesMaster+xml", &out);
	buf_fmt(&out, "%s" RELATIONS "<Relationship Id=\"rId1\" Type=\"" OF "theme\" Target=\"../theme/theme2.xml\"/></Relationships>", HEAD);
	pptx_add(p, STR("ppt/notesMasters/_rels/notesMaster1.xml.rels"), NULL, &out);
	add_theme(p, "ppt/theme/theme2.xml");
}

static void add_paragraphs(struct buf *out, struct str notes, struct str lang)
{
	while (notes.len) {
		struct str line = str_next(&notes, '\n');
		bool is_rtl = text_direction(line) == DIRECTION_RTL;
		buf_fmt(out, "<a:p><a:pPr algn=\"%s\" rtl=\"%d\"/><a:r><a:rPr lang=\"", is_rtl ? "r" : "l", is_rtl);
		buf_xml(out, lang.len ? lang : STR("en"));
		buf_text(out, "\"/><a:t>");
		buf_xml(out, line);
		buf_text(out, "</a:t></a:r></a:p>");
	}
}

void pptx_notes(struct pptx *p, struct str notes, struct str lang, size_t number)
{
	struct buf out = { 0 };
	p->has_notes = true;
	buf_fmt(&out, "%s<p:notes " A " " R " " P "><p:cSld><p:spTree>" TREE "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" "
		"noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp><p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes\"/><p:cNvSpPr>"
		"<a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"body\" idx=\"1\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>", HEAD);
	add_paragraphs(&out, notes, lang);
	buf_text(&out, "</p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>");
	pptx_add(p, str_fmt(&p->arena, "ppt/notesSlides/notesSlide%zu.xml", number), PML "notesSlide+xml", &out);
	buf_fmt(&out, "%s" RELATIONS "<Relationship Id=\"rId1\" Type=\"" OF "notesMaster\" Target=\"../notesMasters/notesMaster1.xml\"/>"
		"<Relationship Id=\"rId2\" Type=\"" OF "slide\" Target=\"../slides/slide%zu.xml\"/></Relationships>", HEAD, number);
	pptx_add(p, str_fmt(&p->arena, "ppt/notesSlides/_rels/notesSlide%zu.xml.rels", number), NULL, &out);
}

/* ---- the presentation: rId1 is the master, rId2 the theme, slides follow, then the master of notes ---- */

static void add_presentation(struct pptx *p)
{
	enum { FIRST_ID = 256, FIRST_RELATION = 3 };
	struct buf out = { 0 }, relations = { 0 };
	buf_fmt(&out, "%s<p:presentation " A " " R " " P "%s><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/></p:sldMasterIdLst>", HEAD,
		p->first->direction == DIRECTION_RTL ? " rtl=\"1\"" : "");
	if (p->has_notes)
		buf_fmt(&out, "<p:notesMasterIdLst><p:notesMasterId r:id=\"rId%zu\"/></p:notesMasterIdLst>", FIRST_RELATION + p->slide_count);
	buf_text(&out, "<p:sldIdLst>");
	buf_fmt(&relations, "%s" RELATIONS "<Relationship Id=\"rId1\" Type=\"" OF "slideMaster\" Target=\"slideMasters/slideMaster1.xml\"/>"
		"<Relationship Id=\"rId2\" Type=\"" OF "theme\" Target=\"theme/theme1.xml\"/>", HEAD);
	for (size_t i = 0; i < p->slide_count; i++) {
		buf_fmt(&out, "<p:sldId id=\"%zu\" r:id=\"rId%zu\"/>", FIRST_ID + i, FIRST_RELATION + i);
		buf_fmt(&relations, "<Relationship Id=\"rId%zu\" Type=\"" OF "slide\" Target=\"slides/slide%zu.xml\"/>", FIRST_RELATION + i, i + 1);
	}
	buf_fmt(&out, "</p:sldIdLst><p:sldSz cx=\"%d\" cy=\"%d\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/></p:presentation>", pptx_emu(p->width), pptx_emu(p->height));
	if (p->has_notes)
		buf_fmt(&relations, "<Relationship Id=\"rId%zu\" Type=\"" OF "notesMaster\" Target=\"notesMasters/notesMaster1.xml\"/>", FIRST_RELATION + p->slide_count);
	buf_text(&relations, "</Relationships>");
	pptx_add(p, STR("ppt/presentation.xml"), PML "presentation.main+xml", &out);
	pptx_add(p, STR("ppt/_rels/presentation.xml.rels"), NULL, &relations);
}

/* ---- the document's data ---- */

static void add_value(struct buf *out, const char *name, struct str value)
{
	if (!value.len)
		return;
	buf_fmt(out, "<%s>", name);
	buf_xml(out, value);
	buf_fmt(out, "</%s>", name);
}

static void add_data(struct pptx *p)
{
	struct buf out = { 0 };
	buf_fmt(&out, "%s<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
		"xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">", HEAD);
	add_value(&out, "dc:title", p->first->title);
	add_value(&out, "dc:description", p->first->description);
	add_value(&out, "dc:creator", p->first->author);
	add_value(&out, "dc:language", p->first->lang);
	buf_fmt(&out, "<dcterms:created xsi:type=\"dcterms:W3CDTF\">%s</dcterms:created></cp:coreProperties>", p->options->date);
	pptx_add(p, STR("docProps/core.xml"), "application/vnd.openxmlformats-package.core-properties+xml", &out);
	buf_fmt(&out, "%s<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>cjm</Application><Slides>%zu</Slides></Properties>", HEAD,
		p->slide_count);
	pptx_add(p, STR("docProps/app.xml"), "application/vnd.openxmlformats-officedocument.extended-properties+xml", &out);
	buf_fmt(&out, "%s" RELATIONS "<Relationship Id=\"rId1\" Type=\"" OF "officeDocument\" Target=\"ppt/presentation.xml\"/>"
		"<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>"
		"<Relationship Id=\"rId3\" Type=\"" OF "extended-properties\" Target=\"docProps/app.xml\"/></Relationships>", HEAD);
	pptx_add(p, STR("_rels/.rels"), NULL, &out);
}

void pptx_frame(struct pptx *p)
{
	add_data(p);
	add_presentation(p);
	add_master(p);
	add_layout(p);
	add_theme(p, "ppt/theme/theme1.xml");
	if (p->has_notes)
		add_notes_master(p);
}
