/* texts.c — the products that are read, by people and by programs. */
#include "job/job.h"

#include "cjm/graph.h"
#include "cjm/report.h"
#include "cjm/workbook.h"

/* Beside the report, where its file is looked for: without folders. */
static struct str drawing_beside(struct job *j, const struct journey *journey)
{
	if (!j->request->embedded)
		return (struct str){ 0 };
	struct str name = job_file_name(j, j->request->embedded, journey);
	return path_name(name);
}

/* Once for all journeys of the map: each of them has a report. */
static void count_findings(struct job *j)
{
	struct findings found;
	job_check(j, &found);
	for (size_t i = 0; i < found.len; i++)
		j->counts[found.at[i].severity]++;
	findings_finish(&found);
	j->is_counted = true;
}

struct report_options job_report_options(struct job *j)
{
	if (!j->is_counted)
		count_findings(j);
	return (struct report_options){
		.language = j->request->language,
		.today = j->request->has_today ? date_of_day(j->request->today) : (struct date){ 0 },
		.findings = j->counts,
	};
}

enum outcome make_md(struct job *j, size_t first, size_t count, struct buf *out)
{
	const struct journey *journey = j->journeys.at[first];
	struct report_options options = job_report_options(j);
	options.drawing = drawing_beside(j, journey);
	(void)count;
	report_markdown(j->map, journey, options, out);
	return OUTCOME_FINE;
}

enum outcome make_csv(struct job *j, size_t first, size_t count, struct buf *out)
{
	struct str language = j->request->language.len ? j->request->language : j->map->language;
	report_backlog(j->journeys.at + first, count, (struct report_options){ .language = language, .csv_reader = j->request->csv_reader }, out);
	return OUTCOME_FINE;
}

static enum outcome write_workbook(struct job *j, const struct map *const *maps, const struct journey *const *journeys, size_t count, struct buf *out)
{
	struct workbook_options options = { .language = j->request->language, .made = day_made(j->request, journeys[0]) };
	struct buf message = { 0 };
	enum outcome outcome = OUTCOME_FINE;
	enum workbook_result result = workbook_write(maps, journeys, count, options, out, &message);
	if (result == WORKBOOK_TOO_LARGE)
		job_note(j, SEVERITY_ERROR, "too-large", "%.*s", STR_ARG(buf_as_str(&message)));
	if (result != WORKBOOK_FINE)
		outcome = result == WORKBOOK_TOO_LARGE ? OUTCOME_MISTAKES : job_stop(j, OUTCOME_FAILED, "%.*s", STR_ARG(buf_as_str(&message)));
	buf_finish(&message);
	return outcome;
}

enum outcome make_xlsx(struct job *j, size_t first, size_t count, struct buf *out)
{
	const struct map **maps = arena_alloc(&j->arena, (count + 1) * sizeof *maps);
	for (size_t i = 0; i < count; i++)
		maps[i] = j->map;
	return write_workbook(j, maps, j->journeys.at + first, count, out);
}

enum outcome make_dot(struct job *j, size_t first, size_t count, struct buf *out)
{
	struct graph_options options = { .language = j->request->language };
	struct buf message = { 0 };
	(void)count;
	enum graph_result result = graph_dot(j->map, j->journeys.at[first], options, out, &message);
	enum outcome outcome = result == GRAPH_OK ? OUTCOME_FINE : job_stop(j, OUTCOME_FAILED, "%.*s", STR_ARG(buf_as_str(&message)));
	buf_finish(&message);
	return outcome;
}

static void write_json(struct job *j, bool is_one_line, struct buf *out)
{
	struct findings found;
	job_check(j, &found);
	map_json_with(j->map, (struct json_options){ .has_coverage = true, .findings = &found, .is_one_line = is_one_line }, out);
	findings_finish(&found);
}

enum outcome make_json(struct job *j, size_t first, size_t count, struct buf *out)
{
	(void)first, (void)count;
	write_json(j, false, out);
	return OUTCOME_FINE;
}

enum outcome make_jsonl(struct job *j, size_t first, size_t count, struct buf *out)
{
	(void)first, (void)count;
	write_json(j, true, out);
	return OUTCOME_FINE;
}

/* ---- of several maps together ---- */

enum outcome join_csv(struct joined_job *j, struct buf *out)
{
	const struct request *r = j->request;
	struct str language = r->language.len ? r->language : j->maps.at[0]->language;
	report_backlog(j->journeys.at, j->journeys.len, (struct report_options){ .language = language, .csv_reader = r->csv_reader }, out);
	return OUTCOME_FINE;
}

enum outcome join_xlsx(struct joined_job *j, struct buf *out)
{
	struct job *first = j->jobs.at[0];
	enum outcome outcome = write_workbook(first, j->maps.at, j->journeys.at, j->journeys.len, out);
	j->why = first->why;
	return outcome;
}

/* A list of the maps, each as it is alone. */
enum outcome join_json(struct joined_job *j, struct buf *out)
{
	buf_text(out, "[\n");
	for (size_t i = 0; i < j->jobs.len; i++) {
		make_json(j->jobs.at[i], 0, 0, out);
		if (i + 1 < j->jobs.len) {
			out->at[out->len - 1] = ','; /* in place of the last line's end */
			buf_char(out, '\n');
		}
	}
	buf_text(out, "]\n");
	return OUTCOME_FINE;
}

enum outcome join_jsonl(struct joined_job *j, struct buf *out)
{
	for (size_t i = 0; i < j->jobs.len; i++)
		make_jsonl(j->jobs.at[i], 0, 0, out);
	return OUTCOME_FINE;
}
