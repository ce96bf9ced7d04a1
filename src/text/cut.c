/* cut.c — paragraphs that were cut into pieces are kept, with the lines that came of them: a layout asks for the same ones at one width after the other. */
#include "cut.h"

#include <string.h>

enum { CUT_LONGEST = 256, MOST_CUT = 1 << 20, FIRST_SLOTS = 256 };

void measure_forget_cut(struct ruler *m)
{
	arena_finish(&m->cut_arena);
	m->cuts = NULL;
	m->passing = NULL;
	m->cut_slots = m->cut_count = 0;
}

/* ---- by text and font ---- */

static uint64_t stir(uint64_t hash, uint64_t more)
{
	hash = (hash ^ more) * 0x9E3779B97F4A7C15u;
	return hash ^ hash >> 29;
}

/* Eight bytes at a time: this is done for every text that is measured. */
static uint32_t hash_of(struct font font, struct str text)
{
	uint64_t size = 0, hash = stir(text.len, (uint64_t)font.face), part;
	memcpy(&size, &font.size, sizeof font.size);
	hash = stir(hash, size);
	size_t at = 0;
	for (; at + sizeof part <= text.len; at += sizeof part) {
		memcpy(&part, text.at + at, sizeof part);
		hash = stir(hash, part);
	}
	part = 0;
	memcpy(&part, text.at + at, text.len - at);
	return (uint32_t)(stir(hash, part) >> 16);
}

static bool is_of(const struct cut_paragraph *cut, uint32_t hash, struct font font, struct str text)
{
	return cut->hash == hash && cut->font.face == font.face && cut->font.size == font.size && cut->font.spacing == font.spacing && str_equal(cut->text, text);
}

/* Where it is, or would be. */
static size_t slot_of(const struct ruler *m, uint32_t hash, struct font font, struct str text)
{
	size_t slot = hash & (m->cut_slots - 1);
	while (m->cuts[slot] && !is_of(m->cuts[slot], hash, font, text))
		slot = (slot + 1) & (m->cut_slots - 1);
	return slot;
}

struct cut_paragraph *cut_find(const struct ruler *m, struct font font, struct str paragraph)
{
	bool may_be_kept = m->cuts && paragraph.len && paragraph.len <= CUT_LONGEST;
	return may_be_kept ? m->cuts[slot_of(m, hash_of(font, paragraph), font, paragraph)] : NULL;
}

static void make_room(struct ruler *m)
{
	if (m->cut_arena.total > MOST_CUT)
		measure_forget_cut(m);
	if (m->cut_count * 2 < m->cut_slots)
		return;
	struct cut_paragraph **before = m->cuts;
	size_t slots = m->cut_slots;
	m->cut_slots = slots ? slots * 2 : FIRST_SLOTS;
	m->cuts = arena_alloc(&m->cut_arena, m->cut_slots * sizeof *m->cuts);
	for (size_t i = 0; i < slots; i++)
		if (before[i])
			m->cuts[slot_of(m, before[i]->hash, before[i]->font, before[i]->text)] = before[i];
}

/* ---- cut ---- */

static void fill_in(struct ruler *m, struct cut_paragraph *cut, struct font font, struct str paragraph)
{
	cut_pieces(m, font, paragraph);
	cut->font = font;
	cut->text = paragraph;
	cut->whole = text_width(m, font, paragraph);
	cut->len = m->pieces.len;
	cut->pieces = m->pieces.at;
	cut->has_joined = m->has_joined;
	for (int i = 0; i < WILLINGNESS_COUNT; i++)
		cut->longest[i] = -1;
}

/* Its pieces are those of the ruler. */
static struct cut_paragraph *cut_in_passing(struct ruler *m, struct font font, struct str paragraph)
{
	if (m->cut_arena.total > MOST_CUT)
		measure_forget_cut(m);
	if (!m->passing)
		m->passing = ARENA_NEW(&m->cut_arena, struct cut_paragraph);
	*m->passing = (struct cut_paragraph){ 0 };
	fill_in(m, m->passing, font, paragraph);
	return m->passing;
}

struct cut_paragraph *cut_of(struct ruler *m, struct font font, struct str paragraph)
{
	struct cut_paragraph *cut = cut_find(m, font, paragraph);
	if (cut)
		return cut;
	if (!paragraph.len || paragraph.len > CUT_LONGEST)
		return cut_in_passing(m, font, paragraph);
	make_room(m);
	cut = ARENA_NEW(&m->cut_arena, struct cut_paragraph);
	fill_in(m, cut, font, paragraph);
	cut->text = str_copy(&m->cut_arena, paragraph);
	cut->hash = hash_of(font, paragraph);
	cut->pieces = arena_alloc(&m->cut_arena, cut->len * sizeof *cut->pieces);
	if (cut->len)
		memcpy(cut->pieces, m->pieces.at, cut->len * sizeof *cut->pieces);
	m->cuts[slot_of(m, cut->hash, font, cut->text)] = cut;
	m->cut_count++;
	return cut;
}

/* ---- lines ---- */

static size_t count_lines(const struct cut_paragraph *cut)
{
	return cut->kept < KEPT_LINES ? cut->kept : KEPT_LINES;
}

static bool are_for(const struct kept_lines *k, const struct kept_lines *wanted)
{
	return k->indent == wanted->indent && k->is_of_table == wanted->is_of_table;
}

const struct kept_lines *cut_lines_at(const struct cut_paragraph *cut, const struct kept_lines *wanted)
{
	for (size_t i = 0; i < count_lines(cut); i++) {
		const struct kept_lines *k = &cut->lines[i];
		bool holds = k->least < 0 ? wanted->most == k->most : wanted->most >= k->least && wanted->most <= k->most;
		if (holds && are_for(k, wanted))
			return k;
	}
	return NULL;
}

const struct kept_lines *cut_lines_like(struct cut_paragraph *cut, const struct kept_lines *wanted)
{
	for (size_t i = 0; i < count_lines(cut) && wanted->least >= 0; i++) {
		struct kept_lines *k = &cut->lines[i];
		if (k->least != wanted->least || !are_for(k, wanted))
			continue;
		k->most = wanted->most > k->most ? wanted->most : k->most;
		return k;
	}
	return NULL;
}

struct kept_lines *cut_keep_lines(struct ruler *m, struct cut_paragraph *cut, struct kept_lines lines)
{
	struct kept_lines *k = &cut->lines[cut->kept++ % KEPT_LINES];
	bool has_room = lines.len <= k->room;
	lines.room = has_room ? k->room : lines.len;
	lines.at = has_room ? k->at : arena_alloc(&m->cut_arena, lines.len * sizeof *lines.at);
	*k = lines;
	return k;
}
