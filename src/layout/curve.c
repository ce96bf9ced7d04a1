/* curve.c — the feelings: which faces stand where, and where their words find room.
 *
 * A curve goes through the faces of one persona with level tangents at each of them, so it never rises above or falls
 * below its points. A word is tried below and above its face, shifted a little to either side, and takes the place where it
 * touches no face, no other word and as little of the curve as possible. */
#include "layout/layout.h"

enum {
	RADIUS = 13, SMALL_RADIUS = 11, BAND_HEIGHT = 216, BAND_PADDING = 46, STAR_ABOVE = 12, STAR_RADIUS = 8, WORD_GAP = 5, PAIR_APART = 46,
	SAMPLES = 12, OBSTACLES_MOST = 96,
};

struct obstacle {
	double left, top, right, bottom;
};

/* ---- which faces there are ---- */

static struct curve *curve_for(struct layout *l, struct curves *curves, const struct persona *persona)
{
	for (size_t i = 0; i < curves->list.len; i++)
		if (curves->list.at[i].persona == persona)
			return &curves->list.at[i];
	struct curve c = { .persona = persona, .index = curves->list.len };
	VEC_PUSH(l->arena, &curves->list, c);
	return &curves->list.at[curves->list.len - 1];
}

static struct point *add_point(struct layout *l, struct curve *curve, const struct feeling *f, const struct thing *place, double x, int kind)
{
	struct point p = {
		.feeling = f, .place = place, .x = x, .level = f->level, .on_curve = kind == POINT_MAIN || kind == POINT_TO,
		.radius = kind == POINT_AND || kind == POINT_OR ? SMALL_RADIUS : RADIUS, .kind = kind,
	};
	VEC_PUSH(l->arena, &curve->points, p);
	return &curve->points.at[curve->points.len - 1];
}

static void add_feeling(struct layout *l, struct curves *curves, const struct persona *persona, const struct feeling *f, const struct thing *place, size_t column)
{
	struct curve *curve = curve_for(l, curves, persona);
	size_t main = curve->points.len;
	struct point *p = add_point(l, curve, f, place, (double)column, POINT_MAIN);
	const struct content *content = content_of((struct thing *)place);
	p->is_moment = content && content->moment;
	if (f->to)
		add_point(l, curve, f->to, place, (double)column, POINT_TO)->partner = main + 1;
	if (f->and)
		add_point(l, curve, f->and, place, (double)column, POINT_AND)->partner = main + 1;
	if (f->or)
		add_point(l, curve, f->or, place, (double)column, POINT_OR)->partner = main + 1;
}

static void add_feelings(struct layout *l, struct curves *curves, const struct content *content, const struct thing *place, size_t column)
{
	FOR_EACH(struct feeling, f, content->feelings) {
		if (is_left_out(l, &f->thing))
			continue;
		if (!f->by.len)
			add_feeling(l, curves, NULL, f, place, column);
		FOR_EACH(struct persona, persona, f->by)
			add_feeling(l, curves, persona, f, place, column);
	}
}

static bool steps_have_feelings(const struct stage *stage)
{
	FOR_EACH(struct step, step, stage->steps)
		if (step->content.feelings.len)
			return true;
	return false;
}

/* Until the widths are known, a point's x is its column. */
void curves_collect(struct layout *l, struct swimlane *lane)
{
	struct plan *p = l->plan;
	struct curves *curves = ARENA_NEW(l->arena, struct curves);
	for (size_t i = 0; i < p->stages.len; i++) {
		const struct stage_box *box = &p->stages.at[i];
		for (size_t col = box->first_column; col <= box->last_column; col++)
			if (p->columns.at[col].step)
				add_feelings(l, curves, &p->columns.at[col].step->content, &p->columns.at[col].step->thing, col);
		if (!steps_have_feelings(box->stage))
			add_feelings(l, curves, &box->stage->content, &box->stage->thing, (box->first_column + box->last_column) / 2);
	}
	if (curves->list.len)
		lane->curves = curves;
}

static const struct curves *curves_of(const struct plan *p)
{
	for (size_t i = 0; i < p->lanes.len; i++)
		if (p->lanes.at[i].curves)
			return p->lanes.at[i].curves;
	return NULL;
}

static struct str word_of(struct layout *l, const struct point *p)
{
	struct str parts[] = {
		p->feeling->thing.text,
		p->feeling->if_text.len ? label_with(l->plan->locale, l->arena, LABEL_condition, p->feeling->if_text) : (struct str){ 0 },
		p->feeling->because,
	};
	return join(l, "\n", parts, 3);
}

/* Called for every column once; the points of each curve come in the order of their columns, so a cursor would do, but a
 * binary search keeps the callers simple. */
static size_t first_point_in(const struct curve *c, double column)
{
	size_t low = 0, high = c->points.len;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (c->points.at[middle].x < column)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

double curves_wanted_width(struct layout *l, size_t column)
{
	const struct curves *curves = curves_of(l->plan);
	double widest = 0;
	for (size_t i = 0; curves && i < curves->list.len; i++) {
		const struct curve *c = &curves->list.at[i];
		for (size_t k = first_point_in(c, (double)column); k < c->points.len && c->points.at[k].x <= (double)column; k++) {
			const struct point *p = &c->points.at[k];
			double word = text_longest_word(l->plan->measure, role_font(ROLE_WORD), word_of(l, p)) + 12;
			word += p->kind == POINT_MAIN ? 0 : PAIR_APART;
			widest = word > widest ? word : widest;
		}
	}
	return widest;
}

/* ---- where the faces stand ---- */

static double middle_of(const struct plan *p, const struct thing *place, size_t column)
{
	if (place->kind == KIND_STAGE) {
		const struct stage_box *box = &p->stages.at[((const struct stage *)place)->index];
		return box->x + box->width / 2;
	}
	return p->columns.at[column].x + p->columns.at[column].width / 2;
}

static bool faces_touch(const struct point *a, const struct point *b)
{
	double dx = a->x - b->x, dy = a->y - b->y, apart = a->radius + b->radius + 4;
	return dx * dx + dy * dy < apart * apart;
}

/* A changing feeling takes both halves of its column, a conditional one branches off to the right, a mixed one stands
 * above or below, beside only where the two would touch. */
static void part_pairs(struct curve *c)
{
	for (size_t i = 0; i < c->points.len; i++) {
		struct point *p = &c->points.at[i];
		if (!p->partner)
			continue;
		struct point *main = &c->points.at[p->partner - 1];
		double apart = PAIR_APART / 2.0;
		if (p->kind == POINT_TO) {
			main->x -= apart;
			p->x += apart;
		} else if (p->kind == POINT_OR) {
			main->x -= apart * 0.6;
			p->x += apart * 1.2;
		} else if (faces_touch(main, p)) {
			p->x = main->x + main->radius + p->radius + 6;
		}
	}
}

static void set_faces(struct layout *l, struct curves *curves)
{
	double reach = BAND_HEIGHT / 2.0 - BAND_PADDING;
	for (size_t i = 0; i < curves->list.len; i++) {
		struct curve *c = &curves->list.at[i];
		for (size_t k = 0; k < c->points.len; k++) {
			struct point *p = &c->points.at[k];
			p->x = middle_of(l->plan, p->place, (size_t)p->x);
			p->y = -p->level * reach;
		}
		part_pairs(c);
	}
}

/* Several feelings of one persona in one step, or faces of several personas at one height: moved apart sideways. */
static void spread_column(struct point **points, size_t count, double left, double right)
{
	for (size_t i = 1; i < count; i++)
		for (int tries = 0; tries < 12; tries++) {
			bool touches = false;
			for (size_t k = 0; k < i; k++)
				touches |= faces_touch(points[i], points[k]);
			if (!touches)
				break;
			double side = tries % 2 ? -1 : 1;
			double x = points[i]->x + side * (tries + 1) * (RADIUS + 3);
			if (x > left + RADIUS && x < right - RADIUS)
				points[i]->x = x;
			else
				points[i]->y += tries > 8 ? 2 * RADIUS + 4 : 0;
		}
}

/* ---- the curve's line, for keeping words off it ---- */

static const struct point *neighbour(const struct curve *c, size_t i, int step)
{
	for (size_t k = i + (size_t)step; k < c->points.len; k += (size_t)step)
		if (c->points.at[k].on_curve)
			return &c->points.at[k];
	return NULL;
}

/* How many samples of the line between two faces fall into a rectangle: a cubic with level tangents and its controls
 * half way, x = a + (b−a)(1.5t − 1.5t² + t³), y = a + (b−a)(3t² − 2t³). */
static int samples_inside(const struct point *a, const struct point *b, struct obstacle r)
{
	int inside = 0;
	for (int i = 1; a && b && i < SAMPLES * 2; i++) {
		double t = i / (SAMPLES * 2.0);
		double x = a->x + (b->x - a->x) * (1.5 * t - 1.5 * t * t + t * t * t);
		double y = a->y + (b->y - a->y) * (3 * t * t - 2 * t * t * t);
		inside += x > r.left - 2 && x < r.right + 2 && y > r.top - 2 && y < r.bottom + 2;
	}
	return inside;
}

/* ---- words ---- */

static bool overlap(struct obstacle a, struct obstacle b)
{
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

static struct obstacle face_box(const struct point *p)
{
	double r = p->radius + 2;
	return (struct obstacle){ p->x - r, p->is_moment ? p->star_y - STAR_RADIUS - 1 : p->y - r, p->x + r, p->y + r };
}

/* The band between the two halves of a mixed feeling. */
static struct obstacle band_box(const struct point *a, const struct point *b)
{
	double left = a->x < b->x ? a->x : b->x, right = a->x > b->x ? a->x : b->x;
	double top = a->y < b->y ? a->y : b->y, bottom = a->y > b->y ? a->y : b->y;
	return (struct obstacle){ left - 8, top, right + 8, bottom };
}

struct column_words { /* what is taken in one column while its words are placed */
	struct obstacle taken[OBSTACLES_MOST];
	size_t count;
	double left, right;
};

static void take(struct column_words *w, struct obstacle o)
{
	if (w->count < OBSTACLES_MOST)
		w->taken[w->count++] = o;
}

static double badness(const struct column_words *w, const struct curve *c, size_t index, struct obstacle box)
{
	double cost = 0;
	for (size_t i = 0; i < w->count; i++)
		cost += overlap(box, w->taken[i]) ? 1000 : 0;
	const struct point *p = &c->points.at[index];
	const struct point *on = p->on_curve ? p : NULL;
	cost += 4 * samples_inside(neighbour(c, index, -1), on, box) + 4 * samples_inside(on, neighbour(c, index, 1), box);
	if (!on && p->partner) {
		const struct point *main = &c->points.at[p->partner - 1];
		cost += 4 * samples_inside(neighbour(c, p->partner - 1, -1), main, box) + 4 * samples_inside(main, neighbour(c, p->partner - 1, 1), box);
	}
	for (size_t i = index ? index - 1 : 0; i < c->points.len && i < index + 4; i++) /* forks begin at a neighbour in the list */
		if (c->points.at[i].kind == POINT_OR)
			cost += 4 * samples_inside(&c->points.at[c->points.at[i].partner - 1], &c->points.at[i], box);
	return cost;
}

static struct obstacle word_box(const struct point *p, double width, double height, bool below, double shift, double extra)
{
	double edge = below ? p->y + p->radius + WORD_GAP + extra : (p->is_moment ? p->star_y - STAR_RADIUS : p->y - p->radius) - WORD_GAP - height - extra;
	return (struct obstacle){ p->x + shift - width / 2, edge, p->x + shift + width / 2, edge + height };
}

static void place_word(struct layout *l, struct column_words *w, struct curve *c, size_t index)
{
	static const double SHIFTS[] = { 0, -14, 14, -28, 28 };
	struct point *p = &c->points.at[index];
	struct str text = word_of(l, p);
	if (!text.len)
		return;
	struct label_box *word = &p->label;
	word->lines = wrap(l, ROLE_WORD, text, w->right - w->left - 6);
	double height = (double)word->lines.len * line_height(ROLE_WORD), width = word->lines.width, best_cost = 1e9;
	struct obstacle best = { 0 };
	const struct point *main = p->partner ? &c->points.at[p->partner - 1] : NULL;
	bool below_first = !(main && p->kind == POINT_AND && p->y < main->y);
	for (int extra = 0; extra < 12 && best_cost >= 1000; extra++)
		for (int side = 0; side < 2; side++)
			for (size_t s = 0; s < sizeof SHIFTS / sizeof *SHIFTS; s++) {
				struct obstacle box = word_box(p, width, height, (side == 0) == below_first, SHIFTS[s], extra * 12);
				if (box.left < w->left) { box.right += w->left - box.left; box.left = w->left; }
				if (box.right > w->right) { box.left -= box.right - w->right; box.right = w->right; }
				double cost = badness(w, c, index, box) + side * 3 + (s + 1) / 2 * 1.5 + extra;
				if (cost < best_cost) {
					best_cost = cost;
					best = box;
				}
			}
	take(w, best);
	struct font font = role_font(ROLE_WORD);
	word->left = best.left;
	word->top = best.top;
	word->width = width;
	word->height = height;
	word->x = (best.left + best.right) / 2;
	word->y = best.top + (line_height(ROLE_WORD) - font_ascent(font) - font_descent(font)) / 2 + font_ascent(font);
}

/* One column at a time, all curves together: faces first, then words, so that a word yields to every face. */
static void settle_columns(struct layout *l, struct curves *curves)
{
	struct plan *p = l->plan;
	size_t *cursor = arena_alloc(l->arena, curves->list.len * sizeof *cursor);
	for (size_t col = 0; col < p->columns.len; col++) {
		double left = p->columns.at[col].x, right = left + p->columns.at[col].width;
		struct point *points[OBSTACLES_MOST];
		size_t count = 0, begin[OBSTACLES_MOST];
		for (size_t i = 0; i < curves->list.len && i < OBSTACLES_MOST; i++) {
			struct curve *c = &curves->list.at[i];
			begin[i] = cursor[i];
			while (cursor[i] < c->points.len && c->points.at[cursor[i]].x < right + GAP / 2.0) {
				if (count < OBSTACLES_MOST)
					points[count++] = &c->points.at[cursor[i]];
				cursor[i]++;
			}
		}
		if (!count)
			continue;
		struct column_words w = { .left = left, .right = right };
		spread_column(points, count, left, right);
		for (size_t i = 0; i < count; i++) {
			points[i]->star_y = points[i]->y - points[i]->radius - STAR_ABOVE;
			take(&w, face_box(points[i]));
		}
		for (size_t i = 0; i < curves->list.len && i < OBSTACLES_MOST; i++)
			for (size_t k = begin[i]; k < cursor[i]; k++) {
				const struct curve *c = &curves->list.at[i];
				if (c->points.at[k].kind == POINT_AND)
					take(&w, band_box(&c->points.at[k], &c->points.at[c->points.at[k].partner - 1]));
			}
		for (size_t i = 0; i < curves->list.len && i < OBSTACLES_MOST; i++)
			for (size_t k = begin[i]; k < cursor[i]; k++)
				place_word(l, &w, &curves->list.at[i], k);
	}
}

/* ---- the band around it all ---- */

static void extend(double y, double *least, double *most)
{
	*least = y < *least ? y : *least;
	*most = y > *most ? y : *most;
}

static void move_down(struct curves *curves, double by)
{
	for (size_t i = 0; i < curves->list.len; i++)
		for (size_t k = 0; k < curves->list.at[i].points.len; k++) {
			struct point *p = &curves->list.at[i].points.at[k];
			p->y += by;
			p->star_y += by;
			p->label.y += by;
			p->label.top += by;
		}
	curves->zero = by;
}

void curves_place(struct layout *l, struct swimlane *lane)
{
	struct curves *curves = lane->curves;
	set_faces(l, curves);
	settle_columns(l, curves);
	double top = -BAND_HEIGHT / 2.0, bottom = BAND_HEIGHT / 2.0;
	for (size_t i = 0; i < curves->list.len; i++)
		for (size_t k = 0; k < curves->list.at[i].points.len; k++) {
			const struct point *p = &curves->list.at[i].points.at[k];
			extend(face_box(p).top - 8, &top, &bottom);
			extend(face_box(p).bottom + 8, &top, &bottom);
			if (p->label.lines.len) {
				extend(p->label.top - 8, &top, &bottom);
				extend(p->label.top + p->label.height + 8, &top, &bottom);
			}
		}
	curves->height = bottom - top;
	move_down(curves, -top);
}
