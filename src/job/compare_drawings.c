/* compare_drawings.c — comparisons that are drawn: one journey as SVG or PNG, all of them as PDF. */
#include "job/compare.h"

#include "cjm/changes.h"

struct drawn { /* a journey of one of the diffs */
	const struct diff *diff;
	const struct diff_journey *journey;
};

struct drawings {
	struct comparison *c;
	struct theme theme;
	struct ruler *ruler;
	bool holds_all; /* all journeys that changed in one file */
	VEC(struct drawn) list;
	VEC(struct scene *) scenes;
};

bool journey_differs(const struct diff *d, const struct diff_journey *j)
{
	for (int i = 0; i < FIGURE_COUNT; i++)
		if (!str_equal(j->figures[i].from, j->figures[i].to))
			return true;
	for (size_t i = 0; i < d->changes.len; i++)
		if (d->groups.at[d->changes.at[i].group].journey == j)
			return true;
	return false;
}

static void collect_drawings(struct drawings *s, bool only_changed)
{
	s->list.len = 0;
	for (size_t i = 0; i < s->c->diffs.len; i++) {
		const struct diff *d = s->c->diffs.at[i];
		for (size_t k = 0; k < d->journeys.len; k++)
			if (s->c->only ? s->c->only == d->journeys.at[k] : !only_changed || journey_differs(d, d->journeys.at[k]))
				VEC_PUSH(&s->c->arena, &s->list, ((struct drawn){ d, d->journeys.at[k] }));
	}
}

/* Journeys that stayed as they were are drawn only where there are no others. */
static enum outcome choose_journeys(struct drawings *s)
{
	collect_drawings(s, true);
	bool changed = s->list.len > 0;
	if (!changed)
		collect_drawings(s, false);
	if (!s->list.len) {
		comparison_stop(s->c, OUTCOME_MISTAKES, "neither map has a journey to draw");
		return OUTCOME_MISTAKES;
	}
	if (s->list.len > 1 && !s->holds_all)
		return comparison_stop(s->c, OUTCOME_REFUSED, changed ? "%zu journeys changed; choose one with --journey, or write a PDF"
			: "none of the %zu journeys changed; choose one with --journey, or write a PDF", s->list.len);
	return OUTCOME_FINE;
}

static enum outcome choose_theme(struct drawings *s)
{
	struct str wanted = theme_meant(s->c->diffs.at[0]->new.map, s->c->request->theme);
	if (theme_of(s->c->diffs.at[0]->new.map, wanted, &s->theme))
		return OUTCOME_FINE;
	return comparison_stop(s->c, OUTCOME_REFUSED, "unknown theme `%.*s`; %.*s", STR_ARG(wanted),
		STR_ARG(list_themes(s->c->diffs.at[0]->new.map, wanted, &s->c->arena)));
}

static void draw_all(struct drawings *s)
{
	ruler_use_theme(s->ruler, &s->theme);
	for (size_t i = 0; i < s->list.len; i++) {
		const struct drawn *at = &s->list.at[i];
		struct view_request request = { .map = at->diff->new.map, .journey = at->journey->new, .ruler = s->ruler, .theme = &s->theme, .options = plan_options_of(&s->theme, STR("")) };
		VEC_PUSH(&s->c->arena, &s->scenes, draw_changes(at->diff, at->journey, &request));
	}
}

typedef enum paint_result painter(struct drawings *s, struct buf *out, struct paint_report *report);

static enum outcome draw(struct comparison *c, painter *paint, bool holds_all, struct buf *out)
{
	struct drawings s = { .c = c, .holds_all = holds_all };
	struct paint_report report = { 0 };
	enum outcome outcome = choose_journeys(&s);
	outcome = outcome == OUTCOME_FINE ? choose_theme(&s) : outcome;
	if (outcome != OUTCOME_FINE)
		return outcome;
	s.ruler = ruler_new();
	draw_all(&s);
	if (paint(&s, out, &report) != PAINT_OK)
		outcome = comparison_stop(c, OUTCOME_FAILED, "%.*s", STR_ARG(report.message.len ? buf_as_str(&report.message) : STR("the drawing could not be painted")));
	paint_report_finish(&report);
	for (size_t i = 0; i < s.scenes.len; i++)
		scene_free(s.scenes.at[i]);
	ruler_free(s.ruler);
	return outcome;
}

/* ---- as what ---- */

static enum paint_result paint_as_svg(struct drawings *s, struct buf *out, struct paint_report *report)
{
	(void)report;
	paint_svg(s->scenes.at[0], (struct svg_options){ 0 }, out);
	return PAINT_OK;
}

static enum paint_result paint_as_png(struct drawings *s, struct buf *out, struct paint_report *report)
{
	return paint_png(s->scenes.at[0], s->c->request->scale, out, report);
}

static enum paint_result paint_as_pdf(struct drawings *s, struct buf *out, struct paint_report *report)
{
	struct pdf_options options = pdf_options_of(s->c->request, &s->theme, s->list.at[0].journey->new, &s->c->arena);
	return paint_pdf(s->scenes.at, s->scenes.len, options, out, report);
}

/* Each drawing with ids of its own: their looks are classes of the page. */
static void add_figures(struct drawings *s, struct svg_styles *styles, struct buf *out)
{
	for (size_t i = 0; i < s->scenes.len; i++) {
		struct svg_page page = { .styles = styles, .prefix = str_fmt(&s->c->arena, "d%zu-", i + 1) };
		buf_text(out, "<figure>");
		paint_svg(s->scenes.at[i], (struct svg_options){ .page = &page }, out);
		buf_text(out, "</figure>\n");
	}
}

static enum paint_result paint_as_page(struct drawings *s, struct buf *out, struct paint_report *report)
{
	struct buf figures = { 0 }, style = { 0 };
	struct svg_styles *styles = svg_styles_new(1);
	(void)report;
	add_figures(s, styles, &figures);
	change_page_style(&s->theme, styles, &style);
	change_page_begin(s->c->diffs.at[0]->language, change_title(s->c), buf_as_str(&style), out);
	buf_str(out, buf_as_str(&figures));
	for (size_t i = 0; i < s->c->diffs.len; i++)
		diff_html(s->c->diffs.at[i], out);
	change_page_end(out);
	svg_styles_free(styles);
	buf_finish(&figures);
	buf_finish(&style);
	return PAINT_OK;
}

/* A file of declarations alone has changes, and nothing to draw. */
static bool has_journeys(const struct comparison *c)
{
	for (size_t i = 0; i < c->diffs.len; i++)
		if (c->diffs.at[i]->journeys.len)
			return true;
	return false;
}

enum outcome change_html(struct comparison *c, struct buf *out)
{
	struct drawings s = { .c = c, .holds_all = true };
	if (has_journeys(c))
		return draw(c, paint_as_page, true, out);
	enum outcome outcome = choose_theme(&s);
	if (outcome == OUTCOME_FINE)
		paint_as_page(&s, out, NULL);
	return outcome;
}

enum outcome change_svg(struct comparison *c, struct buf *out)
{
	return draw(c, paint_as_svg, false, out);
}

enum outcome change_png(struct comparison *c, struct buf *out)
{
	return draw(c, paint_as_png, false, out);
}

enum outcome change_pdf(struct comparison *c, struct buf *out)
{
	return draw(c, paint_as_pdf, true, out);
}
