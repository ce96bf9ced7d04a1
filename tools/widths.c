/* widths.c — writes src/text/widths.c: how wide every character may come out, whichever of the usual faces a viewer has.
 *
 * cc -std=c17 -Wall -Wextra -o build/widths tools/widths.c $(pkg-config --cflags --libs harfbuzz) && build/widths > src/text/widths.c
 *
 * Needs Debian's fonts-inter, fonts-liberation, fonts-liberation2, fonts-noto-core, fonts-noto-cjk, fonts-noto-color-emoji, fonts-dejavu and unicode-data.
 * For one character the widest counts of Inter and of both editions of Liberation Sans: where both are installed the
 * second wins, and it has other widths beyond Western Europe's letters. Where one of the three lacks the character, viewers
 * fall back on something else, and the stand-ins below count too. What really stands in, for each character and each set
 * of fonts, tests/unit/shaping.c asks the font system. Letters that join, as those of Arabic do, have a width for each of their forms. */
#include <hb-ot.h>
#include <hb.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

/* Which forms letters have: joined to the one before, to the one behind, both or none. */
enum { BEFORE = 1, BEHIND = 2, FORMS = 4, JOINED_FIRST = 0x620, JOINED_END = 0x780, MOST_JOINED = 255, LAM = 0x644 };
static const char SHAPING[] = "/usr/share/unicode/ArabicShaping.txt";

struct row {
	hb_codepoint_t code;
	int widths[FACES];
};

/* The widths of a letter's forms, upright and bold; 0 for one that it doesn't have. Most letters are as wide as others. */
struct joined_row {
	int widths[2][FORMS];
};

struct table {
	hb_font_t *fonts[FAMILIES][FACES];
	struct row rows[MOST];
	size_t len;
	char types[JOINED_END]; /* how characters join; 0: not at all */
	unsigned char joined_of[JOINED_END - JOINED_FIRST]; /* the number of their row; 0: they don't join */
	struct joined_row joined[MOST_JOINED];
	size_t joined_len;
	int alef_more[JOINED_END - JOINED_FIRST][2]; /* what lam and such an alef are wider together than their forms are */
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

/* The characters shaped with joiners before and behind, or not: so the forms of an Arabic letter come out. */
static int shaped_width(hb_font_t *font, hb_codepoint_t first, hb_codepoint_t second, int form)
{
	hb_buffer_t *buffer = hb_buffer_create();
	if (form & BEFORE)
		hb_buffer_add(buffer, 0x200D, 0);
	hb_buffer_add(buffer, first, 0);
	if (second)
		hb_buffer_add(buffer, second, 0);
	if (form & BEHIND)
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

/* Of the first `last` families; where an italic or a bold face lacks the character, viewers slant the regular one. */
static int widest_of(const struct table *t, int face, hb_codepoint_t code, hb_codepoint_t second, int form, int last)
{
	int widest = 0;
	for (int family = 0; family < last; family++) {
		hb_font_t *font = t->fonts[family][font_has(t->fonts[family][face], code) ? face : 0];
		int width = font_has(font, code) && (!second || font_has(font, second)) ? shaped_width(font, code, second, form) : 0;
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
		row.widths[face] = widest_of(t, face, code, 0, 0, last);
		widest = row.widths[face] > widest ? row.widths[face] : widest;
	}
	if (widest > 0 && t->len < MOST)
		t->rows[t->len++] = row;
}

/* ---- letters that join ---- */

static void read_shaping(struct table *t)
{
	FILE *file = fopen(SHAPING, "r");
	char line[256], type;
	unsigned code;
	if (!file)
		exit(fprintf(stderr, "widths: %s cannot be read\n", SHAPING) > 0);
	while (fgets(line, sizeof line, file))
		if (sscanf(line, "%x; %*[^;]; %c", &code, &type) == 2 && code < JOINED_END && strchr("CDR", type))
			t->types[code] = type;
	fclose(file);
}

static unsigned char joined_number(struct table *t, const struct joined_row *row)
{
	size_t i = 0;
	while (i < t->joined_len && memcmp(&t->joined[i], row, sizeof *row) != 0)
		i++;
	if (i == t->joined_len)
		t->joined[t->joined_len++] = *row;
	return (unsigned char)(i + 1);
}

/* Slanted faces have no Arabic letters of their own, and half-bold ones are bold. */
static void add_joined(struct table *t, hb_codepoint_t code)
{
	struct joined_row row = { 0 };
	for (int face = 0; face < FACES; face++)
		for (int form = 0; form < (t->types[code] == 'R' ? BEHIND : FORMS); form++) {
			int width = widest_of(t, face, code, 0, form, SIGNS_ONLY), *kept = &row.widths[face / 2][form];
			*kept = width > *kept ? width : *kept;
		}
	if (row.widths[0][0])
		t->joined_of[code - JOINED_FIRST] = joined_number(t, &row);
}

/* Fonts have one sign for both. Other letters that never join what comes behind are passed through too: they come out no wider. */
static void add_lam_alefs(struct table *t)
{
	const struct joined_row *lam = &t->joined[t->joined_of[LAM - JOINED_FIRST] - 1];
	for (hb_codepoint_t code = 0x622; code < JOINED_END; code++) {
		int number = t->types[code] == 'R' ? t->joined_of[code - JOINED_FIRST] : 0;
		for (int bold = 0; bold < 2 && number; bold++)
			for (int form = 0; form < BEHIND; form++) {
				int sum = lam->widths[bold][form | BEHIND] + t->joined[number - 1].widths[bold][BEFORE];
				int more = widest_of(t, bold * 3, LAM, code, form, SIGNS_ONLY) - sum, *kept = &t->alef_more[code - JOINED_FIRST][bold];
				*kept = more > *kept ? more : *kept;
			}
	}
}

static void measure_all(struct table *t)
{
	read_shaping(t);
	for (int family = 0; family < FAMILIES; family++)
		for (int face = 0; face < FACES; face++)
			t->fonts[family][face] = open_font(FILES[family][face]);
	for (size_t i = 0; i < COUNT(BLOCKS); i++)
		for (hb_codepoint_t code = BLOCKS[i].first; code <= BLOCKS[i].last; code++)
			if (code < JOINED_END && t->types[code])
				add_joined(t, code);
			else if (!is_left_out(code))
				add_code(t, code, BLOCKS[i].signs);
	add_lam_alefs(t);
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

/* Pango takes a blank from the font of the letter before it. */
static int blank_more(const struct table *t, int face)
{
	int widest = 0;
	for (int family = FIRST_STAND_IN; family < SIGNS_ONLY; family++) {
		hb_font_t *font = t->fonts[family][face];
		int width = font_has(font, LAM) ? shaped_width(font, ' ', 0, 0) : 0;
		widest = width > widest ? width : widest;
	}
	return widest - t->rows[0].widths[face];
}

static void print_joined(const struct table *t)
{
	int column = 8;
	printf("const unsigned char JOINED_ROWS[JOINED_END - JOINED_FIRST] = {\n\t");
	for (int i = 0; i < JOINED_END - JOINED_FIRST; i++)
		column = print_number(column, t->joined_of[i]);
	puts("\n};\nconst uint16_t JOINED_FORMS[][2][4] = {");
	for (size_t i = 0; i < t->joined_len; i++) {
		const int *w = t->joined[i].widths[0], *b = t->joined[i].widths[1];
		printf("\t{{%d,%d,%d,%d},{%d,%d,%d,%d}},\n", w[0], w[1], w[2], w[3], b[0], b[1], b[2], b[3]);
	}
	puts("};\nconst struct lam_alef LAM_ALEFS[] = {");
	size_t count = 0;
	for (int i = 0; i < JOINED_END - JOINED_FIRST; i++) {
		const int *more = t->alef_more[i];
		if (more[0] || more[1])
			printf("\t{0x%X,{%d,%d}},\n", JOINED_FIRST + i, more[0], more[1]);
		count += more[0] || more[1];
	}
	printf("};\nconst size_t LAM_ALEF_COUNT = %zu;\n", count);
	printf("const uint16_t JOINED_BLANK_MORE[2] = {%d,%d};\n\n", blank_more(t, 0), blank_more(t, FACES - 1));
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
	print_joined(&t);
	print_heights(&t);
	/* An emoji drawing is one glyph, whatever it is made of; all in a font have one width. Some digits are spared. */
	printf("const uint16_t EMOJI_WIDTH = %d;\n", shaped_width(t.fonts[EMOJI_FAMILY][0], 0x1F600, 0, 0));
	close_all(&t);
	return fflush(stdout) || ferror(stdout);
}
