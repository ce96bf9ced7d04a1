/* draw_feelings.c — the curve on its band, faces, stars and words. */
#include "scene/drawing.h"

static void draw_band(struct drawing *d, struct shape *into, const struct curves *c, double left, double right)
{
	const struct theme *t = d->theme;
	double middle = c->zero / c->height;
	struct stop stops[] = {
		{ 0, t->band_good, t->band_opacity }, { middle, t->band_good, 0 }, { middle, t->band_bad, 0 }, { 1, t->band_bad, t->band_opacity },
	};
	struct shape *band = scene_rect(d->scene, into, left, 0, right - left, c->height, 8);
	if (t->band_opacity > 0) {
		band->paint.gradient = scene_gradient(d->scene, STR("band"), stops, 4);
	} else {
		band->paint.fill = t->background;
		band->paint.stroke = t->card_line;
	}
	struct shape *zero = draw_line(d, into, left, c->zero, right, c->zero, t->zero_line, 1);
	zero->paint.dash = 3;
	zero->paint.gap = 4;
}

/* Level tangents at every face, controls half way: monotone between two faces, so it never overshoots them. */
struct shape *draw_through(struct drawing *d, struct shape *into, const struct curve_stop *stops, size_t count)
{
	struct shape *s = scene_path(d->scene, into);
	for (size_t i = 0; i < count; i++) {
		const struct curve_stop *p = &stops[i], *last = i ? p - 1 : NULL;
		double middle = last ? (last->x + p->x) / 2 : 0;
		if (last)
			path_to(d->scene, s, 'C', (double[]){ middle, last->y, middle, p->y, p->x, p->y });
		else
			path_to(d->scene, s, 'M', (double[]){ p->x, p->y });
	}
	s->paint.round_caps = true;
	return s;
}

/* The main line is heavy; what leaves it is fine. A broken line would say that it is assumed. */
static void draw_curve(struct drawing *d, struct shape *into, const struct curve *c, struct color color)
{
	for (size_t i = c->lines.len; i-- > 0;) { /* the main line over the others */
		const struct curve_line *line = &c->lines.at[i];
		struct shape *s = draw_through(d, into, line->stops.at, line->stops.len);
		s->paint.stroke = color;
		s->paint.stroke_width = line->branch ? 1.2 : 2.5;
		if (c->index % 2 && !line->branch) /* told apart without colour too */
			s->paint.dash = 7, s->paint.gap = 4;
	}
}

/* Mixed: a band between the two; conditional: a broken line that forks off. */
static void draw_partner(struct drawing *d, struct shape *into, const struct curve *c, const struct point *p)
{
	const struct point *main = &c->points.at[p->partner - 1];
	struct color color = draw_feeling_color(d->theme, p->level);
	if (p->kind == POINT_AND) {
		double left = (main->x < p->x ? main->x : p->x) - 7, right = (main->x > p->x ? main->x : p->x) + 7;
		double apart = main->y > p->y ? main->y - p->y : p->y - main->y, height = apart > 14 ? apart : 14;
		struct shape *band = scene_rect(d->scene, into, left, (main->y + p->y - height) / 2, right - left, height, 7);
		band->paint.fill = color;
		band->paint.fill_opacity = 0.28;
	} else if (p->kind == POINT_OR) {
		struct shape *fork = scene_path(d->scene, into);
		double middle = (main->x + p->x) / 2;
		path_to(d->scene, fork, 'M', (double[]){ main->x, main->y });
		path_to(d->scene, fork, 'C', (double[]){ middle, main->y, middle, p->y, p->x, p->y });
		fork->paint.stroke = color;
		fork->paint.stroke_width = 2;
		fork->paint.dash = 4;
		fork->paint.gap = 3;
	}
}

static struct str point_title(struct drawing *d, const struct point *p)
{
	const struct feeling *f = p->feeling;
	struct buf title = { 0 };
	struct str label = thing_label(p->place);
	buf_fmt(&title, "%.*s: %.*s", STR_ARG(label), STR_ARG(f->thing.text));
	if (f->is_placed) {
		buf_text(&title, f->thing.text.len ? " (" : "");
		buf_number(&title, f->value, 2);
		buf_text(&title, f->thing.text.len ? ")" : "");
	}
	struct str s = buf_take(&title, &d->scene->arena);
	buf_finish(&title);
	return s;
}

static struct color halfway(struct color a, struct color b)
{
	return (struct color){ .r = (uint8_t)((a.r + b.r) / 2), .g = (uint8_t)((a.g + b.g) / 2), .b = (uint8_t)((a.b + b.b) / 2) };
}

/* Where several people feel, a word has its person's colour, nearer to that of other words where it could not be read so small. */
static struct color word_color(struct drawing *d, struct color ring)
{
	enum { NEARER_MOST = 4 };
	for (int i = 0; i < NEARER_MOST && color_contrast(ring, d->theme->background) < 5.5; i++)
		ring = halfway(ring, d->theme->label);
	return ring;
}

/* A way out's sign stands before the first line. */
static void draw_word(struct drawing *d, struct shape *into, const struct point *p, struct color color)
{
	const struct label_box *word = &p->label;
	struct lines lines = word->lines;
	double y = word->y;
	if (p->is_exit && lines.len) {
		draw_exit(d, into, word->sign_x, word->sign_y, d->theme->pain_edge);
		draw_text(d, into, ROLE_WORD, word->first_x, y, ANCHOR_MIDDLE, lines.at[0], color);
		lines.at++;
		lines.len--;
		y += font_line_height(role_font(ROLE_WORD));
	}
	draw_lines(d, into, ROLE_WORD, word->x, y, ANCHOR_MIDDLE, lines, color);
}

static void draw_point(struct drawing *d, struct shape *into, const struct point *p, struct color ring, bool has_ring)
{
	struct shape *g = scene_group(d->scene, into, STR("feeling"), 0, 0);
	draw_id(d, g, "feel", p->place->id);
	g->title = point_title(d, p);
	if (has_ring && p->feeling->is_placed) {
		struct shape *s = scene_circle(d->scene, g, p->x, p->y, p->radius + 2.4);
		s->paint.fill = d->theme->background;
		s->paint.stroke = ring;
		s->paint.stroke_width = 1.4;
	}
	if (p->feeling->is_placed)
		draw_face(d, g, p->x, p->y, p->radius, p->level, feeling_is_assumed(p->feeling) || p->feeling->thing.basis.predicted);
	if (p->is_moment)
		draw_star(d, g, p->x, p->star_y, 8.5);
	draw_word(d, g, p, !p->feeling->is_placed ? d->theme->muted : has_ring ? word_color(d, ring) : d->theme->label);
}

void draw_feelings(struct drawing *d, struct shape *into, const struct swimlane *lane)
{
	const struct curves *curves = lane->curves;
	const struct plan *p = d->plan;
	struct shape *g = scene_group(d->scene, into, STR("curve"), 0, curves->top);
	draw_band(d, g, curves, p->margin + p->label_width, p->width - p->margin);
	bool several = curves->list.len > 1;
	for (size_t i = 0; i < curves->list.len; i++) {
		const struct curve *c = &curves->list.at[i];
		draw_curve(d, g, c, several ? draw_persona_color(d, c->persona, i) : d->theme->curve);
	}
	for (size_t i = 0; i < curves->list.len; i++)
		for (size_t k = 0; k < curves->list.at[i].points.len; k++)
			if (curves->list.at[i].points.at[k].partner)
				draw_partner(d, g, &curves->list.at[i], &curves->list.at[i].points.at[k]);
	for (size_t i = 0; i < curves->list.len; i++) {
		const struct curve *c = &curves->list.at[i];
		for (size_t k = 0; k < c->points.len; k++)
			draw_point(d, g, &c->points.at[k], c->points.at[k].is_shared ? d->theme->curve : draw_persona_color(d, c->persona, i), several);
	}
}
