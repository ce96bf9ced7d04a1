/* columns.c — gives every step its column and every stage its width: that of what stands in it, never less than its
 * longest word. Knows nothing of colours. */
#include "layout/layout.h"

void columns_make(struct layout *l)
{
	struct plan *p = l->plan;
	FOR_EACH(struct stage, stage, p->journey->stages) {
		struct stage_box box = { .stage = stage, .first_column = p->columns.len };
		struct column empty = { .stage = stage };
		FOR_EACH(struct step, step, stage->steps) {
			struct column c = { .step = step, .stage = stage };
			VEC_PUSH(l->arena, &p->columns, c);
		}
		if (!stage->steps.len)
			VEC_PUSH(l->arena, &p->columns, empty);
		box.last_column = p->columns.len - 1;
		VEC_PUSH(l->arena, &p->stages, box);
	}
}

/* ---- how far a step's card may reach ---- */

static size_t stage_of_column(const struct plan *p, size_t column)
{
	return p->columns.at[column].stage->index;
}

/* A group is the cards of one step in a lane. Free columns between two groups are shared between them, those at the stage's
 * ends go to the first and the last: so a card always lies over its own step, and over as much free room as there is. */
struct group {
	size_t first, last; /* cards */
	size_t column;
};

static size_t group_at(const struct swimlane *lane, size_t from, struct group *g)
{
	*g = (struct group){ from, from, lane->cards.at[from]->first_column };
	while (g->last + 1 < lane->cards.len && !lane->cards.at[g->last + 1]->of_stage && lane->cards.at[g->last + 1]->first_column == g->column)
		g->last++;
	return g->last + 1;
}

static void stretch_group(struct swimlane *lane, const struct group *g, size_t first_column, size_t last_column)
{
	for (size_t i = g->first; i <= g->last; i++) {
		lane->cards.at[i]->first_column = first_column;
		lane->cards.at[i]->last_column = last_column;
	}
}

/* The cards come in the order of their columns, each stage's own after those of its steps. */
static void stretch_cards(struct plan *p, struct swimlane *lane)
{
	size_t first_free = 0, i = 0;
	bool is_first = true;
	while (i < lane->cards.len) {
		if (lane->cards.at[i]->of_stage) {
			i++;
			is_first = true;
			continue;
		}
		struct group g, next;
		i = group_at(lane, i, &g);
		const struct stage_box *box = &p->stages.at[stage_of_column(p, g.column)];
		size_t first = is_first || first_free < box->first_column ? box->first_column : first_free, last = box->last_column;
		bool more = i < lane->cards.len && !lane->cards.at[i]->of_stage;
		if (more) {
			group_at(lane, i, &next);
			if (next.column <= box->last_column)
				last = g.column + (next.column - g.column) / 2;
		}
		stretch_group(lane, &g, first, last);
		first_free = last + 1;
		is_first = last == box->last_column;
	}
}

/* ---- what the cards want ---- */

static int lines_wanted(enum card_style style)
{
	return style == CARD_TOUCHPOINT || style == CARD_MEASURE ? 2 : 3;
}

static void want(struct column *c, double preferred, double hard)
{
	if (preferred > COLUMN_MOST)
		preferred = COLUMN_MOST;
	if (hard > COLUMN_HARD_MOST)
		hard = COLUMN_HARD_MOST;
	double least = preferred > hard ? preferred : hard;
	if (c->width < least)
		c->width = least;
}

static void want_for_card(struct layout *l, const struct card *card)
{
	struct plan *p = l->plan;
	double count = (double)(card->last_column - card->first_column + 1), gaps = (count - 1) * GAP;
	double preferred = card->of_stage ? 0 : card_wanted_width(l, card, lines_wanted(card->style));
	double hard = card_longest_word(l, card);
	if (card->of_journey)
		return;
	for (size_t col = card->first_column; col <= card->last_column; col++)
		want(&p->columns.at[col], (preferred - gaps) / count, (hard - gaps) / count);
}

static double stage_least(struct layout *l, const struct stage_box *box)
{
	struct str title = thing_label(&box->stage->thing);
	double word = text_longest_word(l->plan->measure, role_font(ROLE_STAGE), title);
	double half = width_of(l, ROLE_STAGE, title) * 0.56;
	double goal = 0;
	for (size_t i = 0; i < box->stage->goals.list.len; i++) {
		double need = text_longest_word(l->plan->measure, role_font(ROLE_GOAL), box->stage->goals.list.at[i]);
		goal = need > goal ? need : goal;
	}
	double least = (word > half ? word : half) + CHEVRON_INSET + CHEVRON_TIP + 14;
	least = least > goal + 24 ? least : goal + 24;
	return least > COLUMN_HARD_MOST ? COLUMN_HARD_MOST : least;
}

static double width_between(const struct plan *p, size_t first, size_t last)
{
	double width = -GAP;
	for (size_t i = first; i <= last; i++)
		width += p->columns.at[i].width + GAP;
	return width;
}

/* Widths in steps of four pixels, so that a small change of a text rarely moves its neighbours. */
static double rounded(double width)
{
	double quarter = width / 4;
	long whole = (long)quarter;
	return (double)(whole + (quarter > (double)whole)) * 4;
}

static void widen(struct plan *p, size_t first, size_t last, double least)
{
	double missing = least - width_between(p, first, last);
	for (size_t i = first; missing > 0 && i <= last; i++)
		p->columns.at[i].width += missing / (double)(last - first + 1);
}

/* A small map fills a page all the same, as far as its columns stay pleasant to read. */
static void fill_page(struct plan *p)
{
	if (!p->columns.len)
		return;
	double missing = GRID_LEAST - width_between(p, 0, p->columns.len - 1);
	for (size_t i = 0; missing > 0 && i < p->columns.len; i++) {
		double more = missing / (double)(p->columns.len);
		double room = COLUMN_STRETCHED_MOST - p->columns.at[i].width;
		p->columns.at[i].width += more < room ? more : room > 0 ? room : 0;
	}
}

static void give_places(struct plan *p)
{
	double x = p->margin + p->label_width;
	for (size_t i = 0; i < p->columns.len; i++) {
		p->columns.at[i].width = rounded(p->columns.at[i].width);
		p->columns.at[i].x = x;
		x += p->columns.at[i].width + GAP;
	}
	for (size_t i = 0; i < p->stages.len; i++) {
		struct stage_box *box = &p->stages.at[i];
		box->x = p->columns.at[box->first_column].x;
		box->width = width_between(p, box->first_column, box->last_column);
	}
	p->width = (p->columns.len ? x - GAP : p->margin + GRID_LEAST) + p->margin;
}

void columns_give_widths(struct layout *l)
{
	struct plan *p = l->plan;
	for (size_t i = 0; i < p->columns.len; i++)
		p->columns.at[i].width = COLUMN_LEAST;
	for (size_t i = 0; i < p->lanes.len; i++) {
		struct swimlane *lane = &p->lanes.at[i];
		if (lane->stretches)
			stretch_cards(p, lane);
		for (size_t k = 0; k < lane->cards.len; k++)
			want_for_card(l, lane->cards.at[k]);
	}
	for (size_t i = 0; i < p->columns.len; i++)
		want(&p->columns.at[i], 0, curves_wanted_width(l, i));
	for (size_t i = 0; i < p->stages.len; i++)
		widen(p, p->stages.at[i].first_column, p->stages.at[i].last_column, stage_least(l, &p->stages.at[i]));
	fill_page(p);
	give_places(p);
}

/* ---- chevrons and what stands under them ---- */

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
	for (size_t i = 0; i < s->goals.list.len; i++)
		add_note(l, box, ROLE_GOAL, MARK_NONE, s->goals.list.at[i]);
	for (size_t i = 0; i < s->expects.list.len; i++)
		add_note(l, box, ROLE_TAG, MARK_NONE, locale_pair(words, l->arena, LABEL_expects, s->expects.list.at[i]));
	if (s->content.moment)
		add_note(l, box, ROLE_TAG, MARK_STAR, s->content.moment->text.len ? s->content.moment->text : label(words, LABEL_moment));
	struct str times[] = {
		s->content.wait.given ? label_with(words, l->arena, LABEL_wait, locale_value(words, l->arena, s->content.wait)) : none,
		s->content.takes.given ? label_with(words, l->arena, LABEL_takes, locale_value(words, l->arena, s->content.takes)) : none,
	};
	add_note(l, box, ROLE_TAG, MARK_CLOCK, join(l, SEPARATOR, times, 2));
	if (s->drop.given)
		add_note(l, box, ROLE_TAG, MARK_EXIT, label_with(words, l->arena, LABEL_drop, locale_value(words, l->arena, s->drop)));
	struct str more[] = {
		s->detail ? label_with(words, l->arena, LABEL_detail, s->detail->journey ? thing_label(&s->detail->journey->thing) : s->detail->thing.text) : none,
		s->content.owner ? locale_pair(words, l->arena, LABEL_owner, locale_name(words, &s->content.owner->thing)) : none,
	};
	add_note(l, box, ROLE_TAG, MARK_NONE, more[0]);
	add_note(l, box, ROLE_TAG, MARK_NONE, more[1]);
	add_note(l, box, ROLE_TAG, MARK_NONE, s->content.because.len ? label_with(words, l->arena, LABEL_because, s->content.because) : none);
}

void chevrons_measure(struct layout *l)
{
	struct plan *p = l->plan;
	p->chevron_height = 44;
	for (size_t i = 0; i < p->stages.len; i++) {
		struct stage_box *box = &p->stages.at[i];
		box->title = wrap(l, ROLE_STAGE, thing_label(&box->stage->thing), box->width - CHEVRON_INSET - CHEVRON_TIP - 12);
		double height = (double)box->title.len * line_height(ROLE_STAGE) + 22;
		p->chevron_height = height > p->chevron_height ? height : p->chevron_height;
	}
}

void stages_measure(struct layout *l)
{
	struct plan *p = l->plan;
	double notes = 0;
	chevrons_measure(l);
	for (size_t i = 0; i < p->stages.len; i++) {
		struct stage_box *box = &p->stages.at[i];
		collect_notes(l, box);
		double y = blocks_set(l, box->notes.at, box->notes.len, CHEVRON_TIP, p->chevron_height + 8, box->width - CHEVRON_TIP - 8);
		notes = box->notes.len && y + 12 - p->chevron_height > notes ? y + 12 - p->chevron_height : notes;
	}
	p->strip_height = p->chevron_height + (notes > 0 ? notes : 12);
}

/* ---- arrows between steps ---- */

enum { TRACK = 17, TRACKS_MOST = 40 };

static bool is_worth_an_arrow(const struct step *from, const struct way *way)
{
	return way->step && way->step != from && way->step->stage->journey == from->stage->journey;
}

static size_t column_of(const struct plan *p, const struct step *step)
{
	const struct stage_box *box = &p->stages.at[step->stage->index];
	return box->first_column + (step->index - p->columns.at[box->first_column].step->index);
}

static void add_arrow(struct layout *l, size_t from, const struct way *way)
{
	struct plan *p = l->plan;
	struct arrow a = { .way = way, .from = from, .to = column_of(p, way->step) };
	if (way->share.given)
		a.label = wrap(l, ROLE_TAG, locale_value(p->locale, l->arena, way->share), 200);
	a.label_width = a.label.len ? a.label.width + 8 : 0;
	VEC_PUSH(l->arena, &p->arrows, a);
}

/* Each column's ends stand beside each other, so that no two arrows share a point. */
static void spread_ends(struct layout *l)
{
	struct plan *p = l->plan;
	unsigned *used = arena_alloc(l->arena, p->columns.len * sizeof *used);
	for (size_t i = 0; i < p->arrows.len; i++) {
		struct arrow *a = &p->arrows.at[i];
		const struct column *from = &p->columns.at[a->from], *to = &p->columns.at[a->to];
		bool right = a->to > a->from;
		double out = 10.0 * (used[a->from]++ % 4), in = 10.0 * (used[a->to]++ % 4) + 6;
		a->from_x = from->x + from->width / 2 + (right ? 20 - out : out - 20);
		a->to_x = to->x + to->width / 2 + (right ? -20 - in + 20 : in);
	}
}

static void give_track(struct arrow *a, double ends[TRACKS_MOST], int *count)
{
	double left = a->from_x < a->to_x ? a->from_x : a->to_x, right = a->from_x < a->to_x ? a->to_x : a->from_x;
	if (a->label_width > right - left - 24)
		right = left + a->label_width + 24;
	int track = 0;
	while (track < *count && ends[track] > left - 10)
		track++;
	if (track == TRACKS_MOST)
		track = TRACKS_MOST - 1;
	if (track == *count)
		++*count;
	ends[track] = right;
	a->y = track; /* a number until all tracks are known */
	a->label_x = a->from_x < a->to_x ? a->from_x + 10 : a->from_x - 10 - a->label_width;
}

void arrows_route(struct layout *l)
{
	struct plan *p = l->plan;
	double ends[TRACKS_MOST] = { 0 };
	int tracks = 0;
	for (size_t i = 0; i < p->columns.len; i++)
		if (p->columns.at[i].step)
			FOR_EACH(struct way, way, p->columns.at[i].step->nexts)
				if (is_worth_an_arrow(p->columns.at[i].step, way))
					add_arrow(l, i, way);
	if (!p->arrows.len)
		return;
	spread_ends(l);
	for (size_t i = 0; i < p->arrows.len; i++)
		give_track(&p->arrows.at[i], ends, &tracks);
	p->arrows_height = tracks * TRACK + 14;
	for (size_t i = 0; i < p->arrows.len; i++)
		p->arrows.at[i].y = (tracks - 1 - p->arrows.at[i].y) * TRACK + TRACK / 2.0 + 2;
}
