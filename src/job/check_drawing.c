/* check_drawing.c — what only building finds: a font that is not installed, a paper on which the text becomes too small. Asked of maps whose theme
 * says something of that; all others are built from what every machine has. */
#include "job/job.h"

static const char *const FOUND_BY_BUILDING[] = { "unknown-theme", "fonts", "small-text", "too-large" };

static bool is_found_by_building(const char *id)
{
	for (size_t i = 0; i < sizeof FOUND_BY_BUILDING / sizeof *FOUND_BY_BUILDING; i++)
		if (str_is(str_of(id), FOUND_BY_BUILDING[i]))
			return true;
	return false;
}

bool check_job_runs(const struct check_row *row)
{
	static const char *const FOUND_BY_READING[] = { "no-picture", "unsafe-link" };
	struct str family = str_of(row->family);
	for (size_t i = 0; i < sizeof FOUND_BY_READING / sizeof *FOUND_BY_READING; i++)
		if (str_is(str_of(row->id), FOUND_BY_READING[i]))
			return true;
	return !str_is(family, "import") && (!str_is(family, "drawing") || is_found_by_building(row->id));
}

/* The journey that is drawn first; NULL where the file has none of its own. */
static const struct journey *own_journey(const struct map *m)
{
	FOR_EACH(struct journey, j, m->journeys)
		if (!j->is_included)
			return j;
	return NULL;
}

static bool says_something_of_its_look(const struct map *m, bool *has_paper)
{
	bool says = m->project && m->project->theme.len;
	FOR_EACH(struct theme_spec, t, m->themes) {
		says |= t->font.len || t->paper;
		*has_paper |= t->paper != 0;
	}
	return says;
}

/* Places are those of the job's own sources, which are read from the same files. */
static void add_found(const struct check_job *c, const struct job *j, const struct finding *f, struct span otherwise, struct findings *found)
{
	const struct source *source = source_of(&j->sources, f->span);
	struct finding *copy = finding_copy(found, f);
	copy->span = otherwise;
	copy->other = (struct span){ 0 };
	for (size_t i = 0; source && i < c->sources.files.len; i++)
		if (str_equal(c->sources.files.at[i]->path, source->path))
			copy->span = (struct span){ (uint32_t)i + 1, f->span.at, f->span.len };
}

void check_job_draw(const struct check_job *c, const struct map *m, struct str path, struct findings *found)
{
	struct request r;
	struct job j;
	bool has_paper = false;
	const struct journey *first = own_journey(m);
	if (found->error_count || !first || !says_something_of_its_look(m, &has_paper))
		return;
	request_init(&r, TASK_BUILD);
	r.product = product_named(has_paper ? STR("pdf") : STR("svg"));
	r.stem = STR("map");
	r.may_lack = true;
	job_run(&j, &r, c->project, path, c->sources.files.at[m->file - 1]->text);
	for (size_t i = 0; i < j.found.len; i++)
		if (is_found_by_building(j.found.at[i].id))
			add_found(c, &j, &j.found.at[i], first->thing.word, found);
	job_finish(&j);
	request_finish(&r);
}
