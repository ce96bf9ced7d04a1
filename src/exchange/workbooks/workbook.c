/* workbook.c — which sheets a workbook has, and what they share: strings, formats of numbers, the first day. Elements are known by
 * their own names, whatever the namespace: strict files have others. */
#include "exchange/workbooks/workbook.h"
#include "exchange/workbooks/number_format.h"

enum {
	CELLS_MOST = 1000 * 1000, BYTES_MOST = 32 * 1024 * 1024, /* far beyond any map */
	LIST_MOST = 1000 * 1000, STYLES_MOST = 100 * 1000, FORMATS_MOST = 2000,
};

static struct arena *arena(struct workbook *w)
{
	return &w->i->arena;
}

bool workbook_has_room(struct workbook *w, size_t count, size_t most)
{
	if (count >= most)
		package_trouble(&w->package, "it is too large for a map");
	return count < most;
}

/* ---- texts ---- */

/* "_x000D_", as characters are written that XML cannot hold; -1 for anything else. */
static int escaped_character(struct str s)
{
	int code = 0;
	if (s.len < 7 || s.at[0] != '_' || s.at[1] != 'x' || s.at[6] != '_')
		return -1;
	for (int k = 2; k < 6; k++) {
		int digit = hex_digit(s.at[k]);
		if (digit < 0)
			return -1;
		code = code * 16 + digit;
	}
	return code >= 0xD800 && code < 0xE000 ? -1 : code;
}

static void add_unescaped(struct buf *out, struct str s)
{
	for (size_t at = 0; at < s.len; at++) {
		int code = s.at[at] == '_' ? escaped_character(str_slice(s, at, at + 7)) : -1;
		if (code > 0)
			buf_utf8(out, (uint32_t)code);
		else if (code < 0)
			buf_char(out, s.at[at]);
		at += code < 0 ? 0 : 6;
	}
}

struct str workbook_text(struct workbook *w, struct package_part *x)
{
	struct buf out = { 0 };
	int depth = 1, silent = 0; /* depth at which what is pronounced began */
	bool in_text = str_is(x->element, "text") || str_is(x->element, "t");
	bool is_plain = in_text;
	for (enum part_event e; depth && (e = part_next(x)) != PART_END;) {
		depth += e == PART_OPENS ? 1 : e == PART_CLOSES ? -1 : 0;
		if (e == PART_OPENS && !silent && str_is(x->element, "rPh"))
			silent = depth;
		if (e == PART_CLOSES && depth < silent)
			silent = 0;
		if (e != PART_TEXT)
			in_text = is_plain || (e == PART_OPENS && str_is(x->element, "t"));
		else if (in_text && !silent && out.len + x->text.len < BYTES_MOST)
			add_unescaped(&out, x->text);
	}
	struct str text = buf_take(&out, arena(w));
	buf_finish(&out);
	return text;
}

/* ---- what belongs to a part ---- */

/* "xl/worksheets/" and "../comments1.xml" → "xl/comments1.xml"; from the top where it begins with a slash. */
static struct str part_name(struct arena *a, struct str folder, struct str target)
{
	bool from_top = str_starts(target, "/");
	target = str_slice(target, from_top, target.len);
	folder = from_top ? (struct str){ 0 } : folder;
	while (str_starts(target, "../") || str_starts(target, "./")) {
		bool up = str_starts(target, "../");
		target = str_slice(target, up ? 3 : 2, target.len);
		for (folder.len -= up && folder.len; up && folder.len && folder.at[folder.len - 1] != '/';)
			folder.len--;
	}
	return str_fmt(a, "%.*s%.*s", STR_ARG(folder), STR_ARG(target));
}

static struct str last_part(struct str path, struct str *folder)
{
	size_t slash = path.len;
	while (slash && path.at[slash - 1] != '/')
		slash--;
	*folder = str_slice(path, 0, slash);
	return str_slice(path, slash, path.len);
}

struct relations workbook_relations(struct workbook *w, struct str part)
{
	struct relations r = { 0 };
	struct str folder, unused, name = last_part(part, &folder);
	struct package_part x;
	names_init(&r.by_id, arena(w));
	if (part_open(&x, &w->package, str_fmt(arena(w), "%.*s_rels/%.*s.rels", STR_ARG(folder), STR_ARG(name))))
		for (enum part_event e; workbook_has_room(w, r.list.len, LIST_MOST) && (e = part_next(&x)) != PART_END;)
			if (e == PART_OPENS && str_is(x.element, "Relationship")) {
				struct relation *one = ARENA_NEW(arena(w), struct relation);
				struct str id = str_copy(arena(w), part_attribute(&x, "Id"));
				bool is_outside = str_is(part_attribute(&x, "TargetMode"), "External");
				struct str target = part_attribute(&x, "Target");
				one->target = is_outside ? str_copy(arena(w), target) : part_name(arena(w), folder, target);
				one->type = str_copy(arena(w), last_part(part_attribute(&x, "Type"), &unused));
				VEC_PUSH(arena(w), &r.list, one);
				names_add(&r.by_id, id, one);
			}
	part_close(&x);
	return r;
}

struct str relation_target(const struct relations *r, struct str id, const char *type)
{
	const struct relation *one = names_find(&r->by_id, id);
	return one && str_is(one->type, type) ? one->target : (struct str){ 0 };
}

static struct str target_of_type(const struct relations *r, const char *type)
{
	for (size_t k = 0; k < r->list.len; k++)
		if (str_is(r->list.at[k]->type, type))
			return r->list.at[k]->target;
	return (struct str){ 0 };
}

/* ---- strings and formats ---- */

static void read_strings(struct workbook *w, struct str name)
{
	struct package_part x;
	if (part_open(&x, &w->package, name))
		for (enum part_event e; workbook_has_room(w, w->strings.list.len, LIST_MOST) && (e = part_next(&x)) != PART_END;)
			if (e == PART_OPENS && str_is(x.element, "si")) {
				struct str text = workbook_text(w, &x);
				VEC_PUSH(arena(w), &w->strings.list, text);
			}
	part_close(&x);
}

struct number_format {
	int id;
	struct str code;
};

struct formats { VEC(struct number_format) list; };

static int number_in(struct str s)
{
	double number = 0;
	return number_read(s, &number) && number >= 0 && number < 1e9 ? (int)number : -1;
}

static struct str code_of(const struct formats *own, int id)
{
	for (size_t k = 0; k < own->list.len; k++)
		if (own->list.at[k].id == id)
			return own->list.at[k].code;
	return number_format_known(id);
}

/* Of a cell's style only the format of numbers counts here. */
static void read_styles(struct workbook *w, struct str name)
{
	struct formats own = { 0 };
	struct package_part x;
	bool in_cells = false;
	if (part_open(&x, &w->package, name))
		for (enum part_event e; workbook_has_room(w, w->codes.list.len, STYLES_MOST) && (e = part_next(&x)) != PART_END;) {
			if (str_is(x.element, "cellXfs"))
				in_cells = e != PART_CLOSES;
			if (e == PART_OPENS && str_is(x.element, "numFmt") && workbook_has_room(w, own.list.len, FORMATS_MOST)) {
				struct number_format one = { .id = number_in(part_attribute(&x, "numFmtId")) };
				one.code = str_copy(arena(w), part_attribute(&x, "formatCode"));
				VEC_PUSH(arena(w), &own.list, one);
			}
			if (e == PART_OPENS && in_cells && str_is(x.element, "xf"))
				VEC_PUSH(arena(w), &w->codes.list, code_of(&own, number_in(part_attribute(&x, "numFmtId"))));
		}
	part_close(&x);
}

/* ---- the whole ---- */

static void add_sheet(struct workbook *w, struct package_part *x, const struct relations *r)
{
	struct workbook_sheet s = { .name = str_copy(arena(w), part_attribute(x, "name")) };
	struct str state = part_attribute(x, "state");
	s.is_hidden = str_is(state, "hidden") || str_is(state, "veryHidden");
	s.part = relation_target(r, part_relation(x), "worksheet");
	VEC_PUSH(arena(w), &w->sheets, s);
}

static bool read_book(struct workbook *w, struct str name)
{
	struct relations r = workbook_relations(w, name);
	struct str strings = target_of_type(&r, "sharedStrings"), styles = target_of_type(&r, "styles");
	struct package_part x;
	if (part_open(&x, &w->package, name))
		for (enum part_event e; workbook_has_room(w, w->sheets.len, STYLES_MOST) && (e = part_next(&x)) != PART_END;) {
			if (e == PART_OPENS && str_is(x.element, "workbookPr"))
				w->from_1904 = part_is_true(&x, "date1904");
			if (e == PART_OPENS && str_is(x.element, "sheet"))
				add_sheet(w, &x, &r);
		}
	part_close(&x);
	if (strings.len && !w->package.trouble.len)
		read_strings(w, strings);
	if (styles.len && !w->package.trouble.len)
		read_styles(w, styles);
	return !w->package.trouble.len;
}

/* ---- what is none ---- */

static bool report_unreadable(struct workbook *w, const char *sentence, const char *hint)
{
	struct finding *f = finding_add(w->i->found, SEVERITY_ERROR, "import-nothing", (struct span){ 0 }, sentence, STR_ARG(w->i->source->path));
	f->hint = str_of(hint);
	return false;
}

/* What Excel wrote before 2007, and what it encrypts, begin alike. */
static bool report_compound(struct workbook *w, struct str bytes)
{
	if (str_find_text(bytes, 0, STR("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e")) < bytes.len)
		return report_unreadable(w, "%.*s is password-protected", "open it, remove the password, and save it again");
	return report_unreadable(w, "%.*s is an old workbook (.xls), which cannot be converted", "save it as .xlsx or as CSV");
}

static bool report_other_package(struct workbook *w)
{
	static const struct {
		const char *part, *sentence, *hint;
	} ROWS[] = {
		{ "xl/workbook.bin", "%.*s is a binary workbook (.xlsb), which cannot be converted", "save it as .xlsx or as CSV" },
		{ "content.xml", "%.*s is an OpenDocument file (.ods, .odt), which cannot be converted", "save it as .xlsx or as CSV" },
		{ "word/document.xml", "%.*s is a Word document, which cannot be converted", "save its table as CSV, or paste it into a workbook" },
		{ "ppt/presentation.xml", "%.*s is a presentation, which cannot be converted", "paste its table into a workbook" },
		{ "Index/Document.iwa", "%.*s is an Apple Numbers, Pages or Keynote file, which cannot be converted", "export it as .xlsx or as CSV" },
	};
	for (size_t k = 0; k < sizeof ROWS / sizeof *ROWS; k++)
		if (package_has(&w->package, str_of(ROWS[k].part)))
			return report_unreadable(w, ROWS[k].sentence, ROWS[k].hint);
	return report_unreadable(w, "%.*s is a zip file without a workbook", "a workbook ends in .xlsx");
}

static bool report_trouble(struct workbook *w)
{
	import_report(w->i, SEVERITY_ERROR, "import-nothing", (struct str){ 0 }, "cannot read %.*s: %s", STR_ARG(w->i->source->path), w->package.trouble.at);
	return false;
}

bool workbook_open(struct workbook *w, struct import *i)
{
	*w = (struct workbook){ .i = i, .left_cells = CELLS_MOST, .left_bytes = BYTES_MOST };
	if (str_starts(i->bytes, "\xD0\xCF\x11\xE0"))
		return report_compound(w, i->bytes);
	if (!str_starts(i->bytes, "PK"))
		return report_unreadable(w, "%.*s is not a workbook", "a workbook ends in .xlsx; for other kinds of files: cjm import FILE");
	if (!package_open(&w->package, i->bytes))
		return report_trouble(w);
	struct relations top = workbook_relations(w, (struct str){ 0 });
	struct str book = target_of_type(&top, "officeDocument");
	if (!w->package.trouble.len && (!str_ends(book, ".xml") || str_starts(book, "word/") || str_starts(book, "ppt/") || !package_has(&w->package, book)))
		return report_other_package(w);
	return (!w->package.trouble.len && read_book(w, book)) || report_trouble(w);
}

void workbook_close(struct workbook *w)
{
	package_close(&w->package);
}
