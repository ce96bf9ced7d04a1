/* atlas.c — `cjm atlas`: many maps side by side. */
#include "cli/cli.h"

#include <string.h>
#include <time.h>
#include <unistd.h>

struct survey { /* one call of the command */
	const struct options *o;
	struct request request;
	struct arena arena;
	struct files files;
	struct project project;
	struct atlas_job job;
	struct str below; /* the folder that is walked */
	int status;
};

static bool goes_to_stdout(const struct options *o)
{
	const char *output = o->values[OPTION_DIFF_OUTPUT];
	return !output || strcmp(output, "-") == 0;
}

static int read_options(struct survey *s)
{
	if (!option_format(s->o, OPTION_DIFF_FORMAT, OPTION_DIFF_OUTPUT, &s->request) || !options_to_request(s->o, &s->request))
		return STATUS_USAGE;
	if (s->request.atlas->is_binary && goes_to_stdout(s->o) && isatty(STDOUT_FILENO))
		return usage_error("cannot write %s to a terminal; use -o FILE", s->request.atlas->name);
	/* As for `cjm check`: where nobody says which day it is, it is today as it is in Greenwich. */
	if (!s->request.has_today)
		s->request.today = (long)(time(NULL) / 86400);
	s->request.width = terminal_width(120);
	return STATUS_FINE;
}

/* Below the folder that was named; a map that was named itself by its name. */
static struct str told_path(const struct survey *s, const char *path)
{
	struct str whole = str_of(path);
	return s->below.len ? str_slice(whole, s->below.len + !str_ends(s->below, "/"), whole.len) : path_name(whole);
}

static void add_map(void *survey, const char *path)
{
	struct survey *s = survey;
	struct buf text = { 0 };
	if (!read_file(&s->files, path, &text)) {
		s->status = STATUS_WORLD;
	} else if (!atlas_job_add(&s->job, str_of(path), told_path(s, path), buf_as_str(&text))) {
		print_findings(&s->job.sources, &s->job.found, s->o);
		s->status = s->status == STATUS_FINE ? STATUS_MISTAKES : s->status;
	}
	buf_finish(&text);
}

static void add_path(struct survey *s, const char *path)
{
	s->below = disk_is_folder(path) ? str_of(path) : (struct str){ 0 };
	if (!s->below.len)
		add_map(s, path);
	else if (each_map_below(path, add_map, s) != STATUS_FINE)
		s->status = STATUS_WORLD;
}

static int deliver_atlas(struct survey *s, struct str bytes)
{
	if (!goes_to_stdout(s->o))
		return write_file(&s->files, s->o->values[OPTION_DIFF_OUTPUT], bytes, "");
	return write_stdout(bytes) ? STATUS_FINE : STATUS_WORLD;
}

static void make_and_deliver(struct survey *s)
{
	struct buf out = { 0 };
	int status = print_outcome(atlas_job_make(&s->job, &out), s->job.why);
	if (status == STATUS_FINE)
		status = deliver_atlas(s, buf_as_str(&out));
	s->status = status > s->status ? status : s->status;
	buf_finish(&out);
}

static int survey_maps(struct survey *s)
{
	files_init(&s->files);
	project_init(&s->project, &s->files.disk);
	atlas_job_init(&s->job, &s->request, &s->project);
	for (int i = 0; i < s->o->operand_count; i++)
		add_path(s, s->o->operands[i]);
	if (!s->o->operand_count)
		add_path(s, ".");
	make_and_deliver(s);
	atlas_job_finish(&s->job);
	project_finish(&s->project);
	files_finish(&s->files);
	return s->status;
}

int run_atlas(const struct options *o)
{
	struct survey s = { .o = o };
	arena_init(&s.arena);
	request_init(&s.request, TASK_ATLAS);
	int status = read_options(&s);
	if (status == STATUS_FINE)
		status = survey_maps(&s);
	request_finish(&s.request);
	arena_finish(&s.arena);
	return status;
}
