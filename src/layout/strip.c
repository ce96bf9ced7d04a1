/* strip.c — the stages' chevrons, what stands under them, and the arrows between steps. */
#include "layout/layout.h"

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
