/* pango.c — the smallest program that lays out a text with Pango: what a font system costs before it draws. */
#include <pango/pangocairo.h>

int main(void)
{
	PangoContext *context = pango_font_map_create_context(pango_cairo_font_map_get_default());
	PangoLayout *layout = pango_layout_new(context);
	int width, height;
	pango_layout_set_text(layout, "Hello", -1);
	pango_layout_get_pixel_size(layout, &width, &height);
	g_object_unref(layout);
	g_object_unref(context);
	return width > 0 ? 0 : 1;
}
