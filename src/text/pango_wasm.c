/* pango_wasm.c — there are no fonts to ask: the table of widths answers for all of them. */
#include "pango.h"

bool ruler_may_have_fonts(void)
{
	return false;
}

struct shaper *shaper_new(void)
{
	return NULL;
}

void shaper_free(struct shaper *s)
{
	(void)s;
}

bool shaper_use_family(struct shaper *s, struct str family)
{
	(void)s, (void)family;
	return false;
}

int shaper_width(struct shaper *s, enum face face, struct str run)
{
	(void)s, (void)face, (void)run;
	return 0;
}

bool shaper_word_breaks(struct shaper *s, struct str run, unsigned char *may_break)
{
	(void)s, (void)run, (void)may_break;
	return false;
}
