/* atlas.c — `cjm atlas`: many maps side by side. */
#include "cli/cli.h"

#include "cjm/git.h"

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
	struct git git;          /* for --since */
	struct git_tree tree;
	struct git_paths paths;
	struct date day;
	struct older_atlas older;
	bool has_older;
	struct str below; /* the folder that is walked */
	const char *path; /* of the map that is being read */
	struct repeats repeats;
	VEC(const struct atlas_row *) made_of; /* the first of each map, whose pages are written */
	int status;
};

static bool goes_to_stdout(const struct options *o)
{
	const char *output = o->values[OPTION_ATLAS_OUTPUT];
	return !output || strcmp(output, "-") == 0;
}

static void raise_status(struct survey *s, int status)
{
	s->status = status > s->status ? status : s->status;
}

/* A folder has no ending that says a format. */
static bool names_folder(const struct options *o)
{
	const char *output = o->values[OPTION_ATLAS_OUTPUT];
	return output && strcmp(output, "-") != 0 && (disk_is_folder(output) || str_ends(str_of(output), "/"));
}

static int read_options(struct survey *s)
{
	if (!option_format(s->o, OPTION_DIFF_FORMAT, OPTION_ATLAS_OUTPUT, &s->request) || !options_to_request(s->o, &s->request))
		return STATUS_USAGE;
	if (names_folder(s->o) && !option_given(s->o, OPTION_DIFF_FORMAT))
		request_set(&s->request, "format", STR("html"), &(struct buf){ 0 });
	if (names_folder(s->o) && strcmp(s->request.atlas->name, "html") != 0)
		return usage_error("only pages (-f html) are written into a folder; use -o FILE");
	if (s->request.atlas->is_binary && goes_to_stdout(s->o) && isatty(STDOUT_FILENO))
		return usage_error("cannot write %s to a terminal; use -o FILE", s->request.atlas->name);
	/* As for `cjm check`: where nobody says which day it is, it is today as it is in Greenwich. */
	if (!s->request.has_today)
		s->request.today = (long)(time(NULL) / 86400);
	s->request.width = terminal_width(120);
	s->request.is_one_file = goes_to_stdout(s->o) || disk_takes_one(s->o->values[OPTION_ATLAS_OUTPUT]);
	return STATUS_FINE;
}

static void tell_mistakes(void *survey)
{
	struct survey *s = survey;
	struct buf text = { 0 };
	findings_print(&s->job.sources, &s->job.found, color_wanted(s->o, stderr), &text);
	print_new_findings(&s->repeats, str_of(s->path), buf_as_str(&text));
	buf_finish(&text);
}

static void add_map(void *survey, const char *path)
{
	struct survey *s = survey;
	struct buf text = { 0 };
	s->path = path;
	if (s->has_older)
		git_path(&s->git, path, &s->job.place);
	bool is_read = read_file(&s->files, path, &text);
	enum outcome outcome = is_read ? atlas_job_add_file(&s->job, str_of(path), atlas_told_path(s->below, str_of(path)), buf_as_str(&text), tell_mistakes, s) : OUTCOME_FINE;
	raise_status(s, is_read ? print_outcome(outcome, s->job.why) : STATUS_WORLD);
	s->job.why.len = 0;
	buf_finish(&text);
}

static void add_path(struct survey *s, const char *path)
{
	s->below = disk_is_folder(path) ? str_of(path) : (struct str){ 0 };
	if (!s->below.len)
		add_map(s, path);
	else
		raise_status(s, each_map_below(path, add_map, s));
}

/* ---- where it goes ---- */

/* Pages: with -o DIR/ the atlas is the folder's index, and each journey's page stands beside it. */
static const char *path_in_folder(struct survey *s, struct str name)
{
	const char *output = s->o->values[OPTION_ATLAS_OUTPUT];
	return str_fmt(&s->arena, "%s%s%.*s", output, str_ends(str_of(output), "/") ? "" : "/", STR_ARG(name)).at;
}

static int deliver_file(struct survey *s, const char *path, struct str bytes, const char *whose)
{
	int status = names_folder(s->o) ? make_folders_of(path) : STATUS_FINE;
	return status == STATUS_FINE ? write_file(&s->files, path, bytes, whose) : status;
}

/* All may be written before the first of them is. */
static int deliver_sheets(struct survey *s)
{
	const char *output = s->o->values[OPTION_ATLAS_OUTPUT];
	int status = STATUS_FINE;
	for (size_t i = 0; i < s->job.pages.len && status == STATUS_FINE; i++)
		status = file_may_be_written(&s->files, atlas_job_file_of_page(&s->job, output, i).at, "");
	for (size_t i = 0; i < s->job.pages.len && status == STATUS_FINE; i++)
		status = deliver_file(s, atlas_job_file_of_page(&s->job, output, i).at, s->job.pages.at[i], "");
	if (status == STATUS_FINE)
		note("written: %.*s to %.*s", STR_ARG(atlas_job_file_of_page(&s->job, output, 0)), STR_ARG(atlas_job_file_of_page(&s->job, output, s->job.pages.len - 1)));
	return status;
}

static int deliver_atlas(struct survey *s, struct str bytes)
{
	if (s->job.pages.len)
		return deliver_sheets(s);
	if (goes_to_stdout(s->o))
		return write_stdout(bytes) ? STATUS_FINE : STATUS_WORLD;
	return deliver_file(s, names_folder(s->o) ? path_in_folder(s, STR("index.html")) : s->o->values[OPTION_ATLAS_OUTPUT], bytes, "");
}

/* ---- pages of journeys ---- */

/* Beside an atlas in a file, a row leads to the page that is there already. */
static void link_rows(struct survey *s)
{
	for (size_t i = 0; i < s->job.atlas.rows.len; i++) {
		const struct atlas_row *r = &s->job.atlas.rows.at[i];
		struct str page = atlas_job_page_of(&s->job, r, names_folder(s->o) ? r->file : r->path);
		if (names_folder(s->o))
			atlas_job_link(&s->job, i, page);
		else if (!goes_to_stdout(s->o) && disk_exists(page.at))
			atlas_job_link(&s->job, i, path_from_file(&s->arena, str_of(s->o->values[OPTION_ATLAS_OUTPUT]), page));
	}
}

/* By this process or another one; it is written by this one, in the order of the rows. */
static void make_pages(void *survey, size_t at, struct buf *packed)
{
	struct survey *s = survey;
	const struct atlas_row *r = s->made_of.at[at];
	atlas_job_make_pages(&s->job, r->path, str_of(path_in_folder(s, path_without_ending(r->file))), packed);
}

static void deliver_pages(void *survey, size_t at, const struct buf *packed)
{
	struct survey *s = survey;
	struct handed h = { 0 };
	struct str path = s->made_of.at[at]->path;
	if (s->status > STATUS_MISTAKES)
		return;
	bool is_whole = packed && handed_unpack(&h, buf_as_str(packed));
	int status = is_whole ? print_outcome(h.outcome, h.why) : world_error("cannot build %s: the process that was to do it has ended", path.at);
	for (size_t i = 0; i < h.files.len && status == STATUS_FINE; i++)
		status = deliver_file(s, h.files.at[i].name.at, h.files.at[i].bytes, path.at);
	raise_status(s, status);
	handed_finish(&h);
}

/* One page for each journey, all of a map at once. */
static void build_all_pages(struct survey *s)
{
	for (size_t i = 0; i < s->job.atlas.rows.len; i++)
		if (names_find(&s->job.maps, s->job.atlas.rows.at[i].path) == &s->job.atlas.rows.at[i])
			VEC_PUSH(&s->arena, &s->made_of, &s->job.atlas.rows.at[i]);
	workers_do_all(disk_cores(), s->made_of.len, make_pages, s, deliver_pages, s);
}

/* ---- the same maps at another time ---- */

static int open_older(struct survey *s)
{
	struct git_version version;
	int status = open_repository(&s->git, &s->files, &s->arena, s->o->operand_count ? s->o->operands[0] : NULL);
	if (status == STATUS_FINE)
		status = find_since(&s->git, s->o->values[OPTION_SINCE], &version, &s->day);
	if (status == STATUS_FINE)
		status = open_commit(&s->tree, &s->git, version.commit);
	for (int i = 0; status == STATUS_FINE && i < (s->o->operand_count ? s->o->operand_count : 1); i++)
		if (!git_paths_add(&s->git, &s->paths, s->o->operand_count ? s->o->operands[i] : "."))
			status = usage_error("%s is outside the repository, so --since cannot be used for it", s->o->operands[i]);
	return status;
}

static void add_older(void *survey, struct str path)
{
	struct survey *s = survey;
	if (git_paths_hold(&s->paths, path))
		older_atlas_add(&s->older, path);
}

static void make_and_deliver(struct survey *s)
{
	struct buf out = { 0 };
	if (s->has_older) {
		atlas_job_open_older(&s->job, &s->older, &s->tree.disk, s->tree.root, s->day);
		git_tree_visit(&s->tree, &s->paths, add_older, s);
	}
	enum outcome outcome = atlas_job_settle(&s->job);
	if (outcome == OUTCOME_FINE && strcmp(s->request.atlas->name, "html") == 0)
		link_rows(s);
	if (outcome == OUTCOME_FINE)
		outcome = atlas_job_make(&s->job, &out);
	int status = print_outcome(outcome, s->job.why);
	if (status == STATUS_FINE)
		status = deliver_atlas(s, buf_as_str(&out));
	raise_status(s, status);
	if (status == STATUS_FINE && names_folder(s->o))
		build_all_pages(s);
	if (s->has_older)
		older_atlas_finish(&s->older);
	buf_finish(&out);
}

static void read_and_make(struct survey *s)
{
	repeats_init(&s->repeats, &s->arena);
	for (int i = 0; i < s->o->operand_count; i++)
		add_path(s, s->o->operands[i]);
	if (!s->o->operand_count)
		add_path(s, ".");
	print_repeats(&s->repeats);
	if (s->status < STATUS_USAGE || s->job.atlas.rows.len) /* else no map is there, which is told */
		make_and_deliver(s);
}

static int survey_maps(struct survey *s)
{
	files_init(&s->files);
	project_init(&s->project, &s->files.disk);
	atlas_job_init(&s->job, &s->request, &s->project);
	if (option_given(s->o, OPTION_SINCE)) {
		s->status = open_older(s);
		s->has_older = s->status == STATUS_FINE;
	}
	if (s->status == STATUS_FINE)
		read_and_make(s);
	git_tree_close(&s->tree);
	git_close(&s->git);
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
