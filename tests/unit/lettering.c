/* lettering.c — what is set, drawn and embedded by shorter ways than the usual one comes out as by that: lines by HarfBuzz alone as by Pango, SVG pictures as
 * by librsvg; and every letter of a PDF is found again as what it stands for. Where the libraries are missing, that is told and left out. */
#include "check.h"

#include "cjm/paint.h"
#include "../../src/paint/pictures.h"
#include "../../src/paint/typesetter.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- lines ---- */

static const char *const PLAIN[] = {
	"Achat d’une poussette en ligne", "12 %", "31 % quittent → si la carte est refusée", "AVATAR To Ty We", "« Je finirai demain… ou jamais. »", "A → B -> c <- d", "(a) [b] {c} \\ / | _",
	"fi ffl fj Straße Łódź ő ǆ ẞ ế", "10:30–11:45, 3 × 4 = 12 €", "ÀÉÎÕÜ", "1 / 3", "−1", "x", " ", "a  b",
};
/* Pango's alone: other scripts, pictures, marks, what joins or is not seen. */
static const char *const NOT_PLAIN[] = { "顧客", "مرحبا", "שלום", "ไทย", "Привет", "🌙", "a\xCC\x81", "a\xE2\x80\x8D" "b", "↔\xEF\xB8\x8F", "a\xE2\x80\xAE" "b", "☺" };

static struct plain_glyph pango_glyph(const PangoGlyphString *glyphs, int i, double x)
{
	const PangoGlyphInfo *g = &glyphs->glyphs[i];
	return (struct plain_glyph){ g->glyph, (size_t)glyphs->log_clusters[i], x + (double)g->geometry.x_offset / PANGO_SCALE, (double)g->geometry.y_offset / PANGO_SCALE };
}

/* A fiftieth of a pixel in 64: Pango rounds what it puts between letters. */
static bool is_same(struct plain_glyph a, struct plain_glyph b)
{
	return a.glyph == b.glyph && a.cluster == b.cluster && fabs(a.x - b.x) < 0.25 && fabs(a.y - b.y) < 0.02;
}

static bool is_set_alike(const struct plain_line *plain, const PangoLayoutLine *line)
{
	const PangoGlyphItem *run = line->runs ? line->runs->data : NULL;
	double x = 0;
	if (!run || line->runs->next || (size_t)run->glyphs->num_glyphs != plain->glyphs.len)
		return false;
	for (int i = 0; i < run->glyphs->num_glyphs; i++) {
		if (!is_same(plain->glyphs.at[i], pango_glyph(run->glyphs, i, x)))
			return false;
		x += (double)run->glyphs->glyphs[i].geometry.width / PANGO_SCALE;
	}
	return fabs(plain->width - x) < 0.25;
}

static void hold_line(struct typesetter *t, struct font font, const char *words)
{
	char detail[160];
	const struct plain_line *plain = typesetter_plain(t, font, DIRECTION_LTR, str_of(words));
	PangoLayoutLine *line = typesetter_line(t, font, DIRECTION_LTR, str_of(words));
	snprintf(detail, sizeof detail, "“%s”, face %d, spacing %d", words, (int)font.face, (int)font.spacing);
	check_count(plain && line && is_set_alike(plain, line), __FILE__, __LINE__, "is set as Pango sets it", detail);
}

static void test_lines(const struct cairo_lib *lib)
{
	struct scene *s = scene_new();
	struct typesetter t;
	s->lang = STR("fr");
	typesetter_init(&t, lib, s);
	for (size_t i = 0; i < sizeof PLAIN / sizeof *PLAIN; i++)
		for (int face = 0; face < FACE_COUNT; face++)
			for (int spacing = 0; spacing < 2; spacing++)
				hold_line(&t, (struct font){ (enum face)face, 13, spacing }, PLAIN[i]);
	for (size_t i = 0; i < sizeof NOT_PLAIN / sizeof *NOT_PLAIN; i++)
		check_count(!typesetter_plain(&t, (struct font){ FACE_REGULAR, 13, 0 }, DIRECTION_LTR, str_of(NOT_PLAIN[i])), __FILE__, __LINE__, "is Pango's", NOT_PLAIN[i]);
	CHECK(!typesetter_plain(&t, (struct font){ FACE_REGULAR, 13, 0 }, DIRECTION_RTL, STR("Amazon.")));
	typesetter_finish(&t);
	scene_free(s);
}

/* ---- SVG pictures ---- */

#define SVG(inside) "<svg width=\"60\" height=\"40\" viewBox=\"0 0 60 40\" xmlns=\"http://www.w3.org/2000/svg\">" inside "</svg>"
static const char *const FILLED[] = {
	SVG("<g fill=\"#7A3E9D\"><path d=\"M10 10h20v20H10z\"></path><circle cx=\"45\" cy=\"20\" r=\"9\"></circle></g>"),
	SVG("<path id=\"a\" d=\"M5,5 L25.5 5-3 30Z M30 5l10 0 0 10-10 0zm2 2 6 0 0 6-6 0z\" fill=\"#00aa55\" fill-rule=\"evenodd\"></path>"),
	SVG("<path d=\"M5 20A15 10 30 1 1 35 20A15 10 30 0 1 5 20Z\"></path>"), SVG("<path d=\"M5 20a8 8 0 0110 5 3 3 0 1 0 4-4z\" fill=\"#123456\"></path>"),
	SVG("<path d=\"M5 30C10 0 20 0 25 30S40 60 45 30s5-20 8-5Z\"></path>"), SVG("<path d=\"M5 30Q15 0 25 30T45 30t10-20z\"></path>"), SVG("<path d=\"M5 5a90 1 0 0 1 50 30z\"></path>"),
	SVG("<rect x=\"5\" y=\"6\" width=\"30\" height=\"20\" fill=\"#ff0000\"></rect><rect x=\"1\" width=\"0\" height=\"5\"></rect><ellipse cx=\"40\" cy=\"25\" rx=\"12\" ry=\"7\"></ellipse>"),
	SVG("<g fill=\"none\"><path d=\"M0 0H60V40z\"></path><path d=\"M5.25.5.75 30 40 39.5\" fill=\"#0000ff\"></path></g>"),
	"<svg width=\"60\" height=\"40\" viewBox=\"-10 -10 80 20\" xmlns=\"http://www.w3.org/2000/svg\"><circle cx=\"5\" cy=\"0\" r=\"9\"></circle><path d=\"M-10-10l5 5h4\"></path></svg>",
};
/* For librsvg: each has something that is not drawn here, or would have to be read more closely. */
static const char *const NOT_FILLED[] = {
	SVG("<path d=\"M0 0h9v9z\" stroke=\"#000000\"></path>"), SVG("<path d=\"M0 0h9v9z\" fill=\"red\"></path>"), SVG("<path d=\"M0 0h9v9z\" fill=\"url(#a)\"></path>"), SVG("<g transform=\"scale(2)\"></g>"),
	SVG("<path d=\"M0 0h9v9z\" style=\"fill:red\"></path>"), SVG("<path d=\"M0 0h1e1v9z\"></path>"), SVG("<path d=\"0 0h9\"></path>"), SVG("<path d=\"M0 0h\"></path>"), SVG("<path d=\"M0 0 9\"></path>"),
	SVG("<path d=\"h9v9z\"></path>"), SVG("<path d=\"M0 0z5 5\"></path>"), SVG("<path d=\"M0 0x5\"></path>"), SVG("<path d=\"M0 0A5 5 0 2 0 9 9\"></path>"), SVG("<rect width=\"9\" height=\"9\" rx=\"2\"></rect>"),
	SVG("<rect width=\"50%\" height=\"9\"></rect>"), SVG("<use xlink:href=\"#a\"></use>"), SVG("<path d=\"M0 0h9v9z\" opacity=\".5\"></path>"), SVG("<style>path{fill:red}</style><path d=\"M0 0h9v9z\"></path>"),
	SVG("<svg viewBox=\"0 0 9 9\"></svg>"), "<svg width=\"60\" height=\"40\" xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0h9v9z\"></path></svg>", "<g></g>", SVG("<g>") "<", "",
};

static cairo_surface_t *draw_svg(const struct cairo_lib *lib, const char *svg, bool by_librsvg)
{
	cairo_surface_t *surface = lib->cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 180, 120);
	cairo_t *cr = lib->cairo_create(surface);
	struct decoded_pictures pictures = { .lib = lib };
	struct decoded_picture picture = { .bytes = svg };
	struct arena a = { 0 };
	picture.is_plain = !by_librsvg && plain_svg_read(&picture.plain, &a, str_of(svg));
	if (by_librsvg && rsvg_load(&pictures.rsvg, &pictures.missing))
		picture.vector = pictures.rsvg.rsvg_handle_new_from_data((const guint8 *)svg, strlen(svg), NULL);
	pictures_draw_vector(&pictures, &picture, cr, 0, 0, 180, 120);
	if (picture.vector)
		(pictures.rsvg.g_object_unref)(picture.vector);
	lib->cairo_destroy(cr);
	lib->cairo_surface_flush(surface);
	arena_finish(&a);
	buf_finish(&pictures.missing);
	return surface;
}

/* Edges may be a shade lighter or darker. */
static int worst_difference(const struct cairo_lib *lib, cairo_surface_t *one, cairo_surface_t *two, int *drawn)
{
	const unsigned char *a = lib->cairo_image_surface_get_data(one), *b = lib->cairo_image_surface_get_data(two);
	int worst = 0;
	for (int i = 0; i < 180 * 120 * 4; i++) {
		int far = abs(a[i] - b[i]);
		worst = far > worst ? far : worst;
		*drawn += a[i] > 0;
	}
	return worst;
}

static void test_svg(const struct cairo_lib *lib)
{
	struct rsvg_lib rsvg;
	struct buf message = { 0 };
	struct arena a = { 0 };
	struct plain_svg plain;
	for (size_t i = 0; i < sizeof NOT_FILLED / sizeof *NOT_FILLED; i++)
		check_count(!plain_svg_read(&plain, &a, str_of(NOT_FILLED[i])), __FILE__, __LINE__, "is librsvg's", NOT_FILLED[i]);
	if (!rsvg_load(&rsvg, &message))
		left_out("librsvg");
	for (size_t i = 0; i < sizeof FILLED / sizeof *FILLED && !message.len; i++) {
		int drawn = 0;
		cairo_surface_t *one = draw_svg(lib, FILLED[i], false), *two = draw_svg(lib, FILLED[i], true);
		int worst = worst_difference(lib, one, two, &drawn);
		check_count(worst <= 12 && drawn > 100, __FILE__, __LINE__, "is drawn as librsvg draws it", FILLED[i]);
		lib->cairo_surface_destroy(one);
		lib->cairo_surface_destroy(two);
	}
	buf_finish(&message);
	arena_finish(&a);
}

/* ---- letters of a PDF ---- */

static const char *const SAID[] = {
	"brackets (a) and \\ b", "été Œuvre € … “x” ‘y’", "arrows → ← − ≤", "ŁÓDŹ ő ệ", "Привет мир", "顧客の旅「地図」", "fi ffl", "12 % : 3 €", "2 < 3 & 4 > 1 /Name <00> << >> [x] EMC",
};

static bool is_told_once(const char *folder, const char *words)
{
	char line[512], found[8] = "";
	snprintf(line, sizeof line, "cd %s && pdftotext -raw a.pdf - | sed 's/\xC2\xA0/ /g; s/\xE2\x80\xAF/ /g' | grep -cF -- \"$(cat words)\"", folder);
	char path[160];
	snprintf(path, sizeof path, "%s/words", folder);
	FILE *file = fopen(path, "wb");
	if (!file || fputs(words, file) < 0 || fclose(file))
		return false;
	FILE *pipe = popen(line, "r");
	bool is_read = pipe && fgets(found, sizeof found, pipe);
	if (pipe)
		pclose(pipe);
	return is_read && atoi(found) == 1;
}

/* In two faces, so that each has fonts of both kinds: with codes of one byte and of two. */
static void test_letters(void)
{
	char folder[] = "/tmp/cjm-letters-XXXXXX", line[200];
	if (!mkdtemp(folder))
		return;
	struct scene *s = scene_new();
	struct buf out = { 0 };
	struct paint_report report = { 0 };
	size_t count = sizeof SAID / sizeof *SAID;
	s->width = s->height = 500;
	for (size_t i = 0; i < count; i++)
		scene_text(s, &s->root, (struct font){ i % 2 ? FACE_BOLD : FACE_REGULAR, 13, 0 }, 10, 20 + 30 * (double)i, ANCHOR_LEFT, str_of(SAID[i]));
	CHECK(paint_pdf(&s, 1, (struct pdf_options){ PAPER_FIT, false, NULL }, &out, &report) == PAINT_OK);
	snprintf(line, sizeof line, "%s/a.pdf", folder);
	FILE *file = fopen(line, "wb");
	CHECK(file && fwrite(out.at, 1, out.len, file) == out.len && !fclose(file));
	for (size_t i = 0; i < count; i++)
		check_count(is_told_once(folder, SAID[i]), __FILE__, __LINE__, "is found in the PDF", SAID[i]);
	snprintf(line, sizeof line, "rm -rf %s", folder);
	CHECK(system(line) == 0);
	buf_finish(&out);
	paint_report_finish(&report);
	scene_free(s);
}

/* What fontconfig and cairo 1.16 keep until the end is theirs; the leak checker asks here. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
	return "leak:libfontconfig\nleak:libcairo\nleak:librsvg\nleak:libpango\n";
}

int main(void)
{
	struct cairo_lib lib;
	struct buf message = { 0 };
	if (!cairo_lib_load(&lib, &message)) {
		left_out("cairo");
	} else {
		test_lines(&lib);
		test_svg(&lib);
		if (system("command -v pdftotext > /dev/null") == 0)
			test_letters();
		else
			left_out("pdftotext");
	}
	buf_finish(&message);
	return check_report();
}
