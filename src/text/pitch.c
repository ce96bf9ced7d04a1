/* pitch.c — how far apart lines stand. In most scripts letters reach as far as Latin ones; where one that hangs far down stands above one that
 * reaches far up, as in a text of Arabic and Thai, they would touch. */
#include "cjm/text.h"
#include "cjm/unicode.h"

static const double LACK = 0.28; /* of the size */

/* Letters that join, as those of Arabic do, and vowels below a letter. */
static bool hangs(uint32_t code)
{
	return (code >= 0x600 && code < 0x780) || (code >= 0x8A0 && code < 0x900) || (code >= 0xFB50 && code < 0xFE00) || (code >= 0xFE70 && code < 0xFEFF)
		|| (code >= 0xE38 && code <= 0xE3A);
}

/* Scripts of India and their neighbours, whose letters have marks above each other; Han characters, Hangul and pictures are as high as the line. */
static bool reaches_up(uint32_t code)
{
	return (code >= 0x900 && code < 0x1100) || (code >= 0x1780 && code < 0x1800) || (code >= 0x2E80 && code < 0xD7B0) || unicode_is_emoji(code);
}

/* None of them is before U+0600, whose first byte tells it. */
static bool has_any(struct str text, bool (*is_such)(uint32_t code))
{
	enum { LEAST_LEAD = 0xD8 };
	for (size_t at = 0; at < text.len;)
		if ((unsigned char)text.at[at] < LEAST_LEAD)
			at++;
		else if (is_such(utf8_next(text, &at)))
			return true;
	return false;
}

double text_lack_between(struct font font, struct str upper, struct str lower)
{
	return has_any(upper, hangs) && has_any(lower, reaches_up) ? font.size * LACK : 0;
}

double text_pitch(struct font font, const struct str *lines, size_t count)
{
	double lack = 0;
	for (size_t i = 1; i < count && lack <= 0; i++)
		lack = text_lack_between(font, lines[i - 1], lines[i]);
	return font_line_height(font) + lack;
}

double text_lines_height(struct font font, struct lines lines)
{
	return lines.len ? font_line_height(font) + (double)(lines.len - 1) * text_pitch(font, lines.at, lines.len) : 0;
}
