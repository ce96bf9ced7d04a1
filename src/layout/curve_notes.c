/* curve_notes.c — what is told at the curve in boxes: who leaves by a way out, who goes on past it, and what makes the lowest and the
 * highest point of the main line: a pain point, a gain, or the reason that the emotion has. */
#include "layout/curve_notes.h"
#include "cjm/columns.h"
#include "layout/curve_ways.h"

#include <math.h>

enum { TEXT_LEAST = 120, TEXT_MOST = 220, TEXT_STEP = 20, LINES_MOST = 2, WAY_TEXT = 150, DETAIL_MOST = 190, POINTS_LEAST = 3, ENOUGH = 60, CROWDED = 400 };

/* ---- texts and sizes ---- */

static void add_note(struct layout *l, struct feelings *f, struct curve_note n, const struct path_way *on, struct note_work more)
{
	bool is_wider = more.wide.len < n.detail.len;
	struct note_work work = { on, n.detail, is_wider ? more.wide : (struct lines){ 0 }, n.title, more.wide_title };
	VEC_PUSH(l->arena, &f->curves.notes, n);
	VEC_PUSH(l->arena, &f->note_works, work);
}

/* ---- ways out and on ---- */

static struct str share_text(struct layout *l, const struct way *way, enum label id)
{
	return way && way->share.given ? label_with(l->plan->locale, l->arena, id, locale_value(l->plan->locale, l->arena, way->share)) : (struct str){ 0 };
}

static void set_way(struct layout *l, struct curve_note *n, const struct way *way, struct str title)
{
	struct str when = way ? layout_label_with(l, LABEL_condition, way->when) : (struct str){ 0 };
	bool in_title = way && title.len;
	n->thing = way ? &way->thing : NULL;
	n->title = layout_wrap(l, ROLE_LANE, in_title ? layout_with_doubt(l, title, &way->thing) : title, WAY_TEXT);
	n->detail = layout_wrap(l, ROLE_SMALL, way && !in_title ? layout_with_doubt(l, when, &way->thing) : when, WAY_TEXT);
}

/* A way out is told once, at the face of the first who takes it: its share is of all who come there, whatever each of them feels. */
static bool is_told(const struct feelings *f, const struct curve_note *n, const struct path_way *on)
{
	for (size_t i = 0; i < f->curves.notes.len; i++) {
		const struct curve_note *other = &f->curves.notes.at[i];
		const struct path_way *way = f->note_works.at[i].on;
		bool is_same_place = on ? way && way->from == on->from && way->to == on->to : n->thing || (other->curve == n->curve && other->point == n->point);
		if (other->kind == n->kind && other->thing == n->thing && is_same_place)
			return true;
	}
	return false;
}

static void add_way_on(struct layout *l, struct feelings *f, size_t curve, const struct branch *b)
{
	struct curve_note n = { .kind = NOTE_ON, .curve = curve };
	const struct path_way *on = curve_way_on(f->source.courses[curve], b);
	if (!on || !on->way || columns_part(l->plan, on->from, on->to))
		return;
	set_way(l, &n, on->way, share_text(l, on->way, LABEL_curve_stay));
	if ((n.title.len || n.detail.len) && !is_told(f, &n, on))
		add_note(l, f, n, on, (struct note_work){ 0 });
}

static void add_way_out(struct layout *l, struct feelings *f, const struct curve_line *line)
{
	const struct curve_stop *last = &line->stops.at[line->stops.len - 1];
	struct curve_note n = { .kind = NOTE_OUT, .curve = last->curve, .point = last->first };
	n.level = f->curves.list.at[n.curve].points.at[n.point].level;
	struct str share = share_text(l, line->branch->first.way, LABEL_curve_leave);
	set_way(l, &n, line->branch->first.way, share.len ? share : label(l->plan->locale, LABEL_exit));
	if (!is_told(f, &n, NULL))
		add_note(l, f, n, NULL, (struct note_work){ 0 });
}

static void add_lone_exit(struct layout *l, struct feelings *f, size_t curve, size_t point)
{
	struct curve_note n = { .kind = NOTE_OUT, .curve = curve, .point = point, .level = f->curves.list.at[curve].points.at[point].level };
	set_way(l, &n, NULL, label(l->plan->locale, LABEL_exit));
	add_note(l, f, n, NULL, (struct note_work){ 0 });
}

static void add_ways(struct layout *l, struct feelings *f, size_t curve)
{
	const struct curve *c = &f->curves.list.at[curve];
	for (size_t i = 0; i < c->lines.len; i++)
		if (c->lines.at[i].kind == LINE_OUT && c->lines.at[i].stops.len && !columns_part(l->plan, c->lines.at[i].branch->first.from, c->lines.at[i].branch->first.to)) {
			add_way_out(l, f, &c->lines.at[i]);
			add_way_on(l, f, curve, c->lines.at[i].branch);
		}
	for (size_t i = 0; i < c->points.len; i++)
		if (c->points.at[i].is_exit_alone)
			add_lone_exit(l, f, curve, i);
}

/* ---- the lowest and the highest point ---- */

/* Of the step; of its stage where that has no other step: else nobody says that it stands here. */
static const struct thing *cause_in(const struct content *c, const struct persona *who, bool is_low, int *weight)
{
	const struct thing *worst = NULL;
	*weight = -1;
	FOR_EACH(struct pain, p, c->pains)
		if (is_low && things_are_of(&p->by, who) && (int)p->severity > *weight) {
			worst = &p->thing;
			*weight = (int)p->severity;
		}
	FOR_EACH(struct gain, g, c->gains)
		if (!is_low && !worst && things_are_of(&g->by, who))
			worst = &g->thing;
	return worst;
}

static const struct thing *cause_of(const struct point *p, const struct persona *who, bool is_low, int *weight)
{
	const struct thing *cause = cause_in(content_of((struct thing *)p->place), who, is_low, weight);
	const struct stage *stage = p->place->kind == KIND_STEP ? ((const struct step *)p->place)->stage : NULL;
	return cause || !stage || stage->steps.len > 1 ? cause : cause_in(&stage->content, who, is_low, weight);
}

/* Lowest: a moment of truth, then the worst pain point, then the last; highest: a moment of truth, then one without a condition, then the first. */
static bool goes_before(const struct curve_extreme *a, const struct curve_extreme *b, bool is_low)
{
	double apart = a->p->level - b->p->level;
	if (fabs(apart) > 1e-9)
		return (apart < 0) == is_low;
	if (a->p->is_moment != b->p->is_moment)
		return a->p->is_moment;
	if (is_low)
		return a->weight >= b->weight;
	return !a->p->whole->or && b->p->whole->or;
}

/* In how many steps and stages; what several people feel in one is one. */
static size_t count_places(const struct curves *curves, double level)
{
	size_t count = 0;
	const struct thing *last = NULL;
	for (size_t i = 0; i < curves->list.len; i++)
		for (size_t k = 0; k < curves->list.at[i].points.len; k++) {
			const struct point *p = &curves->list.at[i].points.at[k];
			bool is_there = p->is_on_main && fabs(p->level - level) < 1e-9, is_new = is_there && p->place != last;
			for (size_t other = 0; other < i && is_new; other++)
				for (size_t at = 0; at < curves->list.at[other].points.len && is_new; at++) {
					const struct point *q = &curves->list.at[other].points.at[at];
					is_new = q->place != p->place || !q->is_on_main || fabs(q->level - level) > 1e-9;
				}
			count += is_new;
			last = is_there ? p->place : last;
		}
	return count;
}

static struct curve_extreme find_extreme(const struct curves *curves, bool is_low)
{
	struct curve_extreme best = { 0 };
	size_t count = 0;
	for (size_t i = 0; i < curves->list.len; i++) {
		const struct curve *c = &curves->list.at[i];
		for (size_t k = 0; k < c->points.len; k++) {
			struct curve_extreme e = { .curve = i, .point = k, .p = &c->points.at[k] };
			if (!e.p->is_on_main)
				continue;
			count++;
			e.cause = cause_of(e.p, c->persona, is_low, &e.weight);
			if (!best.p || goes_before(&e, &best, is_low))
				best = e;
		}
	}
	best.times = count < POINTS_LEAST ? 0 : count_places(curves, best.p->level);
	return count < POINTS_LEAST ? (struct curve_extreme){ 0 } : best;
}

/* Whether a face lies beyond it that is on no main line: of a whole stage, on a condition, of whoever leaves. */
static bool is_passed(const struct curves *curves, const struct curve_extreme *e, bool is_low)
{
	double value = e->p->feeling->value;
	bool is_passed = false;
	for (size_t i = 0; i < curves->list.len; i++)
		for (size_t k = 0; k < curves->list.at[i].points.len; k++) {
			const struct feeling *f = curves->list.at[i].points.at[k].feeling;
			is_passed |= is_low ? f->value < value : f->value > value;
		}
	for (size_t i = 0; i < curves->asides[0].len; i++) {
		const struct feeling *f = curves->asides[0].at[i].feeling;
		is_passed |= f->is_placed && (is_low ? f->value < value : f->value > value);
	}
	return is_passed;
}

struct curve_extreme curves_extreme(const struct curves *curves, bool is_low)
{
	struct curve_extreme e = find_extreme(curves, is_low), other = find_extreme(curves, !is_low);
	return e.p && e.p->level != other.p->level && !is_passed(curves, &e, is_low) ? e : (struct curve_extreme){ 0 };
}

static struct lines wrap_title(struct layout *l, struct str text)
{
	struct lines lines = { 0 };
	for (double width = TEXT_LEAST; width <= TEXT_MOST && (!lines.len || lines.len > LINES_MOST); width += TEXT_STEP)
		lines = layout_wrap(l, ROLE_LANE, text, fmax(width, fmin(text_longest_word(l->plan->ruler, role_font(ROLE_LANE), text), TEXT_MOST)));
	return lines;
}

/* In fewer lines where what it shares the box with is wider. */
static struct lines title_within(struct layout *l, struct str text, struct lines title, double width)
{
	struct lines wider = width > title.width && title.len > 1 ? layout_wrap(l, ROLE_LANE, text, width) : title;
	return wider.len < title.len ? wider : title;
}

/* "tickets (n = 327) +1"; that it is assumed or predicted. */
static struct str proof_of(struct layout *l, const struct thing *t)
{
	const struct things *sources = &t->basis.sources;
	struct str parts[] = {
		sources->len ? layout_source(l, (const struct origin *)sources->at[0]) : (struct str){ 0 },
		sources->len > 1 ? label_with(l->plan->locale, l->arena, LABEL_more, layout_count(l, sources->len - 1)) : (struct str){ 0 },
		layout_claim_words(l, t),
	};
	return layout_items(l, parts, 3);
}

/* A reason moves from the word into the box; one that is told with a condition stays there. */
static struct str take_reason(struct feelings *f, const struct curve_extreme *e)
{
	struct point *p = &f->curves.list.at[e->curve].points.at[e->point];
	struct str reason = p->more, none = { 0 };
	if (!p->feeling->because.len || p->feeling->if_text.len)
		return none;
	p->more = none;
	return reason;
}

/* The same face, where it is drawn here. */
static struct curve_extreme drawn_extreme(struct feelings *f, struct curve_extreme whole)
{
	if (whole.p && whole.curve < f->curves.list.len)
		for (size_t i = 0; i < f->curves.list.at[whole.curve].points.len; i++) {
			struct point *p = &f->curves.list.at[whole.curve].points.at[i];
			if (p->feeling == whole.p->feeling && p->kind == whole.p->kind && p->place == whole.p->place)
				return (struct curve_extreme){ whole.curve, i, p, whole.cause, whole.weight, whole.times };
		}
	return (struct curve_extreme){ 0 };
}

static bool is_there(const struct curve *c, const struct point *there)
{
	const struct feeling *f = there->whole ? there->whole : there->feeling;
	bool takes_part = f->by.len || there->place->kind != KIND_STEP || step_is_of((const struct step *)there->place, c->persona);
	if (feeling_is_of(f, c->persona) && takes_part) /* a face of several stands on the line of the first */
		return true;
	for (size_t i = 0; i < c->points.len; i++)
		if (c->points.at[i].place == there->place && c->points.at[i].is_on_main && fabs(c->points.at[i].level - there->level) < 1e-9)
			return true;
	return false;
}

/* Whose lines pass there; nobody's name where all of them do. */
static struct str names_at(struct layout *l, const struct curves *curves, const struct point *there)
{
	struct str *names = arena_alloc(l->arena, (curves->list.len + 1) * sizeof *names);
	size_t count = 0;
	for (size_t i = 0; i < curves->list.len; i++)
		if (curves->list.at[i].persona && is_there(&curves->list.at[i], there))
			names[count++] = thing_label(&curves->list.at[i].persona->thing);
	return count < curves->list.len ? layout_join(l, l->plan->locale->list, names, count) : (struct str){ 0 };
}

static void add_extreme(struct layout *l, struct feelings *f, bool is_low)
{
	struct curve_extreme e = drawn_extreme(f, curves_extreme(f->source.whole ? f->source.whole : &f->curves, is_low));
	bool is_band = f->curves.called.len; /* one of several, and low: it has room for a pain point or a gain, and its source stands on the card */
	if (!e.p || (is_band && !e.cause))
		return;
	struct curve_note n = { .kind = is_low ? NOTE_LOWEST : NOTE_HIGHEST, .curve = e.curve, .point = e.point, .level = e.p->level };
	n.thing = e.cause ? e.cause : &e.p->feeling->thing;
	struct str text = e.cause ? thing_label(e.cause) : take_reason(f, &e);
	if (!text.len && !e.p->word.len)
		return;
	n.is_broken = certainty_is_doubt(certainty_of(l->plan->journey, n.thing));
	struct str score = locale_score(l->plan->locale, l->arena, l->plan->map->scale, e.p->feeling->value);
	n.title = text.len ? wrap_title(l, text) : (struct lines){ 0 }; /* the face's own word stands at the face */
	struct str times = e.times > 1 ? locale_isolated(l->plan->locale, l->arena, str_fmt(l->arena, "%.*s\xC3\x97", STR_ARG(layout_count(l, e.times)))) : (struct str){ 0 };
	struct str kicker[] = { label_with(l->plan->locale, l->arena, is_low ? LABEL_curve_low_point : LABEL_curve_high_point, score), times, names_at(l, &f->curves, e.p) };
	n.kicker = layout_wrap(l, ROLE_KICKER, str_upper(l->arena, layout_items(l, kicker, 3)), TEXT_MOST);
	struct str proof = e.cause && !is_band ? proof_of(l, e.cause) : (struct str){ 0 };
	n.detail = layout_wrap(l, ROLE_SMALL, proof, fmax(TEXT_LEAST, fmax(n.title.width, n.kicker.width)));
	struct note_work wide = { .wide = layout_wrap(l, ROLE_SMALL, proof, DETAIL_MOST) };
	wide.wide_title = title_within(l, text, n.title, fmax(wide.wide.width, n.kicker.width));
	n.title = title_within(l, text, n.title, fmax(n.detail.width, n.kicker.width));
	add_note(l, f, n, NULL, wide);
}

void curve_notes_collect(struct layout *l, struct feelings *f)
{
	if (!f->source.has_notes)
		return;
	f->curves.has_notes = true;
	for (size_t i = 0; i < f->curves.list.len; i++)
		add_ways(l, f, i);
	add_extreme(l, f, true);
	add_extreme(l, f, false);
}

/* Each keeps off those before it. */
static double place_in_order(struct layout *l, struct feelings *f, bool is_backwards)
{
	struct curves *c = &f->curves;
	double cost = 0;
	for (size_t i = 0; i < c->notes.len; i++) { /* not yet in anybody's way */
		c->notes.at[i].left = c->notes.at[i].top = -1e9;
		c->notes.at[i].is_joined = false;
	}
	for (size_t i = 0; i < c->notes.len; i++)
		cost += curve_note_place(l, f, is_backwards ? c->notes.len - 1 - i : i);
	return cost;
}

void curve_notes_place(struct layout *l, struct feelings *f)
{
	double cost = place_in_order(l, f, false);
	if (cost > ENOUGH * (double)f->curves.notes.len && place_in_order(l, f, true) > cost)
		place_in_order(l, f, false);
	f->crowded += cost >= CROWDED;
}
