/* check_drawing.c — what only building finds: a file with nothing to draw; and, in the maps that may have one and are drawn for it, a font that is not
 * installed, or a paper on which the text becomes too small. */
#include <math.h>

#include "job/job.h"

static const char *const FOUND_BY_BUILDING[] = { "no-journey", "unknown-theme", "fonts", "small-text", "too-large" };

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

/* What a file of the project may hold for others, as an edition and a language are not. */
static bool declares(const struct map *m)
{
	for (const struct node *n = m->asts.at[0]->root->first; n; n = n->next)
		if (n->kind != KIND_EDITION && n->kind != KIND_LANGUAGE && n->kind != KIND_SCALE)
			return true;
	return m->asts.at[0]->is_newer;
}

/* On its last line, for a map of a document has all lines of the document in front of it. */
static void report_empty(const struct map *m, struct findings *found)
{
	struct str text = m->sources->files.at[m->file - 1]->text;
	uint32_t end = (uint32_t)(text.len - str_ends(text, "\n"));
	struct finding *f = finding_add(found, SEVERITY_WARNING, "no-journey", (struct span){ m->file, end, 0 }, "the file has no journey");
	f->hint = STR("add one: journey \"…\"; or begin with a template: cjm new");
}

/* Pixels of the drawing that a card takes, but for its text: its edges, its sign, what it is said of. And a character of its text. */
enum { CARD_AREA = 9000, CHARACTER_AREA = 130 };

static void add_area(void *area, const struct thing *t)
{
	*(double *)area += CARD_AREA + CHARACTER_AREA * (double)t->text.len;
}

static double area_of(const struct thing *t)
{
	double area = 0;
	thing_walk(t, add_area, &area);
	return area;
}

static void note_largest(void *largest, const struct thing *t)
{
	double area = 0;
	add_area(&area, t);
	*(double *)largest = fmax(*(double *)largest, area);
}

/* The most that has to stand on one page: a stage's own cards beside its fullest step, or a card of the whole journey, of which each page takes
 * as many as it has room for. */
static double fullest_column(const struct journey *j)
{
	double most = 0;
	thing_walk(&j->thing, note_largest, &most);
	FOR_EACH(struct stage, stage, j->stages) {
		double own = area_of(&stage->thing), fullest = 0;
		FOR_EACH(struct step, step, stage->steps) {
			double area = area_of(&step->thing);
			fullest = fmax(fullest, area);
			own -= area;
		}
		most = fmax(most, own + fullest);
	}
	return most;
}

/* Laying pages out takes a hundred times as long as a check, so it is asked only where a seventh of a page might be full: at less, text of every
 * kind of card was readable on every paper. A slide has the least room for a column. */
static bool may_be_too_small(const struct map *m, const struct theme *theme)
{
	if (!theme->paper)
		return false;
	struct paper_size paper = paper_size((enum paper)(theme->paper - 1), false);
	double room = 0.15 * paper.width * paper.height / (readable_scale(paper) * readable_scale(paper));
	FOR_EACH(struct journey, j, m->journeys)
		if (!j->is_included && (paper.is_slide || j->step_count > STEPS_ON_PAGES_MOST || fullest_column(j) > room))
			return true;
	return false;
}

static bool has_its_look(const struct map *m, struct theme *theme)
{
	if (!theme_of(m, theme_meant(m, (struct str){ 0 }), theme))
		return false;
	struct ruler *ruler = ruler_new();
	bool has_font = ruler_use_theme(ruler, theme);
	ruler_free(ruler);
	return has_font;
}

/* Places are those of the job's own sources, which are read from the same files. */
static void add_found(const struct sources *sources, const struct job *j, const struct finding *f, struct span otherwise, struct findings *found)
{
	const struct source *source = source_of(&j->sources, f->span);
	struct finding *copy = finding_copy(found, f);
	copy->span = otherwise;
	copy->other = (struct span){ 0 };
	for (size_t i = 0; source && i < sources->files.len; i++)
		if (str_equal(sources->files.at[i]->path, source->path))
			copy->span = (struct span){ (uint32_t)i + 1, f->span.at, f->span.len };
}

void check_job_draw(struct project *p, const struct map *m, struct str path, struct findings *found)
{
	struct request r;
	struct job j;
	struct theme theme;
	const struct journey *first = own_journey(m);
	if (!found->error_count && !first && !declares(m))
		report_empty(m, found);
	if (found->error_count || !first)
		return;
	bool has_look = has_its_look(m, &theme), is_small = has_look && may_be_too_small(m, &theme);
	if (has_look && !is_small)
		return;
	request_init(&r, TASK_BUILD);
	r.product = product_named(is_small ? STR("pdf") : STR("svg"));
	r.stem = STR("map");
	r.may_lack = true;
	job_run(&j, &r, p, path, m->sources->files.at[m->file - 1]->text);
	for (size_t i = 0; i < j.found.len; i++)
		if (is_found_by_building(j.found.at[i].id))
			add_found(m->sources, &j, &j.found.at[i], first->thing.word, found);
	job_finish(&j);
	request_finish(&r);
}
