/* theme.c — themes from their table, and what a brand changes in them. */
#include "cjm/theme.h"

#include <math.h>

static const char *const NAMES[] = { "light", "dark", "print", "contrast", NULL };
enum { THEME_COUNT = sizeof NAMES / sizeof *NAMES - 1 };

static struct color color_of_code(uint32_t code)
{
	return (struct color){ (uint8_t)(code >> 16), (uint8_t)(code >> 8), (uint8_t)code, false };
}

static struct theme built_in(int index)
{
	struct theme t = { .name = str_of(NAMES[index]), .stage_count = STAGE_HUES, .is_grey = index == 2 };
	static const double BAND_OPACITY[THEME_COUNT] = { 0.16, 0.22, 0.30, 0 };
	t.band_opacity = BAND_OPACITY[index];
#define COLOR(member, ...) t.member = color_of_code((uint32_t[]){ __VA_ARGS__ }[index]);
#include "scene/themes.def"
	return t;
}

const char *theme_name_at(size_t index)
{
	return index < THEME_COUNT ? NAMES[index] : NULL;
}

bool color_read(struct str s, struct color *color)
{
	int digits[6];
	if (s.len && s.at[0] == '#')
		s = str_slice(s, 1, s.len);
	if (s.len != 3 && s.len != 6)
		return false;
	for (size_t i = 0; i < s.len; i++)
		if ((digits[i] = hex_digit(s.at[i])) < 0)
			return false;
	uint8_t parts[3];
	for (int i = 0; i < 3; i++)
		parts[i] = (uint8_t)(s.len == 3 ? digits[i] * 17 : digits[2 * i] * 16 + digits[2 * i + 1]);
	*color = (struct color){ parts[0], parts[1], parts[2], false };
	return true;
}

static double linear_part(uint8_t part)
{
	double c = part / 255.0;
	return c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance_of(struct color c)
{
	return 0.2126 * linear_part(c.r) + 0.7152 * linear_part(c.g) + 0.0722 * linear_part(c.b);
}

double color_contrast(struct color a, struct color b)
{
	double x = luminance_of(a) + 0.05, y = luminance_of(b) + 0.05;
	return x > y ? x / y : y / x;
}

struct color color_readable_on(struct color c)
{
	struct color white = color_of_code(0xFFFFFF), black = color_of_code(0x000000);
	return color_contrast(c, white) >= color_contrast(c, black) ? white : black;
}

static void set_color(struct theme *t, enum theme_color role, const struct texts *colors)
{
	struct color c;
	if (!colors->list.len || !color_read(colors->list.at[0], &c))
		return;
	switch (role) {
	case THEME_COLOR_TEXT: t->text = t->strong_text = t->label = c; break;
	case THEME_COLOR_MUTED: t->muted = c; break;
	case THEME_COLOR_BACKGROUND: t->background = t->star_edge = c; break;
	case THEME_COLOR_CARD: t->step = c; break;
	case THEME_COLOR_LINE: t->line = t->card_line = c; break;
	case THEME_COLOR_ACCENT: t->accent = c; break;
	case THEME_COLOR_PAIN: t->pain_edge = c; break;
	case THEME_COLOR_OPPORTUNITY: t->opportunity_edge = c; break;
	case THEME_COLOR_MOMENT: t->star = c; break;
	case THEME_COLOR_STAGES:
		t->stage_count = 0;
		for (size_t i = 0; i < colors->list.len && i < STAGE_HUES; i++)
			if (color_read(colors->list.at[i], &c))
				t->stages[t->stage_count++] = c;
		t->stage_text = color_readable_on(t->stages[0]);
		break;
	default: break;
	}
}

static struct theme theme_declared(const struct theme_spec *spec)
{
	struct theme t = built_in(spec->base ? (int)spec->base - 1 : 0);
	t.name = spec->thing.name;
	t.spec = spec;
	t.family = spec->font;
	t.header = spec->header;
	t.footer = spec->footer;
	t.logo = spec->logo_bytes;
	t.paper = spec->paper;
	FOR_EACH(struct theme_color_entry, entry, spec->colors)
		set_color(&t, entry->role, &entry->colors);
	return t;
}

/* The main file's own theme goes before one that it includes. */
static const struct theme_spec *declared_theme(const struct map *m, struct str name)
{
	const struct theme_spec *first = NULL;
	for (size_t i = 0; m && i < m->themes.len; i++) {
		const struct thing *t = m->themes.at[i];
		bool is_own = t->span.file == m->file;
		if (name.len ? str_equal(name, t->name) : is_own || !first)
			first = (const struct theme_spec *)t;
		if (first && (name.len || is_own))
			break;
	}
	return first;
}

bool theme_of(const struct map *m, struct str name, struct theme *theme)
{
	const struct theme_spec *spec = declared_theme(m, name);
	if (spec) {
		*theme = theme_declared(spec);
		return true;
	}
	for (int i = 0; i < THEME_COUNT; i++)
		if (str_is(name, NAMES[i])) {
			*theme = built_in(i);
			return true;
		}
	*theme = built_in(0);
	return !name.len;
}

const char *theme_base(const struct theme *t)
{
	if (t->spec)
		return NAMES[t->spec->base ? t->spec->base - 1 : 0];
	for (int i = 0; i < THEME_COUNT; i++)
		if (str_is(t->name, NAMES[i]))
			return NAMES[i];
	return NAMES[0];
}

/* Towards the text's colour, as little as it takes. */
static struct color readable_accent(struct color accent, const struct theme *on)
{
	struct color c = accent;
	for (int part = 0; part <= 20 && color_contrast(c, on->background) < 4.5; part++) {
		c.r = (uint8_t)(accent.r + (on->text.r - accent.r) * part / 20);
		c.g = (uint8_t)(accent.g + (on->text.g - accent.g) * part / 20);
		c.b = (uint8_t)(accent.b + (on->text.b - accent.b) * part / 20);
	}
	return c;
}

void theme_turned(const struct theme *t, const char *base, struct theme *turned)
{
	int index = 0;
	while (index + 1 < THEME_COUNT && !str_is(str_of(base), NAMES[index]))
		index++;
	if (str_is(str_of(theme_base(t)), base)) {
		*turned = *t;
		return;
	}
	*turned = built_in(index);
	if (!t->spec)
		return;
	struct theme own = *turned;
	*turned = *t;
#define COLOR(member, ...) turned->member = own.member;
#include "scene/themes.def"
	turned->is_grey = own.is_grey;
	turned->band_opacity = own.band_opacity;
	turned->stage_text = t->stage_text;
	for (int i = 0; i < STAGE_HUES; i++)
		turned->stages[i] = t->stages[i];
	turned->accent = readable_accent(t->accent, turned);
}
