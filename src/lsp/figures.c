/* figures.c — what follows from a map, in a few characters. */
#include "lsp/hover.h"

#include "cjm/scores.h"

#include <math.h>

const struct locale *lsp_words(void)
{
	return locale_of(str_of(tongue_code()), NULL);
}

struct str lsp_mean_of_stage(struct arena *a, const struct map *m, const struct courses *all, const struct stage *s)
{
	double level = courses_mean_of_stage(all, s);
	if (isnan(level))
		return (struct str){ 0 };
	double value = m->scale.low + (level + 1) / 2 * (m->scale.high - m->scale.low);
	return locale_score(lsp_words(), a, m->scale, value);
}

struct str lsp_days(struct arena *a, struct range days)
{
	return locale_days(lsp_words(), a, days);
}

struct str lsp_score_of(struct arena *a, const struct opportunity *o)
{
	static const struct score_name {
		enum score score;
		const char *name;
	} SCORES[] = { { SCORE_RICE, "RICE" }, { SCORE_ULWICK, "Ulwick" }, { SCORE_VALUE, "impact / effort" } };
	for (size_t i = 0; i < sizeof SCORES / sizeof *SCORES; i++) {
		double score = opportunity_score(o, SCORES[i].score);
		if (!isnan(score))
			return str_fmt(a, "%s %.*s", SCORES[i].name, STR_ARG(str_number(a, score, 1)));
	}
	return (struct str){ 0 };
}
