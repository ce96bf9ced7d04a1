/* draw_notes.c — what is told at the curve in boxes: who leaves, who goes on, and what makes its lowest and its highest point. */
#include "cjm/drawing.h"

enum { NOTE_PADDING = 10, NOTE_AIR = 5, NOTE_SIGN = 17 }; /* as src/layout/curve_notes.h measures them */

static double draw_part(struct drawing *d, struct shape *into, enum role role, double x, double y, struct lines lines, struct color color, bool has_halo)
{
	struct font font = role_font(role);
	double line = font_line_height(font);
	struct shape *s = draw_lines(d, into, role, x, y + (line - font_ascent(font) - font_descent(font)) / 2 + font_ascent(font), ANCHOR_LEFT, lines, color);
	if (s && has_halo)
		draw_halo(d, s);
	return y + text_lines_height(font, lines);
}

static void draw_border(struct drawing *d, struct shape *into, const struct curve_note *n, struct color color)
{
	struct shape *box = scene_rect(d->scene, into, n->left, n->top, n->width, n->height, 7);
	box->paint.fill = d->theme->background;
	box->paint.stroke = color;
	box->paint.stroke_width = 1.5;
	if (n->is_broken)
		box->paint.dash = 4, box->paint.gap = 3;
}

/* The door stands before the first line, the others begin below the door. */
static double draw_first_line(struct drawing *d, struct shape *into, const struct curve_note *n, double y, struct color edge, struct color ink)
{
	double line = font_line_height(role_font(ROLE_LANE));
	draw_exit(d, into, n->left + NOTE_PADDING + 5, y + line / 2, edge);
	return draw_part(d, into, ROLE_LANE, n->left + NOTE_PADDING + NOTE_SIGN, y, n->title, ink, false);
}

void draw_note(struct drawing *d, struct shape *into, const struct curve_note *n)
{
	static const char *const CLASSES[] = { [NOTE_OUT] = "exit", [NOTE_ON] = "next", [NOTE_LOWEST] = "lowest", [NOTE_HIGHEST] = "highest" };
	const struct theme *t = d->theme;
	bool is_free = n->kind == NOTE_ON;
	struct color edge = draw_feeling_color(t, n->level), ink = draw_readable_color(d, edge);
	struct shape *g = scene_group(d->scene, into, str_fmt(&d->scene->arena, "callout %s", CLASSES[n->kind]), 0, 0);
	g->span = n->thing ? n->thing->span : (struct span){ 0 };
	if (n->is_joined)
		draw_line(d, g, n->join[0].x, n->join[0].y, n->join[1].x, n->join[1].y, edge, n->kind == NOTE_OUT ? 1.75 : 1.5);
	if (!is_free)
		draw_border(d, g, n, edge);
	double x = n->left + (is_free ? 0 : NOTE_PADDING), y = n->top + (is_free ? 0 : NOTE_AIR);
	y = draw_part(d, g, ROLE_KICKER, x, y, n->kicker, ink, false);
	y = n->kind == NOTE_OUT ? draw_first_line(d, g, n, y, edge, ink) : draw_part(d, g, ROLE_LANE, x, y, n->title, t->text, is_free);
	draw_part(d, g, ROLE_SMALL, x, y, n->detail, is_free ? t->label : t->muted, is_free);
}
