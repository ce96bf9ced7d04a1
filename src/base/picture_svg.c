/* picture_svg.c — writes an SVG anew from what can only draw. Expat reads it; a document type, and with it every entity, ends the reading. */
#include "cjm/said.h"
#include "base/expat_lib.h"
#include "base/picture_kinds.h"
#include "base/picture_svg.h"
#include "cjm/memory.h"

#include <math.h>
#include <string.h>

enum { DEPTH_MOST = 100, ELEMENTS_MOST = 40000 };

#define SVG_SPACE "http://www.w3.org/2000/svg "
#define LINK_ATTRIBUTE "http://www.w3.org/1999/xlink href"
static const char NO_SIZE[] = "it has no size; add a viewBox to its svg element";

struct shown {
	const char *name, *as, *way; /* as NULL: not drawn, and way NULL: without harm */
	double cost;
};
static const struct shown ELEMENTS[] = {
#define ELEMENT(name, as, cost) { name, as, NULL, cost },
#define UNSEEN(name) { name, NULL, NULL, 0 },
#define REFUSED(name, way) { name, NULL, way, 0 },
#include "base/svg_shown.def"
};
static const char *const ATTRIBUTES[] = {
#define ATTRIBUTE(name) name,
#include "base/svg_shown.def"
};

struct svg_reading {
	struct expat_lib lib;
	XML_Parser parser;
	struct arena *arena;
	struct buf out, css, fault;
	size_t depth, skipped; /* open elements; of these, inside of one that is left out */
	struct svg_parts parts;
	double width, height;
	bool is_style;
};

static void refuse(struct svg_reading *r, struct str what, const char *rest)
{
	if (!r->fault.len) {
		buf_said(&r->fault, "it ");
		buf_visible(&r->fault, str_slice(said_str(what), 0, 40), VISIBLE_TEXT);
		buf_said(&r->fault, rest);
	}
	r->lib.XML_StopParser(r->parser, XML_FALSE);
}

/* ---- values ---- */

static void write_value(struct svg_reading *r, const char *name, struct str value)
{
	buf_fmt(&r->out, " %s=\"", name);
	buf_xml(&r->out, value);
	buf_char(&r->out, '"');
}

/* False where a value points out of the file, or could in a browser's reading. */
static bool points_inside(struct svg_reading *r, struct str value)
{
	struct str lower = str_lower(r->arena, value);
	if (str_find(value, '\\') < value.len || str_find(value, '@') < value.len || str_find_text(lower, 0, STR("image-set")) < lower.len
		|| str_find_text(lower, 0, STR("image(")) < lower.len || str_find_text(lower, 0, STR("src(")) < lower.len)
		return false;
	for (size_t at = 0; (at = str_find_text(lower, at, STR("url("))) < lower.len; at += 4) {
		struct str to = str_slice(value, at + 4, value.len);
		to = str_trim(str_slice(to, 0, str_find(to, ')')));
		if (to.len > 1 && (*to.at == '"' || *to.at == '\''))
			to = str_slice(to, 1, to.len - 1);
		if (!str_starts(to, "#"))
			return false;
	}
	return true;
}

static bool is_listed_attribute(const char *name)
{
	for (size_t i = 0; i < sizeof ATTRIBUTES / sizeof *ATTRIBUTES; i++)
		if (strcmp(ATTRIBUTES[i], name) == 0)
			return true;
	return false;
}

static void take_link(struct svg_reading *r, const char *element, struct str value)
{
	if (strcmp(element, "g") == 0)
		return;
	if (!str_starts(value, "#")) {
		refuse(r, STR("shows something"), " that is not in the file; save it with all its parts");
		return;
	}
	svg_parts_use(&r->parts, r->arena, str_slice(value, 1, value.len));
	write_value(r, "xlink:href", value);
}

static void take_attribute(struct svg_reading *r, const char *element, const char *name, struct str value)
{
	if (strcmp(name, "href") == 0 || strcmp(name, LINK_ATTRIBUTE) == 0) {
		take_link(r, element, value);
	} else if (is_listed_attribute(name)) {
		bool is_style = strcmp(name, "style") == 0;
		if (!points_inside(r, value))
			refuse(r, STR("draws with something"), " that is not in the file; save it with all its parts");
		else if (is_style ? !svg_parts_declare(&r->parts, r->arena, value) : !svg_parts_say(&r->parts, r->arena, str_of(name), value))
			refuse(r, STR("has a filter"), ", which is not drawn; save it without, or as PNG");
		else
			write_value(r, name, value);
		if (strcmp(name, "d") == 0 || strcmp(name, "points") == 0)
			svg_parts_trace(&r->parts, value);
	}
}

/* ---- the size ---- */

/* A number, of pixels if anything; other units depend on who looks. 0: none. */
static double length_of(const char *value)
{
	double number = 0;
	struct str s = str_trim(str_of(value));
	return number_read(str_ends(s, "px") ? str_slice(s, 0, s.len - 2) : s, &number) && isfinite(number) && number > 0 ? number : 0;
}

static bool read_box(const char *value, double box[4])
{
	size_t count = 0;
	for (struct str rest = str_of(value); rest.len && count <= 4;) {
		size_t end = 0;
		while (end < rest.len && !strchr(" ,\t\r\n", rest.at[end]))
			end++;
		if (end && (count == 4 || !number_read(str_slice(rest, 0, end), &box[count++])))
			return false;
		rest = str_slice(rest, end + 1, rest.len);
	}
	return count == 4 && box[2] > 0 && box[3] > 0 && isfinite(box[2]) && isfinite(box[3]);
}

static const char *attribute_of(const XML_Char **attributes, const char *name)
{
	for (; *attributes; attributes += 2)
		if (strcmp(*attributes, name) == 0)
			return attributes[1];
	return NULL;
}

/* The outer element says its size first, in one form, for svg_size; what it says of fonts and colours is kept. */
static void open_root(struct svg_reading *r, const XML_Char **attributes)
{
	const char *view = attribute_of(attributes, "viewBox");
	double box[4] = { 0, 0, length_of(attribute_of(attributes, "width")), length_of(attribute_of(attributes, "height")) };
	if (view && !read_box(view, box))
		box[2] = 0;
	r->width = box[2];
	r->height = box[3];
	buf_text(&r->out, "<svg width=\"");
	buf_number(&r->out, box[2], 3);
	buf_text(&r->out, "\" height=\"");
	buf_number(&r->out, box[3], 3);
	buf_text(&r->out, "\" viewBox=\"");
	for (int i = 0; i < 4; i++) {
		buf_text(&r->out, i ? " " : "");
		buf_number(&r->out, box[i], 3);
	}
	buf_text(&r->out, "\" xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
}

static bool is_roots_own(const char *name)
{
	static const char *const OWN[] = { "x", "y", "width", "height", "viewBox" };
	for (size_t i = 0; i < sizeof OWN / sizeof *OWN; i++)
		if (strcmp(name, OWN[i]) == 0)
			return true;
	return false;
}

void svg_size(struct str svg, double *width, double *height)
{
	struct str rest = svg;
	str_next(&rest, '"');
	number_read(str_next(&rest, '"'), width);
	str_next(&rest, '"');
	number_read(str_next(&rest, '"'), height);
}

/* ---- elements ---- */

static const struct shown *shown_of(const char *name)
{
	for (size_t i = 0; i < sizeof ELEMENTS / sizeof *ELEMENTS; i++)
		if (strcmp(ELEMENTS[i].name, name) == 0)
			return &ELEMENTS[i];
	return NULL;
}

static void open_element(struct svg_reading *r, const struct shown *shown, const XML_Char **attributes)
{
	const char *as = shown->as;
	struct svg_part part = { .name = str_of(shown->name), .id = str_of(attribute_of(attributes, "id")), .classes = str_of(attribute_of(attributes, "class")), .cost = shown->cost };
	bool is_root = r->depth == 1;
	if (is_root)
		open_root(r, attributes);
	else
		buf_fmt(&r->out, "<%s", as);
	svg_parts_open(&r->parts, r->arena, part);
	for (; *attributes; attributes += 2)
		if (!is_root || !is_roots_own(*attributes))
			take_attribute(r, as, attributes[0], str_of(attributes[1]));
	buf_char(&r->out, '>');
	r->is_style = strcmp(as, "style") == 0;
}

/* Of another vocabulary: an editor's notes. Asks for more than SVG: what follows in a switch is meant instead. */
static bool is_left_out(const char *name, const struct shown *shown, const XML_Char **attributes)
{
	return strncmp(name, SVG_SPACE, sizeof SVG_SPACE - 1) != 0 || (shown && !shown->as && !shown->way) || attribute_of(attributes, "requiredExtensions");
}

static void XMLCALL start_element(void *reading, const XML_Char *name, const XML_Char **attributes)
{
	struct svg_reading *r = reading;
	const char *bare = strrchr(name, ' ') ? strrchr(name, ' ') + 1 : name;
	const struct shown *shown = shown_of(bare);
	if (++r->depth == 1 && strcmp(name, SVG_SPACE "svg") != 0)
		refuse(r, STR("is not an SVG"), "; save it as PNG, JPEG or SVG");
	else if (r->depth > DEPTH_MOST)
		refuse(r, STR("is nested too deeply"), "; save it simpler, or as PNG");
	else if (r->parts.list.len >= ELEMENTS_MOST)
		refuse(r, STR("has too many parts"), "; save it simpler, or as PNG");
	else if (r->skipped || is_left_out(name, shown, attributes))
		r->skipped++;
	else if (shown && shown->way)
		refuse(r, str_fmt(r->arena, "contains `%s`", bare), shown->way);
	else if (!shown)
		refuse(r, str_fmt(r->arena, "contains `%s`", bare), ", which is not drawn; save it without, or as PNG");
	else
		open_element(r, shown, attributes);
}

/* A sheet's rules, once they are whole: a name may come in pieces. */
static void close_style(struct svg_reading *r)
{
	struct str sheet = svg_parts_style(&r->parts, r->arena, buf_as_str(&r->css));
	if (!points_inside(r, buf_as_str(&r->css)))
		refuse(r, STR("draws with something"), " that is not in the file; save it with all its parts");
	else if (!sheet.at)
		refuse(r, STR("has a style sheet"), " with more than classes and colours; save it with its styles in attributes, or as PNG");
	buf_xml(&r->out, sheet);
	buf_clear(&r->css);
	r->is_style = false;
}

static void XMLCALL end_element(void *reading, const XML_Char *name)
{
	struct svg_reading *r = reading;
	const char *bare = strrchr(name, ' ') ? strrchr(name, ' ') + 1 : name;
	if (r->fault.len) /* Expat still closes what was refused */
		return;
	r->depth--;
	if (r->skipped) {
		r->skipped--;
		return;
	}
	if (r->is_style)
		close_style(r);
	svg_parts_close(&r->parts);
	buf_fmt(&r->out, "</%s>", shown_of(bare)->as);
}

static void XMLCALL take_text(void *reading, const XML_Char *at, int len)
{
	struct svg_reading *r = reading;
	if (r->is_style && !r->skipped && !r->fault.len)
		buf_add(&r->css, at, (size_t)len);
}

/* An entity of a DOCTYPE that stands elsewhere. */
static void XMLCALL refuse_entity(void *reading, const XML_Char *name, int is_parameter)
{
	(void)is_parameter;
	refuse(reading, str_fmt(((struct svg_reading *)reading)->arena, "uses the entity %s", name), ", which is not in the file; save it as plain SVG");
}

static void XMLCALL refuse_sheet(void *reading, const XML_Char *target, const XML_Char *data)
{
	(void)data;
	if (strcmp(target, "xml-stylesheet") == 0)
		refuse(reading, STR("draws with a style sheet"), " that is not in the file; save it with all its parts");
}

static void XMLCALL refuse_doctype(void *reading, const XML_Char *name, const XML_Char *system, const XML_Char *public, int has_subset)
{
	(void)name, (void)system, (void)public;
	if (has_subset)
		refuse(reading, STR("has a DOCTYPE with declarations"), "; save it as plain SVG");
}

static void drop_parser(void *reading)
{
	const struct svg_reading *r = reading;
	r->lib.XML_ParserFree(r->parser);
}

static bool parse(struct svg_reading *r, struct str bytes)
{
	if (!(r->parser = r->lib.XML_ParserCreateNS(NULL, ' ')))
		memory_lacks();
	struct memory_guard guard = { .undo = drop_parser, .context = r };
	memory_guard(&guard);
	r->lib.XML_SetUserData(r->parser, r);
	r->lib.XML_SetElementHandler(r->parser, start_element, end_element);
	r->lib.XML_SetCharacterDataHandler(r->parser, take_text);
	r->lib.XML_SetStartDoctypeDeclHandler(r->parser, refuse_doctype);
	r->lib.XML_SetSkippedEntityHandler(r->parser, refuse_entity);
	r->lib.XML_SetProcessingInstructionHandler(r->parser, refuse_sheet);
	bool is_read = r->lib.XML_Parse(r->parser, bytes.at, (int)bytes.len, 1) == XML_STATUS_OK;
	bool lacks_memory = !is_read && r->lib.XML_GetErrorCode(r->parser) == XML_ERROR_NO_MEMORY;
	memory_unguard(&guard);
	r->lib.XML_ParserFree(r->parser);
	if (lacks_memory)
		memory_lacks();
	return is_read;
}

/* What takes longer to draw than the largest picture of pixels is a bomb, or might as well be one. */
static const char *fault_of(struct svg_reading *r, struct picture_limits most, double *cost)
{
	if (!(r->width > 0 && r->height > 0))
		return NO_SIZE;
	if (r->width > most.side || r->height > most.side)
		return PICTURE_TOO_LARGE;
	*cost = svg_parts_cost(&r->parts, r->arena);
	return *cost <= (double)most.pixels ? NULL : "it would take too long to draw; save it simpler, or as PNG";
}

bool svg_read(struct arena *a, struct str bytes, struct picture_limits most, struct picture *p, struct buf *why)
{
	struct svg_reading r = { .arena = a };
	if (!expat_load(&r.lib, why))
		return false;
	double cost = 0;
	bool is_read = parse(&r, bytes);
	const char *fault = is_read ? fault_of(&r, most, &cost) : "it is damaged or cut off";
	if (r.fault.len)
		buf_str(why, buf_as_str(&r.fault));
	else if (fault)
		buf_said(why, fault);
	else
		*p = (struct picture){ (uint32_t)ceil(r.width), (uint32_t)ceil(r.height), (uint64_t)cost, buf_take(&r.out, a) };
	buf_finish(&r.out);
	buf_finish(&r.css);
	buf_finish(&r.fault);
	return p->bytes.len > 0;
}
