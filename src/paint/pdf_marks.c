/* pdf_marks.c — what a page shows, marked as of the document's elements, and all else on it as ornament.
 *
 * Cairo 1.16 knows no ornaments, and can tell elements only in the order of drawing. So it is asked to mark each part of an element in turn; its marks
 * are then numbered anew, and what stands between them becomes /Artifact, which readers leave out. */
#include "pdf_marks.h"
#include "cjm/memory.h"

struct inflating_marks {
	const struct cairo_lib *lib;
	z_stream *z;
};

static void end_unpacking(void *unpacking)
{
	const struct inflating_marks *u = unpacking;
	u->lib->inflateEnd(u->z);
}

/* False where it is none. */
static bool unpack(const struct cairo_lib *lib, struct str packed, struct buf *out)
{
	z_stream z = { .next_in = (Bytef *)packed.at, .avail_in = (uInt)packed.len };
	char part[16384];
	int status = lib->inflateInit_(&z, ZLIB_VERSION, (int)sizeof z);
	struct inflating_marks unpacking = { lib, &z };
	struct memory_guard guard = { .undo = end_unpacking, .context = &unpacking };
	memory_guard(&guard);
	while (status == Z_OK) {
		z.next_out = (Bytef *)part;
		z.avail_out = sizeof part;
		status = lib->inflate(&z, Z_NO_FLUSH);
		if (status == Z_OK || status == Z_STREAM_END)
			buf_add(out, part, sizeof part - z.avail_out);
	}
	memory_unguard(&guard);
	lib->inflateEnd(&z);
	if (status == Z_MEM_ERROR)
		memory_lacks();
	return status == Z_STREAM_END;
}

static bool is_mark(struct str line, const char *head)
{
	return str_starts(line, head) && str_ends(line, " BDC");
}

enum open_mark { CLOSED, OPEN_ELEMENT, OPEN_LINK };

struct marking {
	const struct page_marks *marks;
	struct buf *out;
	size_t count;
	enum open_mark open;
	bool is_known;
};

static void open_mark(struct marking *m, enum open_mark what)
{
	m->is_known &= m->open == CLOSED && (what == OPEN_LINK || m->count < m->marks->elements.len);
	if (what == OPEN_ELEMENT && m->is_known) {
		const struct element *e = m->marks->elements.at[m->count];
		buf_fmt(m->out, "EMC\n/%s << /MCID %zu", e->has_pictures ? "Span" : e->kind, m->count);
		if (e->has_pictures) { /* of which no letters are left: whoever copies or searches the page finds them here; readers look for it in a Span */
			buf_text(m->out, " /ActualText ");
			pdf_string(m->out, e->words);
		}
		buf_text(m->out, " >> BDC\n");
		m->count++;
	}
	m->open = what;
}

static void close_mark(struct marking *m)
{
	m->is_known &= m->open != CLOSED;
	if (m->open == OPEN_ELEMENT)
		buf_text(m->out, "EMC\n/Artifact BMC\n");
	m->open = CLOSED;
}

/* Cairo writes each mark on a line of its own. It marks a link in which no element is, too: there it is an ornament, told elsewhere. */
static bool mark_anew(struct str content, const struct page_marks *marks, struct buf *out)
{
	struct marking m = { .marks = marks, .out = out, .is_known = true };
	buf_text(out, "/Artifact BMC\n");
	for (struct str rest = content; rest.len;) {
		struct str line = str_next(&rest, '\n');
		if (is_mark(line, "/Span << /MCID ")) {
			open_mark(&m, OPEN_ELEMENT);
		} else if (is_mark(line, "/Link << /MCID ")) {
			open_mark(&m, OPEN_LINK);
		} else if (str_is(line, "EMC")) {
			close_mark(&m);
		} else {
			buf_str(out, line);
			buf_char(out, '\n');
		}
	}
	buf_text(out, "EMC\n");
	return m.is_known && m.open == CLOSED && m.count == marks->elements.len;
}

/* A stream's object: a dictionary with its length in an object of its own, then its bytes. */
static struct str bytes_of(const struct pdf_objects *o, struct str object)
{
	struct str begin = STR("stream\n");
	struct str length = pdf_object(o, pdf_number_of(object, "/Length "));
	size_t from = str_find_text(object, 0, begin) + begin.len;
	int count = pdf_number_of(str_trim(length), "");
	return str_slice(object, from, from + (size_t)(count < 0 ? 0 : count));
}

bool pdf_mark_page(const struct cairo_lib *lib, struct pdf_objects *o, int content, const struct page_marks *marks)
{
	struct str object = pdf_object(o, content);
	struct buf plain = { 0 }, marked = { 0 }, stream = { 0 };
	bool is_done = unpack(lib, bytes_of(o, object), &plain) && mark_anew(buf_as_str(&plain), marks, &marked)
		&& pdf_stream(lib, (struct str){ 0 }, buf_as_str(&marked), &stream);
	if (is_done) {
		o->list.at[pdf_number_of(object, "/Length ")] = (struct str){ 0 };
		o->list.at[content] = buf_take(&stream, o->arena);
	}
	buf_finish(&plain);
	buf_finish(&marked);
	buf_finish(&stream);
	return is_done;
}
