/* atlas_curve.c — the curve of a journey across its cells: the map's own, in small. */
#include "view/atlas_rows.h"

#include <math.h>

enum { FACE = 9, CURVE_AT = 86, CURVE_STEP = 28 };

static const double ZERO_TINT = 0.4; /* of the colour of second words on that of a cell */

struct color atlas_person_color(const struct atlas_sheet *s, struct str key)
{
	struct color own;
	for (size_t i = 0; i < s->atlas->people.len; i++)
		if (str_equal(s->atlas->people.at[i].name.key, key))
			return draw_own_color(s->theme, s->atlas->people.at[i].color, &own) ? own : s->theme->personas[i % PERSONA_HUES];
	return s->theme->muted;
}

struct color atlas_curve_color(const struct atlas_sheet *s, const struct atlas_row *r, size_t curve)
{
	return r->curves.len > 1 ? atlas_person_color(s, r->curves.at[curve].key) : s->theme->curve;
}

double atlas_cell_x(const struct journey_row *j, size_t stage)
{
	return j->columns.heat + (double)(stage % j->in_line) * (j->cell_width + SHEET_GAP / 2.0);
}

double atlas_cell_y(const struct journey_row *j, size_t stage)
{
	return 3 + (double)(stage / j->in_line) * (j->line_height + SHEET_GAP / 2.0);
}

struct curve_place { double x, y; };

static struct curve_place place_at(const struct journey_row *j, const struct atlas_point *p, double level)
{
	double extra = j->line_height - (ATLAS_ROW - 6);
	return (struct curve_place){ atlas_cell_x(j, p->stage) + p->at * j->cell_width, atlas_cell_y(j, p->stage) + extra + CURVE_AT - 3 - CURVE_STEP * level };
}

static struct curve_place point_place(const struct journey_row *j, const struct atlas_point *p)
{
	return place_at(j, p, p->level);
}

static bool is_next(const struct journey_row *j, const struct atlas_point *a, const struct atlas_point *b)
{
	return a && a->curve == b->curve && a->stage / j->in_line == b->stage / j->in_line;
}

static void draw_segment(struct atlas_sheet *s, struct shape *into, struct curve_place a, struct curve_place b, struct color color, bool is_broken)
{
	struct shape *path = scene_path(s->d.scene, into);
	double middle = (a.x + b.x) / 2;
	path_to(s->d.scene, path, 'M', (double[]){ a.x, a.y });
	path_to(s->d.scene, path, 'C', (double[]){ middle, a.y, middle, b.y, b.x, b.y });
	path->paint.stroke = color;
	path->paint.stroke_width = 2.5;
	path->paint.round_caps = true;
	if (is_broken)
		path->paint.dash = 6, path->paint.gap = 5;
}

static void draw_point(struct atlas_sheet *s, struct shape *into, struct curve_place at, struct color color)
{
	struct shape *dot = scene_circle(s->d.scene, into, at.x, at.y, 3.5);
	dot->paint.fill = s->theme->background;
	dot->paint.stroke = color;
	dot->paint.stroke_width = 1.8;
}

static struct str words_of(struct atlas_sheet *s, const struct atlas_row *r, const struct atlas_point *p, double level)
{
	return atlas_points(s->atlas, s->arena, (struct str[]){ r->stages.at[p->stage].name, atlas_score(s->atlas, s->arena, level) }, 2);
}

/* The first of the lowest, or of the highest. */
static const struct atlas_point *extreme(const struct atlas_row *r, bool is_high)
{
	const struct atlas_point *found = NULL;
	for (size_t i = 0; i < r->points.len; i++) {
		const struct atlas_point *p = &r->points.at[i];
		if (!found || (is_high ? p->high > found->high : p->low < found->low))
			found = p;
	}
	return found;
}

/* Between the halves of what is felt at the same time, as on the map. */
static void draw_mixed(struct atlas_sheet *s, struct shape *into, struct curve_place a, struct curve_place b, struct color color)
{
	enum { BAND = 7 };
	scene_rect(s->d.scene, into, a.x - BAND / 2.0, fmin(a.y, b.y), BAND, fabs(a.y - b.y), 0)->paint.fill = color_mix(color, s->theme->background, 0.28);
}

static void draw_felt(struct atlas_sheet *s, struct shape *into, const struct journey_row *j, const struct atlas_point *p, double level, bool is_extreme)
{
	struct curve_place at = place_at(j, p, level);
	if (!is_extreme)
		draw_point(s, into, at, atlas_curve_color(s, j->row, p->curve));
	else
		draw_face(&s->d, draw_told(&s->d, into, words_of(s, j->row, p, level)), at.x, at.y, FACE, level, (struct face_look){ .is_broken = p->is_doubt });
}

/* Where neither good nor bad is felt: what is above it is good. */
static void draw_zero(struct atlas_sheet *s, struct shape *into, const struct journey_row *j)
{
	for (size_t i = 0; i < j->row->stages.len && j->row->points.len; i++) {
		struct curve_place from = place_at(j, &(struct atlas_point){ .stage = i }, 0), to = place_at(j, &(struct atlas_point){ .stage = i, .at = 1 }, 0);
		struct shape *line = draw_line(&s->d, into, from.x, from.y, to.x, to.y, color_mix(s->theme->label, sheet_heat(s, j->row->stages.at[i].mean), ZERO_TINT), 1);
		line->paint.dash = 2, line->paint.gap = 4;
	}
}

void atlas_draw_curve(struct atlas_sheet *s, struct shape *into, const struct journey_row *j)
{
	const struct atlas_row *r = j->row;
	struct shape *g = scene_group(s->d.scene, into, STR("curve"), 0, 0);
	const struct atlas_point *before = NULL, *low = extreme(r, false), *high = extreme(r, true);
	draw_zero(s, g, j);
	for (size_t i = 0; i < r->points.len; i++) {
		const struct atlas_point *p = &r->points.at[i];
		struct color color = atlas_curve_color(s, r, p->curve);
		if (is_next(j, before, p))
			draw_segment(s, g, point_place(j, before), point_place(j, p), color, before->is_doubt || p->is_doubt || r->state == STATE_FUTURE);
		before = p;
	}
	for (size_t i = 0; i < r->points.len; i++) {
		const struct atlas_point *p = &r->points.at[i];
		if (p->low < p->high)
			draw_mixed(s, g, place_at(j, p, p->low), place_at(j, p, p->high), atlas_curve_color(s, r, p->curve));
		draw_felt(s, g, j, p, p->low, p == low || (p == high && p->low >= p->high));
		if (p->low < p->high)
			draw_felt(s, g, j, p, p->high, p == high);
	}
}
