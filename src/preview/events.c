/* events.c — what pages that are open are told, as server-sent events. A page with nothing to hear is suspended, and costs nothing. */
#include "preview/parts.h"

#include "cjm/memory.h"

#include <string.h>

struct preview_client *preview_listen(struct preview *p, struct preview_map *m)
{
	struct preview_client *c = memory_new(sizeof *c);
	c->preview = p;
	c->map = m;
	for (struct preview_client *other = p->clients; other; other = other->next)
		preview_send(other, NULL, (struct str){ 0 }); /* so that those that are gone leave their place */
	c->next = p->clients;
	p->clients = c;
	preview_draw(p, m);
	preview_send(c, "state", buf_as_str(&m->state));
	return c;
}

/* JSON has no line feeds, so that an event is two lines. */
void preview_send(struct preview_client *c, const char *event, struct str data)
{
	if (event)
		buf_fmt(&c->out, "event: %s\ndata: %.*s\n\n", event, STR_ARG(data));
	else
		buf_text(&c->out, ":\n\n");
	if (c->waits && !c->is_gone)
		c->preview->lib.MHD_resume_connection(c->connection);
	c->waits = false;
}

ssize_t preview_give(void *client, uint64_t at, char *out, size_t most)
{
	struct preview_client *c = client;
	size_t left = c->out.len - c->sent, count = left < most ? left : most;
	(void)at;
	if (!left && c->preview->is_ending)
		return MHD_CONTENT_READER_END_OF_STREAM;
	if (!left) {
		c->waits = true;
		c->preview->lib.MHD_suspend_connection(c->connection);
		return 0;
	}
	memcpy(out, c->out.at + c->sent, count);
	c->sent += count;
	if (c->sent == c->out.len) {
		buf_clear(&c->out);
		c->sent = 0;
	}
	return (ssize_t)count;
}

void preview_forget(void *client)
{
	((struct preview_client *)client)->is_gone = true;
}

void preview_drop_clients(struct preview *p)
{
	for (struct preview_client **at = &p->clients; *at;) {
		struct preview_client *c = *at;
		if (!c->is_gone) {
			at = &c->next;
			continue;
		}
		*at = c->next;
		buf_finish(&c->out);
		memory_free(c);
	}
}
