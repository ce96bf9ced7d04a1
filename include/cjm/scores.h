/* scores.h — opportunities in figures, and how far these can be trusted. */
#ifndef CJM_SCORES_H
#define CJM_SCORES_H

#include "cjm/map.h"

enum score { SCORE_VALUE, SCORE_ULWICK, SCORE_RICE, SCORE_COUNT };

/* Our convention where a model wants numbers and the file has words: impact low, medium, high = 0.5, 1, 2; effort = 1, 2, 4
 * person-months.
 *   SCORE_VALUE   impact / effort
 *   SCORE_ULWICK  importance + max(importance - satisfaction, 0), both from 1 to 10 (Ulwick's opportunity algorithm)
 *   SCORE_RICE    reach × impact × confidence / effort
 * NAN where an input is not given. */
double opportunity_score(const struct opportunity *o, enum score score);
int score_decimals(double score); /* that it is shown with: a small one is not 0 */
/* The least and the greatest score when any one input is off by one step: a level, a point of importance or satisfaction, ten
 * points of confidence, a tenth of the reach. Inputs stay within their scales. */
struct range opportunity_score_range(const struct opportunity *o, enum score score);

/* ---- what stands first ---- */

double pain_frequency(const struct pain *p); /* in percent; negative where it is told in words: "31%" is a figure, "2 of 12" is not */
/* Below 0 where `a` stands before `b`: the more severe, then the oftener (where that is a percentage), then the one that more sources tell of. */
int pain_order(const struct pain *a, const struct pain *b);
bool pain_is_rated(const struct pain *p); /* its author said how severe or how frequent it is: of several without that, none is the worst */
/* The same among opportunities of one impact and one effort: by RICE, then by Ulwick's score, then by the worst pain that each answers.
 * What has a score stands before what has none. */
int opportunity_order(const struct opportunity *a, const struct opportunity *b);
/* The same among all: by this score, of equals by impact, then as above. */
int opportunity_score_order(const struct opportunity *a, const struct opportunity *b, enum score score);

#endif
