/* plan.c — what was learnt of the whole journey, what is at hand, what is being done. */
#include "report/report.h"

#include "cjm/counts.h"
#include "cjm/units.h"

#include <stdlib.h>

/* ---- what was learnt ---- */

static void write_all(struct report *r, enum label id, const struct things *things)
{
	for (size_t i = 0; i < things->len; i++)
		write_fact(r, id, md_with_basis(r, md_text(r, things->at[i]->text), things->at[i]));
}

void report_learnt(struct report *r)
{
	write_heading(r, 2, md_label(r, LABEL_report_learnt));
	write_all(r, LABEL_col_insight, &r->journey->insights);
	write_all(r, LABEL_col_wish, &r->journey->wishes);
	write_all(r, LABEL_col_practice, &r->journey->practices);
}

/* ---- actions ---- */

struct planned {
	const struct action *action;
	size_t order;
};

static int group_of(const struct action *a)
{
	return a->status == ACTION_DROPPED ? 2 : a->status == ACTION_DONE ? 1 : 0;
}

/* What is open by its date, what has none last; then what is done, then what was dropped. */
static int by_date(const void *left, const void *right)
{
	const struct planned *a = left, *b = right;
	if (group_of(a->action) != group_of(b->action))
		return group_of(a->action) - group_of(b->action);
	bool dated_a = a->action->due.year, dated_b = b->action->due.year;
	if (dated_a != dated_b)
		return dated_a ? -1 : 1;
	long day_a = dated_a ? date_last_day(a->action->due) : 0, day_b = dated_b ? date_last_day(b->action->due) : 0;
	if (day_a != day_b)
		return day_a < day_b ? -1 : 1;
	return a->order < b->order ? -1 : 1;
}

static bool is_late(const struct report *r, const struct action *a)
{
	return map_judges(r->map, JUDGED_DATES) && r->options.today.year && action_is_overdue(a, date_first_day(r->options.today));
}

static struct md effects_of(struct report *r, const struct things *effects)
{
	struct buf b = { 0 };
	FOR_EACH(struct effect, e, *effects)
		if (e->metric)
			buf_fmt(&b, "%.*s%.*s %.*s", STR_ARG(b.len ? label(r->words, LABEL_list_comma) : STR("")), STR_ARG(md_name(r, &e->metric->thing).s),
				STR_ARG(md_text(r, locale_effect(r->words, &r->arena, e)).s));
	struct md m = { str_copy(&r->arena, buf_as_str(&b)) };
	buf_finish(&b);
	return m;
}

static void add_action(struct report *r, struct text_table *t, const struct action *a)
{
	struct md due = MD_JOIN(r, " ", md_date(r, a->due), is_late(r, a) ? md_bold(r, md_label(r, LABEL_overdue)) : MD_NONE);
	struct md answers = MD_JOIN(r, label(r->words, LABEL_list_comma).at, md_names(r, &a->answers), md_names(r, &a->questions));
	const struct md cells[] = {
		md_with_basis(r, md_text(r, thing_label(&a->thing)), &a->thing), answers, a->owner ? md_name(r, &a->owner->thing) : MD_NONE, due,
		md_choice(r, LABEL_status_idea, a->status), md_value(r, a->cost), effects_of(r, &a->effects), md_text(r, a->result), md_ticket(r, &a->thing),
	};
	table_row(r, t, cells);
}

/* "3 to do · 4 in progress" */
static struct md states_of(struct report *r, const struct things *actions)
{
	size_t counts[ACTION_DROPPED + 1] = { 0 };
	struct md parts[ACTION_DROPPED + 1] = { MD_NONE };
	FOR_EACH(struct action, a, *actions)
		counts[a->status]++;
	for (unsigned int s = ACTION_IDEA; s <= ACTION_DROPPED; s++)
		parts[s] = md_counted_choice(r, LABEL_count_status_idea, s, counts[s]);
	return md_join(r, label(r->words, LABEL_list_point).at, parts, ACTION_DROPPED + 1);
}

/* ---- what it all costs, what it is to bring ---- */

static struct md sum_of(struct report *r, const struct things *actions, const struct things *resources)
{
	struct value *costs = arena_alloc(&r->arena, (actions->len + resources->len + 1) * sizeof *costs);
	size_t count = 0;
	FOR_EACH(struct resource, s, *resources) /* first, as in the digest: the sum is in the unit of the first */
		if (s->need)
			costs[count++] = s->cost;
	FOR_EACH(struct action, a, *actions)
		if (action_is_open(a))
			costs[count++] = a->cost;
	return md_value(r, values_sum(costs, count, &r->arena));
}

struct metric_effects { /* of what is still open */
	struct metric *metric;
	VEC(const struct effect *) list;
};

static void note_effect(struct report *r, struct names *by_metric, const struct effect *e)
{
	struct metric_effects *of = names_find_address(by_metric, e->metric);
	if (!of) {
		of = ARENA_NEW(&r->arena, struct metric_effects);
		of->metric = e->metric;
		names_add_address(by_metric, e->metric, of);
	}
	VEC_PUSH(&r->arena, &of->list, e);
}

static void note_effects(struct report *r, struct names *by_metric, const struct things *actions)
{
	FOR_EACH(struct action, a, *actions)
		FOR_EACH(struct effect, e, a->effects)
			if (action_is_open(a) && e->metric)
				note_effect(r, by_metric, e);
}

/* Shares of what a metric is have no sum, unlike points; nor have two effects in other units. */
static bool adds_up(const struct effect *e, size_t count)
{
	return count == 1 || !e->value.is_percent || effect_is_of_points(e);
}

/* The plus that was written is a plus of the sum. */
static struct str signed_as(struct report *r, struct value sum, struct value first)
{
	bool has_plus = sum.number > 0 && str_starts(first.written, "+");
	return has_plus ? str_fmt(&r->arena, "+%.*s", STR_ARG(sum.written)) : sum.written;
}

/* On one metric; nothing where the effects have no sum. */
static struct md effect_on(struct report *r, const struct metric_effects *of)
{
	size_t count = of->list.len;
	struct value *values = arena_alloc(&r->arena, count * sizeof *values);
	struct effect all = { .metric = of->metric };
	bool has_sum = true;
	for (size_t i = 0; i < count; i++) {
		values[i] = of->list.at[i]->value;
		has_sum &= adds_up(of->list.at[i], count);
	}
	if (!has_sum)
		return MD_NONE;
	all.value = count == 1 ? values[0] : values_sum(values, count, &r->arena);
	if (count > 1)
		all.value.written = signed_as(r, all.value, values[0]);
	return all.value.given ? MD_JOIN(r, " ", md_name(r, &of->metric->thing), md_text(r, locale_effect(r->words, &r->arena, &all))) : MD_NONE;
}

static void write_sums(struct report *r, const struct things *actions)
{
	struct things none = { 0 }, resources = things_of(r, KIND_RESOURCE);
	struct md costs = sum_of(r, actions, &none), all = sum_of(r, actions, &resources);
	struct names by_metric; /* struct metric_effects, by address */
	struct md_list effects = { 0 };
	write_fact(r, LABEL_summary_costs, costs);
	if (!str_equal(costs.s, all.s))
		write_fact(r, LABEL_costs_all, all);
	names_init(&by_metric, &r->arena);
	note_effects(r, &by_metric, actions);
	for (size_t i = 0; i < by_metric.len; i++)
		md_add(r, &effects, effect_on(r, by_metric.entries[i].thing));
	write_fact(r, LABEL_effects_all, md_joined(r, label(r->words, LABEL_list_semicolon).at, &effects));
}

/* ---- decisions ---- */

static bool waits_too_long(const struct report *r, const struct decision *d)
{
	return map_judges(r->map, JUDGED_DATES) && r->options.today.year && decision_is_overdue(d, date_first_day(r->options.today));
}

/* Those that are still open stand first. */
static void add_decisions(struct report *r, struct text_table *t, const struct things *decisions, bool are_open)
{
	FOR_EACH(struct decision, d, *decisions) {
		struct md due = MD_JOIN(r, " ", md_date(r, d->due), waits_too_long(r, d) ? md_bold(r, md_label(r, LABEL_overdue)) : MD_NONE);
		const struct md cells[] = {
			md_with_basis(r, md_text(r, thing_label(&d->thing)), &d->thing), md_place(r, &d->thing), md_names(r, &d->by), due,
			md_choice(r, LABEL_decision_asked, d->status),
		};
		if (are_open == decision_is_open(d))
			table_row(r, t, cells);
	}
}

static void write_decisions(struct report *r)
{
	static const struct text_column COLUMNS[] = {
		{ LABEL_col_decision, false }, { LABEL_col_where, false }, { LABEL_col_decides, false }, { LABEL_col_due, false },
		{ LABEL_col_state, false },
	};
	struct things decisions = things_of(r, KIND_DECISION);
	struct text_table table = table_of(COLUMNS, sizeof COLUMNS / sizeof *COLUMNS);
	add_decisions(r, &table, &decisions, true);
	add_decisions(r, &table, &decisions, false);
	write_heading(r, 3, md_label(r, LABEL_decisions));
	write_table(r, &table);
}

static void write_events(struct report *r)
{
	struct things events = things_of(r, KIND_EVENT);
	write_heading(r, 3, md_label(r, LABEL_lane_events));
	FOR_EACH(struct dated, d, events)
		write_bullet(r, MD_JOIN(r, label(r->words, LABEL_list_dash).at, md_with_basis(r, md_dated(r, d), &d->thing), md_place(r, &d->thing)));
}

void report_actions(struct report *r)
{
	static const struct text_column COLUMNS[] = {
		{ LABEL_col_action, false }, { LABEL_col_for, false }, { LABEL_owner, false }, { LABEL_col_due, false },
		{ LABEL_col_state, false }, { LABEL_col_cost, true }, { LABEL_col_effect, false }, { LABEL_col_result, false },
		{ LABEL_col_link, false },
	};
	struct things actions = things_of(r, KIND_ACTION);
	struct planned *planned = arena_alloc(&r->arena, actions.len * sizeof *planned);
	struct text_table table = table_of(COLUMNS, sizeof COLUMNS / sizeof *COLUMNS);
	for (size_t i = 0; i < actions.len; i++)
		planned[i] = (struct planned){ (const struct action *)actions.at[i], i };
	qsort(planned, actions.len, sizeof *planned, by_date);
	for (size_t i = 0; i < actions.len; i++)
		add_action(r, &table, planned[i].action);
	write_heading(r, 2, md_label(r, LABEL_lane_plan));
	write_paragraph(r, states_of(r, &actions));
	write_table(r, &table);
	write_sums(r, &actions);
	write_decisions(r);
	write_events(r);
}

/* ---- resources ---- */

void report_resources(struct report *r)
{
	static const struct text_column COLUMNS[] = {
		{ LABEL_col_resource, false }, { LABEL_col_for, false }, { LABEL_col_state, false }, { LABEL_owner, false },
		{ LABEL_col_cost, true }, { LABEL_col_effect, false }, { LABEL_col_where, false },
	};
	struct things resources = things_of(r, KIND_RESOURCE);
	struct text_table table = table_of(COLUMNS, sizeof COLUMNS / sizeof *COLUMNS);
	FOR_EACH(struct resource, s, resources) {
		struct md state = MD_JOIN(r, label(r->words, LABEL_list_comma).at, s->have ? md_label(r, LABEL_have) : MD_NONE, s->need ? md_label(r, LABEL_need) : MD_NONE);
		const struct md cells[] = {
			md_with_basis(r, md_text(r, s->thing.text), &s->thing), md_names(r, &s->answers), state, s->owner ? md_name(r, &s->owner->thing) : MD_NONE,
			md_value(r, s->cost), effects_of(r, &s->effects), md_place(r, &s->thing),
		};
		table_row(r, &table, cells);
	}
	write_heading(r, 2, md_label(r, LABEL_lane_resources));
	write_table(r, &table);
}
