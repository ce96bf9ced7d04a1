/* curve_asides.c — what is felt beside the curve: above the band what is said of whole stages whose steps say something of their
 * own, below it words that have no place on the scale. Each in the middle of its columns, side by side as far as they have room. */
#include "layout/curve_asides.h"

enum { ASIDE_RADIUS = 10, SIGN_RADIUS = 7, TEXT_GAP = 5, ASIDES_APART = 14, ROWS_APART = 6, JOINT_ROOM = 18, INSET = 6, BRACKET_DOWN = 3, BRACKET_ROOM = 11 };

void curve_aside_add(struct layout *l, struct feelings *f, struct aside a)
{
	a.radius = a.is_below ? SIGN_RADIUS : ASIDE_RADIUS;
	VEC_PUSH(l->arena, &f->curves.asides[a.is_below], a);
}

static double before_text(const struct aside *a)
{
	return (a->joint.len ? JOINT_ROOM : 0) + 2 * a->radius + TEXT_GAP;
}

double curve_aside_width(struct layout *l, const struct aside *a)
{
	return text_longest_word(l->plan->ruler, role_font(ROLE_WORD), a->words) + before_text(a) + 2 * INSET;
}

/* ---- a row ---- */

static void measure_aside(struct layout *l, struct aside *a, double room)
{
	a->lines = layout_wrap(l, ROLE_WORD, a->words, room - before_text(a));
	double words = text_lines_height(role_font(ROLE_WORD), a->lines);
	a->width = before_text(a) + a->lines.width;
	a->height = words > 2 * a->radius ? words : 2 * a->radius;
}

static void set_aside(struct aside *a, double x, double y)
{
	struct font font = role_font(ROLE_WORD);
	double line = role_line_height(ROLE_WORD), words = text_lines_height(role_font(ROLE_WORD), a->lines);
	a->left = x;
	a->top = y;
	a->joint_x = x + JOINT_ROOM / 2.0 - 3;
	a->x = x + before_text(a) - TEXT_GAP - a->radius;
	a->y = y + (words > 2 * a->radius ? line / 2 : a->height / 2);
	a->y = a->y < y + a->radius ? y + a->radius : a->y;
	a->text_x = x + before_text(a);
	a->text_y = a->y - (a->lines.len > 1 ? line : words) / 2 + (line - font_ascent(font) - font_descent(font)) / 2 + font_ascent(font);
	a->height = a->text_y - font_ascent(font) + words - y > a->height ? a->text_y - font_ascent(font) + words - y : a->height;
}

struct aside_row {
	size_t first, end;
	double width, height;
};

static double gap_before(const struct aside *a, bool is_first)
{
	return is_first || a->joint.len ? 0 : ASIDES_APART;
}

/* All parts of a feeling beside each other. */
static double feeling_width(const struct aside *asides, size_t first, size_t end)
{
	double width = asides[first].width;
	for (size_t i = first + 1; i < end && !asides[i].begins; i++)
		width += gap_before(&asides[i], false) + asides[i].width;
	return width;
}

/* As many as fit; a feeling that has room in a row of its own is not torn apart. */
static struct aside_row next_row(const struct aside *asides, size_t first, size_t end, double room)
{
	struct aside_row r = { first, first, 0, 0 };
	while (r.end < end) {
		const struct aside *a = &asides[r.end];
		double start = r.width + gap_before(a, r.end == first), whole = a->begins ? feeling_width(asides, r.end, end) : a->width;
		if (r.end > first && start + whole > room)
			break;
		r.width = start + a->width;
		r.height = a->height + 6 > r.height ? a->height + 6 : r.height;
		r.end++;
	}
	return r;
}

static double place_rows(struct aside *asides, size_t first, size_t end, double left, double right)
{
	double y = 0;
	while (first < end) {
		struct aside_row r = next_row(asides, first, end, right - left);
		double x = (left + right - r.width) / 2;
		for (; first < r.end; first++) {
			x += gap_before(&asides[first], first == r.first);
			set_aside(&asides[first], x, y);
			x += asides[first].width;
		}
		y += r.height + (r.end < end ? ROWS_APART : 0);
	}
	return y;
}

/* ---- all of them ---- */

struct aside_group { /* those of one step or stage */
	size_t first, end;
	double y, height;
};

static double lowest_end(const double *ends, const struct aside *a)
{
	double y = 0;
	for (size_t i = a->first; i <= a->last; i++)
		y = ends[i] > y ? ends[i] : y;
	return y;
}

static void move_asides(struct aside *asides, const struct aside_group *p, double by)
{
	for (size_t i = p->first; i < p->end; i++) {
		asides[i].y += by;
		asides[i].text_y += by;
		asides[i].top += by;
	}
}

/* Below what stands in its columns already. */
static struct aside_group next_place(struct layout *l, struct aside *asides, size_t first, size_t count, double *ends)
{
	struct aside *a = &asides[first];
	struct aside_group p = { .first = first, .end = first, .y = lowest_end(ends, a) };
	while (p.end < count && asides[p.end].first == a->first && asides[p.end].last == a->last)
		p.end++;
	const struct column *columns = l->plan->columns.at;
	double left = columns[a->first].x + INSET, right = columns[a->last].x + columns[a->last].width - INSET;
	for (size_t i = first; i < p.end; i++)
		measure_aside(l, &asides[i], right - left);
	p.height = place_rows(asides, first, p.end, left, right);
	move_asides(asides, &p, p.y);
	for (size_t i = a->first; i <= a->last; i++)
		ends[i] = p.y + p.height + ROWS_APART;
	return p;
}

static void add_bracket(struct layout *l, struct feelings *f, const struct aside *a, double y)
{
	const struct column *left = &l->plan->columns.at[a->first], *right = &l->plan->columns.at[a->last];
	struct bracket b = { .left = left->x + 3, .right = right->x + right->width - 3, .y = y };
	VEC_PUSH(l->arena, &f->curves.brackets, b);
}

double curve_asides_place(struct layout *l, struct feelings *f, bool below)
{
	struct aside *asides = f->curves.asides[below].at;
	size_t count = f->curves.asides[below].len;
	double *ends = arena_alloc(l->arena, l->plan->columns.len * sizeof *ends), height = 0;
	VEC(struct aside_group) places = { 0 };
	for (size_t i = 0; i < count; i = places.at[places.len - 1].end) {
		VEC_PUSH(l->arena, &places, next_place(l, asides, i, count, ends));
		const struct aside_group *p = &places.at[places.len - 1];
		height = p->y + p->height > height ? p->y + p->height : height;
	}
	for (size_t i = 0; i < places.len && !below; i++) { /* each stands on its bracket */
		move_asides(asides, &places.at[i], height - places.at[i].height);
		add_bracket(l, f, &asides[places.at[i].first], height + BRACKET_DOWN);
	}
	return !count ? 0 : below ? height : height + BRACKET_ROOM;
}

void curve_asides_move(struct curves *c, bool below, double by)
{
	struct aside_group all = { .end = c->asides[below].len };
	move_asides(c->asides[below].at, &all, by);
}
