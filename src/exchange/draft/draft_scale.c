/* draft_scale.c — the scale on which an original's numbers of feelings stand, and where that of the map has them. */
#include "exchange/draft/draft.h"

#include <math.h>

void draft_widen_scale(struct draft *d, double low, double high)
{
	d->low = d->has_scale && d->low < low ? d->low : low;
	d->high = d->has_scale && d->high > high ? d->high : high;
	d->has_scale = true;
}

static bool is_like(const struct draft_scale *s, const struct draft_scale *t)
{
	if (s->is_stated != t->is_stated || s->is_turned != t->is_turned || s->whole != t->whole)
		return false;
	return s->is_stated ? s->low == t->low && s->high == t->high : s->whole > 0 || s->journey == t->journey;
}

struct draft_scale *draft_scale_like(struct draft *d, struct draft_scale wanted)
{
	for (size_t i = 0; i < d->scales.len; i++)
		if (is_like(d->scales.at[i], &wanted))
			return d->scales.at[i];
	struct draft_scale *scale = ARENA_NEW(d->arena, struct draft_scale);
	*scale = wanted;
	VEC_PUSH(d->arena, &d->scales, scale);
	return scale;
}

void draft_note_number(struct draft_scale *scale, double number, bool has_plus)
{
	double lowest = has_plus && !scale->is_stated && scale->whole == 0 ? -number : number;
	scale->lowest = scale->count && scale->lowest < lowest ? scale->lowest : lowest;
	scale->highest = scale->count && scale->highest > number ? scale->highest : number;
	scale->has_fractions = scale->has_fractions || number != floor(number);
	scale->count++;
}

/* 0.8, -0.4: what a program makes of a text. */
static bool is_share(const struct draft_scale *s)
{
	return s->has_fractions && s->lowest >= -1 && s->highest <= 1;
}

/* Of plain numbers the usual scale that holds all of them: -2..2, 1..5, 0..10 … */
static void guess_plain(struct draft_scale *s)
{
	static const struct {
		double low, high;
	} USUAL[] = { { 1, 5 }, { 0, 5 }, { 1, 7 }, { 1, 10 }, { 0, 10 }, { -2, 2 }, { -3, 3 }, { -5, 5 }, { -10, 10 }, { 0, 20 }, { 0, 100 }, { -100, 100 } };
	if (is_share(s)) {
		s->low = s->lowest < 0 ? -1 : 0;
		s->high = 1;
		return;
	}
	for (size_t i = 0; i < sizeof USUAL / sizeof *USUAL; i++)
		if (USUAL[i].low <= s->lowest && USUAL[i].high >= s->highest) {
			s->low = USUAL[i].low;
			s->high = USUAL[i].high;
			return;
		}
	s->low = s->lowest < 0 ? s->lowest : 0; /* beyond 100 on one side at least: never both 0 */
	s->high = s->highest > 0 ? s->highest : 0;
}

static void find_ends(struct draft_scale *s)
{
	enum { FROM_ONE_MOST = 10 }; /* "3/5" counts from 1, "30/100" from 0 */
	if (s->is_stated) {
		s->is_widened = s->lowest < s->low || s->highest > s->high;
		s->low = s->lowest < s->low ? s->lowest : s->low;
		s->high = s->highest > s->high ? s->highest : s->high;
	} else if (s->whole > 0) {
		s->low = s->lowest < 0 ? s->lowest : s->lowest >= 1 && s->whole <= FROM_ONE_MOST ? 1 : 0;
		s->high = s->highest > s->whole ? s->highest : s->whole;
	} else {
		guess_plain(s);
	}
}

/* Guesses that another one makes unlikely: 1 and 2 beside -1 and -2, 0..5 beside 1..5. */
static void bring_together(struct draft_scale *s, const struct draft_scale *other)
{
	bool same_end = s->high == other->high && s->low >= 0 && other->low >= 0 && other->low < s->low;
	bool both_plain = s->whole == 0 && other->whole == 0 && !other->is_stated;
	bool signed_too = both_plain && other->low < 0 && other->low < s->low && s->highest <= other->high;
	if (s->is_stated || s->is_turned != other->is_turned || !other->count || !(same_end || signed_too))
		return;
	s->low = other->low;
	s->high = other->high;
}

static bool is_used_more(const struct draft_scale *s, const struct draft_scale *t)
{
	return s->count > t->count || (s->count == t->count && s->is_stated && !t->is_stated);
}

void draft_settle_scale(struct draft *d)
{
	const struct draft_scale *most = NULL;
	for (size_t i = 0; i < d->scales.len; i++)
		if (d->scales.at[i]->count)
			find_ends(d->scales.at[i]);
	for (size_t i = 0; i < d->scales.len; i++)
		for (size_t k = 0; k < d->scales.len && d->scales.at[i]->count; k++)
			bring_together(d->scales.at[i], d->scales.at[k]);
	for (size_t i = 0; i < d->scales.len; i++)
		if (d->scales.at[i]->count && (!most || is_used_more(d->scales.at[i], most)))
			most = d->scales.at[i];
	if (most)
		draft_widen_scale(d, most->low, most->high);
}

double draft_value(const struct draft *d, const struct draft_feeling *f)
{
	const struct draft_scale *s = f->scale;
	if (!f->has_value)
		return d->low + (f->level + 2) / 4 * (d->high - d->low);
	double value = s && s->is_turned ? s->low + s->high - f->value : f->value;
	if (!s || (s->low == d->low && s->high == d->high))
		return value;
	return floor((d->low + (value - s->low) / (s->high - s->low) * (d->high - d->low)) * 10 + 0.5) / 10;
}
