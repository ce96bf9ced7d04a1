/* collect.h — between the walk over the lanes (lanes.c) and what stands in each (collect.c). */
#ifndef CJM_LAYOUT_COLLECT_H
#define CJM_LAYOUT_COLLECT_H

#include "layout/layout.h"

/* Where the cards being collected belong. */
struct anchor_at {
	size_t first, last;
	bool of_stage, of_journey;
};

struct collector {
	struct layout *l;
	enum lane_id id;           /* what is being collected */
	const struct lane *own;    /* of the team's own; NULL for the built-in ones */
	struct swimlane *lane;     /* where its cards go: a lane, or the strip of the whole journey */
	struct anchor_at at;
	const struct thing *place; /* the stage or step whose content it is; NULL for the journey */
};

/* Each adds the cards of one lane for a stage's or step's content. */
void collect_backs(struct collector *c, const struct content *content);
void collect_events(struct collector *c, const struct content *content);
void collect_evidence(struct collector *c, const struct content *content);
void collect_fronts(struct collector *c, const struct content *content);
void collect_gains(struct collector *c, const struct content *content);
void collect_images(struct collector *c, const struct content *content);
void collect_insights(struct collector *c, const struct content *content);
void collect_keywords(struct collector *c, const struct content *content);
void collect_measures(struct collector *c, const struct content *content);
void collect_notes(struct collector *c, const struct content *content);
void collect_own(struct collector *c, const struct content *content); /* fields of the company, for a lane of their name */
void collect_opportunities(struct collector *c, const struct content *content);
void collect_pains(struct collector *c, const struct content *content);
void collect_plan(struct collector *c, const struct content *content);
void collect_policies(struct collector *c, const struct content *content);
void collect_practices(struct collector *c, const struct content *content);
void collect_promises(struct collector *c, const struct content *content);
void collect_quotes(struct collector *c, const struct content *content);
void collect_resources(struct collector *c, const struct content *content);
void collect_step(struct collector *c, const struct content *content);
void collect_supports(struct collector *c, const struct content *content);
void collect_thoughts(struct collector *c, const struct content *content);
void collect_touchpoints(struct collector *c, const struct content *content);
void collect_wishes(struct collector *c, const struct content *content);

/* What the journey itself adds, and the questions of a stage. */
void collect_journey(struct collector *c, const struct journey *j);
void collect_questions(struct collector *c, const struct things *questions);

#endif
