/* handed.c — what a job made and what is to be said of it, as bytes that another process can take. */
#include "job/job.h"
#include "cjm/parcel.h"

static struct str rule_of(struct handed *h, const struct job *j, struct str name)
{
	struct buf rule = { 0 };
	deps_add(&name, 1, &j->project->inputs, &rule);
	struct str s = buf_take(&rule, &h->arena);
	buf_finish(&rule);
	return s;
}

void handed_take(struct handed *h, struct job *j, enum outcome outcome, struct handing wish)
{
	struct buf text = { 0 };
	*h = (struct handed){ .outcome = outcome, .why = j->why, .is_drawn = j->is_begun && !j->is_left_out };
	arena_init(&h->arena);
	for (size_t i = 0; i < j->made.len && outcome == OUTCOME_FINE; i++) {
		const struct made *m = &j->made.at[i];
		VEC_PUSH(&h->arena, &h->files, ((struct handed_file){ m->name, buf_as_str(&m->bytes), wish.has_rules ? rule_of(h, j, m->name) : (struct str){ 0 } }));
	}
	job_add_deps(j, &text);
	h->rule = buf_take(&text, &h->arena);
	findings_print(&j->sources, &j->found, wish.has_color, &text);
	h->findings = buf_take(&text, &h->arena);
	buf_finish(&text);
}

void handed_finish(struct handed *h)
{
	arena_finish(&h->arena);
}

/* ---- as bytes ---- */

static void carry(struct handed *h, struct parcel *p)
{
	PARCEL(p, h->outcome);
	PARCEL(p, h->is_drawn);
	parcel_seen(p, &h->why);
	parcel_seen(p, &h->rule);
	parcel_seen(p, &h->findings);
	PARCEL_LIST(p, &h->files);
	for (size_t i = 0; i < h->files.len; i++) {
		parcel_seen(p, &h->files.at[i].name);
		parcel_seen(p, &h->files.at[i].bytes);
		parcel_seen(p, &h->files.at[i].rule);
	}
}

void handed_pack(const struct handed *h, struct buf *out)
{
	struct handed copy = *h;
	carry(&copy, &(struct parcel){ .out = out });
}

void handed_make(const struct request *r, struct project *p, struct str path, struct str text, struct handing wish, struct buf *packed)
{
	struct job j;
	struct handed h;
	enum outcome outcome = job_run(&j, r, p, path, text);
	handed_take(&h, &j, outcome, wish);
	handed_pack(&h, packed);
	handed_finish(&h);
	job_finish(&j);
}

bool handed_unpack(struct handed *h, struct str packed)
{
	*h = (struct handed){ 0 };
	arena_init(&h->arena);
	struct parcel p = { .left = packed, .arena = &h->arena };
	carry(h, &p);
	return !p.is_broken && !p.left.len;
}
