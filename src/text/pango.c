/* pango.c — asks Pango, loaded on demand, for the widths and the word boundaries that the table has no answer to.
 *
 * Widths are taken at 1000 pixels an em: a pixel is then a thousandth, and neither hinting nor rounding can be felt. */
#include "pango.h"
#include "cjm/library.h"
#include "cjm/memory.h"
#include "cjm/unicode.h"

#include <dlfcn.h>
#include <pango/pangoft2.h>
#include <string.h>

enum { EM_PIXELS = 1000, LONGEST_STRETCH = 4096 };

struct functions {
#define FUNCTION(name) __typeof__(name) *name;
#include "pango.def"
#undef FUNCTION
};

struct shaper {
	struct functions call;
	PangoLanguage *language; /* fixed: it must not be the user's */
	PangoFontMap *map;
	PangoContext *context;
	PangoLayout *layouts[FACE_COUNT]; /* made when a face is first used */
	struct buf families;              /* in the order of preference */
	struct memory_guard guard;
};

static bool load_functions(struct functions *call)
{
	/* Asking one library asks those it needs, too. It is never closed: GObject can't be unloaded. */
	void *library = dlopen("libpangoft2-1.0.so.0", RTLD_NOW | RTLD_LOCAL);
	bool found = library != NULL;
	if (!found)
		library_check_memory(dlerror());
#define FUNCTION(name) found = found && (*(void **)&call->name = dlsym(library, #name)) != NULL;
#include "pango.def"
#undef FUNCTION
	return found;
}

static size_t count_families(const struct shaper *s, PangoFontFamily ***families)
{
	int count = 0;
	s->call.pango_font_map_list_families(s->map, families, &count);
	return count > 0 ? (size_t)count : 0;
}

static bool has_fonts(const struct shaper *s)
{
	PangoFontFamily **families = NULL;
	bool found = count_families(s, &families) > 0;
	s->call.g_free(families);
	return found;
}

static void add_house_families(struct buf *list)
{
	struct families house = families_for(STR(""));
	for (size_t i = 0; i < house.count; i++)
		buf_fmt(list, "%s,", house.at[i]);
	buf_text(list, "sans-serif");
}

bool ruler_may_have_fonts(void)
{
	return true;
}

static void drop_objects(void *shaper);

struct shaper *shaper_new(void)
{
	struct shaper *s = memory_new(sizeof *s);
	if (!load_functions(&s->call)) {
		memory_free(s);
		return NULL;
	}
	s->language = s->call.pango_language_from_string("en");
	s->map = s->call.pango_ft2_font_map_new();
	s->context = s->call.pango_font_map_create_context(s->map);
	s->call.pango_context_set_language(s->context, s->language);
	s->guard = (struct memory_guard){ .undo = drop_objects, .context = s };
	memory_guard(&s->guard);
	add_house_families(&s->families);
	if (has_fonts(s))
		return s;
	shaper_free(s);
	return NULL;
}

static void drop_layouts(struct shaper *s)
{
	for (int face = 0; face < FACE_COUNT; face++) {
		if (s->layouts[face])
			s->call.g_object_unref(s->layouts[face]);
		s->layouts[face] = NULL;
	}
}

static void drop_objects(void *shaper)
{
	struct shaper *s = shaper;
	drop_layouts(s);
	s->call.g_object_unref(s->context);
	s->call.g_object_unref(s->map);
}

void shaper_free(struct shaper *s)
{
	if (!s)
		return;
	memory_unguard(&s->guard);
	drop_objects(s);
	buf_finish(&s->families);
	memory_free(s);
}

/* ---- families ---- */

static bool same_name(struct str name, const char *other)
{
	if (name.len != strlen(other))
		return false;
	for (size_t i = 0; i < name.len; i++)
		if (unicode_lower((unsigned char)name.at[i]) != unicode_lower((unsigned char)other[i]))
			return false;
	return true;
}

static bool has_family(const struct shaper *s, struct str name)
{
	PangoFontFamily **families = NULL;
	size_t count = count_families(s, &families);
	bool found = false;
	for (size_t i = 0; i < count && !found; i++)
		found = same_name(name, s->call.pango_font_family_get_name(families[i]));
	s->call.g_free(families);
	return found;
}

static struct str without_quotes(struct str name)
{
	name = str_trim(name);
	bool quoted = name.len >= 2 && (name.at[0] == '"' || name.at[0] == '\'') && name.at[name.len - 1] == name.at[0];
	return quoted ? str_slice(name, 1, name.len - 1) : name;
}

/* A theme may name several, as a style sheet does; the first that is there is taken. */
static struct str first_installed(const struct shaper *s, struct str list)
{
	while (list.len) {
		size_t comma = str_find(list, ',');
		struct str name = without_quotes(str_slice(list, 0, comma));
		if (has_family(s, name))
			return name;
		list = str_slice(list, comma + 1, list.len);
	}
	return list;
}

bool shaper_use_family(struct shaper *s, struct str family)
{
	struct str name = first_installed(s, family);
	if (!name.len)
		return false;
	buf_clear(&s->families);
	buf_str(&s->families, name);
	buf_char(&s->families, ',');
	add_house_families(&s->families);
	drop_layouts(s);
	return true;
}

/* ---- widths ---- */

static PangoLayout *layout_new(struct shaper *s, enum face face)
{
	static const PangoWeight WEIGHTS[FACE_COUNT] = {
		[FACE_REGULAR] = PANGO_WEIGHT_NORMAL,
		[FACE_ITALIC] = PANGO_WEIGHT_NORMAL,
		[FACE_SEMIBOLD] = PANGO_WEIGHT_SEMIBOLD,
		[FACE_BOLD] = PANGO_WEIGHT_BOLD,
	};
	PangoFontDescription *font = s->call.pango_font_description_new();
	s->call.pango_font_description_set_family(font, s->families.at);
	s->call.pango_font_description_set_weight(font, WEIGHTS[face]);
	s->call.pango_font_description_set_style(font, face == FACE_ITALIC ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
	s->call.pango_font_description_set_absolute_size(font, (double)EM_PIXELS * PANGO_SCALE);
	PangoLayout *layout = s->call.pango_layout_new(s->context);
	s->call.pango_layout_set_font_description(layout, font);
	s->call.pango_font_description_free(font);
	return layout;
}

int shaper_width(struct shaper *s, enum face face, struct str run)
{
	if (!s->layouts[face])
		s->layouts[face] = layout_new(s, face);
	int width = 0;
	s->call.pango_layout_set_text(s->layouts[face], run.at, (int)run.len);
	s->call.pango_layout_get_size(s->layouts[face], &width, NULL);
	return (width + PANGO_SCALE - 1) / PANGO_SCALE;
}

/* ---- words ---- */

static bool mark_words(struct shaper *s, struct str run, PangoLogAttr *marks, unsigned char *may_break)
{
	int count = 1; /* one more than characters, for the end */
	for (size_t at = 0; at < run.len; count++)
		utf8_next(run, &at);
	s->call.pango_get_log_attrs(run.at, (int)run.len, -1, s->language, marks, count);
	bool found = false;
	for (size_t at = 0, i = 0; at < run.len; i++) {
		if (at && marks[i].is_line_break) {
			may_break[at] = 1;
			found = true;
		}
		utf8_next(run, &at);
	}
	return found;
}

/* The dictionary works in more than the square of a text's length, so it is given a stretch at a time. */
static size_t stretch_end(struct str run, size_t from)
{
	size_t end = from;
	while (end < run.len && end - from < LONGEST_STRETCH)
		end = text_cluster_end(run, end);
	return end;
}

bool shaper_word_breaks(struct shaper *s, struct str run, unsigned char *may_break)
{
	bool found = false;
	for (size_t from = 0; from < run.len;) {
		size_t end = stretch_end(run, from);
		PangoLogAttr *marks = memory_new((end - from + 1) * sizeof *marks);
		found |= mark_words(s, str_slice(run, from, end), marks, may_break + from);
		memory_free(marks);
		from = end;
	}
	return found;
}
