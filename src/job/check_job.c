/* check_job.c — several maps, checked one by one and together. */
#include "job/job.h"

void check_job_init(struct check_job *c, const struct request *r, struct project *p)
{
	*c = (struct check_job){ .request = r, .project = p };
	arena_init(&c->arena);
	sources_init(&c->sources);
	findings_init(&c->all);
	findings_init(&c->found);
}

void check_job_finish(struct check_job *c)
{
	for (size_t i = 0; i < c->maps.len; i++)
		map_free(c->maps.at[i]);
	findings_finish(&c->found);
	findings_finish(&c->all);
	sources_finish(&c->sources);
	arena_finish(&c->arena);
}

static struct check_options options_of(const struct request *r)
{
	return (struct check_options){
		.today = r->today, .only = r->only.list.at, .only_count = r->only.list.len, .skip = r->skip.list.at, .skip_count = r->skip.list.len,
	};
}

/* The file by this path; one that another map has brought in already is not taken twice. */
static uint32_t take_file(struct check_job *c, struct str path, struct str text, struct findings *read)
{
	for (size_t i = 0; i < c->sources.files.len; i++)
		if (str_equal(c->sources.files.at[i]->path, path))
			return (uint32_t)i + 1;
	return source_add(&c->sources, path, text, read);
}

static bool is_read_already(const struct check_job *c, uint32_t file)
{
	for (size_t i = 0; i < c->maps.len; i++)
		if (c->maps.at[i]->file == file)
			return true;
	return false;
}

void check_job_add(struct check_job *c, struct str path, struct str text)
{
	struct findings read;
	struct check_options options = options_of(c->request);
	findings_init(&read);
	char *named = str_terminated(&c->arena, path);
	uint32_t file = take_file(c, str_is(path, "-") ? path : project_path(c->project, named), text, &read);
	project_set_root(c->project, named);
	if (!is_read_already(c, file)) {
		struct reader reader = project_reader(c->project);
		struct map *m = map_read(&c->sources, file, &reader, &read);
		VEC_PUSH(&c->arena, &c->maps, m);
		check_map(m, &read, &options, &c->all);
	}
	findings_finish(&read);
}

void check_job_settle(struct check_job *c)
{
	struct check_options options = options_of(c->request);
	struct selection meant = { .tags = c->request->tags, .without = c->request->without };
	check_together(c->maps.at, c->maps.len, &options, &c->all);
	selection_add_findings(&meant, &c->all, c->maps.at, c->maps.len, &c->found);
	selection_check(&meant, &c->found, c->maps.at, c->maps.len);
	findings_sort(&c->found);
}

void check_job_write(const struct check_job *c, struct buf *out)
{
	const struct request *r = c->request;
	struct check_report report = {
		.sources = &c->sources, .findings = &c->found, .maps = c->maps.at, .map_count = c->maps.len, .tool_version = STR(CJM_VERSION), .fail_on = r->fail_on,
		.part = { .tags = r->tags, .without = r->without }, .has_color = r->has_color, .has_coverage = r->has_coverage, .width = r->width,
	};
	r->check_format->write(&report, out);
}

bool check_job_fails(const struct check_job *c)
{
	for (size_t i = 0; i < c->found.len; i++)
		if (c->found.at[i].severity >= c->request->fail_on)
			return true;
	return false;
}
