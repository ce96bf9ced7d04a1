/* formats.c — what `cjm build` can make of a map, a row and a function each. */
#include "cli/build.h"

#include <stdlib.h>

/* ---- making the drawing ---- */

/* A map that is too much for a view is the author's to mend, a missing library the world's. */
static int not_drawn(struct job *j, const struct journey *journey, const struct view_report *report)
{
	struct str why = buf_as_str(&report->message);
	if (report->result != VIEW_TOO_LARGE)
		return world_error("%.*s", STR_ARG(why));
	struct finding *f = finding_add(&j->found, SEVERITY_ERROR, "too-large", journey->thing.word, "%.*s", STR_ARG(why));
	f->hint = STR("zoom out: give parts of it journeys of their own, and name them with: detail NAME; or draw the swimlane");
	return STATUS_MISTAKES;
}

/* NULL after telling why there is none; then *status is not STATUS_FINE. */
static struct scene *make_scene(struct job *j, const struct journey *journey, int *status)
{
	struct plan_options options = {
		.language = str_of(j->b->o->values[OPTION_LANG]),
		.logo = j->theme.logo, .brand_header = j->theme.header, .brand_footer = j->theme.footer,
	};
	struct view_request request = { j->map, journey, j->b->ruler, &j->theme, options };
	struct view_report report = { 0 };
	struct scene *scene = j->b->view->draw(&request, &report);
	if (!scene)
		*status = not_drawn(j, journey, &report);
	view_report_finish(&report);
	return scene;
}

static const char *pdf_date(struct job *j, const struct journey *journey)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	double seconds;
	long days = journey->reviewed.year ? date_last_day(journey->reviewed) : 0;
	if (epoch && number_read(str_of(epoch), &seconds) && seconds >= 0 && seconds < 1e11)
		days = (long)(seconds / 86400);
	struct date d = date_of_day(days);
	return str_fmt(&j->arena, "%04d-%02d-%02dT00:00:00Z", d.year, d.month, d.day).at;
}

/* What a painter said: a failure is the world's, a remark is a finding. */
static int finish_painting(struct job *j, enum paint_result result, struct paint_report *report)
{
	int status = STATUS_FINE;
	if (result != PAINT_OK)
		status = world_error("%.*s", STR_ARG(report->message.len ? buf_as_str(&report->message) : STR("the drawing could not be painted")));
	else if (report->message.len)
		note_finding(j, SEVERITY_WARNING, "fonts", "%.*s", buf_as_str(&report->message));
	paint_report_finish(report);
	return status;
}

static int make_svg(struct job *j, size_t first, size_t count, struct buf *out)
{
	int status = STATUS_FINE;
	struct scene *scene = make_scene(j, j->journeys.at[first], &status);
	(void)count;
	if (scene)
		paint_svg(scene, out);
	scene_free(scene);
	return status;
}

static int make_png(struct job *j, size_t first, size_t count, struct buf *out)
{
	int status = STATUS_FINE;
	struct scene *scene = make_scene(j, j->journeys.at[first], &status);
	struct paint_report report = { 0 };
	(void)count;
	if (!scene)
		return status;
	enum paint_result result = paint_png(scene, j->b->scale, out, &report);
	scene_free(scene);
	return finish_painting(j, result, &report);
}

static int make_pdf(struct job *j, size_t first, size_t count, struct buf *out)
{
	struct scene **scenes = arena_alloc(&j->arena, count * sizeof *scenes);
	struct paint_report report = { 0 };
	int paper = j->b->paper >= 0 ? j->b->paper : j->theme.paper ? (int)j->theme.paper - 1 : PAPER_FIT;
	struct pdf_options options = { (enum paper)paper, pdf_date(j, j->journeys.at[first]) };
	int status = STATUS_FINE;
	for (size_t i = 0; i < count && status == STATUS_FINE; i++)
		scenes[i] = make_scene(j, j->journeys.at[first + i], &status);
	enum paint_result result = status == STATUS_FINE ? paint_pdf(scenes, count, options, out, &report) : PAINT_OK;
	for (size_t i = 0; i < count; i++)
		scene_free(scenes[i]);
	return status == STATUS_FINE ? finish_painting(j, result, &report) : status;
}

/* ---- what the checks say, for formats that hold it ---- */

/* Without a day said, dates are held against the last review: the same bytes whenever it is built. */
static long day_of(const struct job *j)
{
	return j->b->has_today ? j->b->today : day_of_reviews(j->map);
}

/* ---- making what is read ---- */

static int make_markdown(struct job *j, size_t first, size_t count, struct buf *out)
{
	const struct journey *journey = j->journeys.at[first];
	const struct format *drawing = j->b->embedded;
	struct report_options options = {
		.language = str_of(j->b->o->values[OPTION_LANG]),
		.drawing = drawing ? path_name(str_of(output_path(j, drawing, journey))) : (struct str){ 0 },
		.today = j->b->has_today ? date_of_day(j->b->today) : (struct date){ 0 },
	};
	size_t counts[SEVERITY_ERROR + 1] = { 0 };
	check_count(j->map, &j->found, day_of(j), counts);
	options.findings = counts;
	(void)count;
	report_markdown(j->map, journey, options, out);
	return STATUS_FINE;
}

static int make_csv(struct job *j, size_t first, size_t count, struct buf *out)
{
	struct report_options options = { 0 };
	report_backlog(j->journeys.at + first, count, options, out);
	return STATUS_FINE;
}

static int make_dot(struct job *j, size_t first, size_t count, struct buf *out)
{
	struct graph_options options = { .language = str_of(j->b->o->values[OPTION_LANG]) };
	struct buf message = { 0 };
	int status = STATUS_FINE;
	(void)count;
	if (graph_dot(j->map, j->journeys.at[first], options, out, &message) != GRAPH_OK)
		status = world_error("%.*s", STR_ARG(buf_as_str(&message)));
	buf_finish(&message);
	return status;
}

static int make_json(struct job *j, size_t first, size_t count, struct buf *out)
{
	(void)first, (void)count;
	struct findings found;
	findings_init(&found);
	check_all(j->map, &j->found, day_of(j), &found);
	map_json_with(j->map, (struct json_options){ .has_coverage = true, .findings = &found }, out);
	findings_finish(&found);
	return STATUS_FINE;
}

/* ---- the table ---- */

static const struct format FORMATS[] = {
	{ "svg", false, true, true, make_svg },
	{ "png", false, true, true, make_png },
	{ "pdf", true, true, true, make_pdf },
	{ "md", false, true, false, make_markdown },
	{ "dot", false, true, false, make_dot },
	{ "csv", true, true, false, make_csv },
	{ "json", true, false, false, make_json },
};

const struct format *format_at(size_t index)
{
	return index < sizeof FORMATS / sizeof *FORMATS ? &FORMATS[index] : NULL;
}

const struct format *format_named(struct str name)
{
	for (size_t i = 0; format_at(i); i++)
		if (str_is(name, FORMATS[i].name))
			return &FORMATS[i];
	return NULL;
}
