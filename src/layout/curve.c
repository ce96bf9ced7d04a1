/* curve.c — the feelings: which faces stand where.
 *
 * A curve goes through the faces of one persona with level tangents at each of them, so it never rises above or falls
 * below its points. A face's height is its feeling, so faces that would lie on each other are moved apart sideways; their
 * columns are made wide enough for it. */
#include "layout/curve.h"

#include <math.h>

enum { RADIUS = CURVE_FACE, SMALL_RADIUS = 11, BAND_HEIGHT = 216, BAND_PADDING = 46, STAR_ABOVE = 12, FORK_APART = 41, FACES_APART = 5, STEP_ASIDE = 6, FACES_MOST = 60, BELOW_BAND = 10,
	PART_LEAST = 340, WORD_MOST = 132 };

struct point *curve_point(struct spot s)
{
	return &s.curve->points.at[s.index];
}

/* ---- which faces there are ---- */

struct collecting { /* what one step or stage says */
	struct layout *l;
	struct feelings *f;
	const struct thing *place;
	size_t column;
	size_t first, last; /* what it says beside the curve stands across these */
};

static size_t add_point(struct collecting *c, size_t curve, const struct feeling_part *said, const struct feeling *whole, size_t main)
{
	const struct feeling *part = said->feeling;
	enum point_kind kind = said->kind;
	struct curve *to = &c->f->curves.list.at[curve];
	const struct content *content = content_of((struct thing *)c->place);
	struct point p = {
		.feeling = part, .whole = whole, .place = c->place, .x = (double)c->column, .level = part->level, .radius = kind == POINT_OR ? SMALL_RADIUS : RADIUS,
		.kind = main || kind == POINT_OR ? kind : POINT_MAIN, .words = said->words, .partner = main, .is_moment = !main && content->moment,
	};
	VEC_PUSH(c->l->arena, &to->points, p);
	return to->points.len;
}

static void add_aside(struct collecting *c, size_t curve, const struct feeling_part *part, bool is_first)
{
	struct aside a = { .feeling = part->feeling, .place = c->place, .curve = curve, .is_below = !part->feeling->is_placed, .begins = is_first, .first = c->first, .last = c->last };
	a.words = part->words;
	a.joint = is_first ? (struct str){ 0 } : part->joint;
	curve_aside_add(c->l, c->f, a);
	double each = curve_aside_width(c->l, &a) / (double)(c->last - c->first + 1);
	for (size_t i = c->first; i <= c->last; i++)
		c->f->aside_widths[i] = fmax(c->f->aside_widths[i], each);
}

/* On the curve; what has no place on the scale stands below the band, what is said beside the curve above it. */
static void add_feeling(struct collecting *c, size_t curve, const struct feeling *f, bool is_on_curve)
{
	struct feeling_parts parts = feeling_parts(c->l, f);
	bool is_first = true;
	for (size_t i = 0, main = 0; i < parts.len; i++) {
		const struct feeling_part *part = &parts.at[i];
		if (is_on_curve && part->feeling->is_placed) {
			size_t added = add_point(c, curve, part, f, main);
			main = main ? main : added;
			continue;
		}
		add_aside(c, curve, part, is_first);
		is_first = false;
	}
}

/* What is said of a stage is a point of the curve where its steps on the line say nothing. */
static bool is_point_of(const struct collecting *c, const struct feeling *f, size_t curve)
{
	const struct curve_source *source = &c->f->source;
	const struct course *course = source->courses[curve];
	for (size_t i = 0; i < course->felts.len; i++) {
		const struct felt *felt = &course->felts.at[i];
		if (felt->place->kind == KIND_STAGE && felt->is_point && (source->drawn_as ? source->drawn_as(source->context, felt->feeling, f) : felt->feeling == f))
			return true;
	}
	return false;
}

static bool is_felt_by(const struct collecting *c, const struct feeling *f, size_t curve)
{
	const struct persona *who = c->f->source.who[curve];
	return feeling_is_of(f, who) && (f->by.len || c->place->kind != KIND_STEP || step_is_of((const struct step *)c->place, who));
}

static bool is_on_curve(const struct collecting *c, const struct feeling *f, size_t curve)
{
	return is_felt_by(c, f, curve) && (c->place->kind == KIND_STEP || is_point_of(c, f, curve));
}

static size_t count_feelings(const struct collecting *c, const struct content *content, size_t curve)
{
	size_t count = 0;
	FOR_EACH(struct feeling, f, content->feelings)
		count += is_on_curve(c, f, curve);
	return count;
}

struct shared { /* the first who feels it, and what they have of it */
	bool is_known;
	size_t curve, points, above, below;
};

static void note_shared(struct curves *c, const struct shared *s)
{
	struct curve *first = &c->list.at[s->curve];
	for (size_t i = s->points; i < first->points.len; i++)
		first->points.at[i].is_shared = true;
	for (size_t i = s->above; i < c->asides[0].len; i++)
		c->asides[0].at[i].is_shared = true;
	for (size_t i = s->below; i < c->asides[1].len; i++)
		c->asides[1].at[i].is_shared = true;
}

/* Who feels the same shares the faces; but where somebody feels several things their own faces follow each other, so that the
 * curve need not run back to another's. A point of anybody's curve is not told beside it. */
static void add_to_curves(struct collecting *c, const struct content *content, const struct feeling *f)
{
	struct curves *curves = &c->f->curves;
	struct shared first = { 0 };
	bool on_any = false;
	for (size_t i = 0; i < curves->list.len; i++)
		on_any |= is_on_curve(c, f, i);
	for (size_t i = 0; i < curves->list.len; i++) {
		if (on_any ? !is_on_curve(c, f, i) : !is_felt_by(c, f, i))
			continue;
		if (first.is_known && (!on_any || count_feelings(c, content, i) == 1)) {
			note_shared(curves, &first);
			continue;
		}
		if (!first.is_known)
			first = (struct shared){ true, i, curves->list.at[i].points.len, curves->asides[0].len, curves->asides[1].len };
		add_feeling(c, i, f, on_any);
	}
}

static void add_feelings(struct collecting *c, const struct content *content)
{
	FOR_EACH(struct feeling, f, content->feelings)
		add_to_curves(c, content, f);
}

/* Curve by curve: those of one persona follow each other. */
static void sort_into_columns(struct layout *l, struct feelings *f)
{
	for (size_t i = 0; i < f->curves.list.len; i++)
		for (size_t k = 0; k < f->curves.list.at[i].points.len; k++) {
			struct spot s = { &f->curves.list.at[i], i, k };
			VEC_PUSH(l->arena, &f->columns[(size_t)curve_point(s)->x].list, s);
		}
}

static void collect_faces(struct layout *l, struct feelings *f)
{
	const struct plan *p = l->plan;
	for (size_t i = 0; i < p->stages.len; i++) {
		const struct stage_box *box = &p->stages.at[i];
		struct collecting of_stage = { l, f, &box->stage->thing, middle_column(box), box->first_column, box->last_column };
		for (size_t col = box->first_column; col <= box->last_column; col++) {
			const struct step *step = p->columns.at[col].step;
			bool by_stage = f->source.words_by_stage;
			if (step)
				add_feelings(&(struct collecting){ l, f, &step->thing, col, by_stage ? box->first_column : col, by_stage ? box->last_column : col }, &step->content);
		}
		add_feelings(&of_stage, &box->stage->content);
	}
}

/* Until the widths are known, a point's x is its column. */
void curves_collect_from(struct layout *l, struct swimlane *lane, struct curve_source source)
{
	struct feelings *f = ARENA_NEW(l->arena, struct feelings);
	f->source = source;
	f->columns = arena_alloc(l->arena, l->plan->columns.len * sizeof *f->columns);
	f->aside_widths = arena_alloc(l->arena, l->plan->columns.len * sizeof *f->aside_widths);
	for (size_t i = 0; i < l->plan->columns.len; i++)
		f->columns[i].curves = &f->curves;
	for (size_t i = 0; i < source.count; i++)
		VEC_PUSH(l->arena, &f->curves.list, ((struct curve){ .persona = source.who[i], .index = i }));
	collect_faces(l, f);
	bool any = f->curves.asides[0].len || f->curves.asides[1].len;
	for (size_t i = 0; i < f->curves.list.len; i++)
		any |= f->curves.list.at[i].points.len > 0;
	if (!any)
		return;
	sort_into_columns(l, f);
	curve_lines_collect(l, f);
	lane->curves = &f->curves;
}

/* A feeling that names whose it is needs nobody to take part in the step. */
static bool content_is_felt_by(const struct content *c, const struct persona *who, bool takes_part)
{
	FOR_EACH(struct feeling, f, c->feelings)
		if (feeling_is_of(f, who) && (takes_part || f->by.len))
			return true;
	return false;
}

static bool feels_anything(const struct layout *l, const struct persona *who)
{
	FOR_EACH(struct stage, stage, l->plan->journey->stages) {
		if (content_is_felt_by(&stage->content, who, true))
			return true;
		FOR_EACH(struct step, step, stage->steps)
			if (content_is_felt_by(&step->content, who, step_is_of(step, who)))
				return true;
	}
	return false;
}

void curves_collect(struct layout *l, struct swimlane *lane)
{
	struct courses courses = courses_of(l->plan->journey, l->arena);
	struct curve_source source = { .courses = arena_alloc(l->arena, courses.len * sizeof(struct course *)), .who = arena_alloc(l->arena, courses.len * sizeof(struct persona *)) };
	for (size_t i = 0; i < courses.len; i++)
		if (feels_anything(l, courses.at[i].who)) {
			source.courses[source.count] = &courses.at[i];
			source.who[source.count++] = courses.at[i].who;
		}
	curves_collect_from(l, lane, source);
}

static struct feelings *feelings_of(struct curves *curves)
{
	return (struct feelings *)curves; /* its first member */
}

/* ---- faces beside each other ---- */

static double level_y(const struct point *p)
{
	return -p->level * (BAND_HEIGHT / 2.0 - BAND_PADDING);
}

static bool circles_touch(double dx, double dy, double radii)
{
	return dx * dx + dy * dy < (radii + FACES_APART) * (radii + FACES_APART);
}

/* Faces, and the star above a moment of truth. */
static bool points_touch(const struct point *a, const struct point *b)
{
	double dx = a->x - b->x, dy = a->y - b->y, star = RADIUS + STAR_ABOVE;
	return circles_touch(dx, dy, a->radius + b->radius)
		|| (a->is_moment && circles_touch(dx, dy - star, STAR_RADIUS + b->radius - 2))
		|| (b->is_moment && circles_touch(dx, dy + star, a->radius + STAR_RADIUS - 2))
		|| (a->is_moment && b->is_moment && circles_touch(dx, dy, 2 * STAR_RADIUS));
}

/* The points of one curve in one column. Feelings follow each other to the right, so that the curve never runs back; the
 * second of a mixed one stands above or below the first, a change or a condition leads to the right. */
static double set_group(const struct spot *spots, size_t count)
{
	double end = 0;
	for (size_t i = 0; i < count; i++) {
		struct point *p = curve_point(spots[i]);
		const struct point *main = p->partner ? &spots[i].curve->points.at[p->partner - 1] : NULL;
		p->y = level_y(p);
		p->x = main ? main->x + (p->kind == POINT_TO ? PAIR_APART : p->kind == POINT_OR ? FORK_APART : 0) : i ? end + 2 * RADIUS + FACES_APART : 0;
		for (size_t k = 0; k < i; k++)
			if (points_touch(curve_point(spots[k]), p))
				p->x = curve_point(spots[k])->x + curve_point(spots[k])->radius + p->radius + FACES_APART;
		end = p->x > end ? p->x : end;
	}
	return end;
}

static void shift_group(const struct spot *spots, size_t count, double dx, double dy)
{
	for (size_t i = 0; i < count; i++) {
		curve_point(spots[i])->x += dx;
		curve_point(spots[i])->y += dy;
	}
}

static size_t group_len(const struct spots *s, size_t first)
{
	size_t count = 1;
	while (first + count < s->list.len && s->list.at[first + count].curve == s->list.at[first].curve)
		count++;
	return count;
}

static bool touches_earlier(const struct spots *s, size_t first, size_t count)
{
	for (size_t i = first; i < first + count; i++)
		for (size_t k = 0; k < first; k++)
			if (points_touch(curve_point(s->list.at[k]), curve_point(s->list.at[i])))
				return true;
	return false;
}

/* Tries ever further to both sides; where the column has no room at all, ever further below. */
static void find_room(const struct spots *s, size_t first, size_t count, double room)
{
	const struct spot *group = s->list.at + first;
	for (int down = 0; first < FACES_MOST; down++) {
		if (!touches_earlier(s, first, count))
			return;
		for (double aside = STEP_ASIDE; aside <= room; aside += STEP_ASIDE)
			for (int side = -1; side <= 1; side += 2) {
				shift_group(group, count, side * aside, 0);
				if (!touches_earlier(s, first, count))
					return;
				shift_group(group, count, -side * aside, 0);
			}
		shift_group(group, count, 0, STEP_ASIDE);
	}
}

static void set_column(const struct spots *s)
{
	for (size_t i = 0, count; i < s->list.len; i += count) {
		count = group_len(s, i);
		double width = set_group(s->list.at + i, count), room = (s->right - s->left - width) / 2 - RADIUS - 1;
		shift_group(s->list.at + i, count, (s->left + s->right - width) / 2, 0);
		find_room(s, i, count, room > 0 ? room : 0);
	}
	for (size_t i = 0; i < s->list.len; i++) {
		struct point *p = curve_point(s->list.at[i]);
		p->star_y = p->y - p->radius - STAR_ABOVE;
	}
}

/* ---- how much room a column's faces and words want ---- */

static double words_width(struct layout *l, const struct spots *s)
{
	double widest = 0;
	for (size_t i = 0; i < s->list.len; i++) {
		const struct point *p = curve_point(s->list.at[i]);
		double word = text_longest_word(l->plan->ruler, role_font(ROLE_WORD), curve_word(l, p)) + 12 + (p->kind == POINT_MAIN ? 0 : PAIR_APART) + (p->is_exit ? EXIT_ROOM : 0);
		widest = word > widest ? word : widest;
	}
	return widest;
}

/* Sets the faces as if there were all the room in the world, and looks how far they reach. A point's x is its column
 * before and after. */
static double faces_width(const struct spots *spots, size_t column)
{
	struct spots s = *spots;
	double left = 0, right = 0;
	s.left = -COLUMN_HARD_MOST;
	s.right = COLUMN_HARD_MOST;
	set_column(&s);
	for (size_t i = 0; i < s.list.len; i++) {
		struct point *p = curve_point(s.list.at[i]);
		left = p->x < left ? p->x : left;
		right = p->x > right ? p->x : right;
		p->x = (double)column;
	}
	/* Both sides alike: the middle of the column stays the middle of the faces. */
	return 2 * (right > -left ? right : -left) + 2 * RADIUS + 2 + STEP_ASIDE;
}

double curves_wanted_width(struct layout *l, struct curves *curves, size_t column)
{
	const struct feelings *f = feelings_of(curves);
	const struct spots *s = &f->columns[column];
	double widest = f->aside_widths[column];
	if (s->list.len && !f->source.words_by_stage)
		widest = fmax(widest, words_width(l, s));
	return s->list.len ? fmax(widest, faces_width(s, column)) : widest;
}

double curves_longest_word(struct layout *l, struct curves *curves, const struct stage_box *box)
{
	double longest = 0;
	for (size_t i = box->first_column; i <= box->last_column; i++)
		longest = fmax(longest, words_width(l, &feelings_of(curves)->columns[i]));
	return longest;
}

/* ---- setting it all ---- */

/* Over its whole stage, where that is all that is felt in it. */
static void set_reach(struct layout *l, struct spots *columns, size_t column)
{
	struct spots *s = &columns[column];
	const struct plan *p = l->plan;
	const struct thing *place = curve_point(s->list.at[0])->place;
	bool is_alone = place->kind == KIND_STAGE;
	for (size_t i = 0; i < s->list.len; i++)
		is_alone &= curve_point(s->list.at[i])->place == place;
	s->left = p->columns.at[column].x;
	s->right = s->left + p->columns.at[column].width;
	if (is_alone) {
		const struct stage_box *box = &p->stages.at[((const struct stage *)place)->index];
		for (size_t i = box->first_column; i <= box->last_column; i++)
			if (i != column && columns[i].list.len)
				return;
		s->left = box->x;
		s->right = box->x + box->width;
	}
}

struct obstacle curve_face_box(const struct point *p)
{
	double r = p->radius + 2;
	return (struct obstacle){ p->x - r, p->is_moment ? p->star_y - STAR_RADIUS - 1 : p->y - r, p->x + r, p->y + r };
}

static void extend(double y, double *least, double *most)
{
	*least = y < *least ? y : *least;
	*most = y > *most ? y : *most;
}

static void extend_by(const struct point *p, double *top, double *bottom)
{
	extend(curve_face_box(p).top - 8, top, bottom);
	extend(curve_face_box(p).bottom + 8, top, bottom);
	if (p->label.lines.len) {
		extend(p->label.top - 8, top, bottom);
		extend(p->label.top + p->label.height + 8, top, bottom);
	}
}

static void move_curve(struct curve *c, double by)
{
	for (size_t i = 0; i < c->points.len; i++) {
		struct point *p = &c->points.at[i];
		p->y += by;
		p->star_y += by;
		p->label.y += by;
		p->label.top += by;
		p->label.sign_y += by;
	}
	for (size_t i = 0; i < c->lines.len; i++)
		for (size_t k = 0; k < c->lines.at[i].stops.len; k++)
			c->lines.at[i].stops.at[k].y += by;
}

/* The band below what is said of stages, and below it what has no place on the scale. */
static void stack(struct layout *l, struct feelings *f, double top, double bottom)
{
	struct curves *c = &f->curves;
	c->band_top = curve_asides_place(l, f, false);
	c->band_height = bottom - top;
	c->zero = c->band_top - top;
	for (size_t i = 0; i < c->list.len; i++)
		move_curve(&c->list.at[i], c->zero);
	for (size_t i = 0; i < c->brackets.len; i++)
		c->brackets.at[i].y += c->brackets.at[i].feeling ? c->zero : 0;
	double below = curve_asides_place(l, f, true), end = c->band_top + c->band_height;
	curve_asides_move(c, true, end + BELOW_BAND);
	c->height = end + (below > 0 ? BELOW_BAND + below : 0);
}

static double stretch(const struct plan *p, size_t first, size_t last)
{
	return p->columns.at[last].x + p->columns.at[last].width - p->columns.at[first].x;
}

/* So many columns that words have room in them; the rest of a stage where it would be too little. */
static size_t last_of_part(const struct plan *p, const struct stage_box *box, size_t first)
{
	size_t last = first;
	while (last < box->last_column && (stretch(p, first, last) < PART_LEAST || stretch(p, last + 1, box->last_column) < PART_LEAST))
		last++;
	return last;
}

static struct spots join_columns(struct layout *l, const struct feelings *f, size_t first, size_t last)
{
	const struct plan *p = l->plan;
	struct spots s = { .curves = &f->curves, .left = p->columns.at[first].x, .word_most = WORD_MOST };
	s.right = s.left + stretch(p, first, last);
	for (size_t i = first; i <= last; i++) {
		const struct spots *column = &f->columns[i];
		for (size_t k = 0; k < column->list.len; k++)
			VEC_PUSH(l->arena, &s.list, column->list.at[k]);
		for (size_t k = 0; k < column->pieces.len; k++)
			if (i == first || fmin(column->pieces.at[k].x1, column->pieces.at[k].x2) >= p->columns.at[i].x) /* else it was met before */
				VEC_PUSH(l->arena, &s.pieces, column->pieces.at[k]);
	}
	return s;
}

static void place_words(struct layout *l, struct feelings *f)
{
	const struct plan *p = l->plan;
	if (!f->source.words_by_stage) {
		for (size_t i = 0; i < p->columns.len; i++)
			curve_words_place(l, &f->columns[i]);
		return;
	}
	for (size_t i = 0; i < p->stages.len; i++)
		for (size_t first = p->stages.at[i].first_column, last; first <= p->stages.at[i].last_column; first = last + 1) {
			last = last_of_part(p, &p->stages.at[i], first);
			struct spots s = join_columns(l, f, first, last);
			curve_words_place(l, &s);
		}
}

/* All faces first, then all words, so that a word yields to every face and knows where the curve goes. */
void curves_place(struct layout *l, struct swimlane *lane)
{
	struct feelings *f = feelings_of(lane->curves);
	const struct plan *p = l->plan;
	double top = -BAND_HEIGHT / 2.0, bottom = BAND_HEIGHT / 2.0;
	f->curves.left = p->margin + p->label_width;
	f->curves.right = p->width - p->margin;
	for (size_t col = 0; col < p->columns.len; col++)
		if (f->columns[col].list.len) {
			set_reach(l, f->columns, col);
			set_column(&f->columns[col]);
		}
	curve_lines_place(l, f);
	place_words(l, f);
	for (size_t col = 0; col < p->columns.len; col++)
		for (size_t i = 0; i < f->columns[col].list.len; i++)
			extend_by(curve_point(f->columns[col].list.at[i]), &top, &bottom);
	stack(l, f, top, bottom);
}
