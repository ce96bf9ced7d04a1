/* ids.c — ids for the SVG writer. */
#include "ids.h"

struct id_range {
	uint32_t first, last;
};

static bool in_ranges(const struct id_range *ranges, size_t count, uint32_t code)
{
	for (size_t i = 0; i < count && code >= ranges[i].first; i++)
		if (code <= ranges[i].last)
			return true;
	return false;
}

/* XML 1.0, production 4, without the colon, which belongs to namespaces */
static bool may_start_id(uint32_t code)
{
	static const struct id_range STARTS[] = {
		{ 'A', 'Z' }, { '_', '_' }, { 'a', 'z' }, { 0xC0, 0xD6 }, { 0xD8, 0xF6 }, { 0xF8, 0x2FF }, { 0x370, 0x37D },
		{ 0x37F, 0x1FFF }, { 0x200C, 0x200D }, { 0x2070, 0x218F }, { 0x2C00, 0x2FEF }, { 0x3001, 0xD7FF },
		{ 0xF900, 0xFDCF }, { 0xFDF0, 0xFFFD }, { 0x10000, 0xEFFFF },
	};
	return in_ranges(STARTS, sizeof STARTS / sizeof *STARTS, code);
}

/* production 4a: what may follow */
static bool may_continue_id(uint32_t code)
{
	static const struct id_range MORE[] = { { '-', '.' }, { '0', '9' }, { 0xB7, 0xB7 }, { 0x300, 0x36F }, { 0x203F, 0x2040 } };
	return may_start_id(code) || in_ranges(MORE, sizeof MORE / sizeof *MORE, code);
}

/* Nearly all: a letter, then letters, digits, points and hyphens. */
static bool is_plain_id(struct str s)
{
	bool is_plain = s.len && (((unsigned char)s.at[0] | 0x20) >= 'a' && ((unsigned char)s.at[0] | 0x20) <= 'z');
	for (size_t i = 1; i < s.len && is_plain; i++) {
		unsigned char c = (unsigned char)s.at[i], small = c | 0x20;
		is_plain = (small >= 'a' && small <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
	}
	return is_plain;
}

static struct str valid_id(struct arena *a, struct str wanted)
{
	struct buf id = { 0 };
	if (is_plain_id(wanted))
		return str_copy(a, wanted);
	for (size_t i = 0; i < wanted.len;) {
		uint32_t code = utf8_next(wanted, &i);
		if (!id.len && !may_start_id(code))
			buf_char(&id, '_');
		if (may_continue_id(code))
			buf_utf8(&id, code);
		else if (id.len && id.at[id.len - 1] != '-')
			buf_char(&id, '-');
	}
	if (!id.len)
		buf_char(&id, '_');
	struct str valid = buf_take(&id, a);
	buf_finish(&id);
	return valid;
}

struct taken_id {
	int used; /* how often the name was wanted */
};

static bool take_id(struct svg_ids *ids, struct str id)
{
	struct taken_id *taken = ARENA_NEW(&ids->arena, struct taken_id);
	taken->used = 1;
	return !names_add(&ids->taken, id, taken);
}

void svg_ids_init(struct svg_ids *ids)
{
	arena_init(&ids->arena);
	names_init(&ids->taken, &ids->arena);
}

void svg_ids_finish(struct svg_ids *ids)
{
	arena_finish(&ids->arena);
}

struct str svg_id(struct svg_ids *ids, struct str wanted)
{
	struct str base = valid_id(&ids->arena, ids->prefix.len ? str_fmt(&ids->arena, "%.*s%.*s", STR_ARG(ids->prefix), STR_ARG(wanted)) : wanted);
	if (take_id(ids, base))
		return base;
	struct taken_id *taken = names_find(&ids->taken, base);
	for (;;) {
		struct str next = str_fmt(&ids->arena, "%.*s-%d", STR_ARG(base), ++taken->used);
		if (take_id(ids, next))
			return next;
	}
}
