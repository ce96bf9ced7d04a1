/* view.h — the drawings beside the swimlane: the same map, heading, themes and languages, another question answered.
 *
 * A view lays its own content out, draws it with the swimlane's shapes and gives a scene that every painter takes. */
#ifndef CJM_VIEW_H
#define CJM_VIEW_H

#include "cjm/pages.h"
#include "cjm/scene.h"
#include "cjm/theme.h"

enum { VIEW_OTHERS_MOST = 2, VIEW_SLIDE_HEIGHT = 900, VIEW_SLIDE_TEXT = 16, VIEW_NUMBER_HIGH = 14 /* of a drawing on a slide, for the number of that */ };

struct view_request {
	const struct map *map;
	const struct journey *journey;
	struct ruler *ruler;
	const struct theme *theme;
	struct plan_options options;
	double slide_width, slide_height; /* in pixels; 0: 1600 by 900 */
	double slide_title; /* the size of titles on such a slide, where all of a deck have one; 0: as large as each has room */
	/* The same drawing, laid out once, in other themes too: as many as there are, NULL behind the last. Where there are any, `in_others` has room for them, and
	 * the caller frees them. */
	const struct theme *others[VIEW_OTHERS_MOST];
	struct scene **in_others;
};

enum view_result {
	VIEW_DRAWN,
	VIEW_NO_LIBRARY, /* Graphviz is not installed */
	VIEW_TOO_LARGE,  /* more than the layout engine can take in reasonable time: FLOW_MOST_… of flow.h */
	VIEW_FAILED,     /* the engine gave up */
	VIEW_BROKEN,     /* a mistake of cjm's: the message says what is wrong, as finding_add_internal takes it */
};

struct view_report {
	enum view_result result;
	struct buf message; /* one sentence for a person, with the way out; empty when all went well */
};
void view_report_finish(struct view_report *r);

struct view {
	const char *name; /* what --view takes */
	const char *help;
	/* The caller frees the scene; nothing in it points into the map. NULL, and the reason in the report, when there is none. */
	struct scene *(*draw)(const struct view_request *request, struct view_report *report);
};

/* The pages of a view that lays them out, in the arena: of one that has pages of its own; none where the report says why. The caller
 * frees the scenes. */
struct scenes {
	VEC(struct scene *) list;
	double scale; /* points a pixel */
};
bool view_has_pages(const struct view *v);
/* The smallest text of such pages that is read as closely as any other, in pixels. */
double view_least_text(const struct view *v, bool is_slide);
struct scenes view_pages(const struct view *v, const struct view_request *request, struct page_wish wish, struct arena *a, struct view_report *report);
/* The slides of a journey: its summary, its stages, its priorities. `scale` is that of the stages. */
struct scenes view_deck(const struct view_request *request, struct page_wish wish, struct arena *a, struct view_report *report);

/* The n-th view, the swimlane first; NULL behind the last. */
const char *const *view_names(void); /* of all, NULL behind the last */
const struct view *view_at(size_t index);
enum lane_id view_needs(const struct view *v); /* the lane without which it shows nothing; LANE_NONE for any */

#endif
