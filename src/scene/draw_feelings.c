/* draw_feelings.c — the curves, faces, stars and words; and what stands above and below it. Every drawing that shows
 * the course of a journey has it drawn here: the swimlane, the persona's sheets, and the diff with what was felt before. */
#include "cjm/drawing.h"

#include <math.h>
#include <string.h>

/* ---- lines ---- */

/* Level tangents at every face, controls half way: monotone between two faces, so it never overshoots them. */
static struct shape *draw_through(struct drawing *d, struct shape *into, const struct curve_stop *stops, size_t count)
{
	struct shape *s = scene_path(d->scene, into);
	for (size_t i = 0; i < count; i++) {
		const struct curve_stop *p = &stops[i], *last = i ? p - 1 : NULL;
		double middle = last ? (last->x + p->x) / 2 : 0;
		if (last && !p->is_after_gap)
			path_to(d->scene, s, 'C', (double[]){ middle, last->y, middle, p->y, p->x, p->y });
		else
			path_to(d->scene, s, 'M', (double[]){ p->x, p->y });
	}
	s->paint.round_caps = true;
	return s;
}

/* Off the brand it is paler, where it is assumed or predicted it is broken: from or to such a point. */
struct piece_look {
	bool is_pale, is_broken;
	size_t over; /* so many other curves are drawn on it */
};

static struct piece_look look_of_stop(const struct curve_stop *s)
{
	const struct step *step = s->place && s->place->kind == KIND_STEP ? (const struct step *)s->place : NULL;
	return (struct piece_look){ step && step->off_brand, s->feeling && face_look_of(s->feeling).is_broken, 0 };
}

static struct piece_look look_between(const struct curve_stop *a, const struct curve_stop *b, size_t over)
{
	struct piece_look x = look_of_stop(a), y = look_of_stop(b);
	return (struct piece_look){ x.is_pale || y.is_pale, x.is_broken || y.is_broken, over };
}

static bool is_same_place(const struct curve_stop *a, const struct curve_stop *b)
{
	return fabs(a->x - b->x) < 0.01 && fabs(a->y - b->y) < 0.01;
}

/* By stop, how many later curves go from it to the next one as this main line does. */
static size_t *count_over(struct drawing *d, const struct curves *curves, const struct curve *c)
{
	const struct curve_line *line = &c->lines.at[0];
	size_t *over = arena_alloc(&d->scene->arena, (line->stops.len + 1) * sizeof *over);
	memset(over, 0, (line->stops.len + 1) * sizeof *over);
	for (const struct curve *other = c + 1; other < curves->list.at + curves->list.len; other++) {
		const struct curve_stop *at = line->stops.at, *with = other->lines.len ? other->lines.at[0].stops.at : NULL;
		size_t count = with ? other->lines.at[0].stops.len : 0;
		for (size_t i = 0, k = 0; i + 1 < line->stops.len; i++) {
			while (k < count && with[k].x < at[i].x)
				k++;
			over[i] += k + 1 < count && !with[k + 1].is_after_gap && is_same_place(&at[i], &with[k]) && is_same_place(&at[i + 1], &with[k + 1]);
		}
	}
	return over;
}

/* Where others go the same way a line shows on both sides of theirs. */
static const double BESIDE_OTHERS = 3;

static void set_line(struct shape *s, double width, bool is_broken, size_t over)
{
	s->paint.stroke_width = width + (double)over * BESIDE_OTHERS;
	if (is_broken) /* the caps of a wide line would close its gaps */
		s->paint.dash = over ? 10 : 7, s->paint.gap = over ? 3 : 6, s->paint.round_caps = !over;
}

static void draw_pieces(struct drawing *d, struct shape *into, const struct curve_line *line, const size_t *over, double width, struct color color)
{
	for (size_t first = 0, last; first + 1 < line->stops.len; first = last) {
		const struct curve_stop *at = line->stops.at;
		struct piece_look look = look_between(&at[first], &at[first + 1], over ? over[first] : 0);
		for (last = first + 1; last + 1 < line->stops.len; last++) {
			struct piece_look next = look_between(&at[last], &at[last + 1], over ? over[last] : 0);
			if (next.is_pale != look.is_pale || next.is_broken != look.is_broken || next.over != look.over)
				break;
		}
		struct shape *s = draw_through(d, into, at + first, last - first + 1);
		s->paint.stroke = look.is_pale ? draw_pale_color(d, color) : draw_band_color(d, color);
		set_line(s, width, look.is_broken, look.over);
	}
}

static const struct point *last_face(const struct curves *curves, const struct curve_line *line)
{
	for (size_t i = line->stops.len; i-- > 0;)
		if (line->stops.at[i].feeling)
			return &curves->list.at[line->stops.at[i].curve].points.at[line->stops.at[i].first];
	return NULL;
}

/* The main line is heavy, what leaves it is fine; a way out has the colour of the face that it ends at. */
static void draw_curve_lines(struct drawing *d, struct shape *into, const struct curves *curves, const struct curve *c, struct color color)
{
	size_t *over = c->lines.len && !c->yields && !curves->are_compared ? count_over(d, curves, c) : NULL;
	for (size_t i = c->lines.len; i-- > 0;) { /* the main line over the others */
		const struct curve_line *line = &c->lines.at[i];
		const struct point *end = last_face(curves, line);
		bool is_out = line->kind == LINE_OUT && end && !c->yields;
		draw_pieces(d, into, line, i ? NULL : over, c->yields ? 1.6 : line->branch ? 1.75 : 3, is_out ? draw_feeling_color(d->theme, end->level) : color);
	}
}

static size_t edges_over(const struct curves *curves, const struct curve_edge *e)
{
	size_t over = 0;
	for (const struct curve_edge *other = e + 1; other < curves->edges.at + curves->edges.len; other++)
		over += other->at_end == e->at_end && is_same_place(&e->stops[0], &other->stops[0]) && is_same_place(&e->stops[1], &other->stops[1]);
	return over;
}

/* On a page of several: what is felt beyond its edges, pale, and said again in words. */
static void draw_edge(struct drawing *d, struct shape *into, const struct curves *curves, const struct curve_edge *e, struct color color)
{
	struct shape *s = draw_through(d, into, e->stops, 2);
	s->paint.stroke = draw_pale_color(d, color);
	set_line(s, 3, e->is_broken, edges_over(curves, e));
	struct shape *words = draw_lines(d, into, ROLE_SMALL, e->at_end ? curves->right : curves->left, e->text_y, e->at_end ? ANCHOR_RIGHT : ANCHOR_LEFT, e->lines, d->theme->muted);
	if (words)
		words->part = TEXT_ORNAMENT; /* told where it is felt */
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
	s->paint.stroke = is_level ? draw_band_color(d, draw_feeling_color(d->theme, b->feeling->level)) : d->theme->muted;
	s->paint.stroke_width = 1.2;
	s->paint.round_caps = true;
}

/* ---- what belongs to a face ---- */

/* From the middle of one face to that of the other, which stands beside it where there is no room below. */
static struct shape *draw_between(struct drawing *d, struct shape *into, const struct point *a, const struct point *b)
{
	enum { HALF = 8 };
	double dx = b->x - a->x, dy = b->y - a->y, long_way = sqrt(dx * dx + dy * dy);
	if (long_way < 2 * HALF || fabs(dx) < 0.5) {
		double height = fmax(fabs(dy), 2 * HALF);
		return scene_rect(d->scene, into, fmin(a->x, b->x) - HALF, (a->y + b->y - height) / 2, fabs(dx) + 2 * HALF, height, 0);
	}
	double nx = dy / long_way * HALF, ny = -dx / long_way * HALF;
	struct shape *band = scene_path(d->scene, into);
	path_to(d->scene, band, 'M', (double[]){ a->x + nx, a->y + ny });
	path_to(d->scene, band, 'L', (double[]){ b->x + nx, b->y + ny });
	path_to(d->scene, band, 'L', (double[]){ b->x - nx, b->y - ny });
	path_to(d->scene, band, 'L', (double[]){ a->x - nx, a->y - ny });
	path_to(d->scene, band, 'Z', NULL);
	return band;
}

/* Mixed: a band between the two; conditional: a fine line that forks off. */
static void draw_partner(struct drawing *d, struct shape *into, const struct curve *c, const struct point *p)
{
	const struct point *main = &c->points.at[p->partner - 1];
	struct color color = c->yields ? d->theme->muted : draw_feeling_color(d->theme, p->level);
	if (p->kind == POINT_AND) {
		struct shape *band = draw_between(d, into, main, p);
		band->paint.fill = color;
		band->paint.fill_opacity = MIXED_TINT;
		band->span = p->feeling->thing.span;
	} else if (p->kind == POINT_OR) {
		struct curve_stop ends[] = { { .x = main->x, .y = main->y }, { .x = p->x, .y = p->y } };
		struct shape *fork = draw_through(d, into, ends, 2);
		fork->span = p->feeling->thing.span;
		fork->paint.stroke = draw_band_color(d, color);
		fork->paint.stroke_width = 1.75;
	}
}

/* Where it is said: of several steps in one column each names its own. */
static const struct thing *said_at(const struct feeling *f, const struct thing *drawn)
{
	const struct thing *t = f->thing.parent;
	while (t && t->kind != KIND_STEP && t->kind != KIND_STAGE)
		t = t->parent;
	return t ? t : drawn;
}

static struct str part_of(void *drawing, const struct feeling *part)
{
	struct drawing *d = drawing;
	return locale_feeling_part(d->plan->locale, &d->scene->arena, d->plan->map->scale, part);
}

static struct str text_as_it_is(void *drawing, struct str text)
{
	(void)drawing;
	return text;
}

/* They stand beside the face, where there is room. */
static struct str no_reasons(void *drawing, const struct things *reasons)
{
	(void)drawing;
	(void)reasons;
	return (struct str){ 0 };
}

/* At the first face of several the whole sentence; each of the others tells its own part. */
static struct str feeling_title(struct drawing *d, const struct feeling *f, const struct thing *place)
{
	struct arena *a = &d->scene->arena;
	const struct locale *words = d->plan->locale;
	if (f->and || f->to || f->or) { /* which of them is estimated each part says */
		struct str doubt = locale_doubt(words, thing_journey(&f->thing), &f->thing), felt = locale_feeling_text(words, a, f, (struct feeling_phrasing){ d, part_of, text_as_it_is, no_reasons });
		return str_fmt(a, "%.*s%s%.*s", STR_ARG(thing_label(said_at(f, place))), words->colon, STR_ARG(doubt.len ? LABEL_FILL(words, a, LABEL_in_brackets, felt, doubt) : felt));
	}
	struct str remark = locale_face_remark(words, a, f), none = { 0 };
	struct str number = f->is_placed ? locale_score(words, a, d->plan->map->scale, f->value) : none;
	struct str notes = locale_list(words, a, (struct str[]){ f->thing.text.len ? number : none, remark }, 2);
	struct str felt = f->thing.text.len ? f->thing.text : number;
	return str_fmt(a, "%.*s%s%.*s%s%.*s%s", STR_ARG(thing_label(said_at(f, place))), words->colon, STR_ARG(felt), notes.len ? " (" : "", STR_ARG(notes), notes.len ? ")" : "");
}

struct curve_look { /* of one curve */
	const struct curves *curves;
	bool is_old, has_ring;
	const struct persona *persona;
	size_t index;
	struct color line, word, ring;
};

static void draw_word_lines(struct drawing *d, struct shape *into, enum role role, const struct label_box *word, double y, struct lines lines, struct color color)
{
	static const enum anchor ANCHORS[] = { ANCHOR_LEFT, ANCHOR_MIDDLE, ANCHOR_RIGHT };
	struct shape *s = draw_lines(d, into, role, word->x, y, ANCHORS[word->side + 1], lines, color);
	if (s)
		draw_halo(d, s);
}

/* A way out's sign, or that of whose word it is, stands before the first line. */
static void draw_word(struct drawing *d, struct shape *into, const struct point *p, const struct curve_look *look, struct color color)
{
	const struct label_box *word = &p->label;
	struct lines lines = word->lines;
	double y = word->y;
	bool is_out = p->is_exit && !look->curves->has_notes, is_theirs = word->has_marker && !p->is_shared;
	if ((is_out || is_theirs) && lines.len) {
		if (is_out)
			draw_exit(d, into, word->sign_x, word->sign_y, d->theme->pain_edge);
		else
			draw_persona_marker(d, into, word->sign_x, word->sign_y, 4, look->persona, look->index);
		draw_halo(d, draw_text(d, into, ROLE_FELT, word->first_x, y, ANCHOR_MIDDLE, lines.at[0], color));
		lines.at++;
		lines.len--;
		y += font_line_height(role_font(ROLE_FELT));
	}
	draw_word_lines(d, into, ROLE_FELT, word, y, lines, color);
	draw_word_lines(d, into, ROLE_WORD, word, word->more_y, word->more, color);
}

/* ---- faces ---- */

static struct curve_look look_of(struct drawing *d, const struct curves *curves, const struct curve *c)
{
	const struct theme *t = d->theme;
	struct curve_look look = { .curves = curves, .is_old = c->yields, .persona = c->persona, .index = c->index, .has_ring = (curves->list.len > 1 && !curves->are_compared) || curves->is_one_of_several, .word = t->label };
	look.ring = draw_persona_color(d, c->persona, c->index);
	look.line = look.is_old ? t->muted : look.has_ring || curves->called.len ? look.ring : t->curve;
	if (look.is_old)
		look.word = t->muted;
	return look;
}

/* Its rim keeps it apart from the line and from the ground of mixed feelings. */
static void draw_dot(struct drawing *d, struct shape *into, const struct point *p)
{
	static const double RIM = 1.2;
	struct shape *s = scene_circle(d->scene, into, p->x, p->y, p->radius + RIM / 2);
	s->paint.fill = draw_feeling_color(d->theme, p->level);
	s->paint.stroke = d->theme->background;
	s->paint.stroke_width = RIM;
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

/* The colour says it to who sees it. What several feel is theirs by name, what all feel is nobody's in particular. */
static struct str whose(struct drawing *d, const struct curve_look *look, const struct feeling *f, bool is_shared)
{
	struct str all = { 0 };
	if (!look->has_ring || !look->persona)
		return all;
	if (!is_shared)
		return thing_label(&look->persona->thing);
	for (size_t i = 0; i < look->curves->list.len; i++) {
		const struct persona *who = look->curves->list.at[i].persona;
		if (who && things_hold(&f->by, &who->thing))
			all = locale_list(d->plan->locale, &d->scene->arena, (struct str[]){ all, thing_label(&who->thing) }, 2);
	}
	return all;
}

static struct shape *feeling_group(struct drawing *d, struct shape *into, const struct curve_look *look, const struct feeling *f, const struct thing *place, bool is_shared)
{
	struct shape *g = scene_group(d->scene, into, look->is_old ? STR("feeling before") : STR("feeling"), 0, 0);
	draw_id(d, g, "feel", feeling_id(f, place));
	g->span = f->thing.span;
	g->title = locale_list(d->plan->locale, &d->scene->arena, (struct str[]){ feeling_title(d, f, place), whose(d, look, f, is_shared) }, 2);
	return g;
}

enum { MARKER_ASIDE = 10 }; /* at the upper left, where no star stands */
static const double MARKER_AT = 0.85; /* of the radius of a face beside the curve */

static void draw_point(struct drawing *d, struct shape *into, const struct curve_look *look, const struct point *p)
{
	struct color ring = p->is_shared ? d->theme->curve : look->ring;
	struct shape *g = feeling_group(d, into, look, p->feeling, p->place, p->is_shared);
	if (p->is_dot) {
		draw_dot(d, g, p);
		return;
	}
	draw_own_face(d, g, look, p->feeling, p->x, p->y, p->radius, ring);
	if (look->has_ring && !p->is_shared)
		draw_persona_marker(d, g, p->x - MARKER_ASIDE, p->y - MARKER_ASIDE, 4, look->persona, look->index);
	if (p->is_moment && !look->is_old) {
		draw_star(d, g, p->star_x, p->star_y, 8.4)->span = p->moment;
		g->title = locale_list(d->plan->locale, &d->scene->arena, (struct str[]){ g->title, label(d->plan->locale, LABEL_moment) }, 2);
	}
	draw_word(d, g, p, look, look->has_ring ? draw_readable_color(d, ring) : look->word);
}

static void draw_aside(struct drawing *d, struct shape *into, const struct curve_look *look, const struct aside *a)
{
	struct color ring = a->is_shared ? d->theme->curve : look->ring;
	struct shape *g = feeling_group(d, into, look, a->feeling, a->place, a->is_shared);
	if (a->is_below)
		draw_no_place(d, g, a->x, a->y, a->radius, look->has_ring ? draw_readable_color(d, ring) : d->theme->muted, face_look_of(a->feeling).is_broken);
	else
		draw_own_face(d, g, look, a->feeling, a->x, a->y, a->radius - (look->has_ring ? 2 : 0), ring);
	if (look->has_ring && !a->is_shared)
		draw_persona_marker(d, g, a->x - MARKER_AT * a->radius, a->y - MARKER_AT * a->radius, 4, look->persona, look->index);
	if (a->joint.len)
		draw_text(d, g, ROLE_WORD, a->joint_x, a->text_y, ANCHOR_MIDDLE, a->joint, d->theme->muted);
	draw_lines(d, g, ROLE_WORD, a->text_x, a->text_y, ANCHOR_LEFT, a->lines, look->has_ring ? draw_readable_color(d, ring) : look->word);
}

/* ---- the whole ---- */

/* Of several curves, and of each with a band by itself, whose it is: what was drawn behind `before` stands for them. */
static void tell_whose(struct shape *into, struct shape *before, const struct persona *persona)
{
	for (struct shape *s = before ? before->next : into->first; s && persona; s = s->next)
		s->span = persona->thing.span;
}

static void draw_lines_of(struct drawing *d, struct shape *into, const struct curves *curves, bool is_old)
{
	for (size_t i = 0; i < curves->list.len; i++) {
		const struct curve *c = &curves->list.at[i];
		struct shape *before = into->last;
		if (c->yields == is_old)
			draw_curve_lines(d, into, curves, c, look_of(d, curves, c).line);
		if ((curves->list.len > 1 || curves->name.len) && !curves->are_compared)
			tell_whose(into, before, c->persona);
	}
}

static void draw_partners_of(struct drawing *d, struct shape *into, const struct curves *curves, bool is_old)
{
	for (const struct curve *c = curves->list.at; c < curves->list.at + curves->list.len; c++)
		for (size_t i = 0; i < c->points.len && c->yields == is_old; i++)
			if (c->points.at[i].partner)
				draw_partner(d, into, c, &c->points.at[i]);
}

static void draw_points_of(struct drawing *d, struct shape *into, const struct curves *curves, bool is_old)
{
	for (const struct curve *c = curves->list.at; c < curves->list.at + curves->list.len; c++) {
		struct curve_look look = look_of(d, curves, c);
		for (size_t i = 0; i < c->points.len && c->yields == is_old; i++)
			draw_point(d, into, &look, &c->points.at[i]);
	}
}

/* What was felt before lies behind what is felt now; but no line of either runs over a face or a word. */
static void draw_courses(struct drawing *d, struct shape *into, const struct curves *curves)
{
	static void (*const PARTS[])(struct drawing *, struct shape *, const struct curves *, bool) = { draw_partners_of, draw_lines_of, draw_points_of };
	for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++)
		for (int is_old = curves->are_compared; is_old >= 0; is_old--)
			PARTS[i](d, into, curves, is_old);
}

void draw_curves(struct drawing *d, struct shape *into, const struct curves *curves)
{
	draw_curve_band(d, into, curves);
	draw_note_tints(d, curves);
	for (size_t i = 0; i < curves->brackets.len; i++)
		draw_bracket(d, into, &curves->brackets.at[i]);
	for (size_t i = 0; i < curves->edges.len; i++)
		draw_edge(d, into, curves, &curves->edges.at[i], look_of(d, curves, &curves->list.at[curves->edges.at[i].curve]).line);
	draw_courses(d, into, curves);
	draw_note_tints(d, NULL);
	for (size_t i = 0; i < curves->notes.len; i++)
		draw_note(d, into, &curves->notes.at[i]);
	for (int below = 0; below < 2; below++)
		for (size_t i = 0; i < curves->asides[below].len; i++) {
			const struct aside *a = &curves->asides[below].at[i];
			struct curve_look look = look_of(d, curves, &curves->list.at[a->curve]);
			draw_aside(d, into, &look, a);
		}
}

void draw_feelings(struct drawing *d, struct shape *into, const struct swimlane *lane)
{
	for (const struct curves *c = lane->curves; c; c = c->next)
		draw_curves(d, scene_group(d->scene, into, STR("curve"), 0, lane->curves->top + c->offset), c);
}
