/* curve_lines.c — the lines through the faces: each persona's main line, and what leaves it, as cjm/course.h and cjm/paths.h
 * tell it. A way out hangs off its fork; a side way leaves the line and comes back to it; faces that no way leads to stand alone.
 * Which faces a line goes through is known before where they stand. */
#include "layout/curve_lines.h"
#include "cjm/columns.h"

#include <math.h>

enum { PIECES_MOST = 64, BRACKET_INSET = 8 };

/* ---- which faces ---- */

struct lining { /* the lines of one curve */
	struct layout *l;
	struct feelings *f;
	size_t curve;
	const struct course *course;
	size_t next_face; /* behind the one that was found last: they are asked for in their order */
};

static size_t column_of_place(const struct lining *g, const struct thing *place)
{
	const struct curve_source *source = &g->f->source;
	if (source->column)
		return source->column(source->context, g->curve, place);
	if (place->kind == KIND_STEP)
		return column_of_step(g->l->plan, (const struct step *)place);
	const struct stage_box *box = stage_box_of(g->l->plan, (const struct stage *)place);
	return box ? middle_column(box) : SIZE_MAX;
}

/* On a page of several, what lies on others is none of the curve's. */
static bool is_on_page(const struct lining *g, const struct thing *place)
{
	return !g->l->options.page || column_of_place(g, place) != SIZE_MAX;
}

static bool is_drawn_as(const struct curve_source *source, const struct feeling *felt, const struct feeling *drawn)
{
	return source->drawn_as ? source->drawn_as(source->context, felt, drawn) : felt == drawn;
}

static bool is_face_of(const struct lining *g, const struct spot *s, const struct feeling *felt)
{
	return curve_point(*s)->kind == POINT_MAIN && is_drawn_as(&g->f->source, felt, curve_point(*s)->whole);
}

/* Their own face, or else the one that they share. NULL: it is not drawn. */
static const struct spot *find_face(struct lining *g, size_t column, const struct feeling *felt)
{
	const struct spots *s = &g->f->columns[column];
	const struct spot *found = NULL;
	size_t next = g->next_face;
	if (!g->f->source.drawn_as && next < s->list.len && s->list.at[next].curve_index == g->curve && is_face_of(g, &s->list.at[next], felt)) {
		g->next_face++;
		return &s->list.at[next];
	}
	for (size_t i = 0; i < s->list.len; i++) {
		if (!is_face_of(g, &s->list.at[i], felt))
			continue;
		g->next_face = i + 1;
		if (s->list.at[i].curve_index == g->curve)
			return &s->list.at[i];
		found = found ? found : &s->list.at[i];
	}
	return found;
}

static void add_stop(struct lining *g, struct curve_line *line, const struct spot *s, size_t second, const struct thing *place)
{
	const struct point *p = curve_point(*s);
	struct curve_stop stop = { .feeling = p->whole, .place = place, .curve = s->curve_index, .first = s->index, .second = second };
	VEC_PUSH(g->l->arena, &line->stops, stop);
	for (size_t i = 0; line->kind == LINE_MAIN && i < 2; i++)
		s->curve->points.at[i ? second : s->index].is_on_main = true;
}

/* One of the faces of a feeling: of the first, and of those that belong to it. */
static size_t face_of(const struct spot *s, const struct feeling *part)
{
	size_t i = s->index;
	while (i + 1 < s->curve->points.len && s->curve->points.at[i].feeling != part && s->curve->points.at[i + 1].partner == s->index + 1)
		i++;
	return i;
}

static void add_stops(struct lining *g, struct curve_line *line, const struct feeling *felt, const struct thing *place)
{
	size_t column = column_of_place(g, place);
	const struct spot *s = column == SIZE_MAX ? NULL : find_face(g, column, felt);
	if (!s)
		return;
	struct feeling_stop stops[FEELING_STOPS];
	size_t count = feeling_stops(curve_point(*s)->whole, stops);
	for (size_t i = 0; i < count; i++)
		add_stop(g, line, &(struct spot){ s->curve, s->curve_index, face_of(s, stops[i].first) }, face_of(s, stops[i].second), place);
}

static void keep_line(struct lining *g, struct curve_line line)
{
	if (line.stops.len)
		VEC_PUSH(g->l->arena, &g->f->curves.list.at[g->curve].lines, line);
}

static void note_gaps(struct curve_line *line)
{
	for (size_t i = 1; i < line->stops.len; i++)
		line->stops.at[i].is_after_gap = places_have_gap(line->stops.at[i - 1].place, line->stops.at[i].place);
}

static void add_main(struct lining *g)
{
	struct curve_line line = { .kind = LINE_MAIN };
	for (size_t i = 0; i < g->course->felts.len; i++)
		if (g->course->felts.at[i].is_point)
			add_stops(g, &line, g->course->felts.at[i].feeling, g->course->felts.at[i].place);
	note_gaps(&line);
	keep_line(g, line);
}

static void add_step_stops(struct lining *g, struct curve_line *line, const struct step *step)
{
	FOR_EACH(struct feeling, f, step->content.feelings)
		if (feeling_is_of(f, g->course->who))
			add_stops(g, line, f, &step->thing);
}

/* A way that another persona takes too is told already. Where two maps are compared and have the same face, the shares of the old one are gathered by themselves. */
static void note_exit(struct lining *g, const struct curve_line *line, const struct branch *b)
{
	const struct curve_stop *last = &line->stops.at[line->stops.len - 1];
	struct point *p = &g->f->curves.list.at[last->curve].points.at[last->first];
	const struct way *way = b->first.way;
	bool is_before = g->f->source.last_is_before && g->curve + 1 == g->f->source.count && last->curve != g->curve;
	struct str figure = way && way->share.given ? locale_value(g->l->plan->locale, g->l->arena, way->share) : (struct str){ 0 };
	struct str *shares = is_before ? &p->share_before : &p->share;
	if (figure.len && !things_hold(&p->ways_out, &way->thing)) {
		*shares = layout_items(g->l, (struct str[]){ *shares, is_before ? figure : layout_with_doubt(g->l, figure, &way->thing) }, 2);
		things_note(g->l->arena, &p->ways_out, &way->thing);
	}
	p->is_exit = true;
	p->radius = CURVE_SMALL_FACE;
}

/* "31% · 12% → 20% · 12%": what they were and are. */
static void join_shares(struct layout *l, struct curve *c)
{
	for (size_t i = 0; i < c->points.len; i++) {
		struct point *p = &c->points.at[i];
		if (p->share_before.len && p->share.len && !str_equal(p->share_before, p->share))
			p->share = locale_becomes(l->plan->locale, l->arena, p->share_before, p->share);
		else if (p->share_before.len)
			p->share = p->share_before;
	}
}

/* Nothing is drawn where nothing is felt on the way: the arrows above show that it is there. */
static void add_branch(struct lining *g, const struct branch *b)
{
	bool ends = b->kind == BRANCH_OUT || b->kind == BRANCH_END;
	struct curve_line line = { .kind = b->kind == BRANCH_OUT ? LINE_OUT : LINE_SIDE, .branch = b };
	for (size_t i = 0; i < b->step_count; i++)
		add_step_stops(g, &line, b->steps[i]);
	if (ends && !b->step_count)
		add_step_stops(g, &line, b->end);
	if (b->kind == BRANCH_OUT && line.stops.len && is_on_page(g, &b->end->thing))
		note_exit(g, &line, b);
	keep_line(g, line);
}

/* Where no line ends in an exit, its face is one all the same. */
static void note_lone_exits(struct curve *c)
{
	for (size_t i = 0; i < c->points.len; i++) {
		struct point *p = &c->points.at[i];
		bool is_exit = p->place->kind == KIND_STEP && ((const struct step *)p->place)->exit;
		if (!is_exit || p->is_exit || p->is_on_main || p->partner)
			continue;
		p->is_exit = p->is_exit_alone = true;
		p->radius = CURVE_SMALL_FACE;
	}
}

void curve_lines_collect(struct layout *l, struct feelings *f)
{
	for (size_t i = 0; i < f->source.count; i++) {
		struct lining g = { .l = l, .f = f, .curve = i, .course = f->source.courses[i] };
		add_main(&g);
		for (size_t k = 0; k < g.course->paths.branches.len; k++)
			add_branch(&g, &g.course->paths.branches.at[k]);
	}
	for (size_t i = 0; i < f->curves.list.len; i++)
		note_lone_exits(&f->curves.list.at[i]);
	for (size_t i = 0; i < f->curves.list.len && f->source.last_is_before; i++)
		join_shares(l, &f->curves.list.at[i]);
}

/* ---- where they go ---- */

struct curve_joint { /* where lines leave and join at a step: its faces, or where its own line passes it */
	bool is_known;
	struct curve_stop enter, leave;
};

static double stop_middle(double a, double b)
{
	return (a + b) / 2;
}

/* Those of an earlier placing, where lines leave and join, are left out. */
static void place_stops(const struct feelings *f, struct curve_line *line)
{
	size_t count = 0;
	for (size_t i = 0; i < line->stops.len; i++)
		if (line->stops.at[i].feeling)
			line->stops.at[count++] = line->stops.at[i];
	line->stops.len = count;
	for (size_t i = 0; i < line->stops.len; i++) {
		struct curve_stop *s = &line->stops.at[i];
		const struct point *points = f->curves.list.at[s->curve].points.at;
		s->x = stop_middle(points[s->first].x, points[s->second].x);
		s->y = stop_middle(points[s->first].y, points[s->second].y);
	}
}

static double line_y(const struct curve_stop *a, const struct curve_stop *b, double x)
{
	return curve_piece_y(&(struct curve_piece){ a->x, a->y, b->x, b->y, false }, x);
}

static struct curve_stop stop_between(const struct curve_stop *before, const struct curve_stop *after, double x)
{
	if (!before || !after)
		return before ? *before : *after;
	if (x <= fmin(before->x, after->x) || x >= fmax(before->x, after->x))
		return *before;
	return (struct curve_stop){ .x = x, .y = line_y(before, after, x) };
}

static double step_middle(const struct lining *g, const struct step *step)
{
	size_t column = column_of_place(g, &step->thing);
	const struct column *c = column == SIZE_MAX ? NULL : &g->l->plan->columns.at[column];
	return c ? c->x + c->width / 2 : -1;
}

/* The steps of a line in their order, and its stops, which come in the same. */
static void note_joints(const struct lining *g, const struct curve_line *line, const struct step *const *steps, size_t count, struct curve_joint *joints)
{
	size_t next = line->branch && line->stops.len && !line->stops.at[0].place; /* past the place where it leaves another line */
	for (size_t i = 0; i < count && line->stops.len; i++) {
		struct curve_joint *j = &joints[steps[i]->index];
		if (!is_on_page(g, &steps[i]->thing))
			continue;
		while (next < line->stops.len && line->stops.at[next].place && line->stops.at[next].place->kind == KIND_STAGE
				&& steps[i]->stage->index >= ((const struct stage *)line->stops.at[next].place)->index)
			next++;
		size_t first = next;
		while (next < line->stops.len && line->stops.at[next].place == &steps[i]->thing)
			next++;
		j->is_known = true;
		if (next > first) {
			j->enter = line->stops.at[first];
			j->leave = line->stops.at[next - 1];
		} else {
			const struct curve_stop *at = line->stops.at;
			j->enter = j->leave = stop_between(next ? &at[next - 1] : NULL, next < line->stops.len ? &at[next] : NULL, step_middle(g, steps[i]));
		}
	}
}

/* A way out hangs off the last face of its origin, any other way off the line. */
static struct curve_stop leaving_stop(const struct lining *g, const struct branch *b, const struct curve_stop *leave)
{
	if (b->kind != BRANCH_OUT || !leave->feeling)
		return (struct curve_stop){ .x = leave->x, .y = leave->y };
	const struct point *p = &g->f->curves.list.at[leave->curve].points.at[leave->second];
	return (struct curve_stop){ .x = p->x, .y = p->y };
}

static void join_ends(const struct lining *g, struct curve_line *line, const struct curve_joint *joints)
{
	const struct branch *b = line->branch;
	const struct curve_joint *from = &joints[b->first.from->index], *to = &joints[b->end->index];
	struct curve_line whole = { .kind = line->kind, .branch = b };
	if (from->is_known)
		VEC_PUSH(g->l->arena, &whole.stops, leaving_stop(g, b, &from->leave));
	for (size_t i = 0; i < line->stops.len; i++)
		VEC_PUSH(g->l->arena, &whole.stops, line->stops.at[i]);
	if ((b->kind == BRANCH_SIDE || b->kind == BRANCH_BACK) && to->is_known)
		VEC_PUSH(g->l->arena, &whole.stops, ((struct curve_stop){ .x = to->enter.x, .y = to->enter.y }));
	*line = whole;
}

static void place_lines(const struct lining *g)
{
	struct curve *c = &g->f->curves.list.at[g->curve];
	const struct paths *p = &g->course->paths;
	struct arena arena = { 0 };
	struct curve_joint *joints = arena_alloc(&arena, (p->journey->step_count + 1) * sizeof *joints);
	for (size_t i = 0; i < c->lines.len; i++) {
		struct curve_line *line = &c->lines.at[i];
		place_stops(g->f, line);
		if (!line->branch) {
			note_joints(g, line, p->line, p->line_count, joints);
			continue;
		}
		join_ends(g, line, joints);
		note_joints(g, line, line->branch->steps, line->branch->step_count, joints);
	}
	arena_finish(&arena);
}

/* ---- what crosses a column ---- */

size_t curve_column_at(const struct plan *p, double x)
{
	size_t low = 0, high = p->columns.len;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;
		if (p->columns.at[middle].x <= x)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* The first column from this one on that has room for a piece. Each full one knows one behind it: thousands of ways over thousands of full columns. */
static size_t open_from(struct feelings *f, size_t column, size_t count)
{
	size_t open = column;
	while (open < count && f->columns[open].pieces.len >= PIECES_MOST)
		open += f->columns[open].full > 0 ? f->columns[open].full : 1;
	for (size_t next; column < open && column < count && f->columns[column].pieces.len >= PIECES_MOST; column = next) {
		next = column + (f->columns[column].full > 0 ? f->columns[column].full : 1);
		f->columns[column].full = open - column;
	}
	return open;
}

static void note_piece(struct layout *l, struct feelings *f, struct curve_piece s)
{
	size_t count = l->plan->columns.len, last = curve_column_at(l->plan, fmax(s.x1, s.x2));
	for (size_t i = open_from(f, curve_column_at(l->plan, fmin(s.x1, s.x2)), count); i < count && i <= last; i = open_from(f, i + 1, count))
		VEC_PUSH(l->arena, &f->columns[i].pieces, s);
}

void curve_note_line(struct layout *l, struct feelings *f, const struct curve_stop *from, const struct curve_stop *to)
{
	note_piece(l, f, (struct curve_piece){ from->x, from->y, to->x, to->y, false });
}

static void note_pieces(struct layout *l, struct feelings *f, const struct curve *c)
{
	for (size_t i = 0; i < c->lines.len; i++)
		for (size_t k = 1; k < c->lines.at[i].stops.len; k++) {
			const struct curve_stop *a = &c->lines.at[i].stops.at[k - 1], *b = a + 1;
			if (!b->is_after_gap)
				note_piece(l, f, (struct curve_piece){ a->x, a->y, b->x, b->y, c->yields });
		}
}

/* What is said of a stage and is a point of the curve reaches over the stage at its height. */
static void add_brackets(struct layout *l, struct feelings *f, const struct curve *c)
{
	for (size_t i = 0; i < c->points.len; i++) {
		const struct point *p = &c->points.at[i];
		if (p->place->kind != KIND_STAGE)
			continue;
		const struct stage_box *box = stage_box_of(l->plan, (const struct stage *)p->place);
		struct bracket b = { p->feeling, box->x + BRACKET_INSET, box->x + box->width - BRACKET_INSET, p->y };
		VEC_PUSH(l->arena, &f->curves.brackets, b);
		note_piece(l, f, (struct curve_piece){ b.left, b.y, b.right, b.y, c->yields });
	}
}

void curve_lines_place(struct layout *l, struct feelings *f)
{
	for (size_t i = 0; i < f->source.count; i++) {
		struct lining g = { .l = l, .f = f, .curve = i, .course = f->source.courses[i] };
		place_lines(&g);
		note_pieces(l, f, &f->curves.list.at[i]);
		add_brackets(l, f, &f->curves.list.at[i]);
	}
}
