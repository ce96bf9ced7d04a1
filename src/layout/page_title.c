/* page_title.c — what stands above the stages of a page: on paper the drawing's name; on a slide a sentence that the map says, and the worst figures of its
 * stages. */
#include "layout/page.h"
#include "cjm/header.h"
#include "cjm/scores.h"

#include <math.h>

enum { TITLE_TOP = 4, MARKS_AIR = 6, FIGURES_MOST = 2, FIGURE_BAR = 90, FIGURE_GAP = 8, FIGURE_LINE = 19, TITLE_APART = 30 };

/* ---- a sentence ---- */

static const struct pain *worse(const struct pain *worst, const struct things *pains)
{
	FOR_EACH(struct pain, pain, *pains)
		if (!worst || pain_order(pain, worst) < 0)
			worst = pain;
	return worst;
}

/* The worst pain point of its stages, else what the first of them is for. */
static struct str sentence_of(struct layout *l)
{
	const struct plan *p = l->plan;
	const struct pain *worst = NULL;
	struct str name = thing_label(&p->journey->thing);
	for (size_t i = 0; i < p->stages.len; i++)
		worst = worse(worst, &p->stages.at[i].stage->content.pains);
	for (size_t i = 0; i < p->columns.len; i++)
		if (p->columns.at[i].step)
			worst = worse(worst, &p->columns.at[i].step->content.pains);
	if (worst || !p->stages.len)
		return worst ? layout_text(l, &worst->thing) : name;
	const struct things *goals = &p->stages.at[0].stage->content.goals;
	return goals->len ? layout_text(l, goals->at[0]) : thing_label(&p->stages.at[0].stage->thing);
}

/* "Service blueprint: Booking, Arrival" */
static struct str blueprint_title(struct layout *l)
{
	const struct plan *p = l->plan;
	struct str *names = arena_alloc(l->arena, (p->stages.len + 1) * sizeof *names);
	for (size_t i = 0; i < p->stages.len; i++)
		names[i] = thing_label(&p->stages.at[i].stage->thing);
	struct str parts[] = { label_choice(p->locale, LABEL_map_journey, JOURNEY_BLUEPRINT), layout_join(l, p->locale->list, names, p->stages.len) };
	return layout_join(l, p->locale->colon, parts, 2);
}

/* Where stages go over several slides, which of them this is; while nobody knows, there is room for it. */
static struct str slide_title(struct layout *l)
{
	const struct page_frame *f = l->plan->page;
	struct str title = f->is_apart ? blueprint_title(l) : sentence_of(l);
	if (f->parts == 1 || !l->plan->stages.len)
		return title;
	struct str part = f->parts ? str_fmt(l->arena, "%zu/%zu", f->part, f->parts) : STR("99/99");
	return LABEL_FILL(l->plan->locale, l->arena, LABEL_in_brackets, title, part);
}

/* ---- the figures furthest from their targets ---- */

static double miss_of(const struct measure *m)
{
	double target = measure_target_number(m);
	return m->later || !m->metric || measure_verdict(m) >= 0 ? -1 : target == 0 ? 1e9 : fabs((measure_value(m).number - target) / target);
}

static void note_worst(struct layout *l, const struct things *measures)
{
	struct plan *p = l->plan;
	FOR_EACH(struct measure, m, *measures) {
		double miss = miss_of(m);
		if (miss < 0)
			continue;
		size_t at = 0;
		while (at < p->figures.len && miss_of(p->figures.at[at].measure) >= miss)
			at++;
		VEC_PUSH(l->arena, &p->figures, (struct title_figure){ 0 });
		for (size_t i = p->figures.len - 1; i > at; i--)
			p->figures.at[i] = p->figures.at[i - 1];
		p->figures.at[at] = (struct title_figure){ .measure = m };
		p->figures.len = p->figures.len > FIGURES_MOST ? FIGURES_MOST : p->figures.len;
	}
}

static void collect_figures(struct layout *l)
{
	const struct plan *p = l->plan;
	for (size_t i = 0; i < p->stages.len; i++)
		note_worst(l, &p->stages.at[i].stage->content.measures);
	for (size_t i = 0; i < p->columns.len; i++)
		if (p->columns.at[i].step)
			note_worst(l, &p->columns.at[i].step->content.measures);
}

/* "Drop-off rate  31% ▬▬▬ / 20%", below each other at the right end of the title. Gives how wide they are. */
static double place_figures(struct layout *l, double right, double top)
{
	struct plan *p = l->plan;
	double most = (p->width - 2 * p->margin) / 4, targets = 0, values = 0, names = 0;
	for (size_t i = 0; i < p->figures.len; i++) {
		struct title_figure *f = &p->figures.at[i];
		struct str parts[] = { locale_name(p->locale, &f->measure->metric->thing), layout_claim_words(l, &f->measure->thing) };
		f->name = layout_items(l, parts, 2);
		f->value = locale_value(p->locale, l->arena, measure_value(f->measure));
		f->target = layout_label_with(l, LABEL_target, locale_value(p->locale, l->arena, measure_target(f->measure)));
		targets = fmax(targets, layout_width(l, ROLE_SMALL, f->target));
		values = fmax(values, layout_width(l, ROLE_STRONG, f->value));
		names = fmax(names, layout_width(l, ROLE_SMALL, f->name));
	}
	if (names > most) /* a title that gives way to names says less */
		p->figures.len = 0;
	for (size_t i = 0; i < p->figures.len; i++) {
		struct title_figure *f = &p->figures.at[i];
		f->target_x = right - targets;
		f->bar_x = f->target_x - FIGURE_GAP - FIGURE_BAR;
		f->bar_width = FIGURE_BAR;
		f->value_x = f->bar_x - FIGURE_GAP;
		f->name_x = f->value_x - values - FIGURE_GAP;
		f->y = top + (double)i * FIGURE_LINE + font_ascent(role_font(ROLE_STRONG));
	}
	return p->figures.len ? names + values + targets + FIGURE_BAR + 3 * FIGURE_GAP + TITLE_APART : 0;
}

double page_title_place(struct layout *l)
{
	struct plan *p = l->plan;
	const struct page_frame *f = p->page;
	double width = p->width - 2 * p->margin, top = p->margin * 0.6, brand = fmin(layout_width(l, ROLE_META, l->options.brand_header), width / 2);
	enum role role = f->is_slide ? ROLE_NUMBER : ROLE_STRONG;
	p->title_x = p->margin;
	if (f->has_foot && !f->is_told_elsewhere)
		p->foot = title_foot(l, true);
	p->meta_beside = true;
	p->brand_header = layout_wrap(l, ROLE_META, l->options.brand_header, brand + 1);
	if (f->is_slide && !f->is_apart && f->part <= 1)
		collect_figures(l);
	double brand_height = (double)p->brand_header.len * role_line_height(ROLE_META), figures_top = top + TITLE_TOP + brand_height;
	double beside = fmax(brand + TITLE_APART, place_figures(l, p->width - p->margin, figures_top));
	p->running = layout_wrap(l, role, f->is_slide ? slide_title(l) : thing_label(&p->journey->thing), width - beside);
	p->brand_y = p->title_y = top + TITLE_TOP + font_ascent(role_font(role));
	if (p->figures.len)
		p->brand_y = top + TITLE_TOP + font_ascent(role_font(ROLE_META));
	double figures = p->figures.len ? brand_height + (double)p->figures.len * FIGURE_LINE : 0;
	size_t lines = p->running.len > p->brand_header.len ? p->running.len : p->brand_header.len;
	return page_marks_place(l, top + TITLE_TOP + fmax(fmax((double)lines * role_line_height(role), text_lines_height(role_font(role), p->running)), figures) + MARKS_AIR);
}
