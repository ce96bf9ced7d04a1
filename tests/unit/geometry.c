/* geometry.c — what must hold for every drawing, over all samples and some thousand generated maps: no text leaves its
 * place, nothing lies on anything else, everything can be read; and for pages and slides of some of them.
 *
 * Two views are held against each other: the plan (which box belongs where) and the scene (what is really painted, in
 * which order). Texts are taken by their ink, a little less than their line, so that only what a reader would see counts.
 *
 *   geometry            all of it
 *   geometry NUMBER     writes the generated map of this number, to be looked at */
#include "check.h"
#include "generate.h"
#include "read_map.h"
#include "samples.h"
#include "sight.h"

#include "cjm/all.h"
#include "cjm/columns.h"
#include "cjm/pages.h"
#include "cjm/paint.h"

#include <math.h>
#include <stdarg.h>
#include <stdlib.h>

#if defined(__SANITIZE_ADDRESS__)
enum { MAPS = 700, THEMES_EVERY = 14 };
#else
enum { MAPS = 4200, THEMES_EVERY = 10 };
#endif
enum { PAPERS_APART = 10, REPORTED_MOST = 40 };


/* ---- telling ---- */

static struct {
	char map[96];
	const char *with; /* the fonts or the theme, when it matters */
	int reported;
} now;

static void check_that(bool holds, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void check_that(bool holds, const char *format, ...)
{
	if (check_holds(holds) || now.reported++ >= REPORTED_MOST)
		return;
	va_list args;
	va_start(args, format);
	printf("%s%s: ", now.map, now.with);
	vprintf(format, args);
	putchar('\n');
	va_end(args);
}

/* ---- what the scene must hold ---- */

static void hold_inside(const struct sight *v)
{
	const struct item *outside = item_outside(v);
	check_that(!outside, "\"%.*s\" lies outside the drawing (%.0f to %.0f, %.0f to %.0f of %.0f × %.0f)",
		STR_ARG(brief_text(outside ? outside->line : STR(""))),
		outside ? outside->box.left : 0, outside ? outside->box.right : 0, outside ? outside->box.top : 0, outside ? outside->box.bottom : 0,
		v->scene->width, v->scene->height);
}

static void hold_texts_apart(struct sight *v)
{
	const struct item *a, *b;
	bool are_apart = !texts_overlap(v, &a, &b);
	check_that(are_apart, "\"%.*s\" and \"%.*s\" lie on each other at %.0f, %.0f", STR_ARG(brief_text(a ? a->line : STR(""))),
		STR_ARG(brief_text(b ? b->line : STR(""))),
		b ? b->box.left : 0, b ? b->box.top : 0);
}

/* The curve and its forks may run behind a word, the zero line and the lines of the arrows too (their labels have a ground):
 * everything else is wholly behind a text, or away from it. */
static bool may_touch(const struct item *shape)
{
	return (shape->in_curve || shape->in_ways) && !shape->is_filled;
}

static void hold_texts_off_shapes(const struct sight *v)
{
	const struct item *text = NULL, *shape = NULL;
	bool hidden = false;
	for (size_t i = 0; i < v->texts.len && !shape; i++) {
		text = &v->items.at[v->texts.at[i]];
		struct box ink = { text->box.left + SIGHT_SLACK, text->box.top + SIGHT_SLACK, text->box.right - SIGHT_SLACK, text->box.bottom - SIGHT_SLACK };
		for (size_t k = 0; k < v->items.len && !shape; k++) {
			const struct item *s = &v->items.at[k];
			if (s->shape->kind == SHAPE_TEXT || may_touch(s) || boxes_apart(s->box, ink, 0))
				continue;
			hidden = k > v->texts.at[i] && s->is_filled && item_contains(s, (ink.left + ink.right) / 2, (ink.top + ink.bottom) / 2);
			if (hidden || outline_crosses(s, ink))
				shape = s;
		}
	}
	static const char *const KINDS[] = { "group", "rectangle", "circle", "path", "text", "picture" };
	check_that(!shape, "\"%.*s\" %s a %s at %.0f, %.0f", STR_ARG(brief_text(text ? text->line : STR(""))), hidden ? "is hidden by" : "is touched by",
		KINDS[shape ? shape->shape->kind : 0], shape ? shape->box.left : 0, shape ? shape->box.top : 0);
}

/* ---- contrast ---- */

static void hold_contrast(const struct sight *v)
{
	static const double PARTS[] = { 0.02, 0.5, 0.98 };
	double worst = 21;
	const struct item *text = NULL;
	for (size_t i = 0; i < v->texts.len; i++) {
		const struct item *t = &v->items.at[v->texts.at[i]];
		for (int k = 0; k < 6; k++) {
			double x = t->box.left + PARTS[k % 3] * (t->box.right - t->box.left), y = k < 3 ? t->box.top : t->box.bottom;
			double contrast = color_contrast(t->shape->paint.fill, color_at(v, v->texts.at[i], x, y));
			if (contrast < worst) {
				worst = contrast;
				text = t;
			}
		}
	}
	check_that(worst >= 4.5, "\"%.*s\" has a contrast of %.2f : 1", STR_ARG(brief_text(text ? text->line : STR(""))), worst);
}

/* ---- the curve ---- */

static void hold_curves(const struct sight *v)
{
	const char *wrong = NULL;
	for (size_t i = 0; i < v->items.len && !wrong; i++) {
		const struct item *s = &v->items.at[i];
		if (!s->in_curve || s->is_filled || s->shape->kind != SHAPE_PATH || s->shape->paint.stroke_width != 3)
			continue;
		double y = 0;
		for (size_t k = 0; k < s->shape->step_count && !wrong; k++) {
			const struct path_step *p = &s->shape->steps[k];
			double end_y = p->op == 'C' ? p->at[5] : p->at[1];
			double low = y < end_y ? y : end_y, high = y > end_y ? y : end_y;
			if (p->op == 'C' && (p->at[1] < low || p->at[1] > high || p->at[3] < low || p->at[3] > high))
				wrong = "the curve overshoots its points";
			y = end_y;
		}
	}
	check_that(!wrong, "%s", wrong);
}

/* ---- what the plan must hold ---- */

static double line_width(struct ruler *m, enum role role, struct lines lines)
{
	double widest = 0;
	for (size_t i = 0; i < lines.len; i++) {
		double width = text_width(m, role_font(role), lines.at[i]);
		widest = width > widest ? width : widest;
	}
	return widest;
}

/* The space that a block takes in its card, its value at the right included. */
static struct box block_box(struct ruler *m, const struct block *b)
{
	if (b->mark == MARK_BAR)
		return box_at(b->x, b->y - 3, b->width, 12);
	struct font f = role_font(b->role);
	double last = b->lines.len ? (double)(b->lines.len - 1) * font_line_height(f) : 0;
	struct box box = { b->x, b->y - 0.74 * f.size, b->x + line_width(m, b->role, b->lines), b->y + last + 0.2 * f.size };
	if (!b->right.len)
		return box;
	double value = b->right_x - text_width(m, role_font(ROLE_STRONG), b->right);
	box.left = value < box.left ? value : box.left;
	box.right = b->right_muted_x > box.right ? b->right_muted_x : box.right;
	box.bottom = b->right_y > box.bottom ? b->right_y : box.bottom;
	return box;
}

static void hold_blocks(const struct plan *p, struct ruler *m, const struct block *blocks, size_t count, double width, double height, const char *what)
{
	const struct block *out = NULL;
	(void)p;
	for (size_t i = 0; i < count && !out; i++)
		if (!box_within(block_box(m, &blocks[i]), box_at(0, 0, width, height), SIGHT_SLACK))
			out = &blocks[i];
	struct box b = out ? block_box(m, out) : (struct box){ 0 };
	check_that(!out, "\"%.*s\" leaves its %s (%.0f to %.0f of %.0f, %.0f to %.0f of %.0f)", STR_ARG(brief_text(out ? out->text : STR(""))), what, b.left,
		b.right, width,
		b.top, b.bottom, height);
}

struct boxes {
	struct arena arena;
	VEC(struct box) at;
	VEC(const char *) names;
	VEC(struct str) texts;
};

static void add_box(struct boxes *b, struct box box, const char *name, struct str text)
{
	VEC_PUSH(&b->arena, &b->at, box);
	VEC_PUSH(&b->arena, &b->names, name);
	VEC_PUSH(&b->arena, &b->texts, text);
}

static struct str first_text(const struct block *blocks, size_t count)
{
	return count ? blocks[0].text : STR("");
}

static void collect_boxes(const struct plan *p, struct boxes *b)
{
	for (size_t i = 0; i < p->header_cards.len; i++) {
		const struct header_card *c = &p->header_cards.at[i];
		add_box(b, box_at(c->x, c->y, c->width, c->height), "header card", first_text(c->blocks.at, c->blocks.len));
	}
	for (size_t i = 0; i < p->stages.len; i++)
		add_box(b, box_at(p->stages.at[i].x, p->strip_y, p->stages.at[i].width, p->chevron_height), "stage", thing_label(&p->stages.at[i].stage->thing));
	for (size_t i = 0; i < p->phases.list.len; i++)
		add_box(b, box_at(p->phases.list.at[i].x, p->strip_y - phases_room(&p->phases), p->phases.list.at[i].width, p->phases.height), "phase",
			thing_label(&p->phases.list.at[i].phase->thing));
	for (size_t i = 0; i < p->arrows.len; i++) {
		const struct arrow *a = &p->arrows.at[i];
		if (a->label.len)
			add_box(b, box_at(a->label_x, p->arrows_y + a->y - 7.5, a->label_width, 15), "arrow's label", a->label.at[0]);
	}
	for (size_t i = 0; i < p->lanes.len; i++) {
		const struct swimlane *lane = &p->lanes.at[i];
		for (size_t k = 0; k < lane->cards.len; k++) {
			const struct card *c = lane->cards.at[k];
			add_box(b, box_at(c->x, lane->y + c->y, c->width, c->height), lane->class, first_text(c->blocks.at, c->blocks.len));
		}
	}
	for (size_t i = 0; i < p->legend.len; i++)
		add_box(b, box_at(p->legend.at[i].x, p->legend.at[i].y - 9, 12, 11), "legend's sign", p->legend.at[i].text);
}

/* Cards come lane by lane, so a window of what is near in y is enough; a plain double loop is, too, and simpler. */
static void hold_boxes(const struct plan *p)
{
	struct boxes b = { 0 };
	arena_init(&b.arena);
	collect_boxes(p, &b);
	size_t first = 0, second = 0, outside = 0;
	for (size_t i = 0; i < b.at.len; i++) {
		if (!box_within(b.at.at[i], box_at(0, 0, p->width, p->height), SIGHT_SLACK) && !outside)
			outside = i + 1;
		for (size_t k = i + 1; k < b.at.len && !second; k++)
			if (!boxes_apart(b.at.at[i], b.at.at[k], SIGHT_SLACK)) {
				first = i;
				second = k;
			}
	}
	check_that(!outside, "%s \"%.*s\" lies outside the drawing", outside ? b.names.at[outside - 1] : "",
		STR_ARG(brief_text(outside ? b.texts.at[outside - 1] : STR(""))));
	check_that(!second, "%s \"%.*s\" and %s \"%.*s\" lie on each other", b.at.len ? b.names.at[first] : "",
		STR_ARG(brief_text(b.at.len ? b.texts.at[first] : STR(""))),
		b.at.len ? b.names.at[second] : "", STR_ARG(brief_text(b.at.len ? b.texts.at[second] : STR(""))));
	arena_finish(&b.arena);
}

static void hold_lanes(const struct plan *p)
{
	double y = p->strip_y + p->strip_height;
	check_that(p->arrows_y >= y - SIGHT_SLACK || !p->arrows.len, "the arrows lie on the stages");
	y += p->arrows_height;
	for (size_t i = 0; i < p->lanes.len; i++) {
		const struct swimlane *lane = &p->lanes.at[i];
		check_that(lane->y >= y - SIGHT_SLACK, "lane %s begins on the one above it", lane->class);
		y = lane->y + lane->height;
		const struct card *out = NULL;
		for (size_t k = 0; k < lane->cards.len && !out; k++) {
			const struct card *c = lane->cards.at[k];
			if (!box_within(box_at(c->x, c->y, c->width, c->height), box_at(p->margin + p->label_width, 0, p->width - 2 * p->margin - p->label_width, lane->height), SIGHT_SLACK))
				out = c;
		}
		check_that(!out, "a card leaves lane %s: \"%.*s\"", lane->class, STR_ARG(brief_text(out ? first_text(out->blocks.at, out->blocks.len) : STR(""))));
	}
	check_that(p->footer_y >= y - SIGHT_SLACK, "the footer lies on the last lane");
}

static void hold_columns(const struct plan *p)
{
	bool ascending = true, in_column = true;
	double x = p->margin + p->label_width;
	for (size_t i = 0; i < p->columns.len; i++) {
		ascending &= p->columns.at[i].x >= x - SIGHT_SLACK && p->columns.at[i].width > 0;
		x = p->columns.at[i].x + p->columns.at[i].width;
	}
	check_that(ascending && x <= p->width - p->margin + SIGHT_SLACK, "the columns do not follow each other");
	for (size_t i = 0; i < p->arrows.len; i++) {
		const struct arrow *a = &p->arrows.at[i];
		const struct column *from = &p->columns.at[a->from], *to = &p->columns.at[a->to];
		in_column &= a->from_x >= from->x && a->from_x <= from->x + from->width && a->to_x >= to->x && a->to_x <= to->x + to->width;
	}
	check_that(in_column, "an arrow ends outside its step");
}

/* ---- what stands where ---- */

static const struct thing *place_around(const struct thing *t)
{
	while (t && t->kind != KIND_STEP && t->kind != KIND_STAGE && t->kind != KIND_JOURNEY)
		t = t->parent;
	return t;
}

static const struct thing *common_place(const struct thing *a, const struct thing *b)
{
	for (; a; a = a->parent)
		for (const struct thing *t = b; t; t = t->parent)
			if (t == a)
				return a;
	return NULL;
}

/* The narrowest place that holds all that the action answers in stages; what stands in none says nothing of the place. */
static const struct thing *answered_in(const struct action *a)
{
	const struct thing *common = NULL;
	for (size_t i = 0; i < a->answers.len + a->questions.len; i++) {
		const struct thing *p = place_around(i < a->answers.len ? a->answers.at[i] : a->questions.at[i - a->answers.len]);
		if (!p || p->kind == KIND_JOURNEY)
			continue;
		common = common ? common_place(common, p) : p;
		if (!common || common->kind == KIND_JOURNEY)
			return NULL;
	}
	return common;
}

/* What a step, a stage or the journey says stands there; an action of the journey stands where what it answers stands. */
static bool is_at_its_place(const struct plan *p, const struct card *c)
{
	const struct thing *said_in = c->thing ? place_around(c->thing) : NULL;
	if (c->thing && c->thing->kind == KIND_TOUCHPOINT)
		return c->of_journey ? ((const struct touchpoint *)c->thing)->wanted == ANSWER_YES && !c->place : c->place != NULL;
	bool is_done = c->thing && c->thing->kind == KIND_ACTION && ((const struct action *)c->thing)->status == ACTION_DONE;
	if (is_done && said_in && said_in->kind == KIND_JOURNEY)
		return c->of_journey;
	if (!said_in)
		return c->place != NULL;
	if (said_in->kind != KIND_JOURNEY)
		return c->place == said_in;
	const struct thing *answered = c->thing->kind == KIND_ACTION ? answered_in((const struct action *)c->thing) : NULL;
	return answered && common_place(answered, &p->journey->thing) ? c->place == answered : c->of_journey;
}

static const struct stage_box *box_of_card(const struct plan *p, const struct card *c)
{
	const struct thing *stage = c->place && c->place->kind == KIND_STEP ? &((const struct step *)c->place)->stage->thing : c->place;
	for (size_t i = 0; i < p->stages.len; i++)
		if (&p->stages.at[i].stage->thing == stage)
			return &p->stages.at[i];
	return NULL;
}

/* One column wide; only bars without a frame may run on over free columns of their stage. */
static bool is_under_its_step(const struct plan *p, const struct card *c)
{
	const struct stage_box *box = box_of_card(p, c);
	for (size_t i = 0; box && i < p->columns.len; i++) {
		const struct column *column = &p->columns.at[i];
		if (!column->step || &column->step->thing != c->place)
			continue;
		double end = c->style == CARD_MEASURE ? box->x + box->width : column->x + column->width;
		return fabs(c->x - column->x) < SIGHT_SLACK && c->x + c->width <= end + SIGHT_SLACK;
	}
	return false;
}

/* Whatever else stands in the lane: half as wide, it would stand under a step and look like a card of it. */
static bool spans_its_stage(const struct plan *p, const struct card *c)
{
	const struct stage_box *box = box_of_card(p, c);
	/* A bar that is the stage's says so, and takes the columns that those of its steps leave. */
	if (box && c->style == CARD_MEASURE && c->x >= box->x - SIGHT_SLACK && c->x + c->width <= box->x + box->width + SIGHT_SLACK)
		return true;
	if (!box || fabs(c->x - box->x) > SIGHT_SLACK)
		return false;
	double missing = box->x + box->width - c->x - c->width;
	return c->style == CARD_IMAGE ? missing > -SIGHT_SLACK : fabs(missing) < SIGHT_SLACK; /* a picture keeps its shape */
}

static void hold_places(const struct plan *p)
{
	const struct card *lost = NULL, *astray = NULL;
	bool strip_is_last = true;
	for (size_t i = 0; i < p->lanes.len; i++) {
		const struct swimlane *lane = &p->lanes.at[i];
		strip_is_last &= !lane->of_journey || i + 1 == p->lanes.len;
		for (size_t k = 0; k < lane->cards.len; k++) {
			const struct card *c = lane->cards.at[k];
			bool stands = c->of_journey ? lane->of_journey : !lane->of_journey && (c->of_stage ? spans_its_stage(p, c) : is_under_its_step(p, c));
			astray = stands ? astray : c;
			lost = is_at_its_place(p, c) ? lost : c;
		}
	}
	check_that(strip_is_last, "the strip of the whole journey is not below all stages");
	check_that(!lost, "a card is not where it is said: \"%.*s\"", STR_ARG(brief_text(lost ? first_text(lost->blocks.at, lost->blocks.len) : STR(""))));
	check_that(!astray, "a card is neither under its step nor across its stage: \"%.*s\"", STR_ARG(brief_text(astray ? first_text(astray->blocks.at, astray->blocks.len) : STR(""))));
}

static bool circles_apart(double x1, double y1, double x2, double y2, double radii)
{
	double dx = x1 - x2, dy = y1 - y2, least = radii - SIGHT_SLACK;
	return dx * dx + dy * dy >= least * least;
}

/* Rings, where several personas walk, and stars included. */
static bool faces_apart(const struct point *a, const struct point *b, double ring)
{
	return circles_apart(a->x, a->y, b->x, b->y, a->radius + b->radius + 2 * ring)
		&& (!a->is_moment || circles_apart(a->star_x, a->star_y, b->x, b->y, 7 + b->radius + ring))
		&& (!b->is_moment || circles_apart(a->x, a->y, b->star_x, b->star_y, 7 + a->radius + ring))
		&& (!a->is_moment || !b->is_moment || circles_apart(a->star_x, a->star_y, b->star_x, b->star_y, 14));
}

static void hold_faces(const struct plan *p, const struct curves *c)
{
	VEC(const struct point *) points = { 0 };
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < c->list.len; i++)
		for (size_t k = 0; k < c->list.at[i].points.len; k++)
			VEC_PUSH(&arena, &points, (const struct point *)&c->list.at[i].points.at[k]);
	bool in_band = true;
	const struct point *a = NULL, *b = NULL;
	struct box band = box_at(p->margin + p->label_width, c->band_top, p->width - 2 * p->margin - p->label_width, c->band_height);
	for (size_t i = 0; i < points.len; i++) {
		const struct point *one = points.at[i];
		in_band &= box_within((struct box){ one->x - one->radius, one->y - one->radius, one->x + one->radius, one->y + one->radius }, band, SIGHT_SLACK);
		in_band &= !(one->label.height > 0) || box_within(box_at(one->label.left, one->label.top, one->label.width, one->label.height), band, SIGHT_SLACK);
		for (size_t k = i + 1; k < points.len && !b; k++)
			if (!faces_apart(one, points.at[k], c->list.len > 1 ? 2.4 : 0)) {
				a = one;
				b = points.at[k];
			}
	}
	check_that(in_band, "a face or its word leaves the band of feelings");
	check_that(!b, "two faces lie on each other in \"%.*s\" and \"%.*s\"", STR_ARG(brief_text(a ? thing_label(a->place) : STR(""))), STR_ARG(brief_text(b ? thing_label(b->place) : STR(""))));
	arena_finish(&arena);
}

/* ---- what the curves go through ---- */

static bool part_is_placed(const struct feeling *part)
{
	return part && !isnan(part->level);
}

static double column_x(const struct plan *p, const struct thing *place)
{
	if (place->kind == KIND_STEP)
		for (size_t i = 0; i < p->columns.len; i++)
			if (p->columns.at[i].step && &p->columns.at[i].step->thing == place)
				return p->columns.at[i].x;
	return place->kind == KIND_STAGE ? p->stages.at[((const struct stage *)place)->index].x : 0;
}

/* Exactly the points of the course that have a place on the scale, in its order; back to the left only where the course goes so. */
static const char *why_not_course(const struct plan *p, const struct curve_line *line, const struct course *course)
{
	size_t next = 0;
	for (size_t i = 0; i < course->felts.len; i++) {
		const struct felt *f = &course->felts.at[i];
		size_t wanted = !f->is_point ? 0 : (part_is_placed(f->feeling) || part_is_placed(f->feeling->and)) + part_is_placed(f->feeling->to);
		for (size_t k = 0; k < wanted; k++, next++) {
			const struct curve_stop *s = next < line->stops.len ? &line->stops.at[next] : NULL;
			if (!s || s->feeling != f->feeling || s->place != f->place)
				return "the curve leaves out a point of its course";
			if (next && s[-1].place == s->place && s[-1].x >= s->x)
				return "the curve runs back within a step";
			if (next && s[-1].place->kind == KIND_STEP && s->place->kind == KIND_STEP && s[-1].place != s->place
					&& (column_x(p, s[-1].place) < column_x(p, s->place)) != (s[-1].x < s->x))
				return "the curve runs back where its course does not";
		}
	}
	return next < line->stops.len ? "the curve goes through more than its course" : NULL;
}

/* ---- every word of a feeling ---- */

struct words { /* that are looked for in a lane's labels */
	const struct curves *curves;
	const struct feeling *lost;
};

static void seek_part(struct words *w, const struct feeling *part)
{
	if (!part || !part->thing.text.len)
		return;
	bool found = false;
	for (const struct curves *c = w->curves; c; c = c->next) {
		for (size_t i = 0; i < c->list.len && !found; i++)
			for (size_t k = 0; k < c->list.at[i].points.len && !found; k++)
				found = c->list.at[i].points.at[k].feeling == part && c->list.at[i].points.at[k].label.height > 0;
		for (int below = 0; below < 2; below++)
			for (size_t k = 0; k < c->asides[below].len && !found; k++)
				found = c->asides[below].at[k].feeling == part && c->asides[below].at[k].lines.len;
	}
	w->lost = found ? w->lost : part;
}

static void seek_feeling(void *context, const struct thing *t)
{
	const struct feeling *f = (const struct feeling *)t;
	if (t->kind != KIND_FEEL)
		return;
	seek_part(context, f);
	seek_part(context, f->and);
	seek_part(context, f->to);
	seek_part(context, f->or);
}

static void hold_courses(const struct plan *p, const struct curves *c)
{
	struct arena arena;
	arena_init(&arena);
	struct courses courses = courses_of(p->journey, &arena);
	const char *wrong = NULL;
	static const struct curve_line NOTHING = { 0 };
	for (size_t i = 0; i < courses.len && !wrong; i++)
		for (size_t k = 0; k < c->list.len && !wrong; k++)
			if (c->list.at[k].persona == courses.at[i].who) {
				const struct curve *curve = &c->list.at[k];
				wrong = why_not_course(p, curve->lines.len && !curve->lines.at[0].branch ? &curve->lines.at[0] : &NOTHING, &courses.at[i]);
			}
	check_that(!wrong, "%s", wrong);
	arena_finish(&arena);
}

static void hold_every_word(const struct plan *p, const struct curves *c)
{
	struct words w = { .curves = c };
	journey_walk(p->journey, seek_feeling, &w);
	check_that(!w.lost, "“%.*s” is felt and not drawn", STR_ARG(brief_text(w.lost ? w.lost->thing.text : STR(""))));
}

/* No word lies on a face that is not its own, on another word, or on a face beside the scale. */
static void hold_labels_apart(const struct curves *c)
{
	struct arena arena;
	arena_init(&arena);
	VEC(struct box) words = { 0 }, faces = { 0 };
	for (size_t i = 0; i < c->list.len; i++)
		for (size_t k = 0; k < c->list.at[i].points.len; k++) {
			const struct point *p = &c->list.at[i].points.at[k];
			VEC_PUSH(&arena, &faces, ((struct box){ p->x - p->radius, p->y - p->radius, p->x + p->radius, p->y + p->radius }));
			if (p->label.height > 0)
				VEC_PUSH(&arena, &words, box_at(p->label.left, p->label.top + 1, p->label.width, p->label.height - 2));
		}
	for (int below = 0; below < 2; below++)
		for (size_t i = 0; i < c->asides[below].len; i++)
			VEC_PUSH(&arena, &words, box_at(c->asides[below].at[i].left, c->asides[below].at[i].top, c->asides[below].at[i].width, c->asides[below].at[i].height));
	size_t touching = 0;
	for (size_t i = 0; i < words.len; i++) {
		for (size_t k = 0; k < faces.len; k++)
			touching += !boxes_apart(words.at[i], faces.at[k], SIGHT_SLACK);
		for (size_t k = i + 1; k < words.len; k++)
			touching += !boxes_apart(words.at[i], words.at[k], SIGHT_SLACK);
	}
	check_that(!touching, "%zu times a feeling's word lies on a face or on another word", touching);
	arena_finish(&arena);
}

/* Each stage of a phase lies below its bar, no other does, and the text has room in it. */
static void hold_phases(const struct plan *p)
{
	size_t under = 0, stages = 0;
	for (size_t i = 0; i < p->phases.list.len; i++) {
		const struct phase_bar *bar = &p->phases.list.at[i];
		double text = (double)bar->title.len * font_line_height(role_font(ROLE_LANE));
		check_that(bar->title.width <= bar->width - 2 * PHASE_INSET + SIGHT_SLACK && text <= p->phases.height, "the text of a phase leaves its bar");
		for (size_t k = 0; k < p->stages.len; k++)
			under += p->stages.at[k].stage->phase == bar->phase && p->stages.at[k].x >= bar->x - SIGHT_SLACK
				&& p->stages.at[k].x + p->stages.at[k].width <= bar->x + bar->width + SIGHT_SLACK;
	}
	for (size_t k = 0; k < p->stages.len; k++)
		stages += p->stages.at[k].stage->phase != NULL;
	check_that(under == stages, "%zu of %zu stages lie below the bar of their phase", under, stages);
}

/* Stages and lanes: all of them, or those of a row. */
static void hold_row(const struct plan *p, struct ruler *m)
{
	hold_columns(p);
	hold_places(p);
	hold_boxes(p);
	hold_lanes(p);
	for (size_t i = 0; i < p->stages.len; i++)
		hold_blocks(p, m, p->stages.at[i].notes.at, p->stages.at[i].notes.len, p->stages.at[i].width, p->strip_height, "stage's notes");
	for (size_t i = 0; i < p->lanes.len; i++) {
		const struct swimlane *lane = &p->lanes.at[i];
		for (size_t k = 0; k < lane->cards.len; k++)
			hold_blocks(p, m, lane->cards.at[k]->blocks.at, lane->cards.at[k]->blocks.len, lane->cards.at[k]->width, lane->cards.at[k]->height, lane->class);
		for (const struct curves *c = lane->curves; c; c = c->next) {
			hold_faces(p, c);
			hold_labels_apart(c);
		}
	}
}

static void hold_header(const struct plan *p, struct ruler *m)
{
	check_that(!plan_fault(p), "%s", plan_fault(p) ? plan_fault(p) : "");
	for (size_t i = 0; i < p->header_cards.len; i++)
		hold_blocks(p, m, p->header_cards.at[i].blocks.at, p->header_cards.at[i].blocks.len, p->header_cards.at[i].width, p->header_cards.at[i].height, "header card");
}

static void hold_plan(const struct plan *p, struct ruler *m)
{
	hold_header(p, m);
	hold_phases(p);
	hold_row(p, m);
	for (size_t i = 0; i < p->lanes.len; i++) {
		const struct swimlane *lane = &p->lanes.at[i];
		if (lane->curves)
			hold_every_word(p, lane->curves);
		for (const struct curves *c = lane->curves; c; c = c->next)
			hold_courses(p, c);
	}
}

/* ---- rows of stages ---- */

struct held { /* what a drawing holds, whether in one row or in several */
	size_t columns, cards, faces, texts;
};

static void count_held(const struct plan *p, struct held *h)
{
	h->columns += p->columns.len;
	for (size_t i = 0; i < p->lanes.len; i++) {
		const struct swimlane *lane = &p->lanes.at[i];
		h->cards += lane->cards.len;
		for (size_t k = 0; k < lane->cards.len; k++)
			h->texts += lane->cards.at[k]->blocks.len;
		for (const struct curves *c = lane->curves; c; c = c->next)
			for (size_t k = 0; k < c->list.len; k++)
				h->faces += c->list.at[k].points.len;
	}
}

static bool is_told(const struct plan *row, const struct thing *way)
{
	for (size_t i = 0; i < row->lanes.len; i++)
		for (size_t k = 0; k < row->lanes.at[i].cards.len; k++) {
			const struct card *c = row->lanes.at[i].cards.at[k];
			for (size_t b = 0; b < c->blocks.len; b++)
				if (c->blocks.at[b].mark == MARK_GO && c->blocks.at[b].span.at == way->span.at && c->blocks.at[b].span.file == way->span.file)
					return true;
		}
	return false;
}

static const struct plan *row_with(const struct plan *p, const struct step *step, size_t *row)
{
	for (*row = 0; *row < p->rows.len; ++*row)
		if (column_of_step(p->rows.at[*row], step) != SIZE_MAX)
			return p->rows.at[*row];
	return NULL;
}

/* No arrow leads from one row to another: where such a way leads, the card of its step says. */
static void hold_ways_between(const struct plan *p)
{
	size_t untold = 0, from, to;
	bool shows_steps = false;
	for (size_t i = 0; i < p->rows.at[0]->lanes.len; i++)
		shows_steps |= p->rows.at[0]->lanes.at[i].id == LANE_STEPS && !p->rows.at[0]->lanes.at[i].own;
	FOR_EACH(struct stage, stage, p->journey->stages)
		FOR_EACH(struct step, step, stage->steps)
			FOR_EACH(struct way, way, step->nexts) {
				const struct plan *row = row_with(p, step, &from);
				untold += way->step && row && row_with(p, way->step, &to) && from != to && shows_steps && !is_told(row, &way->thing);
			}
	check_that(!untold, "%zu ways lead to another row, and no card says so", untold);
}

static void hold_rows(const struct plan *p, const struct plan *flat, struct ruler *m)
{
	struct held here = { 0 }, wanted = { 0 };
	size_t row;
	hold_header(p, m);
	count_held(p, &here);
	count_held(flat, &wanted);
	for (size_t i = 0; i < p->rows.len; i++) {
		const struct plan *one = p->rows.at[i];
		hold_row(one, m);
		count_held(one, &here);
		check_that(one->footer_y <= (i + 1 < p->rows.len ? p->rows.at[i + 1]->strip_y - phases_room(&p->rows.at[i + 1]->phases) : p->strip_y) + SIGHT_SLACK, "row %zu lies on the next one", i + 1);
		check_that(!i || one->stages.at[0].is_continued == (one->stages.at[0].stage == p->rows.at[i - 1]->stages.at[p->rows.at[i - 1]->stages.len - 1].stage),
			"row %zu does not say whether its first stage goes on", i + 1);
	}
	check_that(here.columns == wanted.columns && here.cards == wanted.cards && here.faces == wanted.faces, "has %zu columns, %zu cards and %zu faces in rows, and %zu, %zu and %zu in one",
		here.columns, here.cards, here.faces, wanted.columns, wanted.cards, wanted.faces);
	check_that(here.texts >= wanted.texts, "has %zu texts in rows, and %zu in one", here.texts, wanted.texts);
	size_t before = 0;
	FOR_EACH(struct stage, stage, p->journey->stages)
		FOR_EACH(struct step, step, stage->steps) {
			check_that(row_with(p, step, &row) && row >= before, "a step stands in no row, or in one above that of the step before it");
			before = row;
		}
	hold_ways_between(p);
}

/* ---- a map ---- */

static void hold_scene(const struct plan *p, struct ruler *m, const char *theme_name)
{
	struct theme theme;
	theme_of(NULL, str_of(theme_name), &theme);
	struct scene *s = draw_swimlane(p, &theme);
	CHECK(!scene_fault(s));
	struct sight v;
	sight_init(&v, s, m);
	now.with = *theme_name == 'l' ? "" : theme_name;
	hold_contrast(&v);
	now.with = "";
	if (*theme_name == 'l') {
		hold_inside(&v);
		hold_texts_apart(&v);
		hold_texts_off_shapes(&v);
		hold_curves(&v);
	}
	sight_finish(&v);
	scene_free(s);
}

/* ---- bars ---- */

/* What a bar's line takes, its name and its figures; 0 where it has more lines, which would need a layout to be measured. */
static double line_of_bar(struct ruler *m, const struct card *c)
{
	const struct block *b = &c->blocks.at[0];
	double right = text_width(m, role_font(ROLE_STRONG), b->right) + (b->right_muted.len ? 5 + text_width(m, role_font(ROLE_SMALL), b->right_muted) : 0);
	bool is_plain = c->blocks.len <= 2 && (c->blocks.len < 2 || c->blocks.at[1].mark == MARK_BAR);
	return is_plain ? 20 + text_width(m, role_font(b->role), b->text) + 10 + right : 0;
}

static bool is_bar_of(const struct card *c, size_t column)
{
	return c->style == CARD_MEASURE && !c->of_stage && !c->of_journey && c->first_column == column;
}

/* Gives how many there are. */
static size_t hold_bars_of_step(const struct plan *p, struct ruler *m, struct card *const *bars, size_t most)
{
	size_t count = 0, column = bars[0]->first_column, last = bars[0]->last_column;
	bool needs_room = last == column;
	for (; count < most && is_bar_of(bars[count], column); count++) {
		const struct card *c = bars[count];
		double line = line_of_bar(m, c), room = needs_room ? 0 : p->columns.at[last - 1].x + p->columns.at[last - 1].width - c->x;
		needs_room |= !(line > 0) || line > room - SIGHT_SLACK;
		for (size_t b = 0; b < c->blocks.len; b++)
			check_that(c->blocks.at[b].mark != MARK_BAR || c->blocks.at[b].x + c->blocks.at[b].width <= c->width + SIGHT_SLACK, "a bar is wider than its card");
	}
	check_that(needs_room || !count, "the bar \"%.*s\" runs on over the next step, and has room before it", STR_ARG(brief_text(bars[0]->blocks.len ? bars[0]->blocks.at[0].text : STR(""))));
	return count;
}

/* They stand over the next steps only where one of them has a name and figures that need the room. */
static void hold_bars(const struct plan *p, struct ruler *m)
{
	for (size_t i = 0; i < p->lanes.len; i++)
		for (size_t k = 0, count; k < p->lanes.at[i].cards.len; k += count ? count : 1)
			count = hold_bars_of_step(p, m, p->lanes.at[i].cards.at + k, p->lanes.at[i].cards.len - k);
}

enum { READABLE_COLUMNS = 16, ROWS_EVERY = 3 };

/* As many rows as readable columns need; of what needs one, two or three. */
static void hold_in_rows(const struct map *m, const struct journey *j, struct ruler *drawn, struct ruler *shown, struct plan_options options, const struct plan *flat, bool with_scene)
{
	bool is_long = flat->columns.len > READABLE_COLUMNS;
	options.rows = is_long ? ROWS_AS_NEEDED : 2 + j->step_count % 2;
	struct plan *p = plan_new(m, j, drawn, options);
	for (size_t i = 0; i < p->rows.len; i++)
		hold_bars(p->rows.at[i], drawn);
	check_that(!is_long || p->rows.len > 1, "stands in one row, and has %zu columns", flat->columns.len);
	check_that(is_long || p->rows.len <= options.rows, "stands in %zu rows instead of %zu", p->rows.len, options.rows);
	for (size_t i = 0; i < p->rows.len && is_long; i++)
		check_that(p->rows.at[i]->columns.len <= READABLE_COLUMNS, "row %zu has %zu columns", i + 1, p->rows.at[i]->columns.len);
	if (p->rows.len)
		hold_rows(p, flat, shown);
	if (p->rows.len && with_scene)
		hold_scene(p, shown, "light");
	plan_free(p);
}

/* The pages of a paper and the slides, each as a drawing of its own. */
static void hold_pages(const struct map *m, const struct journey *j, struct ruler *drawn, struct ruler *shown, struct plan_options options, enum paper paper)
{
	struct arena a;
	struct paper_size size = paper_size(paper, false);
	arena_init(&a);
	struct page_wish wish = { .width = size.width, .height = size.height, .margin = size.margin, .least_scale = 0.64, .is_deck = size.is_slide };
	struct page_list pages = pages_of(m, j, drawn, options, wish, &a);
	for (size_t i = 0; i < pages.list.len; i++) {
		options.page = &pages.list.at[i];
		struct plan *p = plan_new(m, j, drawn, options);
		hold_scene(p, shown, "light");
		plan_free(p);
	}
	arena_finish(&a);
}

/* Not a picture, but its head: that is all that a layout reads. Its size goes by its name. */
static struct str picture_of(struct str path)
{
	static const char HEADS[4][32] = {
		"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x40\0\0\0\x40", "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x10\0\0\0\0\x08",
		"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x02\0\0\x03\0", "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x01\x40\0\0\0\xC8",
	};
	return (struct str){ HEADS[path.len ? (unsigned char)path.at[0] % 4 : 0], sizeof *HEADS };
}

static void give_picture(void *context, const struct thing *t)
{
	(void)context;
	if (t->kind == KIND_IMAGE)
		((struct image *)t)->bytes = picture_of(t->text);
}

static void hold_map(const char *path, struct str text, struct ruler *drawn, struct ruler *shown, bool all_themes)
{
	struct sources s;
	struct findings found;
	check_case();
	sources_init(&s);
	findings_init(&found);
	struct map *m = read_map_text(&s, path, text, &found);
	struct str mistake = found.len ? found.at[0].message : STR("");
	check_that(found.error_count == 0, "has a mistake: %.*s (%zu in all)", STR_ARG(mistake), found.error_count);
	map_walk(m, NULL, give_picture, NULL);
	FOR_EACH(struct journey, j, m->journeys) {
		if (j->is_included)
			continue;
		bool with_brand = all_themes && j->stages.len % 2;
		static const char *const LOGOS[] = { "0", "1", "2", "3" };
		struct plan_options options = { .logo = with_brand ? picture_of(str_of(LOGOS[j->step_count % 4])) : STR(""), .brand_header = with_brand ? STR("A brand, its line and its words") : STR(""), .brand_footer = with_brand ? STR("Confidential") : STR("") };
		struct plan *p = plan_new(m, j, drawn, options);
		hold_plan(p, shown);
		hold_bars(p, drawn);
		if (all_themes || p->columns.len > READABLE_COLUMNS || j->step_count % ROWS_EVERY == 0)
			hold_in_rows(m, j, drawn, shown, options, p, all_themes || p->columns.len <= 2 * READABLE_COLUMNS);
		for (size_t i = 0; theme_name_at(i) && (all_themes || i == 0); i++)
			hold_scene(p, shown, theme_name_at(i));
		plan_free(p);
		for (int paper = PAPER_FIT + 1; paper < PAPER_COUNT && all_themes; paper++)
			if (((size_t)paper + j->step_count) % PAPERS_APART == 0)
				hold_pages(m, j, drawn, shown, options, (enum paper)paper);
	}
	map_free(m);
	findings_finish(&found);
	sources_finish(&s);
	check_case_end();
}

static void hold_samples(struct ruler *drawn, struct ruler *shown, const char *fonts)
{
	check_that(sample_at(0) != NULL, "there are no samples here");
	for (size_t i = 0; sample_at(i); i++) {
		struct buf text = { 0 };
		snprintf(now.map, sizeof now.map, "%s%s", sample_at(i), fonts);
		check_that(read_whole(sample_at(i), &text), "cannot be read");
		hold_map(sample_at(i), buf_as_str(&text), drawn, shown, !*fonts);
		buf_finish(&text);
	}
}

static const struct curves *curves_of(const struct plan *p)
{
	for (size_t i = 0; i < p->lanes.len; i++)
		if (p->lanes.at[i].curves)
			return p->lanes.at[i].curves;
	return NULL;
}

/* Where there is room, a word lies neither on the middle of the scale nor on the broken line of a condition. */
static void hold_words_off_lines(const struct curves *c)
{
	const struct curve *curve = &c->list.at[0];
	check_that(curve->points.len == 5, "has %zu faces instead of five", curve->points.len);
	for (size_t i = 0; i < curve->points.len; i++) {
		const struct point *one = &curve->points.at[i];
		const struct label_box *word = &one->label;
		check_that(word->top >= c->zero || word->top + word->height <= c->zero, "the word of face %zu lies on the middle", i + 1);
		check_that(one->kind != POINT_OR || word->top > one->y || word->left > one->x || word->left + word->width < one->x, "the word of a condition lies on its line");
		bool forks = i + 1 < curve->points.len && one[1].kind == POINT_OR;
		check_that(!forks || word->top + word->height <= one->y || word->left + word->width <= one->x + 12, "the word of face %zu lies on the line to its condition", i + 1);
	}
}

static double distance_to(const struct label_box *word, const struct point *face)
{
	double dx = fmax(0, fmax(word->left - face->x, face->x - word->left - word->width)), dy = fmax(0, fmax(word->top - face->y, face->y - word->top - word->height));
	return sqrt(dx * dx + dy * dy);
}

/* Where several people feel in a step, each word stands at its own face. */
static void hold_words_at_their_faces(const struct curves *c)
{
	for (size_t i = 0; i < c->list.len; i++)
		for (size_t k = 0; k < c->list.at[i].points.len; k++) {
			const struct point *one = &c->list.at[i].points.at[k];
			for (size_t other = 0; other < c->list.len; other++)
				check_that(distance_to(&one->label, one) <= distance_to(&one->label, &c->list.at[other].points.at[k]), "“%.*s” stands nearer to another's face", STR_ARG(brief_text(one->feeling->thing.text)));
		}
}

static void hold_words(const char *text, struct ruler *m, void (*check)(const struct curves *c))
{
	struct sources s;
	struct findings found;
	sources_init(&s);
	findings_init(&found);
	struct map *map = read_map_text(&s, "words.cjm", str_of(text), &found);
	struct plan *p = plan_new(map, (struct journey *)map->journeys.at[0], m, (struct plan_options){ 0 });
	check(curves_of(p));
	plan_free(p);
	map_free(map);
	findings_finish(&found);
	sources_finish(&s);
}

static const struct curve_line *line_of_kind(const struct curves *c, int kind)
{
	const struct curve *curve = &c->list.at[0];
	for (size_t i = 0; i < curve->lines.len; i++)
		if ((int)curve->lines.at[i].kind == kind)
			return &curve->lines.at[i];
	return NULL;
}

/* The curve passes by an exit, however many take it; that hangs off the fork, with its share. */
static void hold_way_out(const struct curves *c)
{
	const struct curve_line *main = line_of_kind(c, LINE_MAIN), *out = line_of_kind(c, LINE_OUT);
	check_that(main && main->stops.len == 3, "the main line goes through the exit, or not from the first to the last step");
	check_that(out && out->stops.len == 2 && main && out->stops.at[0].x == main->stops.at[0].x && out->stops.at[0].y == main->stops.at[0].y, "the way out does not begin at its fork");
	const struct curve_stop *end = out ? &out->stops.at[out->stops.len - 1] : NULL;
	const struct point *face = end ? &c->list.at[end->curve].points.at[end->first] : NULL;
	const struct curve_note *note = c->notes.len ? &c->notes.at[0] : NULL;
	check_that(face && face->is_exit && str_is(face->share, "90%") && note && note->kind == NOTE_OUT && note->title.len && str_is(note->title.at[0], "90% leave"),
		"the way out does not say who takes it");
}

/* So many people that their bands would be a wall: each is low, the first alone has the scale, and even of dozens no two share a band. */
static void hold_dense_bands(const struct curves *c)
{
	enum { HIGH_MOST = 110 };
	size_t count = 0;
	for (const struct curves *band = c; band; band = band->next, count++) {
		check_that(band->list.len == 1 && (!band->next || band->next->offset - band->offset <= HIGH_MOST), "a band of many is more than %d high", HIGH_MOST);
		check_that((band->axis[0].len > 0) == (band == c), "another band than the first has the numbers of the scale, or it has none");
	}
	check_that(count == 12 || count == 42, "%zu bands", count);
}

static void hold_many_bands(struct ruler *m, int people)
{
	struct buf text = { 0 };
	for (int i = 0; i < people; i++)
		buf_fmt(&text, "persona p%d \"Person %d\"\n", i, i);
	buf_text(&text, "journey \"J\"\n");
	for (int i = 0; i < people; i++)
		buf_fmt(&text, "  persona p%d\n", i);
	for (int step = 0; step < 4; step++) {
		buf_fmt(&text, "%s    step \"Step %d\"\n", step % 2 ? "" : "  stage \"S\"\n", step);
		for (int i = 0; i < people; i++)
			buf_fmt(&text, "      feel %d \"word\" by p%d\n", (step + i) % 5 - 2, i);
	}
	buf_char(&text, 0);
	hold_words(text.at, m, hold_dense_bands);
	buf_finish(&text);
}

/* A first step that is an exit has no way that leads to it. */
static void hold_lone_exit(const struct curves *c)
{
	const struct curve_note *note = c->notes.len ? &c->notes.at[0] : NULL;
	const struct point *face = note ? &c->list.at[note->curve].points.at[note->point] : NULL;
	check_that(face && face->is_exit && !face->is_on_main && note->kind == NOTE_OUT && note->title.len && str_is(note->title.at[0], "leaves here"),
		"an exit to which no way leads does not say that it is one");
}

/* Where the fork says no feeling, the branch leaves the line where that passes; a side way comes back to it. */
static void hold_side_way(const struct curves *c)
{
	const struct curve_line *main = line_of_kind(c, LINE_MAIN), *side = line_of_kind(c, LINE_SIDE);
	check_that(main && main->stops.len == 2 && side && side->stops.len == 3, "the side way does not leave and come back");
	if (!main || !side || side->stops.len != 3)
		return;
	const struct curve_stop *a = &main->stops.at[0], *b = &main->stops.at[1], *from = &side->stops.at[0], *to = &side->stops.at[2];
	check_that(from->x > a->x && from->x < b->x && from->y < a->y && from->y > b->y, "a branch does not leave the line where that passes the fork");
	check_that(to->x == b->x && to->y == b->y, "a side way does not end where it joins the line");
}

static void hold_all_words(struct ruler *m)
{
	hold_many_bands(m, 12);
	hold_many_bands(m, 42);
	hold_words("journey \"W\"\n  stage \"S\"\n    step \"Pays\" feel +1\n      next ok 10%\n      next gone 90%\n    step gone \"Gives up\" exit feel -2\n"
		"    step ok \"Has it\" feel +2\n  stage \"T\"\n    step \"Uses it\" feel +2\n", m, hold_way_out);
	hold_words("journey \"W\"\n  stage \"S\"\n    step \"Gives up\" exit feel -2\n    step \"Comes\" feel +1\n    step \"Buys\" feel +2\n", m, hold_lone_exit);
	hold_words("journey \"W\"\n  stage \"S\"\n    step \"A\" feel -1\n    step \"Fork\"\n      next on 80%\n      next aside 20%\n    step aside \"Waits\" feel -2\n"
		"    step on \"On\" feel +2\n", m, hold_side_way);
	snprintf(now.map, sizeof now.map, "words");
	hold_words("journey \"W\"\n  stage \"S\"\n    step \"A\" feel +1 \"word\"\n    step \"B\" feel -1 \"word\"\n"
		"    step \"C\" feel +2 \"a long word\" or -2 \"another\" if \"so\"\n    step \"D\" feel +1 \"word\"\n", m, hold_words_off_lines);
	hold_words("persona a \"A\"\npersona b \"B\"\npersona c \"C\"\njourney \"W\"\n  persona a, b, c\n  stage \"S\"\n"
		"    step \"One\" feel 1 \"confident\" by a feel 1 \"rather calm\" by b feel 1 \"reassured\" by c\n"
		"    step \"Two\" feel -1 \"let down\" by a feel 0 \"neutral\" by b feel 1 \"pleased\" by c\n"
		"    step \"Three\" feel 2 \"delighted\" by a feel 2 \"glad\" by b feel -2 \"furious\" by c\n"
		"    step \"Four\" feel 0 \"so so\" by a feel -1 \"tired\" by b feel -1 \"weary\" by c\n", m, hold_words_at_their_faces);
}

/* An action for each choice among things of two steps, of their stage, of another stage and of the journey. */
static void write_actions(struct buf *out, const char *indent)
{
	static const char *const THINGS[] = { "pa", "pb", "ps", "pc", "o" };
	for (unsigned choice = 0; choice < 1u << sizeof THINGS / sizeof *THINGS; choice++) {
		buf_fmt(out, "%saction \"Choice %u\"", indent, choice);
		const char *before = " for ";
		for (size_t i = 0; i < sizeof THINGS / sizeof *THINGS; i++) {
			if (!(choice >> i & 1))
				continue;
			buf_fmt(out, "%s%s", before, THINGS[i]);
			before = ", ";
		}
		buf_fmt(out, "%s\n", choice % 3 ? "" : " answers q");
	}
}

static void hold_actions(struct ruler *m)
{
	struct buf text = { 0 };
	snprintf(now.map, sizeof now.map, "actions");
	buf_text(&text, "journey \"J\"\n  opportunity o \"Of all\"\n  stage \"One\"\n    question q \"Why\"\n    pain ps \"Of the stage\"\n"
		"    step \"A\"\n      pain pa \"Of A\"\n    step \"B\"\n      pain pb \"Of B\"\n");
	write_actions(&text, "      ");
	write_actions(&text, "    ");
	buf_text(&text, "  stage \"Two\"\n    step \"C\"\n      pain pc \"Of C\"\n");
	write_actions(&text, "  ");
	hold_map("actions.cjm", buf_as_str(&text), m, m, false);
	buf_finish(&text);
}

/* The table is an upper bound of both faces: what is laid out with it must hold when shown in either. */
static void hold_samples_in(const char *family, struct ruler *drawn)
{
	struct ruler *shown = ruler_new();
	char fonts[48];
	snprintf(fonts, sizeof fonts, ", shown in %s", family);
	if (ruler_use_family(shown, str_of(family)))
		hold_samples(drawn, shown, fonts);
	else
		left_out(family);
	ruler_free(shown);
}

int main(int count, char **words)
{
	struct buf text = { 0 };
	if (count > 1) {
		generate_map((uint32_t)atoi(words[1]), &text);
		fwrite(text.at, 1, text.len, stdout);
		buf_finish(&text);
		return 0;
	}
	now.with = "";
	struct ruler *ruler = ruler_new();
	hold_all_words(ruler);
	hold_actions(ruler);
	hold_samples(ruler, ruler, "");
	hold_samples_in("Inter", ruler);
	hold_samples_in("Liberation Sans", ruler);
	for (uint32_t i = 0; i < MAPS; i++) {
		buf_clear(&text);
		generate_map(i, &text);
		snprintf(now.map, sizeof now.map, "generated %u (%s)", i, generated_sort(i));
		hold_map("generated.cjm", buf_as_str(&text), ruler, ruler, i % THEMES_EVERY == 0);
	}
	if (now.reported > REPORTED_MOST)
		printf("… and %d more\n", now.reported - REPORTED_MOST);
	ruler_free(ruler);
	buf_finish(&text);
	return check_report();
}
