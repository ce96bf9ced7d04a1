/* draw_measures.c — a measure as a bar beside its target, and its course over the days. */
#include "cjm/drawing.h"
#include "cjm/units.h"

#include <math.h>

static const double NEAR = 0.25 + 1e-9;

struct bar { /* all in one unit; NAN where a number is missing */
	double low, high, value, target;
};

/* From nothing on where neither number is below it, though the range is: an NPS of 31 of 100 fills a third, and not two. */
static struct bar bar_of_range(struct range range, double value, double target)
{
	bool is_above = range.low < 0 && range.high > 0 && value >= 0 && !(target < 0);
	return (struct bar){ is_above ? 0 : range.low, range.high, value, target };
}

/* On a metric's own range; without one, from nothing to a quarter more than what is shown, or to all of a hundred. */
static struct bar bar_of(const struct measure *m)
{
	struct counted c = counted_of_metric(m->metric);
	if (m->metric && m->metric->range.given)
		return bar_of_range(m->metric->range, value_plain(measure_value(m), c), value_plain(measure_target(m), c));
	if (isnan(measure_target_number(m))) /* a part of a hundred */
		return (struct bar){ 0, 100, measure_value(m).number, NAN };
	double value = measure_value(m).number, target = measure_target_number(m);
	double most = target > value ? target : value, least = target < value ? target : value;
	if (most <= 0 && least >= 0)
		most = 1;
	return (struct bar){ least < 0 ? least * 1.25 : 0, most > 0 ? most * 1.25 : 0, value, target };
}

static double part_of(const struct bar *b, double value)
{
	double part = (value - b->low) / (b->high - b->low);
	return !(part > 0) ? 0 : part > 1 ? 1 : part;
}

/* Missed by little is another colour than missed by much: a quarter of the target is the border. */
static struct color bar_color(const struct theme *t, const struct measure *m, const struct bar *b)
{
	int verdict = measure_verdict(m);
	if (verdict == 0)
		return t->bar_unknown;
	return verdict > 0 ? t->bar_met : fabs(b->value - b->target) > NEAR * fabs(b->target) ? t->bar_missed : t->bar_near;
}

void draw_bar(struct drawing *d, struct shape *into, double x, double y, double width, const struct measure *m)
{
	struct bar b = bar_of(m);
	scene_rect(d->scene, into, x, y, width, 6, 3)->paint.fill = d->theme->bar;
	double part = part_of(&b, b.value) * width;
	bool is_nothing = part <= 1; /* nothing to speak of, and still seen */
	scene_rect(d->scene, into, x, y, is_nothing ? 2 : part > 6 ? part : 6, 6, is_nothing ? 1 : 3)->paint.fill = bar_color(d->theme, m, &b);
	if (!isnan(measure_target_number(m)) && !isnan(b.target))
		scene_rect(d->scene, into, x + part_of(&b, b.target) * width - 1, y - 3, 2, 12, 0)->paint.fill = d->theme->tick;
}

/* Down to what a card rests on, with a head as small as the gap allows. */
void draw_connector(struct drawing *d, struct shape *into, const struct connector *c)
{
	double head = 4, x = c->to_x, bottom = c->bottom;
	struct shape *line = draw_line(d, into, c->x, c->top, c->x, c->x == x ? bottom - head : c->turn, d->theme->work_line, 1.5);
	if (c->x != x) {
		path_to(d->scene, line, 'L', (double[]){ x, c->turn });
		path_to(d->scene, line, 'L', (double[]){ x, bottom - head });
	}
	struct shape *s = scene_path(d->scene, into);
	path_to(d->scene, s, 'M', (double[]){ x - head, bottom - head - 1 });
	path_to(d->scene, s, 'L', (double[]){ x + head, bottom - head - 1 });
	path_to(d->scene, s, 'L', (double[]){ x, bottom });
	path_to(d->scene, s, 'Z', NULL);
	s->paint.fill = d->theme->work_line;
}

/* ---- the course of a measure ---- */

struct course_frame { /* where readings stand: by their dates, from the lowest to the highest number */
	double x, y, width, height;
	double low, high;
	double first_day, last_day; /* equal where one has no date: then they stand at equal distances */
};

static double y_of(const struct course_frame *f, double number)
{
	return f->y + f->height * (f->high > f->low ? (f->high - number) / (f->high - f->low) : 0.5);
}

static double x_of(const struct course_frame *f, struct date date, size_t index, size_t count)
{
	double part = f->last_day > f->first_day ? ((double)date_last_day(date) - f->first_day) / (f->last_day - f->first_day) : (double)index / (double)count;
	return f->x + f->width * part;
}

static void widen_frame(struct course_frame *f, double number)
{
	if (isnan(number))
		return;
	f->low = number < f->low ? number : f->low;
	f->high = number > f->high ? number : f->high;
}

static double number_in(const struct measure *m, const struct reading *r)
{
	return value_in_unit_of(r->value, measure_value(m), counted_of_metric(m->metric));
}

void draw_course(struct drawing *d, struct shape *into, const struct block *b)
{
	enum { DOT = 3 };
	const struct measure *m = b->measure;
	struct readings earlier = measure_earlier(m);
	double now = measure_value(m).number, target = measure_target_number(m);
	struct date date = measure_date(m);
	struct course_frame f = { b->x + DOT, b->y + DOT, b->width - 2 * DOT, b->height - 2 * DOT, now, now, (double)date_last_day(earlier.at[0].date), 0 };
	f.last_day = date.year ? (double)date_last_day(date) : f.first_day;
	widen_frame(&f, target);
	for (size_t i = 0; i < earlier.len; i++)
		widen_frame(&f, number_in(m, &earlier.at[i]));
	if (!isnan(target)) {
		struct shape *to_reach = draw_line(d, into, b->x, y_of(&f, target), b->x + b->width, y_of(&f, target), d->theme->tick, 0.8);
		to_reach->paint.dash = 2, to_reach->paint.gap = 3;
	}
	struct shape *path = scene_path(d->scene, into);
	for (size_t i = 0; i < earlier.len; i++) {
		double x = x_of(&f, earlier.at[i].date, i, earlier.len), y = y_of(&f, number_in(m, &earlier.at[i]));
		path_to(d->scene, path, i ? 'L' : 'M', (double[]){ x, y });
		scene_circle(d->scene, into, x, y, 1.8)->paint.fill = d->theme->bar_unknown;
	}
	path_to(d->scene, path, 'L', (double[]){ f.x + f.width, y_of(&f, now) });
	path->paint.stroke = d->theme->bar_unknown;
	path->paint.stroke_width = 1.4;
	path->paint.round_caps = true;
	struct bar bar = bar_of(m);
	scene_circle(d->scene, into, f.x + f.width, y_of(&f, now), DOT)->paint.fill = bar_color(d->theme, m, &bar);
}
