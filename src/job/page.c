/* page.c — the product that is a page: every view in each of its themes, the report, and what is known of each thing. */
#include "job/job.h"

#include "job/page_themes.h"
#include "cjm/report.h"
#include "cjm/unshown.h"

struct page_part { /* a journey of the page: its own, and those that its stages are told by */
	const struct journey *journey;
	const struct stage *from; /* NULL: the page's own */
	struct str language;      /* of its texts, where its file declares another than the page's; empty: none other */
	struct report_parts texts;
};

struct page_job {
	struct job *j;
	const struct journey *journey; /* the page's own */
	struct page page;
	struct theme themes[PAGE_THEMES];
	struct svg_styles *styles;
	struct svg_pieces *pieces;
	VEC(struct page_part *) parts;
	VEC(struct page_view) views;
};

/* ---- views ---- */

static struct str place_of_span(void *parts, struct span span)
{
	return report_place(parts, span);
}

static struct str owner_of_span(void *parts, struct span span)
{
	return report_owner(parts, span);
}

/* What cannot be drawn is told; the page has the rest. False for a mistake of cjm's. */
static bool note_not_drawn(struct page_job *p, const struct view *v, const struct view_report *report)
{
	if (report->result == VIEW_BROKEN) {
		finding_add_internal(&p->j->found, report->message.at);
		return false;
	}
	job_note(p->j, SEVERITY_WARNING, report->result == VIEW_TOO_LARGE ? "too-large" : "no-library", "the page has no %s: %.*s", v->name, STR_ARG(buf_as_str(&report->message)));
	return true;
}

/* A journey of another language is told in that, unless one was asked for; empty: in the page's. */
static struct str words_of(const struct page_job *p, const struct page_part *part)
{
	return p->j->request->language.len ? (struct str){ 0 } : part->language;
}

static bool draw_in_themes(struct page_job *p, const struct page_part *part, const struct view *v, struct scene *scenes[PAGE_THEMES])
{
	struct str words = words_of(p, part);
	struct view_request request = { .map = p->j->map, .journey = part->journey, .ruler = p->j->ruler, .theme = &p->themes[0], .options = plan_options_of(&p->themes[0], words.len ? words : p->j->request->language),
		.others = { &p->themes[1], &p->themes[2] }, .in_others = scenes + 1 };
	struct view_report report = { 0 };
	request.options.rows = rows_asked(p->j->request);
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

static struct str prefix_of(struct page_job *p, const struct page_part *part)
{
	return part->from ? str_fmt(&p->j->arena, "%.*s.", STR_ARG(part->journey->thing.id)) : (struct str){ 0 };
}

static void add_view(struct page_job *p, struct page_part *part, const struct page_view *view, struct scene *scenes[PAGE_THEMES])
{
	struct arena *a = &p->j->arena;
	struct svg_page place = { p->styles, p->pieces, { scenes[1], scenes[2] }, str_fmt(a, "%s-", view->name), place_of_span, owner_of_span, &part->texts };
	bool has_lines = p->j->request->has_lines && !p->j->map->is_for_client;
	struct svg_options options = { .page = &place, .lines_of = has_lines ? &p->j->sources : NULL, .file = p->j->map->file };
	struct buf svg = { 0 };
	scenes[0]->lang = part->language.len ? part->language : scenes[0]->lang;
	paint_svg(scenes[0], options, &svg);
	VEC_PUSH(a, &p->views, *view);
	p->views.at[p->views.len - 1].svg = buf_take(&svg, a);
	buf_finish(&svg);
}

/* False for a mistake of cjm's. */
static bool draw_view(struct page_job *p, struct page_part *part, const struct view *v, const struct page_view *view)
{
	struct scene *scenes[PAGE_THEMES] = { 0 };
	bool is_fine = draw_in_themes(p, part, v, scenes);
	if (scenes[0])
		add_view(p, part, view, scenes);
	for (size_t k = 0; k < PAGE_THEMES; k++)
		scene_free(scenes[k]);
	return is_fine;
}

/* One whose lane is left out, or empty, would say nothing. */
static bool shows_something(const struct page_job *p, const struct view *v)
{
	enum lane_id lane = view_needs(v);
	if (lane == LANE_NONE)
		return true;
	struct filled_lanes filled = journey_filled_lanes(p->journey, &p->j->arena);
	return lane_is_filled(&filled, str_of(choices_of(CHOICES_lane)[lane - 1]));
}

static bool add_views(struct page_job *p)
{
	bool is_fine = true;
	for (size_t i = 0; view_at(i) && is_fine; i++) {
		struct page_view view = { .name = view_at(i)->name, .title = title_of(p, view_at(i)) };
		if (shows_something(p, view_at(i)))
			is_fine = draw_view(p, p->parts.at[0], view_at(i), &view);
	}
	return is_fine;
}

/* ---- the journeys that stages are told by: each a map of its own in the page, with a way back ---- */

static bool is_in(const struct page_job *p, const struct journey *journey)
{
	for (size_t i = 0; i < p->parts.len; i++)
		if (p->parts.at[i]->journey == journey)
			return true;
	return false;
}

static void add_part(struct page_job *p, const struct journey *journey, const struct stage *from)
{
	struct page_part *part = ARENA_NEW(&p->j->arena, struct page_part);
	part->journey = journey;
	part->from = from;
	part->language = from ? map_language_at(p->j->map, journey->thing.span, &p->j->arena) : (struct str){ 0 };
	if (str_equal(part->language, p->page.language))
		part->language = (struct str){ 0 };
	VEC_PUSH(&p->j->arena, &p->parts, part);
}

/* Of the map itself, and as far as it is meant; a journey in a file of its own is one of its own. */
static const struct journey *told_by(const struct page_job *p, const struct stage *stage)
{
	const struct journey *journey = stage->detail ? stage->detail->journey : NULL;
	return journey && selection_has(&p->j->shown, journey) && !is_in(p, journey) ? journey : NULL;
}

static void gather_parts(struct page_job *p)
{
	add_part(p, p->journey, NULL);
	for (size_t i = 0; i < p->parts.len; i++)
		FOR_EACH(struct stage, stage, p->parts.at[i]->journey->stages)
			if (told_by(p, stage))
				add_part(p, told_by(p, stage), stage);
}

static struct str name_of_journey(struct page_job *p, const struct journey *journey)
{
	return str_fmt(&p->j->arena, "journey-%.*s", STR_ARG(journey->thing.id));
}

static struct str place_of_journey(void *page_job, const struct journey *journey)
{
	struct page_job *p = page_job;
	return is_in(p, journey) && journey != p->journey ? str_fmt(&p->j->arena, "view-%.*s", STR_ARG(name_of_journey(p, journey))) : (struct str){ 0 };
}

static bool has_page(void *page_job, const struct detail *d)
{
	return job_makes_page_of(((const struct page_job *)page_job)->j, d);
}

static void write_texts(struct page_job *p)
{
	struct report_options options = job_report_options(p->j);
	options.place_of_journey = place_of_journey;
	options.has_page = has_page;
	options.context = p;
	for (size_t i = 0; i < p->parts.len; i++) {
		options.prefix = prefix_of(p, p->parts.at[i]);
		struct str words = words_of(p, p->parts.at[i]);
		options.language = words.len ? words : p->page.language;
		options.articles = words;
		options.left_out = unshown_in_table(p->j->map, p->parts.at[i]->journey, p->j->ruler, plan_options_of(&p->j->theme, options.language), &p->j->arena);
		options.told_before = i ? p->parts.at[i - 1]->texts.told : 0;
		options.titles = words.len ? (struct str){ 0 } : p->parts.at[i]->language;
		report_html(p->j->map, p->parts.at[i]->journey, options, &p->parts.at[i]->texts);
	}
}

static const struct page_part *part_of(const struct page_job *p, const struct journey *journey)
{
	for (size_t i = 0; i < p->parts.len; i++)
		if (p->parts.at[i]->journey == journey)
			return p->parts.at[i];
	return p->parts.at[0];
}

static bool add_journeys_below(struct page_job *p)
{
	bool is_fine = true;
	for (size_t i = 1; i < p->parts.len && is_fine; i++) {
		struct page_part *part = p->parts.at[i];
		const struct page_part *above = part_of(p, thing_journey(&part->from->thing));
		struct page_view view = { .name = name_of_journey(p, part->journey).at, .title = thing_label(&part->journey->thing), .language = part->language, .words = words_of(p, part), .table = buf_as_str(&part->texts.table),
			.back = str_fmt(&p->j->arena, "#%.*sstage-%.*s", STR_ARG(prefix_of(p, above)), STR_ARG(part->from->thing.id)), .back_title = thing_label(&part->from->thing) };
		is_fine = draw_view(p, part, view_at(0), &view);
	}
	return is_fine;
}

static void join_details(struct page_job *p, struct buf *details)
{
	for (size_t i = 0; i < p->parts.len; i++)
		buf_str(details, buf_as_str(&p->parts.at[i]->texts.details));
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

/* Of the page as it is without them. */
static void embed_fonts(struct page_job *p)
{
	struct buf plain = { 0 };
	page_write(&p->page, &plain);
	p->page.fonts = job_embed_fonts(p->j, buf_as_str(&plain), p->page.language, &p->page.font_names);
	buf_finish(&plain);
}

static void write_page(struct page_job *p, struct buf *out)
{
	struct buf rules = { 0 }, details = { 0 };
	p->page.shared = page_shared(p->pieces, p->views.at, p->views.len, &p->j->arena);
	const struct report_parts *own = &p->parts.at[0]->texts;
	svg_styles_rules(p->styles, &rules);
	join_details(p, &details);
	p->page.rules = buf_as_str(&rules);
	p->page.details = buf_as_str(&details);
	p->page.contents = buf_as_str(&own->contents);
	p->page.report = buf_as_str(&own->report);
	p->page.table = buf_as_str(&own->table);
	p->page.views = p->views.at;
	p->page.view_count = p->views.len;
	for (size_t i = 0; i < PAGE_THEMES; i++)
		p->page.themes[i] = page_theme_of(&p->themes[i], p->styles, i, &p->j->arena);
	if (p->j->request->embeds_fonts)
		embed_fonts(p);
	page_write(&p->page, out);
	buf_finish(&rules);
	buf_finish(&details);
}

enum outcome make_html(struct job *j, size_t first, size_t count, struct buf *out)
{
	struct page_job p = { .j = j, .journey = j->journeys.at[first], .styles = svg_styles_new(PAGE_THEMES), .pieces = svg_pieces_new() };
	(void)count;
	p.page.theme = page_themes_of(&j->theme, p.themes);
	describe(&p);
	gather_parts(&p);
	write_texts(&p);
	bool is_fine = j->request->is_report_alone || (add_views(&p) && add_journeys_below(&p));
	if (is_fine)
		write_page(&p, out);
	for (size_t i = 0; i < p.parts.len; i++)
		report_parts_finish(&p.parts.at[i]->texts);
	svg_styles_free(p.styles);
	svg_pieces_free(p.pieces);
	return is_fine ? OUTCOME_FINE : OUTCOME_MISTAKES;
}
