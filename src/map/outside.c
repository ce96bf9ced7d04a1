/* outside.c — links and pictures: what a map names outside of itself. Each is judged here, once, whatever is made of the map later. */
#include "map/outside.h"

#include "cjm/picture.h"

#include <string.h>

bool outside_is_named(enum statement_kind kind)
{
	return kind == KIND_LINK || kind == KIND_TICKET || kind == KIND_DETAIL || kind == KIND_FOLLOWS || kind == KIND_IMAGE || kind == KIND_LOGO;
}

/* ---- links ---- */

static const struct {
	const char *sentence, *way_out;
} FAULTS[] = {
	[LINK_LEADS_NOWHERE] = { "this link has no target", "write the whole address, such as https://example.org/page or mailto:desk@example.org" },
	[LINK_OF_ANOTHER_KIND] = { "this is not a link that a reader can follow", "links are https:, http: and mailto: addresses, and files of the project by their path from here" },
	[LINK_BEGINS_AT_THE_ROOT] = { "a link that starts with a slash is outside the project", "write the whole address, https://…, or the file's path from the folder of this one" },
	[LINK_HAS_BACKSLASH] = { "a backslash in a link hides its target", "write paths with /, on every system" },
	[LINK_HIDES] = { "this link has characters that hide its target", "write it without spaces at its ends and without control characters" },
};

/* The file's folder may lie deep in the project; how deep, the reader knows. */
static bool climbs_out(const struct map *m, const struct reader *reader, const struct arg *a)
{
	int climb = link_climb(a->text);
	return climb && climb > (reader && reader->depth ? reader->depth(reader->context, source_of(m->sources, a->span)->path) : 0);
}

static void judge_link(struct map *m, const struct reader *reader, const struct outer *o, struct findings *found)
{
	enum link_fault fault = link_fault(o->arg->text);
	o->thing->leads_out = !fault && climbs_out(m, reader, o->arg);
	if (!fault && !o->thing->leads_out)
		return;
	struct finding *f = finding_add(found, SEVERITY_WARNING, "unsafe-link", o->arg->span, "%s", fault ? FAULTS[fault].sentence : "this link is outside the project");
	f->hint = str_of(fault ? FAULTS[fault].way_out : "copy the file into the project, or write its address: https://…");
}

/* Words with spaces between them, such as "Returns: by post", and no address: the title of a journey in another file. */
static bool is_title(struct str text)
{
	bool has_space = false, is_plain = text.len && text.at[0] != ' ' && !str_ends(text, " ") && !str_ends(text, ".cjm");
	for (size_t i = 0; i < text.len; i++) {
		has_space |= text.at[i] == ' ';
		is_plain = is_plain && (unsigned char)text.at[i] >= ' ' && !strchr("&\\/", text.at[i]);
	}
	return has_space && is_plain;
}

/* A journey that is known by its name or text needs no link. */
static bool is_resolved(const struct outer *o)
{
	bool is_detail = o->kind == KIND_DETAIL || o->kind == KIND_FOLLOWS;
	return is_detail && (((const struct detail *)o->thing)->journey || !o->thing->text.len || is_title(o->thing->text));
}

/* ---- pictures ---- */

enum {
#define PICTURE(what, most) PICTURE_##what = most,
#include "limits.def"
};

struct album { /* what was read, by the file that names it and the path */
	struct map *map;
	const struct reader *reader;
	struct findings *found;
	struct names pages; /* → struct table_page * */
	uint64_t pixels, bytes;
};

struct table_page {
	struct str bytes;
	struct str why, hint; /* where there is none */
};

static bool is_too_much(struct album *a, const struct picture *p)
{
	if (a->pixels + p->pixels > PICTURE_ALL_PIXELS || a->bytes + p->bytes.len > PICTURE_ALL_BYTES)
		return true;
	a->pixels += p->pixels;
	a->bytes += p->bytes.len;
	return false;
}

/* Bytes that were read: a picture, or why they are none. */
static void judge_bytes(struct album *a, struct str path, struct str bytes, struct table_page *page)
{
	struct picture p;
	struct buf why = { 0 };
	const struct picture_limits most = { PICTURE_SIDE, PICTURE_PIXELS, PICTURE_BYTES };
	bool is_whole = picture_read(&a->map->arena, bytes, most, &p, &why), is_one = is_whole && !is_too_much(a, &p);
	if (is_whole && !is_one)
		buf_text(&why, "with it the pictures of this map are too large together; save them smaller");
	page->bytes = is_one ? p.bytes : (struct str){ 0 };
	page->why = is_one ? (struct str){ 0 } : str_fmt(&a->found->arena, "cannot draw `%.*s`: %.*s", STR_ARG(path), STR_ARG(buf_as_str(&why)));
	page->hint = STR("the drawing is made without it");
	buf_finish(&why);
}

static const struct table_page *page_of(struct album *a, const struct arg *said)
{
	struct str from = source_of(a->map->sources, said->span)->path, key = str_fmt(&a->map->arena, "%d %.*s", (int)said->span.file, STR_ARG(said->text));
	struct table_page *page = names_find(&a->pages, key);
	struct buf bytes = { 0 }, why = { 0 };
	if (page)
		return page;
	page = ARENA_NEW(&a->map->arena, struct table_page);
	names_add(&a->pages, key, page);
	if (a->reader->picture(a->reader->context, from, said->text, &bytes, &why))
		judge_bytes(a, said->text, buf_as_str(&bytes), page);
	else
		*page = (struct table_page){ .why = str_copy(&a->found->arena, buf_as_str(&why)), .hint = STR("the drawing is made without it; the path is relative to the folder of this map") };
	buf_finish(&bytes);
	buf_finish(&why);
	return page;
}

static void judge_picture(struct album *a, const struct outer *o)
{
	const struct table_page *page = page_of(a, o->arg);
	*(o->kind == KIND_LOGO ? &((struct theme_spec *)o->thing)->logo_bytes : &((struct image *)o->thing)->bytes) = page->bytes;
	if (page->why.len)
		finding_add(a->found, SEVERITY_WARNING, "no-picture", o->arg->span, "%.*s", STR_ARG(page->why))->hint = page->hint;
}

void outside_judge(struct map *m, const struct reader *reader, const struct outers *outers, struct findings *found)
{
	struct album album = { .map = m, .reader = reader, .found = found };
	names_init(&album.pages, &m->arena);
	for (size_t i = 0; i < outers->list.len; i++) {
		const struct outer *o = &outers->list.at[i];
		bool is_picture = o->kind == KIND_IMAGE || o->kind == KIND_LOGO;
		if (!is_picture && !is_resolved(o))
			judge_link(m, reader, o, found);
		if (is_picture && reader && reader->picture)
			judge_picture(&album, o);
	}
}
