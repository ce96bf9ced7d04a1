/* strip.c — the stages' chevrons, what stands under them, and the arrows between steps. */
#include "layout/layout.h"

#include <stdlib.h>

static void add_note(struct layout *l, struct stage_box *box, enum role role, enum mark mark, struct str text)
{
	struct block b = { .role = role, .mark = mark, .text = text };
	if (text.len)
		VEC_PUSH(l->arena, &box->notes, b);
}

static void collect_notes(struct layout *l, struct stage_box *box)
{
	const struct stage *s = box->stage;
	const struct locale *words = l->plan->locale;
	struct str none = { 0 };
	FOR_EACH(struct thing, goal, s->content.goals)
		add_note(l, box, ROLE_GOAL, MARK_NONE, layout_told(l, goal));
	FOR_EACH(struct thing, expected, s->content.expects)
		add_note(l, box, ROLE_TAG, MARK_NONE, locale_pair(words, l->arena, LABEL_expects, layout_told(l, expected)));
	if (s->content.moment) {
		struct str moment[] = { s->content.moment->text.len ? s->content.moment->text : label(words, LABEL_moment), layout_claim_words(l, s->content.moment) };
		add_note(l, box, ROLE_TAG, MARK_STAR, layout_join(l, SEPARATOR, moment, 2));
	}
	struct str times[] = { layout_quantity(l, LABEL_wait, s->content.wait), layout_quantity(l, LABEL_takes, s->content.takes) };
	add_note(l, box, ROLE_TAG, MARK_CLOCK, layout_join(l, SEPARATOR, times, 2));
	add_note(l, box, ROLE_TAG, MARK_EXIT, layout_quantity(l, LABEL_drop, s->drop));
	struct str more[] = {
		s->detail ? label_with(words, l->arena, LABEL_detail, s->detail->journey ? thing_label(&s->detail->journey->thing) : s->detail->thing.text) : none,
		s->content.owner ? locale_pair(words, l->arena, LABEL_owner, locale_name(words, &s->content.owner->thing)) : none,
	};
	add_note(l, box, ROLE_TAG, MARK_NONE, more[0]);
	add_note(l, box, ROLE_TAG, MARK_NONE, more[1]);
	struct str reasons = layout_reasons(l, &s->content.because, label(words, LABEL_list_semicolon).at);
	add_note(l, box, ROLE_TAG, MARK_NONE, reasons.len ? label_with(words, l->arena, LABEL_because, reasons) : none);
	struct value stakes = s->content.intensity;
	add_note(l, box, ROLE_TAG, MARK_NONE, stakes.given ? label_with(words, l->arena, LABEL_stakes, locale_value(words, l->arena, stakes)) : none);
	add_note(l, box, ROLE_TAG, MARK_NONE, layout_claim_words(l, &s->thing));
}

void chevrons_measure(struct layout *l)
{
	struct plan *p = l->plan;
	p->chevron_height = 44;
	for (size_t i = 0; i < p->stages.len; i++) {
		struct stage_box *box = &p->stages.at[i];
		box->title = layout_wrap(l, ROLE_STAGE, thing_label(&box->stage->thing), box->width - CHEVRON_INSET - CHEVRON_TIP - 12);
		double height = (double)box->title.len * role_line_height(ROLE_STAGE) + 22;
		p->chevron_height = height > p->chevron_height ? height : p->chevron_height;
	}
}

/* ---- phases: bars above the chevrons ---- */

void phases_add(struct layout *l, struct phase_bars *bars, const struct stage *stage, double x, double width)
{
	struct phase_bar *last = bars->list.len ? &bars->list.at[bars->list.len - 1] : NULL;
	bool is_open = last && last->phase == stage->phase;
	if (is_open)
		last->width = x + width - last->x;
	else if (stage->phase || last) /* without a phase: it only ends the bar before */
		VEC_PUSH(l->arena, &bars->list, ((struct phase_bar){ .phase = stage->phase, .x = x, .width = width }));
}

static double bar_height(const struct phase_bar *bar)
{
	return (double)bar->title.len * role_line_height(ROLE_LANE) + 10;
}

void phases_measure(struct layout *l, struct phase_bars *bars)
{
	size_t kept = 0;
	bars->height = 0;
	for (size_t i = 0; i < bars->list.len; i++) {
		struct phase_bar bar = bars->list.at[i];
		if (!bar.phase)
			continue;
		bar.title = layout_wrap(l, ROLE_LANE, thing_label(&bar.phase->thing), bar.width - 2 * PHASE_INSET);
		bars->height = bar_height(&bar) > bars->height ? bar_height(&bar) : bars->height;
		bars->list.at[kept++] = bar;
	}
	bars->list.len = kept;
}

double phases_room(const struct phase_bars *bars)
{
	return bars->height > 0 ? bars->height + PHASE_AIR : 0;
}

void phases_place(struct layout *l)
{
	struct plan *p = l->plan;
	for (size_t i = 0; i < p->stages.len; i++)
		phases_add(l, &p->phases, p->stages.at[i].stage, p->stages.at[i].x, p->stages.at[i].width);
	phases_measure(l, &p->phases);
	p->strip_y += phases_room(&p->phases);
}

/* Without a stage, or with nothing in any, one sentence says so, as in the other views. */
static void say_if_empty(struct layout *l)
{
	struct plan *p = l->plan;
	if (p->stages.len && p->lanes.len)
		return;
	double top = p->stages.len ? p->strip_height : 0;
	p->empty = layout_wrap(l, ROLE_SUBTITLE, locale_nothing(p->locale, p->map, LABEL_no_steps), p->width - 2 * p->margin);
	p->empty_y = top + font_ascent(role_font(ROLE_SUBTITLE));
	p->strip_height = top + (double)p->empty.len * role_line_height(ROLE_SUBTITLE) + 24;
}

void stages_measure(struct layout *l)
{
	struct plan *p = l->plan;
	double notes = 0;
	phases_place(l);
	chevrons_measure(l);
	for (size_t i = 0; i < p->stages.len; i++) {
		struct stage_box *box = &p->stages.at[i];
		collect_notes(l, box);
		double y = blocks_set(l, box->notes.at, box->notes.len, CHEVRON_TIP, p->chevron_height + 8, box->width - CHEVRON_TIP - 8);
		notes = box->notes.len && y + 12 - p->chevron_height > notes ? y + 12 - p->chevron_height : notes;
	}
	p->strip_height = p->chevron_height + (notes > 0 ? notes : 12);
	say_if_empty(l);
}

/* ---- arrows between steps ---- */

enum { TRACK = 17, TRACKS_MOST = 2000, END_APART = 12 };

/* What the text says by its order needs an arrow only where it leads past an exit: who leaves there does not go on. */
static bool is_worth_an_arrow(const struct plan *p, const struct path_way *way)
{
	return way->from != way->to && (way->way || column_of_step(p, way->to) != column_of_step(p, way->from) + 1);
}

size_t column_of_step(const struct plan *p, const struct step *step)
{
	const struct stage_box *box = &p->stages.at[step->stage->index];
	return box->first_column + (step->index - p->columns.at[box->first_column].step->index);
}

size_t middle_column(const struct stage_box *box)
{
	return (box->first_column + box->last_column) / 2;
}

static void add_arrow(struct layout *l, const struct path_way *way)
{
	struct plan *p = l->plan;
	struct arrow a = { .number = p->arrows.len, .from = column_of_step(p, way->from), .to = column_of_step(p, way->to) };
	if (way->way && way->way->share.given)
		a.label = layout_wrap(l, ROLE_TAG, locale_value(p->locale, l->arena, way->way->share), 200);
	a.label_width = a.label.len ? a.label.width + 8 : 0;
	VEC_PUSH(l->arena, &p->arrows, a);
}

/* ---- their ends: nested, so that arrows of one column never cross each other ---- */

struct arrow_end {
	struct arrow *arrow;
	size_t column, other;
	double *x;
};

static size_t length_of(size_t a, size_t b)
{
	return a > b ? a - b : b - a;
}

/* Those to the left first. The longer an arrow, the higher it runs, and the further out its end stands. */
static int by_place(const void *left, const void *right)
{
	const struct arrow_end *a = left, *b = right;
	if (a->column != b->column)
		return a->column < b->column ? -1 : 1;
	bool a_left = a->other < a->column, b_left = b->other < b->column;
	if (a_left != b_left)
		return a_left ? -1 : 1;
	size_t x = length_of(a->column, a->other), y = length_of(b->column, b->other);
	int longer = x != y ? (x > y ? 1 : -1) : (a->arrow > b->arrow) - (a->arrow < b->arrow);
	return a_left ? longer : -longer;
}

static void set_ends(const struct column *c, struct arrow_end *ends, size_t count)
{
	double apart = (c->width - 24) / (double)count;
	apart = apart > END_APART ? END_APART : apart;
	for (size_t i = 0; i < count; i++)
		*ends[i].x = c->x + c->width / 2 + ((double)i - (double)(count - 1) / 2) * apart;
}

static void spread_ends(struct layout *l)
{
	struct plan *p = l->plan;
	size_t count = 2 * p->arrows.len, same;
	struct arrow_end *ends = arena_alloc(l->arena, count * sizeof *ends);
	for (size_t i = 0; i < p->arrows.len; i++) {
		struct arrow *a = &p->arrows.at[i];
		ends[2 * i] = (struct arrow_end){ a, a->from, a->to, &a->from_x };
		ends[2 * i + 1] = (struct arrow_end){ a, a->to, a->from, &a->to_x };
	}
	qsort(ends, count, sizeof *ends, by_place);
	for (size_t i = 0; i < count; i += same) {
		for (same = 1; i + same < count && ends[i + same].column == ends[i].column;)
			same++;
		set_ends(&p->columns.at[ends[i].column], ends + i, same);
	}
}

/* ---- their tracks: the longer, the higher ---- */

static int by_length(const void *left, const void *right)
{
	const struct arrow *a = left, *b = right;
	size_t a_first = a->from < a->to ? a->from : a->to, b_first = b->from < b->to ? b->from : b->to;
	if (a_first != b_first)
		return a_first < b_first ? -1 : 1;
	size_t x = length_of(a->from, a->to), y = length_of(b->from, b->to);
	if (x != y)
		return x < y ? -1 : 1;
	return a->from != b->from ? (a->from < b->from ? -1 : 1) : (int)a->number - (int)b->number;
}

struct tracks {
	VEC(double) ends; /* how far to the right each is taken */
};

static void give_track(struct layout *l, struct arrow *a, struct tracks *t)
{
	bool right = a->from_x < a->to_x;
	a->label_x = right ? a->from_x + 10 : a->from_x - 10 - a->label_width;
	double first = right ? a->from_x : a->to_x, last = right ? a->to_x : a->from_x;
	first = a->label.len && a->label_x < first ? a->label_x : first;
	last = a->label.len && a->label_x + a->label_width > last ? a->label_x + a->label_width : last;
	size_t track = 0;
	while (track < t->ends.len && track + 1 < TRACKS_MOST && t->ends.at[track] > first - 10)
		track++;
	if (track == t->ends.len)
		VEC_PUSH(l->arena, &t->ends, 0);
	t->ends.at[track] = last;
	a->y = (double)track; /* a number until all tracks are known */
}

void arrows_route(struct layout *l)
{
	struct plan *p = l->plan;
	struct tracks tracks = { 0 };
	struct paths paths = paths_of(p->journey, NULL, l->arena);
	for (size_t i = 0; i < paths.ways.len; i++)
		if (is_worth_an_arrow(p, &paths.ways.at[i]))
			add_arrow(l, &paths.ways.at[i]);
	if (!p->arrows.len)
		return;
	qsort(p->arrows.at, p->arrows.len, sizeof *p->arrows.at, by_length);
	spread_ends(l);
	for (size_t i = 0; i < p->arrows.len; i++)
		give_track(l, &p->arrows.at[i], &tracks);
	double highest = (double)tracks.ends.len;
	p->arrows_height = highest * TRACK + 14;
	for (size_t i = 0; i < p->arrows.len; i++)
		p->arrows.at[i].y = (highest - 1 - p->arrows.at[i].y) * TRACK + TRACK / 2.0 + 2;
}
