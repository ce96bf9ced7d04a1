/* pages.c — what must hold for a drawing on several pages, over all samples and some hundred generated maps, on every paper: what the
 * drawing shows stands on exactly one of its pages, whole, and within the margins; a page is as large as its paper, and filled. */
#include "check.h"
#include "generate.h"
#include "read_map.h"
#include "samples.h"

#include "cjm/all.h"
#include "cjm/layout.h"
#include "cjm/pages.h"
#include "cjm/paint.h"

#include <math.h>
#include <stdlib.h>

enum { MAPS = 24, MAPS_APART = 37, PAPERS_APART = 3, REPORTED_MOST = 30 };

static const double SLACK = 0.6;         /* of a pixel */
static const double LEAST_FILL = 0.8;    /* of the width between the margins; of a slide's height too */
static const double LEAST_PAGE_FILL = 0.65; /* of the height of a page, but of the last */
static const double CARD_FREE_MOST = 30; /* below the last baseline of the fullest card of a lane */

/* Points a pixel: body text of 12.5 pixels is 8 points on paper; on a slide, that of 13 is 16 of the 900 pixels of its height. */
static double readable(struct paper_size paper)
{
	return paper.is_slide ? 16.0 / 13 * fmin(paper.width, paper.height) / 900 : 8 / 12.5;
}

static struct {
	char map[96];
	int paper, reported;
	bool is_portrait;
} now;

static void check_that(bool holds, const char *what, double figure)
{
	if (check_holds(holds) || now.reported++ >= REPORTED_MOST)
		return;
	printf("%s, paper %d%s: %s (%g)\n", now.map, now.paper, now.is_portrait ? ", portrait" : "", what, figure);
}

/* ---- what stands where ---- */

struct shown { /* of one drawing, or of all its pages */
	struct arena arena;
	VEC(const struct card *) cards;
	VEC(const struct curve_note *) callouts; /* at the lowest and the highest point */
	size_t points, notes, header_cards, names, arrows; /* names: of header_cards, what is no more than that */
	VEC(struct not_drawn) left_out; /* as the foot counts it */
	size_t lines, gaps, edges; /* main lines; where they aren't drawn between two faces; where they run on to another page */
};

static size_t count_points(const struct curves *c)
{
	size_t count = 0;
	for (; c; c = c->next)
		for (size_t i = 0; i < c->list.len; i++)
			count += c->list.at[i].points.len;
	return count;
}

static void add_callouts(struct shown *s, const struct curves *c)
{
	for (; c; c = c->next)
		for (size_t i = 0; i < c->notes.len; i++)
			if (c->notes.at[i].kind == NOTE_LOWEST || c->notes.at[i].kind == NOTE_HIGHEST)
				VEC_PUSH(&s->arena, &s->callouts, &c->notes.at[i]);
}

static void add_lines(struct shown *s, const struct curves *c)
{
	for (; c; c = c->next) {
		s->edges += c->edges.len;
		for (size_t i = 0; i < c->list.len; i++)
			for (size_t k = 0; k < c->list.at[i].lines.len; k++) {
				const struct curve_line *line = &c->list.at[i].lines.at[k];
				s->lines += line->kind == LINE_MAIN;
				for (size_t n = 0; line->kind == LINE_MAIN && n < line->stops.len; n++)
					s->gaps += line->stops.at[n].is_after_gap;
			}
	}
}

static void hold_edges(const struct curves *c)
{
	for (; c; c = c->next)
		for (size_t i = 0; i < c->edges.len; i++) {
			const struct curve_edge *e = &c->edges.at[i];
			check_that(e->lines.len > 0, "a curve runs on to nobody knows what", 0);
			check_that(fabs(e->stops[e->at_end].x - (e->at_end ? c->right : c->left)) < SLACK, "a curve runs on, but not to the edge", e->stops[e->at_end].x);
			check_that(fabs(e->stops[e->at_end].y - (c->zero - e->level * c->reach)) < SLACK, "a curve runs on to another height than is felt there", e->stops[e->at_end].y);
		}
}

static void add_shown(struct shown *s, const struct plan *p)
{
	for (size_t i = 0; i < p->lanes.len; i++) {
		for (size_t k = 0; k < p->lanes.at[i].cards.len; k++)
			VEC_PUSH(&s->arena, &s->cards, p->lanes.at[i].cards.at[k]);
		s->points += count_points(p->lanes.at[i].curves);
		add_callouts(s, p->lanes.at[i].curves);
		add_lines(s, p->lanes.at[i].curves);
		hold_edges(p->lanes.at[i].curves);
	}
	for (size_t i = 0; i < p->stages.len; i++)
		s->notes += p->stages.at[i].notes.len + (p->stages.at[i].owner.len > 0); /* beside the title where it has room, else a note */
	for (size_t i = 0; i < p->left_out.len && (!p->page || p->page->has_foot); i++)
		VEC_PUSH(&s->arena, &s->left_out, p->left_out.at[i]);
	s->header_cards += p->header_cards.len;
	for (size_t i = 0; i < p->header_cards.len; i++)
		s->names += p->header_cards.at[i].persona && p->header_cards.at[i].blocks.len == 1;
	s->arrows += p->arrows.len;
}

/* In one drawing a key may stand for the sources of what somebody says; on pages they have their names. */
static bool sayings_alike(const struct card *keyed, const struct card *named)
{
	const struct str said = named->blocks.at[0].text, with_key = keyed->blocks.at[0].text;
	const struct things *sources = &named->thing->basis.sources;
	bool has_key = with_key.len > said.len && str_equal(str_slice(with_key, 0, said.len), said);
	for (size_t i = 0; i < sources->len && has_key; i++)
		has_key = named->blocks.len > 1 && str_find_text(named->blocks.at[1].text, 0, thing_label(sources->at[i])) < named->blocks.at[1].text.len;
	return has_key && sources->len > 0;
}

/* A way that leads to another page is told on the card that it leaves. */
static bool blocks_alike(const struct card *a, const struct card *b)
{
	if (a->style == CARD_THOUGHT && (sayings_alike(a, b) || sayings_alike(b, a)))
		return true;
	for (size_t i = 0, k = 0;; i++, k++) {
		while (i < a->blocks.len && a->blocks.at[i].mark == MARK_GO)
			i++;
		while (k < b->blocks.len && b->blocks.at[k].mark == MARK_GO)
			k++;
		if (i >= a->blocks.len || k >= b->blocks.len)
			return i >= a->blocks.len && k >= b->blocks.len;
		if (!str_equal(a->blocks.at[i].text, b->blocks.at[k].text) && a->style != CARD_MEASURE) /* a stage's bar says so where it stands beside those of steps */
			return false;
	}
}

static size_t count_alike(const struct shown *s, const struct card *c)
{
	size_t count = 0;
	for (size_t i = 0; i < s->cards.len; i++) {
		const struct card *other = s->cards.at[i];
		count += other->thing == c->thing && other->place == c->place && other->style == c->style && other->of_journey == c->of_journey && blocks_alike(other, c);
	}
	return count;
}

static bool has_callout(const struct shown *s, const struct curve_note *n)
{
	for (size_t i = 0; i < s->callouts.len; i++)
		if (s->callouts.at[i]->kind == n->kind && s->callouts.at[i]->thing == n->thing && s->callouts.at[i]->level == n->level)
			return true;
	return false;
}

static size_t count_left_out(const struct shown *s, struct str name)
{
	size_t count = 0;
	for (size_t i = 0; i < s->left_out.len; i++)
		count += str_equal(s->left_out.at[i].name, name) ? s->left_out.at[i].count : 0;
	return count;
}

static void hold_same(const struct shown *whole, const struct shown *pages, bool is_sample, bool is_deck)
{
	bool is_in_summary = is_deck && !pages->header_cards && whole->names == whole->header_cards && whole->names <= 4;
	size_t most = 2 * (pages->lines - whole->lines); /* fewer where a line leads back to an earlier page */
	check_that(pages->edges <= most, "a curve runs on where no page is", (double)pages->edges);
	check_that(pages->edges == most || whole->gaps || !is_sample, "a curve doesn't run on to the pages beside it", (double)pages->edges);
	check_that(pages->callouts.len == whole->callouts.len, "pages have more or fewer lowest and highest points than the journey", (double)pages->callouts.len);
	for (size_t i = 0; i < pages->callouts.len; i++)
		check_that(has_callout(whole, pages->callouts.at[i]), "a page's lowest or highest point is none of the journey's", pages->callouts.at[i]->level);
	for (size_t i = 0; i < whole->left_out.len; i++) {
		struct str name = whole->left_out.at[i].name;
		check_that(count_left_out(pages, name) == count_left_out(whole, name), "pages count more or less of something as not drawn than the drawing", (double)count_left_out(pages, name) - (double)count_left_out(whole, name));
	}
	check_that(pages->cards.len == whole->cards.len, "pages have more or fewer cards than the drawing", (double)pages->cards.len - (double)whole->cards.len);
	for (size_t i = 0; i < whole->cards.len; i++)
		check_that(count_alike(pages, whole->cards.at[i]) == count_alike(whole, whole->cards.at[i]), "a card stands on no page, or on several", (double)i);
	check_that(pages->points == whole->points, "pages have more or fewer faces than the drawing", (double)pages->points - (double)whole->points);
	check_that(pages->header_cards == whole->header_cards || is_in_summary, "the header's cards stand on no page, or on several", (double)pages->header_cards);
	check_that(pages->notes == whole->notes, "a stage's notes stand on no page, or on several", (double)pages->notes - (double)whole->notes);
	check_that(pages->arrows <= whole->arrows, "arrows stand on several pages", (double)pages->arrows);
}

/* ---- each page ---- */

static void hold_cards_inside(const struct plan *p)
{
	double right = p->width - p->margin + SLACK;
	for (size_t i = 0; i < p->lanes.len; i++)
		for (size_t k = 0; k < p->lanes.at[i].cards.len; k++) {
			const struct card *c = p->lanes.at[i].cards.at[k];
			bool is_inside = c->x >= p->margin - SLACK && c->x + c->width <= right && p->lanes.at[i].y + c->y + c->height <= p->footer_y + SLACK;
			check_that(is_inside, "a card crosses the edge of the type area, or the foot", c->x + c->width - right);
		}
}

static bool has_mark(const struct block *blocks, size_t count, enum mark mark)
{
	for (size_t i = 0; i < count; i++)
		if (blocks[i].mark == mark)
			return true;
	return false;
}

static bool shows_mark(const struct plan *p, enum mark mark)
{
	for (size_t i = 0; i < p->stages.len; i++)
		if (has_mark(p->stages.at[i].notes.at, p->stages.at[i].notes.len, mark))
			return true;
	for (size_t i = 0; i < p->lanes.len; i++)
		for (size_t k = 0; k < p->lanes.at[i].cards.len; k++)
			if (has_mark(p->lanes.at[i].cards.at[k]->blocks.at, p->lanes.at[i].cards.at[k]->blocks.len, mark))
				return true;
	return false;
}

static bool shows_moment(const struct plan *p)
{
	bool is_shown = shows_mark(p, MARK_STAR);
	for (size_t i = 0; i < p->lanes.len; i++)
		for (const struct curves *c = p->lanes.at[i].curves; c; c = c->next)
			for (size_t k = 0; k < c->list.len; k++)
				for (size_t n = 0; n < c->list.at[k].points.len; n++)
					is_shown |= c->list.at[k].points.at[n].is_moment;
	return is_shown;
}

/* The legend explains what is on the page, and nothing else. */
/* Below lines of several entries the last is not left to one, unless that is longer than half of it. */
static void hold_legend_even(const struct plan *p)
{
	size_t count = p->legend.len;
	if (count < 4)
		return;
	const struct legend_item *last = &p->legend.at[count - 1], *before = last - 1;
	double both = before->sign_room + before->lines.width + last->sign_room + last->lines.width;
	bool is_alone = last->y > before->y && before->x > p->margin && p->legend.at[count - 3].x > p->margin;
	check_that(!is_alone || both > (p->width - 2 * p->margin) / 2, "the last entry of a legend stands alone on its line", last->y);
}

static void hold_legend(const struct plan *p)
{
	hold_legend_even(p);
	static const struct { int kind; enum mark mark; } SIGNS[] = {
		{ LEGEND_DROP, MARK_EXIT }, { LEGEND_DOTS, MARK_SEVERITY }, { LEGEND_QUICK_WIN, MARK_PILL }, { LEGEND_UNWANTED, MARK_UNWANTED }, { LEGEND_MISSED, MARK_MISSED },
	};
	for (size_t i = 0; i < p->legend.len; i++) {
		check_that(p->legend.at[i].kind != LEGEND_STAR || shows_moment(p), "the legend explains a moment of truth that is not on the page", 0);
		for (size_t k = 0; k < sizeof SIGNS / sizeof *SIGNS; k++)
			check_that((int)p->legend.at[i].kind != SIGNS[k].kind || shows_mark(p, SIGNS[k].mark), "the legend explains a sign that is not on the page", (double)SIGNS[k].kind);
	}
}

static size_t count_empty(const struct plan *p) /* stages without steps */
{
	size_t count = 0;
	for (size_t i = 0; i < p->columns.len; i++)
		count += p->columns.at[i].stage && !p->columns.at[i].step;
	return count;
}

/* The line of interaction is above what is done before the customer, and so on: none is above another lane. */
static void hold_lines(const struct plan *p)
{
	for (size_t i = 0; i < p->lanes.len; i++) {
		const struct swimlane *lane = &p->lanes.at[i];
		enum label line = lane->id == LANE_FRONT ? LABEL_line_interaction : lane->id == LANE_BACK ? LABEL_line_visibility : LABEL_line_internal;
		bool is_below_one = lane->id == LANE_FRONT || lane->id == LANE_BACK || lane->id == LANE_SUPPORT;
		check_that(is_below_one ? str_equal(lane->line_label, label(p->locale, line)) : !lane->line_label.len, "a line of the blueprint has the name of another, or is above another lane", (double)lane->id);
	}
}

static double text_bottom(const struct card *c)
{
	double bottom = 0;
	for (size_t i = 0; i < c->blocks.len; i++) {
		const struct block *b = &c->blocks.at[i];
		double last = b->y + (double)(b->lines.len ? b->lines.len - 1 : 0) * role_line_height(b->role);
		bottom = fmax(bottom, last);
	}
	return bottom;
}

/* Text becomes larger rather than cards empty; what is left stands between lanes. */
static void hold_slide_filled(const struct plan *p, bool is_sample)
{
	double lowest = p->header_bottom, top = p->margin * 0.6;
	for (size_t i = 0; i < p->lanes.len; i++) {
		const struct swimlane *lane = &p->lanes.at[i];
		double least = INFINITY;
		for (size_t k = 0; k < lane->cards.len; k++) {
			const struct card *c = lane->cards.at[k];
			if (c->style != CARD_MEASURE && c->style != CARD_IMAGE)
				least = fmin(least, c->height - text_bottom(c));
			lowest = fmax(lowest, lane->y + c->y + c->height);
		}
		check_that(!isfinite(least) || least <= CARD_FREE_MOST, "the cards of a lane are much higher than any text in them", least);
		lowest = lane->curves ? fmax(lowest, lane->y + lane->height) : lowest;
	}
	double filled = (lowest - top) / (p->footer_y - top);
	check_that(!is_sample || filled >= LEAST_FILL, "a slide is not filled down to its foot", filled);
}

/* A box at the curve between a word and its face would have the word read as that of the box. */
static void hold_words_near(const struct curves *c)
{
	for (size_t i = 0; i < c->list.len; i++)
		for (size_t k = 0; k < c->list.at[i].points.len; k++) {
			const struct point *p = &c->list.at[i].points.at[k];
			double left = fmax(p->label.left, p->x - p->radius), right = fmin(p->label.left + p->label.width, p->x + p->radius);
			for (size_t n = 0; n < c->notes.len && p->label.height > 0; n++) {
				const struct curve_note *box = &c->notes.at[n];
				bool is_across = box->left < right && left < box->left + box->width, is_below = p->label.top + p->label.height <= box->top && box->top < p->y;
				bool is_above = box->top + box->height <= p->label.top && p->y < box->top + box->height;
				check_that(!is_across || !(is_below || is_above), "a box stands between a word and its face", p->x);
			}
		}
}

static double lowest_of(const struct plan *p)
{
	double lowest = p->header_bottom;
	for (size_t i = 0; i < p->lanes.len; i++)
		lowest = fmax(lowest, p->lanes.at[i].y + p->lanes.at[i].height);
	return lowest;
}

/* Where the page is in the journey: marks beside each other, from edge to edge; the chevron of a stage that has the page to itself is one of them, and the only one it has. */
static void hold_marks(const struct plan *p)
{
	double end = p->margin;
	bool is_one = p->marks_y > 0 && p->stages.len == 1;
	check_that(!p->joined == !is_one, "a stage that has a page to itself is named twice above it, or one of several is named once", (double)p->stages.len);
	for (size_t i = 0; i < p->marks.len && p->marks_y > 0; i++) {
		const struct stage_mark *mark = &p->marks.at[i];
		check_that(fabs(mark->x - end) < 4 && mark->width > 0, "marks leave room between them, or overlap", mark->x - end);
		check_that(mark != p->joined || mark->stage == p->stages.at[0].stage, "another stage has the chevron of a page's only one", (double)i);
		check_that(mark != p->joined || p->stages.at[0].title.width <= mark->width - CHEVRON_INSET - CHEVRON_TIP, "the name of a stage leaves its chevron", mark->width);
		end = mark->x + mark->width;
	}
	check_that(p->marks_y <= 0 || fabs(p->width - p->margin - end) < 4, "marks end before the page does, or behind it", end);
	check_that(!p->joined || (fabs(p->marks_y - p->strip_y) < 0.01 && fabs(p->marks_height - p->chevron_height) < 0.01), "the marks are not in the row of the stage's chevron", p->marks_y);
}

static void hold_page(const struct plan *p, const struct page_frame *frame)
{
	hold_marks(p);
	hold_legend(p);
	hold_lines(p);
	const struct column *last = &p->columns.at[p->columns.len - 1];
	double area = p->width - 2 * p->margin, filled = last->x + last->width - p->margin;
	check_that(plan_fault(p) == NULL, "the plan of a page does not hold", 0);
	check_that(fabs(p->width - frame->width) < 0.01, "a page is not as wide as its paper", p->width - frame->width);
	check_that(fabs(p->height - frame->height) < 0.01, "a page is not as high as its paper", p->height - frame->height);
	check_that(!p->stages.len || filled >= LEAST_FILL * area, "columns leave much of a page empty", filled / area);
	check_that(p->stages.len == 0 || p->lanes.len || frame->count == 1 || count_empty(p) == p->columns.len, "a page shows stages and nothing in them", 0);
	check_that(frame->has_header ? p->title.len > 0 : p->running.len > 0, "a page has no title", 0);
	hold_cards_inside(p);
	for (size_t i = 0; i < p->lanes.len; i++)
		for (const struct curves *c = p->lanes.at[i].curves; c; c = c->next)
			hold_words_near(c);
}

static void hold_paper(const struct map *m, const struct journey *j, struct ruler *ruler, const struct shown *whole, bool is_sample)
{
	struct paper_size paper = paper_size((enum paper)now.paper, now.is_portrait);
	struct shown pages = { 0 };
	VEC(struct plan *) plans = { 0 };
	arena_init(&pages.arena);
	struct page_wish wish = { .width = paper.width, .height = paper.height, .margin = paper.margin, .least_scale = readable(paper), .is_deck = paper.is_slide };
	struct page_list list = pages_of(m, j, ruler, (struct plan_options){ 0 }, wish, &pages.arena);
	for (size_t i = 0; i < list.list.len; i++) {
		struct plan *p = plan_new(m, j, ruler, (struct plan_options){ .page = &list.list.at[i] });
		VEC_PUSH(&pages.arena, &plans, p);
		hold_page(p, &list.list.at[i]);
		if (wish.is_deck)
			hold_slide_filled(p, is_sample && str_starts(str_of(now.map), "samples/"));
		check_that(!wish.is_deck || p->stages.len <= 1 || (p->stages.len - count_empty(p) <= 2 && p->columns.len - count_empty(p) <= 5), "a slide has more than two small stages", (double)p->columns.len);
		add_shown(&pages, p);
	}
	check_that(!is_sample || list.scale >= wish.least_scale - 0.001, "text is too small", list.scale * 12.5);
	hold_same(whole, &pages, is_sample, wish.is_deck);
	for (size_t i = 0; i < plans.len; i++)
		plan_free(plans.at[i]);
	arena_finish(&pages.arena);
}

/* What a deck's slides of stages show where its blueprint has slides of its own. */
static void hold_lines_apart(const struct map *m, const struct journey *j, struct ruler *ruler)
{
	struct arena a;
	struct paper_size paper = paper_size(PAPER_16_9, false);
	arena_init(&a);
	struct page_wish wish = { .width = paper.width, .height = paper.height, .margin = paper.margin, .least_scale = readable(paper), .is_deck = true, .lanes = ~(1u << LANE_FRONT | 1u << LANE_BACK | 1u << LANE_SUPPORT) };
	struct page_list list = pages_of(m, j, ruler, (struct plan_options){ 0 }, wish, &a);
	for (size_t i = 0; i < list.list.len; i++) {
		struct plan *p = plan_new(m, j, ruler, (struct plan_options){ .page = &list.list.at[i] });
		hold_lines(p);
		plan_free(p);
	}
	arena_finish(&a);
}

static void hold_one_page(const struct map *m, const struct journey *j, struct ruler *ruler)
{
	struct arena a;
	struct paper_size paper = paper_size(PAPER_A4, false);
	arena_init(&a);
	struct page_wish wish = { .width = paper.width, .height = paper.height, .margin = paper.margin, .least_scale = readable(paper), .most = 1 };
	struct page_list list = pages_of(m, j, ruler, (struct plan_options){ 0 }, wish, &a);
	check_that(list.list.len == 1, "one page was asked for", (double)list.list.len);
	arena_finish(&a);
}

/* With a brand's lines, as our samples have them: a page on which others follow is not half empty. */
static void hold_filled(const struct map *m, const struct journey *j, struct ruler *ruler, enum paper of, bool is_portrait)
{
	struct arena a;
	struct paper_size paper = paper_size(of, is_portrait);
	struct plan_options options = { .brand_header = STR("A brand"), .brand_footer = STR("Not for others") };
	struct page_wish wish = { .width = paper.width, .height = paper.height, .margin = paper.margin, .least_scale = readable(paper) };
	arena_init(&a);
	struct page_list list = pages_of(m, j, ruler, options, wish, &a);
	for (size_t i = 0; i + 1 < list.list.len; i++) {
		options.page = &list.list.at[i];
		struct plan *p = plan_new(m, j, ruler, options);
		double filled = (lowest_of(p) - p->margin * 0.6) / (p->footer_y - p->margin * 0.6);
		check_that(filled >= LEAST_PAGE_FILL, "a page is half empty", filled);
		plan_free(p);
	}
	arena_finish(&a);
}

/* ---- maps ---- */

static void hold_journey(const struct map *m, const struct journey *j, struct ruler *ruler, bool is_sample, uint32_t number)
{
	struct shown whole = { 0 };
	struct plan *p = plan_new(m, j, ruler, (struct plan_options){ 0 });
	arena_init(&whole.arena);
	add_shown(&whole, p);
	for (int i = PAPER_FIT + 1; i < PAPER_COUNT; i++) {
		now.paper = i;
		now.is_portrait = (i + (int)number) % 4 == 0;
		if ((uint32_t)i % PAPERS_APART == number % PAPERS_APART)
			hold_paper(m, j, ruler, &whole, is_sample && !now.is_portrait);
	}
	if (is_sample) {
		hold_one_page(m, j, ruler);
		hold_lines_apart(m, j, ruler);
		for (int is_portrait = 0; is_portrait < 2; is_portrait++) {
			hold_filled(m, j, ruler, PAPER_A4, is_portrait);
			hold_filled(m, j, ruler, PAPER_A3, is_portrait);
		}
	}
	plan_free(p);
	arena_finish(&whole.arena);
}

static void hold_map(const char *path, struct str text, struct ruler *ruler, bool is_sample, uint32_t number)
{
	struct sources s;
	struct findings found;
	check_case();
	sources_init(&s);
	findings_init(&found);
	struct map *m = read_map_text(&s, path, text, &found);
	FOR_EACH(struct journey, j, m->journeys)
		if (!j->is_included)
			hold_journey(m, j, ruler, is_sample, number);
	map_free(m);
	findings_finish(&found);
	sources_finish(&s);
	check_case_end();
}

static void hold_samples(struct ruler *ruler)
{
	check_that(sample_at(0) != NULL, "there are no samples here", 0);
	uint32_t number = 0;
	for (size_t i = 0; sample_at(i); i++) {
		struct buf text = { 0 };
		snprintf(now.map, sizeof now.map, "%s", sample_at(i));
		check_that(read_whole(now.map, &text), "cannot be read", 0);
		hold_map(now.map, buf_as_str(&text), ruler, true, number++);
		buf_finish(&text);
	}
}

static void hold_generated(struct ruler *ruler)
{
	for (uint32_t i = 0; i < MAPS; i++) {
		struct buf text = { 0 };
		uint32_t number = i * MAPS_APART;
		generate_map(number, &text);
		snprintf(now.map, sizeof now.map, "generated map %u (%s)", (unsigned)number, generated_sort(number));
		hold_map("generated.cjm", buf_as_str(&text), ruler, false, number);
		buf_finish(&text);
	}
}

/* A way of more steps than any sample has: on one page, and on two, as it was asked for. */
static void hold_long(struct ruler *ruler)
{
	struct buf text = { 0 };
	buf_text(&text, "journey \"Long\"\n");
	for (int i = 0; i < 60; i++)
		buf_fmt(&text, "%s    step \"Step %d\"\n", i % 10 ? "" : "  stage \"Stage\"\n", i);
	snprintf(now.map, sizeof now.map, "a long way");
	struct sources s;
	struct findings found;
	sources_init(&s);
	findings_init(&found);
	check_case();
	struct map *m = read_map_text(&s, "long.cjm", buf_as_str(&text), &found);
	hold_one_page(m, (const struct journey *)m->journeys.at[0], ruler);
	map_free(m);
	findings_finish(&found);
	sources_finish(&s);
	check_case_end();
	buf_finish(&text);
}

/* What a stage without steps is for, what is expected there and who leaves it stand on pages as in the drawing. */
static void hold_without_steps(struct ruler *ruler)
{
	static const char FIVE[] = "    step \"one\" feel +1 \"x\"\n    step \"two\" feel +1 \"x\"\n    step \"three\" feel +1 \"x\"\n    step \"four\" feel +1 \"x\"\n    step \"five\" feel +1 \"x\"\n";
	static const char BARE[] = "    goal \"A goal\"\n    expects \"Much\"\n    wait 3 days\n    drop 9%\n    owner \"Team\"\n";
	static const char *const TEXTS[][3] = { { FIVE, BARE, FIVE }, { BARE, BARE, BARE }, { BARE, FIVE, BARE } };
	for (uint32_t i = 0; i < sizeof TEXTS / sizeof *TEXTS * PAPERS_APART; i++) {
		const char *const *stages = TEXTS[i / PAPERS_APART];
		struct buf text = { 0 };
		buf_fmt(&text, "journey \"J\"\n  stage \"A\"\n%s  stage \"B\"\n%s  stage \"C\"\n%s", stages[0], stages[1], stages[2]);
		snprintf(now.map, sizeof now.map, "stages without steps, %u", (unsigned)i);
		hold_map("bare.cjm", buf_as_str(&text), ruler, false, i);
		buf_finish(&text);
	}
}

/* Curves of many people go below each other; on slides over several, rather than in small text. */
static void hold_many_people(struct ruler *ruler)
{
	struct buf text = { 0 };
	for (int i = 0; i < 7; i++)
		buf_fmt(&text, "persona p%d \"Person %d\"\n", i, i);
	buf_text(&text, "journey \"J\"\n  persona p0, p1, p2, p3, p4, p5, p6\n");
	for (int step = 0; step < 4; step++) {
		buf_fmt(&text, "%s    step \"Step %d\"\n      at \"Desk %d\"\n      pain \"Waits %d\"\n", step % 2 ? "" : "  stage \"Stage\"\n", step, step, step);
		for (int i = 0; i < 7; i++)
			buf_fmt(&text, "      feel %d \"word\" by p%d\n", (step + i) % 5 - 2, i);
	}
	for (uint32_t i = 0; i < PAPERS_APART; i++) {
		snprintf(now.map, sizeof now.map, "seven people, %u", (unsigned)i);
		hold_map("people.cjm", buf_as_str(&text), ruler, true, i);
	}
	buf_finish(&text);
}

/* How many of a list the header's cards name, and how many more they say there are. */
static size_t count_told(const struct plan *p)
{
	size_t count = 0;
	for (size_t i = 0; i < p->header_cards.len; i++)
		for (size_t k = 0; k < p->header_cards.at[i].blocks.len; k++) {
			struct str text = p->header_cards.at[i].blocks.at[k].text;
			bool is_metric = p->header_cards.at[i].measure && k == 0;
			count += is_metric || str_find_text(text, 0, STR("Item ")) < text.len;
			count += str_ends(text, " more") ? (size_t)strtoul(text.at, NULL, 10) : 0;
		}
	return count;
}

static void hold_header_of(const struct map *m, struct ruler *ruler, enum paper of, size_t count)
{
	struct arena a;
	struct paper_size paper = paper_size(of, false);
	struct page_wish wish = { .width = paper.width, .height = paper.height, .margin = paper.margin, .least_scale = readable(paper), .is_deck = paper.is_slide };
	arena_init(&a);
	now.paper = (int)of;
	now.is_portrait = false;
	struct page_list list = pages_of(m, (const struct journey *)m->journeys.at[0], ruler, (struct plan_options){ 0 }, wish, &a);
	struct plan *p = plan_new(m, (const struct journey *)m->journeys.at[0], ruler, (struct plan_options){ .page = &list.list.at[0] });
	check_that(list.scale >= wish.least_scale - 0.001, "a long list makes all text small", list.scale * 12.5);
	check_that(count_told(p) == count, "of a long list neither all is there, nor how many more there are", (double)count_told(p));
	plan_free(p);
	arena_finish(&a);
}

/* More goals, reasons, needs, people or figures than a page has room for: as many as it has, and how many more there are. */
static void hold_long_headers(struct ruler *ruler)
{
	enum { COUNT = 600, DECLARED, OF_PERSONA, OF_JOURNEY };
	static const struct { int where; const char *line; } LISTS[] = {
		{ OF_JOURNEY, "goal \"Item %d\"" }, { OF_JOURNEY, "why \"Item %d\"" }, { OF_PERSONA, "need \"Item %d\"" }, { OF_PERSONA, "quote \"Item %d\"" }, { OF_JOURNEY, "metric \"Item %d\" 4" }, { DECLARED, "persona \"Item %d\"" },
	};
	for (size_t i = 0; i < sizeof LISTS / sizeof *LISTS; i++) {
		struct buf text = { 0 };
		struct sources s;
		struct findings found;
		for (int k = 0; k < COUNT && LISTS[i].where == DECLARED; k++)
			buf_fmt(&text, "persona \"Item %d\"\n", k);
		buf_text(&text, "persona p \"Ada\"\n");
		for (int where = OF_PERSONA; where <= OF_JOURNEY; where++) {
			buf_text(&text, where == OF_JOURNEY ? "journey \"J\"\n" : "");
			for (int k = 0; k < COUNT && LISTS[i].where == where; k++) {
				char line[64];
				snprintf(line, sizeof line, LISTS[i].line, k);
				buf_fmt(&text, "  %s\n", line);
			}
		}
		for (int k = 0; k < COUNT && LISTS[i].where == DECLARED; k++)
			buf_fmt(&text, "  persona \"Item %d\"\n", k);
		buf_text(&text, "  persona p\n  stage \"S\"\n    step \"A\" feel 1\n    step \"B\"\n");
		snprintf(now.map, sizeof now.map, "long header: %s", LISTS[i].line);
		check_case();
		sources_init(&s);
		findings_init(&found);
		struct map *m = read_map_text(&s, "long.cjm", buf_as_str(&text), &found);
		hold_header_of(m, ruler, PAPER_A4, COUNT + (LISTS[i].where == DECLARED)); /* Ada is one of them */
		hold_header_of(m, ruler, PAPER_16_9, COUNT + (LISTS[i].where == DECLARED));
		map_free(m);
		findings_finish(&found);
		sources_finish(&s);
		buf_finish(&text);
		check_case_end();
	}
}

int main(void)
{
	struct ruler *ruler = ruler_new();
	hold_long(ruler);
	hold_without_steps(ruler);
	hold_many_people(ruler);
	hold_long_headers(ruler);
	hold_samples(ruler);
	hold_generated(ruler);
	ruler_free(ruler);
	return check_report();
}
