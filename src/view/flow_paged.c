/* flow_paged.c — the flow on pages: folded into systems as wide as a page, each whole on one of them. A way that leads on to another system has a number
 * at both of its ends, on whichever pages they are. */
#include "view/flow.h"

#include <string.h>

enum { NARROW = 560, SPARE = 12 }; /* for what reaches a little beyond the first and the last step */

/* ---- the engine is asked once ---- */

struct placed_flow { /* what the engine said, of steps of this width */
	bool is_narrow;
	struct flow_picture picture;
};

static struct placed_flow *copy_of(struct arena *a, const struct flow_view *f)
{
	struct placed_flow *placed = ARENA_NEW(a, struct placed_flow);
	const struct flow_picture *p = &f->picture;
	struct flow_picture *copy = &placed->picture;
	placed->is_narrow = f->is_narrow;
	*copy = *p;
	copy->arena = a;
	copy->boxes = arena_alloc(a, (p->box_count + 1) * sizeof *copy->boxes);
	copy->arrows = arena_alloc(a, (p->arrow_count + 1) * sizeof *copy->arrows);
	memcpy(copy->boxes, p->boxes, p->box_count * sizeof *copy->boxes);
	memcpy(copy->arrows, p->arrows, p->arrow_count * sizeof *copy->arrows);
	for (size_t i = 0; i < p->arrow_count; i++) {
		copy->arrows[i].points = arena_alloc(a, (p->arrows[i].point_count + 1) * sizeof *copy->arrows[i].points);
		memcpy(copy->arrows[i].points, p->arrows[i].points, p->arrows[i].point_count * sizeof *copy->arrows[i].points);
	}
	return placed;
}

static enum flow_result place(struct flow_view *f, struct paged_list *list, struct buf *message)
{
	const struct placed_flow *kept = *list->kept;
	if (kept && kept->is_narrow == f->is_narrow) {
		flow_place_as(f, &kept->picture);
		return FLOW_DONE;
	}
	enum flow_result result = flow_place(f, message);
	if (result == FLOW_DONE)
		*list->kept = copy_of(list->lasting, f);
	return result;
}

/* ---- systems ---- */

static double height_of(const struct system *s)
{
	return phases_room(&s->phases) + s->chevron_height + 4 + s->band_height;
}

static void add_systems(struct flow_view *f, struct paged *paged)
{
	for (size_t i = 0; i < f->systems.len; i++) {
		struct system *s = &f->systems.at[i];
		struct sheet_group *g = sheets_add_group(f->l.arena, &paged->sheets);
		g->before = SECTION_GAP;
		sheets_add_item(f->l.arena, sheets_add_lane(f->l.arena, sheets_add_band(f->l.arena, g), 1, 0), height_of(s));
		paged->is_too_wide |= s->right - s->left > f->room + SPARE + 0.5;
	}
}

static void settle(void *view)
{
	struct flow_view *f = view;
	for (size_t i = 0; i < f->systems.len; i++)
		f->systems.at[i].y = f->paged->sheets.groups.at[i].bands.at[0].lanes.at[0].items.at[0].y + phases_room(&f->systems.at[i].phases);
}

/* The stages of the page, for the outline and for what it is said to show; each is where it comes first. */
static void begin_page(void *view)
{
	struct flow_view *f = view;
	struct plan *p = f->l.plan;
	const struct stage *before = NULL;
	p->stages.len = p->columns.len = 0;
	for (size_t i = f->systems.len; i-- > 0;)
		p->strip_y = flow_shows(f, i) ? f->systems.at[i].y : p->strip_y;
	for (size_t i = 0; i < f->systems.len; i++)
		for (size_t k = 0; k < f->systems.at[i].parts.len; k++) {
			const struct stage_part *part = &f->systems.at[i].parts.at[k];
			bool is_there = p->stages.len && p->stages.at[p->stages.len - 1].stage == part->stage;
			struct stage_box box = { .stage = part->stage, .x = part->x - f->systems.at[i].left + p->margin, .width = part->width, .is_continued = part->stage == before };
			before = part->stage;
			if (flow_shows(f, i) && !is_there)
				VEC_PUSH(f->l.arena, &p->stages, box);
		}
}

static void add_legend(void *view)
{
	flow_add_legend(view);
}

static void draw_placed(const void *flow, struct drawing *d)
{
	flow_draw(flow, d);
}

void flow_paged(const struct view_request *r, struct arena *a, struct paged_list *list, struct view_report *report)
{
	static const enum view_result RESULTS[] = { VIEW_DRAWN, VIEW_NO_LIBRARY, VIEW_TOO_LARGE, VIEW_FAILED };
	struct flow_view *f = ARENA_NEW(a, struct flow_view);
	const struct page_frame *frame = r->options.page;
	*f = (struct flow_view){ .l = page_begin(r), .room = frame->width - 2 * frame->margin - SPARE };
	f->is_narrow = f->room < NARROW;
	flow_collect(f);
	report->result = f->boxes.len ? RESULTS[place(f, list, &report->message)] : VIEW_DRAWN;
	if (report->result != VIEW_DRAWN) {
		page_finish(&f->l);
		return;
	}
	flow_fold(f);
	struct paged *paged = paged_add(a, list, f, &f->l);
	add_systems(f, paged);
	f->l.plan->stages.len = f->l.plan->columns.len = 0;
	f->l.plan->label_width = 0;
	f->paged = paged;
	paged->subject = label(f->l.plan->locale, LABEL_view_flow);
	paged->note = unshown_foot(&f->l, ON_FLOW, NULL);
	paged->settle = settle;
	paged->begin_page = begin_page;
	paged->add_legend = add_legend;
	paged->draw = draw_placed;
}
