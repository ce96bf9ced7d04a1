/* diff_draw.c — the drawings of `cjm diff`: one journey as SVG or PNG, all of them as PDF. */
#include "cli/diff.h"

#include "cjm/changes.h"

#include <stdlib.h>

struct drawn { /* a journey of one of the diffs */
	const struct diff *diff;
	const struct diff_journey *journey;
};

struct drawings {
	struct comparison *c;
	struct theme theme;
	struct ruler *ruler;
	VEC(struct drawn) list;
	VEC(struct scene *) scenes;
};

/* By what is told of it, or by its figures alone. */
static bool journey_differs(const struct diff *d, const struct diff_journey *j)
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
			if (!only_changed || journey_differs(d, d->journeys.at[k]))
				VEC_PUSH(&s->c->arena, &s->list, ((struct drawn){ d, d->journeys.at[k] }));
	}
}

/* Journeys that stayed as they were are drawn only where there are no others. */
static int choose_drawings(struct drawings *s)
{
	collect_drawings(s, true);
	bool changed = s->list.len > 0;
	if (!changed)
		collect_drawings(s, false);
	if (!s->list.len) {
		usage_error("neither map holds a journey to draw");
		return STATUS_MISTAKES;
	}
	if (s->list.len > 1 && s->c->format != FORMAT_PDF)
		return usage_error("%s%zu journeys changed; choose one with --journey, or write a PDF", changed ? "" : "none of the ", s->list.len);
	return STATUS_FINE;
}

static void draw_all(struct drawings *s)
{
	struct plan_options options = { .logo = s->theme.logo, .brand_header = s->theme.header, .brand_footer = s->theme.footer };
	for (size_t i = 0; i < s->list.len; i++) {
		const struct drawn *at = &s->list.at[i];
		struct view_request request = { at->diff->new.map, at->journey->new, s->ruler, &s->theme, options };
		VEC_PUSH(&s->c->arena, &s->scenes, draw_changes(at->diff, at->journey, &request));
	}
}

static const char *pdf_date(struct drawings *s)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	const struct journey *j = s->list.at[0].journey->new;
	double seconds;
	long days = j && j->reviewed.year ? date_last_day(j->reviewed) : 0;
	if (epoch && number_read(str_of(epoch), &seconds) && seconds >= 0 && seconds < 1e11)
		days = (long)(seconds / 86400);
	struct date d = date_of_day(days);
	return str_fmt(&s->c->arena, "%04d-%02d-%02dT00:00:00Z", d.year, d.month, d.day).at;
}

static int paint_drawings(struct drawings *s, struct buf *out)
{
	struct paint_report report = { 0 };
	enum paint_result result = PAINT_OK;
	int paper = s->c->paper >= 0 ? s->c->paper : s->theme.paper ? (int)s->theme.paper - 1 : PAPER_FIT;
	if (s->c->format == FORMAT_SVG)
		paint_svg(s->scenes.at[0], out);
	else if (s->c->format == FORMAT_PNG)
		result = paint_png(s->scenes.at[0], s->c->scale, out, &report);
	else
		result = paint_pdf(s->scenes.at, s->scenes.len, (struct pdf_options){ (enum paper)paper, pdf_date(s) }, out, &report);
	struct str message = report.message.len ? buf_as_str(&report.message) : STR("the drawing could not be painted");
	int status = result == PAINT_OK ? STATUS_FINE : world_error("%.*s", STR_ARG(message));
	paint_report_finish(&report);
	return status;
}

int comparison_draw(struct comparison *c, struct buf *out)
{
	struct drawings s = { .c = c };
	struct str name = str_of(c->o->values[OPTION_THEME]);
	int status = choose_drawings(&s);
	if (status == STATUS_FINE && !theme_of(c->diffs.at[0]->new.map, name, &s.theme))
		status = usage_error("there is no theme named `%.*s`; built in are light, dark, print and contrast", STR_ARG(name));
	if (status != STATUS_FINE)
		return status;
	s.ruler = ruler_new();
	bool in_table = str_is(s.theme.family, "Inter") || str_is(s.theme.family, "Liberation Sans");
	if (s.theme.family.len && !in_table)
		ruler_use_family(s.ruler, s.theme.family);
	draw_all(&s);
	status = paint_drawings(&s, out);
	print_findings_of(&c->new.sources, &c->new.found, "no-picture", c->o);
	for (size_t i = 0; i < s.scenes.len; i++)
		scene_free(s.scenes.at[i]);
	ruler_free(s.ruler);
	return status;
}
