/* figures.c — counts what figures.def names, over a journey, a stage or a step. */
#include "check/figures.h"

#include "cjm/counts.h"
#include "cjm/locale.h"
#include "cjm/units.h"

#include <math.h>

static const struct figure_row ROWS[] = {
#define FIGURE(name, word, unit, lead, formula) { word, unit, lead, formula },
#include "check/figures.def"
};

const struct figure_row *figure_at(size_t index)
{
	return index < FIGURE_COUNT ? &ROWS[index] : NULL;
}

int figure_find(struct str name)
{
	for (int i = 0; i < FIGURE_COUNT; i++)
		if (str_is(name, ROWS[i].name))
			return i;
	return -1;
}

struct str figure_label(struct checking *c, enum map_figure_id id)
{
	const struct figure_row *row = figure_at((size_t)id);
	struct str label = str_lower(&c->found->arena, locale_figure(message_words(), str_of(row->name)));
	return str_fmt(&c->found->arena, "%s%.*s", said(row->lead), STR_ARG(label));
}

struct str part_label(struct arena *a, struct str part)
{
	return locale_within(message_words(), a, locale_part(message_words(), part));
}

/* ---- walking a scope ---- */

struct counting {
	struct checking *c;
	const struct figure_scope *scope;
	double sum, least;
	size_t count, of;
	struct keys seen;
	struct span place;
};

typedef void visitor(void *counting, const struct thing *t);

const struct thing *scope_thing(const struct figure_scope *s)
{
	return s->step ? &s->step->thing : s->stage ? &s->stage->thing : &s->journey->thing;
}

static void walk_scope(const struct figure_scope *s, visitor *visit, struct counting *k)
{
	thing_walk(scope_thing(s), visit, k);
}

static struct map_figure counted_figure(double number)
{
	return (struct map_figure){ .given = true, .number = number };
}

/* Exactly, not as it is shown elsewhere: two of three are not 67%. */
static struct map_figure part_of(size_t count, size_t of)
{
	return (struct map_figure){ .given = true, .counted = COUNTED_PERCENT, .number = of ? 100.0 * (double)count / (double)of : 100 };
}

/* ---- coverage ---- */

/* Where there is nothing to cover, nothing is covered either. */
static struct map_figure covered_of(size_t covered, size_t total)
{
	struct map_figure f = part_of(covered, total);
	f.given = total > 0;
	return f;
}

static bool is_table(struct str part)
{
	return choice_find(CHOICES_table, part) != 0;
}

static struct map_figure coverage_of_table(struct checking *c, const struct figure_scope *s)
{
	struct coverage_table t = str_is(s->part, "personas") ? coverage_personas(s->journey, c->arena)
		: str_is(s->part, "channels") ? coverage_channels(s->journey, c->arena) : coverage_touchpoints(c->map, s->journey, c->arena);
	struct map_figure f = part_of(t.covered, coverage_cells(&t));
	struct things gaps = { 0 };
	for (size_t row = 0; row < t.rows.len; row++)
		for (size_t column = 0; column < t.columns; column++)
			if (!coverage_cell(&t, row, column)) {
				VEC_PUSH(c->arena, &gaps, t.rows.at[row]);
				break;
			}
	if (gaps.len)
		f.lacks = names_phrase(c, &gaps);
	return f;
}

enum { GAPS_NAMED = 4 };

static void add_gap(struct checking *c, struct buf *gaps, size_t *count, const struct stage *stage, const char *dimension)
{
	if (++*count <= GAPS_NAMED)
		buf_fmt(gaps, "%s%.*s in %.*s", *count > 1 ? ", " : "", STR_ARG(part_label(&c->found->arena, str_of(dimension))), STR_ARG(thing_phrase(c, &stage->thing)));
}

static void end_gaps(struct checking *c, struct buf *gaps, size_t count, struct map_figure *f)
{
	if (count > GAPS_NAMED)
		buf_and_more(gaps, count - GAPS_NAMED);
	f->lacks = buf_take(gaps, &c->found->arena);
	buf_finish(gaps);
}

bool figure_is_known_how(const struct figure_scope *s, enum map_figure_id id)
{
	int dimension = coverage_dimension_named(s->part);
	return id == FIGURE_coverage && (!s->part.len || (dimension >= 0 && !is_table(s->part) && coverage_is_of_world((enum coverage_dimension)dimension)));
}

static bool counts_at_all(const struct figure_scope *s, enum coverage_dimension d)
{
	return !s->known || coverage_is_of_world(d);
}

static bool scope_covers(const struct figure_scope *s, const struct stage *stage, enum coverage_dimension d)
{
	bool has = stage_covers(stage, d);
	return s->known == KNOWN_NONE ? has : stage_observes(stage, d) ? s->known == KNOWN_OBSERVED : has && s->known == KNOWN_ASSUMED;
}

/* All nine dimensions, or one of them, over all stages or one. */
static struct map_figure coverage_of_stages(struct checking *c, const struct figure_scope *s, int only)
{
	size_t covered = 0, total = 0, gap_count = 0;
	struct buf gaps = { 0 };
	size_t first = s->stage ? s->stage->index : 0, end = s->stage ? first + 1 : s->journey->stages.len;
	for (size_t i = first; i < end; i++)
		for (int d = 0; d < COVER_COUNT; d++) {
			const struct stage *stage = (const struct stage *)s->journey->stages.at[i];
			if ((only >= 0 && d != only) || !counts_at_all(s, (enum coverage_dimension)d))
				continue;
			bool has = scope_covers(s, stage, (enum coverage_dimension)d);
			total++;
			covered += has;
			if (has == (s->known == KNOWN_ASSUMED)) /* what has to be added: a gap, or a source for what is only assumed */
				add_gap(c, &gaps, &gap_count, stage, coverage_word((enum coverage_dimension)d));
		}
	struct map_figure f = covered_of(covered, total);
	end_gaps(c, &gaps, gap_count, &f);
	return f;
}

static size_t count_of(const struct content *c, enum dimension d)
{
	switch (d) {
	case DIMENSION_GAIN: return c->gains.len;
	case DIMENSION_MOMENT: return c->moment != NULL;
	case DIMENSION_KEYWORD: return c->keywords.len;
	case DIMENSION_FRONT: return c->fronts.len;
	case DIMENSION_BACK: return c->backs.len;
	case DIMENSION_SUPPORT: return c->supports.len;
	case DIMENSION_EVIDENCE: return c->evidence.len;
	case DIMENSION_RESOURCE: return c->resources.len;
	case DIMENSION_QUOTE: return c->quotes.len;
	default: return 0;
	}
}

/* The dimensions beyond the nine, such as front and back of a blueprint: counted the same way. */
static struct map_figure coverage_of_other(struct checking *c, const struct figure_scope *s, enum dimension d)
{
	size_t covered = 0, gap_count = 0;
	struct buf gaps = { 0 };
	FOR_EACH(struct stage, stage, s->journey->stages) {
		bool has = count_of(&stage->content, d) || stage_states_none(stage, d);
		FOR_EACH(struct step, step, stage->steps)
			has |= count_of(&step->content, d) > 0;
		covered += has;
		if (!has)
			add_gap(c, &gaps, &gap_count, stage, choices_of(CHOICES_dimension)[d - 1]);
	}
	struct map_figure f = covered_of(covered, s->journey->stages.len);
	end_gaps(c, &gaps, gap_count, &f);
	return f;
}

static struct map_figure figure_coverage(struct checking *c, const struct figure_scope *s)
{
	int dimension = coverage_dimension_named(s->part);
	if (is_table(s->part))
		return coverage_of_table(c, s);
	if (s->part.len && dimension < 0)
		return coverage_of_other(c, s, (enum dimension)choice_find(CHOICES_dimension, s->part));
	return coverage_of_stages(c, s, dimension);
}

/* ---- time ---- */

static struct map_figure figure_review_age(struct checking *c, const struct figure_scope *s)
{
	if (!s->journey->reviewed.year)
		return (struct map_figure){ .counted = COUNTED_DAYS };
	long age = c->options->today - date_last_day(s->journey->reviewed);
	return (struct map_figure){ .given = true, .counted = COUNTED_DAYS, .number = (double)(age < 0 ? 0 : age), .since = s->journey->reviewed };
}

/* A step without a duration counts as none. */
static struct map_figure days_figure(struct range r)
{
	return (struct map_figure){ .given = true, .counted = COUNTED_DAYS, .number = r.given ? r.high : 0, .least = r.given ? r.low : 0, .is_range = r.given && r.low < r.high };
}

static struct map_figure figure_wait(struct checking *c, const struct figure_scope *s)
{
	return days_figure(s->step ? value_days(quantity_value(s->step->content.wait)) : courses_times(&c->facts->courses, s->stage).waits);
}

static struct map_figure figure_takes(struct checking *c, const struct figure_scope *s)
{
	return days_figure(s->step ? value_days(quantity_value(s->step->content.takes)) : courses_times(&c->facts->courses, s->stage).takes);
}

/* ---- feelings ---- */

static double on_scale(const struct checking *c, double level)
{
	struct range r = c->map->scale;
	return (r.low + r.high) / 2 + level * (r.high - r.low) / 2;
}

static struct map_figure feeling_figure(const struct checking *c, double level)
{
	return isnan(level) ? (struct map_figure){ .counted = COUNTED_SCALE } : (struct map_figure){ .given = true, .counted = COUNTED_SCALE, .number = on_scale(c, level) };
}

static struct map_figure figure_feeling(struct checking *c, const struct figure_scope *s)
{
	const struct courses *all = &c->facts->courses;
	return feeling_figure(c, s->step ? content_feeling(&s->step->content) : s->stage ? courses_mean_of_stage(all, s->stage) : courses_mean(all));
}

static void note_lowest(void *counting, const struct thing *t)
{
	struct counting *k = counting;
	const struct feeling *f = (const struct feeling *)t;
	if (t->kind != KIND_FEEL || isnan(feeling_least(f)))
		return;
	if (!k->count++ || feeling_least(f) < k->least) {
		k->least = feeling_least(f);
		k->place = t->span;
	}
}

/* Of a stage or step, what is there; of the journey, what is on the main line. */
static struct map_figure figure_lowest_feeling(struct checking *c, const struct figure_scope *s)
{
	struct counting k = { .c = c };
	const struct courses *all = &c->facts->courses;
	if (s->stage)
		walk_scope(s, note_lowest, &k);
	for (size_t i = 0; !s->stage && i < all->len; i++)
		for (size_t n = 0; n < all->at[i].felts.len; n++)
			note_lowest(&k, &all->at[i].felts.at[n].feeling->thing);
	return k.count ? (struct map_figure){ .given = true, .counted = COUNTED_SCALE, .number = on_scale(c, k.least), .place = k.place } : (struct map_figure){ .counted = COUNTED_SCALE };
}

/* ---- counts ---- */

#define COUNT_KIND(name, kind_) \
	static void count_##name(void *counting, const struct thing *t) \
	{ \
		((struct counting *)counting)->count += t->kind == (kind_); \
	} \
	static struct map_figure figure_##name(struct checking *c, const struct figure_scope *s) \
	{ \
		struct counting k = { .c = c }; \
		walk_scope(s, count_##name, &k); \
		return counted_figure((double)k.count); \
	}

COUNT_KIND(moments_of_truth, KIND_MOMENT)
COUNT_KIND(stages, KIND_STAGE)
COUNT_KIND(steps, KIND_STEP)
COUNT_KIND(pains, KIND_PAIN)
COUNT_KIND(opportunities, KIND_OPPORTUNITY)

static void count_high_pain(void *counting, const struct thing *t)
{
	((struct counting *)counting)->count += t->kind == KIND_PAIN && ((const struct pain *)t)->severity == LEVEL_HIGH;
}

static struct map_figure figure_high_pains(struct checking *c, const struct figure_scope *s)
{
	struct counting k = { .c = c };
	walk_scope(s, count_high_pain, &k);
	return counted_figure((double)k.count);
}

static void count_answered(void *counting, const struct thing *t)
{
	struct counting *k = counting;
	const struct pain *p = (const struct pain *)t;
	if (t->kind != KIND_PAIN || !pain_is_ours(p))
		return;
	k->of++;
	k->count += pain_is_answered(k->c->facts->answers, p);
}

static struct map_figure figure_answered_pains(struct checking *c, const struct figure_scope *s)
{
	struct counting k = { .c = c };
	walk_scope(s, count_answered, &k);
	return part_of(k.count, k.of);
}

static void count_overdue(void *counting, const struct thing *t)
{
	struct counting *k = counting;
	k->count += t->kind == KIND_ACTION && action_is_overdue((const struct action *)t, k->c->options->today);
}

static struct map_figure figure_overdue_actions(struct checking *c, const struct figure_scope *s)
{
	struct counting k = { .c = c };
	walk_scope(s, count_overdue, &k);
	return counted_figure((double)k.count);
}

/* ---- evidence ---- */

static struct map_figure figure_observed(struct checking *c, const struct figure_scope *s)
{
	struct claims claims = claims_of(scope_thing(s));
	(void)c;
	return part_of(claims.observed, claims.all);
}

static void count_source(void *counting, const struct thing *t)
{
	struct counting *k = counting;
	for (size_t i = 0; i < t->basis.sources.len; i++)
		keys_add(&k->seen, key_of(t->basis.sources.at[i]));
}

static struct map_figure figure_sources(struct checking *c, const struct figure_scope *s)
{
	struct counting k = { .c = c, .seen.arena = c->arena };
	walk_scope(s, count_source, &k);
	return counted_figure((double)k.seen.len);
}

struct map_figure figure_of(struct checking *c, enum map_figure_id id, const struct figure_scope *s)
{
	static struct map_figure (*const FUNCTIONS[])(struct checking *c, const struct figure_scope *s) = {
#define FIGURE(name, word, unit, lead, formula) figure_##name,
#include "check/figures.def"
	};
	return FUNCTIONS[id](c, s);
}
