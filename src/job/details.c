/* details.c — the maps that a map names by their files: those of stages, so that what they compute can be shown, and the one that it follows, for its title. */
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

static struct journey *own_journey(const struct map *m)
{
	FOR_EACH(struct journey, j, m->journeys)
		if (!j->is_included)
			return j;
	return NULL;
}

/* What cannot be read, or has mistakes, computes nothing. */
static void read_detail(struct job *j, struct detail *d)
{
	if (d->journey || !d->thing.text.len)
		return;
	struct buf text = { 0 }, found = { 0 }, why = { 0 };
	struct str from = source_of(j->map->sources, d->thing.span)->path;
	if (project_read(j->project, from, d->thing.text, &text, &found, &why)) {
		const struct detail_map *deep = map_at(j, buf_as_str(&found), buf_as_str(&text));
		d->elsewhere = deep->found.error_count ? NULL : own_journey(deep->map);
	}
	buf_finish(&text);
	buf_finish(&found);
	buf_finish(&why);
}

void job_read_details(struct job *j)
{
	FOR_EACH(struct journey, journey, j->map->journeys) {
		if (journey->is_included)
			continue;
		if (journey->follows)
			read_detail(j, journey->follows);
		FOR_EACH(struct stage, stage, journey->stages)
			if (stage->detail && journey->kind == JOURNEY_EXPERIENCE)
				read_detail(j, stage->detail);
	}
}

/* Of several journeys in one file each would have a page of its own. */
bool job_makes_page_of(const struct job *j, const struct detail *d)
{
	for (size_t i = 0; i < j->details.len && d->elsewhere && j->request->maps; i++) {
		const struct detail_map *deep = j->details.at[i];
		size_t own = 0;
		FOR_EACH(struct journey, journey, deep->map->journeys)
			own += !journey->is_included;
		if (own_journey(deep->map) == d->elsewhere)
			return own == 1 && names_find(j->request->maps, deep->path);
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
