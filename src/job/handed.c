/* handed.c — what a job made and what is to be said of it, as bytes that another process can take. */
#include "job/job.h"

#include <string.h>

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

/* ---- as bytes, for the same program on the same machine ---- */

static void pack_size(struct buf *out, size_t size)
{
	buf_add(out, (const char *)&size, sizeof size);
}

static void pack_str(struct buf *out, struct str s)
{
	pack_size(out, s.len);
	buf_str(out, s);
	buf_char(out, 0);
}

void handed_pack(const struct handed *h, struct buf *out)
{
	pack_size(out, h->outcome);
	pack_size(out, h->is_drawn);
	pack_str(out, h->why);
	pack_str(out, h->rule);
	pack_str(out, h->findings);
	pack_size(out, h->files.len);
	for (size_t i = 0; i < h->files.len; i++) {
		pack_str(out, h->files.at[i].name);
		pack_str(out, h->files.at[i].bytes);
		pack_str(out, h->files.at[i].rule);
	}
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

struct parcel {
	struct str left;
	bool is_broken;
};

static size_t unpack_size(struct parcel *u)
{
	size_t size = 0;
	u->is_broken |= u->left.len < sizeof size;
	if (u->is_broken)
		return 0;
	memcpy(&size, u->left.at, sizeof size);
	u->left = str_slice(u->left, sizeof size, u->left.len);
	return size;
}

static struct str unpack_str(struct parcel *u)
{
	size_t len = unpack_size(u);
	u->is_broken |= u->left.len <= len;
	if (u->is_broken)
		return (struct str){ 0 };
	struct str s = { u->left.at, len };
	u->left = str_slice(u->left, len + 1, u->left.len);
	return s;
}

bool handed_unpack(struct handed *h, struct str packed)
{
	struct parcel u = { packed, false };
	*h = (struct handed){ 0 };
	arena_init(&h->arena);
	h->outcome = (enum outcome)unpack_size(&u);
	h->is_drawn = unpack_size(&u);
	h->why = unpack_str(&u);
	h->rule = unpack_str(&u);
	h->findings = unpack_str(&u);
	size_t count = unpack_size(&u);
	for (size_t i = 0; i < count && !u.is_broken; i++) {
		struct handed_file f = { .name = unpack_str(&u) };
		f.bytes = unpack_str(&u);
		f.rule = unpack_str(&u);
		VEC_PUSH(&h->arena, &h->files, f);
	}
	return !u.is_broken && !u.left.len;
}
