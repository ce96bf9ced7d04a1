/* package_wasm.c — the same as package.c without libzip and libxml2: a zip in memory (APPNOTE 6.3, but for what only large or encrypted archives need), and each part as the
 * list of what opens, closes and is written in it. */
#include "cjm/said.h"
#include "cjm/portable.h"
#include "exchange/workbooks/package.h"

#include <string.h>

enum { END_LENGTH = 22, ROW_LENGTH = 46, HEAD_LENGTH = 30, STORED = 0, DEFLATED = 8, ENCRYPTED = 1 };

struct zipped_part {
	struct str name;
	uint32_t checksum, size, packed, head;
	unsigned method;
	bool is_encrypted;
};

struct package_archive {
	struct arena arena;
	struct str bytes;
	VEC(struct zipped_part) parts;
};

struct part_piece { /* what part_next gives */
	enum part_event event;
	struct str text;
	const char **attributes;
};

struct package_reader {
	struct arena *arena;
	VEC(struct part_piece) pieces;
	size_t at;
	const char **attributes; /* of the element that was opened last */
	bool is_damaged, has_type;
};

/* ---- the zip ---- */

static uint32_t number_at(struct str s, size_t at, unsigned length)
{
	uint32_t number = 0;
	for (unsigned i = 0; i < length; i++)
		number |= (uint32_t)(unsigned char)s.at[at + i] << 8 * i;
	return number;
}

static bool is_at(struct str s, size_t at, const char *mark, size_t length)
{
	return at <= s.len && s.len - at >= length && memcmp(s.at + at, mark, 4) == 0;
}

/* A row of the list at the end; false where it is cut off. */
static bool read_row(struct package_archive *a, size_t *at)
{
	if (!is_at(a->bytes, *at, "PK\1\2", ROW_LENGTH))
		return false;
	struct str row = str_slice(a->bytes, *at, a->bytes.len);
	size_t name = number_at(row, 28, 2), rest = number_at(row, 30, 2) + number_at(row, 32, 2);
	if (row.len < ROW_LENGTH + name + rest)
		return false;
	struct zipped_part part = {
		.name = str_slice(row, ROW_LENGTH, ROW_LENGTH + name), .checksum = number_at(row, 16, 4), .size = number_at(row, 24, 4), .packed = number_at(row, 20, 4),
		.head = number_at(row, 42, 4), .method = number_at(row, 10, 2), .is_encrypted = number_at(row, 8, 2) & ENCRYPTED,
	};
	VEC_PUSH(&a->arena, &a->parts, part);
	*at += ROW_LENGTH + name + rest;
	return true;
}

static bool read_list(struct package_archive *a, struct str bytes)
{
	a->bytes = bytes;
	size_t end = bytes.len < END_LENGTH ? 0 : bytes.len - END_LENGTH;
	while (end && !is_at(bytes, end, "PK\5\6", END_LENGTH))
		end--;
	if (!is_at(bytes, end, "PK\5\6", END_LENGTH))
		return false;
	size_t count = number_at(bytes, end + 10, 2), at = number_at(bytes, end + 16, 4);
	for (size_t i = 0; i < count; i++)
		if (!read_row(a, &at))
			return false;
	return count > 0;
}

bool package_open(struct package *p, struct str bytes)
{
	struct arena arena = { 0 };
	struct package_archive *a = ARENA_NEW(&arena, struct package_archive);
	a->arena = arena;
	*p = (struct package){ .archive = a, .left = PACKAGE_MOST };
	if (read_list(a, bytes))
		return true;
	package_trouble(p, "it is damaged or cut off");
	return false;
}

void package_close(struct package *p)
{
	if (p->archive) {
		struct arena arena = p->archive->arena;
		arena_finish(&arena);
	}
	buf_finish(&p->trouble);
	*p = (struct package){ 0 };
}

static const struct zipped_part *find_part(struct package *p, struct str name)
{
	struct arena *a = &p->archive->arena;
	struct str lower = str_lower(a, name);
	for (size_t i = 0; i < p->archive->parts.len; i++)
		if (str_equal(str_lower(a, p->archive->parts.at[i].name), lower))
			return &p->archive->parts.at[i];
	return NULL;
}

bool package_has(struct package *p, struct str name)
{
	return find_part(p, name) != NULL;
}

/* ---- a part ---- */

static void add_piece(struct package_reader *r, enum part_event event, struct str text, const char **attributes)
{
	struct part_piece piece = { event, str_copy(r->arena, text), attributes };
	VEC_PUSH(r->arena, &r->pieces, piece);
}

static struct str local_of(const char *name)
{
	const char *blank = strrchr(name, ' ');
	return str_of(blank ? blank + 1 : name);
}

static void open_element(void *reader, const char *name, const char **attributes)
{
	struct package_reader *r = reader;
	size_t count = 0;
	while (attributes[count])
		count++;
	const char **kept = arena_alloc(r->arena, (count + 1) * sizeof *kept);
	for (size_t i = 0; i < count; i++)
		kept[i] = str_terminated(r->arena, str_of(attributes[i]));
	add_piece(r, PART_OPENS, local_of(name), kept);
}

static void close_element(void *reader, const char *name)
{
	add_piece(reader, PART_CLOSES, local_of(name), NULL);
}

static void take_text(void *reader, const char *at, int len)
{
	add_piece(reader, PART_TEXT, (struct str){ at, (size_t)len }, NULL);
}

/* A document type could define entities; no Office program writes one. */
static void meet_doctype(void *reader)
{
	((struct package_reader *)reader)->has_type = true;
}

static void read_pieces(struct package_reader *r, struct str bytes)
{
	struct portable_xml taker = { r, open_element, close_element, take_text, meet_doctype };
	r->is_damaged = !portable_read_xml(bytes, &taker);
}

/* Behind a head of its own; nothing where that is cut off. */
static struct str packed_bytes(const struct package_archive *a, const struct zipped_part *part)
{
	if (!is_at(a->bytes, part->head, "PK\3\4", HEAD_LENGTH))
		return (struct str){ 0 };
	size_t start = (size_t)part->head + HEAD_LENGTH + number_at(a->bytes, part->head + 26, 2) + number_at(a->bytes, part->head + 28, 2);
	return start > a->bytes.len || part->packed > a->bytes.len - start ? (struct str){ 0 } : str_slice(a->bytes, start, start + part->packed);
}

static bool unpack_part(const struct zipped_part *part, struct str packed, struct buf *out)
{
	bool is_unpacked = part->method == DEFLATED ? portable_unpack(packed, part->size, out) : packed.len == part->size;
	if (part->method == STORED)
		buf_str(out, packed);
	return is_unpacked && portable_checksum(buf_as_str(out)) == part->checksum;
}

bool part_open(struct package_part *x, struct package *p, struct str name)
{
	*x = (struct package_part){ .package = p, .name = name, .left = PART_MOST };
	const struct zipped_part *part = find_part(p, name);
	struct buf bytes = { 0 };
	if (!part)
		return false;
	struct str packed = packed_bytes(p->archive, part);
	if (!packed.len || part->is_encrypted || (part->method != STORED && part->method != DEFLATED))
		package_trouble(p, "its part %.*s cannot be unpacked: it is damaged or password-protected", STR_ARG(name));
	else if (part->size > x->left || part->size > p->left)
		package_trouble(p, "its part %.*s is too large when unpacked", STR_ARG(name));
	else if (!unpack_part(part, packed, &bytes))
		package_trouble(p, "its part %.*s is damaged", STR_ARG(name));
	if (!p->trouble.len) {
		p->left -= part->size;
		x->reader = ARENA_NEW(&p->archive->arena, struct package_reader);
		x->reader->arena = &p->archive->arena;
		read_pieces(x->reader, buf_as_str(&bytes));
	}
	buf_finish(&bytes);
	return x->reader;
}

void part_close(struct package_part *x)
{
	x->reader = NULL;
}

enum part_event part_next(struct package_part *x)
{
	struct package_reader *r = x->reader;
	if (r->has_type)
		package_trouble(x->package, "its part %.*s has a document type, which is not allowed in a workbook", STR_ARG(x->name));
	else if (r->at == r->pieces.len && r->is_damaged)
		package_trouble(x->package, "its part %.*s is damaged or cut off", STR_ARG(x->name));
	if (x->package->trouble.len || r->at == r->pieces.len)
		return PART_END;
	const struct part_piece *piece = &r->pieces.at[r->at++];
	r->attributes = piece->attributes;
	*(piece->event == PART_TEXT ? &x->text : &x->element) = piece->text;
	return piece->event;
}

struct str part_attribute_in(struct package_part *x, const char *name, const char *namespace_end)
{
	for (const char **a = x->reader->attributes; a && *a; a += 2) {
		struct str local = local_of(*a), space = { *a, local.at > *a ? (size_t)(local.at - *a) - 1 : 0 };
		if (str_is(local, name) && (*namespace_end ? str_ends(space, namespace_end) : !space.len))
			return str_of(a[1]);
	}
	return (struct str){ 0 };
}
