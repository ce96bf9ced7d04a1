/* summary_plan.c — the open actions as bars over the days until they are due, with what happens meanwhile. */
#include "view/summary.h"

#include <math.h>

enum { SIGN_ROOM = 20, ROW_LEAST = 23, LABEL_MOST = 230, LABEL_GAP = 12, TICKS_MOST = 14, TICK_LEAST = 92, EVENTS_MOST = 3, AXIS_LEAST = 180, DAYS_BEFORE = 30, TEXT_GAP = 8 };


static double day_x(const struct summary *s, long day)
{
	double part = ((double)day - s->first_day) / (s->last_day - s->first_day);
	return s->axis_x + fmin(fmax(part, 0), 1) * s->axis_width;
}

/* From the review on, or a month before the first of what is shown; NAN where no action says when it is due. */
static void set_days(struct summary *s)
{
	const struct journey *j = s->l.plan->journey;
	s->first_day = s->last_day = NAN;
	for (size_t i = 0; i < s->shown_actions; i++) {
		struct date due = s->actions.at[i].action->due;
		if (!due.year)
			continue;
		double day = (double)date_last_day(due);
		s->first_day = fmin(s->first_day, day - DAYS_BEFORE);
		s->last_day = fmax(s->last_day, day);
	}
	if (!isnan(s->last_day) && j->reviewed.year && (double)date_first_day(j->reviewed) < s->last_day)
		s->first_day = fmin(s->first_day, (double)date_first_day(j->reviewed));
}

static struct str label_of(struct summary *s, const struct action *a)
{
	const struct locale *words = s->l.plan->locale;
	struct str none = { 0 }, parts[] = {
		a->due.year ? locale_date(words, s->l.arena, a->due) : none, a->cost.given ? locale_value(words, s->l.arena, a->cost) : none, layout_claim_words(&s->l, &a->thing),
	};
	return layout_items(&s->l, parts, 3);
}

static double place_texts(struct summary *s, double width)
{
	double labels = 0;
	s->owner_width = 0;
	for (size_t i = 0; i < s->shown_actions; i++) {
		struct summary_action *row = &s->actions.at[i];
		const struct action *a = row->action;
		row->label = slide_text(&s->l, row->is_after_event ? SLIDE_PILL : SLIDE_META, label_of(s, a), LABEL_MOST, a->thing.span);
		struct str owner = a->owner ? locale_name(s->l.plan->locale, &a->owner->thing) : (struct str){ 0 };
		row->owner = slide_text(&s->l, SLIDE_META, owner, width * 0.14, a->thing.span);
		labels = fmax(labels, row->label.lines.width);
		s->owner_width = fmax(s->owner_width, row->owner.lines.width);
	}
	double room = width - SIGN_ROOM - s->owner_width - TEXT_GAP - labels - 2 * LABEL_GAP, most = isnan(s->last_day) ? room : fmax(room - AXIS_LEAST, 120), name = 0;
	most = fmin(most, isnan(s->last_day) ? most : width * 0.4);
	for (size_t i = 0; i < s->shown_actions; i++) {
		struct summary_action *row = &s->actions.at[i];
		row->name = slide_text(&s->l, SLIDE_BODY, thing_label(&row->action->thing), most, row->action->thing.span);
		name = fmax(name, row->name.lines.width);
	}
	s->name_width = SIGN_ROOM + name;
	s->axis_x = s->name_width + TEXT_GAP + s->owner_width + LABEL_GAP + 4;
	return width - s->axis_x - labels - LABEL_GAP;
}

static int months_between(double first, double last)
{
	return (int)((last - first) / 30.44);
}

/* The first days of months, so many apart that their names have room. */
static void add_ticks(struct summary *s)
{
	static const int STEPS[] = { 1, 3, 6, 12, 24, 60, 120, 600 };
	double all = s->last_day - s->first_day;
	int step = 0;
	while (step < 7 && (s->axis_width * 30.44 * STEPS[step] / all < TICK_LEAST || months_between(s->first_day, s->last_day) / STEPS[step] > TICKS_MOST))
		step++;
	struct date d = date_of_day((long)s->first_day);
	int month = d.year * 12 + d.month; /* the next one, counted from 0 */
	for (;; month++) {
		struct date first = { .year = (int16_t)(month / 12), .month = (uint8_t)(month % 12 + 1) };
		if (first.year > 9999 || first.year < 1 || (double)date_first_day(first) > s->last_day)
			break;
		if (month % STEPS[step])
			continue;
		struct summary_tick tick = { .text = locale_date(s->l.plan->locale, s->l.arena, first), .x = day_x(s, date_first_day(first)) };
		tick.width = slide_width(&s->l, SLIDE_FOOT, tick.text);
		if (tick.x + tick.width < s->axis_x + s->axis_width + LABEL_GAP)
			VEC_PUSH(s->l.arena, &s->ticks, tick);
	}
}

/* The text beside its line where it has room; else the event is left out, and counted. */
static void keep_events(struct summary *s)
{
	size_t kept = 0;
	double end = s->axis_x;
	for (size_t i = 0; i < s->events.len && kept < EVENTS_MOST && !isnan(s->last_day); i++) {
		struct summary_event e = s->events.at[i];
		struct date date = e.event->date;
		if (!date.year || (double)date_first_day(date) < s->first_day || (double)date_first_day(date) > s->last_day)
			continue;
		struct str parts[] = { locale_date(s->l.plan->locale, s->l.arena, date), layout_with_doubt(&s->l, thing_label(&e.event->thing), &e.event->thing) };
		e.text = slide_text(&s->l, SLIDE_PILL, layout_items(&s->l, parts, 2), 1e6, e.event->thing.span);
		e.x = day_x(s, date_first_day(date));
		double right = s->of_plan.width;
		e.left = fmin(e.x + 6, right - e.text.lines.width);
		if (e.left < end)
			continue;
		end = e.left + e.text.lines.width + LABEL_GAP;
		s->events.at[kept++] = e;
	}
	s->events.len = kept;
}

/* In one row with the events, which go first. */
static void drop_ticks(struct summary *s)
{
	size_t kept = 0;
	double end = -1;
	for (size_t i = 0; i < s->ticks.len; i++) {
		struct summary_tick t = s->ticks.at[i];
		bool is_free = t.x > end;
		for (size_t k = 0; k < s->events.len; k++) {
			const struct summary_event *e = &s->events.at[k];
			is_free &= t.x + t.width + TEXT_GAP < fmin(e->x, e->left) || t.x > e->left + e->text.lines.width + TEXT_GAP;
		}
		if (!is_free)
			continue;
		end = t.x + t.width + TEXT_GAP;
		s->ticks.at[kept++] = t;
	}
	s->ticks.len = kept;
}

double summary_plan_place(struct summary *s, double width)
{
	double height = 0;
	s->ticks.len = 0;
	s->events.len = 0;
	for (size_t i = 0; i < s->all_events.len; i++)
		VEC_PUSH(s->l.arena, &s->events, s->all_events.at[i]);
	set_days(s);
	double axis = place_texts(s, width);
	bool has_axis = !isnan(s->last_day) && axis > AXIS_LEAST / 2.0;
	s->axis_width = has_axis ? axis : 0;
	if (!has_axis)
		s->last_day = NAN;
	else
		add_ticks(s);
	keep_events(s);
	drop_ticks(s);
	s->axis_height = s->events.len ? slide_line(SLIDE_PILL) + 2 : s->ticks.len ? slide_line(SLIDE_FOOT) + 2 : 0;
	for (size_t i = 0; i < s->shown_actions; i++) {
		struct summary_action *row = &s->actions.at[i];
		row->x = has_axis && row->action->due.year ? day_x(s, date_last_day(row->action->due)) : -1;
		row->height = fmax(ROW_LEAST, fmax(row->name.height, fmax(row->owner.height, row->label.height)) + 3);
		height += row->height;
	}
	return s->axis_height + height;
}
