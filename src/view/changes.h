/* changes.h — between what stands where in the drawing of a diff (changes.c, changes_feelings.c, changes_lanes.c) and what it looks
 * like (changes_draw.c).
 *
 * The two journeys become one, made for the drawing: stages and steps in their merged order, a column for each step that
 * stayed; what is gone shares a column with what came in its stead. So the swimlane's own layout does the rest. */
#ifndef CJM_VIEW_CHANGES_H
#define CJM_VIEW_CHANGES_H

#include "cjm/changes.h"
#include "cjm/unicode.h"
#include "view/page.h"

struct change_column {
	const struct merged_step *here; /* what the new map has here; NULL for none */
	const struct merged_step *gone; /* what only the old one had here: removed, or moved elsewhere */
	size_t gone_run;                /* so many, of the old map's order, are gone here */
	size_t run;                     /* `here` and what follows it in its stage, so many in all, stayed as they were: they share the column */
	bool is_quiet;                  /* all that is here stayed as it was */
};

struct drawn_step { /* a step of the journey that is drawn */
	struct step step;
	size_t column;
};

struct change_card { /* a card with its sign */
	struct card card;
	bool has_sign;
	enum change_sign sign;
	int better;
	bool is_struck, is_quiet; /* gone; as it was */
	struct str class, title;
	const struct change *change; /* the first that it tells; NULL for a step */
};

struct changes_view {
	struct layout l;
	const struct diff *d;
	const struct diff_journey *j;
	struct journey journey;             /* the one that is drawn */
	struct persona before, after;       /* whose curves are drawn */
	VEC(struct change_column) columns;  /* as in the plan */
	bool has_feelings;
	bool *changed;                      /* of the new journey's steps: something is told of it */
	bool by_stage;                      /* cards share the width of their stage, for their steps have none to give them */
	size_t unchanged;                   /* how many steps stayed as they were */
	struct phase *gone_phase;           /* of stages that are gone, and it with them: its place is in the old map */
	const struct phase *gone_phase_of;  /* what it is a copy of */
};

/* Where it stands: in the new map, else in the old one, as draw_changes says. Either may be NULL. */
struct span changes_span(const struct changes_view *v, const struct thing *new, const struct thing *old);
void changes_add_lanes(struct changes_view *v); /* all but those of steps and feelings */
void changes_add_header(struct changes_view *v);
struct str changes_counted(struct changes_view *v, enum label id, size_t count); /* by a counted label: "3 steps unchanged" */
/* Where v.by_stage says so: the cards of each stage over its width; or in rows of their own, which saves most where many small things changed. */
void changes_pair(struct changes_view *v, struct swimlane *lane);
void changes_loosen(struct changes_view *v, struct swimlane *lane);
void changes_add_feelings(struct changes_view *v);
/* The step that a column shows of one of the maps, of those that share it the one at `index`; NULL behind the last. */
const struct step *changes_step_at(const struct change_column *c, bool is_old, size_t index);
struct change_card *changes_add_card(struct changes_view *v, struct swimlane *lane, enum card_style style, size_t first, size_t last);
void changes_push_lane(struct changes_view *v, struct swimlane *lane, const char *class, struct str label); /* left out when it is empty */
void changes_draw(const struct changes_view *v, struct drawing *d);

#endif
