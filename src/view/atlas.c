/* atlas.c — the drawing of an atlas, as one or on pages. */
#include "view/atlas_sheet.h"

struct scenes draw_atlas(const struct atlas_view *view, struct arena *arena)
{
	struct atlas_sheet s = { .view = view, .atlas = view->atlas, .theme = view->theme, .arena = arena, .width = view->width, .height = view->height };
	sheet_begin(&s);
	sheet_rows(&s);
	sheet_tables(&s);
	sheet_finish(&s);
	return s.scenes;
}
