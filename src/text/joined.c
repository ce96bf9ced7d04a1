/* joined.c — scripts whose letters join: what is put between them tears words apart. */
#include "cjm/text.h"
#include "cjm/unicode.h"

#include <string.h>

static bool is_joined(uint32_t code)
{
	static const struct { uint32_t first, last; } SCRIPTS[] = {
		{ 0x600, 0x77F },     /* Arabic, Syriac */
		{ 0x7C0, 0x7FF },     /* N'Ko */
		{ 0x840, 0x8FF },     /* Mandaic, more of Syriac and Arabic */
		{ 0x1800, 0x18AF },   /* Mongolian */
		{ 0xA840, 0xA87F },   /* Phags-pa */
		{ 0xFB50, 0xFDFF }, { 0xFE70, 0xFEFC }, /* Arabic, letters in their forms */
		{ 0x10AC0, 0x10AFF }, /* Manichaean */
		{ 0x10B80, 0x10BAF }, /* Psalter Pahlavi */
		{ 0x10D00, 0x10D3F }, /* Hanifi Rohingya */
		{ 0x10F30, 0x10FDF }, /* Sogdian, Old Uyghur, Chorasmian */
		{ 0x1E900, 0x1E95F }, /* Adlam */
	};
	for (size_t i = 0; i < sizeof SCRIPTS / sizeof *SCRIPTS; i++)
		if (code >= SCRIPTS[i].first && code <= SCRIPTS[i].last)
			return true;
	return false;
}

/* By the first of their bytes: no letter before U+0600 joins, and most texts have none behind it. Eight bytes at a time are of ASCII, or looked at. */
static bool may_be_joined(struct str text)
{
	uint64_t part;
	for (size_t at = 0, end; at < text.len; at = end) {
		end = at + sizeof part <= text.len ? at + sizeof part : text.len;
		if (end - at == sizeof part && (memcpy(&part, text.at + at, sizeof part), !(part & 0x8080808080808080u)))
			continue;
		for (size_t i = at; i < end; i++)
			if ((unsigned char)text.at[i] >= 0xD8)
				return true;
	}
	return false;
}

struct font font_for_text(struct font font, struct str text)
{
	if (font.spacing == 0 || !may_be_joined(text))
		return font;
	for (size_t at = 0; font.spacing != 0 && at < text.len;)
		if (is_joined(utf8_next(text, &at)))
			font.spacing = 0;
	return font;
}
