/* check.c — `cjm check`: reads all maps, checks each and all together, and says what they lack. */
#include "cli/cli.h"
#include "cjm/git.h"

#include <time.h>

struct check { /* one call of the command */
	const struct options *o;
	const struct request *request;
	struct files files;
	struct project project;
	struct check_job checking;
	size_t jobs;
	struct check_batch batch;
	int status;
};

static int read_options(const struct options *o, struct request *r, size_t *jobs)
{
	if (!option_format(o, OPTION_CHECK_FORMAT, OPTION_COUNT, r) || !options_to_request(o, r) || !option_jobs(o, jobs))
		return STATUS_USAGE;
	if (!o->operand_count)
		return usage_error("missing map. For example: cjm check map.cjm");
	/* Where nobody says which day it is, it is today as it is in Greenwich: the same for everyone who checks at once. */
	if (!r->has_today)
		r->today = (long)(time(NULL) / 86400);
	r->has_color = color_wanted(o, stdout);
	r->width = terminal_width(80);
	r->is_compared = option_given(o, OPTION_NEW_SINCE);
	if (option_given(o, OPTION_FIX) && reads_stream(o))
		return usage_error("--fix changes files; it cannot change standard input or a pipe");
	return STATUS_FINE;
}

/* What comes through a pipe is read by this process, and only once. */
static void list_map(void *check, const char *path)
{
	struct check *c = check;
	struct buf why = { 0 };
	struct check_batched *m = check_batch_add(&c->batch, path, path_named(c->o, path), NULL);
	if (!disk_can_read_again(path) && project_text(&c->project, path, &m->text, &why))
		hold_stdin(&c->project, c->o, path, buf_as_str(&m->text));
	buf_finish(&why);
}

static void take_map(void *check, size_t at, const struct buf *packed)
{
	struct check *c = check;
	struct buf why = { 0 };
	if (!check_batch_take(&c->batch, at, packed, &why))
		c->status = c->batch.is_refused ? usage_error("%s", why.at) : world_error("%s", why.at);
	buf_finish(&why);
}

static bool check_paths(void *check)
{
	struct check *c = check;
	check_batch_init(&c->batch, &c->checking);
	for (int i = 0; i < c->o->operand_count; i++) {
		const char *path = c->o->operands[i];
		int status = STATUS_FINE;
		if (!disk_is_folder(path))
			list_map(c, path);
		else
			status = each_map_of(path, list_map, c);
		if (status != STATUS_FINE)
			check_batch_add(&c->batch, path, path, status == STATUS_USAGE ? "this folder has no map" : "this folder could not be read completely");
		c->status = status > c->status ? status : c->status;
	}
	workers_do_all(check_batch_processes(&c->batch, c->jobs), c->batch.list.len, check_batch_work, &c->batch, take_map, c);
	check_job_settle(&c->checking);
	return c->status == STATUS_FINE;
}

static void tell(struct check *c, enum outcome outcome, struct buf *why)
{
	for (size_t i = 0; i < c->checking.notes.list.len; i++)
		note("%.*s", STR_ARG(c->checking.notes.list.at[i]));
	c->checking.notes.list.len = 0;
	if (outcome != OUTCOME_FINE) {
		c->status = print_outcome(outcome, buf_as_str(why));
		check_job_fail(&c->checking, STR("-"), why->at);
	}
	buf_finish(why);
}

/* ---- what the maps had before ---- */

struct older { /* the same maps at the commit where the branch began */
	struct check *now;
	struct git git;
	struct git_tree tree;
	struct git_paths paths; /* of the call: maps that it names, and folders */
	struct project project;
	struct check_job checking;
};

static void check_older(void *older, struct str path)
{
	struct older *old = older;
	struct buf text = { 0 }, why = { 0 };
	if (project_text(&old->project, str_terminated(&old->now->checking.arena, path), &text, &why))
		check_job_add(&old->checking, path, buf_as_str(&text));
	buf_finish(&text);
	buf_finish(&why);
}

/* What is no more, wherever it was: a map that was named may have been called so. */
static void check_gone(void *older, struct str path)
{
	struct older *old = older;
	bool is_there = disk_exists(str_fmt(&old->now->checking.arena, "%.*s/%.*s", STR_ARG(old->git.top), STR_ARG(path)).at);
	if (!is_there && !git_paths_hold(&old->paths, path))
		check_older(old, path);
}

static void set_aside_older(struct check *c)
{
	struct older old = { .now = c };
	struct git_range since = { str_of(c->o->values[OPTION_NEW_SINCE]), STR("HEAD"), .is_range = true, .is_from_base = true };
	struct str base, head;
	c->status = open_repository(&old.git, &c->files, &c->checking.arena, path_named(c->o, c->o->operands[0]));
	if (c->status == STATUS_FINE)
		c->status = find_range(&old.git, &since, &base, &head);
	if (c->status == STATUS_FINE)
		c->status = open_commit(&old.tree, &old.git, base);
	bool has_paths = false;
	for (int i = 0; i < c->o->operand_count && c->status == STATUS_FINE; i++)
		has_paths |= git_paths_add(&old.git, &old.paths, path_named(c->o, c->o->operands[i]));
	if (c->status == STATUS_FINE) {
		project_init(&old.project, &old.tree.disk);
		old.project.checkout = old.tree.root;
		check_job_init(&old.checking, c->request, &old.project);
		if (has_paths) { /* else all of them lie outside */
			git_tree_visit(&old.tree, &old.paths, check_older, &old);
			git_tree_maps(&old.tree, check_gone, &old);
		}
		check_job_settle(&old.checking);
		check_job_set_aside_older(&c->checking, &old.checking, old.git.top, old.tree.root);
		check_job_finish(&old.checking);
		project_finish(&old.project);
	}
	if (c->status != STATUS_FINE)
		check_job_fail(&c->checking, STR("-"), "the revision of --new-since cannot be read");
	git_tree_close(&old.tree);
	git_close(&old.git);
}

static void deliver_findings(struct check *c)
{
	struct buf out = { 0 };
	check_job_write(&c->checking, &out);
	if (print_bytes(&out) != STATUS_FINE)
		c->status = STATUS_WORLD;
	else if (c->status == STATUS_FINE && check_job_fails(&c->checking))
		c->status = STATUS_MISTAKES;
}

static int check_maps(const struct options *o, const struct request *r, size_t jobs)
{
	struct check c = { .o = o, .request = r, .jobs = jobs };
	struct buf why = { 0 };
	files_init(&c.files);
	check_job_init(&c.checking, r, &c.project);
	c.status = begin_project(&c.project, &c.files, o);
	if (c.status == STATUS_FINE && option_given(o, OPTION_FIX))
		tell(&c, check_job_fix(&c.checking, check_paths, &c, &why), &why);
	if (c.status == STATUS_FINE) {
		check_paths(&c);
		if (c.status == STATUS_FINE)
			tell(&c, check_job_has_run(&c.checking, &why), &why);
		if (c.status == STATUS_FINE)
			tell(&c, check_job_use_baseline(&c.checking, &why), &why);
		if (c.status == STATUS_FINE && option_given(o, OPTION_NEW_SINCE))
			set_aside_older(&c);
		check_job_leave_out(&c.checking);
		deliver_findings(&c);
	}
	check_job_finish(&c.checking);
	project_finish(&c.project);
	files_finish(&c.files);
	return c.status;
}

int run_check(const struct options *o)
{
	struct request r;
	size_t jobs = 1;
	request_init(&r, TASK_CHECK);
	int status = read_options(o, &r, &jobs);
	if (status == STATUS_FINE)
		status = check_maps(o, &r, jobs);
	request_finish(&r);
	return status;
}
