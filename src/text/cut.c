/* cut.c — paragraphs that were cut into pieces are kept: a layout asks for the same ones at one width after the other, and a piece is as wide at each. */
#include "breaks.h"

#include <string.h>

enum { CUT_LONGEST = 256, MOST_CUT = 1 << 20 };

struct cut_paragraph { /* in a font */
	size_t len;
	struct piece pieces[];
};

void measure_forget_cut(struct ruler *m)
{
	arena_finish(&m->cut_arena);
	names_init(&m->cut, &m->cut_arena);
}

/* Its bytes, and those of all that its pieces depend on but the family. */
static struct str cut_key(char key[static CUT_LONGEST + sizeof(struct font)], struct font font, struct str paragraph)
{
	size_t len = 0;
	memcpy(key, &font.face, sizeof font.face);
	len += sizeof font.face;
	memcpy(key + len, &font.size, sizeof font.size);
	len += sizeof font.size;
	memcpy(key + len, &font.spacing, sizeof font.spacing);
	len += sizeof font.spacing;
	memcpy(key + len, paragraph.at, paragraph.len);
	return (struct str){ key, len + paragraph.len };
}

static void keep_cut(struct ruler *m, struct str key)
{
	struct cut_paragraph *cut = arena_alloc(&m->cut_arena, sizeof *cut + m->pieces.len * sizeof *cut->pieces);
	cut->len = m->pieces.len;
	if (cut->len)
		memcpy(cut->pieces, m->pieces.at, cut->len * sizeof *cut->pieces);
	names_add(&m->cut, str_copy(&m->cut_arena, key), cut);
}

void measure_pieces(struct ruler *m, struct font font, struct str paragraph)
{
	char bytes[CUT_LONGEST + sizeof(struct font)];
	if (!m->cut.arena || m->cut_arena.total > MOST_CUT)
		measure_forget_cut(m);
	struct str key = paragraph.len && paragraph.len <= CUT_LONGEST ? cut_key(bytes, font, paragraph) : (struct str){ 0 };
	const struct cut_paragraph *cut = key.len ? names_find(&m->cut, key) : NULL;
	if (!cut) {
		cut_pieces(m, font, paragraph);
		if (key.len)
			keep_cut(m, key);
		return;
	}
	m->pieces.len = 0;
	for (size_t i = 0; i < cut->len; i++)
		VEC_PUSH(&m->scratch, &m->pieces, cut->pieces[i]);
}
