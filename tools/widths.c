/* widths.c — writes src/text/widths.c: how wide every character may come out, whichever of the usual faces a viewer has.
 *
 * cc -std=c17 -Wall -Wextra -o build/widths tools/widths.c $(pkg-config --cflags --libs harfbuzz) && build/widths > src/text/widths.c
 *
 * Needs Debian's fonts-inter, fonts-liberation, fonts-liberation2, fonts-noto-core, fonts-noto-cjk, fonts-noto-color-emoji and fonts-dejavu.
 * For one character the widest counts of Inter and of both editions of Liberation Sans: where both are installed the
 * second wins, and it has other widths beyond Western Europe's letters. Where one of the three lacks the character, viewers
 * fall back on something else, and the stand-ins below count too. What really stands in, for each character and each set
 * of fonts, tests/unit/shaping.c asks the font system. Arabic letters count with the widest of their four joined forms. */
#include <hb-ot.h>
#include <hb.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define INTER "/usr/share/fonts/opentype/inter/Inter-"
#define LIBERATION "/usr/share/fonts/truetype/liberation/LiberationSans-"
#define LIBERATION2 "/usr/share/fonts/truetype/liberation2/LiberationSans-"
#define NOTO "/usr/share/fonts/truetype/noto/Noto"
#define DEJAVU "/usr/share/fonts/truetype/dejavu/DejaVuSans"
#define CJK "/usr/share/fonts/opentype/noto/NotoSansCJK-"

enum { FACES = 4, FAMILIES = 17, FIRST_STAND_IN = 3, LATIN_END = 0x250, MOST = 8192 };

/* Regular, italic, semibold, bold; a family without a face lends its nearest. DejaVu comes with its slanted
 * face and without, which is in a package of its own. The last three are for signs only: a
 * sign that such a font may supply is as wide as theirs, but nobody reads Greek in them. */
static const char *const FILES[FAMILIES][FACES] = {
	{ INTER "Regular.otf", INTER "Italic.otf", INTER "SemiBold.otf", INTER "Bold.otf" },
	{ LIBERATION "Regular.ttf", LIBERATION "Italic.ttf", LIBERATION "Bold.ttf", LIBERATION "Bold.ttf" },
	{ LIBERATION2 "Regular.ttf", LIBERATION2 "Italic.ttf", LIBERATION2 "Bold.ttf", LIBERATION2 "Bold.ttf" },
	{ DEJAVU ".ttf", DEJAVU "-Oblique.ttf", DEJAVU "-Bold.ttf", DEJAVU "-Bold.ttf" },
	{ DEJAVU ".ttf", DEJAVU ".ttf", DEJAVU "-Bold.ttf", DEJAVU "-Bold.ttf" },
	{ NOTO "Sans-Regular.ttf", NOTO "Sans-Italic.ttf", NOTO "Sans-Bold.ttf", NOTO "Sans-Bold.ttf" },
	{ NOTO "SansHebrew-Regular.ttf", NOTO "SansHebrew-Regular.ttf", NOTO "SansHebrew-Bold.ttf", NOTO "SansHebrew-Bold.ttf" },
	{ NOTO "SansArabic-Regular.ttf", NOTO "SansArabic-Regular.ttf", NOTO "SansArabic-Bold.ttf", NOTO "SansArabic-Bold.ttf" },
	{ NOTO "SansThai-Regular.ttf", NOTO "SansThai-Regular.ttf", NOTO "SansThai-Bold.ttf", NOTO "SansThai-Bold.ttf" },
	{ NOTO "LoopedThai-Regular.ttf", NOTO "LoopedThai-Regular.ttf", NOTO "LoopedThai-Bold.ttf", NOTO "LoopedThai-Bold.ttf" },
	{ NOTO "SansSymbols-Regular.ttf", NOTO "SansSymbols-Regular.ttf", NOTO "SansSymbols-Bold.ttf", NOTO "SansSymbols-Bold.ttf" },
	{ NOTO "SansSymbols2-Regular.ttf", NOTO "SansSymbols2-Regular.ttf", NOTO "SansSymbols2-Regular.ttf", NOTO "SansSymbols2-Regular.ttf" },
	{ NOTO "SansMath-Regular.ttf", NOTO "SansMath-Regular.ttf", NOTO "SansMath-Regular.ttf", NOTO "SansMath-Regular.ttf" },
	{ NOTO "SansCoptic-Regular.ttf", NOTO "SansCoptic-Regular.ttf", NOTO "SansCoptic-Regular.ttf", NOTO "SansCoptic-Regular.ttf" },
	{ NOTO "SansGurmukhi-Regular.ttf", NOTO "SansGurmukhi-Regular.ttf", NOTO "SansGurmukhi-Bold.ttf", NOTO "SansGurmukhi-Bold.ttf" },
	{ CJK "Regular.ttc", CJK "Regular.ttc", CJK "Bold.ttc", CJK "Bold.ttc" },
	{ NOTO "ColorEmoji.ttf", NOTO "ColorEmoji.ttf", NOTO "ColorEmoji.ttf", NOTO "ColorEmoji.ttf" },
};
enum { SIGNS_ONLY = 14, EMOJI_FAMILY = 16 };

/* Which characters the table holds, as far as any of the fonts has them. */
static const struct {
	hb_codepoint_t first, last;
	bool signs;
} BLOCKS[] = {
	{ 0x20, 0x24F, false },    /* Latin, Latin-1, Extended-A and B */
	{ 0x2B0, 0x2FF, false },   /* modifier letters */
	{ 0x370, 0x52F, false },   /* Greek, Cyrillic */
	{ 0x590, 0x5FF, false },   /* Hebrew */
	{ 0x606, 0x6FF, false },   /* Arabic */
	{ 0x750, 0x77F, false },   /* Arabic of other languages */
	{ 0xE01, 0xE5B, false },   /* Thai */
	{ 0x1E00, 0x1FFF, false }, /* Vietnamese and other Latin, accented Greek */
	{ 0x2000, 0x2BFF, true },  /* punctuation, currency, arrows, mathematics, shapes, signs */
	{ 0x2C60, 0x2C7F, false }, /* Latin Extended-C */
	{ 0xFB00, 0xFB06, false }, /* Latin ligatures */
	{ 0xFB1D, 0xFB4F, false }, /* Hebrew with points */
	{ 0xFFFC, 0xFFFD, true },
};

/* Within the signs: what no journey map needs, and only makes the table long. */
static const struct {
	hb_codepoint_t first, last;
} LEFT_OUT[] = {
	{ 0x22A6, 0x22C3 }, { 0x22C8, 0x22EE }, { 0x22F2, 0x22FF }, { 0x2314, 0x2314 }, { 0x2322, 0x2323 }, { 0x232B, 0x23CD }, { 0x2400, 0x245F },
	{ 0x2768, 0x2775 }, { 0x27C0, 0x27EF }, { 0x2800, 0x28FF }, { 0x2900, 0x2933 }, { 0x2936, 0x2AFF }, { 0x2B30, 0x2B33 }, { 0x2B4D, 0x2B4F },
	{ 0x2B5A, 0x2BFF },
};

struct row {
	hb_codepoint_t code;
	int widths[FACES];
};

struct table {
	hb_font_t *fonts[FAMILIES][FACES];
	struct row rows[MOST];
	size_t len;
};

static hb_font_t *open_font(const char *path)
{
	hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
	if (!blob) {
		fprintf(stderr, "widths: %s cannot be read\n", path);
		exit(1);
	}
	hb_face_t *face = hb_face_create(blob, 0);
	hb_font_t *font = hb_font_create(face);
	hb_face_destroy(face);
	hb_blob_destroy(blob);
	return font;
}

/* In thousandths of an em, rounded up. */
static int thousandths(hb_font_t *font, long length)
{
	long upem = (long)hb_face_get_upem(hb_font_get_face(font));
	return length <= 0 ? 0 : (int)((length * 1000 + upem - 1) / upem);
}

static bool font_has(hb_font_t *font, hb_codepoint_t code)
{
	hb_codepoint_t glyph;
	return hb_font_get_nominal_glyph(font, code, &glyph);
}

/* The character shaped with joiners before and behind, or not: so the four forms of an Arabic letter come out. */
static int shaped_width(hb_font_t *font, hb_codepoint_t code, bool joined_before, bool joined_behind)
{
	hb_buffer_t *buffer = hb_buffer_create();
	if (joined_before)
		hb_buffer_add(buffer, 0x200D, 0);
	hb_buffer_add(buffer, code, 0);
	if (joined_behind)
		hb_buffer_add(buffer, 0x200D, 0);
	hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
	hb_buffer_guess_segment_properties(buffer);
	hb_shape(font, buffer, NULL, 0);
	unsigned count;
	const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(buffer, &count);
	long length = 0;
	for (unsigned i = 0; i < count; i++)
		length += at[i].x_advance;
	hb_buffer_destroy(buffer);
	return thousandths(font, length);
}

static bool is_arabic(hb_codepoint_t code)
{
	return code >= 0x600 && code < 0x780;
}

static int width_in(hb_font_t *font, hb_codepoint_t code)
{
	int widest = 0;
	for (int form = 0; form < (is_arabic(code) ? 4 : 1); form++) {
		int width = shaped_width(font, code, form & 1, form & 2);
		widest = width > widest ? width : widest;
	}
	return widest;
}

/* Of the first `last` families; where an italic or a bold face lacks the character, viewers slant the regular one. */
static int widest_of(const struct table *t, int face, hb_codepoint_t code, int last)
{
	int widest = 0;
	for (int family = 0; family < last; family++) {
		hb_font_t *font = t->fonts[family][font_has(t->fonts[family][face], code) ? face : 0];
		int width = font_has(font, code) ? width_in(font, code) : 0;
		widest = width > widest ? width : widest;
	}
	return widest;
}

static bool is_in_house(const struct table *t, int face, hb_codepoint_t code)
{
	for (int family = 0; family < FIRST_STAND_IN; family++)
		if (!font_has(t->fonts[family][face], code))
			return false;
	return true;
}

/* Marks and what is never seen have no width; the program knows them by rule. */
static bool is_unseen(hb_codepoint_t code)
{
	switch (hb_unicode_general_category(hb_unicode_funcs_get_default(), code)) {
	case HB_UNICODE_GENERAL_CATEGORY_CONTROL:
	case HB_UNICODE_GENERAL_CATEGORY_FORMAT:
	case HB_UNICODE_GENERAL_CATEGORY_UNASSIGNED:
	case HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK:
	case HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK:
	case HB_UNICODE_GENERAL_CATEGORY_LINE_SEPARATOR:
	case HB_UNICODE_GENERAL_CATEGORY_PARAGRAPH_SEPARATOR:
		return true;
	default:
		return false;
	}
}

static bool is_left_out(hb_codepoint_t code)
{
	for (size_t i = 0; i < COUNT(LEFT_OUT); i++)
		if (code >= LEFT_OUT[i].first && code <= LEFT_OUT[i].last)
			return true;
	return is_unseen(code);
}

static void add_code(struct table *t, hb_codepoint_t code, bool signs)
{
	struct row row = { .code = code };
	int widest = 0;
	for (int face = 0; face < FACES; face++) {
		int last = is_in_house(t, face, code) ? FIRST_STAND_IN : signs ? FAMILIES : SIGNS_ONLY;
		row.widths[face] = widest_of(t, face, code, last);
		widest = row.widths[face] > widest ? row.widths[face] : widest;
	}
	if (widest > 0 && t->len < MOST)
		t->rows[t->len++] = row;
}

static void measure_all(struct table *t)
{
	for (int family = 0; family < FAMILIES; family++)
		for (int face = 0; face < FACES; face++)
			t->fonts[family][face] = open_font(FILES[family][face]);
	for (size_t i = 0; i < COUNT(BLOCKS); i++)
		for (hb_codepoint_t code = BLOCKS[i].first; code <= BLOCKS[i].last; code++)
			if (!is_left_out(code))
				add_code(t, code, BLOCKS[i].signs);
}

static void close_all(struct table *t)
{
	for (int family = 0; family < FAMILIES; family++)
		for (int face = 0; face < FACES; face++)
			hb_font_destroy(t->fonts[family][face]);
}

/* ---- writing ---- */

enum { LINE_LENGTH = 118 };

static int print_number(int column, int number)
{
	char text[16];
	int len = snprintf(text, sizeof text, "%d,", number);
	if (column + len > LINE_LENGTH) {
		fputs("\n\t\t", stdout);
		column = 16;
	}
	fputs(text, stdout);
	return column + len;
}

static void print_latin(const struct table *t)
{
	puts("const uint16_t WIDTHS_LATIN[FACE_COUNT][WIDTHS_LATIN_END] = {");
	for (int face = 0; face < FACES; face++) {
		fputs("\t{\n\t\t", stdout);
		size_t row = 0;
		for (int code = 0, column = 16; code < LATIN_END; code++) {
			bool found = t->rows[row].code == (hb_codepoint_t)code;
			bool blank = code == '\t' || code == '\n' || code == '\r'; /* as wide as a space */
			column = print_number(column, found ? t->rows[row].widths[face] : blank ? t->rows[0].widths[face] : 0);
			row += found;
		}
		puts("\n\t},");
	}
	puts("};\n");
}

static size_t first_other(const struct table *t)
{
	size_t first = 0;
	while (first < t->len && t->rows[first].code < LATIN_END)
		first++;
	return first;
}

static size_t run_end(const struct table *t, size_t from)
{
	size_t to = from + 1;
	while (to < t->len && t->rows[to].code == t->rows[to - 1].code + 1)
		to++;
	return to;
}

static void print_ranges(const struct table *t)
{
	size_t first = first_other(t), count = 0;
	int column = 8;
	fputs("const struct width_range WIDTH_RANGES[] = {\n\t", stdout);
	for (size_t from = first; from < t->len; from = run_end(t, from), count++) {
		char text[64];
		int len = snprintf(text, sizeof text, "{0x%X,0x%X,%zu},", t->rows[from].code, t->rows[run_end(t, from) - 1].code,
			from - first);
		if (column + len > LINE_LENGTH) {
			fputs("\n\t", stdout);
			column = 8;
		}
		fputs(text, stdout);
		column += len;
	}
	printf("\n};\nconst size_t WIDTH_RANGE_COUNT = %zu;\n\n", count);
}

static void print_others(const struct table *t)
{
	size_t first = first_other(t);
	printf("static const uint16_t OTHERS[FACE_COUNT][%zu] = {\n", t->len - first);
	for (int face = 0; face < FACES; face++) {
		fputs("\t{\n\t\t", stdout);
		int column = 16;
		for (size_t row = first; row < t->len; row++)
			column = print_number(column, t->rows[row].widths[face]);
		puts("\n\t},");
	}
	puts("};\nconst uint16_t *const WIDTHS_OTHER[FACE_COUNT] = { OTHERS[0], OTHERS[1], OTHERS[2], OTHERS[3] };\n");
}

/* How far ink goes up and down from the baseline in Latin letters, Vietnamese ones with two accents included. */
static void print_heights(const struct table *t)
{
	int heights[2][FACES] = { 0 };
	for (int face = 0; face < FACES; face++)
		for (int family = 0; family < FIRST_STAND_IN; family++) {
			hb_font_t *font = t->fonts[family][face];
			hb_font_extents_t line;
			hb_font_get_h_extents(font, &line);
			long up = line.ascender, down = -line.descender;
			for (hb_codepoint_t code = 0x20; code < 0x1F00; code = code == 0x24F ? 0x1E00 : code + 1) {
				hb_codepoint_t glyph;
				hb_glyph_extents_t ink;
				if (!hb_font_get_nominal_glyph(font, code, &glyph) || !hb_font_get_glyph_extents(font, glyph, &ink))
					continue;
				up = ink.y_bearing > up ? ink.y_bearing : up;
				down = -ink.y_bearing - ink.height > down ? -ink.y_bearing - ink.height : down;
			}
			int above = thousandths(font, up), below = thousandths(font, down);
			heights[0][face] = above > heights[0][face] ? above : heights[0][face];
			heights[1][face] = below > heights[1][face] ? below : heights[1][face];
		}
	for (int i = 0; i < 2; i++)
		printf("const uint16_t %s[FACE_COUNT] = { %d, %d, %d, %d };\n", i ? "FACE_DESCENTS" : "FACE_ASCENTS", heights[i][0],
			heights[i][1], heights[i][2], heights[i][3]);
}

int main(void)
{
	static struct table t;
	measure_all(&t);
	puts("/* widths.c — how wide characters may come out, in thousandths of an em. Written by tools/widths.c (its first lines\n"
	     " * say how): don't edit, run it again. */\n"
	     "#include \"widths.h\"\n\n"
	     "/* clang-format off */");
	print_latin(&t);
	print_ranges(&t);
	print_others(&t);
	print_heights(&t);
	/* An emoji drawing is one glyph, whatever it is made of; all in a font have one width. Some digits are spared. */
	printf("const uint16_t EMOJI_WIDTH = %d;\n", width_in(t.fonts[EMOJI_FAMILY][0], 0x1F600));
	close_all(&t);
	return fflush(stdout) || ferror(stdout);
}
