/* atlas.c — the drawing of an atlas, as one or on pages. */
#include "view/atlas_sheet.h"

enum { TRIES_MOST = 24 };

static struct atlas_sheet draw_sheet(const struct atlas_view *view, double growth, struct arena *arena)
{
	struct atlas_sheet s = { .view = view, .atlas = view->atlas, .theme = view->theme, .arena = arena, .width = view->width * growth, .height = view->height * growth };
	sheet_begin(&s);
	sheet_rows(&s);
	sheet_tables(&s);
	sheet_finish(&s);
	return s;
}

/* What is higher than a page makes all pages larger, and so smaller on their paper: nothing is cut. */
struct scenes draw_atlas(const struct atlas_view *view, struct arena *arena)
{
	double growth = 1;
	struct atlas_sheet s = draw_sheet(view, growth, arena);
	for (int i = 0; i < TRIES_MOST && s.is_too_low && view->height > 0; i++) {
		for (size_t k = 0; k < s.scenes.list.len; k++)
			scene_free(s.scenes.list.at[k]);
		s = draw_sheet(view, growth *= 1.15, arena);
	}
	return s.scenes;
}
