/* matrix_paged.c — the matrix on pages: of as many stages beside each other as have room, then of as many rows; the stages stand above them on each page, and the
 * heading of a section wherever it goes on. */
#include "view/matrix.h"

#include <math.h>

static const double WIDEST = 420, NARROWEST = 104; /* of a stage's column */
static const double LABEL_PART = 0.28, LABEL_LEAST = 132; /* of the width, for the names of rows */

/* ---- columns ---- */

struct stage_run { /* stages that stand beside each other */
	size_t first, last;
	double width;      /* of each */
	double label, sum; /* beside them */
};

static double room_for_stages(const struct page_frame *f, double label, double sum)
{
	return f->width - 2 * f->margin - label + (sum > 0 ? -sum - MATRIX_SUM_GAP : PAGE_GAP);
}

/* In which no word of a stage's name is torn: a page has room for more columns than look best. */
static double least_width(struct matrix *m)
{
	double least = NARROWEST;
	FOR_EACH(struct stage, stage, m->l.plan->journey->stages)
		least = fmax(least, text_longest_word(m->l.plan->ruler, role_font(ROLE_STAGE), thing_label(&stage->thing)) + CHEVRON_INSET + CHEVRON_TIP + 14);
	return fmin(least, matrix_stage_width(m));
}

/* As many as have room, on as few pages, about as many on each; what they reach of the whole stands behind the last. */
static size_t runs_of(struct matrix *m, const struct page_frame *f, struct stage_run **runs)
{
	size_t stages = m->l.plan->journey->stages.len;
	double label = fmin(matrix_label_width(m), fmax(LABEL_LEAST, LABEL_PART * (f->width - 2 * f->margin))) + PAGE_GAP, sum = map_judges(m->l.plan->map, JUDGED_CELLS) ? MATRIX_SUM_WIDTH : 0, each = least_width(m) + PAGE_GAP;
	size_t fit = (size_t)fmax(1, floor((room_for_stages(f, label, 0) + 0.01) / each)), fit_last = (size_t)fmax(1, floor((room_for_stages(f, label, sum) + 0.01) / each));
	size_t count = stages <= fit_last ? 1 : (stages - fit_last + fit - 1) / fit + 1, first = 0;
	*runs = arena_alloc(m->l.arena, count * sizeof **runs);
	for (size_t i = 0; i < count; i++) {
		size_t left = stages - first, here = (left + count - i - 1) / (count - i);
		here = i + 1 < count && here > fit ? fit : i + 1 == count ? left : here;
		struct stage_run *run = &(*runs)[i];
		*run = (struct stage_run){ .first = first, .last = first + here - (here > 0), .label = label, .sum = i + 1 == count ? sum : 0 };
		run->width = here ? fmin(room_for_stages(f, label, run->sum) / (double)here - PAGE_GAP, WIDEST) : each;
		first += here;
	}
	return count;
}

static void place_columns(struct matrix *m, const struct stage_run *run)
{
	struct plan *p = m->l.plan;
	m->first_stage = run->first;
	m->last_stage = run->last;
	m->label_width = run->label;
	m->stage_width = run->width;
	m->sum_width = run->sum;
	m->sum_x = matrix_add_columns(m, p->margin + m->label_width) + MATRIX_SUM_GAP;
	p->label_width = m->label_width;
	FOR_EACH(struct stage, stage, p->journey->stages)
		VEC_PUSH(m->l.arena, &p->marks, ((struct stage_mark){ .stage = stage, .is_present = matrix_has(m, stage) }));
}

/* ---- rows ---- */

static double head_height(const struct matrix *m)
{
	return phases_room(&m->l.plan->phases) + m->l.plan->chevron_height + 4 + (m->stage_covered ? MATRIX_SHARE : MATRIX_ROW_GAP);
}

static void add_sections(struct matrix *m, struct sheets *s)
{
	struct arena *a = m->l.arena;
	for (size_t i = 0; i < m->sections.len; i++) {
		struct sheet_group *g = sheets_add_group(a, s);
		*g = (struct sheet_group){ .before = SECTION_GAP, .head = section_height(), .again = section_height(), .common = head_height(m) };
		struct sheet_lane *lane = sheets_add_lane(a, sheets_add_band(a, g), 1, MATRIX_ROW_GAP);
		for (size_t k = m->sections.at[i].first; k < m->sections.at[i].end; k++)
			sheets_add_item(a, lane, m->rows.at[k].height);
	}
}

static void settle(void *view)
{
	struct matrix *m = view;
	for (size_t i = 0; i < m->sections.len; i++)
		for (size_t k = m->sections.at[i].first; k < m->sections.at[i].end; k++)
			m->rows.at[k].y = m->paged->sheets.groups.at[i].bands.at[0].lanes.at[0].items.at[k - m->sections.at[i].first].y;
}

/* In the outline a stage is where it comes first. */
static void begin_page(void *view)
{
	struct matrix *m = view;
	struct plan *p = m->l.plan;
	m->is_title_only = m->sections.len > 0;
	for (size_t i = 0; i < m->paged->sheets.parts.len; i++) {
		const struct sheet_part *part = &m->paged->sheets.parts.at[i];
		if (part->page != m->paged->page)
			continue;
		m->is_title_only = false;
		m->sections.at[part->group].y = part->y;
		p->strip_y = part->common_y >= 0 ? part->common_y + phases_room(&p->phases) : p->strip_y;
	}
	m->share_y = p->strip_y + p->chevron_height + 4;
	for (size_t i = 0; i < p->stages.len; i++)
		p->stages.at[i].is_continued = m->paged->page > 0;
}

static void add_legend(void *view)
{
	matrix_add_legend(view);
}

static void draw_placed(const void *matrix, struct drawing *d)
{
	matrix_draw(matrix, d);
}

static void add_run(const struct view_request *r, struct arena *a, struct paged_list *list, const struct stage_run *run)
{
	struct matrix *m = ARENA_NEW(a, struct matrix);
	*m = (struct matrix){ .l = page_begin(r) };
	struct paged *paged = paged_add(a, list, m, &m->l);
	matrix_begin(m);
	place_columns(m, run);
	phases_place(&m->l);
	chevrons_measure(&m->l);
	matrix_collect(m);
	add_sections(m, &paged->sheets);
	m->paged = paged;
	paged->subject = matrix_subject(m);
	if (run->last + 1 >= r->journey->stages.len) /* only its foot says it */
		paged->note = matrix_note(m);
	paged->settle = settle;
	paged->begin_page = begin_page;
	paged->add_legend = add_legend;
	paged->draw = draw_placed;
}

void matrix_paged(const struct view_request *r, struct arena *a, struct paged_list *list, struct view_report *report)
{
	struct matrix m = { .l = page_begin(r) };
	struct stage_run *runs;
	(void)report;
	page_note_channels(&m.l);
	size_t count = runs_of(&m, r->options.page, &runs);
	for (size_t i = 0; i < count; i++)
		add_run(r, a, list, &runs[i]);
	page_finish(&m.l);
}
