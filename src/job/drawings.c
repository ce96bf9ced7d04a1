/* drawings.c — the products that are drawn: a scene of a view, painted. */
#include "job/job.h"

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

/* NULL where there is none, and *outcome says why. */
static struct scene *make_scene(struct job *j, const struct journey *journey, enum outcome *outcome)
{
	struct view_request request = { .map = j->map, .journey = journey, .ruler = j->ruler, .theme = &j->theme, .options = plan_options_of(&j->theme, j->request->language) };
	struct view_report report = { 0 };
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

enum outcome make_svg(struct job *j, size_t first, size_t count, struct buf *out)
{
	enum outcome outcome = OUTCOME_FINE;
	if (j->request->has_lines && j->map->is_for_client)
		return job_stop(j, OUTCOME_REFUSED, "--lines is not allowed with --client: a client would see which lines were left out");
	struct svg_options options = { .lines_of = j->request->has_lines ? &j->sources : NULL, .file = j->map->file };
	struct scene *scene = make_scene(j, j->journeys.at[first], &outcome);
	(void)count;
	if (scene)
		paint_svg(scene, options, out);
	scene_free(scene);
	return outcome;
}

enum outcome make_png(struct job *j, size_t first, size_t count, struct buf *out)
{
	enum outcome outcome = OUTCOME_FINE;
	struct scene *scene = make_scene(j, j->journeys.at[first], &outcome);
	struct paint_report report = { 0 };
	(void)count;
	if (!scene)
		return outcome;
	enum paint_result result = paint_png(scene, j->request->scale, out, &report);
	scene_free(scene);
	return settle_painted(j, result, &report);
}

enum outcome make_pdf(struct job *j, size_t first, size_t count, struct buf *out)
{
	struct scene **scenes = arena_alloc(&j->arena, count * sizeof *scenes);
	struct paint_report report = { 0 };
	struct pdf_options options = pdf_options_of(j->request, &j->theme, j->journeys.at[first], &j->arena);
	enum outcome outcome = OUTCOME_FINE;
	for (size_t i = 0; i < count && outcome == OUTCOME_FINE; i++)
		scenes[i] = make_scene(j, j->journeys.at[first + i], &outcome);
	enum paint_result result = outcome == OUTCOME_FINE ? paint_pdf(scenes, count, options, out, &report) : PAINT_OK;
	for (size_t i = 0; i < count; i++)
		scene_free(scenes[i]);
	return outcome == OUTCOME_FINE ? settle_painted(j, result, &report) : outcome;
}
