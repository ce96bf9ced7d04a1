/* check_job.c — several maps, checked one by one and together. */
#include "job/job.h"

/* ---- the same in English ---- */

/* What a baseline and a fingerprint keep. */
static bool needs_english(const struct request *r)
{
	return tongue_speak(TONGUE_NONE) != TONGUE_ENGLISH && (r->baseline.len || r->check_format != check_format_at(0));
}

static void begin_english(struct check_job *c)
{
	c->english = ARENA_NEW(&c->arena, struct check_job);
	int before = tongue_speak(TONGUE_ENGLISH);
	check_job_init(c->english, c->request, c->project);
	tongue_speak(before);
}

/* Both lists are in one order: by place, and then as they were reported. */
static void take_english(struct check_job *c)
{
	struct findings *english = &c->english->found;
	int before = tongue_speak(TONGUE_ENGLISH);
	check_job_settle(c->english);
	tongue_speak(before);
	size_t next = 0;
	for (size_t i = 0; i < c->found.len; i++) {
		struct finding *f = &c->found.at[i];
		size_t at = next;
		while (at < english->len && !(english->at[at].id == f->id && english->at[at].span.file == f->span.file && english->at[at].span.at == f->span.at))
			at++;
		if (at == english->len)
			continue;
		f->english = str_copy(&c->found.arena, english->at[at].message);
		next = at + 1;
	}
}

static void add_english(struct check_job *c, struct str path, struct str text)
{
	int before = tongue_speak(TONGUE_ENGLISH);
	check_job_add(c->english, path, text);
	tongue_speak(before);
}

/* ---- one job ---- */

void check_job_init(struct check_job *c, const struct request *r, struct project *p)
{
	*c = (struct check_job){ .request = r, .project = p };
	arena_init(&c->arena);
	names_init(&c->files, &c->arena);
	names_init(&c->read, &c->arena);
	sources_init(&c->sources);
	findings_init(&c->all);
	findings_init(&c->found);
	findings_init(&c->aside);
	findings_init(&c->failed);
	if (needs_english(r))
		begin_english(c);
}

void check_job_finish(struct check_job *c)
{
	if (c->english)
		check_job_finish(c->english);
	for (size_t i = 0; i < c->maps.len; i++)
		map_free(c->maps.at[i]);
	for (size_t i = 0; i < c->settings.len; i++)
		map_free(c->settings.at[i]);
	findings_finish(&c->found);
	findings_finish(&c->aside);
	findings_finish(&c->failed);
	findings_finish(&c->all);
	sources_finish(&c->sources);
	arena_finish(&c->arena);
}

static struct check_options options_of(const struct request *r)
{
	return (struct check_options){
		.today = r->today, .is_singly = r->baseline.len || r->is_compared, .only = r->only.list.at, .only_count = r->only.list.len, .skip = r->skip.list.at, .skip_count = r->skip.list.len,
	};
}

/* The file by this path; one that another map has brought in already is not taken twice. */
static uint32_t take_file(struct check_job *c, struct str path, struct str text, struct findings *read)
{
	for (size_t i = c->files.len; i < c->sources.files.len; i++) {
		uint32_t *number = ARENA_NEW(&c->arena, uint32_t);
		*number = (uint32_t)i + 1;
		names_add(&c->files, c->sources.files.at[i]->path, number);
	}
	const uint32_t *known = names_find(&c->files, path);
	return known ? *known : source_add(&c->sources, path, text, read);
}

static struct map *settings_by_path(const struct check_job *c, struct str path)
{
	for (size_t i = 0; i < c->settings.len; i++)
		if (str_equal(c->sources.files.at[c->settings.at[i]->file - 1]->path, path))
			return c->settings.at[i];
	return NULL;
}

/* Those of the root that is set, which are checked like a map, once. */
static struct map *settings_of_root(struct check_job *c)
{
	struct findings read;
	struct check_options options = options_of(c->request);
	struct map *known = settings_by_path(c, c->project->file);
	if (known || !c->project->file.len)
		return known;
	findings_init(&read);
	struct map *m = project_settings_read(c->project, &c->sources, &read);
	if (m) {
		VEC_PUSH(&c->arena, &c->settings, m);
		check_map(m, &read, &options, &c->all);
	} else {
		for (size_t i = 0; i < read.len; i++)
			finding_copy(&c->all, &read.at[i]);
	}
	findings_finish(&read);
	return m;
}

static void add_map(struct check_job *c, struct str path, uint32_t file, struct findings *read)
{
	struct check_options options = options_of(c->request);
	const struct map *settings = settings_of_root(c);
	struct map *m = project_map_read(c->project, &c->sources, file, settings, read);
	VEC_PUSH(&c->arena, &c->maps, m);
	check_job_draw(c, m, path, read);
	check_map(m, read, &options, &c->all);
}

void check_job_add(struct check_job *c, struct str path, struct str text)
{
	struct findings read;
	findings_init(&read);
	char *named = str_terminated(&c->arena, path);
	struct str known = str_is(path, "-") ? path : project_path(c->project, named);
	project_set_root(c->project, named);
	if (c->project->file.len && str_equal(known, c->project->file)) {
		settings_of_root(c);
	} else {
		uint32_t file = take_file(c, known, text, &read);
		if (!names_add(&c->read, c->sources.files.at[file - 1]->path, c))
			add_map(c, path, file, &read);
	}
	findings_finish(&read);
	if (c->english)
		add_english(c, path, text);
}

/* What the caller says, else the strictest of what the projects say. */
static enum severity severity_that_fails(const struct check_job *c)
{
	enum severity least = SEVERITY_NONE;
	for (size_t i = 0; i < c->settings.len && !c->request->has_fail_on; i++) {
		const struct project_settings *s = c->settings.at[i]->settings;
		if (s && s->fail_on && (!least || s->fail_on < least))
			least = (enum severity)s->fail_on;
	}
	return least ? least : c->request->fail_on;
}

void check_job_fail(struct check_job *c, struct str path, const char *why)
{
	if (c->request->check_format == check_format_at(0))
		return;
	uint32_t file = take_file(c, path, STR(""), &c->failed);
	finding_add(&c->failed, SEVERITY_ERROR, "unreadable-file", (struct span){ file, 0, 0 }, "%s", why);
}

void check_job_settle(struct check_job *c)
{
	struct check_options options = options_of(c->request);
	struct selection meant = { .tags = c->request->tags, .without = c->request->without };
	check_together(c->maps.at, c->maps.len, &options, &c->all);
	selection_add_findings(&meant, &c->all, c->maps.at, c->maps.len, &c->found);
	selection_check(&meant, &c->found, c->maps.at, c->maps.len);
	findings_sort(&c->found);
	if (c->english)
		take_english(c);
}

void check_job_leave_out(struct check_job *c)
{
	enum severity fails = severity_that_fails(c), least = c->request->min_severity < fails ? c->request->min_severity : fails;
	size_t kept = 0;
	for (size_t i = 0; i < c->found.len; i++)
		if (c->found.at[i].severity >= least)
			c->found.at[kept++] = c->found.at[i];
	c->below = c->found.len - kept;
	c->found.len = kept;
	for (size_t i = 0; i < c->failed.len; i++)
		finding_copy(&c->found, &c->failed.at[i]);
	findings_sort(&c->found);
}

void check_job_write(const struct check_job *c, struct buf *out)
{
	const struct request *r = c->request;
	struct check_report report = {
		.sources = &c->sources, .findings = &c->found, .aside = c->has_baseline ? &c->aside : NULL, .aside_is_older = r->is_compared, .below = c->below, .maps = c->maps.at, .map_count = c->maps.len, .tool_version = STR(CJM_VERSION), .fail_on = severity_that_fails(c),
		.part = { .tags = r->tags, .without = r->without }, .has_color = r->has_color, .has_coverage = r->has_coverage, .has_statistics = r->has_statistics, .width = r->width,
	};
	r->check_format->write(&report, out);
}

bool check_job_fails(const struct check_job *c)
{
	enum severity least = severity_that_fails(c);
	for (size_t i = 0; i < c->found.len; i++)
		if (c->found.at[i].severity >= least)
			return true;
	return false;
}
