/* check_batch.c — the maps of a call, each checked as a piece of work of its own; what came of it is taken in their order. */
#include "cjm/document.h"
#include "job/job.h"

void check_batch_init(struct check_batch *b, struct check_job *c)
{
	*b = (struct check_batch){ .job = c };
}

struct check_batched *check_batch_add(struct check_batch *b, const char *path, const char *named, const char *lacks)
{
	struct arena *a = &b->job->arena;
	struct check_batched m = { .path = str_terminated(a, str_of(path)), .named = str_terminated(a, str_of(named)), .lacks = lacks };
	VEC_PUSH(a, &b->list, m);
	return &b->list.at[b->list.len - 1];
}

void check_batch_work(void *batch, size_t at, struct buf *packed)
{
	struct check_batch *b = batch;
	struct check_batched *m = &b->list.at[at];
	struct project *p = b->job->project;
	struct buf why = { 0 };
	bool is_read = !m->lacks && (m->text.at || project_text(p, m->path, &m->text, &why));
	buf_char(packed, is_read ? '+' : '-');
	if (is_read) {
		project_forget_paths(p);
		if (path_is_document(str_of(m->named))) /* its maps are pieces of their own, when its turn comes */
			buf_str(packed, buf_as_str(&m->text));
		else
			check_job_piece(b->job->request, p, str_of(m->named), buf_as_str(&m->text), packed);
	} else {
		buf_str(packed, buf_as_str(&why));
	}
	buf_finish(&m->text);
	buf_finish(&why);
}

bool check_batch_take(struct check_batch *b, size_t at, const struct buf *packed, struct buf *why)
{
	struct check_batched *m = &b->list.at[at];
	struct str rest = packed && packed->len ? str_slice(buf_as_str(packed), 1, packed->len) : (struct str){ 0 };
	bool is_document = packed && packed->len && packed->at[0] == '+' && path_is_document(str_of(m->named));
	buf_finish(&m->text); /* where another process has read its own */
	b->is_refused = is_document && !document_has_map(str_of(m->named), rest);
	if (m->lacks)
		check_job_fail(b->job, str_of(m->path), m->lacks);
	else if (packed && packed->at[0] == '-')
		buf_str(why, rest);
	else if (b->is_refused)
		document_lacks_map(str_of(m->path), why);
	else if (is_document)
		check_job_add_document(b->job, str_of(m->named), rest);
	else if (!packed || !check_job_take(b->job, rest))
		buf_fmt(why, "cannot check %s: the process that was to do it has ended", m->path);
	if (why->len)
		check_job_fail(b->job, str_of(m->path), why->at);
	return !why->len;
}

size_t check_batch_processes(const struct check_batch *b, size_t most)
{
	enum { EACH = 8 }; /* maps: fewer are checked before another process has begun */
	size_t worth = (b->list.len + EACH - 1) / EACH;
	return worth < most ? worth : most;
}
