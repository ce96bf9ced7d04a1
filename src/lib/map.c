/* map.c — maps and their things, as cjm.h gives them. */
#include "lib/lib.h"

#include "cjm/said.h"

#include <string.h>

static const char **file_paths(struct cjm_map *m)
{
	const char **paths = arena_alloc(&m->arena, m->sources.files.len * sizeof *paths);
	for (size_t i = 0; i < m->sources.files.len; i++)
		paths[i] = str_terminated(&m->arena, m->sources.files.at[i]->path);
	return paths;
}

static const struct cjm_map WITHOUT_MEMORY;
static const struct cjm_thing NO_FILE = { .map = &WITHOUT_MEMORY, .kind = "", .name = "", .text = "", .id = "" };
static const struct cjm_map WITHOUT_MEMORY = { .why = "not enough memory", .findings = { .text = "" }, .file = (struct cjm_thing *)&NO_FILE };

struct map_call {
	struct cjm_project *project;
	const char *path;
	struct cjm_map *map;
};

static void read_map(void *call)
{
	struct map_call *c = call;
	struct cjm_project *project = c->project;
	const char *path = c->path;
	struct cjm_map *m = c->map = lib_new(sizeof *m);
	struct buf text = { 0 }, why = { 0 };
	struct findings found;
	struct reader reader = project_reader(&project->project);
	arena_init(&m->arena);
	sources_init(&m->sources);
	findings_init(&found);
	project_text(&project->project, path, &text, &why);
	m->why = str_terminated(&m->arena, buf_as_str(&why));
	const struct str known = str_copy(&m->arena, project_path(&project->project, path));
	m->map = map_read(&m->sources, source_add(&m->sources, known, buf_as_str(&text), &found), &reader, &found);
	m->paths = file_paths(m);
	m->file = lib_model(m);
	m->findings.text = "";
	lib_add_findings(&m->findings, &m->arena, &m->sources, &found);
	findings_finish(&found);
	buf_finish(&text);
	buf_finish(&why);
}

struct cjm_map *cjm_map_read(struct cjm_project *project, const char *path)
{
	struct map_call call = { project, path, NULL };
	bool fine = !project->lacks_memory && memory_try(read_map, &call);
	return fine ? call.map : (struct cjm_map *)&WITHOUT_MEMORY; /* which nothing changes that has a map to show */
}

void cjm_map_free(struct cjm_map *map)
{
	if (!map || map == &WITHOUT_MEMORY)
		return;
	map_free(map->map);
	sources_finish(&map->sources);
	arena_finish(&map->arena);
	lib_free(map);
}

const char *cjm_map_why(const struct cjm_map *map) { return map == &WITHOUT_MEMORY ? said(map->why) : map->why; }
const struct cjm_findings *cjm_map_findings(const struct cjm_map *map) { return &map->findings; }
const struct cjm_thing *cjm_map_file(const struct cjm_map *map) { return map->file; }

/* ---- things ---- */

static const struct cjm_thing *of_kind(const struct cjm_thing *thing, const char *kind)
{
	while (thing && kind && strcmp(thing->kind, kind) != 0)
		thing = thing->next;
	return thing;
}

const struct cjm_thing *cjm_thing_first(const struct cjm_thing *thing, const char *kind) { return of_kind(thing->first, kind); }
const struct cjm_thing *cjm_thing_next(const struct cjm_thing *thing, const char *kind) { return of_kind(thing->next, kind); }
const struct cjm_thing *cjm_thing_parent(const struct cjm_thing *thing) { return thing->parent; }
const char *cjm_thing_kind(const struct cjm_thing *thing) { return thing->kind; }
const char *cjm_thing_name(const struct cjm_thing *thing) { return thing->name; }
const char *cjm_thing_text(const struct cjm_thing *thing) { return thing->text; }
const char *cjm_thing_id(const struct cjm_thing *thing) { return thing->id; }

static struct cjm_place place_in_map(const struct cjm_map *m, struct span span)
{
	return lib_place(&m->sources, span, span.file ? m->paths[span.file - 1] : "");
}

struct cjm_place cjm_thing_place(const struct cjm_thing *thing) { return place_in_map(thing->map, thing->span); }

/* ---- properties ---- */

size_t cjm_thing_property_count(const struct cjm_thing *thing) { return thing->properties.len; }

const struct cjm_property *cjm_thing_property_at(const struct cjm_thing *thing, size_t index)
{
	return index < thing->properties.len ? &thing->properties.at[index] : NULL;
}

const struct cjm_property *cjm_thing_property(const struct cjm_thing *thing, const char *name)
{
	for (size_t i = 0; i < thing->properties.len; i++)
		if (strcmp(thing->properties.at[i].name, name) == 0)
			return &thing->properties.at[i];
	return NULL;
}

const char *cjm_property_name(const struct cjm_property *property) { return property->name; }
struct cjm_place cjm_property_place(const struct cjm_property *property) { return place_in_map(property->map, property->span); }
enum cjm_property_type cjm_property_type(const struct cjm_property *property) { return property->type; }
double cjm_property_number(const struct cjm_property *property) { return property->number; }
double cjm_property_high(const struct cjm_property *property) { return property->high; }
const char *cjm_property_unit(const struct cjm_property *property) { return property->unit; }
size_t cjm_property_count(const struct cjm_property *property) { return property->len; }
const char *cjm_property_text(const struct cjm_property *property) { return cjm_property_text_at(property, 0); }

const char *cjm_property_text_at(const struct cjm_property *property, size_t index)
{
	return property->texts && index < property->len ? property->texts[index] : "";
}

const struct cjm_thing *cjm_property_thing_at(const struct cjm_property *property, size_t index)
{
	return property->things && index < property->len ? property->things[index] : NULL;
}
