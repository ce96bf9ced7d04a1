/* figures.c — a journey in a dozen numbers, before and after. */
#include "diff/work.h"

#include "cjm/counts.h"
#include "cjm/course.h"
#include "cjm/maturity.h"

#include <math.h>

struct journey_tally { /* of one journey */
	size_t pains, severe, opportunities, actions, done, moments;
};

static void count_thing(void *context, const struct thing *thing)
{
	struct journey_tally *t = context;
	switch (thing->kind) {
	case KIND_OPPORTUNITY: t->opportunities++; break;
	case KIND_MOMENT: t->moments++; break;
	case KIND_PAIN:
		t->pains++;
		t->severe += ((const struct pain *)thing)->severity == LEVEL_HIGH;
		break;
	case KIND_ACTION:
		t->actions++;
		t->done += ((const struct action *)thing)->status == ACTION_DONE;
		break;
	default: break;
	}
}

static struct str number_text(struct diff *d, double number, int decimals, bool is_signed)
{
	struct buf b = { 0 };
	if (is_signed && number >= 0.05) /* else it is written as 0 */
		buf_text(&b, d->locale->plus);
	locale_number(d->locale, number, decimals, &b);
	struct str s = buf_take(&b, &d->arena);
	buf_finish(&b);
	return s;
}

static double of_all(size_t part, size_t all)
{
	return all ? (double)part : NAN;
}

/* The mean feeling of both maps is on one scale: where −2 … +2 has its middle at 0, 1 … 5 has it at 3. */
static void take_tally(struct diff *d, const struct journey *j, size_t errors, double numbers[FIGURE_COUNT], struct str texts[FIGURE_COUNT])
{
	struct journey_tally t = { 0 };
	journey_walk(j, count_thing, &t);
	struct distinct_measures measures = journey_measures(j, &d->arena);
	struct targets targets = targets_count(&measures);
	struct coverage c = coverage_count(j, &d->arena);
	struct courses courses = courses_of(j, &d->arena);
	struct str out;
	double covered = coverage_percent(c.covered, c.total);
	bool around_zero = diff_scale(d).low < 0;
	const double NUMBERS[FIGURE_COUNT] = {
		[FIGURE_FEELING] = diff_on_scale(d, courses_mean(&courses)), [FIGURE_OUT] = diff_way_out(d, j, &out), [FIGURE_PAINS] = (double)t.pains,
		[FIGURE_SEVERE] = (double)t.severe, [FIGURE_OPPORTUNITIES] = (double)t.opportunities, [FIGURE_DONE] = of_all(t.done, t.actions),
		[FIGURE_MET] = of_all(targets.met, targets.judged), [FIGURE_STAGES] = (double)j->stages.len, [FIGURE_STEPS] = (double)j->step_count,
		[FIGURE_TOUCHPOINTS] = (double)journey_touchpoints(j, &d->arena).len,
		[FIGURE_MOMENTS] = (double)t.moments, [FIGURE_COVERAGE] = covered,
		[FIGURE_MATURITY] = maturity_of(j, (struct maturity_given){ .errors = errors }).level,
	};
	for (int i = 0; i < FIGURE_COUNT; i++) {
		numbers[i] = NUMBERS[i];
		texts[i] = isnan(NUMBERS[i]) ? STR("–") : number_text(d, NUMBERS[i], i == FIGURE_FEELING, i == FIGURE_FEELING && around_zero);
	}
	texts[FIGURE_OUT] = out;
	if (!isnan(covered))
		texts[FIGURE_COVERAGE] = locale_percent(d->locale, &d->arena, covered);
	if (t.actions)
		texts[FIGURE_DONE] = str_fmt(&d->arena, "%zu/%zu", t.done, t.actions);
	if (targets.judged)
		texts[FIGURE_MET] = str_fmt(&d->arena, "%zu/%zu", targets.met, targets.judged);
}

/* A side without the journey has no figures; what the journey of the other side has nothing of is no figure either. */
static void take_side(struct diff *d, const struct journey *j, size_t errors, double numbers[FIGURE_COUNT], struct str texts[FIGURE_COUNT])
{
	for (int i = 0; i < FIGURE_COUNT && !j; i++) {
		numbers[i] = NAN;
		texts[i] = (struct str){ 0 };
	}
	if (j)
		take_tally(d, j, errors, numbers, texts);
}

/* ---- what became better ---- */

struct moves { /* of what both maps hold, each figure up or down: what only one of them tells moved nothing */
	struct diff *d;
	bool is_old;
	double by[FIGURE_COUNT];
};

static void add_measure(struct moves *m, const struct measure *old, const struct measure *new)
{
	bool has_moved = !diff_values_equal(measure_value(old), measure_value(new)), is_same_target = diff_values_equal(measure_target(old), measure_target(new));
	if (has_moved && is_same_target)
		m->by[FIGURE_MET] += measure_met(new) - measure_met(old);
}

static void add_feeling(struct moves *m, const struct feeling *old, const struct feeling *new)
{
	double by = feeling_mean(new) - feeling_mean(old);
	m->by[FIGURE_FEELING] += isnan(by) ? 0 : by;
}

static void add_pair(struct moves *m, const struct thing *old, const struct thing *new)
{
	if (new->kind == KIND_FEEL)
		add_feeling(m, (const struct feeling *)old, (const struct feeling *)new);
	if (new->kind == KIND_MEASURE)
		add_measure(m, (const struct measure *)old, (const struct measure *)new);
	if (new->kind == KIND_ACTION)
		m->by[FIGURE_DONE] += (((const struct action *)new)->status == ACTION_DONE) - (((const struct action *)old)->status == ACTION_DONE);
	if (new->kind == KIND_PAIN)
		m->by[FIGURE_SEVERE] += (((const struct pain *)new)->severity == LEVEL_HIGH) - (((const struct pain *)old)->severity == LEVEL_HIGH);
}

/* A pain that was closed, or that came back. */
static void add_settled(struct moves *m, const struct pain *p)
{
	int by = m->is_old ? -1 : 1;
	if (!diff_settled_by(m->d, &p->thing, m->is_old))
		return;
	m->by[FIGURE_PAINS] += by;
	m->by[FIGURE_SEVERE] += p->severity == LEVEL_HIGH ? by : 0;
}

static void add_move(void *context, const struct thing *t)
{
	struct moves *m = context;
	const struct thing *partner = m->is_old ? diff_new_of(m->d, t) : diff_old_of(m->d, t);
	if (partner && !m->is_old)
		add_pair(m, partner, t);
	if (!partner && t->kind == KIND_PAIN)
		add_settled(m, (const struct pain *)t);
}

static struct moves moves_of(struct diff *d, const struct diff_journey *j)
{
	struct moves m = { .d = d, .is_old = true };
	if (!j->old || !j->new)
		return m;
	journey_walk(j->old, add_move, &m);
	m.is_old = false;
	journey_walk(j->new, add_move, &m);
	return m;
}

static const struct {
	enum label label;
	int when_more; /* for the customer */
} FIGURES[FIGURE_COUNT] = {
	[FIGURE_FEELING] = { LABEL_diff_mean_feeling, 1 }, [FIGURE_OUT] = { LABEL_way_out, 0 }, [FIGURE_PAINS] = { LABEL_lane_pains, -1 }, [FIGURE_SEVERE] = { LABEL_diff_severe, -1 },
	[FIGURE_OPPORTUNITIES] = { LABEL_lane_opportunities, 0 }, [FIGURE_DONE] = { LABEL_diff_actions_done, 1 }, [FIGURE_MET] = { LABEL_diff_targets_met, 1 },
	[FIGURE_STAGES] = { LABEL_diff_stages, 0 }, [FIGURE_STEPS] = { LABEL_col_steps, 0 }, [FIGURE_TOUCHPOINTS] = { LABEL_lane_touchpoints, 0 },
	[FIGURE_MOMENTS] = { LABEL_diff_moments, 0 }, [FIGURE_COVERAGE] = { LABEL_coverage, 0 },
	[FIGURE_MATURITY] = { LABEL_diff_maturity, 0 },
};

/* What judges the work is not for everybody. */
static bool is_shown(const struct diff *d, int figure)
{
	bool is_judged = figure == FIGURE_COVERAGE || figure == FIGURE_MATURITY;
	return !is_judged || map_judges(d->new.map, figure == FIGURE_COVERAGE ? JUDGED_COVERAGE : JUDGED_MATURITY);
}

/* What a future state need not repeat has no number in it that could be compared: its story tells which pains are closed. */
static bool is_silent(const struct diff *d, int figure)
{
	return d->options.is_future && figure != FIGURE_FEELING && figure != FIGURE_STAGES && figure != FIGURE_STEPS && figure != FIGURE_TOUCHPOINTS;
}

static bool is_worth_showing(int figure, double number)
{
	return !isnan(number) && (figure == FIGURE_FEELING || number != 0);
}

static int sign_of(double number)
{
	return number > 1e-9 ? 1 : number < -1e-9 ? -1 : 0;
}

/* A figure that went up is better or worse where what both maps hold went the same way. */
/* No verdict on the mean of those who stay hides that more leave, or others. */
static bool leaves_some_out(struct diff *d, const struct diff_journey *j, int figure)
{
	return figure == FIGURE_FEELING && j->old && j->new && diff_ways_out_text(d, j).len;
}

static int verdict_of(int figure, const struct moves *m, double by)
{
	return sign_of(by) == sign_of(m->by[figure]) ? sign_of(by) * FIGURES[figure].when_more : 0;
}

void diff_figures_count(struct diff *d, struct diff_journey *j)
{
	double old[FIGURE_COUNT], new[FIGURE_COUNT];
	struct str from[FIGURE_COUNT], to[FIGURE_COUNT];
	struct moves moves = moves_of(d, j);
	take_side(d, j->old, d->old.errors, old, from);
	take_side(d, j->new, d->new.errors, new, to);
	for (int i = 0; i < FIGURE_COUNT; i++) {
		struct figure *f = &j->figures[i];
		if (!is_shown(d, i)) {
			*f = (struct figure){ .old = NAN, .new = NAN };
			continue;
		}
		*f = (struct figure){ label(d->locale, FIGURES[i].label), old[i], new[i], from[i], to[i], 0 };
		if (is_silent(d, i) || ((!j->old || !j->new) && !is_worth_showing(i, j->new ? new[i] : old[i])))
			f->from = f->to = (struct str){ 0 };
		if (!is_silent(d, i) && !leaves_some_out(d, j, i) && !isnan(old[i]) && !isnan(new[i]) && !str_equal(from[i], to[i]))
			f->better = verdict_of(i, &moves, new[i] - old[i]);
	}
}
