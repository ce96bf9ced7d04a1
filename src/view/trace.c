/* trace.c — the curve on a persona's sheet: the stages as a ribbon, a face for each feeling of theirs, and the words that find
 * room: the worst and the best first, then the last, then the others in their order. The swimlane holds them all. */
#include "view/personas.h"

enum { FACE_STEP = 30, BAND = 156, BAND_ROOM = 44, WORD_GAP = 4, WORD_WIDEST = 132, RIBBON_INSET = 18, RIBBON_TIP = 10, FOOT = 24 };

/* ---- which faces ---- */

static bool is_theirs(const struct feeling *f, const struct persona *persona)
{
	for (size_t i = 0; i < f->by.len; i++)
		if (f->by.at[i] == &persona->thing)
			return true;
	return !f->by.len;
}

static void add_point(struct layout *l, struct sheet *s, const struct feeling *f, bool is_moment)
{
	struct trace_point p = { .feeling = f, .is_moment = is_moment };
	VEC_PUSH(l->arena, &s->points, p);
}

static void add_points(struct layout *l, struct sheet *s, const struct content *c)
{
	bool is_moment = c->moment != NULL;
	FOR_EACH(struct feeling, f, c->feelings) {
		if (!is_theirs(f, s->persona) || layout_leaves_out(l, &f->thing))
			continue;
		add_point(l, s, f, is_moment);
		is_moment = false;
		if (f->to)
			add_point(l, s, f->to, false);
	}
}

void trace_collect(struct layout *l, struct sheet *s)
{
	FOR_EACH(struct stage, stage, l->plan->journey->stages) {
		struct trace_stage t = { .stage = stage, .first = s->points.len };
		FOR_EACH(struct step, step, stage->steps)
			add_points(l, s, &step->content);
		if (t.first == s->points.len)
			add_points(l, s, &stage->content);
		t.end = s->points.len;
		VEC_PUSH(l->arena, &s->stages, t);
	}
}

/* ---- widths ---- */

static double stage_least(struct layout *l, const struct trace_stage *t)
{
	double title = text_longest_word(l->plan->measure, role_font(ROLE_LANE), thing_label(&t->stage->thing)) + RIBBON_INSET + RIBBON_TIP + 8;
	return layout_at_least(title > COLUMN_HARD_MOST ? COLUMN_HARD_MOST : title, (double)(t->end - t->first) * FACE_STEP + 8);
}

double trace_least_width(struct layout *l, const struct sheet *s)
{
	double width = 2 * SHEET_PADDING;
	for (size_t i = 0; s->points.len && i < s->stages.len; i++)
		width += stage_least(l, &s->stages.at[i]) + (i ? 4 : 0);
	return width;
}

/* What is left over goes to the stages by the number of their faces. */
static void place_ribbon(struct layout *l, struct sheet *s)
{
	double left = s->width - trace_least_width(l, s), x = SHEET_PADDING, total = (double)(s->points.len + s->stages.len);
	s->ribbon_height = RIBBON;
	for (size_t i = 0; i < s->stages.len; i++) {
		struct trace_stage *t = &s->stages.at[i];
		t->x = x;
		t->width = stage_least(l, t) + left * (double)(t->end - t->first + 1) / total;
		t->title = layout_wrap(l, ROLE_LANE, thing_label(&t->stage->thing), t->width - RIBBON_INSET - RIBBON_TIP);
		s->ribbon_height = layout_at_least(s->ribbon_height, role_lines_height(ROLE_LANE, t->title) + 12);
		x += t->width + 4;
	}
}

static void place_faces(struct sheet *s)
{
	double middle = s->curve_top + s->curve_height / 2, reach = s->curve_height / 2 - BAND_ROOM;
	for (size_t i = 0; i < s->stages.len; i++) {
		const struct trace_stage *t = &s->stages.at[i];
		double each = t->width / (double)(t->end > t->first ? t->end - t->first : 1);
		for (size_t k = t->first; k < t->end; k++) {
			struct trace_point *p = &s->points.at[k];
			p->x = t->x + each * ((double)(k - t->first) + 0.5);
			p->y = p->feeling->is_placed ? middle - p->feeling->level * reach : s->curve_top + s->curve_height - FOOT; /* a word without a place */
		}
	}
}

/* ---- words ---- */

struct area {
	double left, top, right, bottom;
};

static bool overlap(struct area a, struct area b)
{
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

static struct area face_area(const struct trace_point *p)
{
	double r = FACE + 2;
	return (struct area){ p->x - r, p->is_moment ? p->y - FACE - 20 : p->y - r, p->x + r, p->y + r };
}

static struct area word_area(const struct trace_point *p)
{
	double half = p->word_width / 2;
	return (struct area){ p->word_x - half - 3, p->word_y, p->word_x + half + 3, p->word_y + p->word_height };
}

/* The line between two faces is a cubic with level tangents: x and y at t, its controls half way. */
static bool line_crosses(const struct trace_point *a, const struct trace_point *b, struct area r)
{
	for (int i = 0; i <= 24; i++) {
		double t = i / 24.0, x = a->x + (b->x - a->x) * (1.5 * t - 1.5 * t * t + t * t * t), y = a->y + (b->y - a->y) * (3 * t * t - 2 * t * t * t);
		if (x > r.left - 2 && x < r.right + 2 && y > r.top - 2 && y < r.bottom + 2)
			return true;
	}
	return false;
}

static bool is_free(const struct sheet *s, size_t index, struct area r)
{
	if (r.left < SHEET_PADDING || r.right > s->width - SHEET_PADDING || r.top < s->curve_top + 2 || r.bottom > s->curve_top + s->curve_height - 2)
		return false;
	const struct trace_point *before = NULL; /* on the line */
	for (size_t i = 0; i < s->points.len; i++) {
		const struct trace_point *p = &s->points.at[i], *last = before;
		before = p->feeling->is_placed ? p : before;
		if (i + 12 < index || i > index + 12) /* too far to be met by a word of this width */
			continue;
		if (overlap(r, face_area(p)) || (p->word.len && i != index && overlap(r, word_area(p))))
			return false;
		if (last && p->feeling->is_placed && line_crosses(last, p, r))
			return false;
	}
	return true;
}

/* Pushed back where it would leave the band. */
static double inside(const struct sheet *s, double x, double half)
{
	double least = SHEET_PADDING + half + 4, most = s->width - SHEET_PADDING - half - 4;
	return x < least ? least : x > most ? most : x;
}

static void try_word(struct layout *l, struct sheet *s, size_t index)
{
	static const double SHIFTS[] = { 0, -16, 16, -32, 32 };
	struct trace_point *p = &s->points.at[index];
	struct str text = p->feeling->thing.text;
	if (p->word.len || !text.len)
		return;
	struct lines lines = layout_wrap(l, ROLE_WORD, text, WORD_WIDEST);
	double height = role_lines_height(ROLE_WORD, lines), above = p->y - FACE - (p->is_moment ? 20 : 0) - WORD_GAP - height, below = p->y + FACE + WORD_GAP;
	for (int i = 0; i < 10; i++) {
		struct trace_point tried = *p;
		tried.word_x = inside(s, p->x + SHIFTS[i / 2], lines.width / 2);
		tried.word_y = (i % 2 == 0) == (p->feeling->level < 0) ? below : above;
		tried.word_width = lines.width;
		tried.word_height = height;
		if (!is_free(s, index, word_area(&tried)))
			continue;
		*p = tried;
		p->word = lines;
		return;
	}
}

static size_t extreme(const struct sheet *s, double sign)
{
	size_t best = s->points.len;
	for (size_t i = 0; i < s->points.len; i++) {
		const struct feeling *f = s->points.at[i].feeling;
		if (f->is_placed && (best == s->points.len || f->level * sign > s->points.at[best].feeling->level * sign))
			best = i;
	}
	return best < s->points.len ? best : 0;
}

static void place_words(struct layout *l, struct sheet *s)
{
	try_word(l, s, extreme(s, -1));
	try_word(l, s, extreme(s, +1));
	try_word(l, s, s->points.len - 1);
	for (size_t i = 0; i < s->points.len; i++)
		try_word(l, s, i);
}

double trace_place(struct layout *l, struct sheet *s, double y)
{
	place_ribbon(l, s);
	s->ribbon_y = y;
	s->curve_top = y + s->ribbon_height + 8;
	s->curve_height = BAND;
	place_faces(s);
	place_words(l, s);
	return s->curve_top + s->curve_height;
}
