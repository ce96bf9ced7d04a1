/* joined_page.c — several maps as one page: an atlas as its index, and behind each row the journey's map with its details. */
#include "job/page_themes.h"

#include "cjm/atlas_view.h"
#include "cjm/report.h"
#include "cjm/unshown.h"

struct joined_part { /* a journey */
	struct job *job;
	const struct journey *journey;
	const char *name;  /* of its view: "map-3" */
	struct str prefix; /* of the ids of its articles: "map-3." */
	struct report_parts texts;
};

struct joined_page {
	struct joined_job *j;
	struct arena *arena;
	struct atlas atlas;
	struct theme themes[PAGE_THEMES];
	struct svg_styles *styles;
	struct svg_pieces *pieces;
	VEC(struct joined_part) parts;
	VEC(struct page_view) views;
	struct page page;
};

/* ---- the index ---- */

/* Without a day, nothing is late: the last review is no day that anything could be late on. */
static void fill_atlas(struct joined_page *p)
{
	const struct request *r = p->j->request;
	atlas_init(&p->atlas, r->language.len ? locale_of(r->language, NULL) : NULL, r->has_today ? r->today : 0);
	for (size_t i = 0; i < p->j->jobs.len; i++) {
		struct job *one = p->j->jobs.at[i];
		struct findings broken;
		find_broken(one->map, job_day(one), &broken);
		struct maturity_given maturity = { r->has_today ? date_of_day(r->today) : (struct date){ 0 }, count_errors(one->map, &one->found) };
		atlas_add(&p->atlas, one->map, &(struct atlas_given){ .file = path_name(one->path), .maturity = maturity, .broken = &broken, .journeys = one->journeys.at, .journey_count = one->journeys.len });
		findings_finish(&broken);
	}
	atlas_settle(&p->atlas, (struct atlas_wish){ .order = ATLAS_BY_FILE });
	for (size_t i = 0; i < p->atlas.rows.len; i++)
		p->atlas.rows.at[i].link = str_fmt(p->arena, "#view-%s", p->parts.at[i].name);
}

static struct str paint(struct joined_page *p, struct scene *scenes[PAGE_THEMES], struct svg_page place)
{
	struct buf svg = { 0 };
	place.styles = p->styles;
	place.pieces = p->pieces;
	place.others[0] = scenes[1];
	place.others[1] = scenes[2];
	paint_svg(scenes[0], (struct svg_options){ .page = &place }, &svg);
	for (size_t i = 0; i < PAGE_THEMES; i++)
		scene_free(scenes[i]);
	struct str text = buf_take(&svg, p->arena);
	buf_finish(&svg);
	return text;
}

static void add_index(struct joined_page *p)
{
	struct scene *scenes[PAGE_THEMES];
	struct ruler *ruler = p->j->jobs.at[0]->ruler;
	p->atlas.is_drawn = true;
	for (size_t i = 0; i < PAGE_THEMES; i++)
		scenes[i] = draw_atlas(&(struct atlas_view){ .atlas = &p->atlas, .ruler = ruler, .theme = &p->themes[i], .width = ATLAS_WIDTH }, p->arena).list.at[0];
	p->atlas.is_drawn = false;
	struct str svg = paint(p, scenes, (struct svg_page){ .prefix = STR("atlas-") });
	VEC_PUSH(p->arena, &p->views, ((struct page_view){ .name = "atlas", .title = atlas_title(&p->atlas), .svg = svg }));
}

/* ---- the journeys ---- */

static void add_parts(struct joined_page *p)
{
	for (size_t i = 0; i < p->j->jobs.len; i++)
		for (size_t k = 0; k < p->j->jobs.at[i]->journeys.len; k++) {
			const char *name = str_fmt(p->arena, "map-%zu", p->parts.len + 1).at;
			VEC_PUSH(p->arena, &p->parts, ((struct joined_part){ .job = p->j->jobs.at[i], .journey = p->j->jobs.at[i]->journeys.at[k], .name = name, .prefix = str_fmt(p->arena, "%s.", name) }));
		}
}

static struct str place_of_journey(void *joined_page, const struct journey *journey)
{
	const struct joined_page *p = joined_page;
	for (size_t i = 0; i < p->parts.len; i++)
		if (p->parts.at[i].journey == journey)
			return str_fmt(p->arena, "view-%s", p->parts.at[i].name);
	return (struct str){ 0 };
}

static struct str place_of_span(void *parts, struct span span)
{
	return report_place(parts, span);
}

static struct str owner_of_span(void *parts, struct span span)
{
	return report_owner(parts, span);
}

static void write_texts(struct joined_page *p, struct joined_part *part)
{
	struct report_options options = job_report_options(part->job);
	options.place_of_journey = place_of_journey;
	options.context = p;
	options.prefix = part->prefix;
	options.left_out = unshown_in_table(part->job->map, part->journey, part->job->ruler, plan_options_of(&part->job->theme, part->job->request->language), p->arena);
	options.told_before = part > p->parts.at ? part[-1].texts.told : 0;
	report_html(part->job->map, part->journey, options, &part->texts);
}

static bool add_journey(struct joined_page *p, struct joined_part *part)
{
	struct scene *scenes[PAGE_THEMES] = { 0 };
	struct view_report report = { 0 };
	struct view_request request = { .map = part->job->map, .journey = part->journey, .ruler = part->job->ruler, .theme = &p->themes[0], .options = plan_options_of(&p->themes[0], part->job->request->language),
		.others = { &p->themes[1], &p->themes[2] }, .in_others = scenes + 1 };
	scenes[0] = view_at(0)->draw(&request, &report);
	if (!scenes[0])
		finding_add_internal(&part->job->found, report.message.at ? report.message.at : "the map could not be drawn");
	view_report_finish(&report);
	if (!scenes[0])
		return false;
	struct str svg = paint(p, scenes, (struct svg_page){ .prefix = str_fmt(p->arena, "%s-", part->name), .leads_to = place_of_span, .belongs_to = owner_of_span, .context = &part->texts });
	VEC_PUSH(p->arena, &p->views, ((struct page_view){ .name = part->name, .title = thing_label(&part->journey->thing), .svg = svg, .table = buf_as_str(&part->texts.table),
		.back = STR("#view-atlas"), .back_title = atlas_title(&p->atlas) }));
	return true;
}

/* ---- the whole ---- */

static void write_page(struct joined_page *p, struct buf *out)
{
	struct buf tables = { 0 }, contents = { 0 }, rules = { 0 }, summary = { 0 }, details = { 0 };
	atlas_write_html(&p->atlas, &tables, &contents, &summary);
	svg_styles_rules(p->styles, &rules);
	p->page.shared = page_shared(p->pieces, p->views.at, p->views.len, p->arena);
	for (size_t i = 0; i < p->parts.len; i++)
		buf_str(&details, buf_as_str(&p->parts.at[i].texts.details));
	p->page.words = p->atlas.words;
	p->page.language = str_of(p->atlas.words->code);
	p->page.title = atlas_title(&p->atlas);
	p->page.family = p->j->jobs.at[0]->theme.family;
	p->page.views = p->views.at;
	p->page.view_count = p->views.len;
	p->page.table = buf_as_str(&summary);
	p->page.report = buf_as_str(&tables);
	p->page.contents = buf_as_str(&contents);
	p->page.rules = buf_as_str(&rules);
	p->page.details = buf_as_str(&details);
	for (size_t i = 0; i < PAGE_THEMES; i++)
		p->page.themes[i] = page_theme_of(&p->themes[i], p->styles, i, p->arena);
	page_write(&p->page, out);
	struct buf *all[] = { &tables, &contents, &rules, &summary, &details };
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		buf_finish(all[i]);
}

enum outcome join_html(struct joined_job *j, struct buf *out)
{
	struct joined_page p = { .j = j, .arena = &j->arena, .styles = svg_styles_new(PAGE_THEMES), .pieces = svg_pieces_new() };
	p.page.theme = page_themes_of(&j->jobs.at[0]->theme, p.themes);
	add_parts(&p);
	fill_atlas(&p);
	add_index(&p);
	bool is_fine = true;
	for (size_t i = 0; i < p.parts.len; i++)
		write_texts(&p, &p.parts.at[i]);
	for (size_t i = 0; i < p.parts.len && is_fine; i++)
		is_fine = add_journey(&p, &p.parts.at[i]);
	if (is_fine)
		write_page(&p, out);
	for (size_t i = 0; i < p.parts.len; i++)
		report_parts_finish(&p.parts.at[i].texts);
	atlas_finish(&p.atlas);
	svg_styles_free(p.styles);
	svg_pieces_free(p.pieces);
	return is_fine ? OUTCOME_FINE : OUTCOME_MISTAKES;
}
