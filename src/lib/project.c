/* project.c — the files that other programs give: what they put in, what their own functions read, or a folder of this machine. */
#include "lib/lib.h"

/* Where the files of a caller's own functions lie, as far as paths are told apart: nothing that climbs out of it is asked for. */
#define HOST_ROOT "/project/"

void cjm_bytes_add(struct cjm_bytes *bytes, const void *at, size_t length)
{
	bytes->is_cut |= !buf_may_add(&bytes->buf, at, length); /* the caller's function is in between */
}

/* ---- the caller's own functions ---- */

static bool resolve_host(void *project, const char *path, struct buf *real, struct buf *why)
{
	struct buf whole = { 0 };
	(void)project, (void)why;
	buf_fmt(&whole, "%s%s", *path == '/' ? "" : HOST_ROOT, path);
	path_tidy(real, buf_as_str(&whole));
	buf_finish(&whole);
	return true;
}

static bool read_host(void *project, const char *path, struct buf *bytes, struct buf *why)
{
	const struct cjm_project *p = project;
	struct cjm_bytes read = { 0 };
	bool fine = p->host.read(p->host.context, path + sizeof HOST_ROOT - 1, &read);
	memory_adopt(read.buf.at);
	if (read.is_cut)
		memory_lacks();
	if (fine)
		buf_str(bytes, buf_as_str(&read.buf));
	else
		buf_str(why, read.buf.len ? buf_as_str(&read.buf) : STR("no such file"));
	buf_finish(&read.buf);
	return fine;
}

static bool is_inside(const struct cjm_project *p, struct str real, const char *path, struct buf *why)
{
	bool inside = path_is_below(buf_as_str(&p->project.root), real);
	if (!inside)
		buf_fmt(why, "%s is outside the project", path);
	return inside;
}

/* A map that is asked for is read like one that another names. */
static bool read_named(void *project, const char *path, struct buf *bytes, struct buf *why)
{
	const struct cjm_project *p = project;
	struct buf real = { 0 }, reason = { 0 };
	bool is_there = p->disk.resolve(project, path, &real, &reason);
	bool fine = is_there && is_inside(p, buf_as_str(&real), path, why) && p->disk.read(project, real.at, bytes, &reason);
	if (!fine && !why->len)
		buf_fmt(why, "cannot read %s: %.*s", path, STR_ARG(buf_as_str(&reason)));
	buf_finish(&real);
	buf_finish(&reason);
	return fine;
}

static void note_input(void *project, const char *path)
{
	(void)project, (void)path; /* nothing is written that could take an input's place */
}

/* ---- a folder of this machine ---- */

static bool resolve_in(void *project, const char *path, struct buf *real, struct buf *why)
{
	const struct cjm_project *p = project;
	struct buf whole = { 0 };
	buf_fmt(&whole, "%.*s%s", STR_ARG(*path == '/' ? STR("") : p->folder), path);
	bool fine = p->files.disk.resolve(p->files.disk.context, whole.at, real, why);
	buf_finish(&whole);
	return fine;
}

static void each_map_in(void *project, const char *folder, void (*visit)(void *visitor, const char *path), void *visitor)
{
	const struct cjm_project *p = project;
	p->files.disk.each_map(p->files.disk.context, folder, visit, visitor);
}

static bool read_in(void *project, const char *path, struct buf *bytes, struct buf *why)
{
	const struct cjm_project *p = project;
	return p->files.disk.read(p->files.disk.context, path, bytes, why);
}

/* ---- projects ---- */

static struct cjm_project *project_new(void)
{
	struct cjm_project *p = lib_new(sizeof *p);
	files_init(&p->files);
	return p;
}

static struct cjm_project *begun(struct cjm_project *p, const struct disk *disk)
{
	project_init(&p->project, disk);
	project_fix_root(&p->project, ".");
	p->project.arena.is_kept = p->project.path_arena.is_kept = p->files.arena.is_kept = true;
	return p;
}

struct project_call {
	struct cjm_project *project;
	const struct cjm_disk *disk;
	const char *path;
	struct str text;
	bool fine;
};

static void make(void *call)
{
	struct project_call *c = call;
	struct cjm_project *p = project_new();
	if (c->disk) {
		p->host = *c->disk;
		p->disk = (struct disk){ p, resolve_host, read_host, read_named, note_input, NULL, NULL, NULL };
	}
	c->project = begun(p, c->disk ? &p->disk : NULL);
}

struct cjm_project *cjm_project_new(const struct cjm_disk *disk)
{
	struct project_call call = { .disk = disk };
	return memory_try(make, &call) ? call.project : NULL;
}

static void make_in(void *call)
{
	struct project_call *c = call;
	const char *folder = c->path;
	struct cjm_project *p = project_new();
	struct buf real = { 0 }, why = { 0 };
	bool is_known = p->files.disk.resolve(p->files.disk.context, folder, &real, &why); /* whatever folder the host works in later */
	p->folder = str_fmt(&p->files.arena, "%s/", is_known ? real.at : folder);
	buf_finish(&real);
	buf_finish(&why);
	p->disk = (struct disk){ p, resolve_in, read_in, read_named, note_input, NULL, NULL, each_map_in };
	c->project = begun(p, &p->disk);
}

struct cjm_project *cjm_project_new_in(const char *folder)
{
	struct project_call call = { .path = folder };
	return disk_is_folder(folder) && memory_try(make_in, &call) ? call.project : NULL;
}

void cjm_project_free(struct cjm_project *project)
{
	if (!project)
		return;
	project_finish(&project->project);
	files_finish(&project->files);
	lib_free(project);
}

/* ---- what an editor holds ---- */

static void put(void *call)
{
	struct project_call *c = call;
	struct buf tidy = { 0 };
	path_tidy(&tidy, str_of(c->path));
	c->fine = path_is_below(STR("."), buf_as_str(&tidy));
	if (c->fine)
		project_overlay(&c->project->project, c->path, c->text);
	buf_finish(&tidy);
}

bool cjm_project_put(struct cjm_project *project, const char *path, const void *bytes, size_t length)
{
	struct project_call call = { .project = project, .path = path, .text = { bytes ? bytes : "", length } };
	return memory_try(put, &call) && call.fine;
}

static void take_back(void *call)
{
	struct project_call *c = call;
	project_overlay(&c->project->project, c->path, (struct str){ 0 });
}

void cjm_project_take_back(struct cjm_project *project, const char *path)
{
	struct project_call call = { .project = project, .path = path };
	project->lacks_memory |= !memory_try(take_back, &call);
}
