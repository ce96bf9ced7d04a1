/* page_title.c — what stands above the stages of a page: on paper the drawing's name; on a slide a sentence that the map says, and the worst figures of its
 * stages. */
#include "layout/page.h"
#include "cjm/header.h"
#include "cjm/scores.h"

#include <math.h>

enum { TITLE_TOP = 4, MARKS_AIR = 6, FIGURES_MOST = 2, FIGURE_BAR = 90, FIGURE_GAP = 8, FIGURE_LINE = 19, TITLE_APART = 30 };

/* ---- a sentence ---- */

static struct str stage_names(struct layout *l)
{
	const struct plan *p = l->plan;
	struct str *names = arena_alloc(l->arena, (p->stages.len + 1) * sizeof *names);
	for (size_t i = 0; i < p->stages.len; i++)
		names[i] = thing_label(&p->stages.at[i].stage->thing);
	return layout_join(l, p->locale->list, names, p->stages.len);
}

/* What its stages are for, each in its own words; "" unless all of them say so. */
static struct str goals_of(struct layout *l)
{
	const struct plan *p = l->plan;
	struct str *goals = arena_alloc(l->arena, (p->stages.len + 1) * sizeof *goals);
	for (size_t i = 0; i < p->stages.len; i++) {
		const struct things *of_stage = &p->stages.at[i].stage->content.goals;
		if (!of_stage->len || p->stages.at[i].is_continued)
			return (struct str){ 0 };
		goals[i] = layout_text(l, of_stage->at[0]);
	}
	return layout_items(l, goals, p->stages.len);
}

/* The worst pain point of its columns, be it on the next of the slides that show them: these have one title. Else what its stages are for where it says that in a line, else which they are. */
static struct str sentence_of(struct layout *l, double width)
{
	const struct plan *p = l->plan;
	const struct pain *worst = p->worst_told;
	if (worst || !p->stages.len)
		return worst ? layout_text(l, &worst->thing) : thing_label(&p->journey->thing);
	struct str goals = goals_of(l);
	bool is_line = goals.len && text_width(p->ruler, p->title_font, LABEL_FILL(p->locale, l->arena, LABEL_in_brackets, goals, STR("99/99"))) <= width;
	return is_line || (goals.len && p->stages.len == 1) ? goals : stage_names(l);
}

/* "Service blueprint: Booking, Arrival" */
static struct str blueprint_title(struct layout *l)
{
	const struct plan *p = l->plan;
	struct str parts[] = { label_choice(p->locale, LABEL_map_journey, JOURNEY_BLUEPRINT), stage_names(l) };
	return layout_join(l, p->locale->colon, parts, 2);
}

/* Where stages go over several slides, which of them this is; while nobody knows, there is room for it. */
static struct str slide_title(struct layout *l, double width)
{
	const struct page_frame *f = l->plan->page;
	struct str title = f->is_apart ? blueprint_title(l) : sentence_of(l, width);
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
	p->title_font = role_font(f->is_slide ? ROLE_NUMBER : ROLE_STRONG);
	p->title_font.size = f->title_size > 0 ? f->title_size : p->title_font.size;
	p->title_x = p->margin;
	if (f->has_foot && !f->is_told_elsewhere)
		p->foot = title_foot(l, true);
	p->meta_beside = true;
	p->brand_header = layout_wrap(l, ROLE_META, l->options.brand_header, brand + 1);
	if (f->is_slide && !f->is_apart)
		collect_figures(l);
	double brand_height = (double)p->brand_header.len * role_line_height(ROLE_META), figures_top = top + TITLE_TOP + brand_height;
	double beside = fmax(brand + TITLE_APART, place_figures(l, p->width - p->margin, figures_top));
	struct str title = f->is_slide ? slide_title(l, width - beside) : thing_label(&p->journey->thing);
	if (f->part > 1) { /* the first of them has the figures, and what they leave is the room of the title of all */
		p->figures.len = 0;
		beside = brand + TITLE_APART;
	}
	p->running = text_wrap(p->ruler, l->arena, p->title_font, title, width - beside);
	p->brand_y = p->title_y = top + TITLE_TOP + font_ascent(p->title_font);
	if (p->figures.len)
		p->brand_y = top + TITLE_TOP + font_ascent(role_font(ROLE_META));
	double figures = p->figures.len ? brand_height + (double)p->figures.len * FIGURE_LINE : 0;
	size_t lines = p->running.len > p->brand_header.len ? p->running.len : p->brand_header.len;
	return page_marks_place(l, top + TITLE_TOP + fmax(fmax((double)lines * font_line_height(p->title_font), text_lines_height(p->title_font, p->running)), figures) + MARKS_AIR, true);
}

double title_running_place(struct layout *l, struct str what)
{
	struct plan *p = l->plan;
	struct font font = p->title_font = role_font(ROLE_STRONG);
	double width = p->width - 2 * p->margin, top = p->margin * 0.6 + TITLE_TOP, brand = fmin(layout_width(l, ROLE_META, l->options.brand_header), width / 2);
	p->title_x = p->margin;
	p->meta_beside = true;
	p->brand_header = layout_wrap(l, ROLE_META, l->options.brand_header, brand + 1);
	p->running = layout_wrap(l, ROLE_STRONG, layout_items(l, (struct str[]){ thing_label(&p->journey->thing), what }, 2), width - (brand > 0 ? brand + TITLE_APART : 0));
	p->brand_y = p->title_y = top + font_ascent(font);
	return top + fmax(text_lines_height(font, p->running), text_lines_height(role_font(ROLE_META), p->brand_header)) + MARKS_AIR;
}
