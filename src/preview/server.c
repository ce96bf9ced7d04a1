/* server.c — what is answered, and to whom. The callbacks of libmicrohttpd only note what is asked, and suspend it: maps are drawn between two runs of it, where
 * a lack of memory may end the attempt. Before anything else, Host must be the address that was told: another site's name that leads here is refused.
 * Then the method, then the token, then the path, which is one of a few; none of them is a path of the disk. */
#include "preview/parts.h"

#include "cjm/memory.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>

enum { CONNECTIONS_MOST = 128, SECONDS_MOST = 60, STEP_MOST = 9 /* digits of a number in a path */, STEPS_MOST = 20 };

struct preview_asked { /* a path: /TOKEN/map/3/1/page, or …/at/0/12/5 */
	struct preview_map *map; /* NULL: there is no such path */
	size_t page;             /* from 1 */
	struct str base;         /* up to its last step, with the slash */
	enum { ASKED_SHELL, ASKED_EVENTS, ASKED_PAGE, ASKED_PLACE } what;
	size_t place[3];         /* file, line, column */
};

/* ---- what is asked for ---- */

static bool is_token(const struct preview *p, struct str word)
{
	struct str token = p->wish.token;
	unsigned int differs = word.len != token.len;
	for (size_t i = 0; i < token.len; i++) /* in the same time, however much of it is right */
		differs |= (unsigned char)token.at[i] ^ (unsigned char)(i < word.len ? word.at[i] : 0);
	return !differs;
}

static bool read_step(struct str *path, size_t *number)
{
	struct str step = str_next(path, '/');
	*number = 0;
	if (!step.len || step.len > STEP_MOST || (step.at[0] == '0' && step.len > 1))
		return false;
	for (size_t i = 0; i < step.len; i++) {
		if (step.at[i] < '0' || step.at[i] > '9')
			return false;
		*number = *number * 10 + (size_t)(step.at[i] - '0');
	}
	return true;
}

/* What stands behind "/TOKEN/": the first page is that of the index, or of the only map. */
static void read_home(struct preview *p, struct preview_asked *a)
{
	if (p->operands == 1 && p->maps.len == 1 && !p->folders.len)
		preview_draw(p, p->maps.at[0]);
	a->map = preview_has_index(p) ? &p->index : preview_map_at(p, 1);
	a->page = 1;
}

static void read_map(struct preview *p, struct str *rest, struct preview_asked *a)
{
	size_t number;
	if (read_step(rest, &number) && number && read_step(rest, &a->page) && a->page)
		a->map = preview_map_at(p, number);
}

static bool read_rest(struct str rest, struct preview_asked *a)
{
	struct str word = str_next(&rest, '/');
	bool is_place = str_is(word, "at");
	for (size_t i = 0; i < 3 && is_place; i++)
		if (!read_step(&rest, &a->place[i]))
			return false;
	a->what = is_place ? ASKED_PLACE : str_is(word, "events") ? ASKED_EVENTS : str_is(word, "page") ? ASKED_PAGE : ASKED_SHELL;
	return !rest.len && (a->what != ASKED_SHELL || !word.len);
}

static void read_path(struct preview *p, struct str rest, struct preview_asked *a)
{
	struct str word = str_next(&rest, '/');
	a->page = 1;
	if (str_is(word, "map"))
		read_map(p, &rest, a);
	else if (str_is(word, "index") && rest.len)
		a->map = &p->index;
	if (a->map && !read_rest(rest, a))
		a->map = NULL;
}

static void read_url(struct preview *p, struct str url, struct arena *arena, struct preview_asked *a)
{
	struct str rest = url;
	*a = (struct preview_asked){ 0 };
	if (str_next(&rest, '/').len || !is_token(p, str_next(&rest, '/')))
		return;
	if (url.len == p->wish.token.len + 2)
		read_home(p, a);
	else if (!str_ends(url, "/"))
		read_path(p, rest, a);
	if (a->map && a->map->number)
		a->base = str_fmt(arena, "/%.*s/map/%zu/%zu/", STR_ARG(p->wish.token), a->map->number, a->page);
	else if (a->map)
		a->base = str_fmt(arena, "/%.*s/index/", STR_ARG(p->wish.token));
}

/* ---- answers ---- */

static void add_heads(const struct preview *p, struct MHD_Response *response, const char *type, const char *policy)
{
	static const char *const HEADS[][2] = {
		{ "Cache-Control", "no-store" }, { "Referrer-Policy", "no-referrer" }, { "X-Content-Type-Options", "nosniff" }, { "Cross-Origin-Resource-Policy", "same-origin" },
		{ "Cross-Origin-Opener-Policy", "same-origin" },
	};
	for (size_t i = 0; response && i < sizeof HEADS / sizeof *HEADS; i++)
		p->lib.MHD_add_response_header(response, HEADS[i][0], HEADS[i][1]);
	if (!response)
		return;
	p->lib.MHD_add_response_header(response, "Content-Security-Policy", policy);
	p->lib.MHD_add_response_header(response, "Content-Type", type);
}

static void put_bytes(struct preview *p, struct preview_asking *of, unsigned int status, struct str bytes, const char *type, const char *policy)
{
	of->status = status;
	of->response = p->lib.MHD_create_response_from_buffer(bytes.len, (void *)(uintptr_t)bytes.at, MHD_RESPMEM_MUST_COPY);
	add_heads(p, of->response, type, policy);
}

static void put_nothing(struct preview *p, struct preview_asking *of)
{
	put_bytes(p, of, MHD_HTTP_NOT_FOUND, STR("not found\n"), "text/plain; charset=utf-8", "default-src 'none'");
}

static void put_shell(struct preview *p, struct preview_asking *of, const struct preview_asked *a)
{
	struct buf html = { 0 }, policy = { 0 };
	preview_write_policy(&policy);
	preview_write_shell(p, a->base, a->page, &html);
	put_bytes(p, of, MHD_HTTP_OK, buf_as_str(&html), "text/html; charset=utf-8", policy.at);
	buf_finish(&html);
	buf_finish(&policy);
}

/* Its own policy is in it. */
static void put_page(struct preview *p, struct preview_asking *of, const struct preview_asked *a)
{
	preview_draw(p, a->map);
	if (a->page > a->map->pages.len)
		put_nothing(p, of);
	else
		put_bytes(p, of, MHD_HTTP_OK, buf_as_str(&a->map->pages.at[a->page - 1].bytes), "text/html; charset=utf-8", "frame-ancestors 'self'");
}

static void put_events(struct preview *p, struct preview_asking *of, const struct preview_asked *a)
{
	struct preview_client *client = preview_listen(p, a->map);
	client->connection = of->connection;
	of->status = MHD_HTTP_OK;
	of->response = p->lib.MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, 4096, preview_give, client, preview_forget);
	if (!of->response)
		preview_forget(client);
	add_heads(p, of->response, "text/event-stream", "default-src 'none'");
}

static void show_place(struct preview *p, struct preview_asking *of, const struct preview_asked *a)
{
	if (!p->host->show || a->place[0] >= a->map->files.len || !a->place[1] || !a->place[2]) {
		put_nothing(p, of);
		return;
	}
	p->host->show(p->host->context, a->map->files.at[a->place[0]], a->place[1], a->place[2]);
	put_bytes(p, of, MHD_HTTP_NO_CONTENT, STR(""), "text/plain; charset=utf-8", "default-src 'none'");
}

static void answer(struct preview *p, struct preview_asking *of)
{
	static void (*const ANSWERS[])(struct preview *, struct preview_asking *, const struct preview_asked *) = { put_shell, put_events, put_page, show_place };
	struct arena arena;
	struct preview_asked a;
	arena_init(&arena);
	read_url(p, str_of(of->url), &arena, &a);
	if (a.map)
		ANSWERS[a.what](p, of, &a);
	else
		put_nothing(p, of);
	arena_finish(&arena);
}

/* ---- what libmicrohttpd calls: no memory of ours is taken by what can end an attempt ---- */

static enum MHD_Result refuse(struct preview *p, struct MHD_Connection *c, unsigned int status, struct str why)
{
	struct MHD_Response *response = p->lib.MHD_create_response_from_buffer(why.len, (void *)(uintptr_t)why.at, MHD_RESPMEM_PERSISTENT);
	add_heads(p, response, "text/plain; charset=utf-8", "default-src 'none'");
	if (response && status == MHD_HTTP_METHOD_NOT_ALLOWED)
		p->lib.MHD_add_response_header(response, "Allow", "GET");
	enum MHD_Result result = response ? p->lib.MHD_queue_response(c, status, response) : MHD_NO;
	if (response)
		p->lib.MHD_destroy_response(response);
	return result;
}

static enum MHD_Result begin(struct preview *p, struct MHD_Connection *c, const char *url, void **of)
{
	struct preview_asking *a = memory_may_grow(NULL, sizeof *a);
	if (!a)
		return MHD_NO;
	*a = (struct preview_asking){ .connection = c, .next = p->askings };
	for (size_t i = 0; url[i] && i + 1 < sizeof a->url; i++)
		a->url[i] = url[i];
	p->askings = a;
	*of = a;
	return MHD_YES;
}

/* Called for its head, for its body if it has one, at its end, and when it has an answer. */
static enum MHD_Result take(void *preview, struct MHD_Connection *c, const char *url, const char *method, const char *version, const char *body, size_t *body_len, void **of)
{
	struct preview *p = preview;
	struct preview_asking *a = *of;
	(void)version, (void)body;
	if (a && a->status)
		return a->response ? p->lib.MHD_queue_response(c, a->status, a->response) : MHD_NO;
	if (!str_equal(str_of(p->lib.MHD_lookup_connection_value(c, MHD_HEADER_KIND, "Host")), p->authority))
		return refuse(p, c, MHD_HTTP_FORBIDDEN, STR("forbidden\n"));
	if (strcmp(method, "GET") != 0)
		return refuse(p, c, MHD_HTTP_METHOD_NOT_ALLOWED, STR("only GET\n"));
	if (!a)
		return begin(p, c, url, of);
	if (*body_len) {
		*body_len = 0;
		return MHD_YES;
	}
	a->waits = true;
	p->lib.MHD_suspend_connection(c);
	return MHD_YES;
}

static void end(void *preview, struct MHD_Connection *c, void **of, enum MHD_RequestTerminationCode why)
{
	struct preview_asking *a = *of;
	(void)preview, (void)c, (void)why;
	if (a)
		a->is_over = true;
}

/* ---- between its runs ---- */

static void drop_askings(struct preview *p)
{
	for (struct preview_asking **at = &p->askings; *at;) {
		struct preview_asking *a = *at;
		if (!a->is_over) {
			at = &a->next;
			continue;
		}
		*at = a->next;
		if (a->response)
			p->lib.MHD_destroy_response(a->response);
		memory_free(a);
	}
}

static bool answer_all(struct preview *p)
{
	bool has_answered = false;
	for (struct preview_asking *a = p->askings; a; a = a->next) {
		if (!a->waits)
			continue;
		a->waits = false;
		answer(p, a);
		p->lib.MHD_resume_connection(a->connection);
		has_answered = true;
	}
	return has_answered;
}

void preview_work(struct preview *p)
{
	do {
		p->lib.MHD_run(p->daemon);
		drop_askings(p);
		preview_drop_clients(p);
	} while (answer_all(p));
}

/* ---- its beginning and end ---- */

bool preview_open(struct preview *p, struct buf *why)
{
	struct sockaddr_in at = { .sin_family = AF_INET, .sin_port = htons((uint16_t)p->wish.port) };
	at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	p->daemon = p->lib.MHD_start_daemon(MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, take, p, MHD_OPTION_SOCK_ADDR, (struct sockaddr *)&at,
		MHD_OPTION_CONNECTION_LIMIT, (unsigned int)CONNECTIONS_MOST, MHD_OPTION_CONNECTION_TIMEOUT, (unsigned int)SECONDS_MOST, MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_NOTIFY_COMPLETED, end, p, MHD_OPTION_END);
	const union MHD_DaemonInfo *port = p->daemon ? p->lib.MHD_get_daemon_info(p->daemon, MHD_DAEMON_INFO_BIND_PORT) : NULL;
	if (!port && p->wish.port)
		buf_fmt(why, "cannot open port %d of 127.0.0.1; another program may use it", p->wish.port);
	else if (!port)
		buf_said(why, "cannot open a port of 127.0.0.1");
	else
		p->port = port->port;
	p->authority = str_fmt(&p->arena, "127.0.0.1:%d", p->port);
	return port;
}

void preview_close(struct preview *p)
{
	if (!p->daemon)
		return;
	p->is_ending = true;
	for (struct preview_client *c = p->clients; c; c = c->next)
		preview_send(c, "end", STR("{}"));
	for (int i = 0; i < STEPS_MOST && p->clients; i++) /* so that they hear of it, if they listen at all */
		preview_work(p);
	p->lib.MHD_stop_daemon(p->daemon);
	p->daemon = NULL;
	drop_askings(p);
	preview_drop_clients(p);
}

int preview_fd(const struct preview *p)
{
	const union MHD_DaemonInfo *info = p->lib.MHD_get_daemon_info(p->daemon, MHD_DAEMON_INFO_EPOLL_FD);
	return info ? info->epoll_fd : -1;
}

int preview_patience(const struct preview *p)
{
	MHD_UNSIGNED_LONG_LONG left;
	if (p->lib.MHD_get_timeout(p->daemon, &left) != MHD_YES)
		return -1;
	return left > 60000 ? 60000 : (int)left;
}
