/* chart.c — where the bars of actions stand, and what is written beside them. */
#include "view/chart.h"

#include "cjm/counts.h"

#include <math.h>

enum { ROW_LEAST = 23, LABEL_MOST = 230, LABEL_GAP = 12, TICKS_MOST = 14, EVENTS_MOST = 3, AXIS_LEAST = 180, DAYS_BEFORE = 30, TEXT_GAP = 8, TICK_GAP = 6 };

static double day_x(const struct chart *c, long day)
{
	double part = ((double)day - c->first_day) / (c->last_day - c->first_day);
	return c->axis_x + fmin(fmax(part, 0), 1) * c->axis_width;
}

void chart_note_late(struct chart *c)
{
	for (size_t i = 0; i < c->actions.len; i++)
		for (size_t k = 0; k < c->all_events.len; k++)
			c->actions.at[i].is_after_event |= action_is_open(c->actions.at[i].action) && action_is_after(c->actions.at[i].action, c->all_events.at[k].event);
}

/* From the review on, or a month before the first of what is shown; NAN where no action says when it is due. */
static void set_days(struct chart *c)
{
	const struct journey *j = c->l->plan->journey;
	c->first_day = c->last_day = NAN;
	for (size_t i = 0; i < c->shown; i++) {
		struct date due = c->actions.at[i].action->due;
		if (!due.year || !action_is_open(c->actions.at[i].action))
			continue;
		double day = (double)date_last_day(due);
		c->first_day = fmin(c->first_day, day - DAYS_BEFORE);
		c->last_day = fmax(c->last_day, day);
	}
	if (!isnan(c->last_day) && j->reviewed.year && (double)date_first_day(j->reviewed) < c->last_day)
		c->first_day = fmin(c->first_day, (double)date_first_day(j->reviewed));
}

static struct str label_of(struct chart *c, const struct action *a)
{
	const struct locale *words = c->l->plan->locale;
	struct str none = { 0 }, parts[] = {
		a->due.year ? locale_date(words, c->l->arena, a->due) : none, a->cost.given ? locale_value(words, c->l->arena, a->cost) : none, layout_claim_words(c->l, &a->thing),
	};
	return layout_items(c->l, parts, 3);
}

static double place_texts(struct chart *c, double width)
{
	double labels = 0;
	c->owner_width = 0;
	for (size_t i = 0; i < c->shown; i++) {
		struct chart_action *row = &c->actions.at[i];
		const struct action *a = row->action;
		row->label = slide_text(c->l, row->is_after_event ? SLIDE_PILL : SLIDE_META, label_of(c, a), LABEL_MOST, a->thing.span);
		struct str owner = a->owner ? locale_name(c->l->plan->locale, &a->owner->thing) : (struct str){ 0 };
		row->owner = slide_text(c->l, SLIDE_META, owner, width * 0.14, a->thing.span);
		labels = fmax(labels, row->label.lines.width);
		c->owner_width = fmax(c->owner_width, row->owner.lines.width);
	}
	double room = width - CHART_SIGN - c->owner_width - TEXT_GAP - labels - 2 * LABEL_GAP, most = isnan(c->last_day) ? room : fmax(room - AXIS_LEAST, 120), name = 0;
	most = fmin(most, isnan(c->last_day) ? most : width * 0.4);
	for (size_t i = 0; i < c->shown; i++) {
		struct chart_action *row = &c->actions.at[i];
		row->name = slide_text(c->l, SLIDE_BODY, thing_label(&row->action->thing), most, row->action->thing.span);
		row->detail = slide_text(c->l, SLIDE_META, row->more, most, row->action->thing.span);
		name = fmax(name, fmax(row->name.lines.width, row->detail.lines.width));
	}
	c->name_width = CHART_SIGN + name;
	c->axis_x = c->name_width + TEXT_GAP + c->owner_width + LABEL_GAP + 4;
	return width - c->axis_x - labels - LABEL_GAP;
}

/* The month's name alone: the first of them says the year, too, and so does each January; the year alone where they are years apart. */
static void name_tick(const struct chart *c, struct chart_tick *tick, bool is_first)
{
	const struct locale *words = c->l->plan->locale;
	struct date d = tick->first;
	d.month = c->tick_months < 12 ? d.month : 0;
	tick->text = is_first || d.month <= 1 ? locale_date(words, c->l->arena, d) : str_of(words->months[d.month - 1]);
	tick->width = slide_width(c->l, SLIDE_FOOT, tick->text);
}

/* The first days of months, so many apart. False where two of their names would be too close, or there are too many. */
static bool ticks_fit(struct chart *c, int months)
{
	struct date d = date_of_day((long)c->first_day);
	double end = 0;
	c->ticks.len = 0;
	c->tick_months = months;
	int month = d.year * 12 + d.month - (d.day == 1); /* counted from 0: the next one */
	for (month = (month + months - 1) / months * months;; month += months) {
		struct date first = { .year = (int16_t)(month / 12), .month = (uint8_t)(month % 12 + 1) };
		if (first.year > 9999 || first.year < 1 || (double)date_first_day(first) > c->last_day)
			return true;
		struct chart_tick tick = { .first = first, .x = day_x(c, date_first_day(first)) };
		name_tick(c, &tick, !c->ticks.len);
		if (tick.x < end || c->ticks.len == TICKS_MOST)
			return false;
		end = tick.x + tick.width + TICK_GAP;
		if (tick.x + tick.width < c->axis_x + c->axis_width + LABEL_GAP)
			VEC_PUSH(c->l->arena, &c->ticks, tick);
	}
}

/* As many as their names leave room for. Of quarters there may be one in a few months, which would not say how long the axis is: then every second month has its name. */
static void add_ticks(struct chart *c)
{
	enum { QUARTER = 3, SECOND = 2, NAMES_LEAST = 2 };
	static const int MONTHS[] = { 1, QUARTER, 6, 12, 24, 60, 120, 600 };
	for (size_t i = 0; i < sizeof MONTHS / sizeof *MONTHS; i++)
		if (ticks_fit(c, MONTHS[i])) {
			bool is_enough = MONTHS[i] != QUARTER || c->ticks.len >= NAMES_LEAST || ticks_fit(c, SECOND);
			if (!is_enough)
				ticks_fit(c, QUARTER);
			return;
		}
	c->ticks.len = 0;
}

/* The text beside its line where it has room; else the event is left out, and counted. */
static void keep_events(struct chart *c, double right)
{
	size_t kept = 0;
	double end = c->axis_x;
	for (size_t i = 0; i < c->events.len && kept < EVENTS_MOST && !isnan(c->last_day); i++) {
		struct chart_event e = c->events.at[i];
		struct date date = e.event->date;
		if (!date.year || (double)date_first_day(date) < c->first_day || (double)date_first_day(date) > c->last_day)
			continue;
		struct str parts[] = { locale_date(c->l->plan->locale, c->l->arena, date), layout_with_doubt(c->l, thing_label(&e.event->thing), &e.event->thing) };
		e.text = slide_text(c->l, SLIDE_PILL, layout_items(c->l, parts, 2), 1e6, e.event->thing.span);
		e.x = day_x(c, date_first_day(date));
		e.left = fmin(e.x + 6, right - e.text.lines.width);
		if (e.left < end)
			continue;
		end = e.left + e.text.lines.width + LABEL_GAP;
		c->events.at[kept++] = e;
	}
	c->events.len = kept;
}

/* Events in one row with the months go first: of a month behind their words only the line is left. */
static void hide_names(struct chart *c)
{
	bool is_first = true;
	for (size_t i = 0; i < c->ticks.len && !c->is_apart; i++) {
		struct chart_tick *t = &c->ticks.at[i];
		name_tick(c, t, is_first);
		double next = i + 1 < c->ticks.len ? c->ticks.at[i + 1].x : INFINITY;
		bool is_free = t->x + t->width + TICK_GAP <= next;
		for (size_t k = 0; k < c->events.len; k++) {
			const struct chart_event *e = &c->events.at[k];
			is_free &= t->x + t->width + TEXT_GAP < fmin(e->x, e->left) || t->x > e->left + e->text.lines.width + TEXT_GAP;
		}
		is_first &= !is_free;
		t->width = is_free ? t->width : 0;
	}
}

double chart_place(struct chart *c, double width)
{
	double height = 0;
	c->ticks.len = 0;
	c->events.len = 0;
	for (size_t i = 0; i < c->all_events.len; i++)
		VEC_PUSH(c->l->arena, &c->events, c->all_events.at[i]);
	set_days(c);
	double axis = place_texts(c, width);
	bool has_axis = !isnan(c->last_day) && axis > AXIS_LEAST / 2.0;
	c->axis_width = has_axis ? axis : 0;
	if (!has_axis)
		c->last_day = NAN;
	else
		add_ticks(c);
	keep_events(c, width);
	hide_names(c);
	double events = c->events.len ? slide_line(SLIDE_PILL) + 2 : 0, ticks = c->ticks.len ? slide_line(SLIDE_FOOT) + 2 : 0;
	c->ticks_y = c->is_apart ? events : 0;
	c->axis_height = c->is_apart ? events + ticks : fmax(events, ticks);
	for (size_t i = 0; i < c->shown; i++) {
		struct chart_action *row = &c->actions.at[i];
		row->x = has_axis && row->action->due.year && action_is_open(row->action) ? day_x(c, date_last_day(row->action->due)) : -1;
		double gap = row->more.len ? CHART_ROW_GAP_LARGE : row->name.lines.len > 1 || row->owner.lines.len > 1 ? CHART_ROW_GAP_LINES : CHART_ROW_GAP;
		row->height = fmax(ROW_LEAST, fmax(row->name.height + row->detail.height, fmax(row->owner.height, row->label.height)) + gap);
		height += row->height;
	}
	return c->axis_height + height;
}
