/* request.c — what is wanted, as other programs say it: the settings of src/job/settings.def by their names. */
#include "lib/lib.h"

static enum task task_of(enum cjm_task task)
{
	static const enum task TASKS[] = { [CJM_BUILD] = TASK_BUILD, [CJM_CHECK] = TASK_CHECK, [CJM_DIFF] = TASK_DIFF };
	return (size_t)task < sizeof TASKS / sizeof *TASKS ? TASKS[task] : TASK_BUILD;
}

struct cjm_request *cjm_request_new(enum cjm_task task)
{
	struct cjm_request *r = lib_new(sizeof *r);
	request_init(&r->request, task_of(task));
	return r;
}

void cjm_request_free(struct cjm_request *request)
{
	if (!request)
		return;
	buf_finish(&request->why);
	request_finish(&request->request);
	lib_free(request);
}

void cjm_request_add(struct cjm_request *request, const char *path)
{
	struct arena *arena = &request->request.arena;
	VEC_PUSH(arena, &request->paths, str_terminated(arena, str_of(path)));
}

bool cjm_request_set(struct cjm_request *request, const char *setting, const char *word)
{
	buf_clear(&request->why);
	return request_set(&request->request, setting, str_of(word), &request->why);
}

const char *cjm_request_why(const struct cjm_request *request)
{
	return request->why.at ? request->why.at : "";
}

const char *cjm_setting_at(enum cjm_task task, size_t index) { return request_setting_at(task_of(task), index); }

const char *cjm_setting_word(enum cjm_task task, const char *setting, size_t index)
{
	return request_word_at(task_of(task), setting, index);
}
