/* plain_type.c — a font is looked up as Pango does it, but for the list of all others that would stand in for it; to make that takes longer than to set a map. */
#include "plain_type.h"

#include <string.h>

enum { UNITS = 1024 }; /* of a pixel */

/* ---- fonts ---- */

static void add_families(const struct plain_type *t, FcPattern *pattern)
{
	struct arena a = { 0 };
	for (struct str rest = str_of(t->families); rest.len;) {
		struct str family = str_trim(str_next(&rest, ','));
		if (family.len)
			t->lib->FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)str_terminated(&a, family));
	}
	t->lib->FcPatternAddString(pattern, FC_LANG, (const FcChar8 *)str_terminated(&a, t->lang.len ? t->lang : STR("en")));
	arena_finish(&a);
}

static FcPattern *match_font(const struct plain_type *t, enum face face)
{
	static const int WEIGHTS[FACE_COUNT] = { FC_WEIGHT_REGULAR, FC_WEIGHT_REGULAR, FC_WEIGHT_DEMIBOLD, FC_WEIGHT_BOLD };
	const struct cairo_lib *lib = t->lib;
	FcResult result;
	FcPattern *pattern = lib->FcPatternCreate();
	add_families(t, pattern);
	lib->FcPatternAddInteger(pattern, FC_WEIGHT, WEIGHTS[face]);
	lib->FcPatternAddInteger(pattern, FC_SLANT, face == FACE_ITALIC ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
	lib->FcPatternAddInteger(pattern, FC_WIDTH, FC_WIDTH_NORMAL);
	lib->FcPatternAddDouble(pattern, FC_PIXEL_SIZE, t->size);
	lib->FcConfigSubstitute(NULL, pattern, FcMatchPattern);
	lib->FcDefaultSubstitute(pattern);
	FcPattern *found = lib->FcFontMatch(NULL, pattern, &result);
	lib->FcPatternDestroy(pattern);
	return found;
}

static bool says(const struct plain_type *t, const FcPattern *font, const char *what, bool otherwise)
{
	FcBool value = otherwise;
	return t->lib->FcPatternGetBool(font, what, 0, &value) == FcResultMatch ? value : otherwise;
}

/* One file, one design, neither slanted nor thickened by the machine. */
static bool is_plain(const struct plain_type *t, const FcPattern *font)
{
	FcValue value;
	bool is_changed = says(t, font, FC_EMBOLDEN, false) || t->lib->FcPatternGet(font, FC_MATRIX, 0, &value) == FcResultMatch;
	return says(t, font, FC_OUTLINE, false) && !says(t, font, FC_VARIABLE, false) && !says(t, font, FC_COLOR, false) && !is_changed;
}

static hb_font_t *open_font(const struct plain_type *t, const FcPattern *font)
{
	const struct cairo_lib *lib = t->lib;
	FcChar8 *path = NULL;
	int index = 0;
	if (lib->FcPatternGetString(font, FC_FILE, 0, &path) != FcResultMatch)
		return NULL;
	lib->FcPatternGetInteger(font, FC_INDEX, 0, &index);
	hb_blob_t *blob = lib->hb_blob_create_from_file((const char *)path);
	if (index > 0xFFFF || !lib->hb_blob_get_length(blob)) { /* an instance of a variable font; a file that has gone */
		lib->hb_blob_destroy(blob);
		return NULL;
	}
	hb_face_t *face = lib->hb_face_create(blob, (unsigned)index);
	hb_font_t *opened = lib->hb_font_create(face);
	lib->hb_font_set_scale(opened, (int)t->size * UNITS, (int)t->size * UNITS);
	lib->hb_face_destroy(face);
	lib->hb_blob_destroy(blob);
	return opened;
}

static cairo_scaled_font_t *scale_font(const struct plain_type *t, FcPattern *font)
{
	cairo_matrix_t size = { t->size, 0, 0, t->size, 0, 0 }, none = { 1, 0, 0, 1, 0, 0 };
	cairo_font_face_t *face = t->lib->cairo_ft_font_face_create_for_pattern(font);
	cairo_scaled_font_t *scaled = t->lib->cairo_scaled_font_create(face, &size, &none, t->options);
	t->lib->cairo_font_face_destroy(face);
	return scaled;
}

static void note_family(struct plain_type *t, const FcPattern *font)
{
	FcChar8 *family = NULL;
	if (t->lib->FcPatternGetString(font, FC_FAMILY, 0, &family) == FcResultMatch)
		buf_text(&t->found, (const char *)family);
}

static void try_face(struct plain_type *t, enum face face)
{
	struct plain_face *f = &t->faces[face];
	FcPattern *font = match_font(t, face);
	f->is_tried = true;
	if (!font)
		return;
	if (is_plain(t, font))
		f->font = open_font(t, font);
	if (f->font)
		f->scaled = scale_font(t, font);
	if (f->scaled && face == FACE_REGULAR)
		note_family(t, font);
	t->lib->FcPatternDestroy(font);
}

static struct plain_face *face_of(struct plain_type *t, enum face face)
{
	if (!t->faces[face].is_tried)
		try_face(t, face);
	return t->faces[face].scaled ? &t->faces[face] : NULL;
}

struct str plain_family(struct plain_type *t)
{
	face_of(t, FACE_REGULAR);
	return buf_as_str(&t->found);
}

/* ---- the whole ---- */

static void drop_objects(void *type)
{
	struct plain_type *t = type;
	for (int i = 0; i < FACE_COUNT; i++) {
		if (t->faces[i].scaled)
			t->lib->cairo_scaled_font_destroy(t->faces[i].scaled);
		if (t->faces[i].font)
			t->lib->hb_font_destroy(t->faces[i].font);
	}
	t->lib->hb_buffer_destroy(t->buffer);
}

void plain_init(struct plain_type *t)
{
	t->buffer = t->lib->hb_buffer_create();
	t->guard = (struct memory_guard){ .undo = drop_objects, .context = t };
	memory_guard(&t->guard);
}

void plain_finish(struct plain_type *t)
{
	memory_unguard(&t->guard);
	drop_objects(t);
	buf_finish(&t->found);
	arena_finish(&t->arena);
}

/* ---- lines ---- */

/* Latin letters, and signs that stand in any script and are never pictures. */
static bool may_be_plain(uint32_t code)
{
	return (code >= ' ' && code < 0x250 && code != 0x7F && !(code >= 0x80 && code < 0xA0) && code != 0xAD) || (code >= 0x1E00 && code < 0x1F00) || (code >= 0x2010 && code <= 0x2027)
		|| code == 0x202F || (code >= 0x2030 && code <= 0x203A) || (code >= 0x20A0 && code < 0x20C0) || (code >= 0x2190 && code <= 0x2193) || code == 0x2212 || code == 0x2248
		|| code == 0x2260 || code == 0x2264 || code == 0x2265;
}

static bool has_glyph(const struct plain_type *t, struct plain_face *f, uint32_t code)
{
	hb_codepoint_t glyph;
	if (code >= sizeof f->known)
		return t->lib->hb_font_get_nominal_glyph(f->font, code, &glyph);
	if (!f->known[code])
		f->known[code] = t->lib->hb_font_get_nominal_glyph(f->font, code, &glyph) ? 1 : 2;
	return f->known[code] == 1;
}

static bool is_letter(uint32_t code)
{
	uint32_t small = code | 0x20;
	return (small >= 'a' && small <= 'z') || code == 0xAA || code == 0xBA || (code >= 0xC0 && code < 0x250 && code != 0xD7 && code != 0xF7) || (code >= 0x1E00 && code < 0x1F00);
}

/* Whether it has all of them; and whether there are letters of any script. */
static bool has_all(const struct plain_type *t, struct plain_face *f, struct str words, bool *has_letters)
{
	*has_letters = false;
	for (size_t at = 0; at < words.len;) {
		uint32_t code = utf8_next(words, &at);
		if (!may_be_plain(code) || !has_glyph(t, f, code))
			return false;
		*has_letters |= is_letter(code);
	}
	return true;
}

static void shape(struct plain_type *t, const struct plain_face *f, struct str words, bool has_letters, bool is_spaced)
{
	static const hb_feature_t APART[] = { /* what is spaced does not join */
		{ HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END }, { HB_TAG('c', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END },
		{ HB_TAG('d', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END },
	};
	const struct cairo_lib *lib = t->lib;
	lib->hb_buffer_clear_contents(t->buffer);
	lib->hb_buffer_set_direction(t->buffer, HB_DIRECTION_LTR);
	lib->hb_buffer_set_script(t->buffer, has_letters ? HB_SCRIPT_LATIN : HB_SCRIPT_COMMON);
	lib->hb_buffer_set_language(t->buffer, lib->hb_language_from_string(t->lang.len ? t->lang.at : "en", t->lang.len ? (int)t->lang.len : -1));
	lib->hb_buffer_set_cluster_level(t->buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
	lib->hb_buffer_set_flags(t->buffer, HB_BUFFER_FLAG_BOT | HB_BUFFER_FLAG_EOT);
	lib->hb_buffer_add_utf8(t->buffer, words.at, (int)words.len, 0, (int)words.len);
	lib->hb_shape(f->font, t->buffer, is_spaced ? APART : NULL, is_spaced ? sizeof APART / sizeof *APART : 0);
	if (!lib->hb_buffer_allocation_successful(t->buffer))
		memory_lacks();
}

static double pixels(int units)
{
	return (double)units / UNITS;
}

/* Spacing lies between clusters, and not around them. */
static void place_glyphs(struct plain_type *t, struct plain_line *line, double spacing)
{
	unsigned int count = 0;
	const hb_glyph_info_t *glyphs = t->lib->hb_buffer_get_glyph_infos(t->buffer, &count);
	const hb_glyph_position_t *places = t->lib->hb_buffer_get_glyph_positions(t->buffer, &count);
	double x = 0;
	for (unsigned int i = 0; i < count; i++) {
		if (i && glyphs[i].cluster != glyphs[i - 1].cluster)
			x += spacing;
		struct plain_glyph glyph = { glyphs[i].codepoint, glyphs[i].cluster, x + pixels(places[i].x_offset), -pixels(places[i].y_offset) };
		VEC_PUSH(&t->arena, &line->glyphs, glyph);
		x += pixels(places[i].x_advance);
	}
	line->width = x;
}

bool plain_set(struct plain_type *t, struct font font, struct str words, struct plain_line *line)
{
	struct plain_face *face = face_of(t, font.face);
	bool has_letters;
	if (!face || !has_all(t, face, words, &has_letters))
		return false;
	line->face = face;
	line->glyphs.len = 0;
	shape(t, face, words, has_letters, font.spacing != 0);
	place_glyphs(t, line, font.spacing / font.size * t->size);
	return true;
}
