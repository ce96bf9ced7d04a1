/* verdict.c — whether a property that both maps hold moved for the better or the worse, as far as its direction says so. What is
 * better of a feeling is worked out with it (feelings.c), of a whole journey with its figures (figures.c), of a pain in settled.c. */
#include "diff/work.h"

#include "cjm/units.h"

#include <math.h>

static int direction_of(double old, double new, enum better better)
{
	int higher = number_order(new, old);
	return better == BETTER_HIGHER ? higher : better == BETTER_LOWER ? -higher : 0;
}

static const struct {
	enum statement_kind thing, property; /* KIND_NONE: any thing */
	enum better better;
} DIRECTIONS[] = {
	{ KIND_PAIN, KIND_SEVERITY, BETTER_LOWER }, { KIND_STAGE, KIND_DROP, BETTER_LOWER }, { KIND_NONE, KIND_WAIT, BETTER_LOWER },
	{ KIND_NONE, KIND_TAKES, BETTER_LOWER }, { KIND_PROMISE, KIND_DELIVERED, BETTER_LOWER }, { KIND_PAIN, KIND_FREQUENCY, BETTER_LOWER },
};

static enum better good_direction(const struct thing *t, enum statement_kind property)
{
	if (t && (t->kind == KIND_MEASURE || t->kind == KIND_METRIC) && (property == KIND_METRIC_VALUE)) {
		if (t->kind == KIND_MEASURE && ((const struct measure *)t)->later)
			return BETTER_NONE; /* an earlier reading that was corrected */
		const struct metric *m = t->kind == KIND_MEASURE ? ((const struct measure *)t)->metric : (const struct metric *)t;
		return m ? m->better : BETTER_NONE;
	}
	for (size_t i = 0; t && i < sizeof DIRECTIONS / sizeof *DIRECTIONS; i++)
		if (DIRECTIONS[i].property == property && (DIRECTIONS[i].thing == KIND_NONE || DIRECTIONS[i].thing == t->kind))
			return DIRECTIONS[i].better;
	return BETTER_NONE;
}

/* Of a stage or a step; NULL where nothing is said. */
static const struct quantity *quantity_of(const struct thing *t, enum statement_kind property)
{
	const struct content *c = t ? content_of((struct thing *)t) : NULL;
	if (property == KIND_DROP && t && t->kind == KIND_STAGE)
		return ((const struct stage *)t)->drop;
	return !c ? NULL : property == KIND_WAIT ? c->wait : property == KIND_TAKES ? c->takes : NULL;
}

/* ---- times ---- */

static double middle_days(struct value v)
{
	struct range r = value_days(v);
	return r.given ? (r.low + r.high) / 2 : 0;
}

static double days_of(const struct step *s, enum statement_kind property)
{
	return s ? middle_days(quantity_value(quantity_of(&s->thing, property))) : 0;
}

/* A time of a step that was divided is not shorter, nor longer where steps became one: what came and went beside it is counted
 * in, and with a stage its steps. */
static double days_beside(const struct diff *d, enum statement_kind property)
{
	const struct merged_stage *m = d->work->stage;
	size_t i = d->work->step, count = m ? m->steps.len : 0;
	size_t first = i < count ? diff_stretch_start(m, i) : 0, last = i < count ? diff_stretch_end(m, i) : count;
	double more = 0;
	for (size_t k = first; k <= last && k < count; k++) {
		const struct merged_step *s = &m->steps.at[k];
		if (i == count || !s->old || !s->new) /* one that moved is told by itself */
			more += s->is_moved && i != count ? 0 : days_of(s->new, property) - days_of(s->old, property);
	}
	return more;
}

static int better_time(const struct diff *d, enum statement_kind property, struct value old, struct value new)
{
	struct range was = value_days(old), is = value_days(new);
	double by = middle_days(new) - middle_days(old), all = by + days_beside(d, property);
	if ((is.low - was.low) * (is.high - was.high) < 0) /* narrower, or wider */
		return 0;
	return by * all > 0 && fabs(all) > 1e-9 ? (by < 0 ? 1 : -1) : 0;
}

/* ---- any member ---- */

static bool number_in(struct str text, double *number)
{
	return number_read(str_ends(text, "%") ? str_slice(text, 0, text.len - 1) : text, number);
}

int diff_better_member(const struct diff *d, const struct thing *t, enum statement_kind property, enum member_type type, const void *old, const void *new)
{
	enum better better = good_direction(t, property);
	double a, b;
	const struct quantity *q = quantity_of(t, property);
	bool is_predicted = t && (t->basis.predicted || (q && q->thing.basis.predicted));
	if (is_predicted && !d->options.is_future) /* nobody has seen it */
		return 0;
	if (better == BETTER_NONE || diff_member_is_empty(old, type) || diff_member_is_empty(new, type))
		return 0;
	switch (type) {
	case MEMBER_VALUE:
		if (property == KIND_WAIT || property == KIND_TAKES)
			return better_time(d, property, *(const struct value *)old, *(const struct value *)new);
		a = value_in_unit_of(*(const struct value *)old, *(const struct value *)new, (struct counted){ .is_closed = true });
		return isnan(a) ? 0 : direction_of(a, ((const struct value *)new)->number, better);
	case MEMBER_CHOICE: return direction_of(*(const unsigned int *)old, *(const unsigned int *)new, better);
	case MEMBER_STR: return number_in(*(const struct str *)old, &a) && number_in(*(const struct str *)new, &b) ? direction_of(a, b, better) : 0;
	default: return 0;
	}
}
