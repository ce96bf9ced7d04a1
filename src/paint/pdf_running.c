/* pdf_running.c — what stands on every page of a tiled drawing: the brand's lines, and which page it is. */
#include "pdf_pages.h"

#include <math.h>

static const struct font FONT = { FACE_REGULAR, 7.5, 0 }; /* points */

enum { NUMBER_ROOM = 60 };

static struct lines wrap_line(struct pages *p, struct str text, double width)
{
	struct ruler *m = ruler_new();
	struct lines lines = text_wrap(m, p->arena, FONT, text, width);
	ruler_free(m);
	return lines;
}

static double text_room(const struct pages *p)
{
	return p->page_width - 2 * p->margin;
}

static struct lines header_lines(struct pages *p)
{
	return wrap_line(p, p->scene->frame.header.text, text_room(p));
}

static struct lines footer_lines(struct pages *p)
{
	return wrap_line(p, p->scene->frame.footer.text, text_room(p) - NUMBER_ROOM);
}

static double more_lines(struct lines lines)
{
	return lines.len > 1 ? (double)(lines.len - 1) * font_line_height(FONT) : 0;
}

bool item_is_running(const struct pages *p, const struct canvas_item *item)
{
	return item->shape == p->scene->frame.header.shape || item->shape == p->scene->frame.footer.shape;
}

/* A margin holds one line; half a page stays the drawing's, however long a line is. */
void make_room_for_running(struct pages *p)
{
	p->top = fmin(p->margin + more_lines(header_lines(p)), p->page_height / 4);
	p->bottom = fmin(p->margin + more_lines(footer_lines(p)), p->page_height / 4);
}

static bool is_dark(struct color color)
{
	return !color.none && color.r * 3 + color.g * 6 + color.b < 10 * 128;
}

/* Said once, where it is said first; that of a page's number is none's. */
static struct element *element_of(struct pages *p, const struct shape *shape)
{
	for (size_t i = 0; shape && i < p->items.len; i++)
		if (p->items.at[i].shape == shape && !p->is_told[i]) {
			p->is_told[i] = true;
			return p->pdf->tree.items.at[i];
		}
	return NULL;
}

static void draw_text(struct pages *p, struct lines lines, const struct shape *of, double baseline, bool at_end)
{
	bool at_right = at_end == (p->scene->direction == DIRECTION_LTR);
	struct shape text = { .kind = SHAPE_TEXT, .font = FONT, .lines = lines.at, .line_count = lines.len, .line_height = font_line_height(FONT) };
	uint8_t ink = is_dark(p->scene->background) ? 0xC0 : 0x60;
	text.paint.fill = (struct color){ ink, ink, ink, false };
	text.paint.stroke = (struct color){ .none = true };
	text.paint.fill_opacity = 1;
	text.width = lines.width;
	text.anchor = at_right ? ANCHOR_RIGHT : ANCHOR_LEFT;
	text.x = at_right ? p->page_width - p->margin : p->margin;
	text.y = baseline;
	pdf_tag(p->pdf, element_of(p, of));
	pdf_draw(p->pdf, p->scene, &(struct canvas_item){ .shape = &text });
	pdf_tag(p->pdf, NULL);
}

static void clean_lines(struct pages *p, struct lines lines)
{
	for (size_t i = 0; i < lines.len; i++)
		lines.at[i] = line_clean(p->arena, lines.at[i]);
}

void draw_running(struct pages *p, size_t number)
{
	double last = p->page_height - p->margin / 2 + 2;
	struct lines header = header_lines(p), footer = footer_lines(p);
	struct str words = str_fmt(p->arena, "%zu / %zu", number, p->tiling.column_count * p->tiling.row_count);
	clean_lines(p, header);
	clean_lines(p, footer);
	draw_text(p, header, p->scene->frame.header.shape, p->margin / 2 + 2, false);
	draw_text(p, footer, p->scene->frame.footer.shape, last - more_lines(footer), false);
	draw_text(p, (struct lines){ &words, 1, 0 }, NULL, last, true);
}
