/* page.c — a page of a drawing that is laid out on several.
 *
 * Which lanes there are, and what stands where, is decided for the whole drawing; then the page keeps its own columns and what stands in
 * them. What belongs to a whole stage stands where that begins. */
#include "layout/page.h"
#include "cjm/columns.h"
#include "cjm/curves.h"
#include "cjm/footer.h"
#include "cjm/header.h"
#include "cjm/scores.h"
#include "cjm/unshown.h"

#include <math.h>

enum { MARKS_AIR = 6, MARK_HEIGHT = 20, SLIDE_MARK_HEIGHT = 28, MARK_GAP = 2, MARK_INSET = 10, FOOT_AIR = 9, DEEP = 3, OWNER_ROOM = 16, JOINED_END = 34 };

static const double JOINED_PART = 0.33; /* at least, of the row of all stages */

/* ---- what is on it ---- */

static bool has_column(const struct page_frame *f, size_t column)
{
	return column >= f->first_column && column <= f->last_column;
}

static size_t kept_or(size_t column, size_t least, size_t most)
{
	return column < least ? least : column > most ? most : column;
}

static void cut_cards(struct swimlane *lane, const struct page_frame *f)
{
	size_t kept = 0;
	for (size_t i = 0; i < lane->cards.len; i++) {
		struct card *c = lane->cards.at[i];
		if (!has_column(f, c->first_column))
			continue;
		c->first_column -= f->first_column;
		c->last_column = kept_or(c->last_column, f->first_column, f->last_column) - f->first_column;
		lane->cards.at[kept++] = c;
	}
	lane->cards.len = kept;
}

static void keep_strip(struct swimlane *strip, const struct plan *p)
{
	const struct page_frame *f = p->page;
	size_t kept = 0;
	for (size_t i = 0; f->cards && i < strip->cards.len; i++) {
		if (!f->cards[i])
			continue;
		strip->cards.at[i]->first_column = 0;
		strip->cards.at[i]->last_column = p->columns.len - 1;
		strip->cards.at[kept++] = strip->cards.at[i];
	}
	strip->cards.len = kept;
}

static void cut_columns(struct layout *l)
{
	struct plan *p = l->plan;
	const struct page_frame *f = p->page;
	size_t stages = 0, columns = 0;
	for (size_t i = 0; i < p->stages.len; i++) {
		struct stage_box box = p->stages.at[i];
		if (box.last_column < f->first_column || box.first_column > f->last_column)
			continue;
		box.is_continued = box.first_column < f->first_column || f->first_lane > 0;
		box.first_column = kept_or(box.first_column, f->first_column, f->last_column) - f->first_column;
		box.last_column = kept_or(box.last_column, f->first_column, f->last_column) - f->first_column;
		p->stages.at[stages++] = box;
	}
	p->stages.len = stages;
	for (size_t i = 0; i < p->columns.len; i++)
		if (has_column(f, i))
			p->columns.at[columns++] = p->columns.at[i];
	p->columns.len = columns;
	if (!columns) /* a closing page: what it holds needs a place to stand */
		VEC_PUSH(l->arena, &p->columns, (struct column){ 0 });
}

static bool has_lane(const struct page_frame *f, size_t lane)
{
	return lane >= f->first_lane && lane <= f->last_lane;
}

/* Of several bands of emotions each counts as a lane of its own: they may go over several pages. Gives how many there were. */
static size_t cut_bands(struct swimlane *lane, const struct page_frame *f, size_t first)
{
	size_t count = 0;
	for (struct curves **at = &lane->curves; *at; count++)
		if (has_lane(f, first + count))
			at = &(*at)->next;
		else
			*at = (*at)->next;
	return count;
}

static bool is_wanted(const struct page_frame *f, const struct swimlane *lane)
{
	return lane->of_journey || !f->lanes || f->lanes & 1u << lane->id;
}

static void note_pains(struct plan *p, const struct swimlane *lane)
{
	for (size_t i = 0; i < lane->cards.len; i++) {
		const struct thing *t = lane->cards.at[i]->thing;
		if (t && t->kind == KIND_PAIN && (!p->worst_told || pain_order((const struct pain *)t, p->worst_told) < 0))
			p->worst_told = (const struct pain *)t;
	}
}

static void cut_lanes(struct layout *l)
{
	struct plan *p = l->plan;
	size_t kept = 0, seen = 0;
	for (size_t i = 0; i < p->lanes.len; i++) {
		struct swimlane lane = p->lanes.at[i];
		const struct curves *whole = lane.curves;
		lane.curves = NULL;
		unshown_note_callouts(l->arena, whole, &p->called_out); /* on whichever page */
		if (lane.of_journey)
			keep_strip(&lane, p);
		else
			cut_cards(&lane, p->page);
		if (whole && p->stages.len)
			curves_collect(l, &lane, whole);
		bool is_there = (lane.cards.len || lane.curves) && is_wanted(p->page, &lane), has_curves = lane.curves;
		size_t bands = is_there && has_curves ? cut_bands(&lane, p->page, seen) : 0;
		bool is_of_page = lane.of_journey || (has_curves ? lane.curves != NULL : has_lane(p->page, seen));
		seen += bands ? bands : is_there && !lane.of_journey;
		if (is_there && !lane.of_journey)
			note_pains(p, &lane);
		if (is_there && is_of_page)
			p->lanes.at[kept++] = lane; /* a line of the blueprint goes with the lane below it */
	}
	p->lanes.len = kept;
}

static void note_marks(struct layout *l)
{
	struct plan *p = l->plan;
	const struct page_frame *f = p->page;
	for (size_t i = 0; i < p->stages.len; i++) {
		const struct stage_box *box = &p->stages.at[i];
		bool is_present = box->first_column <= f->last_column && box->last_column >= f->first_column;
		VEC_PUSH(l->arena, &p->marks, ((struct stage_mark){ .stage = box->stage, .is_present = is_present }));
	}
}

void page_cut(struct layout *l)
{
	if (!l->plan->page)
		return;
	note_marks(l);
	cut_columns(l);
	cut_lanes(l);
}

static bool card_has_channel(const struct card *c, const struct channel *channel)
{
	for (size_t i = 0; i < c->blocks.len; i++)
		if (c->blocks.at[i].mark == MARK_CHANNEL && c->blocks.at[i].channel == channel)
			return true;
	return false;
}

bool page_has_channel(const struct plan *p, const struct channel *channel)
{
	for (size_t i = 0; p->page && i < p->lanes.len; i++)
		for (size_t k = 0; k < p->lanes.at[i].cards.len; k++)
			if (card_has_channel(p->lanes.at[i].cards.at[k], channel))
				return true;
	return !p->page;
}

/* ---- what each page has ---- */

/* Whose chevron is below is named there. */
static struct str mark_title(struct layout *l, const struct stage_mark *mark, size_t number)
{
	struct str name = mark->is_present ? (struct str){ 0 } : thing_label(&mark->stage->thing);
	double room = mark->width - 2 * MARK_INSET;
	return layout_width(l, l->plan->marks_role, name) <= room ? name : str_fmt(l->arena, "%zu", number);
}

static const struct stage_mark *present_mark(const struct plan *p)
{
	for (size_t i = 0; i < p->marks.len; i++)
		if (p->marks.at[i].is_present)
			return &p->marks.at[i];
	return NULL;
}

/* With its name on one line, and the gap behind it. */
static double mark_natural(struct layout *l, const struct stage_mark *mark)
{
	const struct plan *p = l->plan;
	struct str name = thing_label(&mark->stage->thing);
	if (mark != p->joined)
		return layout_width(l, p->marks_role, name) + 2 * MARK_INSET + MARK_GAP;
	double owner = mark->stage->content.owner ? OWNER_ROOM + layout_width(l, ROLE_SMALL, locale_name(p->locale, &mark->stage->content.owner->thing)) : 0;
	double own = CHEVRON_INSET + layout_width(l, ROLE_STAGE, name) + owner + JOINED_END, part = (p->width - 2 * p->margin) * JOINED_PART;
	return fmin(fmax(own, part), (p->width - 2 * p->margin) / 2) + MARK_GAP;
}

/* Of those that have no room for all names: a stage that has its chevron there takes as much as it would alone, up to half of the row. */
static double narrow_mark(const struct plan *p, double width)
{
	double count = (double)p->marks.len, least = width * JOINED_PART;
	return p->joined && width / count < least ? (width - least) / (count - 1) : width / count;
}

double page_marks_place(struct layout *l, double y, bool joins)
{
	struct plan *p = l->plan;
	double width = p->width - 2 * p->margin, all = 0;
	if (!p->page || p->stages.len == p->marks.len || (p->page->is_slide && !p->stages.len))
		return y;
	p->marks_role = p->page->is_slide ? ROLE_META : ROLE_TAG;
	p->marks_height = p->page->is_slide ? SLIDE_MARK_HEIGHT : MARK_HEIGHT;
	p->joined = joins && p->stages.len == 1 ? present_mark(p) : NULL;
	for (size_t i = 0; i < p->marks.len && all <= width; i++) /* past that there is no room, however long the others are */
		all += mark_natural(l, &p->marks.at[i]);
	double x = p->margin, more = (width - all) / (double)p->marks.len, least = layout_width(l, p->marks_role, STR("88")) + 2 * CHEVRON_TIP;
	if (more < 0 && width / (double)p->marks.len - MARK_GAP < least) { /* not even for their numbers is there room */
		p->marks_height = 0;
		p->joined = NULL;
		return y;
	}
	double narrow = narrow_mark(p, width);
	for (size_t i = 0; i < p->marks.len; i++) {
		struct stage_mark *mark = &p->marks.at[i];
		mark->x = x;
		mark->width = more >= 0 ? mark_natural(l, mark) - MARK_GAP + more : mark == p->joined ? width - narrow * (double)(p->marks.len - 1) - MARK_GAP : narrow - MARK_GAP;
		mark->title = mark_title(l, mark, i + 1);
		mark->has_room = layout_width(l, p->marks_role, mark->title) <= mark->width - 2 * MARK_INSET;
		x += mark->width + MARK_GAP;
	}
	p->marks_y = y;
	return p->joined ? y : y + p->marks_height + MARKS_AIR; /* joined, they are the stage's own row */
}

/* "2 / 5"; on a slide, whose title says something else, after the name of the journey, where that has room on one line. */
static struct str page_words(struct layout *l)
{
	const struct page_frame *f = l->plan->page;
	struct str number = str_fmt(l->arena, "%zu / %zu", f->number, f->count), none = { 0 };
	struct str name = f->is_slide && !f->has_header ? thing_label(&l->plan->journey->thing) : none;
	if (layout_width(l, ROLE_SMALL, name) > (l->plan->width - 2 * l->plan->margin) / 2)
		name = none;
	return layout_items(l, (struct str[]){ locale_set_in(l->plan->locale, l->arena, name), number }, 2);
}

/* Whether what stands in a foot has letters that hang far down. */
static bool is_deep(struct layout *l)
{
	return language_is_rtl(l->plan->language) || layout_air_below(role_font(ROLE_SMALL), thing_label(&l->plan->journey->thing)) > 0;
}

void page_end(struct layout *l)
{
	struct plan *p = l->plan;
	if (!p->page)
		return;
	if (p->page->count > 1)
		p->page_words = page_words(l);
	double more = is_deep(l) ? DEEP : 0; /* above them and below, on every page alike */
	p->page_words_y = p->height - p->margin * 0.6 + FOOT_AIR + more;
	p->height += 2 * more;
	double free = p->page->height - p->height;
	p->width = fabs(p->width - p->page->width) <= 0.01 ? p->page->width : p->width;
	p->height = fabs(free) <= 0.01 ? p->page->height : p->height;
	if (free <= 0.01)
		return;
	for (size_t i = 0; i < p->legend.len; i++)
		p->legend.at[i].y += free;
	p->footer_y += free;
	p->coverage_y += free;
	p->foot_y += free;
	p->footer_text_y += free;
	p->page_words_y += free;
	p->height = p->page->height;
}
