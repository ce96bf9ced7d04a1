/* curve.c — the feelings: which faces stand where.
 *
 * A curve goes through the faces of one persona with level tangents at each of them, so it never rises above or falls
 * below its points. A face's height is its feeling, so faces that would lie on each other are moved apart sideways; their
 * columns are made wide enough for it. */
#include "layout/curve.h"

enum { RADIUS = 13, SMALL_RADIUS = 11, BAND_HEIGHT = 216, BAND_PADDING = 46, STAR_ABOVE = 12, FORK_APART = 41, FACES_APART = 5, STEP_ASIDE = 6, FACES_MOST = 60 };

struct feelings { /* the curves, and their points by column: only this file knows that there is more than the curves */
	struct curves curves;
	struct spots *columns;
	struct things everybody; /* struct persona: whose a feeling is that does not say */
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

static bool content_says_whose(const struct content *c)
{
	FOR_EACH(struct feeling, f, c->feelings)
		if (f->by.len)
			return true;
	return false;
}

static bool find_whose(const struct journey *j)
{
	FOR_EACH(struct stage, stage, j->stages) {
		if (content_says_whose(&stage->content))
			return true;
		FOR_EACH(struct step, step, stage->steps)
			if (content_says_whose(&step->content))
				return true;
	}
	return false;
}

/* Another persona who feels the same: its curve goes through the faces that are there already. */
static void share_feeling(struct layout *l, struct curves *curves, const struct persona *persona, size_t first_curve, size_t from)
{
	struct curve *curve = curve_for(l, curves, persona); /* may move the list, so the first is looked up behind it */
	struct curve *first = &curves->list.at[first_curve];
	size_t shift = curve->points.len - from;
	if (curve == first)
		return;
	for (size_t i = from; i < first->points.len; i++) {
		struct point p = first->points.at[i];
		first->points.at[i].is_shared = true;
		p.shared_curve = first_curve + 1;
		p.shared_point = i;
		p.partner += p.partner ? shift : 0;
		VEC_PUSH(l->arena, &curve->points, p);
	}
}

static size_t feelings_of_persona(const struct feelings *all, const struct content *content, const struct persona *persona)
{
	size_t count = 0;
	FOR_EACH(struct feeling, f, content->feelings) {
		const struct things *by = f->by.len ? &f->by : &all->everybody;
		for (size_t i = 0; i < by->len; i++)
			count += by->at[i] == &persona->thing;
	}
	return count;
}

/* Where any feeling says whose it is, one that doesn't is everybody's. */
static void add_feelings(struct layout *l, struct feelings *all, const struct content *content, const struct thing *place, size_t column)
{
	struct curves *curves = &all->curves;
	FOR_EACH(struct feeling, f, content->feelings) {
		if (layout_leaves_out(l, &f->thing))
			continue;
		const struct things *by = f->by.len ? &f->by : &all->everybody;
		const struct persona *first = by->len ? (const struct persona *)by->at[0] : NULL;
		size_t curve = curve_for(l, curves, first)->index, from = curves->list.at[curve].points.len;
		add_feeling(l, curves, first, f, place, column);
		for (size_t i = 1; i < by->len; i++) {
			const struct persona *other = (const struct persona *)by->at[i];
			if (feelings_of_persona(all, content, other) == 1)
				share_feeling(l, curves, other, curve, from);
			else /* its own faces follow each other here, and the curve must not run back to another's */
				add_feeling(l, curves, other, f, place, column);
		}
	}
}

static bool steps_have_feelings(const struct stage *stage)
{
	FOR_EACH(struct step, step, stage->steps)
		if (step->content.feelings.len)
			return true;
	return false;
}

static void sort_into_columns(struct layout *l, struct feelings *f)
{
	f->columns = arena_alloc(l->arena, l->plan->columns.len * sizeof *f->columns);
	for (size_t i = 0; i < l->plan->columns.len; i++)
		f->columns[i].curves = &f->curves;
	for (size_t i = 0; i < f->curves.list.len; i++)
		for (size_t k = 0; k < f->curves.list.at[i].points.len; k++) {
			struct spot s = { &f->curves.list.at[i], k };
			if (!curve_point(s)->shared_curve)
				VEC_PUSH(l->arena, &f->columns[(size_t)curve_point(s)->x].list, s);
		}
}

/* Until the widths are known, a point's x is its column. */
void curves_collect(struct layout *l, struct swimlane *lane)
{
	struct plan *p = l->plan;
	struct feelings *f = ARENA_NEW(l->arena, struct feelings);
	if (find_whose(p->journey))
		f->everybody = p->journey->personas;
	for (size_t i = 0; i < p->stages.len; i++) {
		const struct stage_box *box = &p->stages.at[i];
		for (size_t col = box->first_column; col <= box->last_column; col++)
			if (p->columns.at[col].step)
				add_feelings(l, f, &p->columns.at[col].step->content, &p->columns.at[col].step->thing, col);
		if (!steps_have_feelings(box->stage))
			add_feelings(l, f, &box->stage->content, &box->stage->thing, (box->first_column + box->last_column) / 2);
	}
	if (!f->curves.list.len)
		return;
	sort_into_columns(l, f);
	lane->curves = &f->curves;
}

static struct feelings *feelings_of(struct curves *curves)
{
	return (struct feelings *)curves; /* its first member */
}

struct point *curve_point(struct spot s)
{
	return &s.curve->points.at[s.index];
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
		double word = text_longest_word(l->plan->measure, role_font(ROLE_WORD), curve_word(l, p)) + 12 + (p->kind == POINT_MAIN ? 0 : PAIR_APART);
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

double curves_wanted_width(struct layout *l, size_t column)
{
	double widest = 0;
	for (size_t i = 0; i < l->plan->lanes.len; i++) {
		struct curves *curves = l->plan->lanes.at[i].curves;
		const struct spots *s = curves ? &feelings_of(curves)->columns[column] : NULL;
		if (!s || !s->list.len)
			continue;
		double words = words_width(l, s), faces = faces_width(s, column), most = words > faces ? words : faces;
		widest = most > widest ? most : widest;
	}
	return widest;
}

/* ---- setting it all ---- */

static void set_reach(struct layout *l, struct spots *s, size_t column)
{
	const struct plan *p = l->plan;
	const struct thing *place = curve_point(s->list.at[0])->place;
	s->left = p->columns.at[column].x;
	s->right = s->left + p->columns.at[column].width;
	if (place->kind == KIND_STAGE) {
		const struct stage_box *box = &p->stages.at[((const struct stage *)place)->index];
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

static void follow_shared(struct curves *curves)
{
	for (size_t i = 0; i < curves->list.len; i++)
		for (size_t k = 0; k < curves->list.at[i].points.len; k++) {
			struct point *p = &curves->list.at[i].points.at[k];
			const struct point *face = p->shared_curve ? &curves->list.at[p->shared_curve - 1].points.at[p->shared_point] : p;
			p->x = face->x;
			p->y = face->y;
		}
}

/* All faces first, then all words, so that a word yields to every face and knows where the curve goes. */
void curves_place(struct layout *l, struct swimlane *lane)
{
	struct feelings *f = feelings_of(lane->curves);
	double top = -BAND_HEIGHT / 2.0, bottom = BAND_HEIGHT / 2.0;
	for (size_t col = 0; col < l->plan->columns.len; col++)
		if (f->columns[col].list.len) {
			set_reach(l, &f->columns[col], col);
			set_column(&f->columns[col]);
		}
	follow_shared(&f->curves);
	for (size_t col = 0; col < l->plan->columns.len; col++) {
		curve_words_place(l, &f->columns[col]);
		for (size_t i = 0; i < f->columns[col].list.len; i++)
			extend_by(curve_point(f->columns[col].list.at[i]), &top, &bottom);
	}
	f->curves.height = bottom - top;
	move_down(&f->curves, -top);
}
