/* request.c — what is wanted, as other programs say it: the settings of src/job/settings.def by their names. */
#include "lib/lib.h"

#include "cjm/said.h"

static enum task task_of(enum cjm_task task)
{
	static const enum task TASKS[] = { [CJM_BUILD] = TASK_BUILD, [CJM_CHECK] = TASK_CHECK, [CJM_DIFF] = TASK_DIFF };
	return (size_t)task < sizeof TASKS / sizeof *TASKS ? TASKS[task] : TASK_BUILD;
}

struct request_call {
	struct cjm_request *request;
	enum cjm_task task;
	const char *path, *setting, *word;
	struct buf why;
	bool fine;
};

static void make(void *call)
{
	struct request_call *c = call;
	c->request = lib_new(sizeof *c->request);
	request_init(&c->request->request, task_of(c->task));
	c->request->request.arena.is_kept = true;
}

struct cjm_request *cjm_request_new(enum cjm_task task)
{
	struct request_call call = { .task = task };
	return memory_try(make, &call) ? call.request : NULL;
}

void cjm_request_free(struct cjm_request *request)
{
	if (!request)
		return;
	buf_finish(&request->why);
	request_finish(&request->request);
	lib_free(request);
}

static void add(void *call)
{
	struct request_call *c = call;
	struct arena *arena = &c->request->request.arena;
	const char *path = str_terminated(arena, str_of(c->path));
	VEC_PUSH(arena, &c->request->paths, path);
}

void cjm_request_add(struct cjm_request *request, const char *path)
{
	struct request_call call = { .request = request, .path = path };
	request->is_cut |= !memory_try(add, &call);
}

static void set(void *call)
{
	struct request_call *c = call;
	c->fine = request_set(&c->request->request, c->setting, str_of(c->word), &c->why);
}

/* The words are made apart: those of the request must be whole at any time. */
bool cjm_request_set(struct cjm_request *request, const char *setting, const char *word)
{
	struct request_call call = { .request = request, .setting = setting, .word = word };
	buf_finish(&request->why);
	request->lacks_memory = !memory_try(set, &call);
	if (request->lacks_memory)
		return false;
	request->why = call.why;
	return call.fine;
}

const char *cjm_request_why(const struct cjm_request *request)
{
	return request->lacks_memory ? said("not enough memory") : request->why.at ? request->why.at : "";
}

const char *cjm_setting_at(enum cjm_task task, size_t index) { return request_setting_at(task_of(task), index); }

const char *cjm_setting_word(enum cjm_task task, const char *setting, size_t index)
{
	return request_word_at(task_of(task), setting, index);
}
