/* typesetter.c — text for PNG and PDF, by plain_type.c where that can, else by Pango.
 *
 * Every face is set at one size and scaled to the size wanted: fonts are looked up once a face instead of once a size,
 * and since nothing is hinted a line has the same proportions at every scale. */
#include "typesetter.h"

#include "text_run.h"

static void list_families(struct buf *list, const struct scene *s)
{
	struct families families = families_for(s->lang);
	for (size_t i = 0; i < s->family.len; i++)
		if (s->family.at[i] != ',' && s->family.at[i]) /* a comma would begin another name */
			buf_char(list, s->family.at[i]);
	for (size_t i = 0; i < families.count; i++)
		buf_fmt(list, "%s%s", list->len ? "," : "", families.at[i]);
	buf_text(list, ",sans-serif");
}

static cairo_font_options_t *unhinted_options(const struct cairo_lib *lib)
{
	cairo_font_options_t *options = lib->cairo_font_options_create();
	lib->cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
	lib->cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	lib->cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	return options;
}

/* The language is always said: Pango would ask the environment for its own. */
static PangoLanguage *language_of(struct typesetter *t, struct str lang)
{
	struct arena scratch = { 0 };
	PangoLanguage *language = t->pango.pango_language_from_string(lang.len ? str_terminated(&scratch, lang) : "en");
	arena_finish(&scratch);
	return language;
}

static void drop_objects(void *typesetter)
{
	struct typesetter *t = typesetter;
	for (int direction = 0; direction < 2; direction++) {
		for (int face = 0; face < FACE_COUNT; face++)
			if (t->layout[direction][face])
				t->pango.g_object_unref(t->layout[direction][face]);
		if (t->context[direction])
			t->pango.g_object_unref(t->context[direction]);
	}
	t->lib->cairo_font_options_destroy(t->options);
}

void typesetter_init(struct typesetter *t, const struct cairo_lib *lib, const struct scene *s)
{
	*t = (struct typesetter){ .lib = lib, .lang = s->lang, .guard = { .undo = drop_objects, .context = t } };
	t->options = unhinted_options(lib);
	memory_guard(&t->guard);
	list_families(&t->families, s);
	t->plain = (struct plain_type){ .lib = lib, .families = t->families.at, .lang = s->lang, .size = SET_SIZE, .options = t->options };
	plain_init(&t->plain);
}

void typesetter_finish(struct typesetter *t)
{
	plain_finish(&t->plain);
	memory_unguard(&t->guard);
	drop_objects(t);
	buf_finish(&t->families);
	buf_finish(&t->lacking);
}

static bool load_pango(struct typesetter *t)
{
	if (!t->has_pango && !t->lacking.len)
		t->has_pango = pango_lib_load(&t->pango, &t->lacking);
	return t->has_pango;
}

static PangoContext *context_of(struct typesetter *t, enum direction direction)
{
	if (t->context[direction])
		return t->context[direction];
	PangoContext *context = t->context[direction] = t->pango.pango_font_map_create_context(t->pango.pango_cairo_font_map_get_default());
	t->pango.pango_cairo_context_set_font_options(context, t->options);
	t->pango.pango_context_set_round_glyph_positions(context, FALSE);
	t->pango.pango_context_set_language(context, language_of(t, t->lang));
	t->pango.pango_context_set_base_dir(context, direction == DIRECTION_RTL ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
	return context;
}

static PangoFontDescription *describe_font(struct typesetter *t, enum face face)
{
	static const PangoWeight WEIGHTS[FACE_COUNT] = { PANGO_WEIGHT_NORMAL, PANGO_WEIGHT_NORMAL, PANGO_WEIGHT_SEMIBOLD, PANGO_WEIGHT_BOLD };
	PangoFontDescription *description = t->pango.pango_font_description_new();
	t->pango.pango_font_description_set_family(description, t->families.at);
	t->pango.pango_font_description_set_weight(description, WEIGHTS[face]);
	t->pango.pango_font_description_set_style(description, face == FACE_ITALIC ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
	t->pango.pango_font_description_set_absolute_size(description, SET_SIZE * PANGO_SCALE);
	return description;
}

static PangoLayout *layout_of(struct typesetter *t, enum direction direction, enum face face)
{
	PangoLayout **layout = &t->layout[direction][face];
	if (*layout)
		return *layout;
	*layout = t->pango.pango_layout_new(context_of(t, direction));
	PangoFontDescription *description = describe_font(t, face);
	t->pango.pango_layout_set_font_description(*layout, description);
	t->pango.pango_font_description_free(description);
	t->pango.pango_layout_set_auto_dir(*layout, FALSE);
	t->pango.pango_layout_set_single_paragraph_mode(*layout, TRUE);
	return *layout;
}

/* The theme's family, if any, is the list's first; then come the two that texts are measured for. */
static bool is_wanted(struct str family, struct str families)
{
	return str_equal(family, str_slice(families, 0, str_find(families, ','))) || str_is(family, "Inter") || str_is(family, "Liberation Sans");
}

static bool has_family(struct typesetter *t)
{
	struct str plain = plain_family(&t->plain);
	if (plain.len)
		return is_wanted(plain, buf_as_str(&t->families));
	if (!load_pango(t))
		return true; /* nothing needed any font but a plain one */
	PangoFontDescription *wanted = describe_font(t, FACE_REGULAR);
	PangoFont *font = t->pango.pango_context_load_font(context_of(t, DIRECTION_LTR), wanted);
	t->pango.pango_font_description_free(wanted);
	if (!font)
		return false;
	PangoFontDescription *found = t->pango.pango_font_describe(font);
	bool has = is_wanted(str_of(t->pango.pango_font_description_get_family(found)), buf_as_str(&t->families));
	t->pango.pango_font_description_free(found);
	t->pango.g_object_unref(font);
	return has;
}

void typesetter_report(struct typesetter *t, struct paint_report *report)
{
	if (t->lacking.len && !report->lacks_library) {
		paint_report_clear(report);
		buf_str(&report->message, buf_as_str(&t->lacking));
		report->lacks_library = true;
	}
	if (report->lacks_library || report->fonts_missing || has_family(t))
		return;
	report->fonts_missing = true;
	buf_text(&report->message, "Neither Inter nor Liberation Sans is installed, so the text is drawn in another font, squeezed where it would not fit "
		"(in Debian and Ubuntu: apt install fonts-inter).");
}

static PangoAttrList *spacing_of(struct typesetter *t, struct font font)
{
	if (font.spacing == 0)
		return NULL;
	PangoAttrList *list = t->pango.pango_attr_list_new();
	t->pango.pango_attr_list_insert(list, t->pango.pango_attr_letter_spacing_new((int)(font.spacing / font.size * SET_SIZE * PANGO_SCALE)));
	return list;
}

bool typesetter_has_pictures(struct typesetter *t, PangoFont *font)
{
	hb_face_t *face = t->lib->hb_font_get_face(t->pango.pango_font_get_hb_font(font));
	return t->lib->hb_ot_color_has_png(face) || t->lib->hb_ot_color_has_layers(face);
}

/* Letters of one font from x on, at the baseline, in pixels of SET_SIZE. */
static void show_run(struct typesetter *t, cairo_t *cr, PangoGlyphItem *run, const char *words, double x)
{
	PangoFont *font = run->item->analysis.font;
	if (!font) /* a machine without any: there is nothing to draw with */
		return;
	bool is_pictures = typesetter_has_pictures(t, font);
	t->lib->cairo_move_to(cr, x, 0);
	if (is_pictures || t->letters != LETTERS_AS_OUTLINES) {
		t->pango.pango_cairo_show_glyph_item(cr, words, run);
	} else {
		t->pango.pango_cairo_glyph_string_path(cr, font, run->glyphs);
		t->lib->cairo_fill(cr);
	}
}

static void show_line(struct typesetter *t, cairo_t *cr, PangoLayoutLine *line, const char *words)
{
	double x = 0;
	t->lib->cairo_new_path(cr);
	for (GSList *run = line->runs; run; run = run->next) {
		PangoGlyphItem *item = run->data;
		show_run(t, cr, item, words, x);
		x += (double)t->pango.pango_glyph_string_get_width(item->glyphs) / PANGO_SCALE;
	}
}

static void stroke_halo(struct typesetter *t, cairo_t *cr, const struct paint *paint, double scale)
{
	t->lib->cairo_set_source_rgba(cr, paint->stroke.r / 255.0, paint->stroke.g / 255.0, paint->stroke.b / 255.0, 1);
	t->lib->cairo_set_line_width(cr, paint->stroke_width / scale);
	t->lib->cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
	t->lib->cairo_stroke(cr);
}

/* The letters' outlines, wider than they are. Pictures have none. */
static void show_halo(struct typesetter *t, cairo_t *cr, PangoLayoutLine *line, const struct paint *paint, double scale)
{
	double x = 0;
	t->lib->cairo_save(cr);
	t->lib->cairo_new_path(cr);
	for (GSList *run = line->runs; run; run = run->next) {
		PangoGlyphItem *item = run->data;
		PangoFont *font = item->item->analysis.font;
		t->lib->cairo_move_to(cr, x, 0);
		if (font && !typesetter_has_pictures(t, font))
			t->pango.pango_cairo_glyph_string_path(cr, font, item->glyphs);
		x += (double)t->pango.pango_glyph_string_get_width(item->glyphs) / PANGO_SCALE;
	}
	stroke_halo(t, cr, paint, scale);
	t->lib->cairo_restore(cr);
}

static void strike_through(struct typesetter *t, cairo_t *cr, double width)
{
	t->lib->cairo_rectangle(cr, 0, -0.33 * SET_SIZE, width, 0.07 * SET_SIZE);
	t->lib->cairo_fill(cr);
}

PangoLayoutLine *typesetter_line(struct typesetter *t, struct font font, enum direction direction, struct str words)
{
	if (!load_pango(t))
		return NULL;
	PangoLayout *layout = layout_of(t, direction, font.face);
	PangoAttrList *spacing = spacing_of(t, font);
	t->pango.pango_layout_set_text(layout, words.at, (int)words.len);
	t->pango.pango_layout_set_attributes(layout, spacing);
	if (spacing)
		t->pango.pango_attr_list_unref(spacing);
	return t->pango.pango_layout_get_line_readonly(layout, 0);
}

/* ---- plain lines ---- */

const struct plain_line *typesetter_plain(struct typesetter *t, struct font font, enum direction direction, struct str words)
{
	return direction == DIRECTION_LTR && plain_set(&t->plain, font, words, &t->line) ? &t->line : NULL;
}

static cairo_glyph_t *glyphs_of(struct arena *a, const struct plain_line *line)
{
	cairo_glyph_t *glyphs = arena_alloc(a, (line->glyphs.len + 1) * sizeof *glyphs);
	for (size_t i = 0; i < line->glyphs.len; i++)
		glyphs[i] = (cairo_glyph_t){ line->glyphs.at[i].glyph, line->glyphs.at[i].x, line->glyphs.at[i].y };
	return glyphs;
}

static void show_plain(struct typesetter *t, cairo_t *cr, const struct plain_line *line, const struct paint *paint, double scale)
{
	struct arena a = { 0 };
	cairo_glyph_t *glyphs = glyphs_of(&a, line);
	int count = (int)line->glyphs.len;
	t->lib->cairo_new_path(cr);
	t->lib->cairo_set_scaled_font(cr, line->face->scaled);
	if (!paint->stroke.none) {
		t->lib->cairo_save(cr);
		t->lib->cairo_glyph_path(cr, glyphs, count);
		stroke_halo(t, cr, paint, scale);
		t->lib->cairo_restore(cr);
	}
	if (t->letters == LETTERS_AS_OUTLINES) {
		t->lib->cairo_glyph_path(cr, glyphs, count);
		t->lib->cairo_fill(cr);
	} else {
		t->lib->cairo_show_glyphs(cr, glyphs, count);
	}
	arena_finish(&a);
}

/* ---- both ---- */

static double width_of(struct typesetter *t, PangoLayoutLine *line)
{
	PangoRectangle extents;
	t->pango.pango_layout_line_get_extents(line, NULL, &extents);
	return (double)extents.width / PANGO_SCALE;
}

static void typeset_line(struct typesetter *t, cairo_t *cr, const struct shape *text, size_t index, enum direction direction)
{
	static const double LEFT_OF_ANCHOR[] = { 0, 0.5, 1 };
	struct str words = text->lines[index];
	const struct plain_line *plain = typesetter_plain(t, text->font, direction, words);
	PangoLayoutLine *line = plain ? NULL : typesetter_line(t, text->font, direction, words);
	if (!plain && !line)
		return;
	double set_width = plain ? plain->width : width_of(t, line), scale = text->font.size / SET_SIZE, width = set_width * scale;
	double squeeze = text->width > 0 && width > text->width + 0.5 ? text->width / width : 1;
	double left = text->x - LEFT_OF_ANCHOR[text->anchor] * width * squeeze;
	t->lib->cairo_save(cr);
	t->lib->cairo_translate(cr, left, text->y + (double)index * text->line_height);
	t->lib->cairo_scale(cr, scale * squeeze, scale);
	if (plain)
		show_plain(t, cr, plain, &text->paint, scale);
	else if (!text->paint.stroke.none)
		show_halo(t, cr, line, &text->paint, scale);
	if (line)
		show_line(t, cr, line, words.at);
	if (text->struck)
		strike_through(t, cr, set_width);
	t->lib->cairo_restore(cr);
}

void typeset_text(struct typesetter *t, cairo_t *cr, const struct shape *text)
{
	if (!(text->font.size > 0))
		return;
	struct text_run run = { 0 };
	while (text_run_next(text, &run))
		for (size_t i = run.from; i < run.to; i++)
			if (text->lines[i].len)
				typeset_line(t, cr, text, i, run.direction);
}
