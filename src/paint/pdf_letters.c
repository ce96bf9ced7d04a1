/* pdf_letters.c — from lines of text to glyphs, each line once. */
#include "pdf_letters.h"
#include "pdf.h"

#include <string.h>

void letters_init(struct letters *l, const struct cairo_lib *lib, struct arena *a)
{
	*l = (struct letters){ .lib = lib, .arena = a };
	names_init(&l->known, a);
	names_init(&l->lines, a);
}

static void stop_setting(struct letters *l)
{
	if (l->is_setting)
		typesetter_finish(&l->type);
	l->is_setting = false;
}

void letters_finish(struct letters *l)
{
	letters_drop(l);
	stop_setting(l);
}

void letters_drop(void *letters)
{
	struct letters *l = letters;
	for (size_t i = 0; i < l->fonts.len; i++)
		l->lib->cairo_scaled_font_destroy(l->fonts.at[i].scaled);
	l->fonts.len = 0;
}

void letters_for(struct letters *l, const struct scene *s)
{
	if (l->is_setting && str_equal(l->lang, s->lang) && str_equal(l->family, s->family))
		return;
	stop_setting(l);
	l->lang = s->lang;
	l->family = s->family;
	names_init(&l->lines, l->arena); /* in another language a letter may have another form */
	typesetter_init(&l->type, l->lib, s);
	l->is_setting = true;
}

/* ---- letters ---- */

static size_t font_index(struct letters *l, cairo_scaled_font_t *scaled)
{
	for (size_t i = 0; i < l->fonts.len; i++)
		if (l->fonts.at[i].scaled == scaled)
			return i;
	VEC_PUSH(l->arena, &l->fonts, ((struct letter_font){ .scaled = scaled }));
	l->lib->cairo_scaled_font_reference(scaled);
	return l->fonts.len - 1;
}

static size_t pango_font_index(struct letters *l, PangoFont *font)
{
	size_t index = font_index(l, l->type.pango.pango_cairo_font_get_scaled_font((PangoCairoFont *)font));
	l->fonts.at[index].is_pictures = typesetter_has_pictures(&l->type, font);
	return index;
}

static struct str key_of(char room[64], const uint32_t numbers[2], struct str text)
{
	size_t head = 2 * sizeof *numbers, len = text.len < 64 - head ? text.len : 64 - head;
	memcpy(room, numbers, head);
	if (len)
		memcpy(room + head, text.at, len);
	return (struct str){ room, head + len };
}

static const struct letter *letter_of(struct letters *l, size_t font, uint32_t glyph, struct str text)
{
	char room[64];
	struct str key = key_of(room, (const uint32_t[]){ (uint32_t)font, glyph }, text);
	struct letter *letter = names_find(&l->known, key);
	if (letter)
		return letter;
	letter = ARENA_NEW(l->arena, struct letter);
	*letter = (struct letter){ .font = font, .glyph = glyph, .text = str_copy(l->arena, text) };
	VEC_PUSH(l->arena, &l->list, letter);
	names_add(&l->known, str_copy(l->arena, key), letter);
	return letter;
}

/* ---- runs of a line ---- */

struct run_text { /* what each glyph of a run stands for */
	const PangoGlyphString *glyphs;
	struct str words; /* of the run */
	bool is_leftwards;
};

/* The cluster's letters begin at its place, and end where that of the next one begins, which follows or, leftwards, precedes. */
static struct str cluster_text(const struct run_text *r, int glyph)
{
	int step = r->is_leftwards ? -1 : 1, begin = r->glyphs->log_clusters[glyph], i = glyph;
	while (i >= 0 && i < r->glyphs->num_glyphs && r->glyphs->log_clusters[i] == begin)
		i += step;
	bool is_last = i < 0 || i >= r->glyphs->num_glyphs;
	return str_slice(r->words, (size_t)begin, is_last ? r->words.len : (size_t)r->glyphs->log_clusters[i]);
}

/* A letter with its marks may be as many glyphs: each stands for one. Else the first stands for all. */
static struct str text_of_glyph(const struct run_text *r, int glyph)
{
	struct str text = cluster_text(r, glyph);
	int first = glyph, last = glyph, characters = 0;
	while (first > 0 && r->glyphs->log_clusters[first - 1] == r->glyphs->log_clusters[glyph])
		first--;
	while (last + 1 < r->glyphs->num_glyphs && r->glyphs->log_clusters[last + 1] == r->glyphs->log_clusters[glyph])
		last++;
	if (first == last)
		return text;
	for (size_t at = 0; at < text.len; characters++)
		utf8_next(text, &at);
	int place = r->is_leftwards ? last - glyph : glyph - first;
	if (characters != last - first + 1)
		return place ? (struct str){ 0 } : text;
	size_t from = 0, to = 0;
	for (int i = 0; i <= place; i++) {
		from = to;
		utf8_next(text, &to);
	}
	return str_slice(text, from, to);
}

struct line_room { /* a line while it is set */
	struct pdf *pdf;
	struct set_line *line;
	struct str words;
	double x;
};

static double pixels(int units)
{
	return (double)units / PANGO_SCALE;
}

static void add_run_letters(struct line_room *room, const PangoGlyphItem *run, size_t font)
{
	struct letters *l = &room->pdf->letters;
	const PangoGlyphString *glyphs = run->glyphs;
	struct run_text text = { glyphs, str_slice(room->words, (size_t)run->item->offset, (size_t)(run->item->offset + run->item->length)), run->item->analysis.level & 1 };
	double x = room->x;
	for (int i = 0; i < glyphs->num_glyphs; i++) {
		const PangoGlyphInfo *g = &glyphs->glyphs[i];
		uint32_t glyph = g->glyph & PANGO_GLYPH_UNKNOWN_FLAG ? 0 : g->glyph; /* a character that no font has is drawn as the font says it */
		if (g->glyph != PANGO_GLYPH_EMPTY)
			room->line->at[room->line->count++] = (struct set_letter){ letter_of(l, font, glyph, text_of_glyph(&text, i)),
				(float)(x + pixels(g->geometry.x_offset)), (float)-pixels(g->geometry.y_offset) };
		x += pixels(g->geometry.width);
	}
}

/* Cairo would put an emoji into a PDF as coarse as a screen shows it; as an image of SET_SIZE it prints well. */
static void add_run_pictures(struct line_room *room, PangoGlyphItem *run)
{
	const struct cairo_lib *lib = room->pdf->lib;
	PangoRectangle ink;
	room->pdf->letters.type.pango.pango_glyph_string_extents(run->glyphs, run->item->analysis.font, &ink, NULL);
	int left = ink.x / PANGO_SCALE - 2, top = ink.y / PANGO_SCALE - 2; /* a little room for rounding on all sides */
	int width = ink.width / PANGO_SCALE + 4, height = ink.height / PANGO_SCALE + 4;
	struct set_picture picture = { pdf_form_begin(room->pdf, width, height), room->x + left, top, width, height };
	VEC_PUSH(&room->pdf->arena, &room->line->pictures, picture);
	cairo_surface_t *image = lib->cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height);
	cairo_t *onto = lib->cairo_create(image);
	lib->cairo_move_to(onto, -left, -top);
	room->pdf->letters.type.pango.pango_cairo_show_glyph_item(onto, room->words.at, run);
	lib->cairo_destroy(onto);
	lib->cairo_set_source_surface(room->pdf->cr, image, 0, 0);
	lib->cairo_paint(room->pdf->cr);
	lib->cairo_surface_destroy(image);
	pdf_form_end(room->pdf);
}

static void add_run(struct line_room *room, PangoGlyphItem *run)
{
	PangoFont *font = run->item->analysis.font;
	if (font) { /* else a machine without any: there is nothing to draw with */
		size_t index = pango_font_index(&room->pdf->letters, font);
		if (room->pdf->letters.fonts.at[index].is_pictures)
			add_run_pictures(room, run);
		else
			add_run_letters(room, run, index);
	}
	room->x += pixels(room->pdf->letters.type.pango.pango_glyph_string_get_width(run->glyphs));
}

/* ---- lines ---- */

static struct set_line *pango_line(struct pdf *pdf, struct font font, enum direction direction, struct str words)
{
	struct line_room room = { .pdf = pdf, .line = ARENA_NEW(&pdf->arena, struct set_line), .words = words };
	PangoLayoutLine *line = typesetter_line(&pdf->letters.type, font, direction, words);
	size_t count = 0;
	if (!line)
		return room.line;
	for (GSList *run = line->runs; run; run = run->next)
		count += (size_t)((PangoGlyphItem *)run->data)->glyphs->num_glyphs;
	room.line->at = arena_alloc(&pdf->arena, count * sizeof *room.line->at);
	for (GSList *run = line->runs; run; run = run->next)
		add_run(&room, run->data);
	room.line->width = room.x;
	return room.line;
}

/* A ligature stands for all its letters; what is drawn as several glyphs is told by the first. */
static struct set_line *plain_line(struct letters *l, const struct plain_line *plain, struct str words)
{
	struct set_line *line = ARENA_NEW(l->arena, struct set_line);
	size_t font = font_index(l, plain->face->scaled), count = plain->glyphs.len;
	line->at = arena_alloc(l->arena, count * sizeof *line->at);
	line->width = plain->width;
	for (size_t i = 0; i < count; i++) {
		const struct plain_glyph *g = &plain->glyphs.at[i];
		bool is_first = !i || g[-1].cluster != g->cluster;
		size_t next = i + 1;
		while (next < count && plain->glyphs.at[next].cluster == g->cluster)
			next++;
		struct str text = str_slice(words, g->cluster, next < count ? plain->glyphs.at[next].cluster : words.len);
		line->at[line->count++] = (struct set_letter){ letter_of(l, font, g->glyph, is_first ? text : (struct str){ 0 }), (float)g->x, (float)-g->y };
	}
	return line;
}

static struct set_line *set_line(struct pdf *pdf, struct font font, enum direction direction, struct str words)
{
	const struct plain_line *plain = typesetter_plain(&pdf->letters.type, font, direction, words);
	return plain ? plain_line(&pdf->letters, plain, words) : pango_line(pdf, font, direction, words);
}

const struct set_line *letters_line(struct pdf *pdf, struct font font, enum direction direction, struct str words)
{
	struct letters *l = &pdf->letters;
	struct arena scratch = { 0 };
	struct str key = str_fmt(&scratch, "%d %d %d %.*s", (int)font.face, (int)direction, (int)(font.spacing / font.size * 1000000), STR_ARG(words));
	struct set_line *line = names_find(&l->lines, key);
	if (!line) {
		line = set_line(pdf, font, direction, words);
		names_add(&l->lines, str_copy(l->arena, key), line);
	}
	arena_finish(&scratch);
	return line;
}

cairo_path_t *letters_outline(struct letters *l, const struct set_line *line)
{
	const struct cairo_lib *lib = l->lib;
	cairo_surface_t *none = lib->cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 1, 1);
	cairo_t *cr = lib->cairo_create(none);
	for (size_t i = 0; i < line->count; i++) {
		const struct letter *letter = line->at[i].letter;
		cairo_glyph_t glyph = { letter->glyph, line->at[i].x, -line->at[i].rise };
		lib->cairo_set_scaled_font(cr, l->fonts.at[letter->font].scaled);
		lib->cairo_glyph_path(cr, &glyph, 1);
	}
	cairo_path_t *path = lib->cairo_copy_path(cr);
	lib->cairo_destroy(cr);
	lib->cairo_surface_destroy(none);
	return path;
}
