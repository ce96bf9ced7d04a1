/* embed.c — from the families that a text asks for to rules of CSS: which file each face is in, what of it is needed, and that as bytes in the rule. */
#include "cjm/fonts.h"
#include "text/subset_lib.h"

#include <stdlib.h>
#include <string.h>

void embedding_finish(struct embedding *e)
{
	buf_finish(&e->css);
	buf_finish(&e->names);
	buf_finish(&e->refused);
	buf_finish(&e->message);
}

struct embedder {
	struct subset_lib lib;
	struct embedding *e;
	hb_set_t *left; /* the characters that no family so far has */
};

/* ---- which characters ---- */

static void add_characters(struct embedder *m)
{
	for (size_t at = 0; at < m->e->text.len;) {
		uint32_t code = utf8_next(m->e->text, &at);
		if (code > ' ' && code != UTF8_BAD && code != 0x7F)
			m->lib.hb.hb_set_add(m->left, code);
	}
	m->lib.hb.hb_set_add(m->left, ' ');
}

/* ---- which file ---- */

struct font_file {
	char *path; /* NULL: the family has none such */
	int index;  /* of the face in the file */
	int weight; /* as CSS counts; 0: of all weights */
};

static int number_of(const struct embedder *m, const FcPattern *font, const char *what, int otherwise)
{
	int number = otherwise;
	return m->lib.fc.FcPatternGetInteger(font, what, 0, &number) == FcResultMatch ? number : otherwise;
}

/* How far it is from the weight; below 0: it is of another width or slant. A font of all weights is near to each. */
static int distance(const struct embedder *m, const FcPattern *font, int weight, bool is_italic, struct font_file *file)
{
	FcChar8 *path = NULL;
	bool is_slanted = number_of(m, font, FC_SLANT, FC_SLANT_ROMAN) != FC_SLANT_ROMAN;
	int index = number_of(m, font, FC_INDEX, 0), fc_weight = number_of(m, font, FC_WEIGHT, -1);
	if (m->lib.fc.FcPatternGetString(font, FC_FILE, 0, &path) != FcResultMatch || is_slanted != is_italic || number_of(m, font, FC_WIDTH, FC_WIDTH_NORMAL) != FC_WIDTH_NORMAL)
		return -1;
	bool has_all = fc_weight < 0 || index >> 16;
	*file = (struct font_file){ (char *)path, index & 0xFFFF, has_all ? 0 : m->lib.fc.FcWeightToOpenType(fc_weight) };
	return has_all ? 0 : abs(file->weight - weight);
}

/* Of equals the one whose path comes first: the order of the list is nobody's promise. */
static struct font_file nearest_file(const struct embedder *m, const FcFontSet *fonts, int weight, bool is_italic)
{
	struct font_file best = { 0 };
	int least = -1;
	for (int i = 0; i < fonts->nfont; i++) {
		struct font_file file;
		int far = distance(m, fonts->fonts[i], weight, is_italic, &file);
		bool is_nearer = far >= 0 && (least < 0 || far < least || (far == least && strcmp(file.path, best.path) < 0));
		if (!is_nearer)
			continue;
		least = far;
		best = file;
	}
	return best;
}

static FcFontSet *list_fonts(const struct embedder *m, struct str family)
{
	const struct fc_lib *fc = &m->lib.fc;
	static const char *const OBJECTS[] = { FC_FILE, FC_INDEX, FC_WEIGHT, FC_SLANT, FC_WIDTH };
	struct arena a = { 0 };
	FcPattern *pattern = fc->FcPatternCreate();
	FcObjectSet *objects = fc->FcObjectSetCreate();
	for (size_t i = 0; i < sizeof OBJECTS / sizeof *OBJECTS; i++)
		fc->FcObjectSetAdd(objects, OBJECTS[i]);
	fc->FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)str_terminated(&a, family));
	FcFontSet *fonts = fc->FcFontList(NULL, pattern, objects);
	fc->FcObjectSetDestroy(objects);
	fc->FcPatternDestroy(pattern);
	arena_finish(&a);
	return fonts;
}

/* ---- the rule ---- */

/* As in a font-family of ours: without what could end the name, or the style sheet. */
static void add_name(struct buf *out, struct str family)
{
	buf_char(out, '\'');
	for (size_t i = 0; i < family.len; i++)
		if ((unsigned char)family.at[i] >= ' ' && !strchr("'\"\\<>&", family.at[i]))
			buf_char(out, family.at[i]);
	buf_char(out, '\'');
}

static void add_rule(struct embedding *e, struct str family, const struct font_file *file, bool is_italic, struct str bytes)
{
	bool is_cff = str_starts(bytes, "OTTO");
	buf_text(&e->css, "@font-face{font-family:");
	add_name(&e->css, family);
	if (is_italic)
		buf_text(&e->css, ";font-style:italic");
	buf_text(&e->css, ";font-weight:");
	if (file->weight)
		buf_fmt(&e->css, "%d", file->weight);
	else
		buf_text(&e->css, "100 900");
	buf_fmt(&e->css, ";src:url(data:font/%s;base64,", is_cff ? "otf" : "ttf");
	buf_base64(&e->css, bytes);
	buf_fmt(&e->css, ") format('%s')}\n", is_cff ? "opentype" : "truetype");
}

/* ---- a face ---- */

/* fsType of the table OS/2: neither "restricted" nor "no subsetting" nor "bitmaps only". */
static bool may_embed(const struct embedder *m, hb_face_t *face)
{
	unsigned int len = 0;
	hb_blob_t *table = m->lib.hb.hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2'));
	const unsigned char *at = (const unsigned char *)m->lib.hb.hb_blob_get_data(table, &len);
	unsigned int type = len >= 10 ? (unsigned int)at[8] << 8 | at[9] : 0;
	m->lib.hb.hb_blob_destroy(table);
	return (type & 0xF) != 2 && !(type & 0x300);
}

static hb_face_t *open_face(const struct embedder *m, const struct font_file *file)
{
	hb_blob_t *blob = m->lib.hb.hb_blob_create_from_file_or_fail(file->path);
	hb_face_t *face = blob ? m->lib.hb.hb_face_create(blob, (unsigned int)file->index) : NULL;
	if (blob)
		m->lib.hb.hb_blob_destroy(blob);
	return face;
}

static bool add_subset(struct embedder *m, hb_face_t *face, const hb_set_t *wanted, struct str family, const struct font_file *file, bool is_italic)
{
	hb_subset_input_t *input = m->lib.subset.hb_subset_input_create_or_fail();
	if (!input)
		return false;
	m->lib.hb.hb_set_union(m->lib.subset.hb_subset_input_unicode_set(input), wanted);
	hb_face_t *subset = m->lib.subset.hb_subset_or_fail(face, input);
	m->lib.subset.hb_subset_input_destroy(input);
	if (!subset)
		return false;
	unsigned int len = 0;
	hb_blob_t *blob = m->lib.hb.hb_face_reference_blob(subset);
	const char *bytes = m->lib.hb.hb_blob_get_data(blob, &len);
	if (len)
		add_rule(m->e, family, file, is_italic, (struct str){ bytes, len });
	m->lib.hb.hb_blob_destroy(blob);
	m->lib.hb.hb_face_destroy(subset);
	return len > 0;
}

/* ---- a family ---- */

enum { FACES = 4 };

static bool is_same_file(const struct font_file *a, const struct font_file *b)
{
	return a->path && b->path && strcmp(a->path, b->path) == 0 && a->index == b->index;
}

/* What of the characters that are left the family has, by its regular face; NULL: none, or its licence bits forbid it. */
static hb_set_t *wanted_of(struct embedder *m, const struct font_file *regular, struct str family)
{
	hb_face_t *face = regular->path ? open_face(m, regular) : NULL;
	if (!face)
		return NULL;
	hb_set_t *wanted = m->lib.hb.hb_set_create();
	m->lib.hb.hb_face_collect_unicodes(face, wanted);
	m->lib.hb.hb_set_intersect(wanted, m->left);
	bool may = may_embed(m, face), has_any = !m->lib.hb.hb_set_is_empty(wanted);
	m->lib.hb.hb_face_destroy(face);
	if (has_any && !may)
		buf_fmt(&m->e->refused, "%s%.*s", m->e->refused.len ? ", " : "", STR_ARG(family));
	if (has_any && may)
		return wanted;
	m->lib.hb.hb_set_destroy(wanted);
	return NULL;
}

static bool add_faces(struct embedder *m, const struct font_file files[FACES], const hb_set_t *wanted, struct str family)
{
	bool has_any = false;
	for (int i = 0; i < FACES; i++) {
		bool is_new = files[i].path;
		for (int k = 0; k < i; k++)
			is_new &= !is_same_file(&files[k], &files[i]);
		hb_face_t *face = is_new ? open_face(m, &files[i]) : NULL;
		if (!face)
			continue;
		has_any |= may_embed(m, face) && add_subset(m, face, wanted, family, &files[i], i == FACES - 1);
		m->lib.hb.hb_face_destroy(face);
	}
	return has_any;
}

static void add_family(struct embedder *m, struct str family)
{
	FcFontSet *fonts = list_fonts(m, family);
	if (!fonts)
		return;
	const struct font_file files[FACES] = { nearest_file(m, fonts, 400, false), nearest_file(m, fonts, 600, false), nearest_file(m, fonts, 700, false), nearest_file(m, fonts, 400, true) };
	hb_set_t *wanted = wanted_of(m, &files[0], family);
	if (wanted && add_faces(m, files, wanted, family)) {
		m->lib.hb.hb_set_subtract(m->left, wanted);
		buf_text(&m->e->names, m->e->names.len ? "," : "");
		add_name(&m->e->names, family);
	}
	if (wanted)
		m->lib.hb.hb_set_destroy(wanted);
	m->lib.fc.FcFontSetDestroy(fonts);
}

/* ---- the whole ---- */

enum embed_result fonts_embed(struct embedding *e)
{
	struct embedder m = { .e = e };
	if (!subset_lib_load(&m.lib, &e->message))
		return EMBED_NO_LIBRARY;
	m.left = m.lib.hb.hb_set_create();
	add_characters(&m);
	for (size_t i = 0; i < e->family_count && !m.lib.hb.hb_set_is_empty(m.left); i++)
		add_family(&m, e->families[i]);
	e->missing = m.lib.hb.hb_set_is_empty(m.left) ? 0 : m.lib.hb.hb_set_get_min(m.left);
	m.lib.hb.hb_set_destroy(m.left);
	return e->css.len ? EMBED_FINE : EMBED_NO_FONT;
}
