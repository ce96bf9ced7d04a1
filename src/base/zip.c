/* zip.c — parts to a zip in memory (APPNOTE 6.3, without what only large archives need). Every part has the first day that a zip can say. */
#include "cjm/zip.h"

enum { FIRST_DAY = 0x21 /* 1980-01-01 */, VERSION = 20, STORED = 0, DEFLATED = 8 };

struct packed_part {
	struct str name;
	uint32_t checksum, packed, size, at;
	uint16_t method;
};

static void put_short(struct buf *out, unsigned value)
{
	buf_char(out, (char)(value & 0xFF));
	buf_char(out, (char)(value >> 8 & 0xFF));
}

static void put_long(struct buf *out, uint32_t value)
{
	put_short(out, value & 0xFFFF);
	put_short(out, value >> 16);
}

/* What is said of a part beside it and again at the end. */
static void put_facts(struct buf *out, const struct packed_part *p)
{
	put_short(out, VERSION);
	put_short(out, 0);
	put_short(out, p->method);
	put_short(out, 0);
	put_short(out, FIRST_DAY);
	put_long(out, p->checksum);
	put_long(out, p->packed);
	put_long(out, p->size);
	put_short(out, (unsigned)p->name.len);
	put_short(out, 0);
}

/* As it is where packing makes it no smaller: a picture is packed already. */
static void add_part(const struct zip_part *part, struct packed_part *p, struct buf *out)
{
	struct buf packed = { 0 };
	deflate_pack(part->bytes, &packed);
	bool is_smaller = packed.len < part->bytes.len;
	struct str bytes = is_smaller ? buf_as_str(&packed) : part->bytes;
	*p = (struct packed_part){ part->name, deflate_checksum(part->bytes), (uint32_t)bytes.len, (uint32_t)part->bytes.len, (uint32_t)out->len, is_smaller ? DEFLATED : STORED };
	buf_text(out, "PK\3\4");
	put_facts(out, p);
	buf_str(out, p->name);
	buf_str(out, bytes);
	buf_finish(&packed);
}

static void list_part(const struct packed_part *p, struct buf *out)
{
	buf_text(out, "PK\1\2");
	put_short(out, VERSION);
	put_facts(out, p);
	put_short(out, 0);  /* no comment */
	put_short(out, 0);  /* the first disk */
	put_short(out, 0);
	put_long(out, 0);
	put_long(out, p->at);
	buf_str(out, p->name);
}

void zip_pack(struct arena *a, const struct zip_part *parts, size_t count, struct buf *out)
{
	struct packed_part *packed = arena_alloc(a, (count + 1) * sizeof *packed);
	for (size_t i = 0; i < count; i++)
		add_part(&parts[i], &packed[i], out);
	size_t list = out->len;
	for (size_t i = 0; i < count; i++)
		list_part(&packed[i], out);
	size_t end = out->len;
	buf_text(out, "PK\5\6");
	put_long(out, 0);
	put_short(out, (unsigned)count);
	put_short(out, (unsigned)count);
	put_long(out, (uint32_t)(end - list));
	put_long(out, (uint32_t)list);
	put_short(out, 0);
}
