/* deps.c — what an output is made of, as a rule of make, which ninja reads as well. */
#include "job/job.h"

#include <string.h>

static void add_path(struct buf *out, struct str path)
{
	for (size_t i = 0; i < path.len; i++) {
		char c = path.at[i];
		if (strchr(" #\\:%", c) && c)
			buf_char(out, '\\');
		else if (c == '$')
			buf_char(out, '$');
		buf_char(out, c);
	}
}

/* A path with a line feed cannot be written there. */
static bool fits(struct str path)
{
	return str_find(path, '\n') == path.len && path.len;
}

void deps_add(const struct str *targets, size_t count, const struct names *inputs, struct buf *out)
{
	size_t named = 0;
	for (size_t i = 0; i < count; i++)
		if (fits(targets[i])) {
			buf_text(out, named++ ? " " : "");
			add_path(out, targets[i]);
		}
	if (!named)
		return;
	buf_char(out, ':');
	for (size_t i = 0; i < inputs->len; i++)
		if (fits(inputs->entries[i].name)) {
			buf_text(out, " \\\n  ");
			add_path(out, inputs->entries[i].name);
		}
	buf_char(out, '\n');
	for (size_t i = 0; i < inputs->len; i++) /* one that is gone is no error, but a reason to build */
		if (fits(inputs->entries[i].name)) {
			add_path(out, inputs->entries[i].name);
			buf_text(out, ":\n");
		}
}

void job_add_deps(struct job *j, struct buf *out)
{
	if (!j->made.len) /* one that was never begun has nothing of its own yet */
		return;
	struct str *names = arena_alloc(&j->arena, (j->made.len + 1) * sizeof *names);
	for (size_t i = 0; i < j->made.len; i++)
		names[i] = j->made.at[i].name;
	deps_add(names, j->made.len, &j->project->inputs, out);
}
