/* atlas_since.c — the maps of an atlas as they were at another time, read from whatever holds them. */
#include "job/job.h"

void atlas_job_open_older(struct atlas_job *j, struct older_atlas *old, const struct disk *disk, struct str root, struct date day)
{
	*old = (struct older_atlas){ .request = *j->request };
	old->request.today = date_last_day(day);
	project_init(&old->project, disk);
	old->project.checkout = root;
	atlas_job_init(&old->job, &old->request, &old->project);
	old->job.atlas.words = j->atlas.words;
	j->atlas.older = &old->job.atlas;
	j->atlas.since = day;
}

void older_atlas_add(struct older_atlas *old, struct str path)
{
	struct buf text = { 0 }, why = { 0 };
	old->job.place = path;
	if (project_text(&old->project, str_terminated(&old->job.arena, path), &text, &why))
		atlas_job_add_file(&old->job, path, path, buf_as_str(&text), NULL, NULL);
	buf_finish(&text);
	buf_finish(&why);
}

void older_atlas_finish(struct older_atlas *old)
{
	atlas_job_finish(&old->job);
	project_finish(&old->project);
}
