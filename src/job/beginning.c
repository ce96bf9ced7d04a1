/* beginning.c — what a new map takes from others, and whether it is one where it will stand. */
#include "cjm/beginning.h"

#include "cjm/document.h"

#include <string.h>

void beginning_finish(struct beginning *b)
{
	template_parts_finish(&b->parts);
	arena_finish(&b->arena);
}

/* False with the reason. */
static bool fits_template(struct beginning *b, const char *const *words, size_t count, struct buf *why)
{
	const struct template_row *row = b->row;
	bool is_wrong = true;
	if (row->origin == FROM_NOTHING && count > 1)
		buf_fmt(why, "`%s` needs no map. To write it into a file: cjm new %s -o %.*s", row->name, row->name, STR_ARG(path_for_shell(&b->arena, str_of(words[1]))));
	else if (row->origin == FROM_NOTHING && b->journey)
		buf_fmt(why, "--journey does not apply: `%s` needs no map", row->name);
	else if (row->origin == FROM_MAP && count != 2)
		buf_fmt(why, "`%s` needs a map: cjm new %s map.cjm -o new.cjm", row->name, row->name);
	else if (row->origin == FROM_FOLDER && count != 2)
		buf_fmt(why, "`%s` needs a folder: cjm new %s maps -o new.cjm", row->name, row->name);
	else
		is_wrong = false;
	return !is_wrong;
}

bool beginning_choose(struct beginning *b, const char *const *words, size_t count, struct buf *why)
{
	const struct template_row *nearest = template_nearest(str_of(words[0]));
	b->row = template_of(str_of(words[0]));
	if (b->row)
		return fits_template(b, words, count, why);
	if (nearest)
		buf_fmt(why, "unknown template `%s`; did you mean `%s`?", words[0], nearest->name);
	else
		buf_fmt(why, "unknown template `%s`; `cjm new` lists them", words[0]);
	return false;
}

static bool is_meant(const struct beginning *b, const struct journey *j)
{
	if (j->is_included || (b->journey && !str_is(j->thing.name, b->journey) && !str_is(j->thing.text, b->journey)))
		return false;
	return b->row->origin != FROM_FOLDER || (j->kind != JOURNEY_EXPERIENCE && j->state != STATE_FUTURE);
}

/* From where the new map will stand to what has this name in the place; where the two paths alone do not tell it, by where both lie. */
static struct str way_to(struct beginning *b, struct str path, const char *name)
{
	const struct disk *disk = b->project->disk;
	struct buf here = { 0 }, there = { 0 }, why = { 0 };
	struct str folder = path_folder(str_of(b->path)), way = path_from_file(&b->arena, str_of(b->path), str_fmt(&b->arena, "%.*s%s", STR_ARG(path), name));
	bool is_told = str_starts(folder, "/") == str_starts(path, "/") && str_find_text(folder, 0, STR("..")) == folder.len;
	if (!is_told && disk && disk->resolve(disk->context, folder.len ? str_terminated(&b->arena, folder) : ".", &here, &why) && disk->resolve(disk->context, str_terminated(&b->arena, path), &there, &why)) {
		buf_text(&here, "/x");
		buf_text(&there, name);
		way = path_from_file(&b->arena, buf_as_str(&here), buf_as_str(&there));
	}
	buf_finish(&here);
	buf_finish(&there);
	buf_finish(&why);
	return way;
}

static void take_journeys(struct beginning *b, const struct map *map, const char *path)
{
	struct str from_here = way_to(b, str_of(path), "");
	if (!b->has_language && !b->taken)
		b->language = template_language_of(map->language);
	FOR_EACH(struct journey, j, map->journeys) {
		if (!is_meant(b, j))
			continue;
		b->taken++;
		if (b->row->origin == FROM_FOLDER)
			template_add_stage(j, from_here, &b->parts);
		else if (b->taken == 1)
			template_take_journey(b->row, b->language, j, from_here, &b->parts);
	}
}

/* Reads a text as the map at this path. */
static bool read_there(struct beginning *b, struct conversion *c, const char *path, struct str text, bool takes)
{
	struct map *settings;
	project_set_root(b->project, path);
	struct map *map = project_text_read(b->project, &c->sources, str_of(path), text, false, &settings, &c->found);
	if (takes && !c->found.error_count)
		take_journeys(b, map, path);
	map_free(map);
	map_free(settings);
	return !c->found.error_count;
}

bool beginning_take(struct beginning *b, struct conversion *c, const char *path, struct str text)
{
	b->origin = str_terminated(&b->arena, str_of(path));
	return !document_refuse(c, str_of(path), text) && read_there(b, c, path, text, true);
}

/* As a way from the new map, where its commands are typed. */
static struct str folder_from(struct beginning *b)
{
	struct str way = way_to(b, str_of(b->folder), "/x");
	return way.len > 2 ? str_slice(way, 0, way.len - 2) : STR(".");
}

/* The map that it is made of can only be included inside one project: that is said of the file that is asked for, and not of a line that nobody sees. */
static void tell_what_is_outside(struct beginning *b, struct conversion *c)
{
	bool is_refused = false;
	for (size_t i = 0; i < c->found.len; i++)
		is_refused = is_refused || str_is(str_of(c->found.at[i].id), "include");
	if (!is_refused || !b->row || b->row->origin != FROM_MAP)
		return;
	findings_finish(&c->found);
	findings_init(&c->found);
	struct finding *f = finding_add(&c->found, SEVERITY_ERROR, "include", (struct span){ 0 }, "%s cannot include %s, which is outside its project", b->path, b->origin);
	f->hint = STR("choose a name in its folder (-o), or put a file project.cjm with the line `project` into a folder above both");
}

bool beginning_write(struct beginning *b, struct conversion *c, struct str text)
{
	struct buf filled = { 0 };
	if (b->row) {
		buf_str(&b->parts.file, path_for_shell(&b->arena, path_name(str_of(b->path))));
		if (b->folder)
			buf_str(&b->parts.folder, path_for_shell(&b->arena, folder_from(b)));
		template_write(b->row, b->language, &b->parts, &filled);
		text = buf_as_str(&filled);
	}
	bool fine = convert_layout(c, str_of(b->path), text) && read_there(b, c, b->path, buf_as_str(&c->text), false);
	buf_finish(&filled);
	if (!fine)
		tell_what_is_outside(b, c);
	return fine;
}
