/* joined.c — several maps in one file: each is read as alone, then all are made together. */
#include "job/job.h"

#include <stdarg.h>
#include <string.h>

enum { NAMED_MOST = 5 };

static const struct {
	const char *name;
	enum outcome (*join)(struct joined_job *j, struct buf *out);
} JOINS[] = {
#define PRODUCT(...)
#define JOIN(name) { #name, join_##name },
#include "job/products.def"
};

static enum outcome (*joiner_of(const struct product *p))(struct joined_job *j, struct buf *out)
{
	for (size_t i = 0; i < sizeof JOINS / sizeof *JOINS; i++)
		if (strcmp(JOINS[i].name, p->name) == 0)
			return JOINS[i].join;
	return NULL;
}

bool product_joins(const struct product *p)
{
	return joiner_of(p) != NULL;
}

void joined_init(struct joined_job *j, const struct request *r, struct project *p)
{
	*j = (struct joined_job){ .request = r, .project = p };
	arena_init(&j->arena);
}

void joined_finish(struct joined_job *j)
{
	for (size_t i = 0; i < j->all.len; i++)
		job_finish(j->all.at[i]);
	arena_finish(&j->arena);
}

enum outcome joined_stop(struct joined_job *j, enum outcome outcome, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	j->why = str_fmt_args(&j->arena, format, args);
	va_end(args);
	return outcome;
}

struct job *joined_add(struct joined_job *j, const struct request *r, struct str path, struct str text)
{
	struct job *one = ARENA_NEW(&j->arena, struct job);
	struct request *request = ARENA_NEW(&j->arena, struct request);
	*request = *r;
	bool is_begun = job_begin(one, request, j->project, path, text);
	VEC_PUSH(&j->arena, &j->all, one);
	j->is_broken |= !is_begun;
	if (!is_begun || one->is_left_out)
		return one;
	VEC_PUSH(&j->arena, &j->jobs, one);
	for (size_t i = 0; i < one->journeys.len; i++) {
		VEC_PUSH(&j->arena, &j->journeys, one->journeys.at[i]);
		VEC_PUSH(&j->arena, &j->maps, one->map);
	}
	return one;
}

/* All of them are in the file or it is not made: whoever waits for it is told by which maps. */
static enum outcome stop_broken(struct joined_job *j)
{
	struct buf names = { 0 };
	size_t count = 0;
	for (size_t i = 0; i < j->all.len; i++) {
		const struct job *one = j->all.at[i];
		if (one->is_begun)
			continue;
		if (count++ < NAMED_MOST)
			buf_fmt(&names, "%s%.*s", names.len ? ", " : "", STR_ARG(one->path));
		else if (count == NAMED_MOST + 1)
			buf_text(&names, ", …");
	}
	enum outcome outcome = joined_stop(j, OUTCOME_MISTAKES, by_count(count, "nothing was written: %zu map has errors: %s", "nothing was written: %zu maps have errors: %s"), count, names.at);
	buf_finish(&names);
	return outcome;
}

enum outcome joined_make(struct joined_job *j, struct buf *out)
{
	if (j->is_broken)
		return stop_broken(j);
	if (!j->journeys.len)
		return joined_stop(j, OUTCOME_REFUSED, "no map has a journey to show; a map has one if a line begins with: journey \"…\"");
	for (size_t i = 0; i < j->jobs.len; i++)
		job_prepare(j->jobs.at[i], j->request->product);
	return joiner_of(j->request->product)(j, out);
}
