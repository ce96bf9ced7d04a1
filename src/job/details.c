/* details.c — the maps that a map names, by their files or the titles of their journeys: read, so that they are called by their titles, and what they compute
 * can be shown. */
#include "job/job.h"

#include "cjm/places.h"

struct detail_map { /* a file that a stage or a journey names */
	struct str path;
	struct sources sources;
	struct findings found; /* by reading it: they are its own, and told where it is built or checked */
	struct map *map;
};

static struct detail_map *map_at(struct job *j, struct str path, struct str text)
{
	for (size_t i = 0; i < j->details.len; i++)
		if (str_equal(j->details.at[i]->path, path))
			return j->details.at[i];
	struct detail_map *d = ARENA_NEW(&j->arena, struct detail_map);
	struct reader reader = project_reader(j->project);
	reader.picture = NULL; /* none of it is drawn */
	d->path = str_copy(&j->arena, path);
	sources_init(&d->sources);
	findings_init(&d->found);
	d->map = map_read(&d->sources, source_add(&d->sources, d->path, text, &d->found), &reader, &d->found);
	if (j->map->is_for_client)
		map_leave_out_internal(d->map);
	VEC_PUSH(&j->arena, &j->details, d);
	return d;
}

/* The journey of that file that is called so; without a title its only one. */
static void take_journey(struct job *j, struct detail *d, const struct map *m, struct str title)
{
	size_t own = 0;
	FOR_EACH(struct journey, journey, m->journeys) {
		if (journey->is_included)
			continue;
		own++;
		if (!title.len)
			VEC_PUSH(&j->arena, &d->rivals.list, journey->thing.text);
		if (!d->elsewhere && (!title.len || journey_is_called(journey, title, &j->arena)))
			d->elsewhere = journey;
	}
	if (own > 1 && !title.len)
		d->elsewhere = NULL;
	else if (!title.len)
		d->rivals.list.len = 0;
	if (own > 1 && d->elsewhere)
		d->part = d->elsewhere->thing.id;
}

/* What cannot be read, or has mistakes, computes nothing. False where there is no such file. */
static bool read_file(struct job *j, struct detail *d, struct str path, struct str title)
{
	struct buf text = { 0 }, found = { 0 }, why = { 0 };
	struct str from = source_of(j->map->sources, d->thing.span)->path;
	bool is_there = project_read(j->project, from, path, &text, &found, &why);
	if (is_there) {
		const struct detail_map *deep = map_at(j, buf_as_str(&found), buf_as_str(&text));
		if (!deep->found.error_count)
			take_journey(j, d, deep->map, title);
	}
	buf_finish(&text);
	buf_finish(&found);
	buf_finish(&why);
	return is_there;
}

static void note_several(struct job *j, const struct detail *d)
{
	struct finding *f = finding_add(&j->found, SEVERITY_WARNING, "detail-missing", d->thing.word, "%.*s has more than one journey: “%.*s”, “%.*s”", STR_ARG(d->thing.text),
		STR_ARG(d->rivals.list.at[0]), STR_ARG(d->rivals.list.at[1]));
	f->hint = str_fmt(&j->found.arena, "name the one that is meant: detail \"%.*s\"", STR_ARG(d->rivals.list.at[0]));
}

static void note_ambiguous(struct job *j, const struct detail *d)
{
	struct finding *f = finding_add(&j->found, SEVERITY_WARNING, "detail-missing", d->thing.word, "more than one journey is called “%.*s”: %.*s, %.*s", STR_ARG(d->thing.text),
		STR_ARG(d->rivals.list.at[0]), STR_ARG(d->rivals.list.at[1]));
	f->hint = STR("write the file instead: detail \"FILE.cjm\"");
}

static bool is_own(const struct job *j, const struct detail *d)
{
	struct str from = source_of(j->map->sources, d->thing.span)->path;
	return str_equal(project_path_from(j->project, from, d->file, &((struct job *)j)->arena), from);
}

static void find_by_title(struct job *j, struct detail *d)
{
	project_find_titled(j->project, j->request->maps, j->map->sources, d, &j->arena);
	if (d->rivals.list.len)
		note_ambiguous(j, d);
	else if (d->file.len && is_own(j, d))
		take_journey(j, d, j->map, d->thing.text), d->file = (struct str){ 0 };
	else if (d->file.len)
		read_file(j, d, d->file, d->thing.text);
	if (!d->elsewhere) /* nothing leads to a map with mistakes, or to a journey that is kept from a client */
		d->file = (struct str){ 0 };
}

static void read_detail(struct job *j, struct detail *d)
{
	if (!d || d->journey || !d->thing.text.len)
		return;
	if (!read_file(j, d, d->thing.text, (struct str){ 0 }) && !str_ends(d->thing.text, ".cjm"))
		find_by_title(j, d);
	else if (d->rivals.list.len)
		note_several(j, d);
}

void job_read_details(struct job *j)
{
	FOR_EACH(struct journey, journey, j->map->journeys) {
		if (journey->is_included)
			continue;
		read_detail(j, journey->follows);
		FOR_EACH(struct stage, stage, journey->stages)
			read_detail(j, stage->detail);
	}
}

/* Of several journeys in one file each has a page of its own (`part`). */
bool job_makes_page_of(const struct job *j, const struct detail *d)
{
	for (size_t i = 0; i < j->details.len && d->elsewhere && j->request->maps; i++) {
		const struct detail_map *deep = j->details.at[i];
		if (things_hold(&deep->map->journeys, &d->elsewhere->thing))
			return names_find(j->request->maps, deep->path);
	}
	return false;
}

void job_drop_details(struct job *j)
{
	for (size_t i = 0; i < j->details.len; i++) {
		struct detail_map *d = j->details.at[i];
		map_free(d->map);
		findings_finish(&d->found);
		sources_finish(&d->sources);
	}
}
