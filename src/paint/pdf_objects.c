/* pdf_objects.c — reads and writes what stands around the objects of a PDF; the formats are those of ISO 32000-1, 7.3 and 7.5. */
#include "pdf_objects.h"
#include "cjm/memory.h"

static bool is_digit(struct str s, size_t at)
{
	return at < s.len && s.at[at] >= '0' && s.at[at] <= '9';
}

/* The number at a place, and behind it; -1 where none is. */
static int number_at(struct str s, size_t *at)
{
	int number = is_digit(s, *at) ? 0 : -1;
	for (; is_digit(s, *at) && number < 100000000; ++*at)
		number = number * 10 + s.at[*at] - '0';
	return number;
}

int pdf_number_of(struct str dictionary, const char *key)
{
	struct str named = str_of(key);
	size_t at = named.len ? str_find_text(dictionary, 0, named) + named.len : 0;
	return number_at(dictionary, &at);
}

int pdf_reference_in(struct str dictionary, const char *key, size_t index)
{
	size_t at = str_find_text(dictionary, 0, str_of(key));
	struct str list = str_slice(dictionary, at, dictionary.len), from = list;
	str_next(&from, '[');
	list = str_slice(from, 0, str_find(from, ']'));
	for (size_t i = 0; i < index; i++)
		str_next(&list, 'R');
	return pdf_number_of(str_trim(list), "");
}

struct str pdf_object(const struct pdf_objects *o, int number)
{
	return number > 0 && (size_t)number < o->list.len ? o->list.at[number] : (struct str){ 0 };
}

int pdf_objects_add(struct pdf_objects *o, struct str object)
{
	VEC_PUSH(o->arena, &o->list, object);
	return (int)o->list.len - 1;
}

int pdf_objects_add_plain(struct pdf_objects *o, struct str object)
{
	int number = pdf_objects_add(o, object);
	VEC_PUSH(o->arena, &o->plain, number);
	return number;
}

/* ---- reading ---- */

/* "12 0 obj" … "endobj"; a stream's bytes may hold that word too, but cairo says how long it is. */
static struct str object_at(struct str written, int number, size_t at, size_t end)
{
	int said = number_at(written, &at);
	struct str head = STR(" 0 obj\n"), tail = STR("endobj\n"), object = { 0 };
	if (said != number || !str_equal(str_slice(written, at, at + head.len), head))
		return object;
	object = str_slice(written, at + head.len, end);
	if (!str_equal(str_slice(object, object.len - tail.len, object.len), tail))
		return (struct str){ 0 };
	return str_slice(object, 0, object.len - tail.len);
}

enum { ROW = 20 }; /* bytes of the table for each object */

static size_t offset_of(struct str table, size_t row)
{
	size_t at = row * ROW;
	int offset = number_at(table, &at);
	return offset < 0 ? 0 : (size_t)offset;
}

/* Where the object ends: where the next one begins, or the table. */
static size_t end_of(const size_t *sorted, size_t count, size_t begin, size_t last)
{
	size_t low = 0, high = count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (sorted[middle] > begin)
			high = middle;
		else
			low = middle + 1;
	}
	return low < count ? sorted[low] : last;
}

/* Nearly sorted as cairo writes them, so that inserting is quick. */
static void sort(size_t *list, size_t count)
{
	for (size_t i = 1; i < count; i++)
		for (size_t k = i; k > 0 && list[k - 1] > list[k]; k--) {
			size_t other = list[k];
			list[k] = list[k - 1];
			list[k - 1] = other;
		}
}

static void read_objects(struct pdf_objects *o, struct str written, struct str table, size_t count, size_t end)
{
	size_t *sorted = arena_alloc(o->arena, count * sizeof *sorted);
	for (size_t i = 1; i < count; i++)
		sorted[i] = offset_of(table, i);
	sort(sorted, count);
	VEC_PUSH(o->arena, &o->list, (struct str){ 0 });
	for (size_t i = 1; i < count; i++) {
		size_t begin = offset_of(table, i);
		struct str object = object_at(written, (int)i, begin, end_of(sorted, count, begin, end)); /* cairo 1.16 counts some that it doesn't write */
		VEC_PUSH(o->arena, &o->list, object);
	}
}

/* The last place of some words; the text's length where they are nowhere. */
static size_t last_place(struct str text, struct str words)
{
	for (size_t at = text.len; at-- > 0;)
		if (text.at[at] == words.at[0] && str_equal(str_slice(text, at, at + words.len), words))
			return at;
	return text.len;
}

bool pdf_objects_read(struct pdf_objects *o, struct arena *a, struct str written)
{
	struct str start = STR("startxref\n"), table = STR("xref\n0 ");
	size_t at = last_place(written, start) + start.len;
	int xref = number_at(written, &at);
	*o = (struct pdf_objects){ .arena = a };
	if (xref < 0 || !str_equal(str_slice(written, (size_t)xref, (size_t)xref + table.len), table))
		return false;
	at = (size_t)xref + table.len;
	int count = number_at(written, &at);
	struct str rows = str_slice(written, at + 1, written.len), trailer = str_slice(rows, (size_t)(count < 0 ? 0 : count) * ROW, rows.len);
	o->root = pdf_number_of(trailer, "/Root ");
	o->info = pdf_number_of(trailer, "/Info ");
	if (count <= 0 || !str_starts(trailer, "trailer"))
		return false;
	read_objects(o, written, rows, (size_t)count, (size_t)xref);
	o->read = (size_t)count;
	return pdf_object(o, o->root).len;
}

/* ---- streams ---- */

struct page_unpacking {
	const struct cairo_lib *lib;
	z_stream *z;
};

static void end_unpacking(void *unpacking)
{
	const struct page_unpacking *u = unpacking;
	u->lib->inflateEnd(u->z);
}

/* False where it is none. */
bool pdf_unpack(const struct cairo_lib *lib, struct str packed, struct buf *out)
{
	z_stream z = { .next_in = (Bytef *)packed.at, .avail_in = (uInt)packed.len };
	char part[16384];
	int status = lib->inflateInit_(&z, ZLIB_VERSION, (int)sizeof z);
	struct page_unpacking unpacking = { lib, &z };
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

/* A stream's object: a dictionary with its length in an object of its own, then its bytes. */
struct str pdf_stream_bytes(const struct pdf_objects *o, struct str object)
{
	struct str begin = STR("stream\n");
	struct str length = pdf_object(o, pdf_number_of(object, "/Length "));
	size_t from = str_find_text(object, 0, begin) + begin.len;
	int count = pdf_number_of(str_trim(length), "");
	return str_slice(object, from, from + (size_t)(count < 0 ? 0 : count));
}

/* ---- writing ---- */

enum { LEVEL = 4 }; /* zlib's: with its usual 6 a PDF is 3 % smaller, and packing takes twice as long */

static bool pack(const struct cairo_lib *lib, struct str plain, struct buf *out)
{
	z_stream z = { .next_in = (Bytef *)plain.at, .avail_in = (uInt)plain.len };
	if (lib->deflateInit2_(&z, LEVEL, Z_DEFLATED, 15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, (int)sizeof z) != Z_OK)
		return false;
	char part[16384];
	int status = Z_OK;
	while (status == Z_OK) {
		z.next_out = (Bytef *)part;
		z.avail_out = sizeof part;
		status = lib->deflate(&z, Z_FINISH);
		buf_add(out, part, sizeof part - z.avail_out);
	}
	lib->deflateEnd(&z);
	return status == Z_STREAM_END;
}

bool pdf_stream(const struct cairo_lib *lib, struct str entry, struct str plain, struct buf *out)
{
	struct buf packed = { 0 };
	bool is_packed = pack(lib, plain, &packed);
	buf_fmt(out, "<<%.*s /Filter /FlateDecode /Length %zu >>\nstream\n", STR_ARG(entry), packed.len);
	buf_str(out, buf_as_str(&packed));
	buf_text(out, "\nendstream\n");
	buf_finish(&packed);
	return is_packed;
}

enum { PACK = 256 }; /* objects in one stream: a reader unpacks all of them for one */

struct pdf_writing {
	const struct pdf_objects *o;
	const struct cairo_lib *lib;
	struct buf *out;
	struct buf table;  /* rows of 7 bytes: what it is, a place or a number of a pack, a place in the pack */
	size_t before;     /* bytes in out that are not ours */
};

static void add_row(struct pdf_writing *w, int kind, size_t one, size_t other)
{
	const size_t row[] = { (size_t)kind, one >> 24, one >> 16, one >> 8, one, other >> 8, other };
	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		buf_char(&w->table, (char)(row[i] & 255));
}

static void write_object(struct pdf_writing *w, size_t number)
{
	struct str object = w->o->list.at[number];
	if (!object.len) {
		add_row(w, 0, 0, 65535);
		return;
	}
	add_row(w, 1, w->out->len - w->before, 0);
	buf_fmt(w->out, "%zu 0 obj\n", number);
	buf_str(w->out, object);
	buf_text(w->out, "endobj\n");
}

/* Which pack an added object is in: they follow one another behind all others. */
static size_t pack_number(const struct pdf_objects *o, size_t index)
{
	return o->list.len + index;
}

static bool write_pack(struct pdf_writing *w, size_t index, const size_t *numbers, size_t count)
{
	struct buf heads = { 0 }, objects = { 0 }, entry = { 0 };
	for (size_t i = 0; i < count; i++) {
		buf_fmt(&heads, "%zu %zu ", numbers[i], objects.len);
		buf_str(&objects, w->o->list.at[numbers[i]]);
	}
	buf_fmt(&entry, " /Type /ObjStm /N %zu /First %zu", count, heads.len);
	buf_str(&heads, buf_as_str(&objects));
	buf_fmt(w->out, "%zu 0 obj\n", pack_number(w->o, index));
	bool is_packed = pdf_stream(w->lib, buf_as_str(&entry), buf_as_str(&heads), w->out);
	buf_text(w->out, "endobj\n");
	buf_finish(&heads);
	buf_finish(&objects);
	buf_finish(&entry);
	return is_packed;
}

/* Cairo's, and those that are not packed, where their turn is; rows of all. The numbers of the others. */
static size_t write_plain(struct pdf_writing *w, size_t *packed)
{
	const struct pdf_objects *o = w->o;
	size_t count = 0;
	add_row(w, 0, 0, 65535);
	for (size_t i = 1, next = 0; i < o->list.len; i++) {
		bool is_plain = next < o->plain.len && (size_t)o->plain.at[next] == i;
		next += is_plain;
		if (i < o->read || is_plain) {
			write_object(w, i);
		} else {
			add_row(w, 2, pack_number(o, count / PACK), count % PACK);
			packed[count++] = i;
		}
	}
	return count;
}

static bool write_all(struct pdf_writing *w)
{
	size_t *packed = arena_alloc(w->o->arena, w->o->list.len * sizeof *packed), count = write_plain(w, packed);
	bool is_packed = true;
	for (size_t from = 0; from < count; from += PACK) {
		size_t most = count - from < PACK ? count - from : PACK;
		add_row(w, 1, w->out->len - w->before, 0);
		is_packed &= write_pack(w, from / PACK, packed + from, most);
	}
	return is_packed;
}

static bool write_table(struct pdf_writing *w)
{
	size_t place = w->out->len - w->before, number = w->table.len / 7;
	struct buf entry = { 0 };
	add_row(w, 1, place, 0);
	buf_fmt(&entry, " /Type /XRef /Size %zu /W [ 1 4 2 ] /Root %d 0 R /Info %d 0 R", number + 1, w->o->root, w->o->info);
	buf_fmt(w->out, "%zu 0 obj\n", number);
	bool is_packed = pdf_stream(w->lib, buf_as_str(&entry), buf_as_str(&w->table), w->out);
	buf_fmt(w->out, "endobj\nstartxref\n%zu\n%%%%EOF\n", place);
	buf_finish(&entry);
	return is_packed;
}

bool pdf_objects_write(const struct pdf_objects *o, const struct cairo_lib *lib, struct buf *out)
{
	struct pdf_writing w = { .o = o, .lib = lib, .out = out, .before = out->len };
	buf_text(out, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
	bool is_written = write_all(&w);
	is_written &= write_table(&w);
	buf_finish(&w.table);
	return is_written;
}

/* ---- strings ---- */

/* A character's byte in PDFDocEncoding (ISO 32000-1, D.2), of those that maps have; 0: it has none, or another meaning in a string. */
static unsigned char byte_of(uint32_t code)
{
	static const uint16_t FROM_128[] = { 0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x0192, 0x2044, 0x2039, 0x203A, 0x2212, 0x2030, 0x201E, 0x201C, 0x201D,
		0x2018, 0x2019, 0x201A, 0x2122, 0xFB01, 0xFB02, 0x0141, 0x0152, 0x0160, 0x0178, 0x017D, 0x0131, 0x0142, 0x0153, 0x0161, 0x017E };
	if ((code >= ' ' && code <= '~') || (code > 0xA0 && code <= 0xFF && code != 0xAD))
		return (unsigned char)code;
	for (size_t i = 0; i < sizeof FROM_128 / sizeof *FROM_128; i++)
		if (FROM_128[i] == code)
			return (unsigned char)(128 + i);
	return code == 0x20AC ? 0xA0 : 0;
}

static bool is_narrow(struct str text)
{
	for (size_t i = 0; i < text.len;)
		if (!byte_of(utf8_next(text, &i)))
			return false;
	return true;
}

void pdf_wide_string(struct buf *out, struct str text)
{
	buf_text(out, "<FEFF");
	for (size_t i = 0; i < text.len;) {
		uint32_t code = utf8_next(text, &i);
		if (code >= 0x10000)
			buf_fmt(out, "%04X%04X", (unsigned)(0xD800 + ((code - 0x10000) >> 10)), (unsigned)(0xDC00 + ((code - 0x10000) & 0x3FF)));
		else
			buf_fmt(out, "%04X", (unsigned)code);
	}
	buf_char(out, '>');
}

void pdf_string(struct buf *out, struct str text)
{
	if (!is_narrow(text)) {
		pdf_wide_string(out, text);
		return;
	}
	buf_char(out, '(');
	for (size_t i = 0; i < text.len;) {
		char c = (char)byte_of(utf8_next(text, &i));
		if (c == '(' || c == ')' || c == '\\')
			buf_char(out, '\\');
		buf_char(out, c);
	}
	buf_char(out, ')');
}
