/* budget.c — `require`: figures compared with limits; `rule`: exceptions that expire. */
#include "check/figures.h"
#include "cjm/units.h"

#include <math.h>

/* ---- the metrics of the map ---- */

struct worst { /* the measure of a metric that is hardest to reconcile with the limit: one that cannot be compared with it, else the farthest */
	const struct metric *metric;
	const struct requirement *requirement;
	bool found, of_journey;
	double number; /* in the limit's unit; NAN when it has nothing in common with it */
	struct value value;
	struct span span;
};

/* How far from what is wanted. */
static double miss_of(const struct requirement *r, double number)
{
	double above = number - r->limit.number;
	return str_starts(r->compare, "<") ? above : str_starts(r->compare, ">") ? -above : fabs(above);
}

static bool is_worse(const struct worst *w, double number)
{
	const struct requirement *r = w->requirement;
	return !w->found || isnan(number) || (!isnan(w->number) && miss_of(r, number) > miss_of(r, w->number));
}

static void note_worst(struct worst *w, const struct thing *t)
{
	const struct measure *m = (const struct measure *)t;
	if (m->later || !measure_value(m).given)
		return;
	bool of_journey = t->parent->kind == KIND_JOURNEY; /* said of the whole, so it is the figure of the whole */
	double number = value_in_unit_of(measure_value(m), w->requirement->limit, counted_of_metric(w->metric));
	if (w->of_journey && !of_journey)
		return;
	if (!is_worse(w, number) && w->of_journey == of_journey)
		return;
	*w = (struct worst){ w->metric, w->requirement, true, of_journey, number, measure_value(m), t->word };
}

static bool is_in_scope(const struct figure_scope *s, const struct thing *measure)
{
	return s->step ? measure->parent == &s->step->thing : !s->stage || place_stage(measure) == s->stage;
}

static struct worst worst_of(struct checking *c, const struct figure_scope *s, const struct metric *m, const struct requirement *r)
{
	struct worst w = { .metric = m, .requirement = r };
	const struct things *measures = names_find_address(&c->facts->by_metric, m);
	for (size_t i = 0; measures && i < measures->len; i++)
		if (is_in_scope(s, measures->at[i]))
			note_worst(&w, measures->at[i]);
	if (!w.found && !s->stage && m->value.given)
		w = (struct worst){ m, r, true, true, value_in_unit_of(m->value, r->limit, counted_of_metric(m)), m->value, m->thing.word };
	return w;
}

/* ---- holding to the limit ---- */

static bool limit_holds(int order, struct str compare)
{
	if (!order)
		return !str_is(compare, "<") && !str_is(compare, ">");
	return order < 0 ? str_starts(compare, "<") : str_starts(compare, ">");
}

static struct str limit_text(struct checking *c, const struct requirement *r)
{
	static const struct {
		const char *compare, *phrase;
	} PHRASES[] = { { "<=", "at most %.*s" }, { ">=", "at least %.*s" }, { "<", "less than %.*s" }, { ">", "more than %.*s" }, { "=", "exactly %.*s" } };
	size_t i = 0;
	while (i + 1 < sizeof PHRASES / sizeof *PHRASES && !str_is(r->compare, PHRASES[i].compare))
		i++;
	return str_fmt(&c->found->arena, PHRASES[i].phrase, STR_ARG(value_phrase(c, r->limit))); /* NOLINT: literals above */
}

/* "metric “Abandonment”", "number of steps" */
static struct str name_of(struct checking *c, const struct requirement *r)
{
	const struct metric *m = names_find(&c->declared->metrics, r->thing.name);
	return m ? kind_phrase(c, &m->thing) : figure_label(c, (enum map_figure_id)figure_find(r->thing.name));
}

/* "observed coverage" */
static struct str known_name_of(struct checking *c, const struct requirement *r)
{
	struct str name = name_of(c, r);
	return r->known ? str_fmt(&c->found->arena, r->known == KNOWN_ASSUMED ? "assumed %.*s" : "observed %.*s", STR_ARG(name)) : name;
}

/* "coverage of “Pay”" */
static struct str figure_phrase(struct checking *c, struct str name, const struct figure_scope *s)
{
	const struct thing *t = s->step ? &s->step->thing : s->stage ? &s->stage->thing : NULL;
	struct str of = s->part.len ? part_label(&c->found->arena, s->part) : t ? thing_phrase(c, t) : (struct str){ 0 };
	return of.len ? str_fmt(&c->found->arena, "%.*s of %.*s", STR_ARG(name), STR_ARG(of)) : name;
}

/* `sentence` takes the figure and the limit. */
static struct finding *report_required(struct checking *c, const struct requirement *r, const struct figure_scope *s, const char *sentence)
{
	return REPORT(c, r->thing.word, sentence, STR_ARG(figure_phrase(c, known_name_of(c, r), s)), STR_ARG(limit_text(c, r)));
}

static void report_no_figure(struct checking *c, const struct requirement *r, const struct figure_scope *s, const char *sentence)
{
	finding_set_hint(report_required(c, r, s, sentence), STR("add the value, or remove the requirement"));
}

static void add_units_hint(struct finding *f)
{
	finding_set_hint(f, STR("give the limit in the unit of the value; cjm converts units of time, and EUR, kEUR and MEUR"));
}

static void report_other_value(struct checking *c, const struct requirement *r, const struct figure_scope *s, struct str value, struct span place)
{
	struct finding *f = REPORT(c, r->thing.word, "%.*s must be %.*s, but it is %.*s here: they cannot be compared", STR_ARG(figure_phrase(c, known_name_of(c, r), s)),
		STR_ARG(limit_text(c, r)), STR_ARG(value));
	finding_set_other(f, place, STR("the value comes from here"));
	add_units_hint(f);
}

static void report_broken(struct checking *c, const struct requirement *r, const struct figure_scope *s, struct str figure, struct span place, struct str lacks)
{
	struct finding *f = REPORT(c, r->thing.word, "%.*s is %.*s, but must be %.*s", STR_ARG(figure_phrase(c, known_name_of(c, r), s)), STR_ARG(figure),
		STR_ARG(limit_text(c, r)));
	if (place.file)
		finding_set_other(f, place, STR("the value comes from here"));
	if (lacks.len)
		finding_set_hint(f, str_fmt(&c->found->arena, r->known == KNOWN_ASSUMED ? "assumed: %.*s" : r->known ? "not observed: %.*s" : "missing: %.*s", STR_ARG(lacks)));
}

/* "emotions, thoughts or quotes, pain points, metrics": what a map says of the world. */
static struct str parts_of_world(struct checking *c)
{
	struct buf b = { 0 };
	for (int d = 0; d < COVER_COUNT; d++)
		if (coverage_is_of_world((enum coverage_dimension)d))
			buf_fmt(&b, "%s%.*s", b.len ? ", " : "", STR_ARG(part_label(&c->found->arena, str_of(coverage_word((enum coverage_dimension)d)))));
	struct str all = buf_take(&b, &c->found->arena);
	buf_finish(&b);
	return all;
}

/* Metrics and most figures are what they are; only what a map tells of the world is observed or assumed. */
static void report_not_known_how(struct checking *c, const struct requirement *r, const struct figure_scope *s)
{
	struct finding *f = REPORT(c, r->thing.word, "%.*s cannot be `%s`: only coverage can, in total or of one of these: %.*s",
		STR_ARG(figure_phrase(c, name_of(c, r), s)), choices_of(CHOICES_known)[r->known - 1], STR_ARG(parts_of_world(c)));
	finding_set_hint(f, str_fmt(&c->found->arena, "remove the word, or write: require coverage %s >= 60%%", choices_of(CHOICES_known)[r->known - 1]));
}

static void check_metric(struct checking *c, const struct requirement *r, const struct metric *m)
{
	struct figure_scope s;
	if (!figure_find_scope(c, r, false, &s))
		return;
	if (r->known) {
		report_not_known_how(c, r, &s);
		return;
	}
	struct worst w = worst_of(c, &s, m, r);
	if (!w.found)
		report_no_figure(c, r, &s, "%.*s must be %.*s, but has no value there");
	else if (isnan(w.number))
		report_other_value(c, r, &s, value_phrase(c, w.value), w.span);
	else if (!limit_holds(number_order(w.number, r->limit.number), r->compare))
		report_broken(c, r, &s, value_phrase(c, w.value), w.span, (struct str){ 0 });
}

/* By enum counted_in. */
static const char *const NOT_COMPARED[] = {
	"%.*s must be %.*s, but is a count: they cannot be compared", "%.*s must be %.*s, but is a percentage: they cannot be compared",
	"%.*s must be %.*s, but is a duration: they cannot be compared", "%.*s must be %.*s, but is on the emotion scale: they cannot be compared",
};

static struct value value_of(const struct map_figure *f, double number)
{
	return (struct value){ .given = true, .is_percent = f->counted == COUNTED_PERCENT, .number = number, .unit = f->counted == COUNTED_DAYS ? STR("days") : STR("") };
}

/* A plain number is counted in the figure's own unit: `coverage >= 80`, `review-age <= 90`. A wait has none. */
static struct counted counted_of(enum map_figure_id id)
{
	return (struct counted){ .unit = str_of(figure_at((size_t)id)->unit), .is_closed = true };
}

/* As a number in the unit of the limit; NAN where the two have nothing in common. */
static double in_unit_of_limit(const struct map_figure *f, double number, const struct requirement *r)
{
	return value_in_unit_of(value_of(f, number), r->limit, counted_of((enum map_figure_id)figure_find(r->thing.name)));
}

/* What may take 22 or 45 minutes is "at most 30" only where both are. */
static double worse_end(const struct map_figure *f, const struct requirement *r)
{
	bool is_least = str_starts(r->compare, ">") || (str_is(r->compare, "=") && number_order(in_unit_of_limit(f, f->number, r), r->limit.number) == 0);
	return f->is_range && is_least ? f->least : f->number;
}

/* "2" for `wait <= 2 h` */
static struct str limit_number(struct checking *c, double number)
{
	struct buf b = { 0 };
	buf_number(&b, number, NUMBER_DECIMALS);
	struct str text = buf_take(&b, &c->found->arena);
	buf_finish(&b);
	return text;
}

/* The limit in what the figure is counted in, keeping its number where that can be meant. */
static void add_limit_hint(struct checking *c, struct finding *f, const struct requirement *r, const struct map_figure *figure)
{
	struct arena *a = &c->found->arena;
	struct str name = r->thing.name, compare = r->compare, number = limit_number(c, r->limit.number);
	struct str own = str_of(figure_at((size_t)figure_find(name))->unit), unit = own.len ? own : STR("h");
	bool is_part = r->limit.number > 0 && r->limit.number < 1;
	if (figure->counted == COUNTED_DAYS)
		finding_set_hint(f, str_fmt(a, "give the limit a unit of time: %.*s %.*s %.*s %.*s", STR_ARG(name), STR_ARG(compare), STR_ARG(number), STR_ARG(unit)));
	else if (figure->counted == COUNTED_PERCENT)
		finding_set_hint(f, str_fmt(a, "give the limit in percent: %.*s %.*s %.*s%%", STR_ARG(name), STR_ARG(compare), STR_ARG(is_part ? limit_number(c, r->limit.number * 100) : number)));
	else if (figure->counted == COUNTED_SCALE)
		finding_set_hint(f, str_fmt(a, "give the limit as a number of the scale: %.*s %.*s 1", STR_ARG(name), STR_ARG(compare)));
	else
		finding_set_hint(f, str_fmt(a, "give the limit as a number: %.*s %.*s %.*s", STR_ARG(name), STR_ARG(compare), STR_ARG(number)));
}

/* In as many places as it takes to be seen on its side of the limit: 20.04 days are not "20 days". */
static struct str number_text(struct checking *c, double number, const struct map_figure *f, const struct requirement *r)
{
	struct str text = { 0 }, limit = number_phrase(c, r->limit.number, value_decimals(r->limit.written));
	for (int places = f->counted == COUNTED_DAYS ? 1 : 2; places <= NUMBER_DECIMALS; places++) {
		double shown = 0, shown_limit = 0;
		text = number_phrase(c, number, places);
		if (number_read(text, &shown) && number_read(limit, &shown_limit) && number_order(shown, shown_limit) == number_order(number, r->limit.number))
			break;
	}
	return text;
}

/* Of a length of time from … to, both: "22..45 min". */
static struct str figure_text(struct checking *c, double number, const struct map_figure *f, const struct requirement *r)
{
	struct str text = number_text(c, number, f, r);
	if (f->is_range)
		text = str_fmt(&c->found->arena, "%.*s..%.*s", STR_ARG(number_text(c, in_unit_of_limit(f, f->least, r), f, r)), STR_ARG(number_text(c, in_unit_of_limit(f, f->number, r), f, r)));
	if (f->counted == COUNTED_DAYS)
		return str_fmt(&c->found->arena, "%.*s %.*s", STR_ARG(text), STR_ARG(r->limit.unit.len ? r->limit.unit : STR("days")));
	return str_fmt(&c->found->arena, "%.*s%s", STR_ARG(text), f->counted == COUNTED_PERCENT ? "%" : "");
}

/* Months are the calendar's: what was reviewed on the 31st of July is three months old on the 31st of October, 92 days later. */
static int order_of_age(const struct checking *c, const struct map_figure *f, const struct requirement *r)
{
	struct value limit = r->limit;
	limit.unit = limit.unit.len ? limit.unit : STR("days");
	struct date end = date_after(f->since, limit);
	return end.year ? number_order((double)c->options->today, (double)date_last_day(end)) : number_order(f->number, limit.number * unit_days(limit.unit));
}

static void check_figure(struct checking *c, const struct requirement *r, enum map_figure_id id)
{
	struct figure_scope s;
	if (!figure_find_scope(c, r, id == FIGURE_coverage, &s))
		return;
	if (r->known && !figure_is_known_how(&s, id)) {
		report_not_known_how(c, r, &s);
		return;
	}
	struct map_figure f = figure_of(c, id, &s);
	double number = in_unit_of_limit(&f, worse_end(&f, r), r);
	bool may_be_part = f.counted == COUNTED_PERCENT && !r->limit.is_percent && r->limit.number > 0 && r->limit.number < 1;
	if (isnan(number) || may_be_part)
		add_limit_hint(c, report_required(c, r, &s, NOT_COMPARED[f.counted]), r, &f);
	else if (!f.given)
		report_no_figure(c, r, &s, id == FIGURE_review_age ? "%.*s must be %.*s, but the map has no review date"
			: id == FIGURE_coverage ? "%.*s must be %.*s, but there is nothing to cover" : "%.*s must be %.*s, but there is no emotion");
	else if (!limit_holds(f.since.year ? order_of_age(c, &f, r) : number_order(number, r->limit.number), r->compare))
		report_broken(c, r, &s, figure_text(c, number, &f, r), f.place, f.lacks);
}

static void report_unknown_figure(struct checking *c, const struct requirement *r)
{
	struct names known;
	struct buf all = { 0 };
	names_init(&known, c->arena);
	for (size_t i = 0; figure_at(i); i++) {
		names_add(&known, str_of(figure_at(i)->name), (void *)r);
		buf_fmt(&all, "%s%s", i ? ", " : "", figure_at(i)->name);
	}
	FOR_EACH(struct metric, m, c->map->metrics)
		names_add(&known, m->thing.name, m);
	struct finding *f = REPORT_AS(c, CHECK_unknown_name, r->thing.word, "unknown metric or figure `%.*s`", STR_ARG(r->thing.name));
	struct str nearest = names_nearest(&known, r->thing.name);
	if (nearest.len)
		finding_suggest(c->found, f, nearest);
	else
		finding_set_hint(f, str_fmt(&c->found->arena, "require takes a metric of the map, or one of: %.*s", STR_ARG(buf_as_str(&all))));
	buf_finish(&all);
}

void check_require_broken(struct checking *c, const struct thing *t)
{
	const struct requirement *r = (const struct requirement *)t;
	const struct metric *m = names_find(&c->declared->metrics, t->name);
	int figure = figure_find(t->name);
	if (m)
		check_metric(c, r, m);
	else if (figure >= 0)
		check_figure(c, r, (enum map_figure_id)figure);
	else
		report_unknown_figure(c, r);
}

/* ---- rules ---- */

void check_rule_expired(struct checking *c, const struct thing *t)
{
	const struct rule *r = (const struct rule *)t;
	if (!r->until.year || c->options->today <= date_last_day(r->until))
		return;
	struct str day = day_phrase(c, date_last_day(r->until));
	if (t->text.len)
		REPORT(c, t->word, "the exception for `%.*s` expired on %.*s: %.*s", STR_ARG(t->name), STR_ARG(day), STR_ARG(thing_phrase(c, t)));
	else
		REPORT(c, t->word, "the exception for `%.*s` expired on %.*s", STR_ARG(t->name), STR_ARG(day));
}

void check_rule_not_allowed(struct checking *c, const struct thing *t)
{
	const struct check_row *row = check_of(t->name);
	if (row && ((const struct rule *)t)->setting == SETTING_OFF && !check_may_be_off(row))
		REPORT(c, t->word, "check `%s` cannot be off", row->id);
}

void check_rule_unknown(struct checking *c, const struct thing *t)
{
	if (check_of(t->name))
		return;
	struct finding *f = REPORT(c, t->word, "unknown check `%.*s`", STR_ARG(t->name));
	struct str nearest = check_nearest(t->name, c->arena);
	if (nearest.len)
		finding_suggest(c->found, f, nearest);
}
