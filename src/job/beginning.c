/* beginning.c — what a new map takes from others, and whether it is one where it will stand. */
#include "cjm/beginning.h"

#include "cjm/document.h"

#include <string.h>

void beginning_finish(struct beginning *b)
{
	template_parts_finish(&b->parts);
	arena_finish(&b->arena);
}

static bool is_meant(const struct beginning *b, const struct journey *j)
{
	if (j->is_included || (b->journey && !str_is(j->thing.name, b->journey) && !str_is(j->thing.text, b->journey)))
		return false;
	return b->row->origin != FROM_FOLDER || (j->kind != JOURNEY_EXPERIENCE && j->state != STATE_FUTURE);
}

static void take_journeys(struct beginning *b, const struct map *map, const char *path)
{
	struct str from_here = path_from_file(&b->arena, str_of(b->path), str_of(path));
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
	return !document_refuse(c, str_of(path), text) && read_there(b, c, path, text, true);
}

/* As a way from the new map, where its commands are typed. */
static struct str folder_from(struct beginning *b)
{
	struct str way = path_from_file(&b->arena, str_of(b->path), str_fmt(&b->arena, "%s/x", b->folder));
	return way.len > 2 ? str_slice(way, 0, way.len - 2) : STR(".");
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
	return fine;
}
