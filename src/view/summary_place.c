/* summary_place.c — where everything stands on the slide. What does not fit is told in less room, then left out in a fixed order and counted;
 * the slide is higher than 900 only where a map's texts leave no other way: none is cut. */
#include "view/summary.h"

#include "cjm/scores.h"

#include <math.h>

enum { TOP = 18, ITEM_LEAST = 50, ITEM_PADDING = 5, ROW_LEAST = 29, BOX_ROOM = 34, DECISION_GAP = 8, VALUE_MOST = 130, TARGET_MOST = 130, NAME_LEAST = 110, STRETCH_FROM = 70, LOWER_BY = 36, UNDO_MOST = 6, ACTIONS_MOST = 7, FILLED_ITEMS_MOST = 6, FILL_FROM = 160 };

static const struct span NOWHERE = { 0 };
static const double ASKED_MOST = 480, ASKED_PART = 0.36; /* of the width, what is to be decided */

static struct slide_text text(struct summary *s, enum slide_role role, struct str said, double width, struct span span)
{
	return slide_text(&s->l, role, said, width, span);
}

/* ---- areas ---- */

static void place_head(struct summary *s, struct summary_area *a, enum label name, struct str note)
{
	a->note = text(s, SLIDE_META, note, a->width * 0.5, NOWHERE);
	a->head = text(s, SLIDE_HEAD, label(s->l.plan->locale, name), a->width - a->note.lines.width - 16, NOWHERE);
}

static double head_height(const struct summary_area *a)
{
	return fmax(a->head.height, a->note.height) + SUMMARY_BELOW_HEAD;
}

static struct str count_of(struct summary *s, size_t shown, size_t all)
{
	struct layout *l = &s->l;
	return shown < all ? LABEL_FILL(l->plan->locale, l->arena, LABEL_some_of, layout_count(l, shown), layout_count(l, all)) : (struct str){ 0 };
}

static struct str owner_of(struct summary *s, const struct team *owner)
{
	s->parts_left_out += owner && !s->room.owners;
	return owner && s->room.owners ? locale_name(s->l.plan->locale, &owner->thing) : (struct str){ 0 };
}

static struct str pain_meta(struct summary *s, const struct pain *p, double width)
{
	struct layout *l = &s->l;
	const struct locale *words = l->plan->locale;
	s->parts_left_out += s->room.owners ? 0 : thing_sources(&p->thing)->len;
	struct str often = locale_any(words, l->arena, p->frequency);
	struct str parts[] = {
		layout_labels(l, &p->by, words->list), layout_claim_words(l, &p->thing), often, layout_label_with(l, LABEL_because, layout_reasons(l, &p->because, label(words, LABEL_list_semicolon).at)),
		s->room.owners ? summary_sources(s, &p->thing, width) : (struct str){ 0 },
	};
	return slide_parts(l, SLIDE_META, parts, 5, width, &s->parts_left_out);
}

static struct str opportunity_meta(struct summary *s, const struct opportunity *o, bool is_quick, double width)
{
	struct layout *l = &s->l;
	const struct locale *words = l->plan->locale;
	struct str none = { 0 }, parts[] = {
		layout_claim_words(l, &o->thing),
		is_quick || !o->impact ? none : layout_label_with(l, LABEL_impact, label_choice(words, LABEL_level_low, o->impact)),
		is_quick || !o->effort ? none : layout_label_with(l, LABEL_effort, label_choice(words, LABEL_level_low, o->effort)),
		owner_of(s, o->owner), layout_label_with(l, LABEL_answers, layout_labels(l, &o->answers, words->list)),
	};
	return slide_parts(l, SLIDE_META, parts, 5, width, &s->parts_left_out);
}

static void place_item(struct summary *s, struct summary_item *item, double width)
{
	double x = SUMMARY_INSET + SUMMARY_RANK, room = width - x - SUMMARY_INSET;
	item->pill_width = item->pill.len ? slide_width(&s->l, SLIDE_PILL, item->pill) + 14 : 0;
	item->meta_x = x + (item->severity ? 32 : 0) + (item->pill.len ? item->pill_width + 10 : 0);
	double for_meta = width - item->meta_x - SUMMARY_INSET;
	item->title = text(s, SLIDE_ITEM, thing_label(item->thing), room, item->thing->span);
	struct str meta = item->thing->kind == KIND_PAIN ? pain_meta(s, (const struct pain *)item->thing, for_meta)
		: opportunity_meta(s, (const struct opportunity *)item->thing, item->is_strong, for_meta);
	item->meta = text(s, SLIDE_META, meta, for_meta, item->thing->span);
	if (item->title.lines.len && item->meta.lines.len)
		item->title.height += text_lack_between(slide_font(SLIDE_META), item->title.lines.at[item->title.lines.len - 1], item->meta.lines.at[0]);
	bool has_sign = item->severity || item->pill.len;
	item->height = fmax(ITEM_LEAST, 2 * ITEM_PADDING + item->title.height + fmax(item->meta.height, has_sign ? slide_line(SLIDE_META) + 2 : 0) + (item->pill.len ? SUMMARY_PILL_AIR + 2 : 0));
}

static double place_items(struct summary *s, struct summary_item *items, size_t count, double width)
{
	double height = 0;
	for (size_t i = 0; i < count; i++) {
		place_item(s, &items[i], width);
		height += items[i].height + SUMMARY_ITEM_GAP;
	}
	return height;
}

/* ---- measures ---- */

static bool is_told_twice(const struct summary *s, const struct measure *m)
{
	size_t count = 0;
	for (size_t i = 0; i < s->measures.len; i++)
		count += s->measures.at[i].measure->metric == m->metric;
	return count > 1;
}

static void place_figures(struct summary *s, struct summary_measure *row)
{
	const struct measure *m = row->measure;
	const struct locale *words = s->l.plan->locale;
	struct value value = measure_value(m), target = measure_target(m);
	struct str none = { 0 }, parts[] = {
		m->metric ? locale_name(words, &m->metric->thing) : thing_label(&m->thing), is_told_twice(s, m) && m->thing.parent && m->thing.parent->kind != KIND_JOURNEY ? thing_label(m->thing.parent) : none,
		layout_claim_words(&s->l, &m->thing),
	};
	row->value = text(s, SLIDE_NUMBER, value.given ? locale_value(words, s->l.arena, value) : none, VALUE_MOST, m->thing.span);
	row->target = text(s, SLIDE_META, target.given ? layout_label_with(&s->l, LABEL_target, locale_value(words, s->l.arena, target)) : none, TARGET_MOST, m->thing.span);
	row->said = layout_items(&s->l, parts, 3);
	s->value_width = fmax(s->value_width, row->value.lines.width);
	s->target_width = fmax(s->target_width, row->target.lines.width);
}

/* What its figures leave is for its name. */
static void place_name(struct summary *s, struct summary_measure *row, double width)
{
	double room = width - s->value_width - s->target_width - SUMMARY_BAR - 3 * SUMMARY_BAR_GAP;
	row->name = text(s, SLIDE_BODY, row->said, fmax(room, NAME_LEAST), row->measure->thing.span);
	row->height = fmax(ROW_LEAST, fmax(row->name.height, fmax(row->value.height, row->target.height)) + 8);
}

static double place_measures(struct summary *s, double width)
{
	double height = 0;
	s->value_width = s->target_width = 0;
	for (size_t i = 0; i < s->shown_measures; i++)
		place_figures(s, &s->measures.at[i]);
	for (size_t i = 0; i < s->shown_measures; i++) {
		place_name(s, &s->measures.at[i], width);
		height += s->measures.at[i].height;
	}
	return height;
}

/* ---- the three columns ---- */

/* By what the best ones are the best: "impact ÷ effort", where anybody rated the first. */
static struct str criterion(struct summary *s)
{
	const struct locale *words = s->l.plan->locale;
	bool is_rated = s->opportunities.len && !isnan(opportunity_score((const struct opportunity *)s->opportunities.at[0].thing, SCORE_VALUE));
	return is_rated ? str_fmt(s->l.arena, "%.*s ÷ %.*s", STR_ARG(label(words, LABEL_word_impact)), STR_ARG(label(words, LABEL_word_effort))) : (struct str){ 0 };
}

/* So wide that each name has a little room beside its figures. */
static double measures_want(struct summary *s)
{
	s->value_width = s->target_width = 0;
	for (size_t i = 0; i < s->shown_measures; i++)
		place_figures(s, &s->measures.at[i]);
	return NAME_LEAST + s->value_width + s->target_width + SUMMARY_BAR + 3 * SUMMARY_BAR_GAP;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static double place_columns(struct summary *s, double y)
{
	struct summary_area *areas[] = { &s->of_pains, &s->of_opportunities, &s->of_measures };
	enum label heads[] = { digest_ranks_pains(&s->digest) ? LABEL_summary_pains : LABEL_lane_pains, digest_ranks_opportunities(&s->digest) ? LABEL_summary_opportunities : LABEL_lane_opportunities, LABEL_lane_measures };
	size_t all[] = { s->pains.len, s->opportunities.len, s->measures.len }, columns = 0;
	double x = SLIDE_MARGIN, bottom = y, whole = s->width - 2 * SLIDE_MARGIN;
	bool is_narrow = s->width < SUMMARY_NARROW;
	s->shown_pains = least(s->room.items, s->pains.len);
	s->shown_opportunities = least(s->room.items, s->opportunities.len);
	s->shown_measures = least(s->room.measures, s->measures.len);
	for (int i = 0; i < 3; i++)
		columns += all[i] > 0 && !(is_narrow && i == 2);
	double each = (whole + SUMMARY_GAP) / fmax((double)columns, 1) - SUMMARY_GAP;
	for (int i = 0; i < 3; i++) {
		struct summary_area *a = areas[i];
		double more = columns == 3 ? measures_want(s) - each : 0;
		bool is_below = is_narrow && i == 2 && columns;
		*a = (struct summary_area){ .x = is_below ? SLIDE_MARGIN : x, .y = is_below ? bottom + SUMMARY_GAP : y, .width = is_below ? whole : each + (more <= 0 ? 0 : i == 2 ? more : -more / 2) };
		if (!all[i])
			continue;
		size_t shown = i == 2 ? s->shown_measures : least(s->room.items, all[i]);
		struct str note[] = { count_of(s, shown, all[i]), i == 1 ? criterion(s) : (struct str){ 0 } };
		place_head(s, a, heads[i], layout_items(&s->l, note, 2));
		if (i < 2)
			a->height = head_height(a) + place_items(s, i ? s->opportunities.at : s->pains.at, shown, a->width);
		else
			a->height = head_height(a) + place_measures(s, a->width);
		x += a->width + SUMMARY_GAP;
		bottom = fmax(bottom, a->y + a->height);
	}
	summary_leave_out(s, LABEL_lane_pains, s->pains.len, s->shown_pains);
	summary_leave_out(s, LABEL_lane_opportunities, s->opportunities.len, s->shown_opportunities);
	summary_leave_out(s, LABEL_lane_measures, s->measures.len, s->shown_measures);
	return bottom + (bottom > y ? 8 : 0);
}

/* ---- the plan, and what is to be decided ---- */

static void place_decisions(struct summary *s)
{
	struct summary_area *a = &s->of_decisions;
	s->shown_decisions = least(s->room.decisions, s->decisions.len);
	a->height = s->shown_decisions ? head_height(a) : 0;
	for (size_t i = 0; i < s->shown_decisions; i++) {
		struct summary_decision *d = &s->decisions.at[i];
		d->title = text(s, SLIDE_ITEM, d->said, a->width - BOX_ROOM, d->span);
		d->detail = text(s, SLIDE_META, d->more, a->width - BOX_ROOM, d->span);
		d->height = d->title.height + d->detail.height + DECISION_GAP;
		a->height += d->height;
	}
}

static double place_plan(struct summary *s, double y)
{
	struct summary_area *plan = &s->of_plan, *asked = &s->of_decisions;
	double whole = s->width - 2 * SLIDE_MARGIN;
	bool has_plan = s->plan.actions.len, has_asked = s->decisions.len, are_beside = has_plan && has_asked && s->width >= SUMMARY_NARROW;
	double asks = fmin(ASKED_MOST, floor(whole * ASKED_PART)), plans = whole - asks - SUMMARY_GAP;
	plan->width = are_beside ? plans : whole;
	asked->width = are_beside ? asks : whole;
	plan->x = SLIDE_MARGIN;
	asked->x = are_beside ? SLIDE_MARGIN + plans + SUMMARY_GAP : SLIDE_MARGIN;
	plan->y = asked->y = y;
	plan->height = 0;
	s->plan.shown = least(s->room.actions, s->plan.actions.len);
	if (has_plan) {
		place_head(s, plan, LABEL_lane_plan, count_of(s, s->plan.shown, s->plan.actions.len + s->digest.closed)); /* as its foot counts them */
		plan->height = head_height(plan) + chart_place(&s->plan, plan->width);
	}
	asked->y += has_plan && !are_beside ? plan->height + SUMMARY_GAP : 0;
	place_decisions(s);
	summary_leave_out(s, LABEL_summary_actions, s->plan.actions.len + s->digest.closed, s->plan.shown);
	summary_leave_out(s, s->is_asked ? LABEL_summary_asked : LABEL_decisions, s->decisions.len, s->shown_decisions);
	summary_leave_out(s, LABEL_lane_resources, s->resources_unsaid, 0);
	summary_leave_out(s, LABEL_lane_feelings, s->stages_felt, 0);
	summary_leave_out(s, LABEL_lane_events, s->plan.all_events.len, has_plan ? s->plan.events.len : 0);
	return fmax(y + plan->height, asked->height > 0 ? asked->y + asked->height : y);
}

/* ---- the whole ---- */

static double place_all(struct summary *s)
{
	s->l.plan->left_out.len = 0;
	s->parts_left_out = 0;
	double y = summary_place_header(s, TOP);
	y = summary_place_band(s, y);
	y = summary_curve_place(s, y);
	y = place_columns(s, y);
	y = place_plan(s, y);
	return summary_foot_place(s, y + 6);
}

static void move_down(struct summary *s, double by)
{
	struct summary_area *areas[] = { &s->of_pains, &s->of_opportunities, &s->of_measures, &s->of_plan, &s->of_decisions };
	bool has_columns = s->pains.len || s->opportunities.len || s->measures.len, has_rest = s->of_plan.height > 0 || s->of_decisions.height > 0;
	double gaps = 1 + has_columns + has_rest, part = fmin(by / gaps, 22);
	for (int i = 0; i < 5; i++)
		areas[i]->y += i < 3 ? part : part * (1 + has_columns);
	s->foot_y += by;
}

/* What the last step took away and there is room for after all: of the highest column nothing. */
static void give_back(struct summary *s, const struct summary_room *most)
{
	size_t *now[] = { &s->room.items, &s->room.actions, &s->room.measures, &s->room.decisions };
	const size_t all[] = { most->items, most->actions, most->measures, most->decisions };
	for (int i = 0; i < 4; i++)
		while (*now[i] < all[i]) {
			++*now[i];
			if (place_all(s) <= s->height)
				continue;
			--*now[i];
			break;
		}
}

/* What happens stands in the row of the months, and hides those behind its words: in a row of its own where there is room. */
static double place_apart(struct summary *s, double end)
{
	if (!s->plan.events.len)
		return end;
	s->plan.is_apart = true;
	double apart = place_all(s);
	if (apart <= s->height)
		return apart;
	s->plan.is_apart = false;
	return place_all(s);
}

/* The most that has room, and what it takes. */
static double place_most(struct summary *s)
{
	static const struct summary_room ROOMS[] = {
		{ true, true, true, 6, 3, 7, 4 }, { true, false, true, 6, 3, 7, 4 }, { false, false, true, 6, 3, 7, 4 }, { false, false, true, 6, 3, 7, 3 }, { false, false, false, 6, 3, 7, 3 },
		{ false, false, false, 5, 3, 7, 3 }, { false, false, false, 4, 3, 7, 3 }, { false, false, false, 3, 3, 7, 3 }, { false, false, false, 3, 3, 6, 3 }, { false, false, false, 3, 3, 5, 3 }, { false, false, false, 3, 2, 5, 3 },
		{ false, false, false, 3, 2, 4, 2 }, { false, false, false, 2, 1, 3, 2 }, { false, false, false, 1, 1, 1, 1 },
	};
	double end = s->height + 1;
	s->plan.is_apart = false;
	for (size_t i = 0; i < sizeof ROOMS / sizeof *ROOMS && end > s->height; i++) {
		s->room = ROOMS[i];
		end = place_all(s);
	}
	if (end <= s->height)
		give_back(s, &ROOMS[0]);
	return place_apart(s, place_all(s));
}

static bool lacks_items(const struct summary *s)
{
	size_t most = s->pains.len > s->opportunities.len ? s->pains.len : s->opportunities.len;
	return s->room.items < least(DIGEST_ITEMS, most);
}

static bool lacks_actions(const struct summary *s)
{
	return s->room.actions < least(ACTIONS_MOST, s->plan.actions.len);
}

/* Where a map has no plan, or no figures, more of what hurts and what helps takes their room: it is no slide that is half empty while it counts them. */
static double fill_with_items(struct summary *s, double end)
{
	size_t most = least(FILLED_ITEMS_MOST, s->pains.len > s->opportunities.len ? s->pains.len : s->opportunities.len);
	while (s->height - end > FILL_FROM && s->room.items >= DIGEST_ITEMS && s->room.items < most) {
		s->room.items++;
		end = place_all(s);
		if (end > s->height) { /* of very long ones */
			s->room.items--;
			return place_all(s);
		}
	}
	return end;
}

void summary_place(struct summary *s)
{
	double end = place_most(s);
	if (lacks_items(s) || lacks_actions(s)) { /* a lower curve says as much as before, two of three pain points don't */
		summary_curve_stretch(s, -LOWER_BY * fmax((double)s->bands, 1));
		end = place_most(s);
	}
	if (s->bands && lacks_items(s)) {
		summary_curve_shrink(s);
		end = place_most(s);
	}
	end = fill_with_items(s, end);
	if (s->height - end > STRETCH_FROM) {
		summary_curve_stretch(s, s->height - end);
		end = place_all(s);
		for (int i = 0; i < UNDO_MOST && end > s->height; i++) { /* words that have more room may take more than that */
			summary_curve_stretch(s, 1.5 * (s->height - end));
			end = place_all(s);
		}
	}
	if (end < s->height)
		move_down(s, s->height - end);
	s->l.plan->width = fmax(s->width, s->l.plan->width);
	s->l.plan->height = fmax(s->height, end);
}
