/* preview.c — a preview from its beginning to its end, and what happens in between. */
#include "preview/parts.h"

struct preview *preview_new(const struct preview_host *host, const struct preview_wish *wish, struct buf *why)
{
	struct arena arena;
	arena_init(&arena);
	struct preview *p = ARENA_NEW(&arena, struct preview);
	p->arena = arena;
	p->host = host;
	p->wish = *wish;
	p->wish.token = str_copy(&p->arena, wish->token);
	names_init(&p->known, &p->arena);
	names_init(&p->read, &p->arena);
	arena_init(&p->index.arena);
	if (microhttpd_lib_load(&p->lib, why) && preview_open(p, why))
		return p;
	preview_free(p);
	return NULL;
}

static void finish_map(struct preview_map *m)
{
	for (size_t i = 0; i < m->pages.len; i++)
		buf_finish(&m->pages.at[i].bytes);
	buf_finish(&m->state);
	arena_finish(&m->arena);
}

void preview_free(struct preview *p)
{
	if (!p)
		return;
	preview_close(p);
	for (size_t i = 0; i < p->maps.len; i++)
		finish_map(p->maps.at[i]);
	finish_map(&p->index);
	struct arena arena = p->arena;
	arena_finish(&arena);
}

size_t preview_add(struct preview *p, const char *path, bool is_folder)
{
	if (!is_folder) {
		size_t before = p->maps.len, number = preview_map_of(p, path)->number;
		p->operands += p->maps.len - before;
		return number;
	}
	p->operands++;
	VEC_PUSH(&p->arena, &p->folders, str_copy(&p->arena, str_of(path)));
	preview_find_maps(p);
	return 0;
}

void preview_address(const struct preview *p, size_t map, struct buf *out)
{
	buf_fmt(out, "http://%.*s/%.*s/", STR_ARG(p->authority), STR_ARG(p->wish.token));
	if (map)
		buf_fmt(out, "map/%zu/1", map);
}

const struct names *preview_read(const struct preview *p)
{
	return &p->read;
}

/* Each that is looked at once; the others when they are asked for. */
void preview_refresh(struct preview *p)
{
	preview_find_maps(p);
	p->index.is_drawn = false;
	for (size_t i = 0; i < p->maps.len; i++)
		p->maps.at[i]->is_drawn = false;
	for (struct preview_client *c = p->clients; c; c = c->next) {
		struct buf before = { 0 };
		struct preview_map *m = c->map;
		if (m->is_drawn)
			continue;
		buf_str(&before, buf_as_str(&m->state));
		preview_draw(p, m);
		for (struct preview_client *of = p->clients; of && !str_equal(buf_as_str(&before), buf_as_str(&m->state)); of = of->next)
			if (of->map == m)
				preview_send(of, "state", buf_as_str(&m->state));
		buf_finish(&before);
	}
	preview_work(p);
}

void preview_ping(struct preview *p)
{
	for (struct preview_client *c = p->clients; c; c = c->next)
		preview_send(c, NULL, (struct str){ 0 });
	preview_work(p);
}

void preview_point(struct preview *p, struct str path, size_t line)
{
	struct buf told = { 0 };
	for (struct preview_client *c = p->clients; c; c = c->next)
		for (size_t i = 0; i < c->map->files.len; i++)
			if (str_equal(c->map->files.at[i], path)) {
				buf_clear(&told);
				buf_fmt(&told, "{\"file\":%zu,\"line\":%zu}", i, line);
				preview_send(c, "cursor", buf_as_str(&told));
			}
	buf_finish(&told);
	preview_work(p);
}
