/* merge.c — `cjm merge`: two edits of a map put together, as git's merge driver or by hand. */
#include "cli/cli.h"

#include "cjm/git.h"
#include "cjm/merge.h"

#include <string.h>

struct merge_call {
	const struct options *o;
	struct files files;
	struct arena arena;
	struct buf base, ours, theirs;
	struct stat was; /* of ours */
	struct merging merging;
};

static bool read_texts(struct merge_call *c)
{
	const char **paths = c->o->operands;
	return read_file(&c->files, paths[0], &c->base) && read_to_rewrite(&c->files, paths[1], &c->ours, &c->was) && read_file(&c->files, paths[2], &c->theirs);
}

/* What cannot be merged by statements git merges by lines, as it would without us. */
static int merge_by_lines(struct merge_call *c)
{
	struct merging *m = &c->merging;
	struct buf merged = { 0 }, why = { 0 };
	bool fine = git_merge_lines(&c->files, repository_environment(&c->arena), c->o->operands, m->texts, &merged, &m->conflicts, &why);
	int status = fine ? STATUS_FINE : world_error("%.*s", STR_ARG(buf_as_str(&why)));
	if (fine)
		merging_take(m, buf_as_str(&merged));
	buf_finish(&merged);
	buf_finish(&why);
	return status;
}

static int deliver_merged(struct merge_call *c)
{
	const char *output = c->o->values[OPTION_MERGE_OUTPUT];
	struct str text = buf_as_str(&c->merging.text);
	if (output && strcmp(output, "-") == 0)
		return write_stdout(text) ? STATUS_FINE : STATUS_WORLD;
	if (output)
		return write_file(&c->files, output, text, "");
	return str_equal(text, buf_as_str(&c->ours)) ? STATUS_FINE : rewrite_file(&c->files, c->o->operands[1], &c->was, text);
}

/* The text is there to be corrected, and git calls it a conflict. */
static int judge_merged(struct merge_call *c)
{
	struct buf why = { 0 };
	bool is_sound = c->merging.conflicts || merge_is_sound(buf_as_str(&c->base), buf_as_str(&c->ours), buf_as_str(&c->theirs), buf_as_str(&c->merging.text), &why);
	if (!is_sound)
		note("%s", why.at);
	buf_finish(&why);
	return is_sound && !c->merging.conflicts ? STATUS_FINE : STATUS_MISTAKES;
}

static int merge_and_deliver(struct merge_call *c)
{
	int status = STATUS_FINE;
	if (!read_texts(c))
		return STATUS_WORLD;
	if (!merge_maps(&c->merging, buf_as_str(&c->base), buf_as_str(&c->ours), buf_as_str(&c->theirs)))
		status = merge_by_lines(c);
	status = status == STATUS_FINE ? deliver_merged(c) : status;
	return status == STATUS_FINE ? judge_merged(c) : status;
}

int run_merge(const struct options *o)
{
	struct merge_call c = { .o = o };
	if (o->operand_count != 3)
		return usage_error("three maps are needed: the base and its two edits. For example: cjm merge base.cjm current.cjm other.cjm");
	files_init(&c.files);
	c.files.makes_maps = true;
	arena_init(&c.arena);
	merging_init(&c.merging);
	int status = merge_and_deliver(&c);
	merging_finish(&c.merging);
	arena_finish(&c.arena);
	files_finish(&c.files);
	buf_finish(&c.base);
	buf_finish(&c.ours);
	buf_finish(&c.theirs);
	return status;
}
