/* looks.c — equal looks of a page's drawings are one class, equal colours one variable. */
#include "looks.h"

#include "svg.h"

#include <math.h>

struct svg_styles {
	struct arena arena;
	size_t theme_count;
	struct names rules;  /* what each class says, in the order of their numbers */
	struct names colors; /* four bytes for each theme */
};

struct svg_styles *svg_styles_new(size_t theme_count)
{
	struct arena arena = { 0 };
	struct svg_styles *styles = ARENA_NEW(&arena, struct svg_styles);
	styles->arena = arena;
	styles->theme_count = theme_count;
	names_init(&styles->rules, &styles->arena);
	names_init(&styles->colors, &styles->arena);
	return styles;
}

void svg_styles_free(struct svg_styles *styles)
{
	struct arena arena = styles ? styles->arena : (struct arena){ 0 };
	arena_finish(&arena);
}

/* From 1. The number is kept as what the name leads to. */
static size_t number_of(struct svg_styles *styles, struct names *names, struct str key)
{
	size_t *number = names_find(names, key);
	if (number)
		return *number;
	number = ARENA_NEW(&styles->arena, size_t);
	*number = names->len + 1;
	names_add(names, str_copy(&styles->arena, key), number);
	return *number;
}

/* "_7", "_Xk": no class of a drawing begins so. */
struct short_name { char at[8]; };

static struct short_name name_of(char first, size_t number)
{
	static const char SIGNS[] = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
	enum { SIGN_COUNT = sizeof SIGNS - 1 };
	struct short_name name = { { first } };
	size_t length = 1;
	for (size_t rest = number; rest && length + 1 < sizeof name.at; rest /= SIGN_COUNT)
		name.at[length++] = SIGNS[rest % SIGN_COUNT];
	return name;
}
#define LOOK_NAME(index) name_of('_', (index) + 1).at
#define COLOR_NAME(index) name_of('a', (index) + 1).at

/* ---- what the page's style sheet says ---- */

static void add_code(struct buf *out, const unsigned char *rgba)
{
	static const char DIGITS[] = "0123456789abcdef";
	int count = rgba[3] == 0xFF ? 3 : 4;
	bool is_short = true; /* #fff */
	for (int i = 0; i < count; i++)
		is_short &= rgba[i] % 17 == 0;
	buf_char(out, '#');
	for (int i = 0; i < count; i++) {
		buf_char(out, DIGITS[rgba[i] >> 4]);
		buf_add(out, &DIGITS[rgba[i] & 15], is_short ? 0 : 1);
	}
}

void svg_styles_colors(const struct svg_styles *styles, size_t theme, struct buf *out)
{
	for (size_t i = 0; i < styles->colors.len; i++) {
		const char *rgba = styles->colors.entries[i].name.at;
		if (theme && str_equal((struct str){ rgba, 4 }, (struct str){ rgba + 4 * theme, 4 }))
			continue;
		buf_fmt(out, "--%s:", COLOR_NAME(i));
		add_code(out, (const unsigned char *)rgba + 4 * theme);
		buf_char(out, ';');
	}
}

/* A third of all rules end so: said once for all of them. */
static const char ROUND[] = ";stroke-linecap:round;stroke-linejoin:round";

void svg_styles_rules(const struct svg_styles *styles, struct buf *out)
{
	struct buf round = { 0 };
	for (size_t i = 0; i < styles->rules.len; i++) {
		struct str rule = styles->rules.entries[i].name;
		bool is_round = str_ends(rule, ROUND);
		buf_fmt(out, ".%s{%.*s}\n", LOOK_NAME(i), STR_ARG(str_slice(rule, 0, rule.len - (is_round ? sizeof ROUND - 1 : 0))));
		if (is_round)
			buf_fmt(&round, "%s.%s", round.len ? "," : "", LOOK_NAME(i));
	}
	if (round.len)
		buf_fmt(out, "%.*s{%s}\n", STR_ARG(buf_as_str(&round)), ROUND + 1);
	buf_finish(&round);
}

/* ---- saying it ---- */

void looks_finish(struct svg_looks *l)
{
	buf_finish(&l->rule);
}

/* These are of every shape of a page: formats would take a tenth of its time. */
static void put_named(struct buf *out, const char *before, const char *name, const char *behind)
{
	buf_text(out, before);
	buf_text(out, name);
	buf_text(out, behind);
}

static void begin_rule(struct svg_looks *l, const char *name)
{
	if (l->rule.len)
		buf_char(&l->rule, ';');
	buf_text(&l->rule, name);
	buf_char(&l->rule, ':');
}

void look_word(struct svg_looks *l, const char *name, const char *value)
{
	if (!l->styles) {
		buf_fmt(l->out, " %s=\"%s\"", name, value);
		return;
	}
	begin_rule(l, name);
	buf_text(&l->rule, value);
}

void look_number(struct svg_looks *l, const char *name, double number, const char *unit)
{
	struct buf *out = l->styles ? &l->rule : l->out;
	if (l->styles)
		begin_rule(l, name);
	else
		buf_fmt(l->out, " %s=\"", name);
	buf_number(out, number, 2);
	buf_text(out, l->styles ? unit : "\"");
}

static void color_attribute(struct svg_looks *l, const char *name, struct color color, double opacity)
{
	if (color.none) {
		buf_fmt(l->out, " %s=\"none\"", name);
		return;
	}
	buf_fmt(l->out, " %s", name);
	svg_color(l->out, "=\"", color);
	if (opacity == 1)
		return;
	buf_fmt(l->out, " %.*s-opacity=\"", (int)str_find(str_of(name), '-'), name);
	buf_number(l->out, opacity, 2);
	buf_char(l->out, '"');
}

/* Nothing is what can be seen through. */
static void color_bytes(const struct color *color, double opacity, unsigned char rgba[4])
{
	bool is_some = color && !color->none;
	rgba[0] = is_some ? color->r : 0;
	rgba[1] = is_some ? color->g : 0;
	rgba[2] = is_some ? color->b : 0;
	rgba[3] = is_some ? (unsigned char)lround(fmin(1, fmax(0, opacity)) * 255) : 0;
}

void look_color(struct svg_looks *l, const char *name, const struct color *const *colors, const double *opacities)
{
	unsigned char bytes[4 * SVG_THEMES_MOST];
	bool is_one = true, is_none = true;
	if (!l->styles) {
		color_attribute(l, name, *colors[0], opacities[0]);
		return;
	}
	size_t count = l->styles->theme_count;
	for (size_t i = 0; i < count; i++) {
		color_bytes(colors[i], opacities[i], bytes + 4 * i);
		is_none &= !colors[i] || colors[i]->none;
		is_one &= str_equal((struct str){ (char *)bytes, 4 }, (struct str){ (char *)bytes + 4 * i, 4 });
	}
	begin_rule(l, name);
	if (is_none)
		buf_text(&l->rule, "none");
	else if (is_one)
		add_code(&l->rule, bytes);
	else
		put_named(&l->rule, "var(--", COLOR_NAME(number_of(l->styles, &l->styles->colors, (struct str){ (char *)bytes, 4 * count }) - 1), ")");
}

void look_end(struct svg_looks *l)
{
	if (!l->styles || !l->rule.len)
		return;
	put_named(l->out, " class=", LOOK_NAME(number_of(l->styles, &l->styles->rules, buf_as_str(&l->rule)) - 1), "");
	buf_clear(&l->rule);
}
