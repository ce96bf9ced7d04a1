/* draw_feelings.c — the curves on their band, faces, stars and words; and what stands above and below it. Every drawing that shows
 * the course of a journey has it drawn here: the swimlane, the persona's sheets, and the diff with what was felt before. */
#include "cjm/drawing.h"

static void draw_band(struct drawing *d, struct shape *into, const struct curves *c)
{
	const struct theme *t = d->theme;
	double middle = (c->zero - c->band_top) / c->band_height;
	struct stop stops[] = {
		{ 0, t->band_good, t->band_opacity }, { middle, t->band_good, 0 }, { middle, t->band_bad, 0 }, { 1, t->band_bad, t->band_opacity },
	};
	struct shape *band = scene_rect(d->scene, into, c->left, c->band_top, c->right - c->left, c->band_height, 8);
	if (t->band_opacity > 0) {
		band->paint.gradient = scene_gradient(d->scene, STR("band"), stops, 4);
	} else {
		band->paint.fill = t->background;
		band->paint.stroke = t->card_line;
	}
	struct shape *zero = draw_line(d, into, c->left, c->zero, c->right, c->zero, t->zero_line, 1);
	zero->paint.dash = 3;
	zero->paint.gap = 4;
}

/* ---- lines ---- */

/* Level tangents at every face, controls half way: monotone between two faces, so it never overshoots them. */
static struct shape *draw_through(struct drawing *d, struct shape *into, const struct curve_stop *stops, size_t count)
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
static void draw_curve_lines(struct drawing *d, struct shape *into, const struct curve *c, struct color color)
{
	for (size_t i = c->lines.len; i-- > 0;) { /* the main line over the others */
		const struct curve_line *line = &c->lines.at[i];
		struct shape *s = draw_through(d, into, line->stops.at, line->stops.len);
		s->paint.stroke = color;
		s->paint.stroke_width = line->branch ? 1.2 : c->yields ? 1.6 : 2.5;
		if (c->yields)
			s->paint.dash = 5, s->paint.gap = 5;
		else if (c->index % 2 && !line->branch) /* told apart without colour too */
			s->paint.dash = 7, s->paint.gap = 4;
	}
}

/* Over the stage of which it is said, like the bracket of a braced line of text. */
static void draw_bracket(struct drawing *d, struct shape *into, const struct bracket *b)
{
	enum { TICK = 4 };
	bool is_level = b->feeling != NULL;
	struct shape *s = scene_path(d->scene, into);
	path_to(d->scene, s, 'M', (double[]){ b->left, b->y + TICK });
	path_to(d->scene, s, 'L', (double[]){ b->left, is_level ? b->y - TICK : b->y });
	path_to(d->scene, s, 'M', (double[]){ b->left, b->y });
	path_to(d->scene, s, 'L', (double[]){ b->right, b->y });
	path_to(d->scene, s, 'M', (double[]){ b->right, is_level ? b->y - TICK : b->y });
	path_to(d->scene, s, 'L', (double[]){ b->right, b->y + TICK });
	s->span = is_level ? b->feeling->thing.span : (struct span){ 0 };
	s->paint.stroke = is_level ? draw_feeling_color(d->theme, b->feeling->level) : d->theme->muted;
	s->paint.stroke_width = 1.2;
	s->paint.round_caps = true;
}

/* ---- what belongs to a face ---- */

/* Mixed: a band between the two; conditional: a broken line that forks off. */
static void draw_partner(struct drawing *d, struct shape *into, const struct curve *c, const struct point *p)
{
	const struct point *main = &c->points.at[p->partner - 1];
	struct color color = c->yields ? d->theme->muted : draw_feeling_color(d->theme, p->level);
	if (p->kind == POINT_AND) {
		double left = (main->x < p->x ? main->x : p->x) - 7, right = (main->x > p->x ? main->x : p->x) + 7;
		double apart = main->y > p->y ? main->y - p->y : p->y - main->y, height = apart > 14 ? apart : 14;
		struct shape *band = scene_rect(d->scene, into, left, (main->y + p->y - height) / 2, right - left, height, 7);
		band->paint.fill = color;
		band->paint.fill_opacity = 0.28;
		band->span = p->feeling->thing.span;
	} else if (p->kind == POINT_OR) {
		struct curve_stop ends[] = { { .x = main->x, .y = main->y }, { .x = p->x, .y = p->y } };
		struct shape *fork = draw_through(d, into, ends, 2);
		fork->span = p->feeling->thing.span;
		fork->paint.stroke = color;
		fork->paint.stroke_width = 2;
		fork->paint.dash = 4;
		fork->paint.gap = 3;
	}
}

static struct str feeling_title(struct drawing *d, const struct feeling *f, const struct thing *place)
{
	struct arena *a = &d->scene->arena;
	struct buf value = { 0 };
	if (f->is_placed)
		buf_number(&value, f->value, 2);
	struct str number = buf_take(&value, a), remark = locale_face_remark(d->plan->locale, a, f), none = { 0 };
	buf_finish(&value);
	struct str notes = locale_list(d->plan->locale, a, (struct str[]){ f->thing.text.len ? number : none, remark }, 2);
	struct str felt = f->thing.text.len ? f->thing.text : number;
	return str_fmt(a, "%.*s: %.*s%s%.*s%s", STR_ARG(thing_label(place)), STR_ARG(felt), notes.len ? " (" : "", STR_ARG(notes), notes.len ? ")" : "");
}

static struct color color_between(struct color a, struct color b)
{
	return (struct color){ .r = (uint8_t)((a.r + b.r) / 2), .g = (uint8_t)((a.g + b.g) / 2), .b = (uint8_t)((a.b + b.b) / 2) };
}

/* Where several people feel, a word has its person's colour, nearer to that of other words where it could not be read so small. */
static struct color readable_color(struct drawing *d, struct color ring)
{
	enum { NEARER_MOST = 4 };
	for (int i = 0; i < NEARER_MOST && color_contrast(ring, d->theme->background) < 5.5; i++)
		ring = color_between(ring, d->theme->label);
	return ring;
}

/* On grounds of their own, no wider than each line: another curve may run behind them. */
static void draw_grounds(struct drawing *d, struct shape *into, const struct point *p)
{
	const struct label_box *word = &p->label;
	double line = font_line_height(role_font(ROLE_WORD));
	for (size_t i = 0; i < word->lines.len; i++) {
		double width = text_width(d->plan->ruler, role_font(ROLE_WORD), word->lines.at[i]), middle = p->is_exit && !i ? word->first_x : word->x;
		struct shape *ground = scene_rect(d->scene, into, middle - width / 2, word->top + (double)i * line, width, line, 3);
		ground->paint.fill = d->theme->background;
		ground->paint.fill_opacity = 0.72;
	}
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

/* ---- faces ---- */

struct curve_look { /* of one curve */
	const struct curves *curves;
	bool is_old, has_ring;
	struct color line, word, ring;
};

static struct curve_look look_of(struct drawing *d, const struct curves *curves, const struct curve *c)
{
	const struct theme *t = d->theme;
	struct curve_look look = { .curves = curves, .is_old = c->yields, .has_ring = curves->list.len > 1 && !curves->are_compared, .word = t->label };
	look.ring = draw_persona_color(d, c->persona, c->index);
	look.line = look.is_old ? t->muted : look.has_ring ? look.ring : t->curve;
	if (look.is_old)
		look.word = t->muted;
	return look;
}

static void draw_own_face(struct drawing *d, struct shape *into, const struct curve_look *look, const struct feeling *f, double x, double y, double radius, struct color ring)
{
	if (look->has_ring) {
		struct shape *s = scene_circle(d->scene, into, x, y, radius + 2.4);
		s->paint.fill = d->theme->background;
		s->paint.stroke = ring;
		s->paint.stroke_width = 1.4;
	}
	struct face_look how = face_look_of(f);
	how.is_pale = look->is_old;
	draw_face(d, into, x, y, look->is_old ? radius * 0.72 : radius, f->level, how);
}

/* By its word; where it says none, by where it is felt. */
static struct str feeling_id(const struct feeling *f, const struct thing *place)
{
	return f->thing.id.len ? f->thing.id : place->id;
}

static struct shape *feeling_group(struct drawing *d, struct shape *into, const struct curve_look *look, const struct feeling *f, const struct thing *place)
{
	struct shape *g = scene_group(d->scene, into, look->is_old ? STR("feeling before") : STR("feeling"), 0, 0);
	draw_id(d, g, "feel", feeling_id(f, place));
	g->span = f->thing.span;
	g->title = feeling_title(d, f, place);
	return g;
}

static void draw_point(struct drawing *d, struct shape *into, const struct curve_look *look, const struct point *p)
{
	struct color ring = p->is_shared ? d->theme->curve : look->ring;
	struct shape *g = feeling_group(d, into, look, p->feeling, p->place);
	draw_own_face(d, g, look, p->feeling, p->x, p->y, p->radius, ring);
	if (p->is_moment && !look->is_old)
		draw_star(d, g, p->x, p->star_y, 8.5)->span = p->moment;
	if (look->curves->are_compared)
		draw_grounds(d, g, p);
	draw_word(d, g, p, look->has_ring ? readable_color(d, ring) : look->word);
}

static void draw_aside(struct drawing *d, struct shape *into, const struct curve_look *look, const struct aside *a)
{
	struct color ring = a->is_shared ? d->theme->curve : look->ring;
	struct shape *g = feeling_group(d, into, look, a->feeling, a->place);
	if (a->is_below)
		draw_no_place(d, g, a->x, a->y, a->radius, look->has_ring ? readable_color(d, ring) : d->theme->muted, face_look_of(a->feeling).is_broken);
	else
		draw_own_face(d, g, look, a->feeling, a->x, a->y, a->radius - (look->has_ring ? 2 : 0), ring);
	if (a->joint.len)
		draw_text(d, g, ROLE_WORD, a->joint_x, a->text_y, ANCHOR_MIDDLE, a->joint, d->theme->muted);
	draw_lines(d, g, ROLE_WORD, a->text_x, a->text_y, ANCHOR_LEFT, a->lines, look->has_ring ? readable_color(d, ring) : look->word);
}

/* ---- the whole ---- */

/* What was felt before lies behind what is felt now, its words too. */
static void draw_layer(struct drawing *d, struct shape *into, const struct curves *curves, bool is_old)
{
	const struct curve *end = curves->list.at + curves->list.len;
	for (const struct curve *c = curves->list.at; c < end; c++)
		if (c->yields == is_old)
			draw_curve_lines(d, into, c, look_of(d, curves, c).line);
	for (const struct curve *c = curves->list.at; c < end; c++)
		for (size_t i = 0; i < c->points.len && c->yields == is_old; i++)
			if (c->points.at[i].partner)
				draw_partner(d, into, c, &c->points.at[i]);
	for (const struct curve *c = curves->list.at; c < end; c++) {
		struct curve_look look = look_of(d, curves, c);
		for (size_t i = 0; i < c->points.len && c->yields == is_old; i++)
			draw_point(d, into, &look, &c->points.at[i]);
	}
}

void draw_curves(struct drawing *d, struct shape *into, const struct curves *curves)
{
	draw_band(d, into, curves);
	for (size_t i = 0; i < curves->brackets.len; i++)
		draw_bracket(d, into, &curves->brackets.at[i]);
	if (curves->are_compared)
		draw_layer(d, into, curves, true);
	draw_layer(d, into, curves, false);
	for (int below = 0; below < 2; below++)
		for (size_t i = 0; i < curves->asides[below].len; i++) {
			const struct aside *a = &curves->asides[below].at[i];
			struct curve_look look = look_of(d, curves, &curves->list.at[a->curve]);
			draw_aside(d, into, &look, a);
		}
}

void draw_feelings(struct drawing *d, struct shape *into, const struct swimlane *lane)
{
	draw_curves(d, scene_group(d->scene, into, STR("curve"), 0, lane->curves->top), lane->curves);
}
