/* summary_top.c — the slide's head: what map this is, who walks, and what it is about. */
#include "view/summary.h"

#include <math.h>

enum { BAND_PADDING = 6, CELL_GAP = 18, PORTRAIT = 28, MARKER_ROOM = 20, LOGO = 46 };

static const double ONE_PART = 0.2875, SEVERAL_PART = 0.2125; /* of the width, for one person with a word of theirs, and for the names of several */

static struct str text_of_lines(struct lines lines)
{
	if (!lines.len)
		return (struct str){ 0 };
	const struct str *last = lines.at + lines.len - 1;
	return (struct str){ lines.at[0].at, (size_t)(last->at + last->len - lines.at[0].at) };
}

/* ---- the header ---- */

/* What map this is, as every drawing says it, and who keeps it. */
static void place_title(struct summary *s, double room)
{
	struct plan *p = s->l.plan;
	title_place(&s->l, label(p->locale, LABEL_view_summary));
	s->title_x = SLIDE_MARGIN + (p->logo.len ? p->logo_width + 18 : 0);
	room -= s->title_x - SLIDE_MARGIN;
	const struct journey *j = p->journey;
	struct str meta = s->room.meta ? text_of_lines(p->meta) : (struct str){ 0 }, parts[] = { text_of_lines(p->subtitle), str_slice(meta, 0, str_find(meta, '\n')), str_slice(meta, str_find(meta, '\n') + 1, meta.len) };
	struct span journey = p->journey->thing.span;
	s->title = slide_title(&s->l, s->title_size, thing_label(&p->journey->thing), room, journey);
	s->subtitle = slide_text(&s->l, SLIDE_META, layout_items(&s->l, parts, 3), room, journey);
	if (!s->room.meta) {
		summary_leave_out(s, LABEL_owner, j->owner != NULL, 0);
		summary_leave_out(s, LABEL_last_review, j->reviewed.year || j->review_every.given, 0);
		summary_leave_out(s, LABEL_segment, j->segments.len, 0);
	}
	s->header_height = fmax(s->title.height + 2 + s->subtitle.height, p->logo.len ? LOGO : 0);
}

static void place_person(struct summary *s, const struct persona *who, double width)
{
	struct layout *l = &s->l;
	s->persona = slide_text(&s->l, SLIDE_ITEM, persona_title(l, who), width, who->thing.span);
	if (who->quotes.len) {
		const struct saying *q = (const struct saying *)who->quotes.at[0];
		enum slide_role role = l->plan->locale->slants ? SLIDE_QUOTE : SLIDE_META;
		s->quote = slide_text(&s->l, role, layout_with_doubt(l, layout_saying_text(l, q), &q->thing), width, q->thing.span);
	}
	s->header_height = fmax(s->header_height, fmax(2 * PORTRAIT, s->persona.height + s->quote.height));
}

/* Of several each with the marker of their curve. */
static void place_cast(struct summary *s)
{
	for (size_t i = 0; i < s->people.len && i < SUMMARY_PERSONAS_MOST; i++) {
		const struct persona *who = (const struct persona *)s->people.at[i];
		s->cast[i].persona = who;
		s->cast[i].index = i;
		s->cast[i].name = slide_text(&s->l, SLIDE_BODY, persona_title(&s->l, who), s->width * SEVERAL_PART - MARKER_ROOM, who->thing.span);
		s->cast_count = i + 1;
		s->cast_width = fmax(s->cast_width, MARKER_ROOM + s->cast[i].name.lines.width);
	}
}

static double cast_height(const struct summary *s)
{
	double height = 0;
	for (size_t i = 0; i < s->cast_count; i++)
		height += s->cast[i].name.height;
	return height;
}

double summary_place_header(struct summary *s, double y)
{
	double right = s->people.len == 1 ? s->width * ONE_PART : s->people.len ? s->width * SEVERAL_PART : 0;
	struct layout *l = &s->l;
	s->brand = slide_text(&s->l, SLIDE_FOOT, l->options.brand_header, s->width - 2 * SLIDE_MARGIN, (struct span){ 0 });
	s->header_y = y = fmax(y, s->brand.height + (s->brand.height > 0 ? SUMMARY_BRAND_TOP + 1 : 0));
	place_title(s, s->width - 2 * SLIDE_MARGIN - (right > 0 ? right + 40 : 0));
	if (s->people.len == 1)
		place_person(s, (const struct persona *)s->people.at[0], right - 2 * PORTRAIT - 14);
	else if (!s->bands) /* else each name stands at its curve */
		place_cast(s);
	s->header_height = fmax(s->header_height, cast_height(s));
	return y + s->header_height + 8;
}

/* ---- what it is about ---- */

/* In one line as many as have room. */
struct str summary_sources(struct summary *s, const struct thing *t, double width)
{
	const struct things *sources = thing_sources(t);
	struct str *names = arena_alloc(s->l.arena, (sources->len + 1) * sizeof *names);
	FOR_EACH(struct origin, o, *sources)
		names[o_i] = layout_source(&s->l, o);
	return slide_parts(&s->l, SLIDE_META, names, sources->len, width, &s->parts_left_out);
}

static struct summary_cell *add_cell(struct summary *s, double width)
{
	s->cells[s->cell_count] = (struct summary_cell){ .width = width };
	return &s->cells[s->cell_count++];
}

static struct slide_text caps(struct summary *s, struct str said, double width, struct span span)
{
	return slide_text(&s->l, SLIDE_CAPS, str_upper(s->l.arena, said), width, span);
}

static void add_question(struct summary *s, const struct question *q, double width)
{
	struct summary_cell *c = add_cell(s, width);
	struct layout *l = &s->l;
	c->lead = slide_text(&s->l, SLIDE_BODY, layout_text(l, &q->thing), width, q->thing.span);
	c->main = slide_title(l, 0, layout_with_doubt(l, q->answer->thing.text, &q->answer->thing), width, q->answer->thing.span);
}

static void add_claim(struct summary *s, enum label kicker, const struct thing *t, double width)
{
	struct summary_cell *c = add_cell(s, width);
	c->kicker = caps(s, label(s->l.plan->locale, kicker), width, (struct span){ 0 });
	c->main = slide_text(&s->l, SLIDE_BODY, layout_with_doubt(&s->l, thing_label(t), t), width, t->span);
	c->meta = slide_text(&s->l, SLIDE_META, summary_sources(s, t, width), width, t->span);
}

static struct str goal_figures(struct summary *s, const struct goal *g)
{
	const struct locale *words = s->l.plan->locale;
	struct str from = g->from.given ? locale_value(words, s->l.arena, g->from) : (struct str){ 0 };
	struct str to = g->to.given ? locale_value(words, s->l.arena, g->to) : (struct str){ 0 };
	if (!to.len)
		return from.len ? layout_label_with(&s->l, LABEL_summary_today, from) : from;
	return from.len ? locale_becomes(words, s->l.arena, from, to) : layout_label_with(&s->l, LABEL_target, to);
}

static void add_goal(struct summary *s, const struct goal *g, double width)
{
	const struct locale *words = s->l.plan->locale;
	struct summary_cell *c = add_cell(s, width);
	struct str head[] = { label(words, LABEL_goal), g->metric ? locale_name(words, &g->metric->thing) : (struct str){ 0 } };
	struct str figures = goal_figures(s, g), due = g->due.year ? layout_label_with(&s->l, LABEL_by_date, locale_date(words, s->l.arena, g->due)) : (struct str){ 0 };
	struct str said = layout_with_doubt(&s->l, g->thing.text, &g->thing), more[] = { due, figures.len ? said : (struct str){ 0 } };
	c->kicker = caps(s, layout_items(&s->l, head, 2), width, g->thing.span);
	bool has_room = text_longest_word(s->l.plan->ruler, slide_font(SLIDE_FIGURE), figures) <= width; /* a figure is not torn */
	c->main = slide_text(&s->l, figures.len && has_room ? SLIDE_FIGURE : SLIDE_HEAD, figures.len ? figures : said, width, g->thing.span);
	c->meta = slide_text(&s->l, SLIDE_META, slide_parts(&s->l, SLIDE_META, more, 2, width, &s->parts_left_out), width, g->thing.span);
}

static void collect_cells(struct summary *s, double width)
{
	const struct journey *j = s->l.plan->journey;
	const struct digest *d = &s->digest;
	const struct question *q = d->question;
	const struct thing *why = d->insight ? NULL : d->why;
	double parts = (q ? 1.6 : 0) + (d->insight || why ? 1 : 0) + (d->goal ? 1 : 0), gaps = (q ? 1 : 0) + (d->insight || why ? 1 : 0) + (d->goal ? 1 : 0) - 1;
	double each = (width - gaps * 2 * CELL_GAP) / fmax(parts, 1);
	s->cell_count = 0;
	if (q)
		add_question(s, q, 1.6 * each);
	if (d->insight)
		add_claim(s, LABEL_word_insight, &d->insight->thing, each);
	if (why)
		add_claim(s, LABEL_why, why, each);
	if (d->goal)
		add_goal(s, d->goal, each);
	summary_leave_out(s, LABEL_questions, j->questions.len, q ? 1 : 0);
	summary_leave_out(s, LABEL_why, j->whys.len, why ? 1 : 0);
	summary_leave_out(s, LABEL_lane_insights, d->insights, d->insight ? 1 : 0);
	summary_leave_out(s, LABEL_wants, j->goals.len, d->goal ? 1 : 0);
}

double summary_place_band(struct summary *s, double y)
{
	double width = s->width - 2 * SLIDE_MARGIN - 2 * CELL_GAP - 6, x = SLIDE_MARGIN + 6 + CELL_GAP, height = 0;
	collect_cells(s, width);
	for (size_t i = 0; i < s->cell_count; i++) {
		struct summary_cell *c = &s->cells[i];
		c->height = c->kicker.height + c->lead.height + c->main.height + c->meta.height;
		c->x = x;
		x += c->width + 2 * CELL_GAP;
		height = fmax(height, c->height);
	}
	s->band_y = y;
	s->band_height = s->cell_count ? height + 2 * BAND_PADDING : 0;
	return y + s->band_height + (s->cell_count ? 8 : 0);
}
