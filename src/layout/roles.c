/* roles.c — the font of every text role. Sizes are in pixels; nothing is smaller than 11. */
#include "cjm/layout.h"

#include "cjm/unicode.h"

#include <math.h>

struct font role_font(enum role role)
{
	static const struct font FONTS[ROLE_COUNT] = {
		[ROLE_TITLE] = { FACE_BOLD, 28, 0 },
		[ROLE_SUBTITLE] = { FACE_REGULAR, 14, 0 },
		[ROLE_META] = { FACE_REGULAR, 12.5, 0 },
		[ROLE_KICKER] = { FACE_SEMIBOLD, 11, 0.66 },
		[ROLE_HEADING] = { FACE_SEMIBOLD, 15, 0 },
		[ROLE_BODY] = { FACE_REGULAR, 13, 0 },
		[ROLE_ITALIC] = { FACE_ITALIC, 13, 0 },
		[ROLE_SMALL] = { FACE_REGULAR, 11.5, 0 },
		[ROLE_TAG] = { FACE_REGULAR, 11, 0 },
		[ROLE_STAGE] = { FACE_SEMIBOLD, 15, 0 },
		[ROLE_GOAL] = { FACE_REGULAR, 12.5, 0 },
		[ROLE_LANE] = { FACE_SEMIBOLD, 12.5, 0 },
		[ROLE_NUMBER] = { FACE_BOLD, 20, 0 },
		[ROLE_STRONG] = { FACE_SEMIBOLD, 13, 0 },
		[ROLE_FELT] = { FACE_REGULAR, 13, 0 },
		[ROLE_WORD] = { FACE_REGULAR, 11.5, 0 },
		[ROLE_LINE] = { FACE_REGULAR, 11, 0 },
		[ROLE_INITIALS] = { FACE_BOLD, 19, 0 },
		[ROLE_PILL] = { FACE_SEMIBOLD, 11, 0 },
	};
	return FONTS[role];
}

double role_line_height(enum role role)
{
	return font_line_height(role_font(role));
}

double layout_width(struct layout *l, enum role role, struct str text)
{
	return text_width(l->plan->ruler, role_font(role), text);
}

struct lines layout_wrap(struct layout *l, enum role role, struct str text, double width)
{
	return text_wrap(l->plan->ruler, l->arena, role_font(role), text, width < 1 ? 1 : width);
}

double middle_baseline(enum role role, size_t lines, double height)
{
	struct font font = role_font(role);
	double line = role_line_height(role), top = (height - (double)(lines ? lines : 1) * line) / 2;
	return top + (line - font_ascent(font) - font_descent(font)) / 2 + font_ascent(font);
}

double middle_of_lines(enum role role, struct lines lines, double height)
{
	return middle_baseline(role, lines.len, height) + fmin((double)(lines.len ? lines.len : 1) * role_line_height(role) - text_lines_height(role_font(role), lines), 0) / 2;
}

/* Letters of Arabic hang a fifth of their size lower than Latin ones, those with vowels below them a tenth. */
double layout_air_below(struct font font, struct str text)
{
	double air = 0;
	for (size_t at = 0; at < text.len;) {
		uint32_t code = utf8_next(text, &at);
		if (unicode_way(code) == WAY_RTL)
			return font.size * 0.2;
		air = code >= 0x900 && code < 0x1100 ? font.size * 0.1 : air;
	}
	return air;
}
