/* priorities.c — which opportunity stands in which of nine zones. Cards are piled, never scattered: the levels are words, and a
 * place between two of them would pretend to know more than the author said. Knows nothing of colours. */
#include "view/priorities.h"

#include "cjm/scores.h"

#include <math.h>
#include <stdlib.h>

enum { SIDE_BY_SIDE_MOST = 3, PILE_HIGH = 4 };

/* ---- cards ---- */

static struct str filled_label(struct layout *l, enum label id, struct str with)
{
	return with.len ? label_with(l->plan->locale, l->arena, id, with) : (struct str){ 0 };
}

static const struct stage *stage_of(const struct thing *t)
{
	while (t && t->kind != KIND_STAGE)
		t = t->parent;
	return (const struct stage *)t;
}

/* In which stage it arose and who answers for it. */
static void add_place(struct layout *l, struct card *c, const struct opportunity *o)
{
	const struct stage *stage = stage_of(o->thing.parent);
	struct str parts[] = {
		stage ? thing_label(&stage->thing) : (struct str){ 0 }, o->owner ? locale_name(l->plan->locale, &o->owner->thing) : (struct str){ 0 },
	};
	struct block *b = card_add(l, c, ROLE_TAG, layout_items(l, parts, 2));
	if (b && stage) {
		b->mark = MARK_STAGE;
		b->count = (int)stage->hue;
	}
}

static struct str score_text(struct layout *l, const char *name, double s)
{
	const struct locale *words = l->plan->locale;
	struct buf b = { 0 };
	if (isnan(s))
		return (struct str){ 0 };
	buf_fmt(&b, "%s%s", name, words->colon);
	locale_number(words, s, score_decimals(s), &b);
	struct str said = str_copy(l->arena, buf_as_str(&b));
	buf_finish(&b);
	return said;
}

/* In the models of those who give them numbers; the zone already says impact and effort. */
static void add_scores(struct layout *l, struct card *c, const struct opportunity *o)
{
	bool is_rated = o->impact && o->effort; /* else one of the two may be said */
	struct str none = { 0 }, parts[] = {
		is_rated || !o->impact ? none : filled_label(l, LABEL_impact, locale_choice(l->plan->locale, CHOICES_level, o->impact)),
		is_rated || !o->effort ? none : filled_label(l, LABEL_effort, locale_choice(l->plan->locale, CHOICES_level, o->effort)),
		score_text(l, "RICE", opportunity_score(o, SCORE_RICE)), score_text(l, "Ulwick", opportunity_score(o, SCORE_ULWICK)),
	};
	card_add(l, c, ROLE_TAG, layout_items(l, parts, 4));
}

struct answering { /* the actions for an opportunity */
	const struct action **at;
	size_t len, cap;
};

static void add_action(struct layout *l, struct card *c, const struct action *a)
{
	const struct locale *words = l->plan->locale;
	struct str state[] = {
		label_choice(words, LABEL_status_idea, a->status),
		a->due.year && a->status != ACTION_DONE ? filled_label(l, LABEL_by_date, locale_date(words, l->arena, a->due)) : (struct str){ 0 },
	};
	struct str lines[] = { a->thing.text, layout_items(l, state, 2) };
	block_of(card_mark(l, c, ROLE_TAG, a->status == ACTION_DONE ? MARK_CHECK : MARK_GO, layout_join(l, "\n", lines, 2)), &a->thing);
}

static struct card *make_card(struct priorities *p, struct swimlane *pile, const struct opportunity *o)
{
	struct layout *l = &p->l;
	const struct locale *words = l->plan->locale;
	struct card *c = card_new(l, pile, CARD_OPPORTUNITY, &o->thing);
	card_add(l, c, ROLE_BODY, thing_label(&o->thing));
	add_place(l, c, o);
	struct str parts[] = {
		filled_label(l, LABEL_answers, layout_labels(l, &o->answers, words->list)), layout_labels(l, &o->by, words->list),
		layout_card_words(l, &o->thing),
	};
	card_add(l, c, ROLE_TAG, layout_items(l, parts, 3));
	add_scores(l, c, o);
	const struct answering *answers = names_find(&p->answers, o->thing.id);
	for (size_t i = 0; answers && i < answers->len; i++)
		add_action(l, c, answers->at[i]);
	return c;
}

/* What is being done about an opportunity, wherever in the journey that is said. */
static void collect_action(struct priorities *p, const struct action *a)
{
	FOR_EACH(struct thing, answered, a->answers) {
		struct answering *answers = names_find(&p->answers, answered->id);
		if (!answers)
			names_add(&p->answers, answered->id, answers = ARENA_NEW(p->l.arena, struct answering));
		VEC_PUSH(p->l.arena, answers, a);
	}
}

static void collect_thing(void *priorities, const struct thing *t)
{
	struct priorities *p = priorities;
	const struct opportunity *o = (const struct opportunity *)t;
	struct placed_opportunity placed = { o, p->opportunities.len };
	if (t->kind == KIND_OPPORTUNITY)
		VEC_PUSH(p->l.arena, &p->opportunities, placed);
	if (t->kind == KIND_ACTION)
		collect_action(p, (const struct action *)t);
}

/* Within a cell the one that is worth more, or answers the worse pain, stands first. */
static int by_worth(const void *left, const void *right)
{
	const struct placed_opportunity *a = left, *b = right;
	int order = opportunity_order(a->opportunity, b->opportunity);
	return order ? order : a->index < b->index ? -1 : 1;
}

void priorities_collect(struct priorities *p)
{
	names_init(&p->answers, p->l.arena);
	journey_walk(p->l.plan->journey, collect_thing, p);
	if (p->opportunities.len)
		qsort(p->opportunities.at, p->opportunities.len, sizeof *p->opportunities.at, by_worth);
	for (size_t i = 0; i < p->opportunities.len; i++) {
		const struct opportunity *o = p->opportunities.at[i].opportunity;
		bool rated = o->impact && o->effort;
		make_card(p, rated ? &p->zones[LEVEL_HIGH - o->impact][o->effort - LEVEL_LOW].pile : &p->unscored, o);
	}
	p->is_empty = !p->opportunities.len;
}

/* Actions that answer no opportunity stand on no card. */
static void leave_out_actions(void *priorities, const struct thing *t)
{
	struct priorities *p = priorities;
	bool is_shown = t->kind != KIND_ACTION;
	for (size_t i = 0; !is_shown && i < ((const struct action *)t)->answers.len; i++)
		is_shown = ((const struct action *)t)->answers.at[i]->kind == KIND_OPPORTUNITY;
	if (is_shown)
		return;
	plan_leave_out(&p->l, label(p->l.plan->locale, LABEL_summary_actions), 1);
	unshown_note(&p->notes, t, UNSHOWN_COUNTED);
}

struct str priorities_note(struct priorities *p)
{
	names_init(&p->notes, p->l.arena);
	for (size_t i = 0; i < p->opportunities.len; i++)
		FOR_EACH(struct thing, answered, p->opportunities.at[i].opportunity->answers)
			unshown_note(&p->notes, answered, UNSHOWN_NAMED);
	journey_walk(p->l.plan->journey, leave_out_actions, p);
	return unshown_foot(&p->l, ON_PRIORITIES, &p->notes);
}

/* ---- places ---- */

size_t priorities_side_by_side(size_t cards)
{
	size_t piles = (cards + PILE_HIGH - 1) / PILE_HIGH;
	return piles > SIDE_BY_SIDE_MOST ? SIDE_BY_SIDE_MOST : piles;
}

static void place_columns(struct priorities *p)
{
	struct plan *plan = p->l.plan;
	double x = plan->margin + plan->label_width, filled = 0, all = x + plan->margin - PAGE_GAP;
	priorities_choose_piles(p);
	for (int effort = 0; effort < LEVELS; effort++) {
		filled += p->piles[effort] > 0;
		all += priorities_column_width(p, effort, p->piles[effort]) + PAGE_GAP;
	}
	double more = layout_at_least(p->more, PAGE_LEAST - all);
	for (int effort = 0; effort < LEVELS; effort++) {
		double width = priorities_column_width(p, effort, p->piles[effort]) + (p->piles[effort] ? more / filled : 0);
		for (int impact = 0; impact < LEVELS; impact++) {
			p->zones[impact][effort].x = x;
			p->zones[impact][effort].width = width;
		}
		struct column column = { .x = x, .width = width };
		VEC_PUSH(p->l.arena, &plan->columns, column);
		x += width + PAGE_GAP;
	}
	plan->width = layout_at_least(x - PAGE_GAP + plan->margin, PAGE_LEAST);
}

/* Piles cards into `piles` columns from (x, y), each onto the lowest; the y behind the highest pile. */
static double pile_cards(struct layout *l, struct swimlane *lane, double x, double y, double width, size_t piles)
{
	double *ends = arena_alloc(l->arena, piles * sizeof *ends), bottom = y;
	double each = (width + PAGE_GAP) / (double)piles - PAGE_GAP;
	for (size_t i = 0; i < piles; i++)
		ends[i] = y;
	for (size_t i = 0; i < lane->cards.len; i++) {
		struct card *c = lane->cards.at[i];
		size_t lowest = 0;
		for (size_t k = 1; k < piles; k++)
			lowest = ends[k] < ends[lowest] ? k : lowest;
		card_measure(l, c, each);
		c->x = x + (double)lowest * (each + PAGE_GAP);
		c->y = ends[lowest];
		ends[lowest] += c->height + PAGE_GAP;
		bottom = layout_at_least(bottom, ends[lowest]);
	}
	return bottom;
}

static size_t piles_in(double width)
{
	size_t fit = (size_t)((width + PAGE_GAP) / (PRIORITY_CARD + PAGE_GAP));
	return fit ? fit : 1;
}

static bool row_has_cards(const struct priorities *p, int impact)
{
	return p->zones[impact][0].pile.cards.len + p->zones[impact][1].pile.cards.len + p->zones[impact][2].pile.cards.len > 0;
}

/* Where a cell has fewer cards than its column has piles, they are wider. */
static double place_row(struct priorities *p, int impact, double y, double more)
{
	double height = priorities_row_least(p, impact), heading = priorities_heading(p, impact);
	for (int effort = 0; effort < LEVELS; effort++) {
		struct priority_zone *z = &p->zones[impact][effort];
		size_t cards = z->pile.cards.len;
		z->y = y;
		if (!cards)
			continue;
		double end = pile_cards(&p->l, &z->pile, z->x + ZONE_PADDING, y + ZONE_PADDING + heading, z->width - 2 * ZONE_PADDING, cards < p->piles[effort] ? cards : p->piles[effort]);
		height = layout_at_least(height, end - PAGE_GAP + ZONE_PADDING - y);
	}
	for (int effort = 0; effort < LEVELS; effort++)
		p->zones[impact][effort].height = height + (row_has_cards(p, impact) ? more : 0);
	return y + p->zones[impact][0].height + PAGE_GAP;
}

void priorities_name(struct priorities *p, double label_width)
{
	static const struct {
		int impact, effort;
		enum label name;
	} CORNERS[] = { { 0, 0, LABEL_zone_quick }, { 0, 2, LABEL_zone_big }, { 2, 0, LABEL_zone_spare }, { 2, 2, LABEL_zone_leave } };
	const struct locale *words = p->l.plan->locale;
	p->zones[0][0].is_best = true;
	for (size_t i = 0; i < 4; i++) {
		struct priority_zone *z = &p->zones[CORNERS[i].impact][CORNERS[i].effort];
		z->name = str_upper(p->l.arena, label(words, CORNERS[i].name));
		z->words = layout_wrap(&p->l, ROLE_KICKER, z->name, PAGE_LEAST);
	}
	for (unsigned i = 0; i < LEVELS; i++) {
		p->impacts[i] = layout_wrap(&p->l, ROLE_LANE, label_choice(words, LABEL_impact_low, LEVEL_HIGH - i), label_width);
		p->efforts[i] = layout_wrap(&p->l, ROLE_STAGE, label_choice(words, LABEL_effort_low, LEVEL_LOW + i), PRIORITY_CARD - 60);
	}
}

bool priorities_has_rated(const struct priorities *p)
{
	for (int i = 0; i < LEVELS * LEVELS; i++)
		if (p->zones[i / LEVELS][i % LEVELS].pile.cards.len)
			return true;
	return false;
}

static double place_zones(struct priorities *p, double y)
{
	p->l.plan->chevron_height = PRIORITY_EFFORTS;
	y += p->l.plan->chevron_height + PRIORITY_EFFORTS_AIR;
	double filled = 0;
	for (int impact = 0; impact < LEVELS; impact++)
		filled += row_has_cards(p, impact);
	for (int impact = 0; impact < LEVELS; impact++)
		y = place_row(p, impact, y, p->higher / filled);
	return y - PAGE_GAP;
}

static double place_unscored(struct priorities *p, double y)
{
	struct plan *plan = p->l.plan;
	double width = plan->width - 2 * plan->margin;
	p->unscored_y = y;
	return pile_cards(&p->l, &p->unscored, plan->margin, y + section_height(), width, piles_in(width)) - PAGE_GAP;
}

static bool shows_mark(const struct priorities *p, const struct swimlane *pile, int impact, int effort, enum mark mark)
{
	for (size_t i = 0; i < pile->cards.len; i++)
		for (size_t k = 0; k < pile->cards.at[i]->blocks.len && priorities_shows(p, impact, effort, i); k++)
			if (pile->cards.at[i]->blocks.at[k].mark == mark)
				return true;
	return false;
}

static void add_legend_of(struct priorities *p, enum mark mark, int kind, enum label id)
{
	bool is_shown = shows_mark(p, &p->unscored, -1, 0, mark);
	for (int i = 0; i < LEVELS * LEVELS; i++)
		is_shown |= shows_mark(p, &p->zones[i / LEVELS][i % LEVELS].pile, i / LEVELS, i % LEVELS, mark);
	struct legend_item item = { .text = label(p->l.plan->locale, id) };
	item.kind = kind;
	if (is_shown)
		legend_add(&p->l, item);
}

void priorities_add_legend(struct priorities *p)
{
	add_legend_of(p, MARK_STAGE, LEGEND_STAGE, LABEL_stage);
	add_legend_of(p, MARK_GO, LEGEND_GO, LABEL_action);
	add_legend_of(p, MARK_CHECK, LEGEND_DONE, LABEL_action_done);
}

void priorities_place(struct priorities *p)
{
	struct plan *plan = p->l.plan;
	priorities_collect(p);
	priorities_name(p, LABEL_WIDTH - 10);
	place_columns(p);
	if (p->title_part > 0)
		plan->title_font.size = p->title_part * plan->width;
	plan->strip_y = title_place(&p->l, label(plan->locale, LABEL_view_priorities));
	double y = plan->strip_y;
	if (priorities_has_rated(p))
		y = place_zones(p, y) + SECTION_GAP;
	if (p->unscored.cards.len)
		y = place_unscored(p, y) + SECTION_GAP;
	plan->footer_y = p->is_empty ? y + 60 : y;
	priorities_add_legend(p);
	footer_set(&p->l, priorities_note(p));
}

static void draw_placed(const void *priorities, struct drawing *d)
{
	priorities_draw(priorities, d);
}

static struct priorities placed(const struct view_request *r, double more, double higher)
{
	struct priorities p = { .l = page_begin(r), .more = more, .higher = higher, .title_part = r->slide_width > 0 ? r->slide_title / r->slide_width : 0 };
	priorities_place(&p);
	return p;
}

/* As wide as a slide is for its height, so that it fills it. Wider cards may be lower, which asks for less; what is too wide then has higher rows. */
static struct priorities placed_on_slide(const struct view_request *r)
{
	enum { TRIES_MOST = 5, NEAR = 2 };
	struct priorities p = placed(r, 0, 0);
	for (int i = 0; i < TRIES_MOST; i++) {
		double missing = (p.l.plan->height + VIEW_NUMBER_HIGH) * r->slide_width / VIEW_SLIDE_HEIGHT - p.l.plan->width, more = p.more + fmax(missing, 0);
		if (fabs(missing) < NEAR)
			break;
		page_finish(&p.l);
		p = placed(r, more, missing < 0 ? p.higher - missing * VIEW_SLIDE_HEIGHT / r->slide_width : 0);
	}
	return p;
}

struct scene *view_priorities(const struct view_request *r, struct view_report *report)
{
	(void)report;
	struct priorities p = r->slide_width > 0 ? placed_on_slide(r) : placed(r, 0, 0);
	struct scene *s = page_draw(r, p.l.plan, draw_placed, &p);
	page_finish(&p.l);
	return s;
}
