/* page.c — the product that is a page: every view in each of its themes, the report, and what is known of each thing. */
#include "job/job.h"

#include "cjm/page.h"
#include "cjm/report.h"

static const char *const THEMES[PAGE_THEMES] = { "light", "dark", "contrast" };

struct page_job {
	struct job *j;
	const struct journey *journey;
	struct page page;
	struct theme themes[PAGE_THEMES];
	struct svg_styles *styles;
	struct report_parts parts;
};

/* ---- themes ---- */

/* The map's own, or the one that was asked for, in place of the one that it is made of; the others are as close to it as their ground allows. */
static void choose_themes(struct page_job *p)
{
	const struct theme *own = &p->j->theme;
	const char *base = theme_base(own);
	for (size_t i = 0; i < PAGE_THEMES; i++)
		theme_turned(own, THEMES[i], &p->themes[i]);
	for (size_t i = 0; i < PAGE_THEMES; i++)
		if (str_is(str_of(base), THEMES[i]) && i)
			p->page.theme = THEMES[i];
	if (!p->page.theme)
		p->themes[0] = *own; /* light, or made for a printer without colours */
}

static struct str variables_of(struct page_job *p, size_t theme)
{
	const struct theme *t = &p->themes[theme];
	const struct { const char *name; struct color color; } VARIABLES[] = {
		{ "bg", t->background }, { "ink", t->text }, { "soft", t->label }, { "meta", t->muted }, { "line", t->line }, { "edge", t->card_line }, { "card", t->step },
		{ "accent", t->accent }, { "on-accent", color_readable_on(t->accent) }, { "pain", t->pain }, { "pain-edge", t->pain_edge }, { "gain", t->gain },
		{ "gain-edge", t->gain_edge }, { "opp", t->opportunity }, { "opp-edge", t->opportunity_edge },
	};
	struct buf b = { 0 };
	for (size_t i = 0; i < sizeof VARIABLES / sizeof *VARIABLES; i++) {
		struct color c = VARIABLES[i].color;
		buf_fmt(&b, "--%s:#%x%x%x%x%x%x;", VARIABLES[i].name, c.r >> 4, c.r & 15, c.g >> 4, c.g & 15, c.b >> 4, c.b & 15);
	}
	svg_styles_colors(p->styles, theme, &b);
	struct str variables = buf_take(&b, &p->j->arena);
	buf_finish(&b);
	return variables;
}

/* ---- views ---- */

static struct str place_of_span(void *parts, struct span span)
{
	return report_place(parts, span);
}

/* What cannot be drawn is told; the page has the rest. False for a mistake of cjm's. */
static bool note_not_drawn(struct page_job *p, const struct view *v, const struct view_report *report)
{
	if (report->result == VIEW_BROKEN) {
		finding_add_internal(&p->j->found, report->message.at);
		return false;
	}
	job_note(p->j, SEVERITY_WARNING, "too-large", "the page has no %s: %.*s", v->name, STR_ARG(buf_as_str(&report->message)));
	return true;
}

static bool draw_in_themes(struct page_job *p, const struct view *v, struct scene *scenes[PAGE_THEMES])
{
	struct view_request request = { .map = p->j->map, .journey = p->journey, .ruler = p->j->ruler, .theme = &p->themes[0], .options = plan_options_of(&p->themes[0], p->j->request->language),
		.others = { &p->themes[1], &p->themes[2] }, .in_others = scenes + 1 };
	struct view_report report = { 0 };
	scenes[0] = v->draw(&request, &report);
	bool is_fine = scenes[0] || note_not_drawn(p, v, &report);
	view_report_finish(&report);
	return is_fine;
}

static struct str title_of(const struct page_job *p, const struct view *v)
{
	static const struct { const char *name; enum label title; } TITLES[] = {
		{ "swimlane", LABEL_page_map }, { "flow", LABEL_page_flow }, { "matrix", LABEL_page_matrix }, { "priorities", LABEL_page_priorities },
		{ "personas", LABEL_view_personas }, { "summary", LABEL_view_summary },
	};
	for (size_t i = 0; i < sizeof TITLES / sizeof *TITLES; i++)
		if (str_is(str_of(v->name), TITLES[i].name))
			return label(p->page.words, TITLES[i].title);
	return str_of(v->name);
}

static void add_view(struct page_job *p, const struct view *v, struct scene *scenes[PAGE_THEMES])
{
	struct arena *a = &p->j->arena;
	struct svg_page place = { p->styles, { scenes[1], scenes[2] }, str_fmt(a, "%s-", v->name), place_of_span, &p->parts };
	struct svg_options options = { .page = &place };
	struct buf svg = { 0 };
	paint_svg(scenes[0], options, &svg);
	p->page.views[p->page.view_count++] = (struct page_view){ v->name, title_of(p, v), buf_take(&svg, a) };
	buf_finish(&svg);
}

/* One whose lane is left out, or empty, would say nothing. */
static bool shows_something(const struct page_job *p, const struct view *v)
{
	enum lane_id lane = view_needs(v);
	return lane == LANE_NONE || journey_fills_lane(p->journey, str_of(choices_of(CHOICES_lane)[lane - 1]));
}

static bool add_views(struct page_job *p)
{
	bool is_fine = true;
	for (size_t i = 0; view_at(i) && is_fine && p->page.view_count < PAGE_VIEWS_MOST; i++) {
		struct scene *scenes[PAGE_THEMES] = { 0 };
		if (!shows_something(p, view_at(i)))
			continue;
		is_fine = draw_in_themes(p, view_at(i), scenes);
		if (scenes[0])
			add_view(p, view_at(i), scenes);
		for (size_t k = 0; k < PAGE_THEMES; k++)
			scene_free(scenes[k]);
	}
	return is_fine;
}

/* ---- the whole ---- */

static void describe(struct page_job *p)
{
	struct job *j = p->j;
	const struct journey *journey = p->journey;
	struct str language = j->request->language.len ? j->request->language : j->map->language;
	const struct locale *words = locale_of(language, NULL);
	struct str state = journey->state ? label_choice(words, LABEL_state_current, journey->state) : (struct str){ 0 };
	struct str version = journey->version.len ? label_with(words, &j->arena, LABEL_version, journey->version) : (struct str){ 0 };
	p->page.words = words;
	p->page.language = language;
	p->page.title = thing_label(&journey->thing);
	p->page.subtitle = locale_points(words, &j->arena, (struct str[]){ state, version, locale_shown(words, &j->arena, j->map, journey) }, 3);
	p->page.family = j->theme.family;
}

static void write_texts(struct page_job *p)
{
	size_t counts[SEVERITY_ERROR + 1];
	report_html(p->j->map, p->journey, job_report_options(p->j, counts), &p->parts);
	p->page.contents = buf_as_str(&p->parts.contents);
	p->page.report = buf_as_str(&p->parts.report);
	p->page.table = buf_as_str(&p->parts.table);
	p->page.details = buf_as_str(&p->parts.details);
}

static void write_page(struct page_job *p, struct buf *out)
{
	struct buf rules = { 0 };
	svg_styles_rules(p->styles, &rules);
	p->page.rules = buf_as_str(&rules);
	for (size_t i = 0; i < PAGE_THEMES; i++)
		p->page.themes[i] = (struct page_theme){ THEMES[i], variables_of(p, i) };
	page_write(&p->page, out);
	buf_finish(&rules);
}

enum outcome make_html(struct job *j, size_t first, size_t count, struct buf *out)
{
	struct page_job p = { .j = j, .journey = j->journeys.at[first], .styles = svg_styles_new(PAGE_THEMES) };
	(void)count;
	choose_themes(&p);
	describe(&p);
	write_texts(&p);
	bool is_fine = add_views(&p);
	if (is_fine)
		write_page(&p, out);
	report_parts_finish(&p.parts);
	svg_styles_free(p.styles);
	return is_fine ? OUTCOME_FINE : OUTCOME_MISTAKES;
}
