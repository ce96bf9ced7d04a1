/* drawings.c — the products that are drawn: a scene of a view, painted. */
#include "job/job.h"

#include <math.h>

/* A map that is too much for a view is the author's to mend, a missing library the world's. */
static enum outcome report_not_drawn(struct job *j, const struct journey *journey, const struct view_report *report)
{
	struct str why = buf_as_str(&report->message);
	if (report->result == VIEW_BROKEN) {
		finding_add_internal(&j->found, report->message.at);
		return OUTCOME_MISTAKES;
	}
	if (report->result != VIEW_TOO_LARGE)
		return job_stop(j, OUTCOME_FAILED, "%.*s", STR_ARG(why));
	struct finding *f = finding_add(&j->found, SEVERITY_ERROR, "too-large", journey->thing.word, "%.*s", STR_ARG(why));
	f->hint = STR("move parts of it to separate journeys and name them with: detail NAME; or draw the swimlane");
	return OUTCOME_MISTAKES;
}

size_t rows_asked(const struct request *r)
{
	return r->rows ? r->rows : ROWS_AS_NEEDED;
}

/* Slides are made and sent without the drawings that an SVG has beside it. */
static bool stands_alone(const struct job *j, struct paper_size paper)
{
	return paper.is_slide || j->request->product->make == make_pptx;
}

/* What is one slide by itself, on paper too: about as much of it as on a slide, unless its text were too small to be read. */
static void set_slide(struct view_request *request, struct paper_size paper)
{
	static const double READABLE = 8.0 / VIEW_SLIDE_TEXT, AREA = 1600.0 * VIEW_SLIDE_HEIGHT;
	double scale = paper.is_slide ? fmin(paper.width, paper.height) / VIEW_SLIDE_HEIGHT : fmax(READABLE, sqrt(paper.width * paper.height / AREA));
	request->slide_width = paper.width / scale;
	request->slide_height = paper.height / scale;
}

/* The stages from the first that is short enough on, as far as all of them together are: "choose a part of it: --stage 1..4". */
static struct str part_of(struct job *j, const struct journey *journey, size_t most)
{
	size_t first = 0, last = 0, steps = 0;
	FOR_EACH(struct stage, stage, journey->stages) {
		if (steps + stage->steps.len > most) {
			if (last)
				break;
			continue;
		}
		first = first ? first : stage_i + 1;
		last = stage_i + 1;
		steps += stage->steps.len;
	}
	if (!last)
		return str_fmt(&j->arena, "divide its stages: each has more than %zu steps", most);
	return first == last ? str_fmt(&j->arena, "choose a part of it: --stage %zu", first) : str_fmt(&j->arena, "choose a part of it: --stage %zu..%zu", first, last);
}

/* A swimlane of more steps than are folded into rows by themselves. */
static void note_one_strip(struct job *j, const struct journey *journey)
{
	if (j->request->view != view_at(0) || j->request->rows || journey->step_count <= COLUMNS_FOLDED_MOST)
		return;
	struct finding *f = job_note(j, SEVERITY_WARNING, "too-large", "journey “%.*s” has %zu steps; up to %d are drawn in rows of stages, so it is one long row", STR_ARG(thing_label(&journey->thing)),
		journey->step_count, COLUMNS_FOLDED_MOST);
	f->hint = part_of(j, journey, COLUMNS_FOLDED_MOST);
}

/* NULL where there is none, and *outcome says why. */
static struct scene *make_scene(struct job *j, const struct journey *journey, struct paper_size paper, enum outcome *outcome)
{
	struct view_request request = { .map = j->map, .journey = journey, .ruler = j->ruler, .theme = &j->theme, .options = plan_options_of(&j->theme, j->request->language) };
	struct view_report report = { 0 };
	request.options.rows = rows_asked(j->request);
	request.options.stands_alone = stands_alone(j, paper);
	set_slide(&request, paper);
	if (paper.width <= 0)
		note_one_strip(j, journey);
	struct scene *scene = j->request->view->draw(&request, &report);
	if (!scene)
		*outcome = report_not_drawn(j, journey, &report);
	view_report_finish(&report);
	return scene;
}

/* What a painter said: a failure is the world's, a remark is a finding. */
static enum outcome settle_painted(struct job *j, enum paint_result result, struct paint_report *report)
{
	enum outcome outcome = OUTCOME_FINE;
	struct str message = buf_as_str(&report->message);
	if (result != PAINT_OK)
		outcome = job_stop(j, OUTCOME_FAILED, "%.*s", STR_ARG(message.len ? message : STR("the drawing could not be painted")));
	else if (message.len)
		job_note(j, SEVERITY_WARNING, "fonts", "%.*s", STR_ARG(message));
	if (result == PAINT_OK && report->pictures.len)
		job_note(j, SEVERITY_WARNING, "no-picture", "pictures are missing: %.*s", STR_ARG(buf_as_str(&report->pictures)));
	paint_report_finish(report);
	return outcome;
}

/* Of the drawing as it is without them. */
static struct str fonts_of(struct job *j, const struct scene *scene, struct svg_options options)
{
	struct buf plain = { 0 };
	paint_svg(scene, options, &plain);
	struct str css = job_embed_fonts(j, buf_as_str(&plain), scene->lang, NULL);
	buf_finish(&plain);
	return css;
}

enum outcome make_svg(struct job *j, size_t first, size_t count, struct buf *out)
{
	enum outcome outcome = OUTCOME_FINE;
	if (j->request->has_lines && j->map->is_for_client)
		return job_stop(j, OUTCOME_REFUSED, "--lines is not allowed with --client: a client would see which lines were left out");
	struct svg_options options = { .lines_of = j->request->has_lines ? &j->sources : NULL, .file = j->map->file };
	struct scene *scene = make_scene(j, j->journeys.at[first], (struct paper_size){ 0 }, &outcome);
	(void)count;
	if (scene && j->request->embeds_fonts)
		options.fonts = fonts_of(j, scene, options);
	if (scene)
		paint_svg(scene, options, out);
	scene_free(scene);
	return outcome;
}

enum outcome make_png(struct job *j, size_t first, size_t count, struct buf *out)
{
	enum outcome outcome = OUTCOME_FINE;
	struct scene *scene = make_scene(j, j->journeys.at[first], (struct paper_size){ 0 }, &outcome);
	struct paint_report report = { 0 };
	(void)count;
	if (!scene)
		return outcome;
	enum paint_result result = paint_png(scene, j->request->scale, out, &report);
	scene_free(scene);
	return settle_painted(j, result, &report);
}

/* ---- pages ---- */

/* Text of so many pixels is at least 8 points on paper, and 16 of the 900 pixels of a slide's height. */
static double scale_for(double text, struct paper_size paper)
{
	return paper.is_slide ? 16.0 / text * fmin(paper.width, paper.height) / 900 : 8.0 / text;
}

double readable_scale(struct paper_size paper)
{
	return scale_for(view_least_text(view_at(0), paper.is_slide), paper);
}

/* What makes text larger: it is none that larger paper is there, where this is the largest that anyone prints on, or a slide. */
static const char *way_to_larger_text(const struct job *j, struct paper_size paper)
{
	struct paper_size larger = paper_size(PAPER_A3, false);
	bool is_large = paper.width * paper.height >= larger.width * larger.height * 0.9;
	if (j->request->pages)
		return paper.is_slide || is_large ? "allow more pages: --pages" : "allow more pages, or choose a larger paper: --paper a3";
	return paper.is_slide ? "show a part of it: --stage 1..2; or draw it on paper: --paper a3" : is_large ? "show a part of it: --stage 1..2" : "choose a larger paper: --paper a3";
}

/* Whoever asks for few pages hears what it costs. */
static void note_small_text(struct job *j, const struct journey *journey, size_t pages, double scale, struct paper_size paper)
{
	double text = view_least_text(j->request->view, paper.is_slide), readable = scale_for(text, paper);
	struct buf size = { 0 }, least = { 0 };
	if (!pages || scale >= readable - 0.001)
		return;
	buf_number(&size, scale * text, 1);
	buf_number(&least, readable * text, 1);
	struct finding *f = job_note(j, SEVERITY_INFO, "small-text",
		by_count(pages, "journey “%.*s” has text of %.*s points on %zu page; readable text has %.*s", "journey “%.*s” has text of %.*s points on %zu pages; readable text has %.*s"),
		STR_ARG(thing_label(&journey->thing)), STR_ARG(buf_as_str(&size)), pages, STR_ARG(buf_as_str(&least)));
	f->hint = str_of(way_to_larger_text(j, paper));
	buf_finish(&size);
	buf_finish(&least);
}

static void add_pages(struct job *j, const struct journey *journey, struct paper_size paper, struct scenes *scenes, enum outcome *outcome)
{
	struct view_request request = { .map = j->map, .journey = journey, .ruler = j->ruler, .theme = &j->theme, .options = plan_options_of(&j->theme, j->request->language) };
	struct view_report report = { 0 };
	struct page_wish wish = { .width = paper.width, .height = paper.height, .margin = paper.margin, .least_scale = scale_for(view_least_text(j->request->view, paper.is_slide), paper), .most = j->request->pages };
	request.options.stands_alone = stands_alone(j, paper);
	wish.is_deck = paper.is_slide && !wish.most && j->request->view == view_at(0);
	struct scenes pages = wish.is_deck ? view_deck(&request, wish, &j->arena, &report) : view_pages(j->request->view, &request, wish, &j->arena, &report);
	if (report.result != VIEW_DRAWN)
		*outcome = report_not_drawn(j, journey, &report);
	for (size_t i = 0; i < pages.list.len; i++)
		VEC_PUSH(&j->arena, &scenes->list, pages.list.at[i]);
	note_small_text(j, journey, pages.list.len, pages.scale, paper);
	view_report_finish(&report);
}

/* What is higher or wider than it was to be stands in the middle of its sheet, which it covers else, however large that is. */
static void cover(struct scene *s, struct paper_size paper)
{
	double scale = fmin(paper.width / s->width, paper.height / s->height);
	s->root.x += (paper.width / scale - s->width) / 2;
	s->width = paper.width / scale;
	s->height = paper.height / scale;
	s->page.scale = scale;
}

/* A slide is looked at as a whole: no drawing is cut into several, however small it becomes. */
static void keep_whole(struct job *j, const struct journey *journey, struct scene *s, struct paper_size paper)
{
	if (s->frame.is_one_page && paper.width > 0 && !paper.is_slide)
		cover(s, paper);
	s->frame.is_one_page |= paper.is_slide;
	if (paper.width > 0 && s->frame.is_one_page)
		note_small_text(j, journey, 1, fmin(paper.width / s->width, paper.height / s->height), paper);
}

/* A journey of more is one drawing, which paper cuts into sheets and a slide shows whole. */
static bool has_pages(struct job *j, const struct journey *journey, struct paper_size paper)
{
	if (paper.width <= 0 || !view_has_pages(j->request->view))
		return false;
	if (j->request->view != view_at(0) || journey->step_count <= STEPS_ON_PAGES_MOST)
		return true;
	struct finding *f = job_note(j, SEVERITY_WARNING, "too-large", "journey “%.*s” has %zu steps; up to %d are laid out on pages, so it is one drawing", STR_ARG(thing_label(&journey->thing)), journey->step_count,
		STEPS_ON_PAGES_MOST);
	f->hint = part_of(j, journey, STEPS_ON_PAGES_MOST);
	return false;
}

/* What a document holds: the pages of each journey, or its drawing. The caller frees them with drop_scenes. */
static struct scenes gather_scenes(struct job *j, size_t first, size_t count, struct paper_size paper, enum outcome *outcome)
{
	struct scenes scenes = { 0 };
	for (size_t i = first; i < first + count && *outcome == OUTCOME_FINE; i++) {
		if (has_pages(j, j->journeys.at[i], paper)) {
			add_pages(j, j->journeys.at[i], paper, &scenes, outcome);
			continue;
		}
		struct scene *whole = make_scene(j, j->journeys.at[i], paper, outcome);
		if (whole) {
			keep_whole(j, j->journeys.at[i], whole, paper);
			VEC_PUSH(&j->arena, &scenes.list, whole);
		}
	}
	return scenes;
}

static void drop_scenes(struct scenes *scenes)
{
	for (size_t i = 0; i < scenes->list.len; i++)
		scene_free(scenes->list.at[i]);
}

enum outcome make_pdf(struct job *j, size_t first, size_t count, struct buf *out)
{
	struct paint_report report = { 0 };
	struct pdf_options options = pdf_options_of(j->request, &j->theme, j->journeys.at[first], &j->arena);
	enum outcome outcome = OUTCOME_FINE;
	struct scenes scenes = gather_scenes(j, first, count, paper_size(options.paper, options.is_portrait), &outcome);
	enum paint_result result = outcome == OUTCOME_FINE ? paint_pdf(scenes.list.at, scenes.list.len, options, out, &report) : PAINT_OK;
	drop_scenes(&scenes);
	return outcome == OUTCOME_FINE ? settle_painted(j, result, &report) : outcome;
}

/* ---- slides ---- */

/* Slides are 16:9 where nobody says otherwise; the paper that a brand prints on says nothing of slides. */
enum outcome make_pptx(struct job *j, size_t first, size_t count, struct buf *out)
{
	struct paint_report report = { 0 };
	struct pdf_options paged = pdf_options_of(j->request, &j->theme, j->journeys.at[first], &j->arena);
	bool is_said = j->request->paper >= 0 || paper_size(paged.paper, false).is_slide;
	struct pptx_options options = { is_said ? paged.paper : PAPER_16_9, paged.is_portrait, paged.date, &j->theme, NULL, slide_word, locale_of(j->request->language.len ? j->request->language : j->map->language, NULL) };
	enum outcome outcome = OUTCOME_FINE;
	struct scenes scenes = gather_scenes(j, first, count, paper_size(options.paper, options.is_portrait), &outcome);
	options.notes = notes_of(j, first, count, &scenes);
	enum paint_result result = outcome == OUTCOME_FINE ? paint_pptx(scenes.list.at, scenes.list.len, &options, out, &report) : PAINT_OK;
	drop_scenes(&scenes);
	return outcome == OUTCOME_FINE ? settle_painted(j, result, &report) : outcome;
}

/* ---- of several maps together ---- */

enum outcome join_pdf(struct joined_job *j, struct buf *out)
{
	struct paint_report report = { 0 };
	struct job *first = j->jobs.at[0];
	struct pdf_options options = pdf_options_of(j->request, &first->theme, first->journeys.at[0], &first->arena);
	struct scenes all = { 0 };
	enum outcome outcome = OUTCOME_FINE;
	for (size_t i = 0; i < j->jobs.len && outcome == OUTCOME_FINE; i++) {
		struct job *one = j->jobs.at[i];
		struct scenes scenes = gather_scenes(one, 0, one->journeys.len, paper_size(options.paper, options.is_portrait), &outcome);
		for (size_t k = 0; k < scenes.list.len; k++)
			VEC_PUSH(&first->arena, &all.list, scenes.list.at[k]);
	}
	enum paint_result result = outcome == OUTCOME_FINE ? paint_pdf(all.list.at, all.list.len, options, out, &report) : PAINT_OK;
	drop_scenes(&all);
	outcome = outcome == OUTCOME_FINE ? settle_painted(first, result, &report) : outcome;
	j->why = first->why;
	return outcome;
}
