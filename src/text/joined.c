/* joined.c — scripts whose letters join: what is put between them tears words apart. */
#include "cjm/text.h"
#include "cjm/unicode.h"

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

/* The first of their bytes: no letter before U+0600 joins, and most texts have none behind it. */
static bool may_be_joined(struct str text)
{
	unsigned char most = 0;
	for (size_t i = 0; i < text.len; i++)
		most = (unsigned char)text.at[i] > most ? (unsigned char)text.at[i] : most;
	return most >= 0xD8;
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
