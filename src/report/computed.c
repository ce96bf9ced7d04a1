/* computed.c — what the detailed map of a stage computes, said to be computed. */
#include "report/report.h"

#include "cjm/rollup.h"

#include <math.h>

static struct str pain_words(struct report *r, const struct rollup *u)
{
	if (u->worst)
		return locale_pair(r->words, &r->arena, u->is_rated ? LABEL_atlas_worst : LABEL_col_pain, thing_label(&u->worst->thing));
	return !u->pains ? (struct str){ 0 } : locale_pair(r->words, &r->arena, LABEL_lane_pains, str_number(&r->arena, (double)u->pains, 0));
}

void write_computed(struct report *r, const struct stage *s)
{
	struct rollup u = rollup_of(s, &r->arena);
	struct range scale = r->map->scale;
	double half = (scale.high - scale.low) / 2, middle = (scale.low + scale.high) / 2;
	if (!u.journey)
		return;
	struct str mean = isnan(u.mean) ? (struct str){ 0 } : locale_score(r->words, &r->arena, scale, middle + u.mean * half);
	struct str lowest = isnan(u.lowest) ? (struct str){ 0 } : locale_score(r->words, &r->arena, scale, middle + u.lowest * half);
	struct str lost = isnan(u.lost) ? (struct str){ 0 } : locale_percent(r->words, &r->arena, lost_told(u.lost));
	struct str parts[] = {
		mean.len ? locale_pair(r->words, &r->arena, LABEL_curve_mean, mean) : mean, lowest.len ? locale_pair(r->words, &r->arena, LABEL_curve_lowest, lowest) : lowest,
		lost.len ? locale_pair(r->words, &r->arena, LABEL_col_lost, lost) : lost, pain_words(r, &u),
		locale_rolled_figures(r->words, &r->arena, &u, u.measures.len), r->map->is_for_client ? (struct str){ 0 } : locale_rolled_clashes(r->words, &r->arena, &u),
	};
	struct md name = md_with(r, LABEL_computed_from, md_quoted(r, thing_label(&u.journey->thing)));
	write_named(r, name, md_text(r, locale_points(r->words, &r->arena, parts, sizeof parts / sizeof *parts)));
}
