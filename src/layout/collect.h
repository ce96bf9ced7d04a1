/* collect.h — between the walk over the lanes (lanes.c) and what stands in each (collect_customer.c, collect_company.c). */
#ifndef CJM_LAYOUT_COLLECT_H
#define CJM_LAYOUT_COLLECT_H

#include "cjm/cards.h"

/* Where the cards being collected belong. */
struct anchor_at {
	size_t first, last;
	bool of_stage, of_journey;
};

struct collector {
	struct layout *l;
	const struct locale *words;
	enum lane_id id;           /* what is being collected */
	const struct lane *own;    /* of the team's own; NULL for the built-in ones */
	struct swimlane *lane;     /* where its cards go: a lane, or the strip of the whole journey */
	struct anchor_at at;
	bool is_aside;             /* its cards go to the strip, though they belong to stages and steps */
	const struct thing *place; /* the stage or step whose content it is; NULL for the journey */
	bool names_owners;         /* also those of the step or stage: some card of the lane has none, and would be read as theirs */
	bool met_unowned, met_hidden; /* a card without an owner where its place has one; an owner that is not named for being that one */
};

/* ---- what their cards have in common (collect.c) ---- */

struct card *collect_card(struct collector *c, enum card_style style, const struct thing *thing); /* where the collector stands */
struct str collect_kicker(const struct collector *c, const struct thing *t); /* what it is, where no lane's heading says so */
struct str collect_called(const struct layout *l, const struct thing *t, struct str text); /* "good practice: A call on day ten" */
/* In a row, small; empty parts left out. NULL where nothing is left. */
struct block *collect_tag(struct collector *c, struct card *card, const struct str *parts, size_t count);
/* The same in a row behind the dots of a severity; the dots alone where nothing more is said. */
void collect_severity(struct collector *c, struct card *card, enum level severity, struct str facts);
void collect_none(struct collector *c, const struct content *content, enum dimension dimension); /* that there is none */
void collect_simple(struct collector *c, const struct things *things, enum card_style style, enum role role); /* text and certainty, no more */
#define PAIR " / " /* between two figures of a card, and between their names below the lane's heading */
struct str collect_pair(const struct collector *c, enum label first, enum label second); /* "impact / effort" */
struct str collect_team(const struct collector *c, const struct team *team); /* its name; empty for NULL */
/* Its name, but for the owner of the step or stage where the collector stands: that is said there, unless it names all owners. */
struct str collect_other_team(struct collector *c, const struct team *team);
/* Who does it, in a row; empty where that is only the owner of the step or stage. */
struct str collect_doers(struct collector *c, const struct things *by);
/* What it addresses; empty where its place makes that plain: all the pain points, or all the opportunities, that stand there. */
struct str collect_addressed(const struct collector *c, const struct things *answers);

/* ---- lane by lane ---- */

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

/* What the journey itself adds, the touchpoints that are wanted and met nowhere, and the questions of a stage. */
void collect_journey(struct collector *c, const struct journey *j);
void collect_missed(struct collector *c);
void collect_questions(struct collector *c, const struct things *questions);

#endif
