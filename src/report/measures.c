/* measures.c — what was measured against what is to be reached, limits that the map is held to, and search keywords. */
#include "report/report.h"

#include "cjm/counts.h"

#include <stdlib.h>

/* ---- measures ---- */

static struct md places_of(struct report *r, const struct distinct_measure *f)
{
	struct buf b = { 0 };
	for (size_t i = 0; i < f->alike.len; i++) {
		struct md place = md_place(r, f->alike.at[i]);
		if (md_is_empty(place))
			place = md_label(r, LABEL_whole_journey);
		buf_fmt(&b, "%.*s%.*s", STR_ARG(b.len ? label(r->words, LABEL_list_semicolon) : STR("")), STR_ARG(place.s));
	}
	struct md m = { str_copy(&r->arena, buf_as_str(&b)) };
	buf_finish(&b);
	return m;
}

/* "22 (Mar 2026, n 100) → 28 (Jun 2026, n 100) → 31" */
static struct md readings_of(struct report *r, const struct measure *m)
{
	struct readings earlier = measure_earlier(m);
	struct buf b = { 0 };
	for (size_t i = 0; i < earlier.len; i++) {
		const struct reading *e = &earlier.at[i];
		struct md n = e->n.given ? MD_FILL(r, LABEL_sample, md_value(r, e->n)) : MD_NONE;
		struct md measured = MD_FILL(r, LABEL_in_brackets, md_value(r, e->value), MD_JOIN(r, label(r->words, LABEL_list_comma).at, md_date(r, e->date), n));
		buf_fmt(&b, "%.*s %s ", STR_ARG(measured.s), r->words->becomes);
	}
	if (earlier.len)
		buf_str(&b, md_value(r, measure_value(m)).s);
	struct md m_ = { str_copy(&r->arena, buf_as_str(&b)) };
	buf_finish(&b);
	return m_;
}

/* "NPS (experience)" */
static struct md name_of(struct report *r, const struct measure *m)
{
	struct md name = m->metric ? md_name(r, &m->metric->thing) : MD_NONE;
	return m->metric && m->metric->kind ? MD_FILL(r, LABEL_in_brackets, name, md_choice(r, LABEL_choice_experience, m->metric->kind)) : name;
}

struct md md_target(struct report *r, const struct measure *m)
{
	struct md target = md_value(r, measure_target(m));
	if (!m->metric || !m->metric->due.year || md_is_empty(target))
		return target;
	if (measure_due(m).year)
		return MD_FILL(r, LABEL_goal_by, target, md_date(r, m->metric->due));
	return MD_JOIN(r, label(r->words, LABEL_list_semicolon).at, target, MD_FILL(r, LABEL_goal_by, md_value(r, m->metric->target), md_date(r, m->metric->due)));
}

struct md md_due_alone(struct report *r, const struct measure *m)
{
	return m->metric && !measure_target(m).given ? md_date(r, m->metric->due) : MD_NONE;
}

/* "yes (predicted)": what is predicted has met nothing yet. */
static struct md verdict_of(struct report *r, const struct measure *m)
{
	int verdict = measure_verdict(m);
	struct md said = verdict ? md_label(r, verdict > 0 ? LABEL_yes : LABEL_no) : MD_NONE;
	return verdict && m->thing.basis.predicted ? MD_FILL(r, LABEL_in_brackets, said, md_label(r, LABEL_predicted)) : said;
}

static void add_measure(struct report *r, struct text_table *t, const struct distinct_measure *f)
{
	const struct measure *m = f->measure;
	const struct md cells[] = {
		name_of(r, m), places_of(r, f), md_value(r, measure_value(m)), md_target(r, m),
		verdict_of(r, m), md_due_alone(r, m),
		m->metric ? md_text(r, locale_choice(r->words, CHOICES_better, m->metric->better)) : MD_NONE,
		m->metric ? md_member(r, &m->metric->range, MEMBER_RANGE, KIND_METRIC_RANGE, 0) : MD_NONE, md_value(r, measure_n(m)), md_date(r, measure_date(m)), readings_of(r, m),
		md_basis(r, &m->thing),
	};
	table_row(r, t, cells);
}

struct lacks {
	struct names measured;           /* metrics, in one place or another */
	struct names told;
	struct things undated, unmeasured; /* metrics */
};

static void note_measured(struct lacks *v, const struct measure *m)
{
	if (m->metric && measure_value(m).given)
		names_add_address(&v->measured, m->metric, v);
}

static void note_lack(struct report *r, struct lacks *v, const struct measure *m)
{
	if (!m->metric)
		return;
	bool is_measured = names_find_address(&v->measured, m->metric), is_undated = is_measured && measure_value(m).given && !measure_date(m).year;
	if ((!is_measured || is_undated) && !names_add_address(&v->told, m->metric, v))
		VEC_PUSH(&r->arena, is_undated ? &v->undated : &v->unmeasured, &m->metric->thing);
}

void report_measures(struct report *r)
{
	static const struct text_column COLUMNS[] = {
		{ LABEL_col_measure, false }, { LABEL_col_where, false }, { LABEL_col_value, true }, { LABEL_col_target, true },
		{ LABEL_col_met, false }, { LABEL_col_due, false }, { LABEL_col_better, false }, { LABEL_col_range, false }, { LABEL_col_n, true }, { LABEL_col_date, false }, { LABEL_col_course, false },
		{ LABEL_col_source, false },
	};
	struct things measures = things_of(r, KIND_MEASURE);
	struct distinct_measures measured = measures_distinct(&measures, &r->arena);
	struct targets targets = targets_count(&measured);
	struct text_table table = table_of(COLUMNS, sizeof COLUMNS / sizeof *COLUMNS);
	struct lacks lacks = { 0 };
	names_init(&lacks.measured, &r->arena);
	names_init(&lacks.told, &r->arena);
	for (size_t i = 0; i < measured.list.len; i++)
		note_measured(&lacks, measured.list.at[i].measure);
	for (size_t i = 0; i < measured.list.len; i++) {
		add_measure(r, &table, &measured.list.at[i]);
		note_lack(r, &lacks, measured.list.at[i].measure);
	}
	write_heading(r, 2, md_label(r, LABEL_lane_measures));
	write_table(r, &table);
	if (targets.judged)
		write_fact(r, LABEL_targets_met, MD_FILL(r, LABEL_some_of, md_number(r, (double)targets.met, 0), md_number(r, (double)targets.judged, 0)));
	if (!map_judges(r->map, JUDGED_DATES))
		return;
	write_fact(r, LABEL_unmeasured, md_names(r, &lacks.unmeasured));
	write_fact(r, LABEL_undated, md_names(r, &lacks.undated));
}

/* ---- limits ---- */

void report_limits(struct report *r)
{
	struct things limits = things_of(r, KIND_REQUIRE);
	write_heading(r, 2, md_label(r, LABEL_report_limits));
	FOR_EACH(struct requirement, q, limits) {
		struct md place = q->of.len ? md_text(r, locale_required_place(r->words, &r->arena, r->journey, q)) : md_place(r, &q->thing);
		struct md known = md_choice(r, LABEL_observed, q->known), figure = md_text(r, locale_required_figure(r->words, r->map, q));
		struct md said = MD_JOIN(r, " ", md_is_empty(known) ? figure : MD_FILL(r, LABEL_in_brackets, figure, known), md_text(r, locale_comparison(q->compare)), md_value(r, q->limit));
		write_bullet(r, md_is_empty(place) ? said : MD_FILL(r, LABEL_in_brackets, said, place));
	}
}

/* ---- keywords ---- */

static const struct thing *stage_of(const struct thing *t)
{
	return t->parent && t->parent->kind == KIND_STEP ? &((const struct step *)t->parent)->stage->thing : t->parent;
}

static struct md rivals_of(struct report *r, const struct keyword *k)
{
	struct str *names = arena_alloc(&r->arena, (k->rivals.len + 1) * sizeof *names);
	FOR_EACH(struct rival, rival, k->rivals)
		names[rival_i] = locale_rival(r->words, &r->arena, rival);
	return md_text(r, locale_list(r->words, &r->arena, names, k->rivals.len));
}

struct ranked_keyword { /* a keyword, by the first of its intent and the first of its intent and topic */
	const struct keyword *keyword;
	size_t intent, topic, order;
};

static size_t first_of(struct report *r, struct names *known, unsigned int intent, struct str topic, size_t order)
{
	struct str key = str_fmt(&r->arena, "%u %.*s", intent, STR_ARG(topic));
	size_t *first = ARENA_NEW(&r->arena, size_t);
	*first = order;
	size_t *earlier = names_add(known, key, first);
	return earlier ? *earlier : order;
}

static int by_rank(const void *left, const void *right)
{
	const struct ranked_keyword *a = left, *b = right;
	size_t x[] = { a->intent, a->topic, a->order }, y[] = { b->intent, b->topic, b->order };
	int i = 0;
	while (i < 2 && x[i] == y[i])
		i++;
	return (x[i] > y[i]) - (x[i] < y[i]);
}

/* Those of one intent together, within it those of one topic; both in the order in which the map first names them. */
static struct ranked_keyword *by_group(struct report *r, const struct things *keywords)
{
	struct ranked_keyword *ranked = arena_alloc(&r->arena, keywords->len * sizeof *ranked);
	struct names intents, topics;
	names_init(&intents, &r->arena);
	names_init(&topics, &r->arena);
	FOR_EACH(struct keyword, k, *keywords)
		ranked[k_i] = (struct ranked_keyword){ k, first_of(r, &intents, k->intent, STR(""), k_i), first_of(r, &topics, k->intent, k->topic, k_i), k_i };
	qsort(ranked, keywords->len, sizeof *ranked, by_rank);
	return ranked;
}

void report_keywords(struct report *r)
{
	static const struct text_column COLUMNS[] = {
		{ LABEL_col_stage, false }, { LABEL_col_keyword, false }, { LABEL_col_intent, false }, { LABEL_col_topic, false },
		{ LABEL_col_volume, true }, { LABEL_col_position, true }, { LABEL_col_rivals, false },
	};
	struct things keywords = things_of(r, KIND_KEYWORD);
	const struct ranked_keyword *ranked = by_group(r, &keywords);
	struct text_table table = table_of(COLUMNS, sizeof COLUMNS / sizeof *COLUMNS);
	for (size_t i = 0; i < keywords.len; i++) {
		const struct keyword *k = ranked[i].keyword;
		const struct md cells[] = {
			md_name(r, stage_of(&k->thing)), md_with_basis(r, md_text(r, k->thing.text), &k->thing), md_choice(r, LABEL_intent_informational, k->intent), md_text(r, k->topic),
			md_value(r, k->volume), md_value(r, k->position), rivals_of(r, k),
		};
		table_row(r, &table, cells);
	}
	write_heading(r, 2, md_label(r, LABEL_lane_keywords));
	write_table(r, &table);
}
