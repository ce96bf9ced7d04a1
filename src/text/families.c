/* families.c — one list for measuring and for all painters, so that a drawing has the same letters in each.
 *
 * No emoji font is named: librsvg would take blanks and digits from it; every viewer finds one by itself. */
#include "cjm/text.h"

static const char *cjk_for(struct str lang)
{
	static const struct {
		const char *lang, *family;
	} ROWS[] = {
		{ "ja", "Noto Sans CJK JP" }, { "ko", "Noto Sans CJK KR" }, { "zh-Hant", "Noto Sans CJK TC" },
		{ "zh-TW", "Noto Sans CJK TC" }, { "zh-HK", "Noto Sans CJK HK" },
	};
	for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
		if (str_starts(lang, ROWS[i].lang))
			return ROWS[i].family;
	return "Noto Sans CJK SC";
}

struct families families_for(struct str lang)
{
	return (struct families){
		.at = { "Inter", "Liberation Sans", "Arial", "Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Thai", cjk_for(lang) },
		.count = 8,
	};
}
