/* shapes.c — stars, faces, clocks: the small signs of a drawing. */
#include "cjm/drawing.h"

#include <math.h>

static void set_stroke(struct shape *s, struct color color, double width)
{
	s->paint.stroke = color;
	s->paint.stroke_width = width;
	s->paint.round_caps = true;
}

static void set_fill(struct shape *s, struct color color)
{
	s->paint.fill = color;
}

/* What a text in this role is to its group. */
static enum text_part role_part(enum role role)
{
	static const enum text_part PARTS[ROLE_COUNT] = {
		[ROLE_TITLE] = TEXT_NAME,
		[ROLE_KICKER] = TEXT_KICKER,
		[ROLE_HEADING] = TEXT_NAME,
		[ROLE_STAGE] = TEXT_NAME,
		[ROLE_LANE] = TEXT_NAME,
		[ROLE_INITIALS] = TEXT_ORNAMENT,
	};
	return PARTS[role];
}

struct shape *draw_text(struct drawing *d, struct shape *into, enum role role, double x, double baseline, enum anchor anchor, struct str text, struct color color)
{
	struct shape *s = scene_text(d->scene, into, role_font(role), x, baseline, anchor, text);
	set_fill(s, color);
	s->part = role_part(role);
	s->width = text_width(d->plan->ruler, role_font(role), text);
	return s;
}

struct shape *draw_lines(struct drawing *d, struct shape *into, enum role role, double x, double baseline, enum anchor anchor, struct lines lines, struct color color)
{
	if (!lines.len)
		return NULL;
	struct shape *s = scene_lines(d->scene, into, role_font(role), x, baseline, anchor, lines);
	set_fill(s, color);
	s->part = role_part(role);
	return s;
}

struct shape *shape_of(struct shape *s, struct span span)
{
	if (s)
		s->span = span;
	return s;
}

struct shape *draw_standing(const struct drawing *d, struct shape *text)
{
	if (text)
		text->is_standing = d->plan->page && !d->plan->page->is_row;
	return text;
}

static void move_to(struct drawing *d, struct shape *path, double x, double y)
{
	path_to(d->scene, path, 'M', (double[]){ x, y });
}

static void line_to(struct drawing *d, struct shape *path, double x, double y)
{
	path_to(d->scene, path, 'L', (double[]){ x, y });
}

static void curve_to(struct drawing *d, struct shape *path, double x1, double y1, double x2, double y2, double x, double y)
{
	path_to(d->scene, path, 'C', (double[]){ x1, y1, x2, y2, x, y });
}

/* A scene that is read from the right is turned at its end: what would be wrong the other way round is turned before, about its middle. */
static void keep_direction(const struct drawing *d, struct shape *path, double middle)
{
	if (!language_is_rtl(d->scene->lang))
		return;
	for (size_t i = 0; i < path->step_count; i++)
		for (int k = 0; k < path_numbers(path->steps[i].op); k += 2)
			path->steps[i].at[k] = 2 * middle - path->steps[i].at[k];
}

void draw_focus(struct drawing *d, struct shape *image, enum focus focus, struct str alt)
{
	image->keep_x = focus == FOCUS_LEFT ? -1 : focus == FOCUS_RIGHT;
	image->keep_y = focus == FOCUS_TOP ? -1 : focus == FOCUS_BOTTOM;
	image->alt = str_copy(&d->scene->arena, alt);
}

struct shape *draw_line(struct drawing *d, struct shape *into, double x1, double y1, double x2, double y2, struct color color, double width)
{
	struct shape *s = scene_path(d->scene, into);
	move_to(d, s, x1, y1);
	line_to(d, s, x2, y2);
	s->paint.stroke = color;
	s->paint.stroke_width = width;
	return s;
}

/* The points of a five-pointed star, as parts of its radius, worked out once: no sine, so no machine's own rounding. */
struct shape *draw_star(struct drawing *d, struct shape *into, double x, double y, double radius)
{
	static const double POINTS[10][2] = {
		{ 0, -1 }, { 0.2629, -0.3618 }, { 0.9511, -0.3090 }, { 0.4253, 0.1382 }, { 0.5878, 0.8090 },
		{ 0, 0.4472 }, { -0.5878, 0.8090 }, { -0.4253, 0.1382 }, { -0.9511, -0.3090 }, { -0.2629, -0.3618 },
	};
	struct shape *s = scene_path(d->scene, into);
	for (int i = 0; i < 10; i++)
		(i ? line_to : move_to)(d, s, x + POINTS[i][0] * radius, y + POINTS[i][1] * radius);
	path_to(d->scene, s, 'Z', NULL);
	set_fill(s, d->theme->star);
	set_stroke(s, d->theme->star_edge, 1);
	return s;
}

struct color draw_feeling_color(const struct theme *t, double level)
{
	return t->feelings[level < -0.7 ? 0 : level < -0.2 ? 1 : level <= 0.2 ? 2 : level <= 0.7 ? 3 : 4];
}

static void draw_wave(struct drawing *d, struct shape *into, double x, double y, double half, struct color color)
{
	struct shape *s = scene_path(d->scene, into);
	move_to(d, s, x - half, y + half * 0.22);
	curve_to(d, s, x - half * 0.5, y - half * 0.75, x + half * 0.1, y - half * 0.2, x + half * 0.3, y + half * 0.1);
	curve_to(d, s, x + half * 0.5, y + half * 0.4, x + half * 0.8, y + half * 0.3, x + half, y - half * 0.22);
	set_stroke(s, color, half * 0.42);
	s->paint.round_caps = true;
	keep_direction(d, s, x);
}

void draw_about(struct drawing *d, struct shape *into, double x, double y, double width, struct color color)
{
	draw_wave(d, into, x, y - width * 0.2, width / 2, color);
	draw_wave(d, into, x, y + width * 0.2, width / 2, color);
}

/* At the lower right, on a ground of its own in the ring, so that no curve runs through it. */
static void draw_estimate(struct drawing *d, struct shape *into, double x, double y, double radius, struct color color)
{
	double ground = radius < 9 ? 3.5 : radius * 0.39, middle_x = x + radius * 0.82, middle_y = y + radius * 0.62;
	set_fill(scene_circle(d->scene, into, middle_x, middle_y, ground), d->theme->background);
	draw_about(d, into, middle_x, middle_y, ground * 1.62, color);
}

struct face_look face_look_of(const struct feeling *f)
{
	return (struct face_look){ .is_broken = certainty_is_doubt(certainty_of(thing_journey(&f->thing), &f->thing)), .is_estimated = f->is_guessed };
}

/* The mouth says it without colour: its ends stand above its middle as far as the feeling is good. */
void draw_face(struct drawing *d, struct shape *into, double x, double y, double radius, double level, struct face_look look)
{
	struct color color = look.is_pale ? d->theme->muted : draw_feeling_color(d->theme, level);
	double k = radius / 13;
	struct shape *head = scene_circle(d->scene, into, x, y, radius);
	set_fill(head, d->theme->background);
	set_stroke(head, color, (look.is_fine ? 1.4 : 2.5) * k);
	if (look.is_broken)
		head->paint.dash = 3.5, head->paint.gap = 3.5;
	for (int side = -1; side <= 1; side += 2)
		set_fill(scene_circle(d->scene, into, x + side * 4.3 * k, y - 3 * k, 1.6 * k), color);
	double bend = level * 5.7 * k, ends = y + (5 - (level > 0 ? 0.8 : -1.6) * fabs(level)) * k; /* as deep as a mouth looks that keeps its place */
	struct shape *mouth = scene_path(d->scene, into);
	move_to(d, mouth, x - 5.5 * k, ends);
	curve_to(d, mouth, x - 1.83 * k, ends + bend * 0.67, x + 1.83 * k, ends + bend * 0.67, x + 5.5 * k, ends);
	set_stroke(mouth, color, (look.is_fine ? 1.4 : 1.9) * k);
	if (look.is_estimated)
		draw_estimate(d, into, x, y, radius, look.is_pale ? color : d->theme->label);
}

/* A word that nobody can place is no face: what it says is all that is known. */
void draw_no_place(struct drawing *d, struct shape *into, double x, double y, double radius, struct color color, bool is_broken)
{
	struct shape *s = scene_circle(d->scene, into, x, y, radius);
	s->paint.fill = d->theme->background;
	s->paint.stroke = color;
	s->paint.stroke_width = 1.2;
	if (is_broken)
		s->paint.dash = 2.6, s->paint.gap = 1.9;
	struct shape *mark = scene_path(d->scene, into); /* a question mark, drawn: it shrinks with its circle */
	double k = radius / 7;
	path_to(d->scene, mark, 'M', (double[]){ x - 2 * k, y - 1.4 * k });
	path_to(d->scene, mark, 'C', (double[]){ x - 2 * k, y - 4.4 * k, x + 2.4 * k, y - 4.4 * k, x + 2.2 * k, y - 1.6 * k });
	path_to(d->scene, mark, 'C', (double[]){ x + 2 * k, y - 0.2 * k, x, y, x, y + 1.4 * k });
	mark->paint.stroke = color;
	mark->paint.stroke_width = 1.2;
	mark->paint.round_caps = true;
	keep_direction(d, mark, x);
	scene_circle(d->scene, into, x, y + 3.8 * k, 0.9 * k)->paint.fill = color;
}

void draw_feeling_sign(struct drawing *d, struct shape *into, double x, double y, double radius, const struct feeling *f)
{
	if (f->is_placed)
		draw_face(d, into, x, y, radius, f->level, face_look_of(f));
	else
		draw_no_place(d, into, x, y, radius, d->theme->muted, face_look_of(f).is_broken);
}

void draw_clock(struct drawing *d, struct shape *into, double x, double y, struct color color)
{
	set_stroke(scene_circle(d->scene, into, x, y, 4.6), color, 1.2);
	struct shape *hands = scene_path(d->scene, into);
	move_to(d, hands, x, y - 2.6);
	line_to(d, hands, x, y);
	line_to(d, hands, x + 2, y + 1.2);
	set_stroke(hands, color, 1.2);
	keep_direction(d, hands, x);
}

void draw_go(struct drawing *d, struct shape *into, double x, double y, struct color color)
{
	struct shape *s = scene_path(d->scene, into);
	move_to(d, s, x - 4.5, y);
	line_to(d, s, x + 4, y);
	move_to(d, s, x + 1, y - 3);
	line_to(d, s, x + 4, y);
	line_to(d, s, x + 1, y + 3);
	set_stroke(s, color, 1.3);
}

/* A door with an arrow through it. */
void draw_exit(struct drawing *d, struct shape *into, double x, double y, struct color color)
{
	struct shape *s = scene_path(d->scene, into);
	move_to(d, s, x - 0.5, y - 4.5);
	line_to(d, s, x - 4.5, y - 4.5);
	line_to(d, s, x - 4.5, y + 4.5);
	line_to(d, s, x - 0.5, y + 4.5);
	move_to(d, s, x - 1.5, y);
	line_to(d, s, x + 4.5, y);
	move_to(d, s, x + 2, y - 2.5);
	line_to(d, s, x + 4.5, y);
	line_to(d, s, x + 2, y + 2.5);
	set_stroke(s, color, 1.3);
}

void draw_stage_sign(struct drawing *d, struct shape *into, double x, double y, struct color color)
{
	struct shape *s = scene_path(d->scene, into);
	move_to(d, s, x - 5, y - 4);
	line_to(d, s, x + 1.5, y - 4);
	line_to(d, s, x + 5, y);
	line_to(d, s, x + 1.5, y + 4);
	line_to(d, s, x - 5, y + 4);
	line_to(d, s, x - 2, y);
	path_to(d->scene, s, 'Z', NULL);
	set_fill(s, color);
}

void draw_check(struct drawing *d, struct shape *into, double x, double y, struct color color)
{
	struct shape *s = scene_path(d->scene, into);
	move_to(d, s, x - 4, y);
	line_to(d, s, x - 1, y + 3.2);
	line_to(d, s, x + 4.2, y - 3.6);
	set_stroke(s, color, 1.8);
	keep_direction(d, s, x);
}

static void add_ring(struct drawing *d, struct shape *into, double x, double y, struct color color)
{
	struct shape *s = scene_circle(d->scene, into, x, y, 4.3);
	s->paint.stroke = color;
	s->paint.stroke_width = 1.3;
}

/* Not yet something to do. */
static void draw_lamp(struct drawing *d, struct shape *into, double x, double y, struct color color)
{
	set_stroke(scene_circle(d->scene, into, x, y - 1.3, 3.1), color, 1.3);
	draw_line(d, into, x - 1.6, y + 3.2, x + 1.6, y + 3.2, color, 1.3);
	draw_line(d, into, x - 0.9, y + 5, x + 0.9, y + 5, color, 1.3);
}

/* No longer something to do. */
static void draw_cross(struct drawing *d, struct shape *into, double x, double y, struct color color)
{
	draw_line(d, into, x - 3.2, y - 3.2, x + 3.2, y + 3.2, color, 1.6);
	draw_line(d, into, x - 3.2, y + 3.2, x + 3.2, y - 3.2, color, 1.6);
}

void draw_status(struct drawing *d, struct shape *into, double x, double y, enum action_sign sign)
{
	const struct theme *t = d->theme;
	if (sign == ACTION_THOUGHT_OF || sign == ACTION_GIVEN_UP) {
		(sign == ACTION_THOUGHT_OF ? draw_lamp : draw_cross)(d, into, x, y, t->muted);
		return;
	}
	struct color color = sign == ACTION_FINISHED ? t->opportunity_edge : sign == ACTION_UNDER_WAY ? t->gain_edge : t->muted;
	struct shape *ring = scene_circle(d->scene, into, x, y, 4.3);
	set_stroke(ring, color, 1.4);
	if (sign == ACTION_UNDER_WAY) {
		struct shape *half = scene_path(d->scene, into);
		move_to(d, half, x, y - 4.3);
		path_to(d->scene, half, 'C', (double[]){ x + 2.375, y - 4.3, x + 4.3, y - 2.375, x + 4.3, y });
		path_to(d->scene, half, 'C', (double[]){ x + 4.3, y + 2.375, x + 2.375, y + 4.3, x, y + 4.3 });
		path_to(d->scene, half, 'Z', NULL);
		half->paint.fill = color;
	}
	if (sign != ACTION_FINISHED)
		return;
	ring->paint.fill = color;
	struct shape *tick = scene_path(d->scene, into);
	move_to(d, tick, x - 2.2, y + 0.1);
	line_to(d, tick, x - 0.6, y + 1.7);
	line_to(d, tick, x + 2.3, y - 1.7);
	set_stroke(tick, t->background, 1.3);
	keep_direction(d, tick, x);
}

void draw_action_status(struct drawing *d, struct shape *into, double x, double y, enum action_status status, const struct locale *words)
{
	static const enum action_sign SIGNS[] = {
		[ACTION_IDEA] = ACTION_THOUGHT_OF, [ACTION_TODO] = ACTION_OPEN, [ACTION_DOING] = ACTION_UNDER_WAY, [ACTION_DONE] = ACTION_FINISHED, [ACTION_DROPPED] = ACTION_GIVEN_UP,
	};
	if (status != ACTION_NONE)
		draw_status(d, draw_told(d, into, locale_choice(words, CHOICES_action_status, status)), x, y, SIGNS[status]);
}

void draw_unwanted(struct drawing *d, struct shape *into, double x, double y, struct color color)
{
	add_ring(d, into, x, y, color);
	keep_direction(d, draw_line(d, into, x - 3, y - 3, x + 3, y + 3, color, 1.3), x);
}

void draw_missed(struct drawing *d, struct shape *into, double x, double y, struct color color)
{
	add_ring(d, into, x, y, color);
	draw_line(d, into, x - 2.2, y, x + 2.2, y, color, 1.3);
	draw_line(d, into, x, y - 2.2, x, y + 2.2, color, 1.3);
}

void draw_dots(struct drawing *d, struct shape *into, double x, double y, int full, int of, struct color color)
{
	for (int i = 0; i < of; i++) {
		struct shape *dot = scene_circle(d->scene, into, x + i * 8, y, 2.9);
		if (i < full)
			set_fill(dot, color);
		dot->paint.stroke = color;
		dot->paint.stroke_width = 1.1;
	}
}
