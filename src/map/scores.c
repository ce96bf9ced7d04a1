/* scores.c — opportunities in figures, and how far these can be trusted. */
#include "cjm/scores.h"

#include <math.h>

struct score_inputs { /* of one opportunity; NAN where it is not given */
	double impact, effort;              /* levels, 1 to 3 */
	double reach, confidence;           /* people, percent */
	double importance, satisfaction;    /* 1 to 10 */
};

static double number_or_nan(struct value v)
{
	return v.given ? v.number : NAN;
}

static struct score_inputs inputs_of(const struct opportunity *o)
{
	return (struct score_inputs){
		.impact = o->impact ? (double)o->impact : NAN, .effort = o->effort ? (double)o->effort : NAN,
		.reach = number_or_nan(o->reach), .confidence = number_or_nan(o->confidence), .importance = number_or_nan(o->importance),
		.satisfaction = number_or_nan(o->satisfaction),
	};
}

/* Levels double from one to the next: impact 0.5, 1, 2, effort 1, 2, 4. */
static double impact_of(double level)
{
	return exp2(level - 2);
}

static double effort_of(double level)
{
	return exp2(level - 1);
}

static double value_score(const struct score_inputs *i)
{
	return impact_of(i->impact) / effort_of(i->effort);
}

static double ulwick_score(const struct score_inputs *i)
{
	double gap = i->importance - i->satisfaction;
	return i->importance + (gap < 0 ? 0 : gap); /* NAN stays NAN */
}

static double rice_score(const struct score_inputs *i)
{
	return i->reach * impact_of(i->impact) * (i->confidence / 100) / effort_of(i->effort);
}

static double (*const SCORES[SCORE_COUNT])(const struct score_inputs *i) = { value_score, ulwick_score, rice_score };

double opportunity_score(const struct opportunity *o, enum score score)
{
	struct score_inputs i = inputs_of(o);
	return SCORES[score](&i);
}

static double held_within(double value, double low, double high)
{
	return value < low ? low : value > high ? high : value;
}

/* One input a step up or down, the others as they are. */
static struct score_inputs stepped_inputs(struct score_inputs i, int input, int direction)
{
	switch (input) {
	case 0: i.impact = held_within(i.impact + direction, 1, 3); break;
	case 1: i.effort = held_within(i.effort + direction, 1, 3); break;
	case 2: i.reach *= 1 + 0.1 * direction; break;
	case 3: i.confidence = held_within(i.confidence + 10 * direction, 0, 100); break;
	case 4: i.importance = held_within(i.importance + direction, 1, 10); break;
	default: i.satisfaction = held_within(i.satisfaction + direction, 1, 10); break;
	}
	return i;
}

struct range opportunity_score_range(const struct opportunity *o, enum score score)
{
	enum { INPUTS = 6 };
	struct score_inputs asis = inputs_of(o);
	double middle = SCORES[score](&asis);
	struct range r = { !isnan(middle), middle, middle };
	for (int n = 0; r.given && n < INPUTS * 2; n++) {
		struct score_inputs i = stepped_inputs(asis, n / 2, n % 2 ? 1 : -1);
		double s = SCORES[score](&i);
		r.low = s < r.low ? s : r.low;
		r.high = s > r.high ? s : r.high;
	}
	return r;
}

/* ---- what stands first ---- */

int score_decimals(double score)
{
	double size = fabs(score);
	int places = size > 0 && size < 0.1 ? (int)ceil(-log10(size)) + 1 : 1;
	return size >= 100 ? 0 : places < NUMBER_DECIMALS ? places : NUMBER_DECIMALS;
}

double pain_frequency(const struct pain *p)
{
	double percent;
	struct str s = p->frequency;
	bool is_percent = str_ends(s, "%") && number_read(str_trim(str_slice(s, 0, s.len - 1)), &percent);
	return is_percent ? percent : -1;
}

/* The greater first, what is not known last. */
static int greater_first(double a, double b)
{
	if (isnan(a) || isnan(b))
		return isnan(a) - isnan(b);
	return a > b ? -1 : a < b;
}

int pain_order(const struct pain *a, const struct pain *b)
{
	int order = greater_first(a->severity, b->severity);
	order = order ? order : greater_first(pain_frequency(a), pain_frequency(b));
	return order ? order : greater_first((double)a->thing.basis.sources.len, (double)b->thing.basis.sources.len);
}

bool pain_is_rated(const struct pain *p)
{
	return p->severity || pain_frequency(p) >= 0;
}

static const struct pain *worst_answered(const struct opportunity *o)
{
	const struct pain *worst = NULL;
	FOR_EACH(struct thing, t, o->answers)
		if (t->kind == KIND_PAIN && (!worst || pain_order((const struct pain *)t, worst) < 0))
			worst = (const struct pain *)t;
	return worst;
}

int opportunity_order(const struct opportunity *a, const struct opportunity *b)
{
	const struct pain *worst_a = worst_answered(a), *worst_b = worst_answered(b);
	int order = greater_first(opportunity_score(a, SCORE_RICE), opportunity_score(b, SCORE_RICE));
	order = order ? order : greater_first(opportunity_score(a, SCORE_ULWICK), opportunity_score(b, SCORE_ULWICK));
	if (order || !worst_a || !worst_b)
		return order ? order : !worst_a - !worst_b;
	return pain_order(worst_a, worst_b);
}

int opportunity_score_order(const struct opportunity *a, const struct opportunity *b, enum score score)
{
	int order = greater_first(opportunity_score(a, score), opportunity_score(b, score));
	if (order || a->impact != b->impact)
		return order ? order : a->impact > b->impact ? -1 : 1;
	return opportunity_order(a, b);
}
