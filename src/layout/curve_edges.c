/* curve_edges.c — what is felt just before and just after a page: each main line runs on to that height at the page's edge, and below the band
 * stands where that is and what is felt there: "← Decision: +2 excited". */
#include "layout/curve_edges.h"
#include "layout/curve_lines.h"

enum { WORDS_APART = 24, WORDS_ABOVE = 3 };

static const struct curve_line *main_line(const struct curve *c)
{
	for (size_t i = 0; i < c->lines.len; i++)
		if (c->lines.at[i].kind == LINE_MAIN)
			return &c->lines.at[i];
	return NULL;
}

/* The stop of the whole line that lies beyond one of the page's; NULL where none does, or no line leads there. What turns into something else has
 * two stops. */
static const struct curve_stop *stop_beyond(const struct curve_line *whole, const struct curve_stop *own, bool at_end)
{
	const struct curve_stop *stops = whole->stops.at;
	size_t first = 0;
	while (first < whole->stops.len && !(stops[first].feeling == own->feeling && stops[first].place == own->place))
		first++;
	size_t next = first;
	while (next < whole->stops.len && stops[next].feeling == own->feeling && stops[next].place == own->place)
		next++;
	if (at_end)
		return next < whole->stops.len && !stops[next].is_after_gap ? &stops[next] : NULL;
	return first && first < whole->stops.len && !stops[first].is_after_gap ? &stops[first - 1] : NULL;
}

static const struct stage *stage_of(const struct thing *place)
{
	return place->kind == KIND_STEP ? ((const struct step *)place)->stage : (const struct stage *)place;
}

/* The stage; the step where a stage goes on over the edge. */
static struct str name_beyond(const struct curve_stop *stop, const struct curve_stop *own)
{
	const struct stage *stage = stage_of(stop->place);
	return thing_label(stage == stage_of(own->place) ? stop->place : &stage->thing);
}

static struct str felt_at(struct layout *l, const struct point *p)
{
	struct str part = locale_feeling_part(l->plan->locale, l->arena, l->plan->map->scale, p->feeling);
	struct str parts[] = { part, layout_label_with(l, LABEL_condition, p->feeling->if_text) };
	return locale_list(l->plan->locale, l->arena, parts, 2);
}

/* "← Decision: +2 excited"; the arrow leads where the page before or after would be. */
static struct str words_beyond(struct layout *l, const struct curves *whole, const struct curve_stop *stop, struct str name, bool at_end)
{
	const struct point *points = whole->list.at[stop->curve].points.at;
	bool leads_right = at_end != language_is_rtl(l->plan->language);
	struct str arrow = leads_right ? STR("\xE2\x86\x92") : STR("\xE2\x86\x90"), none = { 0 };
	struct str felt[] = { felt_at(l, &points[stop->first]), stop->second == stop->first ? none : felt_at(l, &points[stop->second]) };
	struct str said = str_fmt(l->arena, "%.*s%s%.*s", STR_ARG(name), l->plan->locale->colon, STR_ARG(locale_list(l->plan->locale, l->arena, felt, 2)));
	return at_end ? str_fmt(l->arena, "%.*s %.*s", STR_ARG(said), STR_ARG(arrow)) : str_fmt(l->arena, "%.*s %.*s", STR_ARG(arrow), STR_ARG(said));
}

static double level_of(const struct curves *curves, const struct curve_stop *stop)
{
	const struct point *points = curves->list.at[stop->curve].points.at;
	return (points[stop->first].level + points[stop->second].level) / 2;
}

static bool is_in_doubt(const struct layout *l, const struct curve_stop *stop)
{
	return certainty_is_doubt(certainty_of(l->plan->journey, &stop->feeling->thing));
}

static void add_edge(struct layout *l, struct feelings *f, size_t curve, const struct curve_line *line, const struct curve_line *whole, bool at_end)
{
	const struct curve_stop *own = &line->stops.at[at_end ? line->stops.len - 1 : 0], *beyond = stop_beyond(whole, own, at_end);
	if (!beyond)
		return;
	const struct curve *c = &f->curves.list.at[curve];
	struct str name = name_beyond(beyond, own), who = f->curves.list.len > 1 && c->persona ? thing_label(&c->persona->thing) : (struct str){ 0 };
	struct curve_edge e = { .curve = curve, .at_end = at_end, .level = level_of(f->source.whole, beyond), .is_broken = is_in_doubt(l, own) || is_in_doubt(l, beyond) };
	e.words = words_beyond(l, f->source.whole, beyond, layout_items(l, (struct str[]){ who, name }, 2), at_end);
	VEC_PUSH(l->arena, &f->curves.edges, e);
}

void curve_edges_collect(struct layout *l, struct feelings *f)
{
	for (size_t i = 0; f->source.whole && i < f->curves.list.len; i++) {
		const struct curve_line *own = main_line(&f->curves.list.at[i]), *whole = main_line(&f->source.whole->list.at[i]);
		for (int at_end = 0; own && whole && at_end < 2; at_end++)
			add_edge(l, f, i, own, whole, at_end);
	}
}

void curve_edges_place(struct layout *l, struct feelings *f)
{
	for (size_t i = 0; i < f->curves.edges.len; i++) {
		struct curve_edge *e = &f->curves.edges.at[i];
		const struct curve_line *line = main_line(&f->curves.list.at[e->curve]);
		const struct curve_stop *own = &line->stops.at[e->at_end ? line->stops.len - 1 : 0];
		struct curve_stop edge = { .x = e->at_end ? f->curves.right : f->curves.left, .y = -e->level * f->curves.reach };
		e->stops[0] = e->at_end ? *own : edge;
		e->stops[1] = e->at_end ? edge : *own;
		curve_note_line(l, f, &e->stops[0], &e->stops[1]);
	}
}

double curve_edges_set(struct layout *l, struct feelings *f, double y)
{
	double ends[2] = { y, y }, room = (f->curves.right - f->curves.left - WORDS_APART) / 2;
	struct str above[2] = { { 0 } };
	for (size_t i = 0; i < f->curves.edges.len; i++) {
		struct curve_edge *e = &f->curves.edges.at[i];
		e->stops[0].y += f->curves.zero;
		e->stops[1].y += f->curves.zero;
		e->lines = layout_wrap(l, ROLE_SMALL, e->words, room);
		ends[e->at_end] += e->lines.len ? text_lack_between(role_font(ROLE_SMALL), above[e->at_end], e->lines.at[0]) : 0;
		above[e->at_end] = e->lines.len ? e->lines.at[e->lines.len - 1] : above[e->at_end];
		e->text_y = ends[e->at_end] + WORDS_ABOVE + font_ascent(role_font(ROLE_SMALL));
		ends[e->at_end] += text_lines_height(role_font(ROLE_SMALL), e->lines);
	}
	double end = ends[0] > ends[1] ? ends[0] : ends[1];
	return end > y ? end + WORDS_ABOVE : y;
}
