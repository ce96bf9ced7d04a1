/* result.c — does what a request says, and keeps what comes of it: files, findings, and why not. */
#include "lib/lib.h"

#include "cjm/said.h"

static enum cjm_status status_of(enum outcome outcome)
{
	static const enum cjm_status STATUSES[] = {
		[OUTCOME_FINE] = CJM_FINE, [OUTCOME_MISTAKES] = CJM_MISTAKES, [OUTCOME_REFUSED] = CJM_USAGE, [OUTCOME_FAILED] = CJM_WORLD,
	};
	return STATUSES[outcome];
}

static const struct cjm_result WITHOUT_MEMORY = { .status = CJM_WORLD, .why = "not enough memory", .findings = { .text = "" } };

struct cjm_result *lib_result_without_memory(void)
{
	return (struct cjm_result *)&WITHOUT_MEMORY; /* which nothing changes that has a result to show */
}

struct cjm_result *lib_try(void (*run_it)(void *call), void *call, struct cjm_result *const *result)
{
	return memory_try(run_it, call) ? *result : lib_result_without_memory();
}

struct cjm_result *lib_result_new(void)
{
	struct cjm_result *result = lib_new(sizeof *result);
	arena_init(&result->arena);
	result->why = "";
	result->findings.text = "";
	return result;
}

void lib_result_note(struct cjm_result *result, enum outcome outcome, struct str why)
{
	enum cjm_status status = status_of(outcome);
	if (status <= result->status)
		return;
	result->status = status;
	result->why = str_terminated(&result->arena, why);
}

void lib_result_add(struct cjm_result *result, struct str path, struct buf *bytes)
{
	struct lib_file file = { str_terminated(&result->arena, path), *bytes };
	*bytes = (struct buf){ 0 };
	VEC_PUSH(&result->arena, &result->files, file);
}

bool lib_result_read(struct cjm_result *result, struct cjm_project *project, const char *path, struct buf *text)
{
	struct buf why = { 0 };
	bool fine = project_text(&project->project, path, text, &why);
	if (!fine)
		lib_result_note(result, OUTCOME_FAILED, buf_as_str(&why));
	buf_finish(&why);
	return fine;
}

static void build_map(struct cjm_result *result, struct cjm_project *project, const struct cjm_request *request, const char *path)
{
	struct request r = request->request;
	struct buf text = { 0 };
	struct job job;
	r.stem = path_without_ending(str_of(path));
	if (lib_result_read(result, project, path, &text)) {
		enum outcome outcome = job_run(&job, &r, &project->project, project_path(&project->project, path), buf_as_str(&text));
		for (size_t i = 0; i < job.made.len && outcome == OUTCOME_FINE; i++)
			lib_result_add(result, job.made.at[i].name, &job.made.at[i].bytes);
		lib_add_findings(&result->findings, &result->arena, &job.sources, &job.found);
		lib_result_note(result, outcome, job.why);
		job_finish(&job);
	}
	buf_finish(&text);
}

static void build_all(struct cjm_result *result, struct cjm_project *project, const struct cjm_request *request)
{
	for (size_t i = 0; i < request->paths.len; i++)
		build_map(result, project, request, request->paths.at[i]);
}

static void check_all(struct cjm_result *result, struct cjm_project *project, const struct cjm_request *request)
{
	struct check_job job;
	struct buf bytes = { 0 }, why = { 0 };
	check_job_init(&job, &request->request, &project->project);
	for (size_t i = 0; i < request->paths.len; i++) {
		struct buf text = { 0 };
		if (lib_result_read(result, project, request->paths.at[i], &text))
			check_job_add(&job, project_path(&project->project, request->paths.at[i]), buf_as_str(&text));
		buf_finish(&text);
	}
	check_job_settle(&job);
	enum outcome outcome = check_job_has_run(&job, &why);
	lib_result_note(result, outcome == OUTCOME_FINE ? check_job_use_baseline(&job, &why) : outcome, buf_as_str(&why));
	check_job_leave_out(&job);
	check_job_write(&job, &bytes);
	lib_result_add(result, STR(""), &bytes);
	lib_add_findings(&result->findings, &result->arena, &job.sources, &job.found);
	lib_result_note(result, check_job_fails(&job) ? OUTCOME_MISTAKES : OUTCOME_FINE, STR(""));
	check_job_finish(&job);
	buf_finish(&why);
}

static void compare_sides(struct cjm_result *result, struct comparison *c)
{
	struct buf bytes = { 0 };
	enum outcome outcome = comparison_run(c, &bytes);
	if (outcome == OUTCOME_FINE)
		lib_result_add(result, STR(""), &bytes);
	result->differs = outcome == OUTCOME_FINE && !comparison_is_same(c);
	lib_result_note(result, outcome, c->why);
	buf_finish(&bytes);
}

/* One map is compared with the journeys that its own follow. */
static void compare_maps(struct cjm_result *result, struct cjm_project *project, const struct cjm_request *request)
{
	struct comparison c;
	struct side *const SIDES[] = { &c.old, &c.new };
	size_t first = 2 - request->paths.len;
	bool are_read = true;
	comparison_init(&c, &request->request, NULL);
	c.project = &project->project;
	for (size_t i = first; i < 2 && are_read; i++) {
		const char *path = request->paths.at[i - first];
		struct buf text = { 0 };
		are_read = lib_result_read(result, project, path, &text);
		if (are_read)
			comparison_read(&c, SIDES[i], project_path(&project->project, path), buf_as_str(&text));
		buf_finish(&text);
	}
	if (are_read)
		compare_sides(result, &c);
	for (size_t i = 0; i < 2; i++)
		if (SIDES[i]->map)
			lib_add_findings(&result->findings, &result->arena, &SIDES[i]->sources, &SIDES[i]->found);
	comparison_finish(&c);
}

/* Why the request can't be followed, whatever the maps say; empty where it can. */
static void find_refusal(const struct cjm_request *request, struct buf *why)
{
	const struct request *r = &request->request;
	size_t least = r->task == TASK_DIFF && !r->is_future ? 2 : 1;
	if (request->paths.len < least)
		buf_said(why, least == 2 ? "name two maps to compare, the old one first" : "no map was named");
	else if (r->task == TASK_DIFF && request->paths.len > 2)
		buf_said(why, "at most two maps can be compared");
	else
		request_settle(r, why);
}

struct run_call {
	struct cjm_project *project;
	const struct cjm_request *request;
	struct cjm_result *result;
};

static void run(void *call)
{
	struct run_call *c = call;
	struct cjm_project *project = c->project;
	const struct cjm_request *request = c->request;
	struct cjm_result *result = c->result = lib_result_new();
	struct buf why = { 0 };
	find_refusal(request, &why);
	if (why.len)
		lib_result_note(result, OUTCOME_REFUSED, buf_as_str(&why));
	else if (request->request.task == TASK_BUILD)
		build_all(result, project, request);
	else if (request->request.task == TASK_CHECK)
		check_all(result, project, request);
	else
		compare_maps(result, project, request);
	buf_finish(&why);
}

struct cjm_result *cjm_run(struct cjm_project *project, const struct cjm_request *request)
{
	struct run_call call = { project, request, NULL };
	if (project->lacks_memory || request->is_cut)
		return lib_result_without_memory();
	int before = tongue_speak(request->request.tongue);
	struct cjm_result *result = lib_try(run, &call, &call.result);
	tongue_speak(before);
	return result;
}

bool cjm_messages(const char *language)
{
	int tongue = tongue_of(str_of(language));
	tongue_speak(tongue);
	return tongue != TONGUE_NONE;
}

void cjm_result_free(struct cjm_result *result)
{
	if (!result || result == lib_result_without_memory())
		return;
	for (size_t i = 0; i < result->files.len; i++)
		buf_finish(&result->files.at[i].bytes);
	arena_finish(&result->arena);
	lib_free(result);
}

/* ---- what is asked of it ---- */

enum cjm_status cjm_result_status(const struct cjm_result *result) { return result->status; }
const char *cjm_result_why(const struct cjm_result *result) { return result == &WITHOUT_MEMORY ? said(result->why) : result->why; }
size_t cjm_result_count(const struct cjm_result *result) { return result->files.len; }
bool cjm_result_differs(const struct cjm_result *result) { return result->differs; }
const struct cjm_findings *cjm_result_findings(const struct cjm_result *result) { return &result->findings; }

const char *cjm_result_bytes(const struct cjm_result *result, size_t index)
{
	return index < result->files.len && result->files.at[index].bytes.at ? result->files.at[index].bytes.at : "";
}

size_t cjm_result_length(const struct cjm_result *result, size_t index)
{
	return index < result->files.len ? result->files.at[index].bytes.len : 0;
}

const char *cjm_result_path(const struct cjm_result *result, size_t index)
{
	return index < result->files.len ? result->files.at[index].path : "";
}
