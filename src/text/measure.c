/* measure.c — how wide a text is: the sum of its clusters' widths, from the table where that knows them, else from the
 * font system. Kerning is left out: it mostly narrows, and what fits without it fits with it. */
#include "measure.h"
#include "cluster.h"

#include <string.h>

/* How far a text goes, before size and spacing are known. Whole numbers: sums come out alike in any order. */
struct glyph_extent {
	int64_t units; /* thousandths of an em */
	int64_t clusters;
};

enum {
	LONGEST_RUN = 256,     /* clusters that the font system is given at once: longer ones gain nothing and cost more */
	LONGEST_SHAPED = 8192, /* bytes; one letter with thousands of marks is no word */
	MOST_KNOWN = 50000,    /* words remembered before starting afresh */
	BAD_BYTE_WIDTH = 1100, /* of the sign that viewers put for it */
};

struct ruler *ruler_new(void)
{
	struct arena arena;
	arena_init(&arena);
	struct ruler *m = ARENA_NEW(&arena, struct ruler);
	m->arena = arena;
	return m;
}

void ruler_free(struct ruler *m)
{
	if (!m)
		return;
	shaper_free(m->shaper);
	arena_finish(&m->known_arena);
	arena_finish(&m->cut_arena);
	arena_finish(&m->scratch);
	struct arena arena = m->arena; /* it holds m itself */
	arena_finish(&arena);
}

static void note_trouble(struct ruler *m, enum text_trouble trouble, struct str text)
{
	if (trouble <= m->trouble)
		return;
	m->trouble = trouble;
	m->example = str_copy(&m->arena, text);
}

enum text_trouble ruler_trouble(const struct ruler *m, struct str *example)
{
	if (example)
		*example = m->example;
	return m->trouble;
}

struct shaper *measure_shaper(struct ruler *m, struct str text)
{
	if (!m->shaper && !m->shaper_is_missing)
		m->shaper = shaper_new();
	m->shaper_is_missing = !m->shaper;
	note_trouble(m, m->shaper ? TEXT_BY_PANGO : TEXT_GUESSED, text);
	return m->shaper;
}

bool ruler_use_family(struct ruler *m, struct str family)
{
	if (!m->shaper && !m->shaper_is_missing)
		m->shaper = shaper_new();
	m->shaper_is_missing = !m->shaper;
	if (!m->shaper || !shaper_use_family(m->shaper, family))
		return false;
	m->has_family = true;
	m->known_count = MOST_KNOWN; /* all that was known came from another family */
	memset(m->latin, 0, sizeof m->latin);
	measure_forget_cut(m);
	return true;
}

/* ---- the table, and what needs none ---- */

static int width_by_rule(uint32_t code)
{
	if (code == UTF8_BAD)
		return BAD_BYTE_WIDTH;
	if (code_is_mark(code) || code_is_blank(code))
		return 0;
	if (code >= 0x1F000 && code < 0x1FB00)
		return EMOJI_WIDTH;
	if (unicode_columns(code) == 2 || code_is_jamo_tail(code))
		return WIDTH_EM;
	if ((code >= 0xFF61 && code <= 0xFFDC) || (code >= 0xFFE8 && code <= 0xFFEE))
		return WIDTH_EM / 2;
	return WIDTH_UNKNOWN;
}

int code_width(enum face face, uint32_t code)
{
	if (code < WIDTHS_LATIN_END)
		return WIDTHS_LATIN[face][code];
	if (code_is_plain_ideograph(code))
		return WIDTH_EM;
	size_t low = 0, high = WIDTH_RANGE_COUNT;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (code > WIDTH_RANGES[middle].last)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == WIDTH_RANGE_COUNT || code < WIDTH_RANGES[low].first) {
		const uint16_t *forms = joined_forms(face, code);
		return forms ? joined_widest(forms) : width_by_rule(code);
	}
	return WIDTHS_OTHER[face][WIDTH_RANGES[low].index + (code - WIDTH_RANGES[low].first)];
}

/* A letter with its accent is wider than the letter alone in a few cases: i and I, whose accents overhang, the horned and
 * the hooked ones, and Greek capitals, whose accent stands before them. The fonts' largest differences, rounded up. */
static int accent_width(uint32_t letter, uint32_t mark)
{
	if (mark < 0x300 || mark > 0x36F)
		return 0;
	if (mark == 0x30C || mark == 0x31B)
		return 150;
	if ((letter >= 0x370 && letter < 0x400) || (letter >= 0x1F00 && letter < 0x2000))
		return 280;
	if (letter == 'i' || letter == 'I')
		return 180;
	return letter >= 0x400 && letter < 0x530 ? 60 : 0;
}

/* A mark with no letter before it is shown on a dotted circle. */
static int first_width(enum face face, uint32_t code)
{
	bool is_joiner = code >= 0x2000 && code < 0x2070;
	return code_is_mark(code) && !is_joiner ? code_width(face, 0x25CC) : code_width(face, code);
}

static int cluster_width(enum face face, struct str cluster)
{
	size_t at = 0;
	uint32_t first = utf8_next(cluster, &at);
	int width = first_width(face, first), accent = 0;
	if (at == cluster.len)
		return width;
	while (at < cluster.len && width != WIDTH_UNKNOWN) {
		uint32_t code = utf8_next(cluster, &at);
		int more = code_is_jamo_tail(code) || code == '\n' ? 0 : code_width(face, code);
		int added = accent_width(first, code);
		accent = added > accent ? added : accent;
		width = more == WIDTH_UNKNOWN ? WIDTH_UNKNOWN : width + more;
	}
	if (cluster_is_emoji(cluster))
		return EMOJI_WIDTH;
	return width == WIDTH_UNKNOWN ? WIDTH_UNKNOWN : width + accent;
}

/* ---- the font system ---- */

/* One em a letter: too much for nearly every script, which is the better way to be wrong. */
static int guess_width(struct str run)
{
	int units = 0;
	for (size_t at = 0; at < run.len;) {
		uint32_t code = utf8_next(run, &at);
		units += code == UTF8_BAD || !code_is_mark(code) ? WIDTH_EM : 0;
	}
	return units;
}

static void forget_known(struct ruler *m)
{
	arena_finish(&m->known_arena);
	for (int face = 0; face < FACE_COUNT; face++)
		names_init(&m->known[face], &m->known_arena);
	m->known_count = 0;
}

static int run_width(struct ruler *m, enum face face, struct str run, struct str text)
{
	struct shaper *shaper = measure_shaper(m, text);
	if (!shaper || run.len > LONGEST_SHAPED)
		return guess_width(run);
	if (m->known_count >= MOST_KNOWN || !m->known[face].arena)
		forget_known(m);
	int *known = names_find(&m->known[face], run);
	if (!known) {
		known = ARENA_NEW(&m->known_arena, int);
		*known = shaper_width(shaper, face, run);
		names_add(&m->known[face], str_copy(&m->known_arena, run), known);
		m->known_count++;
	}
	return *known;
}

/* With a family of the theme's, the table's widths don't hold; those that are a matter of rule do. */
static int known_width(const struct ruler *m, enum face face, struct str cluster)
{
	if (!m->has_family)
		return cluster_width(face, cluster);
	size_t at = 0;
	uint32_t code = utf8_next(cluster, &at);
	bool is_alone = at == cluster.len;
	if (is_alone && code < WIDTHS_LATIN_END)
		return m->latin[face][code];
	if (cluster_is_emoji(cluster))
		return EMOJI_WIDTH;
	return code == UTF8_BAD || (is_alone && code_is_mark(code)) ? cluster_width(face, cluster) : WIDTH_UNKNOWN;
}

static bool goes_alone(const struct ruler *m, struct str cluster)
{
	size_t at = 0;
	return m->has_family && code_is_simple(utf8_next(cluster, &at));
}

/* Where a run ends that has to be shaped as one: before the first cluster whose width is known. In scripts that don't
 * join, each cluster goes by itself, so that a word is as wide as its parts, wherever it is broken. */
static size_t run_end(const struct ruler *m, enum face face, struct str text, size_t at, int64_t *clusters)
{
	size_t end = text_cluster_end(text, at);
	*clusters = 1;
	if (goes_alone(m, str_slice(text, at, end)))
		return end;
	while (end < text.len && *clusters < LONGEST_RUN) {
		size_t behind = text_cluster_end(text, end);
		struct str next = str_slice(text, end, behind);
		if (known_width(m, face, next) != WIDTH_UNKNOWN || goes_alone(m, next))
			break;
		end = behind;
		++*clusters;
	}
	return end;
}

static size_t add_cluster(struct ruler *m, enum face face, struct str text, size_t at, struct glyph_extent *e)
{
	size_t end = text_cluster_end(text, at);
	struct str cluster = str_slice(text, at, end);
	int width = known_width(m, face, cluster);
	int64_t clusters = !text_ends_soft(cluster); /* nothing is put beside what isn't seen */
	if (width == WIDTH_UNKNOWN) {
		end = run_end(m, face, text, at, &clusters);
		width = run_width(m, face, str_slice(text, at, end), text);
	}
	e->units += width;
	e->clusters += clusters;
	return end;
}

/* ---- sums ---- */

static void measure_latin(struct ruler *m, enum face face)
{
	uint16_t *widths = arena_alloc(&m->arena, WIDTHS_LATIN_END * sizeof *widths);
	for (uint32_t code = 0; code < WIDTHS_LATIN_END; code++) {
		char bytes[4];
		struct str text = { bytes, (size_t)utf8_encode(code, bytes) };
		bool is_unseen = WIDTHS_LATIN[face][code] == 0;
		widths[code] = is_unseen ? 0 : (uint16_t)shaper_width(m->shaper, face, code < ' ' ? STR(" ") : text);
	}
	m->latin[face] = widths;
}

static const uint16_t *latin_widths(struct ruler *m, enum face face, struct str text)
{
	if (!m->has_family)
		return WIDTHS_LATIN[face];
	if (!m->latin[face])
		measure_latin(m, face);
	note_trouble(m, TEXT_BY_PANGO, text);
	return m->latin[face];
}

/* Latin letters beyond ASCII, where their two bytes tell that nothing joins them; else no code. */
static uint32_t latin_pair(struct str text, size_t at)
{
	unsigned char lead = (unsigned char)text.at[at];
	bool is_pair = lead > 0xC2 && lead < 0xC9 && cluster_plain_length(text, at) == 2;
	return is_pair ? (lead & 0x1Fu) << 6 | ((unsigned char)text.at[at + 1] & 0x3Fu) : 0;
}

/* By the first of their bytes: where letters that join may begin. */
static bool may_be_joined(unsigned char lead)
{
	return lead >= 0xC0 + (JOINED_FIRST >> 6) && lead <= 0xC0 + (JOINED_END >> 6);
}

/* Letters beside those around them: where they end, or `at`. */
static size_t add_joined(struct ruler *m, enum face face, struct str text, size_t at, struct glyph_extent *e)
{
	if (m->has_family)
		return at;
	struct str whole = m->whole.len ? m->whole : text;
	size_t from = (size_t)(text.at - whole.at);
	struct joined_extent joined = joined_extent(face, whole, from + at, from + text.len);
	m->has_joined |= joined.clusters > 0;
	e->units += joined.units;
	e->clusters += joined.clusters;
	return joined.end - from;
}

static struct glyph_extent measure_extent(struct ruler *m, enum face face, struct str text)
{
	const uint16_t *latin = latin_widths(m, face, text);
	struct glyph_extent e = { 0 };
	for (size_t at = 0; at < text.len;) {
		unsigned char here = (unsigned char)text.at[at];
		uint32_t pair;
		/* Nearly all: a plain character with no mark on it. Marks begin with a byte above all of these. */
		if (here < 0x80 && (at + 1 == text.len || (unsigned char)text.at[at + 1] < 0xCC)) {
			e.units += latin[here];
			e.clusters++;
			at++;
		} else if ((pair = latin_pair(text, at))) {
			e.units += latin[pair];
			e.clusters++;
			at += 2;
		} else {
			size_t end = may_be_joined(here) ? add_joined(m, face, text, at, &e) : at;
			at = end > at ? end : add_cluster(m, face, text, at, &e);
		}
	}
	return e;
}

double text_width(struct ruler *m, struct font font, struct str text)
{
	struct glyph_extent e = measure_extent(m, font.face, text);
	if (text_ends_soft(text)) {
		e.units += latin_widths(m, font.face, text)['-'];
		e.clusters++;
	}
	return (double)e.units * font.size / 1000 + (double)e.clusters * font_for_text(font, text).spacing;
}

/* ---- heights ---- */

double font_ascent(struct font font)
{
	return FACE_ASCENTS[font.face] * font.size / 1000;
}

double font_descent(struct font font)
{
	return FACE_DESCENTS[font.face] * font.size / 1000;
}

/* Small letters that only go with others need less air between their lines. */
double font_line_height(struct font font)
{
	return font.size * (font.size < 12 ? 1.33 : 1.35);
}
